"""The ways to name a speaker by an office: as the release does, and in short as the press does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from gcmreview.dataset.model import Agency, Review, Role, Speaker
from gcmreview.text.words import SMALL, normalize

# Titles of those at the head of an organization, its chief.
_TOP_TITLES_TEXT = """
director general, executive secretary, secretary general, executive director, president,
administrator, high commissioner, coordinator, managing director
"""
_TOP_TITLES = frozenset(map(str.strip, _TOP_TITLES_TEXT.split(",")))
_SHORT_TITLES = {
    "director general": ("dg",),
    "under secretary general": ("usg", "undersecretary general"),
    "deputy prime minister": ("deputy pm", "deputy premier"),
    "minister of foreign affairs": ("fm",),
    "chief executive officer": ("ceo", "chief executive"),
}
# What agencies of the United Nations are known for: the UN migration agency.
_FIELDS = {
    "iom": "migration",
    "ilo": "labour",
    "unhcr": "refugee",
    "unicef": "children s",
    "wfp": "food",
    "undp": "development",
    "unep": "environment",
    "who": "health",
}
# Countries of Asia and the Pacific (members of ESCAP) by what their people are called; a country
# whose name is used as it is, as New Zealand, is left out.
_DEMONYMS_TEXT = """
afghanistan afghan, armenia armenian, australia australian, azerbaijan azerbaijani, bangladesh
bangladeshi, bhutan bhutanese, cambodia cambodian, china chinese, fiji fijian, france french,
georgia georgian, india indian, indonesia indonesian, iran iranian, japan japanese, kazakhstan
kazakh, kyrgyzstan kyrgyz, lao lao, malaysia malaysian, maldives maldivian, mongolia mongolian,
myanmar burmese, nepal nepali, netherlands dutch, pakistan pakistani, philippines filipino, russia
russian, samoa samoan, singapore singaporean, korea korean, tajikistan tajik, thailand thai, tonga
tongan, turkey turkish, turkmenistan turkmen, uzbekistan uzbek, vietnam vietnamese
"""
DEMONYMS = dict(pair.split() for pair in _DEMONYMS_TEXT.split(","))
# Names that are usual before or after an office, but alone do not tell whose office it is.
_BESIDE_OFFICE = DEMONYMS | {"united nations": "un"}
# How a title and its organization are joined, in full and in short.
_FULL = ("{1} {0}", "{1} s {0}", "{0} of {1}", "{0} of the {1}", "{0} {1}")
_SHORT = (*_FULL[:-1], "{0} at {1}", "{0} for {1}", "{0} at the {1}")


def list_offices(speaker: Speaker, review: Review) -> Iterator[str]:
    """Yield the full ways to name a speaker by an office, each with its organization."""
    if speaker.description:
        yield normalize(speaker.description)
    for title, organization in speaker.roles:
        names = list_names(organization, review.agencies)
        yield from _join(_FULL, [normalize(title)], names)


def list_roles(speaker: Speaker) -> Sequence[Role]:
    """Return a speaker's roles, or what the description may say they are: Director of LOTA."""
    text = "" if speaker.roles else speaker.description or ""
    joints = re.finditer(r"(?:,| of| at| for) (?:the )?", text)
    titles = ((at, title) for at in joints for title in text[: at.start()].split(" and "))
    return speaker.roles or [Role(title, text[at.end() :]) for at, title in titles]


def list_short_offices(speaker: Speaker, review: Review) -> Iterator[str]:
    """Yield the short ways: the Thai foreign minister, the IOM chief, the Network's coordinator."""
    for title, organization in list_roles(speaker):
        names = {*list_names(organization, review.agencies), *_shorten_name(organization)}
        titles = list(_shorten_title(normalize(title)))
        if normalize(organization).startswith("regional "):
            # The Network's regional coordinator, of the Regional Network.
            titles += [f"regional {each}" for each in titles]
        if "minister" in titles[0].split():
            # Not "minister of Thailand", which is also the end of "food minister of Thailand".
            yield from _join(_FULL[:2], ["minister"], names)
        yield from _join(_SHORT, titles, names)


