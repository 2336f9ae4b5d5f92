"""Find the speaker of a quotation by the names, offices and verbs of saying near it.

A sign is strong where the clause after the closing mark names a person with a reporting verb;
measured on news text, that names the speaker 96 times in 100. Anything else is a weak sign.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache, partial
from itertools import chain

from gcmreview.attribution.grammar import (
    Attribution,
    Attributions,
    find_pronoun,
    find_verb,
    list_antecedents,
    list_owners,
)
from gcmreview.attribution.layout import Name, read_layout
from gcmreview.attribution.lines import list_meant, read_name
from gcmreview.attribution.saying import (
    drop_aside,
    find_lead,
    find_said,
    is_verb_first,
    leads_directly,
    list_quoted,
)
from gcmreview.attribution.surroundings import (
    Clause,
    ReadSentence,
    Surroundings,
    read_clause,
    read_lead_in,
)
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation
from gcmreview.names.lexicon import AFTER_VERB, CAPTION, REFERRED, REFERRING, SUBJECT_PRONOUNS
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import People
from gcmreview.names.persons import list_other_words
from gcmreview.text.sentences import SENTENCE_ENDS

# Words of the longest object after which nothing is said: told the closing meeting.
_LONGEST_OBJECT = 3
# Words of a sentence that is not about the words beside it: a caption, and what somebody did.
_ASIDE = CAPTION | SUBJECT_PRONOUNS
# Sentences that are kept: the clause after one quotation may lead into the next.
_KEPT = 256


class AttributionReader:
    """Finds the attributions of a draft's quotations."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], people: People) -> None:
        self._document = document
        self._quotations = quotations
        self._places = array("I", (each.opened for each in quotations))
        list_others = cache(partial(list_other_words, document.text))
        self._make_sentence = lru_cache(_KEPT)(lambda words: Sentence(words, people, list_others))
        # The rules ask for the attributions of the same quotation several times.
        self.read = lru_cache(_KEPT)(self._read)

    def _read(self, quotation: Quotation, neighbours: tuple[int, int]) -> Attributions:
        """Find who a quotation is attributed to; ``neighbours`` are as in ``Surroundings``."""
        around = Surroundings(self._document, quotation, neighbours, self._make_sentence)
        return read_attributions(around, partial(self._look, quotation))

    @cached_property
    def _layout(self) -> Sequence[Name | None]:
        return read_layout(self._document, self._quotations, self._make_sentence)

    def _look(self, quotation: Quotation) -> Name | None:
        """Find the name that the layout gives a quotation, but not a part of one."""
        at = bisect_right(self._places, quotation.opened) - 1
        whole = self._quotations[at]
        is_part = (quotation.opened, quotation.closed) != (whole.opened, whole.closed)
        return None if is_part else self._layout[at]


def read_attributions(around: Surroundings, look: Callable[[], Name | None]) -> Attributions:
    """Find who the words around a quotation, or else the layout, may attribute it to.

    Names that are set apart follow the habit of a page; what else is said speaks for itself.
    """
    clause, lead_in = read_clause(around), read_lead_in(around)
    given = _find_given(clause, lead_in, around.read)
    if given:
        return Attributions(tuple(given), clause.sentence, lead_in)
    # "She added:" is about somebody who is named before it, not about the next name.
    by_pronoun = bool(find_pronoun(clause.sentence) or find_pronoun(lead_in))
    given = [] if by_pronoun else _list_meant(clause, lead_in, around.quotation.how == "set-off")
    is_asked = not given and (by_pronoun or find_verb(clause.sentence) is None)
    named = look() if is_asked else None
    if named:
        return Attributions((named.attribution,), clause.sentence, around.read(named.words))
    if by_pronoun:
        # “…,” she added: the sentence after the quotation above may name her, or somebody else.
        above = list_antecedents(read_lead_in(around, goes_on=True))
        given = [each._replace(strength="faint") for each in above]
    return Attributions(tuple(given), clause.sentence, lead_in)


def _list_meant(clause: Clause, lead_in: Sentence, is_set_off: bool) -> list[Attribution]:
    """List who is meant by the sentences beside a quotation that say in any way whose words it has.

    A name alone is read as a part of the layout, but for Motus: “…”, and in a block quotation.
    """
    beside = [clause.sentence] if _is_about(clause) else []
    beside += [lead_in] if lead_in.last not in SENTENCE_ENDS else []
    about = [each for each in beside if each.words and _may_mean(each, is_set_off=is_set_off)]
    return list(chain.from_iterable(map(list_meant, about)))


def _may_mean(sentence: Sentence, *, is_set_off: bool) -> bool:
    """Return whether a sentence beside a quotation may say whose words it has."""
    if not _ASIDE.isdisjoint(sentence.folded) or sentence.people.names_source(sentence.words):
        return False
    return is_set_off or sentence.last == ":" or read_name(sentence) is None


def _is_about(clause: Clause) -> bool:
    """Return whether a clause is about the words before it, and has no verb of saying.

    So may a sentence be: These were Motus’s words.
    """
    sentence = clause.sentence
    if sentence.last == ":" or (clause.ends and clause.leads_on):
        return False
    refers = sentence.get(0) in REFERRING and sentence.get(1) in REFERRED
    is_speaking = any(sentence.fold(each.end)[:2] == ["was", "speaking"] for each in sentence.known)
    return (
        refers or is_speaking or not (sentence.verbs or (clause.ends and not read_name(sentence)))
    )


def _find_given(clause: Clause, lead_in: Sentence, read: ReadSentence) -> list[Attribution]:
    """Find who a quotation may be attributed to, by the clause after it or the words before it."""
    clause = drop_aside(clause, read)
    verb = find_verb(clause.sentence)
    if verb is None:
        return find_lead(lead_in)
    if find_pronoun(clause.sentence):
        return list_antecedents(lead_in)
    said = find_said(clause, verb)
    if said is None:
        # “…” was said by Motus.
        return find_lead(lead_in) or list_owners(clause.sentence)
    found = [said, *list_quoted(clause.sentence)]
    return found if is_verb_first(clause, verb) else _choose(clause, verb, found, lead_in)


def _choose(
    clause: Clause, verb: int, found: list[Attribution], lead_in: Sentence
) -> list[Attribution]:
    """Choose between a name before a quotation, and a clause after it that may stand alone.

    Vitorino praised “…”; Motus said that …
    """
    # A sentence that has ended does not lead into a quotation.
    lead_in = Sentence((), lead_in.people) if lead_in.last in SENTENCE_ENDS else lead_in
    led = find_lead(lead_in)
    if led and leads_directly(lead_in):
        return led
    if clause.is_open:
        return [*found, *list_owners(lead_in)]
    led = led or list_antecedents(lead_in)
    if clause.ends and _is_own(clause, verb):
        return led
    is_weak = clause.ends and not led
    return [*led, found[0]._replace(strength="weak") if is_weak else found[0], *found[1:]]


def _is_own(clause: Clause, verb: int) -> bool:
    """Return whether a sentence has words of its own: Motus said the Network agrees."""
    after = [word for word in clause.sentence.folded[verb + 1 :] if word.isalnum()]
    # Motus told the meeting.
    is_told = clause.sentence.get(verb) in ("told", "tells") and len(after) <= _LONGEST_OBJECT
    return clause.leads_on or not (is_told or AFTER_VERB.issuperset(after[:1]))
