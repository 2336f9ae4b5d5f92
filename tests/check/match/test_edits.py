"""Edits write the source's words, spaced as they are there, and change nothing else."""

from hypothesis import assume, given
from hypothesis import strategies as st

from gcmreview.check.match.align import compare
from gcmreview.check.match.edits import make_edit
from gcmreview.check.source.passages import read_source
from gcmreview.check.source.tokens import tokenize
from gcmreview.text.characters import CONTINUED, REMOVED
from support.passages import make_passage, read_pattern
from support.rows import each_row


def fix(source: str, draft: str, *corrections: tuple[str, str]) -> str | None:
    """Return the draft with the edits of all that differs made in it."""
    passage, pattern = make_passage(source, *corrections), read_pattern(draft)
    near = compare(passage, pattern, 1.0)
    if near is None:
        return None
    for difference in reversed(near.differences):
        edit = make_edit(pattern, passage, difference, draft)
        draft = draft[: edit.start] + edit.text + draft[edit.end :]
    return draft


@each_row(
    ("source", "draft", "fixed"),
    [
        ("we must all act now", "we must all go now", "we must all act now"),
        ("we must all act now", "we must act now", "we must all act now"),
        ("we must act now", "we must all act now", "we must act now"),
        ("we must, all, act", "we must all, act", "we must, all, act"),
        ("we, must all act", "we\nmust all act", "we,\nmust all act"),
        ("we must all act", "we must, all act", "we must all act"),
        ("we must—all—act", "we must all—act", "we must—all—act"),
        ("we must all act", "we must—all act", "we must all act"),
        ("Asia-Pacific must act", "Asia- Pacific must act", "Asia-Pacific must act"),
        ("Asia-Pacific must act", "Asia Pacific must act", "Asia-Pacific must act"),
        ("Asia Pacific must act", "Asia-Pacific must act", "Asia Pacific must act"),
        ("we “must” act now", "we must act now", "we “must” act now"),
        ("we must act now", "we “must” act now", "we must act now"),
        ("we must (all) act", "we must all act", "we must (all) act"),
        ("we must act (all) now", "we must act now", "we must act (all) now"),
        ("we all must act", "we\nmust act", "we\nall must act"),
        ("we must act", "we  must  go", "we  must  act"),
        ("we must act", "we\nall must act", "we\nmust act"),
        ("we must act", "we\r\n  all must act", "we\r\n  must act"),
        ("we must act", "we  \nall must act", "we  \nmust act"),
        ("we must act", "we all\nmust act", "we\nmust act"),
        ("we must act now for all of us", "we must go.", "we must act."),
    ],
)
def test_a_draft_is_fixed_to_the_words_of_the_source(source: str, draft: str, fixed: str) -> None:
    assert fix(source, draft) == fixed


def test_what_is_permitted_beside_it_is_kept() -> None:
    assert fix("we must all act now", "We must … go now.") == "We must … act now."
    assert fix("we — all must act now", "we—all must go now") == "we—all must act now"


def test_a_mark_that_a_correction_gives_is_written_without_space() -> None:
    hyphen = ("- P", "-P")
    assert fix("Asia- Pacific must act", "Asia Pacific must act", hyphen) == "Asia-Pacific must act"
    assert (
        fix("Asia- Pacific must act", "Asia -Pacific must act", hyphen) == "Asia-Pacific must act"
    )


def test_a_word_that_a_correction_gives_is_spaced() -> None:
    recieve = ("recieve", "receive")
    assert fix("we recieve them all", "we got them all", recieve) == "we receive them all"
    assert fix("we recieve them all", "we them all", recieve) == "we receive them all"


def test_what_is_read_as_one_word_with_a_mark_goes_with_it() -> None:
    assert fix("we must act", f"we must go{CONTINUED}") == "we must act"
    assert fix("we must act now", f"we must go{CONTINUED}{CONTINUED} now") == "we must act now"


def test_a_note_beside_words_is_kept_apart() -> None:
    assert fix("we all must act", f"we {REMOVED}must act") == f"we {REMOVED}all must act"
    assert fix("we must act", f"we all{REMOVED} must act") == f"we{REMOVED} must act"


WORDS = st.lists(
    st.sampled_from(["we", "must", "act", "now", "for", "all", ",", "—", "-", "(x)"]),
    min_size=1,
    max_size=8,
)


@given(WORDS, WORDS)
def test_a_fixed_draft_has_the_tokens_of_the_source(source: list[str], draft: list[str]) -> None:
    passage, pattern = make_passage(f"so {' '.join(source)}"), read_pattern(" ".join(draft))
    near = compare(passage, pattern, 1.0)
    assume(near)
    assert near
    fixed = fix(passage.text, " ".join(draft))
    assert fixed
    keys = [token.key for token in tokenize(fixed)]
    final = [token.key for token in pattern.tokens[pattern.end :]]
    theirs = [token.key for token in tokenize(read_source(passage, near.start, near.end))]
    assert keys == [*theirs, *final]
