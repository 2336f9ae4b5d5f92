"""The JSON Schema of a dataset, read as JSON, for editors and other programs.

It is made from the model: what a field is, whether it may be left out, and whether its words are
the source's. It says what the shape of a dataset must be. That words are in their paragraph, and
that ids are known, no schema can say; ``validate`` does.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from inspect import cleandoc
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from gcmreview.dataset.fields import LARGEST
from gcmreview.dataset.model import Line, Number, Review, Slug, Text, Whole, Year
from gcmreview.dataset.provenance import PROVENANCE, Provenance
from gcmreview.output.json import dump_json

Schema = dict[str, Any]

_SLUG = "^[a-z0-9][a-z0-9-]*$"
# What controls a terminal or reorders text, as ``text.printable`` has it; beyond U+FFFF, patterns
# of JSON Schema have no common syntax.
_CONTROLS = r"\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
_NO_LINE = rf"[\u0000-\u001f{_CONTROLS}]"
_NO_TEXT = rf"[\u0000-\u0009\u000b-\u001f{_CONTROLS}]"
_WHOLE: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST}
# What a field of each kind is; the kinds are those that ``decoding`` knows how to take.
_KINDS: dict[Any, Schema] = {
    Slug: {"type": "string", "pattern": _SLUG},
    Line: {"type": "string", "pattern": r"\S", "not": {"pattern": _NO_LINE}},
    Text: {"type": "string", "pattern": r"\S", "not": {"pattern": _NO_TEXT}},
    Whole: _WHOLE,
    Number: {"type": "number", "minimum": -LARGEST, "maximum": LARGEST},
    Year: {"anyOf": [_WHOLE, {"const": "today"}]},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}
# What the rules of records say of the characters of a field, whatever its kind.
_PATTERNS: dict[str, Schema] = {
    "url": {"pattern": r"^https?://[!#-&(-;=?-\[\]-_a-~]+$"},
    "sha256": {"pattern": "^[0-9a-f]{64}$"},
}
# Arrays that have an item at least: the source, and the paragraphs of a note.
_NEVER_EMPTY = ("paragraphs",)
# Where the words of a field are from; see ``dataset.provenance``.
_WORDS: dict[Provenance, str] = {
    Provenance(is_sought=True, origin="never"): "In the source's own words, from the paragraph.",
    Provenance(is_sought=False, origin="never"): "In the source's own words.",
    Provenance(is_sought=True, origin="perhaps"): "In the source's own words, or with an origin.",
    Provenance(is_sought=False, origin="perhaps"): "As the source says it, or with an origin.",
    Provenance(is_sought=False, origin="always"): "Not in the source's words, so with an origin.",
}


def make_schema() -> Schema:
    """Return the schema (JSON Schema 2020-12)."""
    definitions: dict[str, Schema] = {}
    root = _describe_record(Review, {}, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dataset of gcmreview",
        **root,
        "$defs": definitions,
    }


def write_schema() -> str:
    """Write the schema as JSON (RFC 8259)."""
    return dump_json(make_schema(), indent=2) + "\n"


def _describe_record(
    model: Any, rows: Mapping[str, Provenance], definitions: dict[str, Schema]
) -> Schema:
    """Describe a record; ``rows`` say where the words of its fields are from."""
    # Python has a keyword ``from``.
    kinds = {name.rstrip("_"): kind for name, kind in model.__annotations__.items()}
    properties = {
        key: _describe_editorial(rows)
        if key == "editorial"
        else _describe_field(key, kind, rows.get(key), definitions)
        for key, kind in kinds.items()
    }
    conditions = list(_list_conditions(rows, properties))
    return {
        **_quote_docstring(model),
        "type": "object",
        "properties": properties,
        "required": [key for key, kind in kinds.items() if _is_required(key, kind)],
        "additionalProperties": False,
        **({"allOf": conditions} if conditions else {}),
    }


def _quote_docstring(model: Any) -> Schema:
    text = cleandoc(model.__doc__ or "")
    if not text or text.startswith(f"{model.__name__}("):
        # Python without docstrings (-OO) has that of a tuple.
        return {}
    # A file leaves out what is None in the model.
    said = text.replace("``", "`").replace(" None", " left out")
    return {"description": re.sub(r"(?<!\n)\n(?!\n)", " ", said)}


def _is_required(key: str, kind: Any) -> bool:
    if kind in _KINDS:
        return NoneType not in get_args(kind)
    is_left_out = get_origin(kind) in (tuple, Mapping) or NoneType in get_args(kind)
    return key in _NEVER_EMPTY or not is_left_out


def _describe_field(
    key: str, kind: Any, row: Provenance | None, definitions: dict[str, Schema]
) -> Schema:
    arguments = [each for each in get_args(kind) if each not in (NoneType, ...)]
    said = _say(row, kind, *arguments)
    if kind in _KINDS:
        return {**said, **_describe_inner(key, kind, definitions)}
    if get_origin(kind) is Literal:
        return {**said, "enum": arguments}
    inner = arguments[0] if arguments else kind
    item = _describe_inner(key, inner, definitions)
    if get_origin(kind) is tuple:
        least = {"minItems": 1} if key in _NEVER_EMPTY else {}
        return {**said, "type": "array", "items": item, **least}
    return {**said, **item}


def _say(row: Provenance | None, *kinds: Any) -> Schema:
    """Say where a field's words are from, and what the first of its kinds with a name is."""
    named = (str(each.__metadata__[0]) for each in kinds if hasattr(each, "__metadata__"))
    name = next(named, "")
    said = [_WORDS[row] if row else "", f"{name[:1].upper()}{name[1:]}." if name else ""]
    return {"description": " ".join(filter(None, said))} if any(said) else {}


def _describe_inner(key: str, kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind in _KINDS:
        return {**_KINDS[kind], **_PATTERNS.get(key, {})}
    if kind.__name__ not in definitions:
        rows = PROVENANCE.get(key, {})
        definitions[kind.__name__] = _describe_record(kind, rows, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _describe_editorial(rows: Mapping[str, Provenance]) -> Schema:
    """Describe the table that names the origin of each field that has one."""
    return {
        "description": "For each field that is not in the source's own words, the id of an origin.",
        "type": "object",
        "properties": {field: _KINDS[Slug] for field, row in rows.items() if row.origin != "never"},
        "additionalProperties": False,
    }


def _list_conditions(
    rows: Mapping[str, Provenance], properties: Mapping[str, Schema]
) -> Iterator[Schema]:
    """Yield that a field which is never in the source's words has an origin where it is given."""
    for field, row in rows.items():
        if row.origin == "always":
            is_array = properties[field].get("type") == "array"
            given = {"properties": {field: {"minItems": 1}}} if is_array else {}
            needed = {"editorial": {"required": [field]}}
            yield {
                "if": {**given, "required": [field]},
                "then": {"properties": needed, "required": ["editorial"]},
            }
