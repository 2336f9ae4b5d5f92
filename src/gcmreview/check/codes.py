"""Every rule of a check, once: its code, what it asks for and why, and how severe a breach is."""

from functools import cache
from typing import Literal, NamedTuple

Verdict = Literal[
    "verbatim",
    "permitted",
    "misquote",
    "omission",
    "splice",
    "misattributed",
    "unattributed",
    "not-found",
    "too-short",
    "figure",
    "comment",
]
Severity = Literal["none", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("none", "warning", "error")


# The code by which each rule is reported. A code is never given to another rule.
VERBATIM = "GCM001"
PERMITTED = "GCM002"
TOO_SHORT = "GCM003"
MISQUOTE = "GCM101"
OMISSION = "GCM102"
SPLICE = "GCM103"
FINAL_MARK = "GCM104"
SIMILAR = "GCM105"
NOT_FOUND = "GCM201"
OTHER_SPEAKER = "GCM301"
PERHAPS_OTHER_SPEAKER = "GCM302"
PROSE_ATTRIBUTED = "GCM303"
UNATTRIBUTED = "GCM304"
WRONG_OFFICE = "GCM305"
MISSPELT_NAME = "GCM306"
NEEDLESS_ELLIPSIS = "GCM401"
SENSE_CHANGED = "GCM402"
LONG_INSERTION = "GCM403"
MISSING_OPENING_MARK = "GCM404"
MISSING_CLOSING_MARK = "GCM405"
DENIAL_CUT_OFF = "GCM406"
FIGURE_CHANGED = "GCM501"
QUALIFIER_CHANGED = "GCM502"
UNUSED_SUPPRESSION = "GCM901"
UNKNOWN_COMMENT = "GCM902"
# The rules for which --fix writes the source's words.
FIXABLE = frozenset((MISQUOTE, OMISSION))


class Rule(NamedTuple):
    """A rule of checking: the verdict and severity of what it reports, and its text.

    ``title`` is one sentence that says what a draft should do, ``why`` says what is reported, and
    ``source`` which guide requires it. ``bad`` is a draft in which the rule is reported, ``good``
    one in which it is not.
    """

    verdict: Verdict
    severity: Severity
    title: str
    why: str
    source: str
    bad: str
    good: str


_UN = "UN Editorial Manual, Quotations (https://www.un.org/dgacm/en/node/4440)"
_EU = "EU Interinstitutional Style Guide, 5.10"
_PRESS = "Reuters Handbook of Journalism and AP Stylebook, Quotations"
_OWN = "gcmreview"
CODES: dict[str, Rule] = {
    VERBATIM: Rule(
        "verbatim",
        "none",
        "A quotation reproduces the source to the character.",
        "Only typography may differ: the shape of marks, dashes and spaces.",
        _UN,
        "“We must be ambitious”, said Alisjahbana.",
        "“we must be ambitious”, said Alisjahbana.",
    ),
    PERMITTED: Rule(
        "permitted",
        "none",
        "A quotation differs only as the style guides permit.",
        "What may differ: the case of the first letter, also as [T]he; the final full stop or "
        "comma; footnote marks; corrections that the dataset lists; omissions marked by an "
        "ellipsis; and insertions in square brackets, also [sic].",
        _UN,
        "“[W]e must … advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
    ),
    TOO_SHORT: Rule(
        "too-short",
        "none",
        "A quotation is long enough to be checked.",
        "Fewer words than --min-words are as likely a term as a quotation. They are reported as "
        "verbatim where they match the source.",
        _OWN,
        "They spoke of “real value”.",
        "They spoke of “tangible value”.",
    ),
    MISQUOTE: Rule(
        "misquote",
        "error",
        "A quotation reproduces the source exactly.",
        "A word, a letter, its case, a mark or the order of the words differs.",
        _UN,
        "“We must be bold and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
    ),
    OMISSION: Rule(
        "omission",
        "error",
        "An omission is marked by an ellipsis.",
        "Words of the source are left out without a mark.",
        _EU,
        "“We must use the Global Compact in overcoming these challenges”, said Pramudwinai.",
        "“We must use the Global Compact … in overcoming these challenges”, said Pramudwinai.",
    ),
    SPLICE: Rule(
        "splice",
        "error",
        "A quotation does not join words of two quotes.",
        "Each part is in the source, but nobody said them together.",
        _PRESS,
        "Alisjahbana: “No country can address the challenges. We must use the Global Compact.”",
        "Alisjahbana: “No country can address the challenges.” "
        "Pramudwinai: “We must use the Global Compact.”",
    ),
    FINAL_MARK: Rule(
        "misquote",
        "warning",
        "A final ? or ! is neither left out nor added.",
        "It changes how the words were said.",
        _UN,
        "“We must be ambitious and advance practical implementation!” said Alisjahbana.",
        "“We must be ambitious and advance practical implementation,” said Alisjahbana.",
    ),
    SIMILAR: Rule(
        "misquote",
        "warning",
        "Words that seem to be quoted reproduce the source.",
        "The words are too few, or differ too much, to be sure that they are meant for it.",
        _OWN,
        "“We can continue to advance”, said Pramudwinai.",
        "“We can and must continue to advance”, said Pramudwinai.",
    ),
    NOT_FOUND: Rule(
        "not-found",
        "warning",
        "A quotation is in the source.",
        "The words resemble no passage of the release; they may be somebody else's.",
        _OWN,
        "“Migration makes all of our economies stronger”, said Motus.",
        "“The Network stands ready to engage”, said Motus.",
    ),
    OTHER_SPEAKER: Rule(
        "misattributed",
        "error",
        "A quotation is attributed to its speaker.",
        "The clause after it, with a reporting verb, names another speaker or a person who is not "
        "in the release.",
        _PRESS,
        "“We must be ambitious and advance practical implementation”, said Motus.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
    ),
    PERHAPS_OTHER_SPEAKER: Rule(
        "misattributed",
        "warning",
        "A quotation does not seem to be attributed to another speaker.",
        "A weaker sign names another speaker: the sentence before it, a dash, or a title alone.",
        _PRESS,
        "Motus said: “We must be ambitious and advance practical implementation.”",
        "Alisjahbana said: “We must be ambitious and advance practical implementation.”",
    ),
    PROSE_ATTRIBUTED: Rule(
        "misattributed",
        "warning",
        "The release's own prose is attributed to nobody.",
        "The words are in the release, but it does not say that a person said them.",
        _PRESS,
        "“Policies should respect labour and human rights”, said Motus.",
        "“Policies should respect labour and human rights”, said the press release.",
    ),
    UNATTRIBUTED: Rule(
        "unattributed",
        "warning",
        "A quotation has a source.",
        "Neither the speaker nor the release is named near it.",
        _UN,
        "“We must be ambitious and advance practical implementation.”",
        "“We must be ambitious and advance practical implementation.” (Alisjahbana)",
    ),
    WRONG_OFFICE: Rule(
        "misattributed",
        "warning",
        "A speaker has the office and the title that the release gives.",
        "A speaker is named with another speaker's office or an organization that the release does "
        "not give, or a woman as Mr., or a man as Ms.",
        _PRESS,
        "“We must be ambitious”, said Alisjahbana, the Director-General of IOM.",
        "“We must be ambitious”, said Alisjahbana, the Executive Secretary of ESCAP.",
    ),
    MISSPELT_NAME: Rule(
        "misattributed",
        "warning",
        "A speaker's name is spelled as in the release.",
        "One letter of the name differs, is missing or is added, or two are exchanged.",
        _PRESS,
        "“The Network stands ready to engage”, said Nanette Motus.",
        "“The Network stands ready to engage”, said Nenette Motus.",
    ),
    NEEDLESS_ELLIPSIS: Rule(
        "permitted",
        "warning",
        "An ellipsis replaces words.",
        "Nothing is left out where it is.",
        _EU,
        "“We must be … ambitious and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and … implementation”, said Alisjahbana.",
    ),
    SENSE_CHANGED: Rule(
        "permitted",
        "warning",
        "An omission or insertion does not change the sense.",
        "It leaves out or adds a word such as not, only, unless or must.",
        _PRESS,
        "“We … be ambitious and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance … implementation”, said Alisjahbana.",
    ),
    LONG_INSERTION: Rule(
        "permitted",
        "warning",
        "A bracket replaces only a few words.",
        "A bracket that replaces more hides what was said.",
        _PRESS,
        "“We must [be bold in] implementation of the Global Compact”, said Alisjahbana.",
        "“We must [be bold and] advance practical implementation”, said Alisjahbana.",
    ),
    MISSING_OPENING_MARK: Rule(
        "permitted",
        "warning",
        "Each paragraph of a quotation starts with an opening mark.",
        "Without it, the words look like the draft's own prose.",
        _EU,
        "Pramudwinai: “We can and must continue to advance.\n\nWe must use the Global Compact.”",
        "Pramudwinai: “We can and must continue to advance.\n\n“We must use the Global Compact.”",
    ),
    MISSING_CLOSING_MARK: Rule(
        "permitted",
        "warning",
        "A quotation ends with a closing mark.",
        "Without it, a reader does not see where the source's words end.",
        _EU,
        "Alisjahbana said: “We must be ambitious and advance practical implementation.",
        "Alisjahbana said: “We must be ambitious and advance practical implementation.”",
    ),
    DENIAL_CUT_OFF: Rule(
        "verbatim",
        "warning",
        "A quotation does not start right after a word that denies it.",
        "The source denies what the quotation then says, and the draft does not.",
        _PRESS,
        "Every “country can address the challenges and opportunities”, said Alisjahbana.",
        "No “country can address the challenges and opportunities”, said Alisjahbana.",
    ),
    FIGURE_CHANGED: Rule(
        "figure",
        "error",
        "A figure has the number and the year that the source states.",
        "A sentence states a figure of the release with another number, or for another year.",
        _OWN,
        "Asia and the Pacific had 56 million international migrants in 1990.",
        "Asia and the Pacific had 52 million international migrants in 1990.",
    ),
    QUALIFIER_CHANGED: Rule(
        "figure",
        "warning",
        "A figure has the qualifier that the source states.",
        "A word such as over or roughly is left out, added or replaced.",
        _OWN,
        "Asia and the Pacific has 65 million international migrants today.",
        "Asia and the Pacific has over 65 million international migrants today.",
    ),
    UNUSED_SUPPRESSION: Rule(
        "comment",
        "warning",
        "A suppression suppresses a finding.",
        "One that suppresses nothing would hide the next finding there.",
        _OWN,
        "A paragraph without quotations. <!-- gcmreview: ignore -->",
        "“Migration makes all of our economies stronger,” she said. <!-- gcmreview: ignore -->",
    ),
    UNKNOWN_COMMENT: Rule(
        "comment",
        "warning",
        "A comment to gcmreview is one that it knows.",
        "A comment with a typing error has no effect.",
        _OWN,
        "A paragraph without quotations. <!-- gcmreview: ignroe -->",
        "A paragraph without quotations. <!-- A comment to the editor. -->",
    ),
}


@cache
def rank(code: str) -> tuple[int, str]:
    """Return the precedence of a rule: where several are broken, the lowest gives the verdict.

    The most severe rule comes first, and among equally severe ones, the one with the lowest code.
    """
    return -SEVERITIES.index(CODES[code].severity), code
