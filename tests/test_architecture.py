"""The folders show the way of the data: each knows only those before it."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from measure_structure import find_longest_chain, list_folders, list_imported, read_imports
from support.rows import each_row
from support.runs import ROOT

SOURCE = ROOT / "src" / "gcmreview"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_MODULES = 9
# Modules: a reader follows a quotation through check in no more steps than these.
LONGEST_CHAIN = 10
# Each folder, or module beside the folders, may import those before it and none after it.
FOLDERS = (
    *(
        "errors",
        "batches",
        "processes",
        "text",
        "suggestions",
        "dataset",
        "library",
        "lookup",
        "output",
        "terminal",
        "citing",
    ),
    *("quoting", "listing", "documents", "names", "attribution", "importing", "check"),
    *("validating", "cli", "__main__"),
)
CHECK_FOLDERS = (
    *("codes", "findings", "suppressions", "source", "match", "figures"),
    *("context", "certainty", "rules", "reports", "doubtful", "checker", "fix", "runner"),
)
# The only module that may import each package.
OWNERS = {
    "rich": "terminal/console.py",
    "tomli": "dataset/loader.py",
    "docx": "documents/readers/docx.py",
    "tomli_w": "importing/writer.py",
    "pyromark": "documents/readers/markdown/parser.py",
}
# The only places that may use standard streams and the environment.
STREAMS = {"__main__.py", "output/stdout.py", "documents/readers/files.py"}
ENVIRONMENT = {
    "__main__.py",
    "cli/app.py",
    "cli/options.py",
    "cli/commands/listings.py",
    "cli/commands/check.py",
}


def name(path: Path) -> str:
    """Return a module's path below the package, as in ``text/words.py``."""
    return path.relative_to(SOURCE).as_posix()


def find_users(package: str) -> set[str]:
    """Return the modules that import a package or something in it."""
    return {
        name(path)
        for path in MODULES
        if any(f"{each}.".startswith(f"{package}.") for each in list_imported(path))
    }


def list_crossings(below: str) -> set[tuple[str, str]]:
    """Return which folder, or module beside the folders, imports which other one."""
    depth = below.count("/") + 1 if below else 0
    pairs = {
        (one.split("/")[depth], other.split("/")[depth])
        for one, imported in read_imports(SOURCE, below).items()
        for other in imported
    }
    return {(one, other) for one, other in pairs if one != other}


@pytest.mark.parametrize(("below", "order"), [("", FOLDERS), ("check", CHECK_FOLDERS)])
def test_a_folder_imports_those_before_it_alone(below: str, order: tuple[str, ...]) -> None:
    crossings = list_crossings(below)
    assert crossings
    assert [each for each in crossings if order.index(each[0]) < order.index(each[1])] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = read_imports(SOURCE)
    assert len(imports) == len(MODULES)
    TopologicalSorter(imports).prepare()


@each_row("folder", ["check", "attribution"])
def test_no_chain_of_imports_is_longer_than_ten_modules(folder: str) -> None:
    assert len(find_longest_chain(read_imports(SOURCE, folder))) <= LONGEST_CHAIN


def test_a_folder_has_nine_modules_at_most_and_says_what_is_in_it() -> None:
    for folder, modules in list_folders(SOURCE):
        assert len(modules) <= MOST_MODULES, folder
        says = (SOURCE.parent / folder / "__init__.py").read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(says))


@each_row(("package", "module"), OWNERS.items())
def test_one_module_alone_imports_each_dependency(package: str, module: str) -> None:
    assert find_users(package) == {module}


def test_the_command_line_alone_imports_typer() -> None:
    users = find_users("typer")
    assert users
    assert {Path(user).parts[0] for user in users} == {"cli"}


def test_only_the_edges_use_standard_streams_and_the_environment() -> None:
    texts = {name(path): path.read_text(encoding="utf-8") for path in MODULES}
    assert {module for module, text in texts.items() if "sys.std" in text} == STREAMS
    assert {module for module, text in texts.items() if "os.environ" in text} == ENVIRONMENT


def test_groups_that_take_no_repetition_back_are_written_by_one_function() -> None:
    # Python before 3.11.5 loses its place in such a group.
    groups = {name(path) for path in MODULES if re.search(r"\)[*+?]\+", path.read_text("utf-8"))}
    assert groups == {"text/characters.py"}


def test_tests_are_in_the_folders_of_what_they_test() -> None:
    folders = {
        path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")
    }
    homes = (SOURCE, ROOT)  # A folder of the package, or a program beside it: the evaluation.
    assert [each for each in folders if not any((home / each).is_dir() for home in homes)] == []
