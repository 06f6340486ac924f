"""The command line as a process of its own, in a library that gives trouble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from journals.library.paths import LOCAL_ENV
from tests.faults.process import ROOT

LIMITED = """
import resource, sys
sys.dont_write_bytecode = True  # or what is imported now would be kept cut off, for every process that comes after
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv[:2] = ["tilbageblik"]
from tui.cli import main
main()
"""


class Shell:
    """Somebody at a command line."""

    def __init__(self, library: Path, local: Path) -> None:
        self.library = library
        self.local = local
        self.before: list[str] = []
        """What stands before every command, such as another that it is run by."""
        self.most = 0
        """Bytes that a file may hold; 0 is no limit."""

    def __call__(self, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run a command line to its end."""
        return subprocess.run(
            self._line(words), cwd=ROOT, env=self._env(), input=stdin, capture_output=True, check=False
        )

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Begin a command line that reads what it is given; all that it says comes in one stream."""
        pipe, both = subprocess.PIPE, subprocess.STDOUT
        return subprocess.Popen(self._line(words), cwd=ROOT, env=self._env(), stdin=pipe, stdout=pipe, stderr=both)

    def texts(self) -> list[str]:
        """Return the texts of all observations."""
        done = self("observations", "--json")
        found: list[dict[str, Any]] = json.loads(done.stdout or b"[]")
        return [each["text"] for each in found]

    def kept(self) -> list[Path]:
        """Return the emergency files."""
        return sorted(self.local.glob("state/unsaved/*/*/*.jsonl"))

    def _line(self, words: tuple[str, ...]) -> list[str]:
        program = ["-c", LIMITED, str(self.most)] if self.most else ["-m", "tui"]
        return [*self.before, sys.executable, *program, "--library", str(self.library), "--lang", "en", *words]

    def _env(self) -> dict[str, str]:
        return {**os.environ, LOCAL_ENV: str(self.local), "PYTHONUTF8": "1"}
