"""What may be quoted or cited by a name: quotes, and the release's own words.

A name is an id of any record, a speaker, an agency or a topic; else it is words to look for, in the
quotes, or where none has them, in the figures and conclusions. What the name means for certain is
returned; where it may mean several things, they are listed.
"""

import re
from collections.abc import Iterator, Sequence

from gcmreview.dataset.model import Agency, Quote, Review, Speaker, Statistic
from gcmreview.errors import Choice, ChoiceError, UsageError
from gcmreview.lookup.query import (
    find_quotes,
    find_statistics,
    list_speaker_terms,
    make_agency_id,
    match_agency,
    match_speakers,
    name_paragraph,
)
from gcmreview.suggestions import join_names, suggest
from gcmreview.text.folding import fold
from gcmreview.text.sentences import split_prose

# Words of a passage that a choice shows.
_SHOWN = 9
# How the number of a paragraph is introduced, besides the id.
_PARAGRAPH = ("para.", "para")


def find_passages(review: Review, names: Sequence[str]) -> list[Quote]:
    """Return the passages that ``names`` name, each once.

    A passage that is the release's own has no speaker. Raises ChoiceError where a name may mean
    several, and UsageError where it means none.
    """
    found: dict[str, Quote] = {}
    for name in names:
        found |= {each.id: each for each in _find_named(review, name)}
    return list(found.values())


def find_passage(review: Review, name: str) -> Quote:
    """Return the one passage that a name means, or raise as ``find_passages`` does.

    An agency with several quotes means the sentence that names it.
    """
    agency = match_agency(review, name)
    try:
        passages = _find_named(review, name)
    except ChoiceError:
        if not agency:
            raise
        passages = []
    if len(passages) == 1:
        return passages[0]
    if agency:
        return quote_agency(review, agency)
    if passages:
        raise list_choices(name, passages)
    raise UsageError(f"'{name}' has no quotes; name a quote; gcmreview quotes lists them")


def _find_named(review: Review, name: str) -> list[Quote]:
    return find_exact(review, name) or _guess(review, name)


def find_exact(review: Review, name: str) -> list[Quote]:
    """Return the passage whose id a name is: a quote, or else the release's own words."""
    wanted = _read_id(name)
    exact = [quote for quote in review.quotes if quote.id == wanted]
    return exact or list(_find_by_id(review, wanted))


def _read_id(name: str) -> str:
    """Return the id that a name is, or is in words: ``para. 7``, ``alisjahbana 2``."""
    first, *rest = fold(name).split() or [""]
    return "-".join(("paragraph" if rest and first in _PARAGRAPH else first, *rest))


def _guess(review: Review, name: str) -> list[Quote]:
    """Return what a name that is no id means: all of a speaker, an agency, or the words of a quote.

    Where several speakers or quotes may be meant, their quotes are the choices.
    """
    speakers = match_speakers(review, name)
    quotes = list_quotes(review, speakers)
    if len(speakers) == 1:
        return quotes
    agency = match_agency(review, name)
    if agency and not speakers:
        return [quote_agency(review, agency)]
    if not quotes and fold(name):
        quotes = find_quotes(review, [name]) or find_own_words(review, [name])
    if not quotes:
        raise UsageError(f"unknown quote or speaker '{name}'; {suggest_names(review, name)}")
    if len(quotes) > 1:
        raise list_choices(name, quotes)
    return quotes


def list_quotes(review: Review, speakers: Sequence[Speaker]) -> list[Quote]:
    """Return the quotes of speakers."""
    ids = {each.id for each in speakers}
    return [quote for quote in review.quotes if quote.speaker in ids]


def find_own_words(review: Review, words: Sequence[str]) -> list[Quote]:
    """Return the figures and conclusions with all of ``words``, quoted as the release's own.

    Each is a whole word or number: 7 is no part of 70 here.
    """
    found = [
        *(_quote_figure(review, each) for each in find_statistics(review, words)),
        *(_quote_release(each.id, each.paragraph, each.text) for each in review.conclusions),
    ]
    patterns = [rf"(?<!\w){re.escape(fold(word))}(?!\w)" for word in words]
    return [quote for quote in found if all(re.search(each, fold(quote.text)) for each in patterns)]


def _find_by_id(review: Review, wanted: str) -> Iterator[Quote]:
    """Yield the release's own words under an id: a figure, a conclusion or a paragraph."""
    for statistic in review.statistics:
        if statistic.id == wanted:
            yield _quote_figure(review, statistic)
    for conclusion in review.conclusions:
        if conclusion.id == wanted:
            yield _quote_release(conclusion.id, conclusion.paragraph, conclusion.text)
    for paragraph in review.paragraphs:
        if name_paragraph(paragraph.number) == wanted:
            yield _quote_release(wanted, paragraph.number, paragraph.text)


def _quote_figure(review: Review, statistic: Statistic) -> Quote:
    """Quote the sentence of a figure, in which are its qualifier and its year."""
    text = _find_sentence(review, statistic.paragraph, statistic.text)
    return _quote_release(statistic.id, statistic.paragraph, text)


def quote_agency(review: Review, agency: Agency) -> Quote:
    """Quote the sentence that names an agency."""
    text = _find_sentence(review, agency.paragraph, agency.acronym)
    return _quote_release(make_agency_id(agency), agency.paragraph, text)


def _find_sentence(review: Review, number: int, words: str) -> str:
    """Return the sentences of a paragraph from the one in which words begin to where they end."""
    text = review.paragraphs[number].text
    start = text.find(words)
    parts = [
        (first, last)
        for first, last in split_prose(text)
        if first < start + len(words) and last > start
    ]
    return text[parts[0][0] : parts[-1][1]].strip()


def _quote_release(name: str, paragraph: int, text: str) -> Quote:
    return Quote(name, "", text, paragraph, "explicit", (), (), {})


def list_choices(name: str, quotes: Sequence[Quote]) -> ChoiceError:
    """Return the error that a name may mean several quotes, with their first words."""
    choices = [Choice(each.id, _shorten(each.text)) for each in quotes]
    return ChoiceError(f"'{name}' may be any of these; name one by its id", choices)


def _shorten(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def suggest_names(review: Review, name: str) -> str:
    """Return what to look for instead of a name that means nothing."""
    terms = list_speaker_terms(review)
    for records in (review.quotes, review.statistics, review.conclusions):
        terms |= {each.id: each.id for each in records}
    near = suggest(name, terms)
    if near:
        return f"did you mean {join_names(near)}?"
    return "gcmreview quotes lists them, and gcmreview search looks everywhere"
