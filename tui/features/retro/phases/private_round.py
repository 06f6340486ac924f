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
from textual.widgets import Input

from content.retro_format import Prompt
from journals.privacy.guard import findings_at, redact_text
from journals.records.capture import CapturedLine, parse_line
from journals.retro.anonymity import MIN_PEOPLE
from journals.retro.meeting import Meeting
from journals.retro.prompts import answer_kind
from tui.features.retro.phases.concealed_input import BLOCK, ConcealedInput
from tui.features.retro.phases.gather_prompts import TALL, prompt_at, render_prompts
from tui.features.retro.phases.keyboard_round import KeyboardRound
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import ScrollArea
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.widgets.static import Static
from tui.wording.display import without_sign
from tui.wording.privacy import FlaggedText


class PrivateRoundDialog(KeyboardRound):
    """One writer after another, and between them a page that is the same for all; True when it was shown."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("private")
    topic = "private"

    def __init__(self, meeting: Meeting, prompts: Sequence[Prompt], stage: str) -> None:
        """`stage`: where a note belongs that does not say."""
        super().__init__(meeting)
        self._prompts, self._stage = prompts, stage
        self._written: list[list[CapturedLine]] = []
        """What each who has had the keyboard wrote; empty for who passed."""
        self._prompt = 0

    def body(self) -> ComposeResult:
        """Yield what holds, what is asked, and the line."""
        with ScrollArea():
            yield Static(id="holds", markup=False)
        yield ConcealedInput()

    # What is shown

    def fill(self) -> None:
        """Show the line to who sits there."""
        self.query_one(ConcealedInput).display = self.in_turn
        super().fill()

    def at_work(self) -> Content:
        """Return the prompts."""
        tall = self.size.height >= TALL
        count = len(self._written[-1]) if self._written else 0
        so_far = Content.assemble((self.say.count("private.taken", count), "bold")) if count else Content("")
        rules = Content("\n").join([so_far, Content.assemble((self.say("private.how"), "$dim"))])
        if tall and (asked := without_sign(self.say, answer_kind(prompt_at(self._prompts, self._prompt)))):
            kinds = self.say("project.markers").partition("\n")[0]
            rules = Content("\n").join([rules, Content.assemble((f"\n{asked}", "bold $accent")), Content(kinds)])
        return Content("\n").join([render_prompts(self.say, self._prompts, self._prompt, every=tall, tall=tall), rules])

    def rules(self) -> Content:
        """Return what holds."""
        key = "private.enough" if self.may_show else "private.fewest"
        fewest = Content.assemble((self.say(key, n=self.turns, fewest=MIN_PEOPLE), "bold"))
        about = [] if self.is_over else [fewest]
        keys = ("private.nobody", "private.disk", "private.erased")
        return Content("\n").join(about + [Content(self.say(key)) for key in keys])

    def work_hints(self) -> list[tuple[str, str]]:
        """Return the keys of who writes."""
        several = len(self._prompts) > 1
        next_prompt = (self.key("private.next_prompt", typing=True), self.say("gather.next_prompt"))
        hand_on = (self.key("dialog.leave", typing=True), self.say("private.hand_on"))
        return [("Enter", self.say("private.next_note")), *([next_prompt] if several else []), hand_on]

    def result_text(self) -> str:
        """Return what will be shown."""
        return self.say.count("private.will_show", sum(map(len, self._written)))

    # Who writes

    def start_turn(self) -> None:
        """Let the next one write."""
        self._prompt = 0
        self._written.append([])
        line = self.query_one(ConcealedInput)
        line.display = True
        self.set_focus(line)

    def action_prompt(self, by: int) -> None:
        """Go to the next prompt, or the one before; between turns down or up in what holds."""
        if not self.in_turn:
            self.query_one(ScrollArea).scroll_relative(y=by, animate=False)
        elif self._prompts:
            self._prompt = (self._prompt + by) % len(self._prompts)
            self.fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the note and be ready for the next; an empty one hands the keyboard on."""
        event.stop()
        if self.in_turn:
            self._take(hand_on=not event.value.strip())

    def hand_on(self) -> None:
        """Hand the keyboard on, with what stands in the line."""
        self._take(hand_on=True)

    def _take(self, *, hand_on: bool) -> None:
        """Take what stands in the line once the guard has nothing against it, and clear it."""
        line = self.query_one(ConcealedInput)
        quick = self._understood(line.value, line.pasted)

        def take(quick: CapturedLine) -> None:
            if quick.text:
                self._written[-1].append(quick)
            line.clear()
            if hand_on:
                self.turn_over()
            else:
                self.fill()

        def answered(answer: Answer | None) -> None:
            if answer == "keep":
                take(quick)
            elif answer == "remove":
                take(self._understood(redact_text(line.value, self.say("guard.removed"))))

        if found := findings_at(quick.text):  # who writes sees which part it is; nobody sees what it says
            self.app.push_screen(PrivacyDialog([FlaggedText("", BLOCK * len(quick.text), found)]), answered)
        else:
            take(quick)

    def _understood(self, line: str, pasted: Sequence[bool] = ()) -> CapturedLine:
        guide = self.app.guide
        quick = parse_line(line, [p.id for p in guide.pitfalls], [s.id for s in guide.stages], pasted=pasted)
        asked = prompt_at(self._prompts, self._prompt)
        return replace(quick, kind=quick.kind or answer_kind(asked), prompt=asked.id if asked else None)

    # The reveal

    def show_result(self) -> bool:
        """Show all of it, shuffled, where enough have written; whoever passed is not known to have."""
        notes = [note for each in self._written for note in each]
        writers = sum(1 for each in self._written if each)
        meeting, today = self._meeting, self.app.today
        if not self.app.write(lambda: meeting.reveal(notes, self._stage, today, writers=writers)):
            return False
        self.app.notify_undoable(self.say.count("private.shown", len(notes)))
        return True
