"""The editor that somebody writes long texts in: which one it is, and how a text goes through it and comes back."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journals.errors import Problem
from journals.importing.encoding import decode_text
from journals.log.plain_file import create_file, open_plain
from journals.system_error import reason_words
from journals.text.clean import clean

VARIABLES = ("VISUAL", "EDITOR")
"""Where the environment names the editor: the first that says anything holds."""
_AT_ONCE = 2.0
"""Seconds within which nobody has read and closed a text: the editor has a window of its own, and did not wait."""
_BYTES = 4
"""The most that a character takes in any encoding."""


@dataclass(frozen=True)
class EditedText:
    """What came back from an editor."""

    text: str
    status: int
    """The editor's exit status; what it had saved before it failed counts all the same."""
    encoding: str
    """How the file was read: UTF-8 unless it was no UTF-8."""


def editor_words(environment: Mapping[str, str] = os.environ, *, windows: bool = os.name == "nt") -> list[str]:
    """Return the command line of the editor, without the file.

    Raises:
        Problem: `no_editor`, or `editor_missing(command)`.
    """
    line = next((said for name in VARIABLES if (said := environment.get(name, "").strip())), "")
    if not line:
        raise Problem("no_editor")
    words = _split(line, windows=windows)
    found = shutil.which(words[0]) if words else None  # whole: Windows starts `code.cmd` only by its full name
    if found is None:
        raise Problem("editor_missing", command=line)
    return [found, *words[1:]]


def _split(line: str, *, windows: bool) -> list[str]:
    """Return the words of a command line; a path with spaces in it needs no quotes where it is all of it."""
    if Path(line).is_file():
        return [line]
    try:
        return [each.strip('"') if windows else each for each in shlex.split(line, posix=not windows)]
    except ValueError:  # a quote that has no end
        return []


def edit_text(text: str, words: Sequence[str], run: Callable[[Sequence[str]], int], *, most: int) -> EditedText:
    """Return a text as an editor leaves it.

    It goes out in a file that only this user can read, in a folder of its own. Where what comes back cannot be used,
    the file is left where it is, and the problem names it.

    `words`: the editor's command line, without the file. `run`: starts a command line, waits for its end, and returns
    its exit status. `most`: characters that can be taken.

    Raises:
        Problem: `editor_no_file`, `editor_not_started`, `editor_gone`, `editor_unread(file)`, `editor_emptied`,
            `editor_same`, `editor_at_once`, `editor_failed(status)`, or `editor_too_long(file, n, most)`: the text
            stays as it was.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="tilbageblik-"))
    except OSError as error:
        raise Problem("editor_no_file", **reason_words(error)) from error
    file = folder / "tilbageblik.md"
    sent = f"{text}\n".encode("utf-8", "replace") if text else b""
    is_kept = False
    try:
        try:
            create_file(file, sent, sync=False)
        except OSError as error:
            raise Problem("editor_no_file", **reason_words(error)) from error
        begun = time.monotonic()
        try:
            status = run([*words, str(file)])
        except (OSError, ValueError) as error:
            raise Problem("editor_not_started", command=words[0], **reason_words(error)) from error
        at_once = time.monotonic() - begun < _AT_ONCE
        return _read(file, sent, status, most, at_once=at_once)
    except Problem as problem:
        is_kept = "file" in problem.params
        raise
    finally:
        if not is_kept:
            shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path, sent: bytes, status: int, most: int, *, at_once: bool) -> EditedText:
    limit = most * _BYTES
    try:
        with open_plain(file) as opened:
            data = opened.read(limit + 1)
    except FileNotFoundError as error:
        raise Problem("editor_gone") from error
    except OSError as error:
        raise Problem("editor_unread", file=str(file), **reason_words(error)) from error
    if data == sent:
        if status:
            raise Problem("editor_failed", status=status)
        raise Problem("editor_at_once" if at_once else "editor_same")
    decoded, encoding = decode_text(data)
    text = clean(decoded).rstrip("\n")
    if len(data) > limit or len(text) > most:
        raise Problem("editor_too_long", file=str(file), n=max(len(text), most + 1), most=most)
    if sent.strip() and not text.strip():
        raise Problem("editor_emptied")
    return EditedText(text, status, encoding)
