"""The record of the meeting behind the screen: made in a thread whenever anything in it has changed, and written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from content.retro_format import Format
from journals.errors import Problem
from journals.export.files import write_new
from journals.export.labels import Labels
from journals.export.progress import Cancelled, ProgressCallback
from journals.export.redaction import Document
from journals.export.retro_log import render_retro_log, retro_file_name
from journals.export.retro_snapshot import RetroSnapshot
from journals.log.atomic import free_path
from journals.retro.follow_up import follow_up
from journals.retro.meeting import Meeting
from journals.retro.prompts import format_title
from tui.features.common.export_folder import export_folder
from tui.features.common.latest_task import LatestTask
from tui.features.common.outgoing import confirm_outgoing
from tui.features.common.rendered_document import DocumentBlock, document_blocks
from tui.features.retro.phases.adopted_lessons import AdoptedLessons
from tui.ui.background import BackgroundTask
from tui.ui.base_app import BaseApp
from tui.ui.clipboard import copy_text
from tui.wording.errors import problem_text

Source: TypeAlias = tuple[str, date, RetroSnapshot, tuple[Format, ...], bool]


class RenderedRecord(Struct, frozen=True):
    """The document, and its blocks as they are shown."""

    document: Document
    blocks: list[DocumentBlock]


class RetroDocument:
    """The document, and the file it goes to."""

    def __init__(self, app: BaseApp, on_loaded: Callable[[], object] = lambda: None) -> None:
        """`on_loaded` is called when a project has been read whose lessons the document speaks of."""
        self._app, self._lessons = app, AdoptedLessons(app, on_loaded)
        self.is_short = False
        """Whether it is the one page."""
        self._source: Source | None = None
        self._rendering = LatestTask[RenderedRecord]()

    def refresh(self, meeting: Meeting, formats: tuple[Format, ...]) -> bool:
        """Begin to render it anew where something has changed; return whether it has."""
        app, short, snapshot = self._app, self.is_short, RetroSnapshot.of(meeting, self._lessons.lesson)
        source = (app.language, app.today, snapshot, formats, short)
        if source == self._source:
            return False
        self._source, labels = source, self._labels(formats)
        title = format_title(formats, snapshot.retro.format)

        def make(tick: ProgressCallback) -> RenderedRecord:
            made = render_retro_log(snapshot, labels, title, short=short, tick=tick)
            return RenderedRecord(made, document_blocks(made.text))

        self._rendering.start(make)
        return True

    def stop(self) -> None:
        """Stop rendering, where nobody waits for the document."""
        self._rendering.stop()

    async def rendered(self) -> RenderedRecord | None:
        """Wait for the document; None where rendering it was stopped."""
        return await self._rendering.result()

    @property
    def path(self) -> Path | None:
        """Where it would go."""
        if self._source is None:
            return None
        _, _, snapshot, formats, short = self._source
        name = retro_file_name(snapshot.records.project, snapshot.retro, self._labels(formats), short=short)
        return free_path(export_folder() / name)

    async def write(self, written: Callable[[], object] = lambda: None) -> None:
        """Write the file once what looks like personal data has been asked about; then call `written`."""
        path, made = self.path, await self.rendered()  # of what is shown now, whatever is shown when the answer comes
        if made is None or path is None:
            return

        async def store(leaving: Document) -> None:
            if await self._store(path, leaving):
                written()

        confirm_outgoing(self._app, made.document, lambda leaving: self._app.run_worker(store(leaving), group="export"))

    async def _store(self, path: Path, leaving: Document) -> bool:
        """Write the file, and tell where it is or what went wrong; return whether it is there."""
        say = self._app.say
        try:
            await BackgroundTask(lambda tick: write_new(path, leaving.text, tick=tick)).result()
        except Problem as problem:
            self._app.notify_user(problem_text(say, problem), "error")
        except Cancelled:
            self._app.notify_user(say("export_room.not_written"))
        else:
            self._app.notify_user(say("check_out.written", path=path))
            return True
        return False

    async def copy(self) -> None:
        """Copy the text, after the same question."""

        def copy(leaving: Document) -> None:
            copy_text(self._app, leaving.text, "check_out.copied")

        if made := await self.rendered():
            confirm_outgoing(self._app, made.document, copy)

    def _labels(self, formats: tuple[Format, ...]) -> Labels:
        app = self._app
        return Labels(app.guide, app.say, app.today, formats=formats)


def export_record(app: BaseApp, meeting: Meeting, formats: tuple[Format, ...]) -> None:
    """Write the record of a meeting to a file, once the lessons it speaks of are at hand. `formats`: the guide's.

    It is the app's own work: it goes on, and is told, also when what asked for it has been left.
    """
    lessons, found = AdoptedLessons(app, lambda: None), follow_up(meeting)
    origins = [lessons.journal(use) for use in found.uses if use.id in found.answered]
    if closed := [each for each in origins if each is not None and not each.is_open]:
        app.fetch(closed[0], lambda: export_record(app, meeting, formats))
        return
    document = RetroDocument(app)
    document.refresh(meeting, formats)
    app.run_worker(document.write(), group="export")
