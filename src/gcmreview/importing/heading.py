"""Find where and when a release was published, and what its page says of it."""

import datetime
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import NamedTuple

from gcmreview.documents.readers.markdown.extensions import find_front_matter
from gcmreview.text.dates import MONTH, MONTHS
from gcmreview.text.sentences import SENTENCE_ENDS

_MONTH = rf"({MONTH}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?"
# 19 March 2021; March 19, 2021; 2021-03-19. Of 03/04/2021, nobody knows which is the month.
_DATES = (
    (rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(\d{{4}})\b", (3, 2, 1)),
    (rf"\b{_MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})\b", (3, 1, 2)),
    (r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)", (1, 2, 3)),
)
# 19 March; March 19: the day of a release that takes its year for granted.
_DAYS = ((rf"\b(\d{{1,2}})\s{_MONTH}", (2, 1)), (rf"\b{_MONTH}\s(\d{{1,2}})\b", (1, 2)))
# Today (19 March); on Monday, May 5
_TODAY = re.compile(
    r"\b(?:[Tt]oday|[Oo]n [A-Z]\w+day),?\s\(?"
    rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})\b(?!,?\s\d)"
)
# The place that begins the first paragraph: Bangkok – …; GENEVA, 5 May 2020 — …; Rome (AP) - …
_WORD = r"[A-Z][\w.’'-]*"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PLACE = (
    rf"(?P<place>(?!{_WEEKDAY}\b){_WORD}"
    rf"(?:(?: |/|, )(?!{_MONTH}\b|{_WEEKDAY}\b){_WORD}){{0,4}})"
)
_DATELINE = re.compile(
    rf"\W{{0,3}}{_PLACE}(?P<rest>(?:,|\s\(|,?\s{_MONTH}|,?\s{_WEEKDAY}|,?\s\d)"
    r"[^–—―:“”\"]{0,60}?)?(?:(?:\s?[–—―]|\s-{1,2})\s|--(?:\([A-Z ]+\)--[^-\n]{6,30}--)?)"
)
# A dateline that ends in the whole date, and no dash: Geneva, 5 May 2020. Talks …
_WHOLE_DATELINE = re.compile(
    rf"\W{{0,3}}{_PLACE}(?:,?\s\(?|\s?[–—-]{{1,2}}\s)(?P<rest>(?:{_WEEKDAY},?\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}),?\s\d{{4}})\)?"
    r"\s?(?:/[\w ]+/\s?)?[.:|–—―-]{1,2}\s"
)
# A line that is a date after a place, or after whoever writes: Geneva, 5 May 2020.
_PLACE_LINE = re.compile(rf"{_PLACE},\s")
# Paragraphs after the title that may have the dateline: one or two lines may be a subtitle.
_REACH = 3
# Paragraphs after the title that may have one with a date: bylines and captions are above it.
_FAR_REACH = 8
# Words of the longest line that is only a date and a place: New York and Geneva, 5 May 2020.
_DATE_WORDS = 8
# What the head of a page says, by the name of the fact (Open Graph protocol; HTML standard, 4.2).
_META = (
    r"""<meta\b(?=[^>]*\b(?:property|name)\s*=\s*["']{0}["'])"""
    r"""[^>]*\bcontent\s*=\s*["']([^"'>]*)"""
)
_PAGE = {
    "publisher": (_META.format("og:site_name"),),
    "url": (
        r"""<link\b(?=[^>]*\brel\s*=\s*["']canonical["'])[^>]*\bhref\s*=\s*["']([^"'>]*)""",
        _META.format("og:url"),
    ),
    "date": (_META.format("article:published_time"),),
    "language": (r"""<html\b[^>]*\blang\s*=\s*["']([^"'>]*)""",),
}
# The same facts in the front matter of Markdown: date: 2021-03-19; lang = "en".
_FRONT = {
    name: (rf"(?m)^(?:{keys})[ \t]*[:=][ \t]*[\"']?([^\"'\r\n]+)",)
    for name, keys in {
        "publisher": "publisher|organization",
        "url": "url|canonical|canonical_url|permalink",
        "date": "date|published",
        "language": "lang|language",
    }.items()
}
_FACTS: Mapping[str, Mapping[str, Sequence[str]]] = {"html": _PAGE, "markdown": _FRONT}
# Characters of a page in which its head is.
_HEAD = 100_000


