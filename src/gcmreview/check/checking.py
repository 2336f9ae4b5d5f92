"""Check the text of a draft: from its prose to a finding for every quotation and figure in it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from gcmreview.check.alignment import (
    Match,
    Near,
    Pattern,
    find_alike,
    find_matches,
    find_near,
    is_foreign,
    make_pattern,
    may_be_alike,
)
from gcmreview.check.bank import Passage
from gcmreview.check.cases import Case, Checker
from gcmreview.check.chances import is_title, list_given, weigh_chance
from gcmreview.check.crediting import judge_credit
from gcmreview.check.credits import find_clause, trim_credits
from gcmreview.check.edits import keeps_markup
from gcmreview.check.findings import CODES, SEVERITIES, Change, Checked, Finding
from gcmreview.check.html import read_html
from gcmreview.check.ignoring import drop_ignored, read_comments
from gcmreview.check.judging import Judgement, judge_lead, judge_match, judge_near, suggest
from gcmreview.check.markdown import read_markdown
from gcmreview.check.neighbourhood import Neighbourhood
from gcmreview.check.plain import read_lines, read_plain
from gcmreview.check.prose import Prose, read_text
from gcmreview.check.quotations import Quotation, find_inner, find_quotations
from gcmreview.check.reading import Reading, report, report_comment, report_figure
from gcmreview.check.stated import find_stated
from gcmreview.check.tokens import join_broken, tokenize

READERS: dict[str, Callable[[str], Prose]] = {
    "markdown": read_markdown,
    "text": read_plain,
    "html": read_html,
    "docx": read_lines,
}
# Verdicts on the words themselves, which the source's may replace.
_WORDED = ("misquote", "permitted")
# Characters before a quotation that may hold a word which denies it.
_BEFORE = 100
# How deep quotations in quotations are looked for: marks alternate, and nobody nests them deeper.
_DEPTH = 2
# Words of a quotation that may be meant for a quote which it is not near.
_MOST_ALIKE = 15
# A single mark that may open a quotation.
_SINGLE = r"(?:^|[\s(\[—–])['‘](?=\w)"
# What is said of words that may be a quote's by chance.
_WEAKER = {"GCM301": "GCM302"}
# Verdicts on words that are no known passage, and on those that may be two things in one.
_UNKNOWN = ("not-found", "too-short")
_UNLIKE = ("not-found", "misquote", "splice")


def check_text(checker: Checker, path: str, text: str, kind: str) -> Checked:
    """Check the text of one draft, of a kind in ``READERS``; ``path`` is how findings name it."""
    prose = READERS[kind](text)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    reading = Reading(path, text, prose, Neighbourhood(text, prose, checker.people), lines)
    spans = find_quotations(prose, singles=checker.options.singles)
    quotations = []
    for index, quotation in enumerate(spans):
        before = spans[index - 1].closed if index else 0
        after = spans[index + 1].opened if index + 1 < len(spans) else len(text)
        quotations += _check(Case(checker, checker.bank, reading, quotation, (before, after)))
    quoted = [(each.start, each.end) for each in spans if each.how == "marked"]
    stated = find_stated(prose, checker.figures, quoted)
    checked = _ignore(reading, quotations, [report_figure(reading, each) for each in stated])
    return checked._replace(unread=_count_unread(checker, reading, spans))


def _count_unread(checker: Checker, reading: Reading, spans: Sequence[Quotation]) -> int:
    """Count the passages in single marks that are like the source's, where they are not read."""
    if checker.options.singles or not re.search(_SINGLE, reading.prose.text):
        return 0
    taken = {each.opened for each in spans}
    ends = [each.closed for each in spans]
    unread = 0
    for each in find_quotations(reading.prose, singles=True):
        within = bisect_right(ends, each.opened)
        is_apart = within == len(spans) or each.closed <= spans[within].opened
        if each.how == "marked" and each.opened not in taken and is_apart:
            case = Case(checker, checker.bank, reading, each, (each.opened, each.closed))
            is_long = len(case.words.split()) >= checker.options.min_words
            unread += is_long and _is_known(_check_one(case))
    return unread


