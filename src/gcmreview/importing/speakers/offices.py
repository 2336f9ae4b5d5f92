"""Read what a release says of a person beside the name: honorific, office, organization."""

import re

from gcmreview.names.lexicon import LEADING_VERBS, OFFICES, TITLES
from gcmreview.text.characters import DOUBLE
from gcmreview.text.sentences import HONORIFICS, ends_in_abbreviation
from gcmreview.text.words import fold_words

# Words of the longest description; the longest of our release has 19.
_LONGEST = 40
# Characters beside a name in which its description is: as many as that many words have.
_REACH = 400
# What begins words after a description that say where or when: Head of Office, in Rome.
_PLACED = "at|in|on|during|after|before|as|speaking|addressing|it|he|she|they|we"
# Words that begin a sentence and have what is said after the name.
_LEADING = re.compile(r"\b(?:According to|For|To|With|Like|Unlike)\b[^.?!]*\Z")
# What is between a name and its description: a comma, an age, letters of honour as in Ph.D.
_BEFORE = re.compile(
    r"(?:,?\s[A-Z][A-Za-z]{0,2}\.?[A-Z]\w*\.?)*,\s+(?:\d{1,3},\s+)?"
    rf"(?!(?:{_PLACED})\b)"
)
# What ends a description after a name: a quotation, another clause, the verb of saying.
_SAID = "|".join(sorted(LEADING_VERBS))
_ENDS = re.compile(
    rf"[{DOUBLE};:]|\s[–—-]\s|,\s(?:{_PLACED})\b|,?\s(?:who|whose|which|where|when|while|but)\b"
    rf"|,?\sand\s(?=(?i:{'|'.join(sorted(HONORIFICS))})\b)"
    rf"|,?\s(?:has|had|also)?\s?\b(?P<said>{_SAID})\b|\.(?=\s|\Z)"
)
# Words of a clause that says more than what somebody is.
_CLAUSE_TEXT = """
is are was were will would has have had can could should may might
"""
_CLAUSE = frozenset(_CLAUSE_TEXT.split())
# Words of a description that is no office but says what somebody is: a farmer, the mother of two.
_ARTICLE = re.compile(r"(?:an?|the|one|its|their|her|his)\s", re.IGNORECASE)


def describe(text: str, name: str) -> tuple[str | None, str | None]:
    """Return the honorific before a name and what the text says of the person, if anything.

    "said H.E. Mr. Don Pramudwinai, Deputy Prime Minister of Thailand" gives "H.E. Mr." and
    "Deputy Prime Minister of Thailand".
    """
    start = text.find(name)
    end = start + len(name)
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    honorific, office = _read_before(before)
    described = _read_after(before, after)
    is_office = not OFFICES.isdisjoint(fold_words(described or ""))
    return honorific, described if is_office or not office else office


def _read_after(before: str, after: str) -> str | None:
    comma = _BEFORE.match(after)
    # According to Jane Doe, the farm is wet.
    if comma is None or _LEADING.search(before):
        return None
    rest = after[comma.end() :]
    end = next((each for each in _ENDS.finditer(rest) if not _is_within(rest, each)), None)
    said = rest[: end.start() if end else None].rstrip(" ,")
    is_said = (end and end["said"]) or re.search(rf"\b(?:{_SAID})\b", before)
    # Jane Doe, a mother of five, cooks rice.
    said = said if is_said else re.sub(r",\s(?!and\b|or\b)[a-z].*", "", said)
    return said if _is_description(said) else None


def _is_description(said: str) -> bool:
    """Return whether words say what somebody is: an office, or "a farmer"."""
    words = fold_words(said)
    is_office = not OFFICES.isdisjoint(words) or _ARTICLE.match(said) is not None
    is_short = 0 < len(words) <= _LONGEST and "\n" not in said
    return is_office and is_short and _CLAUSE.isdisjoint(words)


def _is_within(text: str, end: re.Match[str]) -> bool:
    """Return whether a full stop is that of an abbreviation."""
    return end[0] == "." and ends_in_abbreviation(text[: end.start()])


def _read_before(before: str) -> tuple[str | None, str | None]:
    """Return the honorific that ends a text, and the office before it or instead of it."""
    tokens = re.findall(r"\S+\s*", before)
    at = len(tokens)
    while at and _is_honorific(tokens[at - 1]):
        at -= 1
    honorific = "".join(tokens[at:]).strip() or None
    end = at
    while at and _is_of_office(tokens[at - 1]):
        at -= 1
    office = "".join(tokens[at:end]).strip()
    is_office = not OFFICES.isdisjoint(fold_words(office))
    return honorific, office if is_office and office[:1].isupper() else None


def _is_honorific(token: str) -> bool:
    return set(fold_words(token)) <= {*HONORIFICS, "h", "e"} and token[:1].isupper()


def _is_of_office(token: str) -> bool:
    word = token.strip()
    is_plain = word.replace("-", "").replace("’", "").replace("'", "").isalnum()
    return is_plain and (word[:1].isupper() or bool(TITLES.intersection(fold_words(word))))
