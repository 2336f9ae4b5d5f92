"""What the readers of drafts make of a text, in a form that a test can show."""

from gcmreview.documents.document import Block, read_text
from gcmreview.documents.readers.registry import READERS


def list_blocks(kind: str, text: str) -> list[tuple[str, Block]]:
    """Return the words of each block of a draft, with the block."""
    document = READERS[kind].read(text)
    return [
        (read_text(document.text, block.start, block.end).strip(), block)
        for block in document.blocks
    ]


def list_words(kind: str, text: str) -> list[str]:
    """Return the words of each block of a draft."""
    return [words for words, _ in list_blocks(kind, text)]


def list_set_off(kind: str, text: str) -> list[str]:
    """Return the words of each block quotation of a draft."""
    return [words for words, block in list_blocks(kind, text) if block.is_set_off]
