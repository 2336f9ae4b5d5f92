"""What the styles of a Word document say: block quotations, headings, indents, hidden runs."""

from typing import Any

import pytest

from gcmreview.documents.readers.styles import RunLook, Styles
from support.rows import each_row

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(autouse=True)
def _needs_the_extra() -> None:
    pytest.importorskip("docx", reason="the extra docx is not installed")


def parse(xml: str) -> Any:
    """Return the first element in a body."""
    from docx.oxml import parse_xml

    return parse_xml(f"<w:body {WORDS}>{xml}</w:body>")[0]


def make_style(style: str, *, name: str = "", base: str = "", has: str = "", kind: str = "") -> str:
    """Return a style with an id."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    named = f'<w:name w:val="{name or style}"/>'
    kind = kind or "paragraph"
    return f'<w:style w:type="{kind}" w:styleId="{style}">{named}{based}{has}</w:style>'


def make_styles(*styles: str) -> Styles:
    """Return styles."""
    return Styles(parse(f"<w:styles>{''.join(styles)}</w:styles>"))


def make_paragraph(*, style: str = "", has: str = "") -> Any:
    """Return a paragraph with a style and properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return parse(f"<w:p><w:pPr>{named}{has}</w:pPr><w:r/></w:p>")


@each_row(
    ("style", "name", "is_quoted"),
    [
        ("Quote", "Quote", True),
        ("IntenseQuote", "Intense Quote", True),
        ("Zitat", "Quote", True),
        ("Citationintense", "intense quote", True),
        ("Quotations", "Quotations", True),
        ("Quotations", "Blockzitat", True),
        ("BlockText", "Block Text", True),
        ("a", "Block Quotation", True),
        ("a", "Unquote", False),
        ("a", "Quote List", False),
        ("Citation", "Citation", False),
        ("Normal", "Normal", False),
    ],
)
def test_a_style_of_block_quotations_is_known_by_its_name_or_its_id(
    style: str, name: str, is_quoted: bool
) -> None:
    styles = make_styles(make_style(style, name=name), make_style("b", base=style))
    for each in (style, "b"):
        look = styles.look(make_paragraph(style=each))
        assert (look.is_quoted, look.is_heading) == (is_quoted, False)


