"""Rules on a review's records and its paragraphs; each yields the problems it finds."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from gcmreview.dataset.model import Quote, Review, get_paragraph, write_figure
from gcmreview.dataset.problems import Problem
from gcmreview.dataset.provenance import (
    ReviewRule,
    is_editorial,
    list_fields,
    list_sought,
    walk_records,
)
from gcmreview.suggestions import suggest
from gcmreview.text.characters import CLOSERS, DOUBLE, SINGLE
from gcmreview.text.numbers import find_lost_words

# The usual closing mark of each opening one.
_PAIRS = {"‹": "›"} | {opening: closing[0] for opening, closing in CLOSERS.items()}
# Words between double marks.
_QUOTED = rf"[{DOUBLE}]([^{DOUBLE}]+)[{DOUBLE}]"
# What separates the digits of one number.
_GROUPING = (",", ".", "\u00a0")


def _hash(text: str) -> str:
    # hashlib loads OpenSSL, 2 ms; the standard library's random.py avoids it in this way too.
    # Python 3.12 has the lean module as _sha2, 3.11 as _sha256.
    for name in ("_sha2", "_sha256", "hashlib"):
        with suppress(ImportError):
            return str(import_module(name).sha256(text.encode()).hexdigest())
    raise ImportError("this Python has no SHA-256")


def _checksum_is_right(review: Review) -> Iterator[Problem]:
    checksum = _hash(review.source)
    if review.release.sha256 and review.release.sha256 != checksum:
        message = (
            f"the paragraphs' checksum is {checksum}; correct the paragraphs, "
            "or write this checksum if the source is another one"
        )
        yield Problem(("release", "sha256"), message)


def _title_is_paragraph_0(review: Review) -> Iterator[Problem]:
    title = review.paragraphs[0].text
    if review.release.title and review.release.title != title:
        yield Problem(("release", "title"), f"is not the text of paragraph 0, '{title}'")
    if not _occurs_in(review.release.place, review.source):
        message = f"'{review.release.place}' is not in the source"
        yield Problem(("release", "place"), message)


def _paragraphs_exist(review: Review) -> Iterator[Problem]:
    last = len(review.paragraphs) - 1
    for place, _, record in walk_records(review):
        for field in record._fields:
            for number in _list_numbers(field, getattr(record, field)):
                if number > last:
                    message = f"there is no paragraph {number}; the last is {last}"
                    yield Problem((*place, field), message)


def _list_numbers(field: str, value: Any) -> Sequence[int]:
    """Return the numbers of paragraphs in a field: ``paragraph``, ``name_paragraph``, a note's."""
    if field == "paragraphs":
        return value  # type: ignore[no-any-return]
    return (value,) if field.endswith("paragraph") and value is not None else ()


def _notes_name_paragraphs_in_order(review: Review) -> Iterator[Problem]:
    for index, note in enumerate(review.notes):
        if list(note.paragraphs) != sorted(set(note.paragraphs)) or not note.paragraphs:
            message = "name the paragraphs that the note is about, in order and each once"
            yield Problem(("notes", index, "paragraphs"), message)


def _words_are_in_their_paragraph(review: Review) -> Iterator[Problem]:
    for place, key, record in walk_records(review):
        for field in list_sought(key):
            if is_editorial(record, field):
                continue
            words, number = getattr(record, field), get_paragraph(record, field)
            text = review.source if number is None else _get_text(review, number)
            if words and text is not None and not _occurs_in(words, text):
                where = "the source" if number is None else f"paragraph {number}"
                perhaps = field in list_fields(key, "perhaps")
                hint = f", or name its origin: editorial.{field}" if perhaps else ""
                message = f"not in {where}: '{words}'; write the source's own words{hint}"
                yield Problem((*place, field), message)


def _get_text(review: Review, number: int) -> str | None:
    return review.paragraphs[number].text if 0 <= number < len(review.paragraphs) else None


def _quotes_are_between_marks(review: Review) -> Iterator[Problem]:
    for index, quote in enumerate(review.quotes):
        text = _get_text(review, quote.paragraph)
        if (
            quote.text
            and text is not None
            and not _is_quoted(quote.text, text, _get_text(review, quote.paragraph + 1) or "")
        ):
            message = f"not between quotation marks in paragraph {quote.paragraph}: '{quote.text}'"
            near = suggest(quote.text, re.findall(_QUOTED, text), most=1)
            hint = f"; the paragraph has '{near[0]}'" if near else ""
            yield Problem(("quotes", index, "text"), message + hint)


