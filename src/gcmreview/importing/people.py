"""Find the people who speak in a release, by the verbs and titles beside their names.

Nobody has listed them, so a name counts where the text shows that it is a person who speaks: it is
the subject of a verb of saying, or has an honorific or an office before it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.attribution.grammar import ends_subject, find_subject, is_object, is_title
from gcmreview.dataset.model import Release, Review, Speaker
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation
from gcmreview.importing.details import make_slug
from gcmreview.importing.offices import describe
from gcmreview.names.lexicon import INSTITUTIONS, OFFICES, PARTICLES, PRONOUNS, VERBS
from gcmreview.names.mentions import Sentence
from gcmreview.names.people import Mention, People
from gcmreview.text.sentences import HONORIFICS, split_sentences
from gcmreview.text.words import Word, fold_words, normalize, split_words

# Verbs of saying that have the name of who is spoken to after them.
_WITH_OBJECT_TEXT = """
told tell tells asked asks reminded reminds urged urges warned warns
"""
_WITH_OBJECT = frozenset(_WITH_OBJECT_TEXT.split())
# Words after a name that are no family name.
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
# Words in the names of organizations that look like the names of people: Cabin Staff Guild.
_ORGANIZATIONS_TEXT = """
guild party watch house post times airlines airways group fund funds club school court police inc
ltd corp corporation foundation trust league service services board centre center society
federation alliance coalition authority bureau church hospital partners association initiative
programme program project summit conference agreement accord act pact plan goals day week street
road city valley island islands river north south east west bank industries journal daily herald
"""
_ORGANIZATIONS = INSTITUTIONS.union(_ORGANIZATIONS_TEXT.split())
# A first name and a family name of an owner.
_OWNER = re.compile(r"(?<!\w )\b([A-Z][\w-]+ [A-Z][\w-]+)[’']s?\b")
# Words between a name and the office beside it: the regional director for Asia, Jane Doe.
_NEAR = 8
# Words of a sentence that are read together; the longest of our release has 52. What is longer is
# no sentence, but a list, and each verb of it would look for its subject in all of it.
_LONGEST = 150
# What stands for a quotation in the sentence around it.
QUOTED = "“”"
# What is between a subject and the verb of another one.
_OTHERS = PRONOUNS | VERBS


class _Place(NamedTuple):
    """A name as it is written, and the number of its paragraph."""

    text: str
    paragraph: int


class Cast(NamedTuple):
    """The people of a release: those who may speak, and others who are only named."""

    speakers: tuple[Speaker, ...]
    others: tuple[Speaker, ...]


class _Names:
    """The names of a release, folded, in the order of the text.

    ``places`` says where each is; some are ``full``, are ``speaking``, or are ``titled``.
    """

    def __init__(self) -> None:
        self.places: dict[str, list[_Place]] = {}
        self.full: dict[str, None] = {}
        self.speaking: dict[str, None] = {}
        self.titled: set[str] = set()

    def find_family(self, key: str) -> str:
        """Return the folded family name of a name."""
        return normalize(find_family_name(self.places[key][0].text))


def find_people(document: Document, quotations: Sequence[Quotation]) -> Cast:
    """Return the people of a release, in the order of their names in it."""
    nobody = People(make_review(()))
    names = _Names()
    # In a title, any word may have a capital.
    for number, text in list(enumerate(frame_paragraphs(document, quotations)))[1:]:
        _note_owners(names, number, text)
        for words in split_sentences(split_words(text)):
            for start in range(0, len(words), _LONGEST):
                part = tuple(words[start : start + _LONGEST])
                _note_names(names, number, Sentence(part, nobody))
    for family in {names.find_family(key) for key in names.full}:
        # Ter Horst is Annelies ter Horst, and no full name.
        names.full.pop(family, None)
    return _make_cast(document, names)


def _note_names(names: _Names, number: int, sentence: Sentence) -> None:
    """Note the names in a sentence of paragraph ``number``, and which of them speak."""
    speaking = set(_list_speaking(sentence))
    for mention in sentence.mentions:
        if not _ORGANIZATIONS.isdisjoint(sentence.fold(mention.start, mention.end)):
            continue
        name = sentence.name(mention)
        key = normalize(name)
        names.places.setdefault(key, []).append(_Place(name, number))
        if " " in name:
            names.full.setdefault(key, None)
        if mention in speaking:
            names.speaking.setdefault(key, None)
        if _is_titled(sentence, mention):
            names.titled.add(key)


def _note_owners(names: _Names, number: int, text: str) -> None:
    """Note the full names of owners, which sentences leave out: Jane Doe’s farm."""
    for found in _OWNER.finditer(text):
        if _ORGANIZATIONS.isdisjoint(fold_words(found[1])):
            key = normalize(found[1])
            names.places.setdefault(key, []).append(_Place(found[1], number))
            names.full.setdefault(key, None)


def make_review(speakers: Sequence[Speaker]) -> Review:
    """Make a review of speakers alone, by which sentences are read."""
    release = Release("release", "", None, None, None, None, None, "", {})
    return Review(release, None, (), (), tuple(speakers), (), (), (), (), (), (), (), ())


def frame_paragraphs(document: Document, quotations: Sequence[Quotation]) -> list[str]:
    """Return the paragraphs without what is quoted in them."""
    framed = []
    at = 0
    for block in document.blocks:
        start, pieces = block.start, []
        while at < len(quotations) and quotations[at].opened < block.end:
            pieces += [document.text[start : max(start, quotations[at].opened)], f" {QUOTED} "]
            start = max(start, quotations[at].closed)
            at += 1
        pieces.append(document.text[start : max(start, block.end)])
        framed.append("".join(pieces))
    return framed


def _list_speaking(sentence: Sentence) -> Iterator[Mention]:
    """Yield who is named as a speaker: said Jane Doe; Jane Doe, a farmer, said; Dr. Doe."""
    for verb in sentence.verbs:
        after = _find_after(sentence, verb)
        subject = after or _find_before(sentence, verb)
        if subject:
            yield subject
    for mention in sentence.mentions:
        if _is_titled(sentence, mention) or _has_office(sentence, mention):
            yield mention


def _find_after(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name after a verb that ends a quotation: “…,” said H.E. Mr. Jane Doe.

    There may be an office before it: said the finance minister, Jane Doe; according to Jane Doe.
    """
    is_first = not verb and sentence.get(verb) == "according"
    ends = verb > 0 and sentence.words[verb - 1].is_mark and sentence.get(verb) not in _WITH_OBJECT
    first = next((each for each in sentence.mentions if each.start > verb), None)
    if first is None or not (is_first or ends):
        return None
    return first if _is_office(sentence.words[verb + 1 : first.start]) else None


