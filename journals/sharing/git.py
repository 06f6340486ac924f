"""The user's own git, run so that it never waits for a person: no editor, no password on the terminal, a time limit."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from msgspec import Struct

from journals.errors import Problem
from journals.text.clean import clean, one_line

LOCAL_TIMEOUT = 300.0
"""Seconds that git may take for what it does on this machine."""
REMOTE_TIMEOUT = 120.0
"""Seconds that git may take to talk to another machine."""

IDENTITY = {"user.name": "Tilbageblik", "user.email": "tilbageblik@localhost"}
"""Who commits where the user has told git nothing: git would take the login name and the machine's."""

# What an outer git has told its own children: it would make ours work on another repository.
_FOREIGN = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_LITERAL_PATHSPECS",
    }
)
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_MERGE_AUTOEDIT": "no",
    "GIT_EDITOR": ":",
    "GIT_OPTIONAL_LOCKS": "0",
    "NoDefaultCurrentDirectoryInExePath": "1",  # Windows: no program that git starts is taken from the library
}
_NAMES = ("git.exe", "git.cmd") if sys.platform == "win32" else ("git",)
_ASIDE = ("warning", "hint:", "remote:", "** ")
_LONGEST = 300
_SECRET = re.compile(r"(?<=://)[^/@\s]*@")


class GitResult(Struct, frozen=True):
    """Exit status and output of a git command."""

    status: int
    out: bytes
    err: str

    @property
    def reason(self) -> str:
        """Why it failed, in git's own words: one line, without a password that an address may hold."""
        lines = [line for line in map(one_line, self.err.splitlines()) if line]
        telling = [line for line in lines if not line.lower().startswith(_ASIDE)] or lines or [f"git: {self.status}"]
        return sanitized(telling[0])


class Git:
    """Runs git in one folder."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where it runs; all paths begin there.

        Raises:
            Problem: `no_git`.
        """
        self.folder = folder
        self._program = git_program()

    def run(self, *args: str, stdin: bytes = b"", limit: float = LOCAL_TIMEOUT) -> GitResult:
        """Run one command to its end, whatever that is.

        Raises:
            Problem: `git_too_long`.
        """
        return self._run([*self._identity, *args], stdin, limit)

    def run_checked(self, *args: str, stdin: bytes = b"", limit: float = LOCAL_TIMEOUT) -> bytes:
        """Run one command that has to succeed; return what it printed.

        Raises:
            Problem: `git_failed`, `git_too_long`.
        """
        done = self.run(*args, stdin=stdin, limit=limit)
        if done.status:
            step = next(word for word in args if not word.startswith("-"))
            raise Problem("git_failed", folder=str(self.folder), step=step, reason=done.reason)
        return done.out

    def query(self, *args: str) -> str:
        """Return the one line that a command prints; "" where it fails."""
        done = self.run(*args)
        return "" if done.status else os.fsdecode(done.out).rstrip("\n")

    def parse_config(self, data: bytes, file: Path) -> list[tuple[str, str]]:
        """Return the keys and values of a configuration file that holds `data`, which is not obeyed.

        Raises:
            Problem: `git_failed`, `git_too_long`.
        """
        if not data.strip():
            return []
        done = self._run(["config", "--no-includes", "--file", "-", "--list", "-z"], data, LOCAL_TIMEOUT)
        if done.status:
            raise Problem("git_failed", folder=str(file.parent), step="config", reason=done.reason)
        pairs = (each.partition("\n") for each in os.fsdecode(done.out).split("\0") if each)
        return [(key, value) for key, _, value in pairs]

    @cached_property
    def _identity(self) -> list[str]:
        missing = [key for key in IDENTITY if not self._run(["config", "--get", key], b"", LOCAL_TIMEOUT).out.strip()]
        return [word for key in missing for word in ("-c", f"{key}={IDENTITY[key]}")]

    def _run(self, args: list[str], stdin: bytes, limit: float) -> GitResult:
        # Files, not pipes: a helper that git leaves running in the background would hold a pipe open for ever.
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603 - a list, never a shell
                [self._program, *args],
                cwd=self.folder,
                stdin=given if stdin else subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=_environment(),
                **_APART,
            )
            try:
                status = process.wait(limit)
            except subprocess.TimeoutExpired as error:
                _stop(process)
                raise Problem("git_too_long", folder=str(self.folder), seconds=round(limit)) from error
            except BaseException:
                _stop(process)
                raise
            out.seek(0)
            err.seek(0)
            return GitResult(status, out.read(), err.read().decode(errors="replace"))


def git_program(names: Sequence[str] = _NAMES) -> str:
    """Return the path of git, from the folders that PATH names in full: never from the folder one is in.

    Raises:
        Problem: `no_git`.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = Path(folder.strip('"'))
        for name in names:
            if path.is_absolute() and (path / name).is_file() and os.access(path / name, os.X_OK):
                return str(path / name)
    raise Problem("no_git")


def sanitized(text: str) -> str:
    """Return git's message on one line, without control characters and passwords."""
    return _SECRET.sub("", clean(one_line(text)))[:_LONGEST]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _QUIET


# ssh asks on the terminal itself, not through git: without a terminal of its own it cannot.
_APART: dict[str, Any]
if sys.platform == "win32":
    _APART = {"creationflags": subprocess.CREATE_NO_WINDOW}

    def _stop(process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()

else:
    _APART = {"start_new_session": True}

    def _stop(process: subprocess.Popen[bytes]) -> None:
        """End git and what it has started; asked kindly first, so that it takes its locks away."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
                return
