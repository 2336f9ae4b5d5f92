"""Search everything that the dataset quotes: results of every kind, best first.

A result's text is the source's own. An ellipsis separates pieces that are apart in the source, and
words that are not the source's are in square brackets, as an insertion in a quotation is.

A result has all of the words, as it is or with the corrections that the dataset lists. Results are
ranked by these, in turn:

1. its text has the words as one phrase, or its id is the only word;
2. its text has each of them as a whole word;
3. its text has each of them as a part of a word;
4. some are not in the text but in its record: the speaker, the office or the topic;
5. the kind: quotes, statistics, conclusions, speakers, agencies, then paragraphs;
6. the place in the source.

A paragraph is left out where a quote or a conclusion in it has the words already.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gcmreview.dataset.model import (
    Agency,
    Correction,
    Review,
    Speaker,
    Statistic,
    introduce_speaker,
    name_speaker,
    write_figure,
)
from gcmreview.dataset.provenance import is_editorial
from gcmreview.errors import UsageError
from gcmreview.library.library import get_own_id
from gcmreview.lookup.corrections import correct_text, find_errors, list_corrections
from gcmreview.lookup.query import fold_units, has_part, make_agency_id, name_paragraph
from gcmreview.suggestions import join_names, suggest
from gcmreview.text.characters import DOUBLE
from gcmreview.text.folding import fold
from gcmreview.text.words import SAYING_VERBS, SMALL

# Quotation marks in an argument make one phrase of the words between them.
_PHRASE = rf"[{DOUBLE}]([^{DOUBLE}]*)[{DOUBLE}]"


# The rank of a result some of whose words are not in its text.
_BESIDE = 3
# The kinds of results, in the order of those that match equally well.
KINDS = ("quote", "statistic", "conclusion", "speaker", "agency", "paragraph")
# The kinds of results whose text is a part of a paragraph.
_PARTS = ("quote", "conclusion")


class Hit(NamedTuple):
    """A record that has the words. ``insertion`` is the origin of those in square brackets.

    ``name`` is who said the words of a quote.
    """

    kind: str
    id: str
    paragraph: int
    text: str
    insertion: str | None
    name: str | None = None


class Entry(NamedTuple):
    """What can be found: a result, and words besides its text that lead to it."""

    hit: Hit
    others: tuple[str, ...] = ()


def read_words(arguments: Sequence[str]) -> list[str]:
    """Return the words and phrases to look for, folded.

    An argument is a word, or a phrase where it has spaces. Quotation marks within an argument
    make a phrase of what they enclose, and words of the rest. Raises UsageError if nothing is
    left to search for.
    """
    wanted = []
    for argument in arguments:
        wanted += _read_phrases(argument)
    if not wanted or not all(wanted):
        raise UsageError("an empty word matches everything; leave it out")
    return wanted


def _read_phrases(argument: str) -> list[str]:
    phrases = re.findall(_PHRASE, argument) if not set(argument).isdisjoint(DOUBLE) else []
    rest = re.sub(_PHRASE, " ", argument).split() if phrases else [argument]
    return [fold_units(each) for each in (*phrases, *rest)]


def find_hits(review: Review, words: Sequence[str]) -> list[Hit]:
    """Return what has all of ``words``, as ``read_words`` returns them, best first."""
    return [hit for _, hit in rank_hits(review, words)]


def rank_hits(review: Review, words: Sequence[str]) -> list[tuple[int, Hit]]:
    """Return what has all of ``words`` with its rank, 0 best, in the order of the ranks."""
    ranked = []
    corrections = list_corrections(review)
    for entry in _list_entries(review):
        rank = _rank(entry, words, corrections)
        if rank is not None:
            ranked.append((rank, entry.hit))
    quoted = {hit.paragraph for rank, hit in ranked if hit.kind in _PARTS and rank < _BESIDE}
    # The sort keeps the order of the entries: by kind, then by place.
    return [
        (rank, hit)
        for rank, hit in sorted(ranked, key=lambda each: each[0])
        if hit.kind != "paragraph" or hit.paragraph not in quoted
    ]


def explain_miss(reviews: Iterable[Review], words: Sequence[str]) -> str:
    """Return the message for no results: which of ``words`` no record has, and what is near."""
    entries: list[Entry] = []
    texts: list[str] = []
    for review in reviews:
        own = list(_list_entries(review))
        corrections = list_corrections(review)
        entries += own
        texts += [_add_others(_fold_text(each.hit, corrections), each) for each in own]
    missing = [word for word in words if not any(has_part(text, word) for text in texts)]
    if not missing:
        return "no result has all of these words; try fewer words"
    near = _suggest_words(missing, _list_words(entries))
    said = f"no matches for {join_names(missing)}"
    if near:
        return f"{said}; did you mean {join_names(near)}?"
    if len(missing) == len(words):
        return f"{said}; try other words"
    return f"{said}; leave {'it' if len(missing) == 1 else 'them'} out"


def _suggest_words(missing: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the known words that are near to missing ones; small words are near to too many."""
    content = [word for word in missing if word not in SMALL | SAYING_VERBS]
    return list(dict.fromkeys(each for word in content for each in suggest(word, known, most=2)))


