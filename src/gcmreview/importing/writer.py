"""Write a dataset as TOML that a person reads: in order, with comments, each record apart.

The only module that knows tomli_w, which writes the values.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

import tomli_w

from gcmreview.dataset.provenance import list_fields
from gcmreview.importing.builder import Doubt, NewDataset
from gcmreview.importing.details import EDITORS
from gcmreview.text.printable import make_visible

# The JSON Schema beside a dataset, by the convention of editors for TOML (taplo, "Directives").
SCHEMA = "./dataset.schema.json"
# What begins a comment on what a person has to decide.
CHECK = "Check:"
_WIDTH = 100
# The kinds of records in their order in the file, and what a comment says of them.
_KINDS = {
    "release": "",
    "origins": "Where the facts are from that are not in the source's own words.",
    "event": "",
    "speakers": "Who is quoted. A description is the source's own words.",
    "quotes": (
        "The quoted passages, to the character. An attribution is explicit where the paragraph "
        "names the speaker, and continued where it goes on with the paragraph before it."
    ),
    "agencies": "The agencies that the source lists.",
    "statistics": "The figures. No figure is without its qualifier.",
    "conclusions": "What was concluded, in the source's words.",
    "contacts": "The press contacts.",
    "links": "The links.",
    "sdgs": "The Sustainable Development Goals that the source names.",
    "notes": "What is odd in the source.",
    "paragraphs": "The whole source, to the character. Paragraph 0 is the title.",
}
# The kinds of which there is one record.
_TABLES = ("release", "event")
# Fields that have another name in comments.
_NAMES = {"url": "address", "date": "whole date"}


def write_dataset(dataset: NewDataset, name: str) -> str:
    """Write a dataset made from the file ``name``, with what is not sure as comments."""
    review = dataset.review
    lines = [
        f"#:schema {SCHEMA}",
        *_comment(f"{review.release.title}, as data. Made from {name} by gcmreview new."),
        "#",
        *_comment(
            "Nobody has checked it. Decide what the comments with “Check:” ask: correct a record, "
            "or remove the “# ” before its lines. “gcmreview validate” says what is wrong. For an "
            f"editor that completes TOML: gcmreview schema > {SCHEMA[2:]}"
        ),
        *(line for remark in dataset.remarks for line in _comment(f"{CHECK} {remark}.")),
    ]
    for key in _KINDS:
        lines += _write_kind(dataset, key)
    return "\n".join([*lines, ""])


def count_checks(text: str) -> int:
    """Return how many comments of a dataset ask a person to decide."""
    return len(re.findall(rf"^# {CHECK} ", text, re.MULTILINE))


def _write_kind(dataset: NewDataset, key: str) -> Iterator[str]:
    header = f"[{key}]" if key in _TABLES else f"[[{key}]]"
    lines = [line for each in _list_entries(dataset, key, header) for line in ("", *each)]
    if lines and _KINDS[key]:
        yield from ("", *_comment(_KINDS[key]))
    yield from lines


def _list_entries(dataset: NewDataset, key: str, header: str) -> Iterator[Iterable[str]]:
    """Yield the lines of each record of a kind, with those that are not sure."""
    value = getattr(dataset.review, key)
    records = value if key not in _TABLES else (value,) if value else ()
    missing = dataset.missing if key == "release" else {}
    doubts = deque(each for each in dataset.doubts if each.key == key)
    for record in records:
        # What is not sure is beside the records of its paragraph.
        while doubts and doubts[0].record.paragraph < getattr(record, "paragraph", 0):
            yield _write_doubt(doubts.popleft(), header)
        yield (header, *_write_fields(record._asdict()), *_write_missing(missing))
    yield from (_write_doubt(each, header) for each in doubts)


def _write_missing(missing: Mapping[str, str]) -> Iterator[str]:
    """Write the fields of the release that nobody knows, for a person to complete."""
    for field, value in missing.items():
        is_source = field in list_fields("release", "never")
        yield f"# {CHECK} no {_NAMES.get(field, field)} was found."
        yield f"# {field} = {value}"
        if not is_source:
            yield f'# editorial.{field} = "{EDITORS.id}"'


def _write_doubt(doubt: Doubt, header: str) -> Iterator[str]:
    yield from _comment(f"{CHECK} {doubt.reason}.")
    for line in (header, *_write_fields(doubt.record._asdict())):
        yield f"# {line}"


def _write_fields(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if value is None or value == ():
            continue
        if isinstance(value, Mapping):
            yield from (f"{name}.{field} = {_write(each)}" for field, each in value.items())
        else:
            # Python has a keyword ``from``.
            yield f"{name.rstrip('_')} = {_write(value)}"


def _write(value: Any) -> str:
    """Write a value on one line."""
    if hasattr(value, "_asdict"):
        return f"{{ {', '.join(_write_fields(value._asdict()))} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_write, value))}]"
    written = tomli_w.dumps({"value": value}).removeprefix("value = ").removesuffix("\n")
    return re.sub(r"[^\x00-\x7f]", _escape, written)


def _escape(found: re.Match[str]) -> str:
    """Escape a character that no editor shows, such as a no-break space, so that none loses it."""
    if unicodedata.category(found[0]) not in ("Zs", "Cf"):
        return found[0]
    code = f"{ord(found[0]):04X}"
    return f"\\u{code}" if len(code) == len("FFFF") else f"\\U{code:>08}"


def _comment(text: str) -> Iterable[str]:
    return [f"# {line}" for line in wrap(make_visible(text), _WIDTH - 2, break_on_hyphens=False)]
