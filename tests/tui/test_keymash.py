"""A child at the keyboard: hundreds of keys at random in every place and box; nothing falls, nothing saved is lost.

`MASH=40x750` presses 750 keys for each of 40 seeds.
"""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path

import pytest

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.base import Record
from tests.amount import amount
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tests.tui.everywhere import PLACES, every_kind, name_of
from tui.commands import COMMANDS
from tui.features.common import export_folder
from tui.features.export import screen as export

SEEDS, KEYS = (int(number) for number in os.environ.get("MASH", amount("2x80", "4x160")).split("x"))
BEGUN = len(PLACES) if "MASH" in os.environ else amount(8, len(PLACES))
"""In how many places and boxes a seed begins: that each opens is another test's, here the keys count."""
COMMAND_KEYS = sorted({key for command in COMMANDS for key in command.keys} - {"ctrl+q", "delete"})
MOVING = ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter", "escape"]
EDITING = ["ctrl+s", "backspace", "delete", "space", "ctrl+g", "shift+home", "ctrl+u", "ctrl+z", "f1", "f5", "ctrl+p"]
LETTERS = list("abcdeghiklmnopqrstuvwxyzæøå0123456789.,-+!?#:*[]/@\\ ")
SIZES = [(40, 12), (80, 24), (120, 36), (20, 5)]
SMALLEST = (20, 5)
PASTED = ["en\nto\ntre", "\x1b[31mrød\x1b[0m", "44 #23", "[/x]", "24.11", "ord " * 300, "Ring 010190-1234", "a\tb\n\nc"]
LEAST = 9
"""Kinds of places and boxes a seed has at least been to: fewer, and it pressed keys nobody heard."""


def records(library: Library) -> dict[str, Record]:
    return {
        record.id: record
        for journal in library.journals
        for record in (journal.project, *journal.observations, *journal.lessons, *journal.actions)
    }


class Grown:
    """The logs of a library, which must only ever grow."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[Path, bytes] = {}

    def look(self) -> None:
        """Assert that every log begins with all it held when we last looked."""
        now = {path: path.read_bytes() for path in sorted(self._folder.rglob("*.jsonl"))}
        for path, data in self._seen.items():
            assert now.get(path, b"").startswith(data), f"{path.name} is not what it was, and more"
        self._seen = now


async def mash(desk: Desk, chance: random.Random, keys: int, been: set[str]) -> None:
    """Press keys as they come, now and then faster than the app can follow; `been` gets where that led to."""
    pressed: list[str] = []
    for _ in range(keys):
        kind = chance.choices(["command", "moving", "editing", "letter", "paste", "resize"], [45, 28, 10, 14, 2, 1])[0]
        if kind == "paste":
            await desk.paste(chance.choice(PASTED))
        elif kind == "resize":
            await desk.resize(*chance.choice(SIZES))
        else:
            of = {"command": COMMAND_KEYS, "moving": MOVING, "editing": EDITING, "letter": LETTERS}[kind]
            pressed.append(chance.choice(of))
            desk.send(pressed[-1])
        if chance.random() < 0.3:
            await desk.settle()
        else:
            await asyncio.sleep(0)
        if desk.app._exception is not None or not desk.app.is_running:
            break
        been.add(name_of(desk.place))
    assert desk.app._exception is None, (sorted(been), pressed[-30:])
    assert desk.app.is_running, (sorted(been), pressed[-30:])


async def drawn(desk: Desk, size: tuple[int, int]) -> None:
    """Assert that what is open can be drawn in a window of this size."""
    await desk.resize(*size)
    assert len(desk.strips) == size[1]


async def begin_at(desk: Desk, name: str) -> None:
    """Open a place or a box, whatever is open now; draw it as small as can be."""
    await desk.settle()  # or a key that waits would be pressed there
    while len(desk.app.screen_stack) > 1:
        desk.app.pop_screen()
    journals = desk.app.library.journals
    journal = max(journals, key=lambda each: (bool(each.lessons) + bool(each.actions), each.id))
    desk.app.push_screen(PLACES[name](desk.app, journal))
    await desk.settle()
    assert name_of(desk.place).split()[0] == name.split()[0]
    await drawn(desk, SMALLEST)


def test_the_child_gets_everywhere() -> None:
    assert {name.split()[0] for name in PLACES} == every_kind()


@pytest.mark.long
@pytest.mark.usefixtures("indexed", "every_frame")
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_keys_at_random_break_nothing(
    sit: Sit, samples: Path, places: LocalFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(export_folder, "documents_folder", lambda: tmp_path)
    monkeypatch.setattr(export, "write_new", lambda path, text, **_: path)  # who knows what path is typed
    chance, been, logs = random.Random(seed), set[str](), Grown(samples)
    starts = list(PLACES)[seed % 4 :: 4]
    starts = chance.sample(starts, min(BEGUN, len(starts)))
    async with sit(size=SIZES[seed % 4]) as desk:
        for start in starts:
            logs.look()
            await begin_at(desk, start)
            await drawn(desk, SIZES[seed % 4])
            await mash(desk, chance, KEYS // len(starts), been)
        await desk.settle()
        await drawn(desk, SMALLEST)
        logs.look()
        held = records(desk.app.library)
    assert desk.app.library.close() == []
    logs.look()
    assert len(been) >= LEAST, sorted(been)
    library = Library([samples], LocalFolders(tmp_path / "anew", tmp_path / "anew", tmp_path / "anew"))
    library.refresh()
    assert records(library) == held, "what the app held is what the disk holds"
    assert [fault for fault in library.faults() if fault.level == "wrong"] == []
    library.close()
