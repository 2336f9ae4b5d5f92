"""Quotations of the bundled review in drafts of many shapes, edited as permitted and as forbidden.

    python evaluation/corpus.py [--seed 1] [--cases 6000] [--class "drop a letter"]

Prints the cases as JSON lines. Each names its class, the verdicts that are right, and where the
quotation stands in the draft. An oracle of its own, which knows nothing of the checker, throws a
forbidden edit away that gave back words of the source.
"""

import argparse
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random
from typing import Literal, NamedTuple

import edits
import shapes
from edits import Edit
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Speaker
from shapes import Draft, Quoted

Group = Literal["permitted", "forbidden", "attribution"]
Pool = Literal["quotes", "prose", "any"]

REVIEW = load_review()
CLEAN = frozenset(("verbatim", "permitted"))
# Paragraphs of the release's own prose, without a quotation in them.
PROSE = (1, 2, 3, 4, 11, 13, 18)
TRIES = 400
_SELDOM, _OFTEN = 0.2, 0.4
_LONGEST_SHORT = 7
_LONGEST_SHARED = 80
# A bare block quotation has to resemble a quote before it is one.
_LEAST_BARE = 14
_MADAM = ("alisjahbana", "asada-miyakawa", "motus")


class Passage(NamedTuple):
    """Words of the source, and whose they are: a speaker's id, or None for the release's own."""

    text: str
    speaker: str | None


class Class(NamedTuple):
    """A class of edits: what is done to the words, and which verdicts are right.

    ``pool`` says whose words are taken, ``least`` how many of them. ``is_order`` edits are undone
    where the shape parts the words; ``is_broken`` edits hold a line end or must not meet one;
    ``is_plain`` ones mean nothing in HTML, where a line end is a space. ``is_in_source`` edits
    leave every piece as it stands in the source. ``is_final`` ones are at the last character;
    ``is_whole`` ones need a whole quote. ``shape`` is the only shape to take.
    """

    name: str
    group: Group
    edit: Edit
    verdicts: frozenset[str]
    pool: Pool = "any"
    least: int = 8
    is_order: bool = False
    is_broken: bool = False
    is_plain: bool = False
    is_in_source: bool = False
    is_final: bool = False
    is_whole: bool = False
    shape: str = ""


class Case(NamedTuple):
    """A draft with one quotation to judge. ``words`` is what a reader reads between the marks."""

    id: str
    group: Group
    kind: str
    shape: str
    suffix: str
    draft: str
    spans: tuple[tuple[int, int], ...]
    verdicts: frozenset[str]
    words: str


def _permit(name: str, edit: Edit, least: int = 4, **options: object) -> Class:
    return Class(name, "permitted", edit, CLEAN, least=least)._replace(**options)  # type: ignore[arg-type]


def _forbid(name: str, edit: Edit, verdicts: str = "misquote", **options: object) -> Class:
    return Class(name, "forbidden", edit, frozenset(verdicts.split()))._replace(**options)  # type: ignore[arg-type]


