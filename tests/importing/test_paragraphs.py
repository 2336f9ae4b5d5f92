"""Which paragraphs a release has, and what of its file is in none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset.loader import load_review
from gcmreview.documents.readers.files import DraftFile
from gcmreview.errors import FileError
from gcmreview.importing.paragraphs import ReleaseText, has_title, read_release
from gcmreview.text.printable import find_unsafe


def read(folder: Path, text: str, kind: str = "text") -> ReleaseText:
    path = folder / "release"
    path.write_text(text, encoding="utf-8", newline="")
    return read_release(DraftFile(str(path), kind))


def test_plain_text_is_kept_to_the_character(tmp_path: Path) -> None:
    source = load_review().source
    assert "\n\n".join(read(tmp_path, source + "\n").paragraphs) == source


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Title\n\nOne. \n\n\n \nTwo", ("Title", "One. ", "Two")),
        ("Title\r\n\r\nOne\r\nline\r\n", ("Title", "One\nline")),
        # A title is one line.
        ("Title\nOne\nline\n\nTwo", ("Title", "One\nline", "Two")),
        # Without a blank line, each line is a paragraph.
        ("Title\nOne\nTwo", ("Title", "One", "Two")),
        ("  Title \n\n  indented", ("Title", "  indented")),
        ("Title\n\nno-break\u00a0space\u00a0", ("Title", "no-break\u00a0space\u00a0")),
        ("Title\n\n<!-- read --> &amp; *kept*", ("Title", "<!-- read --> &amp; *kept*")),
        ("Title\f\nOne\u2029Two", ("Title", "One", "Two")),
    ],
)
def test_paragraphs_of_text_are_between_blank_lines(
    tmp_path: Path, text: str, paragraphs: tuple[str, ...]
) -> None:
    assert read(tmp_path, text).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("FOR IMMEDIATE RELEASE\n\nTitle\n\nOne.", ("FOR IMMEDIATE RELEASE",)),
        ("Press release no. 7\nTitle\n\nOne.", ("Press release no. 7",)),
        ("NEWS RELEASE\n\nEmbargoed until 5 May\n\nTitle\n\nOne.",
         ("NEWS RELEASE", "Embargoed until 5 May")),
        ("5 May 2020\nRef: 2020/5\n\nTitle\n\nOne.", ("5 May 2020", "Ref: 2020/5")),
        ("Geneva, Monday, 5 May 2020\n\nTitle\n\nOne.", ("Geneva, Monday, 5 May 2020",)),
        ("From: a@b.org\nSubject: x\n\nTitle\n\nOne.", ("From: a@b.org", "Subject: x")),
        ("Contact:\nJane Roe\n\nTitle\n\nOne.", ("Contact:", "Jane Roe")),
        ("MEDIA CONTACT:\n\nJane Roe\n\nTitle\n\nOne.", ("MEDIA CONTACT:", "Jane Roe")),
        ("Joint News Release\n\nTitle\n\nOne.", ("Joint News Release",)),
        ("Press release: strictly embargoed to 10:00 on Thursday 6 March\n\nTitle\n\nOne.",
         ("Press release: strictly embargoed to 10:00 on Thursday 6 March",)),
        ("COMMUNIQUÉ DE PRESSE\n\nTitle\n\nOne.", ("COMMUNIQUÉ DE PRESSE",)),
        ("Newspapers Win\n\nOne.", ()),
        ("Talks End in Oslo on 5 May 2020\n\nOne.", ()),
        ("Contact Tracing Works\n\nOne.", ()),
        ("Reference Books Win: A Study\n\nOne.", ()),
        ("From Oslo to Rome: A Study\n\nOne.", ()),
        ("Press Freedom: A Statement of Fact\n\nOne.", ()),
    ],
)  # fmt: skip
def test_a_banner_above_the_title_is_no_title(
    tmp_path: Path, text: str, above: tuple[str, ...]
) -> None:
    release = read(tmp_path, text)
    assert release.above == above
    assert len(release.paragraphs) == 2


def test_a_page_is_its_article_from_the_first_heading_on(tmp_path: Path) -> None:
    page = """<html><head><title>Site</title></head><body><nav><p>Menu</p></nav>
