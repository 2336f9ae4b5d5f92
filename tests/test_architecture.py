"""The modules know of each other only what the way of the data needs."""

import ast
from pathlib import Path

import pytest
from conftest import ROOT

MODULES = sorted((ROOT / "src" / "gcmreview").rglob("*.py"))


def list_imports(path: Path) -> set[str]:
    """Return the names of the modules that a file imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def find_users(package: str) -> list[str]:
    """Return the modules that import a package or something in it."""
    return [
        path.name
        for path in MODULES
        if any(f"{name}.".startswith(f"{package}.") for name in list_imports(path))
    ]


@pytest.mark.parametrize(
    ("package", "module"),
    [("typer", "cli.py"), ("rich", "terminal.py"), ("tomli", "loader.py"), ("docx", "word.py")],
)
def test_one_module_alone_knows_each_dependency(package: str, module: str) -> None:
    assert find_users(package) == [module]


def test_only_the_edges_know_standard_streams_and_the_environment() -> None:
    users = [path.name for path in MODULES if "sys.std" in path.read_text(encoding="utf-8")]
    # The drafts of a check may come from standard input.
    assert set(users) <= {"__main__.py", "cli.py", "output.py", "drafts.py"}
    readers = [path.name for path in MODULES if "os.environ" in path.read_text(encoding="utf-8")]
    assert readers == ["cli.py"]


WAYS = [
    ["model", "loader", "query", "tables", "views", "terminal", "cli"],
    [
        *("tokens", "prose", "tags", "markdown", "quotations", "attribution", "checking"),
        *("mending", "running"),
    ],
    [
        *("tokens", "bank", "patterns", "screening", "matches", "comparing", "nearness"),
        *("edits", "judging", "reading", "cases", "crediting", "verdicts", "rechecking"),
        *("checking", "mending", "running"),
    ],
    ["words", "people", "naming", "clauses", "attribution", "cases"],
    ["amounts", "counted", "stated", "reading"],
    ["findings", "judging", "checking", "running"],
    ["findings", "report_text", "reports"],
]


@pytest.mark.parametrize("order", WAYS, ids=lambda order: order[0])
def test_data_flows_one_way(order: list[str]) -> None:
    package = "gcmreview" if "loader" in order else "gcmreview.check"
    places = {f"{package}.{name}": place for place, name in enumerate(order)}
    for path in MODULES:
        own = places.get(f"{package}.{path.stem}")
        for name in list_imports(path):
            if own is not None and name in places:
                assert places[name] < own, f"{path.stem} imports {name}"
