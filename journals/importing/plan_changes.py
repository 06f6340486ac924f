"""Changes of a plan, each for as many items as somebody has marked. Each returns another plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeAlias

from msgspec.structs import replace

from journals.importing.found import FoundItem, ItemTable
from journals.importing.log_changes import LogChange, changed_item
from journals.importing.plan import with_findings
from journals.importing.planned_items import ImportPlan, PlannedItem
from journals.privacy.detector import redact
from journals.privacy.guard import functions, new_findings, redact_text, redacted
from journals.records.base import Record
from journals.records.model import MOST_PITFALLS, Kind
from journals.text.clean import MAX_TEXT

Places: TypeAlias = Collection[int]
"""Items by their place in the plan, counted from 0."""
ActionFacts: TypeAlias = Callable[[FoundItem], Sequence[str]]
"""Returns who sees to an action and by when, in the words of who reads it."""
_NEVER = ("blocked", "here", "elsewhere")
"""What there is nothing to store of."""


def tick_items(plan: ImportPlan, where: Places, is_ticked: bool) -> ImportPlan:
    """Tick items or take their ticks off; what can never be stored stays without."""
    return _changed(plan, where, lambda each: replace(each, is_ticked=is_ticked and each.standing not in _NEVER))


def set_kind(plan: ImportPlan, where: Places, kind: Kind | None, facts: ActionFacts) -> ImportPlan:
    """Make items observations of a kind, or of none; what only an action has is told in the text, by `facts`."""
    return _changed(plan, _new(plan, where), lambda each: _as_other(each, facts, table="observations", kind=kind))


def set_table(plan: ImportPlan, where: Places, table: ItemTable, facts: ActionFacts) -> ImportPlan:
    """Make items actions or lessons; what only an action has is told in the text of a lesson, by `facts`."""
    return _changed(plan, _new(plan, where), lambda each: _as_other(each, facts, table=table))


def _as_other(each: PlannedItem, facts: ActionFacts, **fields: Any) -> PlannedItem:
    """Return an item as one of another table; it stays as it is where its text has no room for what would be lost.

    It keeps who and when, though they are not stored, so that it can become the action again that it was.
    """
    item = each.item
    became = replace(item, **fields)
    if (item.table == "actions") != (became.table == "actions") and (those := facts(replace(item, table="actions"))):
        told = f" ({', '.join(those)})"
        became = replace(became, text=item.text + told if item.table == "actions" else item.text.removesuffix(told))
    if len(became.text) > MAX_TEXT:
        return each
    changed = replace(each, item=became)
    return changed if became.text == item.text else with_findings(changed)


def set_happened(plan: ImportPlan, where: Places, day: str) -> ImportPlan:
    """Set the ISO day or week on which items happened."""
    return _changed_items(plan, where, happened=day)


def set_details(plan: ImportPlan, where: Places, *, owner: str, due: str | None) -> ImportPlan:
    """Set who does actions, as a function, and the ISO day by which."""
    return _changed_items(plan, where, owner=owner, due=due)


def set_done(plan: ImportPlan, where: Places) -> ImportPlan:
    """Mark actions as done."""
    return _changed_items(plan, where, is_done=True)


def set_stage(plan: ImportPlan, where: Places, stage: str) -> ImportPlan:
    """Set the stage of items."""
    return _changed(plan, _new(plan, where), lambda each: replace(each, stage=stage))


def set_perspective(plan: ImportPlan, where: Places, role: str) -> ImportPlan:
    """Set whose eyes saw what observations say."""
    return _changed(plan, _new(plan, where), lambda each: replace(each, perspective=role))


def toggle_pitfall(plan: ImportPlan, where: Places, pitfall: str) -> ImportPlan:
    """Set a pitfall on all items that have room for it; where all of them have it already, take it off."""
    where = _new(plan, where)
    has_all = all(pitfall in plan.items[place].pitfalls for place in where)

    def toggled(each: PlannedItem) -> PlannedItem:
        if has_all:
            return replace(each, pitfalls=each.pitfalls - {pitfall})
        if len(each.pitfalls) >= MOST_PITFALLS:
            return each
        return replace(each, pitfalls=each.pitfalls | {pitfall})

    return _changed(plan, where, toggled)


def confirm_personal_data(plan: ImportPlan, where: Places) -> ImportPlan:
    """Note that somebody has seen the personal data in items and wants them stored as they are."""
    return _changed(plan, where, lambda each: each if each.standing == "blocked" else replace(each, is_confirmed=True))


def remove_personal_data(plan: ImportPlan, where: Places, by: str) -> ImportPlan:
    """Put `by` in the place of all personal data in the texts of items; what was blocked can be ticked then."""

    def removed(each: PlannedItem) -> PlannedItem:
        item = each.item
        if change := each.change:
            after = redacted(_owners_kept(change), by, change.before)
            return _with_kept(each, replace(change, after=after))
        if each.findings:
            item = replace(item, text=redact(item.text, each.findings, by))
        if each.other_findings:
            texts = {name: redact_text(text, by) for name, text in item.own.items() if isinstance(text, str)}
            item = replace(item, own={**item.own, **texts})
        return each if item is each.item else with_findings(replace(each, item=item))

    return _changed(plan, where, removed)


def leave_personal_data(plan: ImportPlan, where: Places) -> ImportPlan:
    """Leave out what holds personal data; of a changed record only those fields, which stay as they are here."""

    def left(each: PlannedItem) -> PlannedItem:
        if not (change := each.change):
            return replace(each, is_ticked=False)
        fields = new_findings(change.after, change.before)
        return _with_kept(each, replace(change, after=_with_fields_of(change, fields)))

    return _changed(plan, where, left)


def _with_kept(each: PlannedItem, change: LogChange) -> PlannedItem:
    """Return a change of which some fields stay as they are here; where nothing is left of it, without a tick."""
    item = changed_item(change, each.item.line, each.item.heading)
    return with_findings(
        replace(each, item=item, found=item, is_ticked=each.is_ticked and change.after != change.before)
    )


def _owners_kept(change: LogChange) -> Record:
    """Return a record as it will be, but who does or saw it as it is here, where a person stands there now."""
    fields = [name for name in new_findings(change.after, change.before) if name in functions()]
    return _with_fields_of(change, fields)


def _with_fields_of(change: LogChange, names: Iterable[str]) -> Record:
    return replace(change.after, **{name: getattr(change.before, name) for name in names})


def set_text(plan: ImportPlan, place: int, text: str) -> ImportPlan:
    """Set the text of one item."""
    return _changed(
        plan, _new(plan, (place,)), lambda each: with_findings(replace(each, item=replace(each.item, text=text)))
    )


def _changed_items(plan: ImportPlan, where: Places, **fields: Any) -> ImportPlan:
    return _changed(plan, _new(plan, where), lambda each: replace(each, item=replace(each.item, **fields)))


def _new(plan: ImportPlan, where: Places) -> Places:
    """Return those that are new: a record that is here already is followed or left, and changed where it stands."""
    return [place for place in where if plan.items[place].change is None]


def _changed(plan: ImportPlan, where: Places, change: Callable[[PlannedItem], PlannedItem]) -> ImportPlan:
    if not where:
        return plan
    items = list(plan.items)
    for place in where:
        items[place] = change(items[place])
    return replace(plan, items=tuple(items))


def with_changes_of(plan: ImportPlan, before: ImportPlan) -> ImportPlan:
    """Return a plan with what somebody changed in the one `before` it, of the files that were not read anew."""
    items: list[PlannedItem] = []
    for number, file in enumerate(plan.files):
        fresh = [each for each in plan.items if each.file == number]
        old = next((place for place, each in enumerate(before.files) if each is file), None)
        kept = [replace(each, file=number) for each in before.items if each.file == old] if old is not None else []
        items += kept if len(kept) == len(fresh) else fresh
    return replace(plan, items=tuple(items))
