"""Questions and answers, a line each: a few things to choose between, or a line of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from journals.errors import Invalid
from journals.text.clean import filter_key
from tui.cli.output import Output
from tui.locale import Catalogue
from tui.wording.errors import problem_text
from tui.wording.spoken import spoken

T = TypeVar("T")

_PAGE = 12
"""As many things as are read out before it is asked whether there is to be more."""
_DIGITS = 10
"""So many digits are no number of a list: thousands of them cannot even be read as a number."""
_BACK = ("q", "tilbage", "back")
_MORE = ("m", "mere", "more")
_HELP = ("?", "hjælp", "help")


class EndOfInput(Exception):
    """Nobody answers any more: the input has ended, or the user has interrupted."""


@dataclass(frozen=True)
class ListedChoice(Generic[T]):
    """One of the things to choose between."""

    value: T
    text: str
    words: tuple[str, ...] = ()
    """What else it is called."""


@dataclass(frozen=True)
class Typed:
    """An answer that is none of what there was to choose between."""

    text: str


class SpokenOutput(Output):
    """Writes what a screen reader can say."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say

    def line(self, text: str = "") -> None:
        """Write a line, or several; nothing for what says nothing."""
        if said := spoken(self._say, text).strip("\n"):
            super().line(said)

    def document(self, text: str) -> None:
        """Write a text of several lines."""
        self.line(text)


class Talk:
    """What is said to the user, and what they answer."""

    def __init__(self, say: Catalogue, out: Output, lines: Iterator[str | Invalid]) -> None:
        """`lines`: what is typed, line by line; what is no text as what to say of it."""
        self.say, self._out, self._lines = say, out, lines
        self.missed = 0
        """How many lines were no answer, or no text."""

    def say_text(self, key: str, **words: object) -> None:
        """Read out a text of the catalogue."""
        self._out.line(self.say(key, **words))

    def read_out(self, text: str) -> None:
        """Read out a text as it stands."""
        self._out.line(text)

    def ask(self, question: str, about: str = "plain.help.line") -> str:
        """Ask for a line and return it; "" where the user goes back. `about` names what `?` says.

        Raises:
            EndOfInput: there is no answer.
        """
        return self._ask(question, lambda: self.say_text(about))

    def pick(
        self, question: str, choices: Sequence[ListedChoice[T]], *, enter: str = "plain.enter.back", again: bool = False
    ) -> T | None:
        """Read out things to choose between, and return the one that is chosen; None where the user goes back.

        It is chosen by its number, or by words or beginnings of words that only it has. `enter` names what Enter does;
        what has been read out before is not read out `again` until `?` asks for it.

        Raises:
            EndOfInput: there is no answer.
        """
        while True:
            answer = self.pick_or_type(question, choices, enter=enter, again=again)
            if not isinstance(answer, Typed):
                return answer
            self.not_understood(answer.text, len(choices))
            again = True

    def not_understood(self, typed: str, offered: int) -> None:
        """Count a line that is none of what was offered, and tell the user so."""
        self.missed += 1
        self.say_text("plain.not_understood", typed=typed, n=offered)

    def say_several(self, typed: str, choices: Sequence[ListedChoice[T]], found: Sequence[ListedChoice[T]]) -> None:
        """Read out with their numbers which of the choices an answer fits."""
        self.say_text("plain.several", n=len(found), typed=typed)
        for number, each in enumerate(choices, 1):
            if each in found[:_PAGE]:
                self.read_out(f"{number}. {each.text}")

    def pick_or_type(
        self, question: str, choices: Sequence[ListedChoice[T]], *, enter: str = "plain.enter.back", again: bool = False
    ) -> T | Typed | None:
        """Do the same, but return an answer that is none of them as it was typed."""
        shown = 0

        def read_on(first: int) -> None:
            nonlocal shown
            shown = self._read_page(choices, first)

        def explain() -> None:
            self.say_text("plain.help.choose")
            read_on(0)

        self.read_out(question)
        if again:
            self.say_text("plain.again")
        else:
            read_on(0)
        while True:
            typed = self._ask(self.say(enter), explain)
            if not typed:
                return None
            if typed.casefold() in _MORE and shown < len(choices):
                read_on(shown)
                continue
            found = meant_choices(choices, typed)
            if len(found) == 1:
                return found[0].value
            if not found:
                return Typed(typed)
            self.say_several(typed, choices, found)

    def confirm(self, question: str) -> bool:
        """Ask a question and return whether the answer is yes; Enter is no."""
        yes = ListedChoice(True, self.say("plain.yes"), ("ja", "j", "yes", "y"))
        no = ListedChoice(False, self.say("plain.no"), ("nej", "n", "no"))
        return self.pick(question, [yes, no], enter="plain.enter.no") is True

    def _ask(self, question: str, explain: Callable[[], object]) -> str:
        while True:
            self.read_out(question)
            typed = self._next()
            if typed.casefold() not in _HELP:
                return "" if typed.casefold() in _BACK else typed
            explain()

    def _read_page(self, choices: Sequence[ListedChoice[T]], first: int) -> int:
        """Read out a page of what there is from `first`; return how many have been read out."""
        page = choices[first : first + _PAGE]
        for number, each in enumerate(page, first + 1):
            self.read_out(f"{number}. {each.text}")
        if left := len(choices) - first - len(page):
            self._out.line(self.say.count("plain.more", left))
        return first + len(page)

    def _next(self) -> str:
        while True:
            line = next(self._lines, None)
            if line is None:
                raise EndOfInput
            if isinstance(line, Invalid):
                self.read_out(problem_text(self.say, line))
                self.missed += 1
                continue
            return line.strip()


def meant_choices(choices: Sequence[ListedChoice[T]], typed: str) -> list[ListedChoice[T]]:
    """Return what an answer may mean: the number, else what is called just so, else what has words that begin so."""
    number = typed.rstrip(".")
    if number.isdecimal() and len(number) < _DIGITS and 1 <= int(number) <= len(choices):
        return [choices[int(number) - 1]]
    wanted = filter_key(typed)
    called = [(each, [filter_key(one) for one in (each.text, *each.words)]) for each in choices]
    if exact := [each for each, names in called if wanted in names]:
        return exact
    parts = wanted.split()
    return [each for each, names in called if parts and all(_begins(" ".join(names), part) for part in parts)]


def _begins(text: str, part: str) -> bool:
    return any(word.strip("\"'(»").startswith(part) for word in text.split())
