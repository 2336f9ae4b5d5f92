"""Where and when a release was published, and what its page says."""

from datetime import date

from gcmreview.importing.heading import find_date, read_head, read_heading
from support.rows import each_row


@each_row(
    ("text", "place"),
    [
        ("Bangkok – The review ended.", "Bangkok"),
        ("Bangkok –\u00a0The review ended.", "Bangkok"),
        ("GENEVA, 5 May 2020 — Talks ended.", "GENEVA"),
        ("Geneva/New York, 3 May – Talks ended.", "Geneva/New York"),
        ("PHILADELPHIA, July 25 (UPI) — Talks ended.", "PHILADELPHIA"),
        ("NEW YORK (Reuters) - Talks ended.", "NEW YORK"),
        ("Washington, D.C. -- Talks ended.", "Washington, D.C."),
        ("New York, Monday 3 May – Talks ended.", "New York"),
        ("London (Tuesday) - Talks ended.", "London"),
        ("Geneva, 7 April 2021. Talks ended.", "Geneva"),
        ("Paris, May 5, 2021 | Talks ended.", "Paris"),
        ("AUSTIN, Texas--(BUSINESS WIRE)--Oct. 29, 2024--Talks ended.", "AUSTIN, Texas"),
        ("TULSA, Okla. — July 25, 2024 — Talks ended.", "TULSA, Okla."),
        ("TULSA, Okla., July 25, 2024 /PRNewswire/ -- Talks ended.", "TULSA, Okla."),
        # No dateline.
        ("Monday, 3 May – Talks ended.", None),
        ("Geneva, with 7 halls. Talks ended.", None),
        ("The review – the first of its kind – ended.", None),
        ("Talks ended today in Oslo.", None),
        ("“We agree” – and so on.", None),
    ],
)
def test_a_place_begins_the_first_paragraph_before_a_dash(text: str, place: str | None) -> None:
    assert read_heading((), ("Title", text)).place == place


@each_row(
    ("line", "before_date"),
    [
        ("Geneva, 5 May 2020", "Geneva"),
        ("New York, Tuesday 5 May 2020", "New York"),
        ("5 May 2020, Geneva", ""),
        ("Updated 5 May 2020", ""),
    ],
)
def test_what_is_before_a_date_may_be_the_place(line: str, before_date: str) -> None:
    heading = read_heading((), ("Title", line, "Talks ended."))
    assert (heading.place, heading.before_date) == (None, before_date)
    assert read_heading((line,), ("Title", "Talks ended.")).before_date == before_date


@each_row(("count", "place"), [(7, "NICE"), (8, None)])
def test_a_dateline_with_a_date_may_be_below_bylines(count: int, place: str | None) -> None:
    texts = ("Title", *("line" for _ in range(count)), "NICE, 8 June 2023 – Talks.")
    assert read_heading((), texts).place == place


@each_row(
    ("above", "texts", "day"),
    [
        ((), ("Title", "GENEVA, 5 May 2020 — Talks ended."), date(2020, 5, 5)),
        ((), ("Title", "New York, Sept. 3, 2021 – Talks ended."), date(2021, 9, 3)),
        (("For immediate release: March 19, 2021",), ("Title", "One."), date(2021, 3, 19)),
        ((), ("Title", "19th March 2021", "Talks ended."), date(2021, 3, 19)),
        ((), ("Title", "2021-03-19", "Talks ended."), date(2021, 3, 19)),
        ((), ("Title", "Geneva, 7 April 2021. Talks ended."), date(2021, 4, 7)),
        (
            (),
            ("Title", "By Lee", "Photo", "x", "y", "NICE, 8 June 2023 – Talks."),
            date(2023, 6, 8),
        ),
        ((), ("Title", "TULSA — July 25, 2024 — Talks ended."), date(2024, 7, 25)),
        # Far below, a place and a dash may be anything.
        ((), ("Title", "a", "b", "c", "d", "In 2020, May 5, 2020 – Talks."), None),
        ((), ("Title", "Talks began on 3 May 2021.", "One."), None),
        # A date in the text is not that of the release.
        ((), ("Title", "Oslo – The talks began on 10 March 2021."), None),
        # Nobody knows which of them is the month; there is no 31 June.
        ((), ("Title", "03/04/2021"), None),
        ((), ("Title", "GENEVA, 31 June 2020 — Talks ended."), None),
    ],
)
def test_a_date_is_above_the_title_or_in_the_dateline(
    above: tuple[str, ...], texts: tuple[str, ...], day: date | None
) -> None:
    assert read_heading(above, texts).date == day


@each_row(
    ("text", "day"),
    [
        ("Bangkok – The review ended today (19 March).", "-03-19"),
        ("Bangkok, May 5 – The review ended.", "-05-05"),
        ("On Monday, 3 May, the review ended.", "-05-03"),
        ("Bangkok – The review ended.", None),
        # The day of something else, or one with its year.
        ("Some 20,000 were injured on 6 February.", None),
        ("The review began on 10 March.", None),
        ("It ended on Monday, 3 May 2021.", None),
    ],
)
def test_a_day_without_a_year_is_no_date(text: str, day: str | None) -> None:
    heading = read_heading((), ("Title", text))
    assert (heading.date, heading.day) == (None, day)


def test_an_impossible_date_is_passed_over_for_the_next_one() -> None:
    assert find_date("31 June 2020 or 1 July 2020") == date(2020, 7, 1)


PAGE = """<html lang="en-GB"><head>
<meta property="og:site_name" content="Talks &amp; Treaties">
<link rel="canonical" href="https://example.org/news/talks">
<meta content="2022-05-04T10:00:00Z" property="article:published_time">
</head><body></body></html>"""


def test_the_head_of_a_page_tells_publisher_address_date_and_language() -> None:
    page = read_head(read_heading((), ("Title", "Oslo – Talks ended.")), "html", PAGE)
    assert page.place == "Oslo"
    assert page.publisher == "Talks & Treaties"
    assert page.url == "https://example.org/news/talks"
    assert page.date == date(2022, 5, 4)
    assert page.language == "en-GB"
    assert set(page.from_page) == {"publisher", "url", "date", "language"}


@each_row(
    "head",
    [
        '<link rel="canonical" href="/news/talks">',
        '<link rel="canonical" href="javascript:x">',
        '<meta property="og:site_name" content="">',
        "<p>og:site_name</p>",
    ],
)
def test_what_a_page_does_not_say_is_not_known(head: str) -> None:
    page = read_head(read_heading((), ("Title", "One.")), "html", head)
    assert (page.publisher, page.url, page.from_page) == (None, None, ())


@each_row(
    "front",
    [
        "---\ntitle: Talks\ndate: 2022-05-04\nlang: en-GB\npublisher: 'Talks Office'\n"
        "url: https://example.org/news#talks\n---\n",
        '+++\ndate = 2022-05-04\nlanguage = "en-GB"\npublisher = "Talks Office"\n'
        'permalink = "https://example.org/news#talks"\n+++\n',
    ],
)
def test_the_front_matter_of_markdown_tells_the_same(front: str) -> None:
    heading = read_heading((), ("Title", "One."))
    page = read_head(heading, "markdown", f"{front}\n# Title\n\nlang: fr\n")
    assert page.publisher == "Talks Office"
    assert page.url == "https://example.org/news#talks"
    assert page.date == date(2022, 5, 4)
    assert page.language == "en-GB"


def test_markdown_without_front_matter_tells_nothing() -> None:
    heading = read_heading((), ("Title", "One."))
    assert read_head(heading, "markdown", "# Title\n\nlang: fr\n") == heading