PERMITTED = (
    _permit("exact", edits.keep),
    _permit("case of the first letter", edits.flip_initial),
    _permit("[T]he", edits.bracket_initial),
    _permit("final mark dropped", edits.drop_final, is_final=True),
    _permit("final mark changed", edits.change_final, is_final=True),
    _permit("dash forms", edits.vary_dash),
    _permit("hyphen characters", edits.vary_hyphen),
    _permit("apostrophe forms", edits.vary_apostrophe),
    _permit("no-break and thin spaces", edits.vary_spaces),
    _permit("double spaces and tabs", edits.double_spaces),
    _permit("invisible characters", edits.hide_characters),
    _permit("decomposed accents", edits.decompose),
    _permit("ligatures", edits.set_ligatures),
    _permit("lines broken anywhere", edits.wrap_words, is_broken=True),
    _permit("word broken at a line end", edits.break_word, is_broken=True, is_plain=True),
    _permit("line broken at a hyphen", edits.break_at_hyphen, is_broken=True, is_plain=True),
    _permit("listed correction", edits.correct),
    _permit("marked omission", edits.omit_marked, least=8),
    _permit("marked omission, tight", edits.omit_marked_tight, least=8),
    _permit("two marked omissions", edits.omit_twice, least=14),
    _permit("sentence omitted, marked", edits.omit_sentence_marked, is_order=True, is_whole=True),
    _permit("broken off, marked", edits.end_in_gap, least=9),
    _permit("begun late, marked", edits.begin_in_gap, least=9),
    _permit("insertion in brackets", edits.insert_bracket, least=8),
    _permit("word replaced in brackets", edits.replace_by_bracket, least=10),
    _permit("ending in brackets", edits.bracket_ending, least=8),
    _permit("fragment of 4 to 7 words", edits.keep, pool="quotes"),
    _permit("the release's own prose", edits.keep, pool="prose"),
    _permit("footnote marked", edits.mark_footnote, least=6),
    _permit("footnote of the source dropped", edits.drop_footnote, pool="prose"),
    _permit("over two paragraphs", edits.keep, pool="quotes", shape="paragraphs", is_whole=True),
    _permit("cut in two by the attribution", edits.keep, pool="quotes", shape="split"),
    _permit("two at once", edits.vary_twice, least=10),
    _permit("words that two speakers share", edits.keep),
    _permit("office alone", edits.keep, pool="quotes"),
    _permit("another speaker named nearby", edits.keep, pool="quotes"),
)
_LEFT_OUT = "omission misquote"
# Where much is added to little, nothing in the source is near it any more.
_ADDED = "misquote splice not-found"
FORBIDDEN = (
    _forbid("letter substituted", edits.substitute_letter),
    _forbid("letter dropped", edits.drop_letter),
    _forbid("letter added", edits.add_letter),
    _forbid("letters transposed", edits.transpose_letters),
    _forbid("digit changed", edits.change_digit),
    _forbid("digit made superscript or full-width", edits.fold_digit, _LEFT_OUT),
    _forbid("superscript after a number", edits.raise_after_number),
    _forbid("homoglyph", edits.set_homoglyph),
    _forbid("lookalike in ASCII", edits.set_lookalike),
    _forbid("accent added", edits.add_accent),
    _forbid("letter under invisible characters", edits.hide_edit),
    _forbid("case within", edits.change_case),
    _forbid("case of all", edits.change_all_case),
    _forbid("letter lost at a line end", edits.break_edited_word, is_broken=True),
    _forbid("near-synonym", edits.near_synonym),
    _forbid("word of the same length", edits.same_length),
    _forbid("word dropped", edits.drop_word, _LEFT_OUT),
    _forbid("word inserted", edits.insert_word),
    _forbid("word duplicated", edits.duplicate_word),
    _forbid("words swapped", edits.swap_words),
    _forbid("word split by a space", edits.split_word, is_broken=True),
    _forbid("space lost", edits.join_words),
    _forbid("negation inserted", edits.insert_negation),
    _forbid("negation removed", edits.remove_negation, _LEFT_OUT),
    _forbid("can, must, may swapped", edits.swap_modal),
    _forbid("singular and plural", edits.change_number),
    _forbid("tense", edits.change_tense),
    _forbid("US and UK spelling", edits.change_spelling),
    _forbid("first word changed", edits.edit_first_word),
    _forbid("last word changed", edits.edit_last_word),
    _forbid("words added at the end", edits.add_tail, _ADDED),
    _forbid("words added at the beginning", edits.add_head, _ADDED),
    _forbid("words invented after an ellipsis", edits.end_in_invention, _ADDED),
    _forbid("second half paraphrased", edits.paraphrase, "misquote omission splice not-found"),
    _forbid("per cent written %", edits.change_unit, pool="prose"),
    _forbid("million and billion", edits.change_magnitude),
    _forbid("qualifier dropped", edits.drop_qualifier, _LEFT_OUT, pool="prose"),
    _forbid("inner comma or full stop dropped", edits.drop_comma, _LEFT_OUT),
    _forbid("inner comma or full stop added", edits.add_comma),
    _forbid("inner comma moved", edits.move_comma),
    _forbid("inner mark changed", edits.change_mark),
    _forbid("? or ! at the end", edits.exclaim, is_final=True),
    _forbid("hyphen dropped", edits.drop_hyphen, _LEFT_OUT, is_broken=True),
    _forbid("hyphen spaced", edits.space_hyphen, is_broken=True),
    _forbid("hyphen added", edits.add_hyphen),
    _forbid("dash dropped or made a comma", edits.drop_dash, _LEFT_OUT),
    _forbid("apostrophe dropped or moved", edits.drop_apostrophe, _LEFT_OUT, pool="prose"),
    _forbid("parentheses dropped", edits.drop_parentheses, _LEFT_OUT, is_whole=True),
    _forbid(
        "sentences swapped",
        edits.swap_sentences,
        "misquote omission splice",
        is_order=True,
        is_whole=True,
        is_in_source=True,
    ),
    _forbid(
        "sentences swapped around an ellipsis",
        edits.swap_sentences_with_gap,
        "misquote omission splice",
        is_order=True,
        is_whole=True,
        is_in_source=True,
    ),
    _forbid(
        "words said twice around an ellipsis",
        edits.repeat_with_gap,
        "misquote omission splice not-found",
        is_order=True,
        is_in_source=True,
    ),
    _forbid("clause omitted, unmarked", edits.omit_clause, "omission misquote", least=12),
    _forbid(
        "sentence omitted, unmarked",
        edits.omit_sentence,
        "omission misquote",
        is_order=True,
        is_whole=True,
    ),
    _forbid("bracketed initial of another word", edits.change_bracketed_word, is_in_source=True),
    _forbid("bracketed ending of another word", edits.change_bracketed_stem, is_in_source=True),
    _forbid("bracketed prefix of a word", edits.bracket_prefix, is_in_source=True),
    _forbid("word inserted as code", edits.insert_code, shape="emphasis"),
    _forbid(
        "a bracket for seven words",
        edits.replace_much_by_bracket,
        "permitted misquote omission",
        least=14,
        is_in_source=True,
    ),
    _forbid("two edits", edits.edit_twice, "misquote omission", least=12),
    _forbid("edit beside an ellipsis", edits.edit_and_omit, "misquote omission", least=14),
    _forbid("edit beside a bracket", edits.edit_and_bracket, "misquote omission", least=12),
    _forbid("edit beside words in marks", edits.edit_and_mark, "misquote omission", least=14),
    _forbid(
        "edit in the second paragraph",
        edits.edit_second_half,
        "misquote omission",
        shape="paragraphs",
        pool="quotes",
        is_whole=True,
    ),
    _forbid(
        "edit in a half cut by the attribution",
        edits.edit_simply,
        "misquote omission",
        shape="split",
        pool="quotes",
        is_whole=True,
    ),
    _forbid(
        "edit in a bare block quotation",
        edits.edit_simply,
        "misquote omission",
        shape="bare block",
        least=14,
    ),
    _forbid("edit in hazards", edits.edit_simply, "misquote omission", shape="hazards"),
    _forbid("edit in HTML", edits.edit_simply, "misquote omission", shape="HTML"),
    _forbid("two quotes spliced", edits.keep, "splice", is_order=True, is_in_source=True),
    _forbid("two quotes spliced by a word", edits.keep, "splice", is_order=True, is_in_source=True),
    _forbid(
        "two quotes spliced by an ellipsis",
        edits.keep,
        "splice",
        is_order=True,
        is_in_source=True,
    ),
    _forbid(
        "neighbouring quotes joined",
        edits.keep,
        "splice omission",
        is_order=True,
        is_in_source=True,
    ),
    _forbid("quote and prose spliced", edits.keep, "splice", is_order=True, is_in_source=True),
)


