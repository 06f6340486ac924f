"""What of the files would be stored: looked over, changed and ticked off by somebody before one act stores it.

A plan is a value. `plan_changes.py` makes another of it, `storing.py` stores what is ticked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.importing.found import FileReading, FoundItem, LoggedItem
from journals.importing.known_actions import KnownActions
from journals.importing.log_changes import ChangedItem, LogChange, RecordsHere, compare_log
from journals.importing.packed_items import PackedItems
from journals.importing.people import NameFinder, owner_function
from journals.importing.planned_items import ImportPlan, PlannedItem, Standing
from journals.importing.seen_texts import SeenTexts, folded_text, text_key
from journals.importing.source import Tick
from journals.importing.text_parts import text_parts
from journals.privacy.findings import Finding
from journals.privacy.guard import ACTIONABLE, EVERY_SEVERITY, findings_at, free_texts, free_texts_in, new_findings
from journals.text.clean import MAX_TEXT

IsKnown: TypeAlias = Callable[[str, str], bool]
"""Returns whether a text as the file has it, of the day it gives ("" for none), is in the project, or came from a file
before (`known_texts.py`)."""

_NO_PITFALLS: frozenset[str] = frozenset()
_STEP = 100_000
"""Characters between two looks at whether somebody wants to stop."""
_KEYS = 1_000
_ITEM = 200
"""What an item costs besides its text, in characters."""


class PlanSettings(Struct, frozen=True):
    """What a plan is made with."""

    today: date
    stage: str
    """The project's stage, which all items begin with."""
    role_word: str
    """What stands in the place of a person's name, in the words of who reads it: *a colleague*."""
    is_known: IsKnown = lambda text, day: False
    stages: Collection[str] = ()
    pitfalls: Collection[str] = ()
    """The guide's ids: what a record of ours may keep of its own."""
    here: RecordsHere | None = None
    """The project's records, which learning logs are held against."""


def make_plan(
    readings: Sequence[FileReading], settings: PlanSettings, tick: Tick = lambda done, of: None
) -> ImportPlan:
    """Return the plan that all that is new be stored.

    Replies to others and what was put away are offered without a tick. `tick` is told between items, and may stop it.
    """
    people = NameFinder(
        (name for reading in readings for name in reading.names),
        (item.text for reading in readings for item in reading.items),
    )
    of = sum(len(reading.items) for reading in readings)
    logs = {
        number: compare_log(reading, settings.here, settings.today, partial(tick, 0, of))
        for number, reading in enumerate(readings)
        if (reading.logged or reading.log_projects) and settings.here
    }
    found = [(reading, reading.items) for reading in readings]
    found += [(readings[number], log.items) for number, log in logs.items()]
    seen = SeenTexts(_keys(found, partial(tick, 0, of)))
    actions = KnownActions(settings.here, folded_text)
    days = [reading.day or settings.today.isoformat() for reading in readings]
    planned = PackedItems(settings.stage, days, [reading.items for reading in readings])
    done = looked = unchanged = 0
    for number, reading in enumerate(readings):
        begin = len(planned)
        items: Sequence[FoundItem] = reading.items
        if log := logs.get(number):
            unchanged += log.unchanged
            items = sorted([*items, *log.items], key=lambda each: each.line)
            planned.extend(_change(item, number, settings) for item in log.changes)
            planned.extend(_elsewhere(item, number) for item in log.elsewhere)
        for place, item in enumerate(items):
            done += 1
            if item.table == "actions" and (
                changed := actions.change_of(item, people.replaced(item.text, settings.role_word))
            ):
                planned.append(_change(changed, number, settings))
                continue
            for part in _planned(item, number, reading, people, settings, seen):
                if (looked := looked - _ITEM - len(part.found.text)) <= 0:
                    looked = _STEP
                    tick(done, of)
                planned.append(part, place if items is reading.items else None)
        if reading.logged:
            planned.sort(begin, lambda each: (not each.found.line, each.found.line))
    tick(done, of)
    return ImportPlan(tuple(readings), planned, unchanged)


def _keys(found: Iterable[tuple[FileReading, Iterable[FoundItem]]], tick: Callable[[], object]) -> Iterator[int]:
    """Yield what tells the texts of all items apart, part by part where one is too long."""
    for reading, items in found:
        for number, item in enumerate(items):
            if number % _KEYS == 0:
                tick()
            for text in text_parts(item.text):
                yield text_key(item, text, reading.day_given(item))


def with_findings(planned: PlannedItem) -> PlannedItem:
    """Return an item with what the privacy guard finds in it, and blocked where that can never be stored."""
    if planned.change:
        return _with_findings_of_change(planned, planned.change)
    seen = findings_at(planned.item.text, EVERY_SEVERITY)
    if not (seen or planned.item.own or planned.findings or planned.other_findings or planned.underlined):
        return planned  # as most are
    found, others = tuple(each for each in seen if each.level in ACTIONABLE), list(_other_findings(planned.item))
    underlined = tuple(dict.fromkeys(each.what for each in seen if each.level not in ACTIONABLE))
    if underlined != planned.underlined:
        planned = replace(planned, underlined=underlined)
    is_blocked = any(each.level == "block" for each in (*found, *others))
    if not found and not others and not planned.findings and not planned.other_findings:
        return planned
    return replace(
        planned,
        findings=found,
        other_findings=tuple(dict.fromkeys(each.what for each in others)),
        standing="blocked" if is_blocked else "new" if planned.standing == "blocked" else planned.standing,
        is_ticked=planned.is_ticked and not is_blocked,
        is_confirmed=False,
    )


