"""Many lines at once: which may be logged, which are asked about first, and which wait in the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

from journals.export.progress import ProgressCallback
from journals.library.batch import checked_batch, refuse_too_much
from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.guard import redacted
from journals.records.model import Observation
from journals.text.clean import MAX_TEXT
from tui.features.common.paste_dialog import PasteDialog
from tui.features.common.pasted_findings import PastedFindings
from tui.features.common.saving_dialog import SavingDialog
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.pasted_rows import Paste, PastedRow
from tui.ui.widgets.capture_line import Capture, QueuedLine
from tui.wording.privacy import FlaggedText, kinds_text

CHECKED_AT_ONCE = 200
"""So many lines are checked while one waits; more are beside the screen."""


class PastedLines:
    """The lines of a paste that are to be logged, each with the observation it would become."""

    def __init__(self, lines: Sequence[tuple[PastedRow, Observation]], found: PastedFindings) -> None:
        self._lines = lines
        self._found: list[list[Finding]] = [found.of(row.text) for row, _ in lines]

    def warnings(self, say: Catalogue) -> list[str]:
        """Return how many lines hold what, one line for each level."""
        lines = []
        for level, held in (("block", self._of("block")), ("warn", self._of("warn"))):
            if held:
                what = kinds_text(say, [what for each in held for what in each])
                lines.append(say.count(f"guard.pasted.{level}", len(held), what=what))
        return lines

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


class PasteHost(Protocol):
    """What stores observations."""

    def store(self, new: list[Observation]) -> bool:
        """Check and store a few, and say what went wrong; return whether they are stored."""

    def as_stored(self, new: Observation) -> Observation:
        """Return one as it is stored here."""

    def store_checked(self, checked: list[Observation]) -> bool:
        """Store those that are `as_stored` and checked, as one act; return whether they are stored."""


class PasteTaking:
    """A paste on its way: it is asked what the lines are, then about personal data, and then they are stored."""

    def __init__(self, app: BaseApp, capture: Capture, paste: Paste, host: PasteHost) -> None:
        """`capture`: the line it came into, where what may not be stored waits afterwards."""
        self._app, self._capture, self._paste, self._host = app, capture, paste, host
        self._lines = [row.line for row in paste.rows]
        self._found = PastedFindings(self._lines)
        self._before = capture.input.cursor_position

    def ask(self) -> None:
        """Ask what the lines are."""
        self._paste.is_asked = True
        self._app.push_screen(PasteDialog(self._paste, self._found, self._warnings, self._keep), self._take)

    def _become(self, row: PastedRow) -> Observation:
        prompt = self._capture.prompt
        return Observation(text=row.text, kind=row.kind, stage=self._paste.stage, happened=row.day, prompt=prompt)

    def _warnings(self, rows: list[PastedRow]) -> list[str]:
        return PastedLines([(row, self._become(row)) for row in rows], self._found).warnings(self._app.say)

    def _keep(self, text: str, is_pasted: bool) -> None:
        if is_pasted:
            self._capture.input.insert_pasted(text)
        else:
            self._capture.input.insert_text_at_cursor(text)

    def _take(self, logs: bool | None) -> None:
        if logs:
            PastedLines([(row, self._become(row)) for row in self._paste.on], self._found).ask(self._app, self._store)
            return
        self._capture.paste, line, before = None, self._capture.input, self._before
        line.cursor_position = before
        apart = " " if line.value[:before].strip() and not line.value[before - 1].isspace() else ""
        line.insert_pasted(apart + " ".join(each.text for each in self._lines))
        line.action_end()

    def _store(self, new: list[Observation], held: list[PastedRow]) -> None:
        if len(new) <= CHECKED_AT_ONCE:
            self._finish(not new or self._host.store(new), held)
            return

        def take(checked: list[Observation] | None) -> None:
            if checked is None:
                self.ask()  # as it was chosen
            else:
                self._finish(self._host.store_checked(checked), held)

        self._app.push_screen(SavingDialog(len(new), lambda tick: self._checked(new, tick)), take)

    def _checked(self, new: list[Observation], tick: ProgressCallback) -> list[Observation]:
        """Return the lines ready to be stored; those in which nothing was found need not be looked at again."""
        refuse_too_much((each.text for each in new), "paste_too_much")
        return checked_batch(((self._host.as_stored(each), self._looked_over(each)) for each in new), len(new), tick)

    def _looked_over(self, new: Observation) -> Observation | None:
        may_hold_more = len(new.text) > MAX_TEXT or self._found.of(new.text)
        return None if may_hold_more else Observation(text=new.text)

    def _finish(self, is_stored: bool, held: list[PastedRow]) -> None:
        app, today = self._app, self._app.today.isoformat()
        if not is_stored:
            held = self._paste.on  # why has been told; now they are all in the line
        self._capture.paste = None
        if held:
            waiting = [QueuedLine.of_paste(row.text, row.kind, "" if row.day == today else row.day) for row in held]
            app.notify_user(app.say.count("guard.waiting", self._capture.queue_lines(waiting)))
