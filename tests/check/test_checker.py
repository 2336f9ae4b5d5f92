"""The verdicts on a draft's quotations and figures, and how sure they are."""

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gcmreview.check.checker import check_text
from gcmreview.check.codes import CODES
from gcmreview.check.context import CheckOptions, PreparedReview
from gcmreview.check.findings import Finding, Place, list_flagged
from gcmreview.check.source.tokens import tokenize
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Correction, Quote, Review, Speaker, name_speaker
from gcmreview.documents.readers.registry import READERS
from gcmreview.quoting.quote import join_quotes
from gcmreview.quoting.styles import PUNCTUATIONS, QUOTE_STYLES, QuoteOptions
from gcmreview.text.characters import REMOVED
from support.drafting import (
    CHECKER,
    DRAFTS,
    REVIEW,
    check,
    check_file,
    get_only,
    list_drafts,
    report,
    write_draft,
)
from support.quotations import format_quotes
from support.releases import OKAFOR, MadeQuote, compose_release
from support.rows import each_row
from support.strategies import AWKWARD, reviews

CLEAN, FLAGGED = list(list_drafts("clean")), list(list_drafts("flagged"))


@each_row("path", CLEAN)
def test_nothing_is_flagged_in_a_clean_draft(path: Path) -> None:
    checked = check_file(path)
    assert [(each.place, each.message) for each in list_flagged([checked])] == []


@each_row("path", FLAGGED)
def test_a_flagged_draft_has_the_findings_beside_it(path: Path) -> None:
    expected = path.with_name(f"{path.name}.expected")
    assert report(path) == expected.read_text(encoding="utf-8")


def test_more_drafts_must_be_clean_than_flagged() -> None:
    assert len(CLEAN) > len(FLAGGED) > 40


# Drafts without a known quotation, which are about what is no quotation.
WITHOUT = re.compile("code|indented|no-prose|attributes|callout|figures|ignored")


@each_row("path", [path for path in CLEAN if not WITHOUT.search(path.name)])
def test_a_clean_draft_has_quotations_that_were_held_against_the_source(path: Path) -> None:
    checked = check_file(path)
    verdicts = {each.verdict for each in checked.quotations}
    assert verdicts & {"verbatim", "permitted"}
    assert verdicts <= {"verbatim", "permitted", "too-short"}


def test_every_rule_has_a_draft_that_breaks_it() -> None:
    expected = "".join(path.read_text(encoding="utf-8") for path in DRAFTS.rglob("*.expected"))
    rules = {code for code, rule in CODES.items() if rule.severity != "none"}
    assert set(re.findall(r"GCM\d{3}", expected)) == rules


def test_the_source_itself_is_clean() -> None:
    source = "\n\n".join(paragraph.text for paragraph in REVIEW.paragraphs)
    checked = check(source, "text")
    assert not [*list_flagged([checked])]
    assert [each.quote for each in checked.quotations] == [quote.id for quote in REVIEW.quotes]
    assert {each.verdict for each in checked.quotations} == {"verbatim"}
    assert [each.text for each in checked.quotations] == [quote.text for quote in REVIEW.quotes]


@each_row(
    ("style", "kind", "punctuation", "verbatim"),
    [
        *product(QUOTE_STYLES, READERS, [None], [False]),
        *product(QUOTE_STYLES, ["text"], (None, *PUNCTUATIONS), (False, True)),
    ],
)
def test_what_quote_prints_passes_the_check(
    style: str, kind: str, punctuation: str | None, verbatim: bool
) -> None:
    manner = QuoteOptions(verbatim=verbatim, punctuation=punctuation)
    text = join_quotes(format_quotes(REVIEW, REVIEW.quotes, style, manner), style)
    flagged = list_flagged([check(text, kind)])
    # What is no quotation of a speaker in it, a citation or a reason of ours, is in no quote.
    expected = {"not-found"} if style == "json" else set()
    assert {each.verdict for each in flagged} <= expected
    assert {each.severity for each in flagged} <= {"warning"}


def is_clean(finding: Finding) -> bool:
    return finding.verdict in ("verbatim", "permitted") and finding.severity == "none"


