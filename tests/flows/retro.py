"""Two whole retrospectives with nine people and two machines, in real terminals: `python -m tests.flows.retro`.

The first machine dies once in each phase, in the middle of a line, and the meeting goes on where it was. The second
machine goes along, types while a phase turns, and leads the second meeting. What was done is told as it goes, and then
how many keys each part took, beside what the same cost before.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from tests.flows.desk import Desk, Keys
from tests.flows.retro_outcomes import ACTION, LESSON, check_out, choose, close, lessons
from tests.flows.retro_phases import (
    GROUPING,
    MIRROR,
    PROJECT,
    ROUND,
    Size,
    begin,
    check_in,
    follow_up,
    gather,
    understand,
)
from tests.flows.second_retro import (
    ALOUD,
    THROUGH,
    begin_again,
    close_again,
    count_aloud,
    few_notes,
    follow_up_again,
    last_word,
)

FIRST = (begin, follow_up, check_in, gather, understand, choose, lessons, check_out, close)
SECOND = (begin_again, follow_up_again, few_notes, count_aloud, last_word, close_again)

BEFORE = {GROUPING: 61, MIRROR: 31, ALOUD: 34, ROUND: 18, LESSON: 2, ACTION: 5, THROUGH: 11}
"""Keys of the same parts before a digit put a note into a pile, as counted in a terminal on the code of that time. The
17 digits by which a pile was found in a list are among the 61. The round takes two more now, because showing it is a
step of its own; a note needs no pile any more to get a dot."""
MOST = {GROUPING: 35, MIRROR: 16, ALOUD: 12, THROUGH: 11}
"""More keys than these are too many."""

WHOLE = Size(
    aloud=13,
    writers=4,
    each=2,
    groups=5,
    voters=9,
    answers="1230" * 4,
    cuts=frozenset({"Opfølgning", "Tjek ind", "Saml", "Forstå", "Vælg", "Tjek ud"}),
    later=6,
)
SHORT = Size(aloud=2, writers=4, each=1, groups=3, voters=4, answers="1230", cuts=frozenset({"Saml"}), later=2)


def play(folder: Path, size: Size = WHOLE) -> Desk:
    """Hold the meetings; `folder` is empty and all machines' own. Raises AssertionError where something is not so."""
    (folder / "library").mkdir(parents=True)
    _before(folder)
    desk = Desk(folder, cuts=size.cuts)
    try:
        for phase in (*FIRST, *SECOND):
            with desk.part(phase.__name__.replace("_", " ")):
                phase(desk, size)
    finally:
        for each in filter(None, (desk, desk.beside)):
            each.close()
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


def table(parts: dict[str, Keys]) -> list[str]:
    """Return the key presses by part of the meetings and by key, as lines."""
    lines = [f"{'part':40} {'before':>6} {'keys':>5} {'texts':>5} {'typed':>6}  which"]
    for name, keys in parts.items():
        which = "  ".join(f"{key}×{number}" for key, number in keys.pressed.most_common())
        total = keys.pressed.total()
        lines.append(f"{name:40} {BEFORE.get(name, ''):>6} {total:5} {keys.texts:5} {keys.characters:6}  {which}")
    every = sum((keys.pressed for keys in parts.values()), Counter[str]())
    texts, typed = (sum(getattr(keys, name) for keys in parts.values()) for name in ("texts", "characters"))
    lines.append(f"{'all':40} {'':6} {every.total():5} {texts:5} {typed:6}")
    return lines


def too_many(parts: dict[str, Keys]) -> list[str]:
    """Return the parts that took more keys than they may, as lines."""
    found = {name: (parts[name].pressed.total(), most) for name, most in MOST.items()}
    return [f"{name}: {keys} keys, and {most} would do" for name, (keys, most) in found.items() if keys > most]


def main() -> int:
    """Play it, and print what was done and every key that was pressed."""
    with tempfile.TemporaryDirectory() as folder:
        desk = play(Path(folder))
    dear = too_many(desk.parts)
    print(*desk.told, "", *table(desk.parts), "", *dear, sep="\n")
    return 1 if dear else 0


if __name__ == "__main__":
    sys.exit(main())
