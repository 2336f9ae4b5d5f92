"""Rules on a review's records by themselves."""

from gcmreview.dataset.loader import find_problems, load_review
from gcmreview.dataset.model import Role
from support.rows import each_row

REVIEW = load_review()
(SPEAKER, *_) = REVIEW.speakers


def list_rules(
    description: str, title: str, name: str = "Ann Lee", family: str = "Lee"
) -> set[str]:
    """Return which rules on its own words a speaker breaks."""
    speaker = SPEAKER._replace(
        name=name, family_name=family, description=description, roles=(Role(title, "ILO"),)
    )
    rules = {each.rule for each in find_problems(REVIEW._replace(speakers=(speaker,)))}
    return rules & {"role", "family-name"}


@each_row(
    ("description", "title"),
    [
        ("Secretary-General, ILO", "Secretary-General"),
        ("Under-Secretary-General and Secretary-General, ILO", "Secretary-General"),
        ("ILO’s Director", "Director"),
        ("Director (ILO)", "Director"),
        ("Directors and a Director, ILO", "Director"),
    ],
)
def test_a_role_is_in_the_description_as_words(description: str, title: str) -> None:
    assert list_rules(description, title) == set()


@each_row(
    ("description", "title"),
    [
        ("Under-Secretary-General, ILO", "Secretary-General"),
        ("Director-General, ILO", "Director"),
        ("Directors, ILO", "Director"),
        ("Director, ILOs", "Director"),
        ("Chair, ILO", "Director"),
    ],
)
def test_a_part_of_a_longer_word_is_no_role(description: str, title: str) -> None:
    assert list_rules(description, title) == {"role"}


@each_row(
    ("name", "family", "is_part"),
    [
        ("Ann Lee", "Lee", True),
        ("Ann Leeson Lee", "Lee", True),
        ("Ahmed al-Rashid", "Rashid", True),
        ("Ann Leeson", "Lee", False),
        ("Ann Ashlee", "lee", False),
        # Chinese, Japanese and Korean names have no spaces.
        ("王小明", "王", True),
        ("안호영", "안", True),
        ("王小明", "明", False),
        ("العلي", "ال", False),
    ],
)
def test_a_family_name_is_a_word_of_the_name(name: str, family: str, is_part: bool) -> None:
    assert list_rules("Director, ILO", "Director", name, family) == (
        set() if is_part else {"family-name"}
    )
