"""Read a press release: its title and the paragraphs below it, as a document of their own.

Plain text is kept to the character. Of a page or a Word file, a paragraph is what a reader reads.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gcmreview.documents.document import Block, Document, read_text
from gcmreview.documents.readers.files import DraftFile, read_draft
from gcmreview.documents.readers.registry import read_document
from gcmreview.errors import FileError
from gcmreview.text.folding import shows
from gcmreview.text.printable import find_unsafe, make_visible, name_character

# Characters of the longest line that may be a title; a longer one is a paragraph of text.
_LONGEST_TITLE = 300
_BLANK_LINES = r"\n(?:[^\S\n]*\n)+"
# A line above the title that is no title: For immediate release; Press release no. 5.
_BANNER = (
    r"\W*(?:for immediate release|immediate release|embargo(?:ed)?\b.*|not for publication.*"
    r"|(?:press|news|media)(?: |-)?(?:release|statement|note|briefing)\b.{0,40}|statement|news"
    r"|page \d+.*)\W*"
)
_LINE_ENDS = r"\r\n?|[\v\x85\u2028]"
# What separates paragraphs for some programs: a form feed, and PS.
_PARAGRAPH_ENDS = "[\f\u2029]"
# The part of a page that is its article, without menus and footers ("Sections", HTML standard).
_ARTICLE = (r"<(?:article|main)\b", r"</(?:article|main)\s*>")


# The text of a paragraph, and its bounds in the file.
_Piece = tuple[str, tuple[int, int]]


class ReleaseText(NamedTuple):
    """A release: its document, one block a paragraph, and what of its file is not in it.

    The first paragraph is the title. ``above`` are the lines above the title. ``removed`` names the
    characters that no dataset may have. ``file`` is the document of the whole file, ``markup`` its
    text as it is written, and ``spans`` are the bounds of the paragraphs in both, except for text.
    """

    document: Document
    above: tuple[str, ...]
    removed: tuple[str, ...]
    file: Document
    markup: str
    spans: tuple[tuple[int, int], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the paragraphs, in order."""
        return tuple(self.document.text[each.start : each.end] for each in self.document.blocks)

    @property
    def is_wrapped(self) -> bool:
        """Whether most paragraphs have line ends in them, as some mail has."""
        return sum("\n" in each for each in self.paragraphs) * 2 > len(self.paragraphs)


def read_release(draft: DraftFile) -> ReleaseText:
    """Read a release, or raise FileError with what is wrong with its file and what to do."""
    markup = read_draft(draft).text
    file = read_document(draft.path, markup, draft.kind)
    if draft.kind == "text":
        above, pieces = _split_plain(markup)
    else:
        above, pieces = _split_document(file, _find_article(markup, draft.kind))
    removed = tuple(dict.fromkeys(map(name_character, _list_unsafe(pieces))))
    kept = [(_clean(text), span) for text, span in pieces if shows(_clean(text))]
    if not kept:
        raise FileError(f"{make_visible(draft.path)}: has no text; name the file of a release")
    texts, spans = zip(*kept, strict=True)
    return ReleaseText(make_document(texts), above, removed, file, markup, spans)


def make_document(texts: Sequence[str]) -> Document:
    """Make a document of paragraphs, joined with blank lines."""
    blocks = []
    start = 0
    for text in texts:
        blocks.append(Block(start, start + len(text)))
        start += len(text) + len("\n\n")
    return Document("\n\n".join(texts), tuple(blocks), ())


def _split_plain(text: str) -> tuple[tuple[str, ...], list[_Piece]]:
    """Return the lines above the title, and the title and the paragraphs."""
    unified = re.sub(_PARAGRAPH_ENDS, "\n\n", re.sub(_LINE_ENDS, "\n", text)).strip("\n")
    # Without a blank line, each line is a paragraph.
    separator = _BLANK_LINES if re.search(_BLANK_LINES, unified) else r"\n"
    first, *rest = re.split(separator, unified)
    above: list[str] = []
    lines = first.split("\n")
    while rest and all(map(_is_banner, lines)):
        above += lines
        first, *rest = rest
        lines = first.split("\n")
    while len(lines) > 1 and _is_banner(lines[0]):
        above.append(lines.pop(0))
    # A title is one line.
    title, body = lines[0].strip(), "\n".join(lines[1:])
    texts = [title, *([body] if body.strip() else []), *rest]
    return tuple(map(_clean, above)), [(each, (0, 0)) for each in texts]


def _is_banner(line: str) -> bool:
    return not line.strip() or re.fullmatch(_BANNER, line.strip(), re.IGNORECASE) is not None


def _find_article(markup: str, kind: str) -> tuple[int, int]:
    """Return the bounds of the article of a page, or of all that there is."""
    whole = (0, len(markup))
    if kind != "html":
        return whole
    opening, closing = _ARTICLE
    start = re.search(opening, markup, re.IGNORECASE)
    if start is None:
        return whole
    end = re.compile(closing, re.IGNORECASE).search(markup, start.end())
    return start.end(), end.start() if end else len(markup)


def _split_document(
    file: Document, bounds: tuple[int, int]
) -> tuple[tuple[str, ...], list[_Piece]]:
    """Return the lines above the title, and the title, which is the first heading, and the rest."""
    within = [each for each in file.blocks if bounds[0] <= each.start < bounds[1]]
    read = [(text, each) for each in within if (text := _read_block(file, each))]
    texts = [text for text, _ in read]
    headings = [at for at, (_, block) in enumerate(read) if block.is_heading]
    first = headings[0] if headings else _find_first(texts)
    pieces = [(text, (block.start, block.end)) for text, block in read[first:]]
    return tuple(map(_clean, texts[:first])), pieces


def _find_first(texts: Sequence[str]) -> int:
    return next((at for at, text in enumerate(texts) if not _is_banner(text)), 0)


def _read_block(file: Document, block: Block) -> str:
    """Return what a reader reads of a block: white space but no-break spaces is one space."""
    text = read_text(file.text, block.start, block.end)
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip(" ")


def _list_unsafe(pieces: Sequence[_Piece]) -> Iterator[str]:
    for text, _ in pieces:
        if find_unsafe(text, allow="\n\t"):
            yield from (char for char in text if find_unsafe(char, allow="\n\t"))


def _clean(text: str) -> str:
    """Return a text without characters that no dataset may have; a tab is a space."""
    spaced = text.replace("\t", " ")
    if not find_unsafe(spaced, allow="\n"):
        return spaced
    return "".join(char for char in spaced if not find_unsafe(char, allow="\n"))


def has_title(release: ReleaseText) -> bool:
    """Return whether the first paragraph may be a title, and is no paragraph of the text."""
    first = release.paragraphs[0]
    return len(first) <= _LONGEST_TITLE and not first.rstrip().endswith((".", ":", "”", '"'))
