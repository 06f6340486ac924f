"""Collision-free ids: ULIDs for records, short names for writers."""

from __future__ import annotations

import os
import re
import threading
import time
from datetime import UTC, datetime

ID_PATTERN = r"[0-9A-Za-z_-]{1,64}"
"""A regular expression for the id of a record or project."""

SHORT_LENGTH = 7
"""So many of an id's last characters name its record at least: 35 bits that were drawn, so two alike are rare."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [one + other for one in _ALPHABET for other in _ALPHABET]
_RANDOM_BITS = 80
_RANDOM_END = 1 << 72
"""So much is drawn for the first id of a moment; the rest is room for those that follow it."""
_SIX_CHARACTERS = (1 << 30) - 1
_APART = 1 << 68
"""So far apart are two ids of one moment at least: they differ early enough to be shortened."""
_LATEST = 253_402_214_400.0
"""The last timestamp that `datetime` can represent, whatever the time zone."""
_drawn_part = re.compile(r"(?:card-.+-)?[0-9A-HJKMNP-TV-Z]{26}", re.IGNORECASE).fullmatch
"""An id that ends with what was drawn for it. Joined ones end with another record's id instead."""
_lock = threading.Lock()
_last = 0
_drawn = b""


def ulid(at_ms: int | None = None) -> str:
    """Return a new ULID: 26 characters that sort by time; within one process later ones always sort later.

    With `at_ms` (milliseconds since 1970) it is of that time instead, and stands outside that order.
    """
    global _last  # ids of one process must rise, whichever journal asks
    with _lock:
        moment = (time.time_ns() // 1_000_000 if at_ms is None else at_ms) << _RANDOM_BITS
        if at_ms is not None:
            return _encode(moment | _random(9), 26)
        fresh = moment | _random(9) if moment + _RANDOM_END > _last + _APART else 0
        _last = fresh if fresh > _last + _APART else _last + _APART + (_random(8) & (_APART - 1))
        return _encode(_last, 26)


def ulid_from(at_ms: int, drawn: int) -> str:
    """Return the ULID of a time in milliseconds and 80 random bits."""
    return _encode((at_ms << _RANDOM_BITS) | drawn, 26)


def has_drawn_end(record: str) -> bool:
    """Return whether the end of an id was drawn for it alone, so that it can stand for the whole."""
    return _drawn_part(record) is not None


def is_named_by(record: str, typed: str) -> bool:
    """Return whether what was typed (casefolded) means an id: the whole of it, its start, or what is drawn at its end.

    The end is what is shown, since it lasts: a record of the same moment has another.
    """
    folded = record.casefold()
    if not typed or folded.startswith(typed):
        return bool(typed)
    return len(typed) >= SHORT_LENGTH and folded.endswith(typed) and has_drawn_end(record)


def created_at(record: str) -> datetime:
    """Return the time in an id; 1970 for one that is not a ULID."""
    time_of = 0
    for character in record[:10] if len(record) == 26 else "":
        if (digit := _ALPHABET.find(character)) < 0:
            return datetime.fromtimestamp(0, UTC)
        time_of = time_of << 5 | digit
    return datetime.fromtimestamp(min(time_of / 1000, _LATEST), UTC)


def written_day(record: str) -> str:
    """Return the ISO day on which the record with an id was written; "" where the id does not say."""
    day = created_at(record).date()
    return day.isoformat() if day.year > 1970 else ""


def joined_id(*parts: str) -> str:
    """Return the id of the one record there is for these parts, the same on every machine.

    Ids that others chose may be too long to be part of one: then it is drawn from them.
    """
    joined = "-".join(parts)
    if re.fullmatch(ID_PATTERN, joined):
        return joined
    from hashlib import sha256  # not at every start

    return f"{parts[0]}-{sha256(joined.encode(errors='replace')).hexdigest()[:32]}"


def new_writer_name() -> str:
    """Return a new writer's name: 8 characters of `0-9a-z`, easy to tell apart."""
    with _lock:
        return _encode(_random(5), 8).lower()


def _encode(number: int, length: int) -> str:
    written = ""
    while len(written) < length:
        part = number & _SIX_CHARACTERS  # of so few bits Python's numbers are fast
        written = f"{_PAIRS[part >> 20]}{_PAIRS[part >> 10 & 1023]}{_PAIRS[part & 1023]}{written}"
        number >>= 30
    return written[-length:]


def _random(length: int) -> int:
    """Return random bytes as a number: what `secrets` does, without the cost of importing it at every start.

    The system is asked for many at a time, because asking costs more than all the rest of an id.
    """
    global _drawn
    if len(_drawn) < length:
        _drawn = os.urandom(1024)
    taken, _drawn = _drawn[:length], _drawn[length:]
    return int.from_bytes(taken, "big")
