"""Whom a draft gives a quotation to: the names and offices near it, and the verbs of saying.

A sign is strong where the clause after the closing mark names a person with a reporting verb;
measured on news text, that names the speaker 96 times in 100. Anything else is a weak sign.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from gcmreview.check.prose import Block, Prose, read_text
from gcmreview.check.quotations import Quotation
from gcmreview.matching import fold
from gcmreview.model import Review, Speaker

Strength = Literal["strong", "weak"]

# Characters of a draft, and blocks, that are near a quotation.
_CONTEXT = 500
_NEAR = 2
_DASHES = ("—", "–", "―", "-")
# Words between a verb of saying and the name that goes with it.
_REACH = 14
# Words of the longest line that says whose a block quotation is.
_LONGEST_CREDIT = 20
# Words of the longest clause with a name, an office and a verb.
_LONGEST_CLAUSE = 45

_VERBS_TEXT = """
said say says saying add added adds tell told tells state stated states note noted notes
explain explained explains remark remarked remarks comment commented comments stress
stressed stresses emphasize emphasized emphasizes emphasise emphasised emphasises underline
underlined underlines underscore underscored underscores highlight highlighted highlights
declare declared declares announce announced announces observe observed observes warn warned
warns argue argued argues insist insisted insists conclude concluded concludes continue
continued continues recall recalled recalls urge urged urges affirm affirmed affirms
reaffirmed assert asserted asserts wrote writes tweeted posted according reminded reminds
acknowledged acknowledges admitted asked asks replied responded reiterated reiterates
claimed claims cautioned confirmed confirms mentioned maintained pledged promised pointed
put puts adding noting stating stressing
"""
_VERBS = frozenset(_VERBS_TEXT.split())
_ADVERBS = frozenset(
    ("also", "later", "then", "further", "today", "recently", "once", "has", "had")
)
# What stands before a name that is not the one who speaks: responding to Vitorino, with Motus.
_BEFORE_OBJECT_TEXT = """
to with by of for from after before alongside beside like than and about against quoting citing
echoing thanking joining following answering praising introducing welcoming meeting
"""
_BEFORE_OBJECT = frozenset(_BEFORE_OBJECT_TEXT.split())
_PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it"))
_HONORIFICS_TEXT = """
mr mrs ms miss dr prof professor h e he sir dame lord lady hon
"""
_HONORIFICS = frozenset(_HONORIFICS_TEXT.split())
_OTHER_OFFICE_TEXT = """
deputy former assistant vice acting ex associate previous
"""
_OTHER_OFFICE = frozenset(_OTHER_OFFICE_TEXT.split())
_SMALL_TEXT = """
the a an in on at for of to and or but with by from as it its this that these those he she
they we i you his her their our my one there here when while after before during meanwhile
however mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december
"""
_SMALL = frozenset(_SMALL_TEXT.split())
# What names an institution or a text rather than a person.
_INSTITUTIONS_TEXT = """
un united nations organization organisation agency office ministry government commission
network review release statement report compact forum union council committee secretariat
department university institute bank company press news reuters
"""
_INSTITUTIONS = frozenset(_INSTITUTIONS_TEXT.split())
_SOURCES = (
    r"\b(?:press release|news release|according to the (?:release|statement)"
    r"|the (?:release|statement)(?:[:,]| (?:say|said|state|note|add|quote))"
    r"|para(?:graph)?s?\.? ?\d)"
)


class Mention(NamedTuple):
    """A known speaker named at words ``start`` to ``end``; a title alone may be another's."""

    start: int
    end: int
    speakers: frozenset[str]
    is_sure: bool = True


class Attribution(NamedTuple):
    """Whom a quotation is given to: speakers' ids, or a person unknown, and how sure that is.

    ``named`` is how the draft names them, ``beside`` are all who are named with them. The subject
    is first in "Motus said", and not in "said Motus".
    """

    speakers: frozenset[str]
    named: str
    strength: Strength
    beside: frozenset[str] = frozenset()
    is_subject_first: bool = False


class _Word(NamedTuple):
    text: str
    folded: str


