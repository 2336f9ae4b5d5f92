"""What a case quotes: words of the bundled review, and an oracle of what the source says.

The oracle knows nothing of the checker. It rejects a forbidden edit whose words are the source's
after all.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from random import Random
from typing import Literal, NamedTuple

import edits
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Speaker

Pool = Literal["quotes", "prose", "any"]

REVIEW = load_review()
# Paragraphs of the release's own prose, without a quotation in them.
PROSE = (1, 2, 3, 4, 11, 13, 18)
# Words of the release's title that are no words of grammar.
_TITLE = {
    each for each in re.findall(r"\w+", REVIEW.release.title.casefold()) if len(each) > len("and")
}
# How often the pool "any" gives prose, and how often a part of a passage is taken.
_SELDOM, _OFTEN = 0.2, 0.4
# Words that two speakers share: at least so many words, and fewer than so many characters.
_SHARED_WORDS, _SHARED_LENGTH = 4, 80
# Words on one side of a splice.
_LEAST_SPLICED = 6
_MADAM = ("alisjahbana", "asada-miyakawa", "motus")
# What joins the two sides of a splice.
_JOINTS = {
    "nothing": (" ", ", ", ". ", " – "),
    "a word": (" and ", ", and ", " but ", " because "),
    "an ellipsis": tuple(f" {mark} " for mark in edits.OMISSIONS),
    "nothing, with prose": (" ", ", ", ". ", " … "),
}


class Passage(NamedTuple):
    """Words of the source, and the id of the speaker who said them (None: the release)."""

    text: str
    speaker: str | None


Draw = Callable[[Random], Passage | None]
Form = Callable[[Random, Speaker], str]
Name = Callable[[Random, Passage], str | None]


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


def is_in_source(text: str) -> bool:
    """Say if words are in the source, except for their first letter's case and final mark."""
    folded = edits.drop_final(_fold(text))
    if not folded:
        return True
    either = f"(?i:{re.escape(folded[0])})" if folded[0].isalpha() else re.escape(folded[0])
    pattern = rf"(?<!\w){either}{re.escape(folded[1:])}(?!\w)"
    return any(re.search(pattern, source) for source in _list_sources())


def split_pieces(text: str) -> list[str]:
    """Return the pieces of a quotation between its marks of omission and its brackets."""
    mark = r"\[…\]|\[\.\.\.\]|\(\.\.\.\)|…|\.\s?\.\s?\.(?:\s?\.)?|\w*\[[^\]]*\]\w*"
    return [piece.strip(" ") for piece in re.split(mark, text) if piece.strip(" ,.;")]


@cache
def _find_owners(text: str) -> frozenset[str]:
    folded = _fold(text).strip(".,").casefold()
    owners = {quote.speaker for quote in REVIEW.quotes if folded in _fold(quote.text).casefold()}
    for paragraph in REVIEW.paragraphs:
        if paragraph.number in PROSE and folded in _fold(paragraph.text).casefold():
            owners.add(f"paragraph {paragraph.number}")
    return frozenset(owners)


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


def take(pool: Pool = "any", least: int = 8, most: int = 0, *, is_whole: bool = False) -> Draw:
    """Return what draws a quote or a part of one, or a sentence or two of prose or a part of them.

    It has at least ``least`` words, in one place of the source only. ``most`` words ask for a part,
    ``is_whole`` for no part.
    """

    def draw(random: Random) -> Passage | None:
        passage = random.choice(_choose_pool(random, pool))
        length = len(edits.find_words(passage.text))
        is_part = bool(most) or (not is_whole and random.random() < _OFTEN)
        if length < least:
            return None
        if is_part:
            text = _draw_part(random, passage.text, least, min(most or length, length))
            passage = passage._replace(text=text)
        return passage if len(_find_owners(passage.text)) == 1 else None

    return draw


def take_own(least: int) -> Draw:
    """Return what draws a part of a quote with at least ``least`` words that are its speaker's own.

    Those of names and of the release's title are not: anybody who writes about it uses them.
    """
    draw_any = take("quotes", least)

    def draw(random: Random) -> Passage | None:
        passage = draw_any(random)
        return passage if passage and _count_own(passage.text) >= least else None

    return draw


def _count_own(text: str) -> int:
    words = [each for each in edits.find_words(text) if each.start() == 0 or each[0].islower()]
    return sum(each[0].casefold() not in _TITLE for each in words)


def _choose_pool(random: Random, pool: Pool) -> tuple[Passage, ...]:
    if pool == "any":
        pool = "prose" if random.random() < _SELDOM else "quotes"
    return _list_prose() if pool == "prose" else _list_quotes()


