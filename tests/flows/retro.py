"""A whole retrospective with nine people, played in a real terminal: `python -m tests.flows.retro` tells what it did.

The machine dies once in each phase, in the middle of a line, and the meeting goes on where it was.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from journals.retro.meeting import Meeting
from tests.flows.desk import Desk, Keys
from tests.flows.retro_phases import DOTS, PEOPLE, PHASES, PROJECT, THROUGH, Size

FEWEST_KEYS = 12
"""Fewer presses than these take an observation from being said to being a lesson."""

WHOLE = Size(aloud=26, writers=4, each=3, groups=12)
SHORT = Size(aloud=4, writers=4, each=1, groups=4)


def play(folder: Path, size: Size = WHOLE) -> Desk:
    """Hold the meeting; `folder` is empty and the machine's own. Raises AssertionError where something is not so."""
    (folder / "library").mkdir(parents=True)
    _before(folder)
    desk = Desk(folder)
    try:
        for phase in PHASES:
            with desk.part(phase.__name__.replace("_", " ")):
                phase(desk, size)
        _compare_log(desk, size)
    finally:
        desk.terminal.__exit__(None, None, None)
    return desk


def _before(folder: Path) -> None:
    """Let a project have logged something, and agreed on something, before the meeting."""
    library = Library(
        [folder / "library"], LocalFolders(*(folder / "before" / name for name in ("state", "cache", "config")))
    )
    journal, _ = library.create(Project(name=PROJECT, stage="S3"))
    logged = [f"loggens seddel {number}" for number in range(1, 9)]
    journal.add(*(Observation(text=text, stage="S3") for text in logged))
    journal.add(Action(text="Ring til driften om lyden", owner="gruppelederen"))
    journal.add(Action(text="Lav et kort med knapperne", owner="superbrugeren"))
    library.close()


def _compare_log(desk: Desk, size: Size) -> None:
    """Find in the written log all that is on disk."""
    meeting = desk.meeting()
    (file,) = desk.documents.glob("*.md")
    log = file.read_text(encoding="utf-8")
    texts = [*_texts(meeting), *(group.theme.summary for group in meeting.groups if group.theme.summary)]
    missing = [text for text in texts if text not in log]
    assert not missing, f"not in the log: {missing}"
    assert not [note.text for note in meeting.private_notes.there if note.text in log], "what was private left"
    votes = sum(group.dots for group in meeting.groups)
    counted = (len(meeting.gathered), len(meeting.groups), votes, len(meeting.lessons), len(meeting.actions))
    assert counted == (size.observations, size.groups, PEOPLE * DOTS, 3, 3)
    for group in meeting.groups:
        assert f"{group.theme.name} ({group.dots} prik" in log
    desk.tell("{} observations, {} groups, {} dots, {} lessons, {} actions: all in the log".format(*counted))


def _texts(meeting: Meeting) -> list[str]:
    retro = meeting.retro
    notes = [*meeting.gathered, *(note for group in meeting.groups for note in group.notes)]
    found = [note.text for note in notes if not note.private]
    found += [lesson.title for lesson in meeting.lessons] + [each.text for each in meeting.parked]
    for action in meeting.actions:
        found += [action.text, action.owner, action.first_step]
    found += [each.note for each in meeting.reflections.values()] + [each.text for each in meeting.journal.actions]
    return [*found, retro.purpose, retro.taken, retro.told, "1. februar 2031", "24. december 2030"]


def table(parts: dict[str, Keys]) -> list[str]:
    """Return the key presses by part of the meeting and by key, as lines."""
    lines = [f"{'part':40} {'keys':>5} {'texts':>5} {'typed':>6}  which"]
    for name, keys in parts.items():
        which = "  ".join(f"{key}×{number}" for key, number in keys.pressed.most_common())
        lines.append(f"{name:40} {keys.pressed.total():5} {keys.texts:5} {keys.characters:6}  {which}")
    every = sum((keys.pressed for keys in parts.values()), Counter[str]())
    texts, typed = (sum(getattr(keys, name) for keys in parts.values()) for name in ("texts", "characters"))
    lines.append(f"{'all':40} {every.total():5} {texts:5} {typed:6}")
    return lines


def main() -> int:
    """Play it, and print what was done and every key that was pressed."""
    with tempfile.TemporaryDirectory() as folder:
        desk = play(Path(folder))
    through = desk.parts[THROUGH].pressed.total()
    print(*desk.told, "", *table(desk.parts), "", sep="\n")
    print(f"{through} keys beyond typed text took {THROUGH}")
    return 0 if through < FEWEST_KEYS else 1


if __name__ == "__main__":
    sys.exit(main())
