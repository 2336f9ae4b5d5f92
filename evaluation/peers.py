"""Ask other tools whether a quotation is verified against the source: yes or no.

``score.py`` runs this file with the Python of another virtual environment, which has the peers and
not gcmreview:

    python peers.py PEER < {"source": ..., "quotations": [...]} > [true, false, ...]
"""

import difflib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

Judge = Callable[[str], bool]
THRESHOLD = 0.9


class Peer(NamedTuple):
    """A tool: the package to install, if any, and the function that prepares it for a source."""

    name: str
    package: str | None
    prepare: Callable[[str], Judge]


def _prepare_krokai(source: str) -> Judge:
    folder = Path(tempfile.mkdtemp())
    (folder / "source.txt").write_text(source, encoding="utf-8")
    corpus = import_module("krokai.corpus").Corpus([str(folder)], quiet=True)
    check = import_module("krokai.verify").check
    clean = import_module("krokai.verdicts").CLEAN
    return lambda quotation: check(quotation, corpus)[0] in clean


def _prepare_quotecheck(source: str) -> Judge:
    check = import_module("quotecheck").check
    return lambda quotation: bool(check(quotation, source).ok)


def _prepare_linkml(source: str) -> Judge:
    models = import_module("linkml_reference_validator.models")
    name = "linkml_reference_validator.validation.supporting_text_validator"
    folder = tempfile.mkdtemp()
    config = models.ReferenceValidationConfig(cache_dir=folder)
    validator = import_module(name).SupportingTextValidator(config)
    reference = models.ReferenceContent(reference_id="file:source", content=source)
    return lambda quotation: bool(validator.find_text_in_reference(quotation, reference).found)


def _prepare_gtrex(source: str) -> Judge:
    gtrex = import_module("gtrex")
    verifier = gtrex.Verifier(source, gtrex.Policy())
    return lambda quotation: bool(verifier.verify(quotation).grounded)


def _prepare_rapidfuzz(source: str) -> Judge:
    ratio = import_module("rapidfuzz.fuzz").partial_ratio
    return lambda quotation: bool(ratio(quotation, source) >= 100 * THRESHOLD)


def _prepare_difflib(source: str) -> Judge:
    """Compare with the part of the source around the longest common run."""

    def judge(quotation: str) -> bool:
        matcher = difflib.SequenceMatcher(None, source, quotation, autojunk=False)
        run = matcher.find_longest_match()
        start = max(0, run.a - run.b)
        stretch = source[start : start + len(quotation)]
        return difflib.SequenceMatcher(None, stretch, quotation, False).ratio() >= THRESHOLD

    return judge


def fold(text: str) -> str:
    """Fold case, white space, dashes and quotation marks, as a simple checker does."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", text.casefold())
    return " ".join(re.sub(r"[“”„«»\"‘’']", "'", text).split()).strip(" .,")


def _prepare_substring(source: str) -> Judge:
    folded = fold(source)
    return lambda quotation: fold(quotation) in folded


PEERS = (
    Peer("folded substring", None, _prepare_substring),
    Peer("krokai", "krokai", _prepare_krokai),
    Peer("quotecheck", "quotecheck", _prepare_quotecheck),
    Peer("linkml-reference-validator", "linkml-reference-validator", _prepare_linkml),
    Peer("gtrex", "gtrex", _prepare_gtrex),
    Peer("rapidfuzz partial_ratio ≥ 90", "rapidfuzz", _prepare_rapidfuzz),
    Peer("difflib ratio ≥ 0.90", None, _prepare_difflib),
)


class Answers(NamedTuple):
    """What a peer answered, or why it did not; and its version."""

    accepted: list[bool]
    problem: str
    version: str


def make_environment(folder: Path) -> Path:
    """Make a virtual environment for the peers, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / "bin" / "python"


def ask_peer(python: Path, peer: Peer, source: str, quotations: Sequence[str]) -> Answers:
    """Install a peer, and ask it about every quotation."""
    if peer.package:
        pip = [str(python), "-m", "pip", "install", "--quiet", peer.package]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            return Answers([], "does not install", "")
    done = subprocess.run(
        [str(python), __file__, peer.name],
        input=json.dumps({"source": source, "quotations": quotations}),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        return Answers([], (done.stderr.strip().splitlines() or ["fails"])[-1], "")
    answer = json.loads(done.stdout)
    return Answers(answer["accepted"], "", answer["version"])


def main() -> None:
    """Answer for the named peer; standard input has the source and the quotations."""
    peer = next(each for each in PEERS if each.name == sys.argv[1])
    asked = json.load(sys.stdin)
    judge = peer.prepare(asked["source"])
    version = import_module("importlib.metadata").version(peer.package) if peer.package else ""
    accepted = [_ask(judge, quotation) for quotation in asked["quotations"]]
    print(json.dumps({"accepted": accepted, "version": version}))


def _ask(judge: Judge, quotation: str) -> bool:
    """Ask about one quotation; one that a peer cannot read is not verified."""
    try:
        return judge(quotation)
    except ValueError:
        return False


if __name__ == "__main__":
    main()
