"""What is not the same on every system: ways to elsewhere, names that no file can have, and names that are one.

Each question is asked here, so that what one system has is looked for on all. `is_windows` is for tests.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from pathlib import Path

IS_WINDOWS = os.name == "nt"
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003)
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE | re.DOTALL)
"""What Windows takes for a device, whatever ending it has."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
"""A colon begins a stream of its own within a file, which nobody would ever see."""
_is_own_id = re.compile(r"[0-9A-Z]{26}|folder-[0-9a-f]{8}").fullmatch
"""Ids that this program makes: two of them never differ only in case, and none is a device."""
_MARK = "~"
"""Stands in no id."""


def is_link(path: Path | os.DirEntry[str]) -> bool:
    """Return whether a name leads elsewhere: a symbolic link or, on Windows, a junction, which is no link for Python.

    What OneDrive has not fetched is none, though it too is something else than it seems.
    """
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def is_folder(entry: Path | os.DirEntry[str]) -> bool:
    """Return whether this is a folder and not a way to one elsewhere."""
    try:
        if isinstance(entry, os.DirEntry):  # which is asked of every folder at every look
            return entry.is_dir(follow_symlinks=False) and not (IS_WINDOWS and is_link(entry))
        return stat.S_ISDIR(entry.stat(follow_symlinks=False).st_mode) and not is_link(entry)
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Return whether this is a file itself, and no way to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_usable_name(name: str, *, is_windows: bool = IS_WINDOWS) -> bool:
    """Return whether a file can have this name here: what is written under another would go to a device, or be lost."""
    if not is_windows:
        return "\0" not in name
    return not (_DEVICES.fullmatch(name) or _FORBIDDEN.search(name) or name.endswith((" ", ".")))


def is_usable_path(path: Path, *, is_windows: bool = IS_WINDOWS) -> bool:
    """Return whether a whole path has only names that files can have here."""
    return all(is_usable_name(part, is_windows=is_windows) for part in path.parts[bool(path.anchor) :] if part != "..")


def file_name_of_id(name: str) -> str:
    """Return a name for the file of a project or record, of its id: others may have chosen that.

    Two ids that differ only in case would be one file on Windows and macOS, and one that is called NUL none.
    """
    return name if _is_own_id(name) else f"{name}{_MARK}{zlib.crc32(name.encode()):08x}"


def id_of_file_name(stem: str) -> str:
    """Return the id that a file is named after."""
    return stem.partition(_MARK)[0]
