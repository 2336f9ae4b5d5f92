"""Whether words with capitals are the name of a person, and not a label, a place or a programme.

Nobody has listed the people that a draft may name, so what they are called must be what nothing
else is called: none of the words is ordinary, by itself or in the draft.
"""

import re
from collections.abc import Iterable

from gcmreview.names.lexicon import OFFICES, ORDINARY, PARTICLES
from gcmreview.names.offices import DEMONYMS
from gcmreview.text.folding import fold
from gcmreview.text.sentences import HONORIFICS
from gcmreview.text.words import Word

# A given name and a family name.
_BOTH = 2
_ORDINARY = ORDINARY.union(DEMONYMS, DEMONYMS.values())
# Endings of words that are hardly ever names; Ahmed and Clement are.
_ENDING = (
    r"..(?:.ing|tions?|sions?|(?<!cle)ments?|ness|ships?|it(?:y|ies)|ies|ism|[ai]ble|ical|logy"
    r"|.[cdknptv]ed)\Z"
)


def list_other_words(text: str) -> frozenset[str]:
    """Return the words, folded, that a draft does not only have as a part of names."""
    words = set(re.findall(r"(?<![\w-])[^\W\d_]{2,}+", text))
    placed = re.findall(r"\b(?:[Ii]n|[Aa]t|[Tt]he|near) ([^\W\d_]{2,})", text)
    return frozenset(map(fold, [*filter(str.islower, words), *placed]))


def is_person(names: Iterable[Word], before: str, others: frozenset[str]) -> bool:
    """Return whether words name a person; ``others`` are words of the draft that name nobody.

    There are two words or more, without the particles (not: Los Angeles), or one if an office
    is ``before``. After an honorific, any word is a name.
    """
    words = [each for each in names if each.text.isalpha() and each.folded not in PARTICLES]
    is_whole = len(words) >= _BOTH - (before in OFFICES)
    telling = {each.folded for each in words if len(each.text) > 1}
    is_ordinary = not all(map(telling.isdisjoint, (_ORDINARY, others)))
    # WTO, Cooperation
    is_ordinary |= any(each.is_acronym or re.search(_ENDING, each.folded) for each in words)
    return before in HONORIFICS or (is_whole and not is_ordinary)
