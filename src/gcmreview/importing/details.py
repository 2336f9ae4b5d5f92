"""Find the contacts, links, agencies and goals that a release lists."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urljoin

from gcmreview.dataset.model import Agency, Contact, Goal, Link, Origin
from gcmreview.documents.document import read_text
from gcmreview.importing.paragraphs import EMAIL, LABEL, PHONE, REACHED, ReleaseText
from gcmreview.names.lexicon import INSTITUTIONS, OFFICES
from gcmreview.text.characters import repeat
from gcmreview.text.words import SAYING_VERBS, fold_words, normalize

Record = TypeVar("Record")

_GAP = "[ \u00a0]"
_NAME = rf"[A-Z][\w’'-]+(?:{_GAP}(?:[A-Z]\.|[a-z]{{1,3}}|[A-Z][\w’'-]+)){{0,3}}{_GAP}[A-Z][\w’'-]+"
# A name before a number or an address that is not the words before a name: In Geneva: Jane Doe.
_PERSON = re.compile(rf"(?<!\w)(?!(?:In|At|For|From|Please|The|Press|Media|Mobile)\b){_NAME}")
# Florence Kim at the UN Network at +4179…; Jane Doe, Press Officer, jane@example.org, tel. +41 …
_CONTACT = re.compile(
    rf"(?P<name>{_NAME})(?:,|\sat(?:\sthe)?|\sof(?:\sthe)?|\s[-–|])\s"
    rf"(?P<office>(?=[^\W\d_])[^:;\n@|]{{3,120}}?)"
    rf"(?:,|;|,?\s(?:at|on)|\s[-–|])?\s(?:{LABEL}?(?P<first>{EMAIL})(?:[,;|]|\s[-–|])?\s)?"
    rf"{LABEL}?(?P<phone>(?<!\d)(?<!\d[ -])(?<!\+)(?<!\(){PHONE})"
    rf"(?:[^\w@\n]{{1,4}}{LABEL}?(?P<second>{EMAIL}))?"
)
# The same in lines, as the cells of a row are.
_LINES = re.compile(
    rf"(?m)^(?P<name>{_NAME})\n(?P<office>[^\n\d@]{{3,120}})\n(?:{LABEL}?(?P<first>{EMAIL})\n)?"
    rf"{LABEL}?(?P<phone>{PHONE})(?:\n{LABEL}?(?P<second>{EMAIL}))?$(?!\n{LABEL}?[+(\d])"
)
# A number with a country's or an area's code, or with its label, or an address.
_REACHED = re.compile(
    rf"(?P<email>{EMAIL})|(?:(?P<label>\b{LABEL})|(?<![\w/+(.,-]))(?P<phone>{PHONE})(?!\w)"
)
# Digits of a telephone number without a label; a shorter one may be a date.
_LEAST_DIGITS = 9
# Words of a paragraph that names contacts.
_CAPTION_TEXT = """
contact contacts email mail tel phone telephone mobile media enquiries inquiries queries
kontakt contacto contacte contatto
"""
_CAPTION = frozenset(_CAPTION_TEXT.split())
# Words of an office in the name of a contact's office: Press Officer, Head of Media.
_CONTACT_OFFICES = OFFICES | INSTITUTIONS | frozenset(("media", "communications", "relations"))
_TO_COMPLETE = (
    "a contact needs a name, an office and a telephone number of this paragraph; complete it, or "
    "delete it"
)
_URL = re.compile(r"https?://[^\s<>()\"'`\\“”]+[^\s<>()\"'`\\“”.,;:!?]")
# An address as people write it: www.example.org/talks
_WRITTEN = re.compile(r"(?<![\w/.@-])www\.[\w-]+\.[^\s<>()\"'`\\“”]*[^\s<>()\"'`\\“”.,;:!?]")
# A link of a page, and one of Markdown, by the kind of the file; "words" are what is shown of it.
_WITHIN_LINK = repeat(r"[^<]|<(?!/?a\b)")
_ANCHORS = {
    "html": (
        r"""(?is)<a\b[^<>]*?\bhref\s*=\s*["'](?P<url>[^"'<>]+)["'][^<>]*>"""
        rf"(?P<words>{_WITHIN_LINK})</a"
    ),
    "markdown": r"(?s)\[(?P<words>[^\[\]]+)\]\((?P<url>https?://[^\s()]+)",
}
_GOAL = re.compile(r"(?m)^SDG (?P<number>\d{1,2}) ?[-–—:] ?(?P<title>\S.*?)$")
# What lists agencies: The member agencies in Asia-Pacific are: ESCAP, ILO and World Bank.
_LIST = re.compile(
    r"\b(?i:members?|agencies|organizations|organisations|entities|partners)\b[^.:;]{0,80}?"
    r"(?::|\bare:?|\binclude:?)\s+(?P<list>[A-Z][^.;:]+)"
)
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# A short name in such a list: IOM, UN Women, UN-Habitat, World Bank.
_SHORT = re.compile(r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}")
# Words that may begin the name of an organization of the United Nations, without a letter of its
# acronym.
_UN = ("United", "Nations")
# Where facts are from that are not in the source's own words.
READING = Origin("reading", "gcmreview new, which read the text; nobody has checked it")
PAGE = Origin("page", "The markup of the file that this dataset was made from")
# What a person adds to the dataset is from these.
EDITORS = Origin("editors", "The editors of this dataset; write here how they know")
# What a link is that leads to no page.
_NO_PAGE = re.compile(r"(?i)(?:mailto|tel|javascript|data|sms):|#|\Z")
_NOT_WHOLE = "this address is only a part; write all of it"
# Names in a list of agencies; one or two may be named by the way.
_LEAST_AGENCIES = 3
# The United Nations system has fewer; each one is looked for in the whole text.
_MOST_AGENCIES = 200


def replace(record: Record, values: Mapping[str, Any]) -> Record:
    """Return a record with other values in some of its fields."""
    return record._replace(**values)  # type: ignore[attr-defined, no-any-return]


class Found(NamedTuple):
    """A record that a text has, and why it is not sure, or nothing."""

    record: Any
    doubt: str = ""


def find_contacts(numbered: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """Yield the press contacts of paragraphs that say that they name contacts.

    Another paragraph names one if it has an address or a line with only a number.
    """
    for number, text in numbered:
        is_caption = not _CAPTION.isdisjoint(fold_words(text))
        if is_caption or "@" in text or any(map(REACHED.fullmatch, text.strip().split("\n"))):
            yield from _find_contacts(number, text)


def _find_contacts(paragraph: int, text: str) -> Iterator[Found]:
    free, start = [], 0
    for found in list(_LINES.finditer(text)) or _CONTACT.finditer(text):
        office = found["office"].strip()
        is_clause = not SAYING_VERBS.isdisjoint(fold_words(office))
        first = fold_words(office.partition(",")[0])
        if not (is_clause or _CONTACT_OFFICES.isdisjoint(first)):
            email = found["first"] or found["second"]
            contact = Contact("", found["name"], office, found["phone"], email, paragraph, {})
            yield Found(contact)
            free.append(text[start : found.start()])
            start = found.end()
    for part in (*free, text[start:]):
        yield from _list_unsure(paragraph, part)


def _list_unsure(paragraph: int, text: str) -> Iterator[Found]:
    """Yield the numbers and addresses of a text, each with the name before it, to complete."""
    contact = empty = Contact("", "", "", "", None, paragraph, {})
    end = 0
    for found in filter(_is_reached, _REACHED.finditer(text)):
        field = "email" if found["email"] else "phone"
        named = _PERSON.search(text, end, found.start())
        if getattr(contact, field) or (named and contact.name):
            yield Found(contact, _TO_COMPLETE)
            contact = empty
        name = contact.name or (named[0] if named else "")
        contact = replace(contact, {field: found[field], "name": name})
        end = found.end()
    if end:
        yield Found(contact, _TO_COMPLETE)


def _is_reached(found: re.Match[str]) -> bool:
    """Return whether somebody can be reached by digits or an address, and they are no date."""
    digits = sum(char.isdigit() for char in found["phone"] or "")
    return bool(found["email"] or found["label"]) or digits >= _LEAST_DIGITS


def find_links(paragraph: int, text: str) -> Iterator[Found]:
    """Yield the addresses that are written in a paragraph."""
    for found in _URL.finditer(text):
        yield Found(Link("", found[0], found[0], paragraph, {}))
    for found in _WRITTEN.finditer(text):
        link = Link("", found[0], f"https://{found[0]}", paragraph, {"url": EDITORS.id})
        yield Found(link, "the text has this address without https")


def find_anchors(release: ReleaseText, kind: str, page: str | None) -> Iterator[Found]:
    """Yield the links of a page, of Markdown or of a Word file that have words and an address.

    ``page`` is the address of the page, if it says that.
    """
    for paragraph, span in enumerate(release.spans):
        for start, end, address in _list_addresses(release, kind, span):
            text = " ".join(read_text(release.file.text, start, end).split())
            url = urljoin(page or "", unescape(address).strip())
            if text and paragraph and not _NO_PAGE.match(url):
                is_whole = re.match(r"https?://", url) is not None
                origin = PAGE if is_whole else EDITORS
                link = Link("", text, url, paragraph, {"url": origin.id})
                yield Found(link, "" if is_whole else _NOT_WHOLE)


def _list_addresses(
    release: ReleaseText, kind: str, span: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds of the words of each link in a part of the markup, and its address."""
    first, last = (bisect_left(release.links, each, key=lambda link: link[0]) for each in span)
    yield from release.links[first:last]
    for found in re.compile(_ANCHORS.get(kind, "(?!)")).finditer(release.markup, *span):
        yield *found.span("words"), found["url"]


