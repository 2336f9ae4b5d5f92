"""Time `gcmreview check`: long drafts, drafts made to be slow, many quotes, and its start-up.

    python benchmarks/growth.py [sizes] [hostile] [quotes] [startup] [--runs 40]
    python benchmarks/growth.py hostile [--sizes 1 2 4] [--shapes WORD ...] [--failing]

Prints a Markdown table for each. On another machine only the ratios mean something: twice the draft
must take about twice the time. With `hostile`, exits with 1 if a draft takes more than is allowed.
Needs a POSIX system.

The memory of a hostile draft is the most that the process of its check had at a time (ru_maxrss),
less that of the check of one line. What it is at 4 MB is what counts; at less, the modules that a
draft is the first to need weigh more. It is counted for each byte of the draft, as the time is; of
a .docx for each byte of the XML in it.

The seconds that a check may take are a sum over what takes them: the draft's bytes; its lines, tags
and cells of tables, which are blocks or end them; its quotations and figures; and those of the
quotations that are near a passage, as its report counts them. No limit on bytes alone can be met: a
draft may have a paragraph in each 3 bytes and a quotation in each 12, of which each is read, judged
and reported.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path
from random import Random
from typing import IO, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))

import hostile

import news
from gcmreview.check.codes import NOT_FOUND
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Quote, Review
from gcmreview.errors import FileError
from tool import GCMREVIEW, Report, Text, make_checker

# Bytes of a draft.
SIZES = (20_000, 100_000, 1_000_000, 10_000_000)
# Quotes of a review.
NUMBERS = (10, 100, 1_000, 10_000, 100_000)
# Megabytes of a hostile draft.
HOSTILE = (1.0, 2.0, 4.0)
# Seconds of processor time after which the check of a hostile draft is given up, which is twice
# what 4 MB of near misses take, and the bytes of memory that it may ask for.
PATIENCE, MOST_ADDRESSES = 120, 4 * 2**30
# A run of more seconds than this is not repeated.
LONG_ENOUGH = 0.5
# Microseconds that the check of the largest hostile draft may take: for each byte; for each line,
# tag and cell, to make a block; for each quotation and figure, to pair its marks, to look for its
# words, and to report it; and for each quotation near a passage, to compare the two, and to read
# who the text around it names. Half as much again as most drafts take on a machine with little
# other work.
OF_BYTE, OF_PIECE, OF_QUOTATION, OF_NEAR = 1, 25, 150, 2000
# Megabytes of memory that it may take for each of the draft's. A draft may be denser in quotations
# than any text: one of four words, of which the places and the finding are kept, may also take so
# many bytes.
MOST_MEMORY, MOST_OF_QUOTATION = 30, 1000
# The time may grow with this power of the size, since the same run varies by a third on a busy
# machine; not looked at where the largest takes fewer seconds than this.
MOST_POWER, LEAST_SECONDS = 1.4, 0.5
# What the errors say of drafts that are not read; other errors say "cannot be".
_REFUSAL = r"(?:gcmreview: [^\n]*: is [^\n]+\n?)+"
# Where a draft has a line, tag or cell; of a Word document, all is counted for its XML.
_PIECE = rb"[\n<|]"
# Bytes of a file that are read at a time.
_BATCH = 2**16
# What a text report says of a quotation that is near no passage.
_UNKNOWN = f"[{NOT_FOUND}]".encode()
# Options of a report that says less.
_OTHER_REPORTS = ("--format", "--diff")
_HEADER = "| hostile draft | MB/s | quotations | near | of its time | growth | memory | wrong |"
# The lines of a text report that count, and their first bytes, in which the number is.
_COUNTS = rb"\d+ drafts?: |\d+ numbers? not compared"
_LONGEST_COUNT = 1000
# Seconds that a check may take beyond the imports of the command line.
ALLOWANCE = 0.030
# Drafts to check for each number of quotes.
QUERIES = 200

Arguments = argparse.Namespace
Check = Callable[[Text], Report]


_SAID = "“No one is safe until everyone is safe,” said the mayor. "


class Cost(NamedTuple):
    """What a draft of some megabytes took: seconds, megabytes of memory, and what went wrong.

    ``weight`` is the megabytes that time and memory are counted for, and ``pieces`` are its lines,
    tags and cells. ``quotations`` is how many a text report counts, with the figures, and ``near``
    how many of the quotations are near a passage. What is no text, or hardly anything but marks, is
    refused in a line that says so.
    """

    size: float
    weight: float
    seconds: float
    memory: float
    trouble: str = ""
    is_refused: bool = False
    pieces: int = 0
    quotations: int = 0
    near: int = 0

    @property
    def share(self) -> float:
        """How much it is of the seconds that it may take."""
        may = self.weight * 1e6 * OF_BYTE + self.pieces * OF_PIECE
        return self.seconds * 1e6 / (may + self.quotations * OF_QUOTATION + self.near * OF_NEAR)


def main() -> None:
    """Print the tables that were asked for; by default, all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}")
    parser.add_argument("--runs", type=int, default=40, help="runs of each start-up")
    parser.add_argument("--sizes", type=float, nargs="+", default=HOSTILE, help="megabytes")
    parser.add_argument("--shapes", nargs="+", default=(), help="words that a shape's name has")
    parser.add_argument("--failing", action="store_true", help="print only what takes too much")
    arguments = parser.parse_args()
    for name in arguments.tables or TABLES:
        if name not in TABLES:
            parser.error(f"unknown table {name!r}. Tables: {', '.join(TABLES)}")
        TABLES[name](arguments)
        print()


