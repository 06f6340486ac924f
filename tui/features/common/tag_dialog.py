"""Tagging with a pitfall: type its number or part of its title, Enter tags; Tab says whether it bites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from journals.lessons.announcement import Announcement, is_in_trouble
from journals.records.model import MOST_PITFALLS, SIGNS, Observation, Sign
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.pick import Option, OptionRenderer
from tui.ui.widgets.announcement_line import announcement_line, open_announced
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import brief, signs

_REST = 0.2
"""Seconds the cursor rests on a pitfall before an earlier lesson is looked for."""


@dataclass(frozen=True)
class TagChange:
    """A pitfall to put on, or to take `away`."""

    pitfall: str
    sign: Sign | None
    away: bool


def apply_tag(
    observations: Sequence[Observation], tagged: TagChange
) -> tuple[list[tuple[Observation, Observation]], int]:
    """Return each observation before and after, and how many have as many pitfalls as they can already."""
    pairs = []
    for old in observations:
        pitfalls = old.pitfalls - {tagged.pitfall} if tagged.away else old.pitfalls | {tagged.pitfall}
        if len(pitfalls) <= MOST_PITFALLS:
            pairs.append((old, replace(old, pitfalls=pitfalls, sign=(tagged.sign or old.sign) if pitfalls else None)))
    return pairs, len(observations) - len(pairs)


class TagDialog(Dialog[TagChange | None]):
    """Chooses one pitfall for one or more observations."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("picker", "tag")

    def __init__(self, observations: Sequence[Observation]) -> None:
        super().__init__()
        self._observations = observations
        self._begin_at: str | None = None
        """The pitfall under the cursor when the list is first shown."""
        self._is_choosing = False
        """Whether a pitfall is under the cursor because somebody went there."""
        self._rest: Timer | None = None
        self._earlier: Announcement | None = None
        """The lesson that has announced itself at the pitfall under the cursor."""

    def body(self) -> ComposeResult:
        """Yield a line to type in, the sign, and the pitfalls."""
        yield LineInput()
        yield Choice(self._signs(), self._observations[0].sign, id="sign")
        yield Rows[Option](OptionRenderer().drawing)
        yield Static(id="earlier", markup=False)

    def on_mount(self) -> None:
        """Begin at what one observation looks like; announce what others learned meanwhile; keep what is typed."""
        for each in (self.rows, self._choice):
            each.can_focus = False  # a click leaves the line what is typed
        self.app.announcer.forget()
        self._begin_at = self._suggested()

    @property
    def rows(self) -> Rows[Option]:
        """The pitfalls."""
        return self.query_one(Rows)

    @property
    def _choice(self) -> Choice:
        return self.query_one(Choice)

    @property
    def _sign(self) -> Sign | None:
        """The sign that the tag gets."""
        return cast("Sign | None", self._choice.value)

    def _signs(self) -> list[tuple[str | None, str]]:
        words = [(sign, self.say(f"words.sign.{sign or 'none'}")) for sign in (*SIGNS, None)]
        return [(sign, f"{signs()[sign]} {word}") for sign, word in words]

    def heading(self) -> str:
        """Return what is tagged."""
        if len(self._observations) == 1:
            return self.say("tag.one") + " " + brief(self._observations[0].text)
        return self.say("tag.many", n=len(self._observations))

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys."""
        leave = (self.key("dialog.leave", typing=True), self.say("dialog.leave"))
        return [("Enter", self.say("tag.do")), (self.key("tag.sign"), self.say("tag.sign")), leave]

    def fill(self) -> None:
        """Show what fits what was typed."""
        on = self._on()
        options = [
            Option(p.id, f"{p.id}  {p.title}", self.say("tag.on") if p.id in on else "", "strong" if p.id in on else "")
            for p in self.app.guide.match_pitfalls(self.query_one(Input).value)
        ]
        self.rows.styles.height = max(1, min(len(options), 16))
        self.rows.fill(options, at=self._begin_at)
        self._begin_at = None
        self._choice.rename(self._signs())  # the language may have changed
        if not options:
            self._show_earlier()
        self.call_after_refresh(self._fit)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._is_choosing = True
        self.rows.fill([])
        self.fill()

    def on_rows_moved(self) -> None:
        """Let an earlier lesson announce itself where the cursor comes to rest."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST, self._show_earlier)

    def _show_earlier(self) -> None:
        """Show the lesson at the pitfall under the cursor, if there is one; its line is kept free."""
        journal, option, first = self.app.journal_here, self.rows.item, self._observations[0]
        self._earlier = None
        if journal is not None and option is not None and self._is_choosing and is_in_trouble(first.kind, self._sign):
            self._earlier = self.app.announcer.look_up(journal, [option.value], first.stage, self._show_if_open)
        line: str | Content = self._meanings() if self.rows.items else self.say("dialog.nothing_fits")
        if self._earlier:
            line = announcement_line(self.app, self._earlier, "tag.earlier", typing=True)
        self.query_one("#earlier", Static).update(line)

    def _meanings(self) -> Content:
        """Return what the signs mean, where nothing else is to be said."""
        return Content.assemble(
            (self.say("tag.meanings", **{str(sign): shown for sign, shown in signs().items()}), "$dim")
        )

    def _show_if_open(self) -> None:
        if self.is_attached:
            self._show_earlier()

    def action_earlier(self) -> None:
        """Read the lesson that has announced itself; what is typed waits."""
        open_announced(self.app, self._earlier)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tag, or take the tag away where all have it and the sign is the same."""
        event.stop()
        if (option := self.rows.item) is not None:
            same = all(observation.sign == self._sign for observation in self._observations)
            tagged = TagChange(option.value, self._sign, away=option.value in self._on() and same)
            if (earlier := self._earlier) and earlier.pitfall == tagged.pitfall and self.app.journal_here:
                self.app.announcer.note_said(self.app.journal_here, earlier)
            self.dismiss(tagged)

    def action_sign(self) -> None:
        """Take the next sign."""
        self._choice.action_step(1)
        self._show_earlier()

    def action_move(self, by: int) -> None:
        """Go up or down while the line keeps what is typed."""
        self._is_choosing = True
        self.rows.action_move(by)

    def _suggested(self) -> str | None:
        """Return the pitfall that an untagged observation looks like most; None for several, or where nothing fits."""
        if len(self._observations) != 1 or self._observations[0].pitfalls:
            return None
        found = self.app.suggester.suggest(self.app.language, self._observations[0].text)
        return next((each.pitfall for each in found if each.pitfall in self.app.guide), None)

    def _on(self) -> frozenset[str]:
        """Return the pitfalls that all of the observations have."""
        return frozenset.intersection(*(observation.pitfalls for observation in self._observations))
