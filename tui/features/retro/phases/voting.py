"""How voting begins: how many there are, which of the two ways to give dots, and the round where they are unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.records.retro import VotingWay
from journals.retro.anonymity import MIN_PEOPLE, are_too_few
from journals.retro.meeting import Meeting
from tui.features.retro.phases.ballot_round import BallotRoundDialog
from tui.features.retro.phases.phase_view import MOST_PEOPLE
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.widgets.static import Static


class VotingWayDialog(Dialog[VotingWay | None]):
    """The two ways, and what each is good for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("voting")

    def __init__(self, people: int, dots: int) -> None:
        """`people`: how many there are, 0 where that is not known; `dots`: how many each has."""
        super().__init__()
        self._people, self._dots = people, dots

    def body(self) -> ComposeResult:
        """Yield the ways."""
        with ScrollArea():
            yield Static(id="ways", markup=False)

    def heading(self) -> str:
        """Return the question."""
        return self.say("voting.how")

    @property
    def _too_few(self) -> bool:
        return are_too_few(self._people)

    def fill(self) -> None:
        """Show what each way is."""
        say = self.say
        unseen = say("voting.too_few", n=self._people, fewest=MIN_PEOPLE) if self._too_few else say("voting.unseen_how")
        parts: list[str | tuple[str, str]] = [
            (f"{self.key('voting.aloud')}  {say('voting.aloud')}\n", "bold"),
            f"{say('voting.aloud_how')}\n\n",
            (f"{self.key('voting.unseen')}  {say('voting.unseen')}\n", "$dim" if self._too_few else "bold"),
            (unseen, "bold $bites" if self._too_few else ""),
        ]
        self.query_one("#ways", Static).update(Content.assemble(*parts))

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the ways there are."""
        unseen = [] if self._too_few else [(self.key("voting.unseen"), self.say("voting.unseen.short"))]
        only = "voting.only" if self._too_few else "voting.aloud"
        aloud = (self.key(only), self.say("voting.aloud.short"))
        return [aloud, *unseen, (self.key("dialog.leave"), self.say("dialog.leave"))]

    def action_aloud(self) -> None:
        """Let the room count aloud."""
        self.dismiss("aloud")

    def action_only(self) -> None:
        """Take the first way, or the one there is for so few."""
        self.action_aloud()

    def action_unseen(self) -> None:
        """Let the keyboard go round, where there are enough for that."""
        if not self._too_few:
            self.dismiss("unseen")


def ask_people(app: BaseApp, meeting: Meeting, then: Callable[[], object] = lambda: None) -> None:
    """Ask how many there are in the room, and go on with `then` once that is said."""
    options = [Option(str(n), app.say.count("choose.people", n)) for n in range(1, MOST_PEOPLE + 1)]

    def take(chosen: str | None) -> None:
        if chosen is not None and app.write(lambda: meeting.update(replace(meeting.retro, people=int(chosen)))):
            then()

    def fits(typed: str) -> list[Option]:
        return [each for each in options if each.value.startswith(typed.strip())]

    app.push_screen(PickerDialog("choose.pick_people", fits), take)


def choose_way(app: BaseApp, meeting: Meeting) -> None:
    """Ask how dots are to be given, and store it so that all machines know."""

    def take(way: VotingWay | None) -> None:
        stored = way is not None and app.write(lambda: meeting.update(replace(meeting.retro, voting=way)))
        if stored and way == "unseen":
            _go_round(app, meeting)

    app.push_screen(VotingWayDialog(meeting.retro.people, meeting.retro.dots), take)


def begin_voting(app: BaseApp, meeting: Meeting) -> None:
    """Begin: say how many there are, choose the way, or let the keyboard go round."""
    if not meeting.retro.people:
        ask_people(app, meeting, lambda: begin_voting(app, meeting))
    elif meeting.retro.voting == "unseen":
        _go_round(app, meeting)
    else:
        choose_way(app, meeting)


def _go_round(app: BaseApp, meeting: Meeting) -> None:
    def shown(is_shown: bool | None) -> None:
        if is_shown:
            app.write(lambda: meeting.set_focus("result:"))

    app.push_screen(BallotRoundDialog(meeting), shown)
