"""Edits of a quotation: those that the rules permit, and those that they forbid.

An edit takes a source of chance and the words, and gives back other words, or None where it does
not apply to them. It never looks at the draft around the quotation: that is for ``shapes``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random

Edit = Callable[[Random, str], str | None]

GAPS = ("...", ". . .", "…", "[...]", "[…]", "(...)")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?]) (?=[A-Z])")
# Fewer words on either side of a gap are a fragment that nobody would quote.
_LEAST_SIDE = 2
_LONG_WORD = 4
# Fewer words than these leave no room for what an edit does.
_ROOM_FOR_EDIT = 6
_ROOM_FOR_GAP = 8
_ROOM_FOR_CLAUSE = 10
_ROOM_FOR_TWO = 14
_OF_THREE = 3
_OFTEN, _EVEN = 0.3, 0.5
_MODALS = ("can", "must", "may", "should", "will", "could", "might", "shall")
_INTENSIFIERS = ("very", "also", "all", "only", "truly", "indeed", "soon", "new", "always")


def _read_pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


_SYNONYMS = _read_pairs(
    """
    review:meeting offered:gave participants:delegates opportunity:chance compare:contrast
    experiences:lessons countries:nations share:exchange good:best enhance:strengthen
    collective:joint actions:measures demonstrated:shown relevance:importance tangible:real
    value:worth millions:thousands advance:promote cooperation:collaboration levels:tiers
    bilateral:multilateral regional:international learned:learnt safe:secure key:essential
    sustainable:durable solution:answer finding:reaching overwhelmed:affected
    impacts:effects continue:proceed full:whole potential:capacity challenges:difficulties
    workers:labourers unprecedented:enormous integral:central plans:strategies seek:try
    inclusive:equitable provide:offer protection:security access:entry decent:good
    deserve:merit ready:prepared support:assist efforts:work implementation:application
    orderly:ordered ambitious:bold practical:concrete alone:separately together:jointly
    address:tackle pandemic:crisis migrants:refugees migration:mobility everyone:everybody
    approach:strategy use:apply overcoming:meeting particularly:especially engage:work
    beyond:after nature:kind Policies:Rules conclusions:findings seize:take
    opportunity:chance discussed:debated stronger:greater collaboration:cooperation
    ensure:guarantee informing:advising emerging:new trends:patterns timely:prompt
    effective:efficient established:created
    """
)
_SAME_LENGTH = _read_pairs(
    """
    regional:national work:talk safe:free must:will good:best plans:goals value:merit
    share:spare alone:apart ready:eager full:main lead:road first:third beyond:before
    Today:Later levels:stages nature:effect seek:want need:have more:less build:bring
    stands:stayed support:promote review:report compare:discuss actions:efforts key:one
    impacts:effects access:claims decent:proper workers:farmers advance:improve one:man
    everyone:everybody they:some after:under with:from the:our and:but of:in for:per is:be
    """
)
_NUMBERS = _read_pairs(
    """
    region:regions country:countries countries:country opportunity:opportunities
    participants:participant experiences:experience practices:practice actions:action
    States:State stakeholders:stakeholder millions:million migrants:migrant levels:level
    partnerships:partnership organizations:organization entities:entity approach:approaches
    challenges:challenge opportunities:opportunity pandemic:pandemics solution:solutions
    impacts:impact impact:impacts workers:worker plans:plan Policies:Policy
    approaches:approach efforts:effort lead:leads value:values nature:natures
    conclusions:conclusion rights:right trends:trend issues:issue Governments:Government
    delegates:delegate steps:step migrations:migration review:reviews
    """
)
_TENSES = _read_pairs(
    """
    offered:offers have:had demonstrated:demonstrate is:was learned:learn are:were has:had
    stands:stood need:needed deserve:deserved seek:sought organized:organizes was:is
    called:call pushed:push ensured:ensures concluded:concludes come:came grown:growing
    discussed:discuss brought:brings finding:found overcoming:overcome established:establish
    calls:called focused:focuses serves:served respect:respected
    """
)
_SPELLINGS = {
    "organizations": "organisations",
    "organized": "organised",
    "labour": "labor",
    "Organizations": "Organisations",
    "learned": "learnt",
    "asylum-seekers": "asylum seekers",
    "toward": "towards",
    "amongst": "among",
    "Programme": "Program",
}
# Of the Cyrillic and the Greek alphabet, which look like these of the Latin one.
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
_FULLWIDTH = {digit: digit - ord("0") + 0xFF10 for digit in range(ord("0"), ord("9") + 1)}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2002", "\u2003", "\u200a")
_PARAPHRASES = (
    "and this is what all of us have to bear in mind when we return to our capitals",
    "so Governments ought to put migrants at the heart of everything that they do now",
    "which is why nobody in this part of the world should be allowed to fall behind",
    "because without the others none of us will ever manage to solve these problems",
)
_TAILS = (
    ", whatever it costs",
    " and of the whole world",
    ", as history has shown",
    " without any delay",
    ", or we will all fail",
    " once and for all",
)
_HEADS = ("I believe that ", "As I said before, ", "We all know: ", "Of course, ", "Sadly, ")


# Helpers


def find_words(text: str) -> list[re.Match[str]]:
    """Return the words of a text, each with its place."""
    return list(_WORD.finditer(text))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE_BREAK.split(text)


def replace(text: str, match: re.Match[str], by: str) -> str:
    """Return a text with the words of a match replaced."""
    return text[: match.start()] + by + text[match.end() :]


def _pick(random: Random, matches: list[re.Match[str]]) -> re.Match[str] | None:
    return random.choice(matches) if matches else None


def _pick_long(random: Random, text: str) -> re.Match[str] | None:
    words = find_words(text)
    return _pick(
        random, [word for word in words if word[0].isalpha() and len(word[0]) > _LONG_WORD]
    )


def _pick_inner(random: Random, text: str) -> re.Match[str] | None:
    return _pick(random, find_words(text)[_LEAST_SIDE:-_LEAST_SIDE])


def _by_table(table: dict[str, str]) -> Edit:
    def edit(random: Random, text: str) -> str | None:
        word = _pick(random, [each for each in find_words(text) if each[0] in table])
        return replace(text, word, table[word[0]]) if word else None

    return edit


def _find(pattern: str) -> Callable[[Random, str], re.Match[str] | None]:
    compiled = re.compile(pattern)

    def pick(random: Random, text: str) -> re.Match[str] | None:
        return _pick(random, list(compiled.finditer(text)))

    return pick


def _by_pattern(pattern: str, *by: str) -> Edit:
    pick = _find(pattern)

    def edit(random: Random, text: str) -> str | None:
        match = pick(random, text)
        return replace(text, match, match.expand(random.choice(by))) if match else None

    return edit


def _drop_final(text: str) -> str:
    return text[:-1] if text.endswith((".", ",")) else text


# Permitted edits


def keep(random: Random, text: str) -> str:  # noqa: ARG001
    """Change nothing."""
    return text


def flip_initial(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Change the case of the first letter."""
    flipped = text[:1].swapcase() + text[1:]
    return flipped if flipped != text and not text[:2].isupper() else None


