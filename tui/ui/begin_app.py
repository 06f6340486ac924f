"""An app that greets whoever opens it for the first time, and knows what they would rather have open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from journals.library.log_parts import FolderNews
from journals.library.remembering import unread_count
from journals.text.clean import shown_names
from tui.ui.helping_app import HelpingApp
from tui.ui.places import WelcomePage

Reopening: TypeAlias = Literal["samples", "library"]
"""What is to be opened when this app has ended: a copy of the samples, or the library that the settings name now."""


_UNREAD = ("bad_line", "more_bad_line", "not_read")
"""What is wrong with a log of which something is skipped; of others more may still come."""


class BeginApp(HelpingApp, inherit_bindings=False):
    """It greets where nothing is in the library, whoever named it."""

    reopening: Reopening | None = None
    """What is to be opened when this has ended."""
    missing: Sequence[Path] = ()
    """Folders of the library that somebody named and that are not there."""
    _told_damaged: frozenset[Path] = frozenset()
    """Logs of which it was said that something in them cannot be read."""

    def _take(self, news: list[FolderNews]) -> None:
        is_first = not self.loaded
        super()._take(news)
        if is_first or news:
            self._tell_damage()
        if is_first and self.greets and self._is_empty():
            self.call_after_refresh(self._greet)

    def _tell_damage(self) -> None:
        """Notify once of each log in which something cannot be read: the rest of it is here."""
        damaged = {fault.file for fault in self.library.faults() if fault.code in _UNREAD} - self._told_damaged
        if damaged:
            self._told_damaged |= damaged
            names = sorted(f"{file.parent.name}/{file.name}" for file in damaged)
            self.notify_user(self.say.count("app.damaged", len(damaged), files=shown_names(names)), "warning")

    def _is_empty(self) -> bool:
        """Return whether nothing is in the library, and nothing of it is in the trash."""
        return not (unread_count(self.library) or self.library.all_journals())

    def _greet(self) -> None:
        if len(self.screen_stack) == 1 and not self.library.journals:  # nobody has gone on before it came
            self.go(WelcomePage())

    def end_for(self, reopening: Reopening) -> None:
        """End, for something else to be opened."""
        self.reopening = reopening
        self._end()

    def _end(self) -> None:
        raise NotImplementedError
