"""Figures in the cells of tables."""

from gcmreview.check.figures.known import KnownFigures
from gcmreview.check.figures.table import Cell, are_known, list_cells
from gcmreview.documents.document import Block
from support.drafting import check
from support.figures import know, state
from support.rows import each_row

MIGRANTS = "International migrants in Asia and the Pacific"


def write_table(*rows: str) -> str:
    """Write a table in Markdown of rows such as ``Year | Number``; the first is its head."""
    head, *body = rows
    line = "|".join("---" for _ in head.split("|"))
    return "".join(f"| {row} |\n" for row in (head, line, *body))


def list_figures(draft: str, kind: str = "markdown") -> tuple[list[str], list[str], int]:
    """Return the wrong figures, the numbers that were not compared, and the count of the others."""
    checked = check(draft, kind)
    wrong = [each.text for each in checked.figures]
    return wrong, [each.text for each in checked.not_compared], checked.compared - len(wrong)


@each_row(
    "draft",
    [
        # What is counted, where and when are in the heads, in another cell, or in the cell itself.
        write_table(f"Year | {MIGRANTS}", "1990 | 56 million"),
        write_table("Region | 1990", f"{MIGRANTS} | 56 million"),
        write_table("Region | International migrants | Year", "Asia-Pacific | 56 million | 1990"),
        write_table("Year | Asia and the Pacific", "1990 | 56 million international migrants"),
        write_table(f"Total number | {MIGRANTS}", "Year | 56 million (1990)"),
        # There is an empty cell before the head.
        write_table(" | 1990", f"{MIGRANTS} | 56 million"),
        # They are in the heading, or in the line above the table.
        f"# Asia and the Pacific\n\n{write_table('Year | International migrants', '1990 | 56 m')}",
        f"# {MIGRANTS}\n\n{write_table('Year | Number', '1990 | 56 million')}",
        f"Table 1.2: {MIGRANTS}, 1990\n\n{write_table('Unit | Total', 'Number | 56 million')}",
    ],
)
def test_a_figure_in_a_table_is_compared_by_its_labels(draft: str) -> None:
    wrong, others, _ = list_figures(draft)
    assert (len(wrong), others) == (1, [])
    assert list_figures(draft.replace("56", "52")) == ([], [], 1)


@each_row(
    ("head", "number"),
    [
        ("millions", "56"),
        ("in million", "about 56"),
        ("thousands", "56,000"),
        ("thousand", "56,000 thousand"),
        ("%", "56 million"),
        ("millions, thousands", "56,000,000"),
    ],
)
def test_a_number_without_a_unit_has_the_one_of_its_labels(head: str, number: str) -> None:
    draft = write_table(f"Year | {MIGRANTS} ({head})", f"1990 | {number}")
    assert list_figures(draft) == ([number], [], 0)


def test_the_year_of_the_release_is_today() -> None:
    draft = write_table("Number | 1990 | 2021", f"{MIGRANTS} | 52 million | over 66 million")
    assert list_figures(draft) == (["over 66 million"], [], 1)


@each_row(
    "row",
    [
        # Another region, another time, or other people.
        "Thailand, 1990 | 56 million",
        "World, 1990 | 56 million",
        "South-East Asia, 1990 | 56 million",
        "1995 | 56 million",
        "2020 | 66 million",
        "Women, 1990 | 56 million",
        "1990 | 56 million in Europe",
        "1990 | 56 million women",
        "Under 18 years, 1990 | 56 million",
        # Nothing says when.
        "Total | 56 million",
        # A row of prose, or of more labels than are read.
        f"1990, {'total number, ' * 8} | 56 million",
        "1990 | Total | Total | Total | Total | 56 million",
    ],
)
def test_a_number_whose_labels_say_something_else_is_not_compared(row: str) -> None:
    cells = row.count("|")
    draft = write_table(f"{'Total | ' * cells}{MIGRANTS}", row)
    wrong, others, right = list_figures(draft)
    assert (wrong, len(others), right) == ([], 1, 0)


@each_row(
    "rows",
    [
        # Nothing says that migrants are counted.
        ("Year | Asia and the Pacific", "1990 | 56 million"),
        # The unit is another one.
        (f"Year | {MIGRANTS}", "1990 | 56"),
        (f"Year | {MIGRANTS}", "1990 | $5"),
    ],
)
def test_a_number_in_a_table_of_something_else_is_not_said(rows: tuple[str, ...]) -> None:
    assert list_figures(write_table(*rows)) == ([], [], 0)