def find_goals(paragraph: int, text: str) -> Iterator[Goal]:
    """Yield the Sustainable Development Goals that have a line of their own."""
    for found in _GOAL.finditer(text):
        title = found["title"].strip()
        yield Goal(int(found["number"]), title, found[0].strip(), paragraph, {})


def find_agencies(paragraph: int, text: str) -> Iterator[Agency]:
    """Yield the agencies of a list: The member agencies are: ESCAP, ILO, IOM and World Bank."""
    for found in _LIST.finditer(text):
        names = [name.strip() for name in _BETWEEN.split(found["list"])]
        is_list = _LEAST_AGENCIES <= len(names) <= _MOST_AGENCIES
        if is_list and all(map(_SHORT.fullmatch, names)):
            yield from (Agency(name, name, "member", paragraph, None, (), {}) for name in names)


def spell_out(agency: Agency, texts: Sequence[str]) -> Agency:
    """Return an agency with the name before its acronym in brackets, if the text has that.

    The capitals of "International Organization for Migration (IOM)" are the acronym.
    """
    for number, text in enumerate(texts):
        before, bracket, _ = text.partition(f" ({agency.acronym})")
        name = _find_spelled(before, agency.acronym) if bracket else None
        if name:
            return agency._replace(name=name, name_paragraph=number)
    return agency


def _find_spelled(before: str, acronym: str) -> str | None:
    """Return the last words of a text whose capital letters are an acronym."""
    words = before.split(" ")
    letters = [char for char in acronym if char.isalpha()]
    at = len(words)
    while letters and at:
        at -= 1
        if words[at][:1].isupper() and words[at][0] != letters.pop():
            return None
    if letters or not words[at][:1].isupper():
        return None
    at -= len(_UN) if tuple(words[max(0, at - len(_UN)) : at]) == _UN else 0
    return " ".join(words[at:])


def make_slug(text: str, otherwise: str = "x") -> str:
    """Return an id made of the letters and digits of a text, or another one if it has none."""
    return re.sub(r"[^a-z0-9]+", "-", normalize(text)).strip("-") or otherwise


def number_slug(slug: str, taken: Counter[str]) -> str:
    """Return an id, with a number if it is taken, and note that it is."""
    stem = slug
    # The next number is kept, since thousands may have one name.
    while slug in taken:
        taken[stem] += 1
        slug = f"{stem}-{taken[stem]}"
    taken[slug] = 1
    return slug