def _is_office(words: Sequence[Word]) -> bool:
    """Return whether words before a name are titles, or an office and a comma."""
    is_apart = 0 < len(words) <= _NEAR and words[-1].text == ","
    return all(map(is_title, words)) or (is_apart and sum(each.is_mark for each in words) == 1)


def _find_before(sentence: Sentence, verb: int) -> Mention | None:
    """Return the name whose verb it is: Jane Doe, Coordinator for Asia and the Pacific, said."""
    subject = _find_described(sentence, verb) or find_subject(sentence, verb)
    if subject is None or is_object(sentence, subject) or not ends_subject(sentence, subject.end):
        return None
    return subject if _OTHERS.isdisjoint(sentence.fold(subject.end, verb)) else None


def _find_described(sentence: Sentence, verb: int) -> Mention | None:
    """Return the first name before a verb that a description follows."""
    for each in sentence.mentions:
        if each.end <= verb and each.end - each.start > 1 and sentence.get(each.end) == ",":
            return each
    return None


def _is_titled(sentence: Sentence, mention: Mention) -> bool:
    """Return whether an honorific or an office is right before a name: Dr. Doe; Minister Doe."""
    at = mention.start - 1
    at -= sentence.get(at) == "."
    if at < 0:
        return False
    word = sentence.words[at]
    return word.is_capital and word.folded in HONORIFICS | OFFICES


