"""The command line: every main act without a screen, for scripts and for screen readers."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run `tilbageblik`; ends the process with 0 (done), 1 (refused, or something found wrong) or 2 (usage)."""
    gc.disable()  # a command is over before there is garbage; looking for it is a sixth of what `log` takes
    try:
        from tui.cli.program import program

        program.main()
    except KeyboardInterrupt:  # before the program could see it
        sys.exit(130)
    finally:
        gc.freeze()  # nor need the interpreter look through everything when it ends
