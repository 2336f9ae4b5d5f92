"""Numbers in running text: how much of what, and the words that qualify it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
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


def _list_by_words(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {words: group for group, every in groups.items() for words in every}


_BEFORE, _AFTER = _list_by_words(_GROUPS_BEFORE), _list_by_words(_GROUPS_AFTER)
# What a qualifier ends with; most numbers are after another word.
_LAST_WORDS = frozenset(words.split()[-1] for words in (*_BEFORE, *_STRENGTHENING))
# Words in the longest qualifier.
_LONGEST = max(len(words.split()) for words in _BEFORE)
# Marks right before a qualifier.
_BESIDE = f"({DOUBLE}"
# Characters before a number in which its qualifier is: twice those of the longest qualifier, or a
# fraction in words, as in "approximately three quarters (75 per cent)".
_REACH = 40
# Words between a number and a qualifier at the end of its clause: 65 million migrants at most.
_NOUN_WORDS = 3
_LATE = "|".join(words.replace(" ", r"\s") for words in _AFTER if words[0] in "ao")
_LATE_QUALIFIER = (
    rf"(?:\s[\w'’-]+){{1,{_NOUN_WORDS}}}?\s(?P<words>{_LATE})"
    r"(?=\s*(?:[^\w\s-]|$)|\s(?:in|of|for|today|now)\b)"
)
_UNIT = "|".join(re.escape(unit).replace(r"\ ", r"\s?") for unit in _UNITS)
# Between groups of three digits; a point or a comma is also before decimals.
_SEPARATORS = ",.'’\u00a0\u202f "
_DIGITS = (
    rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+(?!\d)(?:\.\d+)?"
    rf"|\d+,\d{{1,2}}(?=[{HYPHENS}\s]*(?:{_UNIT})(?!\w))|\d+(?:\.\d+)?"
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
_VALUES = {**_ONES, **_TENS, "half": 0.5}
_TIMES = {word: SCALES[word] for word in ("hundred", "thousand")}
_NAMES = {0: "zero"} | {number: word for word, number in (_ONES | _TENS).items()}
# Numbers from here on are spelled with a unit: two thousand.
_SPELLED_BELOW = 1000
_ANY_ONE, _ANY_TEN = "|".join(sorted(_ONES, key=len, reverse=True)), "|".join(_TENS)
_GAP = rf"(?:\s+|[{HYPHENS}])"
_BELOW_100 = rf"(?:(?:{_ANY_TEN})(?:{_GAP}(?:{_ANY_ONE}))?|{_ANY_ONE})\b"
_HUNDREDS = rf"(?:(?:{_ANY_ONE}|a){_GAP}hundred\b(?:\s+(?:and\s+)?{_BELOW_100})?)"
_THOUSANDS = (
    rf"(?:(?:{_HUNDREDS}|{_BELOW_100}|a){_GAP}thousand\s+(?:and\s+)?(?:{_HUNDREDS}|{_BELOW_100}))"
)
_IN_WORDS = rf"{_THOUSANDS}|{_HUNDREDS}|half{_GAP}an?\b|{_BELOW_100}(?:\s+and\s+a\s+half)?|an?\b"
_SPELLED = rf"{'|'.join(SCALES)}|per\s?cent"
_NUMBER = (
    rf"(?<![\w.,])(?P<number>{_DIGITS}|(?i:(?<![{HYPHENS}–])(?P<words>{_IN_WORDS})))"
    rf"(?P<plus>\+?)(?:[{HYPHENS}\s]*(?P<unit>{_UNIT}))?(?!\w|[.,]\d)"
)
# A fraction in words, which the number in brackets after it repeats.
_ASIDE = r"(\w+) (?:[\w-]+ ){0,2}[\w-]+ \($"
# Between the words of a number's unit or qualifier: white space, or a hyphen.
_BETWEEN = rf"(?:\s+|[{HYPHENS}])"
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
_SMALL = rf"{_ANY_ONE}|{_ANY_TEN}|\d{{1,3}}"
_SHARE = (
    rf"(?<![\w.,/])(?P<share>half(?=\s(?:of|the|all)\b)|[{_FRACTIONS}](?=\s?of\b)"
    rf"|(?P<top>{_SMALL}|an?)(?:{_GAP}(?P<part>{_MANY_PARTS}|(?:{_ONE_PART})(?=\sof\b))\b"
    rf"|/(?P<under>\d{{1,3}})(?=\sof\b)"
    rf"|\s(?:in|out\sof)\s(?:every\s|a\s)?(?P<whole>{_SMALL}|hundred)"
    rf"\b(?![.,]?\d|[{HYPHENS}\s]*(?:{_UNIT})\b)))"
)
# A number or a share begins with a digit, or with a letter of the words for one.
_FIRST_LETTERS = "".join(sorted({word[0] for word in (*_ONES, *_TENS, "a", "half")}))
_ANY_NUMBER = rf"(?<![\w.,])(?=[\d{_FRACTIONS}{_FIRST_LETTERS}])(?:{_SHARE}|{_NUMBER})"
# What shows that a text may have a number.
_HINT = (
    rf"[\d{_FRACTIONS}]|thousand|illion|hundred|cent|halves|{_ONE_PART}"
    rf"|\b(?:in|out\sof|every)\s+(?:{_ANY_ONE}|{_ANY_TEN})\b"
)
# Signs, codes and names of currencies; a number is of money beside one. One with several has a row.
_CURRENCIES = (
    r"USD|EUR|GBP|JPY|CNY|CHF|AUD|CAD|NZD|FJD|HKD|SGD|TWD|KRW|THB|PHP|IDR|MYR|VND|KHR|LAK|MMK"
    r"|INR|BDT|NPR|PKR|LKR|Rs\.?"
)
_MONEY_BEFORE = rf"(?:(?<![^\W_])(?:US\s?|[A-Z]{{1,3}})?[$€£¥฿₹]|(?<!\w)(?:{_CURRENCIES}))\s?\Z"
_MONEY_AFTER = (
    rf"\s?[$€£¥฿₹]|[\s-](?:(?:US\s)?dollars?|euros?|pounds?|yen|baht|{_CURRENCIES})(?!\w)"
)
_SAME_MONEY = {
    **dict.fromkeys(("us$", "usd", "dollar", "usdollar"), "$"),
    **dict.fromkeys(("eur", "euro"), "€"),
    **dict.fromkeys(("gbp", "pound"), "£"),
    **dict.fromkeys(("jpy", "yen"), "¥"),
    **dict.fromkeys(("thb", "baht"), "฿"),
}
_COUNTED_IN = rf"dozen|score|lakh|crore|fold|percentage\spoints?|{_CURRENCIES}"
_BIG = "|".join(SCALES)
_MANY = "|".join([*(word for word in _ONES if word != "one"), *_TENS, *SCALES])
_OTHER_NUMBER = rf"(?:\d+|(?:{_MANY})\b)"
_NUMBER_WORDS = frozenset((*_ONES, *_TENS, *SCALES, "every"))
_BELOW_10 = "|".join(list(_ONES)[:9])
# What goes on with a number after it: 5–10, 5 to 10, 5/10, 5 in 10, one in three, 5 dozen, 5 USD,
# and the thousands in 5 000.
_GOES_ON = (
    rf"\s?[-/{DASHES}]\s?\d+"
    r"|\s\d{3}(?!\d)"
    rf"|\s(?:to|in|per|out\sof)(?:\severy)?\s(?!{YEAR}\b){_OTHER_NUMBER}"
    rf"|[{HYPHENS}\s](?:{_COUNTED_IN}|{_MANY_PARTS})\b"
    r"|\sand\sa\s(?:half|third|quarter)\b"
)
_AND_NUMBER = rf"\sand\s{_OTHER_NUMBER}"
# What goes on with a number that ends in these words.
_MORE_WORDS = {
    **dict.fromkeys(("1", "one"), rf"[{HYPHENS}\s](?:{_ONE_PART})\b"),
    **dict.fromkeys(_TENS, rf"[{HYPHENS}\s](?:{_BELOW_10})\b(?!-)"),
    **dict.fromkeys(SCALES, rf"\s(?:and\s)?(?:{_MANY}|one)\b"),
}
# What is before a number that a word may end: USD 5, minus 5, 3 to 5, one in 5, between 3 and 5.
_CURRENCY_BEFORE = rf"\b(?:{_CURRENCIES}|minus)\s\Z|\d\sto\s\Z"
_RANGE_WORDS = (
    rf"\b(?:\d+|one|{_MANY})\s(?:to|in|out\sof)(?:\severy)?\s\Z"
    rf"|\bbetween\s(?:\d+|one|{_MANY})\sand\s\Z"
)
_WORDS_BEFORE = rf"{_RANGE_WORDS}|\b(?:{_BIG})\s(?:and\s)?\Z"
# A dash between two numbers, or right before one; another number. A dash after a space separates.
_RANGE_BEFORE = rf"\d\s?[-/{DASHES}]\s?\Z|(?<!\w)[-{DASHES}]\Z|(?P<other>\d+)\s\Z"
# Kinds of signs that belong to the number after or before them: of currencies and of arithmetic.
_SIGN_KINDS = ("Sc", "Sm")
# Signs of arithmetic that separate.
_NO_SIGNS = "|="
# Characters beside a number in which its sign is, or the number before it, or what goes on.
FIGURE_REACH = 40
_BETWEEN_WORDS = f" \u00a0\u202f\u2009\n{HYPHENS}"


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


# A qualifier that ends a text: where it starts, its words, and its group.
_Qualifier = tuple[int, str, str]
# Words of the source that belong to a figure, and whether they are before it.
LostWords = tuple[str, bool]


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def may_have_number(text: str) -> bool:
    """Return whether a text may have a number, which takes much longer to find.

    Characters that are removed may be within the words of one.
    """
    if re.search(r"\d", text):
        return True
    read = text.replace(REMOVED, "").replace(CONTINUED, "")
    return _compile(_HINT).search(read) is not None


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


def _read_share(match: re.Match[str]) -> float:
    """Return the part that a share is of its whole: ⅔, 2/3, two thirds, 2 in 3."""
    if len(match["share"]) == 1:
        return unicodedata.numeric(match["share"])
    whole = (match["part"] or match["under"] or match["whole"] or "half").casefold()
    # Of one kind of something there are several parts: thirds, halves.
    part = _PARTS.get(whole.replace("halves", "half").removesuffix("s"))
    return _read_small(match["top"] or "one") / (part or _read_small(whole) or 1)


def _read_small(number: str) -> float:
    return float(number) if number.isdecimal() else _add([number.casefold()])


def _read_number(sentence: str, match: re.Match[str]) -> Number | None:
    """Return a number in digits, or in words with a unit or from a hundred on; a year is none."""
    if match["words"] and not re.search(_SPELLED, match[0], re.IGNORECASE):
        return None
    unit = _UNITS.get(" ".join((match["unit"] or "").casefold().split()))
    amount = _read_words(match["words"]) if match["words"] else _read_digits(match["number"], unit)
    group = _AFTER[match["plus"]] if match["plus"] else None
    number = _qualify(sentence, Number(*match.span(), amount, unit, group))
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


def _read_words(words: str) -> float:
    return _add(re.split(rf"[{HYPHENS}\s]+", words.casefold()))


def _add(words: Iterable[str]) -> float:
    """Return the amount of words, of which those that are no numbers count nothing: a, and."""
    total = current = 0.0
    for word in words:
        if word == "thousand":
            total, current = 1000 * (current or 1), 0.0
        elif word == "hundred":
            current = 100 * (current or 1)
        else:
            current += _VALUES.get(word, 0)
    return total + current or 1.0


def _qualify(sentence: str, number: Number) -> Number:
    """Return a number with its currency and what qualifies it, and with the words for them."""
    number = _read_money(sentence, number)
    before = sentence[max(0, number.start - _REACH) : number.start]
    following = sentence[number.end : number.end + _REACH]
    if found := _find_before(before, _BEFORE):
        start = number.start - len(before) + found[0]
        return number._replace(start=start, qualifier=found[2])
    aside = re.search(_ASIDE, before) if before.endswith("(") else None
    # A year in brackets repeats no number: over 65 million (1990).
    is_year = re.fullmatch(YEAR, sentence[number.start : number.end])
    if aside and not is_year and (group := _BEFORE.get(aside[1].casefold())):
        return number._replace(qualifier=group)
    if number.qualifier:
        return number
    after = _find_after(following, _AFTER)
    late = after or re.match(_LATE_QUALIFIER, following, re.IGNORECASE)
    end = number.end + (after.end() if after else 0)
    return number._replace(end=end, qualifier=_AFTER[_spell(late["words"])]) if late else number


def _read_money(sentence: str, number: Number) -> Number:
    """Return a number with its currency, before or after it: US$5, EUR 5, 5 million euros."""
    before = re.search(_MONEY_BEFORE, sentence[max(0, number.start - _REACH) : number.start])
    after = _compile(_MONEY_AFTER).match(sentence, number.end)
    written = before or after
    if not written:
        return number
    start = number.start - len(before[0]) if before else number.start
    end = after.end() if after else number.end
    name = re.sub(r"[\s.-]", "", written[0]).casefold().removesuffix("s")
    return number._replace(start=start, end=end, currency=_SAME_MONEY.get(name, name))


def _find_before(text: str, known: Mapping[str, str]) -> _Qualifier | None:
    """Return the longest of the known qualifiers that ends a text."""
    last = text.split()[-1:]
    if not last or last[0].lstrip(_BESIDE).casefold() not in _LAST_WORDS:
        return None
    ends = ((word.end(), word[0].lstrip(_BESIDE)) for word in re.finditer(r"\S+", text))
    for start in [end - len(word) for end, word in ends if word][-_LONGEST:]:
        said = " ".join(text[start:].split())
        if said.casefold() in known:
            return start, said, known[said.casefold()]
    return None


def _find_after(text: str, known: Iterable[str]) -> re.Match[str] | None:
    """Match the known words that begin a text, after a space or a hyphen."""
    # Most texts begin with none of them, and a pattern of all takes 6 ms to compile.
    ahead = text[1:] if text[:1] in HYPHENS else text.lstrip()
    first = _read_first(text) or ahead[:1].casefold()
    begun = [each for each in known if first and each.startswith(first)]
    if not begun:
        return None
    words = "|".join(re.escape(each).replace(r"\ ", _BETWEEN) for each in begun)
    return re.match(rf"{_BETWEEN}?(?P<words>{words})(?!\w)", text, re.IGNORECASE)


def _spell(words: str) -> str:
    """Return words as the tables have them: in lower case, with single spaces."""
    return " ".join(re.split(_BETWEEN, words)).casefold()


def scale(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return a number in its base unit: millions and thousands are plain counts."""
    if unit in SCALES:
        return value * SCALES[unit], None
    return value, unit


