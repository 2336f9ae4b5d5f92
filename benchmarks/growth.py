"""Time `gcmreview check`: long drafts, drafts made to be slow, many quotes, and its start-up.

    python benchmarks/growth.py [sizes] [hostile] [quotes] [startup] [--runs 40]

Prints a Markdown table for each. On another machine only the ratios mean something: twice the draft
must take about twice the time. Needs a POSIX system.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))

import news
from gcmreview.dataset.loader import load_review
from gcmreview.dataset.model import Quote, Review
from tool import GCMREVIEW, Report, Text, make_checker

# Bytes of a draft.
SIZES = (20_000, 100_000, 1_000_000, 10_000_000)
# Quotes of a review.
NUMBERS = (10, 100, 1_000, 10_000, 100_000)
# How often a hostile draft repeats its piece, and the characters of one long line.
HOSTILE = 25_000
LONG_LINE = 2_500_000
# Seconds after which the check of a hostile draft is given up.
PATIENCE = 40
# A run of more seconds than this is not repeated.
LONG_ENOUGH = 0.5
# A ratio above this one is more than linear growth, if the time (seconds) is more than noise.
MOST_RATIO, LEAST_SECONDS = 3.0, 0.02
# Seconds that a check may take beyond the imports of the command line.
ALLOWANCE = 0.030
# Drafts to check for each number of quotes.
QUERIES = 200

Check = Callable[[Text], Report]


class Hostile(NamedTuple):
    """A draft of any length that is made to be slow: its name, file suffix, maker and length."""

    name: str
    suffix: str
    make: Callable[[int], str]
    number: int = HOSTILE


_SAID = "“No one is safe until everyone is safe,” said the mayor. "
# As many quotations as news has, one in a thousand characters.
_LINE = _SAID + "It rained all day long in the north. " * 25
_QUOTED = "“a b c d e” migrants 56 million in 1990. "
CASES = (
    Hostile("open curly marks `“`", ".md", lambda n: "“" * n),
    Hostile("open curly marks, each with words", ".md", lambda n: "“no one is safe " * n),
    Hostile("open curly marks, each in a paragraph", ".md", lambda n: "“no one is safe\n\n" * n),
    Hostile("straight marks", ".md", lambda n: '"' * n),
    Hostile("straight marks, each with words", ".txt", lambda n: '"no one is safe ' * n),
    Hostile("“ and ” in turns", ".md", lambda n: "“”" * n),
    Hostile("“ and ” in turns, with words", ".md", lambda n: "“we must” " * n),
    Hostile("nested “", ".md", lambda n: "“a " * n + "b” " * n),
    Hostile("unclosed `<!--`", ".md", lambda n: "<!-- " * n),
    Hostile("unclosed `<!--` in HTML", ".html", lambda n: "<!-- " * n),
    Hostile("unclosed `<!--` in text", ".txt", lambda n: "<!-- " * n),
    Hostile("`[`", ".md", lambda n: "[" * n),
    Hostile("`](`", ".md", lambda n: "](" * n),
    Hostile("`[a](`", ".md", lambda n: "[a](" * n),
    Hostile("`[` within a quotation", ".md", lambda n: f"“{'[' * n} no one is safe”"),
    Hostile("single marks within a quotation", ".md", lambda n: f"“{'‘a b c d’ ' * n}”", 2500),
    Hostile("single marks ever deeper", ".md", lambda n: f"“{'‘' * n} a {'’' * n}”"),
    Hostile("marks that alternate ever deeper", ".md", lambda n: f"{'“‘' * n} a {'’”' * n}"),
    Hostile("`「`", ".md", lambda n: "「a" * n),
    Hostile("paragraphs of one quotation", ".md", lambda n: "“a b c d e\n\n" * n),
    Hostile("credits of blocks", ".md", lambda n: "> Motus: we must go (Motus)\n\n" * n, 2500),
    Hostile("names after a quotation", ".md", lambda n: f"“a b c d,” said {'Motus and Kim ' * n}"),
    Hostile("figures", ".md", lambda n: "Asia, Pacific migrants 56 million in 1990. " * n, 2500),
    Hostile("`>`", ".md", lambda n: ">" * n),
    Hostile("`>` on every line", ".md", lambda n: "> no one is safe\n" * n),
    Hostile("indented fences", ".md", lambda n: "    ```\n" * n, 2500),
    Hostile("`> ` ever deeper", ".md", lambda n: "> " * n + "no one is safe until\n"),
    Hostile("backticks", ".md", lambda n: "`" * n),
    Hostile("runs of backticks, all different", ".md", lambda n: _make_runs("`", n)),
    Hostile('`<a "`', ".html", lambda n: '<a "' * n),
    Hostile('`<a "` in Markdown', ".md", lambda n: '<a "' * n),
    Hostile("`<a b=`", ".html", lambda n: "<a b=" * n),
    Hostile("`<` ", ".html", lambda n: "<" * n),
    Hostile("`&`", ".html", lambda n: "&" * n),
    Hostile("`&amp`", ".html", lambda n: "&amp" * n),
    Hostile("`**`", ".md", lambda n: "**" * n),
    Hostile("`*a _b `", ".md", lambda n: "*a _b " * n),
    Hostile("nested `<blockquote>`", ".html", lambda n: "<blockquote>" * n + "no one is safe"),
    Hostile("unclosed `<code>`", ".html", lambda n: "<code>" * n),
    Hostile("cells of one word", ".md", lambda n: "|a|b|\n|-|-|\n" + "|“safe”|b|\n" * n),
    Hostile("ellipses in one quotation", ".md", lambda n: f"“{'we must … ' * n}”"),
    Hostile("ellipses alone in one", ".md", lambda n: f"“{'…' * n}”"),
    Hostile("dots in one quotation", ".md", lambda n: f"“no one is safe{'.' * n}”"),
    Hostile("brackets in one quotation", ".md", lambda n: f"“{'we [all] must ' * n}”"),
    Hostile("one word in one quotation", ".md", lambda n: f"“{'the ' * n}”"),
    Hostile("a quote again and again in one", ".md", lambda n: f"“{'we can and must ' * n}”"),
    Hostile("hyphens in one quotation", ".md", lambda n: f"“{'-' * n} no one is safe”"),
    Hostile("zero-width characters in one", ".md", lambda n: f"“no one\u200b{chr(0x200B) * n} is”"),
    Hostile("blank lines", ".md", lambda n: "\n" * n),
    Hostile("footnotes", ".md", lambda n: "".join(f"[^{at}]: “we must”\n" for at in range(n))),
    Hostile("ignore comments", ".md", lambda n: "<!-- gcmreview: ignore-start -->\n" * n),
    Hostile("ignore comments in one line", ".md", lambda n: "x <!-- gcmreview: ignore -->" * n),
    Hostile("ignore comments in HTML", ".html", lambda n: "<!-- gcmreview: ignore -->" * n),
    Hostile("invisible lines of a block", ".md", lambda n: "> no one is\n" + ">&shy;\n" * n),
    Hostile("quotations and figures", ".md", lambda n: f"Asia, Pacific: {_QUOTED * n}", 2500),
    Hostile("one long line", ".md", lambda n: _LINE * (n // len(_LINE)), LONG_LINE),
    Hostile("one line full of marks", ".md", lambda n: _SAID * (n // len(_SAID)), 250_000),
    Hostile(
        "one long line without marks", ".md", lambda n: "no one is safe " * (n // 15), LONG_LINE
    ),
    Hostile("one long word", ".md", lambda n: "a" * n, LONG_LINE),
)


def _make_runs(char: str, length: int) -> str:
    """Return runs of a character, each one longer than the last, of that length in all."""
    runs: list[str] = []
    size = 1
    while length > 0:
        runs.append(char * size)
        length -= size
        size += 1
    return " a ".join(runs)


def main() -> None:
    """Print the tables that were asked for; by default, all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}")
    parser.add_argument("--runs", type=int, default=40, help="runs of each start-up")
    arguments = parser.parse_args()
    for name in arguments.tables or TABLES:
        if name not in TABLES:
            parser.error(f"unknown table {name!r}. Tables: {', '.join(TABLES)}")
        TABLES[name](arguments.runs)
        print()


