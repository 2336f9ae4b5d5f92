"""The folders tell the way of the data: each knows only those before it."""

import ast
from pathlib import Path

import pytest

from support.runs import ROOT

SOURCE = ROOT / "src" / "gcmreview"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_MODULES = 9
# Each folder, or module beside the folders, may import those before it and none after it.
FOLDERS = (
    *("errors", "text", "dataset", "lookup", "output", "terminal", "citing", "quoting", "listing"),
    *("check", "cli", "__main__"),
)
CHECK_FOLDERS = (
    *("codes", "findings", "document", "quotations", "suppressions", "source", "match", "readers"),
    *("attribution", "figures", "context", "rules", "reports", "checker", "fix", "runner"),
)
# The only module that may import each package.
OWNERS = {
    "rich": "terminal/console.py",
    "tomli": "dataset/loader.py",
    "docx": "check/readers/docx.py",
}
# The only places that may use standard streams and the environment.
STREAMS = {"__main__.py", "output/stdout.py", "check/readers/files.py"}
ENVIRONMENT = {"cli/app.py", "cli/options.py", "cli/check.py"}


def name(path: Path) -> str:
    """Return a module's path below the package, as in ``text/words.py``."""
    return path.relative_to(SOURCE).as_posix()


def list_imports(path: Path) -> set[str]:
    """Return the names of the modules that a file imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def find_users(package: str) -> set[str]:
    """Return the modules that import a package or something in it."""
    return {
        name(path)
        for path in MODULES
        if any(f"{each}.".startswith(f"{package}.") for each in list_imports(path))
    }


def list_crossings(prefix: str) -> set[tuple[str, str]]:
    """Return which folder below a package imports which other one there."""
    crossings = set()
    for path in MODULES:
        parts = ("gcmreview", *path.relative_to(SOURCE).with_suffix("").parts)
        for imported in list_imports(path):
            module = ".".join(parts)
            if module.startswith(f"{prefix}.") and imported.startswith(f"{prefix}."):
                depth = prefix.count(".") + 1
                crossings.add((parts[depth], imported.split(".")[depth]))
    return {(one, other) for one, other in crossings if one != other}


@pytest.mark.parametrize(
    ("package", "order"), [("gcmreview", FOLDERS), ("gcmreview.check", CHECK_FOLDERS)]
)
def test_a_folder_imports_those_before_it_alone(package: str, order: tuple[str, ...]) -> None:
    crossings = list_crossings(package)
    assert crossings
    assert [each for each in crossings if order.index(each[0]) < order.index(each[1])] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {}
    for path in MODULES:
        module = ".".join(("gcmreview", *path.relative_to(SOURCE).with_suffix("").parts))
        imports[module.removesuffix(".__init__")] = list_imports(path)
    done: set[str] = set()
    while ready := {each for each in imports if not imports[each] & imports.keys() - done - {each}}:
        done |= ready
        imports = {each: needed for each, needed in imports.items() if each not in done}
    assert imports == {}


def test_a_folder_has_nine_modules_at_most_and_says_what_is_in_it() -> None:
    for folder in {path.parent for path in MODULES}:
        modules = [path for path in folder.glob("*.py") if not path.name.startswith("__")]
        assert len(modules) <= MOST_MODULES, folder
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("package", "module"), OWNERS.items())
def test_one_module_alone_imports_each_dependency(package: str, module: str) -> None:
    assert find_users(package) == {module}


def test_the_command_line_alone_imports_typer() -> None:
    users = find_users("typer")
    assert users
    assert {Path(user).parent.name for user in users} == {"cli"}


def test_only_the_edges_use_standard_streams_and_the_environment() -> None:
    texts = {name(path): path.read_text(encoding="utf-8") for path in MODULES}
    assert {module for module, text in texts.items() if "sys.std" in text} == STREAMS
    assert {module for module, text in texts.items() if "os.environ" in text} == ENVIRONMENT


def test_tests_stand_in_the_folders_of_what_they_test() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    known = {SOURCE / folder.relative_to(ROOT / "tests") for folder in folders}
    assert [folder for folder in known if not folder.is_dir()] == []
