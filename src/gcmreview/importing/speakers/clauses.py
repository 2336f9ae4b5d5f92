"""Who says a quotation, by the words beside it: said Jane Doe; she added that “…”.

All is read from one sentence: the clause after a quotation, what leads into it, or one before it.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise, takewhile

from gcmreview.attribution.grammar import (
    Attribution,
    Attributions,
    find_verb,
    give,
    is_object,
    is_possessive,
    is_title,
    join,
)
from gcmreview.attribution.lines import read_name
from gcmreview.names.lexicon import (
    ADVERBS,
    AFTER_OTHER_TITLE,
    CROWD,
    LEADING_VERBS,
    OBJECT_PRONOUNS,
    PRONOUNS,
    SPEECHES,
    TITLES,
    VERBS,
)
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention
from gcmreview.text.characters import DASHES
from gcmreview.text.sentences import SENTENCE_ENDS
from gcmreview.text.words import WITH_OBJECT

# What begins half a sentence.
_HALF = frozenset(")],;")
_LABELLING_TEXT = """
criticized criticised condemned blasted denounced dismissed slammed derided mocked labeled labelled
branded characterized characterised rejected regarded
"""
# Verbs that lead into a quotation with "as": dismissed it as “…”; and words in which that is.
_LABELLING = frozenset(_LABELLING_TEXT.split())
_LABEL = 3
# What ends words between two quotations of a sentence: said Jane Doe, “…”; adding that “…”.
_GOES_ON = frozenset((",", ":", ";", "and", "that", "–", "—"))
# Verbs of saying that are nouns more often.
_NOUNS = frozenset(
    ("state", "states", "stress", "note", "notes", "comment", "comments", "remark", "remarks")
)
# What somebody says: Doe’s claim that …
_CLAIMS = frozenset(
    ["claim", "claims", "assertion", "promise", "accusation", "argument", "question"]
)
_WORDS = SPEECHES | _CLAIMS
_PERSONAL = frozenset(("he", "she"))
# Words after a verb of which "the judge" may be all: said the judge, who smiled.
_LONGEST_OFFICE = 3
# What is between a name and its verb: nothing; Jane Doe, who said; led by Jane Doe, who said.
_AT_VERB: tuple[list[str], ...] = ([], ["who"])
_EXPLAINED = [",", "who"]
# What is between a subject and the verb of another one.
_OTHERS = PRONOUNS | VERBS | {"whose"}


def get_only(speakers: frozenset[str]) -> str | None:
    """Return the only one of some speakers, if there is one."""
    return next(iter(speakers)) if len(speakers) == 1 else None


def is_over(given: Attributions, last: str) -> bool:
    """Return whether only the sentence of the quotation before names somebody: said Jane Doe.

    After the last character of a quotation, a sentence of its own says nothing of its speaker.
    """
    begun = given.lead_in.words[:1]
    is_said = any(word.folded in VERBS and not word.is_capital for word in begun)
    is_said = is_said and given.lead_in.last in _GOES_ON
    is_rest = is_said or given.lead_in.last in SENTENCE_ENDS
    is_alone = last in SENTENCE_ENDS and not (given.clause.verbs or _is_credit(given.clause))
    return is_rest and (not given.clause.words or is_alone)


def find_pronoun(clause: Sentence) -> str | None:
    """Return what stands for a person in the clause after a quotation: she said; said the judge."""
    verb = find_verb(clause)
    if verb is None:
        return None
    if not ADVERBS.issuperset(clause.fold(0, verb)):
        subject = [word for word in clause.fold(0, verb) if word not in ADVERBS]
        return _read_pronoun(subject)
    after = list(takewhile(str.isalpha, clause.fold(verb + 1, verb + 1 + _LONGEST_OFFICE)))
    # Said the judge, Jane Doe.
    return _read_pronoun(after[:1] if clause.mentions else after)


def find_leading_pronoun(lead_in: Sentence) -> str | None:
    """Return what stands for a person before a quotation: she added: “…”; the judge said: “…”."""
    verb = _find_leading_verb(lead_in)
    if not verb:
        return None
    end = _skip_back(lead_in, verb) + 1
    return _read_pronoun(lead_in.fold(end - 1, end)) or _read_pronoun(lead_in.fold(0, end))


def _read_pronoun(subject: Sequence[str]) -> str | None:
    """Return a pronoun that is all of a subject, or the office that is: the judge."""
    if len(subject) == 1 and subject[0] in _PERSONAL:
        return subject[0]
    is_office = len(subject) == len(("the", "judge")) and subject[0] == "the"
    return subject[1] if is_office and subject[1] not in CROWD else None


def find_said(given: Attributions, last: str) -> Iterator[Attribution]:
    """Yield who the clause after a quotation surely names: said the Minister of Trade, Jane Doe.

    Somebody else may be beside: said Jane Doe and Bob Hill. ``last`` ends the quotation: “Do you
    agree?” asked Jane Doe.
    """
    clause = given.clause
    is_sure = any(each.strength == "strong" for each in given.given[:1])
    is_sure |= last == "?" and clause.get(0) in ("asked", "asks")
    named = [each for each in clause.mentions if is_sure and not is_object(clause, each)]
    for each in named:
        if each == named[0] or clause.fold(named[0].end, each.start) == ["and"]:
            yield give(clause, each)


def find_leader(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the subject of the last verb that leads into a quotation: Jane Doe said that “…”.

    Half a sentence has none: its subject may be in the other half.
    """
    verb = _find_leading_verb(sentence)
    if verb is None or sentence.get(0) in _HALF or _is_about_words(sentence, verb):
        return
    # She said that Jane Doe wants “…”.
    if verb not in sentence.verbs and any(each < verb for each in sentence.verbs):
        return
    subject = _find_according(sentence, verb) or find_before(sentence, verb)
    if subject:
        yield give(sentence, subject)


