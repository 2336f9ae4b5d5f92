"""Every listing as table and JSON, to the character, and what no table may do to a quotation."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.listing.chart import draw_chart
from gcmreview.listing.rows import TABLES, select_fields
from gcmreview.listing.views import VIEWS, view_fields
from gcmreview.terminal.console import draw_lines, draw_view
from gcmreview.terminal.screen import Screen
from support.releases import OKAFOR, MadeQuote, MadeSpeaker, MakeRelease
from support.rows import each_row
from support.runs import EXPECTED, Edit, Run
from support.strategies import reviews
from support.tables import list_records

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


@each_row(("count", "title"), [(0, "0 records"), (1, "1 record"), (2, "2 records")])
def test_a_table_of_some_fields_counts_its_records(count: int, title: str) -> None:
    whole = TABLES["quotes"](REVIEW, REVIEW.quotes[:count])
    assert view_fields(REVIEW, select_fields(whole, ["id"]), whole).title == title


def undo_wrapping(table: str) -> str:
    """Return a table's words, whatever the lines that they stand on."""
    return " ".join(table.split())


@pytest.mark.parametrize("width", [1, 20, 27, 40, 59, 60, 80, 100, 133, 300])
def test_cards_have_every_quote_in_full_on_lines_of_up_to_100_columns(
    gcmreview: Run, width: int
) -> None:
    printed = gcmreview("quotes", COLUMNS=str(width)).stdout
    for quote in REVIEW.quotes:
        assert undo_wrapping(f"“{quote.text}”") in undo_wrapping(printed)
    assert max(map(len, printed.split("\n"))) <= max(20, min(width, 100))


TALKS = (
    "Oslo – “Short,” said Kwame Okafor, Head of Office, ILO. “No,” said Li Na, Director.",
    "“We met in Oslo and agreed to meet again in Lima, where more of us live,” said Kwame Okafor.",
)
SPEAKERS = (OKAFOR, MadeSpeaker("li", "Li Na", "Li", "Director"))
SPOKEN = (
    MadeQuote("Short,", "sp-1"),
    MadeQuote("No,", "li-1", "li"),
    MadeQuote(
        "We met in Oslo and agreed to meet again in Lima, where more of us live,", "sp-2", "sp", 2
    ),
)
CARDS = """\
Quotes (3)

Kwame Okafor
Head of Office, ILO

  sp-1  para. 1
  “Short,”

  sp-2  para. 2
  “We met in Oslo and agreed to meet again in Lima, where
  more of us live,”

Li Na
Director

  li-1  para. 1
  “No,”

Source: International Organization for Migration (IOM),
press release, 19 March 2021.
"""
LINES = """\
Quotes (3)

ID    Para.  Speaker                            Quote
sp-1      1  Kwame Okafor  Head of Office, ILO  “Short,”
sp-2      2  Kwame Okafor  Head of Office, ILO  “We met in Oslo and agreed to meet again in Lima, \
where more of us live,”
li-1      1  Li Na  Director                    “No,”

Source: International Organization for Migration (IOM), press release, 19 March 2021.
"""


