"""Numbers among words of the source: the source's, or wrong."""

from gcmreview.check.figures.copied import find_copied
from gcmreview.check.figures.known import list_known
from gcmreview.check.figures.reading import find_numbers
from gcmreview.check.rules.figures import judge_figure
from gcmreview.documents.document import Block, Document
from support.drafting import check
from support.figures import REVIEW, state
from support.rows import each_row

SOURCE = (
    "The old ship took over 2.4 million sheep and five dogs in 1990.",
    "Ohio, 9 May – Corvanta, a maker of pumps, broke ground on a 1.1-million-square-foot plant "
    "that will employ 1,450 people when it reaches full production in 2024.",
    "It has 3 old ships.",
    "Agree at 10 or 20.",
    "The valleys hold between 40 and 50 wolves, which nobody will ever count again.",
    "The owner paid 7 million euros for old masts and torn sails.",
    "9 wolves climbing crooked ladders beside lighthouses frightened nobody.",
    "Green ferries hauled old sculptures towards harbours in 1990 or 7 ducks.",
    "Nobody saw 8 or 9 hens climbing rusty gates beside windmills.",
)


def find(text: str) -> list[tuple[str, str, bool]]:
    """Return the numbers of a sentence that are copied, the source's, and whether it is the same.

    The source is a paragraph of each sentence above, below the title Alpha Beta.
    """
    first = REVIEW.paragraphs[0]
    paragraphs = tuple(first._replace(number=at, text=each) for at, each in enumerate(SOURCE))
    release = REVIEW.release._replace(title="Alpha Beta")
    source = list_known(REVIEW._replace(release=release, paragraphs=paragraphs)).source
    return [
        (text[each.number.start : each.number.end], each.text, each.is_same)
        for each in find_copied(text, source)
    ]


@each_row(
    ("text", "wrong"),
    [
        (
            "The old ship took over 2.5 million sheep and five dogs in 1990.",
            ("over 2.5 million", "over 2.4 million"),
        ),
        (
            "The old ship took over 2.4 billion sheep and five dogs in 1990.",
            ("over 2.4 billion", "over 2.4 million"),
        ),
        ("The old ship took over 2.4 million sheep and six dogs in 1990.", ("six", "five")),
        ("The old ship took over 2.4 million sheep and 5 dogs in 1991!", ("1991", "1990")),
        # More is before the words, or after them.
        ("Corvanta broke ground on a 2.1-million-square-foot plant that will employ 1,450 people.",
         ("2.1-million", "1.1-million")),
        ("Its plant that will employ 1,540 people when it reaches full production soon opened.",
         ("1,540", "1,450")),
        ("It will employ 1,450 people when it reaches full production in 2025.", ("2025", "2024")),
        ("The valleys hold between 40 and 60 wolves, which nobody will ever count again.",
         ("40 and 60", "40 and 50")),
        ("The owner paid 8 million euros for old masts and torn sails.",
         ("8 million euros", "7 million euros")),
        # Six rare words, as few as are one source's alone.
        ("10 wolves climbing crooked ladders beside lighthouses sang.", ("10", "9")),
    ],
)  # fmt: skip
def test_another_number_among_words_of_the_source_is_wrong(
    text: str, wrong: tuple[str, str]
) -> None:
    assert [each[:2] for each in find(text) if not each[2]] == [wrong]


@each_row(
    "text",
    [
        *SOURCE,
        "The old ship took over 2,400,000 sheep and 5 dogs in 1990.",
        "The old ship took over 2.4\u00a0million sheep and five dogs in 1990.",
        "THE OLD SHIP TOOK OVER 2.4 MILLION SHEEP AND FIVE DOGS IN 1990.",
    ],
)
def test_the_numbers_of_a_whole_sentence_are_right_however_they_are_written(text: str) -> None:
    found = find(text)
    assert found
    assert all(is_same for *_, is_same in found)


@each_row(
    "text",
    [
        "",
        "It has 4 old ships.",
        "Agree at 10 or 30.",
        "Agree at 11 or 20, old ships.",
        # Few words, or common ones, around it.
        "The new ship took over 2.5 million sheep and four cats in 1991.",
        "A plant will employ 1,540 people when it opens.",
        "They will employ 1,540 people when it reaches its end.",
        "It reaches full production in 2025.",
        "10 wolves climbing crooked ladders beside houses sang.",
        # Another word is beside the number.
        "It will employ 1,540 women when it reaches full production in 2025, broke ground.",
        "The old ship took 2.5 million sheep and dogs in 1990.",
        "The old ship took under 2.5 million sheep, and five dogs in 1990, and that was all.",
    ],
)
def test_a_number_among_other_words_is_not_compared(text: str) -> None:
    assert [each for each in find(text) if not each[2]] == []


