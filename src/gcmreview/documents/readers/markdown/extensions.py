"""What people write in Markdown beyond CommonMark and GFM, and what is read of it.

Front matter, the quotation marks of LaTeX, the marks of Pandoc, kramdown and Obsidian. No pattern
here takes longer than its text is long: a repeat excludes what the pattern begins with.
"""

import re
from collections.abc import Callable, Iterator

from gcmreview.documents.document import Block, Blocks, Mask, apply_masks, join, pad, remove
from gcmreview.text.characters import CONTINUED, DOUBLE, MARK, RAISED, REMOVED, repeat

# The characters that begin HTML or a mark, and those that stand for them where they do not, as in
# code or after a backslash. A draft may not have these control characters.
_BEGINNINGS = "<&=^[{~%"
STAND_INS = "".join(map(chr, range(14, 14 + len(_BEGINNINGS))))

# A character after a backslash (CommonMark, "Backslash escapes").
_ESCAPED = r"\\([!-/:-@\[-`{-~])"
# What is not read of code: marks, and the marks of the block quotation or table that it is in.
_NO_WORDS = rf"{MARK}|(?<=\n)[ \t>]++|\\(?=\|)"
# YAML's, as Pandoc reads it, and TOML's, as Hugo does. Before a blank line it is a rule.
_FRONT_MATTER = (
    r"(?:---|(\+\+\+))[ \t]*+\r?\n(?![ \t]*+\r?\n)(?s:.*?)^(?(1)\+\+\+|(?:---|\.\.\.))[ \t]*+\r?$"
)
# A character of a paragraph that is no backtick.
_INSIDE = r"[^`\n]|\n(?![ \t>]*+\r?\n)"
# LaTeX's opening mark, where its closing one is before the next backtick, or code in such marks.
_TO_CLOSING, _TO_TICKS = repeat(rf"(?!'')(?:{_INSIDE})"), repeat(rf"{_INSIDE}|`(?!`)")
_LATEX = rf"(?<!`)``(?!`)(?:(?P<latex>(?={_TO_CLOSING}''))|{_TO_TICKS}``(?!`))"
# Means nothing in Markdown.
_MEANINGLESS = "%"

