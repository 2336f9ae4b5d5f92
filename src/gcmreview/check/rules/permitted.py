"""The rules for quotations whose words are the source's: what may differ, and what may not."""

import re
from collections.abc import Sequence
from itertools import takewhile

from gcmreview.check.codes import (
    DENIAL_CUT_OFF,
    FINAL_MARK,
    LONG_INSERTION,
    MISQUOTE,
    NEEDLESS_ELLIPSIS,
    PERMITTED,
    SENSE_CHANGED,
)
from gcmreview.check.findings import Change
from gcmreview.check.match.exact import Match, Skipped
from gcmreview.check.match.pattern import Pattern, is_gap
from gcmreview.check.source.passages import FINAL_MARKS, Passage, read_source
from gcmreview.check.source.tokens import swap_initial

# Words whose omission may turn the sense of what is left.
_SENSE_TEXT = """
not no never none neither nor nothing nobody cannot only unless except but without hardly
barely rarely seldom if until may might must should shall could would can't don't won't
"""
_SENSE = frozenset(_SENSE_TEXT.split())
# Words that turn it where they are put in, even in brackets, or cut off before the first word.
_NEGATIONS = frozenset(
    ("not", "no", "never", "nor", "neither", "cannot", "don't", "won't", "can't")
)
# Words that say the same before a quotation: nobody agreed that a “country can …”.
_DENIALS = _NEGATIONS | frozenset(
    ("none", "nobody", "nothing", "without", "hardly", "barely", "rarely", "isn't", "doesn't")
)
# Words before a quotation in which one of them is looked for.
_REACH = 8
# Marks that may end a quotation: its own, and the house's.
_MOST_FINAL = 2
# Words that a bracket may replace.
_MOST_REPLACED = 4


def judge_match(match: Match, pattern: Pattern) -> list[Change]:
    """Return what differs in a quotation whose words are the source's."""
    changes = [
        Change(each.from_, each.to, f"a listed correction: {each.reason}", PERMITTED)
        for each in match.substitutes
    ]
    changes += _judge_initial(match, pattern)
    changes += [
        Change("", token.key, "a bracket in a word", PERMITTED)
        for chunk in pattern.chunks
        for token in chunk
        if token.kind == "bracket"
    ]
    for skipped in match.skipped:
        changes += _judge_skipped(skipped, match.passage)
    changes += _judge_end(match, pattern)
    changes += _judge_notes(match, pattern)
    return changes


def _judge_initial(match: Match, pattern: Pattern) -> list[Change]:
    first = next((chunk[0] for chunk in pattern.chunks if chunk), None)
    if first is None or first.kind != "word":
        return []
    key = match.passage.keys[match.start]
    if first.key != key and swap_initial(first.key) == key:
        return [Change(key[0], first.key[0], "the case of the initial letter", PERMITTED)]
    return []


def judge_lead(match: Match, pattern: Pattern, before: str) -> list[Change]:
    """Judge whether a word that denies the first words is cut off, and not said ``before`` them."""
    passage = match.passage
    cut_off = passage.keys[match.start - 1] if match.start else ""
    if cut_off.casefold() not in _NEGATIONS:
        return []
    inside = [token.key for token in pattern.between if not is_gap(token)]
    said_before = _list_words(before)[-_REACH:] + _list_words(" ".join(inside))
    if _DENIALS.intersection(said_before):
        return []
    first = passage.keys[match.start]
    said = f"“{cut_off}” is left out before “{first}”, which may change the sense"
    # Words after a bracket or an omission are not verbatim.
    return [Change(cut_off, "", said, SENSE_CHANGED if pattern.between else DENIAL_CUT_OFF)]


def _list_words(text: str) -> list[str]:
    """Return the words of a text in lower case, an apostrophe in them straight."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.casefold())
    return [word.replace("’", "'") for word in words]


def _judge_skipped(skipped: Skipped, passage: Passage) -> list[Change]:
    omitted = read_source(passage, skipped.start, skipped.end)
    words = [
        token.key for token in passage.tokens[skipped.start : skipped.end] if token.kind == "word"
    ]
    if is_gap(skipped.token):
        own = any(token.kind == "gap" for token in passage.tokens[skipped.start : skipped.end])
        if own and not words:
            return []
        if not words:
            return [Change("", "…", "an ellipsis where nothing is omitted", NEEDLESS_ELLIPSIS)]
        said = "a marked omission" if skipped.is_inside else "an ellipsis for the words around it"
        changes = [Change(omitted if skipped.is_inside else "", "…", said, PERMITTED)]
    else:
        replaced = omitted if skipped.is_inside and words else ""
        changes = [Change(replaced, skipped.token.key, "an insertion in brackets", PERMITTED)]
        is_same = [word.casefold() for word in words] == _list_words(skipped.token.key)
        if replaced and len(words) > _MOST_REPLACED and not is_same:
            said = f"a bracket replaces {len(words)} words: “{omitted}”"
            changes.append(Change(omitted, skipped.token.key, said, LONG_INSERTION))
        if _NEGATIONS.intersection(_list_words(skipped.token.key)):
            said = f"the insertion “{skipped.token.key}” may change the sense"
            changes.append(Change(replaced, skipped.token.key, said, SENSE_CHANGED))
    turning = [word for word in words if word.casefold() in _SENSE]
    if skipped.is_inside and turning:
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(turning))
        said = f"the words left out hold {listed}, which may change the sense: “{omitted}”"
        changes.append(Change(omitted, skipped.token.key, said, SENSE_CHANGED))
    return changes


def _judge_end(match: Match, pattern: Pattern) -> list[Change]:
    """Judge the marks that end a quotation against those that follow in the source."""
    if pattern.between and not pattern.chunks[-1]:
        return []
    keys = match.passage.keys[match.end :]
    own = "".join(token.key for token in pattern.final)
    following = _list_marks(keys)
    is_odd = len(own) > _MOST_FINAL or (own == ",," and not pattern.notes)
    if is_odd and own != following and not set(own) & set("?!"):
        said = f"“{own}” for “{following}” at the end"
        return [Change(following, own, said, MISQUOTE)]
    if own == following or (own and following.startswith(own)):
        return []
    lost = [mark for mark in "?!" if (mark in following) != (mark in own)]
    if lost:
        mark = lost[0]
        said = f"the final {mark} is {'left out' if mark in following else 'not the source’s'}"
        return [Change(following, own, said, FINAL_MARK)]
    is_whole = match.end + len(following) == len(match.passage.keys)
    if own or (following and is_whole):
        return [Change(following, own, "the final punctuation", PERMITTED)]
    return []


def _list_marks(keys: Sequence[str]) -> str:
    """Return the marks that keys begin with."""
    return "".join(takewhile(lambda key: key in FINAL_MARKS, keys))


def _judge_notes(match: Match, pattern: Pattern) -> list[Change]:
    passage = match.passage
    first = passage.tokens[match.start].start
    end = match.end
    while end < len(passage.keys) and passage.keys[end] in FINAL_MARKS:
        end += 1
    last = len(passage.text) if end == len(passage.tokens) else passage.tokens[end].start
    own = sum(first <= place < last for place in passage.notes)
    if own != pattern.notes:
        return [Change("", "", "a footnote's indicator", PERMITTED)]
    return []
