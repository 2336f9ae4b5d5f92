"""Rules on a review's records and its paragraphs; each yields the problems it finds."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

from gcmreview.dataset.model import Quote, Review, Speaker, find_figure, get_paragraph, write_figure
from gcmreview.dataset.problems import Problem
from gcmreview.dataset.provenance import (
    ReviewRule,
    is_editorial,
    list_fields,
    list_sought,
    walk_records,
)
from gcmreview.text.characters import CLOSING, DASHES, HYPHENS, OPENING
from gcmreview.text.folding import explain_unseen
from gcmreview.text.marks import list_outermost, list_passages, pair_marks
from gcmreview.text.numbers import FIGURE_REACH, find_lost_words, find_whole, is_cut
from gcmreview.text.sentences import HONORIFICS, TITLES
from gcmreview.text.words import SAYING_VERBS, SMALL, WITH_OBJECT, find_words, fold_words

# More words before a name that are none: Chancellor Lee, Signora Lee, Farmer Lee.
_TITLES_TEXT = """
cardinal chancellor commander counsellor delegate don dona elect emir frau herr leader madam madame
mme monsieur pan pani pope premier senor senora signor signora speaker sultan
analyst attorney author campaigner editor engineer expert farmer founder lawmaker lawyer lecturer
moderator negotiator nurse organizer pastor player reporter researcher surgeon teacher trader
veteran worker writer
"""
# Endings of words for what a person does, folded, that no given name has: Economist Lee.
_TITLE_ENDINGS = ("ist", "ician", "woman")
# Words, folded, that are no given names beside a family name: Minister Lee, said Lee Monday.
_NO_NAMES = SMALL.union(TITLES, SAYING_VERBS, _TITLES_TEXT.split())
# Marks and brackets around a word.
_AROUND_NAME = f"{OPENING}{CLOSING}"
# Characters beside a name in which the next word is, and those in which a clause is.
_NAME_REACH, _CLAUSE_REACH = 40, 400
_HYPHENS = frozenset(HYPHENS)
# A verb and a name right after a quotation: ,” said Mr. Don Pramudwinai.
_NAME_PART = r"[^\W\d_a-z][\w'’-]*"
_SAID_BY = (
    rf"[{re.escape(CLOSING)}]*\s(?P<verb>[a-z]+)\s"
    rf"(?P<name>(?:\w{{2,4}}\.\s)?{_NAME_PART}(?:\s{_NAME_PART})*)"
)
# Words before a name among which is its verb: said H.E. Mr. Don Pramudwinai.
_BEFORE_NAME = 4
# What separates the digits of one number.
_GROUPING = (",", ".", "\u00a0")


@cache
def _import_sha256() -> Callable[[], Any]:
    # hashlib loads OpenSSL, 2 ms; the standard library's random.py avoids it in this way too.
    # Python 3.12 has the lean module as _sha2, 3.11 as _sha256.
    for name in ("_sha2", "_sha256", "hashlib"):
        with suppress(ImportError):
            sha256: Callable[[], Any] = import_module(name).sha256
            return sha256
    raise ImportError("this Python has no SHA-256")


def _checksum_is_right(review: Review) -> Iterator[Problem]:
    digest = _import_sha256()()
    for number, paragraph in enumerate(review.paragraphs):
        # As ``Review.source`` has it, which would be in memory twice.
        digest.update(f"\n\n{paragraph.text}".encode() if number else paragraph.text.encode())
    checksum = digest.hexdigest()
    if not review.release.sha256:
        # That it is missing is another problem, of its own place.
        yield Problem(("release",), f'write the paragraphs\' checksum: sha256 = "{checksum}"')
    elif review.release.sha256 != checksum:
        message = (
            f"the paragraphs' checksum is {checksum}; correct the paragraphs, "
            "or write this checksum if the source is another one"
        )
        yield Problem(("release", "sha256"), message)


def _title_is_paragraph_0(review: Review) -> Iterator[Problem]:
    title = review.paragraphs[0].text
    if review.release.title and review.release.title != title:
        message = f"is not the text of paragraph 0, '{title}'; write the same in both"
        yield Problem(("release", "title"), message)
    place = review.release.place
    if place and all(_find_words(place, each.text) < 0 for each in review.paragraphs):
        message = f"'{place}' is not in the source; write the place as it is there"
        yield Problem(("release", "place"), message)


def _paragraphs_exist(review: Review) -> Iterator[Problem]:
    last = len(review.paragraphs) - 1
    for place, _, record in walk_records(review):
        for field in _list_numbered(record.__class__):
            for number in _list_numbers(field, getattr(record, field)):
                if number > last:
                    message = f"there is no paragraph {number}; the last is {last}"
                    yield Problem((*place, field), message)


@cache
def _list_numbered(model: Any) -> list[str]:
    """Return the fields with numbers of paragraphs: ``name_paragraph``, the ``paragraphs``."""
    return [field for field in model._fields if field.endswith(("paragraph", "paragraphs"))]


def _list_numbers(field: str, value: Any) -> Sequence[int]:
    if field == "paragraphs":
        return value  # type: ignore[no-any-return]
    return () if value is None else (value,)


def _notes_name_paragraphs_in_order(review: Review) -> Iterator[Problem]:
    for index, note in enumerate(review.notes):
        if list(note.paragraphs) != sorted(set(note.paragraphs)) or not note.paragraphs:
            message = "name the paragraphs that the note is about, in order and each once"
            yield Problem(("notes", index, "paragraphs"), message)


def _words_are_in_their_paragraph(review: Review) -> Iterator[Problem]:
    last: dict[int | None, int] = {}
    for place, key, record in walk_records(review):
        for field in list_sought(key):
            if is_editorial(record, field):
                continue
            words, number = getattr(record, field), get_paragraph(record, field)
            text = review.source if number is None else _get_text(review, number)
            if not words or text is None:
                continue
            # Records are mostly in the order of the source, so these are not far from the last.
            found = _find_words(words, text, last.get(number, 0))
            last[number] = max(0, found)
            if found < 0:
                where = "the source" if number is None else f"paragraph {number}"
                hint = _explain_missing(words, text) or _find_elsewhere(review, key, record, field)
                yield Problem((*place, field), f"not in {where}: '{words}'; {hint}")


def _explain_missing(words: str, text: str) -> str:
    """Return why words are not in a text that seems to have them, if it does."""
    unseen = explain_unseen(words, text)
    if unseen:
        return unseen
    sign = next((text[at - 1] for at in _find_all(words, text) if is_cut(text, at)), "")
    return f"“{sign}” belongs to the number before the words; write it too" if sign.strip() else ""


def _find_elsewhere(review: Review, key: str, record: Any, field: str) -> str:
    """Say which paragraph has the words of a record that are wrong for its own, or what to do."""
    words, own = getattr(record, field), get_paragraph(record, field)
    # Most paragraphs do not have them at all, and "in" says so much sooner.
    having = (each for each in review.paragraphs if words in each.text)
    numbers = (each.number for each in having if _find_words(words, each.text) >= 0)
    number = next(numbers, own)
    if number != own:
        return f"name paragraph {number}, which has these words"
    if key == "quotes":
        return "write all that is between a pair of marks there"
    is_perhaps = field in list_fields(key, "perhaps")
    hint = f", or name its origin: editorial.{field}" if is_perhaps else ""
    return f"write the source's own words{hint}"


def _get_text(review: Review, number: int) -> str | None:
    return review.paragraphs[number].text if 0 <= number < len(review.paragraphs) else None


def _quotes_are_between_marks(review: Review) -> Iterator[Problem]:
    quotes = review.quotes
    get_number = [quote.paragraph for quote in quotes].__getitem__
    for number, indexes in groupby(sorted(range(len(quotes)), key=get_number), get_number):
        text = _get_text(review, number)
        if text is not None:
            passages = list_passages(text, _get_text(review, number + 1) or "")
            quoted = [text[each.start : each.end] for each in passages]
            known = set(quoted)
            rest = [index for index in indexes if quotes[index].text not in known]
            if rest:
                yield from _report_unquoted(review, rest, text, quoted)


def _report_unquoted(
    review: Review, indexes: Sequence[int], text: str, quoted: Iterable[str]
) -> Iterator[Problem]:
    """Yield which quotes are not ``quoted`` either without the space beside the marks.

    In French, « a quotation » has that space.
    """
    passages = dict.fromkeys(map(str.strip, quoted))
    for index in indexes:
        words, number = review.quotes[index].text, review.quotes[index].paragraph
        if words and words not in passages:
            message = f"not between quotation marks in paragraph {number}: '{words}'"
            hint = explain_unseen(words, text) or _find_nearest(words, passages)
            hint = hint or _find_elsewhere(review, "quotes", review.quotes[index], "text")
            yield Problem(("quotes", index, "text"), f"{message}; {hint}")


def _find_nearest(words: str, passages: dict[str, frozenset[str] | None]) -> str:
    """Say which passage has the most of some words, if it has half of them.

    ``passages`` are to be given with None, and keep their words for the next time.
    """
    wanted = frozenset(fold_words(words))
    best, most = "", 0
    for passage, known in passages.items():
        own = frozenset(fold_words(passage)) if known is None else known
        passages[passage] = own
        if len(wanted & own) > most:
            best, most = passage, len(wanted & own)
    return f"the paragraph has '{best}'" if most and 2 * most >= len(wanted) else ""


class _Speakers(NamedTuple):
    """The speakers of a review, by id, and by the last words of their names.

    ``families`` counts those of each family name.
    """

    by_id: dict[str, Speaker]
    by_word: dict[str, list[Speaker]]
    families: Counter[str]


def _index_speakers(review: Review) -> _Speakers:
    by_word: dict[str, list[Speaker]] = {}
    for speaker in review.speakers:
        names = map(find_words, (speaker.name, speaker.family_name))
        for word in {words[-1] for words in names if words}:
            by_word.setdefault(word, []).append(speaker)
    families = Counter(speaker.family_name for speaker in review.speakers)
    return _Speakers({speaker.id: speaker for speaker in review.speakers}, by_word, families)


def _is_named_beside(review: Review, number: int, speaker: Speaker, speakers: _Speakers) -> bool:
    """Return whether the paragraph before one names a speaker, or a line below: — Jane Doe."""
    before, below = (_get_text(review, each) or "" for each in (number - 1, number + 1))
    is_credit = below.startswith(tuple(DASHES))
    return any(_names(each, speaker, speakers) for each in (before, below if is_credit else ""))


def _attributions_fit_their_paragraphs(review: Review) -> Iterator[Problem]:
    speakers = _index_speakers(review)
    continued = _list_continued(review, speakers)
    for index, quote in enumerate(review.quotes):
        speaker, text = speakers.by_id.get(quote.speaker), _get_text(review, quote.paragraph)
        if not speaker or text is None:
            continue
        is_named = _names(text, speaker, speakers)
        if is_named and quote.attribution == "explicit":
            continue
        is_continued = (quote.paragraph, quote.speaker) in continued
        is_continued |= _is_named_beside(review, quote.paragraph, speaker, speakers)
        message = _judge_attribution(quote, speaker.name, is_named, is_continued)
        message = message or _find_other_speaker(quote, text, speakers)
        if message:
            yield Problem(("quotes", index, "attribution"), message)


def _list_continued(review: Review, speakers: _Speakers) -> set[tuple[int, str]]:
    """Return the paragraphs and speakers of quotes that another paragraph says who says them.

    The one before is continued itself, or the next one ends what this one begins.
    """
    following = {
        (quote.paragraph + 1, quote.speaker)
        for quote in review.quotes
        if quote.attribution == "continued"
    }
    # Most datasets have no such quotes, so nothing more is looked for.
    return following | _list_leading(review, speakers) if following else following


def _list_leading(review: Review, speakers: _Speakers) -> set[tuple[int, str]]:
    """Return the paragraphs and speakers of quotes that lead to who says them.

    The paragraph leaves its mark open, and the next one goes on and says that the speaker speaks.
    """
    leading: set[tuple[int, str]] = set()
    for quote in sorted(review.quotes, key=lambda each: -each.paragraph):
        speaker, text = speakers.by_id.get(quote.speaker), _get_text(review, quote.paragraph)
        following = _get_text(review, quote.paragraph + 1)
        if speaker and text and following and text.rstrip().endswith(quote.text.rstrip()):
            is_led = (quote.paragraph + 1, quote.speaker) in leading
            if is_led or _speaks(_leave_out_quoted(following), speaker, speakers):
                leading.add((quote.paragraph, quote.speaker))
    return leading


def _names(text: str, speaker: Speaker, speakers: _Speakers) -> bool:
    return any(_find_names(text, speaker, speakers))


def _find_names(text: str, speaker: Speaker, speakers: _Speakers) -> Iterator[tuple[int, int]]:
    """Yield where a text names a speaker: in full, or by a family name that no other has."""
    yield from _find_whole(text, speaker.name, speaker)
    family = speaker.family_name
    if speakers.families[family] == 1:
        # Van den Akker began a sentence.
        for name in {family, family[:1].upper() + family[1:]} - {speaker.name}:
            for start, end in _find_whole(text, name, speaker):
                if not _is_of_another(text, start, end, speaker):
                    yield start, end


def _find_whole(text: str, name: str, speaker: Speaker) -> Iterator[tuple[int, int]]:
    """Yield where a name is, and no part of a longer word or of another double name: Lee-Smith."""
    for start in _find_all(name, text) if name else ():
        end = start + len(name)
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if before.isalnum() or after.isalnum():
            continue
        is_before = before in _HYPHENS and text[start - 2 : start - 1].isalpha()
        is_after = after in _HYPHENS and text[end + 1 : end + 2].isupper()
        double = text[start - 2 * is_before : end + 2 * is_after]
        if not (is_before or is_after) or double in speaker.name:
            yield start, end


def _is_of_another(text: str, start: int, end: int, speaker: Speaker) -> bool:
    """Return whether a family name is beside another person's given name: Bob Lee, Lee Smith."""
    before = text[max(0, start - _NAME_REACH) : start].replace("H. E.", "H.E.")
    after = text[end : end + _NAME_REACH]
    words = before.split()[-1:] if before[-1:].isspace() else []
    # The full stop after a name ends the sentence; before one, it ends an initial or a title.
    words += [word.rstrip(".") for word in after.split()[:1]] if after[:1].isspace() else []
    return any(_is_given_name(word.strip(_AROUND_NAME), speaker) for word in words)


