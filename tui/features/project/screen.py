"""A project: the stages across the top, the observations of one below, newest first, and the line to write the next."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import compress
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from journals.library.journal import Journal
from journals.privacy.guard import is_deletion_due
from journals.records.base import Record
from journals.records.model import MOST_PITFALLS, Action, Lesson, Observation
from journals.text.clean import MAX_TEXT, filter_key
from tui.features.common.observation_rows import ObservationRenderer
from tui.features.common.pasted_lines import confirm_pasted_lines
from tui.features.common.record_forms import action_form, lesson_form, observation_form, reply_form
from tui.features.common.tag_dialog import TagChange, TagDialog, apply_tag
from tui.features.project.filter import AT_ONCE, EVERY_STAGE, Asked, Sifted, Words, in_turns
from tui.ui.bindings import bindings
from tui.ui.dialogs.pick import pick_stage
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.dialogs.prompt import Ask
from tui.ui.places import ClosingPage, OutcomesPage, ProfilePage, RetroPage, ReviewPage
from tui.ui.screen import Room
from tui.ui.unsaved import given_back, of_lines
from tui.ui.widgets.capture_line import Capture
from tui.ui.widgets.detail_pane import Beside
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.stage_tabs import StageBar, Tab
from tui.wording.display import long_date, week
from tui.wording.review_due import review_state_text

ALL = EVERY_STAGE


class ProjectScreen(Room):
    """One project's observations."""

    scope: ClassVar[str] = "project"
    BINDINGS: ClassVar[list[BindingType]] = bindings("project")

    def __init__(self, journal: Journal, *, at: str | None = None) -> None:
        """`at`: the id of an observation to begin on."""
        super().__init__()
        self.journal: Journal = journal
        self._at = at
        found = journal.get(Observation, at) if at else None
        self._stage = (found.stage if found else journal.project.stage)[1:]
        self._word = self._sought = ""
        self._untagged = False
        self._sifted = Sifted()
        self._sifting: Asked | None = None
        """What a thread is about to find."""

    def body(self) -> ComposeResult:
        """The stages, the question, the observations and the line."""
        self.look = ObservationRenderer(self.app, self.journal.unsaved_ids)
        self._words = Words(self.say)
        yield StageBar()
        yield Static(id="question", markup=False)
        with Horizontal(id="columns-two"):
            yield Rows[Observation](self.look.drawing, id="observations")
            yield Beside(id="detail")
        yield Static(id="invite", markup=False)
        yield Capture()

    @property
    def rows(self) -> Rows[Observation]:
        """The list of observations."""
        return self.query_one("#observations", Rows)

    @property
    def capture(self) -> Capture:
        """The line at the bottom."""
        return self.query_one(Capture)

    def fill(self) -> None:
        """Show the stages and the observations of the chosen one."""
        journal, guide = self.journal, self.app.guide
        self._sifted.take(journal.observations)
        self._heading()
        counts, total = self._sifted.at_stage, len(self._sifted.all)
        tabs = [Tab(s.id[1:], s.short, s.title, counts.get(s.id, 0)) for s in guide.stages]
        tabs.append(Tab(ALL, self.say("project.all"), self.say("project.all_stages"), total))
        self.query_one(StageBar).show(tabs, self._stage)
        stage = guide.get(f"S{self._stage}")
        question = getattr(stage, "question", self.say("project.all_question"))
        told = [question, review_state_text(self.say, self.app.library, journal, getattr(stage, "id", ""))]
        self.query_one("#question", Static).update(self._due() or " · ".join(filter(None, told)))
        shown = self._shown()
        self.look.refresh()
        self.rows.fill(shown, at=self._at)
        self._at = None
        self.set_class(not shown, "empty")
        self.query_one("#invite", Static).update(self._invitation(bool(total)))
        if self.capture.is_open:
            self.capture.show()
        self._whole()

    def hints(self) -> list[tuple[str, str]]:
        """Give the keys: others while one types."""
        if self.capture.is_open:
            return [("Enter", self.say("project.log_next")), ("Esc", self.say("project.finished"))]
        return super().hints()

    def guide_page(self) -> str | None:
        """Give the page that `k` opens: the first pitfall of the observation under the cursor, else the stage."""
        item = self.rows.item
        return min(item.pitfalls) if item and item.pitfalls else (f"S{self._stage}" if self._stage != ALL else None)

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of: the observation under the cursor, else the project."""
        return self.journal, self.rows.item or self.journal.project

    # What is typed and not logged

    def on_mount(self) -> None:
        """Have again what was half typed when the project was left."""
        if lines := given_back(self.app, self.journal):
            self.app.tell(self.say.count("project.half_typed", self.capture.hold(lines)))

    def unsaved(self) -> list[str]:
        """Say what waits in the line."""
        name = self.journal.project.name
        return [line for typed in self.half_typed().values() for line in of_lines(self.say, name, typed)]

    def set_down(self) -> None:
        """Let what is half typed be kept while the project is left."""
        self.app.half_typed |= self.half_typed()

    def half_typed(self) -> dict[str, list[str]]:
        """Give what waits in the line, by project."""
        typed = [line for capture in self.query(Capture) for line in capture.typed]  # none before it is all there
        return {self.journal.id: typed} if typed else {}

    def take_up(self) -> None:
        """Go back to the line, where something is half typed."""
        if self.half_typed():
            self.action_log()

    def on_rows_moved(self) -> None:
        """Show the observation the cursor is on in full, where there is room."""
        if self.is_mounted:
            self._whole()

    # What is shown

    def _heading(self) -> None:
        right = self.say.count("project.untagged", self._sifted.untagged)
        chosen = len(self.rows.chosen)
        if chosen:
            right = self.say.count("project.chosen", chosen) + " · " + right
        if is_deletion_due(self.journal.project, self.app.today):
            right = f"{self.say('guard.due_here')} · {right}"
        name = self.journal.project.name or self.say("home.nameless")
        self.headline(name, f"{right} · {week(self.say, self.app.today, self.app.today)}")

    def _due(self) -> str:
        """Say how a project is deleted that was to be gone by now."""
        project = self.journal.project
        if not is_deletion_due(project, self.app.today):
            return ""
        return self.say("guard.due_how", day=long_date(self.say, project.delete_after), project=project.id)

    @property
    def _asked(self) -> Asked:
        return Asked(self._stage, self._untagged, self._sought, self.say.language)

    def _fits(self, observation: Observation) -> bool:
        return self._asked.fits(observation, self._words)

    def _shown(self) -> list[Observation]:
        """Give what fits; of a long list what did until now, while a thread looks for a word."""
        asked, sifted = self._asked, self._sifted
        if asked.language != self._words.language:
            self._words = Words(self.say)
        if not asked.sought or len(sifted.all) <= AT_ONCE or sifted.knows(asked):
            self._sifting = None
            return sifted.shown(asked, partial(asked.fits, words=self._words))
        if self._sifting != asked:
            self._sifting = asked
            self._sift(asked)
        return sifted.last

    @work(group="sift", exclusive=True)
    async def _sift(self, asked: Asked) -> None:
        """Find what fits in a thread; it is shown if it is still wanted."""
        every, rows, let = self._sifted.all, self._sifted.to_ask(asked), partial(asked.fits, words=self._words)
        fit = await asyncio.to_thread(in_turns, rows, let, lambda: self._sifting != asked)
        if fit is None or self._sifting != asked:
            return
        self._sifting = None
        if every is self._sifted.all:  # else something has come meanwhile, and it is looked for anew
            self._sifted.settle(asked, let, list(compress(rows, fit)))
        self._show_all()

    @work(group="words", exclusive=True)
    async def _read_words(self) -> None:
        """Have the words of a long list ready while somebody types what is to be found in them."""
        rows, words = self._sifted.all, self._words
        if len(rows) > AT_ONCE:
            await asyncio.to_thread(in_turns, rows, words.of, lambda: self._sifting is not None or not self.is_attached)

    def _filter(self, word: str) -> None:
        self._word, self._sought = word, filter_key(word)
        self._show_all()

    def _invitation(self, any_at_all: bool) -> str:
        if not self.journal.exists:
            return self.say("project.gone")
        if self._word or self._untagged:
            return self.say("project.nothing_fits")
        if self._stage != ALL and any_at_all:
            return self.say("project.empty_stage")
        return self.say("project.empty")

    def _whole(self) -> None:
        item = self.rows.item
        self.query_one(Beside).show(self.look.whole(item) if item else "")

    # Writing

    def action_log(self) -> None:
        """Open the line."""
        self.capture.open(self._stage_to_log())
        self._show_all()

    def _stage_to_log(self) -> str:
        return f"S{self._stage}" if self._stage != ALL else self.journal.project.stage

    def on_capture_logged(self, event: Capture.Logged) -> None:
        """Log the line; it is in the list at once."""
        new = event.quick.observation(self._stage_to_log(), self.app.today.isoformat())
        store_guarded(self.app, new, self._log_line, lambda: None)

    def _log_line(self, new: Observation) -> None:
        if self._log([new]):
            self.capture.next()
            if not self._fits(new):
                title = getattr(self.app.guide.get(new.stage), "title", "")
                self.app.tell(self.say("project.logged_elsewhere", stage=f"{new.stage[1:]} {title}"))

    def _log(self, new: list[Observation]) -> bool:
        def log() -> None:
            made, _ = self.journal.add(*new)
            if self._fits(made[0]):
                self._at = made[0].id

        return self.app.write(log)

    def on_capture_many(self, event: Capture.Many) -> None:
        """Ask whether many pasted lines are one observation each."""
        confirm_pasted_lines(self.app, self.capture, event.lines, self._stage_to_log(), self._log)

    def on_descendant_focus(self) -> None:
        """Close the line when the list is clicked: from then on, letters are commands."""
        if self.capture.is_open and not self.capture.input.has_focus:
            self.capture.action_close()

    def on_capture_closed(self) -> None:
        """Go back to the list."""
        self.set_focus(self.rows)
        self._show_all()

    # What is under the cursor, or chosen

    def action_choose(self) -> None:
        """Mark it, and go on to the next."""
        self.rows.toggle()
        self._heading()

    def action_edit(self) -> None:
        """Edit everything about it."""
        if (item := self.rows.item) is not None:
            self.app.push_screen(observation_form(self.app, self.journal, item))

    def action_tag(self) -> None:
        """Tag it with a pitfall, or take a tag away."""
        if picked := self.rows.picked:
            self.app.push_screen(TagDialog(picked), lambda tagged: self._tag(picked, tagged))

    def _tag(self, picked: list[Observation], tagged: TagChange | None) -> None:
        if tagged is None:
            return
        pairs, full = apply_tag(picked, tagged)
        if full:
            self.app.tell(self.say.count("project.full", full, most=MOST_PITFALLS), "warning")
        if self.app.write(lambda: self.journal.edit(*pairs)):
            self._unchoose()

    def action_move(self) -> None:
        """Move it to another stage."""
        if not (picked := self.rows.picked):
            return

        def move(stage: str | None) -> None:
            pairs = [(old, replace(old, stage=stage)) for old in picked] if stage else []
            if pairs and self.app.write(lambda: self.journal.edit(*pairs)):
                self._unchoose()

        self.app.push_screen(pick_stage(self.app, picked[0].stage), move)

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        picked = self.rows.picked
        if picked and self.app.write(lambda: self.journal.delete(*picked)):
            self._unchoose()
            self.app.tell(self.say.count("project.deleted", len(picked)))

    def action_distil(self) -> None:
        """Begin a lesson from it: the evidence, stage, pitfalls and context come along."""
        picked = self.rows.picked
        pitfalls = frozenset(pitfall for observation in picked for pitfall in observation.pitfalls)
        lesson = Lesson(
            stage=picked[0].stage if picked else self._stage_to_log(),
            pitfalls=pitfalls,
            evidence=frozenset(observation.id for observation in picked),
            context=self.journal.project.context,
            situation="\n".join(observation.text for observation in reversed(picked))[:MAX_TEXT],
        )
        self.app.push_screen(lesson_form(self.app, self.journal, lesson), self._distilled)

    def _distilled(self, saved: bool | None) -> None:
        if saved:
            self._unchoose()
            self.app.tell(self.say("project.distilled"))

    def action_action(self) -> None:
        """Add an action to it."""
        item = self.rows.item
        action = Action(stage=item.stage if item else self._stage_to_log(), source=item.id if item else None)
        self.app.push_screen(action_form(self.app, self.journal, action, item.text if item else ""))

    def action_reply(self) -> None:
        """Reply to a concern or a question."""
        item = self.rows.item
        if item is None:
            return
        if item.kind in ("concern", "question"):
            self.app.push_screen(reply_form(self.app, self.journal, item))
        else:
            self.app.tell(self.say("project.no_concern"))

    def action_look_back(self) -> None:
        """Meet what others learned before the stage that is shown."""
        if self.journal.exists:
            self.app.go(ReviewPage(self.journal, self._stage_to_log()))

    def action_retro(self) -> None:
        """Hold a retrospective, or go on with the one that has begun."""
        self.app.go(RetroPage(self.journal))

    def action_profile(self) -> None:
        """Show the project's profile: its facts, and the forms it is described by."""
        self.app.go(ProfilePage(self.journal))

    def action_held(self) -> None:
        """Say whether the lessons that were taken over helped."""
        self.app.go(OutcomesPage(self.journal))

    def action_closing(self) -> None:
        """Close the project."""
        self.app.fetch(self.journal, lambda: self.app.go(ClosingPage(self.journal)))

    def _unchoose(self) -> None:
        self.rows.chosen.clear()
        self._show_all()

    # What the list shows

    def action_stage(self, key: str) -> None:
        """Show one stage."""
        if f"S{key}" in self.app.guide:
            self._stage = key
            self._show_all()

    def action_all_stages(self) -> None:
        """Show all stages."""
        self._stage = ALL
        self._show_all()

    def action_untagged(self) -> None:
        """Show only what has no tag, or all."""
        self._untagged = not self._untagged
        self._show_all()

    def action_filter(self) -> None:
        """Show only observations with a word."""

        def take(word: str | None) -> None:
            if word is not None:
                self._filter(word)

        self._read_words()

        self.app.push_screen(Ask("project.ask_filter", self._word, empty=True), take)
