"""The figures that a review states, prepared for the search."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from gcmreview.dataset.model import Review, Statistic, find_figure, write_figure
from gcmreview.text.numbers import FIGURE_REACH, YEAR, Number, list_numbers, scale
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import SMALL, find_words, fold_words

_NOW = ("today", "now", "currently", "at present", "nowadays")
_STOPPED_TEXT = """
of the in all and from come a an to or for by on at who s
"""
# Small words of a label, which do not say what is counted.
STOPPED = frozenset(_STOPPED_TEXT.split())
# Verbs that say only that there is a number of something.
VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
# The first words of the label, with one of which the words after the number begin.
_FIRST_WORDS = 3
# Where the words that run on from a label end: at a mark or the next number.
_MARK = re.compile(r"[,;:.()“”\"–—]|\b\d")
# Words of a release's title that tell of what it is, and letters of a word that is no small one.
FEWEST_NAMES, _LEAST_LETTERS = 2, 4
# The endings of a word's other forms: carry, carries, carried.
_FORMS = r"(?<=\w{3})(?:ies|ied|y|ed|es|e|s)\Z"


class KnownFigure(NamedTuple):
    """A statistic to look for: its figure and number as its text has them, and its base amount.

    ``length`` counts the words of its label, and ``first`` are the first that say something.
    ``label`` are those words, folded; ``own`` those that no other label has, ``counted`` those that
    are not places of the release, ``heads`` the nouns that are counted, such as migrants. ``time``
    is its year or "today". ``runs_on`` says whether the source's words run on from the figure to
    what it counts. ``said`` are the words of the statistic's text if it says more than the figure
    and the label, and ``following`` those that run on from the label there. ``stems`` are those of
    the label and of what is said. ``release`` is the release's id, where there are several.
    """

    statistic: Statistic
    figure: str
    number: Number
    amount: tuple[float, str | None]
    length: int
    first: Sequence[str]
    label: frozenset[str]
    own: frozenset[str]
    counted: frozenset[str]
    heads: frozenset[str]
    time: str | None
    runs_on: bool
    said: frozenset[str]
    following: frozenset[str]
    stems: frozenset[str]
    release: str


class SourceSentence(NamedTuple):
    """A sentence of the source: its folded words, how many numbers it has, and its figures.

    Each figure has the place of its number among them.
    """

    words: list[str]
    numbers: int
    figures: list[tuple[int, KnownFigure]]


class KnownFigures(NamedTuple):
    """The figures that a review states, the words of its title, and a pattern for "today".

    ``names`` are the capitalized words of the title, and ``places`` the same in small letters.
    ``sentences`` are those of the source, by their words without numbers.
    ``heads`` are the nouns that any of the figures counts, ``amounts`` what they count of them.
    """

    wanted: tuple[KnownFigure, ...]
    names: frozenset[str]
    places: frozenset[str]
    now: str
    sentences: dict[str, list[SourceSentence]]
    heads: frozenset[str]
    amounts: frozenset[tuple[float, str | None]]


# A sentence, how many numbers it has, and which of them each of the statistics in it is.
_Found = tuple[str, int, list[tuple[int, int]]]


class _Shared(NamedTuple):
    """What the figures of a review have in common.

    ``places`` are the words of its title, ``counts`` the labels that have a word, ``now`` a pattern
    for "today", ``release`` the id of the release, where there are several.
    """

    places: frozenset[str]
    counts: Counter[str]
    now: str
    release: str


def list_known(review: Review, release: str = "") -> KnownFigures:
    """Return the figures of a review, prepared for the search; ``release`` names one of several."""
    names = _list_names(review.release.title)
    places = frozenset(name.casefold() for name in names)
    labels = {each.label: fold_words(each.label) for each in review.statistics}
    counts = Counter(chain.from_iterable(map(frozenset, labels.values())))
    shared = _Shared(places, counts, _write_now(review), release)
    stated = [
        (each, _read_number(each))
        for each in review.statistics
        if not STOPPED.issuperset(labels[each.label])
    ]
    sentences = list(_list_sentences(review, stated))
    homes = {at: text for text, _, found in sentences for _, at in found}
    wanted = tuple(
        _prepare(*each, labels[each[0].label], homes.get(at, ""), shared)
        for at, each in enumerate(stated)
    )
    copied = _index(sentences, wanted)
    heads = frozenset[str]().union(*(each.heads for each in wanted))
    amounts = frozenset(each.amount for each in wanted)
    return KnownFigures(wanted, names, places, shared.now, copied, heads, amounts)


def _index(
    sentences: Iterable[_Found], wanted: Sequence[KnownFigure]
) -> dict[str, list[SourceSentence]]:
    """Return the sentences of the source by their words without numbers."""
    copied: dict[str, list[SourceSentence]] = {}
    for text, count, found in sentences:
        words = fold_words(text)
        figures = [(place, wanted[at]) for place, at in found]
        copied.setdefault(leave_out_numbers(words), []).append(
            SourceSentence(words, count, figures)
        )
    return copied


def leave_out_numbers(words: Sequence[str]) -> str:
    """Return words with a mark for each number in digits but years: it has # million since 1990."""
    marked = ("#" if word.isdigit() and not re.fullmatch(YEAR, word) else word for word in words)
    return " ".join(word for word, _ in groupby(marked))


