"""Texts that people read use plain, modern words."""

import re
from pathlib import Path

from support.rows import each_row
from support.runs import ROOT

# A word or phrase that readers stumble over, and a plain one for it.
PLAIN = {
    "a line a record": "one line per record",
    "a row a case": "one row per case",
    "afar": "far",
    "amiss": "wrong",
    "an object a line": "one object per line",
    "anew": "again",
    "at hand": "here",
    "from what on": "from ... on",
    "gravest": "most severe",
    "mend": "fix",
    "mended": "fixed",
    "mending": "fixing",
    "mends": "fixes",
    "parted": "split",
    "parting": "splitting",
    "whatever their endings tell": "whatever their endings are",
    "whence": "from which",
    "whereof": "of which",
    "whom": "who",
}
# A name's underscore ends a word, as a space does.
PATTERN = re.compile(rf"(?<![a-z])(?:{'|'.join(PLAIN)})(?![a-z])", re.IGNORECASE)
# The changelog's old sections say what was said then, and the drafts what people write.
TEXTS = (
    *("README.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml", ".ci/run"),
    *("docs/*.md", "src/**/*.py", "tests/**/*.py", "tools/*.py", "benchmarks/*.py"),
    *("examples/*.py", "evaluation/*.py", "evaluation/*.toml"),
)


def list_texts() -> list[Path]:
    found = [path for pattern in TEXTS for path in sorted(ROOT.glob(pattern))]
    return [path for path in found if path != Path(__file__)]


def find_words(text: str) -> list[str]:
    return [match[0] for match in PATTERN.finditer(text)]


def test_no_text_has_a_word_that_readers_stumble_over() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {word}"
        for path in list_texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in find_words(line)
    ]
    assert found == []


def test_every_kind_of_text_is_searched() -> None:
    assert [pattern for pattern in TEXTS if not list(ROOT.glob(pattern))] == []


def test_the_comments_of_the_dataset_have_none_either() -> None:
    lines = (ROOT / "data" / "review.toml").read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert comments
    assert [line for line in comments if find_words(line)] == []


@each_row(
    "text",
    ["Mend it.", "what is amiss", "A line a record", "to whom?", "list_amiss", "_mend(text)"],
)
def test_a_word_is_found_in_any_case_and_in_a_name(text: str) -> None:
    assert len(find_words(text)) == 1


@each_row("text", ["amendment", "Recommended", "departed", "whomever", "at handover"])
def test_a_part_of_a_word_is_not_taken_for_it(text: str) -> None:
    assert find_words(text) == []
