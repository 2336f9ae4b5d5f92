"""What must hold in a review beyond the shape of its records; each rule yields what breaks it.

The first rules look at the records alone. The rest hold the records against the paragraphs, and
mean something only where the paragraphs could be read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from gcmreview.figures import QUALIFIERS, write_figure
from gcmreview.matching import did_you_mean, fold, suggest
from gcmreview.model import Review
from gcmreview.places import Place, Problem

Rule = Callable[[Review], Iterator[Problem]]

_LISTS = (
    "speakers",
    "quotes",
    "agencies",
    "statistics",
    "conclusions",
    "contacts",
    "links",
    "sdgs",
    "notes",
)
# The field that tells a record from its like.
_IDENTITY = {"agencies": "acronym", "sdgs": "number"}
# Fields whose words are the source's, unless the record says under `editorial` that they are not.
_VERBATIM = {
    "release": ("publisher", "url"),
    "event": ("name", "dates"),
    "speakers": ("name", "family_name", "honorific", "description"),
    "agencies": ("acronym", "name"),
    "statistics": ("label", "text"),
    "conclusions": ("text",),
    "contacts": ("name", "office", "phone", "email"),
    "links": ("text", "url"),
    "sdgs": ("title", "text"),
}
# Fields that are never the source's words, and must be given an origin.
_EDITORIAL = {
    "release": ("date", "language"),
    "event": ("start", "end"),
    "quotes": ("topics", "corrections"),
    "agencies": ("spellings",),
    "notes": ("text",),
}
_OPENING, _CLOSING = "“\"«„‘'‹", "”\"»“’'›"
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?")


def find_problems(review: Review, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return what breaks a rule; ``shape`` says what was already wrong with its fields.

    A field whose own shape, or that of what holds it, is wrong is not reported twice.
    """
    known = {problem.place for problem in shape}
    unread = any(place[:1] == ("paragraphs",) for place in known)
    rules = _RECORD_RULES if unread else _RECORD_RULES + _SOURCE_RULES
    problems = chain.from_iterable(rule(review) for rule in rules)
    return [problem for problem in problems if known.isdisjoint(_list_holders(problem.place))]


def _list_holders(place: Place) -> list[Place]:
    return [place[:length] for length in range(1, len(place) + 1)]


def _walk(review: Review) -> Iterator[tuple[Place, str, Any]]:
    """Yield the place, the key in the file, and the record, for all that may be editorial."""
    yield ("release",), "release", review.release
    if review.event:
        yield ("event",), "event", review.event
    for key in _LISTS:
        for index, record in enumerate(getattr(review, key)):
            yield (key, index), key, record


def _ids_are_unique(review: Review) -> Iterator[Problem]:
    for key in ("origins", *_LISTS):
        field = _IDENTITY.get(key, "id")
        seen: dict[object, int] = {}
        for index, record in enumerate(getattr(review, key)):
            value = getattr(record, field)
            first = seen.setdefault(fold(value) if field == "acronym" else value, index)
            if value and first != index:
                yield Problem((key, index, field), f"'{value}' is {key}[{first}]'s; choose another")


def _speakers_are_known(review: Review) -> Iterator[Problem]:
    known = [speaker.id for speaker in review.speakers]
    for index, quote in enumerate(review.quotes):
        if quote.speaker and quote.speaker not in known:
            message = f"unknown speaker '{quote.speaker}'; {did_you_mean(quote.speaker, known)}"
            yield Problem(("quotes", index, "speaker"), message)


def _agencies_are_known(review: Review) -> Iterator[Problem]:
    known = [agency.acronym for agency in review.agencies]
    for index, speaker in enumerate(review.speakers):
        if speaker.agency and speaker.agency not in known:
            message = f"unknown agency '{speaker.agency}'; {did_you_mean(speaker.agency, known)}"
            yield Problem(("speakers", index, "agency"), message)


def _editorial_names_fields_and_origins(review: Review) -> Iterator[Problem]:
    origins = [origin.id for origin in review.origins]
    for place, _, record in _walk(review):
        for field, origin in record.editorial.items():
            where = (*place, "editorial", field)
            if field not in record._fields:
                yield Problem(where, f"no such field; {did_you_mean(field, record._fields)}")
            elif origin and origin not in origins:
                message = f"unknown origin '{origin}'; {did_you_mean(origin, origins)}"
                yield Problem(where, message)


def _editorial_fields_have_an_origin(review: Review) -> Iterator[Problem]:
    for place, key, record in _walk(review):
        for field in _EDITORIAL.get(key, ()):
            if getattr(record, field) and field not in record.editorial:
                message = f"is not the source's words; say where it is from: editorial.{field}"
                yield Problem((*place, field), message)


def _family_names_are_part_of_names(review: Review) -> Iterator[Problem]:
    for index, speaker in enumerate(review.speakers):
        if speaker.family_name not in speaker.name:
            message = f"'{speaker.family_name}' is no part of the name '{speaker.name}'"
            yield Problem(("speakers", index, "family_name"), message)


def _roles_stand_in_descriptions(review: Review) -> Iterator[Problem]:
    for index, speaker in enumerate(review.speakers):
        for number, role in enumerate(speaker.roles):
            for field, words in role._asdict().items():
                if words not in speaker.description:
                    where = ("speakers", index, "roles", number, field)
                    yield Problem(where, f"'{words}' is not in the speaker's description")


