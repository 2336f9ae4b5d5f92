"""Measure who says what: the speakers that ``gcmreview new`` finds, against people's own answers.

``releases/`` has made-up press releases and news articles. In each, braces after a quoted passage
name who says it: ``“We agree,”{Jane Doe} said Ms. Doe.`` Empty braces mean that it is nobody's
speech, or that the text does not name the speaker.

    python evaluation/speakers.py [--wrong]
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gcmreview.documents.readers.files import DraftFile
from gcmreview.importing.builder import NewDataset, make_dataset

RELEASES = Path(__file__).parent / "releases"
_BRACES = re.compile(r"\{([^{}]*)\}")


class Answer(NamedTuple):
    """What a person says of a passage: its paragraph up to its end, and its speaker."""

    until: str
    speaker: str


class Verdict(NamedTuple):
    """A passage, who says it, and who the dataset says it is; both may be empty."""

    file: str
    text: str
    said_by: str
    found: str

    @property
    def kind(self) -> str:
        """How right the dataset is: a wrong speaker counts more than none."""
        if self.found == self.said_by == "":
            return "nobody, rightly"
        # A text may have a full name that no passage is beside.
        if self.said_by and self.found and self.said_by.endswith(self.found):
            return "right"
        if not self.found:
            return "missed"
        return "wrong" if self.said_by else "invented"


def read_answers(text: str) -> tuple[str, list[Answer]]:
    """Return a text without its braces, and what they say."""
    answers = []
    paragraphs = []
    for annotated in text.strip("\n").split("\n\n"):
        plain = ""
        at = 0
        for found in _BRACES.finditer(annotated):
            plain += annotated[at : found.start()]
            at = found.end()
            answers.append(Answer(plain, found[1]))
        paragraphs.append(plain + annotated[at:])
    return "\n\n".join(paragraphs), answers


def judge(path: Path) -> Iterator[Verdict]:
    """Yield a verdict on each annotated passage of a file."""
    text, answers = read_answers(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "release.txt"
        plain.write_text(text, encoding="utf-8", newline="")
        dataset = make_dataset(DraftFile(str(plain), "text"))
    for answer in answers:
        yield Verdict(path.name, answer.until[-60:], answer.speaker, _find(dataset, answer))


def _find(dataset: NewDataset, answer: Answer) -> str:
    """Return the name of the speaker that a dataset gives a passage, or nothing."""
    names = {each.id: each.name for each in dataset.review.speakers}
    # Some paragraphs of the file are above the title.
    texts = {each.number: each.text for each in dataset.review.paragraphs}
    for quote in dataset.review.quotes:
        # Its closing mark, which one paragraph of several lacks, may be two characters.
        ends = [answer.until, answer.until[:-1], answer.until[:-2]]
        if texts[quote.paragraph].startswith(answer.until) and any(
            each.endswith(quote.text) for each in ends
        ):
            return names[quote.speaker]
    return ""


def measure(counts: Counter[str]) -> tuple[float, float]:
    """Return the precision and the recall of verdicts, counted by kind."""
    given = counts["right"] + counts["wrong"] + counts["invented"]
    named = counts["right"] + counts["wrong"] + counts["missed"]
    return counts["right"] / given, counts["right"] / named


def main(arguments: list[str]) -> int:
    """Print the counts, precision and recall, and on demand what is wrong."""
    verdicts = [each for path in sorted(RELEASES.glob("*.txt")) for each in judge(path)]
    counts = Counter(each.kind for each in verdicts)
    for each in verdicts:
        if each.kind in arguments:
            found, said_by = each.found or "-", each.said_by or "-"
            print(f"{each.kind}: {each.file}: {found}, not {said_by}: {each.text}")
    for kind, count in counts.most_common():
        print(f"{kind:16} {count:4}")
    precision, recall = measure(counts)
    print(f"precision {precision:.3f}, recall {recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