def _attribute(name: str, verdicts: str, pool: Pool = "quotes") -> Class:
    return Class(name, "attribution", edits.keep, frozenset(verdicts.split()), pool, 6)


ATTRIBUTION = (
    _attribute("wrong speaker by name", "misattributed"),
    _attribute("wrong speaker by family name", "misattributed"),
    _attribute("wrong speaker by office", "misattributed"),
    _attribute("unknown person", "misattributed unattributed"),
    _attribute("the release's prose given to a speaker", "misattributed", "prose"),
    _attribute("wrong speaker of a changed quote", "misquote omission misattributed"),
)
CLASSES = (*PERMITTED, *FORBIDDEN, *ATTRIBUTION)


# The oracle


@cache
def _list_sources() -> tuple[str, ...]:
    texts = [quote.text for quote in REVIEW.quotes]
    for quote in REVIEW.quotes:
        texts += [quote.text.replace(each.from_, each.to) for each in quote.corrections]
    texts += [each.text for each in REVIEW.paragraphs if each.number in PROSE]
    return tuple(map(_fold, texts))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def stands_in_source(text: str) -> bool:
    """Tell whether words stand in the source, but for their first letter's case and final mark."""
    folded = _fold(text)
    folded = folded[:-1] if folded.endswith((".", ",")) else folded
    if not folded:
        return True
    either = f"(?i:{re.escape(folded[0])})" if folded[0].isalpha() else re.escape(folded[0])
    pattern = rf"(?<!\w){either}{re.escape(folded[1:])}(?!\w)"
    return any(re.search(pattern, source) for source in _list_sources())


