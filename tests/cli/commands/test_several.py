"""The commands with several datasets: what they print says which release each record is from.

The two releases are in ``support.libraries``: Okafor speaks in both, in two offices.
"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from support.libraries import CLINICS, FARMERS, HARBOURS, PATHWAYS, write_library
from support.runs import DATASET, ROOT, Edit, Run

SOURCE = "International Organization for Migration (IOM), press release"
SOURCES = f"""\
Source of talks-2021: {SOURCE}, 19 March 2021.
Source of coast-2022: {SOURCE}, 1 May 2022.
"""


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Write the two releases, and return their folder."""
    return str(write_library(tmp_path))


def test_a_folder_a_glob_files_and_a_variable_are_the_same_datasets(
    data: str, gcmreview: Run
) -> None:
    calls = [
        ("--data", data, "--version"),
        ("--data", f"{data}/*.toml", "--version"),
        ("--data", f"{data}/a.toml", "--data", f"{data}/b.toml", "--version"),
    ]
    printed = [gcmreview(*call).stdout for call in calls]
    printed.append(gcmreview("--version", GCMREVIEW_DATA=data).stdout)
    _, *datasets = printed[0].split("\n")
    assert datasets == ["dataset talks-2021, 2021-03-19", "dataset coast-2022, 2022-05-01", ""]
    assert len(set(printed)) == 1


def test_a_folder_has_the_datasets_below_it_and_no_other_toml(
    data: str, gcmreview: Run, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\n", encoding="utf-8")
    done = gcmreview("--data", str(tmp_path), "speakers", "--template", "{id}")
    assert done.stdout == "okafor\ntalks-2021/lee\ncoast-2022/lee\n"
    (tmp_path / "none").mkdir()
    done = gcmreview("--data", str(tmp_path / "none"), "speakers")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"gcmreview: {tmp_path}/none: no datasets in this folder; "
        "they end in .toml and have a line [release]\n"
    )
    assert data


def test_options_after_the_command_count_and_not_those_before_it(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "speakers", "--data", f"{data}/b.toml", "--template", "{id}")
    assert done.stdout == "dg\nlee\n"


def test_one_card_has_all_quotes_of_a_person_and_both_offices(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "quotes", "--speaker", "okafor", COLUMNS="90")
    assert (done.returncode, done.stderr) == (0, "")
    shown = f"""\
Quotes (2 of 4)

Mr. Kwame Okafor
Head of Office, ILO [talks-2021]
Director-General of UNHCR [coast-2022]

  okafor-1  talks-2021  para. 1
  “{PATHWAYS}”

  dg-1  coast-2022  para. 1
  “{HARBOURS}”

"""
    assert done.stdout.startswith(shown)
    assert " ".join(done.stdout[len(shown) :].split()) == (
        f"{' '.join(SOURCES.split())} In square brackets: not the source's words."
    )


def test_a_person_is_one_row_of_speakers(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "speakers", "okafor")
    head = " ".join(done.stdout.split("\n")[3].split())
    assert head == (
        "Mr. Kwame Okafor okafor Head of Office, ILO [talks-2021] "
        "Director-General of UNHCR [coast-2022] 2 talks-2021 coast-2022 1 1"
    )
    assert done.stdout.startswith("Speakers (1 of 3)\n")


def test_json_has_the_review_first_and_a_person_all_of_them(data: str, gcmreview: Run) -> None:
    quotes = json.loads(gcmreview("--data", data, "quotes", "--format", "json").stdout)
    assert [list(each)[:2] for each in quotes] == [["review", "id"]] * 4
    assert [(each["review"], each["id"], each["text"]) for each in quotes] == [
        ("talks-2021", "okafor-1", PATHWAYS),
        ("coast-2022", "dg-1", HARBOURS),
        ("talks-2021", "talks-2021/lee-1", CLINICS),
        ("coast-2022", "coast-2022/lee-1", FARMERS),
    ]
    speakers = json.loads(gcmreview("--data", data, "speakers", "--format", "json").stdout)
    assert [(each["review"], each["id"], each["quotes"]) for each in speakers] == [
        (["talks-2021", "coast-2022"], "okafor", 2),
        (["talks-2021"], "talks-2021/lee", 1),
        (["coast-2022"], "coast-2022/lee", 1),
    ]


def test_the_review_is_a_field_only_of_several_datasets(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "stats", "--template", "{review}: {text}")
    assert done.stdout == (
        "talks-2021: over 5 million herders in Rivers and Hills\n"
        "coast-2022: over 7 million herders in Rivers and Hills\n"
    )
    done = gcmreview("--data", f"{data}/a.toml", "stats", "--fields", "review,text")
    assert done.stderr.startswith("gcmreview: --fields: unknown field 'review'")


def test_a_table_of_figures_has_a_column_with_the_review(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "stats")
    rows = [" ".join(line.split()) for line in done.stdout.split("\n")]
    assert rows[:5] == [
        "Statistics (2)",
        "",
        "Figure What it counts When Review Para.",
        "over 5 million herders in Rivers and Hills talks-2021 3",
        "over 7 million herders in Rivers and Hills coast-2022 3",
    ]
    assert done.stdout.endswith(SOURCES)


