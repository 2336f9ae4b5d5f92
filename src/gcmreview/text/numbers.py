"""Numbers in running text: how much of what, and the words that qualify it."""

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from gcmreview.text.characters import CONTINUED, DASHES, DOUBLE, HYPHENS, REMOVED

# How many a unit means, and how units are written.
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_UNITS = {f"{unit}s": unit for unit in SCALES} | {
    **dict.fromkeys(("m", "mn", "mln"), "million"),
    "k": "thousand",
    "bn": "billion",
}
_PER_CENT = dict.fromkeys(("per cent", "percent", "%"), "per cent")
_UNITS = {unit: unit for unit in SCALES} | _SHORT_UNITS | _PER_CENT

# Words before a number that qualify it. Those of a group mean the same; its name is the plainest.
APPROXIMATE = "roughly"
# fmt: off
_GROUPS_BEFORE = {
    "over": (
        "over", "more than", "above", "upwards of", "in excess of", "exceeding", "exceed",
        "exceeds", "exceeded", "topped", "tops", "top", "surpassed", "surpasses", "well over", ">",
    ),
    APPROXIMATE: (
        "roughly", "about", "around", "approximately", "some", "circa", "ca.", "c.", "estimated",
        "an estimated", "approx.", "more or less", "~", "≈",
    ),
    "nearly": ("nearly", "almost", "close to", "just under"),
    "under": ("under", "less than", "fewer than", "below", "<"),
    "at least": ("at least", "no less than", "no fewer than", "a minimum of", "≥"),
    "at most": ("at most", "up to", "as many as", "no more than", "a maximum of", "≤"),
    "only": ("only", "just", "merely", "a mere"),
    "barely": ("barely", "hardly", "scarcely"),
    "a record": ("a record", "a record high of"),
}
# fmt: on
_GROUPS_AFTER = {
    "over": ("or more", "plus", "+"),
    APPROXIMATE: ("or so", "more or less"),
    "at least": ("at least",),
    "at most": ("at most", "or less", "or fewer"),
}
# Words that qualify a qualifier, as in "well over".
_STRENGTHENING = dict.fromkeys(("well", "far"), "over")
_BEFORE, _AFTER = (
    {words: group for group, every in groups.items() for words in every}
    for groups in (_GROUPS_BEFORE, _GROUPS_AFTER)
)
# What a qualifier ends with; most numbers are after another word.
_LAST_WORDS = frozenset(words.split()[-1] for words in (*_BEFORE, *_STRENGTHENING))
# Marks right before a qualifier.
_BESIDE = f"({DOUBLE}"
# Characters before a number in which its qualifier is: twice those of the longest qualifier, or a
# fraction in words, as in "approximately three quarters (75 per cent)".
_REACH = 40
# Between the words of a number, its unit or its qualifier.
_GAP = rf"(?:\s+|[{HYPHENS}])"
_AFTER_WORDS = "|".join(re.escape(words).replace(r"\ ", _GAP) for words in _AFTER)
# Words between a number and a qualifier at the end of its clause: 65 million migrants at most.
_NOUN_WORDS = 3
_QUALIFIER_AFTER = (
    rf"(?:{_GAP}?|(?P<late>(?:\s[\w'’-]+){{1,{_NOUN_WORDS}}}?\s))"
    rf"(?=[{''.join(words[0] for words in _AFTER)}])(?P<words>{_AFTER_WORDS})(?!\w)"
    r"(?(late)(?=\s*(?:[^\w\s-]|$)|\s(?:in|of|for|today|now)\b))"
)
_UNIT = "|".join(re.escape(unit).replace(r"\ ", r"\s?") for unit in _UNITS)
# Most words do not even have the first letter of a unit.
_UNIT = rf"(?=[{''.join(unit[0] for unit in _UNITS)}])(?:{_UNIT})"
# Between groups of three digits; a point or a comma is also before decimals.
_SEPARATORS = ",.'’\u00a0\u202f "
_DIGITS = (
    rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+(?!\d)(?:\.\d+)?"
    rf"|\d+,\d{{1,2}}(?=[{HYPHENS}\s]*{_UNIT}(?!\w))|\d+(?:\.\d+)?"
)
# Numbers in words: sixty-two, two hundred and five, half a, a. They are read only with a unit or
# from a hundred on: "one" and "two" are mostly no figures.
_ONES_TEXT = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_ONES = {word: number for number, word in enumerate(_ONES_TEXT.split(), 1)}
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TENS_TEXT.split(), 2)}
_VALUES = {"zero": 0, **_ONES, **_TENS, "half": 0.5}
_ANY_ONE, _ANY_TEN = "|".join(sorted(_ONES, key=len, reverse=True)), "|".join(_TENS)
_BELOW_100 = rf"(?:(?:{_ANY_TEN})(?:{_GAP}(?:{_ANY_ONE}))?|{_ANY_ONE})\b"
_IN_WORDS = (
    rf"half{_GAP}an?\b|(?:{_BELOW_100}|an?\b)"
    rf"(?:{_GAP}(?:(?:hundred|thousand)\s+(?:and\s+)?{_BELOW_100}|hundred\b))*(?:\s+and\s+a\s+half)?"
)
_SPELLED = rf"{'|'.join(SCALES)}|per\s?cent"
_NUMBER = (
    rf"(?<![\w.,])(?P<number>{_DIGITS}|(?<![{HYPHENS}–])(?P<words>{_IN_WORDS}))"
    rf"(?P<plus>\+?)(?:[{HYPHENS}\s]*(?P<unit>{_UNIT}))?(?!\w|[.,]\d)"
)
# A fraction in words, which the number in brackets after it repeats.
_ASIDE = r"(\w+) (?:[\w-]+ ){0,2}[\w-]+ \($"
YEAR = r"(?:19|20)\d\d"
# What is right before a number that is a name: Goal 10, paragraph 3.
_NAMING_WORDS = (
    "goal|target|sdg|article|paragraph|para|section|resolution|page|room|no|number|chapter|annex"
    "|table|figure|phase|level|round|part|session|age|aged|tel|fax|phone"
)
NAMING = rf"\b(?:{_NAMING_WORDS})s?\.?\s\Z"
# Parts, after any number and after one: two thirds, one third.
_PARTS_TEXT = "half third quarter fifth sixth seventh eighth ninth tenth"
_PARTS = {part: number for number, part in enumerate(_PARTS_TEXT.split(), 2)} | {
    "fourth": 4,
    "hundredth": 100,
}
_ONE_PART = "|".join(_PARTS)
_MANY_PARTS = f"halves|{'|'.join(f'{part}s' for part in _PARTS)}"
# Shares of something: half of, two thirds of, 2/3 of, ⅔ of, one in four, 9 out of 10.
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SMALL = rf"\d{{1,3}}|{_ANY_ONE}|{_ANY_TEN}"
_SHARE = (
    rf"(?<![\w.,/])(?P<share>half(?=\s(?:of|the|all)\b)|[{_FRACTIONS}](?=\s?of\b)"
    rf"|(?P<top>{_SMALL}|an?)(?:{_GAP}(?P<part>{_MANY_PARTS}|(?:{_ONE_PART})(?=\sof\b))\b"
    rf"|/(?P<under>\d{{1,3}})(?=\sof\b)"
    rf"|\s(?:in|out\sof)\s(?:every\s|a\s)?(?P<whole>{_SMALL}|hundred)"
    rf"\b(?![.,]?\d|[{HYPHENS}\s]*{_UNIT}\b)))"
)
# A number or a share begins with a digit, or as the words for one do; few have even a first letter.
_BEGINNINGS = sorted({word[:3] for word in (*_ONES, *_TENS, "half")})
_ANY_NUMBER = (
    rf"(?<![\w.,])(?=[\d{_FRACTIONS}a{''.join(word[0] for word in _BEGINNINGS)}])"
    rf"(?=[\d{_FRACTIONS}]|an?\b|{'|'.join(_BEGINNINGS)})(?:{_SHARE}|{_NUMBER})"
)
# What shows that a text may have a number: its words are sought one by one, which is the quickest.
_SIGN_HINT = rf"[\d{_FRACTIONS}]"
_HINT_WORDS = ("hundred", "thousand", "illion", "cent", "halves", *_PARTS)
_SHARE_HINT = rf"\s(?:in|out\sof|every)\s+(?:{_ANY_ONE}|{_ANY_TEN})\b"
# Signs, codes and names of currencies; a number is of money beside one. One with several has a row.
_CURRENCIES = (
    r"USD|EUR|GBP|JPY|CNY|CHF|AUD|CAD|NZD|FJD|HKD|SGD|TWD|KRW|THB|PHP|IDR|MYR|VND|KHR|LAK|MMK"
    r"|INR|BDT|NPR|PKR|LKR|Rs\.?"
)
_MONEY_SIGNS = "$¢-¥฿\u20a0-\u20cf"
_MONEY_BEFORE = (
    rf"(?=[A-Z{_MONEY_SIGNS}])(?:(?<![^\W_])(?:US\s?|[A-Z]{{1,3}})?[{_MONEY_SIGNS}]"
    rf"|(?<!\w)(?:{_CURRENCIES}))\s?\Z"
)
# Characters of the longest of these, with the letter that may not be before it.
_MONEY_REACH = 7
_MONEY_AFTER = (
    rf"\s?[{_MONEY_SIGNS}]|[\s-](?:(?:US\s)?dollars?|euros?|pounds?|yen|baht|{_CURRENCIES})(?!\w)"
)
_SAME_MONEY = {
    **dict.fromkeys(("us$", "usd", "dollar", "usdollar"), "$"),
    **dict.fromkeys(("eur", "euro"), "€"),
    **dict.fromkeys(("gbp", "pound"), "£"),
    **dict.fromkeys(("jpy", "yen"), "¥"),
    **dict.fromkeys(("thb", "baht"), "฿"),
}
# Signs of arithmetic but "=" and "|", which separate, and of currencies.
_SIGN = rf"[+<>~±\u00d7÷\u2200-\u22ff{_MONEY_SIGNS}]"
_PART = rf"(?:\d+|\b(?:{_ANY_ONE}|{_ANY_TEN}|{'|'.join(SCALES)})\b)"
_PART_WITH_UNIT = rf"{_PART}(?:[{HYPHENS}\s]*{_UNIT}(?!\w))?"
# Between the parts of one number, range or share, of which a year is none: 5–10, 5 000, 5 to 10, 5
# in 10, one in three, and after words that end in "ty", "d" or "ion" twenty-five, two hundred and
# five, a million and one.
_JOINED = (
    rf"\s?[-/{DASHES}]\s?(?=\d)|(?<!{YEAR})\s(?=\d{{3}}(?!\d))"
    rf"|\s(?:to|in|per|out\sof)(?:\severy)?\s(?!(?:one|{YEAR})\b)"
    rf"|(?<=ty)[{HYPHENS}\s](?=(?:{_ANY_ONE})\b(?!-))|(?:(?<=d)|(?<=ion))\s(?:and\s)?(?=[a-z])"
)
# What ends a number: 5 dozen, 5 USD, 5 €, two thirds, one third, two and a half.
_ENDING = (
    rf"[{HYPHENS}\s](?:dozen|score|lakh|crore|fold|percentage\spoints?|{_CURRENCIES}|{_MANY_PARTS})\b"
    rf"|\s?[{_MONEY_SIGNS}]|\sand\sa\s(?:half|third|quarter)\b"
    rf"|(?:(?<=\bone)|(?<=\b1))[{HYPHENS}\s](?:{_ONE_PART})\b"
)
# A number with all that belongs to it.
_WHOLE = (
    rf"(?<=between\s){_PART_WITH_UNIT}\sand\s{_PART}"
    rf"|(?:{_SIGN}\s*|(?<!\w)[-{DASHES}](?=\d)|\b(?:{_CURRENCIES}|minus)\s)?"
    rf"{_PART_WITH_UNIT}(?:(?:{_JOINED}){_PART})*(?:{_ENDING})?"
)
# A number in digits with its unit, or a word, which may be one too.
_PIECE = rf"(?=[^\W_])(?:[^\W\d_]+|(?:{_DIGITS})(?:[{HYPHENS}\s]*{_UNIT}(?!\w))?)"
# Words that are numbers; "one" is mostly none.
_COUNTED = {word: value for word, value in (_ONES | _TENS | SCALES).items() if value > 1}
# Characters beside a number in which its sign is, or the number before it, or what goes on.
FIGURE_REACH = 40


