"""The keyboard goes round: one after another sits down to it, and all that they gave is shown at once at the end.

Between two people stands a page on which Enter lets the next one sit down and Esc asks what the room wants. No other
key does anything there, whoever begins to type before the page is read. Showing has a page of its own, which says what
will happen. Nothing of a round is anywhere but in this box's memory before that.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from textual.binding import BindingType
from textual.content import Content

from journals.retro.anonymity import MIN_PEOPLE, are_too_few
from journals.retro.meeting import Meeting
from tui.commands import Command
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import DiscardDialog
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.widgets.static import Static

RoundPage: TypeAlias = Literal["between", "turn", "asks", "shows"]


class KeyboardRound(Dialog[bool | None]):
    """A round, whose result is True when it was shown. A subclass says what each does while they sit there."""

    AUTO_FOCUS = ""  # nobody sits there yet
    BINDINGS: ClassVar[list[BindingType]] = bindings("round")
    topic: ClassVar[str]
    """Where its texts are."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(classes="low")
        self._meeting = meeting
        self.turns = 0
        """How many have had the keyboard."""
        self._page: RoundPage = "between"

    # What a subclass says and does

    def start_turn(self) -> None:
        """Let the next one begin, with nothing of the one before."""

    def hand_on(self) -> None:
        """Take what this one gave, and call `turn_over` once that is done."""
        self.turn_over()

    def rules(self) -> Content:
        """Return what holds, for all to read between turns."""
        return Content("")

    def at_work(self) -> Content:
        """Return what is said to who sits there."""
        return Content("")

    def work_hints(self) -> list[tuple[str, str]]:
        """Return the keys of who sits there."""
        return []

    def show_result(self) -> bool:
        """Store and show all that was given; return whether that could be done."""
        return False

    def result_text(self) -> str:
        """Return what will be shown."""
        return ""

    # What is shown

    @property
    def in_turn(self) -> bool:
        """Whether somebody sits there."""
        return self._page == "turn"

    @property
    def too_few(self) -> bool:
        """Whether it is known that too few take part."""
        return are_too_few(self._meeting.retro.people)

    @property
    def may_show(self) -> bool:
        """Whether as many have had the keyboard as are needed to show anything."""
        return self.turns >= MIN_PEOPLE

    @property
    def is_over(self) -> bool:
        """Whether all who are in the room have had the keyboard."""
        return self.may_show and 0 < self._meeting.retro.people <= self.turns

    def heading(self) -> str:
        """Return whose turn it is, by number."""
        say = self.say
        if self._page == "turn":
            return say(f"{self.topic}.sits", n=self.turns + 1)
        if self._page != "between":
            return say("round.asks" if self._page == "asks" else "round.shows")
        if not self.turns:
            return say(f"{self.topic}.title")
        return say.count("round.all" if self.is_over else "round.between", self.turns)

    def fill(self) -> None:
        """Show the page of now."""
        self.query_one("#holds", Static).update(self._text())

    def _text(self) -> Content:
        say = self.say
        if self._page == "turn":
            return self.at_work()
        if self._page == "asks":
            lines = [say("round.asks_how")] if self.may_show else [say("round.too_few_yet", fewest=MIN_PEOPLE)]
            return Content("\n").join([*map(Content, lines), Content.assemble((say(f"{self.topic}.lose"), "$dim"))])
        if self._page == "shows":
            return Content.assemble((self.result_text(), "bold"))
        if self.too_few:
            people = self._meeting.retro.people
            return Content.assemble((say(f"{self.topic}.too_few", n=people, fewest=MIN_PEOPLE), "bold $bites"))
        return self.rules()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        say, go, leave = self.say, self.key("round.go"), self.key("dialog.leave")
        if self._page == "turn":
            return self.work_hints()
        if self._page == "asks":
            discard = (self.key("round.discard"), say("form.throw_away"))
            on = [(go, say("round.go_on"))]
            if self.may_show:
                on = [(go, say("round.show")), (self.key("round.next"), say("round.go_on"))]
            return [*on, discard, (leave, say("round.back"))]
        if self._page == "shows":
            return [(go, say("round.do_show")), (leave, say("round.back"))]
        if self.too_few:
            return [(leave, say("dialog.leave"))]
        out = (leave, say("round.done" if self.turns else "dialog.leave"))
        return [(go, say("round.to_show" if self.is_over else "round.sit")), out]

    def unsaved(self) -> list[str]:
        """Return that there is a round, and nothing of what is in it."""
        return [self.say(f"{self.topic}.unsaved")] if self.turns or self.in_turn else []

    def can(self, command: Command) -> bool:
        """Return whether a command of the app works: none does where the keyboard changes hands."""
        return self.in_turn or command.scope != "app"

    def _fit(self) -> None:
        """Leave the height to the style: the box is as high as there is room."""

    # From page to page

    def action_go(self) -> None:
        """Sit down, hand the keyboard on, go to what will be shown, or show it."""
        if self._page == "turn":
            self.hand_on()
        elif self._page == "shows":
            if self.show_result():
                self.dismiss(True)
            else:
                self._turn_to("between")
        elif self.may_show if self._page == "asks" else self.is_over:
            self._turn_to("shows")
        else:
            self._next_turn()

    def action_next(self) -> None:
        """Let the next one sit down, though the round may be shown."""
        if self._page == "asks" and self.may_show:
            self._next_turn()

    def _next_turn(self) -> None:
        if not self.too_few:
            self._turn_to("turn")
            self.start_turn()
            self._show_all()

    def action_stay(self) -> None:
        """Keep the keyboard where it is; there is nowhere else to go."""

    def action_discard(self) -> None:
        """Ask whether the round is to be thrown away, do it, and say so."""

        def answered(sure: bool | None) -> None:
            if sure:
                message = self.say.count("round.thrown_away", self.turns)
                self.dismiss(None)
                self.app.notify_user(message)

        if self._page == "asks":
            self.app.push_screen(DiscardDialog(self.say(f"{self.topic}.lose")), answered)

    def action_leave(self) -> None:
        """Hand the keyboard on; between turns ask what is wanted; from there go back."""
        if self._page == "turn":
            self.hand_on()
        elif self._page == "between" and not self.turns:
            self.dismiss(None)
        else:
            self._turn_to("asks" if self._page == "between" else "between")

    def turn_over(self) -> None:
        """Let the keyboard go on: nothing of who sat there shows any more."""
        self.turns += 1
        self.set_focus(None)
        self._turn_to("between")

    def _turn_to(self, page: RoundPage) -> None:
        self._page = page
        self.query_one(ScrollArea).scroll_home(animate=False)
        self._show_all()
