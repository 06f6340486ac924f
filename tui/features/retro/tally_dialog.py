"""A number from each in the room, typed unseen and shown only as a distribution, such as how safe it is to speak.

Nothing of it is written anywhere, and in what order the numbers came is not kept: there are only counts. What is typed
last can be taken back until the next one types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.retro.anonymity import MIN_PEOPLE
from tui.commands import Command
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import confirm_discard
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.text_layout import cells
from tui.ui.widgets.static import Static

Counts: TypeAlias = Counter[int]
LEVELS = range(1, 6)
MIN_APART = 5
"""With fewer answers the two lowest levels of how safe it is are shown as one, so that nobody stands out."""
_BLOCK = "█"
_MOST_BLOCKS = 24


class TallyDialog(Dialog[Counts | None]):
    """Collects a number from each; its result is the counts, once they are shown and wanted, else None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tally")

    def __init__(
        self,
        topic: str,
        people: int,
        *,
        fewest: int = 0,
        keeps: bool = False,
        joins_lowest: bool = False,
        advice: Callable[[Counts], str] = lambda _: "",
    ) -> None:
        """`topic`: where its texts are. `fewest`: with fewer answers nothing is shown. `keeps`: Enter keeps the counts.

        `joins_lowest`: below five answers the two lowest levels are shown as one. `advice` says what may be done about
        the counts.
        """
        super().__init__()
        self._topic, self._people, self._fewest, self._keeps, self._advice = topic, people, fewest, keeps, advice
        self._joins_lowest = joins_lowest
        self._counts: Counts = Counter()
        self._last: int | None = None
        self._is_shown = self._is_asked = False

    def body(self) -> ComposeResult:
        """Yield what is asked, the blocks or the bars, and what follows from them."""
        with ScrollArea():
            yield Static(id="asked", markup=False)
        yield Static(id="bars", markup=False)
        yield Static(id="follows", markup=False)

    def heading(self) -> str:
        """Return what it is about."""
        return self.say(f"{self._topic}.title")

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that work now."""
        if self._is_shown:
            keeps = [(self.key("tally.end"), self.say("tally.keep"))] if self._keeps else []
            return [*keeps, (self.key("dialog.leave"), self.say("tally.close"))]
        digits = (f"{LEVELS[0]}-{LEVELS[-1]}", self.say("tally.answer"))
        return [
            digits,
            (self.key("tally.take_back"), self.say("tally.take_back")),
            (self.key("tally.end"), self.say("tally.show")),
            (self.key("dialog.leave"), self.say("dialog.leave")),
        ]

    def fill(self) -> None:
        """Show how many have answered, or the distribution."""
        self.query_one(ScrollArea).display = not self._is_shown
        self.query_one("#asked", Static).update(
            "\n".join([self.say(f"{self._topic}.ask"), *self._warning, self._levels()])
        )
        self.query_one("#bars", Static).update(self._bars() if self._is_shown else self._blocks())
        self.query_one("#follows", Static).update(self._follows())

    def can(self, command: Command) -> bool:
        """Return whether a command of the app works: none does while the keyboard goes from one to the next."""
        return self._is_shown or command.scope != "app"

    def unsaved(self) -> list[str]:
        """Return that answers would be lost, never which; those that are shown to be kept are not kept yet."""
        number = self._counts.total()
        if not number or (self._is_shown and not (self._keeps and self._may_show)):
            return []
        return [f"{self.heading()}: {self.say.count('tally.answers', number)}"]

    def action_answer(self, level: int) -> None:
        """Take a number; none beyond those who are here, such as from a key that is held down."""
        if not self._is_shown and not self._is_full:
            self._counts[level] += 1
            self._last, self._is_asked = level, False
            self._show_all()

    def action_take_back(self) -> None:
        """Take the latest number back, once."""
        if self._last is not None and not self._is_shown:
            self._counts[self._last] -= 1
            self._last = None
            self._show_all()

    def action_end(self) -> None:
        """Show the distribution; where some may be missing it takes a second Enter. Then: keep it, or leave."""
        if self._is_shown:
            self._leave(Counter(self._counts) if self._keeps and self._may_show else None)
        elif self._counts.total():
            self._is_shown, self._is_asked, self._last = self._is_full or self._is_asked, True, None
            self._show_all()

    def action_leave(self) -> None:
        """Leave; ask first where answers would be lost."""
        if self.unsaved():
            confirm_discard(self)
        else:
            self._leave(None)

    def _leave(self, counts: Counts | None) -> None:
        self._counts.clear()
        self.dismiss(counts)

    @property
    def _is_full(self) -> bool:
        return 0 < self._people <= self._counts.total()

    @property
    def _may_show(self) -> bool:
        return self._counts.total() >= self._fewest

    @property
    def _warning(self) -> list[str]:
        """That one can guess who answered what, where few may answer and all of it is shown: they hear it before."""
        number = self._counts.total()
        few = (self._people or number) < MIN_PEOPLE or (self._is_asked and number < MIN_PEOPLE)
        return [self.say("tally.guessable", n=MIN_PEOPLE)] if few and not self._fewest else []

    def _levels(self) -> str:
        say, ends = self.say, (LEVELS[-1], LEVELS[len(LEVELS) // 2], LEVELS[0])
        return "\n".join(f"{level} {say(f'{self._topic}.level.{level}')}" for level in ends)

    def _blocks(self) -> Content:
        number = self._counts.total()
        return Content.assemble((_BLOCK * min(number, _MOST_BLOCKS) or "·", "bold $accent"))

    def _bars(self) -> Content:
        if not self._may_show:
            return Content("")
        joined = self._joins_lowest and self._counts.total() < MIN_APART
        return bars(self.say, self._topic, self._counts, joins_lowest=joined)

    def _follows(self) -> str:
        say, number = self.say, self._counts.total()
        if self._is_shown:
            return self._advice(self._counts) if self._may_show else say("tally.too_few", n=self._fewest)
        if self._is_full:
            return say("tally.all", n=number)
        text = say("tally.so_far", n=number, of=self._people) if self._people else say.count("tally.answers", number)
        return f"{text} {say('tally.sure')}" if self._is_asked else text


def bars(say: Callable[[str], str], topic: str, counts: Counts, *, joins_lowest: bool = False) -> Content:
    """Return a distribution as bars with words, the best on top; `joins_lowest` shows the two lowest as one."""
    words = {level: f"{level} {say(f'{topic}.level.{level}')}" for level in LEVELS}
    numbers = {level: counts[level] for level in LEVELS}
    if joins_lowest:
        lowest, second = LEVELS[0], LEVELS[1]
        words[second] = f"{lowest}-{second} {say(f'{topic}.level.lowest')}"
        numbers[second] += numbers.pop(lowest)
    width = max(map(cells, words.values())) + 2
    most = max(numbers.values(), default=0)
    parts: list[Content] = []
    for level, number in sorted(numbers.items(), reverse=True):
        drawn = _BLOCK * (number if most <= _MOST_BLOCKS else -(-number * _MOST_BLOCKS // most))
        line = words[level] + " " * (width - cells(words[level]))
        parts.append(Content.assemble((line, "bold" if number else "$dim"), (drawn, "$accent"), (f" {number}", "bold")))
    return Content("\n").join(parts)