PASSAGES = st.sampled_from(REVIEW.quotes)
# Letters and digits of several alphabets, and those that look like others.
LETTERS = st.sampled_from(
    "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éñß中²¹ª"
    "\u0430\u0431\u043e\u0433\u03b5\u03bd\u03bf\u03c1\u0661\uff12\uff41\u0131\u017f"
)


@given(PASSAGES, st.data())
def test_no_edit_of_a_letter_or_digit_comes_out_clean(quote: Quote, data: st.DataObject) -> None:
    words = quote.text
    places = [place for place, char in enumerate(words) if char.isalnum()]
    place = data.draw(st.sampled_from(places))
    edit, letter = data.draw(st.sampled_from(["change", "drop", "add", "swap"])), data.draw(LETTERS)
    written, rest = {
        "change": (letter, words[place + 1 :]),
        "drop": ("", words[place + 1 :]),
        "add": (letter, words[place:]),
        "swap": (words[place : place + 2][::-1], words[place + 2 :]),
    }[edit]
    changed = words[:place] + written + rest
    # The case of the initial letter may change; a raised figure after a word is a footnote's.
    assume(changed.casefold() != words.casefold() or (changed != words and place))
    assume(not (edit == "add" and changed[place] in "²¹" and not words[place].isalnum()))
    assert not is_clean(get_only(check(write_draft(changed, quote), "text")))


@given(PASSAGES, st.data())
def test_no_word_that_is_dropped_doubled_or_moved_comes_out_clean(
    quote: Quote, data: st.DataObject
) -> None:
    words = quote.text.split(" ")
    place = data.draw(st.integers(1, len(words) - 2))
    changed = data.draw(
        st.sampled_from(
            [
                [*words[:place], *words[place + 1 :]],
                [*words[:place], words[place], *words[place:]],
                [*words[: place - 1], words[place], words[place - 1], *words[place + 1 :]],
            ]
        )
    )
    assume(changed != words)
    assert not is_clean(get_only(check(write_draft(" ".join(changed), quote), "text")))


@given(PASSAGES, st.data())
def test_every_piece_of_four_words_and_more_is_verbatim(quote: Quote, data: st.DataObject) -> None:
    words = quote.text.split(" ")
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start + 4, len(words)))
    # "Asia-" is half a word.
    assume(not words[end - 1].endswith("-"))
    finding = get_only(check(write_draft(" ".join(words[start:end]), quote), "text"))
    is_denied = start and words[start - 1] in ("No", "no")
    assert (finding.verdict, finding.code) == ("verbatim", "GCM406" if is_denied else "GCM001")


@given(PASSAGES, st.data())
def test_a_marked_omission_is_permitted_and_an_unmarked_one_is_none(
    quote: Quote, data: st.DataObject
) -> None:
    words = quote.text.split(" ")
    start = data.draw(st.integers(4, len(words) - 5))
    end = data.draw(st.integers(start + 1, len(words) - 4))
    assume(any(map(str.isalnum, "".join(words[start:end]))))
    head, tail = " ".join(words[:start]), " ".join(words[end:])
    mark = data.draw(st.sampled_from(["…", "...", ". . .", "[…]", "[...]", "(...)", "(…)", "...."]))
    marked = get_only(check(write_draft(f"{head} {mark} {tail}", quote), "text"))
    assert marked.verdict == "permitted"
    assert {change.code for change in marked.changes} <= {"GCM002", "GCM402"}
    unmarked = get_only(check(write_draft(f"{head} {tail}", quote), "text"))
    assert unmarked.severity == "error"
    assert unmarked.verdict in ("omission", "misquote")


# Each pair reads alike: what stands in the source, and what a house may set in its place.
TYPOGRAPHY = [(" ", "\u00a0"), (" ", "\u2009"), (" ", "\n"), (" ", "  "), ("e", "e\u00ad")]
TYPOGRAPHY += [("o", "o\u200b"), ("–", "-"), ("–", "—"), ("-", "\u2011"), ("-", "–"), ("fi", "ﬁ")]


