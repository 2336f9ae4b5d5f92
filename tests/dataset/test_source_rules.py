"""Rules on records and paragraphs, each on a review that is made for it."""

from typing import Any

from gcmreview.dataset.loader import find_problems, load_review
from gcmreview.dataset.model import Paragraph, Review
from gcmreview.dataset.problems import Problem
from support.rows import each_row

REVIEW = load_review()
TITLE = Paragraph(0, "A title")


def make_review(texts: list[str], quotes: list[tuple[str, str, int, str]]) -> Review:
    """Make a review of paragraphs and of quotes: speaker, words, paragraph and attribution."""
    speakers = tuple(
        REVIEW.speakers[0]._replace(id=name.lower(), name=name) for name in ("Ann", "Bob")
    )
    return REVIEW._replace(
        paragraphs=(TITLE, *(Paragraph(n, text) for n, text in enumerate(texts, start=1))),
        speakers=speakers,
        quotes=tuple(
            REVIEW.quotes[0]._replace(speaker=name, text=text, paragraph=n, attribution=kind)  # type: ignore[arg-type]
            for name, text, n, kind in quotes
        ),
    )


def list_attribution_problems(review: Review) -> list[str]:
    """Return what is wrong with the attributions of quotes."""
    return [each.message for each in find_problems(review) if each.place[-1] == "attribution"]


@each_row(
    ("texts", "quotes", "problems"),
    [
        (["“a,” said Ann."], [("ann", "a,", 1, "explicit")], []),
        (["“a,” said Ann.", "“b”"], [("ann", "b", 2, "continued")], []),
        # The paragraph leaves its mark open, and the one that closes it names the speaker.
        (["“a", "“b,” said Ann."], [("ann", "a", 1, "continued")], []),
        (["“a”", "— Ann, a cook"], [("ann", "a", 1, "continued")], []),
        (
            ["“a”", "Ann, a cook"],
            [("ann", "a", 1, "continued")],
            ["paragraph 0 neither names nor continues Ann; correct the speaker or the paragraph"],
        ),
        (
            ["“a", "“b", "“c,” said Ann."],
            [("ann", "a", 1, "continued"), ("ann", "b", 2, "continued")],
            [],
        ),
        (
            ["“a”", "“b,” said Ann."],
            [("ann", "a", 1, "continued")],
            ["paragraph 0 neither names nor continues Ann; correct the speaker or the paragraph"],
        ),
        (
            ["“a", "“b,” said Bob. Ann did not."],
            [("ann", "a", 1, "continued")],
            ["paragraph 0 neither names nor continues Ann; correct the speaker or the paragraph"],
        ),
        (
            ["“a,” said Ann.", "“b”", "“c”"],
            [("ann", "b", 2, "continued"), ("ann", "c", 3, "continued")],
            [],
        ),
        (
            ["“a,” said Ann.", "“b”", "“c”"],
            [("ann", "c", 3, "continued")],
            ["paragraph 2 neither names nor continues Ann; correct the speaker or the paragraph"],
        ),
        (
            ["“a,” said Ann.", "“b”", "“c”"],
            [("ann", "b", 2, "continued"), ("bob", "c", 3, "continued")],
            ["paragraph 2 neither names nor continues Bob; correct the speaker or the paragraph"],
        ),
        (
            ["“a,” said Ann."],
            [("bob", "a,", 1, "explicit")],
            ["paragraph 1 does not name Bob; correct the speaker, or write 'continued'"],
        ),
        (
            ["“a,” said Ann."],
            [("ann", "a,", 1, "continued")],
            ["paragraph 1 names Ann; write 'explicit'"],
        ),
    ],
)
def test_an_attribution_fits_the_paragraphs_that_name_the_speaker(
    texts: list[str], quotes: list[tuple[str, str, int, str]], problems: list[str]
) -> None:
    assert list_attribution_problems(make_review(texts, quotes)) == problems


@each_row("field", ["paragraph", "name_paragraph"])
def test_every_paragraph_that_a_record_names_exists(field: str) -> None:
    last = len(REVIEW.paragraphs) - 1
    (agency, *others) = REVIEW.agencies
    changes: Any = {field: last + 1}
    edited = agency._replace(**changes)
    problems = find_problems(REVIEW._replace(agencies=(edited, *others)))
    message = f"there is no paragraph {last + 1}; the last is {last}"
    assert Problem(("agencies", 0, field), message, "unknown-paragraph") in problems