def _ignore(reading: Reading, quotations: Sequence[Finding], figures: Sequence[Finding]) -> Checked:
    """Leave out what the draft's comments ignore, and report the comments that are amiss."""
    ignored, unknown = read_comments(reading.prose, reading.lines)
    kept, used = drop_ignored(reading.lines, ignored, quotations)
    kept_figures, more = drop_ignored(reading.lines, ignored, figures)
    comments = [report_comment(reading, each.comment, "GCM902", each.why) for each in unknown]
    comments += [
        report_comment(reading, each.comment, "GCM901", "it ignores nothing")
        for number, each in enumerate(ignored)
        if number not in used | more
    ]
    comments.sort(key=lambda each: each.place)
    count = len(quotations) - len(kept) + len(figures) - len(kept_figures)
    return Checked(reading.path, tuple(kept), tuple(kept_figures), tuple(comments), count)


def _check(case: Case) -> list[Finding]:
    """Check a quotation; where it is like no passage as it stands, look closer at what it is."""
    finding = _check_one(case)
    if finding and finding.verdict not in _UNLIKE:
        return [finding]
    for look in (_check_parts, _check_open, _check_inner, _check_credited):
        better = look(case, finding)
        if better:
            return better
    return [finding] if finding else []


def _check_parts(case: Case, finding: Finding | None) -> list[Finding]:
    """Check each paragraph alone, where that is what they are.

    A mark that somebody forgot to close has made one quotation of them: a clause in one says whose
    it is, or as a whole it is unknown and one of them is not, or all are unknown but the last.
    """
    quotation = case.quotation
    if finding is None or len(quotation.parts) < 2:  # noqa: PLR2004
        return []
    alone = list(_list_alone(case))
    found = [_check_one(case._replace(quotation=each)) for each in alone]
    known = [number for number, each in enumerate(found) if _is_known(each)]
    is_whole = finding.verdict != "not-found" and known != [len(found) - 1]
    if is_whole and not any(each.how == "open" for each in alone):
        return []
    return [each for each in found if each] if known else []


def _list_alone(case: Case) -> Iterator[Quotation]:
    """Yield the paragraphs of a quotation as quotations; one with a clause ends before it."""
    quotation = case.quotation
    for number, (start, end) in enumerate(quotation.parts):
        block = quotation.block + number
        is_last = number + 1 == len(quotation.parts)
        clause = (
            None if is_last else find_clause(case.reading.prose, (start, end), case.checker.people)
        )
        yield quotation._replace(
            start=start,
            end=clause or end,
            opened=start - 1 if number else quotation.opened,
            closed=clause or (quotation.closed if is_last else end),
            block=block,
            last=block,
            how="open" if clause else quotation.how,
            parts=((start, clause or end),),
            reopens=True,
        )


def _check_open(case: Case, finding: Finding | None) -> list[Finding]:
    """Check a quotation that nothing closes without the clause that says whose it is."""
    if case.quotation.how != "open":
        return []
    part = case.quotation.parts[0]
    end = find_clause(case.reading.prose, part, case.checker.people)
    if end is None:
        return []
    ended = case.quotation._replace(end=end, closed=end, parts=((part[0], end),))
    found = _check_one(case._replace(quotation=ended))
    return [found] if found and _is_better(found, finding) else []


def _check_inner(case: Case, finding: Finding | None) -> list[Finding]:
    """Check what is quoted in a quotation: a paragraph with its quote, or a quote in other words.

    Where the other words are like no passage, they are reported as unknown.
    """
    if not find_inner(case.reading.prose, case.quotation):
        return []
    whole = _check_one(case._replace(bank=case.checker.paragraphs))
    if whole and _is_better(whole, finding):
        return [whole]
    inner = list(_list_known(case, _DEPTH))
    if not inner:
        return []
    rest = _cut_out(case.quotation, [(each.opened, each.closed) for each, _ in inner])
    around = _check_one(case._replace(quotation=rest)) if rest.parts else None
    if finding and finding.verdict != "not-found" and _is_known(around):
        return []
    outer = _report_unknown(case)
    return [*([outer] if outer else []), *(found for _, found in inner)]


def _list_known(case: Case, depth: int) -> Iterator[tuple[Quotation, Finding]]:
    """Yield the quotations in a quotation, and in those, that are like a passage."""
    for each in find_inner(case.reading.prose, case.quotation):
        inside = case._replace(quotation=each)
        finding = _check_one(inside)
        if finding and _is_known(finding):
            yield each, finding
        elif depth > 1:
            yield from _list_known(inside, depth - 1)


