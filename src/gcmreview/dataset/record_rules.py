"""Rules on a review's records by themselves; each yields the problems it finds."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from gcmreview.dataset.model import Review
from gcmreview.dataset.problems import FieldPath, Problem
from gcmreview.dataset.provenance import LISTS, ReviewRule, is_editorial, list_fields, walk_records
from gcmreview.suggestions import did_you_mean
from gcmreview.text.folding import fold

# Names for which near ones are looked for. Each takes 10 ms where a thousand are known.
_MOST_SUGGESTED = 50
# The field that identifies a record, where it is not the id.
_IDENTITY = {"agencies": "acronym", "sdgs": "number"}


def _ids_are_unique(review: Review) -> Iterator[Problem]:
    for key in ("origins", *LISTS):
        field = _IDENTITY.get(key, "id")
        seen: dict[object, int] = {}
        for index, record in enumerate(getattr(review, key)):
            value = getattr(record, field)
            first = seen.setdefault(fold(value) if field == "acronym" else value, index)
            if value and first != index:
                yield Problem(
                    (key, index, field),
                    f"'{value}' is already the {field} of {key}[{first}]; choose another",
                )


def _spellings_are_unique(review: Review) -> Iterator[Problem]:
    acronyms = {fold(agency.acronym): agency.acronym for agency in review.agencies}
    for index, agency in enumerate(review.agencies):
        for spelling in agency.spellings:
            owner = acronyms.setdefault(fold(spelling), agency.acronym)
            if spelling and owner != agency.acronym:
                message = f"'{spelling}' is a name of {owner}; choose another"
                yield Problem(("agencies", index, "spellings"), message)


def _quote_ids_name_their_speaker(review: Review) -> Iterator[Problem]:
    known = {speaker.id for speaker in review.speakers}
    for index, quote in enumerate(review.quotes):
        stem, _, number = quote.id.rpartition("-")
        if quote.speaker in known and (stem != quote.speaker or not number.isdigit()):
            message = (
                f"'{quote.id}' is not the speaker's id and a number, such as '{quote.speaker}-1'"
            )
            yield Problem(("quotes", index, "id"), message)


def _references_are_known(review: Review) -> Iterator[Problem]:
    # What could not be read is empty.
    speakers = {each.id: each.id for each in review.speakers if each.id}
    agencies = {each.acronym: each.acronym for each in review.agencies if each.acronym}
    for key, field, known in (("quotes", "speaker", speakers), ("speakers", "agency", agencies)):
        advise = _make_adviser(known)
        for index, record in enumerate(getattr(review, key)):
            name = getattr(record, field)
            if name and name not in known:
                message = f"unknown {field} '{name}'; {advise(name)}"
                yield Problem((key, index, field), message)


def _make_adviser(known: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that says what to write for an unknown name, the first ones in full."""
    numbers = count(1)

    def advise(name: str) -> str:
        is_first = next(numbers) <= _MOST_SUGGESTED
        return did_you_mean(name, known) if is_first else "write one that the file has"

    return advise


def _editorial_names_fields_and_origins(review: Review) -> Iterator[Problem]:
    origins = {origin.id: origin.id for origin in review.origins if origin.id}
    advise = _make_adviser(origins)
    for place, key, record in walk_records(review):
        for field, origin in record.editorial.items():
            where = (*place, "editorial", field)
            allowed = list_fields(key, "always") + list_fields(key, "perhaps")
            if field not in allowed:
                hint = did_you_mean(field, allowed) if allowed else "remove it"
                yield Problem(where, f"this field cannot be editorial; {hint}")
            elif getattr(record, field) in (None, ()):
                message = f"is missing; remove editorial.{field} too"
                yield Problem((*place, field), message)
            elif origin and origin not in origins:
                message = f"unknown origin '{origin}'; {advise(origin)}"
                yield Problem(where, message)


def _editorial_fields_have_an_origin(review: Review) -> Iterator[Problem]:
    for place, key, record in walk_records(review):
        for field in list_fields(key, "always"):
            if getattr(record, field) and not is_editorial(record, field):
                message = f"is not the source's words; name its origin: editorial.{field}"
                yield Problem((*place, field), message)


def _family_names_are_part_of_names(review: Review) -> Iterator[Problem]:
    for index, speaker in enumerate(review.speakers):
        name, family = speaker.name, speaker.family_name
        if not _has_words(name, family) and not _is_first_of_unspaced(family, name):
            fault = f"'{speaker.family_name}' is not part of the name '{speaker.name}'"
            message = f"{fault}; write it as it is there"
            yield Problem(("speakers", index, "family_name"), message)


