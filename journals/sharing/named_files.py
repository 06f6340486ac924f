"""What a setting or a hook of a repository names: files that count as part of it, since it is trusted as it was.

A hook that runs `./tools/check.sh` is as good as that file, and what that one runs in its turn. So the words of a
setting are looked up as files, and those of what is found too, as long as they lie where others may have put them.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

from journals.log.plain_file import read_plain

_WORD = re.compile(r"""[^\s'"`!;|&()<>={}:,]+""")
"""What may be the name of a file in a command."""
_MOST_FILES = 200
"""How many files are looked through: there are not so many in a repository's own scripts."""
_MOST_WORDS = 2_000
"""How many different words of a file are looked up: a script is no longer."""


def file_digest(path: Path) -> str:
    """Return what tells whether a file has changed since; "" where there is none."""
    data = _data(path)
    return "" if data is None else sha256(data).hexdigest()


def digest_of_named(words: Iterable[str], bases: Iterable[Path], within: Iterable[Path]) -> str:
    """Return what tells whether a file has changed since that is named in the `words`, or in such a file, and so on.

    `bases`: where git may stand when it reads or starts one. `within`: files that lie there are looked through too;
    those elsewhere are the user's own, and only their content counts.
    """
    starts, inside = list(dict.fromkeys(bases)), [each.resolve() for each in within]
    looked_up: set[str] = set()
    found: dict[Path, str] = {}
    waiting = deque(_files_named(words, starts, looked_up))
    while waiting and len(found) < _MOST_FILES:
        name, path = waiting.popleft()
        if path not in found and (data := _data(path)) is not None:
            found[path] = f"{name}\n{sha256(data).hexdigest()}"
            if any(path.is_relative_to(each) for each in inside):
                waiting += _files_named(_words(data), [path.parent, *starts], looked_up)
    return "".join(f"\n{each}" for each in found.values())


def words_of(*texts: str) -> list[str]:
    """Return the texts, and the words in them."""
    return list(dict.fromkeys([*texts, *(word for text in texts for word in _WORD.findall(text))]))


def words_of_file(path: Path) -> list[str]:
    """Return the words in a file."""
    return _words(_data(path) or b"")


def _words(data: bytes) -> list[str]:
    return list(islice(dict.fromkeys(_WORD.findall(os.fsdecode(data))), _MOST_WORDS))


def _files_named(words: Iterable[str], bases: list[Path], looked_up: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield the files that words may mean, each as it is written and where it is; `looked_up` grows by those asked."""
    for word in words:
        for name in dict.fromkeys((word, word.lstrip("!"), word.lstrip("!/"))):
            for base in dict.fromkeys(bases) if name else ():
                path = os.path.join(base, os.path.expanduser(name))  # noqa: PTH111, PTH118 - fast, and never an error
                if path not in looked_up:
                    looked_up.add(path)
                    with suppress(OSError, ValueError, RuntimeError):
                        if os.path.isfile(path):  # noqa: PTH113 - as above
                            yield name, Path(path).resolve()


def _data(path: Path) -> bytes | None:
    try:
        return read_plain(path.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
