"""Find the people that a release names.

Nobody has listed them, so what looks like a full name is that of a person, if nothing shows that it
is that of an organization. Who of them speaks, the words beside a quotation say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from gcmreview.dataset.model import Release, Review, Speaker
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation
from gcmreview.importing.details import make_slug, number_slug
from gcmreview.importing.speakers.clauses import is_apposed
from gcmreview.importing.speakers.frames import frame_paragraphs
from gcmreview.importing.speakers.offices import describe
from gcmreview.names.lexicon import (
    AFTER_OTHER_TITLE,
    BEFORE_OBJECT,
    CLAUSE_BREAKS,
    CROWD,
    NAME_BREAKS,
    OFFICES,
    ORGANIZATIONS,
    PARTICLES,
    TITLES,
)
from gcmreview.names.mentions import Sentence, read_sentence
from gcmreview.names.people import Mention, People
from gcmreview.text.folding import normalize_form
from gcmreview.text.sentences import HONORIFICS, split_prose
from gcmreview.text.words import find_words, fold_words, normalize

# Words after a name that are no family name.
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
# What is written between two words of a name.
_BETWEEN = r"[^\w\n]{0,2}"
# A first name and a family name of an owner.
_OWNER = re.compile(r"(?<!\w )(?<![\w-])([A-Z][\w-]+ [A-Z][\w-]+)[’']s?\b")
_NAME = r"(?<![\w-])((?!The\b)[A-Z][\w-]+(?: [A-Z][\w-]+){1,3})"
# Offices that only an organization has; who holds one may be said to be at it.
_LEADERS_TEXT = """
executive officer ceo founder chair chairman chairwoman chairperson president director board
trustees members shareholders volunteers
"""
_LEADERS = frozenset(_LEADERS_TEXT.split())
_BODIES = "|".join(sorted(ORGANIZATIONS | {"charity", "nonprofit", "ngo", "start-up", "campaign"}))
_LINKS = "(?:of|at|in|to|for|on|by|with|from|who|and|or)"
# What shows that a name is that of an organization, in a sentence or a heading: Rivers Alive, a
# small charity in Rome; Rivers Alive’s new director; the director of Rivers Alive.
_ORGANIZATION = re.compile(
    rf"{_NAME}(?:[’']s? (?:(?:new|former|acting|deputy|chief|executive|managing) )*"
    rf"(?:co-)?(?:{'|'.join(sorted(_LEADERS))})\b"
    rf"|,? (?:(?:is|was) )?an? (?:(?!{_LINKS}\b)[\w-]+ ){{0,5}}?(?:{_BODIES})"
    r"(?=[.,]| (?:that|which|in|of)\b)|, which\b)"
    rf"|\AAbout (?:the )?{_NAME}\W*\Z"
)
_LED = re.compile(rf" (?P<link>of|at) (?:the )?{_NAME}")
# What begins a sentence and is a thing: Doe has its own rules; Doe said no. It is wet.
_THING = re.compile(r"(?:\A|[.?!] )([A-Z][\w-]+) (?=[^.?!]{0,200}(?:\bits\b|[.?!]\s+It\b))")
# Offices that are no titles of a name: Head Start, Chief Joseph.
_NO_TITLES = frozenset(("head", "chief", "official", "officer", "manager", "economist"))
_TITLES = HONORIFICS | OFFICES - _NO_TITLES
# The part of a sentence that is read together; the longest sentence of our release has 402
# characters. What is longer is a list, and each verb of it would look for its subject in all of it.
_PART = re.compile(r"\S(?s:.{0,999})(?!\S)|\S+")
_NO_FIRST_TEXT = """
although because both each every few if instead like most neither once other several since though
unless until unlike various
"""
# Words that begin a sentence, and no name: Though Doe said; With Jane Doe.
_NO_FIRST = BEFORE_OBJECT | CLAUSE_BREAKS | CROWD | NAME_BREAKS | frozenset(_NO_FIRST_TEXT.split())
_AFTER_NOUN = AFTER_OTHER_TITLE | CLAUSE_BREAKS | {"from", "on"}
_BEFORE_FAMILY = PARTICLES | {"st"}
# Characters before a name in which its titles are.
_TITLE_REACH = 60
# Words of the longest noun that a name explains: the cook from Oslo, Jane Doe.
_LONGEST_NOUN = 8
ARTICLES = frozenset(("the", "a", "an", "its", "their", "her", "his", "our", "one"))


class _Place(NamedTuple):
    """A name as it is written, the number of its paragraph, and the sentence that it is in."""

    text: str
    paragraph: int
    sentence: str


class Cast(NamedTuple):
    """The people of a release, and ``others``, which are organizations with names like theirs.

    ``offices`` are the words for what each is, folded, by the id. ``guessed`` has the ids of those
    with three names or more of which no sentence uses the last or the first alone.
    """

    speakers: tuple[Speaker, ...]
    others: tuple[Speaker, ...]
    offices: Mapping[str, frozenset[str]]
    guessed: frozenset[str]


class _Names:
    """The names of a release, folded, in the order of the text.

    ``places`` says where each is; some are ``full``, or are ``titled``. Those ``within`` a sentence
    do not have their capital from its start. ``things`` are no people.
    """

    def __init__(self) -> None:
        self.places: dict[str, list[_Place]] = {}
        self.full: dict[str, None] = {}
        self.titled: set[str] = set()
        self.within: set[str] = set()
        self.things: set[str] = set()

    def find_family(self, key: str) -> str:
        """Return the folded family name of a name."""
        return normalize(find_family_name(self.places[key][0].text))


def find_people(document: Document, quotations: Sequence[Quotation]) -> Cast:
    """Return the people of a release, in the order of their names in it."""
    nobody = People(make_review(()))
    names = _Names()
    # In a title, any word may have a capital.
    for number, text in list(enumerate(frame_paragraphs(document, quotations)))[1:]:
        names.things.update(map(normalize, _THING.findall(text)))
        for start, end in split_prose(text):
            for part in re.findall(_PART, text[start:end]):
                _note_owners(names, number, part)
                names.things.update(map(normalize, _list_organizations(part)))
                _note_names(names, number, part, read_sentence(part, nobody))
    _drop_partial(names, document.text)
    return _make_cast(names)


def _list_organizations(text: str) -> Iterator[str]:
    """Yield the names that the words beside them show to be those of organizations."""
    yield from (each[1] or each[2] for each in _ORGANIZATION.finditer(text))
    for found in _LED.finditer(text):
        leader = fold_words(text[: found.start()].rpartition(" ")[2])[-1:]
        at_one = OFFICES if found["link"] == "at" else ()
        if not _LEADERS.union(at_one).isdisjoint(leader):
            yield found[2]


def _drop_partial(names: _Names, text: str) -> None:
    """Drop what looks like a full name and is a part of one, or has a word before it.

    Ter Horst is Annelies ter Horst, and Republican Jane Doe is Jane Doe. When Doe is Doe, where
    "when" is a word of the text that begins no name within a sentence.
    """
    families = Counter(names.find_family(key) for key in names.full)
    words = set(find_words(text))
    for family in families:
        names.full.pop(family, None)
    for key in list(names.full):
        first, _, rest = key.partition(" ")
        is_word = first in _NO_FIRST or (first in words and families[rest] > 1)
        if rest in names.full or (is_word and key not in names.within):
            names.full.pop(key)


def _note_names(names: _Names, number: int, text: str, sentence: Sentence) -> None:
    """Note the names in a sentence of paragraph ``number``."""
    for mention in sentence.mentions:
        name = _find_written(text, sentence, mention)
        if name is None or _is_organization(sentence, mention):
            continue
        key = normalize(name)
        names.places.setdefault(key, []).append(_Place(name, number, text))
        if _is_full(key):
            names.full.setdefault(key, None)
        if _is_titled(sentence, mention) or _is_followed(sentence, mention):
            names.titled.add(key)
        if not all(word.is_mark for word in sentence.words[: mention.start]):
            names.within.add(key)


def _is_full(key: str) -> bool:
    """Return whether a folded name is a full one: not Doe J., as a reference writes it."""
    before, _, last = key.rpartition(" ")
    return before != "" and len(last) > 1


def _is_organization(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a name is that of an organization, or has an article: the Trump Train."""
    is_named_so = not ORGANIZATIONS.isdisjoint(sentence.fold(mention.start, mention.end))
    has_article = sentence.get(mention.start - 1) in ARTICLES
    return is_named_so or has_article or _find_head(sentence, mention) in ORGANIZATIONS