def _draw_part(random: Random, text: str, least: int, most: int) -> str:
    """Draw a run of words; it has ``least`` words even if the text has room for no more."""
    words = edits.find_words(text)
    length = random.randint(least, max(least, most))
    first = random.randint(0, max(0, len(words) - length))
    last = min(first + length, len(words)) - 1
    return text[words[first].start() : words[last].end()]


@cache
def _list_shared() -> tuple[str, ...]:
    texts = {
        run
        for quote in REVIEW.quotes
        for run in _list_runs(quote.text, _SHARED_WORDS)
        if len(run) < _SHARED_LENGTH
    }
    return tuple(sorted(text for text in texts if len(_find_owners(text)) > 1))


def _list_runs(text: str, least: int) -> list[str]:
    words = edits.find_words(text)
    return [
        text[words[first].start() : words[last].end()]
        for first in range(len(words) - least + 1)
        for last in range(first + least - 1, len(words))
    ]


def draw_shared(random: Random) -> Passage | None:
    """Draw words that two speakers share."""
    text = random.choice(_list_shared() or ("",))
    owners = [owner for owner in sorted(_find_owners(text)) if " " not in owner]
    return Passage(text, random.choice(owners)) if text else None


def splice(joint: str) -> Draw:
    """Return what draws parts of two quotes, or of a quote and prose, joined as one quotation."""

    def draw(random: Random) -> Passage | None:
        one, other = random.sample(_list_quotes(), 2)
        if joint == "nothing, with prose":
            other = random.choice(_list_prose())
        first, second = _draw_side(random, one.text), _draw_side(random, other.text)
        # All joints are drawn, so that a seed gives every joint the same chance.
        between = {name: random.choice(each) for name, each in _JOINTS.items()}[joint]
        text = first.rstrip(".,") + between + second
        return None if is_in_source(text) else Passage(text, one.speaker)

    return draw


def _draw_side(random: Random, text: str) -> str:
    side = _draw_part(random, text, _LEAST_SPLICED, len(edits.find_words(text)))
    return side if len(_find_owners(side)) == 1 else text


def draw_neighbours(random: Random) -> Passage:
    """Draw two quotes that are neighbours in the release, joined as one quotation."""
    random.sample(_list_quotes(), 2)  # Unused: it keeps the cases of a seed what they were.
    at = random.choice((0, 2, 4))
    one, other = _list_quotes()[at : at + 2]
    text = random.choice((f"{one.text[:-1]}. {other.text}", f"{one.text} {other.text}"))
    return Passage(text, one.speaker)


# Speakers


def _get_title(speaker: Speaker) -> str:
    return "Ms." if speaker.id in _MADAM else "Mr."


def name_as_press(random: Random, speaker: Speaker) -> str:
    """Name a speaker as the press does."""
    title = _get_title(speaker)
    return random.choice(
        (
            speaker.name,
            f"{speaker.name}, {speaker.description}",
            f"{title} {speaker.family_name}",
            speaker.family_name,
            f"{speaker.honorific or title} {speaker.name}, {speaker.description}",
        )
    )


def name_by_office(random: Random, speaker: Speaker) -> str:
    """Name a speaker by the office only."""
    role = speaker.roles[0]
    return f"the {random.choice((speaker.description, f'{role.title} of {role.organization}'))}"


def name_fully(random: Random, speaker: Speaker) -> str:
    """Name a speaker by the full name."""
    return random.choice((speaker.name, f"{speaker.name}, {speaker.description}"))


def name_by_title(_: Random, speaker: Speaker) -> str:
    """Name a speaker by the family name."""
    return f"{_get_title(speaker)} {speaker.family_name}"


def name_by_first_role(_: Random, speaker: Speaker) -> str:
    """Name a speaker by the title and its organization, since several may have the same title."""
    role = speaker.roles[0]
    return f"the {role.title} of {role.organization}"


def name_unknown(random: Random, _: Speaker) -> str:
    """Name a person who is not in the review."""
    return random.choice(("Maria Lopez", "John Smith, a Minister of Health", "Ms. Okafor"))


def name_speaker(form: Form = name_as_press) -> Name:
    """Return what names the speaker of a passage; it names nobody for the release's prose."""

    def name(random: Random, passage: Passage) -> str | None:
        speakers = [each for each in REVIEW.speakers if each.id == passage.speaker]
        return form(random, speakers[0]) if speakers else None

    return name


def draw_other(random: Random, passage: Passage) -> Speaker:
    """Draw a speaker who did not say a passage."""
    return random.choice([each for each in REVIEW.speakers if each.id != passage.speaker])


def name_other(form: Form) -> Name:
    """Return what names a speaker who did not say a passage."""
    return lambda random, passage: form(random, draw_other(random, passage))
