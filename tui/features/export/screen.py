"""Export: a document as it will stand in the file, what is left out of it, where it goes, and one key to write it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from msgspec import structs
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from content.retro_format import Format
from journals.errors import Problem
from journals.export.decided_lessons import lessons_in
from journals.export.document_format import DocumentFormat, ExportContext
from journals.export.files import write_new
from journals.export.forms import AS_IT_IS, DocumentForm, form_of_file, in_form
from journals.export.progress import Cancelled, ProgressCallback
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.log.atomic import free_path
from journals.text.clean import clean
from tui.features.common.export_folder import export_folder
from tui.features.common.latest_task import LatestTask
from tui.features.common.outgoing import confirm_outgoing
from tui.features.common.rendered_document import (
    DocumentBlock,
    document_block_drawing,
    document_blocks,
    plain_blocks,
    row_blocks,
)
from tui.features.export.chosen_text import chosen_line
from tui.features.export.handing_on import HandingOn
from tui.features.export.left_out import left_out_line
from tui.features.export.selecting_screen import SelectingScreen
from tui.features.export.selection import ExportSelection
from tui.features.export.typed_place import is_folder_there, typed_place
from tui.ui.background import BackgroundTask
from tui.ui.bindings import bindings
from tui.ui.clipboard import copy_text
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.widgets.progress import UnderWay
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import brief, warning_sign
from tui.wording.errors import problem_text
from tui.wording.privacy import document_lines
from tui.wording.retro_formats import available_formats, retro_titles

_NAMED = 3
"""Projects that are named; of more the number is told."""


@dataclass(frozen=True)
class RenderedExport:
    """The text, and its blocks as they are shown."""

    document: Document
    blocks: list[DocumentBlock]


class ExportScreen(SelectingScreen):
    """A document about one project or several."""

    scope: ClassVar[str] = "export"
    BINDINGS: ClassVar[list[BindingType]] = bindings("export")

    def __init__(self, journals: Sequence[Journal]) -> None:
        super().__init__(journals)
        self._folder: Path | None = None
        self._path: Path | None = None
        self._source: tuple[ExportSelection, str, date, Any] | None = None
        """What the text is made of."""
        self._rendering = LatestTask[RenderedExport]()
        self._listed: RenderedExport | None = None
        self._stopped = False
        self._wanted = 0
        """How many wait for the text, or for the file."""

    def body(self) -> ComposeResult:
        """Yield where it goes, and the text."""
        yield Static(id="question", markup=False)
        yield UnderWay(self.say)
        yield Rows[DocumentBlock](document_block_drawing, id="lines")

    def on_mount(self) -> None:
        """Begin with what was chosen the last time these projects were written out."""
        choice = self._memory.choice(each.id for each in self._asked)
        self._chosen = ExportSelection.remembered(choice)
        if choice.folder and is_folder_there(Path(choice.folder)):
            self._folder = Path(choice.folder)

    def begin_anew(self) -> None:
        """Propose another file, and make its text."""
        self._path, self._stopped = None, False

    def fill(self) -> None:
        """Show where it would go, and render the text anew where its source has changed."""
        if self._chosen.document not in self._documents:
            self._chosen, self._path = replace(self._chosen, document=self._documents[0]), None
        if self._path is None:
            self._path = free_path((self._folder or export_folder()) / self._file)
        snapshot = self._chosen.document.snapshot(self._journals, self._export_context)
        source = (replace(self._chosen, chosen_form=AS_IT_IS), self.app.language, self.app.today, snapshot)
        if not self._stopped and source != self._source:
            self._source = source
            self._make(snapshot)
        self._show()

    def _make(self, snapshot: Any) -> None:
        """Begin to make the text; what others write may be of any size, so that is done in another thread."""
        chosen, context, say = self._chosen.document, self._export_context, self.say

        def make(tick: ProgressCallback) -> RenderedExport:
            made = chosen.render(snapshot, context, tick)
            return RenderedExport(made, _blocks(chosen, made))

        rendering = self._rendering.start(make)
        self.headline(self._title)
        self.query_one(UnderWay).follow(rendering, say("export_room.making"), say)

    def _about(self, held: Sequence[str]) -> None:
        """Show what it is, where it would go, and what personal data is in it."""
        to = f"{self.say('export_room.to')} {clean(str(self._path))}"
        names = ", ".join(brief(journal.project.name) for journal in self._journals[:_NAMED])
        if more := len(self._journals) - _NAMED:
            names = names if more < 0 else self.say.count("export_room.more_projects", more, names=names)
        out = left_out_line(self.say, self._chosen, self._journals, lessons_in(self.app.library))
        what = chosen_line(self.say, self.app.guide, self._chosen)
        about = [self.say("export_room.stopped") if self._stopped else to, *filter(None, [what, out]), names]
        warned = [f"{warning_sign()} {line}" for line in [*self._new_folder(), *held]]
        self.query_one("#question", Static).update("\n".join([*about, *warned]))

    def _new_folder(self) -> list[str]:
        """Return that the folder it would go into is made first, where somebody typed one that is not there."""
        if self._path is None or self._path.parent == export_folder() or is_folder_there(self._path.parent):
            return []
        return [self.say("export_room.new_folder", folder=self._path.parent)]

    @work(group="show", exclusive=True)
    async def _show(self) -> None:
        """Show the text as soon as it is made."""
        if self not in self.app.screen_stack:
            return  # this place has been left before the worker began
        self._about([])
        made = await self._rendering.result()
        if self not in self.app.screen_stack:
            return  # or meanwhile
        if made is None:
            self._stopped = True
            self._about([])
            return
        self.headline(
            self._title,
            self.say.count("export_room.lines", (made.document.shown or made.document.text).count("\n") + 1),
        )
        self._about(document_lines(self.say, made.document.personal))
        if made is not self._listed:
            self._listed = made
            rows: Rows[DocumentBlock] = self.query_one("#lines", Rows)
            rows.fill(made.blocks)

    def halt(self) -> bool:
        """Stop what has been going on for a while; return whether there was anything like that."""
        return self.query_one(UnderWay).halt()

    def on_unmount(self) -> None:
        """Make no text that nobody waits for."""
        if not self._wanted:
            self._rendering.stop()

    def _begins_again(self) -> bool:
        """Begin again if it was stopped; return whether it was."""
        if was := self._stopped:
            self._stopped, self._source = False, None
            self.fill()
        return was

    def action_write(self) -> None:
        """Write the file; make the text again where that was stopped, to be seen before it is written."""
        if not self._begins_again() and self._path is not None:
            # The app's own work: it goes on, and is told, also when this place has been left meanwhile.
            self.app.run_worker(self._write(self._path), group="export")

    async def _write(self, path: Path) -> None:
        """Write the file once what looks like personal data has been asked about."""
        with self._waiting():
            made = await self._rendering.result()
        if made:
            made_as = self._chosen
            confirm_outgoing(
                self.app,
                made.document,
                lambda leaving: self.app.run_worker(self._store(path, leaving, made_as), group="export"),
                made_as.audience,
            )

    async def _store(self, path: Path, leaving: Document, made_as: ExportSelection) -> None:
        context = self._export_context
        with self._waiting():
            try:
                form = form_of_file(path, made_as.document)
                writing = BackgroundTask(partial(_write_form, path, leaving.text, form, context))
                if self.is_attached:
                    self.query_one(UnderWay).follow(writing, self.say("export_room.writing"), self.say)
                await writing.result()
            except Cancelled:
                self.app.notify_user(self.say("export_room.not_written"))
                return
            except Problem as problem:
                self.app.notify_user(problem_text(self.say, problem), "error")
                self._path = free_path(path)  # where a file is in the way, another name is proposed
            else:
                self.app.notify_user(self.say(made_as.document.written_key, path=path))
                self._folder, self._path = path.parent, None
                self._memory.note((each.id for each in self._asked), made_as.choice(str(path.parent)))
        if self.is_attached:
            self.fill()

    @contextlib.contextmanager
    def _waiting(self) -> Iterator[None]:
        self._wanted += 1
        try:
            yield
        finally:
            self._wanted -= 1

    @property
    def _export_context(self) -> ExportContext:
        app, chosen = self.app, self._chosen
        titles = retro_titles(self.say, app.guide_folder)
        return ExportContext(
            app.library,
            app.guide,
            self.say,
            app.today,
            titles,
            formats=self._formats,
            audience=chosen.audience,
            scope=chosen.scope,
            meeting=chosen.meeting,
        )

    def _formats(self) -> Sequence[Format]:
        return available_formats(self.say, self.app.guide_folder)[0]

    @property
    def _file(self) -> str:
        return in_form(self._chosen.document.file_name(self._journals, self._export_context), self._chosen.form)

    @property
    def _title(self) -> str:
        return self.say(self._chosen.document.title_key or "")

    def action_copy(self) -> None:
        """Copy the text."""
        if not self._begins_again():
            self.app.run_worker(self._copy(), group="export")

    async def _copy(self) -> None:
        def copy(leaving: Document) -> None:
            copy_text(self.app, leaving.text, "export_room.copied")

        with self._waiting():
            made = await self._rendering.result()
        if made:
            confirm_outgoing(self.app, made.document, copy, self._chosen.audience)

    def action_publish(self) -> None:
        """Put the lessons into a folder as linked pages."""
        self._handing_on.publish()

    def action_pack(self) -> None:
        """Write the lessons as a pack for another organisation."""
        self._handing_on.pack()

    @property
    def _handing_on(self) -> HandingOn:
        context = structs.replace(self._export_context, audience=self._chosen.chosen_audience)
        return HandingOn(self, self._journals, context, self._folder or export_folder())

    def action_name(self) -> None:
        """Change where it goes."""

        def take(typed: str | None) -> None:
            if typed:
                path = typed_place(typed)
                self._path = path / self._file if is_folder_there(path) else path
                self.fill()

        self.app.push_screen(PromptDialog("export_room.ask_name", str(self._path or "")), take)


def _blocks(document: DocumentFormat, made: Document) -> list[DocumentBlock]:
    """Return a document as it is read: what is for programs as it stands, a spreadsheet row by row."""
    if made.shown or not document.is_data:
        return document_blocks(made.shown or made.text)
    return row_blocks(made.text) if document.is_table else plain_blocks(made.text)


def _write_form(path: Path, text: str, form: DocumentForm, context: ExportContext, tick: ProgressCallback) -> Path:
    """Write a document in a form, in any thread."""
    return write_new(path, form.encode(text, context, tick), tick=tick)
