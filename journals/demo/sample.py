"""The sample library: projects that never were, moved in time so that they always look fresh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from journals.errors import Problem
from journals.ids import created_at, ulid_from
from journals.log import act as acts
from journals.log.act import Act, RecordChange
from journals.log.plain_file import create_file
from journals.log.reader import LOG_SUFFIX
from journals.log.stamp import wall_time
from journals.records.fields import schema
from journals.records.model import TYPES, Card
from journals.system_error import reason_words
from journals.text.dates import first_day, is_stored_date, iso_week

_ULID = re.compile(rb"\b[0-7](?:[0-9A-HJKMNP-TV-Z]{25}|[0-9a-hjkmnp-tv-z]{25})\b")
_TIME_LENGTH = 10
"""Characters of a ULID that are its time."""
_FOLDERS = {"da": "samples", "en": "samples_en"}
"""Language → where its samples lie: an English reader meets English projects."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def copy_samples(to: Path, today: date, language: str = "da") -> Path:
    """Copy the sample library of a language into the folder `to`, which is created; return that folder.

    All days and stamps, and the times in ids, are moved by whole weeks, the same number for all, so that weekdays stay
    what they are and the newest stamp is from one of the seven days before `today`.

    Raises:
        Problem: `folder_not_empty`, or `not_written` with the system's reason.
    """
    logs = [(folder.name, log.name, _read(log)) for folder in _folders(language) for log in _logs(folder)]
    newest = max(wall_time(act.at).date() for _, _, lines in logs for act in lines)
    shift = timedelta(weeks=((today - newest).days - 1) // 7)
    try:
        to.mkdir(parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise Problem("folder_not_empty", folder=str(to))
        for folder, name, lines in logs:
            (to / folder).mkdir(exist_ok=True)
            moved = b"".join(_with_moved_ids(acts.encode(_moved(act, shift)), shift) for act in lines)
            create_file(to / folder / name, moved, 0o666, sync=False)
    except OSError as error:
        raise Problem("not_written", file=str(to), **reason_words(error)) from error
    return to


def _folders(language: str) -> Iterator[Traversable]:
    samples = files("journals") / "demo" / _FOLDERS.get(language, "samples")
    yield from sorted((each for each in samples.iterdir() if each.is_dir()), key=_name)


def _logs(folder: Traversable) -> Iterator[Traversable]:
    yield from sorted((each for each in folder.iterdir() if each.name.endswith(LOG_SUFFIX)), key=_name)


def _name(each: Traversable) -> str:
    return each.name


def _read(log: Traversable) -> list[Act]:
    return [acts.decode(line) for line in log.read_bytes().splitlines() if line]


def _moved(act: Act, shift: timedelta) -> Act:
    return replace(
        act,
        at=_stamp(act.at, shift),
        undoes=_stamp(act.undoes, shift) if act.undoes else None,
        do=list(_changes(act.do, shift)),
    )


def _changes(changes: Iterable[RecordChange], shift: timedelta) -> Iterator[RecordChange]:
    for table, record, fields in changes:
        days = schema(TYPES[table]).days if table in TYPES else ()
        moved = {
            name: _moved_day(value, shift)
            for name, value in fields.items()
            if name in days or (table == Card.TABLE and isinstance(value, str) and is_stored_date(value))
        }
        yield table, record, fields | moved


def _moved_day(value: Any, shift: timedelta) -> Any:
    """Move a day, or a week as a week; None stays."""
    if not value:
        return value
    day = date.fromisoformat(first_day(value)) + shift
    if "W" not in value:
        return day.isoformat()
    return iso_week(day)


def _stamp(stamp: str, shift: timedelta) -> str:
    """Move a stamp: its day is its first ten characters."""
    return (date.fromisoformat(stamp[:10]) + shift).isoformat() + stamp[10:]


def _with_moved_ids(line: bytes, shift: timedelta) -> bytes:
    """Move the time in each id of a line: for some records it is the day they are told to be of."""

    def moved(found: re.Match[bytes]) -> bytes:
        old = found.group().decode()
        ms = (created_at(old.upper()) + shift - _EPOCH) // timedelta(milliseconds=1)
        new = ulid_from(ms, 0)[:_TIME_LENGTH] + old[_TIME_LENGTH:].upper()
        return (new if old == old.upper() else new.lower()).encode()

    return _ULID.sub(moved, line)
