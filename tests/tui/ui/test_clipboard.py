"""The clipboard: the system's own first, else the terminal is asked; never more is said than is known."""

from __future__ import annotations

import sys
from threading import Event
from types import ModuleType

import pytest

from tests.tui.conftest import Sit
from tui.ui import clipboard

SYSTEM_COPY = clipboard.system_copy
"""The real thing; in the app's tests nobody has a clipboard."""


class Board(ModuleType):
    """Stands for pyperclip."""

    def __init__(self, *, forgets: bool = False, fails: Exception | None = None) -> None:
        super().__init__("pyperclip")
        self.held, self._forgets, self._fails = "", forgets, fails

    def copy(self, text: str) -> None:
        if self._fails:
            raise self._fails
        self.held = "" if self._forgets else text.replace("\n", "\r\n")

    def paste(self) -> str:
        return self.held


@pytest.mark.parametrize(
    ("board", "is_copied"),
    [
        (Board(), True),
        (Board(forgets=True), False),
        (Board(fails=RuntimeError("none")), False),
        (Board(fails=FileNotFoundError()), False),
    ],
)
def test_it_is_looked_up_whether_a_text_is_there(
    monkeypatch: pytest.MonkeyPatch, board: Board, is_copied: bool
) -> None:
    monkeypatch.setitem(sys.modules, "pyperclip", board)
    assert SYSTEM_COPY("en\nto") == is_copied


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_at_another_machine_its_clipboard_is_of_no_use(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(each, raising=False)
    assert not clipboard.is_remote()
    monkeypatch.setenv(name, "x")
    assert clipboard.is_remote()


def test_one_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.0)
    never = Event()
    assert clipboard._answer_of(never.wait) is False
    never.set()


async def test_no_more_is_said_than_is_known(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "is_remote", lambda: False)
    copied: list[str] = []
    async with sit() as desk:
        await desk.press("enter", "x")
        await desk.until(lambda: "Enter" in desk.lines[-1])
        await desk.press("c")
        await desk.until(lambda: desk.told)
        assert desk.told[-1] == desk.app.say("export_room.copy_asked")
        assert desk.app.clipboard, "the terminal was asked"

        def copy(text: str) -> bool:
            copied.append(text)
            return True

        monkeypatch.setattr(clipboard, "system_copy", copy)
        await desk.press("c")
        await desk.until(lambda: copied and desk.told[-1] != desk.app.say("export_room.copy_asked"))
        assert desk.told[-1] == "Teksten er kopieret."
        monkeypatch.setattr(clipboard, "is_remote", lambda: True)
        await desk.press("c")
        await desk.until(lambda: desk.told[-1] == desk.app.say("export_room.copy_asked"))
        assert len(copied) == 1
