"""A whole turn of the loop in a real terminal: what one project learned is met, taken over and answered by the next."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal, needs_terminal


@pytest.mark.long
@needs_terminal
def test_what_hurt_in_one_project_is_seen_by_the_next(tmp_path: Path) -> None:
    env = {"TILBAGEBLIK_LOCAL": str(tmp_path / "local"), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), "--lang", "da"]
    with Terminal(command, env=env) as terminal:
        terminal.leave_welcome()
        terminal.until("giv jeres første projekt et navn")
        _begin(terminal, "Skærmbesøg nord")
        terminal.press("n", "-lyden faldt ud hos to #44", "Enter")
        terminal.until("lyden faldt ud hos to   ", "# 4.4", "Esc færdig")
        terminal.press("Esc")
        terminal.until_not("Esc færdig")  # a key that follows too soon would be one with Alt
        terminal.press("d")
        terminal.until("Det lærte vi")
        terminal.press("Prøv lyden hjemme hos dem", "Ctrl+S")
        terminal.until("Læringen er gemt")
        _home(terminal)

        _begin(terminal, "Skærmbesøg syd", "læring 1 af 1")
        terminal.until("»Prøv lyden hjemme hos dem«", "læring 1 af 1")
        terminal.press("1")
        terminal.until("Hvem (funktion)")
        terminal.press("Ctrl+S")
        terminal.until("1 gælder")
        terminal.press("Enter")
        terminal.until("Vi har taget stilling til 1 læring")
        terminal.press("y")
        terminal.until("Prøv lyden hjemme hos dem")
        terminal.press("3")
        terminal.until("gjorde det værre")
        terminal.press("Esc")
        _home(terminal)

        _begin(terminal, "Skærmbesøg vest", "læring 1 af 1")
        terminal.until("»Prøv lyden hjemme hos dem«", "udkast · trin 1 · brugt i 1, gjorde det værre i")
        terminal.press("Ctrl+Q")
        assert terminal.end() == 0


def _begin(terminal: Terminal, name: str, opens: str = "Tryk n, og skriv det første, I så") -> None:
    terminal.press("n")
    terminal.until("Hvad hedder projektet?")
    terminal.press(name, "Enter")
    terminal.until("Hvad tager I i brug?", "Område")
    terminal.press("Esc")
    terminal.until(name, opens)


def _home(terminal: Terminal) -> None:
    terminal.press("Esc")
    terminal.until("uge", "Skærmbesøg nord", "obs")