def find_unit(text: str) -> str | None:
    """Return the only unit that a text names, as in "Migrants (millions)" or "Share, %"."""
    found = re.findall(rf"(?<!\w)(?:{_UNIT})(?=s?(?!\w))", text, re.IGNORECASE)
    units = {_UNITS[" ".join(each.casefold().split())] for each in found}
    return units.pop() if len(units) == 1 else None


def find_rest(before: str, figure: str, after: str) -> str:
    """Return what is right after a figure and belongs to it, if anything does.

    That is a sign, a range or a comparison (5–10, 5 in 10, 5 dozen, 5 €), and more words of a
    number: twenty-five, two thirds, two and a half. A unit of ``scale`` is none of it.
    """
    near = after[:FIGURE_REACH]
    sign = near.lstrip()[:1]
    if unicodedata.category(sign or " ") == "Sc":
        return sign
    last = _read_last(figure)
    patterns = [_GOES_ON]
    patterns += [_MORE_WORDS[last]] if last in _MORE_WORDS else []
    patterns += [_AND_NUMBER] if _read_last(before[-FIGURE_REACH:]) == "between" else []
    found = re.match("|".join(patterns), near, re.IGNORECASE)
    return found[0].strip() if found else ""


def is_cut(text: str, place: int) -> bool:
    """Return whether what is before ``place`` belongs to the number there: −5, 3–5, $5, 10 5.

    A year before a number does not: in 1990 52 million.
    """
    char = text[place : place + 1]
    if not char.isalnum():
        return False
    before = text[max(0, place - FIGURE_REACH) : place]
    first = _read_first(text[place : place + FIGURE_REACH])
    if char.isdigit():
        return _is_number_cut(before, first)
    # Most words are no numbers, which is the quickest to see.
    if first not in _NUMBER_WORDS:
        return False
    if first in _ONES and _read_last(before) in _TENS:
        return True
    return re.search(_WORDS_BEFORE, before, re.IGNORECASE) is not None