_BEGINNING = r"[\^\[{~]|=(?<![\w=].)=|%%"
# The rest of text in brackets that may have others within, but not deeper ones.
_BRACKETED = repeat(r"[^\[\]]|\[[^\[\]]*+\]") + r"\]"
_VALUE = r"(?:\"[^\"{]*+\"|'[^'{]*+'|[^\s\"'{}]++)"
_ATTRIBUTE = rf"(?:[.#][\w:-]++|[\w:-]++={_VALUE})"
# Of a heading, a paragraph, or words in brackets (Pandoc, "Attributes"; kramdown, "Attribute List
# Definitions"): {.mark}, {: #id .class key="value"}.
_MORE_ATTRIBUTES = repeat(rf"[ \t]++{_ATTRIBUTE}")
_ATTRIBUTES = rf":?[ \t]*+{_ATTRIBUTE}{_MORE_ATTRIBUTES}[ \t]*+\}}"
# What a program puts in its place: a shortcode of Hugo and Quarto, a tag of Liquid and Jinja.
_WITHIN_TAG = repeat(r"[^{}%]|%(?!\})|\{\{[^{}]*+\}\}")
_CALL = rf"\{{[%<{STAND_INS[0]}{REMOVED}][^{{}}]*+\}}\}}|%{_WITHIN_TAG}%\}}"
# What it writes in its place.
_OUTPUT = r"\{[^{}]*+\}\}"
_TEMPLATE = rf"\{{(?:{_CALL}|{_OUTPUT})"
# A link of Obsidian: [[target]], [[target|label]].
_LINK = r"\[(?:[^\[\]|]*+\|)?[^\[\]|]*+\]\]"
# The groups lack a mark's first character, so that a search skips to one of these at once.
_MARKS = (
    rf"\{{(?:(?P<call>{_CALL})|(?P<output>{_OUTPUT})|(?P<attributes>{_ATTRIBUTES}))"
    # After ! a link is replaced by what it links to.
    rf"|!(?P<embedded>\[{_LINK})|\[(?:(?P<link>{_LINK})"
    # The number of a note that the draft does not have, as an excerpt may not.
    rf"|(?P<number>\^[^\[\]\s]++\])|(?P<span>(?P<words>{_BRACKETED})\{{{_ATTRIBUTES}))"
    rf"|=(?P<highlight>(?<![\w=].)=(?=[^\s=]){repeat(r'[^=]|=(?!=)')}(?<!\s)==(?![\w=]))"
    # A comment of Obsidian.
    rf"|%(?P<comment>(?<![\w%].)%(?!%){repeat(r'[^%]|%(?!%)')}%%(?![\w%]))"
    # A note within its paragraph.
    rf"|\^(?:(?P<raised>[^\s^\[\]]++\^)|(?P<note>\[{_BRACKETED}))|~(?P<lowered>[^\s~]++~)"
)
# Obsidian, "Callouts": [!note], [!note]- and its title; GitHub, "Alerts".
_CALLOUT = rf"[\s{REMOVED}{CONTINUED}]*+\[![\w-]++(?:\|[^\[\]\n]*+)?\][-+]?"
# MkDocs, "Admonitions": !!! quote "Title", and an indented text; a click opens those with ???.
_INDENTED = repeat(r"[ \t]*+\r?\n| {4}[^\n]*+(?:\n|\Z)", "+")
_ADMONITION = rf'(?m)^(?:!!!|\?\?\?)(\+?) ([\w-]++)(?: "([^"\n]*+)")?([ \t\r]*+\n)({_INDENTED})'
# Pandoc, "Divs", also in Quarto: where a part begins and ends; Docusaurus: ":::note[Title]".
_DIV = r"(?m)^:{3,}[ \t]*+(?:\{[^{}\n]*+\}|[\w-]*+(?:\[([^\[\]\n]*+)\])?)[ \t:\r]*$"
# What a title does not have.
_PROSE = rf"[{DOUBLE}]|``|\.[\s{REMOVED}]*+$"


def find_front_matter(text: str) -> int:
    """Return where the front matter of a draft ends, or 0 where there is none."""
    front = re.compile(_FRONT_MATTER, re.MULTILINE).match(text)
    return front.end() if front else 0


def read_admonitions(text: str) -> str:
    """Return a text of the same length with admonitions as callouts, or below a heading."""
    return re.sub(_ADMONITION, _make_callout, re.sub(_DIV, _blank_out, text))


def _blank_out(mark: re.Match[str]) -> str:
    title, at = mark[1] or "", max(0, mark.start(1) - mark.start())
    return ("#" if title else "").ljust(at) + title.ljust(len(mark[0]) - at)


def _make_callout(admonition: re.Match[str]) -> str:
    more, kind, title, end, body = admonition.groups()
    head = f">{' ' * len(more)}[!{kind}]" + ("" if title is None else f"  {title} ")
    return head + end + re.sub("(?m)^ {4}", ">   ", body)


def hide_html(text: str) -> str:
    """Return words, in which ``<`` begins no HTML, without the backslashes that escape others."""
    if "\\" in text:
        text = re.sub(_ESCAPED, lambda found: REMOVED + _escape(found[1]), text)
    return text.replace("<", STAND_INS[0])


def escape_code(code: str) -> str:
    """Return the words of code or of an address, in which no mark or quotation begins."""
    return _escape(re.sub(_NO_WORDS, remove, code))


def _escape(text: str) -> str:
    return _swap(text, _BEGINNINGS, STAND_INS)


def _show(text: str) -> str:
    return _swap(text, STAND_INS, _BEGINNINGS)


def _swap(text: str, old: str, new: str) -> str:
    # Much faster than to translate, in a text that has few of them.
    for one, other in zip(old, new, strict=True):
        text = text.replace(one, other)
    return text


def protect(text: str) -> str:
    """Return a text in which no mark of LaTeX begins code, and a template's tag is a word.

    So a tag may be the target of a link: ``[words]({% page "a b" %})``.
    """
    if "``" in text:
        text = re.sub(
            _LATEX, lambda found: found[0] if found["latex"] is None else _MEANINGLESS * 2, text
        )
    is_template = "{%" in text or "{{" in text
    return re.sub(_TEMPLATE, _make_word, text) if is_template else text


