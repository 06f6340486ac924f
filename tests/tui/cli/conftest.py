"""A shell: somebody who writes command lines, and what they get back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from journals.demo.sample import copy_samples
from tui.cli import serve
from tui.cli.program import program
from tui.cli.session import Session

Made = dict[str, Any]
"""A record or a project as `--json` shows it."""

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[3]


class Answer(NamedTuple):
    """What came back."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The results, line by line."""
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """The one JSON value that is the result."""
        return json.loads(self.out)

    @property
    def told(self) -> str:
        """The one line that says what is wrong."""
        assert self.err.count("\n") == 1, f"not one line: {self.err!r}"
        assert self.err.endswith("\n")
        return self.err.removesuffix("\n")


class Shell:
    """Somebody at a command line, with a library of their own."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.before: list[str] = []
        """What stands before every command."""

    def __call__(self, *args: str, stdin: str | bytes | None = None) -> Answer:
        """Write a command line; anything but an orderly end fails the test."""
        return self.alone("--library", str(self.library), *self.before, *args, stdin=stdin)

    def alone(self, *args: str, stdin: str | bytes | None = None) -> Answer:
        """Write a command line that names no library."""
        result = CliRunner().invoke(program, [*args], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    def done(self, *args: str, stdin: str | bytes | None = None) -> Answer:
        """Write a command line that is to go well, without a word."""
        answer = self(*args, stdin=stdin)
        assert (answer.status, answer.err) == (0, ""), answer
        return answer

    def json(self, *args: str, stdin: str | bytes | None = None) -> Any:
        """Return the JSON that a command line answers with."""
        return self.done(*args, "--json", stdin=stdin).json

    def process(self, *args: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a process of its own, on pipes."""
        command = [sys.executable, "-m", "tui", "--library", str(self.library), *self.before, *args]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=self.env(**env))

    def env(self, **more: str) -> dict[str, str]:
        """Return the environment of a process: this one's, with UTF-8 unless told."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}

    def run(self, *args: str, stdin: bytes = b"", **env: str) -> Answer:
        """Run a process of its own to its end."""
        with self.process(*args, **env) as process:
            out, err = process.communicate(stdin)
        return Answer(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell on an empty library, on a Tuesday in November."""
    monkeypatch.setattr(Session, "today", property(lambda _: TODAY))
    monkeypatch.setattr(serve, "_serve", lambda *_, **__: 0)  # it goes on until somebody ends it
    return Shell(tmp_path / "library")


@pytest.fixture
def project(shell: Shell) -> dict[str, Any]:
    """Return a project to write in."""
    made = shell.json("new", "Skærmbesøg", "--technology", "Skærme", "--area", "Ældre")
    assert isinstance(made, dict)
    return made


def logs(library: Path) -> list[Path]:
    """Return the logs of a library."""
    return sorted(library.glob("*/*.jsonl"))


def ids(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Return the ids of rows."""
    return [row["id"] for row in rows]


@pytest.fixture
def sampled(shell: Shell) -> Shell:
    """Return a shell on the sample library."""
    copy_samples(shell.library, TODAY)
    return shell
