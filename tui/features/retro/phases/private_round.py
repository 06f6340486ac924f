"""The private round: the keyboard goes round, and what is typed is seen by nobody before all of it is shown at once.

It lives in this box's memory only. Nothing of it reaches the disk, the messages or what can be undone until the reveal,
so it is a box of its own: no command of the meeting or the app works on top of it, and no line in it is kept for later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from content.retro_format import Prompt
from journals.privacy.guard import findings_at, redact_text
from journals.records.capture import CapturedLine, parse_line
from journals.retro.anonymity import MIN_PEOPLE
from journals.retro.meeting import Meeting
from journals.retro.prompts import answer_kind
from tui.features.retro.phases.concealed_input import BLOCK, ConcealedInput
from tui.features.retro.phases.gather_prompts import TALL, prompt_at, render_prompts
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.dialogs.leave import QuitDialog
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.wording.privacy import FlaggedText


class DiscardRoundDialog(QuitDialog):
    """Whether the round is to be thrown away; not by Enter, which the next one at the keyboard presses."""

    def heading(self) -> str:
        """Ask it."""
        return self.say("private.stop_it")

    def hints(self) -> list[tuple[str, str]]:
        """Return the two answers, the safe one first."""
        return [
            (self.key("unsaved.leave"), self.say("private.go_on")),
            (self.key("unsaved.quit"), self.say("form.throw_away")),
        ]


class PrivateRoundDialog(Dialog[bool | None]):
    """One writer after another, and between them a page that is the same for all; True when it was shown."""

    AUTO_FOCUS = ""  # nobody sits there yet
    BINDINGS: ClassVar[list[BindingType]] = bindings("private")

    def __init__(self, meeting: Meeting, prompts: Sequence[Prompt], stage: str) -> None:
        """`stage`: where a note belongs that does not say."""
        super().__init__(classes="low")
        self._meeting, self._prompts, self._stage = meeting, prompts, stage
        self._written: list[list[CapturedLine]] = []
        """What each who has had the keyboard wrote; empty for who passed."""
        self._prompt = 0
        self._sits = False

    def body(self) -> ComposeResult:
        """What holds, what is asked, and the line."""
        with ScrollArea():
            yield Static(id="holds", markup=False)
        yield ConcealedInput()

    # What is shown

    @property
    def too_few(self) -> bool:
        """Whether it is known that too few take part."""
        return 0 < self._meeting.retro.people < MIN_PEOPLE

    def heading(self) -> str:
        """Return whose turn it is, by number."""
        if self._sits:
            return self.say("private.writes", n=len(self._written))
        return self.say.count("private.between", len(self._written)) if self._written else self.say("private.title")

    def fill(self) -> None:
        """Show the prompts to who sits there; to all between turns what holds."""
        line = self.query_one(ConcealedInput)
        line.display = self._sits
        self.query_one("#holds", Static).update(self._asked() if self._sits else self._holds())

    def _asked(self) -> Content:
        tall = self.size.height >= TALL
        rules = Content.assemble(("\n" + self.say("private.how"), "$dim"))
        return Content("\n").join([render_prompts(self.say, self._prompts, self._prompt, every=tall, tall=tall), rules])

    def _holds(self) -> Content:
        people = self._meeting.retro.people
        if self.too_few:
            return Content.assemble((self.say("private.too_few", n=people, fewest=MIN_PEOPLE), "bold $bites"))
        about = [Content.assemble((self.say("private.fewest", fewest=MIN_PEOPLE), "bold"))]
        keys = ("private.nobody", "private.disk", "private.erased")
        return Content("\n").join(about + [Content(self.say(key)) for key in keys])

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of who sits there, or of all."""
        key = self.key
        if self._sits:
            several = len(self._prompts) > 1
            more = [(key("private.next_prompt", typing=True), self.say("gather.next_prompt"))] if several else []
            hand_on = (key("dialog.leave", typing=True), self.say("private.hand_on"))
            return [("Enter", self.say("private.next_note")), *more, hand_on]
        leave = (key("dialog.leave"), self.say("private.stop" if self._written else "dialog.leave"))
        if self.too_few:
            return [leave]
        shown = [(key("private.reveal"), self.say("private.show"))] if len(self._written) >= MIN_PEOPLE else []
        return [(key("private.sit"), self.say("private.sit")), *shown, leave]

    def unsaved(self) -> list[str]:
        """Return that there is a round, and nothing of what is in it."""
        return [self.say("private.unsaved")] if self._written else []

    def _fit(self) -> None:
        """Leave the height to the style: the box is as high as there is room."""

    # Who writes

    def action_sit(self) -> None:
        """Let the next one write."""
        if not self._sits and not self.too_few:
            self._sits = True
            self._prompt = 0
            self._written.append([])
            self._show_all()
            self.set_focus(self.query_one(ConcealedInput))

    def action_prompt(self, by: int) -> None:
        """Go to the next prompt, or the one before; between turns down or up in what holds."""
        if not self._sits:
            self.query_one(ScrollArea).scroll_relative(y=by, animate=False)
        elif self._prompts:
            self._prompt = (self._prompt + by) % len(self._prompts)
            self.fill()

    def action_stay(self) -> None:
        """Keep typing; there is nowhere else to go."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the note and be ready for the next; an empty one hands the keyboard on."""
        event.stop()
        if self._sits:
            self._take(hand_on=not event.value.strip())

    def action_leave(self) -> None:
        """Hand the keyboard on, with what stands in the line; between turns leave the round, and ask first."""
        if self._sits:
            self._take(hand_on=True)
        elif self._written:
            self.app.push_screen(DiscardRoundDialog(lambda: [self.say("private.lose")]), self._left)
        else:
            self.dismiss(None)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)

    def _take(self, *, hand_on: bool) -> None:
        """Take what stands in the line once the guard has nothing against it, and clear it."""
        line = self.query_one(ConcealedInput)
        quick = self._understood(line.value)

        def take(quick: CapturedLine) -> None:
            if quick.text:
                self._written[-1].append(quick)
            line.clear()
            if hand_on:
                self._hand_on()

        def answered(answer: Answer | None) -> None:
            if answer == "keep":
                take(quick)
            elif answer == "remove":
                take(self._understood(redact_text(line.value, self.say("guard.removed"))))

        if found := findings_at(quick.text):  # who writes sees which part it is; nobody sees what it says
            self.app.push_screen(PrivacyDialog([FlaggedText("", BLOCK * len(quick.text), found)]), answered)
        else:
            take(quick)

    def _hand_on(self) -> None:
        self._sits = False
        self.set_focus(None)
        self._show_all()

    def _understood(self, line: str) -> CapturedLine:
        guide = self.app.guide
        quick = parse_line(line, [p.id for p in guide.pitfalls], [s.id for s in guide.stages])
        asked = prompt_at(self._prompts, self._prompt)
        return replace(quick, kind=quick.kind or answer_kind(asked), prompt=asked.id if asked else None)

    # The reveal

    def action_reveal(self) -> None:
        """Show all of it, shuffled, where enough have written; whoever passed is not known to have."""
        if self._sits or len(self._written) < MIN_PEOPLE:
            return
        notes = [note for each in self._written for note in each]
        writers = sum(1 for each in self._written if each)
        meeting, today = self._meeting, self.app.today
        if self.app.write(lambda: meeting.reveal(notes, self._stage, today, writers=writers)):
            self.dismiss(True)
            self.app.notify_user(self.say.count("private.shown", len(notes)))
