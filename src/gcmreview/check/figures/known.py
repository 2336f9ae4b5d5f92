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
# Verbs that say only that there is a number of something.
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
# Where the words that run on from a label end: at a mark or the next number.
_MARK = re.compile(r"[,;:.()“”\"–—]|\b\d")


class KnownFigure(NamedTuple):
    """A statistic to look for: its label's words, folded, and its amount in its base unit.

    ``own`` are the words of the label that no other label has, ``counted`` those that are not
    places of the release, ``heads`` the nouns that are counted, such as migrants. ``time`` is its
    year or "today". ``runs_on`` says whether the source's words run on from the figure to what it
    counts. ``said`` are the words of the statistic's text if it says more than the figure and the
    label, and ``following`` those that run on from the label there. ``release`` is the release's
    id, where there are several.
    """

    statistic: Statistic
    label: frozenset[str]
    own: frozenset[str]
    counted: frozenset[str]
    heads: frozenset[str]
    amount: tuple[float, str | None]
    time: str | None
    runs_on: bool
    said: frozenset[str]
    following: frozenset[str]
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
            runs_on, said, following = _read_text(each, label, now)
            wanted.append(
                KnownFigure(
                    each,
                    label,
                    own=label.difference(*others),
                    counted=label - places,
                    heads=_find_heads(each.label),
                    amount=scale(float(each.value), each.unit),
                    time=_name_time(each, now),
                    runs_on=runs_on,
                    said=said,
                    following=following,
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


def _read_text(
    statistic: Statistic, label: frozenset[str], now: str
) -> tuple[bool, frozenset[str], frozenset[str]]:
    """Return whether a statistic's text runs on to its label, and what it and its end say more."""
    text = statistic.text
    start, end = find_figure(statistic) or (0, 0)
    after = text[end:].lstrip()
    runs_on = after.startswith(statistic.label)
    following = _MARK.split(after.removeprefix(statistic.label))[0] if runs_on else ""
    said = _list_more(f"{text[:start]} {after}", label, now)
    return runs_on, said and said | _VERBS, _list_more(following, label, now) - _VERBS


def _list_more(text: str, label: frozenset[str], now: str) -> frozenset[str]:
    """Return the words of a part of the source that say more than a label and a time."""
    words = frozenset(fold_words(text)) - STOPPED - label
    return frozenset(word for word in words if not re.fullmatch(rf"{now}|\d+", word))


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
