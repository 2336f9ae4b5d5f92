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
    "GCM001": Rule("verbatim", "none", "reproduces the original exactly", _UN),
    "GCM002": Rule("permitted", "none", "differs in what the rules permit alone", _UN),
    "GCM003": Rule("too-short", "none", "too short to tell a quotation from a term", _OWN),
    "GCM101": Rule("misquote", "error", "a quotation reproduces the original exactly", _UN),
    "GCM102": Rule("omission", "error", "an omission is marked by an ellipsis", _EU),
    "GCM103": Rule("splice", "error", "words of two quotes are not joined as one", _PRESS),
    "GCM104": Rule("misquote", "warning", "a final ? or ! is neither dropped nor added", _UN),
    "GCM105": Rule(
        "misquote", "warning", "words are like a quote's, but not surely meant for it", _OWN
    ),
    "GCM201": Rule("not-found", "warning", "a quotation stands in the source", _OWN),
    "GCM301": Rule("misattributed", "error", "the words belong to the speaker named", _PRESS),
    "GCM302": Rule("misattributed", "warning", "the words belong to the speaker named", _PRESS),
    "GCM303": Rule("misattributed", "warning", "the release's own prose is no speaker's", _PRESS),
    "GCM304": Rule("unattributed", "warning", "every quotation has a source", _UN),
    "GCM401": Rule("permitted", "warning", "an ellipsis stands for an omission alone", _EU),
    "GCM402": Rule("permitted", "warning", "an omission does not change the sense", _PRESS),
    "GCM403": Rule("permitted", "warning", "an insertion replaces a few words at most", _PRESS),
    "GCM404": Rule("permitted", "warning", "every paragraph of a quotation opens with a mark", _EU),
    "GCM405": Rule("permitted", "warning", "a quotation ends with a closing mark", _EU),
    "GCM406": Rule("verbatim", "warning", "a denial is not cut off before the first word", _PRESS),
    "GCM501": Rule("figure", "error", "a stated figure keeps its number", _OWN),
    "GCM502": Rule("figure", "warning", "a stated figure keeps its qualifier", _OWN),
    "GCM901": Rule("comment", "warning", "an ignore comment ignores something", _OWN),
    "GCM902": Rule("comment", "warning", "a comment to gcmreview is one that it knows", _OWN),
}
