"""Check the text of a draft: from its prose to a finding for every quotation and figure in it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from gcmreview.check.alignment import (
    Near,
    Pattern,
    find_matches,
    find_near,
    is_foreign,
    make_pattern,
)
from gcmreview.check.attribution import (
    Attribution,
    Neighbourhood,
    People,
    find_attribution,
    names_other,
)
from gcmreview.check.bank import Bank, Passage
from gcmreview.check.findings import CODES, Change, Checked, Edit, Finding, Place
from gcmreview.check.html import read_html
from gcmreview.check.ignoring import Ignored, read_comments
from gcmreview.check.judging import (
    Judgement,
    find_place,
    judge_match,
    judge_near,
    name_passage,
    suggest,
)
from gcmreview.check.markdown import read_markdown
from gcmreview.check.plain import read_lines, read_plain
from gcmreview.check.prose import Prose, read_text
from gcmreview.check.quotations import Quotation, find_quotations
from gcmreview.check.stated import Stated, find_stated
from gcmreview.check.tokens import CONTINUED, join_broken, tokenize
from gcmreview.model import Review, name_speaker

READERS: dict[str, Callable[[str], Prose]] = {
    "markdown": read_markdown,
    "text": read_plain,
    "html": read_html,
    "docx": read_lines,
}
# Words of a prose passage that is a quotation of it, and no name or term that it has too.
_SHORTEST_PROSE = 8
# Verdicts on the words themselves, which the source's may replace.
_WORDED = ("misquote", "permitted")
# What words follow without a space.
_JOINING = "-–—(/"
# What is said of words that may be a quote's by chance.
_WEAKER = {"GCM301": "GCM302"}
# From how many words on a near miss is no chance, and the part of them that may differ then.
_SURE = ((9, 0.12), (12, 0.25), (16, 1.0))
# Verdicts on words that are no known passage, and on those that may be two things in one.
_UNKNOWN = ("not-found", "too-short")
_UNLIKE = ("not-found", "misquote", "splice")
# Letters of a word that has a capital in a title, the words of the longest title, and the part of
# its long words that have one.
_LONG_WORD = 4
_LONGEST_TITLE = 16
_TITLE = 0.75


# Where the quotation before ends, and the next one begins.
Neighbours = tuple[int, int]


# Whether a near miss is one, may be one, or is one by chance alone.
Chance = Literal["sure", "unsure", "chance"]


class Options(NamedTuple):
    """How to check: from how many words a quotation is one, and whether single marks are marks."""

    min_words: int = 4
    singles: bool = False


class Checker:
    """A review made ready to hold drafts against: its bank and its people."""

    def __init__(self, review: Review, options: Options = Options()) -> None:  # noqa: B008
        self.review = review
        self.options = options
        self.bank = Bank(review)

    @cached_property
    def people(self) -> People:
        """The speakers by all their names, made when a quotation first needs them."""
        return People(self.review)


class _Draft(NamedTuple):
    """A draft on its way: its text, its prose, who is named in it, and where its lines begin."""

    path: str
    text: str
    prose: Prose
    around: Neighbourhood
    lines: Sequence[int]


def check_text(checker: Checker, path: str, text: str, kind: str) -> Checked:
    """Check the text of one draft, of a kind in ``READERS``; ``path`` is how findings name it."""
    prose = READERS[kind](text)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    draft = _Draft(path, text, prose, Neighbourhood(prose, checker.people), lines)
    spans = find_quotations(prose, singles=checker.options.singles)
    quotations = []
    for index, quotation in enumerate(spans):
        before = spans[index - 1].closed if index else 0
        after = spans[index + 1].opened if index + 1 < len(spans) else len(text)
        quotations += _check(checker, draft, quotation, (before, after))
    ignored, unknown = read_comments(text, prose)
    quoted = [(each.start, each.end) for each in spans if each.how == "marked"]
    figures = [
        _report_figure(draft, stated) for stated in find_stated(prose, checker.review, quoted)
    ]
    kept, used = _drop_ignored(draft, ignored, quotations)
    kept_figures, more = _drop_ignored(draft, ignored, figures)
    used |= more
    comments = [
        _report_comment(draft, each.comment.start, each.comment.end, "GCM902", each.why)
        for each in unknown
    ]
    comments += [
        _report_comment(draft, each.comment.start, each.comment.end, "GCM901", "it ignores nothing")
        for number, each in enumerate(ignored)
        if number not in used
    ]
    comments.sort(key=lambda each: each.place)
    count = len(quotations) - len(kept) + len(figures) - len(kept_figures)
    return Checked(path, tuple(kept), tuple(kept_figures), tuple(comments), count)


def _drop_ignored(
    draft: _Draft, ignored: Sequence[Ignored], findings: Sequence[Finding]
) -> tuple[list[Finding], set[int]]:
    """Return the findings that no comment ignores, and the comments that ignore one."""
    if not ignored:
        return list(findings), set()
    kept: list[Finding] = []
    used: set[int] = set()
    # Both go in the order of the draft; what has ended is looked at no more.
    waiting = sorted(range(len(ignored)), key=lambda number: ignored[number].start, reverse=True)
    active: list[int] = []
    for finding in findings:
        place = draft.lines[finding.place.line - 1] + finding.place.column - 1
        while waiting and ignored[waiting[-1]].start <= place:
            active.append(waiting.pop())
        active = [number for number in active if place < ignored[number].end]
        if active and finding.severity != "none":
            used.update(active)
        else:
            kept.append(finding)
    return kept, used


def _check(
    checker: Checker, draft: _Draft, quotation: Quotation, neighbours: Neighbours
) -> list[Finding]:
    """Check a quotation, and those in it where it is itself in none of the quotes."""
    finding = _check_one(checker, draft, quotation, neighbours)
    if finding is None:
        return []
    if finding.verdict in _UNLIKE and len(quotation.parts) > 1:
        parted = _check_parts(checker, draft, quotation, neighbours)
        if parted:
            return parted
    if finding.verdict != "not-found":
        return [finding]
    inner = (_check_one(checker, draft, each, neighbours) for each in quotation.inner)
    return [finding, *(each for each in inner if each and each.verdict not in _UNKNOWN)]


def _check_parts(
    checker: Checker, draft: _Draft, quotation: Quotation, neighbours: Neighbours
) -> list[Finding]:
    """Check the last paragraph alone, where those before it are about something else.

    A mark that somebody forgot to close has made one quotation of them.
    """
    *others, (start, end) = quotation.parts
    last = quotation._replace(
        start=start, end=end, opened=start - 1, block=quotation.last, parts=((start, end),)
    )
    for part in others:
        alone = quotation._replace(
            start=part[0], end=part[1], last=quotation.block, how="open", parts=(part,)
        )
        if _check_one(checker, draft, alone, neighbours):
            return []
    finding = _check_one(checker, draft, last, neighbours)
    return [finding] if finding and finding.verdict not in _UNKNOWN else []


def _check_one(
    checker: Checker, draft: _Draft, quotation: Quotation, neighbours: Neighbours
) -> Finding | None:
    text = read_text(draft.prose.text, quotation.start, quotation.end)
    is_short = len(text.split()) < checker.options.min_words
    if not is_short and is_foreign(checker.bank, text):
        return _report_unknown(draft, quotation)
    pattern = _read_pattern(checker, draft.prose, quotation)
    matches = {id(match.passage): match for match in find_matches(checker.bank, pattern)}
    judgements = [(each.passage, judge_match(each, pattern)) for each in matches.values()]
    if quotation.how != "marked" and is_short:
        return None
    if is_short:
        return _check_short(draft, quotation, judgements)
    if not judgements:
        return _check_near(checker, draft, quotation, neighbours, pattern)
    if quotation.how == "open":
        judgements = [
            (passage, [*changes, Change("", "", "its closing mark is missing", "GCM405")])
            for passage, changes in judgements
        ]
    passages = [passage for passage, _ in judgements]
    said = _judge_attribution(checker, draft, quotation, neighbours, passages)
    best = min(
        ((passage, [*changes, *said.get(id(passage), [])]) for passage, changes in judgements),
        key=lambda each: _weigh(*each),
    )
    passage, changes = best
    judgement = Judgement(passage, (*changes, *_judge_marks(quotation)))
    if CODES[judgement.code].verdict in _WORDED and judgement.severity != "none":
        match = matches[id(passage)]
        words = suggest(passage, match.start, match.end)
        judgement = judgement._replace(suggestion=words)
    return _report(draft, quotation, judgement, checker)


def _check_short(
    draft: _Draft, quotation: Quotation, judgements: Sequence[tuple[Passage, list[Change]]]
) -> Finding:
    """Report of a short passage, as likely a term as a quotation, no more than that it matches."""
    for passage, changes in sorted(judgements, key=lambda each: _weigh(*each)):
        if all(CODES[change.code].severity == "none" for change in changes):
            return _report(draft, quotation, Judgement(passage, tuple(changes)))
    change = Change("", "", "too short to tell a quotation from a term", "GCM003")
    return _report(draft, quotation, Judgement(None, (change,)))


def _weigh(passage: Passage, changes: Sequence[Change]) -> tuple[int, int, bool]:
    """Rank a match: the fewer and lighter its changes, the better; quotes before prose."""
    grave = {"error": 2, "warning": 1, "none": 0}
    most = max((grave[CODES[change.code].severity] for change in changes), default=0)
    return most, len(changes), passage.quote is None


def _check_near(
    checker: Checker,
    draft: _Draft,
    quotation: Quotation,
    neighbours: Neighbours,
    pattern: Pattern,
) -> Finding | None:
    near = None if _is_title(pattern) else find_near(checker.bank, pattern)
    chance = near and _weigh_chance(checker, draft, quotation, neighbours, near)
    if near is None or chance == "chance":
        return _report_unknown(draft, quotation)
    judgement = judge_near(near, pattern, draft.prose.text)
    if chance == "unsure":
        unsure = (change._replace(code="GCM105") for change in judgement.changes)
        judgement = judgement._replace(changes=tuple(unsure), differences=())
    said_of = _judge_attribution(checker, draft, quotation, neighbours, [near.passage])
    given = said_of.get(id(near.passage), [])
    if chance == "unsure":
        given = [change._replace(code=_WEAKER.get(change.code, change.code)) for change in given]
    more = [*given, *_judge_marks(quotation)]
    judgement = judgement._replace(changes=(*judgement.changes, *more))
    edits = _make_edits(draft, pattern, judgement) if near.is_clear else ()
    return _report(draft, quotation, judgement, checker, edits)


def _weigh_chance(
    checker: Checker, draft: _Draft, quotation: Quotation, neighbours: Neighbours, near: Near
) -> Chance:
    """Tell how sure a near miss is one, since a few words may be like a passage's by chance.

    They are no chance where the speaker or the source is named near them. They are one where
    somebody else is said to have said them, or where they are like the release's own prose.
    """
    text = read_text(draft.prose.text, quotation.start, quotation.end)
    count = len(text.split())
    most = max((most for least, most in _SURE if count >= least), default=0.0)
    if near.ratio <= most and (near.verdict != "splice" or most == 1):
        return "sure"
    quote = near.passage.quote
    if draft.around.names(quotation, frozenset((quote.speaker,) if quote else ())):
        return "sure"
    if quote is None or names_other(draft.prose, quotation, checker.people, neighbours):
        return "chance"
    return "unsure"


def _report_unknown(draft: _Draft, quotation: Quotation) -> Finding | None:
    """Report a quotation of somebody else; what has no marks of its own may be none."""
    if quotation.how != "marked":
        return None
    said = "in none of the quotes, nor in the release's own prose"
    return _report(draft, quotation, Judgement(None, (Change("", "", said, "GCM201"),), said))


def _is_title(pattern: Pattern) -> bool:
    """Tell whether words are a title or a name, most of whose long words have capitals.

    That of the release, or of the Global Compact, is given in many forms; none is a quotation.
    """
    if len(pattern.words) > _LONGEST_TITLE:
        return False
    return _is_capitalized([token.key for token in pattern.tokens if token.kind == "word"])


def _is_capitalized(every: Sequence[str]) -> bool:
    words = [word for word in every if len(word) >= _LONG_WORD]
    capitals = sum(word[0].isupper() and not word.isupper() for word in words)
    return len(words) > 1 and capitals > _TITLE * len(words)


def _read_pattern(checker: Checker, prose: Prose, quotation: Quotation) -> Pattern:
    tokens = [token for part in quotation.parts for token in tokenize(prose.text, part)]
    return make_pattern(join_broken(tokens, checker.bank.known))


def _judge_marks(quotation: Quotation) -> list[Change]:
    if quotation.reopens:
        return []
    said = "a further paragraph of it lacks its opening mark"
    return [Change("", "", said, "GCM404")]


def _judge_attribution(
    checker: Checker,
    draft: _Draft,
    quotation: Quotation,
    neighbours: Neighbours,
    passages: Sequence[Passage],
) -> dict[int, list[Change]]:
    """Say of each passage what is wrong with whom the draft gives it to."""
    owners = frozenset(each.quote.speaker for each in passages if each.quote)
    given = find_attribution(draft.prose, quotation, checker.people, neighbours)
    if given and given.speakers & owners:
        return {}
    if given:
        return {id(each): [_name_wrong(checker, given, each)] for each in passages}
    if not _is_worth_a_source(draft, quotation, passages):
        return {}
    if draft.around.names(quotation, owners):
        return {}
    missing = Change("", "", "no speaker or source is named near it", "GCM304")
    return {id(each): [missing] for each in passages}


def _is_worth_a_source(draft: _Draft, quotation: Quotation, passages: Sequence[Passage]) -> bool:
    """Tell whether words need a source: those of a quote do, a name in the prose does not."""
    if not any(each.quote for each in passages) and _is_capitalized(
        re.findall(r"[^\W_]+", read_text(draft.prose.text, quotation.start, quotation.end))
    ):
        return False
    size = len(read_text(draft.prose.text, quotation.start, quotation.end).split())
    return any(each.quote for each in passages) or size >= _SHORTEST_PROSE


def _name_wrong(checker: Checker, given: Attribution, passage: Passage) -> Change:
    if passage.quote is None:
        said = f"the release's own prose (para. {passage.paragraph}), given to {given.named}"
        return Change("", given.named, said, "GCM303")
    speaker = checker.bank.speakers[passage.quote.speaker]
    whose = f"{name_speaker(speaker)}'s, {name_passage(passage)}"
    said = f"given to {given.named}; the words are {whose}"
    is_sure = given.strength == "strong" and speaker.id not in given.beside
    return Change(speaker.name, given.named, said, "GCM301" if is_sure else "GCM302")


def _make_edits(draft: _Draft, pattern: Pattern, judgement: Judgement) -> tuple[Edit, ...]:
    """Return the edits that would put the source's words in, kept to the tokens that differ."""
    edits = []
    for first, last, source in judgement.differences:
        start, end = find_place(pattern, (first, last), source)
        while draft.prose.text[end : end + 1] == CONTINUED:
            end += 1
        text = source
        if start == end:
            text = _space(draft, start, source)
        elif not source:
            start, end = _close_up(draft.text, start, end)
        edits.append(Edit(start, end, text))
    return tuple(edits)


