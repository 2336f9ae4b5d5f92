"""Look things up in a review: by words, by speaker, agency, topic or paragraph.

Names and words are compared without regard to case or accents. A filter that matches nothing gives
an empty answer; a speaker, agency, topic or paragraph that does not exist is a UsageError.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from gcmreview.dataset.model import (
    Agency,
    Paragraph,
    Quote,
    Review,
    Speaker,
    Statistic,
    name_speaker,
    write_figure,
)
from gcmreview.errors import UsageError
from gcmreview.suggestions import did_you_mean, join_names
from gcmreview.text.characters import DASHES, HYPHENS
from gcmreview.text.folding import fold, has_words

# One paragraph or two with a dash between, as in 5-9 or 5–9.
_RANGE = rf"\s*([0-9]{{1,9}})\s*(?:[{HYPHENS}{DASHES}]\s*([0-9]{{1,9}})\s*)?"
Record = TypeVar("Record")


def find_speakers(review: Review, words: Sequence[str] = ()) -> list[Speaker]:
    """Return the speakers whose id, name, office or agency have all of ``words``."""
    return _search(review.speakers, words, _describe)


def find_quotes(
    review: Review,
    words: Sequence[str] = (),
    *,
    speaker: str | None = None,
    agency: str | None = None,
    topic: str | None = None,
) -> list[Quote]:
    """Return the quotes that pass every filter; ``words`` match the speaker and topics too."""
    filters = [*_filter_speakers(review, speaker, agency), *_filter_topics(review, topic)]
    quotes = [quote for quote in review.quotes if all(passes(quote) for passes in filters)]
    described = {each.id: _describe(each) for each in review.speakers}
    return _search(
        quotes, words, lambda each: (each.id, each.text, *each.topics, *described[each.speaker])
    )


def _filter_speakers(
    review: Review, speaker: str | None, agency: str | None
) -> Iterator[Callable[[Quote], bool]]:
    if speaker is not None:
        wanted = get_speaker(review, speaker).id
        yield lambda quote: quote.speaker == wanted
    if agency is not None:
        acronym = get_agency(review, agency).acronym
        members = {each.id for each in review.speakers if each.agency == acronym}
        yield lambda quote: quote.speaker in members


def _filter_topics(review: Review, topic: str | None) -> Iterator[Callable[[Quote], bool]]:
    if topic is not None:
        name = get_topic(review, topic)
        yield lambda quote: name in quote.topics


def find_agencies(review: Review, words: Sequence[str] = ()) -> list[Agency]:
    """Return the agencies whose acronym, spellings, name or role have all of ``words``."""
    return _search(
        review.agencies, words, lambda each: (each.acronym, *each.spellings, each.name, each.role)
    )


def find_statistics(review: Review, words: Sequence[str] = ()) -> list[Statistic]:
    """Return the statistics whose figure, year or label have all of ``words``."""
    return _search(
        review.statistics,
        words,
        lambda each: (each.id, write_figure(each), str(each.year or ""), each.label, each.text),
    )


def find_paragraphs(review: Review, selections: Sequence[str] = ()) -> list[Paragraph]:
    """Return the paragraphs that ``selections`` name (``5``, ``5-9``, ``1,3``), each once.

    They are in the order of the selections; without a selection, all are returned.
    """
    numbers: dict[int, None] = {}
    for selection in ",".join(selections).split(",") if selections else ():
        numbers.update(dict.fromkeys(_read_range(selection, len(review.paragraphs) - 1)))
    return [review.paragraphs[number] for number in numbers or range(len(review.paragraphs))]


def find_paragraph(review: Review, words: str) -> int:
    """Return the number of the first paragraph in which ``words`` occur exactly."""
    return next(each.number for each in review.paragraphs if words in each.text)


def _read_range(selection: str, last: int) -> range:
    match = re.fullmatch(_RANGE, selection)
    if not match:
        raise UsageError(f"'{selection}' is not a paragraph; write a number, 5-9 or 1,3")
    first = int(match[1])
    final = int(match[2] or first)
    if max(first, final) > last:
        wrong = first if first > last else final
        raise UsageError(f"there is no paragraph {wrong}; choose from 0 (the title) to {last}")
    if final < first:
        raise UsageError(f"'{selection.strip()}' is reversed; write {final}-{first}")
    return range(first, final + 1)


def get_speaker(review: Review, name: str) -> Speaker:
    """Return the speaker of that id, name or family name, or the only one with these words."""
    speaker = _match_speaker(review, name)
    if speaker is None:
        hint = did_you_mean(name, _list_speaker_terms(review))
        raise UsageError(f"unknown speaker '{name}'; {hint}")
    return speaker


def get_quote(review: Review, name: str) -> Quote:
    """Return the quote of that id, or the only one by that speaker."""
    found = _match_quotes(review, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"'{name}' is ambiguous; choose from {join_names([each.id for each in found])}"
        )
    raise UsageError(f"'{name}' has no quotes; name a quote; gcmreview quotes lists them")


def get_quotes(review: Review, names: Sequence[str]) -> list[Quote]:
    """Return the quotes that ``names`` name, each once: by id, or all of a speaker's."""
    found: dict[str, Quote] = {}
    for name in names:
        found |= {quote.id: quote for quote in _match_quotes(review, name)}
    return list(found.values())


