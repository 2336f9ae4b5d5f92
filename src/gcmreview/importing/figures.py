"""Find the figures that a release states, each with what it counts and what qualifies it.

A figure keeps its whole sentence, since any word of it may qualify the figure.
"""

import re
from collections.abc import Iterator, Sequence

from gcmreview.dataset.model import Statistic, Year
from gcmreview.importing.details import Found
from gcmreview.importing.speakers.frames import QUOTED
from gcmreview.text.characters import repeat
from gcmreview.text.dates import MONTH
from gcmreview.text.numbers import FIGURE_REACH, NAMING, YEAR, Number, find_lost_words, list_numbers
from gcmreview.text.sentences import split_prose
from gcmreview.text.words import SAYING_VERBS, normalize

# A figure as it is written: its qualifier, its number in digits, its unit.
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<qualifier>\D*?)\s?(?P<number>{_DIGITS})(?:\s?(?P<unit>(?![.,/'’])\D.*))?"
)
# A year that nothing goes on with: not 2019 of 2019–2020, 2019/20, 2019 and 2020, 2030 Agenda.
_ALONE = rf"({YEAR})\b(?!\s?[-–—/]\s?\d|\s(?:and|or|to)\s\d|[’']?s\b|\sAgenda\b)"
# The year of a figure, right after it or after the words for what it counts. What is counted since
# a year is not of that year.
_YEAR_AFTER = re.compile(
    rf"\s(?:in|by|for|as\sof)\s(?:the\syear\s)?{_ALONE}|\s(today)\b(?!\s\w+ed\b)"
)
# The year at the start of a sentence is that of all its figures, if it names no other and compares
# nothing; else it is that of none but the first.
_YEAR_FIRST = re.compile(rf"\s*(?:in|by|as\sof|during)\s{_ALONE}", re.IGNORECASE)
_COMPARING = re.compile(
    r"\b(?:than|from|since|compared|against|before|after|earlier|previous|previously|last|later|ago"
    r"|next|then|up|down|until|still|today|now)\b",
    re.IGNORECASE,
)
# What a figure counts: the words after it, up to a mark, a number, a verb or another clause. CO2 is
# a word.
_WITHIN_LABEL = repeat(r"[^,;:.()“”\"–—\d\n@]|(?<=[\w-])\d")
_LABEL = re.compile(rf"\s((?:of\s)?[^\W\d_]{_WITHIN_LABEL})(?!@)")
_ENDING = (
    "who|which|that|to|in|were|was|is|are|be|have|has|had|will|can|may|might|could|would|should|must|from|by|as|than|at|on|for|with"
    "|include|includes|including|until|under|through|between|because|when|where|while|did|do|does"
    f"|before|after|now|today|since|over|ago|{'|'.join(sorted(SAYING_VERBS))}"
)
_LABEL_ENDS = re.compile(rf"(?:^|\s)(?:{_ENDING}|(?:and|or)\s(?:{_ENDING}))\b")
# Words that go on with another one, so that none is the last of a label: passengers used the.
_GOING_ON = (
    "a|about|across|against|aged|all|along|among|an|and|around|but|each|every|her|his|if|into|its|like"
    "|more|near|nor|not|of|onto|or|our|per|plus|so|the|their|these|this|those|towards?|whose|within|without"
)
_LABEL_REST = re.compile(rf"(?:\s+(?:{_GOING_ON}))*\s*\Z", re.IGNORECASE)
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
# What is before a number that is a name or a date: Goal 10, paragraph 3, COVID-19, May 5.
_NAMING = re.compile(
    rf"{NAMING}|(?:\b(?:{MONTH})\.?\s|[^\W\d][-/+#.:]|[+/#]|\+[\d ().-]*)\Z",
    re.IGNORECASE,
)
# What is after a number that is a date, a time, an age or a rank.
_NAMED = re.compile(
    rf"\s(?:(?:to|and|or)\s\d+\s)?(?:{MONTH}|o[’']clock|a\.?m\b|p\.?m\b|years?[ -]old)\b"
    r"|(?:st|nd|rd|th)\b|[/:.]\d|\s\d|-(?:year|day|month|week)",
    re.IGNORECASE,
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
# What is before and after a number of a range or a share: 5 to 10, between 5 and 10, 9 in 10, 5–10.
_RANGE_BEFORE = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d,.]*(?:\s\w+)?\s(?:and|to|or)\s\Z|[\d)]\s?[-–—/]\s?\Z"
    rf"|(?<!\w)-\Z|\b(?:\d+|{_SMALL})\s(?:in|out\sof)\s(?:every\s)?\Z",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r"[-–—]\d|\s[-–—]\s\d|\s(?:in|out\sof)\s(?:every\s)?\d{1,2}\b(?![\d.,])")
# Shares in words: two thirds of, a quarter of, half of, one in five, 9 out of 10.
_SHARE = re.compile(
    rf"\b(?P<number>an?|\d{{1,2}}|{_SMALL})"
    r"(?:[\s-](?P<part>(?:third|quarter|fifth|tenth)s?)(?=\sof\b)"
    rf"|\s(?P<ratio>(?:in|out\sof)\s(?:every\s)?(?:{_SMALL}|\d{{1,3}}))\b(?!\s(?:{MONTH})))"
    r"|\b(?P<half>half)(?=\s(?:of|all|the)\b)",
    re.IGNORECASE,
)
_VALUES = {"a": 1, "an": 1} | {word: value for value, word in enumerate(_SMALL.split("|"), 1)}
# Words beside a figure that change what it says, and are in no table of qualifiers.
_CHANGING = re.compile(
    r"\b(not(?:\seven)?|never|nor|neither|shy\sof|short\sof|north\sof|south\sof|the\sregion\sof"
    r"|the\sorder\sof|as\s(?:few|little|low|high)\sas|perhaps|possibly|probably|maybe|potentially"
    r"|virtually|practically|approaching|towards?|near(?:\sto)?|close\son|a\slittle|slightly"
    r"|(?:an\s)?average(?:\sof)?|projected|every)\s+\Z",
    re.IGNORECASE,
)
_CHANGING_AFTER = re.compile(
    r"(?:\s[\w’'-]+){0,3}\s(or\sthereabouts|if\snot\smore|and\scounting)\b|-(odd)\b"
)
# Words by which a language is known. None of the others is a word of English.
_ENGLISH_TEXT = """
the of and to in that for with was were is are by from has have had will at it its their this who
which more than over about said after on as a an our we not be
"""
_OTHER_TEXT = """
de la le les des du et est une un que el los las del por con para y se más plus au aux en dans sur
qui pour der das und den von mit ist ein eine im zu auf des dem nicht het een van voor och att som
på av til af og da os em na com uma il di che gli della nel e à
"""
_ENGLISH, _OTHER = frozenset(_ENGLISH_TEXT.split()), frozenset(_OTHER_TEXT.split())
# Words of another language that a sentence has: a name, as of La Paz or Ana de Souza, has one.
_LEAST_OTHER = 2
# The last character of the Latin alphabet with its accents (Unicode, "Latin Extended-B").
_LAST_LATIN = "\u024f"
# The start of a line of a list.
_BULLET = r"(?:\A|\n)[^\S\n]*[•·▪◦‣*–—-][^\S\n]+"
_NO_LABEL = "choose the words for what this figure counts, and look at what qualifies it"
_IN_RANGE = "this is part of a range or a share; write all of it, or leave it out"
_IN_OTHER = "the words beside this figure are not read as English; add what qualifies it"
_BESIDE_QUOTED = "this is beside a quotation; look at what qualifies it"
# Characters of the longest sentence; the longest of our release has 402. A longer one is a list.
_LONGEST = 1000
_CURRENCY = re.compile(
    r"((?:\b[A-Z]{1,3} ?)?[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD))[ \u00a0]?\Z"
)
# A plain number that counts something is this or more; a smaller one is a figure by its unit.
_LEAST_PLAIN = 10


def is_foreign(text: str, least: int = 1) -> bool:
    """Return whether a text has more words of other languages than of English."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    others = [word for word in words if word in _OTHER or word[0] > _LAST_LATIN]
    english = [word for word in words if word in _ENGLISH]
    return len(others) >= max(least, len(english) + 1)


def find_figures(paragraph: int, text: str, *, is_english: bool = True) -> Iterator[Found]:
    """Yield the figures of a paragraph that has only what is not quoted of its text."""
    for line in re.split(_BULLET, text):
        for start, end in split_prose(line):
            sentence = line[start:end].strip()
            if len(sentence) <= _LONGEST:
                yield from _find_in_sentence(paragraph, sentence, is_english=is_english)


def _find_in_sentence(paragraph: int, sentence: str, *, is_english: bool) -> Iterator[Found]:
    # A sentence around a quotation is not whole here.
    parts = [part.strip() for part in sentence.split(QUOTED)]
    found = [each for part in parts for each in _list_figures(paragraph, part)]
    if len(parts) > 1:
        doubt = _BESIDE_QUOTED
    else:
        # Most sentences have no figure, and their language does not count.
        is_read = is_english and not (found and is_foreign(sentence, _LEAST_OTHER))
        doubt = "" if is_read else _IN_OTHER
    yield from (Found(figure.record, figure.doubt or doubt) for figure in found)


def _list_figures(paragraph: int, text: str) -> Iterator[Found]:
    if re.search(r"\d", text):
        yield from _list_counted(paragraph, text)
    yield from _list_shares(paragraph, text)


def _list_counted(paragraph: int, sentence: str) -> Iterator[Found]:
    shares = [each.span() for each in _SHARE.finditer(sentence)]
    for number in list_numbers(sentence):
        before, after = sentence[: number.start], sentence[number.end :]
        written = _FIGURE.fullmatch(sentence[number.start : number.end])
        if written is None or _is_name(before, after) or _is_within(number.end, shares):
            continue
        label = _choose_label(number, before, after) or ""
        if label or number.unit or number.qualifier:
            figure = _make_figure(paragraph, (before, sentence), written, label, after)
            yield Found(figure, _doubt(before[-FIGURE_REACH:], after, number, label))


def _is_within(end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < end <= last for start, last in spans)


def _is_name(before: str, after: str) -> bool:
    """Return whether a number is that of a name, a date, a time or an age."""
    return bool(_NAMING.search(before[-FIGURE_REACH:]) or _NAMED.match(after))


def _doubt(before: str, after: str, number: Number, label: str) -> str:
    """Return why a figure is not sure: a range, what may qualify it, or what it counts."""
    # From 10 to over 12 people is no range.
    is_after = not number.qualifier and _RANGE_BEFORE.search(before)
    if is_after or _RANGE_AFTER.match(after):
        return _IN_RANGE
    changing = _CHANGING.search(before) or _CHANGING_AFTER.match(after)
    if changing:
        words = next(filter(None, changing.groups()))
        return f"“{words}” may qualify this figure; make it part of the qualifier, or leave it out"
    return "" if label else _NO_LABEL


def _list_shares(paragraph: int, sentence: str) -> Iterator[Found]:
    """Yield the shares in words; what they are of, a person writes."""
    for found in _SHARE.finditer(sentence):
        before = sentence[max(0, found.start() - FIGURE_REACH) : found.start()]
        lost = find_lost_words(before, "")
        number = (found["number"] or "").casefold()
        value = 0.5 if found["half"] else _VALUES.get(number) or int(number)
        unit = found["part"] or found["ratio"]
        qualifier = lost[0] if lost else None
        yield Found(
            Statistic("", value, unit, qualifier, None, "", sentence, paragraph, {}), _NO_LABEL
        )


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
    label = _LABEL_REST.sub("", found[1][: end.start() if end else None])
    words = set(normalize(label).split()) - _EMPTY
    is_plural = any(word.endswith("s") or word in _PLURALS for word in words)
    return label if words and (is_plural or label.startswith("of ")) else None


def _make_figure(
    paragraph: int, around: tuple[str, str], written: re.Match[str], label: str, after: str
) -> Statistic:
    """Make a figure; ``around`` is what is before it in its sentence, and the sentence."""
    before, sentence = around
    digits = re.sub(r"[^\d.]", "", written["number"])
    unit = (written["unit"] or "").strip(" -\u00a0") or None
    return Statistic(
        id="",
        value=float(digits) if "." in digits else int(digits),
        unit=unit,
        qualifier=written["qualifier"].strip() or _find_currency(before[-FIGURE_REACH:]),
        year=_find_year(sentence, after, label),
        label=label,
        text=sentence,
        paragraph=paragraph,
        editorial={},
    )


def _find_currency(before: str) -> str | None:
    """Return the currency before a figure, which the loader holds as its qualifier, with its own.

    That is "US$" of "US$12 million", and "over US$" of "over US$12 million".
    """
    currency = _CURRENCY.search(before)
    if currency is None:
        return None
    lost = find_lost_words(before[: currency.start()], "")
    return (
        before[before.rindex(lost[0]) : currency.end(1)]
        if lost and lost[0] in before
        else currency[1]
    )


def _find_year(sentence: str, after: str, label: str) -> Year:
    """Return the year right after a figure or its label, or the one that begins the sentence."""
    rest = after.partition(label)[2] if label and label in after[: len(label) + 2] else after
    found = _YEAR_AFTER.match(rest) or _YEAR_AFTER.match(after)
    if found:
        return "today" if found[2] else int(found[1])
    first = _YEAR_FIRST.match(sentence)
    if first is None or len(re.findall(rf"\b{YEAR}\b", sentence)) > 1:
        return None
    between = sentence[first.end() : len(sentence) - len(after)]
    is_first = len(list(list_numbers(between))) == 1
    return int(first[1]) if is_first or not _COMPARING.search(sentence) else None
