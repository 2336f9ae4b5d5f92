"""What is read as a quotation in a draft, and what is not."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.document import read_text
from gcmreview.documents.quotations import Quotation, find_inner, find_quotations, list_beginnings
from gcmreview.documents.readers.registry import READERS
from gcmreview.text.characters import CONTINUED, REMOVED
from support.rows import each_row


def split_marks(marks: str) -> list[str]:
    """Return the marks of a list."""
    return marks.split()


# Drafts: the kind, the text, and what it quotes, to the character.
EXTRACTED = [
    ("text", 'He said "We must be ambitious" and left.', ["We must be ambitious"]),
    ("text", "He said “We must be ambitious” and left.", ["We must be ambitious"]),
    (
        "text",
        'He said “We must be ambitious" and left. "Now so” too.',
        ["We must be ambitious", "Now so"],
    ),
    (
        "text",
        "Il a dit «\xa0We must be ambitious\xa0» hier. «\u202fA b c\u202f» «x y»",
        ["We must be ambitious", "A b c", "x y"],
    ),
    ("text", "Er sagte „We must be ambitious“ und ging. „x y” z", ["We must be ambitious", "x y"]),
    ("text", "He said “No ‘one is’ safe” ok", ["No ‘one is’ safe"]),
    ("text", "He said “He told me “we must” and left” ok", ["He told me “we must” and left"]),
    ("text", "“A b c,” said X. “D e f.”", ["A b c,", "D e f."]),
    ("text", "“Para one goes.\n\n“Para two ends.” And.", ["Para one goes.\n\n“Para two ends."]),
    ("text", '"Para one goes.\n\n"Para two ends." And.', ['Para one goes.\n\n"Para two ends.']),
    ("text", "“Para one\nwrapped here\nends” x", ["Para one\nwrapped here\nends"]),
    ("text", "“Para one\r\nwrapped” x\r\n\r\n“B c” d", ["Para one\r\nwrapped", "B c"]),
    ("text", 'A 12" pipe and 5\'10" man. He said "yes we can".', ["yes we can"]),
    ("text", 'The 6" nail. "Go on now," she said.', ["Go on now,"]),
    (
        "text",
        "“Unclosed mark here.\n\nNext paragraph with “a quote” in it.",
        ["Unclosed mark here.", "a quote"],
    ),
    (
        "markdown",
        'He said **“We must be ambitious”** and *"now and then"* or "We *must* be".',
        ["We must be ambitious", "now and then", "We *must* be"],
    ),
    ("markdown", '| a | b |\n|---|---|\n| “A b c” | "D e" |\n', ["A b c", "D e"]),
    ("markdown", "Text[^1] x.\n\n[^1]: He said “A b c”.\n", ["A b c"]),
    (
        "html",
        '<p title="no quote here">He said &ldquo;We must&rdquo; and &quot;be ambitious&quot;'
        " &#8220;x y&#8221;</p><p>“Op<b>en</b>”</p>",
        ["We must", "be ambitious", "x y", "Op<b>en"],
    ),
    ("markdown", "He said &ldquo;We must&rdquo; ok", ["We must"]),
    ("text", "He said ``We must be'' ok", ["We must be"]),
    ("markdown", "He said ``We must be'' and ``more of it'' ok", ["We must be", "more of it"]),
    (
        "markdown",
        '```\n“no”\n```\n\n`“no”` and ``x "no" y`` “yes”\n'
        'and <!-- “no” --> [“yes2”](http://x "no title") '
        '![“no”](x)\n\n    "indented no"\n',
        ["yes", "yes2"],
    ),
    ("markdown", '---\ntitle: "no quotes"\n---\n\n“yes”', ["yes"]),
    (
        "markdown",
        '- “A b”\n- "C d\n  e f"\n1. “G”\n> “H i”\n> j\n',
        ["A b", "C d\n  e f", "G", "H i"],
    ),
    (
        "markdown",
        "He said “[T]he Network” and “the [Network] stands”.",
        ["[T]he Network", "the [Network] stands"],
    ),
    ("markdown", '\\"escaped quote\\" ok', ["escaped quote"]),
    (
        "html",
        '<blockquote><p>We must be</p></blockquote><p>x</p><q>A b c</q><script>"no"</script>'
        '<code>"no"</code>',
        ["We must be", "A b c"],
    ),
    ("text", "\ufeff“A b c” d", ["A b c"]),
    ("text", "“A b c d", ["A b c d"]),
    ("text", "I don't say \"it's the workers' day\" ok", ["it's the workers' day"]),
    ("text", "»A b c« x »D e f«", ["A b c", "D e f"]),
    ("text", "”A b c” x ”D e f”", ["A b c", "D e f"]),
    # Opened and closed by the wrong one of two curly marks.
    ("text", "”A b,“ x. ”C d“ y “E f”", ["A b,", "C d", "E f"]),
    ("html", "<p>,,A b’’ x</p><p>1,,000 <b>,,C d’’</b></p>", ["A b", "C d"]),
    ("text", 'He said: "A b c". She said:"D e f"...', ["A b c", "D e f"]),
    ("text", '("A b c") ["D e"] —"F g"— x/"H i"', ["A b c", "D e", "F g", "H i"]),
    ("text", "“A b c”“D e f” x", ["A b c", "D e f"]),
    ("text", '"A b c""D e f" x', ["A b c", "D e f"]),
    (
        "text",
        "“First para.\n\nSecond para closes.” Said X.",
        ["First para.\n\nSecond para closes."],
    ),
    ("text", 'The so-called "A b" and\n\n"C d" x.', ["A b", "C d"]),
    ("markdown", "| x |\n|--|\n| “A \\| b” |", ["A \\| b"]),
    ("markdown", "“A b c”\n---\n\n# “D e” #\n", ["A b c", "D e"]),
    ("text", "„Ein „innen“ Zitat“ x", ["Ein „innen“ Zitat"]),
    ("text", "“He said ‘no’”, and “he said it” z", ["He said ‘no’", "he said it"]),
    ("html", '<p>"A b\nc d"</p>\n<td>"E f"</td>', ["A b\nc d", "E f"]),
    ("text", "> “A b\n> c d”\n> e", ["A b\n> c d"]),
    ("markdown", "Text “A b `code` c” x", ["A b `code` c"]),
    (
        "markdown",
        '“A [b c](http://x.y/(z)) d” x <http://a.b/"c"> “e”',
        ["A [b c](http://x.y/(z)) d", "e"],
    ),
    ("markdown", '“A b c” <span title="no">x</span> "D"', ["A b c", "D"]),
    ("html", "<p>Line<br>“A b” <i>x</i>“C” &lsquo;d&rsquo;</p>", ["A b", "C"]),
    ("markdown", "> “A b”\n>\n> - “C d”\n", ["A b", "C d"]),
    ("markdown", "Term\n: “A b”\n\n***\n\n“C d”\n", ["A b", "C d"]),
    ("markdown", "~~~\n“no”\n~~~\n“A b”", ["A b"]),
    ("markdown", "> ```\n> “no”\n\n“A b”", ["A b"]),
    ("markdown", "<!-- “no”\n\n“no” --> “A b”", ["A b"]),
    ("markdown", "<!-- “A b”", ["A b"]),
    ("markdown", "Use ```x``` inline.\n“A b”", ["A b"]),
    ("markdown", "```x``` inline.\n“A b”", ["A b"]),
    ("markdown", "\\`` “A b”", ["A b"]),
    ("markdown", "[Speaker]: “A b.”", ["A b."]),
    ("text", 'He said,"A b" and left.', ["A b"]),
    ("text", '"A 12" pipe is big," he said.', ['A 12" pipe is big,']),
    ("docx", "“A b”\n“C d\n“E f”\n", ["A b", "C d\n“E f"]),
    ("docx", "A b.\v— Motus\x1d\n“C\vd”\n", ["A b.", "C\vd"]),
]
SINGLE = [
    ("He said ‘A b c’ and left.", ["A b c"]),
    ("It’s the workers’ day, ‘A b c’ she said.", ["A b c"]),
    ("He said ‘it’s A b c’ and left.", ["it’s A b c"]),
    ("He said ‘the workers’ rights’ and left.", ["the workers’ rights"]),
    ("He said 'it's A b' and left the '90s.", ["it's A b"]),
    ("He said ‘A “b” c’ and left.", ["A “b” c"]),
]


@each_row(("kind", "text", "expected"), EXTRACTED)
def test_what_is_between_marks_is_found_to_the_character(
    kind: str, text: str, expected: list[str]
) -> None:
    prose = READERS[kind].read(text)
    assert [text[each.start : each.end] for each in find_quotations(prose)] == expected


@each_row(("text", "expected"), SINGLE)
def test_single_marks_are_read_where_that_is_asked_for(text: str, expected: list[str]) -> None:
    prose = READERS["text"].read(text)
    found = find_quotations(prose, singles=True)
    assert [text[each.start : each.end] for each in found if each.how == "marked"] == expected


def test_single_marks_are_not_read_otherwise() -> None:
    assert not list(find_quotations(READERS["text"].read("He said ‘A b c’ and 'd e f'.")))


def find(text: str, kind: str = "text", *, singles: bool = False) -> list[Quotation]:
    """Return the quotations of a draft that have an opening mark, or need none."""
    found = find_quotations(READERS[kind].read(text), singles=singles)
    return [each for each in found if each.how != "unopened"]


def show(text: str, *, singles: bool = False) -> list[str]:
    """Return the words of the quotations of a draft in plain text."""
    return [text[each.start : each.end] for each in find(text, singles=singles)]


@each_row(
    "text",
    [
        "No marks here.",
        "It's the workers' day and the '90s.",
        'A 12" pipe.',
        "5' 10\" tall.",
        "“”",
        '""',
        "“ ”",
        "a ” b",
        "rock 'n' roll, d'accord, l’eau",
        "« »",
        "—",
    ],
)
def test_what_is_not_quoted_is_not_found(text: str) -> None:
    assert show(text) == []


@each_row(
    ("text", "quoted"),
    [
        # The marks are odd in number, so the one after a number before a word is an inch mark.
        ('The 6" pipe is "big", he said.', ["big"]),
        ('He said "in 1990", and 6" pipes.', ["in 1990"]),
        ('It is "over 6", and "so on" is 6" long', ["over 6", "so on"]),
        # They are even in number, or there are curly ones, or no number is before one.
        ('He said "in 1990" and left.', ["in 1990"]),
        ('“A b” is 6" long.', ["A b"]),
        ('He said "in all of it', ["in all of it"]),
    ],
)
def test_an_inch_mark_is_not_a_quotation_mark(text: str, quoted: list[str]) -> None:
    assert show(text) == quoted


@each_row(("paragraphs", "is_whole"), [(51, True), (52, False)])
def test_a_quotation_has_at_most_50_paragraphs_before_the_one_that_closes_it(
    paragraphs: int, is_whole: bool
) -> None:
    text = "\n\n".join(["“We must"] * paragraphs) + "”"
    found = find(text)
    assert len(found[0].parts) == (paragraphs if is_whole else 1)
    assert found[0].how == ("marked" if is_whole else "open")
    assert len(found) == (1 if is_whole else 2)


def test_the_places_of_a_quotation_are_offsets_of_the_draft() -> None:
    text = "He said “ We must ” now."
    (found,) = find(text)
    assert (text[found.start : found.end], text[found.opened : found.closed]) == (
        "We must",
        "“ We must ”",
    )
    assert found.parts == ((found.start, found.end),)
    assert (found.block, found.last, found.how, found.reopens) == (0, 0, "marked", True)


def test_a_quotation_of_several_paragraphs_has_a_part_for_each() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.” And so on."
    (found,) = find(text)
    assert [text[start:end] for start, end in found.parts] == ["One.", "Two.", "Three."]
    assert text[found.opened : found.closed] == text[9:-11]
    assert (found.block, found.last, found.how, found.reopens) == (0, 2, "marked", True)


def test_a_paragraph_that_lacks_its_opening_mark_is_noted() -> None:
    (found,) = find("“One.\n\nTwo.” he said")
    assert (found.last, found.how, found.reopens) == (1, "marked", False)


@each_row(
    ("text", "quoted"),
    [
        ("“One.\n\nTwo.", ["One."]),
        ("“One.\n\nTwo “three”.", ["One.", "three"]),
        ("“One.\n\nThe 12” pipe “x”", ["One.\n\nThe 12", "x"]),
        ('"One.\n\nTwo" three', ["One."]),
        ("“One.\n\n“Two “x” y.” z", ["One.\n\n“Two “x” y."]),
    ],
)
def test_a_quotation_that_is_not_closed_ends_with_its_block_unless_the_next_continues_it(
    text: str, quoted: list[str]
) -> None:
    assert show(text) == quoted


def test_a_quotation_that_is_not_closed_is_open() -> None:
    text = "He said “We must"
    (found,) = find(text)
    assert (found.how, found.opened, found.start, found.closed) == ("open", 8, 9, len(text))


@each_row(
    ("text", "quoted"),
    [
        ("> We must.\n", ["We must."]),
        ("> We must.\n> — Motus\n", ["We must."]),
        ("> We must.\n> -- Motus\n", ["We must."]),
        ("> We must – and will.\n", ["We must – and will."]),
        ("> We must.\n\n> We will.\n> — Motus\n", ["We must.", "We will."]),
        ("> — Motus\n", []),
        # A dash before several lines is of a name or of dialogue, and not quoted.
        ("> — Motus\n> We must.\n", ["Motus\nWe must."]),
        ("> -- We must.\n> We will.\n> — Motus\n", ["We must.\nWe will."]),
        ("> -- Motus\n", []),
        ("> He said “we must”.\n", ["we must"]),
        ("We must.\n", []),
    ],
)
def test_a_block_quotation_without_marks_ends_before_the_line_of_its_speaker(
    text: str, quoted: list[str]
) -> None:
    document = READERS["markdown"].read(text)
    found = list(find_quotations(document))
    assert [read_text(document.text, each.start, each.end) for each in found] == quoted
    assert {each.how for each in found} <= {"set-off" if "“" not in text else "marked"}


@each_row(
    ("text", "quoted"),
    [
        ("‘the workers’ rights’ x", ["the workers’ rights"]),
        ("'the workers' rights' x", ["the workers' rights"]),
        ("‘the Suárez’ rights’ x", ["the Suárez’ rights"]),
        ("‘the Roux’ rights’ x", ["the Roux’ rights"]),
        # What follows opens a quotation of its own, so the first is closed.
        ("‘the workers’ and ‘others’", ["the workers", "others"]),
        ("'the workers' and 'others'", ["the workers", "others"]),
        ("‘the workers’ x", ["the workers"]),
        # Nor does one after another letter, where a later mark closes for certain.
        ("‘the work’ x’", ["the work’ x"]),
    ],
)
def test_the_apostrophe_of_a_plural_does_not_close_a_quotation(
    text: str, quoted: list[str]
) -> None:
    assert show(text, singles=True) == quoted


def test_a_straight_mark_is_closed_in_its_own_block() -> None:
    # It may be an inch mark, so a later block that does not repeat it is no part of the quotation.
    assert show('He said "We must\n\nact” now.') == ["We must"]
    assert show("He said “We must\n\nact” now.") == ["We must\n\nact"]


def test_an_apostrophe_of_a_plural_may_be_far_before_the_mark_that_closes() -> None:
    text = f"‘the workers’ {'“a” ' * 20}rights’ x"
    assert show(text, singles=True) == [text[1:-3]]


def test_what_is_removed_beside_a_mark_does_not_count_however_long_it_is() -> None:
    text = f"<p>He has 5<!--{'x' * 200}-->\"we must\"<i title='{'x' * 200}'>.</i></p>"
    assert [text[each.start : each.end] for each in find(text, "html")] == []
    text = text.replace("5<", "5 <")
    assert [text[each.start : each.end] for each in find(text, "html")] == ["we must"]


@each_row(
    ("text", "inner"),
    [
        ("“He said ‘we must’ and ‘we will’.”", ["we must", "we will"]),
        ("“He said “we must” now.”", ["we must"]),
        ("“The workers’ rights.”", []),
        ("“One ‘a’.\n\n“Two ‘b’.”", ["a", "b"]),
    ],
)
def test_a_quotation_in_a_quotation_may_have_single_marks(text: str, inner: list[str]) -> None:
    document = READERS["text"].read(text)
    (outer,) = find_quotations(document)
    assert [text[each.start : each.end] for each in find_inner(document, outer)] == inner


@each_row(
    ("kind", "text", "quoted"),
    [
        # Each character of a mark that is typed as two may be written as a reference.
        ("html", "&lt;&lt;Now so&gt;&gt; and &#60;&#x3c;go&#62;&#x3e;", ["Now so", "go"]),
        (
            "html",
            "&#39;&#39;Now so&apos;&apos; and &lsquo;&lsquo;go&rsquo;&rsquo;",
            ["Now so", "go"],
        ),
        ("html", "&grave;&grave;Now so&#39;&#39;", ["Now so"]),
        ("html", "&sbquo;&sbquo;Now so&lsquo;&lsquo; and &lt;&lt;go>>", ["Now so", "go"]),
        ("markdown", "&lt;&lt;Now so&gt;&gt;", ["Now so"]),
        # Or after a backslash.
        ("markdown", r"\<\<Now so\>\> and \'\'go\'\'", ["Now so", "go"]),
        ("text", "‚‚Now so‘‘ and <<go>>", ["Now so", "go"]),
        # These are operators, brackets and arrows.
        ("html", "a &lt;&lt; b &gt;&gt; c", []),
        ("html", "a&lt;&lt;b&gt;&gt;c", []),
        ("html", "&lt;&lt;&lt;b&gt;&gt;", []),
        ("html", "&lt;&lt;b&gt;&gt;&gt;", []),
        ("html", "&lt;&lt; b&gt;&gt;", []),
        ("html", "&lt;&lt;b &gt;&gt;", []),
        ("text", "a <<b>>c", []),
        ("text", "a <<<b>>", []),
        ("text", "a <<b>>>", []),
        ("text", "a <<b >>", []),
        ("text", "a << b>>", []),
        ("text", "a<<b>>", []),
        # Two marks with more than that between them are two.
        ("html", "&lsquo;<b>&lsquo;</b>Now so", []),
    ],
)
def test_a_mark_may_be_typed_as_two(kind: str, text: str, quoted: list[str]) -> None:
    document = READERS[kind].read(text)
    found = find_quotations(document, singles=True)
    assert [text[each.start : each.end] for each in found if each.how == "marked"] == quoted


@each_row("opening", split_marks('“ „ ‟ « » ‹ › ❝ 「 『 〝 ＂ ″ " `` ‘‘'))
@each_row("closing", split_marks("“ ‟ « ‹"))
@each_row("after", [", she said", " she said", "? she said", ".", ""])
def test_a_mark_right_after_a_word_and_before_none_opens_nothing(
    opening: str, closing: str, after: str
) -> None:
    # It closes what is open, if it can; otherwise that is still open.
    (found,) = find(f"She said {opening}we must be ambitious{closing}{after}")
    assert found.how in ("marked", "open")
    (found,) = find(f"She said {opening}we must be ambitious.{closing}{after}")
    assert found.how in ("marked", "open")


@each_row("mark", split_marks("“ ‟ « ‹ „"))
@each_row("before", ["She said", "She said:", "She (", "She said "])
def test_a_mark_before_a_word_may_open_without_a_space(before: str, mark: str) -> None:
    (found,) = find(f"{before}{mark}we must be ambitious")
    assert found.how == "open"


PIECES = st.sampled_from(
    [
        *("“", "”", "„", "«", "»", "``", "''", '"', "'", "‘", "’", "「", "」", "＂", "s' "),
        *("’’", "‘‘", ",,", "‹", "›", "″", "〝", "〞", "‚", "<<", ">>", CONTINUED, REMOVED),
        *("‶", "‟"),
        *("\n", "\n\n", "\n\n“", "> ", "— ", " ", "word", "We must be", '2"', "\u200b", ", "),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_quotations_are_in_order_and_do_not_overlap(text: str, singles: bool) -> None:
    bounds: list[int] = []
    for each in find_quotations(READERS["text"].read(text), singles=singles):
        assert each.start < each.end
        bounds += (each.opened, each.start, each.end, each.closed)
    assert bounds == sorted(bounds)
    assert bounds == [] or (bounds[0] >= 0 and bounds[-1] <= len(text))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_parts_of_a_quotation_are_its_bounds(text: str) -> None:
    for each in find(text):
        assert (each.parts[0][0], each.parts[-1][1]) == (each.start, each.end)
        assert len(each.parts) == each.last - each.block + 1
        assert list(each.parts) == sorted(each.parts)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_an_inner_quotation_is_within_the_outer_one(text: str) -> None:
    document = READERS["text"].read(text)
    for outer in find_quotations(document):
        for inner in find_inner(document, outer):
            assert outer.start <= inner.opened <= inner.closed <= outer.end


WORDS = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1).filter(str.strip)


@given(
    WORDS,
    st.sampled_from(split_marks('“” "" «» „“ „” 「」 ”” »« ‹› 〝〞 ″″ ｢｣ “″ „‟ ‶″')),
    st.booleans(),
)
def test_words_between_marks_are_a_quotation(words: str, marks: str, is_spaced: bool) -> None:
    space = "\u00a0" if is_spaced and marks == "«»" else ""
    words = words.strip()
    text = f"He said: {marks[0]}{space}{words}{space}{marks[1]}, and left."
    assert show(text) == [words]


MARKS = [
    # Single marks and commas typed twice, and other marks that are double.
    ("He said ‘‘We must be’’ ok", ["We must be"]),
    ("He said “We must be’’ ok", ["We must be"]),
    ("He said ‘‘We must be” ok", ["We must be"]),
    ("He said ’’We must be’’ ok", ["We must be"]),
    ("He said ''We must be'' ok", ["We must be"]),
    ("He said “We must be,'' ok", ["We must be,"]),
    ("He said \"We must be,'' ok", ["We must be,"]),
    ("He said ''We must be\" ok", ["We must be"]),
    ("He said ,,We must be'' ok", ["We must be"]),
    ("He said ,,We must be“ ok", ["We must be"]),
    ("He said ‹We must be› ok", ["We must be"]),
    ("He said ›We must be‹ ok", ["We must be"]),
    ("He said «We ‹must› be» ok", ["We ‹must› be"]),
    ("He said 〝We must be〞 ok", ["We must be"]),
    ("He said ｢We must be｣ ok", ["We must be"]),
    ("He said ″We must be″ ok", ["We must be"]),
    ("He said ‶We must be,″ ok", ["We must be,"]),
    ("He said “We must be,″ ok", ["We must be,"]),
    ("He said “We must be″ and „We must be‟ ok", ["We must be", "We must be"]),
    # Inches, feet, seconds and coordinates.
    ("A 6'' pipe of 2'' and ''We must'' ok", ["We must"]),
    ("A 6″ pipe and ″We must″ ok", ["We must"]),
    ("A 6″ pipe and “We must” ok", ["We must"]),
    ("“We must see a 6″ pipe” ok", ["We must see a 6″ pipe"]),
    ("“We must see in 2022″ ok", ["We must see in 2022"]),
    ("40° 26′ 46″ N, 79° 58′ 56″ W", []),
    ("40° 26' 46'' N, 79° 58' 56'' W", []),
    ('“We must see a 6" pipe” ok', ['We must see a 6" pipe']),
    ("“We must see a 6'' pipe” ok", ["We must see a 6'' pipe"]),
    ('“We must see in 2022" ok', ["We must see in 2022"]),
    ("``We must see in 2022'' ok", ["We must see in 2022"]),
    ("``We must see it.¹'' ok", ["We must see it.¹"]),
    # Empty strings, bold words of a wiki, and commas in data.
    ("x = '' and y = '' or f('') + g('')", []),
    ("“We must see f('') now” ok", ["We must see f('') now"]),
    ("'''We must''' be", []),
    ("a,,b,,c '' d", []),
    ("a ,, b '' d", []),
]


@each_row(("text", "expected"), MARKS)
def test_marks_are_double_or_none(text: str, expected: list[str]) -> None:
    found = find(text)
    assert [text[each.start : each.end] for each in found if each.how == "marked"] == expected


@each_row(
    ("text", "expected"),
    [
        ("We must be,” he said.", ["We must be,"]),
        ("We must be,'' he said.", ["We must be,"]),
        ('We must be," he said.', ["We must be,"]),
        ("We must be», he said.", ["We must be"]),
        ("“One” two,” three” four", ["two,", "three"]),
        ("One “two” three,” four", ["three,"]),
        # A mark that may open, an inch mark, and one after a space close nothing.
        ("We must ” be.", []),
        ("We must be”s.", []),
        ('The pipe is 5".', []),
        ("We must be ok’ he said.", []),
    ],
)
def test_a_mark_that_nothing_opens_ends_what_is_before_it(text: str, expected: list[str]) -> None:
    found = find_quotations(READERS["text"].read(text))
    assert [text[each.start : each.end] for each in found if each.how == "unopened"] == expected


def test_a_quotation_without_an_opening_mark_may_begin_at_the_last_six_sentences() -> None:
    text = f"{' '.join(f'S{at}.' for at in range(9))} (A): b that c. “D.” E f.”"
    *_, unopened = find_quotations(READERS["text"].read(text))
    assert [
        text[each.start : each.end]
        for each in list_beginnings(READERS["text"].read(text), unopened)
    ] == [
        "E f.",
    ]
    text = f"{' '.join(f'S{at}.' for at in range(9))} A: b that c. E f.”"
    *_, unopened = find_quotations(READERS["text"].read(text))
    begun = list_beginnings(READERS["text"].read(text), unopened)
    assert [text[each.start : each.end] for each in begun] == [
        text[:-1],
        *("S7. S8. A: b that c. E f.", "S8. A: b that c. E f.", "A: b that c. E f."),
        *("b that c. E f.", "c. E f.", "E f."),
    ]


@each_row(
    ("text", "quoted"),
    [
        ('"We go, "said Lee.', ["We go,"]),
        ('"We go, "said Lee. "They go too! "she said.', ["We go,", "They go too!"]),
        ('"We go ", said Lee.', ["We go"]),
        ('"We go ". "They do ", said Lee.', ["We go", "They do"]),
        ('Lee said, "we go," and, "they go," too.', ["we go,", "they go,"]),
        ('Lee said, "we go". She added, "they go."', ["we go", "they go."]),
        ('"We go," said Lee, "we stay." ("They go.")', ["We go,", "we stay.", "They go."]),
    ],
)
def test_a_space_on_the_wrong_side_of_a_straight_mark_does_not_turn_it(
    text: str, quoted: list[str]
) -> None:
    assert show(text) == quoted


def test_no_mark_is_turned_where_their_number_is_odd() -> None:
    assert show('"We go. He said, "they go," too.') == ["they go,"]