def _is_given_name(word: str, speaker: Speaker) -> bool:
    """Return whether a word beside a family name is a name that its speaker does not have.

    It is none if it is a title, an abbreviation, one of the words of every day, or possessive.
    """
    *_, last = find_words(word) or [""]
    parts = fold_words(word)
    if not last[:1].isupper():
        return False
    own = fold_words(f"{speaker.name} {speaker.description or ''}")
    if len("".join(parts)) == 1:
        return parts[0] not in [each[0] for each in own]
    is_title = word.endswith(".") or last.isupper() or parts[-1].endswith(_TITLE_ENDINGS)
    return not is_title and _NO_NAMES.union(own).isdisjoint(parts)


def _find_other_speaker(quote: Quote, text: str, speakers: _Speakers) -> str:
    """Return the problem of a continued quote in a paragraph that says who else speaks."""
    if quote.attribution != "continued":
        return ""
    other = _find_listed(quote, text, speakers)
    other = other or _find_unlisted(quote, text, speakers.by_id[quote.speaker])
    return f"paragraph {quote.paragraph} names {other}; correct the speaker" if other else ""


def _find_listed(quote: Quote, text: str, speakers: _Speakers) -> str:
    """Return the name of another speaker of the review who speaks in the text."""
    near = {each.id: each for word in find_words(text) for each in speakers.by_word.get(word, ())}
    others = [each for each in near.values() if each.id != quote.speaker]
    said = _leave_out_quoted(text) if others else ""
    return next((each.name for each in others if _speaks(said, each, speakers)), "")


