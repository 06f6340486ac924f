"""What is missing of a library and was removed on purpose, outside the program: it is not named any more.

It is said in small files in the library, so that all machines know it. None is ever changed: whoever takes it back adds
another, with the next number. The highest number counts that all lower ones are there for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from journals.errors import Problem
from journals.library.paths import LOSSES_FOLDER
from journals.log.atomic import atomic_write
from journals.log.file_systems import is_folder
from journals.log.plain_file import create_file, read_plain
from journals.system_error import reason_words

_SUFFIX = ".json"
_MOST_TURNS = 1_000_000


class Loss(Struct, frozen=True):
    """Something that was there and is missing: a whole project, or of a log what it was like when it was left."""

    project: str
    log: str = ""
    """The writer of it; "" for all of the project."""
    size: int = 0
    checksum: int = 0


class _Word(Struct, frozen=True):
    """That a loss was meant, or, at each even number, that it was not."""

    loss: Loss
    turn: Annotated[int, Meta(ge=1, le=_MOST_TURNS)]
    at: datetime


def meant_losses(folders: Iterable[Path]) -> dict[Loss, datetime]:
    """Return the losses that were meant, each with when that was last said."""
    latest = {loss: words.get(_reached(words)) for loss, words in _words(folders).items()}
    return {loss: word.at for loss, word in latest.items() if word and word.turn % 2}


def say_meant(folder: Path, losses: Iterable[Loss], now: datetime) -> None:
    """Store in a library's folder that these were meant.

    Raises:
        Problem: `not_written(file, reason)`.
    """
    known = _words([folder])
    for loss in losses:
        words = known.setdefault(loss, {})
        if (turn := _reached(words)) % 2:
            _write(folder, _Word(loss, turn, now))
        else:
            _say(folder, loss, words, now)


def take_back(folders: Sequence[Path], now: datetime) -> list[Loss]:
    """Take back all that was said so, and return what is named again where it still is missing.

    Raises:
        Problem: `not_written(file, reason)`.
    """
    taken: dict[Loss, None] = {}
    for folder in folders:
        for loss, words in _words([folder]).items():
            if _reached(words) % 2:
                _say(folder, loss, words, now)
                taken[loss] = None
    return list(taken)


def loss_files(library: Path) -> list[Path]:
    """Return the files of a library's folder that say so, sorted by name; none where it cannot be read."""
    folder = library / LOSSES_FOLDER
    with suppress(OSError):
        return sorted(each for each in folder.iterdir() if each.suffix == _SUFFIX) if is_folder(folder) else []
    return []


def is_loss_file(path: str) -> bool:
    """Return whether a path in the library, with `/`, is one of them."""
    return path.startswith(f"{LOSSES_FOLDER}/") and path.endswith(_SUFFIX) and path.count("/") == 1


def add_losses(library: Path, files: Iterable[Path]) -> None:
    """Copy such files into a library's folder, where it has none of their name.

    Raises:
        OSError: one could not be read or written.
    """
    there = {each.name for each in loss_files(library)}
    for each in files:
        if each.name not in there:
            data = read_plain(each)
            (library / LOSSES_FOLDER).mkdir(0o700, parents=True, exist_ok=True)
            create_file(library / LOSSES_FOLDER / each.name, data)


def _words(folders: Iterable[Path]) -> dict[Loss, dict[int, _Word]]:
    """Return the words about each loss by turn, the latest of each; what cannot be read says nothing."""
    found: dict[Loss, dict[int, _Word]] = {}
    for path in (path for folder in folders for path in loss_files(folder)):
        with suppress(OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
            word = msgspec.json.decode(read_plain(path), type=_Word)
            if word.at.tzinfo is None:
                continue
            words = found.setdefault(word.loss, {})
            known = words.get(word.turn)
            if known is None or known.at < word.at:
                words[word.turn] = word
    return found


def _reached(words: Mapping[int, _Word]) -> int:
    """Return the turn that counts, 0 for none: each is written after the one before, so behind a gap nothing counts."""
    return next(turn for turn in count() if turn + 1 not in words)


def _say(folder: Path, loss: Loss, words: dict[int, _Word], now: datetime) -> None:
    """Turn what is said of a loss, also where words that nobody wrote in their turn lie ready behind the next."""
    wanted = (_reached(words) + 1) % 2
    while True:
        turn = _reached(words) + 1
        words[turn] = _Word(loss, turn, now)
        _write(folder, words[turn])
        if _reached(words) % 2 == wanted:
            return


def _write(folder: Path, word: _Word) -> None:
    from hashlib import sha256  # not to log a line

    data = msgspec.json.encode(word) + b"\n"
    path = folder / LOSSES_FOLDER / f"{sha256(data).hexdigest()[:16]}{_SUFFIX}"
    try:
        path.parent.mkdir(0o700, exist_ok=True)
        if not is_folder(path.parent):  # a link leads out of the library
            raise NotADirectoryError(20, "not a folder")
        atomic_write(path, data)
    except OSError as error:
        raise Problem("not_written", file=str(path), **reason_words(error)) from error
