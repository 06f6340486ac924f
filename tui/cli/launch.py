"""Opening the app: on the user's library, or on a throw-away copy of the samples."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from journals.errors import Problem
from journals.library.paths import LocalFolders
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.settings import remember, remembered

_DUMB = ("dumb", "unknown")
"""Values of TERM that promise nothing but lines, as the field reads them (an editor's shell has the first)."""


def open_app(session: Session) -> int:
    """Open the app on the library and return its exit status."""
    _needs_terminal()
    settings = replace(session.settings, language=session.language)
    _ = session.guide  # a guide that cannot be used is refused here, not in the middle of the app
    library = session.release_library()
    from tui.app import run

    return run(library, settings, notice=print_notice, guide_folder=session.guide_folder, named=session.folders[1])


def open_demo(session: Session) -> int:
    """Open the app on a copy of the samples that is gone afterwards, and so is all state that belongs to it."""
    _needs_terminal()
    from journals.demo.sample import copy_samples
    from journals.library.library import Library

    settings = replace(session.settings, language=session.language)
    _ = session.guide
    from tui.ui.end_signals import EndSignals

    with EndSignals(), tempfile.TemporaryDirectory(prefix="tilbageblik-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        places = LocalFolders(folder / "state", session.local_folders.cache, session.local_folders.config)
        library = Library([copy_samples(folder / "library", session.today)], places)
        from tui.app import run

        status = run(library, settings, notice=print_notice, guide_folder=session.guide_folder, named=True, sample=True)
        remember(session.local_folders, **remembered(places))  # language and theme are the user's, here too
    return status


def command_to_open(folder: Path) -> str:
    """Return the command line that opens the app on `folder`."""
    words = ["tilbageblik", "--library", str(folder)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _needs_terminal() -> None:
    """Refuse where there is nothing to draw on; a driver of Textual's own brings its own screen.

    Raises:
        Problem: `no_terminal`, or `dumb_terminal` for one that knows no more than lines.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    drawn_on = (sys.__stdin__, sys.__stderr__ if os.name != "nt" else sys.__stdout__)
    if not all(stream is not None and stream.isatty() for stream in drawn_on):
        raise Problem("no_terminal")
    if (kind := os.environ.get("TERM", "")).lower() in _DUMB:
        raise Problem("dumb_terminal", kind=kind)