def _with_findings_of_change(planned: PlannedItem, change: LogChange) -> PlannedItem:
    """Return a change with what is found in the texts that it brings."""
    every = new_findings(change.after, change.before, EVERY_SEVERITY)
    of_field = {name: [each for each in those if each.level in ACTIONABLE] for name, those in every.items()}
    by_field = {name: those for name, those in of_field.items() if those}
    underlined = (each.what for those in every.values() for each in those if each.level not in ACTIONABLE)
    shown = tuple(by_field.pop(change.after.REQUIRED, ()))
    others = [each for found in by_field.values() for each in found]
    is_too_long = any(len(text) > MAX_TEXT for text in free_texts(change.after).values())
    is_blocked = is_too_long or any(each.level == "block" for each in (*shown, *others))
    standing: Standing = "blocked" if is_blocked else "new" if planned.standing == "blocked" else planned.standing
    return replace(
        planned,
        findings=shown,
        underlined=tuple(dict.fromkeys(underlined)),
        other_findings=tuple(dict.fromkeys(each.what for each in others)),
        standing=standing,
        is_ticked=planned.is_ticked and not is_blocked,
        is_confirmed=False,
    )


def _elsewhere(item: FoundItem, file: int) -> PlannedItem:
    """Return what is of another project, which is only told of."""
    return PlannedItem(item=item, found=item, file=file, standing="elsewhere", is_ticked=False)


def _change(item: ChangedItem, file: int, settings: PlanSettings) -> PlannedItem:
    """Return a record that differs from a learning log; it is ticked where that takes nothing away."""
    change = item.change
    stage: str | None = getattr(change.after, "stage", None)
    pitfalls: frozenset[str] = getattr(change.after, "pitfalls", frozenset())
    return with_findings(
        PlannedItem(
            item=item,
            found=item,
            file=file,
            standing="here" if change.where == "here" else "new",
            is_ticked=change.is_safe,
            stage=stage or settings.stage,
            pitfalls=pitfalls,
        )
    )


def _planned(
    item: FoundItem, number: int, file: FileReading, people: NameFinder, settings: PlanSettings, seen: SeenTexts
) -> Iterator[PlannedItem]:
    """Yield an item as it would be stored, in parts where it is too long; `seen`: what stood before.

    `number`: of the file among those of the plan.
    """
    texts = text_parts(item.text)
    stage, pitfalls = _own(item, settings) if item.own else (settings.stage, _NO_PITFALLS)
    for part, text in enumerate(texts, start=1):
        found = item if len(texts) == 1 else replace(item, text=text)
        stored = _as_stored(found, file.day or settings.today.isoformat(), people, settings)
        standing = _standing(found, stored, file.day_given(item), settings, seen, is_whole=len(texts) == 1)
        yield with_findings(
            PlannedItem(
                item=stored,
                found=found,
                file=number,
                standing=standing,
                is_ticked=standing == "new" and not found.is_aside,
                stage=stage,
                pitfalls=pitfalls,
                part=part,
                parts=len(texts),
            )
        )


def _as_stored(item: FoundItem, day: str, people: NameFinder, settings: PlanSettings) -> FoundItem:
    text = people.replaced(item.text, settings.role_word)
    owner = owner_function(item.owner, people) if item.owner else ""
    if text == item.text and owner == item.owner and item.happened:
        return item  # of thousands only one is held
    return replace(item, text=text, owner=owner, happened=item.happened or day)


def _own(item: FoundItem, settings: PlanSettings) -> tuple[str, frozenset[str]]:
    """Return the stage and pitfalls that a record of ours keeps: people have set them before."""
    stage, pitfalls = item.own.get("stage"), item.own.get("pitfalls")
    those = pitfalls if isinstance(pitfalls, list | tuple | set | frozenset) else ()
    kept = frozenset(each for each in those if each in settings.pitfalls)
    return stage if isinstance(stage, str) and stage in settings.stages else settings.stage, kept


def _standing(
    found: FoundItem, stored: FoundItem, day: str, settings: PlanSettings, seen: SeenTexts, *, is_whole: bool
) -> Standing:
    stood_before = seen.note(text_key(found, found.text, day))
    standing: Standing = "new"
    project = found.project if isinstance(found, LoggedItem) else ""
    if project and settings.here and project != settings.here.project:
        standing = "elsewhere"
    elif settings.is_known(found.text, day) or (stored.text != found.text and settings.is_known(stored.text, day)):
        standing = "known"
    elif stood_before and is_whole:
        standing = "twice"
    return standing


def _other_findings(item: FoundItem) -> Iterator[Finding]:
    for name, text in free_texts_in(item.own, item.table) if item.own else ():
        if name not in ("text", "title"):
            yield from findings_at(text)
