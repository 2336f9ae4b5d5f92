"""Which numbers of a draft stand for a statistic of the release."""

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.check.figures import reading
from gcmreview.check.figures.known import list_known
from gcmreview.check.figures.reading import find_numbers
from gcmreview.dataset.model import Statistic
from gcmreview.documents.document import Block, Document
from gcmreview.text.characters import CONTINUED, REMOVED
from support.figures import REVIEW, find, know, know_one, state
from support.figures import read as find_all
from support.passages import number_words
from support.rows import each_row

HERDS = state(52, year=1990)
NOW = state(65, qualifier="over", year="today")
SHARE = state(70, "per cent", "of all sheep come from hills")


def label(count: int) -> str:
    """Return a label of so many words, and "of", which counts what the first one is."""
    return number_words(count).replace(" ", " of ", 1)


def read(text: str, *statistics: Statistic) -> list[str]:
    """Return the figures of a draft as they are written there."""
    return [each.text for each in find(text, *statistics)]


@each_row(
    ("text", "statistic", "figure"),
    [
        ("In 1990 Alpha and Beta had 56 million sheep and goats.", HERDS, "56 million"),
        ("In 1990, 56 million sheep and goats lived in Alpha and Beta.", HERDS, "56 million"),
        ("56 million sheep and goats lived in Alpha and Beta in 1990.", HERDS, "56 million"),
        ("Alpha and Beta: 56 million sheep and goats (1990).", HERDS, "56 million"),
        ("Alpha, Beta, sheep, goats: over 56 million (1990).", HERDS, "over 56 million"),
        ("Alpha, Beta: 56,000,000 sheep and goats in 1990.", HERDS, "56,000,000"),
        ("Alpha, Beta: 2 thousand sheep and goats in 1990.", HERDS, "2 thousand"),
        ("Alpha and Beta have over 66 million sheep and goats today.", NOW, "over 66 million"),
        ("Alpha and Beta now have 66 million sheep and goats.", NOW, "66 million"),
        ("Alpha and Beta have 66 million sheep and goats in 2021.", NOW, "66 million"),
        ("In Alpha and Beta, 75 per cent of all sheep come from hills.", SHARE, "75 per cent"),
        ("In Alpha and Beta, 75% of sheep come from the hills.", SHARE, "75%"),
        ("Alpha and Beta had 52 million sheep and goats in 1990.", HERDS, "52 million"),
        ("Alpha and Beta had 52 sheep and goats in 1990.", HERDS, "52"),
        ("Sheep and goats of Alpha and Beta: 52 in 1990.", HERDS, "52"),
        ("Alpha and Beta had 52,000 sheep and goats in 1990.", HERDS, "52,000"),
        ("In Alpha, Beta, three quarters of all sheep come from hills.", SHARE, "three quarters"),
        ("In Alpha, Beta, 9 in 10 sheep come from hills.", SHARE, "9 in 10"),
        ("In Alpha, Beta, nine in ten sheep come from hills.", SHARE, "nine in ten"),
        ("In Alpha, Beta, 60 to 70% of sheep come from hills.", SHARE, "60 to 70%"),
    ],
)
def test_a_number_that_stands_for_a_statistic_is_found(
    text: str, statistic: Statistic, figure: str
) -> None:
    assert read(text, statistic) == [figure]


