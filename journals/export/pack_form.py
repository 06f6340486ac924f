"""A lessons pack to be handed to another organisation: what `journals.library.lesson_pack` takes in again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from journals.errors import Problem
from journals.export.data_snapshot import DataSnapshot, data_snapshots
from journals.export.data_text import DataText
from journals.export.labels import Translator
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.redaction import Document, Redactor
from journals.lessons.adoption import TrackRecord, track_record, uses_in
from journals.library.journal import Journal
from journals.library.lesson_pack import PACK_FORM, PackOrigin
from journals.library.library import Library
from journals.records.base import Level
from journals.records.model import Lesson, Project
from journals.text.clean import filter_key

_COUNTS = ("used", "helped", "none", "hurt", "refused")


@dataclass(frozen=True)
class PackSnapshot:
    """What a pack is made of."""

    origin: PackOrigin
    projects: list[DataSnapshot]
    outcomes: Mapping[str, TrackRecord]
    at: datetime
    """The moment at which it was copied."""
    former_name: str = ""
    """What those it is from called themselves until now, where that is another name."""

    @property
    def withdraws_all(self) -> bool:
        """Whether nothing is in it, which takes back what earlier packs handed on."""
        return not any(each.records for each in self.projects)


def pack_snapshot(library: Library, journals: Sequence[Journal], origin: str) -> PackSnapshot:
    """Copy what a pack of these projects is made of. `origin`: what those it is from call themselves from now on.

    Raises:
        Problem: `pack_empty` where no lesson of theirs is final, unless nothing in the library is and packs were made
            before, for then it takes those back; `pack_needs_name` where they have never said what they are called;
            what `Shelf.name_own_origin` raises.
    """
    check_pack(library, journals)
    shelf, projects, before = library.shelf, data_snapshots(journals, "sharing"), library.shelf.own_origin()
    known = shelf.name_own_origin(origin) if origin else before
    if known is None:
        raise Problem("pack_needs_name")
    uses = uses_in(library)
    outcomes = {each.id: track_record(each, uses) for journal in journals for each in journal.lessons}
    former_name = before.name if before and filter_key(before.name) != filter_key(known.name) else ""
    return PackSnapshot(known, projects, outcomes, datetime.now(UTC), former_name)


def check_pack(library: Library, journals: Sequence[Journal]) -> None:
    """Refuse where there is nothing to make a pack of.

    Raises:
        Problem: `pack_empty`, as `pack_snapshot` does.
    """
    is_empty = not any(each.records for each in data_snapshots(journals, "sharing"))
    if is_empty and (library.shelf.own_origin() is None or _has_final_lesson(library)):
        raise Problem("pack_empty")


def _has_final_lesson(library: Library) -> bool:
    return any(lesson.status == "final" for journal in library.journals for lesson in journal.lessons)


def render_pack(
    snapshot: PackSnapshot, say: Translator, *, today: date, tick: ProgressCallback = ignore_progress
) -> Document:
    """Return a pack: a line a lesson; projects that have nothing to hand on are not in it.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    steps = ProgressCounter(sum(map(len, snapshot.projects)), tick)
    showing = Redactor(say("guard.removed"), steps.advance)
    out = DataText(showing.harmless)
    out.put(f'{{"tilbageblik_pack": {PACK_FORM}, "made": "{today.isoformat()}", ')
    out.put(f'"made_at": "{snapshot.at.isoformat()}", "origin": ')
    _put(out, {"id": snapshot.origin.id, "name": snapshot.origin.name}, {"name"})
    out.put(', "projects": [')
    told = [each for each in snapshot.projects if each.records]
    for number, each in enumerate(told):
        out.put(",\n" if number else "\n")
        _put(out, _project_values(showing(each.project)), {"name", "technology", "area"}, end=', "lessons": [')
        for at, lesson in enumerate(map(showing, each.records)):
            assert isinstance(lesson, Lesson)
            out.put(",\n  " if at else "\n  ")
            _put(out, _lesson_values(lesson, snapshot.outcomes.get(lesson.id)), _LESSON_TEXTS)
        out.put("]}")
    out.put("\n]}\n")
    return out.document(showing.personal, _inside)


_LESSON_TEXTS = {"title", "situation", "learned", "do", "conditions"}


def _project_values(project: Project) -> dict[str, Any]:
    return {
        "id": project.id,
        "name": project.name,
        "technology": project.technology,
        **({"technology_type": project.technology_type} if project.technology_type else {}),
        "kind": project.kind,
        "area": project.area,
        "context": _levels(project.context),
    }


def _lesson_values(lesson: Lesson, did: TrackRecord | None) -> dict[str, Any]:
    texts = {name: getattr(lesson, name) for name in ("title", "situation", "learned", "do", "conditions")}
    counts = {name: number for name in _COUNTS if did and (number := getattr(did, name))}
    where = {"stage": lesson.stage, "pitfalls": sorted(lesson.pitfalls), "context": _levels(lesson.context)}
    return {"id": lesson.id, **texts, **where, **counts}


def _levels(context: Mapping[str, Level]) -> dict[str, int]:
    return {factor: at.level for factor, at in sorted(context.items()) if at.level is not None}


def _put(out: DataText, values: Mapping[str, Any], texts: set[str], *, end: str = "}") -> None:
    """Append an object; what people write in it is looked at."""
    for at, (name, value) in enumerate(values.items()):
        out.put(f'{", " if at else "{"}"{name}": ')
        if name in texts:
            out.put('"')
            out.put_value(value, _inside)
            out.put('"')
        else:
            out.put(json.dumps(value, ensure_ascii=False))
    out.put(end)


def _inside(text: str) -> str:
    """Return a text as it stands between the marks of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
