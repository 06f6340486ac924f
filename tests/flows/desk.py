"""A person at the keyboard of the app in a real terminal: presses keys, which are counted, and pulls the plug."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation
from journals.records.retro import MEETING_RECORDS, Retro, RetroProgress
from journals.retro.meeting import Meeting
from journals.retro.timer import now, remaining
from tests.files import contents
from tests.terminal import PATIENCE, Terminal

NEAR = 2
"""Seconds by which the clock on the screen may differ from what is left."""
_CLOCK = re.compile(r"(-?)(\d+):(\d\d)$")
_CLOCK_LINES = slice(1, 4)
"""Where the clock stands, at the right: below the first line."""
_GLYPHS = {
    tuple(line.ljust(3) for line in DIGITS3X3_BOLD[3 * place : 3 * place + 3]): sign
    for place, sign in enumerate(DIGITS)
    if sign.isdigit() or sign == "-"
}


@dataclass
class Stood:
    """What there was of a meeting, on disk."""

    running: RetroProgress
    records: dict[str, Record]
    """All of it, by table and id, where it has come and what the room looks at too."""


@dataclass
class Keys:
    """Key presses by the key; what is typed into lines is counted apart."""

    pressed: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    texts: int = 0


class Desk:
    """The app on a library, in Danish."""

    def __init__(self, folder: Path, *, machine: str = "local", cuts: Collection[str] = ()) -> None:
        """`folder`: where the library lies, and all of each machine; `cuts`: the phases in which the plug is pulled."""
        self.folder, self._cuts = folder, cuts
        self.library, self.documents = folder / "library", folder / "home" / "Documents"
        self.documents.mkdir(parents=True, exist_ok=True)
        self._reader = LocalFolders(*(folder / "reader" / name for name in ("state", "cache", "config")))
        self._local = folder / machine
        self.parts: dict[str, Keys] = {}
        """Key presses by part of the meeting."""
        self._counted = [Keys()]
        """Where key presses are counted, the part of now last; both machines share it."""
        self._began = time.monotonic()
        self.told: list[str] = []
        """What was done, as lines to print."""
        self.beside: Desk | None = None
        """Another machine on the same library."""
        self.terminal = self._start()

    def join(self) -> Desk:
        """Start the app on another machine, which has all but the library to itself."""
        other = self.beside = Desk(self.folder, machine="another")
        other.beside, other.parts, other.told, other._began = self, self.parts, self.told, self._began
        other._counted = self._counted
        return other

    def leave(self) -> None:
        """End the program as people do, and wait until it has ended."""
        self.press("Ctrl+Q")
        assert self.terminal.end() == 0

    def close(self) -> None:
        """Let the terminal go, whatever runs in it."""
        self.terminal.__exit__(None, None, None)

    def _start(self) -> Terminal:
        home = self.documents.parent
        env = {
            "TILBAGEBLIK_LOCAL": str(self._local),
            "HOME": str(home),
            "XDG_DOCUMENTS_DIR": str(self.documents),
        }
        command = [sys.executable, "-m", "tui", "--library", str(self.library), "--lang", "da"]
        return Terminal(command, env=env)

    def tell(self, text: str) -> None:
        """Note what was done."""
        self.told.append(f"{time.monotonic() - self._began:6.1f} s  {text}")

    # Keys

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count key presses as those of a part of the meeting."""
        self._counted.append(self.parts.setdefault(name, Keys()))
        try:
            yield
        finally:
            self._counted.pop()

    def press(self, *keys: str) -> None:
        """Press keys that are no text."""
        self._counted[-1].pressed.update(keys)
        self._look_beside()
        self.terminal.press(*({"Space": " ", "Shift+Tab": "\x1b[Z", "Left": "\x1b[D"}.get(key, key) for key in keys))

    def write(self, text: str) -> None:
        """Type a text."""
        self._counted[-1].characters += len(text)
        self._counted[-1].texts += 1
        self.terminal.press(text)

    def look(self) -> None:
        """Take in what the program draws, while it runs."""
        if self.terminal.process.poll() is None:
            self.terminal.look()

    def _look_beside(self) -> None:
        """Take in what the other machine draws, so that it never waits for a terminal that nobody looks at."""
        if self.beside:
            self.beside.look()

    def see(self, *texts: str) -> str:
        """Wait until all of the texts show."""
        self._look_beside()
        return self.terminal.until(*texts)

    # What is on disk

    def meeting(self) -> Meeting:
        """Read the latest meeting from the disk, as another program would."""
        library = Library([self.library], self._reader)
        try:
            library.refresh()
            (journal,) = library.journals
            return Meeting(journal, max(each.id for each in journal.all(Retro)))
        finally:
            library.close()

    def stored(self, so: Callable[[Meeting], bool]) -> None:
        """Wait until the latest meeting on disk is so: what the screen shows is written a moment later."""
        stop = time.monotonic() + PATIENCE
        while not so(self.meeting()):
            assert time.monotonic() < stop, f"never stored; the screen was:\n{self.terminal.text}"
            time.sleep(0.05)  # to read it all is work, which the program that is to write it would do without
            self.look()
            self._look_beside()

    def stood(self) -> Stood:
        """Return what there is of the meeting on disk."""
        meeting = self.meeting()
        kinds: tuple[type[Record], ...] = (*MEETING_RECORDS, Observation, Lesson, Action)
        records = {f"{kind.TABLE} {each.id}": each for kind in kinds for each in meeting.journal.all(kind)}
        return Stood(meeting.running, records)

    # The plug

    def cut(self, phase: str, *, line: str, opens: str, project: str) -> None:
        """Pull the plug while `line` is half typed, start again and compare; `opens` is the key of that line.

        The line stays open, half typed. Where the plug is not pulled in this phase nothing is done.
        """
        if phase not in self._cuts:
            return
        self._wait_until_kept(line)
        self.terminal.kill()
        self.close()
        gone, before = time.monotonic(), self.stood()
        self.terminal = self._start()
        self.see(project, line[:20])  # that it waits is told
        with self.part("begun again after a kill"):
            self.press("Enter")
            self.see("m mærk", project)
            self.press("r")
        self.see(phase)
        shown, left = self._clock(before.running)
        with self.part("begun again after a kill"):
            self.press(opens)
        self.see(line)
        after = self.stood()
        changed = [name for name, each in before.records.items() if after.records.get(name) != each]
        assert before.records == after.records, f"not as before: {changed or 'there is more'}"
        away = time.monotonic() - gone
        self.tell(f"killed in {phase} and begun again, {away:.1f} s; clock {shown} s, {left} s are left; all is there")

    def _wait_until_kept(self, line: str) -> None:
        """Wait until the half-typed line is on disk, and not one that only begins like it."""
        stop = time.monotonic() + PATIENCE
        while time.monotonic() < stop:
            self.terminal.look()
            self._look_beside()
            kept = b"".join(contents(self._local, named="typed.json").values()).decode()
            if f'"{line}"' in kept:
                return
            time.sleep(0.05)
        raise AssertionError(f"{line!r} was never kept:\n{self.terminal.text}")

    def _clock(self, running: RetroProgress) -> tuple[int, int]:
        """Return the seconds that the clock shows and those that are left, once it is drawn and they agree."""
        stop = time.monotonic() + PATIENCE
        while time.monotonic() < stop:
            self.look()
            shown, left = self._clock_shown(), remaining(running, now())
            if shown is not None and abs(shown - left) <= NEAR:
                return shown, left
            time.sleep(0.05)
        raise AssertionError(f"the clock showed {shown} s and should have {left} s:\n{self.terminal.text}")

    def _clock_shown(self) -> int | None:
        found = _CLOCK.search(_read_digits(self.terminal.text.split("\n")[_CLOCK_LINES]))
        if found is None:
            return None
        sign, minutes, seconds = found.groups()
        return (-1 if sign else 1) * (int(minutes) * 60 + int(seconds))


def _read_digits(lines: list[str]) -> str:
    """Return what the large digits at the right end of three lines say."""
    width, text = max(map(len, lines)), ""
    rows = [line.ljust(width) for line in lines]
    while width > 0:
        columns = tuple(row[max(0, width - 3) : width] for row in rows)
        if columns in _GLYPHS:
            text, width = _GLYPHS[columns] + text, width - 3
            continue
        if any(":" in each[-1:] for each in columns):
            text = ":" + text
        elif any(each[-1:].strip() for each in columns):
            break  # what stands left of it
        width -= 1
    return text