def test_the_labels_of_a_table_are_not_those_of_the_text_after_it() -> None:
    table = write_table("Region | 1990", "Asia and the Pacific | 52")
    text = "There were 56 million international migrants in 1990.\n"
    assert list_figures(f"{table}\n{text}") == ([], ["56 million"], 0)


def test_a_row_of_one_cell_heads_the_rows_below_it() -> None:
    row = "<tr><td>1990</td><td>56 million</td></tr>"
    region = "<tr><td>Asia and the Pacific</td></tr>"
    table = f"<table><tr><th>Year</th><th>International migrants</th></tr>{row}"
    assert list_figures(f"{table}{row}{region}{row}</table>", "html") == (
        ["56 million"],
        ["56 million", "56 million"],
        0,
    )


def test_a_long_cell_is_read_as_prose() -> None:
    text = f"{'It is big. ' * 9}In 1990 Asia and the Pacific had 56 million international migrants."
    assert list_figures(write_table("A | B", f"Text | {text}")) == (["56 million"], [], 0)


def test_the_head_of_the_first_column_may_say_what_the_others_count() -> None:
    table = write_table(f"{MIGRANTS} | Number", "1990 | 56 million", "Today | over 65 million")
    assert list_figures(table) == (["56 million"], [], 1)


@each_row(
    "table",
    [
        write_table(f"Year | {MIGRANTS}", "1991 | 52 million"),
        write_table(f"Number | {MIGRANTS}", "1991 | 52 million"),
        write_table("Region | 1991", f"{MIGRANTS} | 52 million"),
    ],
)
def test_the_right_number_beside_another_year_is_wrong(table: str) -> None:
    wrong, others, _ = list_figures(table.replace("Region", "Total"))
    assert (wrong, others) == (["52 million"], [])


