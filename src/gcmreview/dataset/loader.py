"""Find, read, parse and prove a dataset; the only module that knows tomli, for any TOML."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, NoReturn
from zlib import crc32

import tomli

from gcmreview.dataset.decoding import decode_pieces, decode_review
from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Located, NotTomlError, Problem, write_located
from gcmreview.errors import DatasetError, FileError, explain
from gcmreview.text.printable import make_visible

# Bytes. A hundred thousand quotes fit; a larger file was named by mistake.
LARGEST_DATASET = 64 * 1024 * 1024
# Bytes. To parse more of a dataset at once is no faster.
PIECE = 64 * 1024
# The header of a record in an array of the review (TOML 1.0, "Array of Tables").
_HEADER = re.compile(rb"^\[\[[a-z]+\]\]", re.MULTILINE)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Lines. Nobody reads more.
MOST_REPORTED = 100


class Toml(NamedTuple):
    """A TOML file: its name in messages, its text, and the table that it is."""

    name: str
    text: str
    table: dict[str, Any]


# The name of a file in messages, and its content.
File = tuple[str, bytes]


# What is read of a dataset; all that is wrong with it; whether anything was compared with its
# paragraphs, which may be unreadable; and whether no more problems than these were looked for.
Examined = tuple[Review, list[Problem], bool, bool]


# The checksum of the built-in dataset that the tests prove, since to prove it takes a twentieth of
# a look-up. A file that differs is proven like any other.
PROVEN = 0x8B661BB1
# Problems that are looked for. To suggest a name for each of thousands would take minutes.
MOST_PROBLEMS = 500


def load_review(path: str | None = None) -> Review:
    """Load the dataset in the file ``path``, or the built-in one.

    Raises FileError where the file cannot be read, and DatasetError where it is not valid.
    """
    if path is not None:
        return load_content(*read_file(path))
    name, content = _read_bundled()
    if crc32(content) != PROVEN:
        return load_content(name, content)
    return decode_review(parse_toml(name, content).table)[0]


def load_content(name: str, content: bytes) -> Review:
    """Load the dataset that the content of a file is, or raise DatasetError."""
    review = _prove_pieces(BytesIO(content).read) if len(content) > PIECE else None
    # What may be wrong is read as a whole, which finds out what it is, and where.
    return _load_whole(name, content) if review is None else review


def load_hashed(path: str, start: Callable[..., Any]) -> tuple[Review, bytes]:
    """Load the dataset in a file, which is never in memory as a whole, and hash what was read.

    ``start`` begins a hash, as those of ``hashlib`` do. Raises what ``load_review`` raises.
    """
    name, file = _open_file(path)
    with file:
        digest = start()

        def read(size: int) -> bytes:
            block = file.read(size)
            digest.update(block)
            return block

        review = _prove_pieces(read)
        if review is not None:
            return review, digest.digest()
        file.seek(0)
        content = _read_all(name, file)
    return _load_whole(name, content), start(content).digest()


def _load_whole(name: str, content: bytes) -> Review:
    toml = parse_toml(name, content)
    review, problems, _, _ = examine(toml)
    if problems:
        refuse_toml(toml, problems)
    return review


def _prove_pieces(read: Callable[[int], bytes]) -> Review | None:
    """Read a large dataset piece by piece, or return None where it may have a problem.

    What the parser makes of a text is seven times as large as that, and is let go for each piece.
    """
    try:
        review = decode_pieces(tomli.loads(piece.decode()) for piece in _cut(read))
    except (OSError, ValueError, RecursionError):
        return None
    return None if review is None or find_problems(review) else review


def _cut(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield the part before the first array of tables, and pieces that begin with their headers.

    A line in a string or an array may look like such a header. The part before it is then no TOML,
    since it leaves that string or array open.
    """
    kept = read(len(_BYTE_ORDER_MARK)).removeprefix(_BYTE_ORDER_MARK)
    # As much as is kept, since that is copied each time.
    while block := read(max(PIECE, len(kept))):
        # The last line may be a header of which the rest is read now.
        place = max(1, kept.rfind(b"\n") + 1)
        kept += block
        header = _HEADER.search(kept, place)
        if header:
            yield kept[: header.start()]
            kept = kept[header.start() :]
    yield kept


def examine(toml: Toml) -> Examined:
    """Read the dataset that a TOML file is, and find what is wrong with it."""
    review, shape = decode_review(toml.table)
    broken = find_problems(review, shape)
    is_compared = not _is_unread(review, shape)
    return review, [*shape, *broken], is_compared, len(broken) < MOST_PROBLEMS


def read_toml(path: str) -> Toml:
    """Read a TOML file, or raise FileError or NotTomlError with what is wrong with it."""
    return parse_toml(*read_file(path))


