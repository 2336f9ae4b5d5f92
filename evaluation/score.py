"""Score `gcmreview check` on permitted and forbidden edits, beside its peers, and on other news.

    python evaluation/score.py [--seed 1] [--cases 6000] [--peers] [--news] [--real-news]

Prints Markdown tables. Exits with 1 if a forbidden edit passed as clean, if half a per cent of the
permitted edits or more were called errors, if a fix is not certain, if a page has a finding on a
right name or none on a wrong one, or if other news has an error.
"""

import argparse
import math
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import news
import peers
from classes import CLEAN
from corpus import Case, make_cases
from fixes import make_trials, print_fixes
from pages import Page, make_pages
from passages import REVIEW
from tool import Found, Report, Text, Tool, check_by_command, check_in_process, make_fixer

# The share of permitted edits that may be called an error stays below this.
MOST_FALSE_ALARMS = 0.005
# The share of quotations of nobody that may get a verdict as if they misquoted the review.
MOST_SPURIOUS = 0.001
CONFIDENCE = 0.95
# Pages of each layout with all names right, and as many with all wrong.
PAGES = 25
# Quotations in the made news.
QUOTATIONS = 20_000
ACCUSED = frozenset(("misquote", "omission", "splice", "misattributed", "not-found"))
SPURIOUS = ACCUSED - {"not-found"}


class Result(NamedTuple):
    """A case, all findings of its draft, and those at each part of its quotation."""

    case: Case
    report: Report
    found: tuple[tuple[Found, ...], ...]

    def is_false_clean(self) -> bool:
        """Say if a forbidden case passes as clean: no finding there is one that it should have."""
        wanted = self.case.verdicts | ACCUSED
        if self.case.group == "attribution":
            wanted = wanted | {"unattributed"}
        each = [found for part in self.found for found in part]
        flagged = any(found.severity != "none" and found.verdict in wanted for found in each)
        return self.case.group != "permitted" and not flagged

    def is_false_alarm(self) -> bool:
        """Say if a permitted case has an error, there or anywhere in the draft."""
        each = self.report.quotations
        return self.case.group == "permitted" and any(one.severity == "error" for one in each)

    def is_right(self) -> bool:
        """Say if the verdict is right: for every part if permitted, for any part if forbidden."""
        parts = [any(one.verdict in self.case.verdicts for one in part) for part in self.found]
        if self.case.group == "permitted":
            return all(parts) and all(one.verdict in CLEAN for part in self.found for one in part)
        return any(parts)

    def is_exact(self) -> bool:
        """Say if every part of the quotation was found to the character."""
        places = {(one.start, one.end) for one in self.report.quotations}
        return all(span in places for span in self.case.spans)


def main() -> None:
    """Score, print, and exit with 1 if the score is not good enough."""
    arguments = _read_arguments()
    check: Tool = check_in_process if arguments.in_process else check_by_command
    cases = [
        case
        for case in make_cases(arguments.seed, arguments.cases)
        if arguments.kind in (None, case.kind)
    ]
    results = judge_cases(cases, check)
    print_classes(results)
    print_totals(results)
    suffices = is_enough(results)
    suffices &= print_fixes(make_trials(arguments.seed, arguments.cases), make_fixer())
    if arguments.failures:
        write_failures(Path(arguments.failures), results, arguments.most)
    if arguments.kind is None:
        suffices &= print_pages(judge_pages(make_pages(arguments.seed, PAGES), check))
    if arguments.peers:
        print_peers(results)
    if arguments.news or arguments.real_news:
        samples = news.make_samples(arguments.seed, QUOTATIONS, real=arguments.real_news)
        suffices &= print_news(samples, check)
    sys.exit(0 if suffices else 1)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=6000, help="about that many")
    parser.add_argument("--class", dest="kind", help="only the cases of this class")
    parser.add_argument("--in-process", action="store_true", help="without the command line")
    parser.add_argument(
        "--peers", action="store_true", help="install other tools, and ask them too"
    )
    parser.add_argument("--news", action="store_true", help="check made news too")
    parser.add_argument("--real-news", action="store_true", help="check made and real news too")
    parser.add_argument("--failures", help="write failing cases to this file")
    parser.add_argument("--most", type=int, default=15, help="how many failing cases to write")
    return parser.parse_args()


def judge_cases(cases: Sequence[Case], check: Tool) -> list[Result]:
    """Check every case."""
    reports = check([Text(case.suffix, case.draft) for case in cases])
    return [_judge(case, report) for case, report in zip(cases, reports, strict=True)]


