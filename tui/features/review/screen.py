"""The review: earlier projects' lessons, one at a time, each with the context it was learned in, and an answer to each.

It never changes the order it began with, and it moves only when one has decided or undone something here.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from journals.lessons import adoption as uses
from journals.lessons import review
from journals.lessons.due import REVIEW_STAGES
from journals.lessons.review import ReviewItem
from journals.library.journal import Journal
from journals.records.model import Action, Decision, Observation, Use
from tui.commands import Command
from tui.features.common.placing_form import ask_placing, is_to_be_placed
from tui.features.common.vertical_page import VerticalPage
from tui.features.review.measure_form import measure_form
from tui.features.review.review_pages import item_page, lesson_content, summary_page
from tui.features.review.seen_answer import SeenAnswer
from tui.features.review.session import ReviewSession
from tui.features.review.status_lines import answer_lines, progress_line
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.places import LessonPage, RetroPage
from tui.ui.screen import AppScreen
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.static import Static
from tui.wording import review as reviewing
from tui.wording.display import shown_project_name
from tui.wording.meetings import under_way_text

_HIGH = 30
"""Lines of a screen on which a note may take two."""
_LAST = ("app.undo", "app.export", "app.back", "app.help")
"""Commands that work everywhere and are shown here."""
_BEFORE_LEAVING = 2
"""Keys that come before the one by which it waits: a narrow bar leaves out the last."""
_AT_THE_END = ("review.open", "review.previous", "review.retro")
"""Commands that do something where there is no lesson."""


class ReviewScreen(AppScreen):
    """The lessons a project meets before a stage, and after the last of them what it has decided."""

    scope: ClassVar[str] = "review"
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(self, journal: Journal, stage: str = "", at: str | None = None) -> None:
        """`stage`: before which the review is held, the project's own if none; `at`: the lesson to begin on."""
        super().__init__()
        self.journal: Journal = journal
        self._stage = stage or journal.project.stage
        self._at = at
        self._session = ReviewSession(journal)
        self._seen = SeenAnswer(journal)
        self._is_unfolded = False
        """Whether all factors are shown, and the notes in full."""

    def body(self) -> ComposeResult:
        """Yield the lesson, and beside it what it says; the answers; and how far one has come."""
        with Horizontal(id="columns-two"):
            with VerticalPage(id="page"):
                yield Static(id="met", markup=False)
            yield DetailPane(id="detail")
        yield Static(id="under-way", markup=False)
        yield Static(id="answers", markup=False)
        yield Static(id="progress", markup=False)

    def on_mount(self) -> None:
        """Begin to find what others have learned; the room is there before it is found."""
        self.set_focus(self.query_one("#page"))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Ask what nobody has said of a new project, which the ranking stands on; then find the lessons."""
        if self.journal.exists and is_to_be_placed(self.app, self.journal):
            ask_placing(self.app, self.journal, self._load)
        else:
            self._load()

    @work(group="load")
    async def _load(self) -> None:
        """Find the lessons: records are read here, where they are; ranking them takes longer, and goes to a thread."""
        gathered = review.gather_candidates(self.app.library, self.journal, stage=self._stage)
        found = await asyncio.to_thread(gathered.ranked, self.app.guide)
        if not self.is_attached:
            return  # it was left meanwhile
        ranked = [(gathered.origins[each.candidate.lesson.id], each) for each in found]
        self._session.load(ranked, self.app.guide, self._at)
        self._show_all()

    # What is shown

    @property
    def item(self) -> ReviewItem | None:
        """The lesson that is shown; None on the last page."""
        return self._session.current

    def fill(self) -> None:
        """Show the lesson, or what has been decided; where a decision was undone, its lesson."""
        undone = self._session.refresh(self.app.guide)
        if undone is not None:
            self._session.move_to(undone)
        self._headline()
        self.query_one("#met", Static).update(self._page())
        item, width = self.item, self.size.width
        if item is not None:
            self._session.note_read(item)
        decision = item.use.decision if item and item.use else None
        self.query_one(DetailPane).show(lesson_content(self.say, item.lesson) if item else "")
        meeting = under_way_text(self.say, self.journal, self.key("review.retro"))
        self.query_one("#under-way", Static).update(meeting)
        self.query_one("#under-way").display = bool(meeting)
        self.query_one("#answers").display = item is not None
        self.query_one("#answers", Static).update(answer_lines(self.say, decision, width))
        self.query_one("#progress", Static).update(progress_line(self.say, self._session.items, width))

    def _headline(self) -> None:
        say, stage = self.say, self.app.guide.get(self._stage)
        about = f"{self._stage[1:]} {getattr(stage, 'short', '')}"
        title = say("review.title" if self._stage in REVIEW_STAGES else "review.title_stage", stage=about)
        right, number = "", len(self._session.items)
        if number:
            place = say("review.place", n=self._session.index + 1, all=number)
            right = place if self.item else say("review.end")
        self.headline(f"{title} · {shown_project_name(say, self.journal.project.name)}", right)

    def _page(self) -> Content:
        if not self.journal.exists:
            return Content(self.say("project.gone", key=self.key("app.bin")))
        if not self._session.is_loaded:
            return Content(self.say("review.finding"))
        if self.item is None:
            return summary_page(self.say, self.app.guide, self._session.items, self.key("review.open"))
        width = self.query_one("#page").scrollable_content_region.width or self.size.width
        alone = not self.query_one(DetailPane).display
        most = 0 if self._is_unfolded else 1 if self.size.height < _HIGH else 2
        return item_page(self.say, self.app.guide, self.item, width, most=most, alone=alone)

    def on_resize(self) -> None:
        """Lay the page out anew."""
        if self._session.is_loaded:
            self.call_after_refresh(self._show_all)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys but those of the answers, which have lines of their own."""
        hints = super().hints()
        at_the_end = self._session.is_loaded and self.item is None
        leave = (self.key("app.back"), self.say("review.wait"))
        words = {self.key("review.open"): self.say("review.finish")} if at_the_end else {}
        others = [(key, words.get(key, word)) for key, word in hints if key != leave[0]]
        return [*others[:_BEFORE_LEAVING], leave, *others[_BEFORE_LEAVING:]]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything on this page."""
        own = command.scope == self.scope
        return (not own or self.item is not None or command.id in _AT_THE_END) and super().can(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command; of those that work everywhere there are few."""
        if command.scope == "app" and (command.id not in _LAST or (command.id == "app.export" and self.item)):
            return False
        if command.id == "review.retro" and self.journal.summary.meeting is None:
            return False
        return super().offers(command)

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor."""
        return min(self.item.lesson.pitfalls, default=None) if self.item else None

    # Going about

    def action_next(self) -> None:
        """Go to the next lesson, and after the last to what has been decided."""
        self._go(self._session.index + 1)

    def action_previous(self) -> None:
        """Go to the lesson before."""
        self._go(self._session.index - 1)

    def _go(self, index: int) -> None:
        if self._session.is_loaded:
            self._session.move_to(index)
            self.query_one("#page").scroll_home(animate=False)
            self._show_all()

    def action_all(self) -> None:
        """Show all factors and the notes in full, or only what stands otherwise."""
        self._is_unfolded = not self._is_unfolded
        self._show_all()

    def action_open(self) -> None:
        """Read the lesson and what it rests on; after the last one, be done."""
        if (item := self.item) is not None:
            self.app.fetch(item.origin, lambda: self.app.go(LessonPage(item.origin, item.lesson.id, reading=True)))
        elif self._session.is_loaded and self.journal.exists:
            self._finish()

    def action_retro(self) -> None:
        """Go on with the project's meeting, or see those that have been."""
        if self.journal.exists:
            self.app.go(RetroPage(self.journal))

    # Deciding

    def action_applies(self) -> None:
        """Take the lesson over: it becomes a planned measure."""
        if item := self._begun():
            self._plan(item, "applies", "")

    def action_adapted(self) -> None:
        """Take it over in another form: say how, and plan that."""
        if (item := self._begun()) is None:
            return

        def plan(use: Use, _: str) -> bool:
            self._plan(item, "adapted", use.because)
            return True

        StoredPrompt(self.app, "review.ask_how", lambda how: Use(because=how), plan, about=item.lesson.id).ask()

    def action_no(self) -> None:
        """Ask why it does not apply here; that becomes an observation."""
        if (item := self._begun()) is None:
            return

        def note(because: str) -> Observation:
            return reviewing.refusal_note(
                self.say, item.lesson, self.journal.project, because, self.app.today.isoformat()
            )

        def decide(new: Observation, text: str) -> bool:
            return self._decide(item, "no", because=text, reason=new)

        StoredPrompt(self.app, "review.ask_because", note, decide, about=item.lesson.id).ask()

    def action_later(self) -> None:
        """Decide about it later."""
        if item := self._begun():
            self._decide(item, "later")

    def _begun(self) -> ReviewItem | None:
        """Return the lesson that is to be decided about, and note what has been decided so far."""
        if self.item is None or not self.journal.exists:
            return None
        self._seen.note(self.item)
        return self.item

    def _plan(self, item: ReviewItem, decision: Decision, because: str) -> None:
        planned = reviewing.planned_measure(item.lesson, self.journal.project, self.app.guide, adapted=because)

        def store(measure: Action) -> None:
            self._store(item, decision, because=because, measure=measure)

        form = measure_form(self.app, self.journal, planned, item.lesson, store)
        self.app.push_screen(form, lambda saved: self._go_on() if saved else None)

    def _decide(
        self, item: ReviewItem, decision: Decision, *, because: str = "", reason: Observation | None = None
    ) -> bool:
        went = self.app.write(lambda: self._store(item, decision, because=because, reason=reason))
        if went:
            self._go_on()
        return went

    def _store(
        self,
        item: ReviewItem,
        decision: Decision,
        *,
        because: str,
        measure: Action | None = None,
        reason: Observation | None = None,
    ) -> None:
        self._seen.refuse_another(item, self.say)
        uses.decide(
            self.journal,
            item.lesson,
            item.origin.id,
            decision,
            today=self.app.today,
            because=because,
            origin_name=item.origin.project.name,
            measure=measure,
            reason=reason,
        )
        self._session.note_decision(item)

    def _go_on(self) -> None:
        """Go to the next lesson that waits for an answer."""
        self._session.refresh(self.app.guide)
        self._go(self._session.next_undecided())

    # Ending

    def _finish(self) -> None:
        self._end(reviewing.done_note(self.say, self._session.decided, self.app.today.isoformat()))

    def action_skip(self) -> None:
        """End before all is read, and say why: that is logged."""
        unread, decided = self._session.unread, self._session.decided
        if not self._session.is_loaded or not self.journal.exists:
            return
        if not unread:
            self._finish()
            return

        def note(because: str) -> Observation:
            return reviewing.ended_note(self.say, decided, because, self.app.today.isoformat())

        def end(new: Observation, because: str) -> bool:
            return self._end(new, because)

        left = Content(self.say("review.unread", n=unread, done=len(decided), all=len(self._session.items)))
        StoredPrompt(self.app, "review.ask_skip", note, end, beside=PromptContext(lambda: left)).ask()

    def _end(self, note: Observation, because: str = "") -> bool:
        decided = len(self._session.decided)
        skipped = because if because and not decided else None  # what has been decided is no skipping

        def end() -> None:
            review.finish_review(
                self.journal,
                self._stage,
                note,
                today=self.app.today,
                lesson_count=decided,
                skipped_because=skipped,
                unread_because=because,
            )

        went = self.app.write(end)
        if went:
            self.app.notify_user(self.say("review.now_done" if skipped is None else "review.now_skipped"))
            self.app.pop_screen()
        return went
