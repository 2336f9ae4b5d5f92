"""What people write in Markdown beyond CommonMark and GFM, and what is read of it."""

from gcmreview.documents.document import read_text
from gcmreview.documents.quotations import find_quotations
from gcmreview.documents.readers.markdown.reader import read_markdown
from support.blocks import list_blocks, list_words
from support.rows import each_row


def read(text: str) -> str:
    """Return what is read of Markdown."""
    return read_text(read_markdown(text).text, 0, len(text)).strip()


@each_row(
    ("text", "words"),
    [
        ("---\ntitle: “no”\n---\n\n“yes”\n", "“yes”"),
        ("---\ntitle: “no”\n...\n“yes”\n", "“yes”"),
        ("+++\ntitle = “no”\n+++\n“yes”\n", "“yes”"),
        ("---\r\ntitle: “no”\r\n---\r\n“yes”\r\n", "“yes”"),
        ("--- \ntitle: é\n--- \n“yes”\n", "“yes”"),
    ],
)
def test_front_matter_is_not_read(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    "text",
    [
        "---\n\n“yes”\n\n---\n",
        "“yes”\n\n---\ntitle\n---\n",
        "---\n“yes”\n",
        "+++\n“yes”\n---\n",
        "+++\n“yes”\n...\n",
        "---\n“yes”\n+++\n",
        "---\n“yes”\n--- x\n",
        " ---\n“yes”\n---\n",
    ],
)
def test_a_rule_does_not_begin_front_matter(text: str) -> None:
    assert "“yes”" in read(text)


@each_row(
    ("text", "words"),
    [
        ("``a'' and ``b''", "``a'' and ``b''"),
        ("``a *b* c'' `d`", "``a b c'' d"),
        ("``don't go''", "``don't go''"),
        ("``a\nb''", "``a\nb''"),
        # Code: the mark is closed by backticks, or by none in the paragraph.
        ("``a`` b''", "a b''"),
        ("``a ` b`` c''", "a  b c''"),
        ("``a`` ``b'' c", "a ``b'' c"),
        (r"\``a''", "``a''"),
        ("``a\n\nb'' `` c", "``a\n\nb'' `` c"),
        ("```a'' b```", "a b"),
    ],
)
def test_latex_marks_begin_no_code(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    ("text", "words"),
    [
        ("we ==must== be", "we must be"),
        ("we ==^1^must== be", "we ¹must be"),
        ("==we must==, he said", "we must, he said"),
        ("==**we** [must](a)==", "we must"),
        ("==a [b]{.c} d==", "a b d"),
        ("==a=b==", "a=b"),
        ("==a==\n==b==", "a\nb"),
        # Not highlighted.
        ("a == b and c == d", "a == b and c == d"),
        ("a==b and c==d", "a==b and c==d"),
        ("==a ==b", "==a ==b"),
        ("==a", "==a"),
        ("==a\n\nb==", "==a\n\nb=="),
        (r"\==a==", "==a=="),
        ("`==a==`", "==a=="),
        ("&#61;=a==", "==a=="),
    ],
)
def test_the_marks_of_highlighted_words_are_not_read(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    ("text", "words"),
    [
        ("2^nd^ and ^a^", "2nd and a"),
        ("must^12^ be", "must¹² be"),
        ("must^*^ be", "must* be"),
        ("H~2~O", "H2O"),
        # Not raised or lowered.
        ("a ^b c^ d", "a ^b c^ d"),
        ("a^2", "a^2"),
        ("~100 and ~200", "~100 and ~200"),
        (r"\^a^", "^a^"),
        ("`^a^ x~2~`", "^a^ x~2~"),
    ],
)
def test_a_raised_number_is_read_as_superscript_and_other_words_as_they_are(
    text: str, words: str
) -> None:
    assert read(text) == words


@each_row("text", ["~~not~~", "~not~", "~~not *at* all~~", "~~“not”~~"])
def test_struck_out_words_are_not_read(text: str) -> None:
    assert read(f"We must {text} be") == "We must  be"