class Number(NamedTuple):
    """A number of a sentence: its amount, its unit, its currency, and the group of its qualifier.

    ``start`` and ``end`` are offsets in the sentence, with the qualifier and the currency. A share
    is in per cent: half of them is 50 per cent.
    """

    start: int
    end: int
    amount: float
    unit: str | None
    qualifier: str | None
    currency: str | None = None


# Words of the source that belong to a figure, and whether they are before it.
LostWords = tuple[str, bool]


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def may_have_number(text: str) -> bool:
    """Return whether a text may have a number, which takes much longer to find.

    Characters that are removed may be within the words of one.
    """
    if re.search(_SIGN_HINT, text):
        return True
    read = text.replace(REMOVED, "").replace(CONTINUED, "").casefold()
    return any(word in read for word in _HINT_WORDS) or bool(re.search(_SHARE_HINT, read))


def list_numbers(sentence: str) -> Iterator[Number]:
    """Yield the numbers of a sentence, except years."""
    if not may_have_number(sentence):
        return
    for match in _compile(_ANY_NUMBER).finditer(sentence):
        share = _read_share(match) if match["share"] else 0
        # 200 in 3 days is no share.
        found = match if share < 1 else _compile(_NUMBER).match(sentence, match.start())
        if share and share < 1:
            yield _qualify(sentence, Number(*match.span(), 100 * share, "per cent", None))
        elif found and (number := _read_number(sentence, found)):
            yield number


