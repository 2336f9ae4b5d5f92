"""Lines of styled text are broken to fit a screen, and coloured."""

from gcmreview.terminal.lines import set_line
from gcmreview.terminal.screen import Screen
from support.rows import each_row

SPANS = [("a.md: ", "place"), ("we must all be ambitious", ""), (" [GCM101]", "muted")]


def draw(width: int, *, colour: bool = False, encoding: str = "utf-8") -> Screen:
    return Screen(width, colour=colour, unicode=True, encoding=encoding)


def test_without_a_screen_a_line_is_whole() -> None:
    assert set_line(SPANS, None) == "a.md: we must all be ambitious [GCM101]\n"
    assert set_line(SPANS[1:], None, is_indented=True) == "    we must all be ambitious [GCM101]\n"


def test_on_a_screen_a_line_goes_on_below_with_an_indent() -> None:
    assert set_line(SPANS, draw(28)) == "a.md: we must all be\n    ambitious [GCM101]\n"
    assert set_line(SPANS, draw(28), is_indented=True) == (
        "    a.md: we must all be\n    ambitious [GCM101]\n"
    )


def test_a_screen_narrower_than_twenty_columns_is_given_lines_of_twenty() -> None:
    narrow = set_line(SPANS, draw(20))
    assert {set_line(SPANS, draw(width)) for width in range(1, 20)} == {narrow}
    assert max(map(len, narrow.split("\n"))) <= 20
    assert set_line(SPANS, draw(22)) != narrow


def test_each_line_sets_and_resets_its_own_styles() -> None:
    spans = [("we must be ", ""), ("bold and brave enough", "draft"), (" now", "")]
    assert set_line(spans, draw(24, colour=True)) == (
        "we must be \x1b[31;9mbold and\x1b[39;29m\n    \x1b[31;9mbrave enough\x1b[39;29m now\n"
    )


@each_row(
    ("encoding", "shown"),
    [("utf-8", "“é” \\x1b[2J\n"), ("latin-1", "\\u201cé\\u201d \\x1b[2J\n")],
)
def test_what_a_terminal_obeys_or_lacks_is_shown_by_its_code(encoding: str, shown: str) -> None:
    assert set_line([("“é” \x1b[2J", "")], draw(80, encoding=encoding)) == shown
