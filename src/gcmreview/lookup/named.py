"""What may be quoted or cited by a name in a library: ``NAME``, or ``REVIEW/NAME`` for one release.

A name is an id of one record, a person (all their quotes), an agency, or words: those of one quote
or, where no quote has them, of one figure or conclusion. Where it may mean several of these, they
are listed, by ids that are each one record's.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gcmreview.dataset.model import Quote, Release, Review, Speaker
from gcmreview.errors import ChoiceError, UsageError
from gcmreview.library.library import SEPARATOR, Library, make_library, qualify
from gcmreview.library.placed import Placed
from gcmreview.lookup import passages
from gcmreview.lookup.query import (
    find_quotes,
    get_speaker,
    make_agency_id,
    match_agency,
    match_speakers,
    name_paragraph,
)
from gcmreview.text.folding import fold


def find_passages(library: Library, names: Sequence[str]) -> list[Placed]:
    """Return the passages that ``names`` name, each once, with their reviews.

    Several that are one name together mean that. Several of which none is an id, a person or an
    agency, or one does not mean one thing, are words that one passage has: 65 million, migrants
    ILO. Raises ChoiceError where a name may mean several, and UsageError where it means none.
    """
    whole = " ".join(names)
    if len(names) > 1 and _is_called(library, split_name(library, whole)[1]):
        # Without the quotes of the shell: quote Ms. Motus, quote UN DRR.
        names = [whole]
    if not any(_is_name(library, name) for name in names):
        together = _find_together(library, names)
        if together:
            return together
    try:
        return _list_once(each for name in names for each in _find_named(library, name))
    except UsageError:
        together = _find_together(library, names)
        if not together:
            raise
        return together


def _list_once(passages: Iterable[Placed]) -> list[Placed]:
    """Return passages in their order, without those that are the same words under another id.

    Two figures may be of one sentence.
    """
    once: dict[Any, Placed] = {}
    for each in passages:
        quote = each.record
        words = (each.review.release.id, quote.paragraph, quote.text)
        once.setdefault(quote.id if quote.speaker else words, each)
    return list(once.values())


def _is_name(library: Library, name: str) -> bool:
    """Return whether a name begins with that of a review, or something is called that."""
    place, own = split_name(library, name)
    return place is not None or _is_called(library, own)


def _is_called(library: Library, name: str) -> bool:
    """Return whether a name is an id, or that of a person or an agency, rather than any words."""
    return bool(
        _find_exact(library, name) or _match_people(library, name) or _find_agencies(library, name)
    )


def _find_together(library: Library, names: Sequence[str]) -> list[Placed]:
    """Return the passage whose id several names are, or that has them all as words."""
    if len(names) == 1 or not all(map(fold, names)):
        return []
    phrase = " ".join(names)
    found = (
        _find_exact(library, phrase)
        or _find_by_words(library, [phrase])
        or _find_by_words(library, names)
    )
    if len(found) > 1:
        raise _list_choices(phrase, found)
    return found


def find_passage(library: Library, names: Sequence[str]) -> Placed:
    """Return the one passage that names mean, or raise as ``find_passages`` does.

    An agency with several quotes means the sentence that names it.
    """
    name = " ".join(names)
    if len(names) > 1:
        several = find_passages(library, names)
        if len(several) > 1:
            raise _list_choices(name, several)
        return several[0]
    place, own = split_name(library, name)
    agencies = _find_agencies(library, own, place)
    try:
        found = _find_named(library, name)
    except ChoiceError:
        if len(agencies) != 1:
            raise
        found = []
    if len(found) == 1:
        return found[0]
    if len(agencies) == 1:
        return agencies[0]
    if found:
        raise _list_choices(name, found)
    raise UsageError(f"'{name}' has no quotes; name a quote; gcmreview quotes lists them")


def find_release(library: Library, name: str | None) -> Release | None:
    """Return the release of which a name is the id, if it is one.

    Raises ChoiceError where no name says which of several is meant.
    """
    releases = [review.release for review in library.originals]
    if name is None:
        choices = [(each.id, each.title) for each in releases]
        raise ChoiceError("there are several releases; name one by its id", choices)
    wanted = fold(name)
    return next((each for each in releases if each.id == wanted), None)


def split_name(library: Library, name: str) -> tuple[int | None, str]:
    """Return the number of the review that a name begins with, and the rest: REVIEW/NAME.

    The number is None where the name begins with no release's id.
    """
    first, separator, rest = name.partition(SEPARATOR)
    ids = [review.release.id for review in library.originals]
    wanted = fold(first)
    return (ids.index(wanted), rest) if separator and wanted in ids else (None, name)


def resolve_speaker(library: Library, name: str) -> str:
    """Return the id in the library of the speaker that ``NAME`` or ``REVIEW/NAME`` means."""
    place, own = split_name(library, name)
    if place is None:
        people = {each.record.id for each in _match_people(library, name)}
        return people.pop() if len(people) == 1 else get_speaker(library.joined, name).id
    original = library.originals[place]
    speaker = get_speaker(original, own)
    return library.reviews[place].speakers[original.speakers.index(speaker)].id


def _match_people(library: Library, name: str) -> list[Placed]:
    """Return the records of the people that a name may mean: by what they are called, or by an id.

    An office is of its release. In the library a person has one id, which the file that has the
    record may lack.
    """
    named = match_speakers(library.joined, name) or _find_by_own_id(library, fold(name))
    found = set(map(id, named))
    return [
        Placed(review, speaker)
        for review in library.reviews
        for speaker in review.speakers
        if id(speaker) in found
    ]


def _find_by_own_id(library: Library, name: str) -> list[Speaker]:
    """Return the records of the people who have an id in the file of some release."""
    ids = {
        speaker.id
        for original, review in zip(library.originals, library.reviews, strict=True)
        for own, speaker in zip(original.speakers, review.speakers, strict=True)
        if own.id == name
    }
    return [each for each in library.joined.speakers if each.id in ids]


def _find_named(library: Library, name: str) -> list[Placed]:
    place, own = split_name(library, name)
    if place is not None:
        return _find_in(library, place, own)
    exact = _find_exact(library, name)
    if len(exact) > 1:
        raise _list_choices(name, exact)
    return exact or _guess(library, name)


def _find_exact(library: Library, name: str) -> list[Placed]:
    return [
        Placed(review, _qualify_paragraph(library, review, each))
        for review in library.reviews
        for each in passages.find_exact(review, name)
    ]


def _find_in(library: Library, place: int, name: str) -> list[Placed]:
    """Return what a name means in one review: by its own ids, or else as in the library."""
    original, review = library.originals[place], library.reviews[place]
    exact = passages.find_exact(original, name)
    if exact:
        labels = _list_labels(original, review)
        return [Placed(review, _relabel(library, review, each, labels)) for each in exact]
    pairs = zip(original.speakers, review.speakers, strict=True)
    named = [new for old, new in pairs if old.id == fold(name)]
    if named:
        return [Placed(review, each) for each in passages.list_quotes(review, named)]
    agencies = _find_agencies(library, name, place)
    if agencies and not match_speakers(review, name):
        return agencies
    return _find_named(make_library([review]), name)


def _guess(library: Library, name: str) -> list[Placed]:
    """Return what a name that is no id means: all of a person, an agency, or the words of a quote.

    Where several people or passages may be meant, they are the choices.
    """
    people = _match_people(library, name)
    quotes = _list_quotes(people)
    if len({each.record.id for each in people}) == 1:
        return quotes
    agencies = [] if people else _find_agencies(library, name)
    if not quotes and not agencies and fold(name):
        quotes = _find_by_words(library, [name])
    found = agencies or quotes
    if not found:
        hint = passages.suggest_names(library.joined, name)
        raise UsageError(f"unknown quote or speaker '{name}'; {hint}")
    if len(found) > 1:
        raise _list_choices(name, found)
    return found


def _find_by_words(library: Library, words: Sequence[str]) -> list[Placed]:
    """Return the quotes with all of ``words``, or else the figures and conclusions."""
    return _gather(library, lambda review: find_quotes(review, words)) or _gather(
        library, lambda review: passages.find_own_words(review, words)
    )


def _list_quotes(people: Sequence[Placed]) -> list[Placed]:
    """Return what people said in the releases of their records."""
    own: dict[str, list[Placed]] = {}
    for each in people:
        own.setdefault(each.review.release.id, []).append(each)
    return [
        Placed(placed[0].review, quote)
        for placed in own.values()
        for quote in passages.list_quotes(placed[0].review, [each.record for each in placed])
    ]


def _gather(library: Library, find: Callable[[Review], list[Quote]]) -> list[Placed]:
    return _list_once(Placed(review, quote) for review in library.reviews for quote in find(review))


def _find_agencies(library: Library, name: str, place: int | None = None) -> list[Placed]:
    """Return the sentences that name an agency, in each release or in one of them."""
    found = [
        Placed(review, passages.quote_agency(review, agency))
        for number, review in enumerate(library.reviews)
        if place in (None, number) and (agency := match_agency(review, name))
    ]
    shared = find_shared_agencies(library) if found else ()
    return [
        Placed(review, _qualify(review, each) if each.id in shared else each)
        for review, each in found
    ]


def find_shared_agencies(library: Library) -> frozenset[str]:
    """Return the ids of the agencies that more than one release has."""
    counts = Counter(
        name for each in library.reviews for name in {*map(make_agency_id, each.agencies)}
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _list_choices(name: str, found: Sequence[Placed]) -> ChoiceError:
    return passages.list_choices(name, [each.record for each in found])


def _list_labels(original: Review, review: Review) -> dict[str, Any]:
    """Map the ids of what may be quoted to the records with the ids in the library."""
    return {
        old.id: new
        # A quote counts before what has the same id.
        for key in ("conclusions", "statistics", "quotes")
        for old, new in zip(getattr(original, key), getattr(review, key), strict=True)
    }


def _relabel(library: Library, review: Review, passage: Quote, labels: dict[str, Any]) -> Quote:
    record = labels.get(passage.id)
    if record is None:
        return _qualify_paragraph(library, review, passage)
    return record if isinstance(record, Quote) else passage._replace(id=record.id)


def _qualify_paragraph(library: Library, review: Review, passage: Quote) -> Quote:
    """Name the release in the id of a paragraph, which others have too."""
    is_paragraph = not passage.speaker and passage.id == name_paragraph(passage.paragraph)
    return _qualify(review, passage) if is_paragraph and not library.is_single else passage


def _qualify(review: Review, passage: Quote) -> Quote:
    return passage._replace(id=qualify(review, passage.id))
