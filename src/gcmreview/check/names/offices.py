"""The ways to name a speaker by an office: as the release does, and in short as the press does."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from gcmreview.check.names.lexicon import DEMONYMS, FIELDS, SHORT_TITLES, TOP_TITLES
from gcmreview.dataset.model import Agency, Review, Speaker
from gcmreview.text.words import SMALL, normalize

# How a title and its organization are joined, in full and in short.
_FULL = ("{1} {0}", "{1} s {0}", "{0} of {1}", "{0} of the {1}", "{0} {1}")
_SHORT = (*_FULL[:-1], "{0} at {1}", "{0} for {1}", "{0} at the {1}")


def list_offices(speaker: Speaker, review: Review) -> Iterator[str]:
    """Yield the full ways to name a speaker by an office, each with its organization."""
    yield normalize(speaker.description)
    for title, organization in speaker.roles:
        names = list_names(organization, review.agencies)
        yield from _join(_FULL, [normalize(title)], names)


def list_short_offices(speaker: Speaker, review: Review) -> Iterator[str]:
    """Yield the short ways: the Thai foreign minister, the IOM chief, the Network's coordinator."""
    for title, organization in speaker.roles:
        names = {*list_names(organization, review.agencies), *_shorten_name(organization)}
        yield from _join(_SHORT, _shorten_title(normalize(title)), names)


def list_names(organization: str, agencies: Iterable[Agency]) -> list[str]:
    """Return the names of an organization: with and without brackets, in full, as an acronym.

    ESCAP is also UN ESCAP and UNESCAP, and IOM the UN migration agency.
    """
    shorts = re.findall(r"\(([^()]+)\)", organization)
    names = [organization, re.sub(r"\s*\([^()]*\)", "", organization), *shorts]
    folded = dict.fromkeys(map(normalize, names))
    for agency in agencies:
        known = {normalize(each) for each in (agency.name, agency.acronym, *agency.spellings)}
        if not known.isdisjoint(folded):
            acronym = normalize(agency.acronym)
            field = FIELDS.get(acronym)
            folded |= dict.fromkeys((*sorted(known), f"un {acronym}", f"un{acronym}"))
            folded |= dict.fromkeys((f"un {field}", f"un {field} agency") if field else ())
    return list(folded)


def _shorten_name(organization: str) -> Iterator[str]:
    """Yield short forms: Thai; the UN Network, the Network and the Migration Network."""
    name = normalize(organization)
    if name in DEMONYMS:
        yield DEMONYMS[name]
    head, _, topic = name.partition(" on ")
    if topic:
        *before, last = head.split()
        for words in ([*before, last], [*before[:1], last], [*before, topic, last]):
            yield from (" ".join(words[at:]) for at in range(len(words)))


def _shorten_title(title: str) -> Iterator[str]:
    """Yield a title and short forms: chief, DG, foreign minister, Asia-Pacific director."""
    yield title
    yield from SHORT_TITLES.get(title, ())
    if title in TOP_TITLES:
        yield from ("chief", "head")
    minister, _, field = title.partition(" of ")
    if field and minister == "minister":
        yield from (f"{field} minister", f"{field.removesuffix(' affairs')} minister")
    director, _, place = title.partition(" for ")
    if place:
        area = " ".join(word for word in place.split() if word not in SMALL)
        last = director.split()[-1]
        yield from (director, f"{area} {director}", f"{area} {last}", f"{director} for {area}")


def _join(forms: Iterable[str], titles: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    return (form.format(*each) for form, *each in product(forms, titles, names))
