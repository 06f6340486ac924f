"""Programs that ours is measured against, each installed into an environment of its own, outside this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

NAMES = {"jrnl": "jrnl>=4,<5", "rg": "ripgrep"}
"""Program → the package that it is in."""


class Peers:
    """Other people's programs."""

    def __init__(self, home: Path | None = None, *, install: bool = True) -> None:
        """`home`: where the environments lie, to be used again; else a folder of the user's cache."""
        self._home = home or user_cache_path("tilbageblik-bench", appauthor=False)
        self._install = install

    @lru_cache  # noqa: B019 - one for each run
    def find(self, name: str) -> str | None:
        """Return the path of a program, installed if need be; None where it cannot be had."""
        place = self._home / name
        program = place / ("Scripts" if os.name == "nt" else "bin") / name
        if not program.exists() and self._install:
            self._make(place, NAMES[name])
        return str(program) if program.exists() else shutil.which(name)

    def _make(self, place: Path, package: str) -> None:
        python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
        told = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        for command in (
            [sys.executable, "-m", "venv", str(place)],
            [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", package],
        ):
            if subprocess.run(command, env=told, capture_output=True, check=False).returncode:
                return  # no network, perhaps: the row says so


def jrnl_config(base: Path, entries: list[str]) -> Path:
    """Write a jrnl journal with these entries, a line each, and return the settings that name it."""
    journal, config = base / "journal.txt", base / "jrnl.yaml"
    begun = datetime(2023, 1, 2, 8)  # noqa: DTZ001 - jrnl knows no time zones
    times = (begun + timedelta(hours=2 * number) for number in range(len(entries)))
    lines = [f"[{at:%Y-%m-%d %H:%M}] {text}" for at, text in zip(times, entries, strict=True)]
    journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    config.write_text(
        f"journals:\n  default:\n    journal: {journal}\neditor: ''\nencrypt: false\ntemplate: false\n"
        "default_hour: 9\ndefault_minute: 0\ntimeformat: '%F %H:%M'\ntagsymbols: '#@'\nhighlight: false\n"
        "linewrap: 79\nindent_character: '|'\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "version: v4.2\n",
        encoding="utf-8",
    )
    return config
