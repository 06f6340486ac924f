"""A disk with a cache, fed from a recording: what is left on it when the power goes, in several bad ways."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from tests.faults.tape import Step

Way: TypeAlias = Literal["all", "synced", "half", "zeros", "empty", "some", "holes"]
"""What has become of that which was written and not synced: there; gone; the first half there; zeros of the right
length; files without what was in them; some of it, more of one file than of another; some of it with some blocks
zeros, because blocks are written in any order."""
WAYS: tuple[Way, ...] = ("all", "synced", "half", "zeros", "empty", "some", "holes")
_BLOCK = 512


class Platter:
    """What the disk has taken for good, and what is still in its cache."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self._kept: dict[int, bytes] = {}
        self._cached: dict[int, list[Step]] = {}
        self._names: dict[Path, dict[str, int]] = {base: {}}
        """Folder → name → file; 0 for a folder."""
        self._cached_names: dict[Path, list[Step]] = {}

    def take(self, step: Step) -> None:
        """Do one more thing of a recording."""
        if step.what in ("write", "truncate"):
            self._cached.setdefault(step.file, []).append(step)
        elif step.what == "sync":
            self._kept[step.file] = _played(self._kept.get(step.file, b""), self._cached.pop(step.file, []))
        elif step.what == "sync folder":
            self._names[step.path] = _renamed(self._names.get(step.path, {}), self._cached_names.pop(step.path, []))
        elif step.what != "saved":
            self._cached_names.setdefault(step.path.parent, []).append(step)

    def left(self, way: Way, chance: random.Random) -> dict[Path, bytes | None]:
        """Return what is found after the power cut: files with their bytes, folders with None."""
        found: dict[Path, bytes | None] = {}
        self._walk(self.base, way, chance, found)
        return found

    def _walk(self, folder: Path, way: Way, chance: random.Random, found: dict[Path, bytes | None]) -> None:
        steps = _survivors(self._cached_names.get(folder, []), way, chance)
        for name, file in _renamed(self._names.get(folder, {}), steps).items():
            path = folder / name
            if file:
                found[path] = self._content(file, way, chance)
            else:
                found[path] = None
                self._walk(path, way, chance, found)

    def _content(self, file: int, way: Way, chance: random.Random) -> bytes:
        kept, steps = self._kept.get(file, b""), self._cached.get(file, [])
        if way == "zeros":
            return _played(kept, steps, zeros=True)
        if way == "empty":
            return _played(kept, [step for step in steps if step.what == "truncate"])
        survivors = _survivors(steps, way, chance)
        if way == "holes":
            survivors = [_holed(step, chance) for step in survivors]
        if way in ("half", "some") and len(survivors) < len(steps) and steps[len(survivors)].what == "write":
            torn = steps[len(survivors)]
            survivors = [*survivors, Step("write", torn.path, file, torn.start, torn.data[: len(torn.data) // 2])]
        return _played(kept, survivors)


def _survivors(steps: Sequence[Step], way: Way, chance: random.Random) -> list[Step]:
    """Return the steps in the cache that reached the disk all the same: from the first on, as journals keep order."""
    some = chance.randint(0, len(steps))
    number = {"synced": 0, "half": len(steps) // 2, "some": some, "holes": some}.get(way, len(steps))
    return list(steps[:number])


def _holed(step: Step, chance: random.Random) -> Step:
    """Let some blocks of a write never reach the disk, though the file has its length."""
    data = bytearray(step.data)
    for start in range(0, len(data), _BLOCK):
        if chance.random() < 0.5:
            data[start : start + _BLOCK] = bytes(len(data[start : start + _BLOCK]))
    return Step(step.what, step.path, step.file, step.start, bytes(data))


def _played(data: bytes, steps: Sequence[Step], *, zeros: bool = False) -> bytes:
    found = bytearray(data)
    for step in steps:
        if step.what == "truncate":
            del found[step.start :]
            found += bytes(step.start - len(found))
        else:
            found += bytes(max(0, step.start - len(found)))
            found[step.start : step.start + len(step.data)] = bytes(len(step.data)) if zeros else step.data
    return bytes(found)


def _renamed(names: dict[str, int], steps: Sequence[Step]) -> dict[str, int]:
    found = dict(names)
    for step in steps:
        name = step.path.name
        if step.what == "create":
            found[name] = step.file
        elif step.what == "mkdir":
            found[name] = 0
        elif step.what == "rename":
            assert step.old is not None
            found.pop(step.old.name, None)
            found[name] = step.file
        else:
            found.pop(name, None)
    return found