def split_pieces(text: str) -> list[str]:
    """Return the pieces of a quotation between its marks of omission and its brackets."""
    gap = r"\[…\]|\[\.\.\.\]|\(\.\.\.\)|…|\.\s?\.\s?\.(?:\s?\.)?|\w*\[[^\]]*\]\w*"
    return [piece.strip(" ") for piece in re.split(gap, text) if piece.strip(" ,.;")]


# Passages


@cache
def _list_quotes() -> tuple[Passage, ...]:
    return tuple(Passage(quote.text, quote.speaker) for quote in REVIEW.quotes)


@cache
def _list_prose() -> tuple[Passage, ...]:
    passages = []
    for paragraph in REVIEW.paragraphs:
        if paragraph.number in PROSE:
            text = paragraph.text.replace("Bangkok –\u00a0", "").replace("\u00a0", " ").strip()
            sentences = edits.split_sentences(text)
            passages += [Passage(sentence, None) for sentence in sentences]
            passages += [Passage(f"{one} {other}", None) for one, other in pairwise(sentences)]
    return tuple(passages)


def is_one_speakers(passage: Passage) -> bool:
    """Tell whether the words of a passage stand in one place of the source alone."""
    return len(_find_owners(passage.text)) == 1


@cache
def _find_owners(text: str) -> frozenset[str]:
    folded = _fold(text).strip(".,").casefold()
    owners = {quote.speaker for quote in REVIEW.quotes if folded in _fold(quote.text).casefold()}
    for paragraph in REVIEW.paragraphs:
        if paragraph.number in PROSE and folded in _fold(paragraph.text).casefold():
            owners.add(f"paragraph {paragraph.number}")
    return frozenset(owners)


def draw_passage(random: Random, kind: Class) -> Passage | None:
    """Draw a whole quote or a fragment of one, or the same of the release's prose."""
    pool = kind.pool
    if pool == "any":
        pool = "prose" if random.random() < _SELDOM else "quotes"
    passage = random.choice(_list_prose() if pool == "prose" else _list_quotes())
    words = edits.find_words(passage.text)
    short = kind.name.startswith("fragment")
    if short or (not kind.is_whole and random.random() < _OFTEN):
        most = _LONGEST_SHORT if short else len(words)
        if len(words) < kind.least:
            return None
        length = random.randint(kind.least, max(kind.least, min(most, len(words))))
        first = random.randint(0, len(words) - length)
        text = passage.text[words[first].start() : words[first + length - 1].end()]
        passage = passage._replace(text=text)
    if len(edits.find_words(passage.text)) < kind.least or not is_one_speakers(passage):
        return None
    return passage


@cache
def _list_shared() -> tuple[str, ...]:
    texts = {
        window
        for quote in REVIEW.quotes
        for window in edits.iterate_windows(quote.text, 4)
        if len(window) < _LONGEST_SHARED
    }
    return tuple(sorted(text for text in texts if len(_find_owners(text)) > 1))


def _draw_shared(random: Random) -> Passage | None:
    text = random.choice(_list_shared() or ("",))
    owners = [owner for owner in sorted(_find_owners(text)) if " " not in owner]
    return Passage(text, random.choice(owners)) if text else None


