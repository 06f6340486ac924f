"""What was changed in a learning log since it was written, what was changed here, and what in both.

Three states are held against each other: a record as it stands here now, as it stands in the log now, and, by the
hashes of its mark, as it stood here when the log was written. Where both have changed, or nobody can know, nothing here
is replaced unless somebody says so; that something is gone from a log is told, and deletes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.importing.former_records import FormerRecords
from journals.importing.found import FileReading, LoggedItem, LoggedRecord
from journals.importing.log_records import logged_item
from journals.library.journal import Journal
from journals.library.undo import all_acts
from journals.privacy.guard import redact_text
from journals.records.base import Record
from journals.records.document_marks import (
    FACT_FIELDS,
    TEXT_FIELDS,
    compared_text,
    fact_hash,
    text_hash,
)
from journals.records.model import MOST_PITFALLS, TYPES, Action, Lesson, Observation

ChangedWhere: TypeAlias = Literal["there", "here", "both", "gone"]
"""Where a record was changed since the log was written; `gone`: it is in the log no more."""
_TICK_EACH = 200
_TIME = 10
"""Characters of an id that say when it was made."""


class FieldDifference(Struct, frozen=True):
    """A field that is not the same here and in the log."""

    field: str
    here: Any
    there: Any
    written: Any = None
    """What stood in the log when it was written, where it was changed here since and that is still known."""

    @property
    def is_emptied(self) -> bool:
        """Whether the log has nothing where there is something here."""
        return not self.there and bool(self.here)


class LogChange(Struct, frozen=True):
    """A record that is not the same here and in the log."""

    where: ChangedWhere
    before: Record
    """As it is here."""
    after: Record
    """As it will be where the log is followed."""
    differences: tuple[FieldDifference, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether only a person can say which is right."""
        return self.where in ("there", "both") and not self.is_safe

    @property
    def is_safe(self) -> bool:
        """Whether it takes nothing away that somebody has written here since, or that somebody only left out."""
        return self.where == "there" and not any(each.is_emptied for each in self.differences)


class ChangedItem(LoggedItem, frozen=True, kw_only=True):
    """A record as it will be where the log is followed, and what that changes."""

    change: LogChange


class LogComparison(Struct, frozen=True):
    """What became of holding a log against a project."""

    changes: tuple[ChangedItem, ...] = ()
    items: tuple[LoggedItem, ...] = ()
    """What has a mark and is to be looked at as something new: the mark stands twice, or is of nothing that is here."""
    unchanged: int = 0
    elsewhere: tuple[LoggedItem, ...] = ()
    """What is of another project."""


class RecordsHere:
    """The records of a project as they are when this is made, for another thread to look at."""

    def __init__(self, journal: Journal, stages: Collection[str] = (), pitfalls: Collection[str] = ()) -> None:
        """`stages`, `pitfalls`: the guide's ids, without which what a log names is not known to be one."""
        self.project = journal.id
        self._known = {"stage": frozenset(stages), "pitfalls": frozenset(pitfalls)}
        self.records: dict[tuple[str, str], Record] = {
            (each.TABLE, each.id): each for kind in (Observation, Lesson, Action) for each in journal.all(kind)
        }
        self.former = set(journal.known_ids()) - self.records.keys()
        self.former |= {(each.table, each.record) for each in journal.purges.orders.all}
        """What was deleted or purged."""
        self.formerly = FormerRecords(lambda: all_acts(journal))

    def is_sensible(self, each: FieldDifference) -> bool:
        """Return whether what a log says of a field can be meant."""
        if each.field == "pitfalls":
            return len(each.there) <= MOST_PITFALLS and each.there - each.here <= self._known["pitfalls"]
        return each.field != "stage" or each.there in self._known["stage"]


def compare_log(
    reading: FileReading, here: RecordsHere, today: date, tick: Callable[[], object] = lambda: None
) -> LogComparison:
    """Return what a learning log says of a project that is not so here; `tick` may stop it."""
    return _Comparison(reading, here, today).result(tick)


