"""Find the figures that a release states, each with what it counts and what qualifies it.

A figure keeps its whole sentence, since any word of it may qualify the figure.
"""

import re
from collections.abc import Iterator

from gcmreview.dataset.model import Statistic, Year
from gcmreview.importing.people import QUOTED
from gcmreview.text.dates import MONTHS
from gcmreview.text.numbers import YEAR, Number, list_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import SAYING_VERBS, normalize

# A figure as it is written: its qualifier, its number in digits, its unit.
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?"
_FIGURE = re.compile(rf"(?P<qualifier>\D*?)\s?(?P<number>{_DIGITS})(?:\s?(?P<unit>\D.*))?")
# The year of a figure, right after it or after the words for what it counts.
_YEAR_AFTER = re.compile(rf"\s(?:in|since|by|for|as\sof)\s(?:the\syear\s)?({YEAR})\b|\s(today)\b")
# The year at the start of a sentence is that of all its figures, if it names no other.
_YEAR_FIRST = re.compile(rf"\s*(?:in|since|by|as\sof|during)\s({YEAR})\b", re.IGNORECASE)
# What a figure counts: the words after it, up to a mark, a verb or another clause.
_LABEL = re.compile(r"\s((?:of\s)?[^\W\d_][^,;:.()“”\"–—\d\n]*)")
_ENDING = (
    "who|which|that|to|in|were|was|is|are|be|have|has|had|will|can|from|by|as|than|at|on|for|with"
    f"|before|after|now|today|since|over|per|each|ago|{'|'.join(sorted(SAYING_VERBS))}"
)
_LABEL_ENDS = re.compile(rf"(?:^|\s)(?:{_ENDING}|(?:and|or)\s(?:{_ENDING}))\b|\s(?:and|or)?\Z")
# Words that are plural without an s.
_PLURALS = frozenset(("people", "children", "women", "men", "persons", "youth"))
# What the figures of a sentence count, before them: the number of migrants has grown from 52.
_COUNTED = re.compile(
    r"\b(?:number|total|population|amount|value|cost|share|proportion)\sof\s(?:the\s)?([^,;:.\n]+?)"
    r"\s(?:has|have|had|is|was|were|are|rose|grew|fell|reached|will|increased|decreased|to|by)\b"
)
# Words that are not counted by themselves: 5 of them, 3 others.
_EMPTY_TEXT = """
of the a an in on at to and or per for with other others more them these those it its this
years year months month weeks days hours minutes times points
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
_MONTH = "|".join(MONTHS)
# What is before a number that is a name or a date: Goal 10, paragraph 3, COVID-19, May 5.
_NAMING = re.compile(
    r"(?:\b(?:goal|target|sdg|article|paragraph|para|section|resolution|page|room|no|number|chapter"
    rf"|annex|table|figure|phase|level|round|part|session|age|aged|tel|fax|phone|{_MONTH})s?\.?\s"
    r"|[\w)][-/+#.:]|[-+/#]|\b(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?:and|to|or)\s)\Z",
    re.IGNORECASE,
)
# What is after a number that is a date, a time, an age, a rank or a range.
_NAMED = re.compile(
    rf"\s(?:(?:to|and|or)\s\d+\s)?(?:{_MONTH}|o[’']clock|a\.?m\b|p\.?m\b|years?[ -]old)\b"
    r"|(?:st|nd|rd|th)\b|[-/:.–]\d|\s\d|\s[-–]\s|-(?:year|day|month|week)",
    re.IGNORECASE,
)
# Characters of the longest sentence; the longest of our release has 402. A longer one is a list.
_LONGEST = 1000
_CURRENCY = re.compile(r"(?:\b[A-Z]{1,3} ?)?[$€£¥₹]\Z")
# A plain number that counts something is this or more; a smaller one is a figure by its unit.
_LEAST_PLAIN = 10


def find_figures(paragraph: int, text: str) -> Iterator[Statistic]:
    """Yield the figures of a paragraph that has only what is not quoted of its text."""
    for start, end in split_prose(text):
        sentence = text[start:end].strip()
        # A sentence around a quotation is not whole here.
        if QUOTED not in sentence and len(sentence) <= _LONGEST:
            yield from _find_in_sentence(paragraph, sentence)


def _find_in_sentence(paragraph: int, sentence: str) -> Iterator[Statistic]:
    for number in list_numbers(sentence):
        before, after = sentence[: number.start], sentence[number.end :]
        written = _FIGURE.fullmatch(sentence[number.start : number.end])
        if written is None or _NAMING.search(before) or _NAMED.match(after):
            continue
        label = _choose_label(number, before, after)
        if label:
            yield _make_figure(paragraph, sentence, written, label, after)


def _choose_label(number: Number, before: str, after: str) -> str | None:
    """Return the words for what a figure counts, after it or else before it."""
    is_counted = number.unit or number.qualifier or number.amount >= _LEAST_PLAIN
    label = _find_label(after) if is_counted else None
    counted = _COUNTED.search(before) if number.unit else None
    return label or (counted[1] if counted else None)


def _find_label(after: str) -> str | None:
    """Return the words for what a figure counts: "of all the world’s international migrants"."""
    found = _LABEL.match(after)
    if found is None:
        return None
    end = _LABEL_ENDS.search(found[1])
    label = found[1][: end.start() if end else None].rstrip()
    words = set(normalize(label).split()) - _EMPTY
    is_plural = any(word.endswith("s") or word in _PLURALS for word in words)
    return label if words and (is_plural or label.startswith("of ")) else None


def _make_figure(
    paragraph: int, sentence: str, written: re.Match[str], label: str, after: str
) -> Statistic:
    # The loader holds a currency as the qualifier: US$ of US$12 million.
    currency = _CURRENCY.search(sentence[: sentence.index(written[0])])
    digits = re.sub(r"[^\d.]", "", written["number"])
    unit = (written["unit"] or "").strip(" -\u00a0") or None
    return Statistic(
        id="",
        value=float(digits) if "." in digits else int(digits),
        unit=unit,
        qualifier=written["qualifier"].strip() or (currency[0] if currency else None),
        year=_find_year(sentence, after, label),
        label=label,
        text=sentence,
        paragraph=paragraph,
        editorial={},
    )


def _find_year(sentence: str, after: str, label: str) -> Year:
    """Return the year right after a figure or its label, or the one that begins the sentence."""
    rest = after.partition(label)[2] if label in after[: len(label) + 2] else after
    found = _YEAR_AFTER.match(rest) or _YEAR_AFTER.match(after)
    if found:
        return "today" if found[2] else int(found[1])
    first = _YEAR_FIRST.match(sentence)
    is_only = len(re.findall(rf"\b{YEAR}\b", sentence)) == 1
    return int(first[1]) if first and is_only else None
