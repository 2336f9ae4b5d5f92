"""Write docs/rules.md from the rules of ``check``.

    python tools/write_rules.py

A test fails where the document is not what this writes.
"""

from collections.abc import Iterator
from pathlib import Path

from gcmreview.check.codes import CODES, Rule

DOCUMENT = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """\
<!-- Written by tools/write_rules.py from src/gcmreview/check/codes.py; edit that. -->

# Rules

Every rule of `check`, with the code that it is reported by. `gcmreview rules` prints this list, and
`gcmreview rules CODE` one rule. If a quotation breaks several rules, the most severe one gives the
verdict, and of equally severe ones, the one with the lowest code.

| Code | Severity | Verdict | Rule |
|---|---|---|---|
"""


def main() -> None:
    """Write the document."""
    DOCUMENT.write_text(write_document(), encoding="utf-8", newline="\n")


def write_document() -> str:
    """Return the document: a table of all rules, and a section for each."""
    rows = (
        f"| [{code}](#{code.lower()}) | {rule.severity} | {rule.verdict} | {rule.title} |\n"
        for code, rule in CODES.items()
    )
    sections = ("\n".join(list_lines(code, rule)) for code, rule in CODES.items())
    return HEAD + "".join(rows) + "".join(sections)


def list_lines(code: str, rule: Rule) -> Iterator[str]:
    """Yield the lines of a rule's section."""
    yield from ("", f"## {code}", "", f"**{rule.title}** {rule.why}", "")
    yield from (f"Verdict: {rule.verdict}. Severity: {rule.severity}. Source: {rule.source}.", "")
    yield from ("Reported:", "", "```markdown", rule.bad, "```", "")
    yield from ("Not reported:", "", "```markdown", rule.good, "```", "")


if __name__ == "__main__":
    main()