def _draw_splice(random: Random, name: str) -> Passage | None:
    one, other = random.sample(_list_quotes(), 2)
    if name.startswith("quote and prose"):
        other = random.choice(_list_prose())
    if name.startswith("neighbouring"):
        at = random.choice((0, 2, 4))
        one, other = _list_quotes()[at : at + 2]
        joint = random.choice((f"{one.text[:-1]}. {other.text}", f"{one.text} {other.text}"))
        return Passage(joint, one.speaker)
    first, second = _draw_side(random, one.text), _draw_side(random, other.text)
    joint = {
        "two quotes spliced": random.choice((" ", ", ", ". ", " – ")),
        "two quotes spliced by a word": random.choice((" and ", ", and ", " but ", " because ")),
        "two quotes spliced by an ellipsis": f" {random.choice(edits.GAPS)} ",
        "quote and prose spliced": random.choice((" ", ", ", ". ", " … ")),
    }[name]
    text = first.rstrip(".,") + joint + second
    return None if stands_in_source(text) else Passage(text, one.speaker)


def _draw_side(random: Random, text: str) -> str:
    words = edits.find_words(text)
    length = random.randint(6, max(6, len(words)))
    first = random.randint(0, max(0, len(words) - length))
    last = min(first + length, len(words)) - 1
    side = text[words[first].start() : words[last].end()]
    return side if len(_find_owners(side)) == 1 else text


# Speakers


def _get_speaker(id_: str) -> Speaker:
    return next(speaker for speaker in REVIEW.speakers if speaker.id == id_)


def name_speaker(random: Random, speaker: Speaker) -> str:
    """Name a speaker as the press does."""
    title = "Ms." if speaker.id in _MADAM else "Mr."
    return random.choice(
        (
            speaker.name,
            f"{speaker.name}, {speaker.description}",
            f"{title} {speaker.family_name}",
            speaker.family_name,
            f"{speaker.honorific or title} {speaker.name}, {speaker.description}",
        )
    )


def _name_office(random: Random, speaker: Speaker) -> str:
    role = speaker.roles[0]
    return f"the {random.choice((speaker.description, f'{role.title} of {role.organization}'))}"


def _name_wrongly(random: Random, kind: Class, speaker: str | None) -> str | None:
    """Name somebody who did not say it, as the class wants it, or nobody where it wants that."""
    other = random.choice([each for each in REVIEW.speakers if each.id != speaker])
    title = "Ms." if other.id in _MADAM else "Mr."
    if kind.name == "unknown person":
        return random.choice(("Maria Lopez", "John Smith, a Minister of Health", "Ms. Okafor"))
    if kind.name == "wrong speaker by office":
        # A title alone may be that of several.
        role = other.roles[0]
        return f"the {role.title} of {role.organization}"
    if kind.name == "wrong speaker by family name":
        return f"{title} {other.family_name}"
    return random.choice((other.name, f"{other.name}, {other.description}"))


def _choose_who(random: Random, kind: Class, passage: Passage) -> str | None:
    if kind.group == "attribution":
        return _name_wrongly(random, kind, passage.speaker)
    if passage.speaker is None:
        return None
    speaker = _get_speaker(passage.speaker)
    return (_name_office if kind.name == "office alone" else name_speaker)(random, speaker)


# Cases


def draw_case(random: Random, kind: Class, number: int) -> Case | None:
    """Draw a case of a class, or None where this draw gives none."""
    passage = _draw_for(random, kind)
    text = kind.edit(random, passage.text) if passage else None
    if passage is None or not text or not _is_forbidden_enough(kind, text):
        return None
    shape = kind.shape or random.choice(_list_shapes(kind, text))
    who = _choose_who(random, kind, passage)
    if kind.name.startswith("wrong speaker of a changed"):
        text = edits.edit_simply(random, text)
        if not text or stands_in_source(text):
            return None
    draft = shapes.SHAPES[shape](random, Quoted(text, who, kind.is_final))
    if draft is None or (kind.group == "forbidden" and not _is_still_forbidden(kind, draft)):
        return None
    draft = _finish(random, kind, draft, passage)
    id_ = f"{kind.name}/{shape}/{number}"
    verdicts = kind.verdicts | (frozenset(("splice",)) if kind.is_order else frozenset())
    if kind.group == "permitted":
        verdicts = kind.verdicts
    return Case(
        id_, kind.group, kind.name, shape, draft.suffix, draft.text, draft.spans, verdicts, text
    )