def _make_word(tag: re.Match[str]) -> str:
    # Over several lines it is no word.
    return tag[0] if "\n" in tag[0] else _MEANINGLESS * len(tag[0])


def read_extensions(prose: str, blocks: Blocks) -> tuple[str, Blocks]:
    """Read the marks in the blocks of a text; return the text, and the blocks with callouts split.

    The title of a callout is a heading above its text.
    """
    if not re.search(_BEGINNING, prose):
        return _show(prose), blocks
    read = (Mask(block.start, block.end, _read_block(prose, block)) for block in blocks)
    split = Blocks(part for block in blocks for part in _split_title(prose, block))
    return _show(apply_masks(prose, read)), split


def _find_callout(prose: str, block: Block) -> re.Match[str] | None:
    return re.compile(_CALLOUT).match(prose, block.start, block.end) if block.is_set_off else None


def _split_title(prose: str, block: Block) -> list[Block]:
    """Split a callout after its title, if its first line is one.

    GitHub has no titles, so the first line may also be of the text: it has a quotation mark or a
    full stop at its end, or its sentence goes on below in lower case.
    """
    callout = _find_callout(prose, block)
    if not callout:
        return [block]
    start = callout.end()
    body = block._replace(start=start)
    end = prose.find("\n", start, block.end)
    title = prose[start : end if end >= 0 else block.end]
    below = re.compile(r"[^\W_]").search(prose, start + len(title), block.end)
    if re.search(_PROSE, title) or (below and below[0].islower()):
        return [body]
    heading = body._replace(end=start + len(title), is_heading=True)
    return [heading, body._replace(start=heading.end)]


def _read_block(prose: str, block: Block) -> str:
    callout = _find_callout(prose, block)
    start = callout.end() if callout else block.start
    return REMOVED * (start - block.start) + _read_marks(prose[start : block.end])


def _read_marks(text: str) -> str:
    """Return what is read of a text, at its length."""
    # Most texts have none.
    return join(_list_pieces(text)) if re.search(_BEGINNING, text) else text


def _list_pieces(text: str) -> Iterator[str]:
    at = 0
    for match in re.finditer(_MARKS, text):
        assert match.lastgroup
        yield text[at : match.start()]
        yield _READ.get(match.lastgroup, remove)(match)
        at = match.end()
    yield text[at:]


def _read_output(match: re.Match[str]) -> str:
    """Read the words of a template, ``{{ "today" | date }}``, but not its marks: it is code."""
    return re.sub(MARK, remove, match[0])


def _read_link(match: re.Match[str]) -> str:
    label = match[0][2:-2].rpartition("|")[2]
    return f"{REMOVED * (len(match[0]) - len(label) - 2)}{label}{REMOVED * 2}"


def _read_span(match: re.Match[str]) -> str:
    words = _read_marks(match["words"][:-1])
    return f"{REMOVED}{words}{REMOVED * (len(match[0]) - len(words) - 1)}"


def _read_highlight(match: re.Match[str]) -> str:
    return f"{REMOVED * 2}{_read_marks(match[0][2:-2])}{REMOVED * 2}"


def _read_raised(match: re.Match[str]) -> str:
    """Read what is between two marks; a number above the line as superscript digits."""
    words = match[0][1:-1]
    if match.lastgroup == "raised" and words.isdecimal():
        return pad(words.translate(RAISED), len(match[0]))
    return f"{REMOVED}{words}{REMOVED}"


def _read_note(match: re.Match[str]) -> str:
    """Read a note that quotes somebody in brackets: ``^[She said: “No.”]``; no other is read."""
    is_read = re.search(f"[{DOUBLE}]", match[0])
    return f" ({_read_marks(match[0][2:-1])})" if is_read else remove(match)


# Nothing is read of the others.
_READ: dict[str, Callable[[re.Match[str]], str]] = {
    "output": _read_output,
    "link": _read_link,
    "span": _read_span,
    "highlight": _read_highlight,
    "raised": _read_raised,
    "lowered": _read_raised,
    "note": _read_note,
}
