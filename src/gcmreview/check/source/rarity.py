"""How much words say: how unlikely somebody else happens to say the same ones.

It is measured in bits of information, -log2 of the share of a word in speeches. The more bits some
words have in all, the less likely it is that two people say them by chance.
"""

from collections.abc import Iterator, Sequence

from gcmreview.check.source.tokens import MARK, Token, read_letters
from gcmreview.dataset.model import Review
from gcmreview.text.sentences import SENTENCE_ENDS
from gcmreview.text.words import normalize

# The bits of the most common words, rounded: each number is followed by the words that have it.
# Counted in the speeches of the UN General Debate from 1990 to 2024, 14.6 million words (UN General
# Debate Corpus by Jankin, Baturo and Dasandi, CC0).
_COMMON_TEXT = """
4 of the
5 and in to
6 a for is that we
7 are as be it nations on our this united with
8 all an at by countries development has have i international its not peace security their which
will world
9 also assembly been but can community council country economic efforts from general global
government his human more must my new one or other people political rights should states support
they those us was would
10 action africa african against agenda among any being between challenges change climate
commitment conference conflict continue cooperation crisis democratic developing do end ensure
first future great hope if important into law like made make many member most mr national need no
now nuclear only order organization out over peoples poverty president process progress reform
region regional republic resources respect role secretary session situation so social some state
such sustainable system take terrorism than them there therefore these through time today towards
two under up very war weapons well were what when who work year years
11 able about achieve address after again ago agreement already am areas assistance based basis
because become before believe better both building call cannot cent central century charter
children collective come committed common comprehensive conflicts context continues convention
could current democracy developed dialogue during east economy effective election energy
environment especially europe european even every express face fact fight financial force foreign
forward framework free freedom full fully further given goals good greater growth had he health
held help here high history how however humanitarian implementation importance including
initiative institutions interests issue issues just justice last let level life long major making
may me means measures meeting members middle military millennium much multilateral nation
necessary needs negotiations non number opportunity organizations own palestinian part particular
particularly parties past peaceful per permanent place policy possible power principles problems
programme promote provide recent regard relations remain remains resolution resolutions
responsibility right same see serious since small society solidarity solution south special
stability still strengthen success summit taken threat together trade union universal upon use
various view violence way welcome where while wish within without women working yet you your
"""
# Bits of all other words. Rarer ones do not count for more, so that no single word decides.
RARE = 12
# Bits of a word in a name. A word of the release's title has none, unless it is one of grammar: all
# who write about its subject use it.
_NAME = 4
# Bits from which a word is more than one of grammar, such as "that" or "with".
_PLAIN = 8
# Bits of the longest name of the release and its agencies, without regard to capitals: the title.
_LONGEST_NAME = 150
# Bits of words that two people hardly say by chance. In the 10,952 speeches from 1946 to 2024, one
# run of the release's words that is no name has as many: "to ensure that no one is left behind".
UNLIKELY = 66
# Bits of words that surely only one person said. No such run in the speeches has as many.
SURE = 72


def _read_bits(text: str) -> Iterator[tuple[str, int]]:
    bits = 0
    for each in text.split():
        if each.isdigit():
            bits = int(each)
        else:
            yield each, bits


_BITS = dict(_read_bits(_COMMON_TEXT))


def list_topic(review: Review) -> frozenset[str]:
    """Return the words of a release's title, which all who write on its subject use."""
    return frozenset(normalize(review.release.title).split())


def weigh(tokens: Sequence[Token], topic: frozenset[str]) -> int:
    """Return the bits of the distinct words among tokens; ``topic`` is that of ``list_topic``."""
    most: dict[str, int] = {}
    for word, bits, is_of_name in _weigh_words(tokens):
        if bits < _PLAIN or word not in topic:
            most[word] = max(most.get(word, 0), min(bits, _NAME) if is_of_name else bits)
    return sum(most.values())


def is_name(tokens: Sequence[Token]) -> bool:
    """Return whether words are a name: after the first, only names and words of grammar.

    The titles of the release and of the Global Compact have many forms, and are not quotations.
    What is longer than any of them is no name, but a quotation in capitals.
    """
    weighed: dict[str, int] = {}
    for word, bits, is_of_name in _weigh_words(tokens):
        if weighed and not is_of_name and bits >= _PLAIN:
            return False
        weighed[word] = bits
    return sum(weighed.values()) <= _LONGEST_NAME


def _weigh_words(tokens: Sequence[Token]) -> Iterator[tuple[str, int, bool]]:
    """Yield each word in lower case, its bits, and whether it is of a name.

    One with a capital is of a name, but for the first of a sentence;
    in a text in capitals no word is of a name.
    """
    is_capitals = all(word == word.upper() for word in map(read_letters, tokens))
    before = SENTENCE_ENDS[0]
    for token in tokens:
        if word := read_letters(token):
            is_first = is_capitals or before in SENTENCE_ENDS
            is_of_name = word[0].isdigit() or (word[0].isupper() and not is_first)
            folded = word.casefold()
            yield folded, _BITS.get(folded, RARE), is_of_name
        before = before if token.key == MARK else token.key
