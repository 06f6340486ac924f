"""Asks before personal data is saved, or says that it cannot be: the places marked by a sign, a word and a look.

Its keys are none that one types: whoever writes on without looking up presses nothing here but Enter, which goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal, TypeAlias, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.privacy.guard import free_texts, new_findings, redacted
from journals.records.base import Record
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.date_question import confirm_happened
from tui.ui.dialogs.dialog import MOST_SHOWN, Dialog, ScrollArea
from tui.ui.findings_view import marked
from tui.ui.widgets.static import Static
from tui.wording.privacy import FlaggedText, advice_text, kinds_of_findings, surest_first

R = TypeVar("R", bound=Record)
Answer: TypeAlias = Literal["remove", "keep", "skip"]
"""What is to be done; None for going back to the text. `skip` is for one text of several."""


class PrivacyDialog(Dialog[Answer | None]):
    """Texts with personal data in them, and what may be done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("guard")

    words = "guard"
    """What the names of its texts begin with."""
    keeps: ClassVar[bool] = True
    """Whether what is only asked about may stay."""

    def __init__(
        self,
        found: Sequence[FlaggedText],
        *,
        skips: bool = False,
        removes: str = "",
        edits: bool = True,
        then: str = "",
    ) -> None:
        """`found`: the texts, with the name of its field where there are several; `skips`: they can be left out.

        `removes`: the name of the text that says what is done instead of writing [removed]; `edits`: going back is
        going to the text; `then`: what an answer leads to.
        """
        super().__init__(classes="guard")
        self._skips, self._removes, self._edits, self._then = skips, removes, edits, then
        self._found = found
        self._all = [each for text in found for each in text.found]
        self._blocked = any(each.level == "block" for each in self._all)

    def body(self) -> ComposeResult:
        """Yield the places, and what it means."""
        with ScrollArea():
            yield Static(id="places", markup=False)
        yield Static(id="about", markup=False)

    def heading(self) -> str:
        """Return what kind of data it is, in words."""
        key = "guard.refused" if self._blocked else f"{self.words}.ask"
        return self.say(key, what=kinds_of_findings(self.say, self._all))

    def fill(self) -> None:
        """Show the texts with their places marked."""
        lines = [marked(self.say, each) for each in self._found[:MOST_SHOWN]]
        if (more := len(self._found) - MOST_SHOWN) > 0:
            lines.append(Content(self.say.count("guard.more", more)))
        self.query_one("#places", Static).update(Content("\n").join(lines))
        about = "guard.about.block" if self._blocked else f"{self.words}.about.warn"
        better = advice_text(self.say, surest_first(self._all))
        self.query_one("#about", Static).update(" ".join(filter(None, (self.say(about, instead=better), self._then))))

    def hints(self) -> list[tuple[str, str]]:
        """Return the answers, in shorter words where there is little room."""
        short = ".short" if self.size.width < 60 or self._skips else ""
        answers = [
            (self.key("guard.leave"), self.say(f"{self.words}.back{short}" if self._edits else "dialog.leave")),
            (self.key("guard.remove"), self.say(self._removes or f"guard.remove{short}")),
            *([(self.key("guard.skip"), self.say("guard.skip"))] if self._skips else []),
        ]
        return (
            answers
            if self._blocked or not self.keeps
            else [*answers, (self.key("guard.keep"), self.say(f"{self.words}.keep{short}"))]
        )

    def action_remove(self) -> None:
        """Put [removed] in the place of what was found."""
        self.dismiss("remove")

    def action_skip(self) -> None:
        """Leave out what holds it."""
        if self._skips:
            self.dismiss("skip")

    def action_keep(self) -> None:
        """Save it as it is."""
        if self.keeps and not self._blocked:
            self.dismiss("keep")


def store_guarded(
    app: BaseApp, new: R, store: Callable[[R], object], back: Callable[[], object], *, before: R | None = None
) -> None:
    """Store a record once the privacy guard has nothing to ask, or as the answer says; and once its day is sure.

    `back` is called where the user would rather edit the text. Who asks for a line first takes a `StoredPrompt`.
    """
    found = new_findings(new, before)

    def settle(ready: R) -> None:
        confirm_happened(app, ready, lambda: store(ready), back)

    if not found:
        settle(new)
        return
    written = free_texts(new)

    def take(answer: Answer | None) -> None:
        if answer is None:
            back()
        else:
            settle(redacted(new, app.say("guard.removed"), before) if answer == "remove" else new)

    app.push_screen(PrivacyDialog([FlaggedText("", written[field], each) for field, each in found.items()]), take)
