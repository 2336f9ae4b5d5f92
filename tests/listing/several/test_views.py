"""What a listing of many releases says of them."""

from functools import cache

from gcmreview.library.library import Library, make_library
from gcmreview.listing.overview import MOST_SHOWN, draw_start
from gcmreview.listing.request import Listing
from gcmreview.listing.several.views import MOST_CITED, view_listing
from gcmreview.listing.views import VIEWS
from gcmreview.lookup.several import list_quotes
from gcmreview.terminal.cells import Column
from gcmreview.terminal.screen import Screen
from support.rows import each_row
from support.tables import REVIEW

SCREEN = Screen(80, colour=False, unicode=True)


@cache
def make_many(count: int) -> Library:
    """Return a library of so many copies of the release, with ids of their own."""
    releases = [REVIEW.release._replace(id=f"release-{number}") for number in range(count)]
    return make_library([REVIEW._replace(release=each) for each in releases])


def write_caption(count: int) -> str:
    """Return the caption of the quotes of so many releases."""
    library = make_many(count)
    view = view_listing(library, Listing("quotes", ()), list_quotes(library))
    return "".join(span.text for span in view.caption)


def test_a_caption_names_each_of_a_few_releases() -> None:
    caption = write_caption(MOST_CITED)
    assert caption.count("Source of release-") == MOST_CITED
    assert "more release" not in caption


def test_a_caption_names_the_first_of_many_releases_and_counts_the_others() -> None:
    caption = write_caption(MOST_CITED + 1)
    assert caption.count("Source of release-") == MOST_CITED
    assert caption.split("\n")[-2:] == [
        "and of 1 more release; gcmreview info release lists them.",
        "In square brackets: not the source's words.",
    ]


@each_row("kind", VIEWS)
def test_a_listing_of_no_records_has_its_columns_and_names_no_release(kind: str) -> None:
    view = view_listing(make_many(2), Listing(kind, ()), ())
    assert (list(view.rows), view.caption) == ([], ())
    assert Column("Review") in view.columns


def test_the_first_screen_introduces_the_first_of_many_releases() -> None:
    few, many = make_many(MOST_SHOWN), make_many(MOST_SHOWN + 1)
    assert "more release" not in draw_start(few.originals, few.joined, SCREEN)
    shown = draw_start(many.originals, many.joined, SCREEN)
    assert "\n\nand 1 more release\n\n" in shown
    assert f"release-{MOST_SHOWN}" not in shown
    assert f"release-{MOST_SHOWN - 1}\n" in shown