def refuse_toml(toml: Toml, problems: list[Problem]) -> NoReturn:
    """Raise DatasetError with one line for each problem in a TOML file."""
    raise DatasetError(_report(toml.name, locate(toml, problems)))


def _read_bundled() -> File:
    """Read the dataset from beside this package (a wheel, a zipapp) or from the checkout."""
    package = os.path.dirname(os.path.dirname(__file__))
    checkout = os.path.dirname(os.path.dirname(package))
    places = [os.path.join(folder, "data", "review.toml") for folder in (package, checkout)]
    for path in places:
        try:
            # The loader's own reader finds the file in a zip archive too (PEP 302).
            return (path, __spec__.loader.get_data(path))  # type: ignore[union-attr]
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            # The loader of a zip archive names no reason for a file that is not in it.
            if error.strerror:
                raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    raise FileError(f"{places[0]}: the built-in dataset is missing; reinstall gcmreview")


def read_file(path: str) -> File:
    """Return the name of a file in messages, and its content; raise FileError if it has none."""
    name, file = _open_file(path)
    with file:
        return name, _read_all(name, file)


def _open_file(path: str) -> tuple[str, BinaryIO]:
    name = make_visible(path) or "--data"
    try:
        # Before opening, because to open a FIFO is to wait for its writer.
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            raise FileError(f"{name}: is {kind}; name a TOML file")
        _check_size(name, status.st_size)
        return name, open(path, "rb")
    except (OSError, ValueError) as error:
        # A path with a null character is a ValueError.
        raise FileError(f"{name}: cannot be read: {explain(error)}") from error


def _read_all(name: str, file: BinaryIO) -> bytes:
    try:
        content = file.read(LARGEST_DATASET + 1)
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {explain(error)}") from error
    _check_size(name, len(content))
    return content


def _check_size(name: str, size: int) -> None:
    if size > LARGEST_DATASET:
        limit = LARGEST_DATASET // 1024**2
        raise FileError(f"{name}: larger than {limit} MiB; a dataset must be smaller")


def _decode(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotTomlError(name, 1, "is UTF-16; save it as UTF-8")
    try:
        return content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        message = f"byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        raise NotTomlError(name, line, message) from error


def parse_toml(name: str, content: bytes) -> Toml:
    """Parse the bytes of a TOML file, or raise NotTomlError with what is wrong with them."""
    text = _decode(name, content)
    try:
        return Toml(name, text, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        from gcmreview.dataset.lines import advise

        message = f"not valid TOML: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        message += advise(text.split("\n")[error.lineno - 1], error.msg)
        raise NotTomlError(name, error.lineno, message) from error
    except RecursionError as error:
        from gcmreview.dataset.lines import find_deepest

        message = "not valid TOML: its tables are nested too deeply; write fewer in one another"
        raise NotTomlError(name, find_deepest(text), message) from error
    except ValueError as error:
        # From int(), which refuses to read so many digits.
        from gcmreview.dataset.lines import find_longest_number

        message = "not valid TOML: a number has too many digits; write fewer"
        raise NotTomlError(name, find_longest_number(text), message) from error


def locate(toml: Toml, problems: Sequence[Problem]) -> list[Located]:
    """Return problems with their lines in a TOML file, in its order."""
    if not problems:
        return []
    from gcmreview.dataset.lines import find_line, index_lines

    lines = index_lines(toml.text.replace("\r\n", "\n"))
    located = ((find_line(lines, problem.place), problem) for problem in problems)
    return sorted(located, key=lambda each: each[0] or 0)


def _report(name: str, located: Sequence[Located]) -> str:
    """Write one line for each problem."""
    report = [write_located(name, each) for each in located[:MOST_REPORTED]]
    if len(located) > MOST_REPORTED:
        report.append(f"{name}: and {len(located) - MOST_REPORTED} more problems")
    return "\n".join(report)


def find_problems(review: Review, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return what breaks a rule; ``shape`` says what was already wrong with its fields.

    A field is not reported again if its shape, or that of the record around it, is wrong.
    """
    from gcmreview.dataset.record_rules import RECORD_RULES
    from gcmreview.dataset.source_rules import SOURCE_RULES

    known = {problem.place for problem in shape}
    rules = RECORD_RULES if _is_unread(review, shape) else {**RECORD_RULES, **SOURCE_RULES}
    problems = (
        problem._replace(rule=name) for name, rule in rules.items() for problem in rule(review)
    )
    fresh = (each for each in problems if known.isdisjoint(_list_holders(each.place)))
    return list(islice(fresh, MOST_PROBLEMS))


def _is_unread(review: Review, shape: Sequence[Problem]) -> bool:
    """Return whether there are no paragraphs to compare with, or some cannot be read."""
    return not review.paragraphs or any(each.place[:1] == ("paragraphs",) for each in shape)


def _list_holders(place: FieldPath) -> list[FieldPath]:
    return [place[:length] for length in range(1, len(place) + 1)]
