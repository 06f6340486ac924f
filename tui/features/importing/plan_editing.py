"""What can be changed of notes before they are brought in, for one or for many: each asks what it needs to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import TypeAlias

from textual.content import Content

from journals.importing.plan_changes import (
    ActionFacts,
    confirm_personal_data,
    leave_personal_data,
    remove_personal_data,
    set_details,
    set_happened,
    set_kind,
    set_perspective,
    set_stage,
    set_table,
    set_text,
    tick_items,
    toggle_pitfall,
)
from journals.importing.planned_items import ImportPlan, PlannedItem
from journals.privacy.guard import findings_at, free_texts, free_texts_in, functions, new_findings
from journals.records.model import KINDS, MOST_PITFALLS, Observation
from tui.features.importing.preview_rows import PreviewRow
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace, new_of
from tui.ui.dialogs.date_question import confirm_date, date_meaning
from tui.ui.dialogs.dialog import MOST_SHOWN
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.pick import Option, PickerDialog, pick_stage
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import KIND_SIGNS
from tui.wording.importing import told_facts
from tui.wording.log_changes import changed_field_text
from tui.wording.privacy import FlaggedText

PlanChange: TypeAlias = Callable[[Callable[[ImportPlan], ImportPlan]], object]
"""Takes what makes another plan of one."""


def places(rows: Sequence[PreviewRow]) -> list[int]:
    """Return the places of rows in the plan."""
    return [row.place for row in rows]


def ask_stage(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange) -> None:
    """Ask for a stage, and set it."""

    def take(stage: str | None) -> None:
        if stage:
            change(lambda plan: set_stage(plan, places(rows), stage))

    app.push_screen(pick_stage(app, rows[0].planned.stage, app.say.count("project.to_move", len(rows))), take)


def ask_pitfall(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange) -> None:
    """Ask for a pitfall, those first that the first note looks like; set it, or take it off where all have it."""
    on = frozenset.intersection(*(row.planned.pitfalls for row in rows))
    alike = [each.pitfall for each in app.suggester.suggest(app.language, rows[0].planned.item.text)]

    def options(typed: str) -> list[Option]:
        found = list(app.guide.match_pitfalls(typed))
        if not typed:
            found.sort(key=lambda each: alike.index(each.id) if each.id in alike else len(alike))

        def right(pitfall: str) -> str:
            return app.say("tag.on") if pitfall in on else app.say("import_room.looks") if pitfall in alike else ""

        return [Option(p.id, f"{p.id}  {p.title}", right(p.id), "strong" if p.id in on else "") for p in found]

    def take(pitfall: str | None) -> None:
        if pitfall:
            full = [row for row in rows if pitfall not in row.planned.pitfalls]
            full = [row for row in full if len(row.planned.pitfalls) >= MOST_PITFALLS]
            if full:
                app.notify_user(app.say.count("project.full", len(full), most=MOST_PITFALLS), "warning")
            change(lambda plan: toggle_pitfall(plan, places(rows), pitfall))

    app.push_screen(PickerDialog("import_room.ask_pitfall", options), take)


def ask_role(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange) -> None:
    """Ask whose eyes saw it, a role and never a name, and set that."""
    first = rows[0].planned

    def make(role: str) -> Observation:
        return Observation(text=first.item.text, perspective=role)

    def store(new: Observation, _: str) -> bool:
        change(lambda plan: set_perspective(plan, places(rows), new.perspective))
        return True

    StoredPrompt(
        app, "import_room.ask_role", make, store, stored=first.perspective, empty=True, before=make(first.perspective)
    ).ask()


def ask_date(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange) -> None:
    """Ask when it was, and set that."""

    def understood(typed: str) -> str:
        return date_meaning(app, typed, "past") or app.say("form.date.past")

    def ask(typed: str) -> None:
        beside = PromptContext(lambda: Content(app.say.count("import_room.of", len(rows))), understood=understood)
        app.push_screen(PromptDialog("import_room.ask_date", typed, stored="", beside=beside), take)

    def take(typed: str | None) -> None:
        if typed:
            confirm_date(app, typed, "past", put, lambda: ask(typed))

    def put(when: str | None) -> None:
        if when:
            change(lambda plan: set_happened(plan, places(rows), when))

    ask("")


def note_form(app: BaseApp, row: PreviewRow, change: PlanChange) -> Form:
    """Return a form with all that would be stored of a note."""
    planned, item, say = row.planned, row.planned.item, app.say
    is_action, is_lesson = item.table == "actions", item.table == "lessons"
    fields = [Field("text", "text", label="action" if is_action else "learned" if is_lesson else "text")]
    if is_action:
        fields += [Field("owner"), Field("due", "date", direction="future")]
    elif not is_lesson:

        def kinds() -> list[tuple[str | None, str]]:
            return [(each, f"{KIND_SIGNS[each]} {say(f'words.kind.{each}')}") for each in KINDS]

        fields.append(Field("kind", "choice", options=lambda: [*kinds(), (None, say("words.kind.none"))]))
        fields += [Field("perspective"), Field("happened", "date")]
    values: Values = {
        "text": item.text,
        "kind": item.kind,
        "owner": item.owner,
        "due": item.due,
        "perspective": planned.perspective,
        "happened": item.happened,
    }

    def submit(typed: Values) -> None:
        change(lambda plan: _typed(plan, row, values | typed, partial(told_facts, say)))

    mark = sha256(item.text.encode(errors="replace")).hexdigest()[:16]  # it has no id before it is stored
    return Form("import_room.edit", fields, values, submit, place=BoxPlace("", "import_room.edit", new_of([mark])))


def ask_personal(
    app: BaseApp,
    rows: Sequence[PreviewRow],
    change: PlanChange,
    then: Callable[[bool], object] = lambda _: None,
    *,
    last: str = "",
) -> None:
    """Ask about the personal data in notes: it is replaced, left out, or kept as somebody has seen it; `then` hears.

    `last`: what an answer leads to, where that is more than the answer.

    Who would rather write something else gets the form of the note; a record that is here is edited where it stands.
    """
    held = [row for row in rows if row.planned.needs_confirming]
    if not held:
        app.notify_user(app.say("import_room.no_personal"))
        return
    shown = held[:MOST_SHOWN]

    def take(answer: Answer | None) -> None:
        if answer == "remove":
            by = app.say("guard.removed")
            blocked = [row.place for row in held if row.planned.standing == "blocked"]
            change(lambda plan: tick_items(remove_personal_data(plan, places(held), by), blocked, True))
        elif answer == "keep":
            change(lambda plan: confirm_personal_data(plan, places(shown)))
        elif answer == "skip":
            change(lambda plan: leave_personal_data(plan, places(held)))
        elif held[0].planned.change is None:
            app.push_screen(note_form(app, held[0], change))
        then(answer is not None)

    changed = [row.planned.change for row in held if row.planned.change]
    fields = {name for each in changed for name in new_findings(each.after, each.before)}
    removes = "import_room.owner_stays" if fields and fields <= functions() else ""
    texts = [text for row in shown for text in _flagged(app.say, row.planned)]
    app.push_screen(
        PrivacyDialog(texts, skips=True, removes=removes, edits=held[0].planned.change is None, then=last), take
    )


def _flagged(say: Catalogue, planned: PlannedItem) -> list[FlaggedText]:
    """Return the texts of a note that hold personal data."""
    if change := planned.change:
        written = free_texts(change.after)
        found = new_findings(change.after, change.before)
        return [FlaggedText(changed_field_text(say, name), written[name], those) for name, those in found.items()]
    if planned.findings:
        return [FlaggedText("", planned.item.text, list(planned.findings))]
    texts = [text for _, text in free_texts_in(planned.item.own, planned.item.table)]
    looked = [FlaggedText("", text, findings_at(text)) for text in texts]
    return [each for each in looked if each.found]


def _typed(plan: ImportPlan, row: PreviewRow, typed: Values, facts: ActionFacts) -> ImportPlan:
    """Return a plan with what was typed for a note; the form has asked about what is personal in it."""
    item, place = row.planned.item, (row.place,)
    text = (typed["text"] or "").strip()
    if text and text != item.text:
        plan = confirm_personal_data(set_text(plan, row.place, text), place)
    if item.table == "actions":
        return set_details(plan, place, owner=(typed["owner"] or "").strip(), due=typed["due"])
    if item.table == "observations":
        kind = next((each for each in KINDS if each == typed["kind"]), None)
        plan = set_perspective(set_kind(plan, place, kind, facts), place, (typed["perspective"] or "").strip())
    return set_happened(plan, place, typed["happened"]) if typed["happened"] else plan


def as_table(say: Catalogue, sign: str) -> Callable[[ImportPlan, Sequence[int]], ImportPlan]:
    """Return what makes notes into what a key stands for: a table by its name, a kind by its sign, none by `0`."""
    kinds, facts = {sign: kind for kind, sign in KIND_SIGNS.items() if kind}, partial(told_facts, say)
    if sign in ("actions", "lessons"):
        return lambda plan, where: set_table(plan, where, "actions" if sign == "actions" else "lessons", facts)
    return lambda plan, where: set_kind(plan, where, kinds.get(sign), facts)
