"""Compare the reader of Markdown or of HTML with another one on real files.

    python evaluation/compare_readers.py --kind markdown FOLDER
    python evaluation/compare_readers.py --kind html FOLDER

It reads every file of the kind in the folder twice and compares the quotations that are found: once
with ours, and once with cmark-gfm (Markdown) or lexbor (HTML), whose elements are read as a browser
shows them. It needs the packages cmarkgfm and selectolax. ``--show N`` prints the differences of
the first N files that differ, with ``--blocks`` also in blocks; - is only in the other reader, and
+ only in ours.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from gcmreview.documents.document import Block, Document, read_text
from gcmreview.documents.quotations import find_quotations
from gcmreview.documents.readers.html.elements import BLOCKS
from gcmreview.documents.readers.markdown.extensions import find_front_matter
from gcmreview.documents.readers.registry import KINDS, READERS
from gcmreview.text.characters import MARK, SUPERSCRIPTS

# Elements whose words a browser does not show, or shows as code, as deleted or beside the text.
_SKIPPED = {"annotation", "annotation-xml", "audio", "canvas", "datalist", "del", "iframe"}
_SKIPPED |= {"listing", "noembed", "noframes", "noscript", "pre", "rp", "rt", "rtc", "s", "script"}
_SKIPPED |= {"select", "strike", "style", "svg", "template", "textarea", "title", "video", "xmp"}
_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none\b|mso-element\s*:\s*comment", re.IGNORECASE)
# The number of a note, in a <sup>; in a link it may be any short text in brackets.
_INDICATOR = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡§]{1,3})\]?\s*")
_LINKED = re.compile(r"\s*\[[^\[\]]{1,20}\]\s*")
# What ours keeps of such a number, and what nobody sees.
_UNREAD = rf"[{SUPERSCRIPTS}\u00ad]"
_ALERT = r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] ?"
_CODE = {"code", "kbd", "samp", "var", "math"}
# Of a note: its number in the text, and the arrow back to the text.
_NOTE_CLASSES = {"footnote-ref", "footnote-backref"}
_ROWS = (
    *("files", "quotations", "only in the other", "only in ours", "files that differ"),
    *("blocks", "blocks that differ"),
)
_BEFORE = {"q": "“"}
_AFTER = {"q": "”"}


class _Step(NamedTuple):
    """A node to visit, or an element to leave; whether it is in a block quotation or in code."""

    node: Any
    is_set_off: bool
    is_code: bool
    leaves: bool = False


class Found(NamedTuple):
    """What one reader found in a file: its quotations, each with what marks it, and its blocks."""

    quotations: Counter[str]
    blocks: Counter[str]


def main() -> None:
    """Print the counts, and the differences that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=list(REFERENCES), default="markdown")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="files to show")
    parser.add_argument("--blocks", action="store_true", help="show blocks too")
    arguments = parser.parse_args()
    totals: Counter[str] = Counter()
    for path in list_files(arguments.folder, arguments.kind):
        show = totals["shown"] < arguments.show
        totals += _compare_file(path, arguments.kind, show=show, blocks=arguments.blocks)
    for name in _ROWS:
        print(f"{name:20} {totals[name]:8}")


def list_files(folder: Path, kind: str) -> Iterator[Path]:
    """Yield the files of a kind in a folder, in order."""
    for path in sorted(folder.rglob("*")):
        if KINDS.get(path.suffix.lower()) == kind and path.is_file():
            yield path


def _compare_file(path: Path, kind: str, *, show: bool, blocks: bool) -> Counter[str]:
    try:
        text = path.read_bytes().decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return Counter()
    other, ours = find(REFERENCES[kind](text)), find(READERS[kind].read(text))
    missing, added = other.quotations - ours.quotations, ours.quotations - other.quotations
    fewer, more = other.blocks - ours.blocks, ours.blocks - other.blocks
    differs = bool(missing or added or (blocks and (fewer or more)))
    if show and differs:
        print(path)
        _show(missing, added)
        if blocks:
            _show(fewer, more)
    return Counter(
        {
            "files": 1,
            "quotations": other.quotations.total(),
            "only in the other": missing.total(),
            "only in ours": added.total(),
            "files that differ": bool(missing or added),
            "blocks": other.blocks.total(),
            "blocks that differ": max(fewer.total(), more.total()),
            "shown": differs,
        }
    )


def _show(missing: Counter[str], added: Counter[str]) -> None:
    for sign, each in (("-", missing), ("+", added)):
        for words, count in each.items():
            print(f"  {sign}{count} {words[:300]!r}")


def find(document: Document) -> Found:
    """Return the quotations and the blocks of a document, with single spaces."""
    quotations = Counter(
        f"{each.how}: {words}"
        for each in find_quotations(document)
        if (words := _normalise(document.text[each.start : each.end]))
    )
    blocks = (_normalise(document.text[block.start : block.end]) for block in document.blocks)
    return Found(quotations, Counter(words for words in blocks if words))


