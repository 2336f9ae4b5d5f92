"""HTML: blocks, block quotations, what is not read, and references."""

import pytest

from gcmreview.documents.document import read_text
from gcmreview.documents.readers.html import read_html
from support.blocks import list_blocks, list_set_off, list_words


def read(text: str) -> str:
    """Return what is read of HTML."""
    return read_text(read_html(text).text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<div>One<ul><li>Two<li>Three</ul></div>", ["One", "Two", "Three"]),
        ("<td>One</td><td>Two</td>", ["One", "Two"]),
        ("<p>One\n\ntwo</p>", ["One  two"]),
        ("<p>One <b>t</b>wo <i>three</i></p>", ["One two three"]),
        ("<p>One<br>two</p>", ["One\ntwo"]),
        ("<P>One</P><P>Two</P>", ["One", "Two"]),
        ("<my-own-element-of-forty-characters-and-more>One</p>", ["One"]),
    ],
)
def test_a_block_level_element_is_a_block(text: str, words: list[str]) -> None:
    assert list_words("html", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "<script>“no”</script>",
        "<style>“no”</style>",
        "<head><title>“no”</title></head>",
        "<template>“no”</template>",
        "<pre>“no”</pre>",
        "<textarea>“no”</textarea >",
        "<SCRIPT>“no”</script>",
        "<!-- “no” -->",
        "<!DOCTYPE “no”>",
        "<?xml “no”?>",
        '<img alt="“no”">',
        "<img alt='“no”'/>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(text: str) -> None:
    assert read(f"a{text}b").split() in (["ab"], ["a", "b"])


def test_code_is_read_without_its_marks() -> None:
    assert read("a <code>b “c” don't &quot;d&quot; &amp;</code> “e”") == "a b c don't d & “e”"


@pytest.mark.parametrize("text", ["a < b", "a <3 b", "a <b c", "<https://a.b/c>", "<a@b.org>"])
def test_what_is_not_a_tag_is_read(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("reference", "read_as"),
    [
        ("&ldquo;", "“"),
        ("&#8220;", "“"),
        ("&#x201C;", "“"),
        ("&amp;", "&"),
        ("&nbsp;", "\u00a0"),
        # The longest name, and the most digits that CommonMark reads.
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("&#0008220;", "“"),
        ("&#x00201C;", "“"),
        # One digit more.
        ("&#00008220;", "&#00008220;"),
        ("&#x000201C;", "&#x000201C;"),
        ("&nosuchname;", "&nosuchname;"),
        ("&#1;", ""),
        ("&#x202E;", "&#x202E;"),
        ("&a;", "&a;"),
        ("& amp;", "& amp;"),
    ],
)
def test_a_character_reference_is_read_as_its_character(reference: str, read_as: str) -> None:
    assert read(f"a{reference}b") == f"a{read_as}b"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("migration<sup>1</sup> is", "migration¹ is"),
        ("migration<sup>999</sup> is", "migration⁹⁹⁹ is"),
        ("migration<sup>1000</sup> is", "migration1000 is"),
        ("migration<sup>***</sup> is", "migration*** is"),
        ("migration<sup>[1]</sup> is", "migration[1] is"),
        ('migration<sup><a href="#n">1</a></sup> is', "migration is"),
        ('migration<sup>[<a href="#n">1</a>]</sup> is', "migration is"),
        ('migration<SUP><A HREF="#n">1</A></sup> is', "migration is"),
        ('migration<sup><a href="#n">***</a></sup> is', "migration is"),
        ('migration<sup><a href="#n">****</a></sup> is', "migration**** is"),
        ("the 2<sup>nd</sup> forum", "the 2nd forum"),
        ("a<sup>1 b", "a1 b"),
    ],
)
def test_the_number_of_a_note_is_raised_or_removed(text: str, read_as: str) -> None:
    assert read(text) == read_as


@pytest.mark.parametrize(("spaces", "read_as"), [(93, "m¹"), (94, f"m1{' ' * 94}")])
def test_a_superscript_has_at_most_a_hundred_characters(spaces: int, read_as: str) -> None:
    assert read(f"m<sup>1{' ' * spaces}</sup>") == read_as


@pytest.mark.parametrize("mark", ['"', "'"])
def test_the_value_of_an_attribute_has_at_most_4000_characters(mark: str) -> None:
    for length, is_read in ((4000, False), (4001, True)):
        tag = f"<a title={mark}{'x' * length}{mark}>"
        assert read(f"a{tag}b") == (f"a{tag}b" if is_read else "ab")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<blockquote>We must.</blockquote>No.", ["We must."]),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote><p>No.</p>", ["One.", "Two."]),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>No.", ["a", "b", "c"]),
        ("</blockquote><p>No.</p><blockquote>a", ["a"]),
        ("<BLOCKQUOTE>a</BLOCKQUOTE>", ["a"]),
        ("<p>No.</p>", []),
        ("<q>No.</q>", []),
    ],
)
def test_a_block_quotation_is_what_html_marks_as_one(text: str, words: list[str]) -> None:
    assert list_set_off("html", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<blockquote>We must. <cite>Motus</cite></blockquote>", "We must. \n—Motus"),
        ("<blockquote>We must. <cite>Motus</cite> <br>x</blockquote>", "We must. \n—Motus \nx"),
        ("<blockquote>We <cite>must</cite> be.</blockquote>", "We must be."),
        ("<p>We must. <cite>Motus</cite></p>", "We must. Motus"),
    ],
)
def test_a_cite_that_ends_a_block_quotation_names_the_speaker(text: str, words: str) -> None:
    assert list_words("html", text) == [words]


def test_the_cells_of_a_row_know_their_row_and_a_heading_that_it_is_one() -> None:
    text = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><h2>d</h2><p>e</p>"
    found = [(words, block.row, block.is_heading) for words, block in list_blocks("html", text)]
    first, second = text.index("<tr>"), text.rindex("<tr>")
    assert found == [
        ("a", first, False),
        ("b", first, False),
        ("c", second, False),
        ("d", None, True),
        ("e", None, False),
    ]


def test_q_is_read_as_quotation_marks() -> None:
    assert read("He said <q>we must</q>.") == "He said “we must”."
