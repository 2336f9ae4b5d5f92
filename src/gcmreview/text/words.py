"""Words of running text: how they are split and folded, and which are not names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gcmreview.text.characters import HYPHENS, INVISIBLE
from gcmreview.text.folding import fold, normalize_form

_SMALL_TEXT = """
the a an in on at for of to and or but with by from as it its this that these those he she they we i
you his her their our my one there here when while after before during meanwhile however mr mrs ms
dr monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december who what why how which where whose well thus yes no
not so then still even only perhaps today yesterday tomorrow now yet nor if
"""
# Words that have a capital at the start of a sentence, or always, and do not name anybody.
SMALL = frozenset(_SMALL_TEXT.split())
_SAYING_TEXT = """
said say says saying add added adds tell told tells stated states note noted notes explain explained
explains remarked commented stress stressed stresses emphasize emphasized emphasizes emphasise
emphasised emphasises underline underlined underlines underscore underscored underscores highlight
highlighted highlights declare declared declares announce announced announces observe observed
observes warn warned warns argue argued argues insist insisted insists conclude concluded concludes
continue continued continues recall recalled recalls urge urged urges affirm affirmed affirms
reaffirmed assert asserted asserts wrote writes tweeted posted according reminded reminds
acknowledged acknowledges admitted asked asks replied responded reiterated reiterates claimed claims
cautioned confirmed confirms mentioned maintained pledged promised pointed put puts adding noting
stating stressing opined opines quipped mused vowed summed believes reflected voiced retorted
exclaimed answered answers reported repeated suggested advised pleaded revealed appealed recounted
joked contended countered testified summarized summarised
"""
# Verbs of saying, in the forms that a report of speech has.
SAYING_VERBS = frozenset(_SAYING_TEXT.split())
_WITH_OBJECT_TEXT = """
told tell tells asked asks reminded reminds urged urges warned warns
"""
# Verbs of saying that have the name of who is spoken to after them.
WITH_OBJECT = frozenset(_WITH_OBJECT_TEXT.split())

# A run of letters and digits: a word, or a part of a number.
RUN = r"[^\W_]+"
# A hyphen within a word, and a word or a mark.
_WORD = rf"((?<=\w)[{HYPHENS}])?({RUN}|[^{HYPHENS}\w\s])"
_INVISIBLE = f"[{INVISIBLE}]"


class Word(NamedTuple):
    """A word or a mark as it is written, and folded; it is joined if it follows a hyphen."""

    text: str
    folded: str
    is_joined: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark, such as a comma or a bracket, and no word or number."""
        return not self.text[0].isalnum()

    @property
    def is_acronym(self) -> bool:
        """Whether it is all capital letters, as IOM is."""
        return len(self.text) > 1 and self.text.isupper()


def find_words(text: str) -> list[str]:
    """Return the runs of letters and digits of a text, as they are written."""
    return re.findall(RUN, text)


def fold_words(text: str) -> list[str]:
    """Return the words of a text, folded and without invisible characters."""
    # What is invisible cannot be printed, which is the quickest to see.
    return find_words(fold(text if text.isprintable() else re.sub(_INVISIBLE, "", text)))


def normalize(text: str) -> str:
    """Fold a name to its words: without accents, case, hyphens or points."""
    return " ".join(fold_words(text))


def split_words(text: str) -> list[Word]:
    """Return the words and the marks of a text; a hyphen divides words, as in ``normalize``."""
    found = re.findall(_WORD, _compose(text))
    return [_make(hyphen, word) for hyphen, word in found if word != "'"]


def iter_words(text: str) -> Iterator[Word]:
    """Yield what ``split_words`` returns, for a text of which only the first words are needed."""
    for match in re.finditer(_WORD, _compose(text)):
        if match[2] != "'":
            yield _make(match[1] or "", match[2])


def _compose(text: str) -> str:
    return normalize_form("NFC", text).replace("’", "'")


@lru_cache(8192)
def _make(hyphen: str, word: str) -> Word:
    return Word(word, fold(word), bool(hyphen))


def count_nouns(number: int, noun: str) -> str:
    """Write a number with its noun: ``1 quotation``, ``2 quotations``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
