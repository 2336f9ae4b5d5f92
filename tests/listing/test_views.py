"""Every listing as table and JSON, to the character, and what no table may do to a quotation."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.listing.chart import draw_chart
from gcmreview.listing.views import VIEWS
from gcmreview.terminal.cells import Cell, Column, Segment, View
from gcmreview.terminal.console import draw_lines, draw_view
from gcmreview.terminal.layout import fit_columns
from gcmreview.terminal.screen import Screen
from gcmreview.terminal.wrapping import find_breaks
from support.runs import EXPECTED, Edit, Run
from support.strategies import reviews

LISTINGS = ["info", "speakers", "quotes", "agencies", "stats", "source"]
REVIEW = load_review()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("listing", LISTINGS)
def test_a_table_is_exactly_as_expected(gcmreview: Run, listing: str, width: int) -> None:
    expected = (EXPECTED / f"{listing}-{width}.txt").read_text(encoding="utf-8")
    assert gcmreview(listing, COLUMNS=str(width)).stdout == expected


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_json_listing_is_exactly_as_expected(gcmreview: Run, listing: str) -> None:
    expected = (EXPECTED / f"{listing}.json").read_text(encoding="utf-8")
    assert gcmreview(listing, "--format", "json").stdout == expected


# The contract: keys that others rely on, in this spelling.
KEYS = {
    "speakers": "id name family_name honorific description agency quotes",
    "quotes": "id speaker name text paragraph attribution topics corrections",
    "agencies": "acronym name role paragraph",
    "stats": "id value unit qualifier year label text paragraph",
    "source": "number text",
}


@pytest.mark.parametrize("listing", KEYS)
def test_the_keys_that_others_rely_on_are_there(
    read_json: Callable[..., Any], listing: str
) -> None:
    for record in read_json(listing):
        assert set(KEYS[listing].split()) <= set(record)


def test_json_says_of_each_editorial_field_where_it_is_from(read_json: Callable[..., Any]) -> None:
    agencies = {agency["acronym"]: agency for agency in read_json("agencies")}
    assert agencies["IOM"]["editorial"] == {}
    assert agencies["IOM"]["name_paragraph"] == 5
    assert "the agency itself uses" in agencies["ILO"]["editorial"]["name"]
    facts = {(fact["kind"], fact["field"]): fact for fact in read_json("info")}
    assert "10 March 2021" in facts["release", "date"]["origin"]
    assert facts["release", "title"]["origin"] is None
    assert facts["release", "title"]["paragraphs"] == [0]
    assert facts["contact", "email"]["text"] is None


def test_every_fact_without_an_origin_is_the_sources_own_words(
    read_json: Callable[..., Any],
) -> None:
    facts = read_json("info")
    assert len(facts) > 30
    for fact in facts:
        if fact["origin"] is None and fact["text"] is not None:
            (number,) = fact["paragraphs"]
            assert fact["text"] in REVIEW.paragraphs[number].text, fact


def undo_wrapping(table: str) -> str:
    """Return a table's words, whatever the lines that they stand on."""
    return " ".join(table.split())


@pytest.mark.parametrize("width", [1, 20, 27, 40, 59])
def test_stacked_quotes_are_the_sources_words_in_their_order(gcmreview: Run, width: int) -> None:
    printed = undo_wrapping(gcmreview("quotes", COLUMNS=str(width)).stdout)
    for quote in REVIEW.quotes:
        assert undo_wrapping(f"“{quote.text}”") in printed


def read_column(table: str, heading: str) -> str:
    """Return the text of one column of a ruled table, read by the place of its heading."""
    lines = table.split("\n")
    if any(line.startswith(f"{heading}: ") for line in lines):
        # Too narrow for a table: the cells are stacked.
        return table
    head = next(line for line in lines if re.search(rf"(^|  ){heading}(  |$)", line))
    start = head.index(heading)
    following = re.search(r"  +\S", head[start:])
    end = start + following.end() - 1 if following else None
    return "\n".join(line[start:end] for line in lines[lines.index(head) + 2 :])


