"""Subjects, verbs, objects and possessives of a sentence, and what an attribution is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, filterfalse
from typing import Literal, NamedTuple

from gcmreview.names import lexicon
from gcmreview.names.mentions import Sentence, find_start
from gcmreview.names.people import Mention
from gcmreview.text.sentences import HONORIFICS
from gcmreview.text.words import SMALL, Word

Strength = Literal["strong", "weak", "faint"]
# Words after a name's possessive s in which is what the person said: Motus’s last words.
_TO_SPEECH = 3
# Words before the name of who said the words of a quotation.
_BEFORE_OWNER = lexicon.QUOTING | {"by", "of", "from", "quote"}
# Words before a speech that is only a time, or answered: said Motus after Vitorino’s speech.
_AT_SPEECH = frozenset(("after", "before", "during", "following", "to"))
# Words in small letters in a line of names and offices.
_WITH_NAMES = SMALL | lexicon.TITLES | lexicon.PARTICLES | {"s"}
_FROM = ("of", "by", "from")
# Words between a subject and its verb.
_AT_VERB: tuple[list[str], ...] = ([], [",", "who"], ["who"])


class Attribution(NamedTuple):
    """Who a quotation is attributed to: speakers' ids, or none for an unknown person.

    ``named`` is how the draft names them, ``beside`` are all who are named with them. It is strong
    where a verb of saying names them, and faint where only a line of its own does, and nobody knows
    them.
    """

    speakers: frozenset[str]
    named: str
    strength: Strength
    beside: frozenset[str] = frozenset()


class Attributions(NamedTuple):
    """Who the clause after a quotation and the sentence before it may attribute it to.

    The likeliest come first.
    """

    given: tuple[Attribution, ...]
    clause: Sentence
    lead_in: Sentence

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of all speakers it may be attributed to."""
        return frozenset().union(*(each.speakers for each in self.given))

    @property
    def to_others(self) -> bool:
        """Whether a verb of saying attributes it to somebody outside the review: said the mayor."""
        for sentence in (self.clause, self.lead_in):
            if find_verb(sentence) is not None and not sentence.speakers:
                return lexicon.PRONOUNS.isdisjoint(sentence.folded)
        return False


def find_verb(sentence: Sentence) -> int | None:
    """Return the index of the first verb of saying, if the clause has one."""
    return next(iter(sentence.verbs), None)


def find_pronoun(sentence: Sentence) -> str | None:
    """Return the pronoun that alone is before a sentence's verb of saying: she also said."""
    verb = find_verb(sentence)
    subject = _fold_subject(sentence, 0, verb) if verb is not None else []
    return subject[0] if len(subject) == 1 and subject[0] in lexicon.PRONOUNS else None


def _fold_subject(sentence: Sentence, start: int, verb: int) -> list[str]:
    """Return words before a verb without the adverbs."""
    return [word for word in sentence.fold(start, verb) if word not in lexicon.ADVERBS]


def list_others(sentence: Sentence) -> Iterator[Mention]:
    """Yield who else may speak: offices of another rank, and organizations with their articles.

    Said the Prime Minister, whose deputy the release quotes; the ILO said.
    """
    for each in sentence.ranked:
        yield each._replace(speakers=frozenset(), is_sure=False)
    for each in sentence.organizations:
        yield each._replace(start=sentence.find_article(each), is_sure=False)


def find_subject(sentence: Sentence, verb: int) -> Mention | None:
    """Return which of those named before a verb is the speaker.

    That is the name next to the verb, or the one before ", who said"; otherwise the first name that
    is not an object, or else an office or an organization at the verb.
    """
    named = [each for each in sentence.mentions if each.start < verb]
    subjects = join(sentence, list(filterfalse(partial(is_object, sentence), named)))
    is_at_verb = partial(_is_at_verb, sentence, verb)
    at_verb = filter(is_at_verb, reversed(subjects))
    explained = filter(partial(_is_explained, sentence, verb), reversed(named))
    others = filter(is_at_verb, list_others(sentence))
    # In the Conference Centre, Motus, the director, said.
    people = filter(sentence.named.__contains__, subjects)
    return next(chain(at_verb, explained, people, subjects, others), None)


def _is_at_verb(sentence: Sentence, verb: int, mention: Mention) -> bool:
    """Return whether a verb follows a name: Motus said; Motus, who said; Motus for saying."""
    between = _fold_subject(sentence, mention.end, verb)
    is_saying = sentence.get(verb) == "saying" and between in (["as"], ["for"], ["in"], ["by"])
    return between in _AT_VERB or is_saying


def _is_explained(sentence: Sentence, verb: int, mention: Mention) -> bool:
    """Return whether a name that is no subject has a verb: by Motus, who said; after Don said."""
    between, before = _fold_subject(sentence, mention.end, verb), sentence.get(mention.start - 1)
    is_clause = not between and before in ("after", "before")
    return is_clause or (between == [",", "who"] and before != "not")


