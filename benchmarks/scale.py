"""Measure look-ups in datasets of 10 to 100,000 quotes, beside jq, SQLite with FTS5 and ripgrep.

    python benchmarks/scale.py [--sizes 10 1000 100000] [--files 10]

Prints a Markdown table: seconds of processor time, and megabytes of memory at most, of each call.
Processor time, since a busy machine makes a call wait; on another machine only the ratios mean
something. The datasets are made up, from a seed; `--files N` makes datasets of N quotes each
instead of one. What is not installed is left out. Needs a POSIX system.
"""

import argparse
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import Process
from pathlib import Path
from random import Random
from typing import NamedTuple

# Quotes.
SIZES = (10, 100, 1_000, 10_000, 100_000)
# Quotes of one speaker, and words of a quote: about 250 bytes of a dataset for each quote.
QUOTES_OF_ONE, WORDS_OF_ONE = 20, 7
GCMREVIEW = str(Path(sys.executable).with_name("gcmreview"))
# A word of one quote in a thousand.
RARE = "lighthouse"
_COMMON_TEXT = """
border family harbour river school clinic market bridge valley island village child mother father
teacher farmer doctor sailor winter summer morning evening journey return shelter water bread letter
window garden forest mountain country region partner member council meeting promise future support
"""
_COMMON = tuple(_COMMON_TEXT.split())
_FIRST = ["Ana", "Bo", "Carla", "Deng", "Eva", "Farid", "Grace", "Hana", "Ivan", "Jo"]
_HEAD = """\
[release]
id = "{id}"
title = "Talks Conclude"
place = "Oslo"
date = 2021-03-19
publisher = "International Organization for Migration (IOM)"
url = "https://example.org/news/{id}"
language = "en"
sha256 = "{sha256}"
editorial.date = "ed"
editorial.publisher = "ed"
editorial.url = "ed"
editorial.language = "ed"
[[origins]]
id = "ed"
text = "The editors"
"""
_SPEAKER = """\
[[speakers]]
id = "s{0}"
name = "{1} {2}"
family_name = "{2}"
description = "Head of Office {0}"
paragraph = {3}
editorial.family_name = "ed"
"""
_QUOTE = """\
[[quotes]]
id = "s{0}-{1}"
speaker = "s{0}"
text = "{2}"
paragraph = {3}
attribution = "explicit"
"""
_PARAGRAPH = """\
[[paragraphs]]
number = {0}
text = "{1}"
"""
_SQL = """
CREATE TABLE quotes AS SELECT value ->> 'id' AS id, value ->> 'text' AS text
FROM json_each(CAST(readfile('{0}') AS TEXT));
CREATE VIRTUAL TABLE words USING fts5(text, content='quotes');
INSERT INTO words(words) VALUES ('rebuild');
"""


class Cost(NamedTuple):
    """What a call took: seconds of processor time, and megabytes of memory."""

    seconds: float
    memory: float


class Case(NamedTuple):
    """A call to measure; ``is_first`` where nothing is in the cache."""

    name: str
    arguments: Sequence[str]
    is_first: bool = False


