"""What stands in the files, looked over before any of it is stored: ticked off, changed, and brought in as one act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.importing.found import ReadingChoices
from journals.importing.import_memory import ImportMemory
from journals.importing.plan_changes import with_changes_of
from journals.importing.planned_items import ImportPlan
from journals.importing.reading import FileResult, ImportInput
from journals.library.journal import Journal
from journals.text.clean import one_line
from tui.commands import Command, by_id, keys_shown
from tui.features.common.latest_task import LatestTask
from tui.features.importing.alike import alike
from tui.features.importing.left_out_dialog import LeftOutDialog
from tui.features.importing.past_deadlines import ask_whether_done, past_due
from tui.features.importing.plan_editing import ask_personal
from tui.features.importing.plan_making import PlanMaker
from tui.features.importing.plan_screen import PlanScreen
from tui.features.importing.preview_filter import OFFERED, filter_options, filter_text, filtered
from tui.features.importing.preview_rows import PreviewRenderer, PreviewRow
from tui.features.importing.preview_texts import about_lines, preview_title
from tui.features.importing.reading_choices import ReadingPicker, ask_open_question, has_open_question
from tui.features.importing.store_step import StoreStep
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import DiscardDialog
from tui.ui.dialogs.pick import PickerDialog
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.progress import UnderWay
from tui.ui.widgets.static import Static
from tui.wording.display import brief
from tui.wording.log_changes import difference_lines

_MOST_NAME = 28
"""Letters of the project's name: the name of the file matters more here."""


_OF_NEW_NOTES = frozenset(
    f"import.{name}" for name in ("sign", "no_kind", "action", "lesson", "stage", "tag", "role", "date", "edit")
)
"""Commands that a record which is here already does not know: it is followed or left, and edited where it stands."""


