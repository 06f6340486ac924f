"""Searches that are kept: saved ones and the latest. In this installation's own folder, never in the library."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from journals.library.paths import LocalFolders
from journals.log.atomic import atomic_write
from journals.privacy.guard import findings_at
from journals.text.clean import clean, one_line

MOST_LATEST = 8
MOST_SAVED = 40
_LONGEST = 200


class Searches(msgspec.Struct, frozen=True):
    """Lines that were searched for."""

    saved: tuple[str, ...] = ()
    """In the order in which they were saved."""
    latest: tuple[str, ...] = ()
    """The latest first."""


def kept(places: LocalFolders) -> Searches:
    """Give the searches that were kept."""
    try:
        found = msgspec.json.decode(_file(places).read_bytes(), type=Searches)
    except (OSError, ValueError):
        return Searches()
    return Searches(tuple(map(clean, found.saved)), tuple(map(clean, found.latest)))


def save(places: LocalFolders, line: str) -> bool:
    """Save a search; not one in which the privacy guard finds something. Tells whether it was."""
    line = one_line(line)
    if not _may_be_kept(line):
        return False
    now = kept(places)
    saved = tuple(dict.fromkeys([*now.saved, line]))[-MOST_SAVED:]
    _write(places, Searches(saved, tuple(each for each in now.latest if each != line)))
    return True


def note(places: LocalFolders, line: str) -> None:
    """Keep a search among the latest."""
    line = one_line(line)
    now = kept(places)
    if line not in now.saved and _may_be_kept(line):
        latest = tuple(dict.fromkeys([line, *now.latest]))[:MOST_LATEST]
        _write(places, Searches(now.saved, latest))


def forget(places: LocalFolders, line: str) -> None:
    """Keep a search no longer."""
    now = kept(places)
    saved, latest = (tuple(each for each in lines if each != line) for lines in (now.saved, now.latest))
    _write(places, Searches(saved, latest))


def _may_be_kept(line: str) -> bool:
    return 0 < len(line) <= _LONGEST and not findings_at(line)


def _write(places: LocalFolders, searches: Searches) -> None:
    file = _file(places)
    with suppress(OSError):  # a search that is not kept can be typed again
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(file, msgspec.json.encode(searches), sync=False)


def _file(places: LocalFolders) -> Path:
    return places.state / "searches.json"