@pytest.mark.parametrize("width", [60, 61, 79, 80, 100, 133, 200, 300])
def test_a_wide_enough_table_holds_every_quote_in_full(gcmreview: Run, width: int) -> None:
    table = gcmreview("quotes", COLUMNS=str(width)).stdout
    column = undo_wrapping(read_column(table, "Quote"))
    for quote in REVIEW.quotes:
        assert undo_wrapping(f"“{quote.text}”") in column
    assert max(map(len, table.split("\n"))) <= width


TORTURE = "we [member states] agree [sic] :smile: [/x] [bold]b[/bold] \\[y] {z} %s <b> & [link=a]"


@pytest.mark.parametrize("listing", ["quotes", "source"])
@pytest.mark.parametrize("output_format", ["table", "json"])
def test_brackets_and_emoji_codes_are_printed_to_the_character(
    gcmreview: Run, edit_dataset: Edit, listing: str, output_format: str
) -> None:
    words = "Today, member States and stakeholders have demonstrated"
    toml_words = TORTURE.replace("\\", "\\\\")
    path = edit_dataset((words, toml_words), checksum=True)
    for width in (*range(1, 130, 7), 200, 300):
        done = gcmreview(
            "--data", str(path), listing, "--format", output_format, COLUMNS=str(width)
        )
        assert done.returncode == 0, done.stderr
        if output_format == "json":
            assert any(TORTURE in record["text"] for record in json.loads(done.stdout))
            break
        # Where a word is cut, leaving out all spaces puts it together again.
        column = read_column(done.stdout, "Text" if listing == "source" else "Quote")
        assert "".join(TORTURE.split()) in "".join(column.split()), width


@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_screen_at_any_width(name: str) -> None:
    records = getattr(REVIEW, name)
    view = VIEWS[name](REVIEW, records)
    for width in range(20, 221, 3):
        for line in draw_view(view, Screen(width, colour=False, unicode=True)).split("\n"):
            assert len(line) <= width


@pytest.mark.parametrize("name", VIEWS)
def test_colour_adds_escapes_and_changes_nothing_else(name: str) -> None:
    view = VIEWS[name](REVIEW, getattr(REVIEW, name))
    for width in (40, 80):
        plain = draw_view(view, Screen(width, colour=False, unicode=True))
        coloured = draw_view(view, Screen(width, colour=True, unicode=True))
        assert "\x1b" not in plain
        assert coloured != plain
        bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip(" ") for line in bare.split("\n")] == plain.split("\n")


def test_where_lines_cannot_be_drawn_the_rule_is_of_hyphens() -> None:
    view = VIEWS["statistics"](REVIEW, REVIEW.statistics)
    text = draw_view(view, Screen(80, colour=False, unicode=False))
    assert "─" not in text
    assert "-" * 80 in text


def test_editorial_words_stand_in_brackets_and_the_caption_says_so(gcmreview: Run) -> None:
    table = gcmreview("agencies", COLUMNS="120").stdout
    assert "ILO         [International Labour Organization]" in table
    assert "IOM         International Organization for Migration  " in table
    assert "In square brackets: not the source's words." in undo_wrapping(table)
    assert "brackets" not in gcmreview("source").stdout


def is_one_character(text: str) -> bool:
    """Tell whether all after the first character combines with it or is joined to it."""
    rest = text[1:]
    return all(
        char in "\u0301\u200d\ufe0f\u20e3" or text[i] == "\u200d" for i, char in enumerate(rest)
    )


SPACED = st.text(alphabet="ab日é\u0301\u00a0 -🙂\u200d❤\ufe0f1\u20e3", max_size=60)


@given(SPACED, st.integers(1, 30))
def test_wrapping_loses_no_character_but_the_spaces_it_breaks_at(text: str, width: int) -> None:
    from rich.cells import cell_len

    lines = find_breaks(text, width, cell_len)
    for (_, end), (start, _) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        assert text[end:start].strip(" ") == ""
    rebuilt = "".join(text[start:end] for start, end in lines)
    assert rebuilt.replace(" ", "") == text.replace(" ", "")
    for start, end in lines:
        line = text[start:end]
        assert cell_len(line) <= width or is_one_character(line)


