"""Datasets written as TOML: they load as they are, with comments on what is not sure."""

from pathlib import Path

from gcmreview.dataset.loader import load_review
from gcmreview.documents.readers.files import DraftFile
from gcmreview.importing.builder import make_dataset
from gcmreview.importing.writer import count_checks, write_dataset

TEXT = """Talks \u202eConclude

Oslo – Officials said “we agree”\u00a0today (5 May).

“We go,” said Jane Doe.
"""
WRITTEN = """\
#:schema ./dataset.schema.json
# Talks Conclude, as data. Made from talks.txt by gcmreview new.
#
# Nobody has checked it. Decide what the comments with “Check:” ask: correct a record, or remove the
# “# ” before its lines. “gcmreview validate” says what is wrong. For an editor that completes TOML:
# gcmreview schema > dataset.schema.json
# Check: left out characters that no dataset may have: U+202E.

[release]
id = "talks-conclude"
title = "Talks Conclude"
place = "Oslo"
sha256 = "SHA"
# Check: no whole date was found.
# date = YEAR-05-05
# editorial.date = "editors"
# Check: no publisher was found.
# publisher = ""
# editorial.publisher = "editors"
# Check: no address was found.
# url = ""
# editorial.url = "editors"
# Check: no language was found.
# language = ""
# editorial.language = "editors"

# Where the facts are from that are not in the source's own words.

[[origins]]
id = "reading"
text = "gcmreview new, which read the text; nobody has checked it"

[[origins]]
id = "editors"
text = "The editors of this dataset; write here how they know"

# Who is quoted. A description is the source's own words.

[[speakers]]
id = "doe"
name = "Jane Doe"
family_name = "Doe"
paragraph = 2
editorial.family_name = "reading"

# The quoted passages, to the character. An attribution is explicit where the paragraph names the
# speaker, and continued where it goes on with the paragraph before it.

# Check: the text does not say for sure who says this, or whether it is said at all.
# [[quotes]]
# id = "SPEAKER-1"
# speaker = "SPEAKER"
# text = "we agree"
# paragraph = 1
# attribution = "explicit"

[[quotes]]
id = "doe-1"
speaker = "doe"
text = "We go,"
paragraph = 2
attribution = "explicit"

# The whole source, to the character. Paragraph 0 is the title.

[[paragraphs]]
number = 0
text = "Talks Conclude"

[[paragraphs]]
number = 1
text = "Oslo – Officials said “we agree”\\u00A0today (5 May)."

[[paragraphs]]
number = 2
text = "“We go,” said Jane Doe."
"""


def test_a_dataset_is_written_in_order_with_what_a_person_decides(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    dataset = make_dataset(DraftFile(str(path), "text"))
    text = write_dataset(dataset, "talks.txt")
    assert text == WRITTEN.replace("SHA", dataset.review.release.sha256)
    assert count_checks(text) == 6


def test_what_a_person_completes_is_not_valid_until_it_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    text = write_dataset(make_dataset(DraftFile(str(path), "text")), "talks.txt")
    completed = tmp_path / "talks.toml"
    for field, value in (
        ("publisher", "Talks Office"),
        ("url", "https://a.org"),
        ("language", "en"),
    ):
        text = text.replace(f'# {field} = ""\n# ', f'{field} = "{value}"\n')
    text = text.replace("# date = YEAR-05-05\n# ", "date = 2022-05-05\n")
    completed.write_text(text, encoding="utf-8")
    release = load_review(str(completed)).release
    assert (release.publisher, release.url, release.language) == (
        "Talks Office",
        "https://a.org",
        "en",
    )
    assert dict(release.editorial) == dict.fromkeys(
        ("date", "publisher", "url", "language"), "editors"
    )


def test_a_doubt_is_beside_the_records_of_its_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    text = "T\n\nOf “a”.\n\n“B,” said Jane Doe.\n\nOf “c”.\n\n“D,” said Doe.\n\nOf “e”."
    path.write_text(text, encoding="utf-8")
    written = write_dataset(make_dataset(DraftFile(str(path), "text")), "talks.txt")
    quotes = written.partition("[[quotes]]")[2].partition("[[paragraphs]]")[0]
    numbers = [line.partition("paragraph = ")[2] for line in quotes.split("\n")]
    assert "".join(numbers) == "12345"
