"""What Markdown does not read as prose: front matter, code and addresses."""

import pytest

from gcmreview.documents.document import read_text
from gcmreview.documents.readers.markdown.reader import read_markdown
from support.blocks import list_words


def read(text: str) -> str:
    """Return what is read of Markdown."""
    return read_text(read_markdown(text).text, 0, len(text)).strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: “no”\n---\n\n“yes”\n", "“yes”"),
        ("---\ntitle: “no”\n...\n“yes”\n", "“yes”"),
        ("+++\ntitle = “no”\n+++\n“yes”\n", "“yes”"),
        ("---\r\ntitle: “no”\r\n---\r\n“yes”\r\n", "“yes”"),
    ],
)
def test_front_matter_is_not_read(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n“yes”\n\n---\n",
        "“yes”\n\n---\ntitle\n---\n",
        "---\n“yes”\n",
        "+++\n“yes”\n---\n",
        " ---\n“yes”\n---\n",
    ],
)
def test_a_rule_does_not_begin_front_matter(text: str) -> None:
    assert "“yes”" in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n“no”\n```\n",
        "```text\n“no”\n```\n",
        "~~~ `x`\n“no”\n~~~\n",
        "````\n“no”\n```\n“no”\n````\n",
        "```\n“no”\n~~~\n“no”\n```\n",
        "   ```\n“no”\n   ```\n",
        "- ```\n  “no”\n  ```\n",
        "1. ~~~\n   “no”\n   ~~~\n",
        "123456789. ~~~\n   “no”\n   ~~~\n",
        "> ```\n> “no”\n> ```\n",
        "> ```\n> “no”\n",
        "```\r\n“no”\r\n```\r\n",
        "- a\n\n    ```\n    “no”\n    ```\n",
        "[^1]: a\n\n    ```\n    “no”\n    ```\n",
    ],
)
def test_fenced_code_is_not_read(text: str) -> None:
    assert "“" not in read(text)
    assert read(f"{text}\n“yes”").endswith("“yes”")


@pytest.mark.parametrize(
    "text",
    [
        "``\n“yes”\n``\n",
        "```x``` a\n“yes”\n",
        "a ```\n“yes”\n",
        "1234567890. ~~~\n“yes”\n",
        "a\n\n    ```\n\n“yes”\n",
        "\\```\n“yes”\n",
    ],
)
def test_what_is_not_a_fence_hides_nothing_after_it(text: str) -> None:
    assert "yes" in read(text)


def test_an_unclosed_fence_hides_the_rest() -> None:
    assert read("“yes”\n\n```\n“no”\n\n“no”\n") == "“yes”"


@pytest.mark.parametrize(("lines", "is_read"), [(29, True), (30, False)])
def test_an_indented_fence_is_taken_for_an_items_after_30_lines(lines: int, is_read: bool) -> None:
    above = "a\n" + "    b\n" * lines
    assert ("“c”" in read(f"{above}    ```\n“c”\n")) == is_read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("`“a”` “b”", "a “b”"),
        ("``“a” ` c`` “b”", "a  c “b”"),
        ("`a` and `b`", "a and b"),
        ("~~“a”~~ ``b``", "“a” b"),
        ("`don't`", "don't"),
        # Not closed in its paragraph, or by a run of another length.
        ("`“a” b", "`“a” b"),
        ("`“a”`` b", "`“a”`` b"),
        ("`“a”\n\n`b", "`“a”\n\n`b"),
        # Marks of LaTeX.
        ("``a'' and ``b''", "``a'' and ``b''"),
        ("```a'' b``` “c”", "a b “c”"),
        (r"\`“a”`", "`“a”`"),
        (r"\``“a”` b", "`a b"),
    ],
)
def test_no_quotation_begins_in_a_code_span(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<https://a.b/“c”>", "https://a.b/c"),
        ("<ab:“c”>", "ab:c"),
        ("<a:“c”>", "<a:“c”>"),
        (f"<{'a' * 32}:“c”>", f"{'a' * 32}:c"),
        (f"<{'a' * 33}:“c”>", f"<{'a' * 33}:“c”>"),
        ("<https://a.b/ “c”>", "<https://a.b/ “c”>"),
    ],
)
def test_no_quotation_begins_in_an_address(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize("char", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_an_escaped_character_is_read_without_its_backslash(char: str) -> None:
    assert list_words("markdown", f"a\\{char}b") == [f"a{char}b"]


@pytest.mark.parametrize("char", "aé1 “”")
def test_a_backslash_before_another_character_is_read(char: str) -> None:
    assert list_words("markdown", f"a\\{char}b") == [f"a\\{char}b"]