def bracket_initial(random: Random, text: str) -> str | None:
    """Change the case of the first letter, in square brackets."""
    flipped = flip_initial(random, text)
    return f"[{flipped[0]}]{flipped[1:]}" if flipped else None


def drop_final(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Drop the full stop or comma at the end."""
    return _drop_final(text) if text.endswith((".", ",")) else None


def change_final(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Set a comma for the full stop at the end, or the reverse."""
    final = {".": ",", ",": "."}.get(text[-1:])
    return text[:-1] + final if final else None


def vary_dash(random: Random, text: str) -> str | None:
    """Set another form of the dash between words."""
    forms = (" — ", "—", " - ", " -- ", "–", "\u00a0— ", " \u2013\u00a0", " \u2212 ")
    return text.replace(" – ", random.choice(forms)) if " – " in text else None


def vary_hyphen(random: Random, text: str) -> str | None:
    """Set another character for the hyphens within words."""
    varied = re.sub(r"(?<=\w)-(?=\w)", random.choice(("\u2010", "\u2011")), text)
    return varied if varied != text else None


def vary_apostrophe(random: Random, text: str) -> str | None:
    """Set another apostrophe."""
    return text.replace("’", random.choice("'\u02bc")) if "’" in text else None


def vary_spaces(random: Random, text: str) -> str:
    """Set no-break, thin and other spaces for some of the spaces."""
    return re.sub(" ", lambda _: random.choice(_SPACES) if random.random() < _OFTEN else " ", text)


def double_spaces(random: Random, text: str) -> str:
    """Set two spaces, or a tab, for some of the spaces."""
    return re.sub(" ", lambda _: random.choice(("  ", "\t", " ", " ")), text)


def hide_characters(random: Random, text: str) -> str | None:
    """Put soft hyphens or zero-width characters into words."""
    for _ in range(random.randint(1, 4)):
        word = _pick_long(random, text)
        if not word:
            return None
        at = random.randint(1, len(word[0]) - 1)
        text = replace(text, word, word[0][:at] + random.choice(_INVISIBLE) + word[0][at:])
    return text


def decompose(random: Random, text: str) -> str:  # noqa: ARG001
    """Decompose the letters with accents; the corpus does so to the speaker's name too."""
    return unicodedata.normalize("NFD", text)


def set_ligatures(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Set ligatures for ff, fi and fl."""
    varied = text
    for letters, ligature in _LIGATURES:
        varied = varied.replace(letters, ligature)
    return varied if varied != text else None


def wrap_words(random: Random, text: str) -> str:
    """Break lines at some of the spaces."""
    return re.sub(r"(?<=\S) (?=\S)", lambda _: "\n" if random.random() < _OFTEN / 2 else " ", text)


def break_word(random: Random, text: str) -> str | None:
    """Break a line within a word, at a hyphen that is put there for it."""
    word = _pick(random, [each for each in find_words(text) if re.fullmatch("[a-z]{7,}", each[0])])
    if not word:
        return None
    at = random.randint(3, len(word[0]) - 3)
    return replace(text, word, f"{word[0][:at]}-\n{word[0][at:]}")


def break_at_hyphen(random: Random, text: str) -> str | None:
    """Break a line at a hyphen of the source's."""
    return _by_pattern(r"(?<=\w)-(?=\w)", "-\n")(random, text)


def correct(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Make the correction that the dataset lists."""
    return text.replace("Asia- Pacific", "Asia-Pacific") if "Asia- Pacific" in text else None


def omit_marked(random: Random, text: str) -> str | None:
    """Leave words out of the middle, and mark it in one of the six forms."""
    return _cut(random, text, f" {random.choice(GAPS)} ")


def omit_marked_tight(random: Random, text: str) -> str | None:
    """Leave words out of the middle, and set the mark of it without a space on one side or both."""
    gap = random.choice(("…", "...", "[…]", "[...]"))
    return _cut(random, text, random.choice((gap, f"{gap} ", f" {gap}")))


def omit_twice(random: Random, text: str) -> str | None:
    """Leave words out in two places, and mark both."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_TWO:
        return None
    middle = len(words) // 2
    first = _cut(random, text[: words[middle].start()].rstrip(), " … ")
    second = _cut(random, text[words[middle].start() :], " … ")
    return f"{first} {second}" if first and second else None


def omit_sentence_marked(random: Random, text: str) -> str | None:
    """Leave a sentence out, and mark it by four points or by brackets."""
    sentences = split_sentences(text)
    if len(sentences) < _OF_THREE:
        return None
    gap = random.choice(("....", ". . . .", "…", "[...]", ". . ."))
    first = sentences[0] if gap in ("…", "[...]") else _drop_final(sentences[0])
    space = "" if gap == "...." else " "
    return f"{first}{space}{gap} {sentences[2]}"


def end_in_gap(random: Random, text: str) -> str | None:
    """Break off before the end, and mark it."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_GAP:
        return None
    end = words[random.randint(5, len(words) - 2)].end()
    return text[:end] + random.choice(("...", "…", " ...", " …", " […]"))


def begin_in_gap(random: Random, text: str) -> str | None:
    """Begin after the beginning, and mark it."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_GAP:
        return None
    return random.choice(("...", "… ", "[…] ")) + text[words[random.randint(1, 2)].start() :]


def _cut(random: Random, text: str, gap: str) -> str | None:
    words = find_words(text)
    if len(words) < 2 * _LEAST_SIDE + 2:
        return None
    first = random.randint(_LEAST_SIDE, len(words) - _LEAST_SIDE - 1)
    last = random.randint(first, min(first + 8, len(words) - _LEAST_SIDE - 1))
    before = text[: words[first - 1].end()]
    # A hyphen or an apostrophe never parts two words here, so that a space follows the last one.
    return before + gap + text[words[last + 1].start() :]


def insert_bracket(random: Random, text: str) -> str | None:
    """Insert a few words in square brackets."""
    word = _pick_inner(random, text)
    said = random.choice(("the ministers", "sic", "in Bangkok", "and others", "emphasis added"))
    return replace(text, word, f"{word[0]} [{said}]") if word else None


def replace_by_bracket(random: Random, text: str) -> str | None:
    """Replace a word by one in square brackets."""
    word = _pick_inner(random, text)
    by = random.choice(("it", "the Network", "this", "they", "its members"))
    return replace(text, word, f"[{by}]") if word else None


def bracket_ending(random: Random, text: str) -> str | None:
    """Replace the end of a word by other letters in square brackets."""
    word = _pick(
        random,
        [
            each
            for each in find_words(text)[1:-1]
            if len(each[0]) > _LONG_WORD and each[0].isalpha()
        ],
    )
    return (
        replace(text, word, f"{word[0][:-1]}[{random.choice(('ed', 'ing', 's'))}]")
        if word
        else None
    )


def mark_footnote(random: Random, text: str) -> str | None:
    """Set a footnote's indicator after a word or at the end."""
    mark = random.choice(("¹", "²", "*", "†", "[1]", "³"))
    if random.random() < _EVEN:
        return text + mark if text.endswith((".", ",")) else None
    word = _pick_long(random, text)
    return replace(text, word, word[0] + mark) if word else None


def drop_footnote(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Leave out a footnote's indicator of the source."""
    return text.replace("Network*", "Network") if "Network*" in text else None


# Forbidden edits: of letters and characters


def substitute_letter(random: Random, text: str) -> str | None:
    """Set one letter for another."""
    word = _pick_long(random, text)
    if not word:
        return None
    at = random.randrange(1, len(word[0]))
    other = random.choice([each for each in "abcdefghiklmnoprstuvwy" if each != word[0][at]])
    return replace(text, word, word[0][:at] + other + word[0][at + 1 :])


def drop_letter(random: Random, text: str) -> str | None:
    """Drop one letter."""
    word = _pick_long(random, text)
    if not word:
        return None
    at = random.randrange(1, len(word[0]))
    return replace(text, word, word[0][:at] + word[0][at + 1 :])


def add_letter(random: Random, text: str) -> str | None:
    """Add one letter, as often as not the one before it."""
    word = _pick_long(random, text)
    if not word:
        return None
    at = random.randrange(1, len(word[0]))
    letter = random.choice((word[0][at - 1].lower(), random.choice("aeinorst")))
    return replace(text, word, word[0][:at] + letter + word[0][at:])


def transpose_letters(random: Random, text: str) -> str | None:
    """Swap two neighbouring letters."""
    word = _pick_long(random, text)
    if not word:
        return None
    at = random.randrange(1, len(word[0]) - 1)
    found = word[0]
    if found[at] == found[at + 1]:
        return None
    return replace(text, word, found[:at] + found[at + 1] + found[at] + found[at + 2 :])


def change_digit(random: Random, text: str) -> str | None:
    """Set one digit for another."""
    digit = _find(r"\d")(random, text)
    if not digit:
        return None
    return replace(text, digit, random.choice([each for each in "0123456789" if each != digit[0]]))


def fold_digit(random: Random, text: str) -> str | None:
    """Set a superscript or a full-width digit for a digit."""
    digit = _find(r"\d+|\d")(random, text)
    table = random.choice((_FULLWIDTH, _RAISED))
    if not digit:
        return None
    at = random.randrange(len(digit[0]))
    by = digit[0][:at] + digit[0][at:].translate(table)
    return replace(text, digit, by)


def raise_after_number(random: Random, text: str) -> str | None:
    """Set a superscript after a number, where it is an exponent."""
    return _by_pattern(r"\d+", r"\g<0>²", r"\g<0>³", r"\g<0>¹")(random, text)


def set_homoglyph(random: Random, text: str) -> str | None:
    """Set a letter of another alphabet that looks alike."""
    letter = _find(f"[{''.join(_HOMOGLYPHS)}]")(random, text)
    return replace(text, letter, random.choice(_HOMOGLYPHS[letter[0]])) if letter else None


def set_lookalike(random: Random, text: str) -> str | None:
    """Set ASCII characters that look alike: rn for m, a zero for an o."""
    letter, by = random.choice(_ASCII_LOOKALIKES)
    return _by_pattern(f"(?<=[a-z]){letter}", by)(random, text)


def add_accent(random: Random, text: str) -> str | None:
    """Put an accent on a letter."""
    accents = ("\u0301", "\u0308", "\u0300", "\u0327", "\u0323")
    accented = _by_pattern("[aeiounc]", *(rf"\g<0>{accent}" for accent in accents))(random, text)
    form = "NFC" if random.random() < _EVEN else "NFD"
    return unicodedata.normalize(form, accented) if accented else None  # type: ignore[arg-type]


def hide_edit(random: Random, text: str) -> str | None:
    """Substitute a letter, and put invisible characters into words."""
    edited = substitute_letter(random, text)
    return hide_characters(random, edited) if edited else None


def change_case(random: Random, text: str) -> str | None:
    """Change the case of a word within the quotation."""
    word = _pick(random, find_words(text)[1:])
    if not word:
        return None
    found = word[0]
    by = random.choice((found.swapcase(), found.upper(), found[0].swapcase() + found[1:]))
    return replace(text, word, by) if by != found else None


def change_all_case(random: Random, text: str) -> str | None:
    """Set all of it in capitals, in small letters or in capital initials."""
    changed = random.choice((text.upper(), text.title(), text[:1] + text[1:].lower()))
    return changed if changed[1:] != text[1:] else None


def break_edited_word(random: Random, text: str) -> str | None:
    """Break a line within a word, and lose a letter there."""
    broken = break_word(random, text)
    return re.sub(r"\w-\n", "-\n", broken) if broken else None


# Forbidden edits: of words


def drop_word(random: Random, text: str) -> str | None:
    """Leave out one word, unmarked."""
    word = _pick_inner(random, text)
    if not word or text[word.end() : word.end() + 1] != " ":
        return None
    return text[: word.start()] + text[word.end() + 1 :]


def insert_word(random: Random, text: str) -> str | None:
    """Insert a word."""
    word = _pick_inner(random, text)
    return replace(text, word, f"{random.choice(_INTENSIFIERS)} {word[0]}") if word else None


def duplicate_word(random: Random, text: str) -> str | None:
    """Write a word twice."""
    word = _pick_inner(random, text)
    return replace(text, word, f"{word[0]} {word[0]}") if word else None


def swap_words(random: Random, text: str) -> str | None:
    """Swap two neighbouring words."""
    words = find_words(text)
    at = random.randrange(1, max(2, len(words) - 2))
    if at + 1 >= len(words) or words[at][0] == words[at + 1][0]:
        return None
    one, other = words[at], words[at + 1]
    between = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]


def insert_negation(random: Random, text: str) -> str | None:
    """Insert a not, or a never."""
    by = (r"\g<0> not", r"\g<0> never")
    return _by_pattern(r"\b(?:can|must|is|are|has|have|should|would|will)\b", *by)(random, text)


def remove_negation(random: Random, text: str) -> str | None:
    """Remove a no, or turn it round."""
    return _by_pattern(r"\b[Nn]o (?=one|country|matter)", "", "any ", "every ", "some ")(
        random, text
    )


def swap_modal(random: Random, text: str) -> str | None:
    """Set can for must, may for can, and the like."""
    modal = _find(rf"\b(?:{'|'.join(_MODALS)}|need to|to)\b")(random, text)
    if not modal or modal[0] == "to":
        return None
    return replace(text, modal, random.choice([each for each in _MODALS if each != modal[0]]))


def split_word(random: Random, text: str) -> str | None:
    """Put a space into a word."""
    word = _pick_long(random, text)
    if not word:
        return None
    at = random.randint(2, len(word[0]) - 2)
    return replace(text, word, f"{word[0][:at]} {word[0][at:]}")


def join_words(random: Random, text: str) -> str | None:
    """Lose the space between two words."""
    return _by_pattern(r"(?<=[a-z]) (?=[a-z])", "")(random, text)


def edit_first_word(random: Random, text: str) -> str | None:
    """Change the very first word."""
    words = find_words(text)
    first = words[0]
    if len(words) < _ROOM_FOR_EDIT:
        return None
    by = random.choice((f"{first[0]}s", f"{first[0]}e", first[0][0] + "x" + first[0][1:], "Then"))
    return replace(text, first, by)


def edit_last_word(random: Random, text: str) -> str | None:
    """Change the very last word."""
    words = find_words(text)
    last = words[-1]
    if len(words) < _ROOM_FOR_EDIT:
        return None
    by = random.choice((f"{last[0]}s", last[0][:-1], f"{last[0]} too", "everywhere"))
    return replace(text, last, by)


def add_tail(random: Random, text: str) -> str | None:
    """Add words at the end that nobody said."""
    body, final = (text[:-1], text[-1]) if text.endswith((".", ",")) else (text, "")
    return body + random.choice(_TAILS) + final


def add_head(random: Random, text: str) -> str | None:
    """Add words at the beginning that nobody said."""
    return random.choice(_HEADS) + text


def end_in_invention(random: Random, text: str) -> str | None:
    """Break off with a mark of omission, and go on with words that nobody said."""
    ended = end_in_gap(random, text)
    return ended + random.choice(_TAILS).replace(",", "") if ended else None


def paraphrase(random: Random, text: str) -> str | None:
    """Say the second half in other words."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_GAP:
        return None
    return f"{text[: words[len(words) // 2].start()]}{random.choice(_PARAPHRASES)}."


def change_unit(random: Random, text: str) -> str | None:
    """Write a percentage in another way."""
    return _by_pattern(r" per cent\b", "%", " percent", " %", " per cents")(random, text)


def change_magnitude(random: Random, text: str) -> str | None:
    """Set billions for millions, and the like."""
    table = {"million": "billion", "millions": "billions", "per cent": "per mille"}
    found = _find(r"\bmillions?\b|per cent\b")(random, text)
    return replace(text, found, table[found[0]]) if found else None


def drop_qualifier(random: Random, text: str) -> str | None:
    """Leave out the qualifier of a figure."""
    return _by_pattern(r"(?<=\s)(?:over|roughly) (?=\d)", "", "about ", "under ")(random, text)


# Forbidden edits: of marks


def drop_comma(random: Random, text: str) -> str | None:
    """Drop a comma or a full stop within the quotation."""
    return _by_pattern(r"[,;](?= \w)|\.(?= [A-Z])", "")(random, text)


def add_comma(random: Random, text: str) -> str | None:
    """Add a comma or a full stop within the quotation."""
    return _by_pattern(r"(?<=[a-z]) (?=[a-z])", ", ", ". ", "; ", ": ")(random, text)


def move_comma(random: Random, text: str) -> str | None:
    """Move a comma by a word."""
    return _by_pattern(r"(\w+), (\w+)(?= )", r"\1 \2,")(random, text)


def change_mark(random: Random, text: str) -> str | None:
    """Set another mark for a comma, a semicolon or a full stop within the quotation."""
    mark = _find(r"[,;](?= \w)|\.(?= [A-Z])")(random, text)
    return (
        replace(text, mark, random.choice([x for x in ",;.:!" if x != mark[0]])) if mark else None
    )


def exclaim(random: Random, text: str) -> str | None:
    """Set a question mark or an exclamation mark at the end."""
    return text[:-1] + random.choice("?!") if text.endswith((".", ",")) else None


def drop_hyphen(random: Random, text: str) -> str | None:
    """Drop a hyphen, or set a space for it."""
    return _by_pattern(r"(?<=\w)- ?(?=\w)", "", " ")(random, text)


def space_hyphen(random: Random, text: str) -> str | None:
    """Set a space beside a hyphen."""
    return _by_pattern(r"(?<=\w)-(?=\w)", "- ", " -")(random, text)


def add_hyphen(random: Random, text: str) -> str | None:
    """Set a hyphen for a space."""
    return _by_pattern(r"(?<=[a-z]) (?=[a-z])", "-")(random, text)


def drop_dash(random: Random, text: str) -> str | None:
    """Drop the dash, or set a comma or a colon for it."""
    return text.replace(" – ", random.choice((" ", ", ", ": ", "; "))) if " – " in text else None


def drop_apostrophe(random: Random, text: str) -> str | None:
    """Drop an apostrophe, or move it."""
    return _by_pattern("’s", "s", "s’", "")(random, text)


def drop_parentheses(random: Random, text: str) -> str | None:
    """Drop a pair of parentheses, or what they hold."""
    return _by_pattern(r" \(([^()]*)\)", r" \1", "", r", \1,", r" [\1")(random, text)


# Forbidden edits: of sentences, and of what is lawful elsewhere


def swap_sentences(random: Random, text: str) -> str | None:
    """Swap two sentences."""
    sentences = split_sentences(text)
    if not sentences[1:] or not sentences[-1].endswith("."):
        return None
    at = random.randrange(len(sentences) - 1)
    sentences[at : at + 2] = sentences[at + 1], sentences[at]
    return " ".join(sentences)


def swap_sentences_with_gap(random: Random, text: str) -> str | None:
    """Swap two sentences, and set a mark of omission between them."""
    sentences = split_sentences(text)
    if not sentences[1:]:
        return None
    return f"{sentences[-1]} {random.choice(GAPS)} {sentences[0]}"


def repeat_with_gap(random: Random, text: str) -> str | None:
    """Say the same words on both sides of a mark of omission."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_EDIT:
        return None
    half = text[: words[max(_ROOM_FOR_EDIT, len(words) // 2) - 1].end()]
    return f"{half} {random.choice(GAPS)} {half}"


def omit_clause(random: Random, text: str) -> str | None:
    """Leave out several words from the middle, unmarked."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_CLAUSE:
        return None
    first = random.randint(2, len(words) - 6)
    last = random.randint(first + 1, min(first + 6, len(words) - 3))
    return text[: words[first].start()] + text[words[last].end() :].lstrip(" ,;")


def omit_sentence(random: Random, text: str) -> str | None:  # noqa: ARG001
    """Leave out the sentence in the middle, unmarked."""
    sentences = split_sentences(text)
    return " ".join((sentences[0], *sentences[2:])) if len(sentences) >= _OF_THREE else None


def change_bracketed_word(random: Random, text: str) -> str | None:
    """Set the first letter in brackets, and change the letters after it."""
    word = find_words(text)[0]
    if len(word[0]) < _OF_THREE or not word[0].isalpha():
        return None
    by = random.choice(("hat", "heir", "ever", "oday"))
    if word[0][1:] == by:
        return None
    return replace(text, word, f"[{word[0][0].swapcase()}]{by}")


def change_bracketed_stem(random: Random, text: str) -> str | None:
    """Set the end of a word in brackets, and change the letters before it."""
    word = _pick(random, [each for each in find_words(text)[1:-1] if len(each[0]) > _LONG_WORD])
    stem = random.choice(("retreat", "oppos", "hinder", "undermin"))
    return replace(text, word, f"{stem}[{random.choice(('ed', 'ing', 's'))}]") if word else None


def bracket_prefix(random: Random, text: str) -> str | None:
    """Set letters in brackets before a word, which make it another one."""
    word = _pick(random, [each for each in find_words(text)[1:-1] if each[0].islower()])
    if not word or len(word[0]) < _LONG_WORD:
        return None
    return replace(text, word, f"[{random.choice(('un', 'non', 'mis', 'anti', 'dis'))}]{word[0]}")


def insert_code(random: Random, text: str) -> str | None:
    """Insert a word that Markdown sets as code, which a reader reads all the same."""
    word = _pick_inner(random, text)
    said = random.choice(("not", "never", "hardly", "only"))
    return replace(text, word, f"`{said}` {word[0]}") if word else None


def replace_much_by_bracket(random: Random, text: str) -> str | None:
    """Replace six words and more by one in brackets."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_TWO:
        return None
    first = random.randint(3, len(words) - 10)
    return text[: words[first].start()] + "[it]" + text[words[first + 6].end() :]


def _then(first: Edit, second: Edit) -> Edit:
    def edit(random: Random, text: str) -> str | None:
        edited = first(random, text)
        return second(random, edited) if edited else None

    return edit


near_synonym = _by_table(_SYNONYMS)
same_length = _by_table(_SAME_LENGTH)
change_number = _by_table(_NUMBERS)
change_tense = _by_table(_TENSES)
change_spelling = _by_table(_SPELLINGS)

SIMPLE: tuple[Edit, ...] = (
    substitute_letter,
    drop_letter,
    add_letter,
    transpose_letters,
    near_synonym,
    same_length,
    drop_word,
    insert_word,
    duplicate_word,
    swap_words,
    insert_negation,
    swap_modal,
    change_number,
    change_tense,
    change_case,
    drop_comma,
    add_comma,
    drop_hyphen,
    set_homoglyph,
    edit_last_word,
)


def edit_twice(random: Random, text: str) -> str | None:
    """Make two forbidden edits."""
    return _then(random.choice(SIMPLE), random.choice(SIMPLE))(random, text)


def edit_and_omit(random: Random, text: str) -> str | None:
    """Make a forbidden edit, and an omission that is marked as it should be."""
    return _then(random.choice(SIMPLE), omit_marked)(random, text)


def edit_and_bracket(random: Random, text: str) -> str | None:
    """Make a forbidden edit, and an insertion in brackets as it should be."""
    return _then(random.choice(SIMPLE), insert_bracket)(random, text)


def edit_and_mark(random: Random, text: str) -> str | None:
    """Make a forbidden edit, and set some words in single marks, as a quotation in it."""
    return _then(random.choice(SIMPLE), mark_words)(random, text)


def mark_words(random: Random, text: str) -> str | None:
    """Set four words or more of the middle in single marks."""
    words = find_words(text)
    if len(words) < _ROOM_FOR_TWO:
        return None
    first = random.randint(2, len(words) - 7)
    last = random.randint(first + 3, len(words) - 3)
    start, end = words[first].start(), words[last].end()
    return f"{text[:start]}‘{text[start:end]}’{text[end:]}"


def edit_simply(random: Random, text: str) -> str | None:
    """Make one forbidden edit."""
    return random.choice(SIMPLE)(random, text)


def edit_second_half(random: Random, text: str) -> str | None:
    """Make one forbidden edit in the last sentence of several."""
    *before, last = split_sentences(text)
    edited = edit_simply(random, last) if before else None
    return " ".join((*before, edited)) if edited and edited[:1].isupper() else None


def vary_twice(random: Random, text: str) -> str | None:
    """Make two permitted edits."""
    # An omission goes first: it would part a word at an invisible character.
    return _then(random.choice((*TYPOGRAPHY, omit_marked)), random.choice(TYPOGRAPHY))(random, text)


TYPOGRAPHY: tuple[Edit, ...] = (
    flip_initial,
    drop_final,
    vary_hyphen,
    vary_spaces,
    hide_characters,
    set_ligatures,
    vary_dash,
)


def iterate_windows(text: str, least: int) -> Iterator[str]:
    """Yield every run of at least that many words of a text, without marks around it."""
    words = find_words(text)
    for first in range(len(words) - least + 1):
        for last in range(first + least - 1, len(words)):
            yield text[words[first].start() : words[last].end()]
