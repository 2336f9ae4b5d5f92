"""The checker as the evaluation calls it: by its command line, or in this process.

Only this module knows the interface of the checker.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

BATCH = 200
KINDS = {".md": "markdown", ".txt": "text", ".html": "html"}
# The command that pip installs beside this Python.
GCMREVIEW = str(Path(sys.executable).with_name("gcmreview"))
_BOM = "\ufeff"


class Found(NamedTuple):
    """A finding: its verdict, severity and code, and its place in offsets of the draft."""

    verdict: str
    severity: str
    code: str
    start: int
    end: int


class Report(NamedTuple):
    """What was found in a draft."""

    quotations: tuple[Found, ...]
    figures: tuple[Found, ...]


class Text(NamedTuple):
    """A draft to check: the suffix of its file, and its text."""

    suffix: str
    text: str


Tool = Callable[[Sequence[Text]], list[Report]]


def check_by_command(texts: Sequence[Text]) -> list[Report]:
    """Write the drafts into a folder, and check many of them in each run of the command."""
    reports: list[Report] = []
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(texts), BATCH):
            reports += _run(Path(folder), texts[first : first + BATCH])
    return reports


def _run(folder: Path, texts: Sequence[Text]) -> list[Report]:
    names = [f"{number}{each.suffix}" for number, each in enumerate(texts)]
    for name, each in zip(names, texts, strict=True):
        (folder / name).write_bytes(each.text.encode())
    done = subprocess.run(
        [GCMREVIEW, "check", "--format", "json", *names],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"gcmreview check: exit {done.returncode}: {done.stderr.decode()[:2000]}")
    printed = json.loads(done.stdout)
    return [_select(printed, name, each.text) for name, each in zip(names, texts, strict=True)]


def _select(printed: dict[str, list[dict[str, Any]]], name: str, text: str) -> Report:
    lines = find_lines(text)
    quotations, figures = (
        tuple(_read(each, lines) for each in printed[key] if each["path"] == name)
        for key in ("quotations", "figures")
    )
    return Report(quotations, figures)


def find_lines(text: str) -> list[int]:
    """Return the offsets where lines begin; a byte-order mark is not part of the first line."""
    lines = [len(text) - len(text.removeprefix(_BOM))]
    at = text.find("\n")
    while at >= 0:
        lines.append(at + 1)
        at = text.find("\n", at + 1)
    return lines


def _read(each: dict[str, Any], lines: list[int]) -> Found:
    start = lines[each["line"] - 1] + each["column"] - 1
    end = lines[each["end_line"] - 1] + each["end_column"] - 1
    return Found(each["verdict"], each["severity"], each["code"], start, end)


def check_in_process(texts: Sequence[Text]) -> list[Report]:
    """Check the drafts in this process, one after the other."""
    check = make_checker()
    return [check(each) for each in texts]


def make_checker(review: Any = None) -> Callable[[Text], Report]:
    """Return a function that checks one draft against a review, by default the built-in one."""
    # Imported here, so that the command line can be scored without importing the checker.
    from gcmreview.check.checker import check_text
    from gcmreview.check.context import PreparedReview
    from gcmreview.dataset.loader import load_review

    checker = PreparedReview(review or load_review())

    def check(each: Text) -> Report:
        text = each.text.removeprefix(_BOM)
        checked = check_text(checker, "draft", text, KINDS[each.suffix])
        lines = find_lines(each.text)
        quotations, figures = (
            tuple(_read({**found._asdict(), **found.place._asdict()}, lines) for found in list_)
            for list_ in (checked.quotations, checked.figures)
        )
        return Report(quotations, figures)

    return check


class Fixed(NamedTuple):
    """What a fix makes of a draft: its text, and its text when fixed once more.

    ``before`` and ``after`` are the rules that are broken, with the number of the quotation or
    figure; ``wrong`` says where a quotation that was fixed is still wrong.
    """

    text: str
    again: str
    before: frozenset[tuple[int, str]]
    after: frozenset[tuple[int, str]]
    wrong: tuple[int, ...]


Fixer = Callable[[Text], Fixed]


def make_fixer() -> Fixer:
    """Return a function that fixes one draft by the built-in review."""
    from gcmreview.check.checker import check_text
    from gcmreview.check.context import PreparedReview
    from gcmreview.check.findings import list_broken
    from gcmreview.check.fix import fix_text
    from gcmreview.dataset.loader import load_review

    checker = PreparedReview(load_review())

    def fix(each: Text) -> Fixed:
        def check(text: str) -> Any:
            return check_text(checker, "draft", text, KINDS[each.suffix])

        def list_all(checked: Any) -> frozenset[tuple[int, str]]:
            every = enumerate(checked.findings)
            return frozenset((at, code) for at, found in every for code in list_broken(found))

        before = check(each.text)
        fixed = fix_text(each.text, before, check)
        after = check(fixed.text)
        pairs = enumerate(zip(before.quotations, after.quotations, strict=False))
        wrong = (at for at, (one, other) in pairs if one.text != other.text and list_broken(other))
        again = fix_text(fixed.text, after, check)
        return Fixed(fixed.text, again.text, list_all(before), list_all(after), tuple(wrong))

    return fix
