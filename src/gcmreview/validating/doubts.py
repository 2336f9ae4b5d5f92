"""What is legal in a dataset but doubtful: what the source has and no record holds."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from gcmreview.check.context import CheckOptions
from gcmreview.dataset.model import Paragraph, Review, find_figure, get_paragraph
from gcmreview.dataset.problems import Problem
from gcmreview.dataset.provenance import PROVENANCE, list_sought, walk_records
from gcmreview.text.folding import fold
from gcmreview.text.marks import list_passages
from gcmreview.text.numbers import Number, list_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import RUN, fold_words

_Doubts = Iterator[Problem]
_Doubt = Callable[[Review], _Doubts]
# Words. Fewer between marks are as likely a term as a quotation, as in a draft.
_FEWEST_WORDS = CheckOptions().min_words
# Records whose numbers are no figures of the release: telephone numbers, dates, goals, titles of
# links, and what a speaker says.
_WITHOUT_FIGURES = ("contacts", "event", "links", "quotes", "sdgs")
# Two capitals or more, as in ILO, UNICEF and UN-Habitat.
_ACRONYM = r"[A-Z]{2,}(?:-[A-Z]\w+)?"
_INTRODUCED = rf"\((?P<acronym>{_ACRONYM})\)"
# In a list: between commas, or before or after "and".
_LISTED = rf"(?:[,;:]|\band)\s+(?P<acronym>{_ACRONYM})(?=[,;.]|\s+and\b|\s*$)"
# Agencies of a sentence that make it a list of agencies. With two it may be about both.
_MANY_AGENCIES = 3
# Characters before an acronym in which its name is; the longest one of the built-in dataset has 71.
_LONGEST_NAME = 160
# Small words within a name.
_WITHIN_NAMES = (
    "a|an|and|da|das|de|del|der|des|die|do|du|et|for|für|in|la|le|les|of|on|the|to|und|y"
)
_NAME = rf"(?:(?:[A-Z]\S*|{_WITHIN_NAMES})\s+)+$"
_BODIES = (
    r"\b(?:Agency|Alliance|Association|Authority|Bank|Board|Bureau|Centre|Center|Commission|"
    r"Committee|Confederation|Council|Department|Federation|Foundation|Fund|Institute|Ministry|"
    r"Network|Office|Organi[sz]ation|Programme|Program|Secretariat|Service|Society|Union)\b"
)
# Words after a number that are not, and do not go before, what it counts.
_NOT_COUNTED = (
    r"(?!(?:across|and|as|at|by|does|for|has|his|in|is|its|of|on|or|the|this|to|was|with)\b)"
)
# What a number counts: up to two words and a plural, as in 12 small island States; not an age.
_COUNTED = (
    rf"(?!\s\w+\sold\b)(?:\s{_NOT_COUNTED}[a-z-]+){{0,2}}\s{_NOT_COUNTED}"
    r"(?:[A-Za-z-]*[a-z]s|people|(?:wo)?men|children|staff)\b"
)
# For each word or part of a number, the texts that have it, and where.
_Index = dict[str, list[tuple[str, int]]]
# A number that is written for its size, as those of years, goals and articles are not.
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+"
# Characters before and after a number in which the word before it, and what it counts, are.
_NEAR = 80
# A number after one of these, or after a name, is the number of something: Goal 10, 12 March.
_BEFORE_COUNTED = frozenset(("a", "all", "and", "but", "for", "from", "in", "of", "the", "to"))


def find_doubts(review: Review) -> Iterator[Problem]:
    """Yield what is doubtful in a valid review, with the names of rules."""
    for name, doubt in _DOUBTS.items():
        yield from (problem._replace(rule=name) for problem in doubt(review))


def _list_unrecorded_quotes(review: Review) -> _Doubts:
    """Yield what may be a quote, is in no record, and has several words."""
    following = (*(paragraph.text for paragraph in review.paragraphs[1:]), "")
    held = _hold(review, tuple(PROVENANCE))
    for paragraph, after, texts in zip(review.paragraphs, following, held, strict=True):
        known = set(texts)
        for words in _list_quoted(paragraph.text, after):
            # They may be a part of a record's words, such as of the title of a link.
            is_held = words in known or any(words in text for text in texts)
            if not is_held and len(fold_words(words)) >= _FEWEST_WORDS:
                message = f"no record has the quotation '{words}'; add a quote, if somebody said it"
                yield Problem(_place(paragraph), message)


def _list_quoted(text: str, following: str) -> Iterator[str]:
    """Yield what is between marks in a paragraph, and not within others."""
    end = 0
    for pair in sorted(list_passages(text, following)):
        if pair.opened >= end:
            end = pair.closed
            yield text[pair.start : pair.end].strip()


def _hold(review: Review, keys: Sequence[str]) -> list[list[str]]:
    """Return for each paragraph the words of the records under some keys that are from it."""
    held: list[list[str]] = [[] for _ in review.paragraphs]
    for _, key, record in walk_records(review):
        for field in ("text",) if key == "quotes" else list_sought(key):
            words, number = getattr(record, field), get_paragraph(record, field)
            if key in keys and words and number is not None:
                held[number].append(words)
    return held


def _hold_figures(review: Review) -> list[list[str]]:
    """Return for each paragraph the words of its records in which all numbers are theirs.

    Of a statistic they are its figure and its label: its text may have the figures of others.
    """
    held = _hold(review, _WITHOUT_FIGURES)
    for statistic in review.statistics:
        figure = find_figure(statistic) or (0, 0)
        held[statistic.paragraph] += (statistic.text[slice(*figure)], statistic.label)
    return held


def _list_unlisted_agencies(review: Review) -> _Doubts:
    """Yield where the source first introduces or lists an agency that is unknown."""
    # In a dataset without agencies nothing says that they are wanted.
    known = {
        fold(name) for agency in review.agencies for name in (agency.acronym, *agency.spellings)
    }
    seen = set(known)
    for paragraph in review.paragraphs if known else ():
        text = paragraph.text
        for acronym in (*_list_introduced(text), *_list_others(text, known)):
            if fold(acronym) not in seen:
                seen.add(fold(acronym))
                message = f"no agency has the acronym '{acronym}'; add it, if it is one"
                yield Problem(_place(paragraph), message)


def _list_introduced(text: str) -> Iterator[str]:
    """Yield the acronyms in brackets after the name of a body: Food and ... Organization (FAO)."""
    for match in re.finditer(_INTRODUCED, text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        name = re.search(_NAME, before)
        if name and re.search(_BODIES, name[0]):
            yield match["acronym"]


def _list_others(text: str, known: set[str]) -> Iterator[str]:
    """Yield the acronyms of the sentences that list several agencies."""
    for start, end in split_prose(text):
        acronyms = [match["acronym"] for match in re.finditer(_LISTED, text[start:end])]
        if sum(fold(each) in known for each in acronyms) >= _MANY_AGENCIES:
            yield from acronyms


def _list_unrecorded_numbers(review: Review) -> _Doubts:
    """Yield the figures of the source that are in no statistic."""
    held = _hold_figures(review)
    # A title says again what the text says.
    for paragraph, texts in list(zip(review.paragraphs, held, strict=True))[1:]:
        text = paragraph.text
        known = _index_words(texts)
        for number in filter(partial(_is_figure, text), list_numbers(text)):
            if not _is_in_record(text, number, known):
                counted = _find_counted(text, number)
                words = text[number.start : counted.end() if counted else number.end].strip()
                message = f"no statistic has '{words}'; add one, if it is a figure"
                yield Problem(_place(paragraph), message)


def _index_words(texts: Sequence[str]) -> _Index:
    index: _Index = {}
    for text in dict.fromkeys(texts):
        for match in re.finditer(RUN, text):
            index.setdefault(match[0], []).append((text, match.start()))
    return index


def _is_in_record(text: str, number: Number, known: _Index) -> bool:
    """Return whether the words of a record are where a number is, and have all of it."""
    beginning = re.compile(RUN).finditer(text, number.start)
    words = takewhile(lambda word: word.start() < number.end, beginning)
    # The rarest of them: many records have the same qualifier.
    rare = min(words, key=lambda word: len(known.get(word[0], ())))
    places = ((record, rare.start() - place) for record, place in known.get(rare[0], ()))
    return any(
        0 <= start <= number.start
        and number.end <= start + len(record)
        and text.startswith(record, start)
        for record, start in places
    )


def _is_figure(text: str, number: Number) -> bool:
    """Return whether a number says how much or how many: not a date, an age, a goal, a name."""
    if number.unit or number.qualifier:
        return True
    before = text[max(0, number.start - _NEAR) : number.start]
    if before[-1:].strip() and before[-1] not in '(“"':
        # COVID-19, +41, A/19
        return False
    # After a comma a number is of its own: on 18 December, 164 countries.
    word = re.search(r"(\S*\w)\s+$", before)
    if word and word[1][:1].isupper() and word[1].lower() not in _BEFORE_COUNTED:
        return False
    is_grouped = re.fullmatch(_GROUPED, text[number.start : number.end]) is not None
    return is_grouped or _find_counted(text, number) is not None


def _find_counted(text: str, number: Number) -> re.Match[str] | None:
    """Return the words for what a number counts, right after it."""
    return re.compile(_COUNTED).match(text, number.end, number.end + _NEAR)


def _place(paragraph: Paragraph) -> tuple[str | int, ...]:
    return ("paragraphs", paragraph.number, "text")


_DOUBTS: dict[str, _Doubt] = {
    "unrecorded-quote": _list_unrecorded_quotes,
    "unlisted-agency": _list_unlisted_agencies,
    "unrecorded-number": _list_unrecorded_numbers,
}
