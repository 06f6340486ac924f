"""The question where projects are to be kept, asked with what each folder means for those who share it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.content import Content

from journals.errors import Problem
from journals.library.carriers import carrier_of
from journals.system_error import reason_words
from tui.settings import remember_library
from tui.settings.folders import expand_user
from tui.ui.begin_app import BeginApp
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.wording.errors import problem_text
from tui.wording.shown_paths import path_without_user


def ask_library(app: BeginApp, now: Path, typed: str = "") -> None:
    """Ask for the library's folder; where it is another than now, open that instead."""

    def meaning(text: str) -> str:
        carrier = carrier_of(meant_folder(text), follows=False) if text else None
        return app.say(f"welcome.carrier.{carrier or 'none'}")

    def take(answer: str | None) -> None:
        if answer is None or (folder := meant_folder(answer)) == now:
            return
        app.run_worker(_open(app, now, folder, answer), group="library")

    beside = PromptContext(lambda: Content(app.say("welcome.folder_how")), understood=meaning)
    shown = path_without_user(now)
    app.push_screen(PromptDialog("welcome.ask_folder", typed or shown, stored=shown, beside=beside, mends=True), take)


def meant_folder(typed: str) -> Path:
    """Return the folder that is typed, pasted or dropped; what does not begin at a root begins at the user's own."""
    return Path.home() / expand_user(typed.strip().strip("\"'"))


async def _open(app: BeginApp, now: Path, folder: Path, typed: str) -> None:
    """Make the folder, keep that it is the library, and open it; say why not, and ask again, where that cannot be."""

    def make() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        next(folder.iterdir(), None)
        remember_library(app.library.local, folder)

    try:
        await asyncio.to_thread(make)
    except (OSError, ValueError) as error:
        words = reason_words(error) if isinstance(error, OSError) else reason_words(OSError())
        app.notify_user(problem_text(app.say, Problem("not_written", file=str(folder), **words)), "error")
        ask_library(app, now, typed)
    else:
        app.end_for("library")
