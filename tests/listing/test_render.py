"""An answer as text: what is editorial is marked or remarked on."""

import pytest

from gcmreview.lookup.facts import find_facts
from support.runs import Run
from support.tables import REVIEW, TORTURE, list_records


def test_chosen_fields_in_a_table_mark_what_is_editorial(gcmreview: Run) -> None:
    table = gcmreview("agencies", "--fields", "name,acronym", COLUMNS="100").stdout
    assert "[International Labour Organization]" in table
    assert "\nInternational Organization for Migration  " in table


def test_chosen_facts_in_a_table_mark_what_is_editorial(gcmreview: Run) -> None:
    table = gcmreview("info", "--fields", "kind,text").stdout
    assert "release     [2021-03-19]" in table
    assert "release     Bangkok\n" in table


@pytest.mark.parametrize(
    ("arguments", "field", "marker"),
    [
        (["agencies", "--fields", "acronym,name", "-f", "csv"], "name", "editorial"),
        (["agencies", "--template", "{acronym}: {name}"], "name", "editorial"),
        (["quotes", "--fields", "id,topics", "-f", "jsonl"], "topics", "editorial"),
        (["info", "--template", "{text}"], "text", "origin"),
    ],
)
def test_editorial_words_have_a_mark_or_a_remark(
    gcmreview: Run, arguments: list[str], field: str, marker: str
) -> None:
    done = gcmreview(*arguments)
    assert done.returncode == 0
    assert done.stderr == (
        f"gcmreview: some of '{field}' is not the source's own words; "
        f"add the field '{marker}' to see its origin\n"
    )
    told = [each.replace("{text}", "{text}{origin}") for each in arguments]
    told = [each.replace("{name}", "{name}{editorial}") for each in told]
    told = [f"{each},editorial" if "," in each else each for each in told]
    assert gcmreview(*told).stderr == ""


@pytest.mark.parametrize("columns", [20, 59, 60, 80, 200])
def test_no_control_reaches_a_table_or_chart_even_past_the_loader(columns: int) -> None:
    from gcmreview.listing.chart import draw_chart
    from gcmreview.listing.overview import view_info
    from gcmreview.listing.views import VIEWS
    from gcmreview.terminal.console import draw_lines, draw_view
    from gcmreview.terminal.screen import Screen

    hostile = REVIEW._replace(
        speakers=tuple(
            each._replace(name=TORTURE, description=TORTURE) for each in REVIEW.speakers
        ),
        quotes=tuple(each._replace(text=TORTURE) for each in REVIEW.quotes),
        agencies=tuple(each._replace(name=TORTURE) for each in REVIEW.agencies),
        statistics=tuple(each._replace(label=TORTURE, text=TORTURE) for each in REVIEW.statistics),
        paragraphs=tuple(each._replace(text=TORTURE) for each in REVIEW.paragraphs),
        release=REVIEW.release._replace(title=TORTURE, publisher=TORTURE),
    )
    screen = Screen(columns, colour=False, unicode=True)
    texts = [
        draw_view(view(hostile, list_records(hostile, kind)), screen)
        for kind, view in VIEWS.items()
    ]
    texts.append(draw_lines(draw_chart(hostile, hostile.statistics, screen), screen))
    facts = [fact._replace(text=TORTURE) for fact in find_facts(REVIEW)]
    texts.append(draw_view(view_info(hostile, facts), screen))
    for text in texts:
        assert {char for char in text if not char.isprintable()} <= set("\n\u00a0")
