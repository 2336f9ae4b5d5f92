"""Quotation marks: which two of a text are a pair.

Double marks are paired first. Then single marks, which may also be apostrophes, are paired among
those that are directly within the same pair of double ones. Each time, the marks are read in order,
and those that are still open are on a stack.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gcmreview.text.characters import CLOSERS, DASHES, DOUBLE, INVISIBLE, OPENING, SINGLE, TYPED

# Those that may close each mark, the usual one first. Swedish and Finnish have one mark for both.
_CLOSERS = CLOSERS | {"»": ("«", "»"), "›": ("‹", "›"), "‘": ("’", "'"), "’": ("’",)}
# Those that each mark may close.
_OPENERS = {
    mark: [opening for opening, closing in _CLOSERS.items() if mark in closing]
    for mark in dict.fromkeys(chain.from_iterable(_CLOSERS.values()))
}
_CHARACTERS = sorted(DOUBLE + SINGLE)
_APOSTROPHES = ("'", "’")
# Marks of two characters.
_TYPED = ("``", "''", "‘‘", "’’", "<<", ">>", ",,")
# All characters of marks but “ and ”, of which most texts have no others, and apostrophes.
_UNUSUAL = frozenset("`<>").union(_CHARACTERS).difference("“”", _APOSTROPHES)
# The bytes of all ASCII characters that are no marks.
_NO_MARKS = bytes(each for each in range(128) if chr(each) not in _UNUSUAL.union(_APOSTROPHES))
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
_BEFORE_OPENING = frozenset(f"([{{<-{DASHES}")
_DASHES = frozenset(f"-{DASHES}")
_ENDS = frozenset(",.;:!?…)]}")
_STOPS = frozenset(",.;:!?…")
# Words that begin with an apostrophe. So do years: the ’90s.
_SHORTENED = frozenset(("tis", "twas", "em", "cause", "til", "till", "n", "s", "t", "round"))
# Characters of such a year: 90 or 90s.
_YEAR_LENGTHS = (2, 3)
# Letters that end a plural or a name, after which an apostrophe is possessive: workers’.
_PLURAL = "sSxXzZ"
# Words before which no possessive is: in “workers’ said” the mark closes.
_NO_NOUNS_TEXT = """
a about according added adds after an are as at because before but by can could during for from
had has have he in is it may must of on said say says she since should so that the then they this
to told was we were when where which while who will with would
"""
_NO_NOUNS = frozenset(_NO_NOUNS_TEXT.split())
# Marks that a paragraph leaves open: a quotation in a quotation in another.
_MOST_OPEN = 3
# Characters in which a word is looked for, beside a mark.
_LONGEST_WORD = 24
# How surely a mark closes. It does not, or may open too; it may be possessive; it may be another
# apostrophe, or inches; it is at the end of a clause; it is after a mark of punctuation.
_OTHER, _POSSESSIVE, _DOUBTFUL, _LIKELY, _CERTAIN = range(5)
# A mark of a sureness, by its index, is an apostrophe if marks at least as sure as this come later
# and close all that is open. No mark has the last one.
_NEVER = 5
_SURER = (_NEVER, _POSSESSIVE, _LIKELY, _CERTAIN, _NEVER)


class Pair(NamedTuple):
    """An opening mark and its closing one; all are offsets, ``start`` and ``end`` those between."""

    opened: int
    start: int
    end: int
    closed: int


class Marks(NamedTuple):
    """How the marks of a text are read.

    ``pairs`` are in the order in which they open. ``unclosed`` are the starts and ends of marks
    that are open at the end of the text, ``strays`` the places of all that have no partner, and
    ``apostrophes`` those of what is read as an apostrophe or inches; all are in order.
    """

    pairs: list[Pair]
    unclosed: list[tuple[int, int]]
    strays: list[int]
    apostrophes: list[int]


class _Mark(NamedTuple):
    """A mark, its offsets, and the visible characters beside it, or beside other marks next to it.

    At the start or end of the text there is none. Two points after it are "…". ``sureness`` says
    how surely it closes; ``is_letter`` is true if it may belong to the word after it.
    """

    char: str
    start: int
    end: int
    before: str
    after: str
    sureness: int = _OTHER
    is_letter: bool = False


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
    strays = iter((*marks.strays, len(text) + 1))
    stray = next(strays)
    for pair in marks.pairs:
        while stray < pair.start:
            stray = next(strays)
        if stray >= pair.end:
            passages.append(pair)
    beginning = "".join(following[: 4 * _MOST_OPEN].split())
    for count in range(1, 1 + min(_MOST_OPEN, len(marks.unclosed))):
        still_open = marks.unclosed[-count:]
        if marks.strays[-count:] != [start for start, _ in still_open]:
            break
        if beginning.startswith("".join(text[start:end] for start, end in still_open)):
            passages.append(Pair(*still_open[0], len(text), len(text)))
    return passages


def list_outermost(text: str) -> list[Pair]:
    """Return the pairs of marks that are within no other pair."""
    outermost: list[Pair] = []
    for pair in pair_marks(text).pairs:
        if not outermost or pair.opened >= outermost[-1].closed:
            outermost.append(pair)
    return outermost


# Marks of a pair.
_BOTH = 2


def pair_marks(text: str) -> Marks:
    """Pair the marks of a text, such as a paragraph."""
    usual = _pair_usual(text)
    return _pair_any(text) if usual is None else Marks(usual, [], [], [])


def _pair_usual(text: str) -> list[Pair] | None:
    """Return the pairs of a text whose marks are “ and ” in turn, and None for any other text.

    Each mark is directly between a space and a word, or the end of a sentence. Most texts are such,
    and this takes a tenth of the time of ``_pair_any``, which returns the same for them.
    """
    # What may be a mark is few characters, which a set then looks at.
    rest = text.encode(errors="replace").translate(None, _NO_MARKS).decode()
    if ",," in text or not _UNUSUAL.isdisjoint(rest) or _has_apostrophe_beside_word(text, rest):
        return None
    pairs = []
    at = 0
    while (start := text.find("“", at)) >= 0:
        end = text.find("”", at)
        if not (start < end and _opens_word(text, start) and _ends_word(text, end)):
            return None
        at = end + 1
        pairs.append(Pair(start, start + 1, end, at))
    # A second mark that opens before one closes leaves one that closes.
    return pairs if rest.count("“") == rest.count("”") == len(pairs) else None


def _has_apostrophe_beside_word(text: str, marks: str) -> bool:
    for char in _APOSTROPHES:
        for at in _find_all(char, text) if char in marks else ():
            if not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
                return True
    return False


def _find_all(char: str, text: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _opens_word(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and text[at + 1].isalnum()


def _ends_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    return (before in _STOPS or before.isalpha()) and (_is_space(after) or after in _STOPS)


def _pair_any(text: str) -> Marks:
    double: list[_Mark] = []
    single: list[_Mark] = []
    for mark in _list_marks(text):
        (single if mark.char in SINGLE else double).append(mark)
    read = _close_misspaced(text, _match(double))
    for within, group in _group(text, single, sorted(read.pairs)):
        inner = _match(group, is_swedish=within == "”")
        # What a pair of double marks encloses is not open at the end.
        read = _join(read, inner._replace(unclosed=[]) if within else inner)
    return Marks(sorted(read.pairs), sorted(read.unclosed), sorted(read.strays), read.apostrophes)


def _close_misspaced(text: str, read: Marks) -> Marks:
    """Pair the only two marks without partners, if the space is on the wrong side of the second.

    It opens by its spaces, but is after the comma of a quotation, before its verb: "We go, "said X.
    """
    if not len(read.unclosed) == len(read.strays) == _BOTH:
        return read
    (opened, start), (end, closed) = read.unclosed
    is_straight = text[opened] == text[end] == '"'
    if not (
        is_straight and re.fullmatch(r"[,?!]\s", text[end - 2 : end]) and text[closed].islower()
    ):
        return read
    pair = Pair(opened, start, end, closed)
    return read._replace(pairs=sorted([*read.pairs, pair]), unclosed=[], strays=[])


def _join(one: Marks, other: Marks) -> Marks:
    return Marks(
        one.pairs + other.pairs,
        one.unclosed + other.unclosed,
        one.strays + other.strays,
        one.apostrophes + other.apostrophes,
    )


def _group(
    text: str, singles: Sequence[_Mark], pairs: Sequence[Pair]
) -> Iterator[tuple[str, list[_Mark]]]:
    """Yield the single marks directly within each pair of double ones, with its opening mark."""
    groups: dict[int, list[_Mark]] = {}
    within: list[Pair] = []
    coming = iter((*pairs, None))
    following = next(coming)
    for mark in singles:
        while following and following.opened < mark.start:
            within.append(following)
            following = next(coming)
        while within and within[-1].closed <= mark.start:
            within.pop()
        groups.setdefault(within[-1].opened if within else -1, []).append(mark)
    for opened, group in groups.items():
        yield text[opened] if opened >= 0 else "", group


def _match(marks: Sequence[_Mark], *, is_swedish: bool = False) -> Marks:
    """Pair marks of one kind: all double or all single ones, which are given in order.

    An apostrophe opens only ``is_swedish``, as ’ does in ”en ’ny’ dag”.
    """
    found = Marks([], [], [], [])
    later = {least: _count_later(marks, least) for least in _SURER}
    opened: list[_Mark] = []
    counts: Counter[str] = Counter()
    for at, mark in enumerate(marks):
        closed = list(filter(counts.__getitem__, _list_closed(mark)))
        if closed and later[_SURER[mark.sureness]][at] < len(opened):
            opener = _pop(opened, counts, closed, found)
            found.pairs.append(Pair(opener.start, opener.end, mark.start, mark.end))
        elif not closed and _may_open(mark, is_swedish, later[_CERTAIN][at] > len(opened)):
            opened.append(mark)
            counts[mark.char] += 1
        else:
            _leave(mark, found)
    for opener in opened:
        _leave(opener, found, found.unclosed)
    return found


def _pop(opened: list[_Mark], counts: Counter[str], closed: Sequence[str], found: Marks) -> _Mark:
    """Take the last of ``closed`` off the stack of open marks; those after it are alone."""
    while True:
        opener = opened.pop()
        counts[opener.char] -= 1
        if opener.char in closed:
            return opener
        _leave(opener, found)


def _leave(mark: _Mark, found: Marks, unclosed: list[tuple[int, int]] | None = None) -> None:
    """Note a mark without a partner: it is inches or an apostrophe, or it is alone.

    A single mark after a mark of punctuation is no apostrophe.
    """
    if mark.is_letter or mark.sureness in (_POSSESSIVE, _DOUBTFUL, _LIKELY):
        found.apostrophes.append(mark.start)
        return
    found.strays.append(mark.start)
    if unclosed is not None:
        unclosed.append((mark.start, mark.end))


def _count_later(marks: Sequence[_Mark], least: int) -> list[int]:
    """Count for each mark those after it that close, surely enough, and that none of them opens."""
    counts = []
    count = 0
    for mark in reversed(marks):
        counts.append(count)
        if mark.sureness >= least:
            count += 1
        elif _opens(mark) and not mark.is_letter:
            count = max(0, count - 1)
    return counts[::-1]


def _judge(text: str, mark: _Mark) -> int:
    """Return how surely a mark closes what is open, by what is beside it."""
    if mark.char in _PURE and not mark.before.isdecimal():
        return _CERTAIN
    if mark.char == "‚" or _opens(mark) or _is_space(mark.before):
        return _OTHER
    if mark.char in SINGLE or (mark.char in _INCHES and mark.before.isdecimal()):
        return _judge_apostrophe(text, mark)
    return _CERTAIN if _ends(mark) else _OTHER


def _judge_apostrophe(text: str, mark: _Mark) -> int:
    """Return how surely a mark closes that may also be an apostrophe, or inches."""
    if not mark.before.isalnum():
        return _OTHER if mark.after.isalnum() else _CERTAIN
    if not mark.after or mark.after in _ENDS or mark.after in _DASHES:
        return _LIKELY
    word = _read_word(text, mark.end)
    if word in _NO_NOUNS:
        return _LIKELY
    return _POSSESSIVE if mark.before in _PLURAL and word not in ("and", "or") else _DOUBTFUL


def _list_closed(mark: _Mark) -> list[str]:
    """Return the opening marks that a mark may close."""
    openers = _OPENERS.get(mark.char, [])
    if _opens(mark):
        # A mark that only closes may have lost the space after it.
        return [char for char in openers if char != mark.char and mark.char in _PURE]
    if mark.char in _PURE or _ends(mark):
        return openers
    is_apart = mark.char in SINGLE and _is_space(mark.before)
    return [] if is_apart else _list_usual(mark.char)


def _list_usual(closing: str) -> list[str]:
    """Return the opening marks that are usually closed by this one, as even between words."""
    return [char for char, closers in _CLOSERS.items() if closers[0] == closing]


def _opens(mark: _Mark) -> bool:
    """Return whether a mark can only be one that opens, by what is beside it."""
    if _is_space(mark.after):
        return False
    if _is_space(mark.before):
        return mark.char in _NATURAL or mark.after not in _ENDS or mark.after == "…"
    return mark.before in _BEFORE_OPENING and mark.after.isalnum()


def _ends(mark: _Mark) -> bool:
    """Return whether a mark is at the end of a word or a sentence."""
    after = mark.after
    is_end = _is_space(after) or after in _ENDS or after in _DASHES
    return is_end and not _is_space(mark.before)


def _may_open(mark: _Mark, is_swedish: bool, is_closed: bool) -> bool:
    """Return whether a mark that closes nothing may open what comes after it.

    A mark that may be a letter opens only if it ``is_closed`` for certain.
    """
    if mark.char not in _CLOSERS:
        return False
    if mark.char in SINGLE:
        return _may_open_single(mark, is_swedish) and (is_closed or not mark.is_letter)
    if mark.char == "”":
        return _opens(mark)
    return not _ends(mark) or (mark.char in _NATURAL and _is_apart(mark))


def _may_open_single(mark: _Mark, is_swedish: bool) -> bool:
    if mark.char == "’":
        return is_swedish and _opens(mark)
    return not (mark.before.isalnum() or _is_space(mark.after))


def _is_apart(mark: _Mark) -> bool:
    """Return whether a mark is not at the end of a word, or has the space of French after it."""
    return mark.after in _NO_BREAK or not mark.before.isalnum()


def _may_be_letter(text: str, mark: _Mark) -> bool:
    """Return whether a single mark may belong to the word after it: ’90s, ’em, Ms. ‘Utoikamanu."""
    if mark.char not in _LETTERS or not mark.after.isalnum() or mark.before.isalnum():
        return False
    word = _read_word(text, mark.end)
    if word in _SHORTENED or (word.rstrip("s").isdecimal() and len(word) in _YEAR_LENGTHS):
        return True
    return (
        text[mark.end].isupper()
        and _is_after_title(text, mark.start)
        and (
            # One word between two marks is no name: the Global ‘Forum’.
            text[mark.end + len(word) : mark.end + len(word) + 1] not in _APOSTROPHES
        )
    )


def _is_after_title(text: str, place: int) -> bool:
    """Return whether a word with a capital letter is before a place, with nothing between them."""
    before = text[max(0, place - _LONGEST_WORD) : place].split() or [""]
    title = before[-1].lstrip(OPENING).removesuffix(".")
    return title[:1].isupper() and title.isalnum()


def _read_word(text: str, at: int) -> str:
    """Return the first word after a place, in small letters."""
    ahead = text[at : at + _LONGEST_WORD].lstrip()
    length = next((n for n, char in enumerate(ahead) if not char.isalnum()), len(ahead))
    return ahead[:length].lower()


def _list_marks(text: str) -> list[_Mark]:
    """Return the marks of a text in order, without the apostrophes within words."""
    spans = _find_spans(text)
    befores = _see(text, spans, -1)
    afters = _see(text, spans, 1)[::-1]
    marks = []
    for (start, end), before, after in zip(spans, befores, afters, strict=True):
        char = TYPED.get(text[start:end], text[start:end])
        is_within = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        if not (is_within and char in SINGLE):
            mark = _Mark(char, start, end, before, after)
            is_letter = _may_be_letter(text, mark)
            marks.append(mark._replace(sureness=_judge(text, mark), is_letter=is_letter))
    return marks


def _find_spans(text: str) -> list[tuple[int, int]]:
    """Return where the marks of a text start and end."""
    if any(typed in text for typed in _TYPED):
        return [match.span() for match in re.finditer(_compose_typed(text), text)]
    # Most texts have few of the marks, and a pattern takes longer to compile than to look for each.
    places = sorted(at for char in _CHARACTERS for at in _find_all(char, text))
    return [(at, at + 1) for at in places]


def _compose_typed(text: str) -> str:
    """Return a pattern of the marks of a text that has marks of two characters.

    Two single marks are one only where the text has an opening mark of that kind.
    """
    straight = r"``|''|" if re.search(r"``|,,(?=\w)|(?<![^\s(\[])''(?=\S)", text) else ""
    curly = "‘‘|’’|" if "‘‘" in text and "’’" in text else ""
    angle = r"<<(?=\w)|(?<!\s)>>|" if "<<" in text and ">>" in text else ""
    return rf"{straight}{curly}{angle}(?<![^\s(\[]),,(?=\w)|[{re.escape(''.join(_CHARACTERS))}]"


def _see(text: str, spans: Sequence[tuple[int, int]], step: int) -> list[str]:
    """Return the visible character beside each mark, or beside other marks next to it.

    With ``step`` 1 it is the one after the mark, and the marks are in reverse order.
    """
    seen: list[str] = []
    other = -1
    for start, end in spans[::-step]:
        place = start - 1 if step < 0 else end
        while 0 <= place < len(text) and text[place] in INVISIBLE:
            place += step
        is_adjacent = bool(seen) and place == other
        seen.append(seen[-1] if is_adjacent else _get_character(text, place))
        other = end - 1 if step < 0 else start
    return seen


def _get_character(text: str, place: int) -> str:
    if not 0 <= place < len(text):
        return ""
    return "…" if text.startswith("..", place) else text[place]


def _is_space(char: str) -> bool:
    return not char or char.isspace()