# 100 characters.
@each_row(("more", "count"), [(0, 1), (1, 0)])
def test_a_label_has_at_most_a_hundred_characters(more: int, count: int) -> None:
    label = f"{MIGRANTS}{' total' * 9}"
    label += " of" * ((100 - len(label)) // 3)
    label += "," * (100 - len(label) + more)
    assert len(label) == 100 + more
    wrong, others, _ = list_figures(write_table("Region | 1990", f"{label} | 56 million"))
    assert (len(wrong), len(others)) == (count, 0)


def make_cells(*rows: tuple[str, ...], above: str = "") -> dict[int, Cell]:
    """Return the cells of a table below a line."""
    blocks, texts = [Block(0, 0)], [above]
    for number, row in enumerate(rows):
        blocks += [Block(0, 0, row=number) for _ in row]
        texts += row
    return list_cells(blocks, texts)


def test_a_cell_has_the_heads_of_its_column_and_the_labels_of_its_row() -> None:
    cells = make_cells(("a", "b"), ("c", "5"), above="line")
    assert cells[4] == Cell(("b", "c"), ("line", "a"), is_whole=True)


def test_a_column_is_counted_from_the_last_one() -> None:
    assert make_cells(("a", "b"), ("c", "d", "5"))[5].labels == ("b", "c", "d")


# 4 labels of a row.
@each_row(("count", "is_whole"), [(4, True), (5, False)])
def test_a_row_has_at_most_four_labels(count: int, is_whole: bool) -> None:
    cells = make_cells((*"abcde"[:count], "5"))
    assert cells[count + 1] == Cell(tuple("abcd"), (), is_whole)


@each_row(
    ("above", "caption"),
    [
        ("x" * 100, ("x" * 100,)),
        ("x" * 101, ()),
        ("Table 2. Herds", (". Herds",)),
        ("Figure 2.1 Herds", (" Herds",)),
        ("Fig. 3: Herds", (": Herds",)),
        ("Herds of 2 Alphas", ("Herds of 2 Alphas",)),
    ],
)
def test_a_caption_is_short_and_its_number_is_left_out(
    above: str, caption: tuple[str, ...]
) -> None:
    assert make_cells(("a", "5"), above=above)[2].captions == caption


KNOWN: KnownFigures = know(state(52, label="sheep in the Alpha hills", year=1990))


@each_row(
    ("words", "expected"),
    [
        ("", True),
        ("total number of sheep in alpha", True),
        ("beta sheep 1990 and 2000 millions per cent", True),
        ("sheep in gamma", False),
        ("white sheep", False),
        ("sheep 18", False),
        ("sheep 19901", False),
    ],
)
def test_labels_are_known_if_they_say_only_what_a_figure_counts(words: str, expected: bool) -> None:
    assert are_known(frozenset(words.split()), KNOWN.wanted[0], KNOWN) is expected


NEUTRAL = """
figure figures number numbers table total time year years unit units today now thousand thousands
million millions billion billions per cent percent of the in all and from come a an to or for by on
at who s share percentage
"""


@each_row("word", NEUTRAL.split())
def test_a_neutral_word_says_nothing_of_what_is_counted(word: str) -> None:
    assert are_known(frozenset((word,)), KNOWN.wanted[0], KNOWN)


SECTION = f"# {MIGRANTS}\n\n"


@each_row(
    "line",
    [
        "- 1990: 56 million",
        "1990: 56 million",
        "**1990:** 56 million",
        "- 1990 – 56 million",
        "- 56 million in 1990",
        "- Total number (1990): 56 million",
        "- Asia-Pacific, 1990: 56 million",
        "- 1990\n  - 56 million",
        "- 1990:\n  - 56 million",
        "- today: over 66 million",
        "- 2021: over 66 million",
        "- Share of all the world’s international migrants: 35 per cent",
        "- 35%, of all the world’s international migrants",
    ],
)
def test_a_line_below_a_heading_is_compared_by_what_is_above_it(line: str) -> None:
    wrong, others, _ = list_figures(f"{SECTION}{line}\n")
    assert (len(wrong), others) == (1, [])
    right = line.replace("56", "52").replace("66", "65").replace("35%", "25%")
    right = right.replace("35 per cent", "roughly 25 per cent").replace("- 25%", "- About 25%")
    assert list_figures(f"{SECTION}{right}\n") == ([], [], 1)


@each_row(
    "line",
    [
        # The line, or one above it, is of another place, of other people or of another time.
        "- Japan, 1990: 56 million",
        "- Asia, 1990: 56 million",
        "- Women, 1990: 56 million",
        "- 2000: 56 million",
        "- Japan\n  - 1990: 56 million",
        "East Asia:\n\n- 1990: 56 million",
        "- Born abroad\n- 1990: 56 million",
        # What it says of two times is a change.
        "- 1990 to today: 56 million",
        # A sentence between may be about something else.
        "These are the numbers for Japan.\n\n- 1990: 56 million",
        "They came from 12 cities.\n\n- 1990: 56 million",
        # Nothing says when.
        "- 56 million",
        "- 1990\n  - 56\n- 2000\n  - 56 million",
        # A share is given for another time.
        "- Share of all the world’s international migrants in 1990: 35 per cent",
    ],
)
def test_a_line_that_may_count_something_else_is_not_compared(line: str) -> None:
    wrong, others, right = list_figures(f"{SECTION}{line}\n")
    assert (wrong, len(others), right) == ([], 1, 0)


def test_a_line_of_100_characters_is_read_after_labels_and_a_longer_one_is_not() -> None:
    for length, wrong in ((100, ["56 million"]), (101, [])):
        line = f"1990: 56 million{' total number' * 6}".ljust(length, ",")
        assert list_figures(f"{SECTION}{line}\n") == (wrong, [], 0)


def test_a_line_without_a_heading_is_compared_by_the_line_with_a_colon_above_it() -> None:
    assert list_figures(f"{MIGRANTS}:\n\n- 1990: 56 million\n") == (["56 million"], [], 0)


@each_row(("others", "is_whole"), [(0, True), (3, True), (4, False)])
def test_a_line_has_at_most_four_labels(others: int, is_whole: bool) -> None:
    blocks = [Block(0, 0, is_heading=True), *[Block(0, 0)] * (others + 1)]
    cells = list_cells(blocks, ["a", *"bcde"[:others], "5"])
    assert cells == {others + 1: Cell(("a", *"bcd"[:others]), (), is_whole)}


def test_a_part_of_a_region_is_not_the_region() -> None:
    assert list_figures(write_table(f"Part | {MIGRANTS}", "Asia, 1990 | 48 million"))[0] == []
