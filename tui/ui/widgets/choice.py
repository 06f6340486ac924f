"""One of a few, chosen with the arrows or the number before it; all of them in sight where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.ui.bindings import bindings
from tui.ui.text_layout import cells


class Choice(Widget, can_focus=True):
    """A line of options; `value` is the chosen one's, None where nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")
    DEFAULT_CSS = """
    Choice { width: 1fr; height: 1; color: $foreground; &:focus { color: $field-text; background: $field; } }
    """

    place: reactive[int] = reactive(0)

    class Typed(Message):
        """Somebody has begun to write here, where only options are."""

        def __init__(self, choice: Choice, character: str) -> None:
            super().__init__()
            self.choice, self.character = choice, character

    def __init__(self, options: Sequence[tuple[str | None, str]], value: str | None, *, id: str) -> None:
        """`options`: values and what they are called; a value that is not among them is kept as one more."""
        super().__init__(id=id)
        values = [each for each, _ in options]
        self.options = [*options] if value in values else [*options, (value, value or "")]
        self.set_reactive(Choice.place, values.index(value) if value in values else len(values))

    @property
    def value(self) -> str | None:
        """The chosen value."""
        return self.options[self.place][0]

    def choose(self, value: str | None) -> None:
        """Choose an option by its value, where there is one of that."""
        self.place = next((at for at, each in enumerate(self.options) if each[0] == value), self.place)

    def rename(self, options: Sequence[tuple[str | None, str]]) -> None:
        """Call the same options something else."""
        self.options = [*options, *self.options[len(options) :]]
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go to the next or the one before, round and round."""
        self.place = (self.place + by) % len(self.options)

    def on_key(self, event: Key) -> None:
        """Choose by number, 1 for the first, or by the sign before the words; what else is written is for a line."""
        if not event.is_printable or not event.character or event.character.isspace():
            return
        if not self.take(event.character):
            self.post_message(self.Typed(self, event.character))
        event.stop()

    def take(self, character: str) -> bool:
        """Choose the option that a character names; return whether there is one."""
        if (to := self._named(character)) is None:
            return False
        self.place = to
        return True

    def _named(self, character: str) -> int | None:
        """Return the option that a character names, of several the next one; None where it names none."""
        if character.isdecimal() and 0 < int(character) <= len(self.options):
            return int(character) - 1
        words = [word.split() or [""] for _, word in self.options]
        around = [*range(self.place + 1, len(words)), *range(self.place + 1)]
        return next((at for at in around if not character.isalnum() and words[at][0] == character), None)

    def _too_wide(self, words: Sequence[str]) -> bool:
        return sum(cells(word) + 3 for word in words) > self.size.width

    def _as_far_as_they_fit(self, short: Sequence[str]) -> list[str]:
        """Return the options' words in full where there is room, those nearest to the chosen one before the others."""
        words = [*short]
        for index in sorted(range(len(words)), key=lambda each: (abs(each - self.place), -each)):
            longer = [*words[:index], self.options[index][1], *words[index + 1 :]]
            words = words if self._too_wide(longer) else longer
        return words

    def render(self) -> Content:
        """Draw all options; where they do not fit, those farther off by a sign or number, or only the chosen one."""
        words = [word for _, word in self.options]
        accent, chosen, dim = ("$accent", "bold $accent", "$dim")
        if self.has_focus:
            accent, chosen, dim = ("$field-accent", "bold $field-accent", "$field-dim")
        if self._too_wide(words):
            words = [word if index == self.place else word.split(" ")[0] for index, word in enumerate(words)]
            if self._too_wide(words) or any(
                cells(w) > 1 and i not in (self.place, len(words) - 1) for i, w in enumerate(words)
            ):
                return Content.assemble(("‹ ", accent), (words[self.place], "bold"), (" ›", accent))
            words = self._as_far_as_they_fit(words)
        parts: list[str | tuple[str, str]] = []
        for index, word in enumerate(words):
            here = index == self.place
            parts += [("▌" if here else " ", accent), (word, chosen if here else dim), "  "]
        return Content.assemble(*parts)
