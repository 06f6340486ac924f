"""The lines that come on stdin, each as soon as it is there, in whichever Unicode encoding they say they are in."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from typing import BinaryIO, cast

from journals.errors import Invalid, Problem
from journals.text.clean import clean

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def stdin_lines() -> Iterator[tuple[int, str | Invalid]]:
    """Yield each line that is not empty with its number; a line that is not text as what to say of it.

    What an editor writes for a line break within a paragraph ends a line too.

    Raises:
        Problem: `not_text`, where the first line already holds zero bytes, as text of two bytes a letter does when it
            begins without the mark that says so: no line of it means what it seems to.
    """
    is_text = False
    for number, line in enumerate(_lines(), start=1):
        if isinstance(line, Invalid):
            yield number, line
            continue
        if "\0" in line:
            if not is_text:
                raise Problem("not_text")
            yield number, Invalid("line_with_zero")
            continue
        for each in clean(line).split("\n"):
            if each.strip():
                is_text = True
                yield number, each


def typed_lines() -> Iterator[str | Invalid]:
    """Yield all lines as they come, also empty ones and those with zero bytes, without what would act on a terminal."""
    for line in _lines():
        yield line if isinstance(line, Invalid) else clean(line)


def _lines() -> Iterator[str | Invalid]:
    """Yield the lines, decoded by the mark that they begin with, else as UTF-8."""
    stream = cast("BinaryIO", sys.stdin.buffer) if sys.stdin else BytesIO()
    first = stream.readline()
    for mark, encoding in _MARKS.items():
        if first.startswith(mark):
            yield from _wide_lines(_Rest(first, stream), encoding)
            return
    while first:
        try:
            yield first.decode()
        except UnicodeDecodeError:
            yield Invalid("not_utf8")
        first = stream.readline()


def _wide_lines(stream: BinaryIO, encoding: str) -> Iterator[str | Invalid]:
    try:
        yield from TextIOWrapper(stream, encoding, newline="\n")
    except UnicodeError:  # after a broken letter, what is a line cannot be known
        yield Invalid("broken_off")


class _Rest(BytesIO):
    """A stream again from its beginning, of which a line has been read."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        super().__init__(first)
        self._stream = stream

    def read1(self, size: int | None = -1, /) -> bytes:
        """Return what is there, at the most a line."""
        return super().read1(size) or self._stream.readline()

    def read(self, size: int | None = -1, /) -> bytes:
        """Return what is there, at the most a line."""
        return super().read(size) or self._stream.readline()