@each_row(
    ("text", "statistic"),
    [
        # The unit is another one.
        ("In 1990 Alpha and Beta had 56 per cent sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had 56 sheep and goats.", HERDS),
        # The right number without its unit may count something else.
        ("In 1990 Alpha and Beta had 52 schools for sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had 52,000 schools for sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had 53,000 sheep and goats.", HERDS),
        ("In 1990, route 52 had sheep and goats of Alpha and Beta.", HERDS),
        ("In 1990 Alpha and Beta had page 52 on sheep and goats.", HERDS),
        # It is of money.
        ("In 1990 Alpha and Beta had €56 million for sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had 56 million yen for sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had 999,999 sheep and goats.", HERDS),
        ("In Alpha and Beta, 75 million of all sheep come from hills.", SHARE),
        ("Alpha and Beta have 5 million sheep goats cows.", state(200, None)),
        # The year is another one, or none.
        ("Alpha and Beta had 56 million sheep and goats in 1980.", HERDS),
        ("Alpha and Beta had 56 million sheep and goats.", HERDS),
        ("Alpha and Beta have 56 million sheep and goats today, not in 1990.", HERDS),
        ("Alpha and Beta had 66 million sheep and goats in 1980, not today.", NOW),
        ("Alpha and Beta had 66 million sheep and goats.", NOW),
        # What is counted is something else.
        ("In 1990 Alpha and Beta had 56 million sheep.", HERDS),
        ("In 1990 Alpha and Beta had $56 million for sheep and goats.", HERDS),
        ("In 1990 Alpha and Beta had $52 million for sheep and goats.", HERDS),
        ("In Alpha and Beta, 75 per cent of all sheep are white.", SHARE),
        ("In Alpha and Beta, 75 per cent of valleys have sheep from hills.", SHARE),
        # The paragraph is not about the release.
        ("In 1990 Alpha had 56 million sheep and goats.", HERDS),
        # There is no number.
        ("", HERDS),
        ("Alpha and Beta had sheep and goats in 1990.", HERDS),
    ],
)
def test_a_number_of_something_else_is_not_found(text: str, statistic: Statistic) -> None:
    assert read(text, statistic) == []


def test_a_statistic_without_a_year_may_be_given_for_any() -> None:
    size = state(52)._replace(text="There are many sheep, goats and cows: 52 million.")
    for when in ("", " in 1990", " today"):
        assert read(f"Alpha, Beta: sheep, goats and cows: 56 million{when}.", size) == [
            "56 million"
        ]


@each_row(
    "text",
    [
        "The {} had 5 million people in 1990.",
        "In 1990, the {} had 56 million people, and houses for all.",
        "It gave 56 million bags to the {} in 1990.",
    ],
)
def test_a_number_of_something_that_no_figure_counts_is_not_found(text: str) -> None:
    # The places are most words of the label.
    herds = HERDS._replace(label="sheep in the Alpha and Beta hills region")
    assert find(text.format("Alpha and Beta hills region"), herds) == []
    assert find(text.format("sheep of the Alpha and Beta hills region"), herds) != []


@each_row("before", [0, 50, 2000])
def test_a_figure_in_a_very_long_sentence_is_found(before: int) -> None:
    said = "in 1990 Alpha and Beta had 56 million sheep and goats"
    text = f"{'and so on, ' * before}{said}{', and so on' * 300}."
    assert read(text, HERDS) == ["56 million"]


@each_row(("letters", "count"), [(1951, 1), (1952, 0)])
def test_a_sentence_of_2000_characters_is_read_in_one_part(letters: int, count: int) -> None:
    # A longer one is read in two.
    text = f"Sheep and goats of Alpha and Beta in 1990 {'q' * letters}: 56 m."
    assert len(text) - letters == 49
    parts = list(reading._list_sentences(text))
    assert (len(parts) == 1) == bool(count)
    assert "".join(text[start:end] for start, end in parts) == text


def test_where_one_number_is_right_the_others_are_something_else() -> None:
    text = "In 1990 Alpha and Beta had 56 million lambs and 52 million sheep and goats."
    assert read(text, HERDS) == ["52 million"]


def test_of_several_numbers_those_beside_what_is_counted_may_be_wrong() -> None:
    text = "Of 3 billion people of Alpha and Beta in 1990, 56 million had sheep and goats."
    assert read(text, HERDS) == ["56 million"]
    assert read("In 1990 Alpha Beta, sheep, goats; it had 3 billion, 56 million.", HERDS) == [
        "3 billion",
        "56 million",
    ]


@each_row(
    ("text", "figures"),
    [
        ("56 million sheep and goats in 1990, and 66 million.", ["56 million"]),
        ("56 million sheep and goats in 1990, and 66 million sheep, goats.", ["56 million"]),
        ("in 1990, 56 million sheep and goats.", ["56 million"]),
    ],
)
def test_the_year_right_after_a_number_of_what_is_counted_is_of_no_other(
    text: str, figures: list[str]
) -> None:
    assert read(f"Alpha and Beta had {text}", HERDS) == figures


@each_row(
    ("text", "figures"),
    [
        ("70 per cent of all sheep come from hills in 1990, 80 per cent in 2000.", ["80 per cent"]),
        ("70 per cent of all sheep come from hills in 1990, 80 per cent of cows.", []),
    ],
)
def test_a_number_with_its_year_may_leave_out_what_is_counted(
    text: str, figures: list[str]
) -> None:
    share = state(60, "per cent", "of all sheep come from hills")
    share = share._replace(year=2000, text="60 per cent of all sheep come from hills")
    assert read(f"In Alpha and Beta, {text}", share) == figures