@given(PASSAGES, st.sampled_from(TYPOGRAPHY), st.data())
def test_typography_is_never_an_error(
    quote: Quote, pair: tuple[str, str], data: st.DataObject
) -> None:
    old, new = pair
    places = [match.start() for match in re.finditer(re.escape(old), quote.text)]
    assume(places)
    place = data.draw(st.sampled_from(places))
    # "Asia- Pacific" is an error of the source's, and its space no typography.
    assume(quote.text[place - 1 : place + 2] not in ("a- ", "- P"))
    words = quote.text[:place] + new + quote.text[place + len(old) :]
    finding = get_only(check(write_draft(words, quote), "text"))
    assert (finding.verdict, finding.severity) == ("verbatim", "none")


@given(PASSAGES)
def test_decomposed_letters_are_the_same_letters(quote: Quote) -> None:
    words = unicodedata.normalize("NFD", write_draft(quote.text, quote))
    assert get_only(check(words, "text")).verdict == "verbatim"


@given(
    PASSAGES,
    st.sampled_from(REVIEW.speakers),
    st.sampled_from(["said {}", "{} said", "{} told us"]),
)
def test_another_speaker_with_a_verb_of_saying_is_an_error(
    quote: Quote, speaker: Speaker, clause: str
) -> None:
    named = name_speaker(speaker)
    text = f"“{quote.text.rstrip('.,')},” {clause.format(named)}.\n"
    finding = get_only(check(text, "text"))
    is_right = speaker.id == quote.speaker
    assert (finding.verdict, finding.severity) == (
        ("permitted" if quote.text.endswith(".") else "verbatim", "none")
        if is_right
        else ("misattributed", "error")
    )


ANYTHING = st.text(
    st.sampled_from(f'{AWKWARD}“”‘’"…[]().,<>&;#\n\r\t\x00\x01\x1b')
    | st.characters(exclude_categories=["Cs"]),
    max_size=60,
)
# What the grammar of attributions is made of, in any order.
PIECES_TEXT = """
Vitorino Alisjahbana Motus Ms. Maria Lopez IOM ESCAP he she ’s of to by with and who promise chief
said told agreed answered : , . ; – ( ) # > - * “ ” 10:42 2021
"""
PIECES = [*PIECES_TEXT.split(), "\n", "\n\n"]
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=12).map(
    lambda pieces: " ".join(pieces).replace(" ’", "’")
)


@given(st.sampled_from(sorted(READERS)), ANYTHING | SENTENCES, PASSAGES, ANYTHING | SENTENCES)
def test_no_input_crashes_and_every_span_cuts_the_text_it_claims(
    kind: str, before: str, quote: Quote, after: str
) -> None:
    text = f"{before}“{quote.text}”{after}"
    checked = check(text, kind)
    lines = text.split("\n")
    for finding in (*checked.quotations, *checked.figures, *checked.comments):
        line, column, end_line, end_column = finding.place
        parts = lines[line - 1 : end_line]
        parts[-1] = parts[-1][: end_column - 1]
        parts[0] = parts[0][column - 1 :]
        assert "\n".join(parts) == finding.text
        assert finding.severity == CODES[finding.code].severity
        assert finding.verdict == CODES[finding.code].verdict


@given(reviews(), st.data())
def test_every_quote_of_any_review_is_verbatim_in_plain_text(
    review: Review, data: st.DataObject
) -> None:
    assume(review.quotes)
    quote = data.draw(st.sampled_from(review.quotes))
    words = [token for token in tokenize(quote.text, literal=True) if token.kind == "word"]
    assume(words and not re.search(r"[\"“”„‟«»`'‘’\n<>&[(…]|\.\s*\.", quote.text))
    checker = PreparedReview(review, options=CheckOptions(min_words=1))
    checked = check_text(checker, "draft", f"“{quote.text}”", "docx")
    # Words of the title, of which a dataset may be made, are given to nobody.
    assert [each.verdict for each in checked.quotations] in (["verbatim"], ["unattributed"])


def test_figures_are_found_in_the_order_of_the_draft() -> None:
    draft = (
        "In the Asia-Pacific region there are over 66 million international migrants today, "
        "up from 56 million international migrants in 1990."
    )
    assert [each.text for each in check(draft).figures] == ["over 66 million", "56 million"]


