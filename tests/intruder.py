"""A writer that keeps to no rules: writes hostile texts into a library's logs just as they are, past our `clean()`.

What it writes can be read as acts, for all else is a matter of damage (`tests/faults`,
`tests/journals/library/test_check.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from journals.log.act import LOG_FORMAT, Act, RecordChange, encode
from journals.records.model import KINDS, REPLY_KINDS, SIGNS
from tests.hostile import HOSTILE, TERMINAL

PITFALLS = [f"{chapter}.{number}" for chapter in range(1, 5) for number in range(1, 5)]
BAD = "evil [@click=app.quit]x[/] \x1b]0;evil\x07 \u202e"
"""What stands where a few words or an id should stand."""


class Intruder:
    """Writes projects into a library, each in a folder and a log with a hostile name."""

    def __init__(self, library: Path, texts: Sequence[str] = HOSTILE) -> None:
        # A lone surrogate is no JSON: a line that holds one is damaged, and left out whole.
        self._texts = [text.encode(errors="ignore").decode() for text in texts]
        self._library = library
        self._at = count(1)
        self._turn = count()

    def projects(self, number: int = len(TERMINAL)) -> None:
        """Write projects with an observation, a lesson and an action for each text, shared out among them."""
        for each in range(number):
            self.project(f"01EVIL{each:04}", self._texts[each % len(self._texts)], self._texts[each::number])

    def project(self, project: str, name: str, texts: Sequence[str]) -> None:
        """Write one project with an observation, a lesson and an action for each of `texts`."""
        log = self._log(project, name)
        head = Act(self._stamp(), [], project=project, format=LOG_FORMAT, by=f"{BAD} {name}")
        changes = [self._facts(project, name), *self._strange(project), *self._records(project, texts)]
        acts = [Act(self._stamp(), [change]) for change in changes]
        log.write_bytes(b"".join(map(encode, [head, *acts, *self._later(project, texts)])))

    # What is written

    def _facts(self, project: str, name: str) -> RecordChange:
        fields = {field: self._next() for field in ("technology", "area", "unit", "ending", "from_a_newer_version")}
        notes = {f"context.C{each}": {"level": each % 5 + 1, "note": self._next()} for each in range(1, 9)}
        return "projects", project, {"name": f"{name}n", BAD: BAD, f"context.{BAD}": {"note": BAD}, **fields, **notes}

    def _records(self, project: str, texts: Sequence[str]) -> Iterator[RecordChange]:
        for number, text in enumerate(texts):
            yield "observations", f"{project}O{number}", self._observation(number, text)
            yield "lessons", f"{project}L{number}", self._lesson(project, number, text)
            yield "actions", f"{project}A{number}", self._action(project, number, text)

    def _observation(self, number: int, text: str) -> dict[str, Any]:
        reply = {"reply": self._next(), "reply_as": REPLY_KINDS[number % 3]} if number % 2 else {}
        return {
            "text": f"{text}x",
            "stage": f"S{number % 7 + 1}",
            "happened": "2026-11-20",
            "kind": KINDS[number % len(KINDS)],
            "sign": SIGNS[number % len(SIGNS)],
            "perspective": self._next(),
            f"pitfalls.{PITFALLS[number % len(PITFALLS)]}": True,
            "later": self._next(),
            **reply,
        }

    def _lesson(self, project: str, number: int, text: str) -> dict[str, Any]:
        parts = {field: self._next() for field in ("situation", "learned", "do", "conditions", "later")}
        notes = {f"C{each}": {"level": 2, "note": self._next()} for each in range(1, 9)}
        evidence = {f"evidence.{project}O{number}": True, "evidence.gone": True}
        return {"title": f"{text}t", "stage": "S2", "context": notes, "pitfalls.2.3": True, **parts, **evidence}

    def _action(self, project: str, number: int, text: str) -> dict[str, Any]:
        parts = {field: self._next() for field in ("owner", "first_step", "because", "later")}
        status = ("open", "open", "dropped")[number % 3]
        return {"text": f"{text}a", "due": "2026-01-01", "status": status, "source": f"{project}O{number}", **parts}

    def _strange(self, project: str) -> Iterator[RecordChange]:
        """Yield records with hostile words where something else should stand."""
        bad = {"stage": BAD, "kind": BAD, "sign": BAD, "happened": BAD, "status": BAD, "due": BAD, "source": BAD}
        of = {f"pitfalls.{BAD}": True, f"insights.{BAD}": True, f"evidence.{BAD}": True, BAD: {BAD: [BAD]}}
        yield "observations", f"{project}OX", {"text": BAD, **bad, **of}
        yield (
            "observations",
            f"{project}OY",
            {"text": 7, **{f"pitfalls.{each}": True for each in PITFALLS[:4]}},
        )
        yield "observations", f"{project}OZ", {"text": "", "stage": "S99", "kind": "concern", "happened": "2026-W99"}
        yield "lessons", f"{project}LX", {"title": BAD, **bad, **of, "context": {BAD: {"level": 99, "note": BAD}}}
        yield "lessons", f"{project}LY", {"title": "", "context": {"C1": {"level": 99}, BAD: 7}}
        yield "actions", f"{project}AX", {"text": BAD, **bad, **of, "due": "2026-99-99"}
        yield BAD, f"{project}XX", {"text": BAD, BAD: BAD}

    def _later(self, project: str, texts: Sequence[str]) -> Iterator[Act]:
        """Yield acts that change and delete, so that there is a history and a bin, and one that orders a purge."""
        change = {"text": self._next(), "perspective": self._next(), BAD: self._next(), "pitfalls.4.4": True}
        yield Act(self._stamp(), [("observations", f"{project}O0", change)])
        yield Act(self._stamp(), [("observations", f"{project}O0", {"text": f"{texts[0]}x", "pitfalls.4.4": None})])
        for table, letter in (("observations", "O"), ("lessons", "L"), ("actions", "A")):
            yield Act(self._stamp(), [(table, f"{project}{letter}{len(texts) - 1}", {"deleted": True})])
        yield Act(self._stamp(), [("purges", f"{project}P", {"of": BAD, "record": BAD, BAD: BAD})])

    # Where it is written

    def _log(self, project: str, name: str) -> Path:
        """Return the path of a log, in a new folder; with hostile names where the system takes them."""
        letters = "".join(each for each in name if each not in "/\0")[:40]
        for folder, log in (
            (f"2026-{letters}-{project}", f"{letters}.jsonl"),
            (f"2026-{project}", f"{project.lower()}.jsonl"),
        ):
            path = self._library / folder / log
            with suppress(OSError, ValueError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
                return path
        raise AssertionError("no log could be made")

    def _stamp(self) -> str:
        number = next(self._at)
        return f"2026-11-01T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000Z-0000-evilevil"

    def _next(self) -> str:
        return self._texts[next(self._turn) % len(self._texts)]
