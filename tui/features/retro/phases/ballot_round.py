"""Dots that nobody sees: the keyboard goes round, each gives theirs, and only the sums are shown, all at once.

Of what each gave no more is kept than the sums, from the moment the keyboard is handed on.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.retro.anonymity import MIN_PEOPLE
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from journals.retro.votes import Ballot, BallotBox
from tui.features.retro.phases.keyboard_round import KeyboardRound
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import ScrollArea
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import KIND_SIGNS, brief


class BallotRoundDialog(KeyboardRound):
    """One voter after another; each sees their own dots while they sit there, and nobody sees any after that."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("ballot")
    topic = "ballot"

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._box, self._ballot = BallotBox(), Ballot(0)
        self._is_sure = False
        """Whether who sits there has been told of dots that are left."""

    def body(self) -> ComposeResult:
        """Yield what holds, and what dots can be given to."""
        with ScrollArea():
            yield Static(id="holds", markup=False)
        yield Rows[Group](Drawing(lambda group: group.theme.id, self._draw, lambda *_: 1), id="given")

    @property
    def _rows(self) -> Rows[Group]:
        return self.query_one("#given", Rows)

    def fill(self) -> None:
        """Show who sits there their own dots."""
        rows = self._rows
        rows.display = self.in_turn
        self.set_class(self.in_turn, "sits")
        rows.fill(self._meeting.candidates if self.in_turn else [])
        rows.refresh()
        super().fill()

    def _draw(self, group: Group, width: int, here: bool) -> list[Line]:
        given = self._ballot.given[group.theme.id]
        dots = "●" * given or "–"
        sign = f"{KIND_SIGNS[group.notes[0].kind]} " if group.is_loose else ""
        room = max(4, width - cells(dots) - 1)
        look = "" if group.is_loose else "strong"
        return [[(fit(sign + brief(group.theme.name), room) + " ", look), (dots, "accent" if given else "dim")]]

    def rules(self) -> Content:
        """Return what holds."""
        say, dots = self.say, self._meeting.retro.dots
        lines = [say.count("ballot.each", dots), say("ballot.nobody"), say("ballot.fewest", fewest=MIN_PEOPLE)]
        return Content("\n").join([Content.assemble((lines[0], "bold")), *map(Content, lines[1:])])

    def at_work(self) -> Content:
        """Return how many dots this one has left."""
        say, left = self.say, self._ballot.left
        text = say.count("ballot.left", left) if left else say("ballot.all_given")
        if self._is_sure and left:
            text = f"{text} {say('ballot.sure')}"
        return Content.assemble((text, "bold"))

    def work_hints(self) -> list[tuple[str, str]]:
        """Return the keys of who sits there."""
        give, take = self.key("ballot.dot"), self.key("ballot.undot")
        so_many = (f"0-{min(9, self._meeting.retro.dots)}", self.say("ballot.set"))
        own = [so_many, (give, self.say("ballot.give")), (take, self.say("ballot.take"))]
        return [*own, (self.key("round.go"), self.say("private.hand_on"))]

    def result_text(self) -> str:
        """Return what will be shown."""
        return self.say.count("ballot.will_show", self._box.sums.total())

    def start_turn(self) -> None:
        """Begin with a ballot of one's own and the cursor at the top."""
        self._ballot, self._is_sure = Ballot(self._meeting.retro.dots), False
        self._rows.display = True
        self._rows.fill(self._meeting.candidates)
        self._rows.action_end(0)
        self.set_focus(self._rows)

    def action_dot(self) -> None:
        """Put a dot on what is under the cursor."""
        self._change(1)

    def action_undot(self) -> None:
        """Take one's own dot from it."""
        self._change(-1)

    def action_give(self, dots: int) -> None:
        """Put so many dots on it."""
        if self.in_turn and (group := self._rows.item) is not None:
            self._put(group, dots)

    def _change(self, by: int) -> None:
        if self.in_turn and (group := self._rows.item) is not None:
            self._put(group, self._ballot.given[group.theme.id] + by)

    def _put(self, group: Group, dots: int) -> None:
        if self._ballot.set(group.theme.id, dots):
            self._is_sure = False
            self._show_all()

    def hand_on(self) -> None:
        """Put the ballot in the box; where dots are left it takes a second Enter."""
        if self._ballot.left and not self._is_sure:
            self._is_sure = True
            self._show_all()
        else:
            self._box.put(self._ballot)
            self._ballot = Ballot(0)
            self.turn_over()

    def show_result(self) -> bool:
        """Store the sums as one act."""
        return self.app.write(lambda: self._meeting.votes.cast(self._box))