def split_numbers(text: str) -> list[str]:
    """Return a text's words in small letters, with “#” for each number, between two empty ones."""
    pieces = map(str.casefold, _compile(_PIECE).findall(text))
    words = ["#" if each[0].isdecimal() or each in _COUNTED else each for each in pieces]
    return ["", *words, ""]


def list_spans(text: str) -> list[tuple[int, int]]:
    """Return where each of the same words and numbers starts and ends."""
    found = (match.span() for match in _compile(_PIECE).finditer(text))
    return [(0, 0), *found, (len(text), len(text))]


def read_amount(piece: str) -> tuple[float, str | None]:
    """Return the amount of a number that a text was split into, in its base unit."""
    digits = _compile(_DIGITS).match(piece)
    if not digits:
        return _COUNTED[piece.casefold()], None
    unit = _UNITS.get(_spell(piece[digits.end() :]).strip())
    return scale(_read_digits(digits[0], unit), unit)


def _read_share(match: re.Match[str]) -> float:
    """Return the part that a share is of its whole: ⅔, 2/3, two thirds, 2 in 3."""
    if len(match["share"]) == 1:
        return unicodedata.numeric(match["share"])
    whole = (match["part"] or match["under"] or match["whole"] or "half").casefold()
    # Of one kind of something there are several parts: thirds, halves.
    part = _PARTS.get(whole.replace("halves", "half").removesuffix("s"))
    return _read_small(match["top"] or "one") / (part or _read_small(whole) or 1)