def time_sizes(_: Arguments) -> None:
    """Print how the time grows with the draft."""
    check = make_checker()
    check(Text(".md", _SAID))
    print("| draft | quotations | Markdown | MB/s | plain text | MB/s |\n|---|--:|--:|--:|--:|--:|")
    for size in SIZES:
        text = make_draft(size)
        length = len(text.encode()) / 1e6
        runs = 3 if size < SIZES[-1] else 1
        cells = []
        count = 0
        for suffix in (".md", ".txt"):
            seconds, report = _time(check, Text(suffix, text), runs)
            count = len(report.quotations)
            cells += [_show(seconds), f"{length / seconds:.2f}"]
        print(f"| {size // 1000} kB | {count} |", " | ".join(cells), "|", flush=True)


def make_draft(size: int) -> str:
    """Return news of about that many bytes, with quotations of the review and of nobody in it."""
    random = Random(size)
    review = load_review()
    quotes, names = review.quotes, {each.id: each.name for each in review.speakers}
    pieces: list[str] = []
    length = 0
    for text in news.make_news(random, size):
        quote = random.choice(quotes)
        pieces += [text.text, f"“{quote.text}” said {names[quote.speaker]}.\n"]
        length += len(text.text) + len(quote.text)
        if length >= size:
            break
    return "\n".join(pieces)[:size]


def _time(check: Check, text: Text, runs: int = 3) -> tuple[float, Report]:
    best, report = float("inf"), Report((), ())
    for _ in range(runs):
        start = time.perf_counter()
        report = check(text)
        best = min(best, time.perf_counter() - start)
        if best > LONG_ENOUGH:
            break
    return best, report


