"""The figures that a review states, prepared for the search."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from gcmreview.check.figures.copied import Origin, SourceNumbers, list_source
from gcmreview.check.source.rarity import list_topic
from gcmreview.dataset.model import Review, Statistic, find_figure
from gcmreview.text.numbers import Number, list_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import SMALL, find_words, fold_words

_STOPPED_TEXT = """
of the in all and from come a an to or for by on at who s
"""
# Small words of a label, which do not say what is counted.
STOPPED = frozenset(_STOPPED_TEXT.split())
_NEUTRAL_TEXT = """
figure figures number numbers table total time year years unit units today now thousand thousands
million millions billion billions per cent percent share percentage
"""
# Words that do not say what is counted, or where.
NEUTRAL = STOPPED.union(_NEUTRAL_TEXT.split())
# Verbs that say only that there is a number of something.
VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
# Words before a place, which a label may be distinguished by too.
_PREPOSITIONS = frozenset(("around", "across", "within", "among", "near"))
# Where the words that run on from a label end, or at the next number.
_MARK = re.compile(r"[,;:.()“”\"–—]")
# Words of a release's title that tell of what it is, and letters of a word that is no small one.
FEWEST_NAMES, _LEAST_LETTERS = 2, 4
# The endings of a word's other forms: carry, carries, carried.
_FORMS = r"(?<=\w{3})(?:ies|ied|y|ed|es|e|s)\Z"


class KnownFigure(NamedTuple):
    """A statistic to look for, where it is from, and its number as its text has it.

    ``words`` are those of its label that say something, in order, and ``label`` the same as a set;
    ``heads`` are the nouns that are counted, such as migrants. ``time`` is its year or "today".
    ``runs_on`` says whether the source's words run on from the figure to what it counts. ``said``
    are the words of the statistic's text that say more than the figure and the label, and
    ``following`` those of them that run on from the label. ``stems`` are those of the label and of
    what is said.
    """

    statistic: Statistic
    origin: Origin
    number: Number
    words: Sequence[str]
    label: frozenset[str]
    heads: frozenset[str]
    time: str | None
    runs_on: bool
    said: frozenset[str]
    following: frozenset[str]
    stems: frozenset[str]


class KnownFigures(NamedTuple):
    """The figures that a review states, the words of its title, and the year of the release.

    ``names`` are the capitalized words of the title, and ``places`` the same in small letters.
    ``source`` are all numbers of the release. ``heads`` are the nouns that any of the figures
    counts, ``shared`` the words that several labels have.
    """

    wanted: tuple[KnownFigure, ...]
    names: frozenset[str]
    places: frozenset[str]
    year: str
    source: SourceNumbers
    heads: frozenset[str]
    shared: frozenset[str]


def list_known(review: Review, release: str = "") -> KnownFigures:
    """Return the figures of a review, prepared for the search; ``release`` names one of several."""
    names = _list_names(review.release.title)
    year = str(review.release.date.year) if review.release.date else "today"
    sentences = {
        each.number: [each.text[start:end] for start, end in split_prose(each.text)]
        for each in review.paragraphs
    }
    figures = (
        _prepare(each, sentences.get(each.paragraph, ()), year, release)
        for each in review.statistics
    )
    wanted = tuple(each for each in figures if each.label)
    counts = Counter(chain.from_iterable({each.label for each in wanted}))
    return KnownFigures(
        wanted,
        names,
        frozenset(map(str.casefold, names)),
        year,
        list_source(sentences, list_topic(review), release),
        heads=frozenset(chain.from_iterable(each.heads for each in wanted)),
        shared=frozenset(counts - Counter(set(counts))),
    )


def _prepare(
    statistic: Statistic, sentences: Iterable[str], this_year: str, release: str
) -> KnownFigure:
    """Prepare a statistic of a paragraph of such sentences."""
    text, year = statistic.text, str(statistic.year or "")
    folded = fold_words(statistic.label)
    words = [word for word in folded if word not in STOPPED]
    start, end = find_figure(statistic) or (0, 0)
    # What a single word counts, the whole sentence says: 1,450 pumps were repaired.
    sentence = next((each for each in sentences if text in each), "") if len(words) == 1 else ""
    after = text[end:].lstrip()
    runs_on = after.startswith(statistic.label)
    rest = after.removeprefix(statistic.label) if runs_on else ""
    said = _list_more(f"{text[:start]} {after} {sentence}", words)
    return KnownFigure(
        statistic,
        Origin(text, statistic.paragraph, release),
        _read_number(statistic, start, end),
        words,
        frozenset(words),
        _find_heads(folded),
        time={this_year: "today", "": None}.get(year, year),
        runs_on=runs_on,
        said=said,
        following=_list_more(_MARK.split(_cut_at_number(rest))[0], words),
        stems=frozenset(map(find_stem, said.union(words))),
    )


def _list_more(text: str, label: Iterable[str]) -> frozenset[str]:
    """Return the words of a part of the source that say more than a label and a time."""
    words = frozenset(word for word in fold_words(text) if not word.isdigit())
    return words - NEUTRAL.union(VERBS, label)


def _cut_at_number(text: str) -> str:
    return next((text[: each.start] for each in list_numbers(text)), text)


def find_stem(word: str) -> str:
    """Return what a word has in common with its other forms: carr, of carry and carried."""
    return re.sub(_FORMS, "", word)


def _list_names(title: str) -> frozenset[str]:
    """Return the capitalized words of a title, or all its long ones where it has no two of them."""
    names = frozenset(re.findall(r"\b[A-Z][a-z]+", title)) - {"The", "First"}
    if len(names) >= FEWEST_NAMES:
        return names
    words = [word.casefold() for word in find_words(title) if len(word) >= _LEAST_LETTERS]
    return frozenset(form for word in words if word not in SMALL for form in (word, word.title()))


def _read_number(statistic: Statistic, start: int, end: int) -> Number:
    """Return the number of a statistic, read where its text has it, as one of a draft is."""
    known = Number(start, end, float(statistic.value), statistic.unit, statistic.qualifier)
    found = (each for each in list_numbers(statistic.text) if each.start < end <= each.end)
    return next(found, known)


def _find_heads(label: Sequence[str]) -> frozenset[str]:
    """Return the nouns that a label counts: representatives, stakeholders.

    They are the last word of its first phrase, and of those that "and" joins to it.
    """
    named = re.sub(r"\b\w+ s\b", "", " ".join(label))
    phrases = re.split(rf"\b(?:{'|'.join((STOPPED - {'and'}) | _PREPOSITIONS)})\b", named)
    first = next((each for each in phrases if each.strip()), "")
    return frozenset(each.split()[-1] for each in re.split(r"\band\b", first) if each.strip())
