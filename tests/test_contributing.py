"""The recipes of CONTRIBUTING.md work: each diff applies, and its own tests pass."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from support.processes import make_environment
from support.runs import ROOT

# A recipe touches no more source files than this: the new function's, and the registry's.
MOST_SOURCE_FILES = 2
WANTED = (
    *("listing format", "quote style", "citation style", "report format"),
    *("check rule", "draft reader", "rule of datasets", "dataset field", "command"),
)
# What the tests of a recipe need of the repository.
NEEDED = ("src", "tests", "tools", "docs", "data", "evaluation", "pyproject.toml")
NEEDED_TEXTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


class Recipe(NamedTuple):
    """What is added, and the diff that adds it."""

    what: str
    diff: str

    @property
    def files(self) -> list[str]:
        """The files that the diff adds or changes."""
        return re.findall(r"^\+\+\+ b/(\S+)$", self.diff, re.MULTILINE)


def list_recipes() -> list[Recipe]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### Add an? ([^\n]+)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return [
        Recipe(what, "".join(re.findall(r"^````diff\n(.*?)^````", body, re.MULTILINE | re.DOTALL)))
        for what, body in sections
    ]


RECIPES = list_recipes()


def test_there_is_a_recipe_for_all_that_a_newcomer_may_add() -> None:
    assert sorted(each.what for each in RECIPES) == sorted(WANTED)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.what)
def test_a_recipe_touches_few_source_files_and_adds_a_test(recipe: Recipe) -> None:
    assert len([file for file in recipe.files if file.startswith("src/")]) <= MOST_SOURCE_FILES
    assert [file for file in recipe.files if file.startswith("tests/")]


def apply(recipe: Recipe, folder: Path, *options: str) -> None:
    applied = subprocess.run(
        ["git", "apply", "--recount", *options, "-"],
        cwd=folder,
        input=recipe.diff.encode(),
        capture_output=True,
        check=False,
    )
    assert applied.returncode == 0, f"correct the diff in CONTRIBUTING.md: {applied.stderr!r}"


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.what)
def test_a_recipe_applies(recipe: Recipe) -> None:
    apply(recipe, ROOT, "--check")


def test_the_recipes_apply_one_after_the_other_and_their_tests_pass(tmp_path: Path) -> None:
    # To start pytest for each takes longer than all of their tests.
    copy_repository(tmp_path)
    for recipe in RECIPES:
        apply(recipe, tmp_path)
    files = [file for recipe in RECIPES for file in recipe.files]
    tests = [file for file in files if Path(file).name.startswith("test_")]
    assert len(tests) >= len(RECIPES)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=tmp_path,
        env=make_environment(PYTHONPATH=str(tmp_path / "src")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def copy_repository(folder: Path) -> None:
    for name in NEEDED_TEXTS:
        shutil.copy(ROOT / name, folder / name)
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "drafts")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
