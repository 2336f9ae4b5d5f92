"""Citation styles for people: footnotes and entries of a reference list."""

import re

from gcmreview.citing.nesting import nest_marks
from gcmreview.citing.reference import Reference, name_publisher
from gcmreview.text.characters import CLOSING_MARKS
from gcmreview.text.dates import MONTHS, write_american_day, write_day, write_short_day
from gcmreview.text.sentences import ends_in_abbreviation, ends_itself, split_end

# Where the noun phrase may end that MLA shortens a title to: before a small word, or at a mark
# that is not within a number or a word.
_AFTER_PHRASE = (
    r"\s+(?=(?:of|for|on|in|to|at|by|with|from|and|as|is|are|was|were|calls?)\s)"
    r"|[:;,.?!](?=[\s”’\"')\]]|\Z)|\s[–—]\s|—"
)
# What APA and Chicago write where a work has no date.
_NO_DATE = "n.d."
# Marks and brackets that a short title may not leave open.
_PAIRS = ("“”", "‘’", "()", "[]", "«»")


def cite_un(reference: Reference) -> str:
    """Write a footnote.

    Source: UN Editorial Manual, "Footnotes", IV.A, "Documents of other organizations": the
    organization spelled out, the title, "Available at" the address.
    """
    release, quote, accessed = reference
    parts = [
        name_publisher(release),
        _enclose(release.title),
        "press release",
        write_day(release.date) if release.date else "",
        f"para. {quote.paragraph}" if quote else "",
    ]
    access = f" (accessed on {write_day(accessed)})" if accessed else ""
    address = f" Available at {release.url}{access}." if release.url else ""
    return f"{', '.join(filter(None, parts))}.{address}"


def cite_apa(reference: Reference) -> str:
    """Write an entry of a reference list, after the citation in the text where a quote is cited.

    Source: Publication Manual of the APA, 7th edition, 10.4 (press releases), 8.28 (paragraphs),
    9.12 (without an author, the title is first), 9.16 (retrieval dates), 9.17 (no date);
    apastyle.apa.org, "Press release references".
    """
    release, quote, accessed = reference
    author, day = name_publisher(release), release.date
    when = f"({day.year}, {MONTHS[day.month - 1]} {day.day})." if day else f"({_NO_DATE})."
    title = f"{release.title} [Press release]."
    address = release.url or ""
    if address and accessed:
        address = f"Retrieved {write_american_day(accessed)}, from {address}"
    head = (_end(author), when, title) if author else (title, when)
    entry = " ".join(filter(None, (*head, address)))
    if quote is None:
        return entry
    named = author or _enclose(_go_on(release.title))
    year = day.year if day else _NO_DATE
    comma = "," if author else ""
    return f"({named}{comma} {year}, para. {quote.paragraph})\n\n{entry}"


def cite_mla(reference: Reference) -> str:
    """Write an entry of a list of works cited, after the citation in the text of a quote.

    Source: MLA Handbook, 9th edition, 5.27 (an organization that is author and publisher is named
    as publisher alone), 6.20 (paragraphs), 6.10 (a title is shortened to its first noun phrase);
    style.mla.org, "Citing press releases".
    """
    release, quote, accessed = reference
    day = write_short_day(release.date) if release.date else ""
    parts = ", ".join(filter(None, (name_publisher(release), day, release.url)))
    entry = " ".join(filter(None, (_enclose(_end(release.title)), _end(parts), "Press release.")))
    if accessed:
        entry += f" Accessed {write_short_day(accessed)}."
    if quote is None:
        return entry
    short = _enclose(_go_on(_shorten_title(release.title)))
    return f"({short} par. {quote.paragraph})\n\n{entry}"


def cite_chicago(reference: Reference) -> str:
    """Write an entry of a bibliography, or a note where a quote is cited.

    Source: The Chicago Manual of Style, 18th edition, chapter 14 (web pages: author, title, kind,
    date, address; the paragraph before the address; an access date where it is wanted).
    """
    release, quote, accessed = reference
    author = name_publisher(release)
    day = write_american_day(release.date) if release.date else _NO_DATE
    address = f"{release.url}." if release.url else ""
    seen = write_american_day(accessed) if accessed else ""
    if quote is None:
        title = _enclose(_end(release.title))
        parts = [_end(author) if author else "", title, _end(f"Press release, {day}")]
        parts += [f"Accessed {seen}." if seen else "", address]
        return " ".join(filter(None, parts))
    title = _enclose(_go_on(release.title))
    parts = [author, f"{title} press release", day, f"para. {quote.paragraph}"]
    parts += [f"accessed {seen}" if seen else "", release.url or ""]
    return f"{', '.join(filter(None, parts))}."


def _enclose(title: str) -> str:
    """Put a title between double marks, with those in it changed to single ones."""
    return f"“{nest_marks(title)[0]}”"


def _end(text: str) -> str:
    """End a title or a name with a full stop, within its closing marks, unless it has its own."""
    inner = text.rstrip(CLOSING_MARKS)
    return text if not text or ends_itself(text) else f"{inner}.{text[len(inner) :]}"


def _go_on(title: str) -> str:
    """Put a comma after a title, within its closing marks: ``Who Moves?,``.

    It takes the place of the full stop of a sentence, and of no other mark.
    """
    inner, mark, closing = split_end(title)
    if not mark:
        inner = title.rstrip(CLOSING_MARKS)
        closing = title[len(inner) :]
    return f"{inner}{mark.strip('.,')},{closing}"


def _shorten_title(title: str) -> str:
    """Cut a title after its first noun phrase, if that has at least two words.

    No phrase ends at an abbreviation, or within marks or brackets.
    """
    for found in re.finditer(_AFTER_PHRASE, title):
        # A question keeps its mark.
        phrase = title[: found.end() if found[0] in "?!" else found.start()].strip()
        is_open = any(phrase.count(pair[0]) > phrase.count(pair[1]) for pair in _PAIRS)
        is_short = found[0] == "." and ends_in_abbreviation(phrase)
        if not is_open and not is_short:
            return phrase if " " in phrase else title
    return title
