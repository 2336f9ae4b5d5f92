"""HTML as prose: the text between the tags, a block for every block-level element."""

from gcmreview.check.prose import Block, Prose, apply_masks, guard
from gcmreview.check.tags import scan_markup, split_paragraphs

_LINE_ENDS = str.maketrans("\n\r", "  ")


def read_html(text: str) -> Prose:
    """Read HTML. Line ends are white space there, and tags alone part blocks."""
    markup = scan_markup(text)
    prose = apply_masks(guard(text).translate(_LINE_ENDS), markup.masks)
    blocks = [Block(start, end, markup.is_set_off(start)) for start, end in split_paragraphs(prose)]
    return Prose(prose, tuple(blocks), tuple(markup.comments))
