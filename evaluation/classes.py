"""The classes of cases: one row for each edit, with the verdicts that are right for it.

To add a class, add a row. Its edit is one of ``edits``, or is made there by a kind of edit.
"""

import re
from collections.abc import Callable
from random import Random
from typing import Any, Literal, NamedTuple

import edits
import passages
import shapes
from edits import Edit, all_by, by_pattern, fill, on, pick_match, pick_word, plain, swap_by, then
from passages import Draw, Name, Passage, name_other, splice, take
from shapes import Draft

Group = Literal["permitted", "forbidden", "attribution"]
Finish = Callable[[Random, Draft, Passage], Draft]

CLEAN = frozenset(("verbatim", "permitted"))


def keep(_: Random, text: str) -> str:
    """Change nothing."""
    return text


def leave(_: Random, draft: Draft, __: Passage) -> Draft:
    """Do nothing to the draft."""
    return draft


class Class(NamedTuple):
    """A class of cases: what is done to the words, and which verdicts are right.

    ``draw`` draws the words, ``attribute`` names a speaker, ``late_edit`` is made after that, and
    ``finish`` changes the draft around the quotation. ``shape`` is the only shape to use.

    ``is_order`` edits are undone if the shape cuts the words in two; ``is_broken`` edits have a
    line end or must not meet one; ``is_plain`` edits mean nothing in HTML, where a line end is a
    space; ``is_in_source`` edits leave every piece as it is in the source; ``is_final`` edits
    change the last character.
    """

    name: str
    group: Group
    edit: Edit
    verdicts: frozenset[str]
    draw: Draw
    attribute: Name = passages.name_speaker()
    late_edit: Edit | None = None
    finish: Finish = leave
    shape: str = ""
    is_order: bool = False
    is_broken: bool = False
    is_plain: bool = False
    is_in_source: bool = False
    is_final: bool = False


def _permit(name: str, edit: Edit, draw: Draw | None = None, **options: Any) -> Class:
    return Class(name, "permitted", edit, CLEAN, draw or take(least=4), **options)


def _forbid(
    name: str, edit: Edit, verdicts: str = "misquote", draw: Draw | None = None, **options: Any
) -> Class:
    right = frozenset(verdicts.split())
    if options.get("is_order"):
        right |= {"splice"}
    return Class(name, "forbidden", edit, right, draw or take(), **options)


def _attribute(
    name: str, verdicts: str, attribute: Name, draw: Draw | None = None, **options: Any
) -> Class:
    right = frozenset(verdicts.split())
    draw = draw or passages.take_own(6)
    return Class(name, "attribution", keep, right, draw, attribute, **options)


# Drafts


def decompose_draft(_: Random, draft: Draft, __: Passage) -> Draft:
    """Decompose the accents of the whole draft, the speaker's name included."""
    if draft.text.isascii():
        return draft
    marked = draft.text
    for start, end in reversed(draft.spans):
        marked = f"{marked[:start]}{shapes.START}{marked[start:end]}{shapes.END}{marked[end:]}"
    return shapes.place(draft.suffix, edits.decompose(marked))


def name_another_before(random: Random, draft: Draft, passage: Passage) -> Draft:
    """Name another speaker in a paragraph before the quotation."""
    if draft.suffix == ".html":
        return draft
    other = passages.draw_other(random, passage)
    lead = f"{other.name} chaired the session and thanked everybody.\n\n"
    if draft.text.startswith(("---", "\ufeff", "|")):
        return draft
    spans = tuple((start + len(lead), end + len(lead)) for start, end in draft.spans)
    return Draft(draft.suffix, lead + draft.text, spans)


# Permitted


_DASHES = (" — ", "—", " - ", " -- ", "–", "\u00a0— ", " \u2013\u00a0", " \u2212 ")
_HYPHEN = r"(?<=\w)-(?=\w)"
_TYPOGRAPHY: tuple[Edit, ...] = (
    plain(edits.flip_initial),
    plain(edits.drop_final),
    edits.vary_hyphen,
    edits.vary_spaces,
    edits.hide_characters,
    plain(edits.use_ligatures),
    all_by(" – ", _DASHES),
)


def vary_twice(random: Random, text: str) -> str | None:
    """Make two permitted edits."""
    # An omission is first: after an invisible character it would cut a word in two.
    first = random.choice((*_TYPOGRAPHY, edits.omit_marked))
    return then(first, random.choice(_TYPOGRAPHY))(random, text)