def _find_unlisted(quote: Quote, text: str, speaker: Speaker) -> str:
    """Return the name of two words or more that is right after a quote and its verb: said Bo Tan.

    A title alone is no name, and one with a word of the speaker's may be the speaker.
    """
    end = text.find(quote.text) + len(quote.text)
    said = re.match(_SAID_BY, text[end : end + _CLAUSE_REACH])
    if not said or said["verb"] not in SAYING_VERBS - WITH_OBJECT:
        return ""
    words = set(fold_words(said["name"])) - {"."}
    own = fold_words(f"{speaker.name} {speaker.description or ''}")
    is_person = len(words) > 1 and not words <= _NO_NAMES
    return said["name"] if is_person and words.isdisjoint(own) else ""


def _leave_out_quoted(text: str) -> str:
    """Return a text without what is between its marks."""
    outermost = list_outermost(pair_marks(text).pairs)
    starts = (0, *(pair.end for pair in outermost))
    ends = (*(pair.start for pair in outermost), len(text))
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _speaks(text: str, speaker: Speaker, speakers: _Speakers) -> bool:
    """Return whether a verb of saying is right before a name, or after one that begins a sentence.

    Somebody who is told, thanked or named by the way does not speak.
    """
    for start, end in _find_names(text, speaker, speakers):
        before = text[max(0, start - _CLAUSE_REACH) : start]
        words = [word for word in fold_words(before)[-_BEFORE_NAME:] if word not in HONORIFICS]
        if words and words[-1] in SAYING_VERBS - WITH_OBJECT:
            return True
        sentence = re.split(r"[.?!](?:\s|\Z)", text[end : end + _CLAUSE_REACH], maxsplit=1)[0]
        is_first = not words or re.search(r"[.?!”\"]\s+\S*\s*\Z", before)
        if is_first and not SAYING_VERBS.isdisjoint(fold_words(sentence)):
            return True
    return False


