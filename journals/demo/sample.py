"""The sample library: projects that never were, moved in time so that they always look fresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from journals.errors import Problem
from journals.log import act as acts
from journals.log.act import Act, RecordChange
from journals.log.plain_file import create_file
from journals.log.reader import LOG_SUFFIX
from journals.log.stamp import wall_time
from journals.records.fields import schema
from journals.records.model import TYPES
from journals.system_error import reason_words
from journals.text.dates import first_day, iso_week


def copy_samples(to: Path, today: date) -> Path:
    """Copy the sample library into the folder `to`, which is created; return that folder.

    All days and stamps are moved by whole weeks, the same number for all, so that weekdays stay what they are and the
    newest stamp is from one of the seven days before `today`.

    Raises:
        Problem: `folder_not_empty`, or `not_written` with the system's reason.
    """
    logs = [(folder.name, log.name, _read(log)) for folder in _folders() for log in _logs(folder)]
    newest = max(wall_time(act.at).date() for _, _, lines in logs for act in lines)
    shift = timedelta(weeks=((today - newest).days - 1) // 7)
    try:
        to.mkdir(parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise Problem("folder_not_empty", folder=str(to))
        for folder, name, lines in logs:
            (to / folder).mkdir(exist_ok=True)
            create_file(
                to / folder / name, b"".join(acts.encode(_moved(act, shift)) for act in lines), 0o666, sync=False
            )
    except OSError as error:
        raise Problem("not_written", file=str(to), **reason_words(error)) from error
    return to


def _folders() -> Iterator[Traversable]:
    yield from sorted((each for each in (files("journals") / "demo" / "samples").iterdir() if each.is_dir()), key=_name)


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
        moved = {name: _moved_day(value, shift) for name, value in fields.items() if name in days}
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
