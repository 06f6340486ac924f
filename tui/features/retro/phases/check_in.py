"""Check-in: what the meeting is for, the ground rule, how many we are, a word each, and how safe it is to speak."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Digits

from content.retro_format import Phase
from journals.records.retro import Retro
from journals.retro.anonymity import MIN_PEOPLE, are_too_few
from journals.retro.meeting import Meeting
from journals.text.numbers import whole_number
from tui.features.retro.phases.key_hints import with_meeting_hints
from tui.features.retro.phases.phase_view import MOST_PEOPLE, PhaseView
from tui.features.retro.tally_dialog import LEVELS, MIN_APART, Counts, TallyDialog
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.widgets.static import Static
from tui.wording.display import shortened

_LOW = 3
"""A mean below this asks for something else than going on as usual."""
_SEAT = "seat:"


class CheckInView(PhaseView):
    """One page that the room can read from where it sits."""

    scope = "check_in"
    BINDINGS: ClassVar[list[BindingType]] = bindings("check_in")

    def __init__(self, meeting: Meeting, phase: Phase) -> None:
        super().__init__(meeting, phase)
        self._seat = 0
        """Who has the word; 0 before the round, one more than there are when all have had it."""

    def compose(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(id="page"):
            yield Static(id="purpose", classes="said", markup=False)
            yield Static(id="rule", classes="said", markup=False)
            yield Static(id="people", classes="said", markup=False)
            with Horizontal(id="round"):
                yield Digits("", id="seat")
                yield Static(id="seats", markup=False)

    def fill(self) -> None:
        """Show everything as it is now."""
        say, retro = self.say, self.meeting.retro
        purpose = shortened(say, retro.purpose, 600) or say("check_in.no_purpose")
        self._show("purpose", say("check_in.purpose"), Content.assemble((purpose, "bold" if retro.purpose else "$dim")))
        self._show("rule", say("check_in.rule"), Content.assemble((say("check_in.ground_rule"), "bold")))
        people = say.count("check_in.people", retro.people) if retro.people else say("check_in.no_people")
        self._show("people", say("check_in.here"), Content.assemble((people, "bold" if retro.people else "$dim")))
        self._show("seats", say("check_in.round"), self._seats(retro.people))
        digits = self.query_one("#seat", Digits)
        digits.update(str(self._seat))
        digits.display = 0 < self._seat <= retro.people

    def hints(self) -> list[tuple[str, str]] | None:
        """Return the keys in the order of their worth: on a small screen the last ones are left out."""
        own = ("check_in.seat", "check_in.safety", "check_in.purpose", "check_in.more", "retro.next", "check_in.fewer")
        return with_meeting_hints(self, [(each, self.say(f"commands.{each}.short")) for each in own])

    def go_to(self, at: str) -> None:
        """Hand the word to the seat that had it."""
        number = at.removeprefix(_SEAT)
        self._seat = (whole_number(number, 0, 999) or 0) if at.startswith(_SEAT) else 0
        self.fill()

    def _show(self, part: str, label: str, text: Content) -> None:
        self.query_one(f"#{part}", Static).update(Content("\n").join([Content.assemble((label, "$dim")), text]))

    def _seats(self, people: int) -> Content:
        """Show the seats: those who have had the word, who has it, and that the leader waits."""
        parts: list[Content] = []
        for seat in range(1, people + 1):
            if seat < self._seat:
                parts.append(Content.assemble((f" {seat}✓", "$dim")))
            else:
                here = seat == self._seat
                parts.append(Content.assemble((f"[{seat}]" if here else f" {seat} ", "bold $accent" if here else "")))
        over = people and self._seat > people
        text = self.say("check_in.all_spoke" if over else "check_in.how")
        lines = [Content(" ").join(parts)] if parts else []
        return Content("\n").join([*lines, Content.assemble((text, "bold" if over else "$dim"))])

    # What can be done

    def action_purpose(self) -> None:
        """Write what the meeting is for."""
        before = self.meeting.retro

        def store(_: Retro, purpose: str) -> bool:
            return self.app.write(lambda: self.meeting.update(replace(self.meeting.retro, purpose=purpose)))

        StoredPrompt(
            self.app,
            "check_in.ask_purpose",
            lambda purpose: replace(before, purpose=purpose),
            store,
            stored=before.purpose,
            before=before,
        ).ask()

    def action_more(self) -> None:
        """Count one more in the room."""
        self._count(self.meeting.retro.people + 1)

    def action_fewer(self) -> None:
        """Count one fewer."""
        self._count(self.meeting.retro.people - 1)

    def action_people(self) -> None:
        """Write how many there are."""

        def take(typed: str | None) -> None:
            if typed and (people := whole_number(typed, 0, MOST_PEOPLE)) is not None:
                self._count(people)
            elif typed:
                self.app.notify_user(self.say("check_in.a_number", most=MOST_PEOPLE), "warning")

        self.app.push_screen(PromptDialog("check_in.ask_people"), take)

    def _count(self, people: int) -> None:
        people = max(0, min(people, MOST_PEOPLE))
        if people != self.meeting.retro.people:
            self.app.write(lambda: self.meeting.update(replace(self.meeting.retro, people=people)))

    def action_seat(self) -> None:
        """Pass the word on to the next seat; after the last the round is over, and can begin again."""
        people = self.meeting.retro.people
        if not people:
            self.app.notify_user(self.say("check_in.no_people"))
        else:
            self._give_word(1 if self._seat > people else self._seat + 1)

    def action_back(self) -> None:
        """Pass the word back."""
        self._give_word(max(0, self._seat - 1))

    def _give_word(self, seat: int) -> None:
        self._seat = seat
        self.note_position(f"{_SEAT}{seat}")
        self.fill()

    def action_safety(self) -> None:
        """Let each type how safe it is to speak; what comes of it is seen and forgotten.

        Fewer than four are told before that it would show who answered what.
        """
        people = self.meeting.retro.people
        if are_too_few(people):
            few = Confirm(
                self.say("safety.too_few", n=people, fewest=MIN_PEOPLE), "safety.understood", title="safety.title"
            )
            self.app.push_screen(few)
        else:
            self.app.push_screen(
                TallyDialog("safety", people, fewest=MIN_PEOPLE, joins_lowest=True, advice=self._advice)
            )

    def _advice(self, counts: Counts) -> str:
        return self.say("safety.low" if is_low(counts) else "safety.fine")


def is_low(counts: Counts) -> bool:
    """Return whether it is not safe enough to speak: a mean below the middle, or anybody at the lowest.

    Where the two lowest are shown as one, what is said of them must not tell which it was.
    """
    total = counts.total()
    if total < MIN_APART:
        return counts[LEVELS[0]] + counts[LEVELS[1]] > 0
    mean = sum(level * counts[level] for level in LEVELS) / total
    return mean < _LOW or counts[LEVELS[0]] > 0