def test_each_speaker_heads_one_card_also_where_others_speak_between(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    path = make_release(*TALKS, speakers=SPEAKERS, quotes=SPOKEN)
    assert gcmreview("--data", str(path), "quotes", COLUMNS="60").stdout == CARDS


def test_in_a_pipe_a_record_is_one_line_that_has_its_speaker(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    path = make_release(*TALKS, speakers=SPEAKERS, quotes=SPOKEN)
    assert gcmreview("--data", str(path), "quotes").stdout == LINES


@pytest.mark.parametrize("listing", LISTINGS)
def test_in_a_pipe_every_record_has_a_line_with_all_its_words(gcmreview: Run, listing: str) -> None:
    table = gcmreview(listing, "--format", "table").stdout
    title, blank, _, *lines = table.split("\n")
    assert title.split(" (")[0]
    rows = lines[: lines.index("")]
    records = json.loads(gcmreview(listing, "--format", "json").stdout)
    # The address of the release is a line of its own below.
    records = [record for record in records if record.get("field") != "url" or not record["text"]]
    assert (blank, len(rows)) == ("", len(records))
    for field in ("name", "text", "label"):
        for record, row in zip(records, rows, strict=True):
            if listing != "stats" or field == "label":
                assert (record.get(field) or "").replace("\n", " ") in row


def read_column(table: str, heading: str) -> str:
    """Return the text of one column of a ruled table, read by the place of its heading."""
    lines = table.split("\n")
    if "───" not in table:
        # Cards, or too narrow for a table: the cells are stacked.
        return table
    head = next(line for line in lines if re.search(rf"(^|  ){heading}(  |$)", line))
    start = head.index(heading)
    following = re.search(r"  +\S", head[start:])
    end = start + following.end() - 1 if following else None
    return "\n".join(line[start:end] for line in lines[lines.index(head) + 2 :])


TORTURE = "we [member states] agree [sic] :smile: [/x] [bold]b[/bold] \\[y] {z} %s <b> & [link=a]"


@pytest.fixture
def tortured(edit_dataset: Edit) -> Path:
    """Write the dataset with a quotation that some markup would read as its own."""
    words = "Today, member States and stakeholders have demonstrated"
    return edit_dataset((words, TORTURE.replace("\\", "\\\\")), checksum=True)


@pytest.mark.parametrize(("kind", "column"), [("quotes", "Quote"), ("paragraphs", "Text")])
def test_a_table_has_brackets_and_emoji_codes_to_the_character(
    tortured: Path, kind: str, column: str
) -> None:
    review = load_review(str(tortured))
    view = VIEWS[kind](review, list_records(review, kind))
    for width in (*range(1, 130, 7), 200, 300):
        printed = draw_view(view, Screen(width, colour=False, unicode=True))
        # Where a word is cut, leaving out all spaces puts it together again.
        shown = "".join(read_column(printed, column).split())
        assert "".join(TORTURE.split()) in shown, width


@pytest.mark.parametrize("listing", ["quotes", "source"])
def test_json_has_brackets_and_emoji_codes_to_the_character(
    gcmreview: Run, tortured: Path, listing: str
) -> None:
    done = gcmreview("--data", str(tortured), listing, "--format", "json")
    assert any(TORTURE in record["text"] for record in json.loads(done.stdout))


@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_screen_at_any_width(name: str) -> None:
    records = list_records(REVIEW, name)
    view = VIEWS[name](REVIEW, records)
    for width in range(20, 221, 3):
        for line in draw_view(view, Screen(width, colour=False, unicode=True)).split("\n"):
            assert len(line) <= width


@each_row("name", VIEWS)
def test_colour_adds_escapes_and_changes_nothing_else(name: str) -> None:
    view = VIEWS[name](REVIEW, list_records(REVIEW, name))
    for width in (40, 80):
        plain = draw_view(view, Screen(width, colour=False, unicode=True))
        coloured = draw_view(view, Screen(width, colour=True, unicode=True))
        assert "\x1b" not in plain
        assert coloured != plain
        bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip(" ") for line in bare.split("\n")] == plain.split("\n")


def test_where_lines_cannot_be_drawn_rules_are_hyphens() -> None:
    view = VIEWS["statistics"](REVIEW, REVIEW.statistics)
    text = draw_view(view, Screen(80, colour=False, unicode=False))
    assert "─" not in text
    assert "-" * 80 in text


def test_editorial_words_are_in_brackets_and_the_caption_explains_them(gcmreview: Run) -> None:
    table = gcmreview("agencies", COLUMNS="120").stdout
    assert "ILO         [International Labour Organization]" in table
    assert "IOM         International Organization for Migration  " in table
    assert "In square brackets: not the source's words." in undo_wrapping(table)
    assert "brackets" not in gcmreview("source").stdout


@given(reviews(), st.sampled_from(list(VIEWS)), st.integers(20, 200))
def test_every_word_of_any_dataset_is_in_its_tables(review: Review, kind: str, width: int) -> None:
    records = list_records(review, kind)
    printed = draw_view(VIEWS[kind](review, records), Screen(width, colour=False, unicode=True))
    bare = "".join(printed.split())
    shown = {
        "speakers": ("name", "description"),
        "agencies": ("acronym", "name"),
        "topics": ("topic",),
    }
    for record in records:
        for field in shown.get(kind, ("label",) if kind == "statistics" else ("text",)):
            words = getattr(record, field).split()
            # Where cells stand beside each other, a word that is cut has others between its parts.
            assert [word for word in words if len(word) <= 12 and word not in bare] == []
            assert "───" in printed or "".join(words) in bare


@each_row("width", range(20, 120, 7))
def test_no_space_that_joins_words_is_lost_or_broken_at(width: int) -> None:
    joined = "Alpha\u00a0Beta Gamma\u00a0Delta Epsilon\u00a0Zeta Eta\u00a0Theta Iota\u00a0Kappa"
    review = REVIEW._replace(release=REVIEW.release._replace(publisher=joined, title=joined))
    screen = Screen(width, colour=False, unicode=True)
    view = VIEWS["speakers"](review, review.speakers)._replace(title=joined)
    chart = draw_chart(review, review.statistics, screen)
    for printed in (draw_view(view, screen), draw_lines(chart, screen)):
        for pair in joined.split(" "):
            assert pair in printed


@each_row("width", [80, 90])
def test_an_acronym_of_several_words_stays_on_one_line_of_a_table(width: int) -> None:
    long = "Bank of all of the countries that are members of the Network and of some others"
    agency = REVIEW.agencies[0]._replace(acronym="World Bank of All", name=long)
    screen = Screen(width, colour=False, unicode=True)
    shown = draw_view(VIEWS["agencies"](REVIEW, [agency]), screen)
    assert re.search("^World Bank of All +Bank of", shown, re.MULTILINE)
