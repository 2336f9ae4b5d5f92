"""The figures that a review states, prepared for the search."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gcmreview.dataset.model import Review, Statistic, find_figure
from gcmreview.text.numbers import scale
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import fold_words

_NOW = ("today", "now", "currently", "at present", "nowadays")
_STOPPED_TEXT = """
of the in all and from come a an to or for by on at who s
"""
# Small words of a label, which do not say what is counted.
STOPPED = frozenset(_STOPPED_TEXT.split())


class KnownFigure(NamedTuple):
    """A statistic to look for: its label's words, folded, and its amount in its base unit.

    ``own`` are the words of the label that no other label has, ``counted`` those that are not
    places of the release, ``heads`` the nouns that are counted, such as migrants. ``time`` is its
    year or "today". ``runs_on`` says whether the source's words run on from the figure to what it
    counts. ``release`` is the release's id, where there are several.
    """

    statistic: Statistic
    label: frozenset[str]
    own: frozenset[str]
    counted: frozenset[str]
    heads: frozenset[str]
    amount: tuple[float, str | None]
    time: str | None
    runs_on: bool
    release: str


class KnownFigures(NamedTuple):
    """The figures that a review states, the words of its title, and a pattern for "today".

    ``names`` are the capitalized words of the title, ``sentences`` those of the source, in folded
    words, each with the figures that it states. ``heads`` are the nouns that any of the figures
    counts.
    """

    wanted: tuple[KnownFigure, ...]
    names: frozenset[str]
    now: str
    sentences: dict[str, list[KnownFigure]]
    heads: frozenset[str]


def list_known(review: Review, release: str = "") -> KnownFigures:
    """Return the figures of a review, prepared for the search; ``release`` names one of several."""
    names = frozenset(re.findall(r"\b[A-Z][a-z]+", review.release.title)) - {"The", "First"}
    places = {name.casefold() for name in names}
    labels = {each.label: frozenset(fold_words(each.label)) for each in review.statistics}
    day = review.release.date
    now = rf"\b(?:{'|'.join((*_NOW, *([str(day.year)] if day else ())))})\b"
    wanted = []
    for each in review.statistics:
        others = (words for label, words in labels.items() if label != each.label)
        if label := labels[each.label] - STOPPED:
            wanted.append(
                KnownFigure(
                    each,
                    label,
                    own=label.difference(*others),
                    counted=label - places,
                    heads=_find_heads(each.label),
                    amount=scale(float(each.value), each.unit),
                    time=_name_time(each, now),
                    runs_on=_runs_on(each),
                    release=release,
                )
            )
    heads = frozenset().union(*(each.heads for each in wanted))
    return KnownFigures(tuple(wanted), names, now, _list_sentences(review, wanted), heads)


def _list_sentences(review: Review, wanted: Sequence[KnownFigure]) -> dict[str, list[KnownFigure]]:
    """Return the sentences of the source, in folded words, with the figures that each states."""
    stated: dict[int, list[KnownFigure]] = {}
    for each in wanted:
        stated.setdefault(each.statistic.paragraph, []).append(each)
    sentences: dict[str, list[KnownFigure]] = {}
    for paragraph in review.paragraphs if wanted else ():
        own = stated.get(paragraph.number, [])
        for start, end in split_prose(paragraph.text):
            text = paragraph.text[start:end]
            found = sentences.setdefault(" ".join(fold_words(text)), [])
            found += [each for each in own if each.statistic.text in text]
    return sentences


def _name_time(statistic: Statistic, now: str) -> str | None:
    """Return the year of a statistic, or "today" for that of the release; None without a year."""
    year = str(statistic.year or "")
    return "today" if re.fullmatch(now, year) else year or None


def _runs_on(statistic: Statistic) -> bool:
    place = find_figure(statistic)
    after = statistic.text[place[1] :] if place else statistic.text
    return after.lstrip().startswith(statistic.label)


def _find_heads(label: str) -> frozenset[str]:
    """Return the nouns that a label counts: representatives, stakeholders.

    They are the last word of its first phrase, and of those that "and" joins to it.
    """
    words = re.sub(r"\w+ s ", "", f"{' '.join(fold_words(label))} ").split()
    start = next((place for place, word in enumerate(words) if word not in STOPPED), len(words))
    heads: list[str] = []
    for word, following in zip(words[start:], (*words[start + 1 :], "of"), strict=False):
        if following in STOPPED and word not in STOPPED:
            heads.append(word)
        if word in STOPPED and word != "and":
            break
    return frozenset(heads)