PUMPS = state(1450, None, "pumps")._replace(text="1,450 pumps")


@each_row(
    ("text", "figures"),
    [
        ("the team repaired 1,540 pumps.", ["1,540"]),
        ("she repairs 1,540 pumps.", []),
        ("the team had 1,540 pumps repaired.", ["1,540"]),
        ("the team repairs 1,540 pumps.", ["1,540"]),
        ("others repaired 1,450 pumps.", ["1,450"]),
        ("bought 1,450 pumps.", ["1,450"]),
        # The source says nothing of these.
        ("bought 1,540 pumps.", []),
        ("has 1,540 pumps.", []),
        ("is repairing 1,540 pumps.", []),
    ],
)
def test_what_a_single_word_counts_the_sentence_of_the_source_says(
    text: str, figures: list[str]
) -> None:
    sentence = "The team repaired 1,450 pumps."
    (paragraph,) = (REVIEW.paragraphs[0]._replace(text=sentence, number=3),)
    release = REVIEW.release._replace(title="Alpha Beta")
    review = REVIEW._replace(release=release, statistics=(PUMPS,), paragraphs=(paragraph,))
    draft = f"In Alpha and Beta {text}"
    document = Document(draft, (Block(0, len(draft)),), ())
    found = find_numbers(document, list_known(review), draft)
    assert [each.text for each in found if each.known] == figures


@each_row(
    ("title", "text", "count"),
    [
        ("Hills of the north have grass", "Grass on hills:", 1),
        ("Hills of the north have grass", "Grass, grass, of the:", 0),
        ("Hills with grass", "Hills with:", 0),
        ("The Alpha and Beta Sheep", "Alpha, sheep:", 0),
        ("ALPHA AND BETA", "Alpha and Beta:", 1),
    ],
)
def test_all_long_words_name_a_release_whose_title_has_no_two_names(
    title: str, text: str, count: int
) -> None:
    release = REVIEW.release._replace(title=title)
    review = REVIEW._replace(release=release, statistics=(HERDS,))
    draft = f"{text} 56 million cows, goats, sheep in 1990."
    document = Document(draft, (Block(0, len(draft)),), ())
    found = find_numbers(document, list_known(review), draft)
    assert sum(each.known is not None for each in found) == count


@each_row("text", ["52 million to over 65 million.", "52 million."])
def test_a_number_that_nothing_follows_is_near_what_is_counted_before_it(text: str) -> None:
    far = "The number of sheep and goats of Alpha, as many people of Beta know, was"
    found = find_all(f"{far} {text}", HERDS)
    assert [each.known for each in found] == [None] * text.count("million")


@each_row(
    "text",
    [
        "Alpha and Beta had 53 million sheep and goats in 1980.",
        "Alpha and Beta had 52 million sheep and goats after 1980.",
        "Alpha and Beta had since 1980 52 million sheep and goats.",
        "Alpha and Beta had 52 million sheep and goats in 1980 and in 1985.",
    ],
)
def test_another_amount_or_an_unclear_year_is_not_a_figure_of_another_year(text: str) -> None:
    assert read(text, HERDS) == []


# Two capitalized words of the title.
@each_row(("names", "count"), [("Alpha Beta", 1), ("Alpha alpha", 0)])
def test_a_paragraph_with_two_words_of_the_title_is_about_the_release(
    names: str, count: int
) -> None:
    assert len(find(f"{names}: 56 million sheep and goats in 1990.", HERDS)) == count


# 12 of 20 words of the label.
@each_row(("words", "count"), [(12, 1), (11, 0)])
def test_a_sentence_has_most_words_of_the_label(words: int, count: int) -> None:
    text = f"Alpha Beta: 56 million in 1990, {number_words(words)}."
    assert len(find(text, state(52, label=label(20), year=1990))) == count


# 14 of 20 words of the label.
@each_row(("words", "count"), [(14, 1), (13, 0)])
def test_most_words_of_the_label_follow_a_number_at_once(words: int, count: int) -> None:
    text = f"Alpha Beta: 56 million {number_words(words)}."
    assert len(find(text, state(52, label=label(20)))) == count


