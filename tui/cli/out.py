"""Results go to stdout, everything else to stderr, and nobody listening any more is no reason to fall over.

What is written is for a terminal, so nothing in it may act there: names of files, above all, can hold anything.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import Any

from journals.text.clean import clean, one_line


class Out:
    """Writes results, each line on its way at once."""

    def __init__(self) -> None:
        self.gone = False
        """Whether nobody reads any more (`tilbageblik observations | head`); what is done goes on all the same."""

    def line(self, text: str = "") -> None:
        """Write a line, or several."""
        self._write(clean(text) + "\n")

    def text(self, text: str) -> None:
        """Write a text that has its own line ends."""
        self._write(clean(text))

    def json(self, value: Any) -> None:
        """Write a value as one line of JSON; in ASCII where the stream is not UTF-8 or something in it would act."""
        text = json.dumps(value, ensure_ascii=False)
        plain = _is_utf8() and clean(text) == text
        self._write((text if plain else json.dumps(value)) + "\n")

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
            sys.stderr.write(one_line(clean(text)) + "\n")
            sys.stderr.flush()
        except OSError:
            return


def somebody_answers() -> bool:
    """Tell whether somebody sits at a terminal, sees what is asked and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def answer(question: str) -> str:
    """Ask for a word; nothing where none comes."""
    sys.stderr.write(clean(question) + " ")
    sys.stderr.flush()
    try:
        return sys.stdin.readline().strip()
    except (OSError, ValueError):  # ValueError: letters that are not of the terminal's encoding
        return ""


def never_fail_on_letters() -> None:
    """Let the streams show a letter they do not know as `?` instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="replace")


def _is_utf8() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf8")
