"""The way to a new project: its name, which is stored at once, and then what it is about as far as one wants to say."""

from __future__ import annotations

from collections.abc import Callable

from journals.library.journal import Journal
from journals.records.model import Project
from tui.features.common.placing_form import ask_placing
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.stored_prompt import StoredPrompt


def begin_project(app: BaseApp, begun: Callable[[Journal], object]) -> None:
    """Ask for a name and begin a project; `begun` is told once the rest has been asked too."""

    def create(project: Project, _: str) -> bool:
        made: list[Journal] = []
        if went := app.write(lambda: made.append(app.library.create(project)[0])):
            ask_placing(app, made[0], lambda: begun(made[0]), is_new=True)
        return went

    StoredPrompt(app, "home.ask_name", lambda name: Project(name=name), create).ask()
