"""What may be quoted or cited in one review: its quotes, and the release's own words.

The latter are a figure with its sentence, a conclusion, a paragraph, or the sentence of an agency.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gcmreview.dataset.model import Agency, Quote, Review, Speaker, Statistic
from gcmreview.errors import ChoiceError
from gcmreview.lookup.query import (
    INTRODUCTION,
    find_statistics,
    fold_units,
    list_speaker_terms,
    make_agency_id,
    name_paragraph,
)
from gcmreview.suggestions import join_names, suggest
from gcmreview.text.folding import fold
from gcmreview.text.sentences import split_prose

# Words of a passage that a choice shows.
_SHOWN = 9
# Characters of it: with an id of a usual length, a choice is a line of 80 columns.
_LONGEST_SHOWN = 50
# The number of a paragraph, introduced: para. 7, para.7, paragraph 7.
_PARAGRAPH = re.compile(rf"{INTRODUCTION}([0-9]{{1,9}})")


def find_exact(review: Review, name: str) -> list[Quote]:
    """Return the passage whose id a name is: a quote, or else the release's own words."""
    folded = fold(name)
    # Of ``alisjahbana 2``, alisjahbana-2.
    wanted = "-".join(folded.split())
    exact = [quote for quote in review.quotes if quote.id == wanted]
    introduced = _PARAGRAPH.fullmatch(folded)
    paragraph = name_paragraph(int(introduced[1])) if introduced else ""
    return exact or [*_find_by_id(review, wanted)] or [*_find_by_id(review, paragraph)]


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
    patterns = [rf"(?<!\w){re.escape(fold_units(word))}(?!\w)" for word in words]
    return [quote for quote in found if _has_all(fold_units(quote.text), patterns)]


def _has_all(text: str, patterns: Sequence[str]) -> bool:
    return all(re.search(each, text) for each in patterns)


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
    bounds = _list_bounds(text)
    first = bounds[bisect_right(bounds, start) - 1]
    return text[first : bounds[bisect_left(bounds, start + len(words))]].strip()


# A paragraph may have thousands of figures.
@lru_cache(maxsize=1)
def _list_bounds(text: str) -> list[int]:
    """Return where the sentences of a text begin and end, in order."""
    return [0, *(end for _, end in split_prose(text))]


def _quote_release(name: str, paragraph: int, text: str) -> Quote:
    return Quote(name, "", text, paragraph, "explicit", (), (), {})


def list_choices(name: str, quotes: Sequence[Quote]) -> ChoiceError:
    """Return the error that a name may mean several quotes, with their first words."""
    choices = [(each.id, _shorten(each.text)) for each in quotes]
    return ChoiceError(f"'{name}' may be any of these; name one by its id", choices)


def _shorten(text: str) -> str:
    """Return the first words of a text, whole ones where these are not too long."""
    whole = " ".join(text.split())
    first = " ".join(whole.split(" ")[:_SHOWN])
    if len(first) > _LONGEST_SHOWN:
        cut = first[: _LONGEST_SHOWN + 1]
        first = cut.rpartition(" ")[0] or cut[:-1]
    return first if first == whole else f"{first} …"


def suggest_names(review: Review, name: str) -> str:
    """Return what to look for instead of a name that means nothing."""
    terms = list_speaker_terms(review)
    for records in (review.quotes, review.statistics, review.conclusions):
        terms |= {each.id: each.id for each in records}
    paragraph = find_exact(review, f"para. {name}")
    near = [each.id for each in paragraph] or suggest(name, terms)
    if near:
        return f"did you mean {join_names(near)}?"
    return "gcmreview quotes lists them, and gcmreview search looks everywhere"