def test_letters_that_compose_to_another_are_compared_as_composed() -> None:
    words = "\U0002f800 \U0002f801 \U0002f802 \U0002f803"
    review = REVIEW._replace(quotes=(REVIEW.quotes[-1]._replace(text=words),))
    for written in (words, unicodedata.normalize("NFC", words)):
        draft = f"“{written}” said Motus."
        finding = get_only(check_text(PreparedReview(review), "draft", draft, "text"))
        assert finding.verdict == "verbatim"


def test_a_listed_correction_may_give_a_quote_words_that_the_source_has_not() -> None:
    quote = REVIEW.quotes[-1]
    correction = Correction("Network", "Netwrok", "a typographical error")
    review = REVIEW._replace(quotes=(quote._replace(corrections=(correction,)),))
    draft = "“The Netwrok stands ready to engage with and support all your efforts,” said Motus.\n"
    finding = get_only(check_text(PreparedReview(review), "draft", draft, "text"))
    assert (finding.verdict, finding.quote) == ("permitted", quote.id)
    assert finding.changes[0].to == "Netwrok"
    assert get_only(check(draft, "text")).verdict == "misquote"


def test_under_the_fewest_words_a_quotation_is_reported_where_it_matches_alone() -> None:
    text = "“tangible value”, “tangled value”, “full potential in overcoming hurdles” said Motus."
    prepared = PreparedReview(REVIEW, options=CheckOptions(min_words=6))
    short = check_text(prepared, "draft", text, "text")
    assert [each.verdict for each in short.quotations] == ["verbatim", "too-short", "too-short"]
    usual = check_text(CHECKER, "draft", text, "text")
    assert [each.verdict for each in usual.quotations] == ["verbatim", "too-short", "misquote"]


def test_a_character_that_stands_for_what_is_not_read_is_seen_in_a_draft() -> None:
    quote = REVIEW.quotes[1]
    words = quote.text.replace("member", f"mem{REMOVED}ber")
    assert not is_clean(get_only(check(write_draft(words, quote), "text")))


@each_row(
    ("draft", "found"),
    [
        ("‘We must be ambitious and advance’, said Alisjahbana.", ["none GCM001"]),
        ("'We must be ambitious and advance', said Alisjahbana.", ["none GCM001"]),
        ("‚We must be ambitious and advance‘, said Alisjahbana.", ["none GCM001"]),
        ("<<We must be ambitious and advance>>, said Alisjahbana.", ["none GCM001"]),
        # What differs, and a wrong name or none, is a warning: the marks may be scare quotes.
        (
            "‘We must be bold and advance practical implementation’, said Alisjahbana.",
            ["warning GCM105"],
        ),
        (
            "‘We must be ambitious and advance practical implementation’, said Motus.",
            ["warning GCM302"],
        ),
        ("‘We must be ambitious and advance practical implementation’", ["warning GCM304"]),
        # As many words as a quotation needs, and one fewer.
        ("‘must be ambitious and’, said Alisjahbana.", ["none GCM001"]),
        ("‘must be ambitious’, said Alisjahbana.", []),
        # Words that only resemble the source, and somebody else's.
        ("‘We can continue to advance’, said Pramudwinai.", []),
        ("‘Migration makes all of our economies stronger’, said Pramudwinai.", []),
        ("‘compare experiences among people, share good’, he said.", ["warning GCM105"]),
        (
            "She said ‘we must be bold and advance practical implementation of the Compact’.",
            ["warning GCM105"],
        ),
        # Words that may be like the source by chance, given to its speaker and to somebody else.
        (
            "‘No country can meet the aims and duties of migration alone’, said Alisjahbana.",
            ["warning GCM105"],
        ),
        ("‘No country can meet the aims and duties of migration alone’, said the mayor.", []),
        # Within a quotation, beside one and between two.
        ("“‘We must be ambitious and advance’,” said Alisjahbana.", ["none GCM001"]),
        (
            "‘We must be ambitious and advance’ “We can and must continue to advance”, she said.",
            ["none GCM001", "none GCM002"],
        ),
        # Around one.
        (
            "‘We must be “ambitious and advance practical implementation” now’, Alisjahbana said.",
            ["none GCM001"],
        ),
        # An apostrophe opens nothing.
        ("The migrants' rights: we must be ambitious and advance practical implementation'.", []),
        ("cout <<x>> y; vector<vector<int>> z; <<We must be ambitious and", []),
    ],
)
def test_what_is_between_single_marks_is_a_quotation_if_it_is_like_the_source(
    draft: str, found: list[str]
) -> None:
    every = check(draft, "text").quotations
    assert [f"{each.severity} {each.code}" for each in every] == found
    assert all(not each.edits for each in every)


