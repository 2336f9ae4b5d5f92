"""The words of a draft's sentences, and the lists that tell what they are in a clause."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gcmreview.matching import fold

_VERBS_TEXT = """
said say says saying add added adds tell told tells state stated states note noted notes
explain explained explains remark remarked remarks comment commented comments stress
stressed stresses emphasize emphasized emphasizes emphasise emphasised emphasises underline
underlined underlines underscore underscored underscores highlight highlighted highlights
declare declared declares announce announced announces observe observed observes warn warned
warns argue argued argues insist insisted insists conclude concluded concludes continue
continued continues recall recalled recalls urge urged urges affirm affirmed affirms
reaffirmed assert asserted asserts wrote writes tweeted posted according reminded reminds
acknowledged acknowledges admitted asked asks replied responded reiterated reiterates
claimed claims cautioned confirmed confirms mentioned maintained pledged promised pointed
put puts adding noting stating stressing opined opines quipped mused vowed summed believes
reflected voiced retorted exclaimed reported repeated suggested advised pleaded revealed appealed
recounted joked contended countered testified summarized summarised
"""
# Verbs of saying, in the forms that a report of speech has.
VERBS = frozenset(_VERBS_TEXT.split())
_LEADING_TEXT = """
called calls calling described describes spoke speaks praised praises hailed hails welcomed
welcomes wants wanted demanded demands thinks thought felt feels hopes hoped believed
"""
# Verbs that lead to words quoted of somebody, and follow no quotation as a verb of saying does.
LEADING_VERBS = VERBS | frozenset(_LEADING_TEXT.split())
ADVERBS = frozenset(
    ("also", "later", "then", "further", "today", "recently", "once", "has", "had", "thus", "so")
)
PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it"))
_HONORIFICS_TEXT = """
mr mrs ms miss mx dr prof professor h e he sir dame lord lady hon khun ma st gen col lt amb sen
gov rev sec datuk tan haji ibu bapak
"""
HONORIFICS = frozenset(_HONORIFICS_TEXT.split())
_TITLES_TEXT = """
minister director general secretary president prime deputy chief head ambassador commissioner
coordinator chair chairman chairwoman chairperson governor mayor senator excellency
representative envoy spokesperson spokesman spokeswoman officer adviser advisor doctor judge
king queen prince princess captain colonel major foreign executive regional affairs manager
economist official former assistant vice acting associate undersecretary pm fm dg sg usg ceo
"""
# What may stand before a name and is no part of it.
TITLES = HONORIFICS | frozenset(_TITLES_TEXT.split())
_SMALL_TEXT = """
the a an in on at for of to and or but with by from as it its this that these those he she
they we i you his her their our my one there here when while after before during meanwhile
however mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december who what why
how which where whose well thus yes no not so then still even only perhaps today yesterday
tomorrow now yet nor if
"""
# Words that have a capital where they begin a sentence, or always, and name nobody.
SMALL = frozenset(_SMALL_TEXT.split())
_CROWD_TEXT = """
officials delegates experts participants speakers leaders ministers sources others reporters
people organizers organisers critics analysts governments countries states stakeholders activists
campaigners everyone everybody someone somebody nobody many some both others another
"""
# Who speaks without a name.
CROWD = frozenset(_CROWD_TEXT.split())
# What names an institution or a text rather than a person.
_INSTITUTIONS_TEXT = """
un united nations organization organisation agency office ministry government commission
network review release statement report compact forum union council committee secretariat
department university institute bank company press news reuters
"""
INSTITUTIONS = frozenset(_INSTITUTIONS_TEXT.split())
PARTICLES = frozenset(
    ("de", "da", "do", "dos", "del", "di", "van", "von", "der", "den", "la", "bin", "binti", "al")
)


class Word(NamedTuple):
    """A word or a mark as it stands, and folded: without accents or case.

    One that is joined follows a hyphen.
    """

    text: str
    folded: str
    is_joined: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is all capital letters, as IOM is."""
        return len(self.text) > 1 and self.text.isupper()


def normalize(text: str) -> str:
    """Fold a name to its words: without accents, case, hyphens or points."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def split_words(text: str) -> list[Word]:
    """Return the words and the marks of a text; hyphens part words, as in ``normalize``."""
    composed = unicodedata.normalize("NFC", text).replace("’", "'")
    return [
        Word(word, _fold_word(word), bool(hyphen))
        for hyphen, word in re.findall(r"((?<=\w)[\-‐‑])?([^\W_]+|[^\w\s\-‐‑])", composed)
        if word != "'"
    ]


@lru_cache(8192)
def _fold_word(word: str) -> str:
    return fold(word)


def cut_sentence(words: Sequence[Word]) -> list[Word]:
    """Return the first sentence of words."""
    return next(iter(split_sentences(words)), [])


def split_sentences(words: Sequence[Word]) -> list[list[Word]]:
    """Part words into sentences; the full stop of an initial or a title ends none."""
    sentences: list[list[Word]] = [[]]
    for at, word in enumerate(words):
        sentences[-1].append(word)
        if word.text not in (".", "?", "!"):
            continue
        before = words[at - 1].folded if at else ""
        if len(before) == 1 or before in HONORIFICS or len(sentences[-1]) == 1:
            continue
        sentences.append([])
    return [sentence for sentence in sentences if sentence]