@pytest.mark.parametrize("command", [("info",), ("source",), ("stats", "--chart")])
def test_a_listing_of_a_whole_release_is_one_after_the_other(
    data: str, gcmreview: Run, command: tuple[str, ...]
) -> None:
    done = gcmreview("--data", data, *command)
    assert (done.returncode, done.stderr) == (0, "")
    talks, coast = done.stdout.index("talks-2021"), done.stdout.index("coast-2022")
    assert talks == 0 < done.stdout.index("19 March 2021") < coast
    assert done.stdout.index("1 May 2022") > coast


@pytest.mark.parametrize(
    "listing", ["quotes", "speakers", "agencies", "topics", "search", "info", "source", "stats"]
)
@pytest.mark.parametrize("output", ["table", "json", "csv", "markdown"])
def test_every_listing_prints_several_datasets_in_every_format(
    gcmreview: Run, edit_dataset: Edit, listing: str, output: str
) -> None:
    edited = edit_dataset(('id = "gcm-asia-pacific-2021"', 'id = "other-2021"'))
    words = ["migrants"] if listing == "search" else []
    done = gcmreview(
        *("--data", str(DATASET), "--data", str(edited), listing, *words, "--format", output)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "gcm-asia-pacific-2021" in done.stdout
    assert "other-2021" in done.stdout
    if output == "json":
        schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
        validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{listing}"})
        validator.validate(json.loads(done.stdout))


def test_the_first_screen_says_what_each_release_is(data: str, gcmreview: Run) -> None:
    done = gcmreview(GCMREVIEW_DATA=data)
    lines = done.stdout.split("\n")
    assert lines[:12] == [
        "Rivers and Hills Talks Conclude",
        "Oslo, [19 March 2021]",
        "talks-2021",
        "",
        "2 speakers, 2 quotes, 1 agency, 1 statistic, 4 paragraphs",
        "",
        "Rivers and Hills Coast Meeting Ends",
        "Bergen, [1 May 2022]",
        "coast-2022",
        "",
        "2 speakers, 2 quotes, 1 agency, 1 statistic, 4 paragraphs",
        "",
    ]


def test_a_quotation_has_the_office_and_the_citation_of_its_own_release(
    data: str, gcmreview: Run
) -> None:
    done = gcmreview("--data", data, "quote", "dg-1", "--style", "block")
    assert done.stdout == (
        f"    {HARBOURS}\n\n"
        "    — Kwame Okafor, Director-General of UNHCR\n"
        "    International Organization for Migration, “Rivers and Hills Coast Meeting Ends”, "
        "press release, 1 May 2022, para. 1. Available at https://example.org/news/coast.\n"
    )
    printed = json.loads(gcmreview("--data", data, "quote", "dg-1", "--style", "json").stdout)
    assert (printed[0]["review"], printed[0]["id"]) == ("coast-2022", "dg-1")


def test_two_speakers_with_one_family_name_are_told_apart(data: str, gcmreview: Run) -> None:
    names = ("talks-2021/lee-1", "coast-2022/lee-1")
    done = gcmreview("--data", data, "quote", *names, "--short")
    assert done.stdout == f"“{CLINICS[:-1]},” Ana Lee said.\n\n“{FARMERS[:-1]},” Bo Lee said.\n"


def test_cite_alone_asks_which_release_and_takes_its_id(data: str, gcmreview: Run) -> None:
    done = gcmreview("--data", data, "cite")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "gcmreview: there are several releases; name one by its id:\n"
        "  talks-2021  Rivers and Hills Talks Conclude\n"
        "  coast-2022  Rivers and Hills Coast Meeting Ends\n"
    )
    done = gcmreview("--data", data, "cite", "coast-2022")
    assert done.stdout == (
        "International Organization for Migration, “Rivers and Hills Coast Meeting Ends”, "
        "press release, 1 May 2022. Available at https://example.org/news/coast.\n"
    )
    done = gcmreview("--data", data, "cite", "coast-2022/lee-1", "--style", "bibtex")
    assert done.stdout.startswith("@misc{coast-2022-lee-1,\n")


def test_two_datasets_with_one_release_are_one_error_with_both_files(
    data: str, gcmreview: Run
) -> None:
    copy = Path(data) / "c.toml"
    copy.write_bytes((Path(data) / "a.toml").read_bytes())
    done = gcmreview("--data", data, "quotes")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"{copy}: its release has the id of that in {data}/a.toml, 'talks-2021'; "
        "change one of them, or leave one file out\n"
    )


def test_check_takes_several_datasets_from_the_configuration(
    data: str, gcmreview: Run, tmp_path: Path
) -> None:
    (tmp_path / "gcmreview.toml").write_text(
        "[check]\ndata = ['data/a.toml', 'data/b.toml']\n", encoding="utf-8"
    )
    draft = f"Okafor said: “{HARBOURS}”\n\nOkafor said: “{PATHWAYS.replace('safer', 'safe')}”\n"
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    done = gcmreview("check", "draft.md", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({**schema, "$ref": "#/$defs/check"}).validate(report)
    assert [(each["review"], each["verdict"]) for each in report["quotations"]] == [
        ("coast-2022", "verbatim"),
        ("talks-2021", "misquote"),
    ]
    alone = json.loads(
        gcmreview("check", "draft.md", "--format", "json", "--data", f"{data}/a.toml").stdout
    )
    assert "review" not in alone["quotations"][0]
    printed = gcmreview("check", "draft.md").stdout
    assert "(Kwame Okafor, okafor-1, talks-2021, para. 1)\n" in printed
