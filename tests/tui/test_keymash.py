"""A child at the keyboard: hundreds of keys at random over all screens; nothing falls, nothing saved is lost."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from journals.library import Library
from journals.local import Places
from journals.model import Record
from tests.tui.conftest import Desk, Sit
from tui.commands import COMMANDS
from tui.screens import export

KEYS = 375
COMMAND_KEYS = sorted({key for command in COMMANDS for key in command.keys} - {"ctrl+q", "delete"})
MOVING = ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter", "escape"]
EDITING = ["ctrl+s", "backspace", "delete", "space", "ctrl+g", "shift+home", "ctrl+u", "ctrl+z", "f1", "f5", "ctrl+p"]
LETTERS = list("abcdeghiklmnopqrstuvwxyzæøå0123456789.,-+!?#:*[]/@\\ ")
SIZES = [(40, 12), (80, 24), (120, 36), (20, 5)]
PASTED = ["en\nto\ntre", "\x1b[31mrød\x1b[0m", "44 #23", "[/x]", "24.11", "ord " * 300]


def records(library: Library) -> dict[str, Record]:
    return {
        record.id: record
        for journal in library.journals
        for record in (journal.project, *journal.observations, *journal.lessons, *journal.actions)
    }


def logs(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.jsonl"))}


async def mash(desk: Desk, chance: random.Random) -> list[str]:
    """Press keys as they come, now and then faster than the app can follow."""
    pressed: list[str] = []
    for _ in range(KEYS):
        kind = chance.choices(["command", "moving", "editing", "letter", "paste", "resize"], [45, 28, 10, 14, 2, 1])[0]
        if kind == "paste":
            await desk.paste(chance.choice(PASTED))
        elif kind == "resize":
            await desk.resize(*chance.choice(SIZES))
        else:
            keys = {"command": COMMAND_KEYS, "moving": MOVING, "editing": EDITING, "letter": LETTERS}[kind]
            pressed.append(chance.choice(keys))
            desk.send(pressed[-1])
        if chance.random() < 0.3:
            await desk.settle()
        else:
            await asyncio.sleep(0)
        if desk.app._exception is not None or not desk.app.is_running:
            break
    return pressed


@pytest.mark.parametrize("seed", range(4))
async def test_keys_at_random_break_nothing(
    sit: Sit, samples: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(export, "documents", lambda: tmp_path)
    monkeypatch.setattr(export, "write_new", lambda path, text: path)  # who knows what path is typed
    before = logs(samples)
    async with sit(size=SIZES[seed]) as desk:
        pressed = await mash(desk, random.Random(seed))
        assert desk.app.is_running, pressed[-20:]
        await desk.settle()
        held = records(desk.app.library)
    assert desk.app.library.close() == []
    after = logs(samples)
    assert all(after[path].startswith(data) for path, data in before.items()), "a log only ever grows"
    library = Library([samples], Places(tmp_path / "anew", tmp_path / "anew", tmp_path / "anew"))
    library.refresh()
    assert records(library) == held, "what the app held is what the disk holds"
    assert [fault for fault in library.faults() if fault.level == "wrong"] == []
    library.close()
