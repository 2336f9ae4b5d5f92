"""Citations of the release, or of a quote in it with its paragraph, one function a style.

``CITATIONS`` is the list of valid names. The title is the source's to the character: no style's
capitals are put into it, and no italics, which plain text lacks. A citation engine would weigh
89 MB, so these are small functions, each naming the guide that it follows.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from gcmreview.dates import MONTHS, write_american_day, write_day, write_short_day
from gcmreview.errors import UsageError
from gcmreview.model import Quote, Release
from gcmreview.output import Escapes

# What an abbreviated name stands in, after the full one: "International … Migration (IOM)".
_ACRONYM = r"\s*\([^()\s]+\)\Z"
# Where the noun phrase ends that MLA shortens a title to.
_AFTER_PHRASE = r"\s+(?:of|for|on|in|to|at|by|with|from|and|as|is|are|was|were|calls?)\s|[:;,.?!–—]"
# What means something in a value of BibTeX; its parser counts braces even after a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}


class Reference(NamedTuple):
    """What is cited: the release, or one quote in it, and when it was last looked at, if said."""

    release: Release
    quote: Quote | None = None
    accessed: date | None = None


class CitationStyle(NamedTuple):
    """How to write a reference, and how to escape what cannot be encoded."""

    cite: Callable[[Reference], str]
    escapes: Escapes = "lossy"


def read_accessed(text: str) -> date:
    """Read the date of ``--accessed``, as in ``2021-03-31``, or raise UsageError."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"--accessed: '{text}' is no date; write year, month and day: 2021-03-31")


def cite_un(reference: Reference) -> str:
    """Write a footnote.

    Source: UN Editorial Manual, "Footnotes", IV.A, "Documents of other organizations": the
    organization spelled out, the title, "Available at" the address.
    """
    release, quote, accessed = reference
    parts = [
        _name_publisher(release),
        f"“{release.title}”",
        "press release",
        write_day(release.date),
        *([f"para. {quote.paragraph}"] if quote else []),
    ]
    access = f" (accessed on {write_day(accessed)})" if accessed else ""
    return f"{', '.join(parts)}. Available at {release.url}{access}."


def cite_apa(reference: Reference) -> str:
    """Write an entry of a reference list, after the citation in the text where a quote is cited.

    Source: Publication Manual of the APA, 7th edition, 10.4 (press releases), 8.28 (paragraphs),
    9.16 (retrieval dates); apastyle.apa.org, "Press release references".
    """
    release, quote, accessed = reference
    author, day = _name_publisher(release), release.date
    when = f"{day.year}, {MONTHS[day.month - 1]} {day.day}"
    address = release.url
    if accessed:
        address = f"Retrieved {write_american_day(accessed)}, from {address}"
    entry = f"{author}. ({when}). {release.title} [Press release]. {address}"
    return f"({author}, {day.year}, para. {quote.paragraph})\n\n{entry}" if quote else entry


def cite_mla(reference: Reference) -> str:
    """Write an entry of a list of works cited, after the citation in the text of a quote.

    Source: MLA Handbook, 9th edition, 5.27 (an organization that is author and publisher is named
    as publisher alone), 6.20 (paragraphs), 6.10 (a title is shortened to its first noun phrase);
    style.mla.org, "Citing press releases".
    """
    release, quote, accessed = reference
    parts = [_name_publisher(release), write_short_day(release.date), release.url]
    entry = f"“{_end_sentence(release.title)}” {', '.join(parts)}. Press release."
    if accessed:
        entry += f" Accessed {write_short_day(accessed)}."
    if quote is None:
        return entry
    return f"(“{_shorten_title(release.title)},” par. {quote.paragraph})\n\n{entry}"


def cite_chicago(reference: Reference) -> str:
    """Write an entry of a bibliography, or a note where a quote is cited.

    Source: The Chicago Manual of Style, 18th edition, chapter 14 (web pages: author, title, kind,
    date, address; the paragraph before the address; an access date where it is wanted).
    """
    release, quote, accessed = reference
    author, day = _name_publisher(release), write_american_day(release.date)
    seen = write_american_day(accessed) if accessed else ""
    if quote is None:
        parts = [f"{author}.", f"“{_end_sentence(release.title)}”", f"Press release, {day}."]
        parts += [f"Accessed {seen}."] if seen else []
        return f"{' '.join(parts)} {release.url}."
    parts = [f"“{release.title},” press release", day, f"para. {quote.paragraph}"]
    parts += [f"accessed {seen}"] if seen else []
    return f"{author}, {', '.join(parts)}, {release.url}."


def cite_bibtex(reference: Reference) -> str:
    """Write an entry of BibTeX: ``@misc``, since it knows no press release.

    Source: Patashnik, "BibTeXing"; double braces keep an organization in one piece and the
    capitals of a title as they are.
    """
    release, quote, accessed = reference
    notes = [f"Para. {quote.paragraph}"] if quote else []
    notes += [f"Accessed {write_day(accessed)}"] if accessed else []
    fields = {
        "author": f"{{{{{_escape_tex(_name_publisher(release))}}}}}",
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "howpublished": "{Press release}",
        "day": f"{{{release.date.day}}}",
        "month": MONTHS[release.date.month - 1][:3].lower(),
        "year": f"{{{release.date.year}}}",
        "url": f"{{{_escape_address(release.url)}}}",
        **({"note": f"{{{'. '.join(notes)}}}"} if notes else {}),
    }
    return _write_entry("misc", _make_key(reference), fields)


