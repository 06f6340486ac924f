"""The mirror: the guide's pitfalls one by one, and for each whether it bit, with what was written that speaks of it."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from content.items import Pitfall
from journals.lessons.announcement import Announcement
from journals.records.retro import MirrorAnswer, Reflection, Retro
from journals.retro.meeting import Meeting
from journals.retro.mirror import earlier_answers, likely_pitfalls, next_unanswered
from tui.commands import Command
from tui.features.common.vertical_page import VerticalPage
from tui.features.retro.phases.mirror_rendering import (
    FEW_LINES,
    answer_counts,
    answers_given,
    evidence,
    latest_answer,
    question,
)
from tui.features.retro.phases.phase_part import PhasePart
from tui.ui.bindings import bindings
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.widgets.announcement_line import announcement_line, open_announced
from tui.ui.widgets.static import Static

BITTEN: tuple[MirrorAnswer, ...] = ("yes", "partly")
"""Answers after which an earlier lesson may announce itself."""


class MirrorPage(VerticalPage):
    """A pitfall's page, which Page Up and Page Down scroll."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("long_page")


class MirrorPart(PhasePart):
    """One pitfall, the four answers, and what speaks for it and against it."""

    scope = "mirror"
    BINDINGS: ClassVar[list[BindingType]] = bindings("mirror")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._shows_all = False
        self._pitfall_id = ""
        self._latest = ""
        """The pitfall that was answered here last."""
        self._came_from = ""
        """The same, as long as answering it has led to the one that shows: going back goes there."""
        self._announced: Announcement | None = None
        """The lesson that has announced itself at the pitfall that was answered last."""

    def compose(self) -> ComposeResult:
        """Yield the question, and what was written."""
        with MirrorPage(id="glass"):
            yield Static(id="asked", markup=False)
            yield Static(id="spoken", markup=False)
        yield Static(id="latest", markup=False)
        yield Static(id="earlier", markup=False)
        yield Static(id="answers", markup=False)

    def on_mount(self) -> None:
        """Let what others have learned meanwhile be announced too."""
        self.app.announcer.forget()

    @property
    def pitfalls(self) -> list[Pitfall]:
        """The pitfalls that are gone through."""
        guide = self.app.guide
        if self._shows_all:
            return list(guide.pitfalls)
        stages = sorted(self.meeting.retro.stages) or [self.meeting.journal.project.stage]
        return likely_pitfalls(guide, stages, self.meeting.journal.observations)

    @property
    def pitfall(self) -> Pitfall | None:
        """The one the room looks at: the first that has no answer, until somebody goes to another."""
        pitfalls, answered = self.pitfalls, self.meeting.reflections
        first = pitfalls[0] if pitfalls else None
        if not self._pitfall_id:
            return next((each for each in pitfalls if each.id not in answered), first)
        return next((each for each in pitfalls if each.id == self._pitfall_id), first)

    @property
    def _earlier(self) -> dict[str, tuple[Retro, Reflection]]:
        journal = self.meeting.journal
        return earlier_answers(journal.all(Retro), journal.all(Reflection), self.meeting.id)

    @property
    def position(self) -> str:
        """The pitfall."""
        return self.pitfall.id if self.pitfall else ""

    @property
    def status(self) -> str:
        """How many have an answer."""
        pitfalls, answered = self.pitfalls, self.meeting.reflections
        return self.say("mirror.status", n=sum(each.id in answered for each in pitfalls), of=len(pitfalls))

    def go_to(self, at: str) -> None:
        """Go to a pitfall, and to all of them where it is none of the likely ones."""
        if any(each.id == at for each in self.app.guide.pitfalls):
            self._shows_all = self._shows_all or all(each.id != at for each in self.pitfalls)
            self._pitfall_id = at
            self.fill()

    def take_focus(self) -> None:
        """Take the keyboard focus."""
        self.query_one(MirrorPage).focus()

    def guide_page(self) -> str | None:
        """Return the pitfall's page."""
        return self.position or None

    def on_resize(self) -> None:
        """Break what was written anew."""
        if self.is_attached:
            self.fill()

    # What is shown

    def fill(self) -> None:
        """Show the pitfall, its answer, and what was written of it."""
        if self._latest and self._latest not in self.meeting.reflections:
            self._pitfall_id, self._latest, self._came_from = self._latest, "", ""  # taken back: it is asked again
        pitfall = self.pitfall
        if pitfall is None:
            self.query_one("#asked", Static).update(self.say("mirror.none"))
            return
        self._pitfall_id = pitfall.id
        pitfalls, answers, size = self.pitfalls, self.meeting.reflections, self.screen.size
        number = next(number for number, each in enumerate(pitfalls, 1) if each.id == pitfall.id)
        which = self.say("mirror.every" if self._shows_all else "mirror.likely")
        head = self.say("mirror.number", n=number, of=len(pitfalls), which=which)
        earlier = self._earlier.get(pitfall.id)
        asked = question(self.say, pitfall, head, answers.get(pitfall.id), size, earlier)
        self.query_one("#asked", Static).update(asked)
        self.query_one("#spoken", Static).update(evidence(self.say, *self.meeting.evidence_on(pitfall.id), size.width))
        given = [answers[each.id].answer for each in pitfalls if each.id in answers]
        counts = answer_counts(self.say, given, len(pitfalls))
        strip = [answers_given(pitfalls, answers, pitfall.id)] if size.height >= FEW_LINES else []
        self.query_one("#answers", Static).update(Content("\n").join([*strip, counts]))
        self._show_earlier()
        before = self.app.guide.get(self._latest)
        is_shown = isinstance(before, Pitfall) and self._latest != pitfall.id
        latest = self.query_one("#latest", Static)
        latest.display = is_shown and size.height >= FEW_LINES
        if is_shown and isinstance(before, Pitfall):
            latest.update(latest_answer(self.say, before, answers[before.id], self.host.key("mirror.previous")))

    # Answering

    def action_yes(self) -> None:
        """Record that it bit."""
        self._answer("yes")

    def action_partly(self) -> None:
        """Record that it bit a little."""
        self._answer("partly")

    def action_no(self) -> None:
        """Record that it did not."""
        self._answer("no")

    def action_unknown(self) -> None:
        """Record that nobody knows."""
        self._answer("unknown")

    def _answer(self, answer: MirrorAnswer) -> None:
        if pitfall := self.position:
            given = self.meeting.reflections.get(pitfall)
            if self.app.write(lambda: self.meeting.reflect(pitfall, answer, given.note if given else "")):
                self._announced = None
                self._go_on(pitfall)
                if answer in BITTEN:
                    self._find_earlier(pitfall)

    def _go_on(self, answered: str) -> None:
        """Go on to the next that has no answer; where all have one, say so and stay."""
        self._latest = answered
        names = [each.id for each in self.pitfalls]
        following = next_unanswered(names, self.meeting.reflections, answered)
        if following is None:
            self.app.notify_user(self.say("mirror.all_answered"))
        self._show_pitfall(following or answered)
        self._came_from = answered if following else ""

    # The earlier lesson

    def _find_earlier(self, pitfall: str) -> None:
        """Let the earlier lesson announce itself at a pitfall that bit: after the room has said so, not before."""
        if not self.is_attached or self._latest != pitfall or self._announced is not None:
            return
        journal, at = self.meeting.journal, self.meeting.retro.stages
        stage = journal.project.stage if journal.project.stage in at or not at else max(at)
        self._announced = self.app.announcer.look_up(journal, [pitfall], stage, lambda: self._find_earlier(pitfall))
        if self._announced is not None:
            self.app.announcer.note_said(journal, self._announced)
            self._show_earlier()

    def _show_earlier(self) -> None:
        line, announced = self.query_one("#earlier", Static), self._announced
        line.display = announced is not None and announced.pitfall == self._latest
        if announced is not None:
            line.update(announcement_line(self.app, announced, "mirror.earlier"))

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything now."""
        return super().can(command) and (command.id != "mirror.earlier" or self.query_one("#earlier").display)

    def action_earlier(self) -> None:
        """Read the lesson that has announced itself."""
        open_announced(self.app, self._announced)

    def action_note(self) -> None:
        """Write a line to the answer."""
        if self.position:
            self._ask_note(self.position)

    def _ask_note(self, pitfall: str) -> None:
        given = self.meeting.reflections.get(pitfall) or Reflection(retro=self.meeting.id, pitfall=pitfall)

        def store(new: Reflection, _: str) -> bool:
            return self.app.write(lambda: self.meeting.reflect(pitfall, new.answer, new.note))

        StoredPrompt(
            self.app,
            "mirror.ask_note",
            lambda note: replace(given, note=note) if note != given.note else None,
            store,
            stored=given.note,
            empty=True,
            about=pitfall,
            before=given,
        ).ask()

    # Going through them

    def action_next(self) -> None:
        """Go to the next pitfall."""
        self._go(1)

    def action_previous(self) -> None:
        """Go to the one before: where an answer has just led on, to what was answered."""
        if self._came_from:
            self._show_pitfall(self._came_from)
        else:
            self._go(-1)

    def _go(self, by: int) -> None:
        names = [each.id for each in self.pitfalls]
        position = names.index(self.position) + by if self.position in names else 0
        if 0 <= position < len(names):
            self._show_pitfall(names[position])
        else:
            self.app.notify_user(self.say("mirror.last" if by > 0 else "mirror.first"))

    def action_which(self) -> None:
        """Go through all pitfalls, or only those that are likely now; the one that shows stays where it can."""
        self._shows_all = not self._shows_all
        self._show_pitfall(self.position)

    def _show_pitfall(self, pitfall: str) -> None:
        self._pitfall_id, self._came_from = pitfall, ""
        self.fill()
        self.query_one(MirrorPage).scroll_home(animate=False)
        self.post_moved()
