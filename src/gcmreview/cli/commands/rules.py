"""The command ``rules``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from gcmreview.check.codes import CODES, Rule
from gcmreview.cli.options import list_names
from gcmreview.cli.selection import explain_unknown
from gcmreview.errors import UsageError
from gcmreview.output.stdout import Escapes, write_stdout
from gcmreview.suggestions import check_choice
from gcmreview.validating.rules import RULES, DatasetRule


def _write_text(names: Sequence[str]) -> str:
    """Write one rule in full, or a line for each of several."""
    if len(names) == 1:
        return _explain(names[0]) if names[0] in CODES else _explain_dataset_rule(names[0])
    return "".join(
        _list_lines({name: CODES[name] for name in names if name in CODES})
        + _list_lines({name: RULES[name] for name in names if name in RULES})
    )


def _list_lines(rows: Mapping[str, Rule | DatasetRule]) -> list[str]:
    """Write the rules of a command, a line each, in columns."""
    width = max(map(len, rows), default=0)
    severities = max((len(row.severity) for row in rows.values()), default=0)
    return [
        f"{name:{width}}  {row.severity:{severities}}  {row.title}\n" for name, row in rows.items()
    ]


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


def _explain_dataset_rule(name: str) -> str:
    rule = RULES[name]
    paragraphs = [
        f"{name} ({rule.severity} of validate)\n{rule.title}",
        rule.remedy,
        f"Reported:\n{_indent(rule.bad)}",
        f"Not reported:\n{_indent(rule.good)}",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _write_json(names: Sequence[str]) -> str:
    # Imported here, since check asks this module for the codes of rules.
    from gcmreview.output.json import write_array

    return write_array(
        [
            {"code": name, **(CODES[name] if name in CODES else RULES[name])._asdict()}
            for name in names
        ]
    )


# The formats of the rules: a function that writes those of some names, and its escapes.
FORMATS: dict[str, tuple[Callable[[Sequence[str]], str], Escapes]] = {
    "text": (_write_text, "visible"),
    "json": (_write_json, "json"),
}


def rules(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]",
            help="Rule to explain, by its code or name. Default: list all rules.",
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", "-f", metavar=list_names(FORMATS), help="Output format.")
    ] = "text",
) -> None:
    """List the rules of check and validate, or explain one."""
    check_choice("--format", output_format, FORMATS)
    known = {name.lower(): name for name in (*CODES, *RULES)}
    if code is not None and code.strip().lower() not in known:
        raise UsageError(explain_unknown(code, tuple(known.values())))
    write, escapes = FORMATS[output_format]
    names = tuple(known.values()) if code is None else (known[code.strip().lower()],)
    write_stdout(write(names), escapes)
