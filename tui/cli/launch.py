"""Opening the app: on the user's library, or on a throw-away copy of the samples."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from journals.errors import Problem
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.settings import Settings
from tui.settings.folders import environment_folders

if TYPE_CHECKING:
    from journals.library.library import Library
    from tui.ui.begin_app import Reopening

_DUMB = ("dumb", "unknown")
"""Values of TERM that promise nothing but lines, as the field reads them (an editor's shell has the first)."""


_FRAMES = "TEXTUAL_FPS"
"""Read by Textual as it is imported: how often a second what has changed is painted."""
_FAST, _REMOTE = "240", "60"
"""A key waits for the next frame, and then paints what it changed; over SSH each frame is sent a long way."""


def open_app(session: Session) -> int:
    """Open the app on the library, and on what is chosen in it instead; return the exit status.

    A terminal that knows no more than lines is talked to line by line.
    """
    if kind := _needs_terminal("tilbageblik --plain"):
        return open_line_by_line(session, notice="plain.dumb", kind=kind)
    _set_frame_rate()
    while True:
        status, reopening = _open_library(session)
        if reopening == "samples":
            status = open_demo(session)
        if reopening is None or status:
            return status
        session.forget_settings()


def open_line_by_line(session: Session, notice: str = "", **words: object) -> int:
    """Talk line by line about the library; return the exit status."""
    from tui.cli.plain.start import run_plain

    if notice:
        print_notice(session.say(notice, **words))
    return run_plain(session)


def _open_library(session: Session) -> tuple[int, Reopening | None]:
    settings = replace(session.settings, language=session.language)
    _ = session.guide  # a guide that cannot be used is refused here, not in the middle of the app
    library = session.release_library()
    from tui.app import run

    session.has_told_config = True
    named, faults = bool(session.requested_folders or environment_folders()), session.config.faults
    missing = session.missing_folders if session.folders[1] else []
    return run(
        library,
        settings,
        notice=print_notice,
        guide_folder=session.guide_folder,
        named=named,
        mouse=session.mouse,
        config_faults=faults,
        missing=missing,
    )


def open_demo(session: Session, *, plain: bool = False) -> int:
    """Open the app on a copy of the samples that is gone afterwards, and so is all state that belongs to it.

    Talk line by line about it instead where that is wanted, and in a terminal that knows no more than lines.
    """
    if not plain and (kind := _needs_terminal("tilbageblik demo --plain")):
        print_notice(session.say("plain.dumb", kind=kind))
        plain = True
    _set_frame_rate()
    from secrets import token_hex  # only here: it loads OpenSSL

    from journals.demo.sample import copy_samples
    from journals.library.library import Library
    from tui.ui.end_signals import EndSignals

    settings = replace(session.settings, language=session.language)
    _ = session.guide
    folder = Path(tempfile.gettempdir(), f"tilbageblik-{token_hex(8)}")
    places = replace(session.local_folders, state=folder / "state")
    if plain:
        session.turn_to(folder / "library", places)
    library = session.unread_library if plain else Library([folder / "library"], places)

    def tidy() -> None:
        library.store_thread.shutdown()  # what still writes would make the folder anew
        shutil.rmtree(folder, ignore_errors=True)

    with EndSignals():
        try:
            try:
                folder.mkdir(mode=0o700)
                copy_samples(folder / "library", session.today, session.language)
                return _talk_about_copy(session) if plain else _run_copy(session, library, settings)
            finally:
                tidy()
        finally:  # again: a signal leaves by an exception once, and that may have been within the first
            tidy()


def _talk_about_copy(session: Session) -> int:
    try:
        return open_line_by_line(session, notice="plain.demo")
    finally:
        session.close()


def _run_copy(session: Session, library: Library, settings: Settings) -> int:
    from tui.app import run

    session.has_told_config = True
    status, _ = run(
        library,
        settings,
        notice=print_notice,
        guide_folder=session.guide_folder,
        sample=True,
        mouse=session.mouse,
        config_faults=session.config.faults,
    )
    return status


def command_to_open(folder: Path) -> str:
    """Return the command line that opens the app on `folder`."""
    words = ["tilbageblik", "--library", str(folder)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _set_frame_rate() -> None:
    """Have Textual paint sooner after a key than it would, unless the user has set how often."""
    is_remote = any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY"))
    os.environ.setdefault(_FRAMES, _REMOTE if is_remote else _FAST)


def _needs_terminal(command: str) -> str:
    """Return what a terminal calls itself that knows no more than lines, "" for any other.

    A driver of Textual's own brings its own screen. `command` does the same without one.

    Raises:
        Problem: `no_terminal`, where there is nothing to draw on.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return ""
    drawn_on = (sys.__stdin__, sys.__stderr__ if os.name != "nt" else sys.__stdout__)
    if not all(stream is not None and stream.isatty() for stream in drawn_on):
        raise Problem("no_terminal", command=command)
    kind = os.environ.get("TERM", "")
    return kind if kind.lower() in _DUMB else ""
