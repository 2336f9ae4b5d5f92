"""How long a post is, by the rules of twitter-text, version 3."""

from gcmreview.quoting.posts import count_post
from support.rows import each_row


@each_row(
    ("text", "count"),
    [
        ("“a—b’s”", 7),
        ("日本", 4),
        ("é…", 3),
        ("e\u0301", 1),
        # An emoji, whatever it is made of.
        ("🙂", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("❤", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🏳️‍🌈", 2),
        ("🇹🇭", 2),
        ("🇹🇭🇻🇳", 4),
        ("1️⃣", 2),
        ("1", 1),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
        ("©️", 2),
        ("©", 1),
        # A link.
        ("https://a.int", 23),
        ("http://example.org/" + "a" * 200, 23),
        ("See https://a.int/b, now", 4 + 23 + 5),
        ("(https://a.int/b)", 25),
        ("https://a.int/b.", 24),
        ("iom.int", 23),
        ("Sign up at iom.int.", 11 + 23 + 1),
        ("www.example.org/a?b=c today", 23 + 6),
        ("www.unescap.or.th", 23),
        ("See www.gov.uk/a.", 4 + 23 + 1),
        ("bangkok.iom.TH", 23),
        ("iom.ch/news", 23),
        ("ec.europa.eu", 23),
        ("iom.ch", 23),
        ("europa.eu", 23),
        ("go.No", 23),
        # No link.
        ("and.so.on", 9),
        ("iom.zz/news", 11),
        ("a@www.iom.ch", 12),
        ("a.b@iom.int", 11),
        ("We go.Then", 10),
        ("e.g. this", 9),
        ("v1.2", 4),
    ],
)
def test_a_post_is_counted_as_x_counts_it(text: str, count: int) -> None:
    assert count_post(text) == count


@each_row(("first", "last"), [(0, 0x10FF), (0x2000, 0x200C), (0x2010, 0x201F), (0x2032, 0x2037)])
def test_the_characters_of_four_ranges_count_once_and_all_others_twice(
    first: int, last: int
) -> None:
    assert [count_post(chr(code)) for code in (first, last)] == [1, 1]
    outside = [code for code in (first - 1, last + 2) if code >= 0]
    assert {count_post(chr(code)) for code in outside} == {2}
