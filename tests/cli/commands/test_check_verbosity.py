"""The command check with --quiet and --verbose."""

from pathlib import Path

from support.drafts import RIGHT, WRONG, write
from support.runs import Run

SINGLE = "'We must be bold and advance practical implementation,' said Alisjahbana.\n"


def test_quiet_prints_findings_and_errors_alone(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, right_md=RIGHT, wrong_md=WRONG)
    (tmp_path / "photo.png").touch()
    usual = gcmreview("check", ".")
    quiet = gcmreview("check", ".", "-q")
    summary = "\n2 drafts: 2 quotations, 1 error.\n1 file skipped: 1 .png.\n"
    assert usual.stdout == quiet.stdout + summary
    assert (quiet.stderr, quiet.returncode) == ("", 1)
    done = gcmreview("check", "right.md", "photo.png", "--quiet")
    assert (done.stdout, done.returncode) == ("", 3)
    assert (
        done.stderr == "gcmreview: photo.png: is an image; copy its text to a .txt or .docx file\n"
    )
    done = gcmreview("check", "wrong.md", "--fix", "--quiet")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_verbose_prints_what_is_right_the_drafts_and_the_configuration(
    gcmreview: Run, tmp_path: Path
) -> None:
    draft = "“We must be\nambitious” and “tangible value”, said Alisjahbana. “real value”\n"
    write(tmp_path, draft_md=draft, page_html="")
    done = gcmreview("check", "draft.md", "page.html", "-v")
    assert done.stdout == (
        "draft.md:1:2: verbatim: as in alisjahbana-2 (para. 7) [GCM001]\n"
        "    We must be ambitious\n"
        "\n"
        "draft.md:2:17: verbatim: as in vitorino-2 (para. 5) [GCM001]\n"
        "    tangible value\n"
        "\n"
        "draft.md:2:53: too-short: too short to be checked [GCM003]\n"
        "    real value\n"
        "\n"
        "2 drafts: 3 quotations, 1 too short to compare, no problems found.\n"
    )
    assert done.stderr == (
        "gcmreview: configuration: none\n"
        "gcmreview: draft.md: read as markdown, 3 quotations\n"
        "gcmreview: page.html: read as html, 0 quotations\n"
    )


def test_verbose_shows_what_is_wrong_as_ever(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG)
    usual = gcmreview("check", "draft.md")
    assert gcmreview("check", "draft.md", "--verbose").stdout == usual.stdout


def test_a_quotation_that_is_left_out_is_counted_with_its_draft(
    gcmreview: Run, tmp_path: Path
) -> None:
    write(tmp_path, wrong_md=WRONG)
    done = gcmreview("check", "wrong.md", "--verbose", "--ignore", "GCM1")
    assert done.stderr == (
        "gcmreview: configuration: none\ngcmreview: wrong.md: read as markdown, 1 quotation\n"
    )
    assert done.stdout == (
        "1 draft: 1 quotation, no problems found, 1 left out by --select or --ignore.\n"
    )


def test_colour_that_is_asked_for_is_in_a_pipe_too(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, wrong_md=WRONG)
    plain = gcmreview("check", "wrong.md").stdout
    forced = gcmreview("check", "wrong.md", FORCE_COLOR="1").stdout
    assert "\x1b[31;1merror misquote\x1b[39;22m" in forced
    assert gcmreview("check", "wrong.md", "--color", "always").stdout == forced
    assert gcmreview("check", "wrong.md", "--color", "never").stdout == plain
