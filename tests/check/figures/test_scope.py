"""What a number counts, and where."""

from gcmreview.check.figures.clauses import read_clauses
from gcmreview.check.figures.scope import counts_here, counts_same
from gcmreview.text.numbers import Number
from support.figures import know_one, state
from support.rows import each_row

NAMES = frozenset(("Asia", "Pacific"))


def counts(before: str, after: str, *label: str) -> bool:
    """Return whether a number between two texts counts what a figure counts."""
    number = Number(len(before), len(before) + 2, 52, None, None)
    (clause,) = read_clauses(f"{before}52{after}", [number], frozenset(), "2021")
    known = know_one(state(52, label=" ".join(label or ("migrants",))))
    return counts_here(clause, NAMES) and counts_same(clause, known)


@each_row(
    ("before", "after"),
    [
        ("In Asia there were ", " migrants."),
        ("Asia has ", " migrants."),
        ("Notably, ", " migrants live in the Pacific."),
        ("It has ", " migrants."),
        ("Of them, ", " live in Asia."),
        ("from ", " in 1990"),
        ("The increase was to ", " migrants."),
    ],
)
def test_a_number_of_the_region_is_counted(before: str, after: str) -> None:
    assert counts(before, after)


@each_row(
    ("before", "after"),
    [
        ("It grew by ", " migrants."),
        ("It is up ", " migrants."),
        ("It is down ", " migrants."),
        ("an increase of ", " migrants."),
        ("a rise of ", " migrants."),
        ("the growth of ", " migrants."),
        ("a fall of ", " migrants."),
        ("a drop of ", " migrants."),
        ("a decline of ", " migrants."),
        ("There were ", " women."),
        ("There are ", " REFUGEES."),
        ("There will be ", " migrants."),
        ("The world has ", " migrants."),
        ("There were ", " migrants in India."),
        ("Thailand hosts ", " migrants."),
        ("Thailand, in Asia, hosts ", " migrants."),
        ("Viet Nam alone has ", " migrants."),
        ("It is in paragraph ", ", of migrants."),
        ("See Para. ", " on migrants."),
    ],
)
def test_a_number_of_something_or_somewhere_else_is_not_counted(before: str, after: str) -> None:
    assert not counts(before, after)


def test_the_world_is_counted_where_the_label_has_it() -> None:
    assert counts("It has ", " of the world’s migrants.", "world", "migrants")


OTHERS = """
women men girls boys children students refugees workers displaced born employed female male aged
remittances low middle high income beyond outside rural urban europe european african africa
american america americas arab caribbean latin gulf elsewhere another more fewer less will world
worldwide globally
"""


@each_row("word", OTHERS.split())
def test_a_word_of_others_says_that_a_number_is_not_the_figures(word: str) -> None:
    assert not counts("There were ", f" {word} migrants.")
    assert not counts(f"{word.capitalize()} migrants were ", ".")


def test_a_word_of_others_that_the_figure_has_is_none() -> None:
    assert counts("There were ", " children.", "children")
    assert not counts("There were ", " children and women.", "children")


def test_a_word_of_others_that_the_text_of_the_figure_has_is_none() -> None:
    number = Number(0, 1, 5, None, None)
    (clause,) = read_clauses("5 sheep will come", [number], frozenset(), "2021")
    sheep = state(52, None, "sheep")
    assert not counts_same(clause, know_one(sheep))
    assert counts_same(clause, know_one(sheep._replace(text="52 sheep will come")))