@each_row(
    ("draft", "kind"),
    [
        ("<p>‘{}’ said Ms. Alisjahbana.</p>", "html"),
        ("<p>&lsquo;{}&rsquo; said Ms. Alisjahbana.</p>", "html"),
        ("<li><b>‘<i>{}</i>’</b> said Ms. Alisjahbana.</li>", "html"),
        ("*‘{}’* said Ms. Alisjahbana.", "markdown"),
        ("‘*{}*’ said Ms. Alisjahbana.", "markdown"),
        ("Ms. Alisjahbana said:‘{}’", "text"),
    ],
)
def test_markup_beside_single_marks_hides_no_quotation(draft: str, kind: str) -> None:
    words = "We must be bold and advance practical implementation of the Global Compact,"
    every = check(draft.format(words), kind).quotations
    assert [f"{each.severity} {each.code}" for each in every] == ["warning GCM105"]


def test_single_marks_are_quotation_marks_where_that_is_asked_for() -> None:
    draft = "‘We must be bold and advance practical implementation’, said Alisjahbana. ‘So we do.’"
    prepared = PreparedReview(REVIEW, options=CheckOptions(singles=True))
    asked = check_text(prepared, "draft", draft, "text")
    assert [each.code for each in asked.quotations] == ["GCM101", "GCM003"]


LOST = "We must be ambitious and advance practical implementation of the Global Compact"
WORSE = LOST.replace("ambitious", "bold")


@each_row(
    ("draft", "found"),
    [
        (f"{LOST},” said Alisjahbana.", [(LOST, "GCM404")]),
        (f'{LOST}," said Alisjahbana.', [(LOST, "GCM404")]),
        (f"{LOST},'' said Alisjahbana.", [(LOST, "GCM404")]),
        (f"{LOST}», said Alisjahbana.", [(LOST, "GCM404")]),
        (f"{WORSE},” said Alisjahbana.", [(WORSE, "GCM101")]),
        # It begins with its sentence, after a colon, after "that", or after another quotation.
        (f"It was late. {LOST},” said Alisjahbana.", [(LOST, "GCM404")]),
        (f"It was late. {WORSE},” said Alisjahbana.", [(WORSE, "GCM101")]),
        (f"Alisjahbana said: {WORSE}.”", [(WORSE, "GCM101")]),
        (f"Alisjahbana said that {LOST[0].lower()}{LOST[1:]}.”", [(f"w{LOST[1:]}", "GCM404")]),
        (
            f"“So it is,” she said. {LOST},” said Alisjahbana.",
            [("So it is", "GCM003"), (LOST, "GCM404")],
        ),
        (
            f"{WORSE},” said Alisjahbana. “So it is,” she added.",
            [(WORSE, "GCM101"), ("So it is", "GCM003")],
        ),
        # Where its first word is another, the whole of it is taken.
        (f"Each{WORSE[2:]},” said Alisjahbana.", [(f"Each{WORSE[2:]}", "GCM101")]),
        # A large initial is a word of its own: in words given to their speaker, and to others.
        (f"W {WORSE[1:]},” said Alisjahbana.", [(f"W {WORSE[1:]}", "GCM105")]),
        (f"W {WORSE[1:]},” said the mayor.", []),
        # Two in one block.
        (
            f"{LOST},” said Alisjahbana. Nobody can do it,” she added. {LOST}.” So it was.",
            [(LOST, "GCM404"), (LOST, "GCM404")],
        ),
        # What is not the source's is none; nor are inches and quotations that are closed.
        ("Migration makes all of our economies stronger,” said Alisjahbana.", []),
        (f'{LOST} 5".', []),
        ('The pipe is 5" long, and must be ambitious and advance.', []),
        ("must be ambitious” she said", []),
    ],
)
def test_a_quotation_that_lacks_its_opening_mark_is_found_if_it_is_like_the_source(
    draft: str, found: list[tuple[str, str]]
) -> None:
    every = check(draft, "text").quotations
    assert [(each.text.rstrip(",."), each.code) for each in every] == found
    assert all(not each.edits for each in every)


