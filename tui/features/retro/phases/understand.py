"""Understanding: what belongs together, which pitfalls bit, and what disappears; one key goes from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from content.retro_format import Phase
from journals.retro.meeting import Meeting
from tui.features.retro.phases.groups_part import GroupsPart
from tui.features.retro.phases.losses_part import LossesPart
from tui.features.retro.phases.mirror_part import MirrorPart
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.private_questions import ask_sentences
from tui.ui.bindings import bindings
from tui.ui.widgets.static import Static

PARTS: tuple[type[PhasePart], ...] = (GroupsPart, MirrorPart, LossesPart)

_NARROW = 60
"""Cells of a screen below which only one part is named."""


class UnderstandView(PhaseView):
    """The parts, of which one shows, and a line above that says which."""

    scope = "understand"
    BINDINGS: ClassVar[list[BindingType]] = bindings("understand")

    def __init__(self, meeting: Meeting, phase: Phase) -> None:
        super().__init__(meeting, phase)
        self._parts = [kind(meeting) for kind in PARTS]
        self._at = 0
        self._asked: set[str] = set()
        """Ids of the piles whose sentence was asked for."""

    def compose(self) -> ComposeResult:
        """Yield a line, and the parts."""
        yield Static(id="parts", markup=False)
        yield from self.parts

    @property
    def parts(self) -> Sequence[PhasePart]:
        """All of them, the one that shows and the others."""
        return self._parts

    @property
    def part(self) -> PhasePart:
        """The part that shows."""
        return self.parts[self._at]

    @property
    def scopes(self) -> tuple[str, ...]:
        """Its own keys, and those of the part that shows."""
        return self.part.scope, self.scope

    def guide_page(self) -> str | None:
        """Return the guide page of what is under the shown part's cursor."""
        return self.part.guide_page()

    def fill(self) -> None:
        """Show the part as it is now."""
        for number, part in enumerate(self.parts):
            part.display = number == self._at
        self.part.fill()
        self._show_parts()

    def go_to(self, at: str) -> None:
        """Go to the part, and to what it was at."""
        scope, _, position = at.partition(":")
        numbers = {part.scope: number for number, part in enumerate(self.parts)}
        if scope in numbers:
            if numbers[scope] != self._at:
                self._turn(numbers[scope])
            self.part.go_to(position)
            self._show_parts()

    def action_part(self) -> None:
        """Go to the next part, and from the last to the first, with nothing of this one told over its question."""
        self.app.dismiss_notifications()
        self._ask_sentences(self._to_next_part)

    def way_on(self) -> str:
        """Return the command of the next part, and in the last that of the next phase."""
        return super().way_on() if self._at == len(self.parts) - 1 else "understand.part"

    def before_next(self, go: Callable[[], object]) -> None:
        """Ask for the sentences that will stand for what was written in private."""
        self._ask_sentences(go)

    def _ask_sentences(self, then: Callable[[], object]) -> None:
        """Ask for the sentence of each pile that has none, once while the room is here, and then go on."""
        if not isinstance(self.part, GroupsPart) or not self.host.leads:
            then()
            return
        missing = [each for each in self.meeting.private_notes.unsummarized if each.id not in self._asked]
        self._asked |= {each.id for each in missing}
        ask_sentences(self.app, self.meeting, missing, then)

    def _to_next_part(self) -> None:
        self._turn((self._at + 1) % len(self.parts))
        self.host.show_keys()
        self.note_position(self._position)

    def on_phase_part_moved(self, event: PhasePart.Moved) -> None:
        """Note where the room is."""
        event.stop()
        if not self.is_attached:
            return
        self._show_parts()
        self.host.show_keys()
        self.note_position(self._position)

    @property
    def _position(self) -> str:
        return f"{self.part.scope}:{self.part.position}"

    def _turn(self, number: int) -> None:
        self._at = number
        self.fill()
        self.part.take_focus()

    def _take_focus(self) -> None:
        if self.is_ready and self.is_attached:  # the phase may have been turned meanwhile
            self.part.take_focus()
            self._show_parts()
            self.host.show_keys()
            self.host.ready()

    def on_resize(self) -> None:
        """Show anew how much is out of view."""
        self.call_after_refresh(self._show_parts)

    def _show_parts(self) -> None:
        """Name all parts; where there is no room for that only the one that shows, and how many there are."""
        if not self.is_ready:  # nor any more
            return
        words: list[str | tuple[str, str]] = []
        narrow = self.app.size.width < _NARROW
        for number, part in enumerate(self.parts, 1):
            here = part is self.part
            if narrow and not here:
                continue
            name = self.say(f"understand.{part.scope}")
            name = f"{number}/{len(self.parts)} {name}" if narrow else name
            words += [("▌" if here else " ", "$accent"), (name, "bold $accent" if here else "$dim")]
            words.append((f" {part.status}   ", "bold" if here else "$dim"))
        self.query_one("#parts", Static).update(Content.assemble(*words))
