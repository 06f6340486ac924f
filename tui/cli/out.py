"""Results go to stdout, everything else to stderr, and nobody listening any more is no reason to fall over."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import Any


class Out:
    """Writes results, each line on its way at once."""

    def __init__(self) -> None:
        self.gone = False
        """Whether nobody reads any more (`tilbageblik observations | head`); what is done goes on all the same."""

    def line(self, text: str = "") -> None:
        """Write a line, or several."""
        self._write(text + "\n")

    def text(self, text: str) -> None:
        """Write a text that has its own line ends."""
        self._write(text)

    def json(self, value: Any) -> None:
        """Write a value as one line of JSON; with only ASCII in it where the stream is not UTF-8."""
        self._write(json.dumps(value, ensure_ascii=not _is_utf8()) + "\n")

    def _write(self, text: str) -> None:
        if self.gone or sys.stdout is None:
            return
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError as error:
            if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
                raise
            self.gone = True
            # What is left in the stream would be written once more when the process ends, and fail aloud.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def notice(text: str) -> None:
    """Say something that is not a result, as one line."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(" ".join(text.split()) + "\n")
            sys.stderr.flush()
        except OSError:
            return


def never_fail_on_letters() -> None:
    """Let the streams show a letter they do not know as `?` instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="replace")


def _is_utf8() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf8")