def _judge(case: Case, report: Report) -> Result:
    found = tuple(
        tuple(each for each in report.quotations if each.start < end and start < each.end)
        for start, end in case.spans
    )
    return Result(case, report, found)


def bound(failures: int, number: int) -> float:
    """Return the one-sided 95 % upper bound of a rate, by Clopper and Pearson."""
    low, high = failures / number, 1.0
    if failures == number:
        return 1.0
    for _ in range(50):
        middle = (low + high) / 2
        chance = sum(
            math.comb(number, each) * middle**each * (1 - middle) ** (number - each)
            for each in range(failures + 1)
        )
        low, high = (middle, high) if chance > 1 - CONFIDENCE else (low, middle)
    return high


def _count(results: Iterable[Result], is_so: Callable[[Result], bool]) -> int:
    return sum(is_so(result) for result in results)


def _percent(part: int, number: int) -> str:
    return f"{100 * part / number:.1f} %" if number else "–"


def print_classes(results: list[Result]) -> None:
    """Print a row for every class."""
    print("| class | n | passed as clean | at most | called an error | right class | exact span |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind in dict.fromkeys(result.case.kind for result in results):
        print(_describe(kind, [result for result in results if result.case.kind == kind]))


def _describe(name: str, results: list[Result]) -> str:
    number = len(results)
    clean, alarms = "–", "–"
    most = "–"
    if results[0].case.group == "permitted":
        alarms = _percent(_count(results, Result.is_false_alarm), number)
    else:
        failures = _count(results, Result.is_false_clean)
        clean, most = str(failures), f"{100 * bound(failures, number):.2f} %"
    right = _percent(_count(results, Result.is_right), number)
    exact = _percent(_count(results, Result.is_exact), number)
    return f"| {name} | {number} | {clean} | {most} | {alarms} | {right} | {exact} |"


def print_totals(results: list[Result]) -> None:
    """Print a row for every group, and one for every shape."""
    for group in ("permitted", "forbidden", "attribution"):
        each = [result for result in results if result.case.group == group]
        if each:
            print(_describe(f"**{group}**", each))
    print("\n| shape | n | passed as clean | called an error | right class | exact span |")
    print("|---|--:|--:|--:|--:|--:|")
    for shape in sorted({result.case.shape for result in results}):
        print(_describe_shape(shape, [each for each in results if each.case.shape == shape]))


def _describe_shape(shape: str, results: list[Result]) -> str:
    number = len(results)
    clean = _count(results, Result.is_false_clean)
    alarms = _count(results, Result.is_false_alarm)
    right = _percent(_count(results, Result.is_right), number)
    exact = _percent(_count(results, Result.is_exact), number)
    return f"| {shape} | {number} | {clean} | {alarms} | {right} | {exact} |"


def is_enough(results: list[Result]) -> bool:
    """Say if no forbidden edit passed as clean, and almost no permitted one was called an error."""
    alarms = _count(results, Result.is_false_alarm)
    limit = MOST_FALSE_ALARMS * sum(result.case.group == "permitted" for result in results)
    return not _count(results, Result.is_false_clean) and (not alarms or alarms < limit)


def print_peers(results: list[Result]) -> None:
    """Print how many of the same quotations each tool calls verified."""
    asked = [result for result in results if result.case.group != "attribution"]
    words = [result.case.words for result in asked]
    print("\n| tool | permitted accepted | forbidden wrongly accepted |\n|---|--:|--:|")
    ours = [
        result.is_right() if result.case.group == "permitted" else result.is_false_clean()
        for result in asked
    ]
    _print_answers("gcmreview check", asked, ours)
    source = "\n\n".join(paragraph.text for paragraph in REVIEW.paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        python = peers.make_environment(Path(folder) / "venv")
        for peer in peers.PEERS:
            answers = peers.ask_peer(python, peer, source, words)
            name = f"{peer.name} {answers.version}".strip()
            if answers.problem:
                print(f"| {name} | {answers.problem} | |")
            else:
                _print_answers(name, asked, answers.accepted)


def _print_answers(name: str, asked: list[Result], accepted: Sequence[bool]) -> None:
    counts = Counter(result.case.group for result in asked)
    yes = Counter(result.case.group for result, is_so in zip(asked, accepted, strict=True) if is_so)
    shares = (_percent(yes[group], counts[group]) for group in ("permitted", "forbidden"))
    print(f"| {name} |", " | ".join(shares), "|", flush=True)


class Counts(NamedTuple):
    """The quotations of a layout's pages by right and wrong names, and those judged wrongly."""

    right: int
    flagged: int
    errors: int
    wrong: int
    missed: int


def judge_pages(pages: Iterable[Page], check: Tool) -> dict[str, Counts]:
    """Check pages; return the counts by layout."""
    every = list(pages)
    counts: dict[str, Counts] = {}
    reports = check([Text(page.draft.suffix, page.draft.text) for page in every])
    for page, report in zip(every, reports, strict=True):
        before = counts.get(page.layout, Counts(0, 0, 0, 0, 0))
        number = len(page.draft.spans)
        flagged = {(each.start, each.end) for each in report.quotations if each.severity != "none"}
        errors = sum(each.severity == "error" for each in report.quotations)
        missed = sum(span not in flagged for span in page.draft.spans)
        this = (number, len(flagged), errors, 0, 0) if page.is_right else (0, 0, 0, number, missed)
        counts[page.layout] = Counts(*map(sum, zip(before, this, strict=True)))
    return counts


def print_pages(counts: dict[str, Counts]) -> bool:
    """Print a row for every layout of a page; say if nothing right is flagged or wrong missed."""
    total = Counts(*map(sum, zip(*counts.values(), strict=True)))
    print("\n| layout of a page | right names | flagged | errors | wrong names | missed |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, row in (*counts.items(), ("**all**", total)):
        print(f"| {name} | {' | '.join(map(str, row))} |")
    return not (total.flagged or total.missed)


def print_news(samples: Iterable[news.Sample], check: Tool) -> bool:
    """Print the findings in news that quotes nobody of the review; say if they are few enough."""
    print("\n| news | drafts | quotations | errors | spurious verdicts | figures |")
    print("|---|--:|--:|--:|--:|--:|")
    suffices = True
    for sample in samples:
        reports = check(sample.texts)
        found = [each for report in reports for each in report.quotations]
        errors = sum(each.severity == "error" for each in found)
        spurious = sum(each.verdict in SPURIOUS for each in found)
        figures = sum(len(report.figures) for report in reports)
        print(f"| {sample.name} | {len(sample.texts)} | {len(found)} | {errors} |", end=" ")
        print(f"{spurious} ({100 * spurious / max(1, len(found)):.3f} %) | {figures} |")
        few = sample.is_hostile or spurious <= MOST_SPURIOUS * len(found)
        suffices &= not errors and not figures and few
        _show_spurious(sample, reports)
    return suffices


def _show_spurious(sample: news.Sample, reports: list[Report]) -> None:
    shown: Counter[str] = Counter()
    for text, report in zip(sample.texts, reports, strict=True):
        for each in (*report.quotations, *report.figures):
            if each.verdict in (*SPURIOUS, "figure"):
                words = text.text[each.start : each.end]
                shown[f"{each.severity} {each.code} {each.verdict}: {words[:160]}"] += 1
    for said, number in shown.most_common(12):
        print(f"{sample.name}: {number} x {said}", file=sys.stderr)


def write_failures(path: Path, results: list[Result], most: int) -> None:
    """Write failing cases, the worst kind first, and one case of each class for each kind."""
    ranks: tuple[tuple[str, Callable[[Result], bool]], ...] = (
        ("passed as clean", Result.is_false_clean),
        ("called an error", Result.is_false_alarm),
        ("of the wrong class", lambda result: not result.is_right()),
        ("at another place", lambda result: not result.is_exact()),
    )
    pieces: list[str] = []
    seen: set[tuple[str, str]] = set()
    for why, is_so in ranks:
        for result in filter(is_so, results):
            if (why, result.case.kind) not in seen and len(pieces) < most:
                seen.add((why, result.case.kind))
                pieces.append(_describe_failure(why, result))
    path.write_text("\n".join(pieces), encoding="utf-8")


def _describe_failure(why: str, result: Result) -> str:
    case = result.case
    got = [f"{one.severity} {one.code} {one.verdict}" for part in result.found for one in part]
    at = [(one.start, one.end) for part in result.found for one in part]
    return (
        f"=== {case.id} ({case.suffix}): {why}\n{case.draft!a}\n--- as read\n{case.draft}\n"
        f"--- expected: {case.group}, {' or '.join(sorted(case.verdicts))} at {case.spans}\n"
        f"--- got: {got or 'nothing'} at {at}\n"
    )


if __name__ == "__main__":
    main()