def _show(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def time_hostile(arguments: Arguments) -> None:
    """Print what each hostile draft takes at each size, and exit with 1 if one takes too much."""
    sizes = [round(size * 1e6) for size in arguments.sizes]
    shapes = [
        each
        for each in hostile.list_shapes()
        if all(word in each.name for word in arguments.shapes)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = _measure(hostile.Shape("", "md", lambda _: _SAID), folder, 0)
        print(f"Without a draft: {base.seconds:.2f} s, {base.memory:.0f} MB. Each row has for each")
        print(f"size ({', '.join(map(str, arguments.sizes))} MB) what is beyond that.\n")
        print(
            "| hostile draft | MB/s | quotations | near | of its time | growth | memory | wrong |"
        )
        print("|---|---|---|---|---|---|---|---|")
        bad = [
            each.name for each in shapes if not _time_shape(each, folder, sizes, base, arguments)
        ]
    print(f"\n{len(shapes)} shapes. Too much: {len(bad)}")
    if bad:
        sys.exit(1)


def _time_shape(
    shape: hostile.Shape, folder: Path, sizes: list[int], base: Cost, arguments: Arguments
) -> bool:
    """Print the row of a hostile draft, and return whether its time and memory are as allowed."""
    costs: list[Cost] = []
    for size in sizes:
        cost = _measure(shape, folder, size)
        seconds, memory = max(cost.seconds - base.seconds, 1e-3), max(cost.memory - base.memory, 0)
        cost = cost._replace(seconds=seconds, memory=memory)
        if any(each in shape.options for each in _OTHER_REPORTS):
            counted = _measure(shape._replace(options=()), folder, size)
            cost = cost._replace(quotations=counted.quotations, near=counted.near)
        costs.append(cost)
        if cost.trouble:
            break
    # Growth is to the power of this: 1 is linear, 2 is quadratic.
    powers = [
        log(after.seconds / before.seconds) / log(after.size / before.size)
        for before, after in pairwise(costs)
    ]
    wrong = list(_list_wrong(costs, powers))
    if wrong or not arguments.failing:
        cells = (*_list_cells(costs, powers), ", ".join(wrong))
        name = shape.name.replace("|", "\\|") + (" (refused)" if costs[-1].is_refused else "")
        print(f"| {name} |", " | ".join(cells), "|", flush=True)
    return not wrong


def _list_cells(costs: list[Cost], powers: list[float]) -> Iterator[str]:
    """Yield what a row says of each size: speeds, quotations, growth, and memory."""
    yield " ".join(f"{cost.size / cost.seconds:.1f}" for cost in costs)
    yield " ".join(str(cost.quotations) for cost in costs)
    yield " ".join(str(cost.near) for cost in costs)
    yield " ".join(f"{cost.share:.2f}" for cost in costs)
    yield " ".join(f"{power:.1f}" for power in powers)
    yield " ".join(f"{cost.memory / cost.weight:.0f}" for cost in costs)


def _list_wrong(costs: list[Cost], powers: list[float]) -> Iterator[str]:
    """Yield what is wrong with the costs of a hostile draft, by those of the largest."""
    last = costs[-1]
    if last.trouble:
        yield last.trouble
    if last.share > 1:
        yield "slow"
    if last.memory > max(last.weight * MOST_MEMORY, last.quotations * MOST_OF_QUOTATION / 1e6):
        yield "memory"
    if last.seconds > LEAST_SECONDS and max(powers, default=0) > MOST_POWER:
        yield "growth"


def _measure(shape: hostile.Shape, folder: Path, size: int) -> Cost:
    """Check a draft of a size in bytes, in a process of its own, and return what that took."""
    # Another process makes the draft, so that this one stays small: a process begins with the
    # peak of the one that starts it.
    maker = os.fork()
    if not maker:
        shape.write(folder, size)
        os._exit(0)
    os.waitpid(maker, 0)
    paths = sorted(folder.iterdir())
    pieces = sum(map(_count_pieces, paths))
    command = (sys.executable, "-m", "gcmreview", "check", *shape.options, *map(str, paths))
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            env=_clean(),
            stdout=subprocess.PIPE,
            stderr=errors,
            # No thread is running.
            preexec_fn=_limit,  # noqa: PLW1509
        )
        summary, unknown = _read_report(process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read(200).decode(errors="replace").strip()
    weight = sum(map(_weigh, paths)) / 1e6
    for path in paths:
        path.unlink()
    # Kilobytes on Linux, bytes on macOS.
    memory = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    # A fix says on standard error what it did; the others say nothing there.
    is_done = process.returncode in (0, 1) and (not said or "--fix" in shape.options)
    is_refused = process.returncode == FileError.exit_code and re.fullmatch(_REFUSAL, said)
    trouble = "" if is_done or is_refused else f"exit {process.returncode} {said.splitlines()[-1:]}"
    counted = ("quotations?", "figures?", "numbers? not compared", "ignored", "too short")
    quotations, figures, numbers, ignored, short = (_read_count(each, summary) for each in counted)
    return Cost(
        size / 1e6,
        weight,
        usage.ru_utime + usage.ru_stime,
        memory,
        trouble,
        bool(is_refused),
        pieces,
        quotations + figures + numbers + ignored,
        max(0, quotations - short - unknown),
    )


def _weigh(path: Path) -> int:
    """Return the bytes of a draft; of a Word document, those of the XML in it."""
    if path.suffix != ".docx":
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def _count_pieces(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(re.findall(_PIECE, batch)) for batch in _read_batches(file))


def _read_report(stream: IO[bytes] | None) -> tuple[str, int]:
    """Return what a report counts, and of how many quotations it says that nobody said them.

    The report may be many times its draft.
    """
    assert stream
    counts, unknown = b"", 0
    for line in stream:
        unknown += _UNKNOWN in line
        counts += line[:_LONGEST_COUNT] if re.match(_COUNTS, line) else b""
    return counts.decode(errors="replace"), unknown


def _read_batches(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield what a stream has in batches, so that this process stays small."""
    return iter(lambda: stream.read(_BATCH), b"")


def _read_count(counted: str, summary: str) -> int:
    """Return the number before a word of the lines of a report that count."""
    found = re.search(rf"([\d,]+) {counted}\b", summary)
    return int(found[1].replace(",", "")) if found else 0


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))


def time_quotes(_: Arguments) -> None:
    """Print how the time of one quotation grows with the number of quotes in the review."""
    print("| quotes | index made in | a verbatim quotation | a misquote | of nobody |")
    print("|--:|--:|--:|--:|--:|")
    for number in NUMBERS:
        review = make_review(number)
        drafts = make_drafts(Random(number), review)
        start = time.perf_counter()
        check = make_checker(review)
        for drawn in drafts:
            check(drawn[0])
        made = time.perf_counter() - start
        medians = [statistics.median(_time(check, text, 1)[0] for text in each) for each in drafts]
        cells = (f"{median * 1000:.2f} ms" for median in medians)
        print(f"| {number} | {_show(made)} |", " | ".join(cells), "|", flush=True)


def make_review(number: int) -> Review:
    """Return the built-in review with that many quotes of made words instead of its own."""
    random = Random(number)
    vocabulary = [_make_word(random) for _ in range(20_000)]
    review = load_review()
    quotes = [
        _make_quote(random, vocabulary, review.quotes[at % len(review.quotes)], at)
        for at in range(number)
    ]
    return review._replace(quotes=tuple(quotes))


def _make_word(random: Random) -> str:
    letters = (random.choice("bdfgklmnprstv") + random.choice("aeiou") for _ in range(5))
    return "".join(letters)[: random.randint(2, 10)]


def _make_quote(random: Random, vocabulary: list[str], like: Quote, number: int) -> Quote:
    # As in a language, a few words are common and most are rare.
    words = [
        vocabulary[min(int(random.paretovariate(0.6)) - 1, len(vocabulary) - 1)]
        for _ in range(random.randint(15, 40))
    ]
    return like._replace(id=f"made-{number}", text=" ".join(words) + ".", corrections=())


def make_drafts(random: Random, review: Review) -> list[list[Text]]:
    """Return drafts of one quotation each: of exact words, of changed ones, of nobody's."""
    drafts: list[list[Text]] = [[], [], []]
    for _ in range(QUERIES):
        words = random.choice(review.quotes).text.split()
        other = random.randrange(2, len(words) - 2)
        changed = [*words[:other], "otherwise", *words[other + 1 :]]
        quotations = (" ".join(words), " ".join(changed), news.make_words(random))
        for list_, quotation in zip(drafts, quotations, strict=True):
            list_.append(Text(".txt", f"“{quotation}” said Vitorino.\n"))
    return drafts


def time_startup(arguments: Arguments) -> None:
    """Print what a whole run takes on a draft of 20 kB, in turn with the import of Typer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.md"
        path.write_text(make_draft(SIZES[0]), encoding="utf-8")
        empty = Path(folder) / "empty.md"
        empty.write_text("Nothing was said.\n", encoding="utf-8")
        cases = {
            "import typer": (sys.executable, "-c", "import typer"),
            "gcmreview --version": (GCMREVIEW, "--version"),
            "gcmreview check, one line": (GCMREVIEW, "check", str(empty)),
            "gcmreview check, 20 kB": (GCMREVIEW, "check", str(path)),
            "gcmreview check --format json, 20 kB": (
                *(GCMREVIEW, "check", "--format", "json"),
                str(path),
            ),
        }
        medians = _time_processes(cases, arguments.runs)
    typer = medians["import typer"]
    print("| process | median | to `import typer` | less 30 ms |\n|---|--:|--:|--:|")
    for name, median in medians.items():
        ratios = f"{median / typer:.3f} | {(median - ALLOWANCE) / typer:.3f}"
        print(f"| `{name}` | {median * 1000:.1f} ms | {ratios} |")


def _time_processes(cases: dict[str, tuple[str, ...]], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in cases}
    for run in range(runs + 1):
        for name, command in cases.items():
            start = time.perf_counter()
            done = subprocess.run(command, env=_clean(), capture_output=True, check=False)
            # The first run writes the .pyc files.
            if run:
                times[name].append(time.perf_counter() - start)
            if done.returncode not in (0, 1):
                sys.exit(f"{name}: exit {done.returncode}: {done.stderr.decode()[:500]}")
    return {name: statistics.median(each) for name, each in times.items()}


def _clean() -> dict[str, str]:
    """Return an environment without the settings that keep Python from writing .pyc files."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "COLUMNS": "80"}


TABLES: dict[str, Callable[[Arguments], None]] = {
    "sizes": time_sizes,
    "hostile": time_hostile,
    "quotes": time_quotes,
    "startup": time_startup,
}

if __name__ == "__main__":
    main()
