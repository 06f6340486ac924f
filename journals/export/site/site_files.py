"""Putting a site in place: only where nothing else is, and never over what somebody has changed.

A site's folder tells of its own files in a manifest: what this program last wrote there. Everything new is written
beside first; then the manifest says what comes, each file is put in its place by one rename, what is no longer there is
removed, and the manifest says what is. Ended at any moment, each file is whole, and the next time goes on from there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct, field

from journals.errors import Problem
from journals.export.progress import ProgressCallback, ProgressCounter
from journals.log.atomic import atomic_write, sync_folder
from journals.log.file_systems import is_link
from journals.log.lock import Lock
from journals.log.own_file import UNREADABLE, remove_any
from journals.log.plain_file import create_file, read_plain
from journals.log.retry import retry
from journals.system_error import reason_words

MANIFEST = ".tilbageblik-site.json"
_STAGING = ".tilbageblik-site.new"
_FOLDERS = ("projects", "pitfalls", "lessons")
_OTHERS_LITTER = ("desktop.ini", "thumbs.db")
_is_ours = re.compile(rf"(?:README\.md|index\.html|(?:{'|'.join(_FOLDERS)})/[a-z0-9-]+\.(?:md|html))\Z").match


class SiteReport(Struct, frozen=True):
    """What became of a site's files."""

    written: list[str] = []
    removed: list[str] = []
    kept: list[str] = []
    """Those that somebody has changed, or put there: they are as they were."""
    orphaned: list[str] = []
    """Those of `kept` that are about something that is there no more."""


class _Manifest(Struct, frozen=True):
    form: int = 1
    files: dict[str, str] = field(default_factory=dict)
    """File → what it was when we wrote it."""
    coming: dict[str, str] = field(default_factory=dict)
    """The same of what was being put in place."""

    def knows(self, path: str, digest: str) -> bool:
        """Return whether a file is as we wrote it, or were about to."""
        return bool(digest) and digest in (self.files.get(path), self.coming.get(path))


def place_site(folder: Path, files: Mapping[str, bytes], tick: ProgressCallback) -> SiteReport:
    """Put the files of a site into a folder: a new one, an empty one, or one that a site was put into before.

    Raises:
        Problem: `site_folder_taken` where anything else is in it, `site_busy`, `not_written(file, reason)`.
        Cancelled: when `tick` does; then everything is as it was.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(exist_ok=True)
        before = _manifest(folder)
        try:
            with _staging(folder) as staging:
                return _place(folder, staging, files, before, tick)
        finally:
            if is_new:
                with suppress(OSError):
                    folder.rmdir()  # only where nothing came into it
    except OSError as error:
        raise Problem("not_written", file=str(error.filename or folder), **reason_words(error)) from error


def _place(
    folder: Path, staging: Path, files: Mapping[str, bytes], before: _Manifest, tick: ProgressCallback
) -> SiteReport:
    there = {path: _digest_at(folder, path) for path in {*before.files, *before.coming, *files} if _is_ours(path)}
    new = {path: _digest(data) for path, data in files.items()}
    ours = {path for path, digest in there.items() if digest in (None, new.get(path)) or before.knows(path, digest)}
    written = [path for path in files if path in ours and there[path] != new[path]]
    gone = sorted(path for path in there if path not in files and path in ours and there[path])
    kept = sorted(path for path in there if path not in ours)
    steps = ProgressCounter(len(written), tick)
    for path in written:
        (staging / path).parent.mkdir(exist_ok=True)
        create_file(staging / path, files[path], 0o666)
        steps.advance()
    old = {path: digest for path, digest in before.files.items() if path in there}
    if written or gone or before.coming or not before.files:
        _write_manifest(folder, _Manifest(files=old, coming={path: new[path] for path in written}))
        _move(staging, folder, written)
        for path in gone:
            retry((folder / path).unlink)
        _remove_empty(folder)
        left = {path: old[path] for path in kept if path in old}
        _write_manifest(folder, _Manifest(files=left | {path: new[path] for path in files if path in ours}))
    return SiteReport(written, gone, kept, [path for path in kept if path not in files])


def _move(staging: Path, folder: Path, written: list[str]) -> None:
    """Put files in their places, the first page last, so that its links always lead somewhere."""
    for path in sorted(written, key=lambda path: "/" not in path):
        (folder / path).parent.mkdir(exist_ok=True)
        retry(lambda path=path: (staging / path).replace(folder / path))  # type: ignore[misc]
    for name in ("", *_FOLDERS):
        sync_folder(folder / name)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write into, which is gone afterwards; one that a crash left is taken over."""
    staging = folder / _STAGING
    if is_link(staging) or staging.is_file():
        remove_any(staging)
    staging.mkdir(exist_ok=True)
    lock = Lock(staging / ".lock")
    if not lock.acquire():
        raise Problem("site_busy", folder=str(folder))
    try:
        for each in staging.iterdir():
            if each != lock.path:
                remove_any(each)
        yield staging
    finally:
        lock.release()
        shutil.rmtree(staging, ignore_errors=True)


def _manifest(folder: Path) -> _Manifest:
    """Return what a site's folder tells of its files; of an empty folder nothing.

    Raises:
        Problem: `site_folder_taken`.
    """
    found = None
    with suppress(*UNREADABLE):
        found = msgspec.json.decode(read_plain(folder / MANIFEST), type=_Manifest)
    if found is None and any(not _is_litter(each) for each in folder.iterdir()):
        raise Problem("site_folder_taken", folder=str(folder))
    for name in _FOLDERS:
        if is_link(folder / name):
            raise Problem("site_folder_taken", folder=str(folder / name))
    return found or _Manifest()


def _is_litter(path: Path) -> bool:
    """Return whether something makes no folder full: what is hidden, such as a repository, or the system's own."""
    return path.name.startswith(".") or path.name.lower() in _OTHERS_LITTER


def _write_manifest(folder: Path, manifest: _Manifest) -> None:
    atomic_write(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest, order="sorted")), mode=0o666)


def _digest_at(folder: Path, path: str) -> str | None:
    """Return what a file is; None where there is none, and "" where it cannot be read or is no file."""
    try:
        return _digest(read_plain(folder / path))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    """Return what a file is told by, whatever line ends a repository gives it."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _remove_empty(folder: Path) -> None:
    for name in _FOLDERS:
        with suppress(OSError):
            (folder / name).rmdir()