_QUOTES = take("quotes", 4)
PERMITTED = (
    _permit("exact", keep),
    _permit("case of the first letter", plain(edits.flip_initial)),
    _permit("[T]he", plain(edits.bracket_initial)),
    _permit("final mark dropped", plain(edits.drop_final), is_final=True),
    _permit("final mark changed", plain(edits.change_final), is_final=True),
    _permit("dash forms", all_by(" – ", _DASHES)),
    _permit("hyphen characters", edits.vary_hyphen),
    _permit("apostrophe forms", all_by("’", "'\u02bc")),
    _permit("no-break and thin spaces", edits.vary_spaces),
    _permit("double spaces and tabs", edits.double_spaces),
    _permit("invisible characters", edits.hide_characters),
    # The whole draft is decomposed at the end.
    _permit("decomposed accents", lambda _, text: edits.decompose(text), finish=decompose_draft),
    _permit("ligatures", plain(edits.use_ligatures)),
    _permit("lines broken anywhere", edits.wrap_words, is_broken=True),
    _permit("word broken at a line end", edits.break_word, is_broken=True, is_plain=True),
    _permit("line broken at a hyphen", by_pattern(_HYPHEN, "-\n"), is_broken=True, is_plain=True),
    _permit("listed correction", plain(lambda text: text.replace("Asia- Pacific", "Asia-Pacific"))),
    _permit("marked omission", edits.omit_marked, take()),
    _permit("marked omission, tight", edits.omit_marked_tight, take()),
    _permit("two marked omissions", edits.omit_twice, take(least=14)),
    _permit(
        "sentence omitted, marked",
        edits.omit_sentence_marked,
        take(least=4, is_whole=True),
        is_order=True,
    ),
    _permit("broken off, marked", edits.end_early, take(least=9)),
    _permit("begun late, marked", edits.begin_late, take(least=9)),
    _permit("insertion in brackets", edits.insert_bracket, take()),
    _permit(
        "word replaced in brackets",
        on(edits.INNER_WORD, fill("[{by}]", edits.INSERTIONS["pronouns"])),
        take(least=10),
    ),
    _permit("ending in brackets", edits.bracket_ending, take()),
    _permit("fragment of 4 to 7 words", keep, take("quotes", 4, 7)),
    _permit("the release's own prose", keep, take("prose", 4)),
    _permit("footnote marked", edits.mark_footnote, take(least=6)),
    _permit(
        "footnote of the source dropped",
        plain(lambda text: text.replace("Network*", "Network")),
        take("prose", 4),
    ),
    _permit("over two paragraphs", keep, take("quotes", 4, is_whole=True), shape="paragraphs"),
    _permit("cut in two by the attribution", keep, _QUOTES, shape="split"),
    _permit("two at once", vary_twice, take(least=10)),
    _permit("words that two speakers share", keep, passages.draw_shared),
    _permit(
        "office alone", keep, _QUOTES, attribute=passages.name_speaker(passages.name_by_office)
    ),
    _permit("another speaker named nearby", keep, _QUOTES, finish=name_another_before),
)

# Forbidden


_SPACE = r"(?<=[a-z]) (?=[a-z])"
_INNER_MARK = r"[,;](?= \w)|\.(?= [A-Z])"
_LEFT_OUT = "omission misquote"
# If much is added to little, nothing in the source is near it any more.
_ADDED = "misquote splice not-found"
_ANY = "misquote omission splice not-found"
_PROSE = take("prose")
_WHOLE = take(is_whole=True)

