"""What may differ in a quotation whose words equal the source's, and what is reported."""

from gcmreview.check.codes import (
    DENIAL_CUT_OFF,
    FINAL_MARK,
    LONG_INSERTION,
    MISQUOTE,
    NEEDLESS_ELLIPSIS,
    PERMITTED,
    SENSE_CHANGED,
)
from gcmreview.check.match.exact import find_matches
from gcmreview.check.rules.permitted import judge_lead, judge_match
from support.passages import make_index, make_quote, number_words, read_pattern
from support.rows import each_row

SOURCE = "No country can address this alone. We must all be bold, and not only now, for all."


def judge(quotation: str, source: str = SOURCE, *corrections: tuple[str, str]) -> list[list[str]]:
    """Return the changes in a quotation: the code, the source's words, and the draft's."""
    pattern = read_pattern(quotation)
    (match,) = find_matches(make_index(make_quote(source, *corrections)), pattern)
    return [[each.code, each.from_, each.to] for each in judge_match(match, pattern)]


@each_row(
    "quotation",
    [
        SOURCE,
        "No country can address this alone.",
        "No country can address this alone",
        "country can address",
        "We must all be bold,",
        "We must all be bold",
        "country can",
    ],
)
def test_the_sources_own_words_have_nothing_to_say_of_them(quotation: str) -> None:
    assert judge(quotation) == []


@each_row(
    ("quotation", "changes"),
    [
        ("no country can", [[PERMITTED, "N", "n"]]),
        ("Country can address", [[PERMITTED, "c", "C"]]),
        ("[n]o country can", [[PERMITTED, "", "[n]o"]]),
        ("countr[ies] can address this", [[PERMITTED, "", "countr[ies]"]]),
        ("No country can … alone", [[PERMITTED, "address this", "…"]]),
        ("No country can ... alone", [[PERMITTED, "address this", "…"]]),
        ("No country can …", [[PERMITTED, "", "…"]]),
        ("… this alone", [[PERMITTED, "", "…"]]),
        ("No country can [ever] address", [[PERMITTED, "", "[ever]"]]),
        ("No country can [sic] address", [[PERMITTED, "", "[sic]"]]),
        ("No country can [do that] alone", [[PERMITTED, "address this", "[do that]"]]),
        ("[A] country can", [[PERMITTED, "", "[A]"]]),
        ("this alone,", [[PERMITTED, ".", ","]]),
        ("and not only,", [[PERMITTED, "", ","]]),
        ("and not only.", [[PERMITTED, "", "."]]),
        ("be bold.", [[PERMITTED, ",", "."]]),
        ("be bold.,", [[PERMITTED, ",", ".,"]]),
        ("now, for all", [[PERMITTED, ".", ""]]),
        ("now, for all,", [[PERMITTED, ".", ","]]),
        ("country can¹ address", [[PERMITTED, "", ""]]),
    ],
)
def test_what_the_guides_permit_is_permitted(quotation: str, changes: list[list[str]]) -> None:
    assert judge(quotation) == changes


@each_row(
    ("quotation", "changes"),
    [
        ("No country can … address", [[NEEDLESS_ELLIPSIS, "", "…"]]),
        ("… No country can", [[NEEDLESS_ELLIPSIS, "", "…"]]),
        ("now, for all …", [[NEEDLESS_ELLIPSIS, "", "…"]]),
        ("this alone?", [[FINAL_MARK, ".", "?"]]),
        ("this alone!", [[FINAL_MARK, ".", "!"]]),
        ("country can?", [[FINAL_MARK, "", "?"]]),
        ("this alone?!.", [[FINAL_MARK, ".", "?!."]]),
        ("this alone.,.", [[MISQUOTE, ".", ".,."]]),
    ],
)
def test_what_they_do_not_is_reported(quotation: str, changes: list[list[str]]) -> None:
    assert judge(quotation) == changes