def _judge_attribution(quote: Quote, name: str, is_named: bool, is_continued: bool) -> str:
    """Return what is wrong with a quote's attribution to the speaker of that name, if anything."""
    number = quote.paragraph
    match quote.attribution:
        case "explicit" if not is_named:
            fault = f"paragraph {number} does not name {name}"
            return f"{fault}; correct the speaker, or write 'continued'"
        case "continued" if is_named:
            return f"paragraph {number} names {name}; write 'explicit'"
        case "continued" if not is_continued:
            fault = f"paragraph {number - 1} neither names nor continues {name}"
            return f"{fault}; correct the speaker or the paragraph"
        case _:
            return ""


def _years_are_in_their_words(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        year = statistic.year
        if year is not None and statistic.text and _find_words(str(year), statistic.text) < 0:
            yield Problem(
                ("statistics", index, "year"),
                f"'{year}' is not in 'text'; write the year that is there",
            )


def _figures_are_in_their_words(review: Review) -> Iterator[Problem]:
    for index, statistic in enumerate(review.statistics):
        figure = write_figure(statistic)
        if statistic.text and _find_words(figure, statistic.text) < 0:
            message = f"'{figure}' is not in 'text'; write the figure that is there"
            yield Problem(("statistics", index, "value"), message)


def _figures_are_whole(review: Review) -> Iterator[Problem]:
    last: dict[int, int] = {}
    for index, statistic in enumerate(review.statistics):
        number, words = statistic.paragraph, statistic.text
        text = _get_text(review, number) or ""
        found = find_figure(statistic) if words else None
        start = _find_words(words, text, last.get(number, 0)) if found else -1
        if not found or start < 0:
            continue
        last[number], end = start, start + len(words)
        # What is beside a figure is in the statistic's words, or beside them in the paragraph.
        before = text[max(0, start - FIGURE_REACH) : start] + words[: found[0]]
        after = words[found[1] :] + text[end : end + FIGURE_REACH]
        near, place = before + words[slice(*found)] + after, len(before) + found[1] - found[0]
        whole = find_whole(near, place)
        if lost := find_lost_words(before, after):
            words, is_before = lost
            field = "qualifier" if is_before else "unit"
            message = f"add '{words}', which the source says of the figure"
            yield Problem(("statistics", index, field), message)
        elif whole:
            more = near[place : whole[1]].strip()
            message = f"the source goes on with '{more}', which belongs to the figure; write it too"
            yield Problem(("statistics", index, "value"), message)


def _find_words(words: str, text: str, near: int = 0) -> int:
    """Return where ``words`` are in ``text``, not as parts of longer ones; -1 if nowhere.

    They are looked for first where they end after the place ``near``.
    """
    for begin in dict.fromkeys((max(0, near - len(words)), 0)):
        for start in _find_all(words, text, begin):
            if not _is_joined(text, start) and not _is_joined(text, start + len(words)):
                return start
    return -1


def _find_all(words: str, text: str, begin: int = 0) -> Iterator[int]:
    """Yield where ``words`` occur: the first place, and those at the start of a word after it."""
    start = text.find(words, begin)
    while start >= 0:
        yield start
        # To look for all of the words again would take the square of a very long word.
        while words[0].isalnum() and text[start + 1 : start + 2].isalnum():
            start += 1
        start = text.find(words, start + 1)


def _is_joined(text: str, place: int) -> bool:
    """Return whether a word or a number goes on across ``place``."""
    before, after = text[max(0, place - 2) : place], text[place : place + 2]
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    # As the thousands and decimals of a number do: 1,200 or 1.5.
    if before[-1:] in _GROUPING and before[:1].isdigit() and after[:1].isdigit():
        return True
    if after[:1] in _GROUPING and before[-1:].isdigit() and after[1:].isdigit():
        return True
    return is_cut(text, place)


# By the names that ``validating.rules`` explains.
SOURCE_RULES: dict[str, ReviewRule] = {
    "checksum": _checksum_is_right,
    "release-words": _title_is_paragraph_0,
    "unknown-paragraph": _paragraphs_exist,
    "note-paragraphs": _notes_name_paragraphs_in_order,
    "not-in-source": _words_are_in_their_paragraph,
    "not-quoted": _quotes_are_between_marks,
    "attribution": _attributions_fit_their_paragraphs,
    "year": _years_are_in_their_words,
    "figure": _figures_are_in_their_words,
    "cut-figure": _figures_are_whole,
}