_ON_LETTERS = (
    _forbid("letter substituted", edits.substitute_letter),
    _forbid("letter dropped", on(edits.LONG_WORD, edits.drop)),
    _forbid("letter added", on(edits.LONG_WORD, edits.add)),
    _forbid("letters transposed", on(edits.LONG_WORD, edits.transpose)),
    _forbid("digit changed", on(pick_match(r"\d"), edits.change_digit)),
    _forbid("digit made superscript or full-width", edits.fold_digit, _LEFT_OUT),
    _forbid("superscript after a number", by_pattern(r"\d+", r"\g<0>²", r"\g<0>³", r"\g<0>¹")),
    _forbid("homoglyph", edits.use_homoglyph),
    _forbid("lookalike in ASCII", edits.use_lookalike),
    _forbid("accent added", edits.add_accent),
    _forbid(
        "letter under invisible characters", then(edits.substitute_letter, edits.hide_characters)
    ),
    _forbid("case within", on(pick_word(where=slice(1, None)), edits.change_case)),
    _forbid("case of all", edits.change_all_case),
    _forbid(
        "letter lost at a line end",
        then(edits.break_word, lambda _, text: re.sub(r"\w-\n", "-\n", text)),
        is_broken=True,
    ),
)
_ON_WORDS = (
    _forbid("near-synonym", swap_by("synonyms")),
    _forbid("word of the same length", swap_by("same_length")),
    _forbid("word dropped", edits.drop_word, _LEFT_OUT),
    _forbid(
        "word inserted", on(edits.INNER_WORD, fill("{by} {word}", edits.INSERTIONS["intensifiers"]))
    ),
    _forbid("word duplicated", on(edits.INNER_WORD, lambda _, word: f"{word} {word}")),
    _forbid("words swapped", edits.swap_words),
    _forbid("word split by a space", on(edits.LONG_WORD, edits.split), is_broken=True),
    _forbid("space lost", by_pattern(_SPACE, "")),
    _forbid(
        "negation inserted",
        by_pattern(
            r"\b(?:can|must|is|are|has|have|should|would|will)\b", r"\g<0> not", r"\g<0> never"
        ),
    ),
    _forbid(
        "negation removed",
        by_pattern(r"\b[Nn]o (?=one|country|matter)", "", "any ", "every ", "some "),
        _LEFT_OUT,
    ),
    _forbid("can, must, may swapped", on(pick_match(edits.MODAL), edits.change_modal)),
    _forbid("singular and plural", swap_by("numbers")),
    _forbid("tense", swap_by("tenses")),
    _forbid("US and UK spelling", swap_by("spellings")),
    _forbid("first word changed", edits.edit_first_word),
    _forbid("last word changed", edits.edit_last_word),
    _forbid("words added at the end", edits.add_tail, _ADDED),
    _forbid("words added at the beginning", edits.add_head, _ADDED),
    _forbid("words invented after an ellipsis", edits.end_in_invention, _ADDED),
    _forbid("second half paraphrased", edits.paraphrase, _ANY),
    _forbid(
        "per cent written %",
        by_pattern(r" per cent\b", "%", " percent", " %", " per cents"),
        draw=_PROSE,
    ),
    _forbid("million and billion", edits.change_magnitude),
    _forbid(
        "qualifier dropped",
        by_pattern(r"(?<=\s)(?:over|roughly) (?=\d)", "", "about ", "under "),
        _LEFT_OUT,
        _PROSE,
    ),
)
_ON_MARKS = (
    _forbid("inner comma or full stop dropped", by_pattern(_INNER_MARK, ""), _LEFT_OUT),
    _forbid("inner comma or full stop added", by_pattern(_SPACE, ", ", ". ", "; ", ": ")),
    _forbid("inner comma moved", by_pattern(r"(\w+), (\w+)(?= )", r"\1 \2,")),
    _forbid("inner mark changed", on(pick_match(_INNER_MARK), edits.change_mark)),
    _forbid("? or ! at the end", edits.exclaim, is_final=True),
    _forbid("hyphen dropped", by_pattern(r"(?<=\w)- ?(?=\w)", "", " "), _LEFT_OUT, is_broken=True),
    _forbid("hyphen spaced", by_pattern(_HYPHEN, "- ", " -"), is_broken=True),
    _forbid("hyphen added", by_pattern(_SPACE, "-")),
    _forbid("dash dropped or made a comma", all_by(" – ", (" ", ", ", ": ", "; ")), _LEFT_OUT),
    _forbid("apostrophe dropped or moved", by_pattern("’s", "s", "s’", ""), _LEFT_OUT, _PROSE),
    _forbid(
        "parentheses dropped",
        by_pattern(r" \(([^()]*)\)", r" \1", "", r", \1,", r" [\1"),
        _LEFT_OUT,
        _WHOLE,
    ),
)
_ON_SENTENCES = (
    _forbid(
        "sentences swapped",
        edits.swap_sentences,
        "misquote omission",
        _WHOLE,
        is_order=True,
        is_in_source=True,
    ),
    _forbid(
        "sentences swapped around an ellipsis",
        edits.swap_sentences_with_mark,
        "misquote omission",
        _WHOLE,
        is_order=True,
        is_in_source=True,
    ),
    _forbid(
        "words said twice around an ellipsis",
        edits.repeat_with_mark,
        _ANY,
        is_order=True,
        is_in_source=True,
    ),
    _forbid("clause omitted, unmarked", edits.omit_clause, _LEFT_OUT, take(least=12)),
    _forbid("sentence omitted, unmarked", edits.omit_sentence, _LEFT_OUT, _WHOLE, is_order=True),
)
_IN_BRACKETS = (
    _forbid("bracketed initial of another word", edits.change_bracketed_word, is_in_source=True),
    _forbid("bracketed ending of another word", edits.change_bracketed_stem, is_in_source=True),
    _forbid("bracketed prefix of a word", edits.bracket_prefix, is_in_source=True),
    _forbid(
        "word inserted as code",
        on(edits.INNER_WORD, fill("`{by}` {word}", edits.INSERTIONS["negations"])),
        shape="emphasis",
    ),
    _forbid(
        "a bracket for seven words",
        edits.replace_much_by_bracket,
        "permitted misquote omission",
        take(least=14),
        is_in_source=True,
        # At the end of the first half, a bracket replaces nothing that the half has around it.
        is_order=True,
    ),
)
_SIMPLE_NAMES = (
    "letter substituted",
    "letter dropped",
    "letter added",
    "letters transposed",
    "near-synonym",
    "word of the same length",
    "word dropped",
    "word inserted",
    "word duplicated",
    "words swapped",
    "negation inserted",
    "can, must, may swapped",
    "singular and plural",
    "tense",
    "case within",
    "inner comma or full stop dropped",
    "inner comma or full stop added",
    "hyphen dropped",
    "homoglyph",
    "last word changed",
)
_BY_NAME = {row.name: row.edit for row in (*_ON_LETTERS, *_ON_WORDS, *_ON_MARKS)}
_SIMPLE = tuple(_BY_NAME[name] for name in _SIMPLE_NAMES)


