"""Many lines at once: which may be logged, which are asked about first, and which wait in the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.guard import new_findings, redacted
from journals.records.model import Observation
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.widgets.capture_line import Capture
from tui.wording.privacy import FlaggedText, kinds_text


class PastedLines:
    """The lines of a paste, each with the observation it would become."""

    def __init__(self, lines: Sequence[tuple[str, Observation]]) -> None:
        self._lines = lines
        self._found: list[list[Finding]] = [new_findings(new).get("text", []) for _, new in lines]

    def warnings(self, say: Catalogue) -> list[str]:
        """Return how many lines hold what, one line for each level."""
        told = []
        for level, held in (("block", self._of("block")), ("warn", self._of("warn"))):
            if held:
                what = kinds_text(say, [what for each in held for what in each])
                told.append(say.count(f"guard.pasted.{level}", len(held), what=what))
        return told

    def ask(self, app: BaseApp, take: Callable[[list[Observation], list[str]], object]) -> None:
        """Ask about the lines that hold something; `take` gets what is to be logged, and the lines that wait."""
        held = [
            FlaggedText("", new.text, found) for (_, new), found in zip(self._lines, self._found, strict=True) if found
        ]

        def answer(given: Answer | None) -> None:
            take(*self._parted(given, app.say("guard.removed")))

        if held:
            app.push_screen(PrivacyDialog(held), answer)
        else:
            answer(None)

    def _parted(self, answer: Answer | None, by: str) -> tuple[list[Observation], list[str]]:
        new, held = [], []
        for (line, each), found in zip(self._lines, self._found, strict=True):
            if answer == "remove":
                new.append(redacted(each, by))
            elif found and answer != "keep":  # which the box only offers where nothing is blocked
                held.append(line)
            else:
                new.append(each)
        return new, held

    def _of(self, level: Severity) -> list[list[FindingKind]]:
        """Return the kinds found in each line whose surest finding is of this level."""
        at: dict[Severity, list[list[FindingKind]]] = defaultdict(list)
        for found in self._found:
            if found:
                surest: Severity = "block" if any(each.level == "block" for each in found) else "warn"
                at[surest].append([each.what for each in found])
        return at[level]


def confirm_pasted_lines(
    app: BaseApp, capture: Capture, lines: list[str], stage: str, store: Callable[[list[Observation]], bool]
) -> None:
    """Ask whether many lines pasted into `capture` are one observation each; what may not be stored waits in it."""
    quicks = [(line, capture.understood(line)) for line in lines]
    paste = PastedLines(
        [(line, quick.observation(stage, app.today.isoformat())) for line, quick in quicks if quick.text]
    )
    capture.asked = lines

    def take_in(new: list[Observation], held: list[str]) -> None:
        asked, capture.asked = capture.asked, []
        if new and not store(new):
            held = asked  # why has been told; now they are all in the line
        if held:
            app.notify_user(app.say.count("guard.waiting", capture.hold(held)), "warning")

    def take(sure: bool | None) -> None:
        if sure:
            paste.ask(app, take_in)
        else:
            capture.asked = []
            capture.input.insert_text_at_cursor(" ".join(lines))

    about = [app.say("project.pasted", n=len(lines)), *paste.warnings(app.say)]
    text = "\n".join(about) + "\n\n" + "\n".join(f"· {line}" for line in lines[:6])
    app.push_screen(Confirm(text, "project.one_each", "project.one_line", title="project.pasted_title"), take)
