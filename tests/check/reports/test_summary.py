"""The line that sums up what was found."""

from gcmreview.check.findings import Checked
from gcmreview.check.reports.summary import is_compared, sum_up
from support.findings import COMMENT, MISQUOTE, RIGHT, SHORT
from support.rows import each_row


@each_row(
    ("checked", "line"),
    [
        ([], "0 drafts: nothing was checked."),
        ([Checked("a", (), (), ())], "1 draft: 0 quotations, nothing compared."),
        (
            [Checked("a", (SHORT, SHORT), (), ())],
            "1 draft: 2 quotations, 2 too short to compare, nothing compared.",
        ),
        (
            [Checked("a", (SHORT, RIGHT), (), ())],
            "1 draft: 2 quotations, 1 too short to compare, no problems found.",
        ),
        (
            [Checked("a", (RIGHT,), (), (), (MISQUOTE,))],
            "1 draft: 1 quotation, no problems found, 1 ignored.",
        ),
        (
            [
                Checked("a", (), (), (COMMENT,)),
                Checked("b", (RIGHT, RIGHT), (), (), (MISQUOTE,) * 3),
            ],
            "2 drafts: 2 quotations, 1 warning, 3 ignored.",
        ),
        ([Checked("a", (MISQUOTE, MISQUOTE), (), ())], "1 draft: 2 quotations, 2 errors."),
        (
            [Checked("a", (), (), (), compared=2)],
            "1 draft: 0 quotations, 2 figures, no problems found.",
        ),
        (
            [Checked("a", (SHORT,), (), (), left_out=3, unselected=1)],
            "1 draft: 2 quotations, 1 too short to compare, no problems found,"
            " 3 left out by --select or --ignore.",
        ),
    ],
)
def test_drafts_are_summed_up_in_one_line(checked: list[Checked], line: str) -> None:
    assert sum_up(checked) == line


@each_row(
    ("checked", "expected"),
    [
        ([], False),
        ([Checked("a", (), (), (COMMENT,))], False),
        ([Checked("a", (SHORT, SHORT), (), ())], False),
        ([Checked("a", (SHORT, RIGHT), (), ())], True),
        ([Checked("a", (SHORT,), (), (), unselected=1)], True),
        ([Checked("a", (), (), (), compared=1)], True),
        ([Checked("a", (SHORT,), (), ()), Checked("b", (MISQUOTE,), (), ())], True),
    ],
)
def test_a_quotation_that_is_long_enough_or_a_figure_is_compared(
    checked: list[Checked], expected: bool
) -> None:
    assert is_compared(checked) is expected
