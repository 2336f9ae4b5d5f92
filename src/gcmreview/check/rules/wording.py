"""The rules for quotations whose words differ from the source's: how, and what to write instead."""

import re
from collections.abc import Sequence

from gcmreview.check.codes import MISQUOTE, OMISSION, SPLICE
from gcmreview.check.document import read_text
from gcmreview.check.findings import Change, DiffPiece, Edit
from gcmreview.check.match.align import NearMatch
from gcmreview.check.match.edits import make_edit
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.rules.judgement import Judgement
from gcmreview.check.source.passages import name_passage, read_source, suggest
from gcmreview.check.source.tokens import Token
from gcmreview.text.printable import name_character


def judge_near(near: NearMatch, pattern: Pattern, text: str) -> Judgement:
    """Say how a quotation differs from the passage that it comes nearest to."""
    passage = near.passage
    name = name_passage(passage)
    own = _read_tokens(pattern.tokens, text)
    source = read_source(passage, near.start, near.end)
    if near.verdict == "splice":
        others = " and ".join(map(name_passage, near.others[:3]))
        said = f"words of {name} and {others} joined as one"
        return Judgement(passage, (Change(source, own, said, SPLICE),), said, None)
    if near.is_reordered:
        said = f"pieces of {name} in another order"
        return Judgement(passage, (Change(passage.text, own, said, MISQUOTE),), said, passage.text)
    changes = []
    for difference in near.differences:
        words = _read_tokens(pattern.tokens[slice(*difference.draft)], text)
        theirs = read_source(passage, *difference.source)
        changes.append(_name_change(theirs, words, near.verdict))
    edits = tuple(make_edit(pattern, passage, each, text) for each in near.differences)
    said = _say_difference(changes, name, near.verdict)
    return Judgement(
        passage,
        tuple(changes),
        said,
        suggest(passage, near.start, near.end),
        edits,
        _make_pieces(edits, pattern, text),
    )


def _read_tokens(tokens: Sequence[Token], text: str) -> str:
    return show(text[tokens[0].start : tokens[-1].end]) if tokens else ""


def show(text: str) -> str:
    """Return words of a draft as a message shows them, on one line."""
    return re.sub(r"\s+", " ", read_text(text, 0, len(text)))


def _name_change(source: str, draft: str, verdict: str) -> Change:
    code = OMISSION if verdict == "omission" else MISQUOTE
    if not draft:
        return Change(source, "", f"“{source}” left out", code)
    if not source:
        return Change("", draft, f"“{draft}” added", code)
    if source == draft:
        return Change(source, draft, f"the space at “{draft}” differs", code)
    if source.casefold() == draft.casefold():
        return Change(source, draft, f"“{draft}” for “{source}”: the case differs", code)
    said = f"“{draft}” for “{source}”"
    return Change(source, draft, f"{said}{_name_lookalikes(source, draft)}", code)


def _name_lookalikes(source: str, draft: str) -> str:
    """Name the letters of another alphabet in a word that may look like the source's."""
    if len(source) != len(draft):
        return ""
    others = [
        f"{name_character(theirs)} in place of “{own}”"
        for own, theirs in zip(source, draft, strict=True)
        if own != theirs and theirs.isalnum() and own.isascii() and not theirs.isascii()
    ]
    return f": {', '.join(others)}" if others else ""


def _say_difference(changes: Sequence[Change], name: str, verdict: str) -> str:
    if verdict == "omission":
        left_out = ", ".join(f"“{change.from_}”" for change in changes)
        return f"left out of {name} without a mark: {left_out}"
    if len(changes) == 1:
        return f"not as in {name}: {changes[0].reason}"
    return f"not as in {name}, in {len(changes)} places"


def _make_pieces(edits: Sequence[Edit], pattern: Pattern, text: str) -> tuple[DiffPiece, ...]:
    """Write the quotation as a word diff: the draft's words, and the source's in their place."""
    pieces: list[DiffPiece] = []
    at = pattern.tokens[0].start
    for start, end, source in edits:
        own = show(text[start:end])
        # The space that goes along with words is none of them.
        lead = " " if not source and own.startswith(" ") else ""
        pieces += [
            DiffPiece("both", show(text[at:start]) + lead),
            DiffPiece("draft", own.removeprefix(lead)),
            DiffPiece("source", source.rstrip()),
            DiffPiece("both", " " if source.endswith(" ") else ""),
        ]
        at = end
    pieces.append(DiffPiece("both", show(text[at : pattern.tokens[-1].end])))
    return tuple(piece for piece in pieces if piece.text)
