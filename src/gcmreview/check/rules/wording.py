"""The rules for quotations whose words differ from the source's, and what to write instead."""

import re
from collections.abc import Sequence

from gcmreview.check.codes import MISQUOTE, OMISSION, SPLICE
from gcmreview.check.context import QuotationContext
from gcmreview.check.findings import Change, DiffPiece, Edit
from gcmreview.check.match.align import Difference, NearMatch
from gcmreview.check.match.edits import make_edit
from gcmreview.check.match.pattern import Pattern
from gcmreview.check.rules.judgement import Judgement
from gcmreview.check.source.passages import name_passage, read_source, suggest
from gcmreview.check.source.tokens import Token
from gcmreview.documents.document import read_text
from gcmreview.text.printable import name_character


def judge_near(context: QuotationContext, near: NearMatch, pattern: Pattern) -> Judgement:
    """Say how a quotation differs from the passage that it is nearest to."""
    text, passage = context.draft.document.text, near.passage
    name = name_passage(passage)
    own = _read_tokens(pattern.tokens, text)
    if near.verdict == "splice":
        *names, last = map(name_passage, (passage, *near.others))
        said = f"joins words of {', '.join(names)} and {last}"
        change = Change(read_source(passage, near.start, near.end), own, said, SPLICE)
        return Judgement(context.quotation, passage, (change,))
    if not near.differences:
        change = Change(passage.text, own, f"has parts of {name} in another order", MISQUOTE)
        return Judgement(context.quotation, passage, (change,), suggestion=passage.text)
    changes = tuple(_name_change(near, each, pattern, text) for each in near.differences)
    edits = tuple(make_edit(pattern, passage, each, text) for each in near.differences)
    return Judgement(
        context.quotation,
        passage,
        changes,
        _say_difference(changes, name, near.verdict),
        suggest(passage, near.start, near.end),
        edits,
        _make_pieces(edits, pattern, text),
    )


def _read_tokens(tokens: Sequence[Token], text: str) -> str:
    return show(text[tokens[0].start : tokens[-1].end]) if tokens else ""


def show(text: str) -> str:
    """Return words of a draft as a message shows them, on one line."""
    return re.sub(r"\s+", " ", read_text(text, 0, len(text)))


def _name_change(near: NearMatch, difference: Difference, pattern: Pattern, text: str) -> Change:
    """Say how a quotation differs in one place."""
    draft = _read_tokens(pattern.tokens[slice(*difference.draft)], text)
    source = read_source(near.passage, *difference.source)
    code = OMISSION if near.verdict == "omission" else MISQUOTE
    if not draft:
        return Change(source, "", f"“{source}” left out", code)
    if not source:
        return Change("", draft, f"“{draft}” added", code)
    if source == draft:
        return Change(source, draft, f"a space is missing or added at “{draft}”", code)
    is_case = source.casefold() == draft.casefold()
    more = " (only the case differs)" if is_case else _name_lookalikes(source, draft)
    return Change(source, draft, f"“{draft}” instead of “{source}”{more}", code)


def _name_lookalikes(source: str, draft: str) -> str:
    """Name the letters of another alphabet in a word that may look like the source's."""
    if len(source) != len(draft):
        return ""
    others = [
        f"{name_character(theirs)} in place of “{own}”"
        for own, theirs in zip(source, draft, strict=True)
        if theirs.isalnum() and own.isascii() and not theirs.isascii()
    ]
    return f" ({', '.join(others)})" if others else ""


def _say_difference(changes: Sequence[Change], name: str, verdict: str) -> str:
    """Say how a quotation differs as a whole: in one place, or in how many."""
    if verdict == "omission":
        left_out = ", ".join(f"“{change.from_}”" for change in changes)
        return f"omits words of {name} without an ellipsis: {left_out}"
    where = f" in {len(changes)} places" if changes[1:] else f": {changes[0].reason}"
    return f"differs from {name}{where}"


def _make_pieces(edits: Sequence[Edit], pattern: Pattern, text: str) -> tuple[DiffPiece, ...]:
    """Write the quotation as a word diff: the draft's words, and the source's in their place."""
    pieces: list[DiffPiece] = []
    at = pattern.tokens[0].start
    for start, end, source in edits:
        own = show(text[start:end])
        # The space before removed words is not marked as removed.
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
