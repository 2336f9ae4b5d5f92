"""The command check with some of its rules: --select and --ignore."""

import json
from collections.abc import Sequence
from pathlib import Path

from gcmreview.check.codes import CODES
from gcmreview.cli.selection import choose_codes
from support.drafts import UNKNOWN, WRONG, write
from support.releases import MakeRelease
from support.rows import each_row
from support.runs import Run

ALL = frozenset(CODES)
# It misquotes, and names another speaker.
TWICE = (
    "“No country can address the challenges and opportunities of migration alone. We must be bold "
    "and advance practical implementation,” said Nenette Motus.\n"
)
MISQUOTED = (
    "draft.md:1:2: error misquote: differs from alisjahbana-2 (para. 7): “bold” instead of "
    "“ambitious” [GCM101]\n"
    "    No country can address the challenges and opportunities of migration alone. We must be"
    " [-bold-]{+ambitious+} and advance practical implementation,\n"
    "    Source: “No country can address the challenges and opportunities of migration alone. We"
    " must be ambitious and advance practical implementation” (Armida Salsiah Alisjahbana,"
    " alisjahbana-2, para. 7)\n"
)
SAID = (
    "“No country can address the…” is attributed to Nenette Motus, but said by Armida Salsiah"
    " Alisjahbana in alisjahbana-2 (para. 7)"
)
# The summary where the only findings are of rules that are not selected.
NONE_SELECTED = "1 draft: 1 quotation, no problems found, 1 left out by --select or --ignore."


def begin(prefix: str) -> frozenset[str]:
    """Return the codes that begin so."""
    return frozenset(code for code in CODES if code.startswith(prefix))


@each_row(
    ("select", "ignore", "expected"),
    [
        ([], [], ALL),
        (["GCM"], [], ALL),
        (["GCM1"], [], begin("GCM1")),
        (["gcm1, GCM301", "GCM5"], [], begin("GCM1") | begin("GCM5") | {"GCM301"}),
        ([], ["GCM3"], ALL - begin("GCM3")),
        ([], ["GCM301,GCM302"], ALL - {"GCM301", "GCM302"}),
        # The longer prefix decides, and --ignore where both are as long.
        (["GCM301"], ["GCM3"], {"GCM301"}),
        (["GCM3"], ["GCM301"], begin("GCM3") - {"GCM301"}),
        (["GCM301"], ["GCM301"], set()),
        (["GCM301"], ["GCM3", "GCM301"], set()),
    ],
)
def test_select_and_ignore_leave_codes(
    select: Sequence[str], ignore: Sequence[str], expected: frozenset[str]
) -> None:
    assert choose_codes(select, ignore) == expected


def test_a_quotation_is_judged_by_the_rules_that_are_selected(
    gcmreview: Run, tmp_path: Path
) -> None:
    write(tmp_path, draft_md=TWICE)
    both = f"{MISQUOTED}    also GCM301: {SAID}\n\n1 draft: 1 quotation, 1 error.\n"
    speaker = f"draft.md:1:2: error misattributed: {SAID} [GCM301]\n"
    for options, report, code in (
        ([], both, 1),
        (["--ignore", "GCM3"], f"{MISQUOTED}\n1 draft: 1 quotation, 1 error.\n", 1),
        (["--ignore", "GCM101"], f"{speaker}\n1 draft: 1 quotation, 1 error.\n", 1),
        (["--select", "GCM3"], f"{speaker}\n1 draft: 1 quotation, 1 error.\n", 1),
        (["--select", "GCM2"], f"{NONE_SELECTED}\n", 0),
        (["--ignore", "GCM1", "--ignore", "GCM3"], f"{NONE_SELECTED}\n", 0),
    ):
        done = gcmreview("check", "draft.md", *options)
        assert (done.stdout, done.stderr, done.returncode) == (report, "", code)


def test_json_and_the_counts_have_only_what_is_selected(gcmreview: Run, tmp_path: Path) -> None:
    figure = "In Asia and the Pacific there were 56 million international migrants in 1990.\n"
    comment = "Prose. <!-- gcmreview: ignore -->\n"
    write(tmp_path, draft_md=f"{TWICE}\n{UNKNOWN}\n{figure}\n{comment}")
    options = ("--ignore", "GCM101,GCM2,GCM5", "--ignore", "GCM901")
    report = json.loads(gcmreview("check", "draft.md", "--format", "json", *options).stdout)
    (quotation,) = report["quotations"]
    assert (quotation["code"], quotation["verdict"]) == ("GCM301", "misattributed")
    assert (quotation["message"], quotation["suggestion"]) == (SAID, None)
    assert [change["code"] for change in quotation["changes"]] == ["GCM301"]
    assert (report["figures"], report["comments"]) == ([], [])
    assert report["summary"]["verdicts"] == {"misattributed": 1}
    assert (report["summary"]["errors"], report["summary"]["warnings"]) == (1, 0)
    assert report["summary"]["left_out"] == 3


def test_a_comment_that_suppresses_what_is_not_selected_has_an_effect(
    gcmreview: Run, tmp_path: Path
) -> None:
    write(tmp_path, draft_md=f"{WRONG.strip()} <!-- gcmreview: ignore -->\n")
    done = gcmreview("check", "draft.md", "--ignore", "GCM1", "--fail-on", "warning")
    assert (done.stdout, done.returncode) == ("1 draft: 0 quotations, nothing compared.\n", 0)
    assert gcmreview("check", "draft.md").stdout.endswith(", 1 ignored.\n")


def test_fix_writes_only_what_is_selected(gcmreview: Run, tmp_path: Path) -> None:
    write(tmp_path, draft_md=WRONG)
    done = gcmreview("check", "draft.md", "--fix", "--ignore", "GCM101")
    assert (done.stdout, done.stderr) == (f"{NONE_SELECTED}\n", "")
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == WRONG
    done = gcmreview("check", "draft.md", "--fix", "--select", "GCM101")
    assert done.stderr == "gcmreview: draft.md: 1 quotation fixed\n"
    assert "be ambitious and" in (tmp_path / "draft.md").read_text(encoding="utf-8")


def test_quoted_words_that_no_record_holds_are_not_called_prose(
    gcmreview: Run, make_release: MakeRelease, tmp_path: Path
) -> None:
    words = "We will go on with this work until all of it is done"
    make_release(
        f"Oslo – “{words},” said Ann Berg. Kwame Okafor, Head of Office, ILO, agreed.",
        quotes=[],
    )
    (tmp_path / "draft.md").write_text(f"“{words},” said Kwame Okafor.\n", encoding="utf-8")
    done = gcmreview("--data", "release.toml", "check", "draft.md")
    assert "GCM303" in done.stdout
    assert "but no speaker says it in the release (para. 1)" in done.stdout
