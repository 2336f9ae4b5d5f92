"""The command ``rules``."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from gcmreview.check.codes import CODES
from gcmreview.cli.options import list_names
from gcmreview.errors import UsageError
from gcmreview.output.json import write_array
from gcmreview.output.stdout import Escapes, write_stdout
from gcmreview.text.suggestions import check_choice, join_names, suggest


def _write_text(codes: Sequence[str]) -> str:
    """Write one rule in full, or a line for each of several."""
    if len(codes) == 1:
        return _explain(codes[0])
    width = max(len(CODES[code].severity) for code in codes)
    lines = (f"{code}  {CODES[code].severity:{width}}  {CODES[code].title}\n" for code in codes)
    return "".join(lines)


def _explain(code: str) -> str:
    rule = CODES[code]
    paragraphs = [
        f"{code} {rule.verdict} ({rule.severity})\n{rule.title}",
        f"{rule.why}\nSource: {rule.source}",
        f"Reported:\n{_indent(rule.bad)}",
        f"Not reported:\n{_indent(rule.good)}",
    ]
    if rule.severity != "none":
        paragraphs.append(
            "To suppress it, put <!-- gcmreview: ignore --> at the end of a line of the paragraph."
        )
    return "\n\n".join(paragraphs) + "\n"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _write_json(codes: Sequence[str]) -> str:
    return write_array([{"code": code, **CODES[code]._asdict()} for code in codes])


# The formats of the rules: a function that writes those of some codes, and its escapes.
FORMATS: dict[str, tuple[Callable[[Sequence[str]], str], Escapes]] = {
    "text": (_write_text, "visible"),
    "json": (_write_json, "json"),
}


def rules(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Rule to explain. Default: list all rules."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", "-f", metavar=list_names(FORMATS), help="Output format.")
    ] = "text",
) -> None:
    """List the rules of check, or explain one."""
    check_choice("--format", output_format, FORMATS)
    name = None if code is None else code.strip().upper()
    if name is not None and name not in CODES:
        near = suggest(name, tuple(CODES))
        hint = f"did you mean {join_names(near)}?" if near else "gcmreview rules lists them"
        raise UsageError(f"unknown rule '{code}'; {hint}")
    write, escapes = FORMATS[output_format]
    write_stdout(write(tuple(CODES) if name is None else (name,)), escapes)