def main() -> None:
    """Make the datasets, and print a line for each of them and each call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="quotes")
    parser.add_argument("--files", type=int, metavar="N", help="quotes in one file; default: all")
    arguments = parser.parse_args()
    print("| quotes | MB | call | seconds | memory, MB |\n|--:|--:|---|--:|--:|")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size, arguments.files or size)


def _measure(folder: Path, size: int, size_of_file: int) -> None:
    data = folder / "data"
    data.mkdir()
    # In a process of its own, since the memory of this one counts for what it starts.
    maker = Process(target=_write_datasets, args=(data, size, size_of_file))
    maker.start()
    maker.join()
    length = sum(path.stat().st_size for path in data.iterdir()) / 1e6
    for case in _list_cases(folder, data):
        cost = measure(case, folder)
        numbers = f"{cost.seconds:.2f} | {cost.memory:.0f}"
        print(f"| {size} | {length:.2f} | {case.name} | {numbers} |", flush=True)


def _write_datasets(data: Path, size: int, size_of_file: int) -> None:
    for at in range(0, size, size_of_file):
        text = "".join(make_dataset(at, min(size_of_file, size - at)))
        (data / f"{at:06}.toml").write_text(text, encoding="utf-8")


def _list_cases(folder: Path, data: Path) -> Iterator[Case]:
    files = sorted(map(str, data.iterdir()))
    parse = "import sys, tomli\nfor name in sys.argv[1:]: tomli.loads(open(name).read())"
    named = files[0] if len(files) == 1 else str(data)
    gcmreview = (GCMREVIEW, "--data", named)
    json, database = str(folder / "quotes.json"), str(folder / "quotes.db")
    yield Case("python -c 'tomli.loads(…)'", (sys.executable, "-c", parse, *files))
    yield Case("gcmreview quotes -o JSON, first", (*gcmreview, "quotes", "-o", json), is_first=True)
    yield Case("gcmreview quotes -f json", (*gcmreview, "quotes", "-f", "json"))
    yield Case("gcmreview quotes WORD -f json", (*gcmreview, "quotes", RARE, "-f", "json"))
    yield Case("gcmreview search WORD -f json", (*gcmreview, "search", RARE, "-f", "json"))
    yield Case("gcmreview quote ID", (*gcmreview, "quote", "s0-1"))
    yield Case("gcmreview quotes", (*gcmreview, "quotes"))
    if shutil.which("jq"):
        query = f'[.[] | select(.text | test("{RARE}"))]'
        yield Case("jq, of the JSON", ("jq", query, json))
    if shutil.which("sqlite3") and sqlite3.sqlite_version_info >= (3, 38):
        yield Case("sqlite3, to make a table with FTS5", ("sqlite3", database, _SQL.format(json)))
        query = f"SELECT text FROM words WHERE words MATCH '{RARE}'"
        yield Case("sqlite3, of that table", ("sqlite3", database, query))
    if shutil.which("rg"):
        yield Case("rg, of the files", ("rg", "--no-filename", RARE, str(data)))


def measure(case: Case, folder: Path) -> Cost:
    """Run a call, and return what it took."""
    cache = folder / "cache"
    if case.is_first:
        shutil.rmtree(cache, ignore_errors=True)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("GCMREVIEW_DATA", None)
    # As a user has it: with compiled modules.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(
        case.arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # rg exits with 1 where nothing matches, as gcmreview does.
    assert process.returncode in (0, 1), case.name
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def make_dataset(start: int, size: int) -> Iterator[str]:
    """Yield the TOML of a release with so many quotes, the first of them number ``start``."""
    random = Random(start)
    count = max(1, size // QUOTES_OF_ONE)
    first = start // QUOTES_OF_ONE if size > QUOTES_OF_ONE else start
    speakers = [(first + at, random.choice(_FIRST), _name(first + at)) for at in range(count)]
    quotes = [
        (*speakers[at % count], at // count + 1, _say(random, start + at)) for at in range(size)
    ]
    paragraphs = ["Talks Conclude"]
    for number, given, family, at, text in quotes:
        place = "Oslo – " if len(paragraphs) == 1 else ""
        office = f", Head of Office {number}," if at == 1 else ""
        paragraphs.append(f"{place}{given} {family}{office} said: “{text}”")
    checksum = hashlib.sha256("\n\n".join(paragraphs).encode()).hexdigest()
    yield _HEAD.format(id=f"talks-{start}", sha256=checksum)
    yield from (_SPEAKER.format(*each, at) for at, each in enumerate(speakers, 1))
    yield from (
        _QUOTE.format(number, nth, text, at)
        for at, (number, _, _, nth, text) in enumerate(quotes, 1)
    )
    yield from (_PARAGRAPH.format(*each) for each in enumerate(paragraphs))


def _name(number: int) -> str:
    """Make a family name that no other number has, and that has no digits."""
    return "K" + "".join(
        f"{'aeiouyraei'[int(digit)]}{'bdgklmnprs'[int(digit)]}" for digit in str(number)
    )


def _say(random: Random, number: int) -> str:
    words = list(islice(iter(lambda: random.choice(_COMMON), None), WORDS_OF_ONE))
    words += [RARE] if number % 1000 == 0 else []
    return f"{' '.join(words).capitalize()} {number}."


if __name__ == "__main__":
    main()
