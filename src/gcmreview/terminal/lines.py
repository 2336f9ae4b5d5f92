"""Lines of styled text, as a report has them: broken to fit a screen, and coloured.

Rich is not used: to import it takes as long as most drafts take to check.
"""

from collections.abc import Sequence

from gcmreview.output.stdout import escape_missing
from gcmreview.terminal.screen import Screen
from gcmreview.terminal.wrapping import find_breaks
from gcmreview.text.printable import make_visible

# A run of characters and the name of its style; an empty name is plain.
Styled = tuple[str, str]
# Select Graphic Rendition (ECMA-48, 8.3.117): the parameters, and those that undo them.
_STYLES = {
    "error": ("31;1", "39;22"),
    # As gcc has it: yellow and green are hard to read on a light background.
    "warning": ("35;1", "39;22"),
    "none": ("1", "22"),
    "place": ("1", "22"),
    "muted": ("2", "22"),
    "draft": ("31;9", "39;29"),
    "source": ("1;4", "22;24"),
}
_INDENT = " " * 4
# Columns. A narrower terminal is not worth lines of one word each; it breaks them itself.
_NARROWEST = 20


def set_line(spans: Sequence[Styled], screen: Screen | None, *, is_indented: bool = False) -> str:
    """Set spans as one line, or on a screen as lines that fit it, broken only at spaces."""
    indent = _INDENT if is_indented else ""
    shown = [(make_visible(text), style) for text, style in spans]
    if screen is None:
        return f"{indent}{''.join(text for text, _ in shown)}\n"
    # Before the lines are broken, since a character's code is longer than the character.
    shown = [(escape_missing(text, screen.encoding), style) for text, style in shown]
    whole = "".join(text for text, _ in shown)
    bounds = list(find_breaks(whole, max(_NARROWEST, screen.width) - len(_INDENT), len))
    lines = [whole[start:end] for start, end in bounds]
    lines = _paint(shown, bounds) if screen.colour else lines
    hanging = f"\n{_INDENT}"
    return f"{indent}{hanging.join(lines)}\n"


def _paint(spans: Sequence[Styled], bounds: Sequence[tuple[int, int]]) -> list[str]:
    """Cut spans into lines, each of which sets and resets its own styles."""
    lines = []
    for start, end in bounds:
        line, at = "", 0
        for text, style in spans:
            line += _style(text[max(0, start - at) : max(0, end - at)], style)
            at += len(text)
        lines.append(line)
    return lines


def _style(text: str, style: str) -> str:
    if not text or not style:
        return text
    start, end = _STYLES[style]
    return f"\x1b[{start}m{text}\x1b[{end}m"
