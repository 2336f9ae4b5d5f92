"""Make a dataset of a press release: what is sure as records, and what is not as doubts.

A record is sure only if the rules of the loader accept it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from gcmreview.dataset.loader import find_problems
from gcmreview.dataset.model import Contact, Paragraph, Quote, Release, Review, Speaker, Statistic
from gcmreview.dataset.problems import Problem
from gcmreview.dataset.provenance import LISTS
from gcmreview.documents.document import Document
from gcmreview.documents.quotations import Quotation, Quotations, find_quotations, find_singles
from gcmreview.documents.readers.files import DraftFile
from gcmreview.documents.readers.markdown.extensions import find_front_matter
from gcmreview.importing.details import (
    EDITORS,
    PAGE,
    READING,
    Found,
    find_agencies,
    find_anchors,
    find_contacts,
    find_goals,
    find_links,
    make_slug,
    number_slug,
    replace,
    spell_out,
)
from gcmreview.importing.figures import find_figures, is_foreign
from gcmreview.importing.heading import Heading, read_head, read_heading
from gcmreview.importing.paragraphs import ReleaseText, has_title, read_release
from gcmreview.importing.speakers.frames import frame_paragraphs
from gcmreview.importing.speakers.people import Cast, find_people
from gcmreview.importing.speakers.speech import attribute
from gcmreview.text.words import SMALL, find_words, fold_words

# Words of the title in the id of a release.
_ID_WORDS = 6
# Words of the label in the id of a figure.
_LABEL_WORDS = 3
# Words of the shortest passage between single marks that is read as a quotation.
_LEAST_SINGLE = 4
_NO_SPEAKER = "the text does not say for sure who says this, or whether it is said at all"
# What a person writes instead of the speaker of a quotation that is not sure.
_SOMEBODY = "SPEAKER"
# Yields the records of a paragraph, by its number and text.
Finder = Callable[[int, str], Iterator[Any]]


class Doubt(NamedTuple):
    """A record that is not sure: the key of its records, what is known of it, and the reason."""

    key: str
    record: Any
    reason: str


class NewDataset(NamedTuple):
    """A dataset made from a release, what is not sure of it, and what nobody knows.

    ``missing`` has each field of the release without a value, and what is written for a person to
    complete, which is not valid as it is. ``remarks`` are about the whole text.
    """

    review: Review
    doubts: tuple[Doubt, ...]
    missing: Mapping[str, str]
    remarks: tuple[str, ...]


class _Quoted(NamedTuple):
    """The quotations of a release, its people, and the ids of the speakers, or None."""

    document: Document
    quotations: Sequence[Quotation]
    cast: Cast
    said_by: Sequence[str | None]


def make_dataset(draft: DraftFile) -> NewDataset:
    """Read a release and make a dataset of it, or raise FileError with what is wrong."""
    release = read_release(draft)
    texts = release.paragraphs
    heading = read_head(read_heading(release.above, texts), draft.kind, release.markup)
    quoted = _read_quoted(release.document)
    review = _make_review(heading, texts, quoted.cast.speakers)
    # The title has no records.
    framed = list(enumerate(frame_paragraphs(release.document, quoted.quotations)))[1:]
    anchors = tuple(find_anchors(release, draft.kind, heading.url))
    found = {"quotes": list(_list_quotes(quoted)), **_find_records(texts, framed, anchors)}
    sure = {key: tuple(each.record for each in of if not each.doubt) for key, of in found.items()}
    review, doubts = _settle(replace(review, sure))
    unsure = [
        *(Doubt(key, *each) for key, of in found.items() for each in of if each.doubt),
        *doubts,
    ]
    unsure.sort(key=lambda each: int(each.record.paragraph))
    review = _number(_keep_quoted(review))
    return NewDataset(
        review,
        tuple(_identify_doubts(unsure, review)),
        dict(_list_missing(heading, review.release)),
        (*_list_remarks(release, draft.kind), *_list_guesses(review.speakers, quoted.cast.guessed)),
    )


def _read_quoted(document: Document) -> _Quoted:
    quotations = [each for each in find_quotations(document) if each.how in ("marked", "open")]
    singles = [each for each in find_singles(document, Quotations()) if _is_long(document, each)]
    # A release of a British office has double marks within single ones alone.
    if all(_is_within(each, singles) for each in quotations):
        quotations = singles
    cast = find_people(document, quotations)
    return _Quoted(document, quotations, cast, attribute(document, quotations, cast))


def _is_within(quotation: Quotation, others: Sequence[Quotation]) -> bool:
    at = bisect_right(others, quotation.opened, key=lambda each: each.opened)
    return at > 0 and quotation.closed <= others[at - 1].closed


def _is_long(document: Document, quotation: Quotation) -> bool:
    words = find_words(document.text[quotation.start : quotation.end])
    return len(words) >= _LEAST_SINGLE


def _make_review(heading: Heading, texts: Sequence[str], people: Sequence[Speaker]) -> Review:
    checksum = sha256("\n\n".join(texts).encode()).hexdigest()
    known = {"date": READING.id} if heading.date else {}
    release = Release(
        id=make_slug(" ".join(texts[0].split()[:_ID_WORDS]), "release"),
        title=texts[0],
        place=heading.place,
        date=heading.date,
        publisher=heading.publisher,
        url=heading.url,
        language=heading.language,
        sha256=checksum,
        editorial=known | dict.fromkeys(heading.from_page, PAGE.id),
    )
    speakers = tuple(each._replace(editorial={"family_name": READING.id}) for each in people)
    return Review(
        release=release,
        event=None,
        origins=(READING, PAGE, EDITORS),
        paragraphs=tuple(Paragraph(number, text) for number, text in enumerate(texts)),
        speakers=speakers,
        **{key: () for key in LISTS if key != "speakers"},
    )


def _list_quotes(quoted: _Quoted) -> Iterator[Found]:
    """Yield a quote for each paragraph of a quotation; those with a speaker are numbered later."""
    for quotation, speaker in zip(quoted.quotations, quoted.said_by, strict=True):
        doubt = "" if speaker else _NO_SPEAKER
        for number, (start, end) in enumerate(quotation.parts, quotation.block):
            text, who = quoted.document.text[start:end], speaker or _SOMEBODY
            quote = Quote(f"{who}-1", who, text, number, "explicit", (), (), {})
            yield Found(quote, doubt)


def _find_records(
    texts: Sequence[str], framed: Sequence[tuple[int, str]], anchors: Sequence[Found]
) -> dict[str, list[Found]]:
    """Return the records of the paragraphs below the title, except speakers and quotes.

    ``framed`` are their numbers and texts, without what is quoted.
    """
    below = [(number, texts[number]) for number, _ in framed]
    is_english = not is_foreign("\n".join(texts))
    links = [*anchors, *_collect(find_links, below)]
    listed = _collect(find_agencies, below)
    # The whole text is searched for each acronym once, however often it is listed.
    spelled = {each.acronym: each for each in listed}
    spelled = {acronym: spell_out(each, texts) for acronym, each in spelled.items()}
    agencies = (spelled[each.acronym]._replace(paragraph=each.paragraph) for each in listed)
    return {
        "agencies": [Found(each._replace(editorial={"role": READING.id})) for each in agencies],
        "statistics": _collect(partial(find_figures, is_english=is_english), framed),
        "contacts": list(find_contacts(below)),
        "links": sorted(links, key=lambda each: int(each.record.paragraph)),
        "sdgs": [Found(each) for each in _collect(find_goals, below)],
    }


def _collect(find: Finder, numbered: Sequence[tuple[int, str]]) -> list[Any]:
    return [record for number, text in numbered for record in find(number, text)]


def _settle(review: Review) -> tuple[Review, list[Doubt]]:
    """Take out of a review what breaks a rule, until nothing does; it becomes a doubt."""
    doubts: list[Doubt] = []
    review = _number(review)
    while problems := [*find_problems(review), *_list_broken(review)]:
        wrong: dict[tuple[str, int], str] = {}
        for problem in problems:
            key, *rest = problem.place
            if key == "release":
                review = review._replace(release=_leave_out(review.release, str(rest[0])))
            else:
                wrong.setdefault((str(key), int(rest[0])), f"{rest[-1]}: {problem.message}")
        review, more = _take_out(review, wrong)
        doubts += more
        review = _number(review)
    return review, doubts


def _leave_out(release: Release, field: str) -> Release:
    """Return a release without a field, and without the origin of it."""
    editorial = {name: origin for name, origin in release.editorial.items() if name != field}
    return replace(release, {field: None, "editorial": editorial})


def _list_broken(review: Review) -> Iterator[Problem]:
    """Yield what goes over the end of a line and must not."""
    for key in LISTS:
        for index, record in enumerate(getattr(review, key)):
            for field, value in record._asdict().items():
                if field != "text" and isinstance(value, str) and "\n" in value:
                    yield Problem((key, index, field), "goes over the end of a line")


def _take_out(review: Review, wrong: Mapping[tuple[str, int], str]) -> tuple[Review, list[Doubt]]:
    doubts: list[Doubt] = []
    kept: dict[str, tuple[Any, ...]] = {}
    for key in LISTS:
        records = []
        for index, record in enumerate(getattr(review, key)):
            reason = wrong.get((key, index))
            repaired = _repair(record, reason) if reason else record
            if repaired:
                records.append(repaired)
            else:
                doubts.append(Doubt(key, record, str(reason)))
        kept[key] = tuple(records)
    return replace(review, kept), doubts


def _repair(record: Any, reason: str) -> Any:
    """Return a record without what is wrong with it, or None where nothing is left of it."""
    field = reason.partition(":")[0]
    match record:
        case Quote(attribution="explicit") if field == "attribution":
            return record._replace(attribution="continued")
        case Speaker() if field in ("description", "honorific") and getattr(record, field):
            return replace(record, {field: None})
        case _:
            return None


def _keep_quoted(review: Review) -> Review:
    """Leave out the speakers who are not quoted, and the origins that nothing is from."""
    quoted = {each.speaker for each in review.quotes}
    speakers = tuple(each for each in review.speakers if each.id in quoted)
    review = review._replace(speakers=speakers)
    records = [review.release, *(each for key in LISTS for each in getattr(review, key))]
    used = {EDITORS.id, *(origin for each in records for origin in each.editorial.values())}
    return review._replace(origins=tuple(each for each in review.origins if each.id in used))


def _number(review: Review) -> Review:
    """Give every record an id that no other has."""
    numbers: Counter[str] = Counter()
    quotes = []
    for quote in review.quotes:
        numbers[quote.speaker] += 1
        quotes.append(quote._replace(id=f"{quote.speaker}-{numbers[quote.speaker]}"))
    named = {key: _identify(getattr(review, key), name) for key, name in _NAMERS.items()}
    return replace(review, {"quotes": tuple(quotes), **named})


def _identify_doubts(doubts: Sequence[Doubt], review: Review) -> Iterator[Doubt]:
    """Yield doubts with ids that no record has, so that a person may take them as they are."""
    named: dict[str, Iterator[Any]] = {}
    for key, name in _NAMERS.items():
        records = getattr(review, key)
        unsure = [each.record for each in doubts if each.key == key]
        named[key] = iter(_identify((*records, *unsure), name)[len(records) :])
    for each in doubts:
        yield each._replace(record=next(named[each.key])) if each.key in named else each


def _name_figure(statistic: Statistic) -> str:
    words = [word for word in fold_words(statistic.label) if len(word) > 1 and word not in SMALL]
    return make_slug(" ".join(words[:_LABEL_WORDS]) or "figure")


def _name_contact(contact: Contact) -> str:
    return make_slug((contact.name.split() or ["contact"])[-1])


# The names by which the records of a kind have their ids.
_NAMERS: dict[str, Callable[[Any], str]] = {
    "statistics": _name_figure,
    "contacts": _name_contact,
    "links": lambda _: "link",
}


def _identify(records: Sequence[Any], name: Callable[[Any], str]) -> tuple[Any, ...]:
    """Give each record the id of its name, with a number from the second one on."""
    taken: Counter[str] = Counter()
    return tuple(each._replace(id=number_slug(name(each), taken)) for each in records)


def _list_missing(heading: Heading, release: Release) -> Iterator[tuple[str, str]]:
    """Yield each field of a release that has no value, and what a person completes."""
    hints = {
        "date": f"YEAR{heading.day or '-MONTH-DAY'}",
        "place": f'"{heading.before_date}"',
    }
    for field in ("place", "date", "publisher", "url", "language"):
        if getattr(release, field) is None:
            yield field, hints.get(field, '""')


def _list_remarks(release: ReleaseText, kind: str) -> Iterator[str]:
    """Yield what a person should know of the text as a whole."""
    title, second = (*release.paragraphs[:2], "")[:2]
    goes_on = second[:1].islower() or (title.isupper() and second.isupper())
    has_front = kind == "markdown" and find_front_matter(release.markup)
    remarks = {
        "the first paragraph may be no title; put the title before it": not has_title(release),
        "the title may go on in paragraph 1; write all of it as paragraph 0, on one line": goes_on,
        f"left out above the title: {'; '.join(release.above)}": release.above,
        f"left out beside the article of the page: {'; '.join(release.beside)}": release.beside,
        f"left out characters that no dataset may have: {', '.join(release.removed)}": (
            release.removed
        ),
        "the lines of the file end within its paragraphs; so do those of the dataset": (
            release.is_wrapped
        ),
        "left out the front matter; its date, publisher, address and language are used": has_front,
        f"set off as quotations, without marks: paragraphs {', '.join(map(str, release.set_off))}; "
        "a quote of a dataset is between marks, so these have no record": release.set_off,
    }
    yield from (remark for remark, applies in remarks.items() if applies)


def _list_guesses(speakers: Sequence[Speaker], guessed: Container[str]) -> Iterator[str]:
    """Yield which family name the text does not confirm, or is the first part of a name."""
    for each in speakers:
        name, family = each.name, each.family_name
        if name.startswith(f"{family} "):
            yield (
                f"the text calls {name} “{family}”; look whether that is the family name, which "
                "comes first in some languages"
            )
        elif each.id in guessed:
            yield (
                f"look whether “{family}” is the family name of {name}; it comes first in some "
                "languages, and may be two words"
            )
