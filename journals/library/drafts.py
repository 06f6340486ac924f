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
from journals.privacy.guard import findings_at
from journals.text.clean import clean

UnsentLines: TypeAlias = Mapping[str, list[str]]
"""Lines by the id of the project they are typed in."""

_NAME = "typed.json"
_HALF_A_NUMBER = re.compile(r"\d(?:[^\w\n]{0,4}\d){4}")
"""However the digits are spaced."""


def save_lines(folder: Path, typed: UnsentLines) -> None:
    """Store these lines in `folder`, a writer's own, in place of those stored before."""
    path = folder / _NAME
    lines = {project: [line for line in held if _may_be_kept(line)] for project, held in typed.items()}
    lines = {project: held for project, held in lines.items() if held}
    if not lines:
        path.unlink(missing_ok=True)
        return
    folder.mkdir(0o700, parents=True, exist_ok=True)
    remove_leftovers(path)
    atomic_write(path, msgspec.json.encode(lines), sync=False)


def pop_lines(folder: Path, borrow_name: BorrowName) -> dict[str, list[str]]:
    """Return and delete the lines of all writers below `folder` that no longer run."""
    typed: dict[str, list[str]] = {}
    for path in sorted(folder.glob(f"*/{_NAME}")):
        with borrow_name(path.parent.name) as ours, suppress(OSError, msgspec.DecodeError):
            if ours:
                data = path.read_bytes()
                path.unlink()
                for project, lines in msgspec.json.decode(data, type=dict[str, list[str]]).items():
                    typed.setdefault(project, []).extend(map(clean, lines))
    return typed


def _may_be_kept(line: str) -> bool:
    return not _HALF_A_NUMBER.search(line) and not findings_at(line)
