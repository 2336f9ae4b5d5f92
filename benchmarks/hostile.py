"""Drafts of any size that are made to be slow or to take much memory, one row each.

A row has a name, what its draft repeats, the kinds of draft it is written as, and the options that
it is checked with.
"""

import itertools
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from xml.sax.saxutils import escape

# From a size in bytes to a text of about that size.
Make = Callable[[int], str]


class Shape(NamedTuple):
    """A hostile draft: its name, the ending of its file, its maker, and how it is checked."""

    name: str
    suffix: str
    make: Make
    options: tuple[str, ...] = ()

    def write(self, folder: Path, size: int) -> list[Path]:
        """Write the draft of a size in bytes; for several jobs, the halves of it."""
        number = 2 if "-j" in self.options else 1
        paths = [folder / f"draft-{at}.{self.suffix}" for at in range(number)]
        for path in paths:
            text = self.make(size // number)
            write = _write_word if self.suffix == "docx" else _write_text
            write(path, text)
        return paths


class Group(NamedTuple):
    """Hostile drafts by name that are written as the same kinds, and checked with some options."""

    name: str
    suffixes: str
    options: str
    rows: Mapping[str, Make]


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _write_word(path: Path, text: str) -> None:
    office = "openxmlformats.org"
    kind = f"application/vnd.{office.removesuffix('.org')}-officedocument.wordprocessingml"
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.{office}/package/2006/content-types">'
        '<Default Extension="rels"'
        f' ContentType="application/vnd.{office.removesuffix(".org")}-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.{office}/package/2006/relationships">'
        f'<Relationship Id="r" Type="http://schemas.{office}/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="http://schemas.{office}/wordprocessingml/2006/'
        f'main"><w:body>{lines}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _repeat(piece: str, before: str = "", after: str = "") -> Make:
    """Repeat a piece, after some text and before some."""
    length = len(piece.encode())
    return lambda size: f"{before}{piece * (size // length)}{after}"


def _nest(opening: str, closing: str, middle: str = "a") -> Make:
    """Repeat what opens, then what closes."""
    length = len(f"{opening}{closing}".encode())

    def make(size: int) -> str:
        number = size // length
        return f"{opening * number}{middle}{closing * number}"

    return make


def _gather(list_pieces: Callable[[], Iterator[str]], before: str = "", after: str = "") -> Make:
    """Join pieces, which are without end, up to the size."""

    def make(size: int) -> str:
        pieces, length = [before], 0
        for piece in list_pieces():
            pieces.append(piece)
            length += len(piece.encode())
            if length >= size:
                break
        return "".join((*pieces, after))

    return make


def _count(pattern: str, before: str = "", after: str = "") -> Make:
    """Repeat a pattern, with its number in place of ``#``."""
    return _gather(
        lambda: (pattern.replace("#", str(at)) for at in itertools.count()), before, after
    )


def _grow(piece: str, between: str = " a ") -> Make:
    """Repeat runs of a piece, each one longer than the last."""
    return _gather(lambda: (piece * at + between for at in itertools.count(1)))


@cache
def _list_quotes() -> tuple[str, ...]:
    from gcmreview.dataset.loader import load_review

    return tuple(each.text for each in load_review().quotes)


@cache
def _list_own() -> tuple[str, ...]:
    """Return the sentences of the release's own prose."""
    from gcmreview.check.source.passages import list_passages
    from gcmreview.dataset.loader import load_review
    from gcmreview.text.sentences import split_prose

    texts = [each.text for each in list_passages(load_review()) if each.quote is None]
    return tuple(text[slice(*span)].strip() for text in texts for span in split_prose(text))


def _draw(
    pattern: str,
    change: Callable[[Random, list[str]], list[str]],
    list_texts: Callable[[], tuple[str, ...]] = _list_quotes,
) -> Make:
    """Repeat quotes of the review, in place of ``#``, after a change of their words."""

    def list_pieces() -> Iterator[str]:
        random = Random(0)
        for quote in itertools.cycle(list_texts()):
            yield pattern.replace("#", " ".join(change(random, quote.split())))

    return _gather(list_pieces)


def _keep(_: Random, words: list[str]) -> list[str]:
    return words


def _shuffle(random: Random, words: list[str]) -> list[str]:
    return random.sample(words, len(words))


def _replace(random: Random, words: list[str]) -> list[str]:
    """Replace one word by another that no draft has twice."""
    at = random.randrange(len(words))
    return [*words[:at], f"x{random.randrange(10**9)}", *words[at + 1 :]]


def _replace_many(random: Random, words: list[str]) -> list[str]:
    return [each if random.randrange(3) else f"x{random.randrange(10**9)}" for each in words]


def _cut(random: Random, words: list[str]) -> list[str]:
    """Leave out a few words."""
    at = random.randrange(len(words))
    return words[:at] + words[at + random.randint(1, 5) :]


def _take(random: Random, words: list[str]) -> list[str]:
    """Return some words in a row."""
    at = random.randrange(max(1, len(words) - 8))
    return words[at : at + random.randint(4, 12)]


def _splice(random: Random, words: list[str]) -> list[str]:
    other = random.choice(_list_quotes()).split()
    return words[: random.randint(4, 10)] + other[-random.randint(4, 10) :]


def _draw_in_one(change: Callable[[Random, list[str]], list[str]]) -> Make:
    """Return one quotation of many quotes."""
    make = _draw("# ", change)
    return lambda size: f"“{make(size)}”"


def _list_vocabulary() -> Iterator[str]:
    """Yield random words of the source, four to twelve in a quotation."""
    random = Random(0)
    vocabulary = sorted({word for quote in _list_quotes() for word in quote.split()})
    while True:
        yield f"“{' '.join(random.choices(vocabulary, k=random.randint(4, 12)))}” he said.\n\n"


def _list_unknown() -> Iterator[str]:
    """Yield quotations of words that nobody said, no two alike."""
    random = Random(0)
    while True:
        words = (f"w{random.randrange(10**6)}" for _ in range(8))
        yield f"“{' '.join(words)},” said Ann Lee{random.randrange(10**6)}. "


def _list_prose(random: Random) -> Iterator[str]:
    while True:
        words = " ".join(f"word{random.randrange(10**5)}" for _ in range(12))
        yield f"The {words}.\n\n"


_SAID = "“No one is safe until everyone is safe,” said the mayor. "
_NO_COUNTRY = "No country can address migration alone"
_MIGRANTS = "In Asia and the Pacific there were 65 million international migrants in 2020. "
_TWO_CLASSES = "\u0301\u0323"

_MARKS = {
    "“": _repeat("“"),
    "“ with words": _repeat("“no one is safe "),
    "“ in each paragraph": _repeat("“no one is safe\n\n"),
    '"': _repeat('"'),
    '" with words': _repeat('"no one is safe '),
    '" in each paragraph': _repeat('"no one is safe\n\n'),
    "“” in turns": _repeat("“”"),
    "quotations of two words": _repeat("“we must” "),
    "quotations of four words": _repeat("“a b c d” "),
    "quotations of four words, all different": _count("“a b c #” "),
    "quotations that are just not refused": _repeat("“a b c d” and so "),
    "quotations of one word that are just not refused": _repeat("“a” and so on we go "),
    "quotations as paragraphs": _repeat("“a b c d e”\n\n"),
    "nested “": _repeat("“a ", after="b” "),
    "nested “ and ”": _nest("“", "”"),
    "nested “‘ and ’”": _nest("“‘", "’”", " a "),
    "„ and “ in turns": _repeat("„a b c d“ "),
    "« and »": _repeat("« a b c d » "),
    "» and « nested": _nest("»a ", " b«"),
    "「": _repeat("「a"),
    "「」 nested": _nest("「", "」"),
    "'' and ``": _repeat("``a b c d'' "),
    "'": _repeat("'"),
    "’[s]": _repeat("’[s]"),
    "’[s] within a quotation": _repeat("’[s]", "“No one is safe ", "”"),
    "single pairs within one": _repeat("‘a b c d’ ", "“", "”"),
    "single pairs within many": _repeat("“we say ‘a b c d’ and ‘a’ and ‘b’ as ‘c’” "),
    "single marks ever deeper": _nest("‘", "’", " a "),
    "straight single pairs": _repeat("'a b c d' "),
    "inches": _repeat('a 5" b '),
    "possessives": _repeat("‘the workers’ "),
    "“ after ”": _repeat("”“"),
    "every mark": _repeat("“”\"„‟«»❝❞「」『』＂‘’'``''"),
    "a mark and a hidden character": _repeat("“\u00ad"),
    "hidden characters beside a mark": _repeat("\u200b", "“No one is safe", "” he said"),
    "hidden characters between marks": _repeat("\u200b”", "“No one is safe"),
    "paragraphs of one quotation": _repeat("“a b c d e\n\n", after="f”"),
    "one giant quotation": _repeat("word ", "“", "”"),
    "one giant open quotation": _repeat("word ", "“"),
}
_SINGLES = {
    "‘": _repeat("‘"),
    "‘’": _repeat("‘’"),
    "apostrophes": _repeat("don't "),
    "quotations": _repeat("‘we must go now’ "),
    "straight quotations": _repeat("'we must go now' "),
    "nested": _nest("‘a ", " b’"),
    "doubles within": _repeat("‘we “must go now” he’ "),
    "plurals": _repeat("the workers’ rights "),
}
_WORDS = {
    "ellipses in a quotation": _repeat("we must … ", "“", "”"),
    "nothing but ellipses in one": _repeat("…", "“", "”"),
    "dots in one": _repeat(".", "“no one is safe", "”"),
    "brackets in one": _repeat("we [all] must ", "“", "”"),
    "empty brackets in one": _repeat("[]", "“No country can ", "”"),
    "open brackets in one": _repeat("[", "“", " no one is safe”"),
    "[sic] in one": _repeat("we [sic] ", "“", "”"),
    "[…] in one": _repeat("[…] ", "“No country can ", "”"),
    "one word in one": _repeat("the ", "“", "”"),
    "a phrase again and again in one": _repeat("we can and must ", "“", "”"),
    "hyphens in one": _repeat("-", "“", " no one is safe”"),
    "slashes in one": _repeat("a/", "“", "”"),
    "commas in one": _repeat(",", "“No country ", " can”"),
    "digits in one": _repeat("1", "“", " no one is safe”"),
    "numbers in one": _repeat("1,000 ", "“", "”"),
    "capitals": _repeat("A"),
    "initials": _repeat("A. "),
    "titles": _repeat("Mr. "),
    "abbreviations": _repeat("e.g. i.e. U.N. "),
    "one endless sentence": _repeat("word and "),
    "sentences of a word": _repeat("A. Go! "),
    "full stops": _repeat("."),
    "marks that end sentences": _repeat("?! "),
    "closing marks after a stop": _repeat("”", "He said no.", " Then"),
    "opening marks after a stop": _repeat("(", "He said no. ", "Then"),
    "spaces after a stop": _repeat(" ", "He said no.", "Then"),
}
_CHARACTERS = {
    "spaces": _repeat(" "),
    "tabs": _repeat("\t"),
    "spaces within a quotation": _repeat(" ", "“No one", "is safe”"),
    "no-break spaces within a quotation": _repeat("\u00a0", "“No one", "is safe”"),
    "line ends": _repeat("\n"),
    "CR": _repeat("\r"),
    "CR LF": _repeat("\r\n"),
    "lines that CR ends": _repeat("no one is safe\r"),
    "lines that U+2028 ends": _repeat("no one is safe\u2028"),
    "form feeds": _repeat("\f"),
    "lines of a character": _repeat("a\n"),
    "paragraphs of a character": _repeat("a\n\n"),
    "short paragraphs": _repeat("No one is safe here.\n\n"),
    "short paragraphs, all different": _gather(lambda: _list_prose(Random(0))),
    "one word": _repeat("a"),
    "one line": _repeat(_SAID + "It rained all day long in the north. " * 25),
    "one line without marks": _repeat("no one is safe "),
    "words, all different": _count("word# "),
    "soft hyphens": _repeat("\u00ad"),
    "soft hyphens in words": _repeat("mi\u00adgra\u00adtion "),
    "soft hyphens at line ends": _repeat("mi\u00ad\ngration "),
    "a soft hyphen and spaces": _repeat(" ", "mi\u00ad", "gration"),
    "soft hyphens and spaces": _repeat("a\u00ad    "),
    "zero-width spaces": _repeat("\u200b"),
    "zero-width joiners": _repeat("a\u200d"),
    "zero-width characters in a quotation": _repeat("\u200b", "“no one", " is safe”"),
    "byte-order marks": _repeat("\ufeff"),
    "emoji": _repeat("\U0001f600"),
    "emoji, joined": _repeat("\U0001f468\u200d\U0001f469\u200d\U0001f467 "),
    "text from right to left": _repeat("“שלום לכולם כאן היום” "),
    "bidirectional marks": _repeat("\u202ea\u202c"),
    "accents composed": _repeat("“é é é é” "),
    "accents decomposed": _repeat("“e\u0301 e\u0301 e\u0301 e\u0301” "),
    "combining marks on one letter": _repeat("\u0301", "“No country e", " can”"),
    "combining marks of two classes": _repeat(_TWO_CLASSES, "“No country e", " can”"),
    "combining marks in prose": _repeat(_TWO_CLASSES, "e", " said Motus: “No one is safe here”"),
    "combining marks on each letter": _repeat(f"e{_TWO_CLASSES} "),
    "Hangul jamo": _repeat("\u1112\u1161\u11ab"),
    "CJK": _repeat("「人人安全,方为安全」"),
    "full-width letters": _repeat("“\uff2e\uff4f \uff4f\uff4e\uff45 \uff49\uff53”"),
    "ligatures": _repeat("“ﬃ ﬁ ﬂ ﬀ” "),
    "a letter that folds to 18": _repeat("\ufdfa"),
    "superscripts": _repeat("¹²³"),
    "null characters": _repeat("a\0"),
    "control characters": _repeat("\x1b[31m"),
}
_NAMES = {
    "names after a quotation": _repeat("Motus and Kim ", "“a b c d,” said "),
    "names before one": _repeat("Motus and Kim ", after="said: “No one is safe here.”"),
    "names": _repeat("António Vitorino and Armida Salsiah Alisjahbana met Don Pramudwinai. "),
    "unknown names": _count("Ann Lee# met Bob Ray#. "),
    "family names": _repeat("Motus "),
    "capitals": _repeat("Alpha Beta "),
    "capitals and particles": _repeat("Van de "),
    "offices": _repeat("the Executive Secretary of ESCAP "),
    "words of offices": _repeat("Executive "),
    "titles": _repeat("Deputy Assistant Director "),
    "organizations": _repeat("the United Nations Network on Migration "),
    "verbs": _repeat("said "),
    "names and verbs": _repeat("Motus said "),
    "pronouns": _repeat("she said "),
    "quotations and pronouns": _repeat("“No one is safe here,” she said. "),
    "quotations and names": _repeat("“No one is safe here,” said Nenette Motus. "),
    "quotations by unknown people": _gather(_list_unknown),
    "dashes": _repeat("“No one is safe here” – "),
    "dashes after one": _repeat("– ", "“No one is safe here” ", "Motus"),
    "brackets after one": _repeat("(", "“No one is safe here” ", "Motus)"),
    "asides after one": _repeat("(a) ", "“No one is safe here” ", "said Motus"),
    "commas after one": _repeat(", ", "“No one is safe here” ", "said Motus"),
    "possessives": _repeat("Motus’s "),
    "owners": _repeat("Motus’s “No one is safe here” and "),
    "according to": _repeat("According to Motus, "),
    "who said": _repeat("Motus, who "),
    "a colon in each line": _repeat("Motus: no one is safe\n"),
    "a headline in each paragraph": _repeat("Motus: “No one is safe here”\n\n"),
    "a name above each quotation": _repeat("Nenette Motus\n\n“No one is safe until today.”\n\n"),
    "a name below each quotation": _repeat("“No one is safe until today.”\n\n– Nenette Motus\n\n"),
    "the release": _repeat("the press release said "),
    "hyphens in names": _repeat("Anne-Marie-"),
    "initials in names": _repeat("J. R. R. Motus "),
}
_SOURCE = {
    "quotes": _draw("“#”\n\n", _keep),
    "quotes with their speaker": _draw("“#” said António Vitorino.\n\n", _keep),
    "near misses": _draw("“#”\n\n", _replace),
    "near misses in one paragraph": _draw("“#” he said. ", _replace),
    "misses": _draw("“#”\n\n", _replace_many),
    "omissions": _draw("“#”\n\n", _cut),
    "passages": _draw("“#” and ", _take),
    "splices": _draw("“#”\n\n", _splice),
    "shuffled": _draw("“#”\n\n", _shuffle),
    "words of the source at random": _gather(_list_vocabulary),
    "all quotes in one quotation": _draw_in_one(_keep),
    "near misses in one quotation": _draw_in_one(_replace),
    "shuffled in one quotation": _draw_in_one(_shuffle),
    "without marks": _draw("# ", _keep),
    "one phrase": _repeat(f"“{_NO_COUNTRY}” "),
    "one phrase, with gaps": _repeat("“No country … alone” "),
    "gaps in one quotation": _repeat("country … migration … ", "“No ", "”"),
    "names of the agenda": _repeat("“Global Compact for Safe, Orderly and Regular Migration” "),
    "misquotes": _repeat("“No nation can address migration alone” "),
    "own prose in one paragraph": _draw("# ", _keep, _list_own),
    "own prose in marks in one paragraph": _draw("“#” ", _keep, _list_own),
    "own prose in marks and not": _draw("“#” He spoke of migration. ", _take, _list_own),
    "own prose misquoted in one paragraph": _draw("“#” he said. ", _replace, _list_own),
    "own prose cut in one sentence": _draw("“#” and ", _cut, _list_own),
    "near misses in single marks": _draw("‘#’ and ", _replace),
    "common words with gaps, all different": _count("“of … and … the … x#” "),
    "common words in brackets, all different": _count("“of [and] the [of] and x#” "),
}
_FIGURES = {
    "figures": _repeat("Asia, Pacific migrants 56 million in 1990. "),
    "figures in one sentence": _repeat(
        "65 million migrants and ", "In Asia and the Pacific there were "
    ),
    "figures in their sentences": _repeat(_MIGRANTS),
    "figures in their paragraphs": _repeat(f"{_MIGRANTS}\n\n"),
    "quotations and figures": _repeat("Asia, Pacific: “a b c d e” migrants 56 million in 1990. "),
    "digits": _repeat("1"),
    "numbers": _repeat("1 ", "Asia Pacific "),
    "numbers with commas": _repeat("1,000", "Asia Pacific "),
    "dots and digits": _repeat("1.", "Asia Pacific "),
    "qualifiers": _repeat("more than "),
    "qualified numbers": _repeat("almost more than 65 million "),
    "number words": _repeat("sixty-two million "),
    "tens of number words": _repeat("hundred thousand "),
    "years": _repeat("In 1990 and 2020, ", "Asia Pacific "),
    "percents": _repeat("70 per cent of all international migrants "),
    "money": _repeat("$65 million "),
    "clauses": _repeat("; 65 million migrants", "Asia and the Pacific"),
    "places": _repeat("In Thailand, 65 million. ", "Asia and the Pacific "),
}
_ENTITIES = {
    "&": _repeat("&"),
    "&amp": _repeat("&amp"),
    "&amp;": _repeat("&amp;"),
    "&#": _repeat("&#"),
    "&#1": _repeat("&#1"),
    "&ldquo;": _repeat("&ldquo;a b c d&rdquo; "),
    "& and letters": _repeat("a", "&", ";"),
    "&shy; in a word": _repeat("a&shy;"),
    "&nbsp;": _repeat("&nbsp;"),
}
_TAGS = {
    "<": _repeat("<"),
    "< and letters": _repeat("a", "<"),
    "<a ": _repeat("<a "),
    "</": _repeat("</"),
    "<a b=": _repeat("<a b="),
    '<a "': _repeat('<a "'),
    "<a '": _repeat("<a '"),
    "one open attribute": _repeat("a ", '<a title="'),
    "attributes": _repeat(" a='b'", "<a", ">"),
    "spaces in a tag": _repeat(" ", "<a", "x"),
    "slashes in a tag": _repeat("/", "<a", "x"),
    "tags": _repeat("<i>a</i> "),
    "tags within words": _repeat("mi<b>gra</b>tion "),
    "<!--": _repeat("<!-- "),
    "<!-->": _repeat("<!-->"),
    "<!---": _repeat("-", "<!--"),
    "comments": _repeat("<!-- a -->"),
    "]]>": _repeat("]]>"),
    "<![CDATA[": _repeat("<![CDATA["),
    "<?": _repeat("<?"),
    "<!": _repeat("<!"),
    "<!a": _repeat("<!a "),
    "<p>": _repeat("<p>"),
    "<p> and a quotation": _repeat("<p>“no one is safe”"),
    "<p> with a word": _repeat("<p>a</p>"),
    "<br>": _repeat("a<br>"),
    "<div> nested": _nest("<div>", "</div>"),
    "<blockquote> nested": _nest("<blockquote>", "</blockquote>", "no one is safe"),
    "<blockquote> open": _repeat("<blockquote>", after="no one is safe"),
    "<blockquote> with a name": _repeat(
        "<blockquote>No one is safe here <cite>Motus</cite></blockquote>"
    ),
    "<code>": _repeat("<code>"),
    "<code>, closed": _repeat("<code>a</code>"),
    "<script>": _repeat("<script>"),
    "<script>, closed": _repeat("<script>“a</script>"),
    "<style> and </script>": _repeat("<style></script>"),
    "<pre>": _repeat("<pre>"),
    "<sup>": _repeat("<sup>"),
    "<sup>, closed": _repeat("a<sup>1</sup>"),
    "<q>": _repeat("<q>a b c d</q>"),
    "<q> nested": _nest("<q>", "</q>"),
    "<cite>": _repeat("<cite>", "<blockquote>"),
    "<del> and <ins>": _repeat("<del>a</del><ins>b</ins>"),
    "<del>": _repeat("<del>"),
    "<td>": _repeat("<td>a", "<table><tr>"),
    "<tr>": _repeat("<tr><td>“no one is safe”", "<table>"),
    "tables nested": _nest("<table><tr><td>", "</table>"),
    "<h1>": _repeat("<h1>a"),
    "<li> nested": _nest("<ul><li>", "</ul>"),
    "<template>": _repeat("<template>"),
    "<title>": _repeat("<title>"),
    "<svg>": _repeat("<svg>"),
    "<textarea>": _repeat("<textarea>"),
    "a quotation around a link": _repeat('"<a href="x">No one is safe</a>" '),
}
_COMMENTS = {
    "ignore": _repeat("<!-- gcmreview: ignore -->"),
    "ignore after words": _repeat("x <!-- gcmreview: ignore -->"),
    "ignore on lines": _repeat("“a b c d” <!-- gcmreview: ignore -->\n"),
    "ignore in paragraphs": _repeat("<!-- gcmreview: ignore -->\n\n“a b c d”\n\n"),
    "ignore-start": _repeat("<!-- gcmreview: ignore-start -->\n"),
    "ignore-start and -end": _repeat(
        "<!-- gcmreview: ignore-start -->\n“a b c d”\n<!-- gcmreview: ignore-end -->\n"
    ),
    "unknown comments": _repeat("<!-- gcmreview: other -->\n"),
    "spaces in a comment": _repeat(" ", "<!-- gcmreview: x", "-->"),
    "spaces in a comment, then x": _repeat(" ", "<!-- gcmreview: x", "x -->"),
    "spaces before a comment's words": _repeat(" ", "<!-- ", "gcmreview: x -->"),
    "spaces in an open comment": _repeat(" ", "<!-- gcmreview: x"),
    "hyphens in a comment": _repeat("-", "<!-- ", " gcmreview ignore -->"),
    "line ends in a comment": _repeat("\n", "<!-- gcmreview: x", "-->"),
    "one line of comments": _repeat("<!-- a --> “a b c d” <!-- gcmreview: ignore --> "),
    "a bare line with one": _repeat("- ", "<!-- gcmreview: ignore -->", "x"),
}
_MARKDOWN = {
    "--- and spaces": _repeat(" ", "---", "x"),
    "--- and spaces on lines": _repeat(" " * 1000 + "x\n---"),
    "+++": _repeat("+++\n"),
    "--- on lines": _repeat("---\na\n"),
    "front matter, open": _repeat("a: b\n", "---\n"),
    "spaces in a table": _repeat(" ", "a|b\n", "x|"),
    "spaces in a table's rule": _repeat(" ", "a|b\n-|-", "x"),
    "[": _repeat("["),
    "]": _repeat("]"),
    "[]": _repeat("[]"),
    "nested []": _nest("[", "]"),
    "nested [] with a definition": _nest("[", "]\n\n[a]: b"),
    "nested brackets, and a definition": lambda size: f"{_nest('[', ']')(size)}\n\n[a]: b",
    "[a] and a definition": _repeat("[a] ", after="\n\n[a]: b"),
    "[a][": _repeat("[a]["),
    "](": _repeat("]("),
    "[a](": _repeat("[a]("),
    "[[[](a(b)": _repeat("[[[](a(b)"),
    "[[a](b)": _repeat("[[a](b)"),
    "[a](<b": _repeat("[a](<b"),
    '[a](b "c': _repeat('[a](b "c'),
    "links": _repeat("[a](b) "),
    "links in quotations": _repeat("“no [one](a) is safe” "),
    "parentheses in a link": _nest("(", ")", "a"),
    "parentheses after a link": _repeat("(", "[a]("),
    "![": _repeat("!["),
    "![a](": _repeat("![a]("),
    "images nested": _nest("![", "](a)"),
    "[^": _repeat("[^"),
    "notes": _count("[^#]: “we must go now”\n"),
    "references to notes": _count("a[^#] "),
    "notes and references": _count("a[^#]\n\n[^#]: b\n\n"),
    "^[": _repeat("^["),
    "notes within": _repeat("a^[b c] "),
    "definitions": _count("[a#]: b\n"),
    "definitions and references": _count("[a#]\n\n[a#]: b\n\n"),
    "one definition, again and again": _repeat("[a]: b\n"),
    "open definitions": _repeat("[a]:\n"),
    "definitions with open titles": _repeat('[a]: b "\n'),
    "*": _repeat("*"),
    "**": _repeat("**"),
    "* a": _repeat("*a "),
    "a*": _repeat("a* "),
    "*a": _repeat("*a"),
    "*a*": _repeat("*a* "),
    "*a _b": _repeat("*a _b "),
    "*a_b": _repeat("*a_b"),
    "** and *": _repeat("**a *b "),
    "emphasis nested": _nest("*a ", " b*"),
    "runs of *, all different": _grow("*"),
    "_": _repeat("_"),
    "a_": _repeat("a_"),
    "~": _repeat("~"),
    "~~a": _repeat("~~a"),
    "~a~": _repeat("~a~ "),
    "==a": _repeat("==a"),
    "==a==": _repeat("==a== "),
    "^a": _repeat("^a"),
    "^a^": _repeat("a^2^ "),
    "{": _repeat("{"),
    "{.a": _repeat("{.a "),
    "{.a}": _repeat("{.a}"),
    "[a]{.b}": _repeat("[a]{.b} "),
    "attributes": _repeat(" .a", "# a {", "}"),
    "[[": _repeat("[["),
    "[[a|": _repeat("[[a|"),
    "[[a|b]]": _repeat("[[a|b]] "),
    "![[a]]": _repeat("![[a]] "),
    "[@a]": _repeat("[@a] "),
    "backticks": _repeat("`"),
    "backticks with a word": _repeat("`a "),
    "runs of backticks, all different": _grow("`"),
    "runs of backticks without words": _grow("`", " "),
    "`` on words": _repeat("``a "),
    "LaTeX's marks": _repeat("``a b c d'' "),
    "code": _repeat("`a` "),
    "fences": _repeat("```\n"),
    "fences, all different": _grow("`", "\n"),
    "fences with words": _repeat("```\n“a b c d”\n```\n"),
    "indented fences": _repeat("    ```\n"),
    "indented code": _repeat("    “no one is safe”\n"),
    "~~~": _repeat("~~~\n"),
    "\\": _repeat("\\"),
    "\\*": _repeat("\\*"),
    "\\“": _repeat("\\“a b c d\\” "),
    "line ends after \\": _repeat("a\\\n"),
    ">": _repeat(">"),
    "> ": _repeat("> ", after="no one is safe"),
    "> on each line": _repeat("> no one is safe\n"),
    "> on each paragraph": _repeat("> no one is safe\n\n"),
    "> ever deeper": _gather(lambda: (">" * (at % 90) + " a\n" for at in itertools.count())),
    "> and lazy lines": _repeat("> no one\nis safe\n"),
    "> with a name": _repeat("> No one is safe (Motus)\n\n"),
    "> of hidden lines": _repeat(">&shy;\n", "> no one is\n"),
    "callouts": _repeat("> [!note] A\n> “a b c d”\n\n"),
    "[!": _repeat("[!", "> "),
    "- ": _repeat("- "),
    "- on each line": _repeat("- no one is safe\n"),
    "- on each line, with a quotation": _repeat("- “no one is safe”\n"),
    "- ever deeper": _gather(lambda: (" " * (2 * (at % 90)) + "- a\n" for at in itertools.count())),
    "- and > in turns": _repeat("- > "),
    "1. on each line": _count("#. no one is safe\n"),
    "tasks": _repeat("- [ ] no one is safe\n"),
    "* * *": _repeat("* * *\n"),
    "#": _repeat("#"),
    "# on each line": _repeat("# a\n"),
    "#, closed": _repeat("#", "# a "),
    "=== under each line": _repeat("a\n===\n"),
    "lines under a rule": _repeat("a\n", after="==="),
    "|": _repeat("|"),
    "cells": _repeat("a|", "|a|\n|-|\n|"),
    "cells of a header": _repeat("a|"),
    "columns": lambda size: "\n".join(("|a" * (size // 4), "|-" * (size // 4))) + "\n",
    "columns and rows": lambda size: (
        "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|\n" * (size // 2 - 2000)
    ),
    "rows": _repeat("|“safe”|b|\n", "|a|b|\n|-|-|\n"),
    "tables": _repeat("|a|\n|-|\n|b|\n\n"),
    "rules of tables": _repeat("|-|\n"),
    "<a@b": _repeat("<a@b"),
    "<http:": _repeat("<http:"),
    "http://": _repeat("http://"),
    "www.": _repeat("www."),
    "addresses": _repeat("https://a.org/b "),
    "a@b": _repeat("a@b."),
    "$": _repeat("$a"),
    ":::": _repeat("::: a\n"),
    ": definitions": _repeat("a\n: b\n"),
    "<div> and a line": _repeat("<div>\na\n"),
    "<div>, blank lines": _repeat("<div>\n\na\n\n"),
    "spaces at line ends": _repeat("a  \n"),
    "spaces before a line end": _repeat(" ", "a", "\nb"),
    "tabs before a list": _repeat("\t", "-", "a"),
}
_FIXABLE = (
    "“We must be bold and advance practical implementation of the Global Compact,” "
    "said Alisjahbana."
)
_FIXES = {
    "misquotes": _repeat("“No nation can address migration alone,” said Vitorino.\n"),
    "near misses": _draw("“#” said António Vitorino.\n\n", _replace),
    "omissions": _draw("“#” said António Vitorino.\n\n", _cut),
    "fixed": _repeat(f"{_FIXABLE}\n\n"),
    "lines in turns": _repeat("a\n“No nation can address migration alone.”\nb\n"),
    "lines all different": _count("a#\n“No nation can address migration alone.”\nb#\n"),
    "one line": _repeat("“No nation can address migration alone,” said Vitorino. "),
    "nothing to fix": _repeat("No one is safe here.\n"),
    "quotations of nobody": _gather(_list_unknown),
    "blank lines": _repeat("\n", "“No nation can address migration alone.”\n"),
}
_JOBS = {
    "short paragraphs": _repeat("No one is safe here.\n\n"),
    "quotations": _repeat("“a b c d e” "),
    "near misses": _draw("“#”\n\n", _replace),
    "one word": _repeat("a"),
}
_LINES = {
    "indented lines": _repeat("    no one is safe\n"),
    "indented paragraphs": _repeat("    no one is safe\n\nabc\n\n"),
    "> on each line": _repeat("> no one is safe\n"),
    "> on each second line": _repeat("> no one is safe\nor not\n"),
    ">": _repeat(">"),
    "> and spaces": _repeat("> \t", after="x"),
    "> in each paragraph": _repeat("> no one is safe\n\n"),
    "spaces before a line end": _repeat(" \n"),
    "credits": _repeat("> No one is safe here\n> – Motus\n\n"),
    "dashes on lines": _repeat("\n–", "> No one is safe"),
    "spaces before a dash": _repeat(" ", "> No one is safe\n", "–"),
    "<!--": _repeat("<!-- "),
    "comments": _repeat("<!-- a -->"),
}
_REPORTS = {
    "quotations of nobody": _gather(_list_unknown),
    "misquotes": _SOURCE["misquotes"],
    "short paragraphs": _JOBS["short paragraphs"],
}

_GROUPS = (
    Group("marks", "md txt", "", _MARKS),
    Group("single marks", "md html", "--single-marks", _SINGLES),
    Group("words", "md", "", _WORDS),
    Group("characters", "md txt html", "", _CHARACTERS),
    Group("names", "md", "", _NAMES),
    Group("source", "txt", "", _SOURCE),
    Group("figures", "md", "", _FIGURES),
    Group("entities", "md html", "", _ENTITIES),
    Group("tags", "md html", "", _TAGS),
    Group("comments", "md html txt", "", _COMMENTS),
    Group("Markdown", "md", "", _MARKDOWN),
    Group("lines", "txt", "", _LINES),
    Group("fixes", "md", "--fix --diff", _FIXES),
    Group("fixes", "txt", "--fix", _FIXES),
    Group("jobs", "md", "-j 2", _JOBS),
    Group("Word", "docx", "", {**_JOBS, "lines of a character": _repeat("a\n")}),
    *(Group("reports", "md", f"--format {name}", _REPORTS) for name in ("json", "sarif", "github")),
)


def list_shapes() -> list[Shape]:
    """Return every hostile draft of the tables, each with a name of its own."""
    return [
        Shape(f"{group.name}: {name} ({' '.join((suffix, *options))})", suffix, make, options)
        for group in _GROUPS
        for options in [tuple(group.options.split())]
        for suffix in group.suffixes.split()
        for name, make in group.rows.items()
    ]
