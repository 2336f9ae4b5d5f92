"""Every rule of a check, once: its code, verdict, severity, text and source."""

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


# The code of each rule, by which it is reported.
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


class Rule(NamedTuple):
    """A rule of checking: the verdict it leads to, how grave that is, and what it says.

    ``source`` names the guide that it is from.
    """

    verdict: Verdict
    severity: Severity
    text: str
    source: str


_UN = "UN Editorial Manual, Quotations (https://www.un.org/dgacm/en/node/4440)"
_EU = "EU Interinstitutional Style Guide, 5.10"
_PRESS = "Reuters Handbook of Journalism and AP Stylebook, Quotations"
_OWN = "gcmreview"
CODES: dict[str, Rule] = {
    VERBATIM: Rule("verbatim", "none", "reproduces the original exactly", _UN),
    PERMITTED: Rule("permitted", "none", "differs in what the rules permit alone", _UN),
    TOO_SHORT: Rule("too-short", "none", "too short to tell a quotation from a term", _OWN),
    MISQUOTE: Rule("misquote", "error", "a quotation reproduces the original exactly", _UN),
    OMISSION: Rule("omission", "error", "an omission is marked by an ellipsis", _EU),
    SPLICE: Rule("splice", "error", "words of two quotes are not joined as one", _PRESS),
    FINAL_MARK: Rule("misquote", "warning", "a final ? or ! is neither dropped nor added", _UN),
    SIMILAR: Rule(
        "misquote", "warning", "words are like a quote's, but not surely meant for it", _OWN
    ),
    NOT_FOUND: Rule("not-found", "warning", "a quotation stands in the source", _OWN),
    OTHER_SPEAKER: Rule("misattributed", "error", "the words belong to the speaker named", _PRESS),
    PERHAPS_OTHER_SPEAKER: Rule(
        "misattributed", "warning", "the words belong to the speaker named", _PRESS
    ),
    PROSE_ATTRIBUTED: Rule(
        "misattributed", "warning", "the release's own prose is no speaker's", _PRESS
    ),
    UNATTRIBUTED: Rule("unattributed", "warning", "every quotation has a source", _UN),
    NEEDLESS_ELLIPSIS: Rule(
        "permitted", "warning", "an ellipsis stands for an omission alone", _EU
    ),
    SENSE_CHANGED: Rule("permitted", "warning", "an omission does not change the sense", _PRESS),
    LONG_INSERTION: Rule(
        "permitted", "warning", "an insertion replaces a few words at most", _PRESS
    ),
    MISSING_OPENING_MARK: Rule(
        "permitted", "warning", "every paragraph of a quotation opens with a mark", _EU
    ),
    MISSING_CLOSING_MARK: Rule("permitted", "warning", "a quotation ends with a closing mark", _EU),
    DENIAL_CUT_OFF: Rule(
        "verbatim", "warning", "a denial is not cut off before the first word", _PRESS
    ),
    FIGURE_CHANGED: Rule("figure", "error", "a stated figure keeps its number", _OWN),
    QUALIFIER_CHANGED: Rule("figure", "warning", "a stated figure keeps its qualifier", _OWN),
    UNUSED_SUPPRESSION: Rule("comment", "warning", "an ignore comment ignores something", _OWN),
    UNKNOWN_COMMENT: Rule(
        "comment", "warning", "a comment to gcmreview is one that it knows", _OWN
    ),
}


def rank(code: str) -> tuple[int, str]:
    """Return the order of a rule: of those that a quotation breaks, the first is its verdict.

    The most severe is first; of those that are as severe, the one with the lowest code.
    """
    return -SEVERITIES.index(CODES[code].severity), code
