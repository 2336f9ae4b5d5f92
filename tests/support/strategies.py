"""Valid datasets of any words, for the rules that are true of all of them."""

import hashlib
import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from gcmreview.dataset.decoding import decode_review
from gcmreview.dataset.loader import find_problems
from gcmreview.dataset.model import Review
from gcmreview.output.patch import Replacement
from gcmreview.text.characters import MARK, TYPED
from gcmreview.text.folding import shows
from gcmreview.text.printable import find_unsafe

# Characters that some format, shell, spreadsheet, markup or terminal reads as more than themselves.
AWKWARD = (
    "\"'`\\|,;:[]{}()<>&*_~#$%=+-@!?/^ \u00a0\u00ad\u200b\u200d“”‘’«»–—…\u0301éñ日本🙂שלוםمرحبا"
)
ANY = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
WORDS = st.text(st.sampled_from(AWKWARD) | ANY, min_size=1, max_size=24).filter(
    lambda text: shows(text) and find_unsafe(text) is None
)
# A mark within a quotation has its own closing one, so there is none here.
QUOTED = WORDS.filter(
    lambda text: re.search(MARK, text) is None and not any(typed in text for typed in TYPED)
)
SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,7}", fullmatch=True)


@st.composite
def datasets(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the table of a valid dataset: the paragraphs are made of the records' words."""
    title = draw(WORDS)
    speakers, quotes, paragraphs = [], [], [title]
    for slug in draw(st.lists(SLUGS, max_size=3, unique=True)):
        name, office, words = draw(st.tuples(WORDS, WORDS, QUOTED))
        number = len(paragraphs)
        paragraphs.append(f"“{words}” said {name}, {office}.")
        speakers.append(
            {
                "id": slug,
                "name": name,
                "family_name": name,
                "description": office,
                "paragraph": number,
            }
        )
        topics = draw(st.lists(SLUGS, max_size=2))
        quotes.append(
            {
                "id": f"{slug}-1",
                "speaker": slug,
                "paragraph": number,
                "text": words,
                "attribution": "explicit",
                "topics": topics,
                "editorial": {"topics": "editors"} if topics else {},
            }
        )
    value = draw(st.integers(0, 10**6))
    label = f"people {draw(WORDS)}"
    paragraphs.append(f"over {value} {label}\nand {title}")
    return {
        "release": {
            "id": "any",
            "title": title,
            "place": title,
            "date": date(2021, 3, 19),
            "publisher": title,
            "url": "https://example.org/",
            "language": "en",
            "sha256": hashlib.sha256("\n\n".join(paragraphs).encode()).hexdigest(),
            "editorial": {"date": "editors", "url": "editors", "language": "editors"},
        },
        "origins": [{"id": "editors", "text": draw(WORDS)}],
        "paragraphs": [{"number": i, "text": text} for i, text in enumerate(paragraphs)],
        "speakers": speakers,
        "quotes": quotes,
        "agencies": [
            {"acronym": title, "name": label, "role": "member", "paragraph": len(paragraphs) - 1}
        ],
        "statistics": [
            {
                "id": "any",
                "value": value,
                "qualifier": "over",
                "label": label,
                "text": f"over {value} {label}",
                "paragraph": len(paragraphs) - 1,
            }
        ],
    }


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Draw a review that the loader accepts."""
    review, problems = decode_review(draw(datasets()))
    found = [*problems, *find_problems(review, problems)]
    assert not found, found
    return review


# Texts whose spaces, joiners and wide characters are hard to wrap.
SPACED = st.text(alphabet="ab日é\u0301\u00a0 -🙂\u200d❤\ufe0f1\u20e3", max_size=60)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    """Draw a text of many line ends, and edits of it that do not overlap, in order."""
    lines = st.lists(st.text(st.sampled_from("ab-+\\@ \r\u2028\x0c\x85é"), max_size=4), max_size=30)
    text = "\n".join(draw(lines))
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    words = st.text(st.sampled_from("xy\n\r-"), max_size=3)
    spans = zip(bounds[::2], bounds[1::2], strict=False)
    return text, [(start, end, draw(words)) for start, end in spans]
