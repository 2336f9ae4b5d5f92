"""Citation styles for programs: BibTeX, biblatex, RIS, CSL-JSON, wikitext."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from gcmreview.citing.reference import Reference, make_key, name_publisher
from gcmreview.text.dates import MONTHS, write_day

# What means something in a value of BibTeX; its parser counts braces even after a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}


def cite_bibtex(reference: Reference) -> str:
    """Write an entry of BibTeX: ``@misc``, since it knows no press release.

    Source: Patashnik, "BibTeXing"; double braces keep an organization in one piece and the
    capitals of a title as they are.
    """
    release, quote, accessed = reference
    notes = [f"Para. {quote.paragraph}"] if quote else []
    notes += [f"Accessed {write_day(accessed)}"] if accessed else []
    fields = {
        "author": f"{{{{{_escape_tex(name_publisher(release))}}}}}",
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "howpublished": "{Press release}",
        "day": f"{{{release.date.day}}}",
        "month": MONTHS[release.date.month - 1][:3].lower(),
        "year": f"{{{release.date.year}}}",
        "url": f"{{{_escape_address(release.url)}}}",
        **({"note": f"{{{'. '.join(notes)}}}"} if notes else {}),
    }
    return _write_entry("misc", make_key(reference), fields)


def cite_biblatex(reference: Reference) -> str:
    """Write an entry of biblatex: ``@online``.

    Source: the biblatex manual, 2.1.1 and 2.2.2 (``titleaddon`` takes the kind).
    """
    release, quote, accessed = reference
    fields = {
        "author": f"{{{{{_escape_tex(name_publisher(release))}}}}}",
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "titleaddon": "{Press release}",
        "date": f"{{{release.date.isoformat()}}}",
        "url": f"{{{_escape_address(release.url)}}}",
        **({"urldate": f"{{{accessed.isoformat()}}}"} if accessed else {}),
        **({"note": f"{{Para. {quote.paragraph}}}"} if quote else {}),
    }
    return _write_entry("online", make_key(reference), fields)


def cite_ris(reference: Reference) -> str:
    """Write a record of RIS, whose lines end with CRLF.

    Source: Research Information Systems, "RIS Format Specifications" (2011): ``ELEC`` is a web
    page, ``M3`` its kind. The comma after an author says that there is no first name, as for any
    organization; without it, EndNote and Zotero read the last word as a family name.
    """
    release, quote, accessed = reference
    lines = [
        ("TY", "ELEC"),
        ("ID", make_key(reference)),
        ("AU", f"{name_publisher(release)},"),
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
    from gcmreview.output.json import dump_json

    release, quote, accessed = reference
    item = {
        "id": make_key(reference),
        "type": "webpage",
        "author": [{"literal": name_publisher(release)}],
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
        "publisher": _escape_wiki(name_publisher(release)),
        "location": _escape_wiki(release.place),
        "date": write_day(release.date),
        "url": _escape_address(release.url),
        **({"access-date": write_day(accessed)} if accessed else {}),
        **({"at": f"para. {quote.paragraph}"} if quote else {}),
        "language": _escape_wiki(release.language),
    }
    inside = " ".join(f"|{name}={value}" for name, value in fields.items())
    return f"{{{{Cite press release {inside}}}}}"


def _write_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    width = max(map(len, fields))
    lines = [f"  {name:{width}} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _escape_tex(text: str) -> str:
    return _put_on_line("".join(_TEX.get(char, char) for char in text))


def _escape_address(url: str) -> str:
    """Percent-encode what would end the entry or the template around an address."""
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
