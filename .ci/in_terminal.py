"""Run a command in a pseudo-terminal until a text shows, quit it with a key, and end as it ends.

    in_terminal.py --until TEXT --quit ctrl+q -- COMMAND...

Only the standard library: it runs before anything is installed.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

_ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


def main() -> int:
    """Do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--until", required=True)
    parser.add_argument("--quit", default="ctrl+q")
    parser.add_argument("--timeout", type=float, default=400)
    parser.add_argument("command", nargs="+")
    args = parser.parse_args()
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(  # noqa: S603 - the gate's own command
        args.command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
    )
    os.close(theirs)
    stop, seen, quitting = time.monotonic() + args.timeout, b"", False
    while process.poll() is None:
        if time.monotonic() > stop:
            process.kill()
            sys.stderr.write(_ESCAPES.sub(b" ", seen).decode(errors="replace")[-2000:])
            return 1
        if select.select([ours], [], [], 0.1)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                break
        if not quitting and args.until.encode() in _ESCAPES.sub(b"", seen):
            quitting = True
            time.sleep(1)
            os.write(ours, bytes([ord(args.quit[-1]) & 0x1F]))
    status = process.wait()
    sys.stdout.write(f"{args.until!r} {'showed' if quitting else 'never showed'}; exit status {status}\n")
    return status if quitting else 1


if __name__ == "__main__":
    sys.exit(main())
