"""Findings for the reports to write: one of each kind, and any that there may be."""

from collections.abc import Sequence

from hypothesis import strategies as st

from gcmreview.check.codes import CODES
from gcmreview.check.findings import Change, Checked, DiffPiece, Finding, Place
from gcmreview.check.reports import registry
from gcmreview.check.reports.registry import View
from gcmreview.terminal.screen import Screen
from gcmreview.text.printable import find_unsafe
from support.strategies import AWKWARD

MISQUOTE = Finding(
    path="draft.md",
    place=Place(3, 17, 3, 24),
    text="be bold",
    verdict="misquote",
    severity="error",
    code="GCM101",
    quote="alisjahbana-2",
    speaker="alisjahbana",
    name="Armida Salsiah Alisjahbana",
    paragraph=7,
    changes=(
        Change("ambitious", "bold", "“bold” instead of “ambitious”", "GCM101"),
        Change("", "", "a footnote's indicator", "GCM002"),
        Change("", "", "no speaker or source near it", "GCM304"),
    ),
    message="differs from alisjahbana-2 (para. 7): “bold” instead of “ambitious”",
    suggestion="be ambitious",
    diff=(DiffPiece("both", "be "), DiffPiece("draft", "bold"), DiffPiece("source", "ambitious")),
)
FIGURE = Finding(
    path="draft.md",
    place=Place(2, 1, 2, 11),
    text="56 million",
    verdict="figure",
    severity="warning",
    code="GCM502",
    quote=None,
    speaker=None,
    name=None,
    paragraph=4,
    changes=(Change("over", "", "“over” is left out", "GCM502"),),
    message="“over” is left out",
    suggestion="over 56 million",
)
COMMENT = Finding(
    path="draft.md",
    place=Place(1, 1, 1, 27),
    text="<!-- gcmreview: ignore -->",
    verdict="comment",
    severity="warning",
    code="GCM901",
    quote=None,
    speaker=None,
    name=None,
    paragraph=None,
    changes=(Change("", "", "this suppression has no effect", "GCM901"),),
    message="this suppression has no effect",
    suggestion=None,
)
RIGHT = MISQUOTE._replace(
    place=Place(9, 1, 9, 13),
    text="be ambitious",
    verdict="verbatim",
    severity="none",
    code="GCM001",
    changes=(),
    message="as in alisjahbana-2 (para. 7)",
    diff=(),
)
SHORT = RIGHT._replace(verdict="too-short", code="GCM003", quote=None, speaker=None, name=None)
CHECKED = Checked("draft.md", (MISQUOTE, RIGHT), (FIGURE,), (COMMENT,), (FIGURE, FIGURE))
PAGE = Screen(40, colour=False, unicode=True)


def check_one(finding: Finding) -> list[Checked]:
    """Return a draft in which that alone was found."""
    return [Checked(finding.path, (finding,), (), ())]


def write_report(form: str, checked: Sequence[Checked], view: View = View()) -> str:  # noqa: B008
    """Return the report in a format as one text."""
    return "".join(registry.write_report(form, checked, view))


def write(form: str, finding: Finding, screen: Screen | None = None) -> str:
    """Write the report on one finding."""
    return write_report(form, check_one(finding), View(screen))


def is_safe(word: str) -> bool:
    """Return whether a terminal is sent a word as it is."""
    return find_unsafe(word) is None


CONTROLS = "\r\n\t\x1b\x85\u2028\u202e\udcff"
ANY = st.text(st.sampled_from(CONTROLS) | st.sampled_from(AWKWARD) | st.characters(), max_size=24)
# Words with plain spaces between them, and none of what is shown rather than sent.
PLAIN = st.lists(
    st.text(
        st.sampled_from(AWKWARD) | st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        min_size=1,
        max_size=16,
    ).filter(is_safe),
    min_size=1,
    max_size=6,
).map(" ".join)
# As the file system gives them: a byte that is not UTF-8 is a surrogate.
PATHS = st.text(
    st.sampled_from(f"{AWKWARD}\udc80\udcff\n\x1b") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=12,
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Return a place of any size."""
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    end_line = line + draw(st.integers(0, 2))
    least = column if end_line == line else 1
    return Place(line, column, end_line, least + draw(st.integers(0, 9)))


RULES = st.sampled_from(sorted(CODES))
PLACES = places()
PARAGRAPHS = st.none() | st.integers(0, 99)


@st.composite
def findings(draw: st.DrawFn, texts: list[str], paths: list[str]) -> Finding:
    """Return a finding of any rule in one of the paths, its words taken from the texts."""
    words, maybe = st.sampled_from(texts), st.sampled_from([None, *texts])
    code = draw(RULES)
    changes = st.lists(st.builds(Change, words, words, words, RULES), max_size=2)
    diff = tuple(DiffPiece(side, draw(words)) for side in ("both", "draft", "source"))
    return Finding(
        path=draw(st.sampled_from(paths)),
        place=draw(PLACES),
        text=draw(words),
        verdict=CODES[code].verdict,
        severity=CODES[code].severity,
        code=code,
        quote=draw(maybe),
        speaker=draw(maybe),
        name=draw(maybe),
        paragraph=draw(PARAGRAPHS),
        changes=tuple(draw(changes)),
        message=draw(words),
        suggestion=draw(maybe),
        diff=draw(st.sampled_from([(), diff])),
    )


@st.composite
def drafts(
    draw: st.DrawFn, words: st.SearchStrategy[str] = ANY, paths: st.SearchStrategy[str] = PATHS
) -> list[Checked]:
    """Return drafts in which anything may be found."""
    # Characters are slow to draw, so the findings of an example share six texts and two paths.
    texts = [f" {AWKWARD} ", *draw(st.lists(words, min_size=5, max_size=5))]
    names = [f"%0A%25{AWKWARD}", draw(paths)]
    found = st.lists(findings(texts, names), max_size=2).map(tuple)
    one = st.builds(Checked, st.sampled_from(names), found, found, found, found)
    return draw(st.lists(one, max_size=2))
