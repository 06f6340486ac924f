"""A project: the stages across the top, the observations of one below, newest first, and the line to write the next."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.library.journal import Journal
from journals.privacy.guard import is_deletion_due
from journals.records.base import Record
from journals.records.model import Action, Observation
from journals.text.clean import filter_key
from tui.features.common.capture_host import CaptureHost
from tui.features.common.observation_rows import ObservationRenderer
from tui.features.common.record_forms import action_begun, action_form, observation_form, reply_form
from tui.features.project import observation_actions
from tui.features.project.background_filter import BackgroundFilter
from tui.features.project.filter import EVERY_STAGE, Filter
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import ClosingPage, OutcomesPage, ProfilePage, RetroPage, ReviewPage
from tui.ui.unsaved import draft_key, draft_lines
from tui.ui.widgets.capture_line import Capture
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.stage_tabs import StageBar, Tab
from tui.wording.display import long_date, shown_project_name, week
from tui.wording.meetings import under_way_text
from tui.wording.review_due import review_state_text

_ROOM_FOR_REVIEWS = 100
"""Columns from which the title has room for how many observations are of reviews."""


class ProjectScreen(CaptureHost, ListScreen[Observation]):
    """One project's observations."""

    scope: ClassVar[str] = "project"
    has_detail = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("project")

    def __init__(
        self, journal: Journal, *, at: str | None = None, untagged: bool = False, writes: bool = False
    ) -> None:
        """`at`: the id of an observation to begin on; `untagged`: whether to list only those without a tag.

        `writes`: whether one writes an observation at once.
        """
        super().__init__(at=at)
        self.journal: Journal = journal
        found = journal.get(Observation, at) if at else None
        self._stage = found.stage[1:] if found else _stage_to_begin_on(journal)
        self._untagged = untagged
        """Whether only observations without a tag are listed."""
        self._writes = writes

    def body(self) -> ComposeResult:
        """Yield the stages, the list and the line."""
        self._observations = BackgroundFilter(self, self._show_all)
        yield StageBar()
        yield from super().body()
        yield Capture()

    def fill(self) -> None:
        """Show the stages and the observations of the chosen one."""
        self._observations.update(self.journal.observations)
        self.renderer.refresh()
        self._show_stages()
        super().fill()
        if self.capture.is_open:
            self.capture.show()

    def drawing(self) -> Drawing[Observation]:
        """Return how an observation looks."""
        self.renderer = ObservationRenderer(self.app, self.journal.unsaved_ids)
        return self.renderer.drawing

    def items(self) -> list[Observation]:
        """Return the observations of the stage that fit, newest first."""
        return self._observations.matching(self._filter) if self.journal.exists else []

    def heading(self) -> tuple[str, str]:
        """Return the project's name; how many observations are chosen, listed, of reviews, without a tag; the week."""
        right = self.say.count("project.untagged", self._observations.list.untagged)
        if (reviewed := self._observations.list.of_reviews) and self.app.size.width >= _ROOM_FOR_REVIEWS:
            right = f"{self.say('project.of_reviews', n=reviewed)} · {right}"
        shown, there = len(self.rows.items), len(self._observations.list.all)
        if shown != there:
            right = f"{self.say('project.shown', n=shown, all=there)} · {right}"
        chosen = len(self.rows.chosen)
        if chosen:
            right = self.say.count("project.chosen", chosen) + " · " + right
        if is_deletion_due(self.journal.project, self.app.today):
            right = f"{self.say('guard.due_here')} · {right}"
        name = shown_project_name(self.say, self.journal.name)  # also of one that somebody has deleted
        return name, f"{right} · {week(self.say, self.app.today, self.app.today)}"

    def question(self) -> str:
        """Return what the guide asks at the stage; of a project that was to be gone by now, how it is deleted.

        While a meeting is under way, the room there is goes to how one gets back to it and to what is left to do.
        """
        project = self.journal.project
        if is_deletion_due(project, self.app.today):
            return self.say("guard.due_how", day=long_date(self.say, project.delete_after), project=project.id)
        stage = self.app.guide.get(f"S{self._stage}")
        question = getattr(stage, "question", self.say("project.all_question"))
        state = review_state_text(self.say, self.app.library, self.journal, getattr(stage, "id", ""))
        meeting = under_way_text(self.say, self.journal, self.key("project.retro"))
        return " · ".join(filter(None, [meeting or question, *self._only(), state]))

    def _only(self) -> list[str]:
        """Return what the list is narrowed to besides the stage, and how one sees all again."""
        only = [self.say("project.only", word=self.word, key=self.key("project.filter"))] if self.word else []
        untagged = self.say("project.only_untagged", key=self.key("project.untagged"))
        return [*only, untagged] if self._untagged else only

    def detail(self, item: Observation) -> Content:
        """Return all about an observation."""
        return self.renderer.full_text(item)

    def invitation(self) -> str:
        """Return how to log something, or why there is nothing to see."""
        if not self.journal.exists:
            return self.say("project.gone", key=self.key("app.bin"))
        if self.word or self._untagged:
            return self.say("project.nothing_fits")
        if self._stage != EVERY_STAGE and self._observations.list.all:
            return self.say("project.empty_stage")
        return self.say("project.empty_writing" if self.capture.is_open else "project.empty")

    def guide_page(self) -> str | None:
        """Return the first pitfall of the observation under the cursor, else the stage."""
        return super().guide_page() or (f"S{self._stage}" if self._stage != EVERY_STAGE else None)

    def record_here(self) -> tuple[Journal, Record]:
        """Return the observation under the cursor, else the project."""
        return self.journal, self.rows.item or self.journal.project

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys: others while one types."""
        if self.capture.is_open:
            finished = (self.key("capture.close", typing=True), self.say("project.finished"))
            editor = (self.key("capture.editor", typing=True), self.say("editor.short"))
            return [("Enter", self.say("project.log_next")), editor, finished]
        return super().hints()

    def _show_stages(self) -> None:
        counts, total = self._observations.list.count_by_stage, len(self._observations.list.all)
        tabs = [Tab(s.id[1:], s.short, s.title, counts.get(s.id, 0)) for s in self.app.guide.stages]
        tabs.append(Tab(EVERY_STAGE, self.say("project.all"), self.say("project.all_stages"), total))
        self.query_one(StageBar).show(tabs, self._stage)

    @property
    def _filter(self) -> Filter:
        return Filter(self._stage, self._untagged, filter_key(self.word))

    # What is typed and not logged

    def on_mount(self) -> None:
        """Restore what was half typed when the project was left."""
        self.restore_lines(self.journal)
        if self._writes:
            self.call_after_refresh(self.action_log)

    def unsaved(self) -> list[str]:
        """Return what waits in the line."""
        return draft_lines(self.say, self.journal.project.name, self.typed)

    def drafts(self) -> dict[str, list[str]]:
        """Return what waits in the line, by where it is kept."""
        return self.drafts_of(draft_key(self.journal.id))

    def restore_drafts(self) -> None:
        """Go back to the line, where something is half typed."""
        if self.typed:
            self.action_log()

    # Writing

    def action_log(self) -> None:
        """Open the line."""
        self.capture.open(self.stage_to_log())
        self._show_all()

    def stage_to_log(self) -> str:
        """Return the stage that is shown, else that of the project."""
        return f"S{self._stage}" if self._stage != EVERY_STAGE else self.journal.project.stage

    def stored(self, new: Observation) -> None:
        """Notify the user where a logged line went, if not into what is listed."""
        if not self._observations.fits(self._filter, new):
            title = self.app.guide.title_of(new.stage)
            self.app.notify_user(self.say("project.logged_elsewhere", stage=f"{new.stage[1:]} {title}"))

    def store(self, new: list[Observation]) -> bool:
        """Log observations; the cursor goes to the first, where it is listed."""
        return self.app.write(lambda: self._go_to(self.journal.add(*new)[0][0]))

    def store_checked(self, checked: list[Observation]) -> bool:
        """Log observations that are checked, as one act; the cursor goes to the first, where it is listed."""

        def log() -> None:
            self.journal.add_checked(checked)
            self._go_to(checked[0])

        return self.app.write(log)

    def _go_to(self, new: Observation) -> None:
        if self._observations.fits(self._filter, new):
            self.at = new.id

    def on_capture_closed(self) -> None:
        """Go back to the list."""
        self.set_focus(self.rows)
        self._show_all()

    # What is under the cursor, or chosen

    def action_edit(self) -> None:
        """Edit everything about it."""
        if (item := self.rows.item) is not None:
            self.app.push_screen(observation_form(self.app, self.journal, item))

    def action_tag(self) -> None:
        """Tag it with a pitfall, or take a tag away."""
        if picked := self.rows.picked:
            observation_actions.tag(self.app, self.journal, picked, self.deselect_all)

    def action_move(self) -> None:
        """Move it to another stage."""
        if picked := self.rows.picked:
            observation_actions.move(self.app, self.journal, picked, self.deselect_all)

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        if picked := self.rows.picked:
            observation_actions.delete(self.app, self.journal, picked)

    def action_distil(self) -> None:
        """Begin a lesson from it."""
        stage = self.stage_to_log()
        observation_actions.distil(self.app, self.journal, self.rows.picked, stage, self.deselect_all)

    def action_action(self) -> None:
        """Add an action to it; an action is about one, and that is said where several are chosen."""
        picked = self.rows.picked
        if len(picked) > 1:
            message = self.say("project.action_of_one", n=len(picked), esc=self.key("app.back"))
            self.app.notify_user(message, "warning")
            return
        item = next(iter(picked), None)
        source = asked_for = item.id if item else None
        if begun := action_begun(self.app, self.journal):  # an earlier run ended in the middle of it
            source = begun[0]
            item = self.journal.get(Observation, source or "")
        action = Action(stage=item.stage if item else self.stage_to_log(), source=source)

        def finish(saved: bool | None) -> None:
            if saved:
                self.deselect_all()
                self.app.notify_undoable(self.say("project.action_saved", key=self.key("app.actions")))

        self.app.push_screen(action_form(self.app, self.journal, action, item.text if item else ""), finish)
        if source != asked_for:
            observation_actions.notify_unfinished(self.app, item.text if item else "")

    def action_reply(self) -> None:
        """Reply to a concern or a question."""
        item = self.rows.item
        if item is None:
            return
        if item.kind in ("concern", "question"):
            self.app.push_screen(reply_form(self.app, self.journal, item))
        else:
            self.app.notify_user(self.say("project.no_concern"))

    def action_look_back(self) -> None:
        """Meet what others learned before the stage that is shown."""
        if self.journal.exists:
            self.app.go(ReviewPage(self.journal, self.stage_to_log()))

    def action_retro(self) -> None:
        """Hold a retrospective, or go on with the one that has begun."""
        self.app.go(RetroPage(self.journal))

    def action_profile(self) -> None:
        """Show the project's profile: its facts, and the forms it is described by."""
        self.app.go(ProfilePage(self.journal))

    def action_held(self) -> None:
        """Go to whether the lessons that were taken over helped."""
        self.app.go(OutcomesPage(self.journal))

    def action_closing(self) -> None:
        """Close the project."""
        self.app.fetch(self.journal, lambda: self.app.go(ClosingPage(self.journal)))

    # What the list shows

    def action_stage(self, key: str) -> None:
        """Show one stage."""
        if f"S{key}" in self.app.guide:
            self._stage = key
            self._show_all()

    def action_all_stages(self) -> None:
        """Show all stages."""
        self._stage = EVERY_STAGE
        self._show_all()

    def on_stage_bar_clicked(self, event: StageBar.Clicked) -> None:
        """Show the stage that was clicked."""
        if event.key == EVERY_STAGE:
            self.action_all_stages()
        else:
            self.action_stage(event.key)

    def action_untagged(self) -> None:
        """Show only what has no tag, or all."""
        self._untagged = not self._untagged
        self._show_all()


def _stage_to_begin_on(journal: Journal) -> str:
    """Return the stage of the project, or every one where all that was seen was seen at others."""
    stage, seen = journal.project.stage, journal.observations
    return stage[1:] if not seen or any(each.stage == stage for each in seen) else EVERY_STAGE