class _Comparison:
    def __init__(self, reading: FileReading, here: RecordsHere, today: date) -> None:
        self._reading, self._here, self._today = reading, here, today
        self._changes: list[ChangedItem] = []
        self._items: list[LoggedItem] = []
        self._elsewhere: list[LoggedItem] = []
        self._unchanged = 0

    def result(self, tick: Callable[[], object]) -> LogComparison:
        """Return all that is found."""
        here, by_key = self._here, dict[tuple[str, str], list[LoggedRecord]]()
        for each in self._reading.logged:
            if each.project and each.project != here.project:
                self._elsewhere.append(_as_item(each))
            else:
                by_key.setdefault((each.mark.table, each.mark.record), []).append(each)
        for number, (key, those) in enumerate(by_key.items()):
            if number % _TICK_EACH == 0:
                tick()
            self._look(key, those)
        for record in self._gone(by_key):
            self._changes.append(changed_item(LogChange("gone", record, record)))
        return LogComparison(tuple(self._changes), tuple(self._items), self._unchanged, tuple(self._elsewhere))

    def _look(self, key: tuple[str, str], those: Sequence[LoggedRecord]) -> None:
        record = self._here.records.get(key)
        if record is None:
            for each in those:
                if key not in self._here.former:
                    self._take(each)
                elif not _is_as_written(each):
                    self._take(each, is_archived=True)
            return
        first = next((each for each in those if not _differences(each, record, self._reading)), None)
        first = first or next((each for each in those if _is_as_written(each)), those[0])
        for each in those:
            if each is not first:
                self._take(each)
        if change := self._change(first, record):
            self._changes.append(changed_item(change, first.line, first.heading))
        else:
            self._unchanged += 1

    def _take(self, logged: LoggedRecord, *, is_archived: bool = False) -> None:
        """Take what a log says of a record as something new, if it says anything."""
        item = _as_item(logged)
        if item.text and item.text not in self._reading.empty_words:
            self._items.append(replace(item, is_archived=is_archived))

    def _change(self, logged: LoggedRecord, here: Record) -> LogChange | None:
        if isinstance(here, Observation) and here.private:
            return None
        kept: list[FieldDifference] = []
        where: set[str] = set()
        every = [each for each in _differences(logged, here, self._reading) if self._here.is_sensible(each)]
        for names, hash_of, written in (
            (TEXT_FIELDS, text_hash, logged.mark.text_hash),
            (FACT_FIELDS, fact_hash, logged.mark.fact_hash),
        ):
            found = [each for each in every if each.field in names[here.TABLE]]
            if not found:
                continue
            if hash_of(here) == written:
                where.add("there")
                kept += found
            elif hash_of(_with(here, found)) == written:
                where.add("here")
            elif (former := self._former(here, hash_of, written)) is not None:
                for each in found:
                    where.add(_changed_where(each, former))
                    kept += [] if _changed_where(each, former) == "here" else [_as_written(each, former)]
            else:
                where.add("both")
                kept += found
        if not where:
            return None
        at: ChangedWhere = "both" if "both" in where else "there" if "there" in where else "here"
        return LogChange(at, here, self._completed(here, _with(here, kept)), tuple(kept))

    def _former(self, here: Record, hash_of: Callable[[Record], str], written: str) -> Record | None:
        """Return a record as it was when the log was written; None where that is told nowhere."""
        if not written:
            return None
        return next((each for each in self._here.formerly.of(here.TABLE, here.id) if hash_of(each) == written), None)

    def _completed(self, here: Record, after: Record) -> Record:
        """Return a record with the day on which it got what it did not have."""
        today = self._today.isoformat()
        if isinstance(here, Observation) and isinstance(after, Observation) and after.reply and not here.reply:
            return replace(after, replied=after.replied or today)
        if isinstance(here, Action) and isinstance(after, Action) and after.status == "done" != here.status:
            return replace(after, done=after.done or today)
        return after

    def _gone(self, there: Collection[tuple[str, str]]) -> Iterator[Record]:
        """Yield the records that were in the log when it was written, and are not now."""
        marks = [each for each in self._reading.log_projects if each.record == self._here.project and each.tail]
        newest = max((each.tail for each in marks), default="")
        if not newest.strip("0"):
            return  # nobody knows, or it was written of a part of the project
        for key, record in self._here.records.items():
            is_younger = len(record.id) == 26 and record.id[:_TIME] > newest
            is_private = isinstance(record, Observation) and record.private
            if key not in there and not is_younger and not is_private:
                yield record


