"""A large dataset is read in pieces, as what it is when it is read as a whole."""

import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmreview.dataset import loader
from gcmreview.dataset.loader import examine, load_content, load_hashed, load_review, parse_toml
from gcmreview.dataset.model import Review
from gcmreview.errors import DatasetError
from support.libraries import TALKS
from support.releases import write_review
from support.runs import DATASET
from support.strategies import reviews

# Ends of a dataset that only the whole of it shows to be wrong, or right.
ENDS = {
    "a table in the place of an array": "[quotes]\n",
    "a table for the second time": "[release]\n",
    "a table within the last record": "[quotes.more]\n",
    "an unknown array": "[[quote]]\nid = 'a'\n",
    "a header in a string": "[[notes]]\nid = 'a'\nparagraphs = [0]\ntext = '''\n[[quotes]]\n'''\n",
    "a header in an array": "[[notes]]\nid = 'a'\nparagraphs = [\n[[quotes]]\n]\ntext = 'b'\n",
    "no closing mark": "[[notes]]\ntext = '''\n[[quotes]]\n",
    "an empty record": "[[quotes]]\n",
    "a wrong value": "[[quotes]]\nid = 1\n",
    "a byte that is no text": "[[notes]]\ntext = '\udcff'\n",
    "too deep": f"[[notes]]\nparagraphs = {'[' * 2000}{']' * 2000}\n",
    "too many digits": f"[[notes]]\nparagraphs = [{'9' * 5000}]\n",
}
# Before the first header.
STARTS = {"an array of its own": "quotes = []\n", "a byte-order mark": "\ufeff", "a comment": "#\n"}


def read(content: bytes) -> Review | str:
    """Return the dataset that the content is, or what is wrong with it."""
    try:
        return load_content("any.toml", content)
    except DatasetError as error:
        return str(error)


# A file of pieces, and one whose last table no piece may have, which is read as a whole.
_HEAD, _OPENING, _REST = TALKS.partition("[[origins]]")
FILES = {"in pieces": TALKS, "a mark": f"\ufeff{TALKS}", "as a whole": _OPENING + _REST + _HEAD}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_what_is_loaded_of_a_file_is_what_is_hashed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(text, encoding="utf-8")
    review, digest = load_hashed(str(path), sha256)
    assert review == load_content("any.toml", TALKS.encode())
    assert digest == sha256(path.read_bytes()).digest()


def test_a_file_that_is_hashed_is_refused_as_others_are(tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(TALKS.replace("okafor", "okafer", 1), encoding="utf-8")
    with pytest.raises(DatasetError) as refused:
        load_review(str(path))
    with pytest.raises(DatasetError) as refused_too:
        load_hashed(str(path), sha256)
    assert str(refused_too.value) == str(refused.value)


def read_in_pieces(monkeypatch: pytest.MonkeyPatch, content: bytes, size: int) -> Review | str:
    """Read a dataset in pieces of so many bytes at least."""
    with monkeypatch.context() as patched:
        patched.setattr(loader, "PIECE", size)
        return read(content)


@pytest.mark.parametrize("size", [1, 300, 5000])
def test_pieces_of_any_size_are_the_built_in_dataset(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    content = DATASET.read_bytes()
    assert read_in_pieces(monkeypatch, content, size) == load_review()
    crlf = content.replace(b"\n", b"\r\n")
    assert read_in_pieces(monkeypatch, crlf, size) == load_review()


@pytest.mark.parametrize("text", [TALKS + end for end in ENDS.values()], ids=ENDS)
def test_an_end_means_the_same_in_pieces(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    content = text.encode(errors="surrogateescape")
    assert read_in_pieces(monkeypatch, content, 1) == read(content)


@pytest.mark.parametrize("text", [start + TALKS for start in STARTS.values()], ids=STARTS)
def test_a_start_means_the_same_in_pieces(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert read_in_pieces(monkeypatch, text.encode(), 1) == read(text.encode())


@given(reviews(), st.integers(1, 500))
def test_any_valid_dataset_is_the_same_in_pieces(review: Review, size: int) -> None:
    content = write_review(review).encode()
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert read_in_pieces(monkeypatch, content, size) == review


@given(st.data())
def test_a_dataset_without_some_lines_has_the_same_problems_in_pieces(data: st.DataObject) -> None:
    lines = TALKS.split("\n")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(lines))] * 2)))
    content = "\n".join([*lines[:start], *lines[end:]]).encode()
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert read_in_pieces(monkeypatch, content, 1) == read(content)


def test_what_is_read_in_pieces_takes_four_times_the_memory_of_the_file_at_most(
    tmp_path: Path,
) -> None:
    path = tmp_path / "large.toml"
    path.write_text(TALKS + make_conclusions(8_000), encoding="utf-8")
    content = path.read_bytes()
    assert len(content) > 2 * loader.PIECE
    tracemalloc.start()
    load_content(str(path), content)
    taken = tracemalloc.get_traced_memory()[1] + len(content)
    tracemalloc.stop()
    assert taken < 4 * len(content)
    # Read as a whole it takes more, of which the parser's tree is most.
    tracemalloc.start()
    assert examine(parse_toml(str(path), content))[1] == []
    assert tracemalloc.get_traced_memory()[1] > 4 * len(content)
    tracemalloc.stop()


def make_conclusions(count: int) -> str:
    """Return so many more records of one paragraph."""
    words = "There are over 5 million herders in Rivers and Hills."
    return "".join(
        f'[[conclusions]]\nid = "conclusion-{number}"\ntext = "{words}"\nparagraph = 3\n'
        for number in range(count)
    )
