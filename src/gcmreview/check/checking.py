"""Check the text of a draft: from its prose to a finding for every quotation and figure in it."""

import re
from collections.abc import Callable, Sequence

from gcmreview.check.alignment import (
    Match,
    Near,
    Pattern,
    find_matches,
    find_near,
    is_foreign,
    make_pattern,
)
from gcmreview.check.attribution import Neighbourhood
from gcmreview.check.bank import Passage
from gcmreview.check.cases import Case, Checker
from gcmreview.check.chances import is_title, weigh_chance
from gcmreview.check.crediting import judge_credit
from gcmreview.check.edits import make_edits
from gcmreview.check.findings import CODES, SEVERITIES, Change, Checked, Finding
from gcmreview.check.html import read_html
from gcmreview.check.ignoring import drop_ignored, read_comments
from gcmreview.check.judging import Judgement, judge_match, judge_near, suggest
from gcmreview.check.markdown import read_markdown
from gcmreview.check.plain import read_lines, read_plain
from gcmreview.check.prose import Prose
from gcmreview.check.quotations import find_quotations
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
# What is said of words that may be a quote's by chance.
_WEAKER = {"GCM301": "GCM302"}
# Verdicts on words that are no known passage, and on those that may be two things in one.
_UNKNOWN = ("not-found", "too-short")
_UNLIKE = ("not-found", "misquote", "splice")


def check_text(checker: Checker, path: str, text: str, kind: str) -> Checked:
    """Check the text of one draft, of a kind in ``READERS``; ``path`` is how findings name it."""
    prose = READERS[kind](text)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    reading = Reading(path, text, prose, Neighbourhood(prose, checker.people), lines)
    spans = find_quotations(prose, singles=checker.options.singles)
    quotations = []
    for index, quotation in enumerate(spans):
        before = spans[index - 1].closed if index else 0
        after = spans[index + 1].opened if index + 1 < len(spans) else len(text)
        quotations += _check(Case(checker, reading, quotation, (before, after)))
    quoted = [(each.start, each.end) for each in spans if each.how == "marked"]
    stated = find_stated(prose, checker.review, quoted)
    return _ignore(reading, quotations, [report_figure(reading, each) for each in stated])


def _ignore(reading: Reading, quotations: Sequence[Finding], figures: Sequence[Finding]) -> Checked:
    """Leave out what the draft's comments ignore, and report the comments that are amiss."""
    ignored, unknown = read_comments(reading.text, reading.prose)
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
    """Check a quotation, and those in it where it is itself in none of the quotes."""
    finding = _check_one(case)
    if finding is None:
        return []
    if finding.verdict in _UNLIKE and len(case.quotation.parts) > 1:
        parted = _check_parts(case)
        if parted:
            return parted
    if finding.verdict != "not-found":
        return [finding]
    inner = (_check_one(case._replace(quotation=each)) for each in case.quotation.inner)
    return [finding, *(each for each in inner if each and each.verdict not in _UNKNOWN)]


def _check_parts(case: Case) -> list[Finding]:
    """Check each paragraph alone, where only the last is about something that is known.

    A mark that somebody forgot to close has made one quotation of them.
    """
    quotation = case.quotation
    *others, (start, end) = quotation.parts
    found = []
    for part in others:
        alone = quotation._replace(
            start=part[0], end=part[1], last=quotation.block, parts=(part,), reopens=True
        )
        finding = _check_one(case._replace(quotation=alone))
        if finding is None or finding.verdict not in _UNKNOWN:
            return []
        found.append(finding)
    only = quotation._replace(
        start=start, end=end, opened=start - 1, block=quotation.last, parts=((start, end),)
    )
    finding = _check_one(case._replace(quotation=only))
    return [*found, finding] if finding and finding.verdict not in _UNKNOWN else []


def _check_one(case: Case) -> Finding | None:
    words, how = case.words, case.quotation.how
    is_short = len(words.split()) < case.checker.options.min_words
    if is_short and how != "marked":
        return None
    if not is_short and is_foreign(case.checker.bank, words):
        return _report_unknown(case)
    pattern = _read_pattern(case)
    matches = find_matches(case.checker.bank, pattern)
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
    judgement = Judgement(match.passage, (*changes, *_judge_marks(case)))
    if judgement.verdict in _WORDED and judgement.severity != "none":
        words = suggest(match.passage, match.start, match.end)
        judgement = judgement._replace(suggestion=words)
    return report(case.reading, case.quotation, judgement, case.checker.bank.speakers)


def _weigh(passage: Passage | None, changes: Sequence[Change]) -> tuple[int, int, bool]:
    """Rank a match: the fewer and lighter its changes, the better; quotes before prose."""
    grave = [SEVERITIES.index(CODES[change.code].severity) for change in changes]
    return max(grave, default=0), len(changes), not (passage and passage.quote)


def _check_near(case: Case, pattern: Pattern) -> Finding | None:
    """Report the passage that the words come nearest to, or that there is none."""
    near = None if is_title(pattern) else find_near(case.checker.bank, pattern)
    chance = near and weigh_chance(case, near)
    if near is None or chance == "chance":
        return _report_unknown(case)
    judgement = judge_near(near, pattern, case.reading.prose.text)
    credit = judge_credit(case, [near.passage]).get(id(near.passage), [])
    if chance == "unsure":
        unsure = (change._replace(code="GCM105") for change in judgement.changes)
        judgement = judgement._replace(changes=tuple(unsure), differences=())
        credit = [change._replace(code=_WEAKER.get(change.code, change.code)) for change in credit]
    changes = (*judgement.changes, *credit, *_judge_marks(case))
    judgement = judgement._replace(changes=changes)
    is_clear = near.is_clear and (case.quotation.how == "marked" or not _adds_edges(near, pattern))
    edits = make_edits(case.reading, pattern, judgement) if is_clear else ()
    return report(case.reading, case.quotation, judgement, case.checker.bank.speakers, edits)


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
    return make_pattern(join_broken(tokens, case.checker.bank.known))


def _judge_marks(case: Case) -> list[Change]:
    """Judge the marks that a quotation lacks."""
    changes = []
    if not case.quotation.reopens:
        said = "a further paragraph of it lacks its opening mark"
        changes.append(Change("", "", said, "GCM404"))
    if case.quotation.how == "open":
        changes.append(Change("", "", "its closing mark is missing", "GCM405"))
    return changes
