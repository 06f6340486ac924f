"""What the places have in common that show the record of a meeting as it will be written to a file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property

from textual import getters, work

from tui.features.retro.phases.retro_document import RenderedRecord, RetroDocument
from tui.ui.base_app import BaseApp
from tui.ui.widget_mixin import WidgetMixin
from tui.wording.display import warning_sign
from tui.wording.privacy import document_lines


class RecordPage(WidgetMixin):
    """A mixin that has the record made, shows it when it is, and writes and copies it."""

    app = getters.app(BaseApp)

    @abstractmethod
    def fill(self) -> None:
        """Show everything as it is now, and make the record anew where it has changed."""

    @abstractmethod
    def show_rendered(self, made: RenderedRecord, warnings: Sequence[str]) -> None:
        """Show a record that has been made. `warnings`: a line for each kind of personal data it may hold."""

    @property
    def can_show(self) -> bool:
        """Whether it can be filled now."""
        return self.is_attached

    @cached_property
    def document(self) -> RetroDocument:
        """The record, and the file it goes to."""
        return RetroDocument(self.app, self._on_loaded)

    def on_unmount(self) -> None:
        """Make nothing that nobody waits for."""
        self.document.stop()

    def _on_loaded(self) -> None:
        if self.can_show:
            self.fill()

    @work(group="record", exclusive=True)
    async def show_record(self) -> None:
        """Show the record as soon as it is made."""
        made = await self.document.rendered()
        if made is not None and self.can_show:
            personal = document_lines(self.app.say, made.document.personal)
            self.show_rendered(made, [f"{warning_sign()} {line}" for line in personal])

    # The file and the copy are the app's own work: it goes on, and is told, also when this has been left meanwhile.

    def write_record(self) -> None:
        """Write the record to a file."""
        self.app.run_worker(self.document.write(self._written), group="export")

    def _written(self) -> None:
        if self.is_attached:
            self.show_record()  # the next one would go to another file

    def copy_record(self) -> None:
        """Copy the record."""
        self.app.run_worker(self.document.copy(), group="export")