def time_sizes(_: int) -> None:
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


def time_hostile(_: int) -> None:
    """Print how the time grows with each hostile draft, and which grow too much."""
    check = make_checker()
    check(Text(".md", _SAID))
    print("| hostile draft | n | n | 2n | 4n | 2n : n | 4n : 2n |\n|---|--:|--:|--:|--:|--:|--:|")
    too_much = [case.name for case in CASES if not _time_case(check, case)]
    print(f"\nToo much, or growing by more than {MOST_RATIO}: {', '.join(too_much) or 'none'}")


def _time_case(check: Check, case: Hostile) -> bool:
    """Print the row of a hostile draft, and say if its time grows as the draft does."""
    times: list[float] = []
    trouble = ""
    for number in (case.number, 2 * case.number, 4 * case.number):
        try:
            with _patience():
                times.append(_time(check, Text(case.suffix, case.make(number)))[0])
        except TimeoutError:
            trouble = f"over {PATIENCE} s"
        except Exception as error:
            trouble = type(error).__name__
        if trouble:
            break
    shown = [*map(_show, times), trouble, "–", "–"][:3]
    ratios = [after / before for before, after in pairwise(times)]
    cells = [*(f"{ratio:.2f}" for ratio in ratios), "–", "–"][:2]
    print(f"| {case.name} | {case.number} |", " | ".join((*shown, *cells)), "|", flush=True)
    grown = zip(times, ratios, strict=False)
    return not trouble and all(each < MOST_RATIO or at < LEAST_SECONDS for at, each in grown)


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def time_quotes(_: int) -> None:
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


def time_startup(runs: int) -> None:
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
        medians = _time_processes(cases, runs)
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
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "COLUMNS": "80"}


TABLES: dict[str, Callable[[int], None]] = {
    "sizes": time_sizes,
    "hostile": time_hostile,
    "quotes": time_quotes,
    "startup": time_startup,
}

if __name__ == "__main__":
    main()