class People:
    """The speakers of a review, by every name and office that a draft may give them."""

    def __init__(self, review: Review) -> None:
        self._terms: dict[str, set[str]] = {}
        self._longest: dict[str, int] = {}
        self._titles: dict[str, set[str]] = {}
        self._offices: set[str] = set()
        self._organizations: set[tuple[str, str]] = set()
        acronyms = {_normalize(each.name): each.acronym for each in review.agencies}
        for speaker in review.speakers:
            for name in (speaker.name, speaker.family_name):
                self._add(name, speaker.id)
            for office in _list_offices(speaker, acronyms):
                self._offices.add(self._add(office, speaker.id))
            self._organizations |= {
                (_normalize(name), speaker.id)
                for role in speaker.roles
                for name in _list_names(role.organization, acronyms)
            }
            for title in _list_titles(speaker):
                term = self._note(title)
                self._titles.setdefault(term, set()).add(speaker.id)
        release = review.release
        publisher = re.sub(r"\(.*?\)", "", release.publisher)
        sources = [release.title, publisher, *re.findall(r"\(([^()]+)\)", release.publisher)]
        self._sources = [_normalize(each) for each in sources if each.strip()]
        # The release is at the same path on every host of its publisher.
        self._path = re.sub(r"\Ahttps?://[^/]*(?=/.)", "", release.url).lower()

    def _add(self, name: str, speaker: str) -> str:
        term = self._note(name)
        self._terms.setdefault(term, set()).add(speaker)
        return term

    def _note(self, name: str) -> str:
        """Return a name's term, and remember how many words the longest of its kind has."""
        term = _normalize(name)
        first, *rest = term.split(" ")
        self._longest[first] = max(self._longest.get(first, 0), len(rest) + 1)
        return term

    def find_mentions(self, words: Sequence[_Word]) -> list[Mention]:
        """Return the speakers that words name, in order."""
        mentions: list[Mention] = []
        at = 0
        while at < len(words):
            found = self._find_term(words, at)
            if found:
                mentions.append(found)
                at = found.end
            else:
                at += 1
        return mentions

    def _find_term(self, words: Sequence[_Word], at: int) -> Mention | None:
        longest = self._longest.get(words[at].folded)
        if longest is None:
            return None
        # Commas within an office do not count.
        reach = range(at, min(len(words), at + 2 * longest))
        ends = [end for end in reach if words[end].text != ","][:longest]
        for length in range(len(ends), 0, -1):
            term = " ".join(words[end].folded for end in ends[:length])
            speakers = self._terms.get(term)
            end = ends[length - 1] + 1
            if speakers and self._is_meant(words, at, is_office=term in self._offices):
                return Mention(at, end, frozenset(speakers))
            titled = self._titles.get(term)
            if titled and _stands_alone(words, at, end):
                return Mention(at, end, frozenset(titled), is_sure=False)
        return None

    def _is_meant(self, words: Sequence[_Word], at: int, *, is_office: bool) -> bool:
        """Tell whether a term names a speaker: a name with a capital, an office that is held."""
        if is_office:
            return not at or words[at - 1].folded not in _OTHER_OFFICE
        return words[at].text[:1].isupper()

    def find_organizations(self, words: Sequence[_Word]) -> frozenset[str]:
        """Return the speakers whose organization words name: a spokesperson may quote them."""
        padded = f" {' '.join(word.folded for word in words if word.text[0].isalnum())} "
        return frozenset(
            speaker
            for organization, speaker in self._organizations
            if f" {organization} " in padded
        )

    def names_source(self, text: str, words: Sequence[_Word], markup: str) -> bool:
        """Tell whether a text names the release, its publisher or a paragraph, or links to it.

        ``words`` are those of the text, ``markup`` is the text as it stands in the draft.
        """
        padded = f" {' '.join(word.folded for word in words if word.text[0].isalnum())} "
        return (
            any(f" {source} " in padded for source in self._sources)
            or self._path in markup.lower()
            or re.search(_SOURCES, " ".join(text.split()), re.IGNORECASE) is not None
        )


def _list_offices(speaker: Speaker, acronyms: dict[str, str]) -> Iterable[str]:
    """Return the ways to name a speaker by an office, each with its organization."""
    yield speaker.description
    for title, organization in speaker.roles:
        for name in _list_names(organization, acronyms):
            yield f"{name} {title}"
            yield f"{name}'s {title}"
            yield f"{title} of {name}"
            yield f"{title} of the {name}"
            yield f"{title}, {name}"


