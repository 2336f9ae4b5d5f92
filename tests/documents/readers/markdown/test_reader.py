"""What is read of Markdown as CommonMark 0.31 and GFM have it: blocks, code, links, emphasis."""

from gcmreview.documents.document import read_text
from gcmreview.documents.quotations import find_quotations
from gcmreview.documents.readers.markdown.reader import read_markdown
from support.blocks import list_blocks, list_set_off, list_words
from support.rows import each_row


def read(text: str) -> str:
    """Return what is read of Markdown."""
    return read_text(read_markdown(text).text, 0, len(text)).strip()


@each_row(
    ("text", "words"),
    [
        ("One\ntwo\n\nThree\n", ["One\ntwo", "Three"]),
        ("One\r\n\r\nTwo\r\n", ["One", "Two"]),
        ("# One\nTwo\n", ["One", "Two"]),
        ("###### One\n", ["One"]),
        ("####### One\n", ["####### One"]),
        ("#One\n", ["#One"]),
        ("a\n   # b\n", ["a", "b"]),
        ("a\n    # b\n", ["a\n# b"]),
        ("a\n   ---\nb\n", ["a", "b"]),
        ("a\n    ---\nb\n", ["a\n---\nb"]),
        ("a\n\n___\n\nb\n", ["a", "b"]),
        ("a\n\n__\n\nb\n", ["a", "__", "b"]),
        ("One\n===\nTwo\n", ["One", "Two"]),
        ("One\n---\nTwo\n", ["One", "Two"]),
        ("One\n\n* * *\n\nTwo\n", ["One", "Two"]),
        ("- One\n- Two\n", ["One", "Two"]),
        ("- One\n  two\n", ["One\ntwo"]),
        ("- [ ] One\n- [x] Two\n", ["One", "Two"]),
        ("1. One\n2) Two\n", ["One", "Two"]),
        ("123456789. One\n", ["One"]),
        ("1234567890. One\n", ["1234567890. One"]),
        ("-One\n", ["-One"]),
        ("[^1]: One\n", ["One"]),
        ("[^1]: One\n    two\n\n    Three\n", ["One\ntwo", "Three"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_a_line_begins_or_continues_a_block(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@each_row(
    ("text", "words"),
    [
        # Only 1 begins a list within a paragraph.
        ("In\n1. one\n", ["In", "one"]),
        ("In\n1990. one\n", ["In\n1990. one"]),
        ("1. one\n2. two\n", ["one", "two"]),
        ("- In\n  1990. one\n", ["In\n1990. one"]),
        ("- In\n1990. one\n", ["In", "one"]),
    ],
)
def test_a_number_begins_a_list_within_a_paragraph_only_if_it_is_1(
    text: str, words: list[str]
) -> None:
    assert list_words("markdown", text) == words


@each_row(
    ("text", "words"),
    [
        ("a\n\n   b\n", ["a", "b"]),
        ("a\n\n    b\n", ["a"]),
        ("a\n\n\tb\n", ["a"]),
        ("a\n\n  \tb\n", ["a"]),
        ("a\n    b\n", ["a\nb"]),
        ("# a\n    b\n", ["a"]),
        ("- a\n\n     b\n", ["a", "b"]),
        ("- a\n\n      b\n", ["a"]),
        ("a\n\n    b\nc\n", ["a", "c"]),
        # An item that begins with code: more than four spaces after its marker.
        ("-    a\n", ["a"]),
        ("-     a\n", []),
        ("-     a\n\n  b\n", ["b"]),
        # A block of HTML has no indented code.
        ("<div>\n\n    b\n", []),
        ("<div>\n    b\n", ["b"]),
    ],
)
def test_code_is_indented_by_four_columns_after_a_blank_line(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@each_row(
    ("text", "words"),
    [
        ("> One\n", ["One"]),
        ("> One\n> two\n", ["One\ntwo"]),
        ("> One\ntwo\n", ["One\ntwo"]),
        ("> One\n\nTwo\n", ["One"]),
        ("One\n> Two\n", ["Two"]),
        (">> One\n", ["One"]),
        ("> - One\n", ["One"]),
        ("- > One\n", ["One"]),
        ("> # One\n", ["One"]),
        ("   > One\n", ["One"]),
        ("    > One\n", []),
        ("<blockquote>\n\nOne\n\n</blockquote>\n\nTwo\n", ["One"]),
        ("a > b\n", []),
        (r"\> One", []),
    ],
)
def test_a_block_quotation_begins_its_lines_with_a_mark(text: str, words: list[str]) -> None:
    assert list_set_off("markdown", text) == words


@each_row(
    ("text", "words"),
    [
        ("| a | b |\n|---|---|\n| c | d |\n", ["a", "b", "c", "d"]),
        ("a | b\n--|--\nc | d\n", ["a", "b", "c", "d"]),
        ("| a |\n|:-:|\n| b |\n\n| c |\n", ["a", "b", "| c |"]),
        ("| a |\n|---|\nb\n", ["a", "b"]),
        ("In\n| a |\n|---|\n", ["In", "a"]),
        ("| a |\n| b |\n", ["| a |\n| b |"]),
        ("a | b\n---\n", ["a | b"]),
    ],
)
def test_each_cell_of_a_table_is_a_block(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


def test_the_cells_of_a_row_know_where_it_begins() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\n\ne\n"
    rows = [(words, block.row) for words, block in list_blocks("markdown", text)]
    assert rows == [("a", 0), ("b", 0), ("c", 20), ("d", 20), ("e", None)]


def test_html_in_markdown_has_rows_headings_and_block_quotations_too() -> None:
    text = (
        "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>\n\nd\n\n"
        "<h2>e</h2>\n\n<blockquote>\n\nf\n\n</blockquote>\n\n> <p>g</p>\n\n| h |\n|---|\n"
    )
    first, second, last = text.index("<tr>"), text.rindex("<tr>"), text.index("| h")
    found = [(words, *block[2:]) for words, block in list_blocks("markdown", text)]
    assert found == [
        ("a", False, False, first),
        ("b", False, False, first),
        ("c", False, False, second),
        ("d", False, False, None),
        ("e", False, True, None),
        ("f", True, False, None),
        ("g", True, False, None),
        ("h", False, False, last),
    ]


def test_a_heading_knows_that_it_is_one() -> None:
    text = "# a\n\nb\n===\n\nc\n---\n\nd\n***\n\n- e\n"
    found = [(words, block.is_heading) for words, block in list_blocks("markdown", text)]
    assert found == [("a", True), ("b", True), ("c", True), ("d", False), ("e", False)]


@each_row(
    ("text", "words"),
    [
        ("[a]: b.org\n", []),
        ('[a]: b.org "We must"\n', []),
        ('[a]: <b c> "We must"\n', []),
        ('[a]: b.org\n"We must"\n', []),
        ('[a]: b.org\n"We must" he said\n', ['"We must" he said']),
        ('[a]: b.org\n\n"We must"\n', ['"We must"']),
        ('[a]: b.org\n>\n"We must"\n', ['"We must"']),
        ("In\n[a]: b.org\n", ["In\n[a]: b.org"]),
        ("[Speaker]: “We must.”\n", ["[Speaker]: “We must.”"]),
        ("[Speaker]: “We”\n", []),
        ("[Speaker]: we must\n", ["[Speaker]: we must"]),
    ],
)
def test_the_definition_of_a_link_is_not_read(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@each_row(
    "text",
    [
        "```\n“no”\n```\n",
        "```text\n“no”\n```\n",
        "~~~ `x`\n“no”\n~~~\n",
        "````\n“no”\n```\n“no”\n````\n",
        "```\n“no”\n~~~\n“no”\n```\n",
        "   ```\n“no”\n   ```\n",
        "- ```\n  “no”\n  ```\n",
        "1. ~~~\n   “no”\n   ~~~\n",
        "123456789. ~~~\n           “no”\n           ~~~\n",
        "> ```\n> “no”\n> ```\n",
        "> ```\n> “no”\n",
        "```\r\n“no”\r\n```\r\n",
        "- a\n\n    ```\n    “no”\n    ```\n",
        "[^1]: a\n\n    ```\n    “no”\n    ```\n",
    ],
)
def test_fenced_code_is_not_read(text: str) -> None:
    assert "“" not in read(text)
    assert read(f"{text}\n“yes”").endswith("“yes”")


@each_row(
    "text",
    [
        "``\n“yes”\n``\n",
        "```x``` a\n“yes”\n",
        "a ```\n“yes”\n",
        "1234567890. ~~~\n“yes”\n",
        "a\n\n    ```\n\n“yes”\n",
        "\\```\n“yes”\n",
    ],
)
def test_what_is_not_a_fence_hides_nothing_after_it(text: str) -> None:
    assert "yes" in read(text)


def test_an_unclosed_fence_hides_the_rest() -> None:
    assert read("“yes”\n\n```\n“no”\n\n“no”\n") == "“yes”"


@each_row(
    ("text", "words"),
    [
        ("`“a”` “b”", "a “b”"),
        ("``“a” ` c`` “b”", "a  c “b”"),
        ("`a` and `b`", "a and b"),
        ("~~“a”~~ ``b``", "b"),
        ("`don't`", "don't"),
        # Not closed in its paragraph, or by a run of another length.
        ("`“a” b", "`“a” b"),
        ("`“a”`` b", "`“a”`` b"),
        ("`“a”\n\n`b", "`“a”\n\n`b"),
        # Marks of LaTeX.
        ("``a'' and ``b''", "``a'' and ``b''"),
        ("```a'' b``` “c”", "a b “c”"),
        (r"\`“a”`", "`“a”`"),
        (r"\``“a”` b", "`a b"),
    ],
)
def test_no_quotation_begins_in_a_code_span(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    ("text", "words"),
    [
        ("<https://a.b/“c”>", "https://a.b/c"),
        ("<ab:“c”>", "ab:c"),
        ("<a:“c”>", "<a:“c”>"),
        (f"<{'a' * 32}:“c”>", f"{'a' * 32}:c"),
        (f"<{'a' * 33}:“c”>", f"<{'a' * 33}:“c”>"),
        ("<https://a.b/ “c”>", "<https://a.b/ “c”>"),
    ],
)
def test_no_quotation_begins_in_an_address(text: str, words: str) -> None:
    assert read(text) == words


def test_an_address_is_part_of_its_line() -> None:
    assert list_words("markdown", "“a <b:c> <b@c.d> “e”") == ["“a <b:c> b@c.d “e”"]


@each_row("char", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_an_escaped_character_is_read_without_its_backslash(char: str) -> None:
    assert list_words("markdown", f"a\\{char}b") == [f"a{char}b"]


@each_row("char", "aé1 “”")
def test_a_backslash_before_another_character_is_read(char: str) -> None:
    assert list_words("markdown", f"a\\{char}b") == [f"a\\{char}b"]


@each_row(
    ("text", "read"),
    [
        ("*a* b", "a b"),
        ("**a** _b_ __c__ ***d***", "a b c d"),
        ("we *must* be *bold*.", "we must be bold."),
        ("a*b*c", "abc"),
        ("**a* b*", "a b"),
        ("“*a*” *“b”*", "“a” “b”"),
        # Not emphasis.
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* a", "a"),
        ("a* b", "a* b"),
        ("*a", "*a"),
        ("*a b *", "*a b *"),
        (r"\*a\*", "*a*"),
        ("&#42;a&#42;", "*a*"),
        ("_a", "_a"),
        ("*a_", "*a_"),
    ],
)
def test_the_marks_of_emphasis_are_not_read(text: str, read: str) -> None:
    assert list_words("markdown", text) == [read]


@each_row(
    ("text", "read"),
    [
        ("[a](b)", "a"),
        ("[a](b) and [c](d)", "a and c"),
        ('[a](b "We must")', "a"),
        ("[a](b 'We must')", "a"),
        ("[a](b (We must))", "a"),
        ("[a](<b c>)", "a"),
        ("[a](b(c)d)", "a"),
        ("[a](b((c))d)", "a"),
        ("[a]( b\n)", "a"),
        ("[a]()", "a"),
        ("[a [b] c](d)", "a [b] c"),
        ("[*a*](b)", "a"),
        ("x ![a](b)", "x"),
        ("x [![a](b) c](d)", "x  c"),
        ("x[^1] y[^note]", "x y"),
        # Not links.
        ("[a] (b)", "[a] (b)"),
        ("[a](b c)", "[a](b c)"),
        ("[a](b", "[a](b"),
        ("[T]he [Network]", "[T]he [Network]"),
        ("a](b)", "a](b)"),
        (r"\[a](b)", "[a](b)"),
        ("[^a b]", "[^a b]"),
    ],
)
def test_only_the_words_of_a_link_are_read(text: str, read: str) -> None:
    assert list_words("markdown", text) == [read]


@each_row(
    ("text", "read"),
    [
        ("[a][b]", "a"),
        ("[a][B]", "a"),
        ("[b][]", "b"),
        ("[b]", "b"),
        ("[ B ]", "B"),
        ("x ![a][b]", "x"),
        ("[a][c]", "[a][c]"),
        ("[c]", "[c]"),
        ("[a b]", "[a b]"),
    ],
)
def test_a_link_by_label_is_read_where_the_label_is_defined(text: str, read: str) -> None:
    assert list_words("markdown", f"{text}\n\n[b]: c.org\n") == [read]


@each_row(
    ("text", "words"),
    [
        # A reference begins no HTML and no block quotation.
        ("&lt;b&gt; a", ["<b> a"]),
        ("&gt; 100 people came", ["> 100 people came"]),
        ("a < b > c", ["a < b > c"]),
        (r"a \<b> c", ["a <b> c"]),
        ("`<b>` c", ["<b> c"]),
        # No-break spaces indent no code.
        ("\u00a0\u00a0\u00a0\u00a0“C d” said X.", ["“C d” said X."]),
        ("“g<br>\nh”", ["“g\n\nh”"]),
        ("> <p>\n>     “A b c” d\n> </p>", ["“A b c” d"]),
        ("> a <b\n> c='d'>e</b> `f\n> g`", ["a e f\ng"]),
        (
            "| “x &vert; y” | `a\\|b` |\n|-|-|\n| “x \\| y” | d |",
            ["“x | y”", "a|b", "“x | y”", "d"],
        ),
        ("“A [b](u(a(b))) c”", ["“A b c”"]),
        ("“A [b [c] d](u) e”", ["“A b [c] d e”"]),
        ("## “A” ##", ["“A”"]),
        ("<div>\n“A” *b*\n\n*c*\n</div>", ["“A” *b*", "c"]),
        ("a <p>b</p> c", ["a", "b", "c"]),
        ("a <!-- “no” --> b", ["a  b"]),
        ("<!-- a -->\n\nb", ["b"]),
        ("- a\n  - b\n    - c\n", ["a", "b", "c"]),
        ("- a\n\n  > b\n", ["a", "b"]),
    ],
)
def test_html_and_references_are_read_where_they_are(text: str, words: list[str]) -> None:
    assert list_words("markdown", text) == words


@each_row(
    "definition",
    [
        '[a]:\n  https://example.org\n  "Title no"',
        "[a]: <b c> 'Title\nno'",
        "[a b]: https://example.org (no)",
        "[a]: b\n[c]: d",
        "> [a]: b",
        "- [a]: b",
    ],
)
def test_a_definition_of_several_lines_is_not_read(definition: str) -> None:
    assert list_words("markdown", f"{definition}\n\nb\n") == ["b"]


def test_a_comment_has_the_words_and_the_place_that_it_has_in_the_draft() -> None:
    text = "é\n\n> - a <!-- gcmreview: ignore -->\n> b <!-- c\n> d -->\n"
    found = [(each.text, text[each.start : each.end]) for each in read_markdown(text).comments]
    assert found == [
        (" gcmreview: ignore ", "<!-- gcmreview: ignore -->"),
        (" c\n> d ", "<!-- c\n> d -->"),
    ]


LINK = "[We must be ambitious](https://example.org/a/path/of/more/than/forty/characters)"
TAG = '<a href="https://example.org/a/path/of/more/than/forty/characters">We must be ambitious</a>'


@each_row("marked", [LINK, TAG, f"**{LINK}**", f'<b class="{"c" * 5000}">{TAG}</b>'])
@each_row("marks", ['""', "“”", "«»"])
def test_a_quotation_around_a_long_link_or_tag_is_found(marked: str, marks: str) -> None:
    document = read_markdown(f"X said {marks[0]}{marked}{marks[1]} again.\n")
    found = [read_text(document.text, each.start, each.end) for each in find_quotations(document)]
    assert found == ["We must be ambitious"]
