"""A sentence or a stretch of a quotation, with what is left out marked and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.errors import UsageError
from gcmreview.quoting.parts import cut_sentence, cut_stretch
from support.rows import each_row
from support.runs import Run
from support.tables import REVIEW

QUOTE = REVIEW.quotes[0]._replace(
    id="q-1",
    text="We met Mr. Lee. Then “we” agreed, all of us, and left; you did not.",
    corrections=(),
)


def cut(wanted: str) -> tuple[str, str, str]:
    quote, before, after = cut_stretch(QUOTE, wanted)
    return quote.text, before, after


@each_row(
    ("number", "text"),
    [(1, "We met Mr. Lee."), (2, "Then “we” agreed, all of us, and left; you did not.")],
)
def test_a_sentence_is_cut_by_its_number(number: int, text: str) -> None:
    assert cut_sentence(QUOTE, number) == (QUOTE._replace(text=text), "", "")


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UsageError, match="q-1 has 2 sentences, so there is no sentence 3"):
        cut_sentence(QUOTE, 3)
    with pytest.raises(UsageError, match="has 1 sentence, so"):
        cut_sentence(QUOTE._replace(text="We met."), 2)


@each_row(
    ("wanted", "expected"),
    [
        ("We met Mr. Lee", ("We met Mr. Lee.", "", "")),
        ("we MET … lee", ("We met Mr. Lee.", "", "")),
        ("Then … agreed", ("Then “we” agreed", "", ", all of us, and left; you did not.")),
        ("all of us", ("all of us", "Then “we” agreed,", ", and left; you did not.")),
        ("all of us ... did not", ("all of us, and left; you did not.", "Then “we” agreed,", "")),
        (
            "Mr. Lee. Then",
            ("Mr. Lee. Then", "We met", "“we” agreed, all of us, and left; you did not."),
        ),
        (QUOTE.text, (QUOTE.text, "", "")),
        ("We met … not", (QUOTE.text, "", "")),
    ],
)
def test_a_stretch_is_cut_with_what_its_sentences_have_besides(
    wanted: str, expected: tuple[str, str, str]
) -> None:
    assert cut(wanted) == expected


@each_row(
    ("wanted", "message"),
    [
        ("all of them", "'all of them' is not in q-1"),
        ("of u", "'of u' is not in q-1"),
        ("and left … all of us", "'all of us' is not in q-1"),
        ("we", "'we' is in q-1 2 times; write more words"),
        ("", "'' is not in q-1"),
        ("…", "'' is not in q-1"),
    ],
)
def test_a_stretch_that_is_not_certain_is_an_error(wanted: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        cut_stretch(QUOTE, wanted)


@given(st.sampled_from(REVIEW.quotes), st.data())
def test_any_stretch_is_the_sources_to_the_character(quote: object, data: st.DataObject) -> None:
    words = quote.text.split()  # type: ignore[attr-defined]
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    try:
        part, before, after = cut_stretch(quote, " ".join(words[start:end]))  # type: ignore[arg-type]
    except UsageError as error:
        assert "times" in str(error) or "is not in" in str(error)  # noqa: PT017
        return
    text = part.text
    assert text in quote.text  # type: ignore[attr-defined]
    # Nothing but spaces is between the part and what it is cut from.
    whole = " ".join(filter(None, (before, text, after)))
    assert "".join(whole.split()) in "".join(quote.text.split())  # type: ignore[attr-defined]


PARTS = [
    ["pramudwinai-1", "--part", "a migrant-inclusive … solution"],
    ["pramudwinai-1", "--part", "no one is safe until everyone is safe"],
    ["motus-1", "--part", "The Network … your efforts"],
    ["pramudwinai-2", "--sentence", "2"],
]


@pytest.mark.parametrize("style", ["press", "lead", "social"])
@pytest.mark.parametrize("arguments", PARTS)
def test_the_check_finds_no_problem_in_a_part(
    gcmreview: Run, arguments: list[str], style: str, tmp_path: object
) -> None:
    done = gcmreview("quote", *arguments, "--style", style)
    assert done.returncode == 0
    (tmp_path / "draft.txt").write_text(done.stdout, encoding="utf-8")  # type: ignore[operator]
    checked = gcmreview("check", "draft.txt", "--fail-on", "warning")
    assert (checked.returncode, checked.stdout.count("no problems found")) == (0, 1)


def test_what_is_left_out_is_marked_and_said(gcmreview: Run) -> None:
    done = gcmreview("quote", *PARTS[0], "--short")
    assert done.stdout == (
        "“… a migrant-inclusive approach is key to finding a sustainable solution,” "
        "Pramudwinai said.\n"
    )
    assert done.stderr == (
        "gcmreview: pramudwinai-1, para. 8: left out “As we learned from the pandemic – no one is "
        "safe until everyone is safe; therefore,” (before it)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["motus", "vitorino", "--sentence", "1"], "--sentence is for one quote; choose from"),
        (["vitorino", "--part", "we"], "--part is for one quote; choose from 'vitorino-1' or"),
        (["motus", "--part", "we", "--sentence", "1"], "--sentence and --part cannot be combined"),
        (["motus", "--sentence", "2"], "--sentence: motus-1 has 1 sentence, so"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(gcmreview: Run, arguments: list[str], message: str) -> None:
    done = gcmreview("quote", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gcmreview: {message}")
    assert done.stderr.count("\n") == 1


@each_row("end", ["Jose\u0301", "cafe\u0301\u0327", "mi\u00adgrants\u00ad"])
def test_a_stretch_keeps_the_accent_of_its_last_letter(end: str) -> None:
    quote = QUOTE._replace(text=f"We met {end} there.")
    assert cut_stretch(quote, f"met {end}")[0].text == f"met {end}"


@each_row(
    ("part", "is_cut"),
    [
        ("65 million came", True),
        ("It had over", False),
        ("in all over 65", True),
        ("over 65 million came", False),
        ("dogs … over 65", True),
        ("3 dogs", False),
        ("half of", True),
        ("nearly half of them", False),
        ("5 each", True),
        ("US$5 each", False),
    ],
)
def test_a_stretch_cuts_no_figure(part: str, *, is_cut: bool) -> None:
    text = (
        "It had over all. Of 3 dogs in all over 65 million came, nearly half of them, for US$5 each"
    )
    quote = QUOTE._replace(text=text)
    if is_cut:
        with pytest.raises(UsageError, match="--part: this would cut the figure '"):
            cut_stretch(quote, part)
    else:
        assert part in cut_stretch(quote, part)[0].text
