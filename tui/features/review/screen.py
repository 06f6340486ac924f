"""The review: earlier projects' lessons, one at a time, each with the context it was learned in, and an answer to each.

It never changes the order it began with, and it moves only when one has decided or undone something here.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journals.lessons import adoption as uses
from journals.lessons import review
from journals.lessons.due import REVIEW_STAGES
from journals.lessons.relevance import Ranked
from journals.lessons.review import ReviewItem
from journals.library.journal import Journal
from journals.records.model import Action, Decision, Observation, Use
from tui.commands import Command
from tui.features.review.measure_form import measure_form
from tui.features.review.review_pages import item_page, lesson_text, summary_page
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import prompt_and_store
from tui.ui.places import LessonPage
from tui.ui.screen import Room
from tui.ui.text_layout import cells
from tui.ui.widgets.detail_pane import Beside
from tui.wording import review as reviewing

_BAR = (8, 30)
"""Cells of the progress bar, at least and at most."""
_HIGH = 30
"""Lines of a screen on which a note may take two."""
_ANSWERS: tuple[Decision, ...] = ("applies", "adapted", "no", "later")
_LAST = ("app.undo", "app.export", "app.back", "app.help")
"""Commands that work everywhere and are shown here."""
_AT_THE_END = ("review.open", "review.previous")
"""Commands that do something where there is no lesson."""


class Page(VerticalScroll, inherit_bindings=False):
    """What scrolls, but leaves the keys to the sides and the pages to going from lesson to lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]


