"""Text in Markdown and HTML, which renders to the same characters."""

import html
import re
from urllib.parse import unquote

import cmarkgfm
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gcmreview.text.escaping import escape_address, escape_html, escape_markdown
from gcmreview.text.printable import make_visible
from support.rows import each_row
from support.strategies import AWKWARD


@each_row(
    ("text", "escaped"),
    [
        ("so", "so"),
        ("<b> & \"b\" 'c'", "&lt;b&gt; &amp; &quot;b&quot; &#x27;c&#x27;"),
        ("a\nb\x1b", "a\nb\\x1b"),
    ],
)
def test_html_has_no_markup_left(text: str, escaped: str) -> None:
    assert escape_html(text) == escaped


@given(st.text(st.sampled_from(AWKWARD) | st.characters(exclude_categories=["Cc"]), max_size=40))
def test_escaped_html_reads_as_the_same_text(text: str) -> None:
    assert html.unescape(escape_html(text)) == make_visible(text, allow="\n")


@each_row(
    ("text", "escaped"),
    [
        ("so, “it” is.", "so, “it” is."),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[a](b) <c> & ~d~ $e$", r"\[a\](b) \<c\> \& \~d\~ \$e\$"),
        ("# a", "&#35; a"),
        ("- a", "&#45; a"),
        ("+ a", "&#43; a"),
        ("= a", "&#61; a"),
        ("a - b", "a - b"),
        ("1. a", "&#49;. a"),
        ("123456789) a", "&#49;&#50;&#51;&#52;&#53;&#54;&#55;&#56;&#57;) a"),
        # A number of ten digits does not make a list (CommonMark 0.31, 5.2).
        ("1234567890) a", "1234567890) a"),
        ("1.5 a", "&#49;.5 a"),
        ("1 a", "1 a"),
        ("a|b", "a&#124;b"),
        ("a\\b", "a&#92;b"),
        ("a  b", "a &#32;b"),
        ("a   b", "a &#32;&#32;b"),
        (" a ", "&#32;a&#32;"),
        ("\u00a0a", "&#160;a"),
        ("a\nb", "a<br>b"),
        ("https://a.b", "https&#58;//a.b"),
        ("www.a.b", "www&#46;a.b"),
        ("WWW.a.b", "WWW&#46;a.b"),
        ("a@b.c", "a&#64;b.c"),
        ("so: a", "so: a"),
        ("", ""),
        ("  ", "&#32;&#32;"),
    ],
)
def test_markdown_has_no_markup_left(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@each_row(
    ("url", "escaped"),
    [
        ("https://a.b/c?d=e", "https://a.b/c?d=e"),
        ("https://a.b/(c) <d>\\", "https://a.b/%28c%29%20%3Cd%3E%5C"),
        ("https://a.b/`c`", "https://a.b/%60c%60"),
        ("https://a.b/\u2003\u00a0", "https://a.b/%E2%80%83%C2%A0"),
        ("https://a.b/?c=1&copy=2&d", "https://a.b/?c=1&copy=2&d"),
        (
            "https://a.b/?c&copy;d&#35;e&#x41;&f;",
            "https://a.b/?c&amp;copy;d&amp;#35;e&amp;#x41;&amp;f;",
        ),
    ],
)
def test_nothing_in_an_address_ends_a_link(url: str, escaped: str) -> None:
    assert escape_address(url) == escaped


_PIECES = (*"&;#?=/()[*_|~`a", "copy", "35", "x41", "amp")


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_an_address_is_the_same_link_after_two_readers_of_markdown(pieces: list[str]) -> None:
    url = f"https://example.org/{''.join(pieces)}"
    source = f"[so]({escape_address(url)})"
    for page in (MarkdownIt().render(source), cmarkgfm.markdown_to_html(source)):
        link = re.search('href="([^"]*)"', page)
        assert link
        assert unquote(html.unescape(link[1])) == unquote(url)