def _is_number_cut(before: str, number: str) -> bool:
    """Return whether a text ends in a sign, a range, a share or a currency of the number after."""
    sign = before.rstrip()[-1:]
    if unicodedata.category(sign or " ") in _SIGN_KINDS and sign not in _NO_SIGNS:
        return True
    pattern = f"{_RANGE_BEFORE}|{_CURRENCY_BEFORE}"
    pattern += "" if _is_year(number) else f"|{_RANGE_WORDS}"
    found = re.search(pattern, before, re.IGNORECASE)
    return found is not None and not _is_year(found["other"] or "")


def _is_year(number: str) -> bool:
    return re.fullmatch(YEAR, number) is not None


def _read_first(text: str) -> str:
    """Return the first word of a text, after spaces and hyphens, in small letters."""
    ahead = text.lstrip(_BETWEEN_WORDS)
    length = next((n for n, char in enumerate(ahead) if not char.isalnum()), len(ahead))
    return ahead[:length].lower()


def _read_last(text: str) -> str:
    """Return the last word of a text, before spaces and hyphens, in small letters."""
    return _read_first(text[::-1])[::-1]


def spell_number(value: float, *, is_counted: bool) -> Iterator[str]:
    """Yield the ways to write a number in words: two hundred and five; half a, before a unit.

    If it ``is_counted``, no unit is after it: half, one. Only numbers below 1,000 are spelled.
    """
    for words in _spell_value(value, is_counted):
        yield words
        yield f"{words[0].upper()}{words[1:]}"


