"""Templates print one line per record, and run no code."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.errors import UsageError
from gcmreview.listing.rows import Table
from gcmreview.listing.template import fill_template, parse_template
from support.runs import Run
from support.strategies import WORDS


def test_a_template_sends_no_control_of_its_own(gcmreview: Run, tmp_path: Path) -> None:
    template = "\x1b]0;x\x07\u202e\udcff{id}\\t|"
    line = "\\x1b]0;x\\x07\\u202e\\xffmotus\t|\n"
    assert gcmreview("speakers", "motus", "--template", template).stdout == line
    target = tmp_path / "out"
    gcmreview("speakers", "motus", "--template", template, "--output", str(target))
    assert target.read_text(encoding="utf-8") == line


def test_a_template_is_one_line_per_record(gcmreview: Run) -> None:
    done = gcmreview("quotes", "motus", "--template", r"{{{id}}}\t{name}: “{topics}”\n--")
    assert done.stdout == (
        '{motus-1}\tNenette Motus: “["global-compact", "implementation", "review-forum"]”\n--\n'
    )
    two_lines = gcmreview("source", "20", "--template", "{text}").stdout
    assert two_lines == "SDG 10 - Reduced Inequalities\\nSDG 17 - Partnerships for the Goals\n"


@given(st.text(max_size=20))
def test_no_template_crashes_and_none_runs_code(template: str) -> None:
    try:
        text = "".join(fill_template(parse_template(template), Table(("a",), [("1",)])))
    except UsageError:
        return
    assert text.endswith("\n")


@given(WORDS)
def test_a_template_of_escaped_words_is_those_words(words: str) -> None:
    template = words.replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
    parts = parse_template(f"{{a}}{template}")
    assert "".join(fill_template(parts, Table(("a",), [("1",)]))) == f"1{words}\n"
