"""The log of the retro behind the screen: made in a thread whenever what it is made of has changed, and written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeAlias

from content import Guide
from journals.errors import Problem
from journals.export.files import free_name, write_new
from journals.export.labels import Labels
from journals.export.progress import Cancelled
from journals.export.redaction import Document
from journals.export.retro_log import render_retro_log, retro_file_name
from journals.export.retro_snapshot import RetroSnapshot
from journals.text.clean import clean
from tui.features.common.export_folder import export_folder
from tui.ui.background import Behind
from tui.ui.base_app import BaseApp
from tui.wording.errors import problem_text

Source: TypeAlias = tuple[str, date, RetroSnapshot, str]


class RetroRecord:
    """The text, and the file it goes to."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._source: Source | None = None
        self._made: Behind[Document] | None = None

    def follow(self, taken: RetroSnapshot, form: str) -> bool:
        """Begin to render it anew where something has changed; return whether it has."""
        app = self._app
        source = (app.language, app.today, taken, form)
        if source == self._source:
            return False
        self.stop()
        self._source, labels = source, self._terms(app.guide, app.today)
        self._made = Behind(lambda tick: render_retro_log(taken, labels, form, tick=tick))
        return True

    def stop(self) -> None:
        """Make no text that nobody waits for."""
        if self._made:
            self._made.stop()

    async def text(self) -> Document | None:
        """Wait for the text; None where it was stopped."""
        while made := self._made:
            try:
                return await made.result()
            except Cancelled:
                if made is self._made:
                    break  # else it is being made of something newer
        return None

    @property
    def path(self) -> Path | None:
        """Where it would go."""
        if self._source is None:
            return None
        taken = self._source[2]
        labels = self._terms(self._app.guide, self._app.today)
        return free_name(export_folder() / retro_file_name(taken.records.project, taken.retro, labels))

    async def write(self) -> None:
        """Write the file, and tell where it is; or what went wrong."""
        made, path, say = await self.text(), self.path, self._app.say
        if made is None or path is None:
            return
        try:
            await Behind(lambda tick: write_new(path, made.text, tick=tick)).result()
        except Problem as problem:
            self._app.tell(problem_text(say, problem), "error")
        except Cancelled:
            self._app.tell(say("export_room.not_written"))
        else:
            self._app.tell(say("check_out.written", path=clean(str(path))))

    async def copy(self) -> None:
        """Copy the text."""
        if made := await self.text():
            self._app.copy_to_clipboard(made.text)
            self._app.tell(self._app.say("check_out.copied"))

    def _terms(self, guide: Guide, today: date) -> Labels:
        return Labels(guide, self._app.say, today)