def _draw_for(random: Random, kind: Class) -> Passage | None:
    if "spliced" in kind.name or kind.name.startswith("neighbouring"):
        return _draw_splice(random, kind.name)
    if kind.name.startswith("words that two speakers"):
        return _draw_shared(random)
    return draw_passage(random, kind)


def _is_forbidden_enough(kind: Class, text: str) -> bool:
    if kind.group != "forbidden" or kind.is_in_source or kind.is_final:
        return True
    return not all(stands_in_source(piece) for piece in split_pieces(text))


def _is_still_forbidden(kind: Class, draft: Draft) -> bool:
    """Tell whether a shape that parts the words has left a part that is not the source's."""
    if kind.is_in_source or kind.is_final or len(draft.spans) == 1:
        return True
    return any(not stands_in_source(draft.text[start:end]) for start, end in draft.spans)


def _list_shapes(kind: Class, text: str) -> list[str]:
    names = set(shapes.SHAPES)
    if kind.is_broken:
        names -= shapes.WRAPPING
    if kind.is_order or kind.is_final:
        names -= shapes.PARTING
    if kind.is_plain:
        names -= {"HTML", "HTML tags"}
    if "\n" in text:
        names -= shapes.ONE_LINE | {"inner emphasis"}
    # A block quotation without marks that resembles no quote is none.
    if "not-found" in kind.verdicts:
        names -= {"bare block"}
    if len(edits.find_words(text)) < _LEAST_BARE:
        names -= {"bare block"}
    if "*" in text:
        names -= {"inner emphasis"}
    if kind.group == "attribution":
        names &= {"straight", "curly", "wrapped", "CRLF", "HTML", "table", "list", "block", "BOM"}
    return sorted(names)


def _finish(random: Random, kind: Class, draft: Draft, passage: Passage) -> Draft:
    """Do what some classes do to the draft around the quotation."""
    if kind.name == "decomposed accents":
        return draft if draft.text.isascii() else _decompose(draft)
    if kind.name == "another speaker named nearby" and draft.suffix != ".html":
        other = random.choice([each for each in REVIEW.speakers if each.id != passage.speaker])
        lead = f"{other.name} chaired the session and thanked everybody.\n\n"
        if not draft.text.startswith(("---", "\ufeff", "|")):
            return _shift(draft, lead)
    return draft


def _shift(draft: Draft, lead: str) -> Draft:
    spans = tuple((start + len(lead), end + len(lead)) for start, end in draft.spans)
    return Draft(draft.suffix, lead + draft.text, spans)


def _decompose(draft: Draft) -> Draft:
    marked = draft.text
    for start, end in reversed(draft.spans):
        marked = f"{marked[:start]}{shapes.START}{marked[start:end]}{shapes.END}{marked[end:]}"
    return shapes.place(draft.suffix, edits.decompose(Random(0), marked))


def make_cases(seed: int, cases: int) -> Iterator[Case]:
    """Yield about that many cases, each class as often as the next, no draft twice."""
    each = max(1, cases // len(CLASSES))
    for kind in CLASSES:
        yield from make_class(Random(f"{seed}/{kind.name}"), kind, each)


def make_class(random: Random, kind: Class, number: int) -> Iterator[Case]:
    """Yield that many cases of a class, or fewer where the source gives no more of them."""
    seen: set[str] = set()
    for _ in range(TRIES * number):
        if len(seen) == number:
            return
        case = draw_case(random, kind, len(seen))
        if case and case.draft not in seen:
            seen.add(case.draft)
            yield case


def main() -> None:
    """Print the cases as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=6000)
    parser.add_argument("--class", dest="kind", help="the cases of this class alone")
    arguments = parser.parse_args()
    for case in make_cases(arguments.seed, arguments.cases):
        if arguments.kind in (None, case.kind):
            print(json.dumps({**case._asdict(), "verdicts": sorted(case.verdicts)}))


if __name__ == "__main__":
    main()
