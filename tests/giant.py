"""A writer with no sense of size: a log with texts that no field of ours would take, from another program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journals.log.act import LOG_FORMAT, Act, RecordChange, encode

PROJECT = "01GIANT000"
WORD = "skærmbesøg"
MEGABYTES = "Lyden faldt ud igen, og borgeren måtte ringe i stedet. " * 91_000
"""Five million characters of plain text."""
ONE_WORD = "ø" * 20_000
LINES = "\n".join(f"Linje {number}: vi prøvede igen" for number in range(10_000))
NAME = "Skærmbesøg " * 9_091
"""A name of 100,000 characters."""
MANY = 10_000


class Giant:
    """Writes one project, whose records are too large in every way, into a library."""

    def __init__(self, library: Path, *, text: str = MEGABYTES, lines: str = LINES, name: str = NAME) -> None:
        self._folder = library / f"2026-{PROJECT}"
        self._text, self._lines, self._name = text, lines, name
        self._at = 0

    def write(self) -> None:
        """Write the log."""
        self._folder.mkdir(parents=True)
        head = Act(self._stamp(), [], project=PROJECT, format=LOG_FORMAT, by=self._name)
        acts = [Act(self._stamp(), [change]) for change in self._changes()]
        (self._folder / "giant.jsonl").write_bytes(b"".join(map(encode, [head, *acts])))

    def _changes(self) -> Iterator[RecordChange]:
        yield "projects", PROJECT, dict.fromkeys(("name", "technology", "area", "unit", "ending"), self._name)
        yield from (("observations", f"{PROJECT}O{number}", each) for number, each in enumerate(self._observations()))
        yield from (("lessons", f"{PROJECT}L{number}", each) for number, each in enumerate(self._lessons()))
        yield from (("actions", f"{PROJECT}A{number}", each) for number, each in enumerate(self._actions()))
        yield "observations", f"{PROJECT}O0", {"text": f"{self._text}."}
        yield "observations", f"{PROJECT}O9", {"text": self._text, "stage": "S1", "happened": "2026-11-20"}
        yield "observations", f"{PROJECT}O9", {"deleted": True}

    def _observations(self) -> Iterator[dict[str, Any]]:
        when = {"stage": "S1", "happened": "2026-11-20"}
        tags = {f"pitfalls.{number}.{number}": True for number in range(MANY)}
        yield {"text": self._text, "kind": "concern", "perspective": self._text, **when}
        yield {"text": ONE_WORD, "kind": "question", "reply": self._lines, "reply_as": "plan", **when}
        yield {"text": "Alle mærker på en gang", "sign": "bites", "pitfalls.2.3": True, **tags, **when}
        yield {"text": self._lines, "kind": "worked", "pitfalls.4.4": True, "sign": "handled", **when}

    def _lessons(self) -> Iterator[dict[str, Any]]:
        notes = {f"C{number}": {"level": 2, "note": self._name} for number in range(1, 9)}
        evidence = {f"evidence.{PROJECT}O{number}": True for number in range(MANY)}
        parts = {"learned": self._lines, "do": ONE_WORD, "conditions": self._lines}
        yield {"title": ONE_WORD, "stage": "S1", "situation": self._text, "context": notes, **parts, **evidence}
        yield {"title": self._name, "stage": "S2", "pitfalls.2.3": True, "learned": self._lines}

    def _actions(self) -> Iterator[dict[str, Any]]:
        yield {
            "text": self._text,
            "owner": self._name,
            "first_step": self._lines,
            "status": "open",
            "due": "2026-11-01",
        }
        yield {"text": ONE_WORD, "because": self._text, "status": "dropped"}

    def _stamp(self) -> str:
        self._at += 1
        return f"2026-11-01T10:{self._at // 60:02}:{self._at % 60:02}.000Z-0000-giantgia"
