"""Reading from when until when: `marts`, `2025`, `uge 10 til uge 14`, `siden 1.3`."""

from __future__ import annotations

import re
from datetime import date

from journals.errors import Invalid
from journals.text.dates import read_date

_BETWEEN = re.compile(r"\s+(?:til|to|until|-|–)\s+")
_SINCE = re.compile(r"(?:fra|siden|since|from)\s+", re.IGNORECASE)
_OPEN = re.compile(r"\s+(?:og frem|on|onwards)$", re.IGNORECASE)


def read_span(text: str, today: date) -> tuple[str, str]:
    """Return the ISO days of the first and the last day that are meant; the last is "" where it goes on.

    Raises:
        Invalid: `bad_past_date` for what is no date; `span_backwards` where it ends before it begins.
    """
    typed = text.strip()
    since = _SINCE.match(typed)
    typed = typed[since.end() :] if since else typed
    first, *more = _BETWEEN.split(typed, maxsplit=1)
    begins = _read(_OPEN.sub("", first), today)
    if not more:
        return (begins[0], "" if since or _OPEN.search(first) else begins[1])
    ends = _read(more[0], today)
    if ends[1] < begins[0]:
        raise Invalid("span_backwards", text=text)
    return begins[0], ends[1]


def _read(text: str, today: date) -> tuple[str, str]:
    read = read_date(text, today, "past", long=True)
    return read.first.isoformat(), read.last.isoformat()
