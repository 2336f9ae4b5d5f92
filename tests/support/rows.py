"""Tests over the rows of a table, each of them one test.

pytest's own ``parametrize`` makes a test of each row, which costs more than most rows do: several
milliseconds to collect, to report and to set up. It is for rows that are slow, or that need
fixtures of their own, such as a folder.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each_row(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """Run a test for each row, and report every row that fails, with its values.

    ``names`` and ``rows`` are those of ``parametrize``.
    """
    wanted = names.replace(" ", "").split(",") if isinstance(names, str) else list(names)
    table = [row if len(wanted) > 1 else (row,) for row in rows]
    assert table, f"no rows of {names}"

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            failures: list[BaseException] = []
            for row in table:
                values = dict(zip(wanted, row, strict=True))
                try:
                    test(**values, **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"in the row {values!r}")
                    failures.append(error)
            if failures:
                message = f"{len(failures)} of {len(table)} rows fail"
                raise BaseExceptionGroup(message, failures)

        signature = inspect.signature(test)
        others = [each for name, each in signature.parameters.items() if name not in wanted]
        run.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return run

    return decorate
