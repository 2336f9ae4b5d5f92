"""The way in: ``gcmreview`` and ``python -m gcmreview``."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    Ctrl-C is answered with 130, during the imports too.
    """
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    _end(code)


def _run() -> int:
    # Collecting garbage during the imports finds none, and takes 7 % of their time.
    gc.disable()
    from gcmreview.cli import main as run

    gc.freeze()
    gc.enable()
    return run()


def _end(code: int) -> NoReturn:
    """End at once. Taking the interpreter apart object by object costs a tenth of a short run."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
