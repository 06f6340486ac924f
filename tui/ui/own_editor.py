"""Going on with what stands in a line or a text in an editor of one's own; nothing typed is lost on the way."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from textual.app import SuspendNotSupported

from journals.errors import Problem
from tui.settings.editor import EditedText, edit_text, editor_words
from tui.ui.base_app import BaseApp
from tui.ui.unsaved import all_drafts
from tui.ui.widgets.inputs import LONGEST_PASTE, LineInput, TextInput
from tui.wording.errors import problem_text


def edit_outside(app: BaseApp) -> None:
    """Let the text that has the focus be written in the user's own editor, and put in what comes back.

    While the editor has the terminal the app stands still. What was typed is kept before, as it is when something
    ends the program.
    """
    control = app.focused
    if not isinstance(control, LineInput | TextInput):
        return
    before = control.text if isinstance(control, TextInput) else control.value
    typed = all_drafts(app)
    app.library.in_background(lambda: app.library.save_unsent_lines(typed))
    try:
        edited = edit_text(before, editor_words(), lambda words: _run(app, words), most=LONGEST_PASTE)
    except Problem as problem:
        app.notify_user(problem_text(app.say, problem), "warning")
        return
    _put(control, edited.text)
    _tell(app, edited)


def _run(app: BaseApp, words: Sequence[str]) -> int:
    """Run an editor in the terminal; return its exit status.

    Raises:
        OSError: it could not be started.
        Problem: `editor_unsupported`: there is no terminal to give it.
    """
    failed: list[OSError] = []
    status = 0
    try:
        with app.suspend(), _editors_signals():
            try:  # Textual does not take the terminal again after an exception
                status = subprocess.call(words)  # noqa: S603 - the user's own editor
            except OSError as error:
                failed.append(error)
    except SuspendNotSupported as error:
        raise Problem("editor_unsupported") from error
    if failed:
        raise failed[0]
    return status


@contextmanager
def _editors_signals() -> Iterator[None]:
    """Leave Ctrl+C and Ctrl+Z to the editor: both reach all that runs in the terminal."""
    stop = getattr(signal, "SIGTSTP", None)
    before = {signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None)}  # not ignored: the editor would too
    if stop is not None:
        before[stop] = signal.signal(stop, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _put(control: LineInput | TextInput, text: str) -> None:
    if isinstance(control, TextInput):
        control.replace(text, (0, 0), control.document.end)  # and not anew: Ctrl+Z takes it back
        control.move_cursor(control.document.end)
    else:
        control.take_edited(text)


def _tell(app: BaseApp, edited: EditedText) -> None:
    if edited.encoding != "utf-8":
        app.notify_user(app.say("editor.encoding", encoding=edited.encoding), "warning")
    elif edited.status:
        app.notify_user(app.say("editor.failed", status=edited.status), "warning")
