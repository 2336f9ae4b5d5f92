"""The length of a post, as X counts it.

Source: the configuration of twitter-text, version 3 (github.com/twitter/twitter-text,
config/v3.json): a character counts 1 within some ranges and 2 outside them, a link counts 23
whatever its length, and an emoji counts 2, whatever it is made of. The text is counted in NFC.
"""

import re
import unicodedata

_LINK_LENGTH = 23
_EMOJI_LENGTH = 2
# Code points that count once.
_COUNTED_ONCE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
# Pictures that emoji are made of, without those that are text unless U+FE0F follows them.
_PICTURE = (
    "[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_SINGLE = rf"(?:{_PICTURE}|[\u00a9\u00ae\u2122](?=\ufe0f))[\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = (
    # A flag of two letters, a keycap, or pictures that are joined, with the tags of a region.
    r"[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    rf"|{_SINGLE}(?:\u200d{_SINGLE})*[\U000e0020-\U000e007f]*"
)
# Top-level domains that make a link without a scheme; X knows all, and these are most of them.
_DOMAINS = "com|org|net|int|edu|gov|info|biz|news|world|asia|eu|co|tv|io"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = (
    # Not the stop, the bracket or the mark after it, which belong to the sentence.
    r"https?://[^\s“”‘’\"<>]*[^\s“”‘’\"<>.,;:!?'()\[\]…]"
    rf"|(?<![\w@.-])(?:{_LABEL}\.){{1,8}}(?:{_DOMAINS})(?![\w-]|\.\w)"
    r"(?:/(?:[^\s“”‘’\"<>]*[^\s“”‘’\"<>.,;:!?'()\[\]…])?)?"
)
_WHOLE = f"(?P<link>{_LINK})|(?P<emoji>{_EMOJI})"


def count_post(text: str) -> int:
    """Return the length of a post in characters, as X counts them."""
    normal = unicodedata.normalize("NFC", text)
    length, start = 0, 0
    for found in re.finditer(_WHOLE, normal, re.IGNORECASE):
        length += _count_characters(normal[start : found.start()])
        length += _LINK_LENGTH if found["link"] else _EMOJI_LENGTH
        start = found.end()
    return length + _count_characters(normal[start:])


def _count_characters(text: str) -> int:
    once = sum(any(start <= ord(char) <= end for start, end in _COUNTED_ONCE) for char in text)
    return 2 * len(text) - once
