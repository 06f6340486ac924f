"""What was done to one record: when, by whose machine, and what stood there before."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import work
from textual.content import Content

from journals.library.across import name_anywhere
from journals.library.history import HistoryEntry, read_history
from journals.library.journal import Journal
from journals.records.base import Record
from tui.ui.base_app import Changed
from tui.ui.dialogs.reader import ReaderDialog
from tui.wording.display import brief
from tui.wording.history import HistoryFormatter, record_title


class HistoryDialog(ReaderDialog):
    """One record's history, the latest first. It is in the logs, so they are read for it."""

    def __init__(self, journal: Journal, record: Record) -> None:
        super().__init__()
        self._journal, self._record = journal, record
        self._entries: list[HistoryEntry] | None = None

    def heading(self) -> str:
        """Return what it is."""
        return self.say("history.title", what=brief(record_title(self.app.guide, self._journal, self._record)) or "–")

    def on_mount(self) -> None:
        """Show the box at once, and what is in it when it has been read."""
        self._fetch()

    def text(self) -> Content:
        """Return the entries, with an empty line between them."""
        if self._entries is None:
            return Content(self.say("history.fetching"))
        if not self._entries:
            return Content(self.say("history.empty"))
        table, record = self._record.TABLE, self._record.id
        name_of = partial(name_anywhere, self.app.library)
        teller = HistoryFormatter(self.say, self.app.guide, self._journal, table, record, name_of=name_of)
        return Content("\n\n").join([self._entry(teller, entry) for entry in self._entries])

    def _entry(self, teller: HistoryFormatter, entry: HistoryEntry) -> Content:
        lines = [Content(f"  {line}") for line in teller.lines(entry)]
        return Content("\n").join([Content.assemble((teller.heading(entry), "bold")), *lines])

    @work(group="history", exclusive=True)
    async def _fetch(self) -> None:
        library, record = self.app.library, self._record
        self._entries = await asyncio.to_thread(read_history, library, self._journal, record.TABLE, record.id)
        self._show_all()

    def _follow(self, changed: Changed) -> None:
        super()._follow(changed)
        self._fetch()