class Heading(NamedTuple):
    """What is known of a release besides its text, or None; ``from_page`` names what its page says.

    ``day`` is the month and the day, where the text gives no year: -03-19. ``before_date`` is what
    may be the place: Geneva, 5 May 2020.
    """

    place: str | None = None
    date: datetime.date | None = None
    day: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    from_page: tuple[str, ...] = ()
    before_date: str = ""


def read_heading(above: Sequence[str], texts: Sequence[str]) -> Heading:
    """Read the place and the date from the lines above the title and the first paragraphs."""
    first = texts[1 : 1 + _REACH]
    dateline = next(filter(None, map(_match_dateline, first)), None) or next(
        filter(None, map(_WHOLE_DATELINE.match, texts[1 : 1 + _FAR_REACH])), None
    )
    place = dateline["place"] if dateline else None
    dates = [*filter(_is_date, above), *filter(_is_date, first)]
    lines = [*above, *([dateline[0]] if dateline else [])]
    day = next(filter(None, map(find_date, [*lines, *dates])), None)
    before = next(filter(None, map(_PLACE_LINE.match, dates)), None)
    return Heading(
        place,
        day,
        day=None if day else _find_day(lines, first),
        before_date=before["place"] if before else "",
    )


def _match_dateline(text: str) -> re.Match[str] | None:
    return _WHOLE_DATELINE.match(text) or _DATELINE.match(text)


def read_head(heading: Heading, kind: str, markup: str) -> Heading:
    """Add to a heading what the head of a page says, or the front matter of Markdown."""
    if kind not in _FACTS:
        return heading
    head = markup[: find_front_matter(markup) if kind == "markdown" else _HEAD]
    return _add(heading, {name: _find_fact(head, each) for name, each in _FACTS[kind].items()})


def _add(heading: Heading, facts: Mapping[str, str | None]) -> Heading:
    url, day = facts["url"], find_date(facts["date"] or "") or heading.date
    page = heading._replace(
        date=day,
        day=None if day else heading.day,
        publisher=facts["publisher"],
        url=url if re.match(r"https?://[^\s<>\"'`\\]+\Z", url or "") else None,
        language=facts["language"],
    )
    names = [name for name in _PAGE if getattr(page, name) not in (None, getattr(heading, name))]
    return page._replace(from_page=tuple(names))


def _find_fact(head: str, patterns: Sequence[str]) -> str | None:
    found = (re.search(pattern, head, re.IGNORECASE) for pattern in patterns)
    return next((" ".join(unescape(each[1]).split()) for each in found if each), None) or None


def find_date(text: str) -> datetime.date | None:
    """Return the first whole date of a text: ``19 March 2021``, ``March 19, 2021``."""
    for pattern, order in _DATES:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            try:
                return datetime.date(*(_read_part(found[group]) for group in order))
            except ValueError:
                continue
    return None


def _read_part(part: str) -> int:
    return int(part) if part.isdigit() else _number_month(part)


def _number_month(name: str) -> int:
    return [month[:3].casefold() for month in MONTHS].index(name[:3].casefold()) + 1


def _is_date(text: str) -> bool:
    """Return whether a paragraph is a date and little else: Geneva, 5 May 2020."""
    is_line = len(text.split()) <= _DATE_WORDS and not text.rstrip().endswith(SENTENCE_ENDS)
    return is_line and find_date(text) is not None


def _find_day(lines: Sequence[str], texts: Sequence[str]) -> str | None:
    """Return the month and the day without a year of a dateline, or of today: -03-19.

    Another day in the text is that of something else.
    """
    said = [found[0] for text in texts for found in _TODAY.finditer(text)]
    for line in (*lines, *said):
        for pattern, (month, day) in _DAYS:
            found = re.search(pattern, line)
            if found:
                return f"-{_number_month(found[month]):02}-{int(found[day]):02}"
    return None
