"""The rules for a quotation whose words equal the source's: what may differ, and what may not.

The case of the initial letter, the final punctuation and footnotes are from the UN Editorial
Manual ("Quotations"); omissions and insertions from the EU Interinstitutional Style Guide, 5.10.
"""

from collections.abc import Sequence
from itertools import chain, takewhile

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
from gcmreview.check.match.pattern import MOST_FINAL, Pattern, is_open
from gcmreview.check.source.equality import differs_in_case
from gcmreview.check.source.passages import FINAL_MARKS, Passage, read_source
from gcmreview.check.source.tokens import is_gap, list_words, tokenize

# Words that deny what is said: inserted, even in brackets, or cut off, they change the sense.
_DENIALS_TEXT = """
not no never none neither nor nothing nobody without hardly barely rarely
cannot can't don't won't isn't doesn't
"""
_DENIALS = frozenset(_DENIALS_TEXT.split())
# Other words whose omission may change the sense of the words that are left.
_LIMITS_TEXT = """
only unless except but seldom if until may might must should shall could would
"""
_SENSE = _DENIALS.union(_LIMITS_TEXT.split())
# Words that a bracket may replace: to replace more hides what was said.
_MOST_REPLACED = 4


def judge_match(match: Match, pattern: Pattern) -> list[Change]:
    """Return what differs in a quotation whose words equal the source's."""
    return [
        *(
            Change(each.from_, each.to, f"a listed correction: {each.reason}", PERMITTED)
            for each in match.substitutes
        ),
        *_judge_initial(match, pattern),
        *(
            Change("", token.key, "a bracket in a word", PERMITTED)
            for token in pattern.tokens
            if token.kind == "bracket" and not is_open(token)
        ),
        *chain(*(_judge_skipped(each, match.passage) for each in match.skipped)),
        *_judge_end(match, pattern),
        *_judge_notes(match, pattern),
    ]


def _judge_initial(match: Match, pattern: Pattern) -> list[Change]:
    """Permit a first letter in the other case: “we must act” for “We must act”."""
    own, key = pattern.tokens[pattern.at[0]].key, match.passage.keys[match.start]
    if not differs_in_case(own, key):
        return []
    return [Change(key[0], own[0], "the case of the initial letter", PERMITTED)]


def judge_lead(match: Match, pattern: Pattern, before: str) -> list[Change]:
    """Judge whether a denial is cut off before the first word, and not said ``before`` it.

    “country can address this alone” lacks the “No” that the source has before it.
    """
    passage = match.passage
    cut_off = passage.keys[match.start - 1] if match.start else ""
    if cut_off.casefold() not in _DENIALS:
        return []
    inside = " ".join(token.key for token in pattern.between if not is_gap(token))
    if _DENIALS.intersection(_split(f"{before} {inside}")):
        return []
    first = passage.keys[match.start]
    said = f"“{cut_off}” is left out before “{first}”, which may change the sense"
    # Words after a bracket or an omission are not verbatim.
    return [Change(cut_off, "", said, SENSE_CHANGED if pattern.between else DENIAL_CUT_OFF)]


def _split(text: str) -> list[str]:
    return list_words(tokenize(text, literal=True))


def _judge_skipped(skipped: Skipped, passage: Passage) -> list[Change]:
    """Judge a mark of omission or a bracket by the source's words in its place."""
    tokens = passage.tokens[skipped.start : skipped.end]
    omitted = read_source(passage, skipped.start, skipped.end) if skipped.is_inside else ""
    words = [token.key for token in tokens if token.kind == "word"]
    if not is_gap(skipped.token):
        changes = _judge_insertion(skipped, omitted, words)
    elif words:
        changes = [Change(omitted, "…", "a marked omission", PERMITTED)]
    elif any(map(is_gap, tokens)):
        changes = []
    else:
        changes = [Change("", "…", "an ellipsis where nothing is omitted", NEEDLESS_ELLIPSIS)]
    return changes + _judge_sense(skipped.token.key, omitted, words)


def _judge_insertion(skipped: Skipped, omitted: str, words: Sequence[str]) -> list[Change]:
    """Judge an insertion in brackets, which may replace a few words: “[the pact] can help”.

    The source's own “no” may be written in a bracket: “[No] country can”.
    """
    replaced, inserted = omitted if words else "", skipped.token.key
    own, source = _split(inserted), [*map(str.casefold, words)]
    changes = [Change(replaced, inserted, "an insertion in brackets", PERMITTED)]
    if replaced and len(words) > _MOST_REPLACED and source != own:
        said = f"a bracket replaces {len(words)} words: “{omitted}”"
        changes.append(Change(omitted, inserted, said, LONG_INSERTION))
    if not skipped.is_inside:
        source = source[: len(own)] if skipped.start else source[-len(own) :]
    if _DENIALS.intersection(own).difference(source):
        said = f"the insertion “{inserted}” may change the sense"
        changes.append(Change(replaced, inserted, said, SENSE_CHANGED))
    return changes


def _judge_sense(inserted: str, omitted: str, words: Sequence[str]) -> list[Change]:
    """Report an omission that may change the sense: “we … be ambitious” leaves out “must”."""
    turning = [word for word in words if word.casefold() in _SENSE.difference(_split(inserted))]
    if not omitted or not turning:
        return []
    listed = ", ".join(f"“{word}”" for word in dict.fromkeys(turning))
    said = f"the words left out include {listed}, which may change the sense: “{omitted}”"
    return [Change(omitted, inserted, said, SENSE_CHANGED)]


def _judge_end(match: Match, pattern: Pattern) -> list[Change]:
    """Judge the marks that end a quotation against those that follow in the source.

    “alone.”, “alone,” and “alone” may each be written for “alone.”, but not “alone?” or “alone.,.”.
    """
    if is_open(pattern.tokens[pattern.end - 1]):
        return []
    keys = match.passage.keys[match.end :]
    own = "".join(token.key for token in pattern.tokens[pattern.end :])
    following = "".join(takewhile(FINAL_MARKS.__contains__, keys))
    if own == following:
        return []
    for mark in "?!":
        if (mark in following) != (mark in own):
            said = f"the final {mark} is {'left out' if mark in following else 'added'}"
            return [Change(following, own, said, FINAL_MARK)]
    if len(own) > MOST_FINAL:
        return [Change(following, own, f"“{own}” at the end has too many marks", MISQUOTE)]
    # Without a mark, the quotation may end before the passage's sentence does.
    if own or len(following) == len(keys):
        return [Change(following, own, "the final punctuation", PERMITTED)]
    return []


def _judge_notes(match: Match, pattern: Pattern) -> list[Change]:
    """Permit footnote indicators that are left out, or added."""
    passage = match.passage
    first = passage.tokens[match.start].start
    end = match.end + len([*takewhile(FINAL_MARKS.__contains__, passage.keys[match.end :])])
    last = len(passage.text) if end == len(passage.tokens) else passage.tokens[end].start
    own = sum(place in range(first, last) for place in passage.notes)
    return [] if own == pattern.notes else [Change("", "", "a footnote's indicator", PERMITTED)]
