"""Starting: the first paint of the app, and a command that prints and ends, as whole processes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from journals.local import LOCAL_ENV
from tests.bench.pairs import Row, Skipped, compare, seconds
from tests.terminal import PATIENCE, Terminal

ROOT = Path(__file__).parents[2]
SIGHT = "Eksempel"
"""What every sample project's name begins with."""
SMALLEST = f"""
from textual.app import App
from textual.widgets import Static

class Smallest(App):
    def compose(self):
        yield Static("{SIGHT}")

Smallest().run()
"""
IMPORTS = "import click, tinydb, msgspec"


def first_paint(turns: int = 21) -> Iterator[Row | Skipped]:
    """Measure from the start of the process to the first bytes of a frame with words on it."""
    what = "first paint of Home, sample library"
    if sys.platform == "win32" or importlib.util.find_spec("tui.app") is None:
        yield Skipped(what, "no pseudo-terminals here" if sys.platform == "win32" else "no app yet")
        return
    with tempfile.TemporaryDirectory() as base:
        ours = [*_ours(), "--library", str(_samples(Path(base)))]
        smallest = [sys.executable, "-c", SMALLEST]
        yield from compare(
            what,
            lambda: until_painted(ours, base),
            {"smallest Textual app": lambda: until_painted(smallest, base)},
            turns,
            "≤ 1.5",
        )


def logging_command(turns: int = 41) -> Iterator[Row | Skipped]:
    """Measure `tilbageblik log` from its start to its end."""
    what = "tilbageblik log, whole process"
    if importlib.util.find_spec("tui.cli") is None:
        yield Skipped(what, "no command line yet")
        return
    with tempfile.TemporaryDirectory() as base:
        library = _samples(Path(base))
        project = max(path.name for path in library.iterdir())
        ours = [*_ours(), "--library", str(library), "log", project, "Lyden faldt ud", "--stage", "S4"]
        imports = [sys.executable, "-c", IMPORTS]
        yield from compare(
            what,
            lambda: seconds(lambda: _run(ours, base)),
            {f'python -c "{IMPORTS}"': lambda: seconds(lambda: _run(imports, base))},
            turns,
            "≤ 1.5",
        )


def until_painted(command: list[str], base: str) -> float:
    """Give the seconds until `SIGHT` is among what a program paints."""
    start = time.perf_counter()
    terminal = Painter(command, cwd=ROOT, env=_settled(base))
    with terminal:
        terminal.until_written(SIGHT.encode())
        return time.perf_counter() - start


class Painter(Terminal):
    """A terminal that only looks for bytes, as fast as they come."""

    def until_written(self, sight: bytes) -> None:
        """Return as soon as `sight` has been written."""
        written, stop = b"", time.monotonic() + PATIENCE
        while sight not in written:
            assert time.monotonic() < stop, f"never painted: {written[-500:]!r}"
            written += os.read(self._fd, 1 << 16)


def _ours() -> list[str]:
    return [sys.executable, "-m", "tui"]


def _samples(base: Path) -> Path:
    """Give a copy of the sample library."""
    library = base / "library"
    _run([*_ours(), "demo", "--to", str(library)], str(base))
    return library


def _run(command: list[str], base: str) -> None:
    subprocess.run(command, cwd=ROOT, env={**os.environ, **_settled(base)}, check=True, stdout=subprocess.DEVNULL)


def _settled(base: str) -> dict[str, str]:
    """Have all modules compiled, ours too, as they are once they are installed."""
    return {LOCAL_ENV: f"{base}/local", "PYTHONPYCACHEPREFIX": f"{base}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
