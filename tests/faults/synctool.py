"""A sync tool as a library sees it: files appear, grow, shrink, arrive in pieces and vanish, in no special order."""

from __future__ import annotations

import random
from pathlib import Path

COPIES = (
    "{writer}-PC1234",
    "{writer}-PC1234-2",
    "{writer} (conflicted copy 2026-11-23)",
    "{writer} (conflicted copy 2026-11-23 101010)",
    "{writer}.sync-conflict-20261123-101010-ABCDEF",
    "{writer} (1)",
)
"""What OneDrive, SharePoint, Dropbox, Nextcloud, Syncthing and others call the copy of a file that has two ends."""


def name_of_copy(writer: str, number: int) -> str:
    """Return the name of a log's conflict copy."""
    return COPIES[number % len(COPIES)].format(writer=writer) + ".jsonl"


class SyncTool:
    """Carries whole logs into a folder, piece by piece."""

    def __init__(self, library: Path, into: Path, chance: random.Random) -> None:
        """`library`: what there is to carry, one project; `into`: another library, not there yet."""
        (project,) = library.iterdir()
        self._into = into / project.name
        self._into.mkdir(parents=True)
        self._whole = {log.name: log.read_bytes() for log in project.glob("*.jsonl")}
        self._chance = chance
        self.there: dict[str, bytes] = {}
        """What it has put into the folder."""

    def step(self) -> str:
        """Do one thing to one log, and return what was done."""
        name = self._chance.choice(sorted(self._whole))
        way = self._chance.choice(("comes", "comes", "grows", "half", "empty", "zeros", "hole", "shrinks", "vanishes"))
        if way == "vanishes":
            (self._into / name).unlink(missing_ok=True)
            self.there.pop(name, None)
        else:
            self.put(name, self._piece(way, self._whole[name], self.there.get(name, b"")))
        return f"{name} {way}"

    def finish(self) -> None:
        """Carry all that is missing."""
        for name, data in self._whole.items():
            self.put(name, data)

    def put(self, name: str, data: bytes) -> None:
        """Write a log as sync tools do: over the old one, or beside it and then in its place."""
        path = self._into / name
        if self._chance.random() < 0.5:
            path.write_bytes(data)
        else:
            beside = self._into / f".{name}.tmp"
            beside.write_bytes(data)
            beside.replace(path)
        self.there[name] = data

    def touched(self) -> list[str]:
        """Return the logs that somebody else has written to or taken away."""
        found = {path.name: path.read_bytes() for path in self._into.glob("*.jsonl")}
        return [name for name, data in self.there.items() if found.get(name) != data]

    def _piece(self, way: str, whole: bytes, there: bytes) -> bytes:
        cut = self._chance.randrange(len(whole))
        if way == "grows":
            return whole[: max(len(there), cut)]
        if way == "half":
            return whole[:cut]
        if way == "empty":
            return b""
        if way == "zeros":  # room is made for all of it before it comes
            return whole[:cut] + bytes(len(whole) - cut)
        if way == "hole":  # its blocks come in no special order
            size = min(self._chance.randint(1, 2_000), len(whole) - cut)
            return whole[:cut] + bytes(size) + whole[cut + size :]
        if way == "shrinks":
            return there[: self._chance.randint(0, len(there))]
        return whole