@each_row(
    ("text", "words"),
    [
        ("we [must]{.mark} be", "we must be"),
        ("[we [must] be]{.mark}", "we [must] be"),
        ("[we [] be]{.mark}", "we [] be"),
        ("[we]{a='' b=\"\" c=d}", "we"),
        ("[*we*]{#id .a .b}", "we"),
        ('[we]{.a lang="en" data-x=1}', "we"),
        ("[we](a){:target='b'} go", "we go"),
        ("`we`{.a} go", "we go"),
        ("# We {#we}", "We"),
        ("# We {: .we}", "We"),
        ("We\n{: .lead}\n", "We"),
        ("{: .lead }\nWe\n", "We"),
        ("We {:.a} go", "We  go"),
        # Not attributes.
        ("we [must] {be}", "we [must] {be}"),
        ("we {} go", "we {} go"),
        ("we { go", "we { go"),
        ("[T]he {Network}", "[T]he {Network}"),
        (r"\{.a}", "{.a}"),
        ("`{.a}`", "{.a}"),
        ('{a="b', '{a="b'),
    ],
)
def test_attributes_are_not_read(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    ("text", "words"),
    [
        ('We {{< note "a b" >}}must{{< /note >}} be', "We must be"),
        ('{{<ref "a">}}We{{</ref>}} must', "We must"),
        ("{{% notice note %}}\nWe\n{{% /notice %}}", "We"),
        ('{{< figure src="a"\n title="“No”" >}}\n\nWe', "We"),
        ('{% include a.html b="“No” {{ c }}" %}\nWe', "We"),
        ('[We]({% page "a b" %}) [must]({{< ref "*a* b" >}}) be', "We must be"),
        ("[We]({{ site.url }}{% link a.md %}) must", "We must"),
        ("| {% a | b %}We | must |\n|-|-|\n", "Wemust"),
        ("{% if a < 5 % 2 %}We{%- endif -%} must", "We must"),
        # Words that a program writes are other words than the source's.
        ("We {{ site.title }} must", "We {{ site.title }} must"),
        ("“We” {{ '/a' | x: \"No\" }} must", "“We” {{ /a | x: No }} must"),
        # Nothing of a template.
        ("We {% must be", "We {% must be"),
        ("We {{< must {{ be", "We {{< must {{ be"),
        ("5 {% a } b %} c", "5 {% a } b %} c"),
        ("`{% a %}` and `{{< b >}}`", "{% a %} and {{< b >}}"),
        (r"\{% a %} and \{{< b >}}", "{% a %} and {{< b >}}"),
    ],
)
def test_what_a_template_calls_is_not_read(text: str, words: str) -> None:
    assert read(text) == words


@each_row(
    ("text", "words"),
    [
        ("We %%not%% must %% “not” 5% %%", "We  must"),
        ("%%\nnot\n%%\nWe", "We"),
        # Not a comment.
        ("50%% we 20%% must", "50%% we 20%% must"),
        ("we %%a must", "we %%a must"),
        ("%%%% we %%%%", "%%%% we %%%%"),
        ("%%a\n\nwe %%", "%%a\n\nwe %%"),
        ("`%%|` we `%%|` must", "%%| we %%| must"),
        (r"\%%a%%", "%%a%%"),
    ],
)
def test_a_comment_of_obsidian_is_not_read(text: str, words: str) -> None:
    assert read(text) == words


def test_a_paragraph_of_attributes_is_no_block() -> None:
    assert list_words("markdown", "We must\n\n{: .lead}\n\nbe\n") == ["We must", "be"]


@each_row(
    ("text", "words"),
    [
        ("the [[Network]] said", "the Network said"),
        ("the [[UN/Network|*whole* Network]] said", "the whole Network said"),
        ("a [[b c]]{.d} e", "a b c e"),
        ("a ![[image.png]] b", "a  b"),
        ("a ![[image.png|300]] b", "a  b"),
        ("| [[a\\|b]] |\n|-|\n", "b"),
        # Not such a link.
        ("[[1]](a)", "[1]"),
        ("we [must] [be]", "we [must] [be]"),
        ("[[a]", "[[a]"),
        (r"\[[a]]", "[[a]]"),
        ("`[[ -f x ]]`", "[[ -f x ]]"),
    ],
)
def test_only_the_label_of_a_wiki_link_is_read(text: str, words: str) -> None:
    assert read(text) == words


@each_row("text", ["x[^1]", "x[^note]", "[^a][^b]x", "x[^1]\n\n[^1]: \n"])
def test_the_number_of_a_note_is_not_read(text: str) -> None:
    assert read(text) == "x"


@each_row("text", ["[^a b]", "[^]", r"\[^1]", "`[^1]`"])
def test_other_words_in_brackets_are_read(text: str) -> None:
    assert read(text) in (text, text.strip("\\`"))