def edit_simply(random: Random, text: str) -> str | None:
    """Make one forbidden edit, of those that fit almost any text."""
    return random.choice(_SIMPLE)(random, text)


def edit_twice(random: Random, text: str) -> str | None:
    """Make two forbidden edits."""
    return then(random.choice(_SIMPLE), random.choice(_SIMPLE))(random, text)


@edits.on_sentences(2)
def edit_last_sentence(random: Random, sentences: list[str]) -> str | None:
    """Make one forbidden edit in the last sentence of several."""
    *before, last = sentences
    edited = edit_simply(random, last)
    return " ".join((*before, edited)) if edited and edited[:1].isupper() else None


_CHANGED = "misquote omission"
_LONG = take(least=14)
_COMBINED = (
    _forbid("two edits", edit_twice, _CHANGED, take(least=12)),
    _forbid("edit beside an ellipsis", then(edit_simply, edits.omit_marked), _CHANGED, _LONG),
    _forbid(
        "edit beside a bracket", then(edit_simply, edits.insert_bracket), _CHANGED, take(least=12)
    ),
    _forbid("edit beside words in marks", then(edit_simply, edits.mark_words), _CHANGED, _LONG),
    _forbid(
        "edit in the second paragraph",
        edit_last_sentence,
        _CHANGED,
        take("quotes", is_whole=True),
        shape="paragraphs",
    ),
    _forbid(
        "edit in a half cut by the attribution",
        edit_simply,
        _CHANGED,
        take("quotes", is_whole=True),
        shape="split",
    ),
    _forbid("edit in a bare block quotation", edit_simply, _CHANGED, _LONG, shape="bare block"),
    _forbid("edit in hazards", edit_simply, _CHANGED, shape="hazards"),
    _forbid("edit in HTML", edit_simply, _CHANGED, shape="HTML"),
)


def _join(name: str, draw: Draw, verdicts: str = "splice") -> Class:
    return _forbid(name, keep, verdicts, draw, is_order=True, is_in_source=True)


_JOINED = (
    _join("two quotes spliced", splice("nothing")),
    _join("two quotes spliced by a word", splice("a word")),
    _join("two quotes spliced by an ellipsis", splice("an ellipsis")),
    _join("neighbouring quotes joined", passages.draw_neighbours, "splice omission"),
    _join("quote and prose spliced", splice("nothing, with prose")),
)
FORBIDDEN = (
    *_ON_LETTERS,
    *_ON_WORDS,
    *_ON_MARKS,
    *_ON_SENTENCES,
    *_IN_BRACKETS,
    *_COMBINED,
    *_JOINED,
)

# Attribution


ATTRIBUTION = (
    _attribute("wrong speaker by name", "misattributed", name_other(passages.name_fully)),
    _attribute("wrong speaker by family name", "misattributed", name_other(passages.name_by_title)),
    _attribute("wrong speaker by office", "misattributed", name_other(passages.name_by_first_role)),
    # Fewer words may be anybody's.
    _attribute(
        "unknown person",
        "misattributed unattributed",
        name_other(passages.name_unknown),
        passages.take_own(12),
    ),
    _attribute(
        "the release's prose given to a speaker",
        "misattributed",
        name_other(passages.name_fully),
        take("prose", 20),
    ),
    _attribute(
        "wrong speaker of a changed quote",
        "misquote omission misattributed",
        name_other(passages.name_fully),
        late_edit=edit_simply,
    ),
)
CLASSES = (*PERMITTED, *FORBIDDEN, *ATTRIBUTION)