def _roles_are_in_descriptions(review: Review) -> Iterator[Problem]:
    for index, speaker in enumerate(review.speakers):
        for number, role in enumerate(speaker.roles):
            for field, words in role._asdict().items():
                # A Secretary-General is no Under-Secretary-General.
                if not _has_words(speaker.description or "", words, joined="-"):
                    where = ("speakers", index, "roles", number, field)
                    message = f"'{words}' is not in the speaker's description; write words of it"
                    yield Problem(where, message)


def _is_first_of_unspaced(family: str, name: str) -> bool:
    """Return whether a name in a script without spaces begins with a family name: 王 in 王小明."""
    from unicodedata import east_asian_width

    return name.startswith(family) and all(east_asian_width(char) == "W" for char in name)


def _has_words(text: str, words: str, joined: str = "") -> bool:
    """Return whether words are in a text, and not as a part of longer words.

    ``joined`` are the characters, besides letters and digits, that make a word longer.
    """
    start, end = text.find(words), text.find(words) + len(words)
    around = text[max(0, start - 1) : max(0, start)] + text[end : end + 1]
    if start < 0 or not any(char.isalnum() or char in joined for char in around):
        return start >= 0
    # They may be there once more. To compile a pattern for each would slow the start.
    beside = f"[\\w{re.escape(joined)}]"
    return re.search(f"(?<!{beside}){re.escape(words)}(?!{beside})", text) is not None


def _corrections_fit_their_quotes(review: Review) -> Iterator[Problem]:
    for index, quote in enumerate(review.quotes):
        for number, correction in enumerate(quote.corrections):
            where = ("quotes", index, "corrections", number)
            if correction.from_ not in quote.text:
                message = f"'{correction.from_}' is not in the quote; write words of it"
                yield Problem((*where, "from"), message)
            if correction.from_ and correction.from_ == correction.to:
                yield Problem((*where, "to"), "changes nothing; 'from' and 'to' are the same")


def _is_web_address(url: str) -> bool:
    # It has nothing that could end an OSC 8 sequence or an attribute.
    is_plain = url.isascii() and url.isprintable() and not set(" \"'<>\\`") & set(url)
    return is_plain and url.startswith(("http://", "https://")) and len(url) > len("https://")


def _links_are_safe(review: Review) -> Iterator[Problem]:
    places: list[tuple[FieldPath, str | None]] = [(("release", "url"), review.release.url)]
    places += [(("links", index, "url"), link.url) for index, link in enumerate(review.links)]
    for place, url in places:
        if url and not _is_web_address(url):
            fault = f"'{url}' is not a plain http or https address"
            yield Problem(place, f"{fault}; write it from https:// on, without spaces")


def _paragraphs_are_counted(review: Review) -> Iterator[Problem]:
    if not review.paragraphs:
        yield Problem(("paragraphs",), "missing; write the source, with its title as paragraph 0")
    for index, paragraph in enumerate(review.paragraphs):
        if paragraph.number not in (index, -1):
            message = f"is {paragraph.number}, not {index}; count from 0, which is the title"
            yield Problem(("paragraphs", index, "number"), message)
        if "\n\n" in paragraph.text:
            message = "contains a blank line; make it two paragraphs"
            yield Problem(("paragraphs", index, "text"), message)


def _event_ends_after_it_starts(review: Review) -> Iterator[Problem]:
    if review.event and review.event.end < review.event.start:
        yield Problem(("event", "end"), "is before the start; correct one of them")


# By the names that ``validating.rules`` explains.
RECORD_RULES: dict[str, ReviewRule] = {
    "paragraph-number": _paragraphs_are_counted,
    "repeated-id": _ids_are_unique,
    "repeated-spelling": _spellings_are_unique,
    "quote-id": _quote_ids_name_their_speaker,
    "unknown-reference": _references_are_known,
    "editorial": _editorial_names_fields_and_origins,
    "missing-origin": _editorial_fields_have_an_origin,
    "family-name": _family_names_are_part_of_names,
    "role": _roles_are_in_descriptions,
    "correction": _corrections_fit_their_quotes,
    "event-dates": _event_ends_after_it_starts,
    "web-address": _links_are_safe,
}