def _find_written(text: str, sentence: Sentence, mention: Mention) -> str | None:
    """Return a name as a text has it, on one line: Mary O’Neill-Doe, R.K. Narayan."""
    name = sentence.name(mention)
    if name not in text:
        words = (word.text for word in sentence.words[mention.start : mention.end])
        found = re.search(_BETWEEN.join(map(re.escape, words)), normalize_form("NFC", text))
        name = found[0] if found else name
    return _cut_office(name, sentence, mention) if name in text else None


def _cut_office(name: str, sentence: Sentence, mention: Mention) -> str:
    """Return a name without the end of an office: Minister for Public Works Jane van Doe."""
    is_office = sentence.get(mention.start - 1) in ("of", "for")
    if not (is_office and sentence.get(mention.start - 2) in OFFICES):
        return name
    family = find_family_name(name)
    first = name.removesuffix(family).split()[-1:]
    return " ".join((*first, family))


def _note_owners(names: _Names, number: int, text: str) -> None:
    """Note the full names of owners, which sentences leave out: Jane Doe’s farm."""
    for found in _OWNER.finditer(text):
        if ORGANIZATIONS.isdisjoint(fold_words(found[1])):
            key = normalize(found[1])
            names.places.setdefault(key, []).append(_Place(found[1], number, text))
            names.full.setdefault(key, None)


