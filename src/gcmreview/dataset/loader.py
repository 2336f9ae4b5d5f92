"""Find, read, parse and prove a dataset; the only module that knows tomli, for any TOML."""

import os
import re
import stat
from collections.abc import Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, NoReturn

import tomli

from gcmreview.dataset.decoding import decode_review
from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Problem, write_path
from gcmreview.dataset.record_rules import RECORD_RULES
from gcmreview.dataset.source_rules import SOURCE_RULES
from gcmreview.errors import DatasetError, FileError, explain
from gcmreview.text.characters import CLOSERS
from gcmreview.text.printable import make_visible

# Bytes. A hundred thousand quotes fit; a larger file was named by mistake.
LARGEST_DATASET = 64 * 1024 * 1024
# Lines. Nobody reads more.
MOST_REPORTED = 100


class Toml(NamedTuple):
    """A TOML file: its name in messages, its text, and the table that it is."""

    name: str
    text: str
    table: dict[str, Any]


class _File(NamedTuple):
    name: str
    content: bytes


# Problems that are looked for. To suggest a name for each of thousands would take minutes.
MOST_PROBLEMS = 500


def load_review(path: str | None = None) -> Review:
    """Load the dataset in the file ``path``, or the built-in one.

    Raises FileError where the file cannot be read, and DatasetError where it is not valid.
    """
    toml = _parse(_read_bundled()) if path is None else read_toml(path)
    review, shape = decode_review(toml.table)
    problems = [*shape, *find_problems(review, shape)]
    if problems:
        refuse_toml(toml, problems)
    return review


def read_toml(path: str) -> Toml:
    """Read a TOML file, or raise FileError or DatasetError with what is wrong with it."""
    return _parse(_read_file(path))


def refuse_toml(toml: Toml, problems: list[Problem]) -> NoReturn:
    """Raise DatasetError with one line for each problem in a TOML file."""
    raise DatasetError(_report(toml.name, toml.text, problems))


def _read_bundled() -> _File:
    """Read the dataset from beside this package (a wheel, a zipapp) or from the checkout."""
    package = os.path.dirname(os.path.dirname(__file__))
    checkout = os.path.dirname(os.path.dirname(package))
    places = [os.path.join(folder, "data", "review.toml") for folder in (package, checkout)]
    for path in places:
        try:
            # The loader's own reader finds the file in a zip archive too (PEP 302).
            return _File(path, __spec__.loader.get_data(path))  # type: ignore[union-attr]
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            # The loader of a zip archive names no reason for a file that is not in it.
            if error.strerror:
                raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    raise FileError(f"{places[0]}: the built-in dataset is missing; reinstall gcmreview")


def _read_file(path: str) -> _File:
    name = make_visible(path) or "--data"
    try:
        # Before opening, because to open a FIFO is to wait for its writer.
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            kind = "a directory" if stat.S_ISDIR(mode) else "not a regular file"
            raise FileError(f"{name}: is {kind}; --data takes a TOML file")
        with open(path, "rb") as file:
            content = file.read(LARGEST_DATASET + 1)
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {explain(error)}") from error
    if len(content) > LARGEST_DATASET:
        limit = LARGEST_DATASET // 1024**2
        raise FileError(f"{name}: larger than {limit} MiB; a dataset must be smaller")
    return _File(name, content)


def _decode(document: _File) -> str:
    content = document.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DatasetError(f"{document.name}:1: is UTF-16; save it as UTF-8")
    try:
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        message = f"byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        raise DatasetError(f"{document.name}:{line}: {message}") from error


def _parse(document: _File) -> Toml:
    name, text = document.name, _decode(document)
    try:
        return Toml(name, text, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        message = f"not valid TOML: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        message += _advise(text.split("\n")[error.lineno - 1])
        raise DatasetError(f"{name}:{error.lineno}: {make_visible(message)}") from error
    except RecursionError as error:
        raise DatasetError(f"{name}: not valid TOML: its tables are nested too deeply") from error
    except ValueError as error:
        # From int(), which refuses to read so many digits.
        raise DatasetError(f"{name}: not valid TOML: a number has too many digits") from error


def _advise(line: str) -> str:
    """Return what to write instead of what is often wrong in a line, if it is that."""
    value = line.partition("=")[2].strip()
    if value[:1] in CLOSERS and value[:1] not in ("", '"', "'"):
        return '; put straight marks around the text: "…"'
    if re.match(r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}", value):
        return "; write a date as year-month-day: 2021-03-19"
    return ""


def _report(name: str, toml: str, problems: list[Problem]) -> str:
    """Write one line for each problem, in the order of the file."""
    from gcmreview.dataset.lines import find_line, index_lines

    lines = index_lines(toml.replace("\r\n", "\n"))
    placed = sorted(
        ((find_line(lines, problem.place) or 0, problem) for problem in problems),
        key=lambda pair: pair[0],
    )
    # A key or value of the file may have any character.
    report = [
        f"{name}:{line}: {write_path(place)}: {message}"
        if line
        else f"{name}: {write_path(place)}: {message}"
        for line, (place, message) in placed[:MOST_REPORTED]
    ]
    if len(placed) > MOST_REPORTED:
        report.append(f"{name}: and {len(placed) - MOST_REPORTED} more problems")
    return "\n".join(map(make_visible, report))


def find_problems(review: Review, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return what breaks a rule; ``shape`` says what was already wrong with its fields.

    A field is not reported again if its shape, or that of the record around it, is wrong.
    """
    known = {problem.place for problem in shape}
    unread = not review.paragraphs or any(place[:1] == ("paragraphs",) for place in known)
    rules = RECORD_RULES if unread else RECORD_RULES + SOURCE_RULES
    problems = chain.from_iterable(rule(review) for rule in rules)
    fresh = (each for each in problems if known.isdisjoint(_list_holders(each.place)))
    return list(islice(fresh, MOST_PROBLEMS))


def _list_holders(place: FieldPath) -> list[FieldPath]:
    return [place[:length] for length in range(1, len(place) + 1)]
