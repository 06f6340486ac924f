"""Lines that are being typed, kept in the local folder now and then, so that a closed terminal does not lose them.

Nobody has said that they may be stored. So what the privacy guard would ask about is left out, and so is what could
be the first half of a number or a mail address that it would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from journals.ids import created_at
from journals.log.atomic import atomic_write, remove_leftovers
from journals.log.identity import BorrowName
from journals.log.own_file import make_own_folder, read_own
from journals.log.plain_file import read_plain
from journals.log.purge import PurgeOrder
from journals.privacy.guard import findings_at
from journals.text.clean import clean

UnsentLines: TypeAlias = Mapping[str, list[str]]
"""Lines by the id of the project they are typed in, or by that and where in it: `project/place/record`."""


class LeftLines(NamedTuple):
    """What runs that ended too early had kept."""

    lines: dict[str, list[str]]
    kept_at: datetime
    """When the latest of it was kept: what was stored before that is no part of it, whatever it says."""


NEVER_KEPT = datetime.max.replace(tzinfo=UTC)
TYPED_FILE = "typed.json"
PASTE_PLACE = "/paste"
"""What the key of pasted lines ends in: each is followed by a tab and what is chosen for it."""
_WITHHELD = "withheld.json"
"""Beside it: of how many lines of each project nothing is kept; of pasted ones by what is in them: `project/cpr`."""
_HALF_A_NUMBER = re.compile(r"\d(?:[^\w\n]{0,4}\d){4}")
"""However the digits are spaced."""
_NUMBERS_END = ("5123", "1009")
"""How a CPR number of either of two centuries may end."""
_GOES_ON = (
    *(between + number for between in ("", "-", " ") for number in _NUMBERS_END),
    *(number[typed:] for typed in (1, 2, 3) for number in _NUMBERS_END),
    *("eksempel.dk", ".dk"),
)
"""What may be typed next, where a line ends in half a number or half a mail address."""
_HALVES = ("cpr", "email")
"""Half of them says whose it is; half a telephone number does not."""
_END = 80
"""Characters at the end of a line in which half of something can stand."""

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?\Z)', re.DOTALL)
"""A text in a JSON file, also one that the file ends in; a project's id is followed by a colon."""
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def save_lines(folder: Path, typed: UnsentLines) -> None:
    """Store these lines in `folder`, a writer's own, in place of those stored before."""
    lines: dict[str, list[str]] = {}
    withheld: Counter[str] = Counter()
    for place, held in typed.items():
        why_not = _holds if place.endswith(PASTE_PLACE) else _may_hold
        reasons = [why_not(line) for line in held]
        lines[place] = [line for line, reason in zip(held, reasons, strict=True) if reason is None]
        project = place.partition("/")[0]
        withheld.update("/".join(filter(None, (project, reason))) for reason in reasons if reason is not None)
    _save(folder / TYPED_FILE, {project: held for project, held in lines.items() if held})
    _save(folder / _WITHHELD, dict(+withheld))


def _save(path: Path, of_projects: Mapping[str, object]) -> None:
    if not of_projects:
        path.unlink(missing_ok=True)
        return
    make_own_folder(path.parent, 4)
    remove_leftovers(path)
    atomic_write(path, msgspec.json.encode(of_projects), sync=False)


def pop_lines(folder: Path, borrow_name: BorrowName) -> LeftLines:
    """Return and delete the lines of all writers below `folder` that no longer run."""
    typed: dict[str, list[str]] = {}
    kept_at = 0.0
    for path in sorted(folder.glob(f"*/{TYPED_FILE}")):
        with borrow_name(path.parent.name) as ours, suppress(OSError):
            if ours:
                kept_at = max(kept_at, path.stat().st_mtime)
                found = read_own(path, msgspec.json.Decoder(dict[str, list[str]]).decode, salvage=_salvaged) or {}
                path.unlink(missing_ok=True)
                for project, lines in found.items():
                    typed.setdefault(project, []).extend(map(clean, lines))
    return LeftLines(typed, _moment(kept_at) if typed else NEVER_KEPT)


def _moment(seconds: float) -> datetime:
    """Return a time as exactly as the ids of records have it."""
    return datetime.fromtimestamp(int(seconds * 1000) / 1000, UTC)


def pop_withheld(folder: Path, borrow_name: BorrowName) -> dict[str, int]:
    """Return of how many lines the writers below `folder` that no longer run kept nothing; once.

    By project, or by that and what is in them.
    """
    withheld: Counter[str] = Counter()
    for path in sorted(folder.glob(f"*/{_WITHHELD}")):
        with borrow_name(path.parent.name) as ours, suppress(OSError):
            if ours:
                withheld.update(read_own(path, msgspec.json.Decoder(dict[str, int]).decode) or {})
                path.unlink(missing_ok=True)
    return dict(+withheld)


def erase_drafts(path: Path, orders: Collection[PurgeOrder]) -> None:
    """Erase from a file of lines what was typed about what the orders erase."""
    try:
        kept_at = _moment(path.stat().st_mtime)
        typed = msgspec.json.Decoder(dict[str, list[str]]).decode(read_plain(path))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return  # it is set aside when it is read, and what is set aside goes with a purge
    left = {place: lines for place, lines in typed.items() if not is_erased_draft(place, kept_at, orders)}
    if left != typed:
        _save(path, left)


def is_erased_draft(place: str, kept_at: datetime, orders: Iterable[PurgeOrder]) -> bool:
    """Return whether what was half typed at a place, and kept at that time, is erased: it is mostly what was there.

    Where a field of a record is erased, that is what was typed in that field before.
    """
    box, _, about = place.rpartition("/")
    field, records = box.rpartition(":")[2], about.split("+")  # what a new record is made of is named in one
    return any(
        each.record in records and (each.fields is None or (field in each.fields and created_at(each.id) >= kept_at))
        for each in orders
    )


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


def _may_hold(line: str) -> str | None:
    """Return "" of a line that is being typed and may not be kept, since more of a number may come; else None."""
    return "" if _HALF_A_NUMBER.search(line) or findings_at(line) or _ends_in_half(line) else None


def _ends_in_half(line: str) -> bool:
    """Return whether a line ends in the beginning of what the guard would ask about, were it typed to its end."""
    end = line[-_END:]
    if not any(each.isdecimal() or each == "@" for each in end):
        return False
    found = (each for more in _GOES_ON for each in findings_at(end + more) if each.end > len(end))
    return any(each.what in _HALVES for each in found)


def _holds(line: str) -> str | None:
    """Return what a pasted line holds of personal data; None where that is nothing: it is whole, and may be kept."""
    text, tab, _ = line.rpartition("\t")  # what is chosen for it is no number that goes on in the next column
    found = findings_at(text if tab else line)
    return "+".join(dict.fromkeys(each.what for each in found)) or None
