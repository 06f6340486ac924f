"""Plans to test with."""

from __future__ import annotations

from datetime import date
from typing import Any

from journals.importing.found import FileReading, FoundItem
from journals.importing.known_texts import KnownTexts
from journals.importing.plan import IsKnown, PlanSettings, make_plan
from journals.importing.planned_items import ImportPlan
from journals.importing.storing import store_plan
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.base import Record

TODAY = date(2026, 11, 24)
STAGES = ("S1", "S2", "S3")
PITFALLS = ("1.1", "2.2", "4.4")


def reading(*texts: str | FoundItem, **fields: Any) -> FileReading:
    """Return a file with these notes, a line each."""
    items = [
        each if isinstance(each, FoundItem) else FoundItem(text=each, line=n) for n, each in enumerate(texts, start=1)
    ]
    return FileReading(**{"file": "noter.txt", "format": "plain", "encoding": "utf-8", "items": tuple(items)} | fields)


def planned(*readings: FileReading, is_known: IsKnown = lambda text, day: False, stage: str = "S1") -> ImportPlan:
    """Return the plan that files make."""
    settings = PlanSettings(TODAY, stage, "en kollega", is_known, STAGES, PITFALLS)
    return make_plan(readings, settings)


def known_in(journal: Journal, library: Library) -> KnownTexts:
    """Return the texts that are known in a project."""
    return KnownTexts(journal, library.local.state)


def stored(plan: ImportPlan, journal: Journal, library: Library) -> list[Record]:
    """Return what is stored of a plan, on disk and remembered."""
    records, write = store_plan(plan, journal, known_in(journal, library), TODAY)
    write.wait()
    library.in_background(lambda: None).result()  # what is noted when it is on disk is noted before this
    return records