@each_row(
    ("text", "words"),
    [
        ("“We must^[See p. 3.] be”", "“We must be”"),
        ('"We must^[See [p] 3.] be"', '"We must be"'),
        ("«We^[a] be»^[b]", "«We be»"),
        ("He said^[once ==a==] “We must”", "He said “We must”"),
        ("“We must”^[He said: “No.”] said", "“We must” (He said: “No.”) said"),
        ("a^[“==b==” c^2^]", "a (“b” c²)"),
        # Not a note.
        ("a^[b", "a^[b"),
        (r"a\^[b]", "a^[b]"),
        ("`a^[b]`", "a^[b]"),
    ],
)
def test_of_the_notes_in_a_paragraph_only_one_with_a_quotation_is_read_and_in_brackets(
    text: str, words: str
) -> None:
    assert read(text) == words


@each_row(
    ("text", "blocks"),
    [
        (
            "> [!quote] António\n> We must\n> be\n",
            [("António", True, True), ("We must\nbe", False, True)],
        ),
        ("> [!note]- a\n> B\n", [("a", True, True), ("B", False, True)]),
        ("> [!note|wide]+ a\n", [("a", True, True)]),
        ("> [!NOTE]\n> B\n", [("B", False, True)]),
        ("> [!NOTE]\n> b\n", [("b", False, True)]),
        ("> [!note]\n>\n> b\n", [("b", False, True)]),
        ("> > [!note] a\n", [("a", True, True)]),
        # As MkDocs writes it.
        ('!!! quote "A"\n    B\n', [("A", True, True), ("B", False, True)]),
        ('??? note "A"\r\n    B\n', [("A", True, True), ("B", False, True)]),
        ("!!! note\n    B\n\n    C\n", [("B", False, True), ("C", False, True)]),
        ("???+ note\n\n    B\n\nA", [("B", False, True), ("A", False, False)]),
        ("!!! note\n    B\n\n        We\n", [("B", False, True)]),
        ("!!! note\nB\n", [("!!! note\nB", False, False)]),
        ("a !!! note\n    B\n", [("a !!! note\nB", False, False)]),
        # In Docusaurus and Pandoc it is no block quotation.
        (":::note[A]\nB\n:::\n", [("A", True, False), ("B", False, False)]),
        ("::: {.a #b}\nA\n::::: c\nB\n:::\n:::\n", [("A", False, False), ("B", False, False)]),
        ("::: a b\nA\n", [("::: a b\nA", False, False)]),
        ("a\n::\nb\n", [("a\n::\nb", False, False)]),
        # Its first line is not a title.
        ("> [!note] We\n> must\n", [("We\nmust", False, True)]),
        ("> [!note] We.\n> Must\n", [("We.\nMust", False, True)]),
        ("> [!note] *We.*\n> Must\n", [("We.\nMust", False, True)]),
        ("> [!note] A. We\n> Must\n", [("A. We", True, True), ("Must", False, True)]),
        ("> [!note] We\n> … must\n", [("We\n… must", False, True)]),
        ("> [!note] “We\n> Must”\n", [("“We\nMust”", False, True)]),
        ("> [!note] ``We\n> Must''\n", [("``We\nMust''", False, True)]),
        # Not a callout.
        ("[!note] a\n", [("[!note] a", False, False)]),
        ("> a [!note]\n", [("a [!note]", False, True)]),
        ("> \\[!note] a\n", [("[!note] a", False, True)]),
        ("> [!] a\n", [("[!] a", False, True)]),
    ],
)
def test_the_title_of_a_callout_is_a_heading_above_it(
    text: str, blocks: list[tuple[str, bool, bool]]
) -> None:
    found = [
        (words, block.is_heading, block.is_set_off)
        for words, block in list_blocks("markdown", text)
    ]
    assert found == blocks


@each_row(
    "marked",
    [
        *("==must==", "[must]{.mark}", "[[must]]", "[[a|must]]", "^must^", "**must**"),
        *("must^[See p. 3.]", "must[^1]", "must{.a}", "must ~~not~~", "<mark>must</mark>"),
        *("must{{< note 1 >}}", "{% a %}must"),
    ],
)
def test_marks_in_a_quotation_change_none_of_its_words(marked: str) -> None:
    text = f"He said: “We {marked} be ambitious” again.\n"
    document = read_markdown(text)
    (quotation,) = find_quotations(document)
    assert text[quotation.start : quotation.end] == f"We {marked} be ambitious"
    words = read_text(document.text, quotation.start, quotation.end).split()
    assert words == ["We", "must", "be", "ambitious"]
