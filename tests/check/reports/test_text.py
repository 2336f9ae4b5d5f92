"""The report for people."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.findings import Change, Checked, DiffPiece, Place, Uncompared, list_flagged
from gcmreview.check.reports.registry import View
from gcmreview.check.reports.summary import sum_up
from gcmreview.terminal.screen import Screen
from gcmreview.text.printable import find_unsafe
from support.findings import (
    CHECKED,
    COMMENT,
    FIGURE,
    MISQUOTE,
    PAGE,
    PLAIN,
    RIGHT,
    check_one,
    drafts,
    write,
    write_report,
)


def test_text_has_the_problems_of_all_three_lists_in_the_order_of_the_draft() -> None:
    assert write_report("text", [CHECKED]) == (
        "draft.md:1:1: warning comment: this suppression has no effect [GCM901]\n"
        "\n"
        "draft.md:2:1: warning figure: “over” is left out [GCM502]\n"
        "    Source: “over 56 million” (para. 4)\n"
        "\n"
        "draft.md:3:17: error misquote: differs from alisjahbana-2 (para. 7): “bold” instead of "
        "“ambitious”"
        " [GCM101]\n"
        "    be [-bold-]{+ambitious+}\n"
        "    Source: “be ambitious” (Armida Salsiah Alisjahbana, alisjahbana-2, para. 7)\n"
        "    also GCM304: no speaker or source near it\n"
        "\n"
        "1 draft: 2 quotations, 1 error, 2 warnings, 2 ignored.\n"
    )


def test_what_is_right_is_shown_with_its_words_where_that_is_asked_for() -> None:
    right = RIGHT._replace(text="be  ambitious\nnow", message="as in a-1", suggestion=None)
    assert write_report("text", check_one(right), View(is_verbose=True)) == (
        "draft.md:9:1: verbatim: as in a-1 [GCM001]\n    be ambitious now\n\n"
        "1 draft: 1 quotation, no problems found.\n"
    )


def test_drafts_are_in_the_order_in_which_they_were_checked() -> None:
    late = CHECKED._replace(figures=(), comments=())
    early = [Checked("a.md", (MISQUOTE._replace(path="a.md", place=Place(99, 1, 99, 2)),), (), ())]
    text = write_report("text", [*early, late])
    assert re.findall(r"^\S+:\d+:\d+", text, re.MULTILINE) == ["a.md:99:1", "draft.md:3:17"]


def test_a_number_that_was_not_compared_has_its_path_if_there_are_several_drafts() -> None:
    place = Place(3, 11, 3, 21)
    checked = Checked("a.md", (), (), (), not_compared=(Uncompared("a.md", place, "52 million"),))
    said = "1 number not compared: 52 million, {}.\n"
    assert said.format("line 3") in write_report("text", [checked])
    assert said.format("a.md:3") in write_report("text", [checked, Checked("b.md", (), (), ())])


def test_text_ends_with_the_line_that_sums_it_up() -> None:
    ends = (sum_up([CHECKED]), "")
    assert tuple(write_report("text", [CHECKED]).split("\n")[-2:]) == ends


def test_a_change_that_the_message_says_is_not_said_again() -> None:
    finding = FIGURE._replace(changes=(*FIGURE.changes, Change("a", "b", "“b” for “a”", "GCM501")))
    assert write("text", finding).count("also") == 1
    assert "    also GCM501: “b” for “a”\n" in write("text", finding)


def test_a_change_that_the_word_diff_shows_is_not_said_again() -> None:
    finding = MISQUOTE._replace(message="differs from alisjahbana-2 (para. 7) in 2 places")
    assert write("text", finding).count("also") == 1
    assert "also GCM101: “bold” instead of “ambitious”" in write("text", finding._replace(diff=()))


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    finding = COMMENT._replace(path="a\x1b[2J\n.md", message="\u202eb\x9b\udcff")
    assert write("text", finding, PAGE._replace(colour=True)).startswith(
        "\x1b[1ma\\x1b[2J\\n.md:1:1: \x1b[22m\x1b[35;1mwarning comment\x1b[39;22m:\n"
        "    \\u202eb\\x9b\\xff \x1b[2m[GCM901]\x1b[22m\n"
    )


def test_in_colour_a_space_separates_a_word_from_the_one_that_it_replaces_but_not_a_mark() -> None:
    for own, source, between in (("bold", "ambitious", " "), (":", ",", "")):
        pieces = (DiffPiece("draft", own), DiffPiece("source", source))
        text = write("text", MISQUOTE._replace(diff=pieces), PAGE._replace(colour=True))
        shown = f"\x1b[31;9m{own}\x1b[39;29m{between}\x1b[1;4m{source}\x1b[22;24m"
        assert f"\n    {shown}\n" in text


def test_a_terminal_is_given_lines_that_fit_it_with_a_hanging_indent() -> None:
    assert write("text", MISQUOTE, PAGE) == (
        "draft.md:3:17: error misquote:\n"
        "    differs from alisjahbana-2 (para.\n"
        "    7): “bold” instead of “ambitious”\n"
        "    [GCM101]\n"
        "    be [-bold-]{+ambitious+}\n"
        "    Source: “be ambitious” (Armida\n"
        "    Salsiah Alisjahbana, alisjahbana-2,\n"
        "    para. 7)\n"
        "    also GCM304: no speaker or source\n"
        "    near it\n"
        "\n"
        "1 draft: 1 quotation, 1 error.\n"
    )


# Select Graphic Rendition (ECMA-48, 8.3.117): bold, faint, underlined, crossed out, three colours.
UNDONE_BY = {
    "1": "22",
    "2": "22",
    "4": "24",
    "9": "29",
    "31": "39",
    "35": "39",
}


@given(drafts(), st.integers(1, 120))
def test_of_what_a_terminal_obeys_a_coloured_report_has_only_the_colours(
    checked: list[Checked], width: int
) -> None:
    text = write_report("text", checked, View(Screen(width, colour=True, unicode=True)))
    assert find_unsafe(re.sub(r"\x1b\[[0-9;]+m", "", text), allow="\n") is None
    # No style continues past the end of a line.
    for line in text.split("\n"):
        styles = re.findall(r"\x1b\[([0-9;]+)m", line)
        for start, end in zip(styles[::2], styles[1::2], strict=True):
            assert {UNDONE_BY[each] for each in start.split(";")} == set(end.split(";"))


def is_wrapped(narrow: str, whole: str) -> bool:
    """Return whether a text is another one with lines broken at a space, or within a word."""
    at = 0
    for number, piece in enumerate(narrow.split("\n    ")):
        if number:
            at += len(next(gap for gap in ("\n    ", " ", "") if whole.startswith(gap, at)))
        if not whole.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(whole)


@given(drafts(PLAIN, PLAIN), st.integers(20, 120), st.booleans())
def test_lines_broken_for_a_terminal_lose_no_character_and_others_have_the_words_to_paste(
    checked: list[Checked], width: int, colour: bool
) -> None:
    def draw(columns: int) -> str:
        screen = Screen(columns, colour=colour, unicode=True)
        return re.sub(r"\x1b\[[0-9;]+m", "", write_report("text", checked, View(screen)))

    narrow, whole, text = draw(width), draw(100_000), write_report("text", checked)
    assert is_wrapped(narrow, whole)
    assert colour or whole == text
    for finding in list_flagged(checked):
        assert finding.suggestion is None or f"\n    Source: “{finding.suggestion}”" in text
    lines = narrow.split("\n")
    assert all(len(line) <= width for line in lines if "\u200d" not in line)


def test_a_character_that_a_terminal_lacks_is_escaped_before_lines_are_broken() -> None:
    checked = [CHECKED._replace(quotations=(MISQUOTE,), figures=(), comments=())]
    screen = Screen(40, colour=False, unicode=False)
    shown = write_report("text", checked, View(screen._replace(encoding="ascii")))
    assert shown.isascii()
    assert "\\u201c" in shown
    assert max(map(len, shown.split("\n"))) <= screen.width
    assert max(map(len, write_report("text", checked, View(screen)).split("\n"))) <= screen.width
