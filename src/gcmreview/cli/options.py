"""Options and steps that several commands share."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, NamedTuple, Protocol

import typer

from gcmreview.dataset.loader import load_review
from gcmreview.errors import FileError
from gcmreview.library.library import Library, make_library
from gcmreview.output.stdout import Escapes, measure_stdout, write_stderr, write_stdout
from gcmreview.terminal.screen import Screen, make_screen
from gcmreview.text.printable import make_visible


class Settings(NamedTuple):
    """The values of the options that every command has."""

    data: tuple[str, ...] = ()
    colour: str = "auto"
    caches: bool = True


class Row(Protocol):
    """A row of a registry whose names are the values of an option."""

    @property
    def purpose(self) -> str:
        """What the row is for, in a few words for the help; may be empty."""


def describe_rows(rows: Mapping[str, Row]) -> str:
    """Write the names of a registry with what each is for: ``un (a footnote), apa, mla``."""
    return ", ".join(
        f"{name} ({row.purpose})" if row.purpose else name for name, row in rows.items()
    )


def list_names(rows: Iterable[str]) -> str:
    """Write the values of an option as a metavar: ``text|json``."""
    return "|".join(rows)


# The heading of options for where the output goes, and in which shape.
OUTPUT = "Output options"
Copy = Annotated[
    bool,
    typer.Option("--copy", help="Also copy the text to the clipboard.", rich_help_panel=OUTPUT),
]


def say(remarks: Iterable[str]) -> None:
    """Write each remark that is not empty as one line on standard error."""
    for remark in filter(None, remarks):
        # The name of a file may have a line break.
        write_stderr(make_visible(f"gcmreview: {remark}"))


def print_and_copy(
    text: str,
    name: str,
    escapes: Escapes,
    remarks: Sequence[str] = (),
    *,
    copy: bool,
    is_html: bool = False,
) -> None:
    """Print a text completely, then copy it, so that a clipboard error cannot cut the output.

    ``name`` is what the remark on the copy calls it.
    """
    say([write_stdout(text, escapes), *remarks])
    if copy:
        from gcmreview.output.clipboard import copy_text

        copied = text.removesuffix("\n").removesuffix("\r")
        say([copy_text(copied, os.environ, name, is_html=is_html)])


def load(context: typer.Context, default: Sequence[str] = (), place: str = "") -> Library:
    """Load the datasets that the command line asks for, or else the default, or the built-in one.

    They are those of ``--data``, else of GCMREVIEW_DATA. ``place`` is where the default is said.
    """
    settings: Settings = context.obj
    given = settings.data or _read_variable()
    if given:
        return _load(settings, given)
    if not default:
        return make_library([load_review(None)])
    try:
        return _load(settings, default)
    except FileError as error:
        raise FileError(f"{place}: {error}") from error


def _load(settings: Settings, values: Sequence[str]) -> Library:
    """Load the datasets that values name."""
    # Imported here, since most runs read the built-in dataset.
    from gcmreview.library.loading import find_cache, load_reviews

    files = _list_files(values)
    cache = find_cache(os.environ, sys.platform) if settings.caches else ""
    return make_library(load_reviews(files, cache), list(map(make_visible, files)))


def _list_files(values: Sequence[str]) -> Sequence[str]:
    """Return the files of datasets that values name, which may be folders and globs."""
    from gcmreview.library.files import list_paths

    paths = list_paths(values)
    if not any(map(os.path.isdir, paths)):
        return paths
    from gcmreview.validating.files import list_datasets

    found = list_datasets(paths)
    if found.unread:
        raise FileError(found.unread[0].message)
    return found.paths


def _read_variable() -> tuple[str, ...]:
    value = os.environ.get("GCMREVIEW_DATA", "")
    if not value:
        return ()
    from gcmreview.library.files import split_paths

    return split_paths(value)


def look_at_screen(context: typer.Context) -> Screen:
    """Return what is known of the screen that is printed to."""
    settings: Settings = context.obj
    return make_screen(os.environ, settings.colour, *measure_stdout())
