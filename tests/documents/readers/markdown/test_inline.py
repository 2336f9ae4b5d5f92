"""Links, footnote references and emphasis of Markdown, of which only the words are read."""

import pytest

from support.blocks import list_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("*a* b", "a b"),
        ("**a** _b_ __c__ ***d***", "a b c d"),
        ("~~a~~ b", "a b"),
        ("we *must* be *bold*.", "we must be bold."),
        ("a*b*c", "abc"),
        ("**a* b*", "a b"),
        ("“*a*” *“b”*", "“a” “b”"),
        # Not emphasis.
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* a", "a"),
        ("a* b", "a* b"),
        ("*a", "*a"),
        ("*a b *", "*a b *"),
        (r"\*a\*", "*a*"),
        ("&#42;a&#42;", "*a*"),
        ("_a", "_a"),
        ("*a_", "*a_"),
    ],
)
def test_the_marks_of_emphasis_are_not_read(text: str, read: str) -> None:
    assert list_words("markdown", text) == [read]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[a](b)", "a"),
        ("[a](b) and [c](d)", "a and c"),
        ('[a](b "We must")', "a"),
        ("[a](b 'We must')", "a"),
        ("[a](b (We must))", "a"),
        ("[a](<b c>)", "a"),
        ("[a](b(c)d)", "a"),
        ("[a]( b\n)", "a"),
        ("[a]()", "a"),
        ("[a [b] c](d)", "a [b] c"),
        ("[*a*](b)", "a"),
        ("x ![a](b)", "x"),
        ("x [![a](b) c](d)", "x  c"),
        ("x[^1] y[^note]", "x y"),
        # Not links.
        ("[a] (b)", "[a] (b)"),
        ("[a](b c)", "[a](b c)"),
        ("[a](b", "[a](b"),
        ("[T]he [Network]", "[T]he [Network]"),
        ("a](b)", "a](b)"),
        (r"\[a](b)", "[a](b)"),
        ("[^a b]", "[^a b]"),
        ("[a](b((c))d)", "[a](b((c))d)"),
    ],
)
def test_only_the_words_of_a_link_are_read(text: str, read: str) -> None:
    assert list_words("markdown", text) == [read]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[a][b]", "a"),
        ("[a][B]", "a"),
        ("[b][]", "b"),
        ("[b]", "b"),
        ("[ B ]", "B"),
        ("x ![a][b]", "x"),
        ("[a][c]", "[a][c]"),
        ("[c]", "[c]"),
        ("[a b]", "[a b]"),
    ],
)
def test_a_link_by_label_is_read_where_the_label_is_defined(text: str, read: str) -> None:
    assert list_words("markdown", f"{text}\n\n[b]: c.org\n") == [read]


@pytest.mark.parametrize(("length", "read"), [(999, "a"), (1000, None)])
def test_a_link_by_label_has_a_label_of_at_most_999_characters(
    length: int, read: str | None
) -> None:
    label = "b" * length
    text = f"[a][{label}]"
    definition = f"[{'b' * 999}]: c.org"
    assert list_words("markdown", f"{text}\n\n{definition}\n") == [read or text]


def test_spaces_that_make_a_label_longer_than_999_characters_make_it_none() -> None:
    for spaces, is_link in ((997, True), (998, False)):
        text = f"[b{' ' * spaces}c]"
        found = list_words("markdown", f"{text}\n\n[b c]: d.org\n")
        assert found == [text[1:-1] if is_link else text]