def _space(draft: _Draft, at: int, source: str) -> str:
    """Put a space between words that are put in and the word before or after them."""
    before, after = draft.text[at - 1 : at], draft.text[at : at + 1]
    lead = " " if source[0].isalnum() and before.isalnum() else ""
    tail = " " if after.isalnum() and source[-1] not in _JOINING else ""
    return f"{lead}{source}{tail}"


def _close_up(text: str, start: int, end: int) -> tuple[int, int]:
    """Take out a space along with words that go."""
    if text[start - 1 : start] == " " and (text[end : end + 1] in (" ", ".", ",", "”", '"', "")):
        return start - 1, end
    if text[end : end + 1] == " ":
        return start, end + 1
    return start, end


def _locate(draft: _Draft, start: int, end: int) -> Place:
    line = bisect_right(draft.lines, start)
    end_line = bisect_right(draft.lines, end) if end > start else line
    return Place(
        line, start - draft.lines[line - 1] + 1, end_line, end - draft.lines[end_line - 1] + 1
    )


def _report(
    draft: _Draft,
    quotation: Quotation,
    judgement: Judgement,
    checker: Checker | None = None,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    passage = judgement.passage
    quote = passage.quote if passage else None
    speaker = checker.bank.speakers[quote.speaker] if quote and checker else None
    code = judgement.code
    message = judgement.message
    first = next((change for change in judgement.changes if change.code == code), None)
    if first and (not message or CODES[code].verdict == "misattributed"):
        message = first.reason
    return Finding(
        draft.path,
        _locate(draft, quotation.start, quotation.end),
        draft.text[quotation.start : quotation.end],
        judgement.verdict,
        judgement.severity,
        code,
        quote.id if quote else None,
        quote.speaker if quote else None,
        speaker.name if speaker else None,
        passage.paragraph if passage else None,
        judgement.changes,
        message or (f"as in {name_passage(passage)}" if passage else ""),
        judgement.suggestion,
        judgement.pieces,
        edits,
    )


def _report_figure(draft: _Draft, stated: Stated) -> Finding:
    rule = CODES[stated.change.code]
    return Finding(
        draft.path,
        _locate(draft, stated.start, stated.end),
        draft.text[stated.start : stated.end],
        rule.verdict,
        rule.severity,
        stated.change.code,
        None,
        None,
        None,
        stated.statistic.paragraph,
        (stated.change,),
        stated.message,
        stated.statistic.text,
    )


def _report_comment(draft: _Draft, start: int, end: int, code: str, why: str) -> Finding:
    rule = CODES[code]
    return Finding(
        draft.path,
        _locate(draft, start, end),
        draft.text[start:end],
        rule.verdict,
        rule.severity,
        code,
        None,
        None,
        None,
        None,
        (Change("", "", why, code),),
        why,
        None,
    )


def list_findings(checked: Iterable[Checked]) -> list[Finding]:
    """Return all that was found, in order."""
    return [
        finding for each in checked for finding in (*each.quotations, *each.figures, *each.comments)
    ]
