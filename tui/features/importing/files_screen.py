"""Which files to bring in: a line to type, paste or drop them in, and the newest that may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from journals.errors import Invalid
from journals.importing.import_memory import ImportMemory
from journals.importing.likely_files import LikelyFile, likely_files
from journals.importing.packs import is_pack_file
from journals.importing.reading import ImportInput
from journals.importing.typed_paths import is_there, named_files, typed_paths
from journals.library.journal import Journal
from journals.text.clean import shown_name
from tui.commands import Command
from tui.features.common.latest_task import LatestTask
from tui.features.importing.file_rows import FileRow, FileRowRenderer
from tui.features.importing.files_line import FilesLine
from tui.features.importing.folders import note_folders, typed_in
from tui.features.importing.packs_to_shelf import put_on_shelf
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import DiscardDialog
from tui.ui.list_screen import ListScreen
from tui.ui.places import ImportPreviewPage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.list_under_input import ListUnderInput
from tui.wording.display import brief
from tui.wording.errors import problem_text


class ImportFilesScreen(ListUnderInput, ListScreen[FileRow]):
    """The files that somebody may want to bring into a project."""

    scope: ClassVar[str] = "import_files"
    takes_letters: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("import_files")

    def __init__(self, journal: Journal, typed: str = "") -> None:
        """`typed`: what stands in the line to begin with."""
        super().__init__()
        self.journal: Journal = journal
        self._typed = typed
        self._added: list[FileRow] = []
        """What was pasted or dropped here, the latest first."""
        self._likely: list[FileRow] = []
        self._ticked: set[str] = set()
        self._folder: Path | None = None
        """A folder that somebody typed; None for the usual ones."""
        self._trouble: Invalid | None = None
        """Why what is typed cannot be read."""
        self._looking = LatestTask[list[LikelyFile]]()
        self._is_looking = True

    @cached_property
    def _memory(self) -> ImportMemory:
        return ImportMemory(self.app.library.local.state)

    def body(self) -> ComposeResult:
        """Yield the line and the list."""
        yield FilesLine()
        yield from super().body()

    def on_mount(self) -> None:
        """Focus the line, and look for files."""
        self.rows.can_focus = False
        self.line.value = self._typed
        self.set_focus(self.line)
        self._find_files()

    def on_screen_resume(self) -> None:
        """Look again, for other files may have come meanwhile."""
        if self.is_mounted and not self._is_looking:
            self._find_files()

    @property
    def line(self) -> FilesLine:
        """What is typed."""
        return self.query_one(FilesLine)

    def fill(self) -> None:
        """Show the files."""
        self.line.placeholder = self.say("import_room.ask_file")
        super().fill()
        self.query_one("#question").set_class(self._trouble is not None, "-trouble")
        self.rows.refresh()

    def drawing(self) -> Drawing[FileRow]:
        """Return how a file looks."""
        return FileRowRenderer(self.app, self._ticked).drawing

    def items(self) -> Sequence[FileRow]:
        """Return what was pasted and dropped, and then the newest files."""
        added = {row.key for row in self._added}
        return [*self._added, *(row for row in self._likely if row.key not in added)]

    def heading(self) -> tuple[str, str]:
        """Return where we are, and which project the notes go into."""
        return self.say("import_room.title"), self.say("import_room.into", project=brief(self.journal.project.name))

    def question(self) -> Content | str:
        """Return what can be done here, or why what is typed cannot be read."""
        if self._trouble is not None:
            return Content.assemble((problem_text(self.say, self._trouble), "bold $bites"))
        return self.say("import_room.ask")

    def invitation(self) -> str:
        """Return that no files were found by themselves, or in the folder that was typed."""
        if self._is_looking:
            return self.say("import_room.looking")
        if self._folder is not None:
            return self.say("import_room.empty_folder", folder=shown_name(self._folder))
        return self.say("import_room.no_files")

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that work while the line is open."""
        tick = (
            [] if self.line.value else [(self.key("import_files.tick"), self.say("commands.import_files.tick.short"))]
        )
        others = ["app.back", "app.help"]
        read = (self.key("import_files.read"), self.say.count("import_room.read", max(1, len(self._ticked))))
        return [read, *tick, *((self.key(each, typing=True), self.say(f"commands.{each}.short")) for each in others)]

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all; to come here is nothing new."""
        return command.id != "app.import" and super().applies(command)

    @work(group="likely", exclusive=True)
    async def _find_files(self) -> None:
        """List the newest files, as soon as they are found."""
        folders = [self._folder] if self._folder else note_folders(self._memory)
        self._is_looking = True
        self._looking.start(lambda tick: likely_files(folders))
        found = await self._looking.result()
        self._is_looking = False
        if found is not None and self in self.app.screen_stack:
            self._likely = [FileRow(str(each.path), file=each) for each in found]
            self._show_all()

    # What is typed, pasted or dropped

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget what was wrong with what stood there before."""
        event.stop()
        self._trouble = None
        self._show_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what is chosen."""
        event.stop()
        self.action_read()

    def on_files_line_pasted(self, event: FilesLine.Pasted) -> None:
        """Take in files that are dropped, or a text of several lines; anything else goes into the line."""
        if paths := named_files(event.text, is_there):
            self._add([FileRow(str(path), path=path) for path in paths])
        elif "\n" in event.text.strip():
            self._add([FileRow(f"\n{len(self._added)}", pasted=event.text)])
        else:
            self.line.insert_pasted(event.text)

    def on_files_line_ticked(self) -> None:
        """Tick the file under the cursor."""
        self.action_tick()

    def _add(self, rows: list[FileRow]) -> None:
        keys = {row.key for row in rows}
        self._added = [*rows, *(each for each in self._added if each.key not in keys)]
        self._ticked |= keys
        self.at = rows[0].key
        self._show_all()

    # What can be done

    def action_tick(self) -> None:
        """Tick the file under the cursor, or take its tick off, and go on to the next."""
        if (row := self.rows.item) is not None:
            self._ticked ^= {row.key}
            self.rows.advance()
            self._show_all()

    def action_read(self) -> None:
        """Read what is typed and ticked; where that is nothing, the file under the cursor."""
        typed = typed_paths(self.line.value, is_there, typed_in())
        missing = next((path for path in typed if not is_there(path)), None)
        if missing is not None:
            self._refuse(missing)
            return
        chosen = [row.input for row in self.items() if row.key in self._ticked]
        inputs = [*chosen, *(ImportInput(path) for path in typed if str(path) not in self._ticked)]
        if not inputs and (row := self.rows.item) is not None:
            inputs = [row.input]
        if not inputs:
            self.app.notify_user(self.say("import_room.choose_first"))
            return
        packs = [each.path for each in inputs if each.path and is_pack_file(each.path)]
        put_on_shelf(self.app, packs)
        inputs = [each for each in inputs if each.path not in packs]
        if not inputs:
            return
        folder = next((each.path.parent for each in inputs if each.path), None)
        if folder is not None:
            self._memory.note_folder(folder)
        self.app.go(ImportPreviewPage(self.journal, inputs))

    def _refuse(self, path: Path) -> None:
        """Show that there is no such file; of a folder, list what is in it."""
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        if is_folder:
            self._folder, self.line.value = path, ""
            self._find_files()
        else:
            self._trouble = Invalid("import_no_file", file=str(path))
            self._show_all()

    # Leaving

    def unsaved(self) -> list[str]:
        """Return what was pasted here, which stands in no file."""
        pasted = [row for row in self._added if row.pasted]
        return [self.say.count("import_room.pasted_unsaved", len(pasted))] if pasted else []

    def asks_before_leaving(self) -> bool:
        """Ask before what was pasted is lost; return whether it is asked."""
        if not self.unsaved():
            return False

        def answered(sure: bool | None) -> None:
            if sure:
                self.app.pop_screen()

        self.app.push_screen(DiscardDialog(self.say("import_room.lose_pasted")), answered)
        return True
