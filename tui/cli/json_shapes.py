"""What `--json` prints, a function for each shape. The names in them are a contract with scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from journals.export.plain_records import plain_record, with_last_days
from journals.library.raw_notes import documented
from journals.log.stamp import wall_time
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import SIGNS, Observation, Project
from tui.locale import Catalogue

if TYPE_CHECKING:  # each command imports only what it needs
    from collections.abc import Callable, Iterable
    from datetime import date

    from content import Guide, Item
    from journals.index.search_result import Hit
    from journals.lessons.adoption import TrackRecord
    from journals.lessons.announcement import Announcement
    from journals.lessons.review import ReviewItem
    from journals.library.history import HistoryEntry
    from journals.library.journal import Journal
    from journals.library.record_counts import RecordCounts
    from journals.library.trash import TrashItem
    from journals.library.undo import UndoResult
    from journals.log.undo import FieldKey
    from journals.overview.recurrence import PitfallRecurrence
    from journals.overview.replies import ReplyTimes
    from journals.overview.source import OverviewSource
    from journals.overview.waiting import Waiting
    from journals.records.comparison import FactorComparison
    from journals.retro.meeting_list import MeetingCounts
    from journals.sharing.git_diff import ProjectChange
    from journals.sharing.sync import SyncResult


def record_json(journal: Journal, record: Record) -> dict[str, Any]:
    """Return a record as JSON: all its fields, and the id of its project; of a private note not its text."""
    if isinstance(record, Project):
        return project_json(journal)
    if isinstance(record, Observation):
        record = documented(journal, record)
    found = plain_record(record, journal.id)
    return found | {"waits": record.waits} if isinstance(record, Observation) else found


def waiting_json(waiting: Waiting) -> dict[str, Any]:
    """Return what waits of a kind: how many there are, in which projects (ids), and the day of the first."""
    return {
        "kind": waiting.kind,
        "number": waiting.number,
        "projects": list(waiting.projects),
        "day": waiting.day,
        "past": waiting.past,
        "observation": waiting.seen.id if waiting.seen else None,
    }


def track_json(track: TrackRecord) -> dict[str, int]:
    """Return how a lesson did."""
    return {"used": track.used, "helped": track.helped, "none": track.none, "hurt": track.hurt}


def announcement_json(announced: Announcement) -> dict[str, Any]:
    """Return the earlier lesson that announces itself: whose it is, how it did, and what was decided about it here."""
    lesson, origin = announced.lesson, announced.origin
    return {
        "lesson": lesson.id,
        "title": lesson.title,
        "project": origin.id,
        "project_name": origin.project.name,
        "origin": origin.shelf_origin,
        "pitfall": announced.pitfall,
        **track_json(announced.track_record),
        "decision": announced.use.decision if announced.use else None,
    }


def project_json(journal: Journal, counted: RecordCounts | None = None) -> dict[str, Any]:
    """Return a project, with how much is in it; `counted`: where that has been counted."""
    from journals.library.record_counts import count_records

    count = counted or count_records(journal)
    return {
        **with_last_days(msgspec.to_builtins(journal.project)),
        "context": {factor: {"level": at.level, "note": at.note} for factor, at in journal.project.context.items()},
        **msgspec.structs.asdict(count),
        "folders": [str(folder.path) for folder in journal.folders],
    }


def overview_json(source: OverviewSource, pitfalls: Iterable[str], today: date) -> dict[str, Any]:
    """Return what the chosen projects show together; what is not there is unknown. `pitfalls`: the guide's."""
    from journals.overview.coverage import joint_coverage
    from journals.overview.recurrence import recurrences
    from journals.overview.replies import source_replies
    from journals.overview.small_numbers import masked
    from journals.overview.timeline import HAPPENINGS, kept_actions, timeline
    from journals.overview.unused import lesson_fates, undecided_trials, unused_tags
    from journals.overview.voices import leader_only_projects, voices

    by_pitfall: dict[str, dict[str, dict[str, int]]] = {}
    for (pitfall, stage), cell in sorted(joint_coverage(source.tallies).items()):
        by_pitfall.setdefault(pitfall, {})[stage] = {sign or "none": cell[sign] for sign in (*SIGNS, None)}
    times, kept, led = source_replies(source, today), kept_actions(source, today), leader_only_projects(source.tallies)
    return {
        "map": by_pitfall,
        "recurrence": [_recurrence_json(found) for found in recurrences(source)],
        "voices": {
            voice.role: {stage: masked(number) for stage, number in voice.stages.items()}
            for voice in voices(source.tallies)
        },
        "only_leaders": [each.project for each in led],
        "only_leaders_of": {each.project: {"with_role": each.told, "of": each.seen} for each in led},
        "replies": {**msgspec.to_builtins(times), "agreed": _agreed_json(times)},
        "lessons": {
            fate: [{"lesson": each.lesson.id, "project": each.project, "title": each.lesson.title} for each in lessons]
            for fate, lessons in lesson_fates(source).items()
        },
        "undecided_trials": [{"card": each.card.id, "project": each.project} for each in undecided_trials(source)],
        "unused_tags": [each.pitfall for each in unused_tags(source.tallies, pitfalls)],
        "time": {
            "weeks": [
                {"week": week.name, **{each: week.counts[each] for each in HAPPENINGS}}
                for week in timeline(source, today)
            ],
            "actions": {**msgspec.to_builtins(kept), "of": kept.settled},
        },
    }


def _agreed_json(times: ReplyTimes) -> dict[str, int] | None:
    agreed = times.agreed
    return {**msgspec.to_builtins(agreed), "of": agreed.settled} if agreed else None


