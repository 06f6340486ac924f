"""What the app really writes to a terminal while hostile texts are on the screen: nothing but drawing."""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path

import pytest

from tests.intruder import Intruder
from tests.terminal import Terminal, needs_terminal
from tests.tui.test_hostile import ACTING

DRAWING = re.compile(r"\x1b\[[0-9;:]*[mHK]|\x1b\[\?[0-9;]*(?:[hl]|\$p)|\x1b\[[><=]?[0-9]*u|\x1b\]22;[a-z-]*\x07|\r|\n")
"""Colours, places, modes, the keyboard's and the mouse pointer's form: what Textual draws with."""
COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
PASTED = "\x1b[200~lyden [@click=app.quit]x[/]\x07 \x9b2J faldt \u202eud\x1b[201~"


@pytest.mark.long
@needs_terminal
def test_nothing_hostile_reaches_the_terminal(tmp_path: Path) -> None:
    library, home = tmp_path / "library", tmp_path / "home"
    Intruder(library).projects(8)
    (home / "Documents").mkdir(parents=True)
    env = {
        "TILBAGEBLIK_LOCAL": str(tmp_path / "local"),
        "HOME": str(home),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
        "SSH_TTY": "/dev/pts/0",  # as from another machine: the terminal is asked, not this one's clipboard
    }
    command = [sys.executable, "-m", "tui", "--library", str(library), "--lang", "en"]
    with Terminal(command, env=env, columns=96, rows=20) as terminal:
        terminal.until("Projects", "[@click=app.quit()]", "�]0;title�n")
        terminal.press("Down", "Down", "i")
        terminal.until("Changes to: ", "· written ·")
        terminal.press("Esc")
        terminal.until_not("Changes to: ")
        terminal.press("Enter")
        terminal.until("What are you taking into use?")
        terminal.press("Esc")
        terminal.until("1 applies", "lesson 1 of")
        terminal.press("Esc")
        terminal.until_not("1 applies")
        terminal.press("0")
        terminal.until("0 all")
        terminal.press("Down", "Down", "e")
        terminal.until("Ctrl+S")
        terminal.press("Esc")
        terminal.until_not("Ctrl+S")
        terminal.press("n", PASTED)
        terminal.until("lyden [@click=app.quit]x[/]� �2J faldt �ud")
        terminal.press("Enter", "Esc")
        terminal.until_not("Enter save and next")
        for key, words in (("v", "Lessons from all projects"), ("b", "Concerns and actions"), ("z", "Deleted · ")):
            terminal.press(key)
            terminal.until(words)
            terminal.press("Down", "Down", "End", "Esc")
            terminal.until_not(words)
        terminal.press("x")
        terminal.until("Enter write  f what")
        terminal.press("Enter")
        terminal.until("The learning log is written")
        assert not COPIED.search(terminal.written), "nothing is put on the clipboard unasked"
        terminal.press("c")
        terminal.until("was asked")
        terminal.press("Ctrl+Q")
        assert terminal.end() == 0
        written = bytes(terminal.written)

    (copied,) = COPIED.findall(written)
    (log,) = home.rglob("*.md")
    assert base64.b64decode(copied) == log.read_bytes()
    drawn = DRAWING.sub("", COPIED.sub(b"", written).decode())
    assert "[@click=app.quit()]press[/]" in drawn
    found = ACTING.search(drawn)
    assert found is None, drawn[max(0, found.start() - 40) : found.end() + 40]


@pytest.mark.long
@needs_terminal
def test_a_byte_that_is_no_utf_8_is_a_mark_and_not_the_end(tmp_path: Path) -> None:
    env = {"TILBAGEBLIK_LOCAL": str(tmp_path / "local")}
    command = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), "--lang", "en"]
    with Terminal(command, env=env) as terminal:
        terminal.leave_welcome("Begin your first project")
        terminal.until("Press n and give")
        terminal.press("n", "Sk\udce6rm og h\udcf8j l\udce5s")  # as a terminal that is set to Latin-1 sends it
        terminal.until("Sk�rm og h�j l�s")
        terminal.press("Enter")
        terminal.until("What are you taking into use?")
        terminal.press("Esc")
        terminal.until("Sk�rm og h�j l�s", "1 Idea")
