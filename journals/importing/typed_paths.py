"""Paths as people type them and terminals paste them when a file is dropped: quoted, escaped, or as an address."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

_ADDRESS = re.compile(r"file:(?://(?:localhost)?)?(?=/)", re.IGNORECASE)
_DRIVE = re.compile(r"/[A-Za-z]:")
_CALL = re.compile(r"&\s+(?=['\"])")
"""What PowerShell is given before a dropped file."""
_QUOTES = "'\""
_MOST_LETTERS = 20_000
"""A longer text is none of paths."""


def typed_paths(
    text: str, is_file: Callable[[Path], bool], folders: tuple[Path, ...] = (), *, is_windows: bool = os.name == "nt"
) -> list[Path]:
    """Return the files that a text names; what names none as it stands is one path that is not there.

    A line is one path, with or without its quotes, or several with blanks between them. A relative one begins in the
    first of `folders` where such a file is. `is_file`: whether there is such a file.
    """
    found: list[Path] = []
    for line in filter(None, map(str.strip, text[:_MOST_LETTERS].splitlines())):
        whole = _placed(line, is_file, folders)
        if is_file(whole):
            found.append(whole)
            continue
        several = [_placed(part, is_file, folders) for part in _parts(_CALL.sub("", line), is_windows)]
        found += several if len(several) == 1 or all(map(is_file, several)) else [whole]
    return list(dict.fromkeys(found))


def named_files(text: str, is_file: Callable[[Path], bool], *, is_windows: bool = os.name == "nt") -> list[Path]:
    """Return the files that a pasted text names; none unless it holds nothing else."""
    if len(text) > _MOST_LETTERS:
        return []
    paths = typed_paths(text, is_file, is_windows=is_windows)
    return paths if all(path.is_absolute() and is_file(path) for path in paths) else []


def is_there(path: Path) -> bool:
    """Return whether there is a file of this name."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or has a zero in it
        return False


def _parts(line: str, is_windows: bool) -> list[str]:
    """Return the words of a line as a shell parts them; where an escape is a part of the path it is none."""
    parts: list[str] = []
    now, quote, escaped, begun = [""], "", False, False
    for letter in line:
        if escaped:
            now.append(letter)
            escaped = False
        elif letter == "\\" and not is_windows and quote != "'":
            escaped = begun = True
        elif quote:
            if letter == quote:
                quote = ""
            else:
                now.append(letter)
        elif letter in _QUOTES and (letter == '"' or not is_windows or not begun):
            quote, begun = letter, True
        elif letter.isspace():
            if begun:
                parts.append("".join(now))
            now, begun = [""], False
        else:
            now.append(letter)
            begun = True
    if begun:
        parts.append("".join(now))
    return parts


def _placed(written: str, is_file: Callable[[Path], bool], folders: tuple[Path, ...]) -> Path:
    path = _path(written)
    if path.is_absolute() or not folders:
        return path
    return next((folder / path for folder in folders if is_file(folder / path)), folders[0] / path)


def _path(written: str) -> Path:
    if address := _ADDRESS.match(written):
        written = unquote(written[address.end() :])
        if _DRIVE.match(written):
            written = written[1:]
    path = Path(written)
    with suppress(RuntimeError, ValueError):  # `~someone` whom nobody knows is a name like any other, so is no name
        return path.expanduser()
    return path
