"""Copying to the clipboard: the system's own where there is one, else by asking the terminal for it (OSC 52)."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from tui.ui.base_app import BaseApp

_REMOTE = ("SSH_CONNECTION", "SSH_TTY")
"""Set where somebody sits at another machine than this one, whose clipboard is of no use to them."""
_PATIENCE = 3.0
"""Seconds after which a clipboard that does not answer is taken for none."""


def copy_text(app: BaseApp, text: str, copied: str) -> None:
    """Copy a text and notify of it: `copied` names what is said where it is known to be on the clipboard.

    A terminal says nothing back, so that of it no more is said than that it was asked.
    """

    async def copy() -> None:
        if not is_remote() and await asyncio.to_thread(_answer_of, lambda: system_copy(text)):
            app.notify_user(app.say(copied))
            return
        app.copy_to_clipboard(text)
        app.refresh(layout=True)  # a program that failed may have written on the screen
        app.notify_user(app.say("export_room.copy_asked"))

    app.run_worker(copy(), group="clipboard", exclusive=True)


def is_remote() -> bool:
    """Return whether somebody sits at another machine."""
    return any(os.environ.get(name) for name in _REMOTE)


def system_copy(text: str) -> bool:
    """Copy with what the system has; return whether the text is there, which is looked up."""
    try:
        import pyperclip  # only here: it looks for programs

        pyperclip.copy(text)
        return bool(pyperclip.paste().replace("\r\n", "\n") == text)
    except (ImportError, RuntimeError, OSError, ValueError):  # it has none, or none that works here
        return False


def _answer_of(ask: Callable[[], bool]) -> bool:
    """Return what is answered; no where there is none in time: a program may hang, and is not to keep the app alive."""
    answer: Future[bool] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:
            answer.set_exception(error)

    Thread(target=run, daemon=True, name="clipboard").start()
    try:
        return answer.result(_PATIENCE)
    except TimeoutError:
        return False
