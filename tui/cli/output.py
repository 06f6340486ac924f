"""Output: results go to stdout, notices to stderr, and a reader that has gone is no error.

What is written is for a terminal, so nothing in it may act there: names of files, above all, can hold anything.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import suppress
from typing import IO, Any, AnyStr

from journals.system_error import reason_words
from journals.text.clean import clean, one_line
from tui.locale import Catalogue


class Output:
    """Writes results to stdout, flushed at once."""

    def __init__(self) -> None:
        self.closed = False
        """Whether nobody reads any more (`tilbageblik observations | head`); the work goes on all the same."""
        self.failure: dict[str, object] = {}
        """Why the answer could not be written out; empty where it could."""
        """Why stdout could not be written to; the work goes on then too, so that what is to be saved is saved."""
        self.lost = 0
        """How many letters the stream could not take, so that they are `?` there."""

    def line(self, text: str = "") -> None:
        """Write a line, or several."""
        self._write(clean(text) + "\n")

    def document(self, text: str) -> None:
        """Write a text that has its own line ends; into a file it is UTF-8, whatever the console's encoding."""
        crlf = "\r\n" in text  # a calendar's lines end so wherever they are read
        text = clean(text)
        stream = getattr(sys.stdout, "buffer", None)
        if crlf and stream is not None and not sys.stdout.isatty():
            sys.stdout.flush()
            self._put(stream, text.replace("\n", "\r\n").encode())
        elif _is_utf8(sys.stdout) or stream is None or sys.stdout.isatty():
            self._write(text)
        else:
            sys.stdout.flush()
            self._put(stream, text.encode())

    def json(self, value: Any) -> None:
        """Write a value as one line of JSON; in ASCII where the stream is not UTF-8 or something in it would act."""
        self._write(_json_line(value, sys.stdout))

    def report_lost(self, say: Catalogue) -> None:
        """Print how many letters a file or another program has not got as they are; on a console it can be seen."""
        if self.lost and sys.stdout is not None and not sys.stdout.isatty():
            print_notice(say.count("cli.lost", self.lost, encoding=sys.stdout.encoding))

    def _write(self, text: str) -> None:
        if sys.stdout is not None:
            self.lost += _unencodable(text)
            self._put(sys.stdout, text)

    def _put(self, stream: IO[AnyStr], text: AnyStr) -> None:
        if self.closed:
            return
        clear_over()
        try:
            stream.write(text)
            stream.flush()
        except OSError as error:
            if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
                self.failure = reason_words(error)
            self.closed = True
            # What is left in the stream would be written once more when the process ends, and fail aloud.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_notice(text: str) -> None:
    """Print something that is not a result to stderr, as one line."""
    _print_to_stderr(one_line(clean(text)) + "\n")


def print_error(code: str, text: str, **about: object) -> None:
    """Print to stderr what went wrong, as a line of JSON."""
    _print_to_stderr(_json_line({"error": {"code": code, "message": one_line(clean(text)), **about}}, sys.stderr))


def _json_line(value: Any, stream: IO[str] | None) -> str:
    """Return a value as one line of JSON; in ASCII where the stream is not UTF-8 or something in it would act."""
    text = json.dumps(value, ensure_ascii=False)
    plain = _is_utf8(stream) and clean(text) == text
    return (text if plain else json.dumps(value)) + "\n"


def _print_to_stderr(line: str) -> None:
    if sys.stderr is not None:
        clear_over()
        try:
            sys.stderr.write(line)
            sys.stderr.flush()
        except OSError:
            return


_over: list[int] = []
"""How many letters stand in a line that is written over; empty where there is none."""


def print_over(text: str) -> None:
    """Print a text over the line that was printed so before it; whatever is printed next takes it away."""
    shown = one_line(clean(text))
    with suppress(OSError):
        sys.stderr.write("\r" + shown.ljust(sum(_over)))
        sys.stderr.flush()
    _over[:] = [len(shown)]


def clear_over() -> None:
    """Take away the line that is written over, where there is one."""
    if _over:
        with suppress(OSError):
            sys.stderr.write("\r" + " " * _over.pop() + "\r")
            sys.stderr.flush()


def is_interactive() -> bool:
    """Return whether somebody sits at a terminal, sees what is asked and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def is_piped() -> bool:
    """Return whether what is printed goes to a file or another program."""
    return sys.stdout is None or not sys.stdout.isatty()


_YES = ("ja", "j", "yes", "y")
"""What means yes, whatever the language: none of it means no in the other."""


def is_confirmed(question: str) -> bool:
    """Ask a question at the terminal and return whether the answer is yes."""
    return prompt(question).casefold() in _YES


def prompt(question: str) -> str:
    """Ask for a word and return it; an empty text where none comes."""
    clear_over()
    sys.stderr.write(clean(question) + " ")
    sys.stderr.flush()
    try:
        return sys.stdin.readline().strip()
    except (OSError, ValueError):  # ValueError: letters that are not of the terminal's encoding
        return ""


def replace_unencodable() -> None:
    """Let the streams write a letter they cannot encode as `?` instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="replace")


def _unencodable(text: str) -> int:
    """Return how many letters of a text stdout cannot encode."""
    if text.isascii() or _is_utf8(sys.stdout):
        return 0
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return len(text) - len(text.encode(encoding, "ignore").decode(encoding, "ignore"))


def _is_utf8(stream: IO[str] | None) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf8")
