"""The command ``rules``."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from gcmreview.check.codes import CODES
from gcmreview.cli.options import list_names
from gcmreview.errors import UsageError
from gcmreview.output.stdout import Escapes, write_stdout
from gcmreview.suggestions import check_choice, join_names, suggest


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
    # Imported here, since check asks this module for the codes of rules.
    from gcmreview.output.json import write_array

    return write_array([{"code": code, **CODES[code]._asdict()} for code in codes])


# The formats of the rules: a function that writes those of some codes, and its escapes.
FORMATS: dict[str, tuple[Callable[[Sequence[str]], str], Escapes]] = {
    "text": (_write_text, "visible"),
    "json": (_write_json, "json"),
}


def choose_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Return the codes that ``--select`` and ``--ignore`` leave, each a list of codes or prefixes.

    Without ``select`` that is all of them. The longer prefix decides, as in ruff, and ``ignore``
    where both are as long. Raises UsageError for a prefix of no code.
    """
    selected = _read_prefixes("--select", select) or [""]
    ignored = _read_prefixes("--ignore", ignore)
    return frozenset(
        code for code in CODES if _find_longest(selected, code) > _find_longest(ignored, code)
    )


def _read_prefixes(option: str, lists: Sequence[str]) -> list[str]:
    names = [name.strip() for each in lists for name in each.split(",")]
    for name in names:
        if problem := explain_prefix(name):
            raise UsageError(f"{option}: {problem}")
    return [name.upper() for name in names]


def explain_prefix(name: str) -> str:
    """Return what is wrong with a name that is no code and no beginning of one, in any case."""
    is_prefix = name and any(code.startswith(name.upper()) for code in CODES)
    return "" if is_prefix else _explain_unknown(name)


def _find_longest(prefixes: Sequence[str], code: str) -> int:
    """Return the length of the longest prefix of a code; -1 if none is one."""
    return max((len(each) for each in prefixes if code.startswith(each)), default=-1)


def _explain_unknown(name: str) -> str:
    near = suggest(name, tuple(CODES))
    hint = f"did you mean {join_names(near)}?" if near else "gcmreview rules lists them"
    return f"unknown rule '{name}'; {hint}"


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
        raise UsageError(_explain_unknown(code or ""))
    write, escapes = FORMATS[output_format]
    write_stdout(write(tuple(CODES) if name is None else (name,)), escapes)
