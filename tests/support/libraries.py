"""Two made-up releases: one person speaks in both, and two others share a family name and an id."""

from pathlib import Path

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.library.library import Library, make_library
from support.releases import MadeQuote, MadeSpeaker, compose_release

PATHWAYS = "We must build safer pathways for every worker in the region before the winter."
CLINICS = "Clinics along the border stay open through the whole night for families."
HARBOURS = "Every harbour on this coast has opened its gates to ships in distress."
FARMERS = "Our farmers lost the harvest twice and still shared their bread."

_AGENCY = """
[[agencies]]
acronym = "ILO"
name = "International Labour Organization"
role = "member"
paragraph = {0}
editorial.name = "ed"
editorial.role = "ed"
"""
_FIGURE = """
[[statistics]]
id = "workers"
value = {0}
unit = "million"
qualifier = "over"
label = "herders in Rivers and Hills"
text = "over {0} million herders in Rivers and Hills"
paragraph = 3
"""
TALKS = compose_release(
    f"Oslo – Mr. Kwame Okafor, Head of Office, ILO, said: “{PATHWAYS}”",
    f"Ms. Ana Lee, Director of WHO, said: “{CLINICS}”",
    "There are over 5 million herders in Rivers and Hills.",
    speakers=(
        MadeSpeaker("okafor", honorific="Mr."),
        MadeSpeaker("lee", "Ana Lee", "Lee", "Director of WHO", 2, "Ms."),
    ),
    quotes=(MadeQuote(PATHWAYS, "okafor-1", "okafor"), MadeQuote(CLINICS, "lee-1", "lee", 2)),
    more=_AGENCY.format(1) + _FIGURE.format(5),
    title="Rivers and Hills Talks Conclude",
    id="talks-2021",
)
COAST = compose_release(
    f"Bergen – Kwame Okafor, Director-General of UNHCR, said: “{HARBOURS}”",
    f"Mr. Bo Lee, Minister of Ghana and of ILO, said: “{FARMERS}”",
    "There are over 7 million herders in Rivers and Hills.",
    speakers=(
        MadeSpeaker("dg", description="Director-General of UNHCR"),
        MadeSpeaker("lee", "Bo Lee", "Lee", "Minister of Ghana", 2, "Mr."),
    ),
    quotes=(MadeQuote(HARBOURS, "dg-1", "dg"), MadeQuote(FARMERS, "lee-1", "lee", 2)),
    more=_AGENCY.format(2) + _FIGURE.format(7),
    title="Rivers and Hills Coast Meeting Ends",
    id="coast-2022",
    date="2022-05-01",
    url="https://example.org/news/coast",
)


def write_library(folder: Path) -> Path:
    """Write both releases into a folder of their own, and return it."""
    folder = folder / "data"
    folder.mkdir()
    for name, text in (("a.toml", TALKS), ("b.toml", COAST)):
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def load_library(folder: Path) -> Library:
    """Write both releases into a folder, and return them as a library."""
    return make_library(load_both(folder))


def load_both(folder: Path) -> list[Review]:
    """Write both releases into a folder, and return them as they are read."""
    return [load_review(str(path)) for path in sorted(write_library(folder).iterdir())]
