"""Files that somebody may want to bring in: the newest in the folders where people keep what they wrote."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from msgspec import Struct

from journals.importing.opening import MOST_FILE_BYTES

SUFFIXES = frozenset(["docx", "xlsx", "csv", "tsv", "md", "markdown", "txt", "html", "htm", "eml", "json"])
_MOST_LOOKED_AT = 5_000
"""Names in one folder that are looked at."""
_MOST = 60


class LikelyFile(Struct, frozen=True):
    """A file, and what tells it from others."""

    path: Path
    modified: float
    """When it was last changed, as the disk says."""
    size: int


def likely_files(folders: Iterable[Path]) -> list[LikelyFile]:
    """Return the newest files of folders that may hold notes, the newest first; a folder that cannot be read has none.

    It may take its time where a folder lies on another computer.
    """
    found = {each.path: each for folder in dict.fromkeys(folders) for each in _files(folder)}
    return sorted(found.values(), key=lambda each: -each.modified)[:_MOST]


def _files(folder: Path) -> Iterator[LikelyFile]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST_LOOKED_AT):
            if entry.name.startswith((".", "~$")) or entry.name.rpartition(".")[2].lower() not in SUFFIXES:
                continue
            with suppress(OSError):
                stat = entry.stat(follow_symlinks=False)
                if entry.is_file(follow_symlinks=False) and 0 < stat.st_size <= MOST_FILE_BYTES:
                    yield LikelyFile(Path(entry.path), stat.st_mtime, stat.st_size)
