"""The errors a user can meet, each with its exit code.

Exit codes: 0 done; 1 nothing matched, or a check found something; 2 usage; 3 a file could not be
read or written, or is no valid dataset; 70 an error of gcmreview's own; 130 interrupted; 141 the
reader closed the pipe.
"""

UNEXPECTED = 70
INTERRUPTED = 130
PIPE_CLOSED = 141


class GcmreviewError(Exception):
    """Something that a user can mend; its text is what the user is told, one line a problem."""

    exit_code = UNEXPECTED


class NothingFoundError(GcmreviewError):
    """The look-up was in order and matched nothing."""

    exit_code = 1


class UsageError(GcmreviewError):
    """The call is wrong: an unknown speaker, agency, topic, paragraph or option value."""

    exit_code = 2


class FileError(GcmreviewError):
    """A file or stream could not be read or written."""

    exit_code = 3


class DatasetError(GcmreviewError):
    """A file is no valid dataset; the text has a line for every problem found in it."""

    exit_code = 3


class PipeClosedError(GcmreviewError):
    """The reader of standard output went away, as ``head`` does; nothing is said."""

    exit_code = PIPE_CLOSED


def explain(error: OSError) -> str:
    """Say in a few words why the system refused: ``no space left on device``."""
    return (error.strerror or str(error)).lower()
