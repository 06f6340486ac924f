"""A file that is to be read: its bytes, its text, and what somebody decided about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from content.heading_words import HeadingWords
from journals.importing.cell_days import past_day
from journals.importing.encoding import decode_text
from journals.importing.found import ColumnQuestion, ReadingChoices, YearsFrom
from journals.importing.log_words import LogCatalogue
from journals.importing.rough_days import rough_day
from journals.text.clean import clean, one_line

Tick: TypeAlias = Callable[[int, int], None]
"""Told how much of how much is done; raises `Cancelled` to stop."""

_T = TypeVar("_T")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LATER = timedelta(days=366)
_ROUND = 5_000
_PIECE = 500_000


def cleaned(text: str, tick: Tick) -> str:
    """Return a text as `clean` does; a long one in pieces, between which it can be stopped."""
    if len(text) <= _PIECE:
        return clean(text)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        tick(0, 1)
        end = text.find("\n", at + _PIECE) + 1 or len(text)
        pieces.append(clean(text[at:end]))
        at = end
    return "".join(pieces)


def counted_out(things: Iterable[_T], tick: Tick, done: int = 0, of: int = 1) -> Iterator[_T]:
    """Yield things one by one; every so many it is told how far the whole is, so that it can be stopped."""
    for number, each in enumerate(things):
        if number % _ROUND == 0:
            tick(done, of)
        yield each


class ImportSource:
    """One file, read into memory once; what a reader needs to know."""

    def __init__(
        self,
        name: str,
        data: bytes,
        words: HeadingWords,
        today: date,
        choices: ReadingChoices | None = None,
        tick: Tick = lambda done, of: None,
        says: Sequence[LogCatalogue] = (),
        project: str = "",
    ) -> None:
        """`name`: of the file, without its folder, or "" for what comes from the clipboard.

        `says`: the catalogues of all languages, which learning logs of ours are written in. `project`: the name of the
        one that notes are brought into: of a file of several projects that is the one meant.
        """
        self.name = name
        self.data = data
        self.words = words
        self.today = today
        self.choices = choices or ReadingChoices()
        self.tick = tick
        self.says = says
        self.project = project
        self.asked: ColumnQuestion | None = None
        """What is not known of the columns of its first table of that sort, also where somebody has said it."""
        self.is_packed = data.startswith(b"PK")
        """Whether it is an archive, as documents of Word and Excel are."""
        self.has_taken_columns = False
        """Whether what somebody said of the columns was of use."""
        self.columns_left: dict[str, None] = {}
        """Columns of its tables with something in them that is left out."""
        self.day_from = ""
        self.rough_days: dict[str, str] = {}
        self.years_taken: dict[str, str] = {}
        self.years_from: YearsFrom = "file"
        self.unsure_days: set[str] = set()
        """ISO days and weeks that were counted from today, as `3/2` is: read later, they would be others."""

    def rough_day(self, text: str) -> str | None:
        """Return the ISO week that stands for a time that is no day, and keep how it is said; None where none is."""
        found = rough_day(text, self.today)
        if found is None:
            return None
        when, said = found
        self.rough_days.setdefault(when, said)
        return when

    def past_day(self, cell: str, *, month_first: bool = False) -> str | None:
        """Return the ISO day or week that a cell tells of (`past_day`), and keep whether it would be another later."""
        found = past_day(cell, self.today, month_first=month_first)
        if found and not _YEAR.search(cell):
            self.note_day(found, past_day(cell, self.a_year_on, month_first=month_first))
        return found

    @property
    def a_year_on(self) -> date:
        """Return a day on which what names no year means another."""
        return self.today + _LATER

    def note_day(self, day: str, later: str | None) -> None:
        """Keep a day where it is another when it is read a year `later`."""
        if day != later:
            self.unsure_days.add(day)

    def release(self) -> None:
        """Let go of what the file holds, once all of it is read another way; only its encoding is still known.

        Nobody need read packed bytes as text to know theirs.
        """
        self._decoded = ("", "utf-8" if self.is_packed else self.encoding)
        self.data = b""

    def part_of(self, projects: Collection[str]) -> str | None:
        """Return which of the projects of a file is meant, as chosen or by its name; None where that is open."""
        if self.choices.part in projects:
            return self.choices.part
        name = one_line(self.project).casefold()
        return next((each for each in projects if one_line(each).casefold() == name), None)

    @property
    def suffix(self) -> str:
        """What the name ends in, in small letters, without the dot."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        return decode_text(self.data, self.choices.encoding)

    @property
    def text(self) -> str:
        """The file as text, with LF line ends and without a byte order mark; not yet clean."""
        return self._decoded[0]

    def first_lines(self, most: int) -> list[str]:
        """Return the lines of its first `most` characters that are not empty."""
        return [line for line in self.text[:most].split("\n") if line.strip()]

    @property
    def clean_text(self) -> str:
        """The text as `clean` makes it."""
        return cleaned(self.text, self.tick)

    @property
    def encoding(self) -> str:
        """The name of the encoding the text was read in."""
        return self._decoded[1]

    @cached_property
    def json_value(self) -> Any:
        """What the file holds as JSON: one value, or the list of those of its lines; None where it is no JSON."""
        text = self.text.lstrip()
        if text[:1] not in ("{", "["):
            return None
        import json  # few files need it

        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            values = [json.loads(line) for line in lines if line.lstrip()[:1] == "{"]
        except (ValueError, RecursionError):
            return None
        return values if len(values) == len(lines) > 1 else None


def megabytes(size: int) -> int:
    """Return a number of bytes in megabytes, never less than one."""
    return max(1, round(size / 1_000_000))
