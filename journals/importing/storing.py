"""Storing what of a plan is ticked: one act, so that it is all there or none of it, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.importing.found import FoundItem
from journals.importing.known_texts import KnownTexts
from journals.importing.planned_items import ImportPlan, PlannedItem
from journals.importing.source import Tick
from journals.importing.stored_ids import StoredIds
from journals.library.batch import checked_batch, checked_each, refuse_too_much
from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.records.base import Record, to_fields
from journals.records.model import REPLY_KINDS, SIGNS, Action, Lesson, Observation
from journals.text.clean import MAX_TEXT, one_line
from journals.text.dates import first_day, is_stored_date, is_to_come


def store_plan(plan: ImportPlan, journal: Journal, known: KnownTexts, today: date) -> tuple[list[Record], PendingWrite]:
    """Store what of a plan is ready, as one act; return the records with their ids, in the order of the plan.

    When they are on disk, it is noted from which texts they came.

    Raises:
        Invalid: `import_nothing`, `import_too_much`, or a value that cannot be stored; then nothing is.
    """
    records = ready_records(plan, journal, today)
    return records, store_ready(plan, records, journal, known)


def write_plan(
    plan: ImportPlan, journal: Journal, known: KnownTexts, today: date, tick: Tick = lambda done, of: None
) -> tuple[StoredIds, PendingWrite]:
    """Store as `store_plan` does, record by record, so that no more than one is held; return the ids.

    The journal has what is new when it is read back.

    Raises:
        Invalid: as `store_plan` does.
    """
    look, ids = _looked_through(plan, journal), StoredIds()
    if look.has_changes:
        records, write = store_plan(plan, journal, known, today)
        for each in records:
            ids.append(each.id)
        return ids, write
    line = journal.outbox.long_line()
    for record in checked_each((_becomes(each, journal, today) for each in plan.each_ready()), look.number, tick):
        line.add((record.TABLE, record.id, to_fields(record)))
        ids.append(record.id)
    write = journal.add_unfolded(line)
    _note(write, plan, ids, known, look.files)
    return ids, write


def ready_records(plan: ImportPlan, journal: Journal, today: date, tick: Tick = lambda done, of: None) -> list[Record]:
    """Return the records that what is ready of a plan becomes, checked and with ids; in a thread where they are many.

    Raises:
        Invalid: as `store_plan` does.
    """
    number = _looked_through(plan, journal).number
    return checked_batch((_becomes(each, journal, today) for each in plan.each_ready()), number, tick)


class _Look(Struct):
    """What is known of all that is ready, by one look at each."""

    number: int = 0
    has_changes: bool = False
    """Whether any changes a record that is here."""
    files: dict[int, None] = {}


def _looked_through(plan: ImportPlan, journal: Journal) -> _Look:
    """Return what would be stored.

    Raises:
        Invalid: `import_nothing`, or `import_too_much`.
    """
    overview, context = _Look(), str(journal.project.context)

    def texts() -> Iterator[str]:
        for each in plan.each_ready():
            overview.number += 1
            overview.has_changes = overview.has_changes or each.change is not None
            overview.files[each.file] = None
            yield _stored_text(each, context)

    refuse_too_much(texts(), "import_too_much")
    if not overview.number:
        raise Invalid("import_nothing")
    return overview


def _stored_text(planned: PlannedItem, context: str) -> str:
    """Return all text that the record will have which an item becomes, or at least as much.

    `context`: that of the project, which each lesson takes with it.
    """
    if planned.change:
        return str(planned.change.after)
    item = planned.item
    parts = [item.text, planned.perspective, item.owner, *(each for each in item.own.values() if isinstance(each, str))]
    return "".join([*parts, context] if item.table == "lessons" else parts)


def _becomes(planned: PlannedItem, journal: Journal, today: date) -> tuple[Record, Record | None]:
    """Return the record that an item becomes, and what of its texts has been looked at or stands there already."""
    if planned.change:
        return planned.change.after, planned.change.before
    record = record_of(planned, journal, today, ulid())
    return record, _looked_over(planned, record)


def _looked_over(planned: PlannedItem, record: Record) -> Record | None:
    """Return a record of nothing but the text that the guard has looked at while the plan was made.

    What does not differ from it is not looked at again: of a long file that is a quarter of the time.
    """
    text = planned.item.text
    if planned.findings or len(text) > MAX_TEXT:
        return None
    if isinstance(record, Observation):
        return Observation(text=text)
    return Action(text=text) if isinstance(record, Action) else None


def store_ready(plan: ImportPlan, records: Sequence[Record], journal: Journal, known: KnownTexts) -> PendingWrite:
    """Store what `ready_records` returned of a plan, as one act; when it is on disk, note from which texts it came."""
    ready = plan.ready
    if any(each.change for each in ready):
        write = _store_changes([*zip(ready, records, strict=True)], journal)
    else:
        write = journal.add_checked(records)
    _note(write, plan, [each.id for each in records], known, dict.fromkeys(each.file for each in ready))
    return write


def _note(write: PendingWrite, plan: ImportPlan, ids: Iterable[str], known: KnownTexts, files: Iterable[int]) -> None:
    """Note, when it is on disk, from which texts the records came, and from which files."""
    names = [plan.files[number].file for number in files]
    stored = [(plan, ids)]

    def note(done: Future[None]) -> None:
        # What was written remembers whom it told, and would hold the plan with it.
        what, records = stored.pop()
        if not done.cancelled() and done.exception() is None:
            pairs = zip(what.each_ready(), records, strict=True)
            new = ((each, record) for each, record in pairs if each.change is None)
            known.note(
                (each.found.text, what.files[each.file].day_given(each.found), (each.item.table, record))
                for each, record in new
            )
            known.memory.note_import(write.act, names)

    write.done.add_done_callback(note)


def _store_changes(pairs: Sequence[tuple[PlannedItem, Record]], journal: Journal) -> PendingWrite:
    """Store new records and changes of those that are here, as one act.

    Raises:
        Invalid: `import_changed_meanwhile`, where one of them is not as it was when it was looked over.
    """
    changes = [(each.change, record) for each, record in pairs if each.change is not None]
    for change, _ in changes:
        before = change.before
        if (now := journal.get(type(before), before.id)) is None or now != before:
            raise Invalid("import_changed_meanwhile", text=one_line(getattr(before, before.REQUIRED)))
    new = [(None, record) for each, record in pairs if each.change is None]
    edited = [(change.before, record) for change, record in changes if change.where != "gone"]
    gone = [change.before for change, _ in changes if change.where == "gone"]
    write = journal.edit(*edited, *new, gone=gone)
    assert write is not None
    return write


def record_of(planned: PlannedItem, journal: Journal, today: date, record: str = "") -> Record:
    """Return the record that an item becomes; `record`: its id."""
    item = planned.item
    if item.table == "actions":
        action = Action(
            id=record,
            text=item.text,
            owner=item.owner,
            due=item.due,
            stage=planned.stage,
            first_step=_own_text(item, "first_step"),
        )
        if not item.is_done:
            return action
        done = _day_done(item, today) if planned.found.is_done else None  # who says so afterwards was asked for no day
        return replace(action, status="done", done=done)
    if item.table == "lessons":
        title, _, rest = item.text.partition("\n")
        return Lesson(
            id=record,
            title=title,
            learned=_own_text(item, "learned") or rest.strip(),
            situation=_own_text(item, "situation"),
            do=_own_text(item, "do"),
            conditions=_own_text(item, "conditions"),
            stage=planned.stage,
            pitfalls=planned.pitfalls,
            context=journal.project.context,
        )
    sign = item.own.get("sign") if item.own else None
    seen = Observation(
        id=record,
        text=item.text,
        kind=item.kind,
        happened=item.happened,
        stage=planned.stage,
        sign=next((each for each in SIGNS if each == sign), None) if sign else None,
        pitfalls=planned.pitfalls,
        perspective=planned.perspective or _own_text(item, "perspective"),
    )
    return _replied(seen, item) if item.own.get("reply") else seen


def _replied(seen: Observation, item: FoundItem) -> Observation:
    """Return an observation with the reply that it has in a record of ours."""
    day, kind = _own_text(item, "replied"), item.own.get("reply_as")
    return replace(
        seen,
        reply=_own_text(item, "reply"),
        reply_as=next((each for each in REPLY_KINDS if each == kind), None),
        replied=day if is_stored_date(day) and "W" not in day else None,
    )


def _day_done(item: FoundItem, today: date) -> str:
    """Return when an action was done at the latest: on the day of the file it is ticked in."""
    day = item.happened or today.isoformat()
    return today.isoformat() if is_to_come(day, today) else first_day(day)


def _own_text(item: FoundItem, field: str) -> str:
    """Return a text of a record of ours."""
    value = item.own.get(field)
    return value if isinstance(value, str) else ""
