"""Every rule of a check, once: its code, what it asks for and why, and how severe a breach is."""

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
NUMBER_CHANGED = "GCM503"
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
    title: str
    why: str
    bad: str
    good: str
    severity: Severity = "warning"
    source: str = "gcmreview"


_UN = "UN Editorial Manual, Quotations (https://www.un.org/dgacm/en/node/4440)"
_EU = "EU Interinstitutional Style Guide, 5.10"
_PRESS = "Reuters Handbook of Journalism and AP Stylebook, Quotations"
CODES: dict[str, Rule] = {
    VERBATIM: Rule(
        "verbatim",
        "A quotation reproduces the source to the character.",
        "Only typography may differ: the shape of marks, dashes and spaces.",
        "“We must be ambitious”, said Alisjahbana.",
        "“we must be ambitious”, said Alisjahbana.",
        severity="none",
        source=_UN,
    ),
    PERMITTED: Rule(
        "permitted",
        "A quotation differs only as the style guides permit.",
        "What may differ: the case of the first letter, also as [T]he; the final full stop or "
        "comma; footnote marks; corrections that the dataset lists; omissions marked by an "
        "ellipsis; and insertions in square brackets, also [sic].",
        "“[W]e must … advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
        severity="none",
        source=_UN,
    ),
    TOO_SHORT: Rule(
        "too-short",
        "A quotation is long enough to be checked.",
        "Fewer words than --min-words are as likely a term as a quotation. They are reported as "
        "verbatim where they match the source.",
        "They spoke of “real value”.",
        "They spoke of “tangible value”.",
        severity="none",
    ),
    MISQUOTE: Rule(
        "misquote",
        "A quotation reproduces the source exactly.",
        "A word, a letter, its case, a mark or the order of the words differs.",
        "“We must be bold and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
        severity="error",
        source=_UN,
    ),
    OMISSION: Rule(
        "omission",
        "An omission is marked by an ellipsis.",
        "Words of the source are left out without a mark.",
        "“We must use the Global Compact in overcoming these challenges”, said Pramudwinai.",
        "“We must use the Global Compact … in overcoming these challenges”, said Pramudwinai.",
        severity="error",
        source=_EU,
    ),
    SPLICE: Rule(
        "splice",
        "A quotation does not join words of two quotes.",
        "Each part is in the source, but nobody said them together.",
        "Alisjahbana: “No country can address the challenges. We must use the Global Compact.”",
        "Alisjahbana: “No country can address the challenges.” "
        "Pramudwinai: “We must use the Global Compact.”",
        severity="error",
        source=_PRESS,
    ),
    FINAL_MARK: Rule(
        "misquote",
        "A final ? or ! is neither left out nor added.",
        "It changes how the words were said.",
        "“We must be ambitious and advance practical implementation!” said Alisjahbana.",
        "“We must be ambitious and advance practical implementation,” said Alisjahbana.",
        source=_UN,
    ),
    SIMILAR: Rule(
        "misquote",
        "Words that seem to be quoted reproduce the source.",
        "The words are too few, or differ too much, to be sure that they are meant for it.",
        "“We must act to advance regional cooperation and partnerships”, said Alisjahbana.",
        "“We must advance regional cooperation and partnerships”, said Alisjahbana.",
    ),
    NOT_FOUND: Rule(
        "not-found",
        "A quotation is in the source.",
        "The words resemble no passage of the release; they may be somebody else's.",
        "“Migration makes all of our economies stronger”, said Motus.",
        "“The Network stands ready to engage”, said Motus.",
    ),
    OTHER_SPEAKER: Rule(
        "misattributed",
        "A quotation is attributed to its speaker.",
        "The clause after it, with a reporting verb, names another speaker or a person who is not "
        "in the release.",
        "“We must be ambitious and advance practical implementation”, said Motus.",
        "“We must be ambitious and advance practical implementation”, said Alisjahbana.",
        severity="error",
        source=_PRESS,
    ),
    PERHAPS_OTHER_SPEAKER: Rule(
        "misattributed",
        "A quotation does not seem to be attributed to another speaker.",
        "A weaker sign names another speaker: the sentence before it, a dash, or a title alone.",
        "Motus said: “We must be ambitious and advance practical implementation.”",
        "Alisjahbana said: “We must be ambitious and advance practical implementation.”",
        source=_PRESS,
    ),
    PROSE_ATTRIBUTED: Rule(
        "misattributed",
        "The release's own prose is attributed to nobody.",
        "The words are in the release, but it does not say that a person said them.",
        "“Policies should respect labour and human rights”, said Motus.",
        "“Policies should respect labour and human rights”, said the press release.",
        source=_PRESS,
    ),
    UNATTRIBUTED: Rule(
        "unattributed",
        "A quotation has a source.",
        "Neither the speaker nor the release is named near it.",
        "“We must be ambitious and advance practical implementation.”",
        "“We must be ambitious and advance practical implementation.” (Alisjahbana)",
        source=_UN,
    ),
    WRONG_OFFICE: Rule(
        "misattributed",
        "A speaker has the office and the title that the release gives.",
        "A speaker is named with another speaker's office or an organization that the release does "
        "not give, or a woman as Mr., or a man as Ms.",
        "“We must be ambitious”, said Alisjahbana, the Director-General of IOM.",
        "“We must be ambitious”, said Alisjahbana, the Executive Secretary of ESCAP.",
        source=_PRESS,
    ),
    MISSPELT_NAME: Rule(
        "misattributed",
        "A speaker's name is spelled as in the release.",
        "One letter of the name differs, is missing or is added, or two are exchanged.",
        "“The Network stands ready to engage”, said Nanette Motus.",
        "“The Network stands ready to engage”, said Nenette Motus.",
        source=_PRESS,
    ),
    NEEDLESS_ELLIPSIS: Rule(
        "permitted",
        "An ellipsis replaces words.",
        "Nothing is left out where it is.",
        "“We must be … ambitious and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and … implementation”, said Alisjahbana.",
        source=_EU,
    ),
    SENSE_CHANGED: Rule(
        "permitted",
        "An omission or insertion does not change the sense.",
        "It leaves out or adds a word such as not, only, unless or must.",
        "“We … be ambitious and advance practical implementation”, said Alisjahbana.",
        "“We must be ambitious and advance … implementation”, said Alisjahbana.",
        source=_PRESS,
    ),
    LONG_INSERTION: Rule(
        "permitted",
        "A bracket replaces only a few words.",
        "A bracket that replaces more hides what was said.",
        "“We must [be bold in] implementation of the Global Compact”, said Alisjahbana.",
        "“We must [be bold and] advance practical implementation”, said Alisjahbana.",
        source=_PRESS,
    ),
    MISSING_OPENING_MARK: Rule(
        "permitted",
        "Each paragraph of a quotation starts with an opening mark.",
        "Without it, the words look like the draft's own prose.",
        "Pramudwinai: “We can and must continue to advance.\n\nWe must use the Global Compact.”",
        "Pramudwinai: “We can and must continue to advance.\n\n“We must use the Global Compact.”",
        source=_EU,
    ),
    MISSING_CLOSING_MARK: Rule(
        "permitted",
        "A quotation ends with a closing mark.",
        "Without it, a reader does not see where the source's words end.",
        "Alisjahbana said: “We must be ambitious and advance practical implementation.",
        "Alisjahbana said: “We must be ambitious and advance practical implementation.”",
        source=_EU,
    ),
    DENIAL_CUT_OFF: Rule(
        "verbatim",
        "A quotation does not start right after a word that denies it.",
        "The source denies what the quotation then says, and the draft does not.",
        "Every “country can address the challenges and opportunities”, said Alisjahbana.",
        "No “country can address the challenges and opportunities”, said Alisjahbana.",
        source=_PRESS,
    ),
    FIGURE_CHANGED: Rule(
        "figure",
        "A figure has the number and the year that the source states.",
        "A sentence states a figure of the release with another number, or for another year.",
        "Asia and the Pacific had 56 million international migrants in 1990.",
        "Asia and the Pacific had 52 million international migrants in 1990.",
        severity="error",
    ),
    QUALIFIER_CHANGED: Rule(
        "figure",
        "A figure has the qualifier that the source states.",
        "A word such as over or roughly is left out, added or replaced.",
        "Asia and the Pacific has 65 million international migrants today.",
        "Asia and the Pacific has over 65 million international migrants today.",
    ),
    NUMBER_CHANGED: Rule(
        "figure",
        "A number among words of the source is the source's.",
        "A sentence has words of the release with another number, as another release may.",
        "The region would be well represented at the Forum in 2023 to make migration a priority in "
        "implementing the 2030 Agenda for Sustainable Development in the region.",
        "The region would be well represented at the Forum in 2022 to make migration a priority in "
        "implementing the 2030 Agenda for Sustainable Development in the region.",
    ),
    UNUSED_SUPPRESSION: Rule(
        "comment",
        "A suppression suppresses a finding.",
        "One that suppresses nothing would hide the next finding there.",
        "A paragraph without quotations. <!-- gcmreview: ignore -->",
        "“Migration makes all of our economies stronger,” she said. <!-- gcmreview: ignore -->",
    ),
    UNKNOWN_COMMENT: Rule(
        "comment",
        "A comment to gcmreview is one that it knows.",
        "A comment with a typing error has no effect.",
        "A paragraph without quotations. <!-- gcmreview: ignroe -->",
        "A paragraph without quotations. <!-- A comment to the editor. -->",
    ),
}


def rank(code: str) -> tuple[int, str]:
    """Return the precedence of a rule: where several are broken, the lowest gives the verdict.

    The most severe rule comes first, and among equally severe ones, the one with the lowest code.
    """
    return -SEVERITIES.index(CODES[code].severity), code