def make_review(speakers: Sequence[Speaker]) -> Review:
    """Make a review of speakers alone, by which sentences are read."""
    release = Release("release", "", None, None, None, None, None, "", {})
    return Review(release, None, (), (), tuple(speakers), (), (), (), (), (), (), (), ())


def _is_titled(sentence: Sentence, mention: Mention) -> bool:
    """Return whether an honorific or an office is right before a name: Dr. Doe; Minister Doe."""
    at = mention.start - 1
    at -= sentence.get(at) == "."
    if at < 0:
        return False
    word = sentence.words[at]
    return word.is_capital and word.folded in _TITLES


def _is_followed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether an office is right after a name, or "who": Widodo, head of the division."""
    word = sentence.get(mention.end + 1)
    noun = sentence.get(mention.end + 2) if word in ARTICLES else word
    return sentence.get(mention.end) == "," and (noun in OFFICES or noun == "who")


def _find_head(sentence: Sentence, mention: Mention) -> str:
    """Return the noun that begins a sentence and that a name explains, if any: the cook, Jane Doe.

    It has an article or an owner, and small letters. That is "firm" of: the firm in Oslo, Doe
    Timber, said.
    """
    noun = list(takewhile(lambda word: word.text != ",", sentence.words[: mention.start]))
    head = list(takewhile(lambda word: word.folded not in _AFTER_NOUN, noun[1:]))
    is_owned = sentence.get(0) in ARTICLES or any(word.folded == "s" for word in noun)
    is_noun = bool(head) and is_owned and len(noun) <= _LONGEST_NOUN and not head[-1].is_capital
    return head[-1].folded if is_noun and is_apposed(sentence, mention) else ""


def _list_people(names: _Names) -> dict[str, str]:
    """Return the folded names of people, each with the part that stands for it alone.

    A name is in full where the text has that. A name of one word that nothing makes longer needs a
    title: most such words are no names.
    """
    parts = {key: _choose_part(names, key) for key in names.full}
    titled = names.titled.difference(parts, parts.values())
    parts |= {key: key for key in names.places if key in titled}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for key, part in parts.items():
        # Donald J. Trump is Donald Trump too.
        found.setdefault((key.partition(" ")[0], names.find_family(key)), (key, part))
    return dict(found.values())


def _is_thing(names: _Names, key: str) -> bool:
    """Return whether a full name is that of an organization, which may be called by its start."""
    start, family = key.partition(" ")[0], names.find_family(key)
    is_called = start in names.things and start in names.places and family not in names.places
    return names.titled.isdisjoint((key, family)) and (key in names.things or is_called)


def _choose_part(names: _Names, key: str) -> str:
    """Return the part of a full name that stands for it alone: the family name, or the first one.

    Zhou Wenqiang is Zhou, where nobody is called Wenqiang.
    """
    family, first = names.find_family(key), key.partition(" ")[0]
    return first if first in names.places and family not in names.places else family


def find_family_name(name: str) -> str:
    """Return the last part of a name, with the particles before it: van der Berg, Asada-Miyakawa.

    A family name may come first, as in Viet Nam; only a person knows.
    """
    parts = name.split(" ")
    end = len(parts)
    # Jane Doe Jr.; Jane Doe FRS.
    while end > 1 and (normalize(parts[end - 1]) in _SUFFIXES or _is_acronym(parts[end - 1])):
        end -= 1
    start = end - 1
    while start > 1 and normalize(parts[start - 1]) in _BEFORE_FAMILY:
        start -= 1
    return " ".join(parts[start:end]).strip(".,")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _make_cast(names: _Names) -> Cast:
    made: dict[str, Speaker] = {}
    offices: dict[str, frozenset[str]] = {}
    guessed: set[str] = set()
    taken: Counter[str] = Counter()
    for key, short in _list_people(names).items():
        places = list(dict.fromkeys(names.places[key]))
        made[key] = speaker = _make_speaker(places, short, taken)
        if short not in names.places and len(_list_given(speaker)) > 1:
            guessed.add(speaker.id)
        # President Doe is President Jane Doe.
        every = [*places, *names.places.get(short, ())]
        offices[speaker.id] = frozenset(word for each in every for word in _list_offices(each))
    others = {key: each for key, each in made.items() if _is_thing(names, key)}
    speakers = (each for key, each in made.items() if key not in others)
    in_order = sorted(speakers, key=lambda each: each.paragraph)
    return Cast(tuple(in_order), tuple(others.values()), offices, frozenset(guessed))


def _list_given(speaker: Speaker) -> list[str]:
    """Return the names before a family name, without particles and initials."""
    before = normalize(speaker.name.rpartition(speaker.family_name)[0]).split()
    return [name for name in before if len(name) > 1 and name not in _BEFORE_FAMILY]


def _list_offices(place: _Place) -> Iterator[str]:
    """Yield the words for what a person is that are beside a name: Judge Doe; Jane Doe, a judge."""
    yield from fold_words(describe(place.sentence, place.text)[1] or "")
    before = fold_words(place.sentence.partition(place.text)[0][-_TITLE_REACH:])
    yield from takewhile(TITLES.__contains__, reversed(before))


def _make_speaker(places: Sequence[_Place], short: str, taken: Counter[str]) -> Speaker:
    """Make a speaker from the first place that says what the person is."""
    said = [(*describe(each.sentence, each.text), each) for each in places]
    honorific, description, place = next((each for each in said if each[1]), said[0])
    first = place.text.split(" ")[0]
    family = first if normalize(first) == short else find_family_name(place.text)
    return Speaker(
        id=_make_slug((family, place.text), taken),
        name=place.text,
        family_name=family,
        honorific=honorific,
        description=description,
        roles=(),
        agency=None,
        paragraph=place.paragraph,
        editorial={},
    )


def _make_slug(names: Sequence[str], taken: Counter[str]) -> str:
    """Return an id made of the first of some names whose id is not taken, or else numbered."""
    slugs = [make_slug(name, "speaker") for name in names]
    return number_slug(next((each for each in slugs if each not in taken), slugs[-1]), taken)