def test_of_two_sentences_with_the_words_the_longer_run_counts() -> None:
    (paragraph,) = (REVIEW.paragraphs[0]._replace(text=f"Old sheep took 7 dogs. {SOURCE[0]}"),)
    source = list_known(REVIEW._replace(paragraphs=(paragraph,))).source
    text = SOURCE[0].replace("2.4", "7")
    assert [each.text for each in find_copied(text, source) if not each.is_same] == [
        "over 2.4 million"
    ]


def test_a_number_that_ends_one_run_may_be_within_the_next() -> None:
    text = (
        "Green ferries hauled old sculptures towards harbours in 1990 or 10 hens climbing rusty "
        "gates beside windmills."
    )
    assert find(text) == [("1990", "1990", True), ("10", "9", False)]
    # The source has the first run farther from its start.
    text = (
        "Corvanta will employ 1,450 people when it reaches full production in 2024 or 10 hens "
        "climbing rusty gates beside windmills."
    )
    assert find(text) == [("1,450", "1,450", True), ("10", "9", False)]


def test_the_same_number_in_a_part_of_a_short_sentence_is_not_compared() -> None:
    assert find("It has 3 old ships.") == [("3", "3", True)]
    assert find("It has 3 old ships there.") == []


def test_digits_alone_are_among_no_words_of_the_source() -> None:
    (paragraph,) = (REVIEW.paragraphs[0]._replace(text="+12 34"),)
    source = list_known(REVIEW._replace(paragraphs=(paragraph,))).source
    assert [*find_copied("+12 34", source)] == []


def test_a_sentence_of_the_source_is_right_whatever_a_statistic_says() -> None:
    text = "In 1990 Alpha and Beta had 40 million sheep and goats, says an old book of prices."
    document = Document(text, (Block(0, len(text)),), ())
    release = REVIEW.release._replace(title="Alpha Beta")
    other = REVIEW._replace(release=release, statistics=(state(52, year=1990),))
    own = other._replace(paragraphs=(REVIEW.paragraphs[0]._replace(text=text),))
    for review, wrong in ((other, ["40 million"]), (own, [])):
        found = find_numbers(document, list_known(review), text)
        assert [each.text for each in found if judge_figure(each)] == wrong


# Eight words, and seven.
@each_row(
    ("text", "count"),
    [("It has {} of the old and the good.", 1), ("It has {} of the old and good.", 0)],
)
def test_a_whole_sentence_of_eight_words_is_copied_whatever_it_says(text: str, count: int) -> None:
    (paragraph,) = (REVIEW.paragraphs[0]._replace(text=text.format(3)),)
    source = list_known(REVIEW._replace(paragraphs=(paragraph,))).source
    assert len([*find_copied(text.format(4), source)]) == count


FORUM = (
    "Asia and the Pacific would be well represented at the International Migration Review Forum in "
    "{} to make migration a priority."
)


def test_a_draft_without_what_a_figure_counts_is_compared_with_the_source() -> None:
    (finding,) = check(f"# News\n\n{FORUM.format(2023)}").figures
    assert (finding.code, finding.severity, finding.text) == ("GCM503", "warning", "2023")
    assert finding.message == "“2023” instead of “2022” among words of the source (para. 4)"
    assert finding.suggestion == FORUM.format(2022).removesuffix(".")
    whole = REVIEW.paragraphs[4].text
    (finding,) = check(whole.replace("2022", "2023")).figures
    assert finding.suggestion == whole
    assert list(check(FORUM.format(2022)).figures) == []
    assert check(FORUM.format(2022)).compared == 1


@each_row(
    "text",
    [
        "Asia and the Pacific was represented at the International Migration Review Forum in 2026.",
        "A day, from 11 to 13 March by the United Nations Economic and Social Commission for "
        "Asia and the Pacific (ESCAP), was short.",
        "The number of refugees has grown from 40 million in 1990 to over 60 million today.",
        "Countries are behind in implementing the 2063 Agenda for Sustainable Development.",
        "Download the Asia-Pacific Migration Report 2024.",
        "The second regional review of the Global Compact concluded today (20 March).",
        "SDG 11 - Reduced Inequalities",
    ],
)  # fmt: skip
def test_names_and_common_words_around_a_number_are_nobodys(text: str) -> None:
    assert list(check(text).figures) == []


def test_what_is_the_sources_there_is_not_held_against_a_statistic() -> None:
    text = (
        "The number of international migrants In the Asia-Pacific region has grown from {} million"
    )
    rest = "in 1990 to over 65 million today, roughly 25 per cent of all the world’s {}."
    whole = f"{text.format(52)} {rest.format('international migrants')}"
    assert list(check(whole).figures) == []
    wrong = check(f"{text.format(53)} {rest.format('international migrants')}").figures
    assert [(each.code, each.text) for each in wrong] == [("GCM501", "53 million")]
