"""The main flow as a team types it: an empty library, a project, three observations, a tag, a lesson, an export."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.amount import amount
from tests.terminal import Terminal, needs_terminal


@dataclass(frozen=True)
class Words:
    """What the screen says in one language."""

    begins: str
    invite: str
    name: str
    ask_name: str
    skips: str
    first: str
    question: str
    leave: str
    tag: str
    pitfall: str
    lesson: str
    saved: str
    lessons: str
    export: str
    written: str
    headings: tuple[str, ...]


DANISH = Words(
    begins="Begynd jeres første projekt",
    invite="Tryk n, og giv jeres første projekt et navn",
    name="Skærmbesøg i aftenvagten",
    ask_name="Hvad hedder projektet?",
    skips="Et tomt felt springes over",
    first="Tryk n, og skriv det første, I så",
    question="Hvad ved vi fra før",
    leave="Esc færdig",
    tag="Mærk med en faldgrube",
    pitfall="Prøvet, men ikke i virkeligheden",
    lesson="Det lærte vi",
    saved="Læringen er gemt",
    lessons="Læringer fra alle projekter",
    export="Enter skriv  f hvad",
    written="Læringsloggen er skrevet",
    headings=("# Læringslog", "Skærmbesøg i aftenvagten"),
)
ENGLISH = Words(
    begins="Begin your first project",
    invite="Press n and give your first project a name",
    name="Screen visits in the evening",
    ask_name="What is the project called?",
    skips="An empty field is skipped",
    first="Press n and write the first thing you saw",
    question="What do we know from before",
    leave="Esc finished",
    tag="Tag with a pitfall",
    pitfall="Tried, but not in reality",
    lesson="What we learned",
    saved="The lesson is saved",
    lessons="Lessons from all projects",
    export="Enter write  f what",
    written="The learning log is written",
    headings=("# Learning log", "Screen visits in the evening"),
)


@needs_terminal
@pytest.mark.parametrize(("language", "words"), amount([("da", DANISH)], [("da", DANISH), ("en", ENGLISH)]))
def test_from_an_empty_library_to_a_learning_log(language: str, words: Words, tmp_path: Path) -> None:
    library, home = tmp_path / "library", tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    env = {
        "TILBAGEBLIK_LOCAL": str(tmp_path / "local"),
        "HOME": str(home),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
    }
    command = [sys.executable, "-m", "tui", "--library", str(library), "--lang", language]
    with Terminal(command, env=env) as terminal:
        terminal.leave_welcome(words.begins)
        terminal.until(words.invite)
        terminal.press("n")
        terminal.until(words.ask_name)
        terminal.press(words.name, "Enter")
        terminal.until(words.skips)
        terminal.press("Esc")
        terminal.until(words.name, words.first, words.question)

        terminal.press("n", "-lyden faldt ud hos to, kollegaen ringede bare", "Enter")
        terminal.press("+de nye hjalp hinanden ved vagtskiftet", "Enter")
        terminal.press("!hvad med dem, der hører dårligt? #24 :3", "Enter")
        terminal.until(words.leave)  # the line has been there: that it is not is not the moment before it
        terminal.press("Esc")
        terminal.until_not(words.leave)
        terminal.until("de nye hjalp hinanden", "lyden faldt ud")

        terminal.press("Down", "m")
        terminal.until(words.tag)
        terminal.press("44", "Enter")
        terminal.until("# 4.4")

        terminal.press("d")
        terminal.until(words.lesson)
        terminal.press("Prøv hos dem, hvor nettet er dårligt", "Ctrl+S")
        terminal.until(words.saved)

        terminal.press("v")
        terminal.until(words.lessons, "Prøv hos dem, hvor nettet er dårligt")
        terminal.press("Enter")
        terminal.until("lyden faldt ud hos to", words.pitfall)
        terminal.press("Esc")
        terminal.until(words.lessons)
        terminal.press("Esc")
        terminal.until_not(words.lessons)
        terminal.press("x")
        terminal.until(words.export)
        terminal.press("Enter")
        terminal.until(words.written)
        terminal.press("Ctrl+Q")
        assert terminal.end() == 0

    [written] = [*home.rglob("*.md")]
    log = written.read_text(encoding="utf-8")
    for text in (*words.headings, "lyden faldt ud hos to", "de nye hjalp hinanden", words.pitfall, "hører dårligt"):
        assert text in log
    assert "Prøv hos dem, hvor nettet er dårligt" in log


@pytest.mark.long
@needs_terminal
def test_nobody_types_faster_than_the_screen(tmp_path: Path) -> None:
    """Letters typed on without a pause belong to the line that the first one opened."""
    env = {"TILBAGEBLIK_LOCAL": str(tmp_path / "local"), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tui", "--library", str(tmp_path / "library"), "--lang", "da"]
    with Terminal(command, env=env) as terminal:
        terminal.leave_welcome()
        terminal.until(DANISH.invite)
        terminal.press("nHjælp k v x u g")
        terminal.until("Hjælp k v x u g")
        terminal.press("Enter")
        terminal.until(DANISH.skips)
        terminal.press("Esc")
        terminal.until(DANISH.first)
        terminal.press("nhalvt skrevet vxkug\r")
        terminal.until("· i dag", "halvt skrevet vxkug")
        terminal.press("Ctrl+Q")
        assert terminal.end() == 0
