"""A small run of the drafts to fix, and what finds a fix that is not certain."""

from classes import CLASSES
from fixes import Trial, find_faults, make_trials
from support.rows import each_row
from tool import Fixed, Text, make_fixer

SEED = 1
TRIALS = 420
# Of the drafts in two of seven kinds, about one in twenty-four can be fixed.
LEAST_FIXED = 5


def test_every_fix_is_certain() -> None:
    fix = make_fixer()
    fixed = 0
    for trial in make_trials(SEED, TRIALS):
        result = fix(Text(trial.suffix, trial.draft))
        assert find_faults(trial, result) == [], trial
        fixed += result.text != trial.draft
    assert fixed >= LEAST_FIXED


def test_a_seed_gives_the_same_drafts_and_as_many_of_each_kind() -> None:
    trials = list(make_trials(2, 70))
    assert trials == list(make_trials(2, 70))
    assert trials != list(make_trials(3, 70))
    kinds = [trial.kind for trial in trials]
    # Each class of the other cases has one at least.
    assert [kinds.count(kind) for kind in dict.fromkeys(kinds)] == [10] * 6 + [len(CLASSES)]


NOTHING: frozenset[tuple[int, str]] = frozenset()
WRONG = frozenset({(0, "GCM101")})


@each_row(
    ("text", "right", "faults"),
    [
        ("we *act* now", "we\n> *act* now", []),
        ("we *act* now", "we *do* now", ["is not what was there"]),
        ("we act now", None, ["changes marks, markup or lines"]),
        ("we *act*\nnow", None, ["changes marks, markup or lines"]),
        ("we *act* .", None, ["leaves a space before a mark"]),
        ("we *act*  now", None, ["leaves a space before a mark"]),
    ],
)
def test_a_fix_that_changes_more_than_words_is_not_certain(
    text: str, right: str | None, faults: list[str]
) -> None:
    trial = Trial("edit", ".md", "we *go* now", right)
    assert find_faults(trial, Fixed(text, text, NOTHING, NOTHING, ())) == faults


@each_row(
    ("again", "after", "wrong", "faults"),
    [
        ("we act", NOTHING, (), []),
        ("we act", WRONG, (0,), ["leaves a misquote"]),
        ("we all act", NOTHING, (), ["is fixed again"]),
        ("we act", WRONG | {(1, "GCM201")}, (), ["has new findings"]),
    ],
)
def test_a_fix_that_leaves_more_to_do_is_not_certain(
    again: str, after: frozenset[tuple[int, str]], wrong: tuple[int, ...], faults: list[str]
) -> None:
    trial = Trial("edit", ".md", "we go", None)
    assert find_faults(trial, Fixed("we act", again, WRONG, after, wrong)) == faults
    assert find_faults(trial, Fixed("we go", again, WRONG, after, wrong)) == []
