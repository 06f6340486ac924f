"""Export: the learning log as it will stand in the file, where it goes, and one key to write it."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from journals.errors import Problem
from journals.exchange.files import free_name, write_new
from journals.exchange.forms import FORMS
from journals.exchange.shown import personal_in
from journals.journal import Journal
from journals.local import documents
from journals.privacy import Level, What
from journals.text import clean
from tui.bindings import bindings
from tui.dialogs.ask import Ask
from tui.guarding import document_lines
from tui.problems import problem_text
from tui.screens.room import Room
from tui.show import brief, warning_sign
from tui.widgets.rows import Drawing, Rows
from tui.wrap import fit


class Export(Room):
    """The learning log of one project or several."""

    scope: ClassVar[str] = "export"
    BINDINGS: ClassVar[list[BindingType]] = bindings("export")

    def __init__(self, journals: Sequence[Journal]) -> None:
        super().__init__()
        self._journals = sorted(journals, key=lambda journal: journal.id)
        self._form = "markdown"
        self._path: Path | None = None
        self._made: asyncio.Task[tuple[str, dict[Level, Counter[What]]]]

    def body(self) -> ComposeResult:
        """Where it goes, and the text."""
        yield Static(id="question", markup=False)
        drawing: Drawing[tuple[int, str]] = Drawing(
            lambda line: str(line[0]),
            lambda line, width, here: [[(fit(line[1], width), "strong" if line[1].startswith("#") else "")]],
            lambda *_: 1,
        )
        yield Rows[tuple[int, str]](drawing, id="lines")

    def fill(self) -> None:
        """Make the text, and say where it would go."""
        app = self.app
        if self._path is None:
            self._path = free_name(_folder() / self._file)
        self._about([])
        form, guide, say, today = FORMS[self._form], app.guide, app.say, app.today
        chosen = form.take(app.library, self._journals, say)
        # What others write may be of any size, so the text is made in another thread.
        make = asyncio.to_thread(lambda: (form.write(chosen, guide, say, today), personal_in(chosen)))
        self._made = asyncio.create_task(make)
        self._show()

    def _about(self, held: Sequence[str]) -> None:
        """Say what it is, where it would go, and what personal data is in it."""
        names = ", ".join(brief(journal.project.name) for journal in self._journals)
        about = [f"{self.say('export_room.to')} {clean(str(self._path))}", names]
        warned = [f"{warning_sign()} {line}" for line in held]
        self.query_one("#question", Static).update("\n".join([*about, *warned]))

    @work(group="show", exclusive=True)
    async def _show(self) -> None:
        """Show the text as soon as it is made."""
        text, counts = await asyncio.shield(self._made)
        if self not in self.app.screen_stack:
            return  # this place has been left meanwhile
        lines = text.split("\n")
        title = self.say("export_room.title" if self._form == "markdown" else "export_room.briefing")
        self.headline(title, self.say.count("export_room.lines", len(lines)))
        self._about(document_lines(self.say, counts))
        rows: Rows[tuple[int, str]] = self.query_one("#lines", Rows)
        rows.fill(list(enumerate(lines)))

    def action_write(self) -> None:
        """Write the file."""
        if self._path is not None:
            # The app's own work: it goes on, and is told, also when this place has been left meanwhile.
            self.app.run_worker(self._write(self._path), group="export")

    async def _write(self, path: Path) -> None:
        try:
            text, _ = await self._made
            await asyncio.to_thread(write_new, path, text)
        except Problem as problem:
            self.app.tell(problem_text(self.say, problem), "error")
            self._path = free_name(path)  # where a file is in the way, another name is proposed
        else:
            key = "export_room.written" if self._form == "markdown" else "export_room.briefing_written"
            self.app.tell(self.say(key, path=clean(str(path))))
            self._path = None
        if self.is_attached:
            self.fill()

    @property
    def _file(self) -> str:
        return FORMS[self._form].name(self._journals, self.app.say, self.app.today)

    def action_form(self) -> None:
        """Show the briefing instead of the learning log, or the other way round."""
        self._form = "briefing" if self._form == "markdown" else "markdown"
        self._path = None
        self.fill()

    def action_copy(self) -> None:
        """Copy the text."""
        self.app.run_worker(self._copy(), group="export")

    async def _copy(self) -> None:
        text, _ = await self._made
        self.app.copy_to_clipboard(text)
        self.app.tell(self.say("export_room.copied"))

    def action_name(self) -> None:
        """Change where it goes."""

        def take(typed: str | None) -> None:
            if typed:
                path = _whole(typed)
                self._path = path / self._file if _is_folder(path) else path
                self.fill()

        self.app.push_screen(Ask("export_room.ask_name", str(self._path or "")), take)


def _whole(typed: str) -> Path:
    """Give a typed path, which begins at the user's documents where it is not whole."""
    path = Path(typed)
    with contextlib.suppress(RuntimeError):  # `~someone` nobody knows: then it is a name like any other
        path = path.expanduser()
    return (_folder() / path).absolute()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False


def _folder() -> Path:
    """Give the user's documents, or their home where there is no such folder."""
    folder = documents()
    return folder if folder.is_dir() else Path.home()