def _normalise(text: str) -> str:
    words = " ".join(re.sub(_UNREAD, "", read_text(text, 0, len(text))).split())
    # GitHub shows an icon for it, which cmark-gfm does not know.
    return re.sub(_ALERT, "", words)


def read_markdown(text: str) -> Document:
    """Return a document of what cmark-gfm writes for Markdown."""
    cmark = import_module("cmarkgfm")
    options = import_module("cmarkgfm.cmark").Options
    html = cmark.markdown_to_html_with_extensions(
        text[find_front_matter(text) :],
        options.CMARK_OPT_UNSAFE | options.CMARK_OPT_FOOTNOTES,
        extensions=["table", "strikethrough", "tasklist"],
    )
    # A break and the end of its line are no blank line.
    return read_elements(html.replace("<br />\n", "<br />"))


def read_html(text: str) -> Document:
    """Return a document of the elements that lexbor reads."""
    return read_elements(text.replace("\n", " ").replace("\r", " "))


def read_elements(html: str) -> Document:
    """Return a document of HTML: the words that a browser shows, with a block for each of its."""
    writer = _Writer()
    root = import_module("selectolax.lexbor").LexborHTMLParser(html).root
    # A stack, because a page may be deeper than Python's calls.
    steps = [_Step(root, is_set_off=False, is_code=False)]
    while steps:
        step = steps.pop()
        if step.leaves:
            writer.leave(step)
            continue
        if step.node.next is not None and step.node is not root:
            steps.append(step._replace(node=step.node.next))
        steps += _visit(writer, step)
    return writer.finish()


def _visit(writer: "_Writer", step: _Step) -> Sequence[_Step]:
    # A processing instruction has no name.
    tag = step.node.tag or "-instruction"
    if tag == "-text":
        text = step.node.text_content
        writer.write(re.sub(MARK, "", text) if step.is_code else text)
    if _is_hidden(tag, step.node) or _is_of_note(step.node):
        return ()
    if tag == "br":
        writer.write("\n")
    writer.enter(step)
    is_set_off, is_code = step.is_set_off or tag == "blockquote", step.is_code or tag in _CODE
    inside = [_Step(step.node.child, is_set_off, is_code)] if step.node.child is not None else []
    return [step._replace(leaves=True), *inside]


def _is_hidden(tag: str, node: Any) -> bool:
    if tag.startswith("-") or tag in _SKIPPED:
        return True
    attributes = node.attributes
    if tag in ("html", "body"):
        return False
    if tag == "dialog" and "open" not in attributes:
        return True
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


def _is_of_note(node: Any) -> bool:
    if node.tag == "sup":
        words = node.text(deep=True)
        is_linked = node.css_first("a") is not None and _LINKED.fullmatch(words)
        return bool(is_linked or _INDICATOR.fullmatch(words))
    return bool(_NOTE_CLASSES & set((node.attributes.get("class") or "").split()))


class _Writer:
    """Writes words one after the other, and gathers the blocks that they are in."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = self._start = 0

    def write(self, text: str) -> None:
        """Write words."""
        self._pieces.append(text)
        self._length += len(text)

    def enter(self, step: _Step) -> None:
        """Begin an element."""
        self._end(step)
        self.write(_BEFORE.get(step.node.tag, ""))

    def leave(self, step: _Step) -> None:
        """End an element."""
        self.write(_AFTER.get(step.node.tag, ""))
        self._end(step)

    def _end(self, step: _Step) -> None:
        if step.node.tag in BLOCKS or step.node.tag == "pre":
            self._close(step.is_set_off or (step.leaves and step.node.tag == "blockquote"))

    def _close(self, is_set_off: bool) -> None:
        self._blocks.append(Block(self._start, self._length, is_set_off))
        self.write("\n")
        self._start = self._length

    def finish(self) -> Document:
        """Return the document."""
        self._close(False)
        text = "".join(self._pieces)
        blocks = (part for block in self._blocks for part in _split(text, block))
        return Document(text, tuple(each for each in blocks if _has_words(text, each)), ())


def _split(text: str, block: Block) -> Iterator[Block]:
    """Split a block at blank lines, such as <br><br>."""
    start = block.start
    for blank in re.compile(r"\n[ \t\xa0]*\n").finditer(text, block.start, block.end):
        yield block._replace(start=start, end=blank.start())
        start = blank.end()
    yield block._replace(start=start)


def _has_words(text: str, block: Block) -> bool:
    return text[block.start : block.end].strip() != ""


# The other reader of each kind of draft.
REFERENCES: dict[str, Callable[[str], Document]] = {
    "markdown": read_markdown,
    "html": read_html,
}

if __name__ == "__main__":
    main()