def _is_quoted(words: str, text: str, following: str) -> bool:
    """Return whether ``words`` are in ``text``, right between one pair of quotation marks.

    A quotation over several paragraphs has an opening mark in each, and a closing one only in the
    last: no mark closes the words at the end of a paragraph if ``following``, the text of the
    next, begins with a mark.
    """
    for start in _find_all(words, text):
        end = start + len(words)
        opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
        pair = _PAIRS.get(opening)
        is_closed = closing == pair or (not closing and following.startswith(opening))
        if pair and is_closed and (pair in SINGLE or pair not in words):
            return True
    return False


def _attributions_fit_their_paragraphs(review: Review) -> Iterator[Problem]:
    names = {speaker.id: speaker.name for speaker in review.speakers}
    continued = {
        (quote.paragraph, quote.speaker)
        for quote in review.quotes
        if quote.attribution == "continued"
    }
    for index, quote in enumerate(review.quotes):
        name, number = names.get(quote.speaker), quote.paragraph
        text = _get_text(review, number)
        if not name or text is None:
            continue
        before = _get_text(review, number - 1) or ""
        is_continued = name in before or (number - 1, quote.speaker) in continued
        message = _judge_attribution(quote, name, name in text, is_continued)
        if message:
            yield Problem(("quotes", index, "attribution"), message)


def _judge_attribution(quote: Quote, name: str, is_named: bool, is_continued: bool) -> str:
    """Return what is wrong with a quote's attribution to the speaker of that name, if anything."""
    number = quote.paragraph
    match quote.attribution:
        case "explicit" if not is_named:
            fault = f"paragraph {number} does not name {name}"
            return f"{fault}; correct the speaker, or write 'continued'"
        case "continued" if is_named:
            return f"paragraph {number} names {name}; write 'explicit'"
        case "continued" if not is_continued:
            return f"paragraph {number - 1} neither names nor continues {name}"
        case _:
            return ""


def _years_are_in_their_words(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        year = statistic.year
        if year is not None and statistic.text and not _occurs_in(str(year), statistic.text):
            yield Problem(("statistics", index, "year"), f"'{year}' is not in 'text'")


def _figures_are_in_their_words(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        figure = write_figure(statistic)
        if statistic.text and not _occurs_in(figure, statistic.text):
            yield Problem(("statistics", index, "value"), f"'{figure}' is not in 'text'")


def _figures_are_whole(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        text = _get_text(review, statistic.paragraph) or ""
        if not statistic.text or statistic.text not in text:
            continue
        before, _, after = text.partition(statistic.text)
        head, figure, tail = statistic.text.partition(write_figure(statistic))
        lost = find_lost_words(f"{before}{head}", f"{tail}{after}") if figure else None
        if lost:
            field = "qualifier" if lost.is_before else "unit"
            message = f"add '{lost.words}', which the source says of the figure"
            yield Problem(("statistics", index, field), message)


def _occurs_in(words: str, text: str) -> bool:
    """Return whether ``words`` occur in ``text`` as words, not as parts of longer ones."""
    return any(
        not _is_joined(text, start) and not _is_joined(text, start + len(words))
        for start in _find_all(words, text)
    )


def _find_all(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _is_joined(text: str, place: int) -> bool:
    """Return whether a word or a number goes on across ``place``."""
    before, after = text[max(0, place - 2) : place], text[place : place + 2]
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    # As the thousands and decimals of a number do: 1,200 or 1.5.
    around = before + after
    return any(
        first.isdigit() and between in _GROUPING and last.isdigit()
        for first, between, last in zip(around, around[1:], around[2:], strict=False)
    )


SOURCE_RULES: tuple[ReviewRule, ...] = (
    _checksum_is_right,
    _title_is_paragraph_0,
    _paragraphs_exist,
    _notes_name_paragraphs_in_order,
    _words_are_in_their_paragraph,
    _quotes_are_between_marks,
    _attributions_fit_their_paragraphs,
    _years_are_in_their_words,
    _figures_are_in_their_words,
    _figures_are_whole,
)