def _list_names(organization: str, acronyms: dict[str, str]) -> Iterable[str]:
    """Return the names of an organization: as it is given, without brackets, and its acronyms."""
    bare = re.sub(r"\s*\([^()]*\)", "", organization)
    shorts = re.findall(r"\(([^()]+)\)", organization)
    known = acronyms.get(_normalize(bare))
    return dict.fromkeys([organization, bare, *shorts, *([known] if known else [])])


def _list_titles(speaker: Speaker) -> Iterable[str]:
    """Return a speaker's titles without their organizations, one by one and together."""
    titles = [role.title for role in speaker.roles]
    yield from titles
    yield " and ".join(titles)


def _stands_alone(words: Sequence[_Word], at: int, end: int) -> bool:
    """Tell whether a title is given as "the Coordinator" is, and is not somebody else's."""
    before = words[at - 1].folded if at else ""
    after = words[end].folded if end < len(words) else ""
    return before in ("the", "") and after not in ("of", "for", "at", "to", "in")


def _normalize(text: str) -> str:
    """Fold a name to its words: without accents, case, hyphens or points."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def split_words(text: str) -> list[_Word]:
    """Return the words and the marks of a text; hyphens part words, as in ``_normalize``."""
    composed = unicodedata.normalize("NFC", text)
    return [
        _Word(word, _fold_word(word))
        for word in re.findall(r"[^\W_]+|[^\w\s\-‐‑]", composed.replace("’", "'"))
        if word != "'"
    ]


@lru_cache(8192)
def _fold_word(word: str) -> str:
    return fold(word)


def find_attribution(
    prose: Prose, quotation: Quotation, people: People, neighbours: tuple[int, int]
) -> Attribution | None:
    """Return whom the words around a quotation give it to, if they give it to anybody.

    ``neighbours`` are where the quotation before it ends and the next one begins.
    """
    after = _read_after(prose, quotation, neighbours[1])
    ends = _ends_sentence(prose, quotation)
    said = _read_clause(after, people, ends=ends)
    # What leads to the next quotation, as "Motus said:" does, is not said of this one.
    leads_on = ends and after.rstrip().endswith((":", ","))
    if said and not (leads_on and said.is_subject_first):
        return said
    before = _read_before(prose, quotation, neighbours[0])
    return _read_lead(before, people)


def names_other(
    prose: Prose, quotation: Quotation, people: People, neighbours: tuple[int, int]
) -> bool:
    """Tell whether the words around a quotation give it to somebody whom the review does not have.

    That is a verb of saying, and with it no known speaker: said the mayor.
    """
    after = _cut_sentence(split_words(_read_after(prose, quotation, neighbours[1])))
    before = _split_sentences(split_words(_read_before(prose, quotation, neighbours[0])))
    for words in (after, before[-1] if before else []):
        verbs = [at for at, word in enumerate(words) if word.folded in _VERBS]
        if verbs and not people.find_mentions(words):
            subject = {word.folded for word in words}
            return not subject & _PRONOUNS
    return False


def _ends_sentence(prose: Prose, quotation: Quotation) -> bool:
    return prose.text[max(0, quotation.end - 1) : quotation.end] in (".", "?", "!")


def _read_after(prose: Prose, quotation: Quotation, limit: int) -> str:
    block = prose.blocks[quotation.last]
    end = min(block.end, quotation.closed + _CONTEXT, max(limit, quotation.closed))
    text = read_text(prose.text, quotation.closed, end)
    if text.strip(" \t\r\n.,;:\"'”’»)"):
        return text
    following = prose.blocks[quotation.last + 1 : quotation.last + 2]
    return _read_below(prose, block, following[0], limit) if following else ""


def _read_below(prose: Prose, block: Block, following: Block, limit: int) -> str:
    """Read the block below a quotation, where it is the credit: after a dash, or set off too."""
    end = min(following.end, following.start + _CONTEXT)
    below = read_text(prose.text, following.start, end).lstrip()
    if below.startswith(_DASHES) and limit >= following.end:
        return below
    if block.is_set_off and following.is_set_off and is_naming(below):
        return f"{_DASHES[0]} {below}"
    return ""


def _read_before(prose: Prose, quotation: Quotation, limit: int) -> str:
    block = prose.blocks[quotation.block]
    start = max(block.start, quotation.opened - _CONTEXT)
    text = read_text(prose.text, max(start, min(limit, quotation.opened)), quotation.opened)
    if text.strip() or not quotation.block:
        return text
    above = prose.blocks[quotation.block - 1]
    lead = read_text(prose.text, max(above.start, above.end - _CONTEXT), above.end).rstrip()
    return lead if lead.endswith(":") else ""


def _read_clause(text: str, people: People, *, ends: bool) -> Attribution | None:
    """Read the clause after a closing mark."""
    words = _cut_sentence(split_words(text))
    is_credit = text.lstrip().startswith((*_DASHES, "("))
    while words and not words[0].text[0].isalnum():
        words.pop(0)
    mentions = people.find_mentions(words)
    verb = next(
        (at for at, word in enumerate(words[:_LONGEST_CLAUSE]) if word.folded in _VERBS), None
    )
    if is_credit:
        first = mentions[0] if mentions and mentions[0].start < _REACH else None
        return _give(first, words, "weak", mentions) if first else None
    if verb is None:
        return None
    if all(word.folded in _ADVERBS for word in words[:verb]):
        return _read_after_verb(words, verb, mentions)
    # After a full stop, a name and a verb may begin a sentence of their own.
    return _read_before_verb(words, verb, mentions, "weak" if ends else "strong")


def _read_after_verb(
    words: Sequence[_Word], verb: int, mentions: Sequence[Mention]
) -> Attribution | None:
    """Read whom a verb of saying is followed by: said António Vitorino."""
    first = next((each for each in mentions if verb < each.start <= verb + _REACH), None)
    unknown = _name_unknown(words, verb + 1, after_verb=True)
    # A known family name may stand after a first name that is given otherwise.
    if first and (not unknown or first.start < unknown.end):
        return _give(first, words, "strong", mentions)
    if unknown:
        return Attribution(frozenset(), unknown.name, "strong", _join(mentions))
    return None


def _read_before_verb(
    words: Sequence[_Word], verb: int, mentions: Sequence[Mention], strength: Strength
) -> Attribution | None:
    """Read whom a verb of saying follows: António Vitorino said."""
    subject = _find_subject(words, [each for each in mentions if each.start < verb])
    if subject:
        is_first = all(_is_title(word) for word in words[: subject.start])
        given = _give(subject, words, strength if is_first else "weak", mentions)
        return given._replace(is_subject_first=True)
    unknown = _name_unknown(words, 0, after_verb=False)
    if unknown and unknown.end <= verb:
        return Attribution(
            frozenset(), unknown.name, strength, _join(mentions), is_subject_first=True
        )
    return None


def _find_subject(words: Sequence[_Word], mentions: Sequence[Mention]) -> Mention | None:
    """Return who speaks of those named before a verb: the first who is not spoken to or of."""
    for each in mentions:
        before = [word.folded for word in words[max(0, each.start - 2) : each.start]]
        is_object = before[-1:] and before[-1] in _BEFORE_OBJECT
        if not is_object or before == ["according", "to"]:
            return each
    return mentions[0] if mentions else None


def _read_lead(text: str, people: People) -> Attribution | None:
    """Read the sentence before an opening mark."""
    sentences = _split_sentences(split_words(text))
    if not sentences:
        return None
    words = sentences[-1]
    mentions = people.find_mentions(words)
    verbs = [at for at, word in enumerate(words) if word.folded in _VERBS]
    ends_open = bool(words) and words[-1].text in (":", ",")
    if mentions and (verbs or words[-1].text == ":"):
        before = [each for each in mentions if not verbs or each.start < verbs[-1]]
        subject = _find_subject(words, before) or mentions[0]
        return _give(subject, words, "weak", mentions)
    if verbs and (ends_open or verbs[-1] >= len(words) - 2) and not mentions:
        unknown = _name_unknown(words, 0, after_verb=False)
        if unknown and " " in unknown.name:
            return Attribution(frozenset(), unknown.name, "weak")
    return None


def _give(
    mention: Mention, words: Sequence[_Word], strength: Strength, mentions: Sequence[Mention]
) -> Attribution:
    named = " ".join(word.text for word in words[mention.start : mention.end]).replace(" s ", "’s ")
    sure: Strength = strength if mention.is_sure else "weak"
    return Attribution(mention.speakers, named, sure, _join(mentions))


def is_naming(text: str) -> bool:
    """Tell whether a short text says who speaks: it is a name with its office, or with a verb."""
    words = [word for word in split_words(text) if word.text[0].isalnum()]
    first = words[0] if words else None
    if first is None or len(words) > _LONGEST_CREDIT or not _is_capital(first):
        return False
    long = [
        word
        for word in words
        if word.folded not in _SMALL and word.folded not in _VERBS and not word.text.isdigit()
    ]
    return sum(map(_is_capital, long)) * 2 > len(long)


def _is_capital(word: _Word) -> bool:
    return word.text[:1].isupper()


def _join(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(speaker for mention in mentions for speaker in mention.speakers)


def _is_title(word: _Word) -> bool:
    """Tell whether a word may stand before a name: an honorific, or a part of an office."""
    return word.folded in _SMALL or word.text[:1].isupper() or word.text in (".", ",")


class _Unknown(NamedTuple):
    """A person whom the data do not know: where the name begins and ends, and the name."""

    start: int
    end: int
    name: str


def _name_unknown(words: Sequence[_Word], at: int, *, after_verb: bool) -> _Unknown | None:
    """Return the name of a person that begins at a word, if it looks like one."""
    while at < len(words) and (words[at].folded in _HONORIFICS or words[at].text == "."):
        at += 1
    end = at
    while end < len(words) and words[end].text[:1].isupper() and words[end].text[:1].isalpha():
        if words[end].folded in _SMALL or words[end].folded in _VERBS:
            break
        end += 1
    names = words[at:end]
    if not names or any(word.folded in _INSTITUTIONS for word in names):
        return None
    # Whose office it is, as in "Thailand's minister", is no person.
    if end < len(words) and words[end].text == "s":
        return None
    # One acronym is an institution.
    if len(names) == 1 and names[0].text.isupper():
        return None
    unknown = _Unknown(at, end, " ".join(word.text for word in names))
    return unknown if after_verb or _ends_subject(words, end) else None


def _ends_subject(words: Sequence[_Word], at: int) -> bool:
    """Tell whether a name before a verb ends there: at the verb, or at an office in commas."""
    if at == len(words) or words[at].text in (",", "("):
        return True
    return words[at].folded in _VERBS or words[at].folded in _ADVERBS


def _cut_sentence(words: list[_Word]) -> list[_Word]:
    sentences = _split_sentences(words)
    return sentences[0] if sentences else []


def _split_sentences(words: Sequence[_Word]) -> list[list[_Word]]:
    """Part words into sentences; the full stop of an initial or a title ends none."""
    sentences: list[list[_Word]] = [[]]
    for at, word in enumerate(words):
        sentences[-1].append(word)
        if word.text not in (".", "?", "!"):
            continue
        before = words[at - 1].folded if at else ""
        if len(before) == 1 or before in _HONORIFICS or len(sentences[-1]) == 1:
            continue
        sentences.append([])
    return [sentence for sentence in sentences if sentence]


class Near(NamedTuple):
    """Whom a block names, or whose organization, and whether it names the release."""

    speakers: frozenset[str]
    source: bool


class Neighbourhood:
    """What is named in each block of a draft, read once and when first asked for."""

    def __init__(self, draft: str, prose: Prose, people: People) -> None:
        self._draft = draft
        self._prose = prose
        self._people = people
        self._read: dict[tuple[int, int], Near] = {}

    def names(self, quotation: Quotation, owners: frozenset[str]) -> bool:
        """Tell whether the speaker of a quotation, or its source, is named near it."""
        first = max(0, quotation.block - _NEAR)
        blocks = self._prose.blocks[first : quotation.last + _NEAR + 1]
        spans = [
            _clip(block, quotation) if block.end - block.start > 2 * _CONTEXT else block[:2]
            for block in blocks
        ]
        return any(near.source or near.speakers & owners for near in map(self._look, spans))

    def _look(self, span: tuple[int, int]) -> Near:
        near = self._read.get(span)
        if near is None:
            text = read_text(self._prose.text, *span)
            words = split_words(text)
            mentions = self._people.find_mentions(words)
            named = _join(mentions) | self._people.find_organizations(words)
            markup = self._draft[slice(*span)]
            near = Near(named, self._people.names_source(text, words, markup))
            self._read[span] = near
        return near


def _clip(block: Block, quotation: Quotation) -> tuple[int, int]:
    """Return the part of a long block that is near a quotation."""
    start = min(max(block.start, quotation.opened - _CONTEXT), block.end)
    return start, max(start, min(block.end, quotation.closed + _CONTEXT))