# 12 of 20 words that no other label has, among 40.
@each_row(("words", "count"), [(12, 1), (11, 0)])
def test_most_words_of_its_own_label_follow_a_number(words: int, count: int) -> None:
    twenty = label(20)
    own = state(52, label=f"{twenty} {number_words(20, 'own')}")
    shared = state(9, "per cent", label=f"{twenty} {number_words(20, 'other')}")
    text = f"Alpha Beta: 56 million {twenty} {number_words(words, 'own')}."
    assert len(find(text, own, shared)) == count


# The label's 10 words that say something, and 3 more.
@each_row(("more", "count"), [(6, 1), (7, 0)])
def test_words_of_the_label_that_come_late_do_not_count(more: int, count: int) -> None:
    text = f"Alpha Beta: 56 million {number_words(6)} {number_words(more, 'x')} w7."
    assert len(find(text, state(52, label=label(10)))) == count


# The third word of the label.
@each_row(("first", "count"), [("of w2", 1), ("of w3", 0), ("of x w2", 0)])
def test_the_words_after_a_number_begin_with_one_of_the_labels_first(
    first: str, count: int
) -> None:
    text = f"Alpha Beta: 56 million {first} {label(10)}."
    assert len(find(text, state(52, label=label(10)))) == count


# 10 words.
@each_row(("words", "count"), [(10, 1), (11, 0)])
def test_a_year_among_others_is_a_few_words_from_its_number(words: int, count: int) -> None:
    text = f"Alpha Beta, sheep goats: 56 million {number_words(words)} in 1990, as in 2000."
    assert len(find(text, HERDS)) == count


def test_figures_in_quotations_are_left_out() -> None:
    text = "Alpha and Beta had 56 million sheep and goats in 1990. "
    first = text.index("56 million")
    found = find(text * 3, HERDS, quoted=((len(text), 2 * len(text)),))
    assert [each.start for each in found] == [first, 2 * len(text) + first]


def test_quoted_words_say_of_what_a_number_after_them_is() -> None:
    quoted = "Alpha Beta had 7 sheep and goats in 1990. "
    found = find(f"{quoted}It had 56 million.", HERDS, quoted=((0, len(quoted)),))
    assert found == []
    said = "Alpha Beta was as in 1990. "
    (stated,) = find(f"{said}56 million sheep and goats. 7.", HERDS, quoted=((0, len(said)),))
    assert stated.text == "56 million"


def test_a_number_in_words_is_found_where_a_character_within_them_is_removed() -> None:
    text = f"Alpha and Beta had five mil{REMOVED}lion sheep and goats in 1990."
    document = Document(text, (Block(0, len(text)),), ())
    (stated,) = find_numbers(document, know(HERDS), text)
    assert stated.text == "five million"


def test_offsets_are_the_drafts_own_where_characters_are_removed() -> None:
    hidden = f"{REMOVED}{REMOVED}"
    text = f"Alpha {hidden}Beta had {hidden}5{CONTINUED}6{hidden} million sheep and goats in 1990."
    document = Document(f"..{text}", (Block(0, 2), Block(2, len(text) + 2)), ())
    (stated,) = find_numbers(document, know(HERDS), document.text)
    assert stated.text == "56 million"
    assert document.text[stated.start : stated.end] == f"5{CONTINUED}6{hidden} million"


@given(st.text(st.sampled_from("12056 million,.%in1990today"), max_size=60))
def test_figures_are_in_order_and_within_the_draft(middle: str) -> None:
    text = f"Alpha and Beta: sheep and goats {middle} in 1990, now 66 million."
    found = find(text, HERDS, NOW)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@each_row("place", ["around", "across", "within", "among", "near", "in"])
def test_the_place_of_a_label_is_not_what_it_counts(place: str) -> None:
    assert know_one(state(2, label=f"sheep {place} the lake")).heads == {"sheep"}


def test_a_label_without_words_of_its_own_is_not_looked_for() -> None:
    assert know(state(52, label="of the")).wanted == ()


def test_a_known_figure_has_its_amount_and_its_words() -> None:
    known = know_one(state(65, qualifier="just over", label="of Sheep in Alpha", year="today"))
    assert known.number[2:5] == (65, "million", "over")
    assert known.words == ["sheep", "alpha"]


