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
_DOMAINS = "com|org|net|int|edu|gov|mil|info|biz|news|world|global|africa|asia|app|online|co|tv"
# So do those of countries and unions (ISO 3166-1, and four more of IANA): iom.ch.
_COUNTRIES_TEXT = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs
bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg
eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn
hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk
lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf
ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd
se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw
tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_COUNTRIES = frozenset(_COUNTRIES_TEXT.split())
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = (
    # Not the stop, the bracket or the mark after it, which belong to the sentence.
    r"https?://[^\s“”‘’\"<>]*[^\s“”‘’\"<>.,;:!?'()\[\]…]"
    rf"|(?<![\w@.-])(?:{_LABEL}\.){{1,8}}(?:{_DOMAINS}|(?P<country>[a-z]{{2}}))(?![\w-]|\.\w)"
    r"(?:/(?:[^\s“”‘’\"<>]*[^\s“”‘’\"<>.,;:!?'()\[\]…])?)?"
)
_WHOLE = f"(?P<link>{_LINK})|(?P<emoji>{_EMOJI})"


def count_post(text: str) -> int:
    """Return the length of a post in characters, as X counts them."""
    normal = unicodedata.normalize("NFC", text)
    length, start = 0, 0
    for found in re.finditer(_WHOLE, normal, re.IGNORECASE):
        if found["country"] and found["country"].lower() not in _COUNTRIES:
            continue
        length += _count_characters(normal[start : found.start()])
        length += _LINK_LENGTH if found["link"] else _EMOJI_LENGTH
        start = found.end()
    return length + _count_characters(normal[start:])


def _count_characters(text: str) -> int:
    once = sum(any(start <= ord(char) <= end for start, end in _COUNTED_ONCE) for char in text)
    return 2 * len(text) - once
