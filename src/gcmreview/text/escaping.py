"""Text inside Markdown and HTML, escaped so that it renders to the same characters."""

import re

from gcmreview.text.printable import make_visible

# The patterns are compiled where they are used: most runs use none.

# Characters with a meaning in a line of Markdown (CommonMark 0.31, "Inlines"; GFM's strikethrough
# and tables; GitHub's formulas).
_INLINE = r"[\\`*_\[\]<>&~|$]"
# The start of a line that makes it a heading, a list or a rule (CommonMark 0.31, "Blocks").
_START = r"\A(?:[#+=-]|\d{1,9}(?=[.)]))"
# The character that makes a bare address a link, in which escapes are not read.
_ADDRESS = r"(?<=[A-Za-z]):(?=//)|(?<=[Ww]{3})\.|@"
# All but the first of several spaces.
_SPACE = r"(?<= ) +"
# White space that some readers remove from the ends of a cell.
_TRIMMED = "\n\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_TRIMMED += "\u202f\u205f\u3000\ufeff"


def escape_html(text: str) -> str:
    """Escape text for an element or an attribute of HTML."""
    from html import escape

    return escape(make_visible(text, allow="\n"))


def escape_markdown(text: str) -> str:
    """Escape the markup and the spaces of a cell or a paragraph of Markdown.

    A line break is written ``<br>``.
    """
    text = make_visible(text, allow="\n")
    start = len(text) - len(text.lstrip(_TRIMMED))
    end = max(start, len(text.rstrip(_TRIMMED)))
    words = re.sub(_INLINE, r"\\\g<0>", text[start:end])
    # A bar ends a cell even after a backslash, in some readers.
    words = words.replace("\\\\", "&#92;").replace("\\|", "&#124;")
    words = re.sub(_START, lambda match: _refer(match[0]), words)
    for pattern in (_ADDRESS, _SPACE):
        words = re.sub(pattern, lambda match: _refer(match[0]), words)
    return f"{_refer(text[:start])}{words}{_refer(text[end:])}".replace("\n", "<br>")


def escape_address(url: str) -> str:
    """Escape a URL for the target of a Markdown link, so that a reader finds the same one.

    What would end the link is percent-encoded, and so is what would begin code; an ampersand that a
    reader would take for a reference, as in ``?a&copy;b``, is written as one.
    """
    encoded = re.sub(r"[\s()<>\\`]", _encode_percent, url)
    return re.sub(r"&(?=#?\w+;)", "&amp;", encoded)


def _encode_percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _refer(text: str) -> str:
    """Write characters as numeric references, except line breaks."""
    return "".join(char if char == "\n" else f"&#{ord(char)};" for char in text)