def _cut_out(quotation: Quotation, spans: Sequence[tuple[int, int]]) -> Quotation:
    """Return a quotation without some spans of it, which are in order."""
    parts: list[tuple[int, int]] = []
    for start, end in quotation.parts:
        at = start
        for opened, closed in spans:
            if start <= opened < end:
                parts.append((at, opened))
                at = closed
        parts.append((at, end))
    return quotation._replace(parts=tuple(part for part in parts if part[0] < part[1]))


def _check_credited(case: Case, finding: Finding | None) -> list[Finding]:
    """Check a block quotation without the name that stands before or after its words."""
    if case.quotation.how != "set-off":
        return []
    for trimmed in trim_credits(case.reading.prose, case.quotation, case.checker.people):
        found = _check_one(case._replace(quotation=trimmed))
        if found and _is_better(found, finding) and not _cuts_words(case, trimmed, found):
            return [found]
    return []


def _cuts_words(case: Case, trimmed: Quotation, finding: Finding) -> bool:
    """Tell whether what is cut off from a block quotation are words of the passage that it has."""
    prose, whole = case.reading.prose.text, case.quotation
    known = {
        word
        for each in case.bank.passages
        if each.paragraph == finding.paragraph
        and (each.quote.id if each.quote else None) == finding.quote
        for word in each.words
    }
    for span in ((whole.start, trimmed.start), (trimmed.end, whole.end)):
        words = [token.key.casefold() for token in tokenize(prose, span) if token.kind == "word"]
        if words and sum(word in known for word in words) * 2 > len(words):
            return True
    return False


def _is_known(finding: Finding | None) -> bool:
    """Tell whether a finding is of a passage, and not of one that may be meant."""
    return finding is not None and finding.verdict not in _UNKNOWN and finding.code != "GCM105"


def _is_better(finding: Finding, before: Finding | None) -> bool:
    """Tell whether a finding explains words that one before it made something else of."""
    if not _is_known(finding) or finding.verdict == "splice":
        return False
    if not before or not _is_known(before) or before.verdict == "splice":
        return True
    return finding.severity != "error" or len(finding.changes) < len(before.changes)


def _check_one(case: Case) -> Finding | None:
    words, how = case.words, case.quotation.how
    is_short = len(words.split()) < case.checker.options.min_words
    if is_short and how != "marked":
        return None
    if not is_short and is_foreign(case.bank, words):
        return _check_given(case) or _report_unknown(case)
    pattern = _read_pattern(case)
    matches = find_matches(case.bank, pattern)
    if is_short:
        return _check_short(case, pattern, matches)
    return _check_match(case, pattern, matches) if matches else _check_near(case, pattern)


def _check_short(case: Case, pattern: Pattern, matches: Sequence[Match]) -> Finding:
    """Report of a short passage, as likely a term as a quotation, no more than that it matches."""
    judgements = [Judgement(each.passage, tuple(judge_match(each, pattern))) for each in matches]
    clean = [each for each in judgements if each.severity == "none"]
    if clean:
        best = min(clean, key=lambda each: _weigh(each.passage, each.changes))
        return report(case.reading, case.quotation, best)
    change = Change("", "", "too short to tell a quotation from a term", "GCM003")
    return report(case.reading, case.quotation, Judgement(None, (change,)))


def _check_match(case: Case, pattern: Pattern, matches: Sequence[Match]) -> Finding:
    """Report where the words stand, from the passage that leaves the least to say."""
    credit = judge_credit(case, [match.passage for match in matches])
    judged = [
        (match, [*judge_match(match, pattern), *credit.get(id(match.passage), [])])
        for match in matches
    ]
    match, changes = min(judged, key=lambda each: _weigh(each[0].passage, each[1]))
    cut_off = judge_lead(match, pattern, _read_before(case))
    changes += cut_off
    judgement = Judgement(match.passage, (*changes, *_judge_marks(case)))
    if cut_off or (judgement.verdict in _WORDED and judgement.severity != "none"):
        words = suggest(match.passage, match.start - len(cut_off), match.end)
        judgement = judgement._replace(suggestion=words)
    return report(case.reading, case.quotation, judgement, case.bank.speakers)


