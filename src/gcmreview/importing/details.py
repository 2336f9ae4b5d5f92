"""Find the contacts, links, agencies and goals that a release lists."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from gcmreview.dataset.model import Agency, Contact, Goal, Link
from gcmreview.documents.document import read_text
from gcmreview.importing.paragraphs import ReleaseText
from gcmreview.names.lexicon import CAPTION
from gcmreview.text.words import normalize

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"\+?\(?\d[\d ().-]{6,}\d"
# What is written before a number or an address: Tel: E-mail:
_LABEL = r"(?i:(?:tel|phone|mobile|mob|cell|t|e-?mail|e)\b[.:]*\s?)"
_NAME = r"[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[a-z]{1,3}|[A-Z][\w’'-]+)){0,3}\s[A-Z][\w’'-]+"
# Florence Kim at the UN Network at +4179…; Jane Doe, Press Officer, jane@example.org, tel. +41 …
_CONTACT = re.compile(
    rf"(?P<name>{_NAME})(?:,|\sat(?:\sthe)?|\sof(?:\sthe)?|\s[-–|])\s(?P<office>[^:;\n@]{{3,120}}?)"
    rf"(?:,|;|\sat|\s[-–|])?\s(?:{_LABEL}?(?P<first>{_EMAIL})[,;|]?\s)?{_LABEL}?(?P<phone>{_PHONE})"
    rf"(?:[^\w@\n]{{1,4}}{_LABEL}?(?P<second>{_EMAIL}))?"
)
_URL = re.compile(r"https?://[^\s<>()\"'`\\“”]+[^\s<>()\"'`\\“”.,;:!?]")
# A link of a page, and one of Markdown, by the kind of the file; "words" are what is shown of it.
_ANCHORS = {
    "html": r"""(?is)<a\b[^>]*?\bhref\s*=\s*["'](?P<url>https?://[^"'>]+)["'][^>]*>(?P<words>.*?)</a""",
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
# Names in a list of agencies; one or two may be named by the way.
_LEAST_AGENCIES = 3
# The United Nations system has fewer; each one is looked for in the whole text.
_MOST_AGENCIES = 200


def find_contacts(paragraph: int, text: str) -> Iterator[Contact]:
    """Yield the press contacts of a paragraph that says that it names contacts."""
    words = set(re.findall(r"\w+", text.casefold()))
    if CAPTION.isdisjoint(words):
        return
    for found in _CONTACT.finditer(text):
        yield Contact(
            id=make_slug(found["name"].split()[-1]),
            name=found["name"],
            office=found["office"].strip(),
            phone=found["phone"].strip(),
            email=found["first"] or found["second"],
            paragraph=paragraph,
            editorial={},
        )


def find_links(paragraph: int, text: str) -> Iterator[Link]:
    """Yield the addresses that are written in a paragraph."""
    for found in _URL.finditer(text):
        yield Link("", found[0], found[0], paragraph, {})


def find_anchors(release: ReleaseText, kind: str) -> Iterator[Link]:
    """Yield the links of a page, or of Markdown, that have words and an address."""
    pattern = _ANCHORS.get(kind)
    if pattern is None:
        return
    for paragraph, (start, end) in enumerate(release.spans):
        for found in re.compile(pattern).finditer(release.markup, start, end):
            text = " ".join(read_text(release.file.text, *found.span("words")).split())
            if text and paragraph:
                yield Link("", text, unescape(found["url"]), paragraph, {})


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


def make_slug(text: str) -> str:
    """Return an id made of the letters and digits of a text."""
    return re.sub(r"[^a-z0-9]+", "-", normalize(text)).strip("-") or "x"