def _find_according(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name after "according to", but not: according to a Doe report."""
    after = (each for each in sentence.mentions if each.start > verb)
    first = next(after, None) if sentence.get(verb) == "according" else None
    return first if first and sentence.get(first.start - 1) not in ("a", "an", "the") else None


def _find_leading_verb(sentence: Sentence) -> int | None:
    """Return the last verb that leads into a quotation and has a subject of its own.

    Jane Doe agreed, adding that “…”; Jane Doe said no, but added that “…”.
    """
    verbs = [at for at in range(len(sentence.words)) if _leads(sentence, at)]
    finite = list(filter(partial(_is_finite, sentence), verbs)) or verbs
    while len(finite) > 1 and _is_joined(sentence, finite[-1]):
        last = finite.pop()
        if any(each.start in range(finite[-1], last) for each in sentence.mentions):
            return None
    return finite[-1] if finite else None


def _is_joined(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb has the subject of the one before it: and added; but said."""
    return sentence.get(_skip_back(sentence, verb)) in ("and", "but")


def _is_finite(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb has a subject: not adding that; nor a noun, as in state television."""
    word = sentence.get(verb)
    is_noun = word in _NOUNS and sentence.get(_skip_back(sentence, verb)) not in PRONOUNS
    return not (word.endswith("ing") or is_noun)


def _leads(sentence: Sentence, at: int) -> bool:
    word = sentence.get(at)
    return word in LEADING_VERBS or (word in _LABELLING and "as" in sentence.folded[-_LABEL:])


def _skip_back(sentence: Sentence, verb: int) -> int:
    """Return the index of the last word before a verb that is no adverb."""
    at = verb - 1
    while sentence.get(at) in ADVERBS:
        at -= 1
    return at


def _is_about_words(sentence: Sentence, verb: int) -> bool:
    """Return whether other words follow a verb: called Doe’s claim of “…” wet."""
    after = sentence.fold(verb + 1)
    return any(one == "s" and other in _WORDS for one, other in pairwise(after))


def choose(given: Attributions, *, begins: bool) -> str | None:
    """Return the speaker that only the clause, or a line with a name, gives.

    Words before a quotation that does not begin its paragraph are a line if a colon ends them.
    """
    speaker = get_only(given.given[0].speakers)
    if speaker is None:
        return None
    if find_verb(given.clause) is not None:
        # A sentence that ends with a colon is about the next quotation.
        named = list(find_leader(given.clause)) if given.clause.last != ":" else []
        return speaker if named and named[0].speakers == {speaker} else None
    ends = _is_credit(given.clause) or given.clause.last != "."
    leads = begins or given.lead_in.last == ":"
    lines = [given.clause] * ends + [given.lead_in] * leads
    is_on_line = any(_is_line_of(speaker, each) for each in lines)
    return speaker if is_on_line else None


def _is_line_of(speaker: str, line: Sentence) -> bool:
    """Return whether words only say who speaks: “…” – Jane Doe, farmer; Jane Doe: “…”."""
    is_only = all(each.speakers == {speaker} for each in line.mentions)
    is_line = _is_credit(line) or read_name(line) is not None
    return is_only and is_line and _find_leading_verb(line) is None


def _is_credit(line: Sentence) -> bool:
    return line.get(0) in (*DASHES, "-")


def find_subject_of(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the person that a sentence is about: the only one it names, before its verb.

    It may name others in what that one says: Jane Doe said that Bob Hill …
    """
    verb = next(iter(sentence.verbs), 0)
    subject = find_before(sentence, verb)
    if subject and _is_to_another(sentence, verb):
        return
    subject = subject or _find_only(sentence)
    # She said that Jane Doe …
    if subject and PRONOUNS.isdisjoint(sentence.fold(0, subject.start)):
        yield give(sentence, subject)


def _find_only(sentence: Sentence) -> Mention | None:
    """Return the only one that a sentence names, if not as an object."""
    named = [each for each in sentence.named if not _is_part_of_name(sentence, each)]
    is_one = len({each.speakers for each in named}) == 1
    return named[0] if is_one and not is_object(sentence, named[0]) else None


def _is_part_of_name(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name is a part of another: Doe’s friend; the University of Oslo."""
    is_of = not mention.speakers and sentence.get(mention.start - 1) == "of"
    return is_of or is_possessive(sentence, mention)


def _is_to_another(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb has an object, who may answer: asked him; told her."""
    is_asked = sentence.get(verb) in ("asked", "asks")
    return is_asked or (
        sentence.get(verb) in WITH_OBJECT and sentence.get(verb + 1) in OBJECT_PRONOUNS
    )


def find_before(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name whose verb it is: Jane Doe, Coordinator for Asia and the Pacific, said.

    That is the name at the verb, or else the one that only a description follows.
    """
    named = [each for each in sentence.mentions if each.end <= verb]
    at_verb = filter(partial(_is_at_verb, sentence, verb), reversed(join(sentence, named)))
    described = filter(partial(_is_described, sentence, verb), named)
    return next(chain(at_verb, described), None)


def _is_at_verb(sentence: Sentence, verb: int, name: Mention) -> bool:
    between = _read_between(sentence, name.end, verb)
    return between == _EXPLAINED or (between in _AT_VERB and not is_object(sentence, name))


def _is_described(sentence: Sentence, verb: int, name: Mention) -> bool:
    """Return whether only what a person is or does is between a name and its verb."""
    between = _read_between(sentence, name.end, verb)
    is_named = bool(name.speakers) or name.end - name.start > 1
    is_apart = bool(between) and _OTHERS.isdisjoint(between)
    if is_object(sentence, name) or not (is_named and is_apart):
        return False
    if between == [","]:
        # Not: John Roe, asked about Jane Doe, said; a friend of Jane Doe, saying.
        return is_apposed(sentence, name) and not sentence.get(verb).endswith("ing")
    return _may_describe(sentence, verb, name, between)


def _may_describe(sentence: Sentence, verb: int, name: Mention, between: Sequence[str]) -> bool:
    """Return whether the words between a name and a verb leave the name its subject.

    Jane Doe, a farmer, said; Jane Doe of Oxfam said; Jane Doe thanked the hosts and said.
    """
    is_last = not any(name.end <= each.start < verb for each in sentence.mentions)
    if between[0] == ",":
        return between[-1] == "," or is_last
    is_first = all(map(is_title, sentence.words[: name.start]))
    is_joined = is_last and between[-1] == "and"
    return is_first and (is_joined or between[0] in AFTER_OTHER_TITLE)


def is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a comma is before a name and its titles."""
    at = mention.start - 1
    while at > 0 and (sentence.get(at) in TITLES or sentence.get(at) == "."):
        at -= 1
    return sentence.get(at) == ","


def _read_between(sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the words between two places, folded, without adverbs and what is in brackets."""
    words = []
    depth = 0
    for word in sentence.fold(start, end):
        depth += word == "("
        if not depth and word not in ADVERBS:
            words.append(word)
        depth -= word == ")"
    return words
