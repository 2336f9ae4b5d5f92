"""What was found in drafts: what is a problem, in which order, and what else is wrong."""

import pickle
from collections import Counter

from gcmreview.check.findings import (
    Change,
    Checked,
    Place,
    list_broken,
    list_flagged,
    list_other_changes,
    pack,
    select_findings,
)
from support.findings import CHECKED, COMMENT, FIGURE, MISQUOTE, RIGHT
from support.rows import each_row

WORDS = Change("a", "b", "“b” instead of “a”", "GCM101")
FOOTNOTE = Change("", "", "a footnote's indicator", "GCM002")
SOURCE = Change("", "", "no speaker or source is named near it", "GCM304")


def test_everything_that_was_found_is_quotations_then_figures_then_comments() -> None:
    assert [*CHECKED.findings] == [MISQUOTE, RIGHT, FIGURE, COMMENT]


def test_only_errors_and_warnings_are_flagged_in_the_order_of_their_places() -> None:
    assert [*list_flagged([CHECKED])] == [COMMENT, FIGURE, MISQUOTE]
    first, second = (FIGURE._replace(place=Place(3, each, 3, 9)) for each in (1, 2))
    assert [*list_flagged([Checked("b", (second,), (first,), ())])] == [first, second]


@each_row("count", [0, 1, 99, 100, 101, 200, 1234])
def test_packed_findings_are_those_that_were_packed(count: int) -> None:
    findings = [MISQUOTE._replace(place=Place(each, 1, each, 2)) for each in range(count)]
    packed = pack(iter(findings))
    assert [*packed] == [*packed] == findings
    assert len(packed) == count
    assert Checked("draft.md", packed, packed, ()).codes == Counter(GCM101=2 * count)
    assert all(each in packed for each in findings[-1:])
    assert MISQUOTE not in packed


def test_many_findings_take_little_memory() -> None:
    packed = pack(MISQUOTE._replace(place=Place(each, 1, each, 2)) for each in range(5000))
    assert len(pickle.dumps(packed)) < 5000 * 30


def test_drafts_are_not_mixed() -> None:
    late = Checked("a", (MISQUOTE,), (), ())
    assert [*list_flagged([late, CHECKED])] == [MISQUOTE, COMMENT, FIGURE, MISQUOTE]


def test_findings_of_rules_that_are_not_selected_are_counted() -> None:
    broken = CHECKED._replace(
        quotations=(MISQUOTE._replace(changes=(WORDS,)), RIGHT),
        figures=(FIGURE._replace(changes=(Change("", "", "", "GCM501"),)),),
        comments=(COMMENT._replace(changes=(Change("", "", "", "GCM901"),)),),
        compared=3,
    )
    counts = [
        (kept.compared, kept.left_out, kept.unselected, len([*kept.findings]))
        for selected in (("GCM101", "GCM501", "GCM901"), ("GCM501", "GCM901"), ("GCM101",), ())
        for kept in (select_findings(broken, frozenset(selected)),)
    ]
    assert counts == [(3, 0, 0, 4), (3, 1, 1, 3), (3, 2, 0, 2), (3, 3, 1, 1)]


def test_a_finding_of_several_rules_is_left_with_those_that_are_selected() -> None:
    finding = MISQUOTE._replace(changes=(FOOTNOTE, WORDS, SOURCE))
    checked = Checked("a", (finding,), (), ())
    (left,) = select_findings(checked, frozenset(["GCM101"])).quotations
    assert left == finding._replace(changes=(FOOTNOTE, WORDS))
    (left,) = select_findings(checked, frozenset(["GCM304"])).quotations
    assert left[3:6] == ("unattributed", "warning", "GCM304")
    assert left[10:] == ((FOOTNOTE, SOURCE), SOURCE.reason, None, (), (), None)


def test_what_the_rules_permit_is_not_broken() -> None:
    assert list_broken(RIGHT._replace(changes=(FOOTNOTE,))) == set()
    assert list_broken(MISQUOTE._replace(changes=(FOOTNOTE, WORDS, SOURCE, WORDS))) == {
        "GCM101",
        "GCM304",
    }


def test_other_changes_are_those_that_neither_the_message_nor_the_diff_shows() -> None:
    finding = MISQUOTE._replace(changes=(WORDS, FOOTNOTE, SOURCE), message="differs in 2 places")
    source = "also GCM304: no speaker or source is named near it"
    assert list_other_changes(finding) == [source]
    # Without a diff, the words that differ are not shown.
    bare = finding._replace(diff=())
    assert list_other_changes(bare) == ["also GCM101: “b” instead of “a”", source]
    # The message shows them.
    assert list_other_changes(bare._replace(message=f"differs: {WORDS.reason}")) == [source]
    assert list_other_changes(finding._replace(message=SOURCE.reason)) == []