def _has_office(sentence: Sentence, mention: Mention) -> bool:
    """Return whether an office is beside a name, in commas: the minister, Jane Doe."""
    before = sentence.fold(max(0, mention.start - _NEAR), mention.start)
    after = sentence.fold(mention.end, mention.end + _NEAR)
    is_after = after[:1] == [","] and not OFFICES.isdisjoint(after)
    return is_after or (before[-1:] == [","] and not OFFICES.isdisjoint(before))


def _list_people(names: _Names) -> list[tuple[str, str]]:
    """Return the folded names of those who speak, each with the part that stands for it alone.

    A name is in full where the text has that. A name of one word that nothing makes longer needs a
    title: most such words are no names.
    """
    by_part = _index_parts(names)
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for key in names.speaking:
        alone = [key] if key in names.titled else []
        for each in [key] if key in names.full else by_part.get(key, alone):
            first, _, rest = each.partition(" ")
            family = names.find_family(each)
            # In a headline, "Did Donald Trump" is Donald Trump.
            if rest not in names.full:
                # Donald J. Trump is Donald Trump too.
                short = key if key != each and key == first else family
                found.setdefault((first, family), (each, short))
    return list(found.values())


def _index_parts(names: _Names) -> dict[str, list[str]]:
    """Return the full names by their family names, and by their first ones that are used alone.

    Zhou Wenqiang is Zhou, where nobody is called Wenqiang.
    """
    by_part: dict[str, list[str]] = {}
    for key in names.full:
        family, first = names.find_family(key), key.partition(" ")[0]
        part = first if first in names.places and family not in names.places else family
        by_part.setdefault(part, []).append(key)
    return by_part


def find_family_name(name: str) -> str:
    """Return the last part of a name, with the particles before it: van der Berg, Asada-Miyakawa.

    A family name may come first, as in Viet Nam; only a person knows.
    """
    parts = name.split(" ")
    end = len(parts)
    while end > 1 and normalize(parts[end - 1]) in _SUFFIXES:
        end -= 1
    start = end - 1
    while start > 1 and parts[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(parts[start:end]).strip(".,")


def _make_cast(document: Document, names: _Names) -> Cast:
    texts = [document.text[each.start : each.end] for each in document.blocks]
    speaking = dict(_list_people(names))
    others = {key: names.find_family(key) for key in names.full if key not in speaking}
    made: dict[str, Speaker] = {}
    taken: set[str] = set()
    for key, short in (speaking | others).items():
        places = _list_places(texts, names.places[key])
        if places:
            made[key] = _make_speaker(texts, places, short, taken)
            taken.add(made[key].id)
    speakers = [each for key, each in made.items() if key in speaking]
    speakers.sort(key=lambda each: each.paragraph)
    return Cast(tuple(speakers), tuple(each for key, each in made.items() if key in others))


def _list_places(texts: Sequence[str], places: Sequence[_Place]) -> list[_Place]:
    """Return each place of a name once, without those that go on in the next line."""
    return [each for each in dict.fromkeys(places) if each.text in texts[each.paragraph]]


def _make_speaker(
    texts: Sequence[str], places: Sequence[_Place], short: str, taken: set[str]
) -> Speaker:
    """Make a speaker from the first place that says what the person is."""
    said = [(*describe(texts[each.paragraph], each.text), each) for each in places]
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


def _make_slug(names: Sequence[str], taken: set[str]) -> str:
    """Return an id made of the first of some names whose id is not taken, or else numbered."""
    slugs = [make_slug(name, "speaker") for name in names]
    numbered = (f"{slugs[-1]}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (*slugs, *numbered) if slug not in taken)
