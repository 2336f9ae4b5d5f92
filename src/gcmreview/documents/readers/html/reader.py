"""HTML as prose: the text between the tags, with a block for each block-level element."""

from gcmreview.documents.document import Block, Blocks, Document, guard
from gcmreview.documents.readers.html.markup import scan_markup, split_paragraphs

_LINE_ENDS = str.maketrans("\n\r", "  ")
# What XHTML begins with: a browser reads it as XML.
_XML = "<?xml"


def read_html(text: str) -> Document:
    """Read HTML, in which a line end is white space and only tags separate blocks."""
    markup = scan_markup(text, is_xml=text.lstrip().startswith(_XML))
    document = markup.read(guard(text).translate(_LINE_ENDS))
    paragraphs = split_paragraphs(document)
    blocks = Blocks(markup.place(Block(start, end)) for start, end in paragraphs)
    return Document(document, blocks, markup.comments)
