"""Many lines at once: which may be logged, which are asked about first, and which wait in the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.guard import redacted
from journals.records.model import Observation
from tui.features.common.paste_dialog import PasteDialog
from tui.features.common.pasted_findings import PastedFindings
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.pasted_rows import Paste, PastedRow
from tui.ui.widgets.capture_line import Capture, HeldLine
from tui.wording.privacy import FlaggedText, kinds_text


class PastedLines:
    """The lines of a paste that are to be logged, each with the observation it would become."""

    def __init__(self, lines: Sequence[tuple[PastedRow, Observation]], found: PastedFindings) -> None:
        self._lines = lines
        self._found: list[list[Finding]] = [found.of(row.text) for row, _ in lines]

    def warnings(self, say: Catalogue) -> list[str]:
        """Return how many lines hold what, one line for each level."""
        told = []
        for level, held in (("block", self._of("block")), ("warn", self._of("warn"))):
            if held:
                what = kinds_text(say, [what for each in held for what in each])
                told.append(say.count(f"guard.pasted.{level}", len(held), what=what))
        return told

    def ask(self, app: BaseApp, take: Callable[[list[Observation], list[PastedRow]], object]) -> None:
        """Ask about the lines that hold something; `take` gets what is to be logged, and the lines that wait."""
        held = [
            FlaggedText("", new.text, found) for (_, new), found in zip(self._lines, self._found, strict=True) if found
        ]

        def answer(given: Answer | None) -> None:
            take(*self._parted(given, app.say("guard.removed")))

        if held:
            app.push_screen(PrivacyDialog(held, skips=True), answer)
        else:
            answer(None)

    def _parted(self, answer: Answer | None, by: str) -> tuple[list[Observation], list[PastedRow]]:
        new, held = [], []
        for (line, each), found in zip(self._lines, self._found, strict=True):
            if found and answer == "skip":
                continue
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


def take_in_paste(app: BaseApp, capture: Capture, paste: Paste, store: Callable[[list[Observation]], bool]) -> None:
    """Ask which of the lines pasted into `capture` are observations; what may not be stored waits in it."""
    today = app.today.isoformat()
    lines = [row.line for row in paste.rows]
    found = PastedFindings(lines)

    def become(row: PastedRow) -> Observation:
        return Observation(text=row.text, kind=row.kind, stage=paste.stage, happened=row.day, prompt=capture.prompt)

    def warnings(rows: list[PastedRow]) -> list[str]:
        return PastedLines([(row, become(row)) for row in rows], found).warnings(app.say)

    before = capture.input.cursor_position

    def keep(text: str, is_pasted: bool) -> None:
        if is_pasted:
            capture.input.insert_pasted(text)
        else:
            capture.input.insert_text_at_cursor(text)

    def take(logs: bool | None) -> None:
        paste.is_asked = False
        if logs:
            PastedLines([(row, become(row)) for row in paste.on], found).ask(app, take_in)
            return
        capture.paste = None
        capture.input.cursor_position = before
        typed = capture.input.value
        joined = " ".join(line.text for line in lines)
        apart = " " if typed[:before].strip() and not typed[before - 1].isspace() else ""
        capture.input.insert_pasted(apart + joined)
        capture.input.action_end()

    def take_in(new: list[Observation], held: list[PastedRow]) -> None:
        if new and not store(new):
            held = paste.on  # why has been told; now they are all in the line
        capture.paste = None
        if held:
            waiting = [HeldLine.of_paste(row.text, row.kind, "" if row.day == today else row.day) for row in held]
            app.notify_user(app.say.count("guard.waiting", capture.hold(waiting)), "warning")

    paste.is_asked = True
    app.push_screen(PasteDialog(paste, found, warnings, keep), take)