def _read_small(number: str) -> float:
    return float(number) if number.isdecimal() else _read_words(number)


def _read_number(sentence: str, match: re.Match[str]) -> Number | None:
    """Return a number in digits, or in words with a unit or from a hundred on; a year is none."""
    if match["words"] and not re.search(_SPELLED, match[0], re.IGNORECASE):
        return None
    unit = _UNITS.get(_spell(match["unit"])) if match["unit"] else None
    amount = _read_words(match["words"]) if match["words"] else _read_digits(match["number"], unit)
    number = _qualify(sentence, Number(*match.span(), amount, unit, _AFTER.get(match["plus"])))
    is_year = unit is None and re.fullmatch(YEAR, match["number"])
    return None if is_year and number[4:] == (None, None) else number


def _read_digits(digits: str, unit: str | None) -> float:
    """Return the amount of digits; a point before three of them is that of thousands, or not."""
    if digits.isdecimal():
        return float(digits)
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))
    is_decimal = digits.count(".") == 1 and (unit or digits[0] == "0")
    separators = _SEPARATORS.replace(".", "") if is_decimal else _SEPARATORS
    return float(re.sub(rf"[{separators}](?=\d{{3}}(?!\d))", "", digits))


def _read_words(text: str) -> float:
    """Return the amount of words, of which "and" counts nothing, and "a" is one if it is alone."""
    total = current = 0.0
    words = re.split(_GAP, text.casefold())
    for word in words:
        if word == "thousand":
            total, current = 1000 * (current or 1), 0.0
        elif word == "hundred":
            current = 100 * (current or 1)
        else:
            current += _VALUES.get(word, 0)
    return total + current or float(words[0] in ("a", "an"))