<article><p>Section</p><h1>Title &amp;
more</h1><p>One&nbsp;<b>bold</b>
line.</p><script>x</script></article><p>Footer</p></body></html>"""
    release = read(tmp_path, page, "html")
    assert release.paragraphs == ("Title & more", "One\u00a0bold line.")
    assert release.above == ("Section",)


def test_a_mail_that_is_quoted_as_a_whole_is_read_without_its_marks(tmp_path: Path) -> None:
    assert read(tmp_path, "> Title\n>\n> One\n>> two\n").paragraphs == ("Title", "One\n> two")
    assert read(tmp_path, "Title\n\n> One\n\nTwo").paragraphs == ("Title", "> One", "Two")


@pytest.mark.parametrize(
    ("body", "paragraphs", "beside"),
    [
        # The article with the title, not one that comes first or that is longer.
        ("<article><h3>Other</h3><p>x</p></article><main><h1>T</h1><p>One.</p></main>",
         ("T", "One."), ()),
        ("<main><p>x</p><article><h1>T</h1><p>One.</p></article><p>y</p></main>",
         ("T", "One."), ()),
        ("<main><h1>T</h1><p>One.</p></main><article><h1>Other</h1><p>It is long.</p></article>",
         ("T", "One."), ()),
        ("<article><p>Short.</p></article><article><h2>T</h2><p>It is long.</p></article>",
         ("T", "It is long."), ()),
        ("<!-- <article> --><h1>T</h1><p>One.</p><!-- </article> -->", ("T", "One."), ()),
        # A title above the article, and a heading above the title.
        ("<h1>T</h1><p>x</p><article><p>One.</p></article>", ("T", "One."), ()),
        ("<article><h2>News</h2><h1>T</h1><p>One.</p></article>", ("T", "One."), ()),
        # What a site has beside the text.
        ("<article><h1>T</h1><ul class='share'><li>Tweet</ul><p>One day.</p><nav>N</nav></article>",
         ("T", "One day."), ("Tweet", "N")),
        ("<article><h1>T</h1><p>One.</p><div class='x related-news'><div>R</div></div>"
         "<p>Two.</p></article>", ("T", "One.", "Two."), ("R",)),
        ("<div id='sidebar'>S</div><h1>T</h1><p>One.</p><footer>F</footer>",
         ("T", "One."), ("S", "F")),
        # What only looks like it: it has the title, or more text than is left.
        ("<div class='menu'><h1>T</h1><p>One.</p></div>", ("T", "One."), ()),
        ("<h2>T</h2><div class='social'><p>This is all of the text.</p></div>",
         ("T", "This is all of the text."), ()),
        ("<h1>T</h1><p class='shared'>One.</p>", ("T", "One."), ()),
        # The line of a quotation, without a dash of its own.
        ("<h1>T</h1><blockquote><p>We go.</p><footer>— <cite>Jane Doe</cite></footer></blockquote>",
         ("T", "We go.", "— Jane Doe"), ()),
        ("<h1>T</h1><blockquote><p>We go.</p><p>&mdash; <cite>Jane Doe</cite></p></blockquote>",
         ("T", "We go.", "— Jane Doe"), ()),
        ("<h1>T</h1><blockquote><p>We go.</p><p><cite>Jane — Doe</cite></p></blockquote>",
         ("T", "We go.", "Jane — Doe"), ()),
    ],
)  # fmt: skip
def test_a_page_is_its_article_and_what_is_beside_it_is_named(
    tmp_path: Path, body: str, paragraphs: tuple[str, ...], beside: tuple[str, ...]
) -> None:
    release = read(tmp_path, f"<html><body>{body}</body></html>", "html")
    assert release.paragraphs == paragraphs
    assert release.beside == beside


@pytest.mark.parametrize(
    "name",
    [
        "share",
        "sharing",
        "social",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "cookies",
        "newsletter",
        "sidebar",
        "menu",
        "navbar",
        "nav",
        "navigation",
        "related",
    ],
)
def test_what_has_such_a_name_is_beside_the_article(tmp_path: Path, name: str) -> None:
    body = f"<h1>T</h1><p>One day.</p><div class='{name}'>X</div>"
    release = read(tmp_path, f"<html><body>{body}</body></html>", "html")
    assert (release.paragraphs, release.beside) == (("T", "One day."), ("X",))


def test_block_quotations_without_marks_are_known(tmp_path: Path) -> None:
    text = "# T\n\n> We go.\n\n> “We stay.”\n\nOne.\n"
    assert read(tmp_path, text, "markdown").set_off == (1,)
    assert read(tmp_path, "T\n\n> We go.\n\nOne.").set_off == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Port city signs a pact\nwith islands\n\nBody.", "Port city signs a pact with islands"),
        ("Port city signs pact\n\nwith islands\n\nBody.", "Port city signs pact with islands"),
        ("Pact signed:\n\nFour islands agree\n\nBody.", "Pact signed: Four islands agree"),
        ("Port city signs the\n\nPact of Nice\n\nBody.", "Port city signs the Pact of Nice"),
        ("HUNGER GROWS AS\nTHIRD HARVEST FAILS\n\nBody.", "HUNGER GROWS AS THIRD HARVEST FAILS"),
        # A subtitle, a byline, a paragraph of text and the only other paragraph are none of it.
        ("Port city signs pact\n\nIt covers ferries\n\nBody.", "Port city signs pact"),
        ("PORT SIGNS PACT\nFERRIES COVERED\n\nBody.", "PORT SIGNS PACT"),
        ("The time to sign is now\n\nIt covers ferries\n\nBody.", "The time to sign is now"),
        ("Port city signs pact\n\nhow it came about\n\nBody.", "Port city signs pact"),
        ("Port city signs pact\n\na year in numbers\n\nBody.", "Port city signs pact"),
        ("Port city signs pact\n\nferries covered\n\nBody.", "Port city signs pact"),
        ("Port city signs pact\n\nby Jane Doe\n\nBody.", "Port city signs pact"),
        ("Port city signs pact\n\nand it rained.\n\nBody.", "Port city signs pact"),
        ("Port city signs pact\n\nwith islands", "Port city signs pact"),
        ("Pact.\n\nwith islands\n\nBody.", "Pact."),
    ],
)  # fmt: skip
def test_a_title_of_two_lines_is_joined_where_it_surely_goes_on(
    text: str, title: str, tmp_path: Path
) -> None:
    assert read(tmp_path, text).paragraphs[0] == title


@pytest.mark.parametrize(
    ("row", "paragraphs"),
    [
        ("<td>Ann Lee<td>Head<td>+41 22 739 8111", ("T", "Ann Lee\nHead\n+41 22 739 8111")),
        ("<td>Ann Lee<td>lee@a.org", ("T", "Ann Lee\nlee@a.org")),
        ("<td>1990<td>56 million", ("T", "1990", "56 million")),
        # The tables of a layout have all of a page in a row.
        ("<td>a<td>b<td>c<td>d<td>e<td>a@b.org", ("T", "a\nb\nc\nd\ne\na@b.org")),
        ("<td>a<td>b<td>c<td>d<td>e<td>f<td>a@b.org",
         ("T", "a", "b", "c", "d", "e", "f", "a@b.org")),
    ],
)  # fmt: skip
def test_the_cells_of_a_contact_are_one_paragraph(
    row: str, paragraphs: tuple[str, ...], tmp_path: Path
) -> None:
    table = f"<h1>T</h1><table><tr>{row}</tr></table>"
    assert read(tmp_path, table, "html").paragraphs == paragraphs


def test_markdown_is_read_as_a_reader_reads_it(tmp_path: Path) -> None:
    release = read(tmp_path, "# Title\n\nOne *line*\nand [two](https://a.org).\n", "markdown")
    assert release.paragraphs == ("Title", "One line and two.")


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\n\n\u200b"])
def test_a_file_without_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileError, match="has no text; name the file of a release"):
        read(tmp_path, text)


def test_characters_that_no_dataset_may_have_are_left_out_and_named(tmp_path: Path) -> None:
    release = read(tmp_path, "Title\n\nOne\u202e\ttwo\x1b.")
    assert release.paragraphs == ("Title", "One two.")
    assert release.removed == ("U+202E", "U+001B")


@given(st.text(min_size=1))
def test_no_text_has_an_unsafe_or_a_blank_paragraph(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        try:
            release = read(Path(folder), text.encode("utf-8", "replace").decode())
        except FileError:
            return
    for paragraph in release.paragraphs:
        assert paragraph.strip()
        assert "\n\n" not in paragraph
        assert find_unsafe(paragraph, allow="\n") is None


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("Talks Conclude", True),
        ("“We Agree,” Say All", True),
        ("OSLO – Talks ended today.", False),
        ("x" * 300, True),
        ("x" * 301, False),
    ],
)
def test_a_paragraph_of_text_is_no_title(tmp_path: Path, title: str, is_title: bool) -> None:
    assert has_title(read(tmp_path, f"{title}\n\nOne.")) == is_title


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("MINISTRY OF TRADE\n\nPress release No. 5\n\n", 2),
        ("University of Oslo\nNews release\nFor use after 18:00\n\n", 3),
        ("05.09.2023\n\n", 1),
        ("Police Service of Lothmore\n\nNews release\n\n", 2),
        ("Hon Tamati Rewi\nMinister for Rail\n\n8 August 2023\n\nMEDIA STATEMENT\n\n", 4),
        # Without a title below them, a line may be the title itself.
        ("", 0),
    ],
)
def test_a_letterhead_is_above_the_title(head: str, above: int, tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(f"{head}Talks Conclude\n\nOver 200 delegates came.\n", encoding="utf-8")
    read = read_release(DraftFile(str(release), "text"))
    assert read.paragraphs == ("Talks Conclude", "Over 200 delegates came.")
    assert len(read.above) == above


def test_a_letter_has_its_first_line_as_title(tmp_path: Path) -> None:
    letter = "Letter of the Association\n\nTo: Jane Doe\n\nDear Ms. Doe,\n\nWe agree."
    assert read(tmp_path, letter).paragraphs[0] == "Letter of the Association"
