"""A text through somebody's own editor in a real terminal: what comes after it is typed in the app again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal, needs_terminal

EDITOR = """import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text(encoding="utf-8").rstrip() + " og kom igen", encoding="utf-8")
"""


@pytest.mark.long
@needs_terminal
def test_keys_are_read_again_when_the_editor_is_closed(tmp_path: Path) -> None:
    (script := tmp_path / "editor.py").write_text(EDITOR, encoding="utf-8")
    local = str(tmp_path / "local")
    env = {"TILBAGEBLIK_LOCAL": local, "HOME": str(tmp_path), "VISUAL": f"{sys.executable} {script}"}
    command = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), "--lang", "da"]
    with Terminal(command, env=env) as terminal:
        terminal.leave_welcome()
        terminal.until("giv jeres første projekt et navn")
        terminal.press("n")
        terminal.until("Hvad hedder projektet?")
        terminal.press("lyden faldt ud")
        terminal.until("lyden faldt ud")
        terminal.press("Ctrl+O")
        terminal.until("lyden faldt ud og kom igen")
        terminal.press(" tit")
        terminal.until("lyden faldt ud og kom igen tit")
