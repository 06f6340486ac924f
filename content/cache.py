"""Loading a guide: from a cache of the parsed guide where it is fresh, else from the Markdown."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from content.fault import Fault, GuideError
from content.guide import Guide
from content.synonyms import SYNONYMS
from content.technologies import TECHNOLOGIES_FILE
from content.words import GUIDE_LANGUAGES

_FORMAT = 6  # raise it when what the reader makes of the same Markdown changes
_BUILT_IN = Path(__file__).parent
CARDS = "cards"
"""The folder beside a guide's files that holds its forms; a guide without it gets the built-in forms."""


class _Cached(msgspec.Struct, frozen=True, array_like=True):
    """A parsed guide and what it was parsed from: the format, the folder, and each file's name, size and time."""

    version: int
    folder: str
    files: tuple[tuple[str, int, int], ...]
    guide: Guide


def load(
    language: str,
    folder: Path | None = None,
    cache: Path | None = None,
    on_damage: Callable[[Path], object] = lambda path: None,
) -> Guide:
    """Return the guide in the language: the built-in one, or the one written in `folder`.

    A folder holds the Markdown files of one language, or a folder for each language (`da`, `en`); where it lacks the
    language that was asked for, the one it has is read. `cache` is a folder for the parsed guide: a cache that is
    missing, stale or unreadable is rebuilt, one that cannot be written is left out. `on_damage` is called with one that
    is unreadable, and may take it away.

    Raises:
        GuideError: the guide is broken or incomplete; it lists every fault.
    """
    place, name = place_of(language, folder)
    files = _files(place)
    forms = place / CARDS if (place / CARDS).is_dir() else _BUILT_IN / language / CARDS
    if not files:
        raise GuideError([Fault("no-files" if place.is_dir() else "no-folder", name or str(place), 1)])
    own_types = (place / TECHNOLOGIES_FILE).is_file()
    technologies = place / TECHNOLOGIES_FILE if own_types else _BUILT_IN / language / TECHNOLOGIES_FILE
    synonyms = list(dict.fromkeys(each / SYNONYMS for each in (_BUILT_IN / language, place)))
    synonyms = [path for path in synonyms if path.is_file()]
    files += _files(forms) + _stats([technologies, *synonyms])
    resolved = str(place.resolve())
    kept = cache / f"guide-{language}-{crc32(resolved.encode(errors='replace')):08x}.msgpack" if cache else None
    if kept and (guide := _cached(kept, resolved, files, language, on_damage)):
        return guide

    from content.reader import (
        read_guide,  # here, so that markdown-it is imported only where there is something to parse
    )

    guide = read_guide(place, language, name, forms=forms, technologies=technologies, synonyms=synonyms)
    if kept:
        _keep(kept, _Cached(_FORMAT, resolved, files, guide))
    return guide


def place_of(language: str, folder: Path | None = None) -> tuple[Path, str]:
    """Return the folder with the language's files, and what to call it in faults."""
    base = folder or _BUILT_IN
    if (base / language).is_dir():
        return base / language, language
    if not any(base.glob("*.md")):
        for other in GUIDE_LANGUAGES:
            if (base / other).is_dir():
                return base / other, other
    return base, ""


def folder_of(language: str, folder: Path | None = None) -> Path:
    """Return the folder that the language's files lie in, whether it is there or not."""
    return place_of(language, folder)[0]


def _files(folder: Path) -> tuple[tuple[str, int, int], ...]:
    return _stats(sorted(folder.glob("*.md")))


def _stats(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    found = ((path.name, path.stat()) for path in paths)
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def _cached(
    path: Path,
    folder: str,
    files: tuple[tuple[str, int, int], ...],
    language: str,
    on_damage: Callable[[Path], object],
) -> Guide | None:
    try:
        data = path.read_bytes()
        head = msgspec.msgpack.decode(data, type=list[Any])
        if head[:1] != [_FORMAT]:  # of another version
            return None
        found = msgspec.msgpack.decode(data, type=_Cached)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError):  # ValueError: of msgspec, and of what is not UTF-8
        on_damage(path)
        return None
    fresh = (found.version, found.folder, found.files, found.guide.language) == (_FORMAT, folder, files, language)
    return found.guide if fresh else None


def _keep(path: Path, cached: _Cached) -> None:
    """Replace the cache atomically, so that nobody ever reads half of it."""
    temporary = path.with_name(f".{path.stem}.{os.urandom(8).hex()}{path.suffix}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(msgspec.msgpack.encode(cached))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