def list_begun_offices(speaker: Speaker, _review: Review) -> Iterator[str]:
    """Yield titles with the first words of an organization: chief engineer of Acme (Shipyards)."""
    for title, organization in speaker.roles:
        words = normalize(organization).split()
        names = (" ".join(words[:end]) for end in range(1, len(words)))
        yield from _join(("{0} of {1}",), [normalize(title)], names)


def list_titles(speaker: Speaker, _review: Review) -> Iterator[str]:
    """Yield a speaker's titles without their organizations, in full, together and in short."""
    titles = [normalize(role.title) for role in list_roles(speaker)]
    yield from (*titles, " and ".join(titles))
    for title in titles:
        yield from _SHORT_TITLES.get(title, ())


def list_employers(speaker: Speaker, review: Review) -> Iterator[str]:
    """Yield the names of the organizations in which a speaker has an office."""
    for role in list_roles(speaker):
        yield from list_names(role.organization, review.agencies)


def list_names(organization: str, agencies: Iterable[Agency]) -> list[str]:
    """Return the names of an organization: with and without brackets, in full, as an acronym.

    ESCAP is also UN ESCAP and UNESCAP, and IOM the UN migration agency.
    """
    shorts = re.findall(r"\(([^()]+)\)", organization)
    names = [organization, re.sub(r"\s*\([^()]*\)", "", organization), *shorts]
    folded = dict.fromkeys(filter(None, map(normalize, names)))
    for agency in agencies:
        forms = list_forms(agency.acronym, agency.name, *agency.spellings)
        if not folded.keys().isdisjoint(forms):
            folded |= dict.fromkeys(forms)
    return [*folded, *(f"un {each[15:]}" for each in folded if each.startswith("united nations "))]


@cache
def list_forms(acronym: str, *names: str) -> Sequence[str]:
    """Return the names of an agency, and the forms in which the press writes them."""
    short = normalize(acronym)
    forms = ("un {}", "un s {}", "un {} agency", "un s {} agency") if short in _FIELDS else ()
    described = (form.format(_FIELDS[short]) for form in forms)
    return [*filter(None, (short, *map(normalize, names))), f"un {short}", f"un{short}", *described]


def _shorten_name(organization: str) -> Iterator[str]:
    """Yield short forms: Thai; the UN Network, the Network and the Migration Network."""
    name = normalize(organization)
    if name in _BESIDE_OFFICE:
        yield _BESIDE_OFFICE[name]
    head, _, topic = name.partition(" on ")
    if topic:
        *before, last = head.split()
        for words in ([*before, last], [*before[:1], last], [*before, topic, last]):
            yield from (" ".join(words[at:]) for at in range(len(words)))


def _shorten_title(title: str) -> Iterator[str]:
    """Yield a title and short forms: chief, DG, foreign minister, Asia-Pacific director."""
    yield title
    yield from _SHORT_TITLES.get(title, ())
    if title in _TOP_TITLES:
        yield from ("chief", "head", "boss", "top official")
    minister, _, field = title.partition(" of ")
    if field and minister == "minister":
        yield from (f"{field} minister", f"{field.removesuffix(' affairs')} minister")
    director, _, place = title.partition(" for ")
    if place:
        area = " ".join(word for word in place.split() if word not in SMALL)
        last = director.split()[-1]
        yield from (director, f"{director} for {area}", f"{last} for {place}")
        scopes = (area, *director.split()[:-1])
        yield from (f"{scope} {each}" for scope in scopes for each in (last, "chief", "head"))
        yield f"{area} {director}"


def _join(forms: Iterable[str], titles: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    return (form.format(*each) for form, *each in product(forms, titles, names))