def _match_quotes(review: Review, name: str) -> list[Quote]:
    exact = [quote for quote in review.quotes if quote.id == fold(name)]
    if exact:
        return exact
    speaker = _match_speaker(review, name)
    if speaker:
        return [quote for quote in review.quotes if quote.speaker == speaker.id]
    terms = {**_list_speaker_terms(review), **{each.id: each.id for each in review.quotes}}
    raise UsageError(f"unknown quote or speaker '{name}'; {did_you_mean(name, terms)}")


def _list_speaker_terms(review: Review) -> dict[str, str]:
    """Map every id and name of a speaker to the id."""
    return {
        term: each.id for each in review.speakers for term in (each.id, each.family_name, each.name)
    }


def _match_speaker(review: Review, name: str) -> Speaker | None:
    wanted = fold(name)
    exact = [
        each
        for each in review.speakers
        if wanted in map(fold, (each.id, each.name, each.family_name, name_speaker(each)))
    ]
    near = exact or [
        each for each in review.speakers if wanted and has_words(each.name, wanted.split(" "))
    ]
    if len(near) == 1:
        return near[0]
    if near:
        raise UsageError(
            f"'{name}' is ambiguous; choose from {join_names([each.id for each in near])}"
        )
    return None


def get_agency(review: Review, name: str) -> Agency:
    """Return the agency of that acronym, other spelling or full name."""
    wanted = fold(name)
    for agency in review.agencies:
        if wanted in map(fold, (agency.acronym, *agency.spellings, agency.name)):
            return agency
    terms = {
        term: each.acronym
        for each in review.agencies
        for term in (each.acronym, *each.spellings, each.name)
    }
    raise UsageError(f"unknown agency '{name}'; {did_you_mean(name, terms)}")


def get_topic(review: Review, name: str) -> str:
    """Return the topic of that name, as the quotes write it."""
    topics = sorted({topic for quote in review.quotes for topic in quote.topics})
    for topic in topics:
        if fold(topic) == fold(name):
            return topic
    raise UsageError(f"unknown topic '{name}'; {did_you_mean(name, topics)}")


def _describe(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id, name_speaker(speaker), speaker.description, speaker.agency or "")


def _search(
    records: Sequence[Record], words: Sequence[str], describe: Callable[[Record], Iterable[str]]
) -> list[Record]:
    """Return the records in whose description every word is a part of some text."""
    wanted = [fold(word) for word in words]
    if not all(wanted):
        raise UsageError("an empty word matches everything; leave it out")
    return [
        record
        for record in records
        # No argument has the character between the texts, so no word matches across two of them.
        if not wanted or has_words("\x00".join(describe(record)), wanted)
    ]
