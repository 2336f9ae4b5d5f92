"""The errors a user can meet, each with its exit code.

Exit codes: 0 done; 1 no matches, or a check has findings; 2 wrong usage; 3 a file could not be
read or written, or is not a valid dataset; 70 an error of gcmreview itself; 130 interrupted; 141
the reader closed the pipe.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

UNEXPECTED = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
Request = TypeVar("Request")
# Something that a name may mean: its id, and the first words of it.
Choice = tuple[str, str]


class GcmreviewError(Exception):
    """Something that a user can fix; its text is the message, one line per problem."""

    exit_code = UNEXPECTED


class NothingFoundError(GcmreviewError):
    """The look-up was valid and matched nothing."""

    exit_code = 1


class UsageError(GcmreviewError):
    """The call is wrong: an unknown speaker, agency, topic, paragraph or option value."""

    exit_code = 2


class ChoiceError(UsageError):
    """A name may mean several things. Its text has a line for each, after what to do."""

    def __init__(self, problem: str, choices: Sequence[Choice]) -> None:
        width = max(len(name) for name, _ in choices)
        lines = (f"  {name:{width}}  {words}" for name, words in choices)
        super().__init__("\n".join((f"{problem}:", *lines)))
        self.choices = choices


class FileError(GcmreviewError):
    """A file or stream could not be read or written."""

    exit_code = 3


class UnreadableError(GcmreviewError):
    """A reader failed on a draft's text; the message does not name the draft."""


class DatasetError(GcmreviewError):
    """A file is not a valid dataset; the text has one line per problem."""

    exit_code = 3


class PipeClosedError(GcmreviewError):
    """The reader of standard output closed it, as ``head`` does; no message is printed."""

    exit_code = PIPE_CLOSED


def explain(error: Exception) -> str:
    """Return the reason for an error of the system in a few words: ``no space left on device``."""
    match error:
        case MemoryError():
            return "memory ran out"
        case RecursionError():
            return "it is nested too deeply"
        case OSError(strerror=str(reason)):
            return reason.lower()
        case _:
            return str(error).lower()


def refuse_conflicts(
    request: Request, conflicts: Iterable[tuple[Callable[[Request], bool], str]]
) -> None:
    """Raise UsageError with the message of the first row whose condition the request meets."""
    for applies, message in conflicts:
        if applies(request):
            raise UsageError(message)