def cite_biblatex(reference: Reference) -> str:
    """Write an entry of biblatex: ``@online``.

    Source: the biblatex manual, 2.1.1 and 2.2.2 (``titleaddon`` takes the kind).
    """
    release, quote, accessed = reference
    fields = {
        "author": f"{{{{{_escape_tex(_name_publisher(release))}}}}}",
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "titleaddon": "{Press release}",
        "date": f"{{{release.date.isoformat()}}}",
        "url": f"{{{_escape_address(release.url)}}}",
        **({"urldate": f"{{{accessed.isoformat()}}}"} if accessed else {}),
        **({"note": f"{{Para. {quote.paragraph}}}"} if quote else {}),
    }
    return _write_entry("online", _make_key(reference), fields)


def cite_ris(reference: Reference) -> str:
    """Write a record of RIS, whose lines end with CRLF.

    Source: Research Information Systems, "RIS Format Specifications" (2011): ``ELEC`` is a web
    page, ``M3`` its kind.
    """
    release, quote, accessed = reference
    lines = [
        ("TY", "ELEC"),
        ("ID", _make_key(reference)),
        ("AU", _name_publisher(release)),
        ("TI", release.title),
        ("M3", "Press release"),
        ("PY", str(release.date.year)),
        ("DA", _write_ris_date(release.date)),
        ("CY", release.place),
        ("LA", release.language),
        ("UR", release.url),
        *([("Y2", _write_ris_date(accessed))] if accessed else []),
        *([("N1", f"Para. {quote.paragraph}")] if quote else []),
        ("ER", ""),
    ]
    return "\r\n".join(f"{tag}  - {_put_on_line(value)}" for tag, value in lines) + "\r"


def cite_csl_json(reference: Reference) -> str:
    """Write an array of one item of CSL-JSON.

    Source: the CSL 1.0.2 specification, which has no press release: ``webpage`` with that
    ``genre``, and no publisher beside an author of the same name, comes out right in APA.
    """
    from gcmreview.formats import dump_json

    release, quote, accessed = reference
    item = {
        "id": _make_key(reference),
        "type": "webpage",
        "author": [{"literal": _name_publisher(release)}],
        "title": release.title,
        "genre": "Press release",
        "issued": _list_date_parts(release.date),
        **({"accessed": _list_date_parts(accessed)} if accessed else {}),
        "URL": release.url,
        "language": release.language,
        **({"note": f"Para. {quote.paragraph}"} if quote else {}),
    }
    return dump_json([item], indent=2)


def cite_wikipedia(reference: Reference) -> str:
    """Write a template of the English Wikipedia.

    Source: en.wikipedia.org, "Template:Cite press release" (``at`` takes a paragraph).
    """
    release, quote, accessed = reference
    fields = {
        "title": _escape_wiki(release.title),
        "publisher": _escape_wiki(_name_publisher(release)),
        "location": _escape_wiki(release.place),
        "date": write_day(release.date),
        "url": _escape_address(release.url),
        **({"access-date": write_day(accessed)} if accessed else {}),
        **({"at": f"para. {quote.paragraph}"} if quote else {}),
        "language": _escape_wiki(release.language),
    }
    inside = " ".join(f"|{name}={value}" for name, value in fields.items())
    return f"{{{{Cite press release {inside}}}}}"


def _name_publisher(release: Release) -> str:
    """Return the publisher's name spelled out, without the abbreviation after it."""
    return re.sub(_ACRONYM, "", release.publisher) or release.publisher


def _make_key(reference: Reference) -> str:
    release, quote, _ = reference
    return f"{release.id}-{quote.id}" if quote else release.id


def _end_sentence(title: str) -> str:
    """End a title as a sentence within quotation marks, unless a mark of its own ends it."""
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."


def _shorten_title(title: str) -> str:
    """Cut a title after its first noun phrase, if that has two words at least."""
    phrase = re.split(_AFTER_PHRASE, title, maxsplit=1)[0].strip()
    return phrase if " " in phrase else title


def _write_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    width = max(map(len, fields))
    lines = [f"  {name:{width}} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _escape_tex(text: str) -> str:
    return _put_on_line("".join(_TEX.get(char, char) for char in text))


def _escape_address(url: str) -> str:
    """Percent-encode what would end the entry or the template that an address stands in."""
    return re.sub(r"[][{}|~]", lambda match: f"%{ord(match[0]):02X}", url)


def _escape_wiki(text: str) -> str:
    """Write what wikitext would read as numeric references (en.wikipedia.org, "Help:Wikitext")."""
    escaped = re.sub(r"[][{}|<>&'~]", lambda match: f"&#{ord(match[0])};", text)
    return _put_on_line(escaped)


def _put_on_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _write_ris_date(day: date) -> str:
    return f"{day.isoformat().replace('-', '/')}/"


def _list_date_parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


CITATIONS: dict[str, CitationStyle] = {
    "un": CitationStyle(cite_un),
    "apa": CitationStyle(cite_apa),
    "mla": CitationStyle(cite_mla),
    "chicago": CitationStyle(cite_chicago),
    "bibtex": CitationStyle(cite_bibtex),
    "biblatex": CitationStyle(cite_biblatex),
    "ris": CitationStyle(cite_ris),
    "csl-json": CitationStyle(cite_csl_json, escapes="json"),
    "wikipedia": CitationStyle(cite_wikipedia, escapes="markup"),
}
