"""Patterns of .gitignore mean what they mean to git."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.documents.folders.drafts import list_drafts
from gcmreview.documents.folders.gitignore import is_excluded, read_patterns
from support.processes import make_environment
from support.rows import each_row


def decide(pattern: str, path: str) -> bool | None:
    """Return what one pattern says of a path; a folder's ends in a slash."""
    return is_excluded(
        read_patterns([pattern]), path.removesuffix("/"), is_folder=path.endswith("/")
    )


@each_row(
    ("pattern", "path"),
    [
        ("a.md", "a.md"),
        ("a.md", "below/a.md"),
        ("below/**", "below/a\nb.md"),
        ("/a.md", "a.md"),
        ("below/a.md", "below/a.md"),
        ("*.md", "below/a.md"),
        ("*", "a"),
        ("**", "below/a"),
        ("/**", "below/a"),
        ("?.md", "a.md"),
        ("a*b*c", "a-c-b-c"),
        ("*a*a", "aa"),
        ("[ab].md", "b.md"),
        ("[!ab].md", "c.md"),
        ("[^ab].md", "c.md"),
        ("[a-c].md", "b.md"),
        ("[]-].md", "].md"),
        ("[]-].md", "-.md"),
        ("[[x].md", "[.md"),
        ("[\\]].md", "].md"),
        ("build", "build/"),
        ("build/", "build/"),
        ("**/a.md", "a.md"),
        ("**/a.md", "one/two/a.md"),
        ("one/**/a.md", "one/a.md"),
        ("one/**/a.md", "one/two/three/a.md"),
        ("one/**", "one/two/a.md"),
        ("one**/a", "one-more/a"),
        ("\\#a.md", "#a.md"),
        ("\\!a.md", "!a.md"),
        ("\\*.md", "*.md"),
        ("a.md  ", "a.md"),
        ("a.md\r", "a.md"),
        ("a\\ ", "a "),
        ("a b.md", "a b.md"),
        ("é*.md", "été.md"),
        ("??.md", "é.md"),
        ("[é][é].md", "é.md"),
        ("[[:alpha:]_]*.md", "_a.md"),
        ("[![:digit:]].md", "a.md"),
        ("[[:punct:][:space:]]", "["),
        ("a+(b).md", "a+(b).md"),
    ],
)
def test_a_pattern_matches(pattern: str, path: str) -> None:
    assert decide(pattern, path) is True
    assert decide(f"!{pattern}", path) is False


@each_row(
    ("pattern", "path"),
    [
        ("a.md", "ba.md"),
        ("a.md", "a.mdx"),
        ("/a.md", "below/a.md"),
        ("below/a.md", "far/below/a.md"),
        ("below/*.md", "below/far/a.md"),
        ("?.md", "below/.md"),
        ("[!a]", "a"),
        ("a[!b]c", "a/c"),
        ("build/", "build"),
        ("build", "build/a.md"),
        ("build/", "build/a.md"),
        ("one/**", "one/"),
        ("*a*a", "a"),
        ("a*b*c", "acb"),
        ("\\*.md", "a.md"),
        ("#a.md", "#a.md"),
        (" a.md", "a.md"),
        ("a\\ ", "a"),
        ("", "a"),
        ("!", "!"),
        ("/", "a/"),
        ("a[", "a["),
        ("a\\", "a\\"),
        ("[z-a]", "z"),
        ("?.md", "é.md"),
        ("[[:digit:]]", "d"),
        ("[[:digit:]]", "d]"),
        ("[[:alpha:]].md", "é.md"),
        ("[[:number:]]", "1"),
        ("[[:digit:", "1"),
        ("A.md", "a.md"),
        ("a.md", "axmd"),
    ],
)
def test_a_pattern_does_not_match(pattern: str, path: str) -> None:
    assert decide(pattern, path) is None


def test_the_last_pattern_that_matches_decides() -> None:
    patterns = read_patterns(["*.md", "!a.md", "/a.md"])
    decided = [is_excluded(patterns, path, is_folder=False) for path in ("a.md", "x/a.md", "b")]
    assert decided == [True, False, None]


def test_a_pattern_of_many_stars_does_not_hang() -> None:
    # To try each way in which the stars may match would take years.
    assert decide(f"{'*a' * 100}*b", "a" * 250) is None


PARTS = st.sampled_from(
    ["a", "b", "*", "**", "*.md", "x.md", "?", "[ab]", "[!a]", "x.*", "**a", "{a,b}", "\\x.md"]
)
PATTERNS = st.builds(
    lambda sign, start, parts, end: f"{sign}{start}{'/'.join(parts)}{end}",
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "", "/", " "]),
)
FILES = ("x.md", "a/x.md", "a/b/x.md", "a/b/y.md", "b/a/a/x.md", "b/a/z.txt")
PLACES = (".gitignore", "a/.gitignore", "b/a/.gitignore", ".git/info/exclude")


@given(st.lists(st.lists(PATTERNS, max_size=3), min_size=4, max_size=4))
def test_a_folder_has_the_drafts_that_git_does_not_ignore(
    tmp_path_factory: pytest.TempPathFactory, patterns: Sequence[Sequence[str]]
) -> None:
    top = tmp_path_factory.mktemp("repository")
    (top / ".git" / "info").mkdir(parents=True)
    for path in FILES:
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).touch()
    for path, lines in zip(PLACES, patterns, strict=True):
        (top / path).write_text("\n".join(lines), encoding="utf-8")
    found = {
        Path(each.path).relative_to(top).as_posix() for each in list_drafts([str(top)], None).drafts
    }
    assert found == list_with_git(top)


def list_with_git(top: Path) -> set[str]:
    """Return the files that git would add, all of which are drafts."""
    (top / ".git" / "objects").mkdir(exist_ok=True)
    (top / ".git" / "refs").mkdir(exist_ok=True)
    (top / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    done = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "*.md", "*.txt"],
        cwd=top,
        env=make_environment(HOME=str(top), GIT_CONFIG_NOSYSTEM="1"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(filter(None, done.stdout.split("\0")))