@each_row(
    ("quotation", "source", "said"),
    [
        ("can we act?", "Now can we act.", ["the final ? is added"]),
        ("can we act!", "Now can we act?", ["the final ? is left out"]),
        ("can we act,,,", "Now can we act", ["“,,,” at the end has too many marks"]),
        (
            "all … act, [not] now",
            "all must act, now",
            [
                "a marked omission",
                "the words left out include “must”, which may change the sense: “must”",
                "an insertion in brackets",
                "the insertion “[not]” may change the sense",
            ],
        ),
        (
            "we [go] now",
            "we act as one for all now",
            ["an insertion in brackets", "a bracket replaces 5 words: “act as one for all”"],
        ),
    ],
)
def test_a_change_is_said_in_words(quotation: str, source: str, said: list[str]) -> None:
    pattern = read_pattern(quotation)
    (match,) = find_matches(make_index(make_quote(source)), pattern)
    assert [each.reason for each in judge_match(match, pattern)] == said


def test_a_question_or_exclamation_mark_of_the_source_may_not_go() -> None:
    assert judge("can we act", "Now can we act?") == [[FINAL_MARK, "?", ""]]
    assert judge("can we act.", "Now can we act?") == [[FINAL_MARK, "?", "."]]
    assert judge("we must act!", "we must act!") == []
    assert judge("we must act", "we must act! Now") == [[FINAL_MARK, "!", ""]]


@each_row("mark", [";", ":", ","])
def test_a_mark_of_the_source_within_a_sentence_may_be_a_full_stop(mark: str) -> None:
    assert judge("We act.", f"We act{mark} now") == [[PERMITTED, mark, "."]]


def test_two_commas_may_be_around_a_note() -> None:
    assert judge("be bold,¹,") == [[PERMITTED, ",", ",,"], [PERMITTED, "", ""]]


def test_three_marks_at_the_end_are_a_misquote_unless_they_are_the_sources() -> None:
    assert judge("we must act.,", "we must act now") == [[PERMITTED, "", ".,"]]
    assert judge("we must act.,.", "we must act now") == [[MISQUOTE, "", ".,."]]
    assert judge("we must act.,.", "we must act.,. Now") == []


def test_an_ellipsis_of_the_source_is_its_own() -> None:
    assert judge("we … act", "we … act") == []
    assert judge("we … act", "we all … act") == [[PERMITTED, "all … ", "…"]]


def test_a_bracket_replaces_at_most_four_words() -> None:
    for count, codes in ((4, [PERMITTED]), (5, [PERMITTED, LONG_INSERTION])):
        source = f"we {number_words(count)} act"
        assert [code for code, *_ in judge("we [go and] act", source)] == codes
        # The same words in brackets hide nothing.
        same = f"we [{number_words(count)}] act"
        assert [code for code, *_ in judge(same, source)] == [PERMITTED]


@each_row(
    ("quotation", "left_out"),
    [
        ("We … be bold", "must all"),
        ("bold, … for all", ", and not only now,"),
        ("bold, and [then] now", "not only"),
        ("No country can … bold", "address this alone. We must all be"),
    ],
)
def test_an_omission_that_may_change_the_sense_is_reported(quotation: str, left_out: str) -> None:
    assert [each[1] for each in judge(quotation) if each[0] == SENSE_CHANGED] == [left_out]


@each_row("quotation", ["We must … be bold", "… country can", "country …", "[A] country"])
def test_an_omission_of_other_words_is_not_reported(quotation: str) -> None:
    assert SENSE_CHANGED not in [code for code, *_ in judge(quotation)]


@each_row("word", ["not", "never", "cannot", "don’t", "NOT", "nothing", "hardly"])
def test_an_insertion_that_denies_is_reported(word: str) -> None:
    changes = judge(f"We must [{word}] all be bold")
    assert changes == [[PERMITTED, "", f"[{word}]"], [SENSE_CHANGED, "", f"[{word}]"]]


@each_row(
    ("quotation", "is_reported"),
    [
        ("[No] country can address", False),
        ("[NO] country can address", False),
        ("all be bold, and [not] only now", False),
        ("all be bold, and [, not] only now", False),
        ("all be bold, [and not only] now", False),
        ("We must all be bold, [and not]", False),
        ("We must all be bold, [and not only]", False),
        ("[Yet no] country can address", False),
        ("We [must] all be bold", False),
        # The source's word is elsewhere.
        ("[No] country can address [not]", True),
        ("[Not] country can address", True),
        ("[No] can address this", True),
        ("We must all be bold [not]", True),
        ("all be bold, and [no] only now", True),
    ],
)
def test_the_sources_own_word_in_brackets_does_not_change_the_sense(
    quotation: str, is_reported: bool
) -> None:
    codes = [code for code, *_ in judge(quotation)]
    assert (SENSE_CHANGED in codes) is is_reported


