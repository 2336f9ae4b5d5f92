"""The command for a shell: it asks ``server`` for a run with its streams, and ends as that does.

    python -I -S client.py ADDRESS [ARGUMENT...]

It imports next to nothing, since it is to take less time than the Python that it saves.
"""

import os
import sys

# What ``socket`` is made of, which takes as long to import as all else here.
from _socket import AF_UNIX, SCM_RIGHTS, SOL_SOCKET, socket


def main() -> int:
    """Have the command run, and return its exit code as a shell has it."""
    address, *arguments = sys.argv[1:]
    # A new descriptor would take the number of a stream that is closed.
    streams = [number for number in range(3) if (sys.stdin, sys.stdout, sys.stderr)[number]]
    request = {
        "module": "gcmreview",
        "arguments": arguments,
        "folder": os.getcwd(),
        "environment": dict(os.environ),
        "open": streams,
        "is_session": False,
    }
    text = repr(request).encode()
    connection = socket(AF_UNIX)
    connection.connect(f"\0{address}")
    sent = b"".join(number.to_bytes(4, sys.byteorder) for number in streams)
    connection.sendmsg([b"%d\n" % len(text)], [(SOL_SOCKET, SCM_RIGHTS, sent)])
    connection.sendall(text)
    with open(connection.detach(), "rb") as answers:
        _process, code = answers.readline(), int(answers.readline())
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    os._exit(main())