def _differences(logged: LoggedRecord, here: Record, reading: FileReading) -> list[FieldDifference]:
    """Return the fields that the log tells otherwise than they are here."""
    found: list[FieldDifference] = []
    for name in TEXT_FIELDS[here.TABLE]:
        if name in logged.fields:
            text, said = getattr(here, name), logged.fields[name]
            if not _is_same_text(name, text, said, reading) and (said or name != type(here).REQUIRED):
                found.append(FieldDifference(name, text, _as_typed_here(said, text)))
    facts = [name for name in FACT_FIELDS[here.TABLE] if name in logged.fields]
    pairs = [(name, getattr(here, name), logged.fields[name]) for name in facts]
    return [*found, *(FieldDifference(*each) for each in pairs if each[1] != each[2])]


def _is_same_text(name: str, here: str, there: str, reading: FileReading) -> bool:
    wanted, said = compared_text(name, here), compared_text(name, there)
    if wanted == said or (not wanted and there in reading.empty_words):
        return True
    return any(
        word in there and word not in here and compared_text(name, redact_text(here, word)) == said
        for word in reading.removed_words
    )


def _as_typed_here(there: str, here: str) -> str:
    """Return a text of the log; lines that say the same are as they are here, and empty ones where they fit."""
    lines = {compared_text("", each): each for each in here.split("\n") if each.strip()}
    said = [lines.get(compared_text("", each), each) for each in there.split("\n") if each.strip()]
    shape = here.split("\n")
    if sum(bool(each.strip()) for each in shape) == len(said):
        fresh = iter(said)
        return "\n".join(next(fresh) if each.strip() else each for each in shape)
    return "\n".join(said)


def _changed_where(each: FieldDifference, former: Record) -> ChangedWhere:
    """Return where a field was changed since it was as in the record it was written of."""
    was = getattr(former, each.field)
    if _is_same(each.field, was, each.there):
        return "here"
    return "there" if _is_same(each.field, was, each.here) else "both"


def _as_written(each: FieldDifference, former: Record) -> FieldDifference:
    was = getattr(former, each.field)
    return each if _is_same(each.field, was, each.here) else replace(each, written=was)


def _is_same(field: str, one: Any, other: Any) -> bool:
    return (
        bool(compared_text(field, one) == compared_text(field, other))
        if isinstance(one, str) and isinstance(other, str)
        else bool(one == other)
    )


def _with(record: Record, differences: Iterable[FieldDifference]) -> Record:
    return replace(record, **{each.field: each.there for each in differences})


def _is_as_written(logged: LoggedRecord) -> bool:
    """Return whether the texts in the log are still as they were written."""
    kind = TYPES[logged.mark.table]
    texts = {name: text for name, text in logged.fields.items() if name in TEXT_FIELDS[kind.TABLE]}
    return logged.mark.text_hash == text_hash(replace(kind(), **texts))


def changed_item(change: LogChange, line: int = 0, heading: str = "") -> ChangedItem:
    """Return a change as an item of an import; `line`: 0 where it stands nowhere in the log."""
    record = change.after
    told = {name: getattr(record, name) for name in record.__struct_fields__ if name != "id"}
    item = logged_item(record.TABLE, told, line, heading)
    values = {name: getattr(item, name) for name in item.__struct_fields__}
    return ChangedItem(**values, change=change)


def _as_item(logged: LoggedRecord) -> LoggedItem:
    return logged_item(logged.mark.table, logged.fields, logged.line, logged.heading, logged.project)
