"""Measure the structure of the source: modules per folder, lines, and the longest import chain.

    python tools/measure_structure.py [SOURCE]

SOURCE is the package to measure; without it, this checkout's. A chain is counted in modules, and an
import inside a function counts as well.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "gcmreview"


def main() -> None:
    """Print the modules and lines of each folder, and the longest import chain in ``check``."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    for folder, paths in list_folders(source):
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)
        print(f"{folder:24} {len(paths):3} modules {lines:6} lines")
    check = source / "check"
    total = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in check.rglob("*.py"))
    print(f"lines of check: {total}")
    chain = find_longest_chain(read_imports(source, "check"))
    print(f"longest import chain in check: {len(chain)} modules: {' > '.join(chain)}")


def list_folders(source: Path) -> Iterator[tuple[str, list[Path]]]:
    """Yield each folder of a package with its modules, without ``__init__`` and ``__main__``."""
    for folder in sorted({path.parent for path in source.rglob("*.py")}):
        modules = [path for path in folder.glob("*.py") if not path.name.startswith("__")]
        yield folder.relative_to(source.parent).as_posix(), modules


def read_imports(source: Path, below: str = "") -> dict[str, set[str]]:
    """Return which modules of a package import which others of it, anywhere in them.

    Modules are named by their path, as in ``check/match/align``. ``below`` limits it to a folder.
    """
    modules = {
        path.relative_to(source).with_suffix("").as_posix().removesuffix("/__init__"): path
        for path in (source / below).rglob("*.py")
    }
    return {
        module: {
            name.removeprefix(f"{source.name}.").replace(".", "/") for name in list_imported(path)
        }.intersection(modules)
        - {module}
        for module, path in modules.items()
    }


@cache
def list_imported(path: Path) -> frozenset[str]:
    """Return the dotted names of the modules that a file imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def find_longest_chain(imports: Mapping[str, set[str]]) -> list[str]:
    """Return the longest chain of modules, each of which imports the next; there are no circles."""

    @cache
    def follow(module: str) -> tuple[str, ...]:
        chains = [follow(imported) for imported in sorted(imports[module])]
        return (module, *(max(chains, key=len) if chains else ()))

    chains = [follow(module) for module in sorted(imports)]
    longest = max(chains, key=len)
    return list(longest)


if __name__ == "__main__":
    main()
