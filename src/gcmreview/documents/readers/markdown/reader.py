"""From the text of a Markdown draft to a document.

It reads what decides where a reader sees words and quotation marks (CommonMark 0.31, and the tables
and footnotes of GFM), not everything that decides how they look.
"""

from gcmreview.documents.document import Document, apply_masks, guard
from gcmreview.documents.readers.markdown.blocks import read_blocks
from gcmreview.documents.readers.markdown.code import scan_markdown
from gcmreview.documents.readers.markdown.inline import mask_inline


def read_markdown(text: str) -> Document:
    """Read Markdown, and the HTML in it."""
    markup = scan_markdown(text)
    visible = apply_masks(guard(text), markup.masks)
    read = read_blocks(text, visible, markup)
    bare = apply_masks(visible, read.masks)
    inline = [mask for block in read.blocks for mask in mask_inline(text, bare, block, read.labels)]
    return Document(apply_masks(bare, inline), tuple(read.blocks), tuple(markup.comments))