def join(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, those that are joined as one: Vitorino and Motus said."""
    joined: list[Mention] = []
    for each in mentions:
        last = joined[-1] if joined and each.kind != "office" else None
        if last and sentence.fold(last.end, each.start) in (["and"], [","], [",", "and"]):
            joined[-1] = Mention(last.start, each.end, last.speakers | each.speakers, each.is_sure)
        else:
            joined.append(each)
    return joined


def is_object(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name is not the subject: it is an object or a possessive."""
    before = _fold_before(sentence, mention)
    is_to = before[1] in lexicon.BEFORE_OBJECT and before != ("according", "to")
    return is_to or is_possessive(sentence, mention)


def _fold_before(sentence: Sentence, mention: Mention) -> tuple[str, str]:
    """Return the two words before a name and its honorific: spoken by Ms. Nenette Motus."""
    at = find_start(sentence.words, mention)
    while sentence.get(at - 1) in HONORIFICS or sentence.get(at - 1) == ".":
        at -= 1
    return sentence.get(at - 2), sentence.get(at - 1)


def is_possessive(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a possessive s follows a name, or its words are before it: words of Motus."""
    speech, of = _fold_before(sentence, mention)
    return (speech in lexicon.SPEECHES and of in _FROM) or sentence.get(mention.end) == "s"


def find_handed(sentence: Sentence) -> Attribution | None:
    """Return who has the floor after a sentence: Why, Ms. Motus? The floor went to Motus."""
    is_next = _is_asked if sentence.last == "?" else _is_handed
    return next((give(sentence, each) for each in sentence.named if is_next(sentence, each)), None)


def _is_asked(sentence: Sentence, mention: Mention) -> bool:
    before = _fold_before(sentence, mention)[1]
    return not before.isalnum() and sentence.get(mention.end) in (",", "?")


def _is_handed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether somebody is introduced or given the floor at a sentence's end."""
    _, before = words = _fold_before(sentence, mention)
    after = [word for word in sentence.fold(mention.end) if word.isalpha()]
    if before in lexicon.INTRODUCED:
        return after[:1] in ([], ["to"]) and len(sentence.named) == 1
    is_floor = before in ("to", "of") and bool(lexicon.FLOORS & {*sentence.fold(0, mention.start)})
    is_last = after[:1] in ([], ["who"])
    return after == ["s", "turn"] or (is_last and (is_floor or " ".join(words) in lexicon.HANDED))


def list_owners(sentence: Sentence) -> list[Attribution]:
    """List those whose words they are: Motus’s words; “…”, spoken by Motus."""
    return [give(sentence, each) for each in sentence.named if is_owner(sentence, each)]


def list_speeches(sentence: Sentence) -> list[Attribution]:
    """List those whose speeches a sentence names: Motus’s words, but not “…”, by Motus."""
    return [
        give(sentence, each)
        for each in sentence.named
        if is_possessive(sentence, each) and is_owner(sentence, each)
    ]


def is_owner(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name is the one of whose words they are, by what is before or after it."""
    _, before = words = _fold_before(sentence, mention)
    if before == "not":
        return False
    if sentence.get(mention.end) == "s" or sentence.get(mention.end + 1) == "whose":
        after = sentence.fold(mention.end + 1, mention.end + 1 + _TO_SPEECH)
        is_speech = not lexicon.SPEECHES.isdisjoint(after) and before not in _AT_SPEECH
        # Motus’s promise: “…”
        leads = before == "" and sentence.last == ":" and len(sentence.named) == 1
        return is_speech or leads or not any(map(str.isalpha, after))
    # For Motus, it showed “…”.
    return words == ("", "for") or before in _BEFORE_OWNER


def list_antecedents(sentence: Sentence) -> list[Attribution]:
    """List who may speak after a sentence: who has the floor, or else anybody, the last first."""
    if handed := find_handed(sentence):
        return [handed]
    return [give(sentence, each) for each in reversed(sentence.mentions) if each.speakers]


def give(
    sentence: Sentence,
    mention: Mention,
    strength: Strength = "weak",
    beside: frozenset[str] | None = None,
) -> Attribution:
    """Attribute words to the people of a mention; ``beside`` defaults to everybody named."""
    strength = strength if mention.is_sure else "weak"
    beside = sentence.speakers if beside is None else beside
    return Attribution(mention.speakers, sentence.name(mention), strength, beside)


def is_title(word: Word) -> bool:
    """Return whether a word may be beside a name: an honorific, a part of an office, de, the."""
    is_small = word.is_joined or word.folded in _WITH_NAMES
    return word.is_capital or is_small or word.text in (".", ",")


def are_titles(words: Iterable[Word]) -> bool:
    """Return whether all words of a text may be beside a name, as a time may: 10:42."""
    return all(is_title(word) for word in words if word.text[0].isalpha())
