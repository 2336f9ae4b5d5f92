"""The picture in the README is aligned in every renderer of SVG, whatever its font."""

import re
from html import unescape

from draw_picture import PICTURE, draw, run_command

# Pixels between two columns, and between two lines, of the picture.
CELL, LINE, FIRST_LINE = 12.2, 24.4, 20
ELEMENT = re.compile(r'<text class="gcmreview-r\d" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)</text>')


def read_page(svg: str) -> str:
    """Return the lines of a picture, with each word at its own place and no other."""
    lines: dict[int, str] = {}
    for x, y, word in ELEMENT.findall(svg):
        assert not re.search(r"[\s\u00a0]", word)
        line, column = (float(y) - FIRST_LINE) / LINE, float(x) / CELL
        assert (round(line, 6), round(column, 6)) == (round(line), round(column))
        lines[round(line)] = lines.get(round(line), "").ljust(round(column)) + unescape(word)
    return "\n".join(lines.get(number, "") for number in range(max(lines) + 1))


def test_each_word_of_a_picture_is_at_the_place_of_its_column() -> None:
    table = "ID   Text\n───────\na    “<b>  & x”\n\u001b[1mlong\u001b[0m y\u00a0z"
    shown = read_page(draw(table)).split("\n")
    assert shown[0].startswith("$ gcmreview quotes")
    assert shown[1:] == ["ID   Text", "───────", "a    “<b>  & x”", "long y z"]


def test_the_picture_is_what_the_command_prints_now() -> None:
    # Versions of Rich draw the window around the words a little differently.
    assert ELEMENT.findall(PICTURE.read_text(encoding="utf-8")) == ELEMENT.findall(
        draw(run_command())
    )
