"""The way in: ``gcmreview`` and ``python -m gcmreview``.

Nothing is imported here that Python has not loaded already: a Ctrl-C during an import outside
``main`` would be answered with a traceback.
"""

import gc
import os
import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C is answered with 130, during the imports too.
    """
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    _end(code)


def _run() -> int:
    import signal

    # An exception may be lost in an import; this ends the process at any point of one.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    # Collecting garbage during the imports finds none, and takes 7 % of their time.
    gc.disable()
    from gcmreview.cli.app import main as run

    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return run()


def _end(code: int) -> None:
    """End at once. Taking the interpreter apart object by object costs a tenth of a short run."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