@given(
    st.lists(st.lists(SPACED, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(1, 120),
)
def test_columns_that_fit_are_never_wider_than_the_table(
    columns: list[list[str]], width: int
) -> None:
    widths = fit_columns(columns, [False] * len(columns), width, len)
    if widths is not None:
        assert sum(widths) <= width
        for texts, given_width in zip(columns, widths, strict=True):
            words = [word for text in texts for word in text.split(" ")]
            assert all(len(word) <= given_width or len(word) > 32 for word in words)


WORDS = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=80
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(1, 140))
def test_any_text_in_a_table_comes_out_with_every_character(
    rows: list[tuple[str, str]], width: int
) -> None:
    cells: list[tuple[Cell, ...]] = [((Segment(a, "id"),), (Segment(b),)) for a, b in rows]
    view = View("t", (Column("A", keep_whole=True), Column("B")), cells, (Segment("c"),))
    printed = "".join(draw_view(view, Screen(width, colour=False, unicode=True)).split())
    for text in (word for row in rows for cell in row for word in cell.split(" ")):
        if len(text) <= 8:
            assert "".join(text.split()) in printed
    everything = sorted(char for row in rows for cell in row for char in cell if not char.isspace())
    for char in everything:
        assert printed.count(char) >= everything.count(char)


@given(WORDS, st.integers(20, 100))
def test_any_line_of_spans_comes_out_with_every_character(text: str, width: int) -> None:
    printed = draw_lines([(Segment(text),)], Screen(width, colour=False, unicode=True))
    assert "".join(printed.split()) == "".join(text.split())


@settings(max_examples=40)
@given(reviews(), st.sampled_from(list(VIEWS)), st.integers(20, 200))
def test_every_word_of_any_dataset_is_in_its_tables(review: Review, kind: str, width: int) -> None:
    records = getattr(review, kind)
    printed = draw_view(VIEWS[kind](review, records), Screen(width, colour=False, unicode=True))
    bare = "".join(printed.split())
    shown = {"speakers": ("name", "description"), "agencies": ("acronym", "name")}
    for record in records:
        for field in shown.get(kind, ("label",) if kind == "statistics" else ("text",)):
            words = getattr(record, field).split()
            # Where cells stand beside each other, a word that is cut has others between its parts.
            assert [word for word in words if len(word) <= 12 and word not in bare] == []
            assert width >= 60 or "".join(words) in bare


def test_right_to_left_and_combining_text_is_not_reordered() -> None:
    text = "مرحبا بالعالم e\u0301 שלום"
    printed = draw_lines([(Segment(text),)], Screen(40, colour=False, unicode=True))
    assert printed == f"{text}\n"
    assert unicodedata.is_normalized("NFC", printed) is False


@pytest.mark.parametrize("width", range(20, 120, 7))
def test_no_space_that_joins_words_is_lost_or_broken_at(width: int) -> None:
    joined = "Alpha\u00a0Beta Gamma\u00a0Delta Epsilon\u00a0Zeta Eta\u00a0Theta Iota\u00a0Kappa"
    review = REVIEW._replace(release=REVIEW.release._replace(publisher=joined, title=joined))
    screen = Screen(width, colour=False, unicode=True)
    view = VIEWS["speakers"](review, review.speakers)._replace(title=joined)
    chart = draw_chart(review, review.statistics, screen)
    for printed in (draw_view(view, screen), draw_lines(chart, screen)):
        for pair in joined.split(" "):
            assert pair in printed


def test_a_character_is_not_cut_from_what_combines_with_it_at_any_width() -> None:
    hearts, keycaps = "\u2764\ufe0f" * 70, "1\ufe0f\u20e3" * 60
    for text in (hearts, keycaps, "👩\u200d👩\u200d👧" * 20, "e\u0301" * 90, "🇹🇭" * 40):
        view = View(
            "t", (Column("A"), Column("B")), [((Segment("x"),), (Segment(text),))], (Segment("c"),)
        )
        for width in range(20, 120):
            printed = draw_view(view, Screen(width, colour=False, unicode=True))
            rows = printed.split("\n")[4:] if width >= 60 else printed.split("\n")[2:]
            bare = "".join("".join(rows).split()).replace("A:x", "").replace("B:", "")
            assert bare in (f"x{text}c", f"{text}c"), (width, text)
