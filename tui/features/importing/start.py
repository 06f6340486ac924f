"""The way to bringing notes in: into the project we are in, or the one that is chosen or begun first."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from journals.importing.typed_paths import is_there, typed_paths
from journals.library.journal import Journal
from journals.records.model import Project
from journals.text.clean import filter_key, shown_name
from tui.features.importing.files_screen import ImportFilesScreen
from tui.features.importing.preview_screen import ImportScreen
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import shown_project_name

_NEW = "new"


def open_import(app: BaseApp, journal: Journal | None, nearest: Journal | None) -> None:
    """Show the files to choose from; where notes are brought in already, go back to that."""
    if any(isinstance(each, ImportFilesScreen) for each in app.screen_stack):
        while not isinstance(app.screen, ImportFilesScreen | ImportScreen):
            app.context.stash_drafts()
            app.pop_screen()
    elif journal is not None:
        _open(app, journal)
    elif app.library.journals:
        _pick(app, nearest)
    else:
        _begin(app)


def _open(app: BaseApp, journal: Journal, typed: str = "") -> None:
    app.fetch(journal, lambda: app.push_screen(ImportFilesScreen(journal, typed)))


def _pick(app: BaseApp, nearest: Journal | None) -> None:
    """Ask which project the notes are of: the one under the cursor first, a new one last.

    Whoever types a file here already is asked all the same, and finds the file typed in the place that comes next.
    """
    file = ""

    def options(typed: str) -> list[Option]:
        nonlocal file
        file = typed.strip() if _is_file(typed) else ""
        wanted = filter_key("" if file else typed)
        about = app.say("import_room.file_next", file=shown_name(file)) if file else ""
        journals = [j for j in app.library.journals if j.project.status != "archived" or j is nearest]
        journals.sort(key=lambda each: each is not nearest)
        found = [
            Option(j.id, shown_project_name(app.say, j.project.name), j.project.technology, about=about)
            for j in journals
            if wanted in filter_key(f"{j.project.name} {j.project.technology}")
        ]
        return [*found, Option(_NEW, app.say("import_room.new_project"), about=about)]

    def take(chosen: str | None) -> None:
        if chosen == _NEW:
            _begin(app, file)
        elif chosen is not None:
            _open(app, app.library.journal(chosen), file)

    app.push_screen(PickerDialog("import_room.which_project", options), take)


def _is_file(typed: str) -> bool:
    """Return whether what is typed where a project is asked for is a file, or a folder."""
    return any(sign in typed for sign in "/\\") or is_there(Path(typed.strip() or "-"))


def _begin(app: BaseApp, typed: str = "") -> None:
    """Ask for the name of a new project, and begin it; whoever types a file there is asked again, and it comes next."""

    def create(project: Project, line: str) -> bool:
        if not typed and all(map(is_there, typed_paths(line, is_there))):
            _begin(app, line)
            return True
        made: list[Journal] = []
        if went := app.write(lambda: made.append(app.library.create(project)[0])):
            _open(app, made[0], typed)
        return went

    next_file = PromptContext(lambda: Content(app.say("import_room.file_after_name", file=shown_name(typed))))
    beside = next_file if typed else None
    StoredPrompt(app, "home.ask_name", lambda name: Project(name=name), create, beside=beside).ask()