class ImportScreen(PlanScreen):
    """The notes of some files, on their way into a project."""

    scope: ClassVar[str] = "import"
    has_detail = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("import")

    def __init__(self, journal: Journal, inputs: Sequence[ImportInput]) -> None:
        super().__init__()
        self.journal: Journal = journal
        self.results: list[FileResult] = []
        self._inputs = list(inputs)
        self._listed: list[PreviewRow] = []
        self._has_asked_done = False
        """Whether it was asked about actions whose deadline has passed."""
        self._filter = OFFERED
        self._making = LatestTask[tuple[list[FileResult], ImportPlan]]()
        self._storing: StoreStep | None = None

    @cached_property
    def _memory(self) -> ImportMemory:
        return ImportMemory(self.app.library.local.state)

    @cached_property
    def _maker(self) -> PlanMaker:
        return PlanMaker(self.app, self.journal, self._memory)

    def body(self) -> ComposeResult:
        """Yield the notes, and below them what the one under the cursor is."""
        yield UnderWay(self.say)
        yield from super().body()
        yield Static(id="facts", markup=False)

    def on_mount(self) -> None:
        """Read the files, and have suggestions at hand."""
        self.app.suggester.fetch(self.app.language, self.app.library)
        self._load()

    def drawing(self) -> Drawing[PreviewRow]:
        """Return how a note looks."""
        self._renderer = PreviewRenderer(self.app, lambda: self.plan)
        return self._renderer.drawing

    def items(self) -> Sequence[PreviewRow]:
        """Return the notes that the filter shows."""
        if self.plan is None:
            return []
        old = self._listed if len(self._listed) == len(self.plan.items) else []
        along = self.plan.held_places
        known = {(id(row.planned), row.waits): row for row in old}
        self._listed = [
            known.get((id(each), n in along)) or PreviewRow(n, each, n in along)
            for n, each in enumerate(self.plan.items)
        ]
        return filtered(self._listed, self._filter)

    def heading(self) -> tuple[str, str]:
        """Return which files these are, and where they go; or how many notes are chosen."""
        into = self.say("import_room.into", project=brief(self.journal.project.name, _MOST_NAME))
        chosen = len(self.rows.chosen)
        return preview_title(self.say, self.results, self._inputs), (
            self.say.count("import_room.chosen", chosen) if chosen else into
        )

    def question(self) -> Content:
        """Return what was found, what is left out, and what could not be read."""
        shown = "" if self.plan is None or self._filter == OFFERED else filter_text(self.say, self.plan, self._filter)
        return about_lines(
            self.say,
            self.results,
            self.plan,
            shown=shown,
            key=self.key("import.left_out"),
            date_key=self.key("import.date"),
            stage_keys=", ".join(map(self.key, ("import.choose_all", "import.stage"))),
            today=self.app.today.isoformat(),
        )

    def invitation(self) -> str:
        """Return why there is nothing to look over."""
        if self.plan is None:
            return ""
        if self._filter != OFFERED:
            return self.say("import_room.nothing_fits", key=self.key("import.filter"))
        if not self.plan.files:
            return self.say("import_room.none_read", key=self.key("app.back"))
        if any(each.standing == "elsewhere" for each in self.plan.items):
            return self.say("import_room.all_elsewhere")
        if len(self.plan.files) == 1 and self.plan.files[0].is_empty:
            name = self.plan.files[0].file or self.say("import_room.pasted_name")
            return self.say("cli.import.empty", file=one_line(name))
        reading = self.key("import.reading")
        return (
            self.say("import_room.all_known") if self.plan.items else self.say("import_room.nothing_found", key=reading)
        )

    def detail(self, item: PreviewRow) -> Content:
        """Return a note in full."""
        return self._renderer.full_text(item)

    def show_detail(self) -> None:
        """Show where the note under the cursor stood, and what it looks like."""
        super().show_detail()
        row = self.rows.item
        change = row.planned.change if row else None
        lines = [self._renderer.facts(row.planned)] if row else []
        if row and row.waits:
            lines.append(self.say("import_room.waits_why", n=row.planned.found.above))
        elif change:
            lines += map(brief, difference_lines(self.say, change))
        elif row:
            lines.append(alike(self.app, row.planned))
        facts = self.query_one("#facts", Static)
        facts.set_class(change is not None, "-change")
        facts.update("\n".join(filter(None, lines)))

    def guide_page(self) -> str | None:
        """Return the first pitfall of the note under the cursor, or the one it looks like."""
        row = self.rows.item
        if row is None:
            return None
        alike_it = self.app.suggester.suggest(self.app.language, row.planned.item.text)
        return min(row.planned.pitfalls, default=alike_it[0].pitfall if alike_it else None)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys, the first with how much it brings in."""
        if self.plan is None:
            return [(self.key(each), self.say(f"commands.{each}.short")) for each in ("app.back", "app.help")]
        shown, enter, sign = super().hints(), self.key("import.store"), self.key("import.sign")
        word = self.say("import_room.store", n=len(self.plan.ticked) - len(self.plan.held_along))
        signs = "".join(keys_shown(by_id("import.sign"), self.app.language, self.app.settings.keys).split(", "))
        return [(signs if key == sign else key, word if key == enter else text) for key, text in shown]

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all: undo is of what is changed here, as long as we are here."""
        return command.id not in ("app.import", "app.undo", "app.redo") and super().applies(command)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything."""
        if command.scope == "import":
            if self.plan is None or self._storing is not None:
                return False
            if command.id in _OF_NEW_NOTES and all(row.planned.change for row in self.rows.picked):
                return False
            needs = {
                "import.undo": self.past,
                "import.store": self.plan.ticked,
                "import.filter": self.plan.items,
                "import.reading": self.plan.files,
            }
            if not needs.get(command.id, True):
                return False
        return super().can(command)

    # Reading

    @work(group="import", exclusive=True)
    async def _load(self) -> None:
        """Read what has not been read, and show it; ask what must be known before it can be trusted."""
        making = self._making.start(self._maker.work(self._inputs, self.results))
        self.query_one(UnderWay).follow(making, self.say("import_room.reading"), self.say)
        made = await self._making.result()
        if self not in self.app.screen_stack:
            return
        if made is None:
            self._stopped()
            return
        self.results, plan = made
        self._inputs = [each.input for each in self.results]
        self.plan = with_changes_of(plan, self.plan) if self.plan else plan
        self.past.clear()
        self.rows.deselect_all()  # notes are known by their place, where another one may stand now
        self._show_all()
        self._ask_open()

    def _ask_open(self) -> None:
        """Ask what must be known before what was read can be trusted."""
        number = next((number for number, each in enumerate(self.results) if has_open_question(each)), None)
        if number is not None and self.app.screen is self:
            ask_open_question(self._picker(number), self.results[number])

    def _picker(self, number: int) -> ReadingPicker:
        def take(choices: ReadingChoices) -> None:
            self._inputs[number] = replace(self._inputs[number], choices=choices)
            self._load()

        return ReadingPicker(self.app, self.results[number], self._memory, take)

    def halt(self) -> bool:
        """Stop what has been going on for a while; return whether there was anything like that."""
        if not self.query_one(UnderWay).halt():
            return False
        if self._storing is None:
            self._stopped()  # at once, though the thread may still be at a long step
        return True

    def _stopped(self) -> None:
        """Go back to where reading began; what was looked over before stays."""
        self._inputs = [each.input for each in self.results] or self._inputs
        if self.plan is None and self.app.screen is self:
            self.app.notify_user(self.say("import_room.stopped"))
            self.app.pop_screen()

    def on_unmount(self) -> None:
        """Read nothing that nobody waits for."""
        self._making.stop()

    # What the list shows

    def action_filter(self) -> None:
        """Choose what is listed."""
        plan = self.plan
        if plan is None:
            return

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self._filter = chosen
                self._show_all()

        self.app.push_screen(
            PickerDialog("import_room.filter", lambda typed: filter_options(self.say, plan, typed)), take
        )

    def action_left_out(self) -> None:
        """Show what is left out, and why."""
        if self.plan is not None:
            self.app.push_screen(LeftOutDialog(self.results, self.plan))

    def action_reading(self) -> None:
        """Choose how the file of the note under the cursor is read; where there is none, the first file."""
        row, read = self.rows.item, [n for n, each in enumerate(self.results) if each.reading]
        if row is not None:
            self._picker(read[row.planned.file]).pick()
        elif self.results:
            self._picker(0).pick()

    # Storing, and leaving

    def action_store(self) -> None:
        """Store what is ticked, once all that is to be asked has been answered."""
        if self.plan is None:
            return
        if any(map(has_open_question, self.results)):
            self._ask_open()
            return
        held = next((row for row in self._listed if row.planned.is_ticked and row.planned.needs_confirming), None)
        if held is not None:
            self._filter, self.at = OFFERED, held.key
            self._show_all()
            left = [each for each in self.plan.items if each.is_ticked and each.needs_confirming]
            last = self.say("import_room.then_stored") if len(left) == 1 else ""
            ask_personal(self.app, [held], self.change, self._go_on, last=last)
            return
        if not self._has_asked_done and (late := past_due(self.app, self._listed)):
            ask_whether_done(self.app, late, self.change, self._store_as_answered)
            return
        self._storing = StoreStep(self.app, self, self.journal, self.plan, self._maker.known)
        self.query_one(UnderWay).follow(self._storing.task, self.say("import_room.storing"), self.say)
        self.app.run_worker(self._finish(self._storing), group="import")

    def _store_as_answered(self) -> None:
        self._has_asked_done = True
        self.action_store()

    def _go_on(self, answered: bool) -> None:
        if answered and self.plan is not None and self.plan.ticked:
            self.action_store()

    async def _finish(self, step: StoreStep) -> None:
        stored = await step.result()
        if not stored and self in self.app.screen_stack:
            self._storing = None
            self._show_all()

    def unsaved(self) -> list[str]:
        """Return that notes were changed that are not brought in yet."""
        return [self.say("import_room.unsaved", n=len(self.past))] if self.past else []

    def asks_before_leaving(self) -> bool:
        """Ask before what was changed is lost; return whether it is asked."""
        if not self.past:
            return False

        def answered(sure: bool | None) -> None:
            if sure:
                self.app.pop_screen()

        self.app.push_screen(DiscardDialog(self.say("import_room.lose"), "import_room.stay"), answered)
        return True
