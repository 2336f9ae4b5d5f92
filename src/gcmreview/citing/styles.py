"""The citation styles, one row each.

A style cites the release, or a quote in it with its paragraph. The title is the source's, to the
character: no style's capitals are put into it, and no italics, which plain text lacks. A citation
engine would weigh 89 MB, so these are small functions, each naming the guide that it follows.
"""

from gcmreview.citing.prose import cite_apa, cite_chicago, cite_mla, cite_un
from gcmreview.citing.records import (
    cite_biblatex,
    cite_bibtex,
    cite_csl_json,
    cite_ris,
    cite_wikipedia,
)
from gcmreview.citing.reference import CitationStyle

CITATION_STYLES: dict[str, CitationStyle] = {
    "un": CitationStyle(cite_un, "a footnote"),
    "apa": CitationStyle(cite_apa),
    "mla": CitationStyle(cite_mla),
    "chicago": CitationStyle(cite_chicago),
    "bibtex": CitationStyle(cite_bibtex),
    "biblatex": CitationStyle(cite_biblatex),
    "ris": CitationStyle(cite_ris),
    "csl-json": CitationStyle(cite_csl_json, escapes="json"),
    "wikipedia": CitationStyle(cite_wikipedia, escapes="markup"),
}
