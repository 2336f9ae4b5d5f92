"""Look things up in a review: by words, by speaker, agency, topic or paragraph.

Names and words are compared without regard to case or accents. A filter that matches nothing gives
an empty answer; a speaker, agency, topic or paragraph that does not exist is a UsageError.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from gcmreview.dataset.model import (
    Agency,
    Paragraph,
    Quote,
    Review,
    Speaker,
    Statistic,
    introduce_speaker,
    name_speaker,
    write_figure,
)
from gcmreview.errors import UsageError
from gcmreview.library.library import get_own_id
from gcmreview.lookup.corrections import correct_text, find_errors
from gcmreview.suggestions import did_you_mean, join_names
from gcmreview.text.characters import DASHES, HYPHENS
from gcmreview.text.folding import fold, has_words
from gcmreview.text.sentences import HONORIFICS

# One paragraph or two with a dash between, as in 5-9 or 5–9.
_RANGE = rf"\s*([0-9]{{1,9}})\s*(?:[{HYPHENS}{DASHES}]\s*([0-9]{{1,9}})\s*)?"
# What may be before the number of a paragraph, as listings and results have it.
INTRODUCTION = rf"\bpara(?:graph)?s?\.?[{HYPHENS}\s,]*(?=[0-9])"
Record = TypeVar("Record")


class Topic(NamedTuple):
    """A topic, and how many quotes are on it."""

    topic: str
    quotes: int


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
        quotes,
        words,
        lambda each: (
            get_own_id(each.id),
            each.text,
            correct_text(each.text, find_errors(each.text, each.corrections)),
            *each.topics,
            *described[each.speaker],
        ),
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


def list_topics(review: Review) -> list[Topic]:
    """Return the topics of the quotes in the order of the alphabet."""
    counts = Counter(topic for quote in review.quotes for topic in quote.topics)
    return [Topic(name, counts[name]) for name in sorted(counts)]


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
        lambda each: (
            get_own_id(each.id),
            write_figure(each),
            str(each.year or ""),
            each.label,
            each.text,
        ),
    )


def find_paragraphs(review: Review, selections: Sequence[str] = ()) -> list[Paragraph]:
    """Return the paragraphs that ``selections`` name (``5``, ``5-9``, ``para. 1,3``), each once.

    They are in the order of the selections; without a selection, all are returned.
    """
    numbers: dict[int, None] = {}
    named = re.sub(INTRODUCTION, "", ",".join(selections), flags=re.IGNORECASE)
    for selection in named.split(",") if selections else ():
        numbers.update(dict.fromkeys(_read_range(selection, len(review.paragraphs) - 1)))
    return [review.paragraphs[number] for number in numbers or range(len(review.paragraphs))]


def find_paragraph(review: Review, words: str) -> int:
    """Return the number of the first paragraph in which ``words`` occur exactly."""
    return next(each.number for each in review.paragraphs if words in each.text)


def name_paragraph(number: int) -> str:
    """Return the id under which a paragraph is found."""
    return f"paragraph-{number}"


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
    """Return the speaker of that id or name, or the only one whose office or agency has it."""
    # Of several datasets, a person is there once for each.
    found = {each.id: each for each in match_speakers(review, name)}
    if len(found) == 1:
        return found.popitem()[1]
    if found:
        ids = join_names(found)
        raise UsageError(f"'{name}' is ambiguous; choose from {ids}")
    hint = did_you_mean(name, list_speaker_terms(review))
    raise UsageError(f"unknown speaker '{name}'; {hint}")


def list_speaker_terms(review: Review) -> dict[str, str]:
    """Map every id and name of a speaker to the id."""
    return {
        term: each.id for each in review.speakers for term in (each.id, each.family_name, each.name)
    }


def match_speakers(review: Review, name: str) -> list[Speaker]:
    """Return the speakers of that id or name, else those with these words in theirs.

    Words of a name count before words of an office or an agency. A title before a name, as in Ms.
    Motus, does not count where the source gives none.
    """
    wanted = fold(name)
    exact = [
        each
        for each in review.speakers
        if wanted in map(fold, (each.id, each.name, each.family_name, name_speaker(each)))
    ]
    if exact or not wanted:
        return exact
    words = wanted.split(" ")
    named = [each for each in review.speakers if has_words(each.name, words)]
    return named or _match_described(review, words) or _match_untitled(review, words)


def _match_described(review: Review, words: Sequence[str]) -> list[Speaker]:
    return [each for each in review.speakers if has_words("\x00".join(_describe(each)), words)]


def _match_untitled(review: Review, words: Sequence[str]) -> list[Speaker]:
    rest = [word for word in words if word.replace(".", "") not in HONORIFICS]
    if not rest or len(rest) == len(words):
        return []
    return [each for each in review.speakers if not each.honorific and has_words(each.name, rest)]


def get_agency(review: Review, name: str) -> Agency:
    """Return the agency of that id, acronym, other spelling or full name."""
    agency = match_agency(review, name)
    if agency:
        return agency
    terms = {
        term: each.acronym
        for each in review.agencies
        for term in (each.acronym, *each.spellings, each.name)
    }
    raise UsageError(f"unknown agency '{name}'; {did_you_mean(name, terms)}")


def match_agency(review: Review, name: str) -> Agency | None:
    """Return the agency of that id, acronym, other spelling or full name, if there is one."""
    wanted = fold(name)
    for agency in review.agencies:
        names = (agency.acronym, *agency.spellings, agency.name)
        if wanted in (make_agency_id(agency), *map(fold, names)):
            return agency
    return None


def make_agency_id(agency: Agency) -> str:
    """Return the id under which an agency is found: ``un-drr`` of UN DRR."""
    # An acronym without a letter, such as a lone accent, folds to nothing.
    return "-".join(fold(agency.acronym).split()) or agency.acronym


def get_topic(review: Review, name: str) -> str:
    """Return the topic of that name, as the quotes write it."""
    topics = sorted({topic for quote in review.quotes for topic in quote.topics})
    for topic in topics:
        if fold(topic) == fold(name):
            return topic
    raise UsageError(f"unknown topic '{name}'; {did_you_mean(name, topics)}")


def _describe(speaker: Speaker) -> tuple[str, ...]:
    texts = (get_own_id(speaker.id), introduce_speaker(speaker), speaker.agency)
    return tuple(filter(None, texts))


def _search(
    records: Sequence[Record], words: Sequence[str], describe: Callable[[Record], Iterable[str]]
) -> list[Record]:
    """Return the records in whose description every word is a part of some text."""
    wanted = [fold_units(word) for word in words]
    if not all(wanted):
        raise UsageError("an empty word matches everything; leave it out")
    return [
        record
        for record in records
        # No argument has the character between the texts, so no word matches across two of them.
        if not wanted or _has_all("\x00".join(describe(record)), wanted)
    ]


def _has_all(text: str, words: Sequence[str]) -> bool:
    folded = fold_units(text)
    return all(has_part(folded, word) for word in words)


def has_part(text: str, word: str) -> bool:
    """Return whether a text has a word or a part of one; both are folded.

    A number is a whole one: 5 per cent is no part of 25 per cent, nor 5 million of 2.5 million.
    """
    if word not in text:
        return False
    before = r"(?<![0-9])(?<![0-9][.,])" if word[:1].isdecimal() else ""
    after = r"(?![.,]?[0-9])" if word[-1:].isdecimal() else ""
    return not (before or after) or bool(re.search(f"{before}{re.escape(word)}{after}", text))


def fold_units(text: str) -> str:
    """Fold a text, with one spelling of per cent: of 25%, 25 percent and 25 per cent."""
    folded = fold(text)
    if "%" not in folded and "percent" not in folded:
        return folded
    return " ".join(re.sub(r"%|\bpercent\b", " per cent", folded).split())
