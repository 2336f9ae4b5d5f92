"""Where a sentence ends, and which full stop does not end one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from gcmreview.text.characters import CLOSING, CLOSING_MARKS, DASHES, OPENING
from gcmreview.text.words import Word

# The marks that end a sentence.
SENTENCE_ENDS = (".", "?", "!")
_SHORT_TITLES_TEXT = """
mr mrs ms mx messrs dr ph prof hon rev st gen col lt amb sen gov rep sec
"""
_LONG_TITLES_TEXT = """
miss professor maitre h e he sir dame lord lady khun ma datuk tan haji ibu bapak shri smt
master madam madame reverend honourable honorable
"""
_SHORT_TITLES = frozenset(_SHORT_TITLES_TEXT.split())
# What may be written before a name: "H. E." and "HE" are His or Her Excellency.
HONORIFICS = _SHORT_TITLES.union(_LONG_TITLES_TEXT.split())
_OFFICES_TEXT = """
minister director secretary president chief head ambassador commissioner coordinator chairman
chairwoman chairperson governor mayor senator representative envoy spokesperson spokesman
spokeswoman officer rapporteur adviser advisor manager economist official undersecretary
pm fm dg sg usg ceo
"""
# Who holds an office.
OFFICES = frozenset(_OFFICES_TEXT.split())
_TITLES_TEXT = """
general prime deputy chair excellency doctor judge king queen prince princess captain colonel major
justice admiral brigadier sergeant inspector superintendent bishop archbishop imam rabbi sheikh
sister brother father councillor baron baroness duke duchess earl
foreign executive regional affairs former assistant vice acting associate state
"""
# Words that may come before a name and are not part of it.
TITLES = HONORIFICS | OFFICES | frozenset(_TITLES_TEXT.split())
# Abbreviations that are written in small letters too.
_SHORT_WORDS_TEXT = """
nos arts para paras vol vols p pp ch sect fig ed eds vs cf ca viz approx
etc al esp est ext incl dept govt hr hrs
"""
# Other abbreviations, that begin with a capital letter: those of pySBD 0.3.4 (English, MIT licence)
# and of CLDR 46 (sentence break suppressions, Unicode licence), without those that are words as
# well, such as "May" and "In"; the last lines are other titles, firms and days of the week. Those
# of three letters or more without a vowel, such as "Cdr" and "Bhd", need no list; Ng is a name.
_CAPITALIZED_TEXT = """
adj adm adv ala alt alta apr arc ariz ark assn asst attys aug ave bart brig bros cal calif capt cl
co colo comdr comm conn cont corp cres ct dak dec def det diff dist ens esq exec exp expy feb fed
fla fn fri ft fwy fy ga gb hosp hway hwy hz ia id ida inc ing insp jan jr jul jun kan kans kb ken ky
la lev maj mar mass mb md med mex mich min minn misc mlle mm mme mo mont mt neb nebr nev nov nr num
oct okla ont op ord ore org pa pd pde penn penna phys pl que rd ref reps res rs rt sask sens sep
sept sq sr supt surg tce tenn tex univ usafa ut va var ver vt wash wis wisc wy wyo yr yuk
atty bp comdt commr const dep dir engr fr govs intl ir lieut mon pres pte pty sat secy sra srta ste
thu thur thurs treas tue tues ven wed weds
"""
# Without "no" and "art": before a capital letter, they are words.
_ABBREVIATIONS = _SHORT_TITLES.union(_SHORT_WORDS_TEXT.split())
_CAPITALIZED = frozenset(_CAPITALIZED_TEXT.split())
_NO_VOWELS = "[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{2,}"
# Characters of the longest abbreviation.
_LONGEST = max(map(len, _ABBREVIATIONS | _CAPITALIZED))
# The letters right before a full stop, but not the "t" of "don't".
_LAST_LETTERS = rf"(?<![\w'’])[^\W\d_]{{1,{_LONGEST}}}\Z"
# A mark that is not the last of several stops, and after it the first letter of the next sentence,
# or the first digit of a number.
_OPENING, _CLOSING = re.escape(OPENING), re.escape(CLOSING)
_END = rf"[.?!](?<![\s.]\.)[{_CLOSING}]*(?=\s+[{_OPENING}]*([^\W_a-z]))"
# Characters at the end in which words break off: three stops with spaces, and a few marks.
_REACH = 16
# What may be at the end of the last sentence, which no other one is after.
_AFTER_ENDS = f"{CLOSING}{''.join(SENTENCE_ENDS)} \n"
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))


def is_abbreviation(word: str) -> bool:
    """Return whether a word, without its full stop, is an abbreviation: Mr, Lt, or an initial."""
    folded = word.casefold()
    is_name = word[:1].isupper() and word[1:].islower()
    return (
        (len(word) == 1 and word.isalpha())
        or folded in _ABBREVIATIONS
        or (is_name and folded in _CAPITALIZED)
        or re.fullmatch(_NO_VOWELS, word) is not None
    )


def ends_in_abbreviation(text: str, stop: int | None = None, longest: int = _LONGEST) -> bool:
    """Return whether an abbreviation ends a text, or is before a full stop at ``stop``."""
    end = len(text) if stop is None else stop
    last = re.search(_LAST_LETTERS, text[max(0, end - _LONGEST - 1) : end])
    return last is not None and len(last[0]) <= longest and is_abbreviation(last[0])


def split_prose(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence of a text; they cover all of it."""
    start = 0
    for end in _find_ends(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def cut_sentence(words: Iterable[Word]) -> list[Word]:
    """Return the first sentence of words, of which only one more is read."""
    return next(_iter_sentences(words), [])


def split_sentences(words: Iterable[Word]) -> list[list[Word]]:
    """Split words into sentences; the full stop of an initial or a title does not end one."""
    return list(_iter_sentences(words))


def _iter_sentences(words: Iterable[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    before = ""
    for word, after in pairwise(chain(words, (None,))):
        if word is None:
            break
        sentence.append(word)
        is_end = word.text in SENTENCE_ENDS and len(sentence) > 1
        if is_end and not _is_within(before, after, is_bracketed=sentence[0].text == "("):
            yield sentence
            sentence = []
        before = word.folded
    if sentence:
        yield sentence


def _is_within(before: str, after: Word | None, *, is_bracketed: bool) -> bool:
    """Return whether a full stop is that of an initial or an abbreviation: Jane Doe (D-Wis.) said.

    A sentence in brackets ends within them.
    """
    # One letter is an initial, one digit the number of a point, one stop that of an omission. Of
    # the abbreviations, only titles count, and what a mark follows: a credit ends at "para. 6".
    if (len(before) == 1 and before not in CLOSING) or before in _SHORT_TITLES:
        return True
    mark = after.text if after else ""
    return mark in (",", ";") or (mark == ")" and not is_bracketed)


def split_end(words: str) -> tuple[str, str, str]:
    """Split off the mark that ends ``words``, and the quotation marks after it: ``we,’``.

    The mark is one of ``. , ; ? !`` or nothing. Marks of omission and the full stop of an
    abbreviation belong to the words, and so do brackets with what is in them.
    """
    inner = words.rstrip(CLOSING_MARKS)
    closing = words[len(inner) :]
    mark = inner[-1:]
    if mark not in (*SENTENCE_ENDS, ",", ";") or ends_in_omission(inner):
        return words, "", ""
    if mark == "." and ends_in_abbreviation(inner, len(inner) - 1):
        return words, "", ""
    return inner[:-1], mark, closing


def ends_in_omission(words: str) -> bool:
    """Return whether words break off: ``…``, ``...``, ``. . .`` or a dash, within closing marks."""
    # Without patterns here and below, since most quotations then need none to be compiled.
    end = words[-_REACH:].rstrip(CLOSING)
    if end.endswith("."):
        before = end[:-2] if end[-2:-1].isspace() else end[:-1]
        return before.endswith(".")
    return end.endswith(("…", *DASHES))


def split_first_sentence(words: str) -> tuple[str, str]:
    """Split off the first sentence, as “We agree.” in “We agree. They do not.”.

    No sentence ends inside quotation marks or brackets.
    """
    seen: Counter[str] = Counter()
    start = 0
    for end in _find_ends(words):
        seen.update(words[start : end.end()])
        start = end.end()
        is_open = any(seen[opening] > seen[closing] for opening, closing in _PAIRS)
        if not is_open:
            return words[:start], words[start:].lstrip()
    return words, ""


def ends_itself(words: str) -> bool:
    """Return whether ``words`` need no full stop after them, even within their last marks."""
    return words.rstrip(CLOSING).endswith(SENTENCE_ENDS) or ends_in_omission(words)


def _find_ends(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks that end a sentence before another one, and no doubtful ones.

    The number of a point is no sentence: 1. We agree. 2. They do not.
    """
    rest = text.rstrip(_AFTER_ENDS)
    if not any(mark in rest for mark in SENTENCE_ENDS):
        return
    letters = re.compile(r"[^\W\d_]")
    start = 0
    for match in re.finditer(_END, text):
        marks, following = match[0], match[1]
        if following.islower():
            continue
        # A title or "vs." goes on at once; initials may have a mark after them: (the U.N.).
        longest = _LONGEST if marks == "." else 1
        if marks[0] == "." and ends_in_abbreviation(text, match.start(), longest):
            continue
        if letters.search(text, start, match.start()) and not following.isdecimal():
            yield match
        start = match.end()
