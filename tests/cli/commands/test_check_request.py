"""A request for a check validates itself: unknown values, and options that cannot be combined."""

import pytest

from gcmreview.cli.commands.check import CheckRequest
from gcmreview.errors import UsageError
from support.rows import each_row

REQUEST = CheckRequest(("draft.md",))


@each_row(
    "request_",
    [
        REQUEST,
        REQUEST._replace(drafts=("-",)),
        REQUEST._replace(kind="html", report="sarif", fail_on="never"),
        REQUEST._replace(fix=True),
        REQUEST._replace(fix=True, report="json"),
        REQUEST._replace(fix=True, diff=True),
        REQUEST._replace(fix=True, diff=True, drafts=("draft.md", "-")),
        REQUEST._replace(quiet=True, fix=True, diff=True),
        REQUEST._replace(verbose=True, report="json"),
        REQUEST._replace(select=("GCM1,gcm301", "GCM"), ignore=("GCM501",)),
        REQUEST._replace(exclude=("*", "!a", "\\#a", "a b/")),
    ],
)
def test_a_request_that_can_be_run_is_valid(request_: CheckRequest) -> None:
    request_.validate()


@each_row(
    ("request_", "message"),
    [
        (REQUEST._replace(report="jsn"), "--format: unknown value 'jsn'; did you mean 'json'?"),
        (REQUEST._replace(fail_on="none"), "--fail-on: unknown value 'none'; choose from 'error'"),
        (REQUEST._replace(kind="md"), "--type: unknown value 'md'; choose from 'markdown', 'text'"),
        (REQUEST._replace(diff=True), "--diff needs --fix; add it, or leave --diff out"),
        (
            REQUEST._replace(fix=True, diff=True, report="json"),
            "--diff prints a patch; leave --format out",
        ),
        (
            REQUEST._replace(fix=True, drafts=("draft.md", "-")),
            "--fix writes files; name a file, or add --diff to see the patch",
        ),
        (
            REQUEST._replace(quiet=True, verbose=True),
            "--quiet and --verbose cannot be combined; leave one of them out",
        ),
        (
            REQUEST._replace(select=("GCM1,GCM31",)),
            "--select: unknown rule 'GCM31'; did you mean 'GCM301'",
        ),
        (REQUEST._replace(ignore=("E501",)), "--ignore: unknown rule 'E501'; "),
        (REQUEST._replace(ignore=("GCM1,",)), "--ignore: unknown rule ''; "),
        *(
            (
                REQUEST._replace(exclude=("old", pattern)),
                f"--exclude: '{pattern}' can never match;",
            )
            for pattern in ("", " ", "#a", "[", "/", "a\\", "./old", "a//b")
        ),
    ],
)
def test_a_request_that_cannot_be_run_is_refused(request_: CheckRequest, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        request_.validate()
    assert str(refused.value).startswith(message)
