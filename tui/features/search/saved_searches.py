"""Searches that are kept: saved ones and the latest. In this installation's own folder, never in the library."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from journals.library.paths import LocalFolders
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own
from journals.privacy.guard import findings_at
from journals.text.clean import clean, one_line

MOST_LATEST = 8
MOST_SAVED = 40
_LONGEST = 200


class SavedSearches(msgspec.Struct, frozen=True):
    """Lines that were searched for."""

    saved: tuple[str, ...] = ()
    """In the order in which they were saved."""
    latest: tuple[str, ...] = ()
    """The latest first."""


def load_searches(local: LocalFolders) -> SavedSearches:
    """Return the searches that were kept."""
    found = read_own(_file(local), msgspec.json.Decoder(SavedSearches).decode) or SavedSearches()
    return SavedSearches(tuple(map(clean, found.saved)), tuple(map(clean, found.latest)))


def save_search(local: LocalFolders, line: str) -> bool:
    """Save a search; not one in which the privacy guard finds something. Returns whether it was."""
    line = one_line(line)
    if not _may_be_kept(line):
        return False
    now = load_searches(local)
    saved = tuple(dict.fromkeys([*now.saved, line]))[-MOST_SAVED:]
    _write(local, SavedSearches(saved, tuple(each for each in now.latest if each != line)))
    return True


def note_search(local: LocalFolders, line: str) -> None:
    """Keep a search among the latest."""
    line = one_line(line)
    now = load_searches(local)
    if line not in now.saved and _may_be_kept(line):
        latest = tuple(dict.fromkeys([line, *now.latest]))[:MOST_LATEST]
        _write(local, SavedSearches(now.saved, latest))


def forget_search(local: LocalFolders, line: str) -> None:
    """Keep a search no longer."""
    now = load_searches(local)
    saved, latest = (tuple(each for each in lines if each != line) for lines in (now.saved, now.latest))
    _write(local, SavedSearches(saved, latest))


def _may_be_kept(line: str) -> bool:
    return 0 < len(line) <= _LONGEST and not findings_at(line)


def _write(local: LocalFolders, searches: SavedSearches) -> None:
    file = _file(local)
    with suppress(OSError):  # a search that is not kept can be typed again
        make_own_folder(file.parent)
        atomic_write(file, msgspec.json.encode(searches), sync=False)


def _file(local: LocalFolders) -> Path:
    return local.state / "searches.json"