def _write_now(review: Review) -> str:
    """Return a pattern for "today", which the year of the release is too."""
    day = review.release.date
    return rf"\b(?:{'|'.join((*_NOW, *([str(day.year)] if day else ())))})\b"


def _prepare(
    statistic: Statistic, number: Number, words: Sequence[str], sentence: str, shared: _Shared
) -> KnownFigure:
    """Prepare a statistic with such words in its label, which a sentence of the source states."""
    label = frozenset(words) - STOPPED
    runs_on, said, following = _read_text(statistic, label, sentence, shared.now)
    return KnownFigure(
        statistic,
        write_figure(statistic),
        number,
        scale(number.amount, number.unit),
        len(words),
        [word for word in words if word not in STOPPED][:_FIRST_WORDS],
        label,
        own=frozenset(word for word in label if shared.counts[word] == 1),
        counted=label - shared.places,
        heads=_find_heads(words),
        time=_name_time(statistic, shared.now),
        runs_on=runs_on,
        said=said,
        following=following,
        stems=frozenset(map(find_stem, label | said)),
        release=shared.release,
    )


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


def _read_number(statistic: Statistic) -> Number:
    """Return the number of a statistic, read where its text has it, as one of a draft is."""
    start, end = find_figure(statistic) or (0, 0)
    before = statistic.text[max(0, start - FIGURE_REACH) : start]
    near = before + statistic.text[start : end + FIGURE_REACH]
    known = Number(start, end, float(statistic.value), statistic.unit, statistic.qualifier)
    found = (each for each in list_numbers(near) if each.end >= len(before) + end - start)
    return next((each for each in found if each.start < len(before) + end - start), known)


def _list_sentences(review: Review, stated: Sequence[tuple[Statistic, Number]]) -> Iterator[_Found]:
    """Yield the sentences of the source, with the statistics that each states."""
    places: dict[int, dict[float, list[int]]] = {}
    for at, (each, number) in enumerate(stated):
        own = places.setdefault(each.paragraph, {})
        own.setdefault(number.amount, []).append(at)
    for paragraph in review.paragraphs if stated else ():
        own = places.get(paragraph.number, {})
        for start, end in split_prose(paragraph.text):
            text = paragraph.text[start:end]
            amounts = [each.amount for each in list_numbers(text)] if own else []
            near = _find_amounts(amounts, own)
            yield text, len(amounts), [each for each in near if stated[each[1]][0].text in text]


def _find_amounts(
    amounts: Sequence[float], known: dict[float, list[int]]
) -> Iterator[tuple[int, int]]:
    """Yield what is known of each amount, with the place of the amount where it is first."""
    first = {amount: place for place, amount in reversed([*enumerate(amounts)])}
    for amount, place in first.items():
        for at in known.get(amount, ()):
            yield place, at


def _name_time(statistic: Statistic, now: str) -> str | None:
    """Return the year of a statistic, or "today" for that of the release; None without a year."""
    year = str(statistic.year or "")
    return "today" if re.fullmatch(now, year) else year or None


def _read_text(
    statistic: Statistic, label: frozenset[str], sentence: str, now: str
) -> tuple[bool, frozenset[str], frozenset[str]]:
    """Return whether a statistic's text runs on to its label, and what it and its end say more.

    What a single word counts, the whole ``sentence`` says: 1,450 pumps were repaired.
    """
    text = statistic.text
    start, end = find_figure(statistic) or (0, 0)
    after = text[end:].lstrip()
    runs_on = after.startswith(statistic.label)
    rest = after.removeprefix(statistic.label) if runs_on else ""
    following = _MARK.split(next((rest[: each.start] for each in list_numbers(rest)), rest))[0]
    whole = sentence.replace(text, f"{text[:start]} {after}", 1) if len(label) == 1 else ""
    said = _list_more(whole or f"{text[:start]} {after}", label, now)
    return runs_on, said and said | VERBS, _list_more(following, label, now) - VERBS


def _list_more(text: str, label: frozenset[str], now: str) -> frozenset[str]:
    """Return the words of a part of the source that say more than a label and a time."""
    words = frozenset(fold_words(text)) - STOPPED - label
    return frozenset(word for word in words if not re.fullmatch(rf"{now}|\d+", word))


def _find_heads(label: Sequence[str]) -> frozenset[str]:
    """Return the nouns that a label counts: representatives, stakeholders.

    They are the last word of its first phrase, and of those that "and" joins to it.
    """
    words = re.sub(r"\w+ s ", "", f"{' '.join(label)} ").split()
    start = next((place for place, word in enumerate(words) if word not in STOPPED), len(words))
    heads: list[str] = []
    for word, following in zip(words[start:], (*words[start + 1 :], "of"), strict=False):
        if following in STOPPED and word not in STOPPED:
            heads.append(word)
        if word in STOPPED and word != "and":
            break
    return frozenset(heads)
