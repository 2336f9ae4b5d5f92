"""HTML: blocks, block quotations, what is not read, and references."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.document import read_text
from gcmreview.documents.quotations import find_quotations
from gcmreview.documents.readers.html.reader import read_html
from support.blocks import list_blocks, list_set_off, list_words
from support.rows import each_row


def read(text: str) -> str:
    """Return what is read of HTML."""
    return read_text(read_html(text).text, 0, len(text))


@each_row(
    ("text", "words"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<div>One<ul><li>Two<li>Three</ul></div>", ["One", "Two", "Three"]),
        ("<td>One</td><td>Two</td>", ["One", "Two"]),
        ("<p>One\n\ntwo</p>", ["One  two"]),
        ("<p>One <b>t</b>wo <i>three</i></p>", ["One two three"]),
        ("<p>One<br>two</p>", ["One\ntwo"]),
        (
            "One<pre >Two\n“three”\r\n\r\nfour &amp;</pre>five",
            ["One", "Two\n“three”", "four &", "five"],
        ),
        ("<P>One</P><P>Two</P>", ["One", "Two"]),
        ("<my-own-element-of-forty-characters-and-more>One</p>", ["One"]),
    ],
)
def test_a_block_level_element_is_a_block(text: str, words: list[str]) -> None:
    assert list_words("html", text) == words


@each_row(
    "text",
    [
        "<script>“no”</script>",
        "<style>“no”</style>",
        "<head><title>“no”</title></head>",
        "<template>“no”</template>",
        "<pre><code>“no”</code></pre>",
        "<pre>“<b>no</b>”</pre>",
        "<pre class='js'>“no”</pre>",
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
    assert read("&ldquo;a&rdquo; <code>b</code> &ldquo;c&rdquo;") == "“a” b “c”"
    assert read("a <code>“b” <kbd>“c”</kbd> “d”</code> “e”") == "a b c d “e”"


@each_row("text", ["a < b", "a <3 b", "a <b c", "a <", "a </", "a <!b"])
def test_what_is_not_a_tag_is_read(text: str) -> None:
    assert read(text) == text


@each_row(
    ("reference", "read_as"),
    [
        ("&ldquo;", "“"),
        ("&#8220;", "“"),
        ("&#x201C;", "“"),
        ("&amp;", "&"),
        ("&nbsp;", "\u00a0"),
        # The longest name.
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("&#" + "0" * 5000 + "8220;", "“"),
        ("&#x" + "0" * 5000 + "201C;", "“"),
        # The most digits, and one more.
        ("&#1114109;", "\U0010fffd"),
        ("&#11141090;", "\ufffd"),
        ("&#x10FFFD;", "\U0010fffd"),
        ("&#x10FFFD0;", "\ufffd"),
        ("&#0;", "\ufffd"),
        ("&#147;", "“"),
        # Without a semicolon: numbers, and the old names alone, the longest that is one.
        ("&#8220", "“"),
        ("&#x201Cg", "“g"),
        ("&laquoD", "«D"),
        ("&laquo D", "« D"),
        ("&notin", "¬in"),
        ("&notin;", "∉"),
        ("&ampersand;", "&ersand;"),
        ("&ldquo ", "&ldquo "),
        ("&#;", "&#;"),
        ("&#x;", "&#x;"),
        ("AT&T", "AT&T"),
        ("&nosuchname;", "&nosuchname;"),
        ("&#1;", ""),
        ("&#x202E;", "&#x202E;"),
        ("&a;", "&a;"),
        ("& amp;", "& amp;"),
        # After what would be a tag, if it were closed.
        ("<!c &amp;", "<!c &"),
        ('<a title="&amp;', '<a title="&'),
    ],
)
def test_a_character_reference_is_read_as_its_character(reference: str, read_as: str) -> None:
    assert read(f"a{reference}b") == f"a{read_as}b"


@each_row(
    ("text", "read_as"),
    [
        ("migration<sup>1</sup> is", "migration¹ is"),
        ("migration<sup>999</sup> is", "migration⁹⁹⁹ is"),
        ("migration<sup>1, 2</sup> is", "migration¹² is"),
        ("migration<sup>1,3–4</sup> is", "migration¹³⁴ is"),
        ("migration<sup>1, a</sup> is", "migration1, a is"),
        ("migration<sup>1,2,3,4,5</sup> is", "migration1,2,3,4,5 is"),
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


@each_row(("spaces", "read_as"), [(999, "m¹"), (1000, f"m1{' ' * 1000}")])
def test_a_superscript_has_at_most_a_thousand_characters(spaces: int, read_as: str) -> None:
    assert read(f"m<sup>1{' ' * spaces}</sup>") == read_as


@each_row(
    ("text", "read_as"),
    [
        (
            'm<sup class="a" id="b"><a href="#n"><span>&#91;</span>12<span>]</span></a></sup> is',
            "m is",
        ),
        ('m<sup>[<a href="#n">citation needed</a>]</sup> is', "m is"),
        ('m<sup>[<a href="#n">twenty-one characters</a>]</sup> is', "m[twenty-one characters] is"),
        ('m<sup><a href="#n">[a]</a></sup> is', "m is"),
        ('m<span style="vertical-align: super">1</span> is', "m¹ is"),
        ('m<span style="vertical-align:superb">1</span> is', "m1 is"),
        ("m<sup>[a]</sup> is", "m[a] is"),
        ("m<sup><abbr>[a]</abbr></sup> is", "m[a] is"),
        ("m<sup><abbr>1</abbr></sup> is", "m¹ is"),
        ("1<sup>st</sup>", "1st"),
        ("10<sup>6</sup>", "10⁶"),
        ("m<sup>&dagger;</sup>", "m†"),
        ("m<sup><b>1</sup>", "m¹"),
    ],
)
def test_a_superscript_that_links_to_a_note_is_removed_and_no_other(
    text: str, read_as: str
) -> None:
    assert read(text) == read_as


@each_row("mark", ['"', "'"])
@each_row("value", ["x" * 5000, "a>b", "<p>“no”</p>", "\n\n", "=", ""])
def test_nothing_of_an_attribute_is_read(value: str, mark: str) -> None:
    assert read(f"a<b title={mark}{value}{mark}>b</b>") == "ab"


@each_row(
    "tag",
    [
        '<b class="x"">',
        "<b title=it's>",
        '<b title=a"b>',
        "<b title=a/>",
        "<b / >",
        "<b\ntitle\n=\n'>'\n>",
        "<b title='>",
        '<b title=">',
        "<b title=>",
        '<b =">',
        "<b@c.org>",
        "<https://b.c/d>",
        "</b title='>'>",
        "<img src='a'title=\"b\">",
    ],
)
def test_a_tag_is_what_the_standard_says(tag: str) -> None:
    assert read(f"“A {tag}b” c") == "“A b” c"


def test_a_tag_without_an_end_ends_before_the_next() -> None:
    assert list_words("html", "<p class='a'<p>“A”</p><p title=b <i>c</i></p>") == ["“A”", "c"]


@each_row(
    "comment",
    [
        "<!-->",
        "<!--->",
        "<!-- b -->",
        "<!-- b --!>",
        "<!-- -- > b -->",
        "<!--!-->",
        "<!-- <b title='-->",
        "<!-- <!-- b -->",
        "<!>",
        "<!b>",
        "<![CDATA[“no”]]>",
        "<![if !supportAnnotations]>",
        "<!--[if mso]><p>“no”</p><![endif]-->",
        "<?b “no”?>",
        "</>",
        "</ b>",
        "</3>",
        "<!DOCTYPE b '“no”'>",
    ],
)
def test_a_comment_of_any_form_is_not_read(comment: str) -> None:
    assert read(f"“A{comment}” c") == "“A” c"


@each_row("text", ["a <!-- “b”", "a <!-- “b” --", "a <!--!> “b”", "a <script>“b”"])
def test_what_is_not_closed_hides_nothing(text: str) -> None:
    assert "“b”" in read(text)


@each_row(
    "element",
    [
        "<script src=a/>“no”</script>",
        "<script>if (a<b) {'</p>'} // <!-- “no”</SCRIPT >",
        "<script><p>“no”</p></script\n>",
        "<style>a:before {content: '“no”'}</style>",
        "<noscript><p>“no”</p></noscript>",
        "<iframe><p>“no”</p></iframe>",
        "<noframes>“no”</noframes>",
        "<xmp>“no”</xmp>",
        "<title>“no” <b></title>",
        "<textarea><b>“no”</textarea>",
        "<template><b>“no”</b><template>“no”</template>“no”</template>",
        "<svg><title>“no”</title><text>“no”</text></svg>",
        "<svg><svg/>“no”</svg>",
        "<select><option>“no”<option>“no”</select>",
        "<datalist><option>“no”</datalist>",
        "<video>“no”</video>",
        "<audio>“no”</audio>",
        "<canvas>“no”</canvas>",
        "<dialog>“no”</dialog>",
        "<span hidden>“no”<span>“no”</span>“no”</span>",
        "<span hidden=''>“no”</span>",
        "<span HIDDEN>“no”</span>",
        "<b style='color: red; display : none'>“no”</b>",
        '<b style="DISPLAY:NONE">“no”</b>',
        "<b style='visibility: hidden'>“no”</b>",
        "<b style='text-decoration: line-through'>“no”</b>",
        "<b style='color: red; text-decoration-line:underline line-through'>“no”</b>",
        "<math><annotation>“no”</annotation></math>",
        "<ruby><rp>“</rp><rt>no</rt><rp>”</rp></ruby>",
        "<ruby><rp>“<rt>no<rp>”</ruby>",
        "<del>“no”</del>",
        "<s>“no”</s>",
        "<strike>“no”</strike>",
        "<del>“no”<del>“no”</del>“no”</del>",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(element: str) -> None:
    assert "".join(read(f"“A{element}” b").split()) == "“A”b"


@each_row(
    "element",
    [
        "<ins>yes</ins>",
        "<u>yes</u>",
        "<small>yes</small>",
        "<span class=hidden>yes</span>",
        "<span title=hidden>yes</span>",
        "<span title=' hidden '>yes</span>",
        "<span data-hidden>yes</span>",
        "<span aria-hidden=true>yes</span>",
        "<span style='display: inline'>yes</span>",
        "<span style='x-display: none'>yes</span>",
        "<span style='display: nonesuch'>yes</span>",
        "<span style='visibility: visible'>yes</span>",
        "<span style='text-decoration: underline; color: line-through'>yes</span>",
        "<span title='display: none'>yes</span>",
        "<dialog open>yes</dialog>",
        "<details>yes</details>",
        "<object>yes</object>",
        "<button>yes</button>",
        "<input hidden>yes",
        "<ruby>yes<rt>no</rt></ruby>",
        "<scripts>yes</scripts>",
        "<del>no</del>yes",
        "yes</del>",
        "yes</template>",
        "<script>no</scripts></script>yes",
        "<script hidden>no</script>yes</script>",
    ],
)
def test_what_a_browser_shows_is_read(element: str) -> None:
    assert read(element).strip() == "yes"


def test_a_script_shows_a_page_that_it_hid() -> None:
    assert read("<html hidden><body style='display:none'>a").strip() == "a"


@each_row(
    ("text", "words"),
    [
        ("<p hidden>no<p>A", ["A"]),
        ("A<span hidden>no</span>", ["A"]),
        *((f"A<{name} hidden>b", ["Ab"]) for name in ("wbr", "source", "track", "col", "param")),
        *((f"A <{name}>“b”</{name}>", ["A b"]) for name in ("samp", "kbd", "var", "math", "code")),
        ("m<b style='VERTICAL-ALIGN:SUPER'>1</b>", ["m¹"]),
        ("m<sup><a>[]</a></sup>", ["m[]"]),
        ("&#x000;a", ["\ufffda"]),
        ("<div><p hidden>no</div>A", ["A"]),
        ("<ul><li hidden>no<li>A</ul>B", ["A", "B"]),
        ("<ul><li hidden>no<ul><li>no</ul>no</ul>A", ["A"]),
        ("<table><tr><td hidden>no<td>A<tr hidden><td>no</table>B", ["A", "B"]),
        ("<table><tr><td hidden>no<table><tr><td>no</table>no<td>A</table>", ["A"]),
        ("<dl><dt hidden>no<dd>A<dt>B</dl>", ["A", "B"]),
        ("<dl><dt>A<dd hidden>no<dt>B<dd hidden>no<dd>C</dl>", ["A", "B", "C"]),
        ("<p><del>no<p>A", ["A"]),
        ("<p>A <del>no</p>B</del>", ["A", "B"]),
        ("<table><tr hidden><td>no</div></tr></table><div>A</div>", ["A"]),
        ("<p>A <select><option>no<option>no</select> b", ["A  b"]),
        ("<div hidden>A", ["A"]),
        ("A<del>no</del>B", ["AB"]),
        ("A<div hidden>no</div>B", ["A", "B"]),
        *((f"<p>A</{name}>b", ["Ab"]) for name in ("div", "li", "h2", "tr", "td", "blockquote")),
        ("<p>A</p></p>B", ["A", "B"]),
        ("<ul><li>A</ul>b</li>c<p>D</p></p>E", ["A", "bc", "D", "E"]),
    ],
)
def test_an_element_ends_where_the_standard_says(text: str, words: list[str]) -> None:
    assert list_words("html", text) == words


WORD_COMMENT = (
    "<a style='mso-comment-reference:AB_1'>bold</a><span class=MsoCommentReference><span "
    "style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id=\"_anchor_1\" "
    "onmouseover=\"msoCommentShow('_anchor_1','_com_1')\" href=\"#_msocom_1\">[AB1]</a>"
    "<![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>"
)
WORD_COMMENTS = (
    "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr><![endif]>"
    "<div style='mso-element:comment'><p class=MsoCommentText>“no”</p></div></div>"
)
WORD_NOTE = (
    "<a style='mso-footnote-id:ftn1' href=\"#_ftn1\"><span class=MsoFootnoteReference><span "
    "style='mso-special-character:footnote'><![if !supportFootnotes]><span "
    "class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>"
)


@each_row(
    ("text", "words"),
    [
        (f"<p>“We must be {WORD_COMMENT} now”</p>{WORD_COMMENTS}", ["“We must be bold now”"]),
        (f"<p>“We must be bold{WORD_NOTE} now”</p>", ["“We must be bold now”"]),
        ("<p class=MsoFootnoteText>A</p>", ["A"]),
        ("<div style='mso-element:footnote'>A</div>", ["A"]),
        ("<o:p>A</o:p>", ["A"]),
    ],
)
def test_what_stands_for_a_comment_or_a_note_of_word_is_not_read(
    text: str, words: list[str]
) -> None:
    assert list_words("html", text) == words


@each_row(
    ("text", "words"),
    [
        ("<?xml version='1.0'?><p><script src='a'/>“A”<a/></p><title/>b", ["“A”", "b"]),
        ("<script src='a'/>“no”</script><p>A</p>", ["A"]),
        ("<?xml version='1.0'?><script/><p>A</p><script></script>", ["A"]),
        ("\n <?xml version='1.0'?><script/><p>A</p><script></script>", ["A"]),
        ("<div hidden/>“no”</div>A", ["A"]),
        ("<p/>A<br/>b", ["A\nb"]),
    ],
)
def test_a_tag_that_ends_in_a_slash_is_an_element_in_xml_alone(text: str, words: list[str]) -> None:
    assert list_words("html", text) == words


@each_row("end", ["\n", "\r\n", " ", ""])
def test_a_line_break_is_one_space_within_words(end: str) -> None:
    assert "".join(find_texts(f'<p>"g<br>{end}h"</p>')).split() == ["g", "h"]


def find_texts(text: str) -> list[str]:
    """Return what is quoted in HTML."""
    document = read_html(text)
    found = find_quotations(document)
    return [read_text(document.text, each.start, each.end) for each in found]


LINK = '<a href="https://example.org/a/path/of/more/than/forty/characters">'


@each_row(
    ("text", "quoted"),
    [
        (f'"{LINK}A b</a>"', ["A b"]),
        (f'said "{LINK}A b</a>", and "{LINK}C d</a>".', ["A b", "C d"]),
        (f"'{LINK}A b</a>'", []),
        ('<p class="x"">“A b”</p>', ["A b"]),
        ("&laquo;D e&raquo;", ["D e"]),
        ("&laquoD e&raquo", ["D e"]),
        ("“A </> b”", ["A  b"]),
        ("<p>“A</SUP> b”</p>", ["A b"]),
        ("<img src='data:image/png;base64," + "A" * 5000 + "' alt='“no”'>“A”", ["A"]),
        ("<q>“A b”</q>", ["“A b”"]),
        ("<q>&quot;A b&quot;</q>", ['"A b"']),
        ("““A b””", ["“A b”"]),
    ],
)
def test_markup_does_not_hide_a_quotation(text: str, quoted: list[str]) -> None:
    assert find_texts(text) == quoted


PIECES_TEXT = """
<p> </p> <p|hidden> <del> </del> <td> <table> </table> <tr> </td> <sup> </sup> <script> </script>
<!-- --> --!> <! <?x </> <code> </code> <q> </q> &ldquo; &#8220 &amp &notit; <b <a=" ' > " “ ” 1 a
<li> <h2> <blockquote> </blockquote> </h3> <ruby> <rt> <select> <option> <svg/> <cite> </cite> <br>
<span> </span>
"""
PIECES = st.sampled_from(PIECES_TEXT.replace("|", " ").split())


@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_read_at_its_own_offsets(text: str) -> None:
    document = read_html(text)
    assert len(document.text) == len(text)
    ends = [0, *(place for block in document.blocks for place in block[:2]), len(text)]
    assert ends == sorted(ends)


@given(st.text(alphabet="ab “”,.", max_size=40))
def test_what_has_no_markup_is_read_as_it_is(text: str) -> None:
    assert read_html(text).text == text


@each_row(
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


@each_row(
    ("attributes", "is_quotation"),
    [
        ("class=MsoQuote", True),
        ("class='western block-text'", True),
        ("class=Quotations", True),
        ("class=MsoQuote hidden", False),
        ("class=unquote", False),
        ("title=quote", False),
    ],
)
def test_a_paragraph_is_a_block_quotation_where_a_word_processor_says_so(
    attributes: str, is_quotation: bool
) -> None:
    quoted = f"<p {attributes}>a</p>"
    assert list_set_off("html", f"<p>No.</p>{quoted}b") == ["a"] * is_quotation
    assert list_set_off("html", quoted.replace("p ", "div ") + "<p>No.</p>") == []


@each_row(
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


def test_the_rows_of_a_table_in_a_cell_are_its_own() -> None:
    text = "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>e"
    first, second = text.index("<tr>"), text.rindex("<tr>")
    found = [(words, block.row) for words, block in list_blocks("html", text)]
    assert found == [("a", first), ("b", second), ("c", first), ("d", first), ("e", None)]


@each_row(
    ("text", "headings"),
    [
        ("<h1>a</h1>b", ["a"]),
        ("<h2>a<h3>b</h3>c", ["a", "b"]),
        ("<h7>a</h7><hr>b<header>c</header>", []),
        ("<h2><div>a</div>b</h2>c", ["a", "b"]),
    ],
)
def test_a_heading_ends_with_a_heading(text: str, headings: list[str]) -> None:
    found = list_blocks("html", text)
    assert [words for words, block in found if block.is_heading] == headings


def test_q_is_read_as_quotation_marks() -> None:
    assert read("He said <q>we must</q>.") == "He said “we must”."


BLOCKS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup
option p search section summary table tbody td tfoot th thead tr ul
"""


