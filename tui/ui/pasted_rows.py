"""Many pasted lines and what is chosen for each, as they are shown, kept for the next start, and logged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journals.library.drafts import PASTE_PLACE
from journals.records.model import KINDS, Kind
from journals.records.pasted import PastedLine
from journals.text.dates import iso_week

_ON, _OFF, _NO_KIND = "on", "off", "none"


@dataclass(frozen=True)
class PastedRow:
    """A line as it would be logged, and whether it is."""

    number: int
    line: PastedLine
    kind: Kind | None
    is_on: bool
    day: str
    """The day it is of."""

    @property
    def text(self) -> str:
        """The text it would have."""
        return self.line.text


@dataclass
class Paste:
    """The lines of a paste, as long as it is asked what they are; the box that asks changes them here."""

    rows: list[PastedRow]
    stage: str
    """Where they are logged."""
    is_asked: bool = False
    """Whether the box is there now."""

    @classmethod
    def of_lines(cls, lines: Sequence[PastedLine], stage: str, kind: Kind | None, day: str) -> Paste:
        """Return the lines as they are offered: all are on but those that only part others or name their day."""
        return cls(
            [
                PastedRow(number, line, kind, not (line.is_rule or line.is_date), line.day or day)
                for number, line in enumerate(lines)
            ],
            stage,
        )

    @property
    def on(self) -> list[PastedRow]:
        """The lines that are to be logged."""
        return [row for row in self.rows if row.is_on]

    @property
    def texts(self) -> list[str]:
        """The texts that are not logged yet."""
        return [row.text for row in self.on]

    # How it outlives the program

    def as_draft(self) -> list[str]:
        """Return the lines as they are kept: each with what is chosen for it behind a tab."""
        return [f"{row.text}\t{' '.join(_words(row, self.stage))}" for row in self.rows]

    @classmethod
    def of_draft(cls, kept: Sequence[str], today: str, logged: Collection[tuple[str, str]] = ()) -> Paste:
        """Return the lines as they were kept, without those whose text and day were `logged` in the last moment."""
        rows: list[PastedRow] = []
        stage, below = "", -1
        for each in kept:
            text, tab, chosen = each.rpartition("\t")
            if not tab:  # of a damaged file
                text, chosen = each, _ON
            words = chosen.split()
            day = next((found for word in words if (found := _day_of(word))), today)
            if not text or (_ON in words and (text, day) in logged):
                continue
            stage = next((word for word in words if len(word) == 2 and word.startswith("S")), stage)
            is_date = "date" in words
            if is_date or (below >= 0 and rows[below].day != day):
                below = len(rows) if is_date else -1
            line = PastedLine(text, "heading" in words, "rule" in words, is_date, below=below)
            kind = next((kind for kind in KINDS if kind in words), None)
            rows.append(PastedRow(len(rows), line, kind, _ON in words, day))
        return cls(rows, stage)


def paste_key(place: str) -> str:
    """Return the key under which a paste is kept that came into the line whose draft has the key `place`."""
    return place + PASTE_PLACE


def is_paste_key(key: str) -> bool:
    """Return whether a paste is kept under a key."""
    return key.endswith(PASTE_PLACE)


def draft_texts(key: str, lines: Sequence[str]) -> list[str]:
    """Return the texts of what is kept under a key and is not logged."""
    return Paste.of_draft(lines, "").texts if is_paste_key(key) else [*lines]


def _words(row: PastedRow, stage: str) -> Iterator[str]:
    """Yield what is chosen for a line; no five digits in a row, which may be half a number that nobody may keep."""
    day = date.fromisoformat(row.day)
    yield f"{iso_week(day)}-{day.isoweekday()}"
    yield _ON if row.is_on else _OFF
    yield row.kind or _NO_KIND
    yield from (word for word, is_so in _is_what(row.line) if is_so)
    yield stage


def _is_what(line: PastedLine) -> tuple[tuple[str, bool], ...]:
    return (("heading", line.is_heading), ("rule", line.is_rule), ("date", line.is_date))


def _day_of(word: str) -> str:
    """Return the ISO day of `2026-W48-2`; "" of any other word."""
    try:
        return date.fromisoformat(word).isoformat() if "-W" in word else ""
    except ValueError:
        return ""
