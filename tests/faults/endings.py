"""The app ended from outside while somebody types: by a signal, or by a terminal that goes without one."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.faults.outcome import Outcome, numbered
from tests.terminal import Terminal

LOGGED, TYPED = "the lift was slow", "and then it stopped"
GONE = "gone"
ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", GONE)


def run(quick: bool) -> Iterator[Outcome]:
    """End it in each way, some times."""
    if sys.platform == "win32":
        yield Outcome("the terminal goes, or a signal comes", skipped="needs a pseudo-terminal")
        return
    signals = Outcome("SIGTERM, SIGHUP or SIGINT while somebody types")
    terminals = Outcome("a terminal that goes without a hangup while somebody types")
    for number in range(1 if quick else 5):
        for ending in ENDINGS:
            outcome = terminals if ending == GONE else signals
            try:
                outcome.add(ended(ending, demo=number % 2 == 1), ending)
            except AssertionError as error:  # it waited in vain: the screen says for what
                outcome.add([str(error)], ending)
            outcome.times += 1
    signals.held = f"the terminal as it was, {numbered(signals.times, 'texts')} saved and half lines there again"
    terminals.held = f"it ends, {numbered(terminals.times, 'texts')} saved and half lines there again"
    yield from (signals, terminals)


def ended(ending: str, *, demo: bool) -> list[str]:
    """End it once, start it again, and return what was not as promised; `demo`: also look for the demo's copy."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "tmp").mkdir()
        env = {"TILBAGEBLIK_LOCAL": str(place / "local"), "TMPDIR": str(place / "tmp")}
        command = [sys.executable, "-m", "tui", "--lang", "en"]
        lost = _end_demo([*command, "demo"], env, ending) if demo else []
        command += ["--library", str(place / "library")]
        with Terminal(command, env=env) as terminal:
            before = terminal.modes()
            terminal.leave_welcome("Begin your first project")
            terminal.until("Press n and give")
            terminal.press("n", "Screens", "Enter")
            terminal.until("An empty field is skipped")
            terminal.press("Esc")
            terminal.until("Press n and write")
            terminal.press("n", LOGGED, "Enter")
            terminal.until("1 Idea", LOGGED)
            terminal.press(TYPED)
            terminal.until(TYPED)
            lost += _end(terminal, ending)
            lost += [] if ending == GONE or terminal.modes() == before else ["the terminal is not as it was"]
        with Terminal(command, env=env) as terminal:
            terminal.until("Screens")
            terminal.press("Enter")
            terminal.until(LOGGED)
            terminal.press("n")
            terminal.until(TYPED)
        return lost


def _end_demo(command: list[str], env: dict[str, str], ending: str) -> list[str]:
    with Terminal(command, env=env) as terminal:
        terminal.until("Projects")
        lost = _end(terminal, ending)
    return lost + ["the demo's copy is still there" for _ in Path(env["TMPDIR"]).iterdir()]


def _end(terminal: Terminal, ending: str) -> list[str]:
    if ending == GONE:
        terminal.go()
        expected = 128 + signal.SIGHUP
    else:
        terminal.process.send_signal(getattr(signal, ending))
        expected = 128 + getattr(signal, ending)
    status = terminal.end()
    return [] if status == expected else [f"it ended with {status}"]
