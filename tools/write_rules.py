"""Write docs/rules.md from the rules of ``check`` and ``validate``.

    python tools/write_rules.py

A test fails where the document is not what this writes.
"""

from collections.abc import Iterator
from pathlib import Path

from gcmreview.check.codes import CODES, Rule
from gcmreview.validating.rules import RULES, DatasetRule

DOCUMENT = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """\
<!-- Written by tools/write_rules.py from check/codes.py and validating/rules.py; edit those. -->

# Rules

The [rules of drafts](#rules-of-drafts) are those of `check`, and the
[rules of datasets](#rules-of-datasets) those of `validate`. `gcmreview rules` prints this list, and
`gcmreview rules RULE` one rule.

## Rules of drafts

Each rule has the code that it is reported by. If a quotation breaks several rules, the most severe
one gives the verdict, and of equally severe ones, the one with the lowest code.

| Code | Severity | Verdict | Rule |
|---|---|---|---|
"""
DATASETS = """
## Rules of datasets

Each rule has the name that it is reported by. What is not reported is from the built-in dataset;
what is reported breaks the rule in its place.

| Name | Severity | Rule |
|---|---|---|
"""


def main() -> None:
    """Write the document."""
    DOCUMENT.write_text(write_document(), encoding="utf-8", newline="\n")


def write_document() -> str:
    """Return the document: a table of the rules of each command, and a section for each."""
    rows = (
        f"| [{code}](#{code.lower()}) | {rule.severity} | {rule.verdict} | {rule.title} |\n"
        for code, rule in CODES.items()
    )
    sections = ("\n".join(list_lines(code, rule)) for code, rule in CODES.items())
    names = (
        f"| [{name}](#{name}) | {rule.severity} | {rule.title} |\n" for name, rule in RULES.items()
    )
    others = ("\n".join(list_dataset_lines(name, rule)) for name, rule in RULES.items())
    return "".join((HEAD, *rows, *sections, DATASETS, *names, *others))


def list_lines(code: str, rule: Rule) -> Iterator[str]:
    """Yield the lines of a rule's section."""
    yield from ("", f"### {code}", "", f"**{rule.title}** {rule.why}", "")
    yield from (f"Verdict: {rule.verdict}. Severity: {rule.severity}. Source: {rule.source}.", "")
    yield from ("Reported:", "", "```markdown", rule.bad, "```", "")
    yield from ("Not reported:", "", "```markdown", rule.good, "```", "")


def list_dataset_lines(name: str, rule: DatasetRule) -> Iterator[str]:
    """Yield the lines of the section of a rule of datasets."""
    yield from ("", f"### {name}", "", f"**{rule.title}** {rule.remedy}", "")
    yield from ("Reported:", "", "```toml", rule.bad, "```", "")
    yield from ("Not reported:", "", "```toml", rule.good, "```", "")


if __name__ == "__main__":
    main()
