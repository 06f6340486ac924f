"""Follow-up: what was parked and agreed before, one by one; concerns nobody has answered; lessons taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from content.retro_format import Phase
from journals.records.model import OUTCOMES, REPLY_KINDS, Action, Observation, ReplyKind, Use
from journals.records.retro import ParkedItem
from journals.retro.answers import ACTION_ANSWERS
from journals.retro.follow_up import (
    FollowUp,
    agreed_day,
    answer_action,
    answer_concern,
    answer_lesson,
    days_waited,
    follow_up,
    meetings_waited,
    times_discussed,
)
from journals.retro.meeting import Meeting
from journals.retro.parked import PARKED_ANSWERS, answer_parked
from tui.commands import Command
from tui.features.common.lesson_page import lesson_page
from tui.features.common.record_forms import action_form
from tui.features.retro.phases.adopted_lessons import AdoptedLessons
from tui.features.retro.phases.follow_up_rows import FollowUpItem, FollowUpRenderer, FollowUpRow, key
from tui.features.retro.phases.key_hints import with_meeting_hints
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.reply_lines import ask_reply
from tui.ui.bindings import bindings
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_list import Heading, Rows
from tui.ui.widgets.static import Static
from tui.wording.display import PREVIEW_LENGTH, long_date, shortened

_PLACES = ("first", "second", "third")


class FollowUpView(PhaseView):
    """What waits from before. What is answered stays in sight."""

    scope = "follow_up"
    BINDINGS: ClassVar[list[BindingType]] = bindings("follow_up")

    def __init__(self, meeting: Meeting, phase: Phase) -> None:
        super().__init__(meeting, phase)
        self._next: str | None = None
        """Where the cursor goes when the answer is shown."""

    def compose(self) -> ComposeResult:
        """Yield whether the agreed day was kept, how much is left, and the list."""
        yield Static(id="agreed", markup=False)
        yield Static(id="left", markup=False)
        drawing: Drawing[FollowUpRow] = Drawing(
            key,
            lambda row, width, here: self._renderer.draw(row, width, here),
            lambda row, width, here: self._renderer.height(row, width, here),
            lambda row: isinstance(row, FollowUpItem),
        )
        with Horizontal(id="columns-two"):
            yield Rows[FollowUpRow](drawing, id="follow")
            yield DetailPane(id="detail")
        yield Static(id="invite", markup=False)

    def lead(self, given: str) -> str:
        """Return what to do; the format's words are about actions, of which a first meeting has none."""
        records = [row.record for row in self.rows.items if isinstance(row, FollowUpItem)]
        if any(isinstance(each, Action) for each in records):
            return given
        return self.say("follow_up.lead" if records else "follow_up.lead_none")

    @property
    def rows(self) -> Rows[FollowUpRow]:
        """The list."""
        return self.query_one("#follow", Rows)

    @property
    def item(self) -> FollowUpItem | None:
        """What the cursor is on."""
        return self.rows.item if isinstance(self.rows.item, FollowUpItem) else None

    @cached_property
    def _taken(self) -> AdoptedLessons:
        return AdoptedLessons(self.app, self._on_loaded)

    @property
    def _renderer(self) -> FollowUpRenderer:
        return FollowUpRenderer(self.say, self.app.today)

    def fill(self) -> None:
        """Show all, what is answered too."""
        found = follow_up(self.meeting)
        self.rows.fill(self._rows(found), at=self._next)
        self._next = None
        self.rows.refresh()
        self.set_class(not len(found), "empty")
        left = self.say.count("follow_up.left", found.unanswered) if found.unanswered else self.say("follow_up.all")
        self.query_one("#left", Static).update(left)
        agreed = self._agreed()
        self.query_one("#agreed", Static).update(agreed)
        self.query_one("#agreed").display = bool(agreed)
        self.query_one("#invite", Static).update(self.say("follow_up.empty"))

    def go_to(self, at: str) -> None:
        """Put the cursor on what the room looked at; at first on what has no answer."""
        self.rows.fill(self.rows.items, at=at or self._unanswered())

    def on_rows_moved(self) -> None:
        """Show the item in full, and what the keys do with it."""
        if self.is_ready and (item := self.item) is not None:
            self.note_position(item.id)
            self.query_one(DetailPane).show(self._whole(item))
            self.host.show_keys()

    def hints(self) -> list[tuple[str, str]] | None:
        """Return the answers to what the cursor is on."""
        if (item := self.item) is None:
            return with_meeting_hints(self, [])
        is_action = isinstance(item.record, Action)
        said: Sequence[str] = [f"follow_up.{answer}" for answer in (ACTION_ANSWERS if is_action else OUTCOMES)]
        if isinstance(item.record, ParkedItem):
            said = [f"follow_up.ask.{answer}" for answer in PARKED_ANSWERS]
        elif isinstance(item.record, Observation):
            said = [f"words.reply_as.{answer}" for answer in REPLY_KINDS]
        own = [(f"follow_up.{place}", self.say(words)) for place, words in zip(_PLACES, said, strict=True)]
        if isinstance(item.record, ParkedItem | Observation):
            return with_meeting_hints(self, own)
        own.append(("follow_up.open", self.say("follow_up.edit" if is_action else "follow_up.read")))
        return with_meeting_hints(self, own)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything: there is no more to see of what was parked than its line."""
        opens = command.id == "follow_up.open"
        return not (opens and self.item and isinstance(self.item.record, ParkedItem)) and super().can(command)

    def guide_page(self) -> str | None:
        """Return the page of a concern's or lesson's pitfall."""
        about = self.item and (self.item.lesson or self.item.record)
        pitfalls = getattr(about, "pitfalls", None)
        return min(pitfalls) if pitfalls else None

    # What there is

    def _agreed(self) -> str:
        """Return when the meeting before said that this one would be, and whether that was kept."""
        agreed = agreed_day(self.meeting)
        if agreed is None:
            return ""
        late, say = agreed.late, self.say
        kept = "" if late is None else say("follow_up.kept") if not late else ""
        if late:
            kept = say.count("follow_up.kept_late" if late > 0 else "follow_up.kept_early", abs(late))
        return f"{say('follow_up.agreed', day=long_date(say, agreed.day))} {kept}".strip()

    def _rows(self, found: FollowUp) -> list[FollowUpRow]:
        meeting = self.meeting
        actions = [
            FollowUpItem(each, found.answer(meeting, each), times_discussed(meeting, each)) for each in found.actions
        ]
        parked = [FollowUpItem(each, found.answer(meeting, each)) for each in found.parked]
        concerns = [
            FollowUpItem(
                each,
                found.answer(meeting, each),
                days=days_waited(each, self.app.today),
                waited=meetings_waited(meeting, each),
            )
            for each in found.concerns
        ]
        uses = [
            FollowUpItem(
                each, found.answer(meeting, each), lesson=self._taken.lesson(each), origin=self._taken.origin(each)
            )
            for each in found.uses
        ]
        parts: tuple[tuple[str, list[FollowUpItem]], ...] = (
            ("parked", parked),
            ("actions", actions),
            ("concerns", concerns),
            ("lessons", uses),
        )
        rows: list[FollowUpRow] = []
        for name, items in parts:
            rows += [Heading(f"follow_up.{name}"), *items] if items else []
        return rows

    def _whole(self, item: FollowUpItem) -> Content:
        """Return all of it, for where there is room beside the list."""
        origin = self._taken.journal(item.record) if isinstance(item.record, Use) else None
        if item.lesson and origin:
            return lesson_page(self.app, origin, item.lesson, PREVIEW_LENGTH)
        record = item.record
        text = (
            self._renderer.text(item) if isinstance(record, Use) else shortened(self.say, record.text, PREVIEW_LENGTH)
        )
        notes = [Content.assemble((note, "$dim")) for note in self._renderer.notes(item)]
        return Content("\n").join([Content.assemble((text, "bold")), Content(""), *notes])

    def _on_loaded(self) -> None:
        """Show the titles of lessons whose project has been read."""
        if self.is_attached:
            self.fill()

    def _unanswered(self, after: int = -1) -> str | None:
        """Return the next that has no answer, from the top again where there is none below."""
        items = self.rows.items
        order = [*items[after + 1 :], *items[: max(0, after)]]
        return next((row.id for row in order if isinstance(row, FollowUpItem) and not row.answer), None)

    # Answers

    def action_first(self) -> None:
        """Record the first answer: done; it helped; taken up; acted on."""
        self._answer(0)

    def action_second(self) -> None:
        """Record the second answer: carried on; it made no difference; parked again; how and when."""
        self._answer(1)

    def action_third(self) -> None:
        """Record the third answer: dropped; it hurt; no, because."""
        self._answer(2)

    def _answer(self, place: int) -> None:
        record = self.item.record if self.item else None
        today = self.app.today
        if isinstance(record, Use):
            self._go_on(lambda: answer_lesson(self.meeting, record, OUTCOMES[place], today=today))
        elif isinstance(record, ParkedItem):
            self._go_on(lambda: answer_parked(self.meeting, record, PARKED_ANSWERS[place], today=today.isoformat()))
        elif isinstance(record, Action) and ACTION_ANSWERS[place] == "dropped":
            self._drop(record)
        elif isinstance(record, Action):
            self._go_on(lambda: answer_action(self.meeting, record, ACTION_ANSWERS[place], today=today))
        elif record is not None:
            self._ask_reply(record, REPLY_KINDS[place])

    def _go_on(self, act: Callable[[], object]) -> bool:
        """Store an answer, and go on to what has none."""
        self._next = self._unanswered(self.rows.cursor)
        return self.app.write(act)

    def _drop(self, action: Action) -> None:
        """Ask why; one line is enough, and needed."""

        def store(_: Action, because: str) -> bool:
            return self._go_on(
                lambda: answer_action(self.meeting, action, "dropped", today=self.app.today, because=because)
            )

        StoredPrompt(
            self.app,
            "actions.ask_because",
            lambda because: replace(action, because=because),
            store,
            stored=action.because,
            about=action.id,
            before=action,
        ).ask()

    def action_open(self) -> None:
        """Reply to a concern, edit an action, read a lesson."""
        item = self.item
        if item is None:
            return
        record, journal = item.record, self.meeting.journal
        if isinstance(record, Action):
            self.app.push_screen(action_form(self.app, journal, record))
        elif isinstance(record, Observation):
            self._ask_reply(record, record.reply_as or "plan")
        elif isinstance(record, Use):
            self._taken.read(record)

    def _ask_reply(self, concern: Observation, reply_as: ReplyKind) -> None:
        """Ask for the reply to a concern, and go on to what has none."""

        def store(new: Observation) -> None:
            self._next = None if new.waits else self._unanswered(self.rows.cursor)
            answer_concern(self.meeting, concern, new)

        ask_reply(self.app, self.meeting.journal, concern, reply_as, store)