@each_row("after", ["", ", it said", " in 2019."])
def test_a_statistic_may_have_its_whole_sentence(after: str) -> None:
    words = f"It counted from 10 to 12 March 70 per cent of all wild sheep{after}"
    share = state(70, "per cent", "of all wild sheep")._replace(text=words)
    assert know_one(share).runs_on
    assert read("In Alpha and Beta, 75 per cent of all wild sheep.", share) == ["75 per cent"]
    assert not know_one(share._replace(text="70 per cent, of all wild sheep")).runs_on


# A label that is cut short: the sentence says more of what is counted, after it and before it.
RIDES = state(35, "per cent", "of all rides")._replace(
    text="Some 35 per cent of all rides on the lake are made by pupils, said the port."
)
LINE = state(620, None, "sheep a day", year=2019)._replace(
    text="The line carries 14 sheep a day, up from 620 sheep a day in 2019."
)


@each_row(
    ("text", "statistic", "figure"),
    [
        ("36 per cent of all rides on the lake are made by pupils.", RIDES, "36 per cent"),
        ("36 per cent of all rides were made by pupils.", RIDES, "36 per cent"),
        ("On the lake, 36% of all rides were made by pupils.", RIDES, "36%"),
        # The right number is this figure's, whatever else its clause says.
        ("35 per cent of all rides are made by tourists.", RIDES, "35 per cent"),
        ("The line had 640 sheep a day in 2019.", LINE, "640"),
        ("In 2019 the line had 640 sheep a day, while the bus grew.", LINE, "640"),
    ],
)
def test_a_wrong_number_whose_clause_says_what_the_source_says_is_found(
    text: str, statistic: Statistic, figure: str
) -> None:
    assert read(f"Alpha Beta: {text}", statistic) == [figure]


@each_row(
    ("text", "statistic"),
    [
        # Something else runs on from the label.
        ("12 per cent of all rides on the lake are made by tourists.", RIDES),
        ("12 per cent of all rides are short.", RIDES),
        # Nothing runs on, or less than most.
        ("12 per cent of all rides.", RIDES),
        ("12 per cent of all rides on the lake.", RIDES),
        ("Tourists: 12 per cent of all rides on the lake.", RIDES),
        # Something else is before the number.
        ("Tourists made 12 per cent of all rides on the lake.", RIDES),
        ("In 2019 the bus had 90 sheep a day.", LINE),
        ("The bus had 90 sheep a day in 2019.", LINE),
    ],
)
def test_a_wrong_number_whose_clause_says_something_else_is_not_found(
    text: str, statistic: Statistic
) -> None:
    assert read(f"Alpha Beta: {text}", statistic) == []


@each_row(("words", "count"), [(6, 1), (5, 0)])
def test_a_wrong_number_has_most_words_that_run_on_from_the_label(words: int, count: int) -> None:
    sheep = state(70, "per cent", "of all sheep")
    text = f"70 per cent of all sheep {number_words(10)}"
    draft = f"Alpha Beta: 75 per cent of all sheep {number_words(words)}."
    assert len(read(draft, sheep._replace(text=text))) == count


NEWER, OLDER = (
    state(amount, None, "sheep a day")._replace(
        id=f"sheep-{amount}", year=year, text="14 sheep a day, and 6 sheep a day in 2019"
    )
    for amount, year in ((14, None), (6, 2019))
)


@each_row(
    ("text", "known"),
    [
        ("Alpha and Beta have 14 sheep a day.", "sheep-14"),
        ("Alpha and Beta have 15 sheep a day.", "sheep-14"),
        ("Alpha and Beta had 6 sheep a day in 2019.", "sheep-6"),
        ("Alpha and Beta had 7 sheep a day in 2019.", "sheep-6"),
        ("In 2019, Alpha and Beta had 7 sheep a day.", "sheep-6"),
        ("Alpha and Beta had 6 sheep a day in 2015.", "sheep-6"),
        # The right number says more than the year that is left out.
        ("Alpha and Beta had 14 sheep a day in 2019.", "sheep-14"),
    ],
)
@each_row("order", [(NEWER, OLDER), (OLDER, NEWER)])
def test_of_two_figures_with_one_label_a_number_states_the_one_that_it_is_or_that_of_its_year(
    order: tuple[Statistic, ...], text: str, known: str
) -> None:
    assert [each.known and each.known.statistic.id for each in find(text, *order)] == [known]
