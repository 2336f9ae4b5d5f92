"""Datasets of made-up releases, for what must work with any release."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Review
from gcmreview.errors import DatasetError
from gcmreview.importing.builder import NewDataset
from gcmreview.importing.writer import write_dataset


class MadeSpeaker(NamedTuple):
    """A speaker of a made-up release, who is named in a paragraph."""

    id: str = "sp"
    name: str = "Kwame Okafor"
    family_name: str = "Okafor"
    description: str = "Head of Office, ILO"
    paragraph: int = 1
    honorific: str = ""


class MadeQuote(NamedTuple):
    """A quote of a made-up release."""

    text: str
    id: str = "sp-1"
    speaker: str = "sp"
    paragraph: int = 1
    attribution: str = "explicit"


OKAFOR = MadeSpeaker()
_RELEASE = {
    "id": "talks-2021",
    "title": "Regional Talks Conclude",
    "publisher": "International Organization for Migration (IOM)",
    "date": "2021-03-19",
    "url": "https://example.org/news/talks",
    "language": "en",
}
MakeRelease = Callable[..., Path]


def compose_release(
    *paragraphs: str,
    speakers: Sequence[MadeSpeaker] = (OKAFOR,),
    quotes: Sequence[MadeQuote | str] = (),
    more: str = "",
    **release: str,
) -> str:
    """Return the TOML of a release with these paragraphs, which need not be valid.

    A quote that is only a text is Okafor's, in paragraph 1; ``more`` is TOML at the end, and
    ``release`` are fields of the release, such as its title; an empty one is left out.
    """
    # A release begins with its place: Oslo – …
    given = {**_RELEASE, "place": paragraphs[0].split(" ")[0].strip(",:"), **release}
    texts = [given["title"], *paragraphs]
    day = given.pop("date")
    given["sha256"] = hashlib.sha256("\n\n".join(texts).encode()).hexdigest()
    given = {name: value for name, value in given.items() if value}
    editorial = [name for name in ("publisher", "url", "language") if name in given]
    lines = [
        "[release]",
        *_write_fields(given),
        *([f"date = {day}", 'editorial.date = "ed"'] if day else []),
        *(f'editorial.{name} = "ed"' for name in editorial),
        '[[origins]]\nid = "ed"\ntext = "The editors"',
    ]
    for speaker in speakers:
        fields = {name: value for name, value in speaker._asdict().items() if value != ""}
        lines += ["[[speakers]]", *_write_fields(fields), 'editorial.family_name = "ed"']
    for at, quote in enumerate(quotes, 1):
        made = MadeQuote(quote, f"sp-{at}") if isinstance(quote, str) else quote
        lines += ["[[quotes]]", *_write_fields(made._asdict())]
    for number, text in enumerate(texts):
        lines += ["[[paragraphs]]", *_write_fields({"number": number, "text": text})]
    return "\n".join([*lines, more, ""])


def list_problems(path: Path) -> list[str]:
    """Return the problems of a dataset, each without its file; none if it is valid."""
    try:
        load_review(str(path))
    except DatasetError as error:
        return [line.removeprefix(f"{path}:") for line in str(error).split("\n")]
    return []


def _write_fields(fields: Mapping[str, object]) -> Iterator[str]:
    # A string of JSON is a basic string of TOML.
    for name, value in fields.items():
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}"


def write_review(review: Review) -> str:
    """Write a review as TOML, without comments on what is not sure."""
    return write_dataset(NewDataset(review, (), {}, ()), "release.txt")
