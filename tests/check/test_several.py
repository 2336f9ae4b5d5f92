"""A draft checked against several releases: it may quote any of them.

The two releases are in ``support.libraries``: Okafor speaks in both, in two offices.
"""

from pathlib import Path

import pytest

from gcmreview.check.checker import check_text
from gcmreview.check.context import PreparedReview
from gcmreview.check.findings import Checked, Finding
from gcmreview.check.fix import fix_text
from gcmreview.dataset.loader import load_review
from gcmreview.library.library import make_library
from support.libraries import CLINICS, FARMERS, HARBOURS, PATHWAYS, load_library
from support.releases import MadeQuote, MadeSpeaker, compose_release


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedReview:
    """Return the two releases made ready to check drafts."""
    return PreparedReview(*load_library(tmp_path).reviews)


def check(prepared: PreparedReview, draft: str) -> Checked:
    """Check a draft in Markdown."""
    return check_text(prepared, "draft.md", draft, "markdown")


def sum_up(finding: Finding) -> tuple[str, str | None, str | None]:
    """Return the verdict of a finding, the quote, and its release."""
    return finding.verdict, finding.quote, finding.release


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (f"Okafor said: “{PATHWAYS}”", ("verbatim", "okafor-1", "talks-2021")),
        (f"Okafor said: “{HARBOURS}”", ("verbatim", "dg-1", "coast-2022")),
        (f"“{CLINICS}” – Ana Lee", ("verbatim", "talks-2021/lee-1", "talks-2021")),
        (f"Mr. Lee said: “{FARMERS}”", ("verbatim", "coast-2022/lee-1", "coast-2022")),
        # An office of the other release is the same person's.
        (
            f"The Director-General of UNHCR said: “{PATHWAYS}”",
            ("verbatim", "okafor-1", "talks-2021"),
        ),
        (f"Bo Lee said: “{CLINICS}”", ("misattributed", "talks-2021/lee-1", "talks-2021")),
        (
            f"Okafor said: “{HARBOURS.replace('ships', 'boats')}”",
            ("misquote", "dg-1", "coast-2022"),
        ),
        ("Okafor said: “Nobody here has ever said this.”", ("not-found", None, None)),
    ],
)
def test_a_quotation_may_be_of_any_release_and_its_finding_says_which(
    prepared: PreparedReview, draft: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert [sum_up(each) for each in check(prepared, draft).quotations] == [expected]


def test_what_is_right_with_one_release_alone_is_right_with_both(
    prepared: PreparedReview,
) -> None:
    draft = "\n\n".join(
        (
            f"Okafor said: “{PATHWAYS}”",
            f"“{CLINICS[:-1]},” said Ana Lee of WHO.",
            f"Okafor, Director-General of UNHCR, said: “{HARBOURS}”",
            f"“{FARMERS}” – Bo Lee, Minister of Ghana",
        )
    )
    found = check(prepared, draft).quotations
    assert len(found) == 4
    assert {each.severity for each in found} == {"none"}


def test_a_message_names_the_release_of_a_passage(prepared: PreparedReview) -> None:
    draft = f"Okafor said: “{PATHWAYS.replace('safer', 'safe')}”\n\n“{FARMERS}” – Ana Lee"
    assert [each.message for each in check(prepared, draft).quotations] == [
        "differs from okafor-1 (talks-2021, para. 1): “safe” instead of “safer”",
        "“Our farmers lost the harvest…” is attributed to Ana Lee, "
        "but said by Mr. Bo Lee in coast-2022/lee-1 (para. 2)",
    ]
    (unknown,) = check(prepared, "Okafor said: “Nobody here has ever said this.”").quotations
    assert unknown.message == "“Nobody here has ever said…” is not found in any of the releases"


@pytest.mark.parametrize("number", ["over 5 million", "over 7 million"])
def test_a_figure_of_any_release_is_right(prepared: PreparedReview, number: str) -> None:
    checked = check(prepared, f"There are {number} herders in Rivers and Hills.")
    assert (checked.figures, checked.compared, checked.not_compared) == ((), 1, ())


def test_a_figure_of_no_release_is_wrong_once_by_the_first(prepared: PreparedReview) -> None:
    checked = check(prepared, "There are over 6 million herders in Rivers and Hills.")
    assert [(each.release, each.message) for each in checked.figures] == [
        (
            "talks-2021",
            "“over 6 million” instead of “over 5 million” (talks-2021/workers, para. 3)",
        )
    ]
    assert checked.compared == 1


def test_words_of_two_releases_in_one_quotation_are_joined_of_both(
    prepared: PreparedReview,
) -> None:
    draft = f"Okafor said: “{PATHWAYS[:-1]} and {HARBOURS[:1].lower()}{HARBOURS[1:]}”"
    (found,) = check(prepared, draft).quotations
    assert found.verdict == "splice"
    assert "okafor-1 (talks-2021, para. 1) and dg-1 (coast-2022, para. 1)" in found.message


def test_a_fix_is_certain_by_the_release_of_the_words(prepared: PreparedReview) -> None:
    wrong = HARBOURS.replace("coast", "shore")
    draft = f"Kwame Okafor said: “{wrong}”"
    fixed = fix_text(draft, check(prepared, draft), lambda text: check(prepared, text))
    assert fixed.text == f"Kwame Okafor said: “{HARBOURS}”"


def test_words_that_two_people_said_are_those_of_the_one_named(tmp_path: Path) -> None:
    reviews = []
    for name, family in (("Ana Ruiz", "Ruiz"), ("Bo Chen", "Chen")):
        path = tmp_path / f"{family}.toml"
        speaker = MadeSpeaker("sp", name, family)
        text = compose_release(
            f"Oslo – {name}, Head of Office, ILO, said: “{PATHWAYS}”",
            speakers=(speaker,),
            quotes=(MadeQuote(PATHWAYS),),
            id=family.lower(),
        )
        path.write_text(text, encoding="utf-8")
        reviews.append(load_review(str(path)))
    prepared = PreparedReview(*make_library(reviews).reviews)
    for family in ("Ruiz", "Chen"):
        (found,) = check(prepared, f"{family} said: “{PATHWAYS}”").quotations
        assert (found.verdict, found.release) == ("verbatim", family.lower())
