"""Which characters may reach a terminal, and how the others are shown.

C0 and C1 controls and DEL move the cursor and rewrite what was printed; bidirectional controls
reorder it; U+2028 and U+2029 break a line in some readers and not in others; noncharacters and
surrogates are not text. A quotation with one of them may look different from what it is.
"""

import re
from functools import cache

# Bidirectional controls: Unicode Standard Annex 9, section 2.
_UNSAFE = (
    "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
)

# What Python has for the bytes 0x80 to 0xFF of a name that is not UTF-8 (PEP 383).
_FIRST_BYTE, _LAST_BYTE = "\udc80", "\udcff"


@cache
def _compile_unsafe() -> re.Pattern[str]:
    # Compiled at first use: most runs print only what Python calls printable.
    return re.compile(f"[{_UNSAFE}]")


def is_plain(text: str, allow: str = "") -> bool:
    """Return whether a text is surely safe, as most are: unsafe characters are not printable."""
    if text.isprintable():
        return True
    for char in f"{allow}\u00a0":
        text = text.replace(char, " ")
    return text.isprintable()


def find_unsafe(text: str, *, allow: str = "") -> str | None:
    """Return the first character of ``text`` that is not safe for a terminal, or None."""
    if is_plain(text, allow):
        return None
    return next((char for char in _compile_unsafe().findall(text) if char not in allow), None)


def name_character(char: str) -> str:
    """Name a character by its code point, as in ``U+001B``."""
    return f"U+{ord(char):04X}"


def make_visible(text: str, *, allow: str = "") -> str:
    r"""Replace every unsafe character by a visible form, such as ``\x1b`` or ``\u202e``.

    A byte of a file's name that is not UTF-8 is shown as that byte, ``\xff``, and not as the
    surrogate that Python has for it.
    """
    if is_plain(text, allow):
        return text

    def show(match: re.Match[str]) -> str:
        char = match[0]
        if char in allow:
            return char
        if _FIRST_BYTE <= char <= _LAST_BYTE:
            return f"\\x{ord(char) - ord(_FIRST_BYTE) + 0x80:02x}"
        return char.encode("unicode_escape").decode()

    return _compile_unsafe().sub(show, text)


def escape_for_json(text: str) -> str:
    r"""Replace every unsafe character of JSON text by its ``\uXXXX`` escape (RFC 8259, 7)."""
    if is_plain(text):
        return text
    return _compile_unsafe().sub(lambda match: escape_utf16(match[0]), text)


def escape_utf16(char: str) -> str:
    r"""Write a character as JSON can: ``\u00f3``, or a pair beyond U+FFFF."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
