"""A program that prints what a process finds at its start."""

import json
import locale
import os
import resource
import signal
import sys
from typing import Any


def describe_stream(stream: Any) -> list[object]:
    """Return what matters of a standard stream."""
    raw = stream.buffer.raw
    return [
        *(stream.name, stream.mode, stream.encoding, stream.errors, stream.isatty()),
        *(stream.line_buffering, stream.write_through, stream.newlines, stream.fileno()),
        *(type(stream.buffer).__name__, raw.mode, raw.closefd),
    ]


if __name__ == "__main__":
    found = {
        "arguments": sys.argv,
        "paths": sys.path,
        "module": [__name__, __package__, __spec__.name if __spec__ else None],
        "folder": os.getcwd(),
        "environment": dict(os.environ),
        "flags": repr(sys.flags),
        "locale": [locale.setlocale(locale.LC_CTYPE), locale.getpreferredencoding()],
        "streams": [describe_stream(each) for each in (sys.stdin, sys.stdout, sys.stderr)],
        "signals": [str(signal.getsignal(each)) for each in sorted(signal.valid_signals())],
        "blocked": sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
        "files": sorted(os.listdir("/proc/self/fd")),
        "limits": [
            resource.getrlimit(each) for each in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS)
        ],
        "leads a session": os.getsid(0) == os.getpid(),
    }
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    sys.stderr.write("an error\n")
    os._exit(7)