class ReviewScreen(Room):
    """The lessons a project meets before a stage, and after the last of them what it has decided."""

    scope: ClassVar[str] = "review"
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(self, journal: Journal, stage: str = "") -> None:
        """`stage`: before which it looks back; the project's own where none is told."""
        super().__init__()
        self.journal: Journal = journal
        self._stage = stage or journal.project.stage
        self._ranked: list[tuple[Journal, Ranked]] | None = None
        """What is met, in the order in which it was found; None until it is."""
        self._mets: list[ReviewItem] = []
        self._here = 0
        self._whole = False
        self._made: set[str] = set()
        """Lessons that were decided about since the room was opened: what is undone of them is shown."""

    def body(self) -> ComposeResult:
        """The lesson, and beside it what it says; the answers; and how far one has come."""
        with Horizontal(id="columns-two"):
            with Page(id="page"):
                yield Static(id="met", markup=False)
            yield Beside(id="detail")
        yield Static(id="answers", markup=False)
        yield Static(id="progress", markup=False)

    def on_mount(self) -> None:
        """Begin to find what others have learned; the room is there before it is found."""
        super().on_mount()
        self.set_focus(self.query_one("#page"))
        self.call_after_refresh(self._meet)

    @work(group="meet")
    async def _meet(self) -> None:
        """Find the lessons: what there is is gathered here, where records are; to weigh it takes longer."""
        gathered = review.gather_candidates(self.app.library, self.journal, self.app.today, stage=self._stage)
        found = await asyncio.to_thread(gathered.ranked, self.app.guide)
        if not self.is_attached:
            return  # it was left meanwhile
        self._ranked = [(gathered.origins[each.candidate.lesson.id], each) for each in found]
        self._take_stock()
        self._here = self._undecided(0)
        if self.met is None:
            self._here = self._put_off()
        self._show_all()

    # What is shown

    @property
    def met(self) -> ReviewItem | None:
        """The lesson that is shown; None on the last page."""
        return self._mets[self._here] if self._here < len(self._mets) else None

    def fill(self) -> None:
        """Show the lesson, or what has been decided; what was undone is shown."""
        undone = self._take_stock()
        if undone is not None:
            self._here = undone
        self._headline()
        self.query_one("#met", Static).update(self._page())
        met = self.met
        self.query_one(Beside).show(lesson_text(self.say, met.lesson) if met else "")
        self.query_one("#answers").display = met is not None
        self.query_one("#answers", Static).update(self._answers())
        self.query_one("#progress", Static).update(self._progress())

    def _take_stock(self) -> int | None:
        """See what is decided now; gives where something is otherwise that was decided here."""
        before = {met.lesson.id: met.use for met in self._mets}
        guide = self.app.guide
        self._mets = [review.review_item(self.journal, origin, each, guide) for origin, each in self._ranked or ()]
        for place, met in enumerate(self._mets):
            if met.lesson.id in self._made and met.use != before.get(met.lesson.id):
                return place
        return None

    def _headline(self) -> None:
        say, stage = self.say, self.app.guide.get(self._stage)
        about = f"{self._stage[1:]} {getattr(stage, 'short', '')}"
        title = say("review.title" if self._stage in REVIEW_STAGES else "review.title_stage", stage=about)
        right = ""
        if self._mets:
            right = say("review.place", n=self._here + 1, all=len(self._mets)) if self.met else say("review.end")
        self.headline(f"{title} · {self.journal.project.name or say('home.nameless')}", right)

    def _page(self) -> Content:
        if not self.journal.exists:
            return Content(self.say("project.gone"))
        if self._ranked is None:
            return Content(self.say("review.finding"))
        if self.met is None:
            return summary_page(self.say, self.app.guide, self._mets)
        width = self.query_one("#page").scrollable_content_region.width or self.size.width
        alone = not self.query_one(Beside).display
        most = 0 if self._whole else 1 if self.size.height < _HIGH else 2
        return item_page(self.say, self.app.guide, self.met, width, most=most, alone=alone)

    def _answers(self) -> Content:
        """Give the answers, in short words where there is little room."""
        narrow, lines, room = self.size.width < 60, list[list[Content]]([[]]), 0
        now = self.met.use.decision if self.met and self.met.use else None
        for number, decision in enumerate(_ANSWERS, start=1):
            key = f"commands.review.{decision}"
            word = self.say(f"{key}.short" if narrow else key)
            look = "bold" if decision == now else ""
            piece = Content.assemble((str(number), "bold $accent"), (f" {word}", look))
            room += cells(piece.plain) + 2
            if room > self.size.width and lines[-1]:
                lines.append([])
                room = cells(piece.plain) + 2
            lines[-1].append(piece)
        return Content("\n").join(Content("  ").join(line) for line in lines)

    def _progress(self) -> Content:
        if not self._mets:
            return Content("")
        done, of = sum(met.use is not None for met in self._mets), len(self._mets)
        about = reviewing.decided_text(self.say, self._mets)
        text = f" {self.say('review.progress', n=done, all=of)}" + (f" · {about}" if about else "")
        width = max(_BAR[0], min(_BAR[1], self.size.width - 2 - cells(text)))
        full = width * done // of
        return Content.assemble(("▓" * full, "$accent"), ("░" * (width - full), "$dim"), text)

    def on_resize(self) -> None:
        """Lay the page out anew."""
        if self._ranked is not None:
            self.call_after_refresh(self._show_all)

    def hints(self) -> list[tuple[str, str]]:
        """Give the keys but those of the answers, which have lines of their own."""
        hints = super().hints()
        at_the_end = self._ranked is not None and self.met is None
        return [(key, self.say("review.finish") if at_the_end and key == "Enter" else word) for key, word in hints]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything on this page."""
        own = command.scope == self.scope
        return (not own or self.met is not None or command.id in _AT_THE_END) and super().can(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command; of those that work everywhere there are few."""
        if command.scope == "app" and (command.id not in _LAST or (command.id == "app.export" and self.met)):
            return False
        return super().offers(command)

    def guide_page(self) -> str | None:
        """Give the page that `k` opens."""
        return min(self.met.lesson.pitfalls, default=None) if self.met else None

    # Going about

    def action_next(self) -> None:
        """Go to the next lesson, and after the last to what has been decided."""
        self._go(self._here + 1)

    def action_previous(self) -> None:
        """Go to the lesson before."""
        self._go(self._here - 1)

    def _go(self, place: int) -> None:
        if self._ranked is not None:
            self._here = max(0, min(place, len(self._mets)))
            self.query_one("#page").scroll_home(animate=False)
            self._show_all()

    def _undecided(self, start: int) -> int:
        """Give the place of the next lesson that is not decided about; the last page where all are."""
        places = [*range(start, len(self._mets)), *range(start)]
        return next((place for place in places if self._mets[place].use is None), len(self._mets))

    def _put_off(self) -> int:
        """Give the place of the first lesson that was to be decided about later; the last page where none was."""
        later = (place for place, met in enumerate(self._mets) if met.use and met.use.decision == "later")
        return next(later, len(self._mets))

    def action_all(self) -> None:
        """Show all factors and the notes in full, or only what stands otherwise."""
        self._whole = not self._whole
        self._show_all()

    def action_open(self) -> None:
        """Read the lesson and what it rests on; after the last one, be done."""
        if (met := self.met) is not None:
            self.app.fetch(met.origin, lambda: self.app.go(LessonPage(met.origin, met.lesson.id, reading=True)))
        elif self._ranked is not None and self.journal.exists:
            self._finish()

    # Deciding

    def action_applies(self) -> None:
        """Take the lesson over: it becomes a planned measure."""
        if self._can_decide():
            self._plan("applies", "")

    def action_adapted(self) -> None:
        """Take it over in another form: say how, and plan that."""

        def plan(use: Use, _: str) -> bool:
            self._plan("adapted", use.because)
            return True

        if self._can_decide():
            prompt_and_store(self.app, "review.ask_how", lambda how: Use(because=how), plan)

    def action_no(self) -> None:
        """Say why it does not apply here; that is an observation."""
        if not self._can_decide() or (met := self.met) is None:
            return

        def note(because: str) -> Observation:
            return reviewing.refusal_note(
                self.say, met.lesson, self.journal.project, because, self.app.today.isoformat()
            )

        prompt_and_store(
            self.app, "review.ask_because", note, lambda new, text: self._decide("no", because=text, reason=new)
        )

    def action_later(self) -> None:
        """Decide about it later."""
        if self._can_decide():
            self._decide("later")

    def _can_decide(self) -> bool:
        return self.met is not None and self.journal.exists

    def _plan(self, decision: Decision, because: str) -> None:
        met = self.met
        if met is None:
            return
        planned = reviewing.planned_measure(met.lesson, self.journal.project, self.app.guide)
        if because:
            planned = replace(planned, text=because)  # how it was adapted is what will be done

        def store(measure: Action) -> None:
            self._store(met, decision, because=because, measure=measure)

        form = measure_form(self.app, planned, met.lesson.title, store)
        self.app.push_screen(form, lambda saved: self._go_on() if saved else None)

    def _decide(self, decision: Decision, *, because: str = "", reason: Observation | None = None) -> bool:
        met = self.met
        went = met is not None and self.app.write(lambda: self._store(met, decision, because=because, reason=reason))
        if went:
            self._go_on()
        return went

    def _store(
        self,
        met: ReviewItem,
        decision: Decision,
        *,
        because: str,
        measure: Action | None = None,
        reason: Observation | None = None,
    ) -> None:
        uses.decide(
            self.journal,
            met.lesson,
            met.origin.id,
            decision,
            today=self.app.today,
            because=because,
            measure=measure,
            reason=reason,
        )
        self._made.add(met.lesson.id)

    def _go_on(self) -> None:
        """Go to the next lesson that waits for an answer."""
        self._take_stock()
        self._go(self._undecided(self._here + 1))

    # Ending

    def _finish(self) -> None:
        decided = [met for met in self._mets if met.use is not None]
        note = reviewing.done_note(self.say, decided, self.app.today.isoformat())
        self._end(note, len(decided), None)

    def action_skip(self) -> None:
        """Do not look back, and say why: that is logged."""

        def note(because: str) -> Observation:
            return reviewing.skipped_note(self.say, because, self.app.today.isoformat())

        def skip(new: Observation, because: str) -> bool:
            return self._end(new, 0, because)

        if any(met.use is not None for met in self._mets):
            self._finish()  # what has been decided is no skipping
        elif self.journal.exists:
            prompt_and_store(self.app, "review.ask_skip", note, skip)

    def _end(self, note: Observation, met: int, skipped: str | None) -> bool:
        def end() -> None:
            review.finish_review(
                self.journal, self._stage, note, today=self.app.today, met=met, skipped_because=skipped
            )

        went = self.app.write(end)
        if went:
            self.app.tell(self.say("review.now_done" if skipped is None else "review.now_skipped"))
            self.app.pop_screen()
        return went
