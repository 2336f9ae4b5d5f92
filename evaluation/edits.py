"""Edits of a quotation, and the kinds of edit that they are made from.

An edit takes a source of chance and the words, and returns other words, or None if it does not
apply to them. It never looks at the draft around the quotation: ``shapes`` does that.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

Edit = Callable[[Random, str], str | None]
Match = re.Match[str]
Pick = Callable[[Random, str], Match | None]

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)
INSERTIONS = WORDS["insertions"]
_MODALS: list[str] = INSERTIONS["modals"]
MODAL = rf"\b(?:{'|'.join(_MODALS)}|need to|to)\b"
OMISSIONS = ("...", ". . .", "…", "[...]", "[…]", "(...)")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?]) (?=[A-Z])")
# An omission leaves at least this many words on each side: fewer are a fragment nobody would quote.
_LEAST_SIDE = 2
# A word of more letters than this is long enough to change a letter in it.
_LONG_WORD = 4
# A word of fewer letters than this is too short to change the letters after a bracketed initial.
_LEAST_INITIAL = 3
# How many words an edit needs, so that enough of the source is left beside it.
_FOR_END, _FOR_GAP, _FOR_CLAUSE, _FOR_TWO = 6, 8, 10, 14
_OFTEN, _EVEN = 0.3, 0.5

# Letters of the Cyrillic and Greek alphabets (and the dotless i) that look like Latin ones.
_HOMOGLYPHS = {
    "a": "\u0430\u03b1",
    "e": "\u0435",
    "o": "\u043e\u03bf",
    "p": "\u0440\u03c1",
    "c": "\u0441",
    "x": "\u0445",
    "i": "\u0456\u0131",
    "s": "\u0455",
}
_ASCII_LOOKALIKES = (("m", "rn"), ("l", "I"), ("o", "0"), ("l", "1"), ("w", "vv"), ("d", "cl"))
_DIGITS = "0123456789"
_FULLWIDTH = str.maketrans(_DIGITS, "０１２３４５６７８９")  # noqa: RUF001
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_ACCENTS = ("\u0301", "\u0308", "\u0300", "\u0327", "\u0323")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2002", "\u2003", "\u200a")
_BRACKETED_ENDINGS = ("ed", "ing", "s")


# Text


def find_words(text: str) -> list[Match]:
    """Return the words of a text, each with its place."""
    return list(_WORD.finditer(text))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE_BREAK.split(text)


def _replace(text: str, match: Match, by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def _split_final(text: str) -> tuple[str, str]:
    """Return a text without the full stop or comma at its end, and that mark."""
    return (text[:-1], text[-1]) if text.endswith((".", ",")) else (text, "")


# What an edit picks


def _pick_any(random: Random, matches: list[Match]) -> Match | None:
    return random.choice(matches) if matches else None


def pick_word(fits: Callable[[str], bool] = bool, where: slice = slice(None)) -> Pick:
    """Return what picks one of the words that fit, in a part of all words."""
    return lambda random, text: _pick_any(
        random, [word for word in find_words(text)[where] if fits(word[0])]
    )


def pick_match(pattern: str) -> Pick:
    """Return what picks one of the matches of a pattern."""
    compiled = re.compile(pattern)
    return lambda random, text: _pick_any(random, list(compiled.finditer(text)))


def _is_long(word: str) -> bool:
    return len(word) > _LONG_WORD


def _is_long_of_letters(word: str) -> bool:
    return word.isalpha() and _is_long(word)


LONG_WORD = pick_word(_is_long_of_letters)
INNER_WORD = pick_word(where=slice(_LEAST_SIDE, -_LEAST_SIDE))
_BETWEEN = slice(1, -1)


# Kinds of edit


def plain(change: Callable[[str], str]) -> Edit:
    """Return an edit without chance; it does not apply if it changes nothing."""

    def edit(_: Random, text: str) -> str | None:
        changed = change(text)
        return changed if changed != text else None

    return edit


def on(pick: Pick, change: Callable[[Random, str], str | None]) -> Edit:
    """Return an edit that picks a piece of the text and changes it."""

    def edit(random: Random, text: str) -> str | None:
        match = pick(random, text)
        by = change(random, match[0]) if match else None
        return None if match is None or by is None else _replace(text, match, by)

    return edit


def fill(template: str, choices: Sequence[str]) -> Callable[[Random, str], str]:
    """Return what fills a template with the ``{word}`` picked and ``{by}``, one of the choices."""
    return lambda random, word: template.format(word=word, by=random.choice(choices))


def swap_by(name: str) -> Edit:
    """Return an edit that replaces a word of a table of ``words.toml``."""
    table: dict[str, str] = WORDS["swaps"][name]
    return on(pick_word(table.__contains__), lambda _, word: table[word])


def by_pattern(pattern: str, *templates: str) -> Edit:
    r"""Return an edit that replaces a match by one of the templates, which may use ``\1``."""
    pick = pick_match(pattern)

    def edit(random: Random, text: str) -> str | None:
        match = pick(random, text)
        return _replace(text, match, match.expand(random.choice(templates))) if match else None

    return edit


def all_by(old: str, choices: Sequence[str]) -> Edit:
    """Return an edit that replaces every occurrence by the same one of the choices."""
    return lambda random, text: text.replace(old, random.choice(choices)) if old in text else None


def on_words(least: int) -> Callable[[Callable[[Random, str, list[Match]], str | None]], Edit]:
    """Return a decorator of edits that need at least that many words, and get them."""

    def decorate(change: Callable[[Random, str, list[Match]], str | None]) -> Edit:
        def edit(random: Random, text: str) -> str | None:
            words = find_words(text)
            return change(random, text, words) if len(words) >= least else None

        return edit

    return decorate


def on_sentences(least: int) -> Callable[[Callable[[Random, list[str]], str | None]], Edit]:
    """Return a decorator of edits that need at least that many sentences, and get them."""

    def decorate(change: Callable[[Random, list[str]], str | None]) -> Edit:
        def edit(random: Random, text: str) -> str | None:
            sentences = split_sentences(text)
            return change(random, sentences) if len(sentences) >= least else None

        return edit

    return decorate


def then(first: Edit, second: Edit) -> Edit:
    """Return an edit that makes one edit after another."""

    def edit(random: Random, text: str) -> str | None:
        edited = first(random, text)
        return second(random, edited) if edited else None

    return edit


# Letters


def _cut_at(random: Random, word: str, margin: int = 1) -> tuple[str, str]:
    """Cut a word in two, with at least ``margin`` letters on each side."""
    at = random.randint(margin, len(word) - margin)
    return word[:at], word[at:]


def substitute(random: Random, word: str) -> str:
    """Change one letter but the first."""
    before, after = _cut_at(random, word)
    letters = [each for each in "abcdefghiklmnoprstuvwy" if each != after[0]]
    return before + random.choice(letters) + after[1:]


def drop(random: Random, word: str) -> str:
    """Drop one letter but the first."""
    before, after = _cut_at(random, word)
    return before + after[1:]


def add(random: Random, word: str) -> str:
    """Add one letter, half of the time the letter before it."""
    before, after = _cut_at(random, word)
    return before + random.choice((before[-1].lower(), random.choice("aeinorst"))) + after


def transpose(random: Random, word: str) -> str | None:
    """Swap two neighbouring letters, if they differ."""
    at = random.randrange(1, len(word) - 1)
    one, other = word[at], word[at + 1]
    return word[:at] + other + one + word[at + 2 :] if one != other else None


def split(random: Random, word: str) -> str:
    """Put a space into a word."""
    return " ".join(_cut_at(random, word, 2))


def change_digit(random: Random, digit: str) -> str:
    """Change a digit."""
    return random.choice([each for each in _DIGITS if each != digit])


def change_case(random: Random, word: str) -> str | None:
    """Change the case of a word."""
    by = random.choice((word.swapcase(), word.upper(), word[0].swapcase() + word[1:]))
    return by if by != word else None


def change_modal(random: Random, modal: str) -> str | None:
    """Replace a modal verb by another one; "to" alone is none."""
    if modal == "to":
        return None
    return random.choice([each for each in _MODALS if each != modal])


def add_prefix(random: Random, word: str) -> str | None:
    """Put letters in brackets before a word that make it another one."""
    if len(word) < _LONG_WORD:
        return None
    return f"[{random.choice(('un', 'non', 'mis', 'anti', 'dis'))}]{word}"


def change_mark(random: Random, mark: str) -> str:
    """Replace a comma, semicolon or full stop by another mark."""
    return random.choice([each for each in ",;.:!" if each != mark])


def fold_digit(random: Random, text: str) -> str | None:
    """Replace the last digits of a number by superscript or full-width ones."""
    digits = pick_match(r"\d+")(random, text)
    table = random.choice((_FULLWIDTH, _RAISED))
    if not digits:
        return None
    at = random.randrange(len(digits[0]))
    return _replace(text, digits, digits[0][:at] + digits[0][at:].translate(table))


def use_lookalike(random: Random, text: str) -> str | None:
    """Write ASCII characters that look alike: "rn" for "m", a zero for an "o"."""
    letter, by = random.choice(_ASCII_LOOKALIKES)
    return by_pattern(f"(?<=[a-z]){letter}", by)(random, text)


def add_accent(random: Random, text: str) -> str | None:
    """Put an accent on a letter."""
    templates = (rf"\g<0>{accent}" for accent in _ACCENTS)
    accented = by_pattern("[aeiounc]", *templates)(random, text)
    is_composed = random.random() < _EVEN
    return unicodedata.normalize("NFC" if is_composed else "NFD", accented) if accented else None


def hide_characters(random: Random, text: str) -> str | None:
    """Put soft hyphens or zero-width characters into one to four words."""

    def hide(random: Random, word: str) -> str:
        before, after = _cut_at(random, word)
        return before + random.choice(_INVISIBLE) + after

    edited: str | None = text
    for _ in range(random.randint(1, 4)):
        edited = on(LONG_WORD, hide)(random, edited) if edited else None
    return edited


# The whole text


def flip_initial(text: str) -> str:
    """Change the case of the first letter, but not that of an acronym."""
    return text if text[:2].isupper() else text[:1].swapcase() + text[1:]


def bracket_initial(text: str) -> str:
    """Change the case of the first letter, in square brackets."""
    flipped = flip_initial(text)
    return f"[{flipped[0]}]{flipped[1:]}" if flipped != text else text


def drop_final(text: str) -> str:
    """Drop the full stop or comma at the end."""
    return _split_final(text)[0]


def change_final(text: str) -> str:
    """Write a comma instead of the full stop at the end, or the reverse."""
    body, final = _split_final(text)
    return body + {".": ",", ",": ".", "": ""}[final]


def decompose(text: str) -> str:
    """Decompose the letters with accents."""
    return unicodedata.normalize("NFD", text)


def use_ligatures(text: str) -> str:
    """Write ligatures for "ff", "fi" and "fl"."""
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    return text


def vary_hyphen(random: Random, text: str) -> str | None:
    """Write another character for the hyphens within words."""
    varied = re.sub(r"(?<=\w)-(?=\w)", random.choice(("\u2010", "\u2011")), text)
    return varied if varied != text else None


def vary_spaces(random: Random, text: str) -> str:
    """Replace some of the spaces by no-break, thin and other spaces."""
    return re.sub(" ", lambda _: random.choice(_SPACES) if random.random() < _OFTEN else " ", text)


def double_spaces(random: Random, text: str) -> str:
    """Replace some of the spaces by two spaces or a tab."""
    return re.sub(" ", lambda _: random.choice(("  ", "\t", " ", " ")), text)


def wrap_words(random: Random, text: str) -> str:
    """Break lines at some of the spaces."""
    return re.sub(r"(?<=\S) (?=\S)", lambda _: "\n" if random.random() < _OFTEN / 2 else " ", text)


def change_all_case(random: Random, text: str) -> str | None:
    """Write all of it in capitals, in small letters or with capital initials."""
    changed = random.choice((text.upper(), text.title(), text[:1] + text[1:].lower()))
    return changed if changed[1:] != text[1:] else None


def exclaim(random: Random, text: str) -> str | None:
    """Write a question mark or an exclamation mark at the end."""
    body, final = _split_final(text)
    return body + random.choice("?!") if final else None


def mark_footnote(random: Random, text: str) -> str | None:
    """Put a footnote mark after a word or at the end."""
    mark = random.choice(("¹", "²", "*", "†", "[1]", "³"))
    if random.random() < _EVEN:
        return text + mark if text.endswith((".", ",")) else None
    return on(LONG_WORD, lambda _, word: word + mark)(random, text)


# Omissions


def _omit(random: Random, text: str, mark: str) -> str | None:
    """Leave out one to nine words of the middle, and write a mark instead."""
    words = find_words(text)
    if len(words) < 2 * _LEAST_SIDE + 2:
        return None
    first = random.randint(_LEAST_SIDE, len(words) - _LEAST_SIDE - 1)
    last = random.randint(first, min(first + 8, len(words) - _LEAST_SIDE - 1))
    before = text[: words[first - 1].end()]
    # The pattern of a word includes hyphens and apostrophes, so a space follows the last one.
    return before + mark + text[words[last + 1].start() :]


def omit_marked(random: Random, text: str) -> str | None:
    """Leave words out of the middle, and mark it in one of the six forms."""
    return _omit(random, text, f" {random.choice(OMISSIONS)} ")


def omit_marked_tight(random: Random, text: str) -> str | None:
    """Leave words out of the middle, and mark it without a space on one side or both."""
    mark = random.choice(("…", "...", "[…]", "[...]"))
    return _omit(random, text, random.choice((mark, f"{mark} ", f" {mark}")))


@on_words(_FOR_TWO)
def omit_twice(random: Random, text: str, words: list[Match]) -> str | None:
    """Leave words out in two places, and mark both."""
    middle = words[len(words) // 2].start()
    first = _omit(random, text[:middle].rstrip(), " … ")
    second = _omit(random, text[middle:], " … ")
    return f"{first} {second}" if first and second else None


@on_sentences(3)
def omit_sentence_marked(random: Random, sentences: list[str]) -> str:
    """Leave a sentence out, and mark it by four points or by brackets."""
    mark = random.choice(("....", ". . . .", "…", "[...]", ". . ."))
    first = sentences[0] if mark in ("…", "[...]") else drop_final(sentences[0])
    space = "" if mark == "...." else " "
    return f"{first}{space}{mark} {sentences[2]}"


@on_words(_FOR_GAP)
def end_early(random: Random, text: str, words: list[Match]) -> str:
    """Break off before the end, and mark it."""
    end = words[random.randint(5, len(words) - 2)].end()
    return text[:end] + random.choice(("...", "…", " ...", " …", " […]"))


@on_words(_FOR_GAP)
def begin_late(random: Random, text: str, words: list[Match]) -> str:
    """Begin after the beginning, and mark it."""
    return random.choice(("...", "… ", "[…] ")) + text[words[random.randint(1, 2)].start() :]


@on_words(_FOR_CLAUSE)
def omit_clause(random: Random, text: str, words: list[Match]) -> str:
    """Leave out several words of the middle, unmarked."""
    first = random.randint(2, len(words) - 6)
    last = random.randint(first + 1, min(first + 6, len(words) - 3))
    return text[: words[first].start()] + text[words[last].end() :].lstrip(" ,;")


@on_sentences(3)
def omit_sentence(_: Random, sentences: list[str]) -> str:
    """Leave out the second sentence, unmarked."""
    return " ".join((sentences[0], *sentences[2:]))


# Words


def drop_word(random: Random, text: str) -> str | None:
    """Leave out one word, unmarked."""
    word = INNER_WORD(random, text)
    if not word or text[word.end() : word.end() + 1] != " ":
        return None
    return text[: word.start()] + text[word.end() + 1 :]


def swap_words(random: Random, text: str) -> str | None:
    """Swap two neighbouring words."""
    words = find_words(text)
    at = random.randrange(1, max(2, len(words) - 2))
    if at + 1 >= len(words) or words[at][0] == words[at + 1][0]:
        return None
    one, other = words[at], words[at + 1]
    between = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]


@on_words(_FOR_END)
def edit_first_word(random: Random, text: str, words: list[Match]) -> str:
    """Change the first word."""
    word = words[0][0]
    by = random.choice((f"{word}s", f"{word}e", word[0] + "x" + word[1:], "Then"))
    return _replace(text, words[0], by)


@on_words(_FOR_END)
def edit_last_word(random: Random, text: str, words: list[Match]) -> str:
    """Change the last word."""
    word = words[-1][0]
    by = random.choice((f"{word}s", word[:-1], f"{word} too", "everywhere"))
    return _replace(text, words[-1], by)


def add_head(random: Random, text: str) -> str:
    """Add words at the beginning that nobody said."""
    return f"{random.choice(INSERTIONS['heads'])}{text}"


def add_tail(random: Random, text: str) -> str:
    """Add words at the end that nobody said."""
    body, final = _split_final(text)
    return f"{body}{random.choice(INSERTIONS['tails'])}{final}"


def end_in_invention(random: Random, text: str) -> str | None:
    """Break off with a mark of omission, and continue with words that nobody said."""
    ended = end_early(random, text)
    return ended + random.choice(INSERTIONS["tails"]).replace(",", "") if ended else None


@on_words(_FOR_GAP)
def paraphrase(random: Random, text: str, words: list[Match]) -> str:
    """Say the second half in other words."""
    middle = words[len(words) // 2].start()
    return f"{text[:middle]}{random.choice(INSERTIONS['paraphrases'])}."


def change_magnitude(random: Random, text: str) -> str | None:
    """Write billions for millions, and the like."""
    table = {"million": "billion", "millions": "billions", "per cent": "per mille"}
    return on(pick_match(r"\bmillions?\b|per cent\b"), lambda _, found: table[found])(random, text)


def change_bracketed_word(random: Random, text: str) -> str | None:
    """Put the first letter in brackets, and change the letters after it."""
    first = find_words(text)[0]
    word = first[0]
    if len(word) < _LEAST_INITIAL or not word.isalpha():
        return None
    by = random.choice(("hat", "heir", "ever", "oday"))
    return _replace(text, first, f"[{word[0].swapcase()}]{by}") if word[1:] != by else None


def change_bracketed_stem(random: Random, text: str) -> str | None:
    """Put the end of a word in brackets, and change the letters before it."""
    word = pick_word(_is_long, _BETWEEN)(random, text)
    stem = random.choice(("retreat", "oppos", "hinder", "undermin"))
    by = f"{stem}[{random.choice(_BRACKETED_ENDINGS)}]" if word else ""
    return _replace(text, word, by) if word else None


@on_words(_FOR_TWO)
def replace_much_by_bracket(random: Random, text: str, words: list[Match]) -> str:
    """Replace seven words by one in brackets."""
    first = random.randint(3, len(words) - 10)
    return text[: words[first].start()] + "[it]" + text[words[first + 6].end() :]


@on_words(_FOR_TWO)
def mark_words(random: Random, text: str, words: list[Match]) -> str:
    """Put four words or more of the middle in single marks."""
    first = random.randint(2, len(words) - 7)
    last = random.randint(first + 3, len(words) - 3)
    start, end = words[first].start(), words[last].end()
    return f"{text[:start]}‘{text[start:end]}’{text[end:]}"


# Sentences


@on_sentences(2)
def swap_sentences(random: Random, sentences: list[str]) -> str | None:
    """Swap two neighbouring sentences."""
    if not sentences[-1].endswith("."):
        return None
    at = random.randrange(len(sentences) - 1)
    sentences[at : at + 2] = sentences[at + 1], sentences[at]
    return " ".join(sentences)


@on_sentences(2)
def swap_sentences_with_mark(random: Random, sentences: list[str]) -> str:
    """Swap the first and the last sentence, and write a mark of omission between them."""
    return f"{sentences[-1]} {random.choice(OMISSIONS)} {sentences[0]}"


@on_words(_FOR_END)
def repeat_with_mark(random: Random, text: str, words: list[Match]) -> str:
    """Say the same words on both sides of a mark of omission."""
    half = text[: words[max(_FOR_END, len(words) // 2) - 1].end()]
    return f"{half} {random.choice(OMISSIONS)} {half}"


# Edits that other edits are made from


substitute_letter = on(LONG_WORD, substitute)
break_word = on(
    pick_word(lambda word: bool(re.fullmatch("[a-z]{7,}", word))),
    lambda random, word: "-\n".join(_cut_at(random, word, 3)),
)
insert_bracket = on(INNER_WORD, fill("{word} [{by}]", INSERTIONS["bracketed"]))
bracket_ending = on(
    pick_word(_is_long_of_letters, _BETWEEN),
    lambda random, word: f"{word[:-1]}[{random.choice(_BRACKETED_ENDINGS)}]",
)
bracket_prefix = on(pick_word(str.islower, _BETWEEN), add_prefix)
use_homoglyph = on(
    pick_match(f"[{''.join(_HOMOGLYPHS)}]"),
    lambda random, letter: random.choice(_HOMOGLYPHS[letter]),
)
