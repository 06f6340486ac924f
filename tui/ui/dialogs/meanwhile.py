"""Asks what counts where another window has changed or deleted the same thing while one typed: nothing goes unseen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.fields import schema
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.widgets.static import Static
from tui.wording.display import brief

Kept: TypeAlias = Literal["mine", "theirs"]
"""What counts from now on; None for going back to the text."""
_SHOWN = 400
"""Characters of a text; the rest is in the form, and in the history."""


@dataclass(frozen=True)
class OpenedRecord:
    """A record as it was when somebody began to change it."""

    journal: Journal
    record: Record

    @property
    def now(self) -> Record | None:
        """The record as it is now; None where it is deleted."""
        return self.journal.get(type(self.record), self.record.id)

    def is_gone(self) -> bool:
        """Return whether it was deleted meanwhile, and can be brought back."""
        record = self.record
        return bool(record.id) and self.now is None and self.journal.deleted_at(record.TABLE, record.id) is not None

    def clashes(self, mine: Mapping[str, Any], value: Callable[[Any], Any]) -> dict[str, Any]:
        """Return what stands now in those fields that others have changed too, and otherwise.

        `mine`: what would be stored in the fields changed here; `value` makes of what a record holds what `mine` has.
        """
        now = self.now
        if now is None or not self.record.id:
            return {}
        both = {name: value(getattr(now, name)) for name in mine if hasattr(now, name)}
        old = {name: value(getattr(self.record, name)) for name in both}
        return {name: theirs for name, theirs in both.items() if theirs not in (old[name], mine[name])}


class MeanwhileDialog(Dialog[Kept | None]):
    """Both texts of each field, or that it was deleted, and what may be done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("meanwhile")

    def __init__(self, both: Sequence[tuple[str, str, str]]) -> None:
        """`both`: of each field what it is called, what is typed here, and what stands there now; none: it is gone."""
        super().__init__(classes="guard")
        self._both = both
        self._what = "changed" if both else "deleted"

    def body(self) -> ComposeResult:
        """Yield the texts."""
        with ScrollArea():
            yield Static(id="both", markup=False)

    def heading(self) -> str:
        """Return what has happened."""
        return self.say(f"meanwhile.{self._what}")

    def fill(self) -> None:
        """Show both texts of each field."""
        say = self.say
        parts = [
            Content.assemble(
                (f"{field}\n" if field else "", "bold"),
                (f"{say('meanwhile.mine')}: ", "$accent"),
                brief(mine, _SHOWN) or say("form.none"),
                (f"\n{say('meanwhile.theirs')}: ", "$accent"),
                brief(theirs, _SHOWN) or say("form.none"),
            )
            for field, mine, theirs in self._both
        ]
        self.query_one("#both", Static).update(Content("\n").join(parts) if parts else say("meanwhile.about_deleted"))

    def hints(self) -> list[tuple[str, str]]:
        """Return the answers, the one that loses nothing first."""
        return [
            (self.key("meanwhile.leave"), self.say("guard.back")),
            (self.key("meanwhile.mine"), self.say(f"meanwhile.{self._what}.mine")),
            (self.key("meanwhile.theirs"), self.say(f"meanwhile.{self._what}.theirs")),
        ]

    def action_mine(self) -> None:
        """Have what is typed here count."""
        self.dismiss("mine")

    def action_theirs(self) -> None:
        """Have what others did count."""
        self.dismiss("theirs")


def clashing_texts(opened: OpenedRecord | None, new: Record) -> list[tuple[str, str, str]]:
    """Return what a line would store and what others have stored meanwhile, for `settle_meanwhile`."""
    if opened is None or opened.record.id != new.id:
        return []
    texts = {name: getattr(new, name, None) for name in schema(type(new)).free_text}
    mine = {name: text for name, text in texts.items() if text != getattr(opened.record, name, None)}
    theirs = opened.clashes({name: text for name, text in mine.items() if isinstance(text, str)}, lambda value: value)
    return [("", str(mine[name]), str(text)) for name, text in theirs.items()]


def settle_meanwhile(
    app: BaseApp,
    opened: OpenedRecord | None,
    both: Sequence[tuple[str, str, str]],
    take: Callable[[Kept], object],
    back: Callable[[], object],
) -> None:
    """Ask what counts, if others have deleted the record or changed the same fields; `take` hears the answer.

    It hears *mine* where nobody has. `back` is called where the user would rather see to the text first.
    """
    gone = opened is not None and opened.is_gone()
    if not gone and not both:
        take("mine")
        return

    def answered(kept: Kept | None) -> None:
        if kept is None:
            back()
        elif gone and kept == "mine" and opened is not None:
            if app.write(lambda: opened.journal.undelete(opened.record)):
                take("mine")
        else:
            take(kept)

    app.push_screen(MeanwhileDialog([] if gone else both), answered)


def settle_typed(
    app: BaseApp,
    opened: OpenedRecord | None,
    names: Mapping[str, str],
    first: Mapping[str, str | None],
    typed: Mapping[str, str | None],
    write: Callable[[dict[str, str | None]], object],
    leave: Callable[[], object],
) -> None:
    """Let `write` hear what is typed in a form, with what others wrote in its place where that is to count.

    `names`: what the fields are called; `first`: what stood in them; `leave` is called where it is to stay deleted.
    """
    mine = {name: text for name, text in typed.items() if text != first.get(name)}
    theirs: dict[str, str | None] = opened.clashes(mine, _written) if opened else {}

    def take(kept: Kept) -> None:
        if kept == "mine":
            write(dict(typed))
        elif theirs:
            write({**typed, **{name: first.get(name) for name in theirs}})  # not changed here: theirs stands
        else:
            leave()

    both = [(names[name], mine[name] or "", text or "") for name, text in theirs.items()]
    settle_meanwhile(app, opened, both, take, lambda: None)


def _written(value: Any) -> str | None:
    """Return what a record holds in a field as it stands in a form."""
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    if isinstance(value, bool):
        return "yes" if value else None
    return cast("str | None", value)
