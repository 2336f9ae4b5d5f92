"""Citation styles for programs: BibTeX, biblatex, RIS, CSL-JSON, wikitext."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from gcmreview.citing.reference import Reference, make_key, name_publisher
from gcmreview.dataset.model import Release
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
        "author": _brace_name(release),
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "howpublished": "{Press release}",
        **(_write_bibtex_date(release.date) if release.date else {}),
        "url": _brace(_escape_address(release.url)),
        "note": _brace(". ".join(notes)),
    }
    return _write_entry("misc", make_key(reference), fields)


def cite_biblatex(reference: Reference) -> str:
    """Write an entry of biblatex: ``@online``.

    Source: the biblatex manual, 2.1.1 and 2.2.2 (``titleaddon`` takes the kind).
    """
    release, quote, accessed = reference
    fields = {
        "author": _brace_name(release),
        "title": f"{{{{{_escape_tex(release.title)}}}}}",
        "titleaddon": "{Press release}",
        "date": _brace(release.date.isoformat() if release.date else ""),
        "url": _brace(_escape_address(release.url)),
        "urldate": _brace(accessed.isoformat() if accessed else ""),
        "note": _brace(f"Para. {quote.paragraph}" if quote else ""),
    }
    return _write_entry("online", make_key(reference), fields)


def cite_ris(reference: Reference) -> str:
    """Write a record of RIS, whose lines end with CRLF.

    Source: Research Information Systems, "RIS Format Specifications" (2011): ``ELEC`` is a web
    page, ``M3`` its kind. The comma after an author says that there is no first name, as for any
    organization; without it, EndNote and Zotero read the last word as a family name. A name that
    has a comma itself is only the publisher, since programs would split it.
    """
    release, quote, accessed = reference
    known = (("CY", release.place), ("LA", release.language), ("UR", release.url))
    lines = [
        ("TY", "ELEC"),
        ("ID", make_key(reference)),
        *_list_ris_publisher(release),
        ("TI", release.title),
        ("M3", "Press release"),
        *(_list_ris_dates(release.date) if release.date else []),
        *((tag, value) for tag, value in known if value),
        *([("Y2", _write_ris_date(accessed))] if accessed else []),
        *([("N1", f"Para. {quote.paragraph}")] if quote else []),
        ("ER", ""),
    ]
    return "\r\n".join(f"{tag}  - {_put_on_line(value)}" for tag, value in lines) + "\r"


def _list_ris_publisher(release: Release) -> list[tuple[str, str]]:
    if not release.publisher:
        return []
    name = name_publisher(release)
    return [("PB", name)] if "," in name else [("AU", f"{name},")]


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
        "author": [{"literal": name_publisher(release)}] if release.publisher else None,
        "title": release.title,
        # Styles write a capital where one belongs, and none in the middle of a note.
        "genre": "press release",
        "issued": _list_date_parts(release.date) if release.date else None,
        "accessed": _list_date_parts(accessed) if accessed else None,
        "URL": release.url,
        "language": release.language,
        "note": f"Para. {quote.paragraph}" if quote else None,
    }
    known = {name: value for name, value in item.items() if value is not None}
    return dump_json([known], indent=2)


def cite_wikipedia(reference: Reference) -> str:
    """Write a template of the English Wikipedia.

    Source: en.wikipedia.org, "Template:Cite press release" (``at`` takes a paragraph).
    """
    release, quote, accessed = reference
    fields = {
        "title": _escape_wiki(release.title),
        "publisher": _escape_wiki(name_publisher(release)),
        "location": _escape_wiki(release.place),
        "date": write_day(release.date) if release.date else "",
        "url": _escape_address(release.url),
        "access-date": write_day(accessed) if accessed else "",
        "at": f"para. {quote.paragraph}" if quote else "",
        "language": _escape_wiki(release.language),
    }
    inside = " ".join(f"|{name}={value}" for name, value in fields.items() if value)
    return f"{{{{Cite press release {inside}}}}}"


def _write_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    known = {name: value for name, value in fields.items() if value}
    width = max(map(len, known))
    lines = [f"  {name:{width}} = {value}," for name, value in known.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _brace(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _brace_name(release: Release) -> str:
    """Write an organization so that no program reads it as a person's name."""
    return _brace(_brace(_escape_tex(name_publisher(release))))


def _write_bibtex_date(day: date) -> dict[str, str]:
    month = MONTHS[day.month - 1][:3].lower()
    return {"day": f"{{{day.day}}}", "month": month, "year": f"{{{day.year}}}"}


def _escape_tex(text: str) -> str:
    return _put_on_line("".join(_TEX.get(char, char) for char in text))


def _escape_address(url: str | None) -> str:
    """Percent-encode what would end the entry or the template around an address."""
    return re.sub(r"[][{}|~]", lambda match: f"%{ord(match[0]):02X}", url or "")


def _escape_wiki(text: str | None) -> str:
    """Write what wikitext would read as numeric references (en.wikipedia.org, "Help:Wikitext")."""
    escaped = re.sub(r"[][{}|<>&'~]", lambda match: f"&#{ord(match[0])};", text or "")
    return _put_on_line(escaped)


def _put_on_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _list_ris_dates(day: date) -> list[tuple[str, str]]:
    return [("PY", str(day.year)), ("DA", _write_ris_date(day))]


def _write_ris_date(day: date) -> str:
    return f"{day.isoformat().replace('-', '/')}/"


def _list_date_parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}