def test_a_bracket_within_a_quotation_replaces_all_the_words_that_are_left_out() -> None:
    assert judge("We [not] all", "We said this and not all") == [
        [PERMITTED, "said this and not", "[not]"]
    ]


@each_row("word", ["now", "noted", "notably", "only", "knot"])
def test_another_insertion_is_not(word: str) -> None:
    assert judge(f"We must [{word}] all be bold") == [[PERMITTED, "", f"[{word}]"]]


def test_a_footnote_of_the_source_may_go_and_is_no_change_if_kept() -> None:
    source = "The Compact¹ can help.² We act."
    assert judge("The Compact can help", source) == [[PERMITTED, "", ""]]
    assert judge("The Compact¹ can help.²", source) == []
    assert judge("We act.", source) == []


def test_a_listed_correction_is_permitted() -> None:
    correction = ("recieve", "receive")
    source = "we recieve all of them now"
    assert judge("we receive all of", source, correction) == [[PERMITTED, "recieve", "receive"]]
    assert judge("we recieve all of", source, correction) == []


def lead(quotation: str, before: str = "", source: str = SOURCE) -> list[str]:
    """Return the codes for a word that is cut off before a quotation."""
    pattern = read_pattern(quotation)
    (match,) = find_matches(make_index(source), pattern)
    return [each.code for each in judge_lead(match, pattern, before)]


def test_a_denial_that_is_cut_off_is_reported() -> None:
    assert lead("country can address this") == [DENIAL_CUT_OFF]
    assert lead("Country can address this") == [DENIAL_CUT_OFF]
    assert lead("country can … alone") == [SENSE_CHANGED]
    assert lead("[Any] country can address") == [SENSE_CHANGED]
    assert lead("only now, for all") == [DENIAL_CUT_OFF]
    assert lead("delay for all", source="We act without delay for all.") == [DENIAL_CUT_OFF]
    assert lead("now for all", source="We act only now for all.") == []


@each_row("quotation", ["No country can", "can address this", "We must all be"])
def test_where_none_is_cut_off_nothing_is_reported(quotation: str) -> None:
    assert lead(quotation) == []


@each_row("denial", ["no", "Nobody said that a", "it isn’t so that a", "without a"])
def test_a_denial_that_the_draft_says_is_not_cut_off(denial: str) -> None:
    assert lead("country can address this", f"He said {denial} ") == []
    assert lead("[no] country can address this") == []


def test_the_marks_at_the_end_are_judged_also_after_an_omission() -> None:
    assert judge("No country can … this alone?") == [
        [PERMITTED, "address", "…"],
        [FINAL_MARK, ".", "?"],
    ]
    # What follows an ellipsis at the end is not compared.
    assert judge("No country can address …?") == [[PERMITTED, "", "…"]]


DENIALS = """
not no never none neither nor nothing nobody without hardly barely rarely
cannot can't don't won't isn't doesn't
"""
LIMITS = "only unless except but seldom if until may might must should shall could would"


@each_row("word", f"{DENIALS} {LIMITS}".split())
def test_the_sense_may_change_without_such_a_word(word: str) -> None:
    source = f"We all {word} go home"
    assert SENSE_CHANGED in [code for code, *_ in judge("We … go home", source)]
    assert SENSE_CHANGED not in [code for code, *_ in judge("We … home", "We all go home")]


@each_row("word", DENIALS.split())
def test_the_sense_may_change_with_such_a_word_in_brackets(word: str) -> None:
    found = judge(f"We all [{word}] go home", "We all go home")
    assert SENSE_CHANGED in [code for code, *_ in found]


@each_row("word", LIMITS.split())
def test_the_sense_does_not_change_with_another_word_in_brackets(word: str) -> None:
    found = judge(f"We all [{word}] go home", "We all go home")
    assert SENSE_CHANGED not in [code for code, *_ in found]