def _corrections_fit_their_quotes(review: Review) -> Iterator[Problem]:
    for index, quote in enumerate(review.quotes):
        for number, correction in enumerate(quote.corrections):
            where = ("quotes", index, "corrections", number)
            if correction.from_ not in quote.text:
                yield Problem((*where, "from"), f"'{correction.from_}' is not in the quote")
            if correction.from_ and correction.from_ == correction.to:
                yield Problem((*where, "to"), "corrects nothing; 'from' and 'to' are the same")


def _figures_stand_in_their_words(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        figure = write_figure(statistic)
        before, found, _ = statistic.text.partition(figure)
        if statistic.text and not found:
            yield Problem(("statistics", index, "value"), f"'{figure}' is not in 'text'")
        lost = next((word for word in QUALIFIERS if f" {before}".endswith(f" {word} ")), None)
        if found and lost and not statistic.qualifier:
            message = f"missing: the source says '{lost}' before the number"
            yield Problem(("statistics", index, "qualifier"), message)


def _links_are_safe(review: Review) -> Iterator[Problem]:
    places: list[tuple[Place, str | None]] = [(("release", "url"), review.release.url)]
    places += [(("links", index, "url"), link.url) for index, link in enumerate(review.links)]
    for place, url in places:
        if url and not _URL.fullmatch(url):
            yield Problem(place, f"'{url}' is no plain http or https address")


def _paragraphs_are_counted(review: Review) -> Iterator[Problem]:
    if not review.paragraphs:
        yield Problem(("paragraphs",), "missing; write the source, paragraph 0 being its title")
    for index, paragraph in enumerate(review.paragraphs):
        if paragraph.number not in (index, -1):
            message = f"is {paragraph.number}, not {index}; count from 0, which is the title"
            yield Problem(("paragraphs", index, "number"), message)


def _checksum_is_right(review: Review) -> Iterator[Problem]:
    from hashlib import sha256

    checksum = sha256(review.source.encode()).hexdigest()
    if review.release.sha256 and review.release.sha256 != checksum:
        message = (
            f"the paragraphs' checksum is {checksum}; mend the paragraphs, "
            "or write this one if the source itself is another"
        )
        yield Problem(("release", "sha256"), message)


def _title_is_paragraph_0(review: Review) -> Iterator[Problem]:
    title = review.paragraphs[0].text if review.paragraphs else ""
    if review.release.title and review.release.title != title:
        yield Problem(("release", "title"), f"is not the text of paragraph 0, '{title}'")
    if review.release.place not in review.source:
        message = f"'{review.release.place}' is not in the source"
        yield Problem(("release", "place"), message)


def _paragraphs_exist(review: Review) -> Iterator[Problem]:
    last = len(review.paragraphs) - 1
    for place, _, record in _walk(review):
        for field in record._fields:
            if field.endswith("paragraph") and (getattr(record, field) or 0) > last:
                message = f"there is no paragraph {getattr(record, field)}; the last is {last}"
                yield Problem((*place, field), message)
    for index, note in enumerate(review.notes):
        for number in note.paragraphs:
            if number > last:
                message = f"there is no paragraph {number}; the last is {last}"
                yield Problem(("notes", index, "paragraphs"), message)


def _words_stand_in_their_paragraph(review: Review) -> Iterator[Problem]:
    for place, key, record in _walk(review):
        for field in _VERBATIM.get(key, ()):
            words, number = getattr(record, field), _find_paragraph(record, field)
            text = review.source if number is None else _get_text(review, number)
            if words and text is not None and field not in record.editorial and words not in text:
                where = "the source" if number is None else f"paragraph {number}"
                message = (
                    f"not in {where}: '{words}'; mend it, or name its origin: editorial.{field}"
                )
                yield Problem((*place, field), message)


def _find_paragraph(record: Any, field: str) -> int | None:
    """Return the number of the paragraph that a field's words must stand in, if it names one."""
    own: int | None = getattr(record, f"{field}_paragraph", None)
    return own if own is not None else getattr(record, "paragraph", None)


def _get_text(review: Review, number: int) -> str | None:
    return review.paragraphs[number].text if 0 <= number < len(review.paragraphs) else None


def _quotes_stand_between_marks(review: Review) -> Iterator[Problem]:
    for index, quote in enumerate(review.quotes):
        text = _get_text(review, quote.paragraph)
        if quote.text and text is not None and not _is_quoted(quote.text, text):
            message = f"not between quotation marks in paragraph {quote.paragraph}: '{quote.text}'"
            near = suggest(quote.text, re.findall(r"[“\"]([^”\"]+)[”\"]", text), most=1)
            hint = f"; the paragraph has '{near[0]}'" if near else ""
            yield Problem(("quotes", index, "text"), message + hint)


def _is_quoted(words: str, text: str) -> bool:
    """Tell whether ``words`` stand in ``text`` right between a pair of quotation marks."""
    start = text.find(words)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(words) :][:1]
        # A quotation over several paragraphs closes the last alone: `after` may be empty.
        if before and before in _OPENING and after in _CLOSING:
            return True
        start = text.find(words, start + 1)
    return False


_RECORD_RULES: tuple[Rule, ...] = (
    _paragraphs_are_counted,
    _ids_are_unique,
    _speakers_are_known,
    _agencies_are_known,
    _editorial_names_fields_and_origins,
    _editorial_fields_have_an_origin,
    _family_names_are_part_of_names,
    _roles_stand_in_descriptions,
    _corrections_fit_their_quotes,
    _figures_stand_in_their_words,
    _links_are_safe,
)
_SOURCE_RULES: tuple[Rule, ...] = (
    _checksum_is_right,
    _title_is_paragraph_0,
    _paragraphs_exist,
    _words_stand_in_their_paragraph,
    _quotes_stand_between_marks,
)