def _read_before(case: Case) -> str:
    """Return what a reader reads before a quotation, in its block."""
    prose, quotation = case.reading.prose, case.quotation
    block = prose.blocks[quotation.block]
    start = max(block.start, quotation.opened - _BEFORE)
    return read_text(prose.text, start, quotation.opened)


def _weigh(passage: Passage | None, changes: Sequence[Change]) -> tuple[int, int, bool]:
    """Rank a match: the fewer and lighter its changes, the better; quotes before prose."""
    grave = [SEVERITIES.index(CODES[change.code].severity) for change in changes]
    return max(grave, default=0), len(changes), not (passage and passage.quote)


def _check_near(case: Case, pattern: Pattern) -> Finding | None:
    """Report the passage that the words come nearest to, or that there is none."""
    near = None if is_title(pattern) else find_near(case.bank, pattern)
    chance = near and weigh_chance(case, near)
    if near is None or chance == "chance":
        return _check_given(case) or _report_unknown(case)
    judgement = judge_near(near, pattern, case.reading.prose.text)
    credit = judge_credit(case, [near.passage]).get(id(near.passage), [])
    if chance == "unsure":
        judgement = _doubt(judgement)
        credit = [change._replace(code=_WEAKER.get(change.code, change.code)) for change in credit]
    changes = (*judgement.changes, *credit, *_judge_marks(case))
    judgement = judgement._replace(changes=changes)
    is_clear = near.is_clear and (case.quotation.how == "marked" or not _adds_edges(near, pattern))
    prose = case.reading.prose.text
    if not is_clear or not all(keeps_markup(each, prose) for each in judgement.edits):
        judgement = judgement._replace(edits=())
    return report(case.reading, case.quotation, judgement, case.bank.speakers)


def _doubt(judgement: Judgement) -> Judgement:
    """Return a judgement as one that may be by chance: a warning, and no mend."""
    unsure = tuple(change._replace(code="GCM105") for change in judgement.changes)
    return judgement._replace(changes=unsure, edits=())


def _check_given(case: Case) -> Finding | None:
    """Report a quote of the speaker to whom words are given, where they may be meant for it."""
    words = case.words
    is_asked = case.quotation.how == "marked" and len(words.split()) <= _MOST_ALIKE
    given = list_given(case) if is_asked and may_be_alike(case.bank, words) else None
    if not given:
        return None
    pattern = _read_pattern(case)
    near = None if is_title(pattern) else find_alike(case.bank, pattern)
    if near is None or near.passage.quote is None or near.passage.quote.speaker not in given:
        return None
    judgement = _doubt(judge_near(near, pattern, case.reading.prose.text))
    judgement = judgement._replace(changes=(*judgement.changes, *_judge_marks(case)))
    return report(case.reading, case.quotation, judgement, case.bank.speakers)


def _adds_edges(near: Near, pattern: Pattern) -> bool:
    """Tell whether words stand before or after those of a passage.

    In a block without marks they may say who is quoted, or lead to it: no mend takes them out.
    """
    last = len(pattern.tokens) - len(pattern.final)
    return any(
        source[0] == source[1] and (draft[0] == 0 or draft[1] >= last)
        for draft, source in near.differences
    )


def _report_unknown(case: Case) -> Finding | None:
    """Report a quotation of somebody else; what has no marks of its own may be none."""
    if case.quotation.how != "marked":
        return None
    said = "in none of the quotes, nor in the release's own prose"
    judgement = Judgement(None, (Change("", "", said, "GCM201"),), said)
    return report(case.reading, case.quotation, judgement)


def _read_pattern(case: Case) -> Pattern:
    prose = case.reading.prose.text
    tokens = [token for part in case.quotation.parts for token in tokenize(prose, part)]
    return make_pattern(join_broken(tokens, case.bank.known))


def _judge_marks(case: Case) -> list[Change]:
    """Judge the marks that a quotation lacks."""
    changes = []
    if not case.quotation.reopens:
        said = "a further paragraph of it lacks its opening mark"
        changes.append(Change("", "", said, "GCM404"))
    if case.quotation.how == "open":
        changes.append(Change("", "", "its closing mark is missing", "GCM405"))
    return changes
