"""What may be quoted, from an id to the words, and the choices where a name is not certain."""

import os
import pty
import re
from pathlib import Path

import pytest

from gcmreview.lookup.passages import find_exact
from support.processes import Call, make_environment, start_in_terminal
from support.releases import MadeQuote, MadeSpeaker, MakeRelease
from support.rows import each_row
from support.runs import Run, posix_only, read_terminal
from support.tables import REVIEW


@each_row("statistic", REVIEW.statistics)
def test_a_figure_is_quoted_with_its_qualifier_its_unit_and_its_year(statistic: object) -> None:
    (passage,) = find_exact(REVIEW, statistic.id)  # type: ignore[attr-defined]
    assert statistic.text in passage.text  # type: ignore[attr-defined]
    assert passage.text in REVIEW.paragraphs[passage.paragraph].text
    assert re.match(r"[A-Z].*\.\Z", passage.text)
    assert passage.speaker == ""


def test_every_id_that_search_shows_can_be_quoted_and_cited(gcmreview: Run) -> None:
    found = gcmreview("search", "migration", "--template", "{id}").stdout.split()
    assert len(found) > 10
    for name in found:
        assert (gcmreview("cite", name).returncode == 0) == (name != "vitorino"), name
    done = gcmreview("quote", *(name for name in found if name != "iom"))
    assert done.returncode == 0


def test_choices_are_lines_on_standard_error_and_nothing_is_printed(gcmreview: Run) -> None:
    done = gcmreview("quote", "covid")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "gcmreview: 'covid' may be any of these; name one by its id:\n"
        "  pramudwinai-1     As we learned from the pandemic – no one …\n"
        "  pramudwinai-2     No matter how overwhelmed we are by the impacts …\n"
        "  asada-miyakawa-1  COVID-19 has had an unprecedented impact on …\n"
    )


def test_a_choice_cannot_be_made_without_a_terminal(gcmreview: Run) -> None:
    done = gcmreview("quote", "covid", "--pick")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gcmreview: --pick needs a terminal; name one by its id\n"


@posix_only
@pytest.mark.parametrize(("answer", "code"), [("2\n", 0), ("4\n", 2), ("0\n", 2), ("x\n", 2)])
def test_a_number_picks_in_a_terminal(answer: str, code: int, tmp_path: Path) -> None:
    outer, inner = pty.openpty()
    call = Call(("quote", "covid", "--pick", "--style", "plain"), tmp_path, make_environment())
    os.write(outer, answer.encode())
    with (tmp_path / "output").open("wb") as output:
        running = start_in_terminal(call, inner, output=output.fileno())
    shown = read_terminal(outer).decode()
    os.close(outer)
    printed = (tmp_path / "output").read_text(encoding="utf-8")
    assert running.wait() == code
    assert "  2  pramudwinai-2  No matter how overwhelmed" in shown
    assert printed.startswith("No matter how overwhelmed") if code == 0 else printed == ""
    assert code == 0 or "is not a number from 1 to 3; nothing was picked" in shown


def test_a_speaker_is_found_by_the_office_in_any_release(
    gcmreview: Run, make_release: MakeRelease
) -> None:
    people = [
        MadeSpeaker("lee", "Ann Lee", "Lee", "Minister of Labour of Fiji"),
        MadeSpeaker("ray", "Bob Ray", "Ray", "Minister of Health of Nauru"),
    ]
    text = (
        "Suva – “We agree,” said Ann Lee, Minister of Labour of Fiji. "
        "“So do we,” said Bob Ray, Minister of Health of Nauru."
    )
    quotes = [MadeQuote("We agree,", "lee-1", "lee"), MadeQuote("So do we,", "ray-1", "ray")]
    path = str(make_release(text, speakers=people, quotes=quotes))
    assert (
        gcmreview("--data", path, "quote", "nauru", "--short").stdout == "“So do we,” Ray said.\n"
    )
    only = gcmreview("--data", path, "quotes", "--speaker", "fiji", "--template", "{id}")
    assert only.stdout == "lee-1\n"
    assert gcmreview("--data", path, "quote", "minister").returncode == 2