@each_row("name", BLOCKS.split())
def test_a_block_begins_at_each_block_level_element(name: str) -> None:
    assert list_words("html", f"one<{name}>two") == ["one", "two"]
    assert list_words("html", "one<b>two") == ["onetwo"]


@each_row("name", ["dialog", "dir"])
def test_so_it_does_at_old_and_open_ones(name: str) -> None:
    assert list_words("html", f"one<{name} open>two") == ["one", "two"]


HIDDEN = """
annotation annotation-xml audio canvas datalist listing rp rt rtc select svg template video
iframe noembed noframes noscript script style textarea title xmp del s strike
"""


@each_row("name", HIDDEN.split())
def test_a_hidden_element_is_not_read(name: str) -> None:
    assert read(f"one<{name}>two</{name}>three").split() in (["onethree"], ["one", "three"])


VOID = "area base br col embed hr img input link meta param source track wbr"


@each_row("name", VOID.split())
def test_an_element_without_content_hides_nothing(name: str) -> None:
    assert "two" in read(f"<p>one<{name} hidden>two</p>three")
    assert "two" not in read("<p>one<b hidden>two</p>three")


@pytest.mark.parametrize("opening", ["<!--", "<style>", "<!", "<?", "<a "])
def test_many_openings_that_nothing_closes_are_read_in_linear_time(opening: str) -> None:
    started = time.process_time()
    read_html(opening * 100_000)
    assert time.process_time() - started < 10