def _recurrence_json(found: PitfallRecurrence) -> dict[str, Any]:
    lessons = [
        {"lesson": lesson.id, "project": project, "title": lesson.title, **track_json(track)}
        for project, lesson, track in found.lessons
    ]
    return {**msgspec.to_builtins(replace(found, lessons=())), "lessons": lessons}


def meeting_json(journal: Journal, each: MeetingCounts, title: str) -> dict[str, Any]:
    """Return a retrospective: its record, what came of it, and of the time no more than may be told (`trend`)."""
    from journals.retro.trend import mean, returned, told_levels

    counts = returned(each.retro)
    number_by_levels = {"-".join(map(str, sorted(levels))): number for levels, number in told_levels(counts)}
    return {
        **record_json(journal, each.retro),
        "title": title,
        "state": "under-way" if each.is_under_way else "ended",
        "notes": each.notes,
        "themes": each.themes,
        "lessons": each.lessons,
        "actions": each.actions,
        "parked": each.parked,
        "returned": number_by_levels,
        "answers": counts.total(),
        "mean": mean(counts),
    }


def follow_up_json(
    journal: Journal,
    counted: MeetingCounts | None,
    title: Callable[[str], str],
    agreed: Iterable[Record],
    followed: Iterable[tuple[Record, str]],
) -> dict[str, Any]:
    """Return a retrospective (null before the first), what it agreed, and what is followed up, each with its answer."""
    return {
        "retro": counted and meeting_json(journal, counted, title(counted.retro.format)),
        "agreed": [record_json(journal, each) for each in agreed],
        "follow_up": [{**record_json(journal, each), "answer": said or None} for each, said in followed],
    }


def deleted_json(each: TrashItem) -> dict[str, Any]:
    """Return a deleted record, when it was deleted and by which writer."""
    record, deleted = each.deleted.record, each.deleted
    if isinstance(record, Observation):
        record = documented(each.journal, record)
    sets = {name: sorted(getattr(record, name)) for name in schema(type(record)).members if name != "context"}
    when = wall_time(deleted.at).isoformat(timespec="milliseconds")
    about = {"id": record.id, "project": each.journal.id, "table": record.TABLE}
    return {**about, **with_last_days(msgspec.to_builtins(record)), **sets, "deleted": when, "writer": deleted.writer}


def history_entry_json(entry: HistoryEntry) -> dict[str, Any]:
    """Return an entry of a record's history."""
    values = msgspec.to_builtins(entry)
    return {"at": wall_time(entry.at).isoformat(timespec="milliseconds"), "stamp": values.pop("at"), **values}


def review_item_json(say: Catalogue, guide: Guide, item: ReviewItem) -> dict[str, Any]:
    """Return an earlier lesson as a review shows it."""
    from tui.wording.review import because_texts

    track = item.ranked.candidate.track_record
    return {
        "lesson": item.lesson.id,
        "project": item.origin.id,
        "title": item.lesson.title,
        "stage": item.lesson.stage,
        "pitfalls": sorted(item.lesson.pitfalls),
        "score": item.ranked.score,
        "because": because_texts(say, guide, item),
        "reasons": [each.reason for each in item.ranked.because],
        "differs": [_comparison_json(pair) for pair in item.differs],
        "decision": item.use.decision if item.use else None,
        "origin": item.origin.shelf_origin or None,
        **track_json(track),
    }


def _comparison_json(pair: FactorComparison) -> dict[str, Any]:
    return {
        "factor": pair.factor,
        "distance": pair.distance,
        "then": pair.then.level,
        "now": pair.now.level,
    }


def hit_json(hit: Hit, text: str) -> dict[str, Any]:
    """Return a search hit; `text` says what it is."""
    known = {"id": hit.id, "project": hit.project, "table": hit.table, "day": hit.day or None}
    return known | {"score": hit.score, "text": text}


def guide_item_json(guide: Guide, item: Item) -> dict[str, Any]:
    """Return an item of the guide, and the forms in which what it speaks of is written down."""
    names = ("id", "kind", "title", "summary", "reference", "body")
    forms = [form.id for form in guide.cards_about(item.id)]
    lists = {"links": list(item.links), "also": list(item.also), "forms": forms}
    return {name: getattr(item, name) for name in names} | lists


def sync_json(done: SyncResult) -> dict[str, object]:
    """Return what a sync did to one folder."""
    return {
        "folder": str(done.folder),
        "branch": done.branch,
        "remote": done.remote,
        "saved": [_change_json(each) for each in done.saved],
        "came": [_change_json(each) for each in done.received],
        "sent": [_change_json(each) for each in done.sent],
        "elsewhere": done.other_branches,
        "short": [str(log) for log in done.truncated],
        "problem": done.problem.code if done.problem else None,
    }


def _change_json(each: ProjectChange) -> dict[str, object]:
    return {"project": each.project, "name": each.name, **each.counts}


def struct_json(struct: msgspec.Struct) -> dict[str, Any]:
    """Return the fields of a struct, paths as texts."""
    values = msgspec.structs.asdict(struct)
    shown = {name: str(value) if isinstance(value, Path) else value for name, value in values.items()}
    return {name: [str(each) for each in value] if isinstance(value, list) else value for name, value in shown.items()}


def undo_json(undone: UndoResult, *, redo: bool) -> dict[str, Any]:
    """Return what an undo or redo took back, and what it left."""
    records = dict.fromkeys((table, record) for table, record, _ in undone.act.do)
    return {
        "done": "redo" if redo else "undo",
        "project": undone.journal.id,
        "records": [{"table": table, "id": record} for table, record in records],
        "changed": [{"table": table, "id": record} for table, record, _ in undone.written.act.do],
        "left": _field_json(undone.skipped),
        "erased": _field_json(undone.erased),
    }


def _field_json(places: list[FieldKey]) -> list[dict[str, str]]:
    return [{"table": table, "id": record, "field": field} for table, record, field in places]