def test_a_suppression_of_a_quotation_and_one_of_a_figure_are_counted_and_used() -> None:
    ignore = "<!-- gcmreview: ignore -->"
    figure = "Asia and the Pacific had 56 million international migrants in 1990."
    quotation = "“We must be bold and advance practical implementation”, said Alisjahbana."
    checked = check(f"{figure} {ignore}\n\n{quotation} {ignore}\n\n{figure}\n\n{quotation}")
    assert [each.place.line for each in checked.ignored] == [3, 1]
    assert [each.place.line for each in checked.findings] == [7, 5]


def test_comments_without_effect_are_in_the_order_of_the_draft() -> None:
    comments = ("ignore", "ignroe", "ignore", "ignore-end")
    checked = check("\n\n".join(f"Prose. <!-- gcmreview: {each} -->" for each in comments))
    assert [(each.place.line, each.code) for each in checked.comments] == [
        (1, "GCM901"),
        (3, "GCM902"),
        (5, "GCM901"),
        (7, "GCM902"),
    ]
    assert checked.ignored == ()


@each_row("end", ["\n", "\r\n", "\r"])
def test_lines_of_findings_are_those_of_an_editor(end: str) -> None:
    draft = end.join(("One.", "", "Said Alisjahbana:", "“We must be", "bold and advance”", ""))
    place = get_only(check(draft, "text")).place
    assert place == Place(4, 2, 5, 17)


PARAGRAPHS = (
    "The coast needs help. “We thank every family that opened its door this winter.",
    "“Nobody was turned away, and nobody will be,” said Kwame Okafor, Head of Office, ILO.",
)


@pytest.fixture(scope="module")
def long_quotation(tmp_path_factory: pytest.TempPathFactory) -> PreparedReview:
    """Return a release with one quotation of two paragraphs."""
    first, second = (text.rpartition("“")[2].partition("”")[0] for text in PARAGRAPHS)
    quotes = [
        MadeQuote(first, "sp-1", attribution="continued"),
        MadeQuote(second, "sp-2", paragraph=2),
    ]
    speaker = OKAFOR._replace(paragraph=2)
    text = compose_release(*PARAGRAPHS, speakers=[speaker], quotes=quotes, place="")
    path = tmp_path_factory.mktemp("long") / "release.toml"
    path.write_text(text, encoding="utf-8")
    return PreparedReview(load_review(str(path)))


@pytest.mark.parametrize("between", ["\n\n“", " "])
def test_a_quotation_of_two_paragraphs_is_the_sources(
    long_quotation: PreparedReview, between: str
) -> None:
    draft = f"{PARAGRAPHS[0]}{between}{PARAGRAPHS[1][1:]}"
    (found,) = check_text(long_quotation, "draft.md", draft, "markdown").quotations
    assert (found.verdict, found.quote, found.changes) == ("verbatim", "sp-1", ())


def test_a_word_of_a_quotation_of_two_paragraphs_is_compared(
    long_quotation: PreparedReview,
) -> None:
    draft = "\n\n".join(PARAGRAPHS).replace("turned", "sent")
    (found,) = check_text(long_quotation, "draft.md", draft, "markdown").quotations
    assert [each.reason for each in found.changes] == ["“sent” instead of “turned”"]


def test_a_finding_has_the_quote_speaker_and_paragraph_of_its_passage() -> None:
    quoted = get_only(check("“No one is safe until everyone is safe,” said Don Pramudwinai.\n"))
    assert (quoted.quote, quoted.speaker, quoted.name, quoted.paragraph, quoted.release) == (
        "pramudwinai-1",
        "pramudwinai",
        "Don Pramudwinai",
        8,
        None,
    )
    prose = get_only(check("“reimagine human mobility in Asia and the Pacific” (para. 3)\n"))
    assert (prose.quote, prose.speaker, prose.name, prose.paragraph, prose.release) == (
        None,
        None,
        None,
        3,
        None,
    )
