"""Quotations of the bundled review in drafts of many shapes, with permitted and forbidden edits.

    python evaluation/corpus.py [--seed 1] [--cases 6000] [--class "letter dropped"]

Prints the cases as JSON lines. Each has the name of its class, the verdicts that are right, and the
place of the quotation in the draft.
"""

import argparse
import json
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import edits
import shapes
from classes import CLASSES, Class, Group
from passages import Passage, is_in_source, split_pieces
from shapes import Draft, Quoted

# How many draws a case may take before the source is taken to give no more of its class.
TRIES = 400
# The checker takes a bare block quotation for a quotation only if it resembles a quote, which a
# changed one of fewer words than this may not.
_LEAST_BARE = 14
_ATTRIBUTION_SHAPES = frozenset(
    ("straight", "curly", "wrapped", "CRLF", "HTML", "table", "list", "block", "BOM")
)


class Case(NamedTuple):
    """A draft with one quotation to judge. ``words`` is what a reader reads between the marks."""

    id: str
    group: Group
    kind: str
    shape: str
    suffix: str
    draft: str
    spans: tuple[tuple[int, int], ...]
    verdicts: frozenset[str]
    words: str


def draw_case(random: Random, kind: Class, number: int) -> Case | None:
    """Draw a case of a class, or None if this draw gives none."""
    drawn = _draw_words(random, kind)
    if drawn is None:
        return None
    passage, text = drawn
    shape = kind.shape or random.choice(_list_shapes(kind, text))
    speaker = kind.attribute(random, passage)
    edited = kind.late_edit(random, text) if kind.late_edit else text
    if not edited or (kind.late_edit and is_in_source(edited)):
        return None
    draft = shapes.SHAPES[shape](random, Quoted(edited, speaker, kind.is_final))
    if draft is None or not _is_still_changed(kind, draft):
        return None
    suffix, drafted, spans = kind.finish(random, draft, passage)
    id_ = f"{kind.name}/{shape}/{number}"
    return Case(id_, kind.group, kind.name, shape, suffix, drafted, spans, kind.verdicts, edited)


def _draw_words(random: Random, kind: Class) -> tuple[Passage, str] | None:
    """Draw a passage, and edit its words."""
    passage = kind.draw(random)
    text = kind.edit(random, passage.text) if passage else None
    return (passage, text) if passage and text and _is_changed(kind, text) else None


def _has_to_differ(kind: Class) -> bool:
    """Say if the words of a class must differ from the source's."""
    return kind.group == "forbidden" and not kind.is_in_source and not kind.is_final


def _is_changed(kind: Class, text: str) -> bool:
    return not _has_to_differ(kind) or not all(map(is_in_source, split_pieces(text)))


def _is_still_changed(kind: Class, draft: Draft) -> bool:
    """Say if a shape that cuts the words in two has left a part that is not the source's."""
    if not _has_to_differ(kind) or len(draft.spans) == 1:
        return True
    return not all(is_in_source(draft.text[start:end]) for start, end in draft.spans)


def _list_shapes(kind: Class, text: str) -> list[str]:
    """Return the names of the shapes that fit a class and its words."""
    names = _ATTRIBUTION_SHAPES if kind.group == "attribution" else shapes.SHAPES.keys()
    unfit = (
        (kind.is_broken, shapes.WRAPPING),
        (kind.is_order or kind.is_final, shapes.CUTTING),
        (kind.is_plain, {"HTML", "HTML tags"}),
        ("\n" in text, shapes.ONE_LINE),
        ("*" in text, {"inner emphasis"}),
        # The checker takes a block quotation without marks that resembles no quote for none.
        ("not-found" in kind.verdicts, {"bare block"}),
        (len(edits.find_words(text)) < _LEAST_BARE, {"bare block"}),
    )
    return sorted(set(names).difference(*(shapes_ for is_so, shapes_ in unfit if is_so)))


def make_cases(seed: int, cases: int) -> Iterator[Case]:
    """Yield about that many cases, as many of each class, and no draft twice."""
    each = max(1, cases // len(CLASSES))
    for kind in CLASSES:
        yield from make_class(Random(f"{seed}/{kind.name}"), kind, each)


def make_class(random: Random, kind: Class, number: int) -> Iterator[Case]:
    """Yield that many cases of a class, or fewer if the source gives no more of them."""
    seen: set[str] = set()
    for _ in range(TRIES * number):
        if len(seen) == number:
            return
        case = draw_case(random, kind, len(seen))
        if case and case.draft not in seen:
            seen.add(case.draft)
            yield case


def main() -> None:
    """Print the cases as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=6000)
    parser.add_argument("--class", dest="kind", help="only the cases of this class")
    arguments = parser.parse_args()
    for case in make_cases(arguments.seed, arguments.cases):
        if arguments.kind in (None, case.kind):
            print(json.dumps({**case._asdict(), "verdicts": sorted(case.verdicts)}))


if __name__ == "__main__":
    main()
