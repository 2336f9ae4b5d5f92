"""Values as JSON (RFC 8259), with nothing in them that a terminal would obey."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any

from gcmreview.batches import AT_ONCE, cut
from gcmreview.text.printable import escape_for_json, is_plain


def write_array(objects: Sequence[Mapping[str, Any]]) -> str:
    """Write one array of objects, two spaces deep, with a newline at the end (RFC 8259)."""
    return dump_json(objects, indent=2) + "\n"


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Write one array of objects that have the same keys, as ``write_array`` does, part by part.

    The encoder of ``json`` that indents is written in Python, and takes ten times as long.
    """
    fields = [f"    {encode_basestring(name).replace('%', '%%')}: %s" for name in columns]
    fill = "\n".join(("  {", ",\n".join(fields), "  }")).__mod__
    opening = "[\n"
    for batch in cut(rows, AT_ONCE):
        encoded = zip(*map(_encode_column, zip(*batch, strict=True)), strict=True)
        yield opening + _escape_lines(",\n".join(map(fill, encoded)))
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _encode_column(values: Sequence[Any]) -> Iterable[str]:
    """Write the values of one key, which mostly are of one kind."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return map(encode_basestring, values)
    if kinds == {int}:
        return map(str, values)
    if not any(values) and kinds <= _ATOMS.keys():
        return [_ATOMS[type(value)] for value in values]
    return [_encode(value, "    ") for value in values]


def write_parts(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the parts of an object, as ``dump_json`` indents it, with a newline at the end.

    An iterator in it, or in an array of one object, is an array of which each item is made when it
    is written.
    """
    yield from map(_escape_lines, _list_parts(fields, ""))
    yield "\n"


def _list_parts(value: Any, indent: str) -> Iterator[str]:
    deeper = f"{indent}  "
    match value:
        case dict() if value:
            separator = "{"
            for key, each in value.items():
                yield f"{separator}\n{deeper}{encode_basestring(key)}: "
                yield from _list_parts(each, deeper)
                separator = ","
            yield f"\n{indent}}}"
        case Iterator():
            separator = "["
            for each in value:
                yield f"{separator}\n{deeper}{_encode(each, deeper)}"
                separator = ","
            yield "[]" if separator == "[" else f"\n{indent}]"
        case [only]:
            yield f"[\n{deeper}"
            yield from _list_parts(only, deeper)
            yield f"\n{indent}]"
        case _:
            yield _encode(value, indent)


def _encode(value: Any, indent: str) -> str:
    """Write a value of an object whose keys are indented so."""
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is int:
        return str(value)
    if not value and kind in _ATOMS:
        return _ATOMS[kind]
    if kind not in (list, dict):
        return dump_json(value)
    deeper = f"{indent}  "
    if kind is list:
        return _enclose("[", [_encode(each, deeper) for each in value], "]", indent)
    pairs = [
        f"{encode_basestring(key)}: "
        f"{encode_basestring(each) if type(each) is str else _encode(each, deeper)}"
        for key, each in value.items()
    ]
    return _enclose("{", pairs, "}", indent)


def _enclose(opening: str, items: Sequence[str], closing: str, indent: str) -> str:
    separator = f"\n{indent}  "
    return f"{opening}{separator}{f',{separator}'.join(items)}\n{indent}{closing}"


def _escape_lines(text: str) -> str:
    """Replace what is unsafe in lines of JSON, most of which have nothing unsafe."""
    if is_plain(text, "\n"):
        return text
    return "\n".join(map(escape_for_json, text.split("\n")))


def write_object(fields: Mapping[str, Any]) -> str:
    """Write one object as it is written in such an array."""
    return "\n".join(f"  {line}" for line in dump_json(fields, indent=2).split("\n"))


def dump_json(value: Any, indent: int | None = None) -> str:
    """Write a value as JSON, on one line or indented, with nothing that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _escape_lines(text)


# What most values that are no text are written as.
_ATOMS = {type(None): "null", list: "[]", dict: "{}"}
