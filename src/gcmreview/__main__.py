"""The entry point: ``gcmreview`` and ``python -m gcmreview``.

This imports only what Python has loaded already: Ctrl-C during an import outside ``main`` would
print a traceback.
"""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

# Objects made and not freed before Python looks for cycles. After 700, its own choice, it looks 20
# times while a command is imported, and finds none; so many are some megabytes.
_COLLECT_AFTER = 50_000


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C exits with 130, during the imports too.
    """
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    _end(code)


def _run() -> int:
    # Garbage collection finds nothing during the imports, and takes 7 % of their time.
    gc.disable()
    try:
        import signal

        # A job in the background ignores Ctrl-C, and goes on to.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _interrupt)
        from gcmreview.cli.app import main as run
    except Exception as error:
        return _refuse_start(error)
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    gc.enable()
    return run()


def _refuse_start(error: Exception) -> int:
    """Say why the program cannot be loaded, as where memory or open files run out."""
    if os.environ.get("GCMREVIEW_DEBUG"):
        raise error
    if sys.stderr is not None:
        sys.stderr.write(f"gcmreview: cannot be started: {str(error) or 'memory ran out'}\n")
    return 3


def _interrupt(_number: int, frame: "FrameType | None") -> None:
    """Answer Ctrl-C: end at once during an import, which may swallow KeyboardInterrupt."""
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(130)
        frame = frame.f_back
    raise KeyboardInterrupt


def _end(code: int) -> None:
    """End at once. To free the interpreter object by object takes a tenth of a short run."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