def _qualify(sentence: str, number: Number) -> Number:
    """Return a number with its currency and what qualifies it, and with the words for them."""
    number = _read_money(sentence, number)
    before = sentence[max(0, number.start - _REACH) : number.start]
    if found := _find_before(before, _BEFORE):
        start, words = found
        start += number.start - len(before)
        return number._replace(start=start, qualifier=_BEFORE[words.casefold()])
    aside = re.search(_ASIDE, before) if before.endswith("(") else None
    group = _BEFORE.get(aside[1].casefold()) if aside else None
    # A year in brackets repeats no number: over 65 million (1990).
    if group and not re.fullmatch(YEAR, sentence[number.start : number.end]):
        return number._replace(qualifier=group)
    following = sentence[number.end : number.end + _REACH]
    if after := _compile(_QUALIFIER_AFTER).match(following):
        end = number.end if after["late"] else number.end + after.end()
        return number._replace(end=end, qualifier=_AFTER[_spell(after["words"])])
    return number


def _read_money(sentence: str, number: Number) -> Number:
    """Return a number with its currency, before or after it: US$5, EUR 5, 5 million euros."""
    before = re.search(_MONEY_BEFORE, sentence[max(0, number.start - _MONEY_REACH) : number.start])
    after = _compile(_MONEY_AFTER).match(sentence, number.end)
    written = before or after
    if not written:
        return number
    start = number.start - len(before[0]) if before else number.start
    end = after.end() if after else number.end
    name = re.sub(r"[\s.-]", "", written[0]).casefold().removesuffix("s")
    return number._replace(start=start, end=end, currency=_SAME_MONEY.get(name, name))


def _find_before(text: str, known: Container[str]) -> tuple[int, str] | None:
    """Return the longest of the known qualifiers that ends a text, and where it starts."""
    last = text.rsplit(maxsplit=1)[-1:]
    if not last or last[0].lstrip(_BESIDE).casefold() not in _LAST_WORDS:
        return None
    starts = (word.start() for word in re.finditer(rf"[^\s{_BESIDE}]\S*", text))
    ending = ((start, " ".join(text[start:].split())) for start in starts)
    return next((each for each in ending if each[1].casefold() in known), None)


@lru_cache(100)
def _spell(words: str) -> str:
    """Return words as the tables have them: in lower case, with single spaces."""
    return " ".join(re.split(_GAP, words)).casefold()


def scale(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return a number in its base unit: millions and thousands are plain counts."""
    if unit in SCALES:
        return value * SCALES[unit], None
    return value, unit


def find_unit(text: str) -> str | None:
    """Return the only unit that a text names, as in "Migrants (millions)" or "Share, %"."""
    found = re.findall(rf"(?<!\w){_UNIT}(?=s?(?!\w))", text, re.IGNORECASE)
    units = {_UNITS[_spell(each)] for each in found}
    return units.pop() if len(units) == 1 else None


def find_whole(text: str, place: int) -> tuple[int, int] | None:
    """Return the number that goes on across a place, with its sign, range, share or currency.

    A year before a number is none of it: in 1990 52 million.
    """
    begin = max(0, place - FIGURE_REACH)
    for found in _compile(_WHOLE).finditer(text, begin, place + FIGURE_REACH):
        if found.start() < place < found.end():
            return found.span()
    return None


def is_cut(text: str, place: int) -> bool:
    """Return whether a number at a place begins before it: −5, 3–5, $5, 10 500."""
    # Most words are no numbers, which is the quickest to see.
    return _compile(_PART).match(text, place) is not None and find_whole(text, place) is not None


def list_spelled(text: str, value: float, *, is_counted: bool) -> Iterator[str]:
    """Yield the words of a text for a number: two hundred and five; half a, before a unit.

    If it ``is_counted``, no unit is after it, and "a" is no number.
    """
    for pattern in (_IN_WORDS, rf"(?:{'|'.join(_VALUES)}|an?)\b"):
        for found in _compile(rf"\b(?:{pattern})").findall(text):
            is_article = is_counted and found.casefold().endswith(("a", "an"))
            if _read_words(found) == value and not is_article:
                yield found


def find_lost_words(before: str, after: str) -> LostWords | None:
    """Return words right before or after a figure that change what it says, if there are any."""
    if found := _find_before(before[-_REACH:], _BEFORE | _STRENGTHENING):
        return found[1], True
    following = _compile(rf"{_GAP}?(?P<words>{_AFTER_WORDS}|{_UNIT})(?!\w)").match(after)
    return (_spell(following["words"]), False) if following else None