@each_row(
    ("style", "has", "is_heading"),
    [
        (make_style("berschrift1", name="heading 1"), "", True),
        (make_style("Heading9", name="x"), "", True),
        (make_style("Titel", name="Title"), "", True),
        (make_style("a", has='<w:pPr><w:outlineLvl w:val="8"/></w:pPr>'), "", True),
        (make_style("a"), '<w:outlineLvl w:val="0"/>', True),
        (make_style("a", has='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), "", False),
        (
            make_style("a", has='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
            '<w:outlineLvl w:val="9"/>',
            False,
        ),
        (make_style("a", name="Heading"), "", False),
        (make_style("a", name="TOC Heading 1"), "", False),
        (make_style("a"), '<w:outlineLvl w:val="no"/>', False),
    ],
)
def test_a_heading_is_known_by_its_level_or_its_style(
    style: str, has: str, is_heading: bool
) -> None:
    name = style.partition('styleId="')[2].partition('"')[0]
    styles = make_styles(style, make_style("derived", base=name))
    for each in (name, "derived"):
        assert styles.look(make_paragraph(style=each, has=has)).is_heading == is_heading


INDENTED = '<w:ind w:left="720"/>'
# Half a centimetre and a little more or less, and what is no measure.
LARGE = ["14.2pt", "1.184pc", "1.184pi", ".1973in", "0.501cm", "5.01mm"]
SMALL = ["14.1pt", "1.183pc", "1.183pi", ".1972in", "0.5cm", "5mm"]
SMALL += ["999xx", "-1in", "1,5cm", "1234567890"]


@each_row(
    ("has", "is_indented"),
    [
        (INDENTED, True),
        ('<w:ind w:start="720" w:end="720"/>', True),
        ('<w:ind w:left="720" w:firstLine="200"/>', True),
        ('<w:ind w:left="720" w:hanging="0"/>', True),
        # The least, in twentieths of a point.
        ('<w:ind w:left="284"/>', True),
        ('<w:ind w:left="283"/>', False),
        ('<w:ind w:left="284.0"/>', True),
        *((f'<w:ind w:start="{each}"/>', True) for each in LARGE),
        *((f'<w:ind w:start="{each}"/>', False) for each in SMALL),
        ('<w:ind w:right="720"/>', False),
        ('<w:ind w:firstLine="720"/>', False),
        ('<w:ind w:left="720" w:hanging="720"/>', False),
        ('<w:ind w:left="-720"/>', False),
        ('<w:ind w:left="no"/>', False),
        (f'{INDENTED}<w:numPr><w:numId w:val="1"/></w:numPr>', False),
        (f'{INDENTED}<w:numPr><w:numId w:val="0"/></w:numPr>', True),
        ("", False),
    ],
)
def test_a_paragraph_is_indented_if_it_is_so_as_a_whole(has: str, is_indented: bool) -> None:
    styles = make_styles(make_style("a", has=f"<w:pPr>{has}</w:pPr>"), make_style("b", base="a"))
    for paragraph in (make_paragraph(has=has), *map(styled, ("a", "b"))):
        assert styles.look(paragraph).is_indented == is_indented


def styled(style: str) -> Any:
    """Return a paragraph in a style."""
    return make_paragraph(style=style)


def test_what_a_paragraph_says_wins_over_its_style() -> None:
    styles = make_styles(make_style("a", has=f"<w:pPr>{INDENTED}</w:pPr>"))
    assert not styles.look(make_paragraph(style="a", has='<w:ind w:left="0"/>')).is_indented
    assert styles.look(make_paragraph(style="a", has='<w:ind w:right="0"/>')).is_indented


def test_an_indent_of_a_style_that_leaves_out_its_first_line_is_an_items() -> None:
    hanging = '<w:ind w:hanging="720"/>'
    styles = make_styles(make_style("a", has=f"<w:pPr>{hanging}</w:pPr>"))
    assert not styles.look(make_paragraph(style="a", has=INDENTED)).is_indented


def test_a_paragraph_that_is_taken_out_of_its_styles_list_is_no_item() -> None:
    numbers = [f'<w:numPr><w:numId w:val="{each}"/></w:numPr>' for each in (1, 0)]
    styles = make_styles(make_style("a", has=f"<w:pPr>{numbers[0]}{INDENTED}</w:pPr>"))
    assert not styles.look(make_paragraph(style="a")).is_indented
    assert styles.look(make_paragraph(style="a", has=numbers[1])).is_indented


def test_a_style_that_is_based_on_itself_or_on_none_is_read() -> None:
    styles = make_styles(
        make_style("a", base="b"),
        make_style("b", base="a", name="Quote"),
        make_style("c", base="d"),
    )
    looks = [styles.look(make_paragraph(style=each)) for each in "abcd"]
    assert [look.is_quoted for look in looks] == [True, True, False, False]


def read_run(has: str = "", *, style: str = "", paragraph: str = "") -> Any:
    """Return a run with properties and a style, in a paragraph with a style."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    outer = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    body = parse(f"<w:p>{outer}<w:r><w:rPr>{named}{has}</w:rPr></w:r></w:p>")
    return body[-1]


def look_at(styles: Styles, run: Any) -> RunLook:
    """Return what a run looks like in its paragraph."""
    return styles.look_at_run(styles.look(run.getparent()).style, run)


@each_row("name", ["vanish", "strike", "dstrike"])
def test_a_run_is_hidden_by_itself_or_by_its_styles(name: str) -> None:
    on, off = f"<w:{name}/>", f'<w:{name} w:val="0"/>'
    styles = make_styles(
        make_style("p", has=f"<w:rPr>{on}</w:rPr>"),
        make_style("c", has=f"<w:rPr>{on}</w:rPr>", kind="character"),
        make_style("d", base="c", kind="character"),
        make_style("e", base="c", has=f"<w:rPr>{off}</w:rPr>", kind="character"),
    )
    shown = [read_run(), read_run("<w:b/>"), read_run(off), read_run(off, style="c")]
    # Two styles that turn it on turn it off.
    shown += [read_run(style="e"), read_run(style="c", paragraph="p"), read_run(style="none")]
    hidden = [read_run(on), read_run(style="c"), read_run(style="d"), read_run(paragraph="p")]
    hidden += [read_run(on, style="e"), read_run(style="e", paragraph="p")]
    assert [look_at(styles, run).is_hidden for run in (*shown, *hidden)] == [False] * 7 + [True] * 6


def test_a_run_is_raised_by_itself_or_by_its_styles() -> None:
    on, off = (f'<w:vertAlign w:val="{each}"/>' for each in ("superscript", "baseline"))
    styles = make_styles(
        make_style("p", has=f"<w:rPr>{on}</w:rPr>"),
        make_style("c", has=f"<w:rPr>{on}</w:rPr>", kind="character"),
        make_style("d", base="c", kind="character"),
        make_style("e", base="c", has=f"<w:rPr>{off}</w:rPr>", kind="character"),
    )
    flat = [read_run(), read_run(off, style="c"), read_run(style="e", paragraph="p")]
    raised = [read_run(on), read_run(style="c"), read_run(style="d"), read_run(paragraph="p")]
    raised += [read_run(style="c", paragraph="p")]
    assert [look_at(styles, run).is_raised for run in (*flat, *raised)] == [False] * 3 + [True] * 5


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    default = make_style("a", has=f"<w:pPr>{INDENTED}</w:pPr><w:rPr><w:vanish/></w:rPr>")
    styles = make_styles(
        make_style("z", name="Quote"), default.replace("<w:style ", '<w:style w:default="1" ')
    )
    assert styles.look(make_paragraph()) == ("a", False, False, True)
    assert look_at(styles, read_run()).is_hidden
    assert not look_at(styles, read_run(paragraph="z")).is_hidden