def _spell_value(value: float, is_counted: bool) -> Iterable[str]:
    whole, rest = divmod(value, 1)
    if not 0 <= whole < _SPELLED_BELOW or rest not in (0, 0.5):
        return ()
    spelled = _spell_whole(int(whole))
    if rest and whole:
        return [f"{words} and a half" for words in spelled]
    if rest:
        return (
            ("half", "one half")
            if is_counted
            else ("half a", "half an", "half", "half-a", "a half")
        )
    return spelled if is_counted or whole != 1 else (*spelled, "a", "an")


def _spell_whole(number: int) -> list[str]:
    """Return the ways to write a whole number below 1,000 in words."""
    hundreds, rest = divmod(number, 100)
    below = _spell_below_100(rest)
    if not hundreds:
        return below
    counts = ("one", "a") if hundreds == 1 else (_NAMES[hundreds],)
    full = [f"{count} hundred" for count in counts]
    return (
        [f"{each}{join}{words}" for each in full for join in (" and ", " ") for words in below]
        if rest
        else full
    )


def _spell_below_100(number: int) -> list[str]:
    if number in _NAMES:
        return [_NAMES[number]]
    tens, ones = _NAMES[number - number % 10], _NAMES[number % 10]
    return [f"{tens}-{ones}", f"{tens} {ones}"]


def find_lost_words(before: str, after: str) -> LostWords | None:
    """Return words right before or after a figure that change what it says, if there are any."""
    if found := _find_before(before[-_REACH:], _BEFORE | _STRENGTHENING):
        return found[1], True
    following = _find_after(after, (*_AFTER, *_UNITS))
    return (_spell(following["words"]), False) if following else None