def _list_words(entries: Sequence[Entry]) -> list[str]:
    """Return every word that a search can be made for, but for the ids."""
    texts = [
        text
        for hit, others in entries
        for text in (hit.text, *others)
        if text != get_own_id(hit.id)
    ]
    return sorted({word for text in texts for word in re.findall(r"\w[\w'-]*", fold(text))})


def _rank(
    entry: Entry, words: Sequence[str], corrections: Mapping[int, Sequence[Correction]]
) -> int | None:
    """Return how well an entry matches, 0 best, or None where it does not."""
    if [get_own_id(entry.hit.id)] == list(words):
        return 0
    text = _fold_text(entry.hit, corrections)
    if all(has_part(text, word) for word in words):
        if _has_whole(text, " ".join(words)):
            return 0
        return 1 if all(_has_whole(text, word) for word in words) else 2
    everything = _add_others(text, entry)
    return _BESIDE if all(has_part(everything, word) for word in words) else None


def _add_others(text: str, entry: Entry) -> str:
    """Return the folded text of an entry with the other words that lead to it."""
    # No argument has the character between the texts, so no word matches across two of them.
    return "\0".join((text, *map(fold_units, entry.others)))


def _fold_text(hit: Hit, corrections: Mapping[int, Sequence[Correction]]) -> str:
    """Fold a result's text as it is, and if it has errors also as corrected."""
    edits = find_errors(hit.text, corrections.get(hit.paragraph, ()))
    readings = (hit.text, correct_text(hit.text, edits)) if edits else (hit.text,)
    return "\0".join(map(fold_units, readings))


def _has_whole(text: str, word: str) -> bool:
    """Return whether a word or phrase occurs in a text with no letter or digit beside it."""
    start = text.find(word)
    while start >= 0:
        beside = text[start - 1 : start] + text[start + len(word) : start + len(word) + 1]
        if not any(map(str.isalnum, beside)):
            return True
        start = text.find(word, start + 1)
    return False


def _list_entries(review: Review) -> Iterator[Entry]:
    """Yield everything that can be found, by kind and then in the source's order."""
    origins = dict(review.origins)
    speakers = {each.id: each for each in review.speakers}
    for quote in review.quotes:
        speaker = speakers[quote.speaker]
        others = filter(None, (get_own_id(quote.id), introduce_speaker(speaker), speaker.agency))
        hit = Hit("quote", quote.id, quote.paragraph, quote.text, None, speaker.name)
        yield Entry(hit, (*others, *quote.topics))
    for statistic in review.statistics:
        text = _join_pieces(review, statistic.paragraph, _list_pieces(statistic))
        hit = Hit("statistic", statistic.id, statistic.paragraph, text, None)
        yield Entry(hit, (get_own_id(statistic.id), write_figure(statistic)))
    for conclusion in review.conclusions:
        hit = Hit("conclusion", conclusion.id, conclusion.paragraph, conclusion.text, None)
        yield Entry(hit, (get_own_id(conclusion.id),))
    for speaker in review.speakers:
        text = _join_pieces(review, speaker.paragraph, _introduce(review, speaker))
        hit = Hit("speaker", speaker.id, speaker.paragraph, text, None)
        yield Entry(hit, (get_own_id(speaker.id), speaker.agency or ""))
    for agency in review.agencies:
        yield _enter_agency(review, agency, origins)
    for paragraph in review.paragraphs:
        number = paragraph.number
        yield Entry(Hit("paragraph", name_paragraph(number), number, paragraph.text, None))


def _enter_agency(review: Review, agency: Agency, origins: dict[str, str]) -> Entry:
    """Enter an agency by the words that spell it out in the source, or else by its acronym."""
    agency_id = make_agency_id(agency)
    others = (agency.acronym, *agency.spellings, agency.role)
    if is_editorial(agency, "name"):
        text = f"{agency.acronym} [{agency.name}]"
        origin = origins[agency.editorial["name"]]
        return Entry(Hit("agency", agency_id, agency.paragraph, text, origin), others)
    number = agency.name_paragraph or agency.paragraph
    named = f"{agency.name} ({agency.acronym})"
    text = named if named in review.paragraphs[number].text else agency.name
    return Entry(Hit("agency", agency_id, number, text, None), others)


def _introduce(review: Review, speaker: Speaker) -> tuple[str, ...]:
    whole = introduce_speaker(speaker)
    if speaker.description is None or whole in review.paragraphs[speaker.paragraph].text:
        return (whole,)
    return (name_speaker(speaker), speaker.description)


def _list_pieces(statistic: Statistic) -> tuple[str, ...]:
    is_whole = statistic.label in statistic.text
    return (statistic.text,) if is_whole else (statistic.text, statistic.label)


def _join_pieces(review: Review, number: int, pieces: Sequence[str]) -> str:
    """Join pieces of a paragraph in their order there, with an ellipsis for what is between."""
    if len(pieces) == 1:
        # To look for each of many in a long paragraph takes long.
        return pieces[0]
    paragraph = review.paragraphs[number].text
    return " … ".join(sorted(pieces, key=paragraph.find))
