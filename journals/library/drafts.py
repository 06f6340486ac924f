"""Lines that are being typed, kept in the local folder now and then, so that a closed terminal does not lose them.

Nobody has said that they may be stored. So what the privacy guard would ask about is left out, and so is what could
be the first half of a number that it would.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import msgspec

from journals.log.atomic import atomic_write, remove_leftovers
from journals.log.identity import BorrowName
from journals.log.own_file import make_own_folder, read_own
from journals.privacy.guard import findings_at
from journals.text.clean import clean

UnsentLines: TypeAlias = Mapping[str, list[str]]
"""Lines by the id of the project they are typed in."""

_NAME = "typed.json"
_HALF_A_NUMBER = re.compile(r"\d(?:[^\w\n]{0,4}\d){4}")
"""However the digits are spaced."""


_STRING = re.compile(r'"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?\Z)', re.DOTALL)
"""A text in a JSON file, also one that the file ends in; a project's id is followed by a colon."""
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def save_lines(folder: Path, typed: UnsentLines) -> None:
    """Store these lines in `folder`, a writer's own, in place of those stored before."""
    path = folder / _NAME
    lines = {project: [line for line in held if _may_be_kept(line)] for project, held in typed.items()}
    lines = {project: held for project, held in lines.items() if held}
    if not lines:
        path.unlink(missing_ok=True)
        return
    make_own_folder(folder, 4)
    remove_leftovers(path)
    atomic_write(path, msgspec.json.encode(lines), sync=False)


def pop_lines(folder: Path, borrow_name: BorrowName) -> dict[str, list[str]]:
    """Return and delete the lines of all writers below `folder` that no longer run."""
    typed: dict[str, list[str]] = {}
    for path in sorted(folder.glob(f"*/{_NAME}")):
        with borrow_name(path.parent.name) as ours, suppress(OSError):
            if ours:
                found = read_own(path, msgspec.json.Decoder(dict[str, list[str]]).decode, salvage=_salvaged) or {}
                path.unlink(missing_ok=True)
                for project, lines in found.items():
                    typed.setdefault(project, []).extend(map(clean, lines))
    return typed


def _salvaged(data: bytes) -> dict[str, list[str]]:
    """Return the lines of a damaged file, each below the last project named before it; half a line too."""
    typed: dict[str, list[str]] = {}
    project = ""
    for found in _STRING.finditer(data.decode(errors="replace")):
        text = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], "\ufffd"), found[1])
        if found[2]:
            project = text
        elif project and text.strip():
            typed.setdefault(project, []).append(text)
    return typed


def _may_be_kept(line: str) -> bool:
    return not _HALF_A_NUMBER.search(line) and not findings_at(line)
