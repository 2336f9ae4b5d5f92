"""Quotation marks: which two of a text are a pair.

Double marks are paired first. Then single marks, which may also be apostrophes, are paired among
those that are directly within the same pair of double ones. Each time, the marks are read in order,
and those that are still open are on a stack.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from gcmreview.text.characters import (
    CLOSERS,
    CONTINUED,
    DASHES,
    DOUBLE,
    INVISIBLE,
    OPENING,
    REMOVED,
    SINGLE,
    STRAIGHT,
    TYPED,
)
from gcmreview.text.sentences import HONORIFICS
from gcmreview.text.words import SAYING_VERBS

# Those that may close each mark, the usual one first. Swedish and Finnish have one mark for both.
_CLOSERS = CLOSERS | {"»": ("«", "»"), "›": ("‹", "›"), "‘": ("’", "'"), "’": ("’",)}
# Those that each mark may close.
_OPENERS = {
    mark: [opening for opening, closing in _CLOSERS.items() if mark in closing]
    for mark in dict.fromkeys(chain.from_iterable(_CLOSERS.values()))
}
_APOSTROPHES = frozenset("'’")
# Within a mark that is typed as two: the rest of a reference (&lt;&lt;), or a backslash (\<\<).
_WITHIN = rf"[{CONTINUED}]*+{REMOVED}?"
# The marks of most texts, which have no others but apostrophes.
_USUAL = '“”"'
_UNUSUAL = frozenset("`<>").union(DOUBLE, SINGLE).difference(_USUAL, _APOSTROPHES)
# The bytes of all ASCII characters that are no marks.
_NO_MARKS = bytes(set(range(128)).difference(map(ord, _UNUSUAL.union(_USUAL, _APOSTROPHES))))
_STOPS = frozenset(",.;:!?…")
_STOP_CHARS = re.escape("".join(_STOPS))
# A pair of them, by whether they are straight: a straight mark after a number may be for inches.
_USUAL_PAIR = (
    rf"“(?<!\S“)(?=[^\W_])[^“”]*+(?<=[^\W_]|[{_STOP_CHARS}])”(?![^\s{_STOP_CHARS}])",
    rf"\"(?<!\S\")(?=[^\W_])[^\"]*+(?<=[^\W\d_]|[{_STOP_CHARS}])\"(?![^\s{_STOP_CHARS}])",
)
# An apostrophe that is not within a word.
_DOUBTFUL_MARK = r"['’](?:(?![^\W_])|(?<![^\W_].))"
# Marks that close what is open, whatever is beside them.
_PURE = frozenset("”❞」』｣〞〟")
# Marks that open even before a no-break space, as in French.
_NATURAL = frozenset("“„«‹‘‚")
_NO_BREAK = ("\u00a0", "\u202f")
# Marks that are also written for inches and feet, after a number.
_INCHES = ('"', "″", "”", "''", "'", "’")
# Marks that are also written for letters: those that are left out, and Tongan or Arabic ones.
_LETTERS = ("'", "’", "‘")
# What may be right before a mark that opens, and what right after one that closes.
_BEFORE_OPENING = frozenset(f"([{{=<-{DASHES}")
# After these a mark ends nothing.
_BRACKETS = frozenset("([{=")
_ENDS = frozenset(",.;:!?…)]}")
# Words that begin with an apostrophe, and years that do: the ’90s.
_YEARS = [f"{year:02}{ending}" for year in range(100) for ending in ("", "s")]
_SHORTENED = frozenset(
    ("tis", "twas", "em", "cause", "til", "till", "n", "s", "t", "round", *_YEARS)
)
# Letters that end a plural or a name, after which an apostrophe is possessive: workers’.
_PLURAL = "sSxXzZ"
# Words before which no possessive is: in “workers’ said” the mark closes.
_NO_NOUNS_TEXT = """
a about according added adds after an are as at because before but by can could during for from
had has have he in is it may must of on said say says she since should so that the then they this
to told was we were when where which while who will with would
"""
_NO_NOUNS = frozenset(_NO_NOUNS_TEXT.split())
# A clause before which a mark after a number closes, and is not for inches: “in 1990” he said. A
# longer one may go on with a sentence: “A pipe of 5” he said measured 6” more.”
_OF_PRONOUN = r"\s+(?:[Hh]e|[Ss]he|[Tt]hey) \w+[^\w\s]"
# Marks that a paragraph leaves open: a quotation in a quotation in another.
_MOST_OPEN = 3
_START = attrgetter("start")
# Marks with what is beside them of which is known how they are read, to save time.
_MOST_LOOKS = 4096
# Characters in which a word is looked for, beside a mark.
_LONGEST_WORD = 24
_WORD = r"\s*([^\W_]*)"
_compile_once = cache(re.compile)
# How surely a mark closes. It does not, or may open too; it may be possessive; it may be another
# apostrophe, or inches; it is at the end of a clause; it is ” after a number; it is after a mark of
# punctuation; it only closes.
_OTHER, _POSSESSIVE, _DOUBTFUL, _LIKELY, _CURLY, _CERTAIN, _PURELY = range(7)
# The word after it says how surely.
_BY_WORD = -1
# A mark of a sureness, by its index, is an apostrophe if marks at least as sure as this come later
# and close all that is open. No mark has the last one.
_NEVER = 7
_SURER = (_NEVER, _POSSESSIVE, _LIKELY, _CERTAIN, _PURELY, _NEVER, _NEVER)


class Pair(NamedTuple):
    """An opening mark and its closing one; all are offsets, ``start`` and ``end`` those between."""

    opened: int
    start: int
    end: int
    closed: int


class Look(NamedTuple):
    """A mark with the visible characters beside it, or beside other marks next to it.

    At the start or end of the text there is none. Two points after it are "…". ``sureness`` says
    how surely it closes, or that a word does, and ``opens`` whether it can only open. ``may_open``
    says whether it may open where it closes nothing, otherwise and in Swedish, ``may_be_letter``
    whether it may be part of a word, and ``closes`` which marks it may close.
    """

    char: str
    before: str
    after: str
    sureness: int
    opens: bool
    may_open: tuple[bool, bool]
    may_be_letter: bool
    closes: Sequence[str]


class Mark(NamedTuple):
    """A mark and its offsets.

    ``sureness`` says how surely it closes, also by the word after it, and ``letter`` how surely a
    later one must if it is not part of a word.
    """

    look: Look
    start: int
    end: int
    sureness: int
    letter: int


class Marks(NamedTuple):
    """How the marks of a text are read.

    ``pairs`` are in the order in which they open. ``unclosed`` are the marks that are open at the
    end of the text, ``strays`` all that have no partner, and ``apostrophes`` those that are read as
    an apostrophe or inches; all are in order.
    """

    pairs: list[Pair]
    unclosed: list[Mark]
    strays: list[Mark]
    apostrophes: list[Mark]


# Pairs, the marks without a partner in order, and those of them that are open at the end.
_Matched = tuple[list[Pair], list[Mark], list[Mark]]


def list_passages(text: str, following: str = "") -> list[Pair]:
    """Return the passages of a text that are between marks, and within which all are in pairs.

    A quotation over several paragraphs has an opening mark in each, and a closing one only in the
    last: a mark that is left open has its passage if ``following``, the next paragraph, begins with
    it, or with all that are left open from it on.
    """
    marks = pair_marks(text)
    if not marks.strays:
        return marks.pairs
    passages = []
    strays = iter((*(mark.start for mark in marks.strays), len(text) + 1))
    stray = next(strays)
    for pair in marks.pairs:
        while stray < pair.start:
            stray = next(strays)
        if stray >= pair.end:
            passages.append(pair)
    beginning = "".join(following[: 4 * _MOST_OPEN].split())
    for count in range(1, 1 + min(_MOST_OPEN, len(marks.unclosed))):
        still_open = marks.unclosed[-count:]
        if marks.strays[-count:] != still_open:
            break
        if beginning.startswith("".join(text[mark.start : mark.end] for mark in still_open)):
            passages.append(Pair(still_open[0].start, still_open[0].end, len(text), len(text)))
    return passages


def list_outermost(pairs: Iterable[Pair]) -> list[Pair]:
    """Return those of some pairs, which are in order, that are within no other."""
    outermost: list[Pair] = []
    for pair in pairs:
        if not outermost or pair.opened >= outermost[-1].closed:
            outermost.append(pair)
    return outermost


def pair_marks(text: str, start: int = 0, end: int | None = None, *, singles: bool = True) -> Marks:
    """Pair the marks of a text, such as a paragraph, between two offsets.

    Without ``singles`` neither single marks nor two angle brackets, as in ``<<a>>``, are marks.
    """
    end = len(text) if end is None else end
    usual = _pair_usual(text, start, end)
    return _pair_any(text, start, end, singles) if usual is None else Marks(usual, [], [], [])


def _pair_any(text: str, start: int, end: int, singles: bool) -> Marks:
    double: list[Mark] = []
    single: list[Mark] = []
    for mark in _list_marks(text, start, end, singles):
        (single if mark.look.char in SINGLE else double).append(mark)
    pairs, alone, unclosed = _pair_double(text, double)
    for within, group in _group(text, single, sorted(pairs)):
        inner, others, still_open = _match(group, is_swedish=within == "”")
        pairs += inner
        alone += others
        # What a pair of double marks encloses is not open at the end.
        unclosed += [] if within else still_open
    alone.sort(key=_START)
    strays: list[Mark] = []
    apostrophes: list[Mark] = []
    for mark in alone:
        (apostrophes if _is_apostrophe(mark) else strays).append(mark)
    opened = {mark.start for mark in unclosed}
    still_open = [mark for mark in strays if mark.start in opened]
    return Marks(sorted(pairs), still_open, strays, apostrophes)


def _pair_double(text: str, double: list[Mark]) -> _Matched:
    pairs, alone, unclosed = _match(double)
    if len(alone) > 1:
        misspaced = _pair_misspaced(text, alone, sorted(pairs))
        partners = {at for pair in misspaced for at in (pair.opened, pair.end)}
        alone = [mark for mark in alone if mark.start not in partners]
        pairs += misspaced
    return pairs, alone, unclosed


def _is_apostrophe(mark: Mark) -> bool:
    """Return whether a mark that has no partner is an apostrophe, or inches, and not alone.

    A single mark after a mark of punctuation is no apostrophe.
    """
    return mark.letter > _OTHER or _OTHER < mark.sureness < _CERTAIN


def _pair_usual(text: str, start: int, end: int) -> list[Pair] | None:
    """Return the pairs of a text whose marks are “ and ”, or " and ", in turn; None for any other.

    Each mark is directly between a space and a word, or the end of a sentence. Most texts are such,
    and this takes a tenth of the time of ``_pair_any``, which returns the same for them.
    """
    part = text[start:end]
    # What may be a mark is few characters, mostly none, which a set then looks at.
    rest = part.encode(errors="replace").translate(None, _NO_MARKS).decode()
    if ",," in part or not _UNUSUAL.isdisjoint(rest):
        return None
    if not rest:
        return []
    if not _APOSTROPHES.isdisjoint(rest) and re.search(_DOUBTFUL_MARK, part):
        return None
    spans = (match.span() for match in re.finditer(_USUAL_PAIR['"' in rest], part))
    pairs = [Pair(start + one, start + one + 1, start + end - 1, start + end) for one, end in spans]
    # No mark is left over, such as a second one that opens.
    return pairs if sum(map(rest.count, _USUAL)) == 2 * len(pairs) else None


def _pair_misspaced(text: str, marks: Sequence[Mark], pairs: Sequence[Pair]) -> list[Pair]:
    """Pair straight marks that are alone, two by two, where only their spaces are wrong.

    Their spaces are on the wrong side, or on both: "Go, "said Ana; Ana said " We go. " If one of
    those within the same pair has no partner so, none has.
    """
    found = []
    straight = [mark for mark in marks if mark.look.char == '"' and not _is_measure(text, mark)]
    for _, group in _group(text, straight, pairs):
        turns = list(zip(group[::2], group[1::2], strict=False))
        if len(group) % 2 == 0 and all(_encloses(text, *turn) for turn in turns):
            found += [Pair(one.start, one.end, other.start, other.end) for one, other in turns]
    return found


def _is_measure(text: str, mark: Mark) -> bool:
    """Return whether a mark is for inches, or a ditto mark, which has wide spaces on both sides."""
    before = text[max(0, mark.start - 2) : mark.start]
    is_number = before.rstrip(" \u00a0")[-1:].isdecimal()
    return is_number or (_is_wide(before[::-1]) and _is_wide(text[mark.end : mark.end + 2]))


def _is_wide(beside: str) -> bool:
    """Return whether two characters, the nearest first, are more than a space between words."""
    return beside[:1] in ("", "\n", "\t") or (len(beside) > 1 and beside.isspace())


def _encloses(text: str, opening: Mark, closing: Mark) -> bool:
    """Return whether words are between two straight marks, and other words around them."""
    last, space = text[max(0, closing.start - 2)], text[closing.start - 1]
    before, after = opening.look.before, closing.look.after
    is_before_verb = last in _STOPS and space.isspace() and after.islower()
    return (
        (_is_space(before) or before in _BEFORE_OPENING)
        and (is_before_verb or _is_space(after) or after in _ENDS)
        and any(map(str.isalpha, text[opening.end : closing.start]))
    )


def _group(text: str, marks: list[Mark], pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Mark]]]:
    """Yield those of some marks that are directly within each pair, with its opening mark."""
    groups: dict[int, list[Mark]] = {}
    within: list[Pair] = []
    coming = iter((*pairs, None))
    following = next(coming)
    for mark in marks:
        while following and following.opened < mark.start:
            within.append(following)
            following = next(coming)
        while within and within[-1].closed <= mark.start:
            within.pop()
        groups.setdefault(within[-1].opened if within else -1, []).append(mark)
    # To save memory where a text has many.
    marks.clear()
    for opened, group in groups.items():
        yield text[opened] if opened >= 0 else "", group


def _match(marks: list[Mark], *, is_swedish: bool = False) -> _Matched:
    """Match marks of one kind.

    All are double or all are single marks. An apostrophe opens only ``is_swedish``, as ’ does in
    ”en ’ny’ dag”. None are left in ``marks``, to save memory.
    """
    pairs: list[Pair] = []
    alone: list[Mark] = []
    later = _count_all_later(marks)
    opened: list[Mark] = []
    counts = dict.fromkeys(_CLOSERS, 0)
    marks.reverse()
    while marks:
        mark = marks.pop()
        look, at = mark.look, len(marks)
        closed = [char for char in look.closes if counts[char]] if opened else []
        if closed and later[_SURER[mark.sureness]][at] < len(opened):
            opener = _pop(opened, counts, closed, alone)
            pairs.append(Pair(opener.start, opener.end, mark.start, mark.end))
        elif not closed and later[mark.letter][at] > len(opened) and look.may_open[is_swedish]:
            opened.append(mark)
            counts[look.char] += 1
        else:
            alone.append(mark)
    return pairs, sorted((*alone, *opened), key=_START), opened


def _pop(
    opened: list[Mark], counts: dict[str, int], closed: Sequence[str], alone: list[Mark]
) -> Mark:
    """Take the last of ``closed`` off the stack of open marks; those after it are alone."""
    while True:
        opener = opened.pop()
        counts[opener.look.char] -= 1
        if opener.look.char in closed:
            return opener
        alone.append(opener)


def _count_all_later(marks: Sequence[Mark]) -> dict[int, Sequence[int]]:
    """Return what ``_count_later`` does for each sureness that a mark asks for."""
    needed = {least for mark in marks for least in (_SURER[mark.sureness], mark.letter)}
    # None closes what only closes; a mark that is surely no letter opens without any.
    unneeded = {_NEVER: bytes(len(marks)), _OTHER: range(len(marks), 2 * len(marks))}
    return unneeded | {least: _count_later(marks, least) for least in needed - unneeded.keys()}


def _count_later(marks: Sequence[Mark], least: int) -> Sequence[int]:
    """Count for each mark, the last first, those after it that close what none of them opens."""
    counts = array("I")
    count = 0
    for mark in reversed(marks):
        counts.append(count)
        if mark.sureness >= least:
            count += 1
        elif count and mark.letter != _CERTAIN and mark.look.opens:
            count -= 1
    return counts


@lru_cache(_MOST_LOOKS)
def _read_look(char: str, before: str, after: str) -> Look:
    opens = _opens(char, before, after)
    return Look(
        char,
        before,
        after,
        _judge(char, before, after),
        opens,
        (_may_open(char, before, after, False), _may_open(char, before, after, True)),
        char in _LETTERS and after.isalnum() and not before.isalnum(),
        _list_closed(char, before, after),
    )


def _judge(char: str, before: str, after: str) -> int:
    """Return how surely a mark closes what is open, by what is beside it, or that a word says."""
    may_be_inches = char in _INCHES and before.isdecimal()
    if char in _PURE:
        return _BY_WORD if may_be_inches else _PURELY
    if char == "‚" or _is_space(before) or _opens(char, before, after):
        return _OTHER
    if may_be_inches or char in SINGLE:
        return _judge_apostrophe(before, after)
    return _CERTAIN if _ends(before, after) else _OTHER


def _judge_apostrophe(before: str, after: str) -> int:
    """Return the same of a mark that may also be an apostrophe, or inches."""
    if not before.isalnum():
        return _OTHER if after.isalnum() else _CERTAIN
    return _BY_WORD if after.isalnum() or after.isspace() else _LIKELY


def _judge_by_word(text: str, char: str, before: str, end: int) -> int:
    """Return the same by the word after a mark.

    After a number, ” closes before “he said.” or “said Ana”.
    """
    word = _read_word(text, end)
    if char in _PURE:
        is_before = word in SAYING_VERBS or re.compile(_OF_PRONOUN).match(text, end)
        return _PURELY if is_before else _CURLY
    if word in _NO_NOUNS:
        return _LIKELY
    return _POSSESSIVE if before in _PLURAL and word not in ("and", "or") else _DOUBTFUL


def _list_closed(char: str, before: str, after: str) -> list[str]:
    """Return the opening marks that a mark may close, by what is beside it."""
    openers = _OPENERS.get(char, [])
    if _opens(char, before, after):
        # A mark that only closes may have lost the space after it.
        return [each for each in openers if each != char and char in _PURE]
    if char in SINGLE and _is_space(before):
        return []
    return openers if char in _PURE or _ends(before, after) else _list_usual(char, after)


def _list_usual(char: str, after: str) -> list[str]:
    """Return the marks that one closes even between words, or spaces, as in “We go. “."""
    others = () if after.isalnum() else (char,)
    return [each for each in _OPENERS.get(char, []) if char == _CLOSERS[each][0] or each in others]


def _opens(char: str, before: str, after: str) -> bool:
    """Return whether a mark can only be one that opens, by what is beside it."""
    if _is_space(after):
        return False
    if _is_space(before):
        return char in _NATURAL or not _begins_nothing(after)
    if before in _BRACKETS:
        return not _begins_nothing(after)
    return before in _BEFORE_OPENING and after.isalnum()


def _begins_nothing(after: str) -> bool:
    """Return whether no word begins after a mark: there is a space, or the end of a clause."""
    return _is_space(after) or (after in _ENDS and after != "…")


def _ends(before: str, after: str) -> bool:
    """Return whether a mark between two characters is at the end of a word or a sentence."""
    return not (after.isalnum() or _is_space(before) or before in _BRACKETS)


def _may_open(char: str, before: str, after: str, is_swedish: bool) -> bool:
    """Return whether a mark that closes nothing may open what comes after it."""
    if char in ("”", "’"):
        return (is_swedish or char == "”") and _opens(char, before, after)
    if char in SINGLE:
        return not (before.isalnum() or _is_space(after))
    return char in _CLOSERS and _may_open_double(char, before, after)


def _may_open_double(char: str, before: str, after: str) -> bool:
    if char == "''":
        # No empty string, and no bold words of a wiki: '''words'''.
        return _opens(char, before, after) and after.isalnum()
    if char in STRAIGHT and before not in _BRACKETS:
        return not (_ends(before, after) or _is_space(after) or before.isdecimal())
    return not _ends(before, after) or (char in _NATURAL and _is_apart(before, after))


def _is_apart(before: str, after: str) -> bool:
    """Return whether a mark is not at the end of a word, or has the space of French after it."""
    return after in _NO_BREAK or not (before.isalnum() or before in _ENDS)


def _judge_letter(text: str, start: int, end: int, first: int) -> int:
    """Return how surely a later mark must close if a single one is no part of the word after it.

    The word may be ’90s, ’em, or a name, as in Ms. ‘Utoikamanu; it may also be the first of words
    between marks.
    """
    word = _read_word(text, end)
    if word in _SHORTENED:
        return _CERTAIN
    after = end + len(word)
    # One word between two marks is no name: the Global ‘Forum’.
    if not text[end].isupper() or text[after : after + 1] in _APOSTROPHES:
        return _OTHER
    return _judge_title(text[max(first, start - _LONGEST_WORD) : start])


def _judge_title(before: str) -> int:
    """Return the same where a name may follow: after a title, or a word with a capital letter."""
    title = (before.split() or [""])[-1].lstrip(OPENING)
    if title.removesuffix(".").lower() in HONORIFICS:
        return _CERTAIN
    return _DOUBTFUL if title[:1].isupper() and title.isalnum() else _OTHER


def _read_word(text: str, at: int) -> str:
    """Return the first word after a place, in small letters."""
    word = _compile_once(_WORD).match(text, at, at + _LONGEST_WORD)
    return word[1].lower() if word else ""


def _list_marks(text: str, start: int, end: int, singles: bool) -> list[Mark]:
    """Return the marks of a text in order, without the apostrophes within words.

    Where single marks are marks, two of them are one only beside others, of which one opens.
    """
    marks = list(_read_marks(text, _compile(singles, True), range(start, end)))
    doubled = [mark for mark in marks if mark.end - mark.start > 1] if singles else ()
    if doubled and (len(doubled) == 1 or not any(mark.look.opens for mark in doubled)):
        marks = list(_read_marks(text, _compile(singles, False), range(start, end)))
    return marks


def _read_marks(text: str, pattern: re.Pattern[str], bounds: range) -> Iterator[Mark]:
    before = after = ""
    following = bounds.start
    for match in pattern.finditer(text, bounds.start, bounds.stop):
        start, end = match.span(1)
        # The same is beside all marks that have nothing to see between them.
        if start >= following:
            following = match.end()
            while further := pattern.match(text, following, bounds.stop):
                following = further.end()
            before = _get_before(text, start - 1, bounds)
            after = _get_after(text, following, bounds)
        char = text[start:end]
        if end - start > 1:
            char = char.replace(REMOVED, "").replace(CONTINUED, "")
            if not _is_mark(char, before, after):
                continue
            char = TYPED.get(char, char)
        look = _read_look(char, before, after)
        sureness = look.sureness
        if sureness == _BY_WORD:
            sureness = _judge_by_word(text, char, before, end)
        letter = _judge_letter(text, start, end, bounds.start) if look.may_be_letter else _OTHER
        yield Mark(look, start, end, sureness, letter)


def _is_mark(typed: str, before: str, after: str) -> bool:
    """Return whether angle brackets are beside a word as a mark is, and no operator: a << b."""
    if typed == "<<":
        return after.isalnum() and not before.isalnum()
    return typed != ">>" or not (after == ">" or after.isalnum() or _is_space(before))


@cache
def _compile(singles: bool, doubled: bool) -> re.Pattern[str]:
    """Return a pattern of marks; ``doubled`` says if two single ones are one."""
    twice = f"`{SINGLE * doubled}{'<>' * singles}"
    typed = "|".join(f"(?<={char}){_WITHIN}{char}" for char in twice)
    # Two commas are a mark only before a word.
    commas = rf"(?<=,)(?<![^\s(\[{INVISIBLE}],),(?=[\w{INVISIBLE}])"
    # A single mark within a word is an apostrophe.
    single = rf"|(?<=[{SINGLE}])(?:(?<![^\W_].)|(?![^\W_]))" * singles
    # The first character is by itself, so that a search skips to one of these at once.
    first = rf"[{DOUBLE}{SINGLE * singles}{twice},]"
    return re.compile(rf"({first}(?:{typed}|{commas}|(?<=[{DOUBLE}]){single}))[{INVISIBLE}]*+")


def _get_before(text: str, place: int, bounds: range) -> str:
    """Return the last character up to a place that can be seen."""
    while place in bounds and text[place] in INVISIBLE:
        place -= 1
    return text[place] if place in bounds else ""


def _get_after(text: str, place: int, bounds: range) -> str:
    if place not in bounds:
        return ""
    char = text[place]
    return "…" if char == "." and text.startswith("..", place, bounds.stop) else char


def _is_space(char: str) -> bool:
    return not char or char.isspace()
