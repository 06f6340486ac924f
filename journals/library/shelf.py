"""The shelf: lessons of other organisations, one file for each of them in the folder `shelf` of a library.

They are read and never written in; what a project decides about one is in that project's own log. Nothing that counts
what one's own projects saw and learned looks here: the shelf is asked by its own name, and each project on it says from
whom it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from journals.errors import Ambiguous, NotFound, Problem
from journals.ids import is_named_by, ulid
from journals.library.lesson_pack import (
    MOST_PACK_BYTES,
    LessonPack,
    PackOrigin,
    checked_name,
    decode_pack,
    encode_pack,
)
from journals.library.paths import SHELF_FOLDER
from journals.library.shelf_change import LatestShelfChange
from journals.library.shelf_journal import ShelfJournal
from journals.log.atomic import atomic_write, sync_folder
from journals.log.file_systems import is_folder
from journals.log.plain_file import create_file, open_plain
from journals.records.model import Lesson
from journals.system_error import reason_words
from journals.text.clean import clean, filter_key

_SUFFIX = ".json"
_is_pack = re.compile(r"(?!own-)[^.].*\.json\Z", re.DOTALL).match
_is_own = re.compile(r"own-[0-9A-Z]{26}\.json\Z").match


class PackChanges(Struct, frozen=True):
    """What a pack brings to the shelf."""

    pack: LessonPack
    is_update: bool
    new: int
    changed: int
    gone: int
    changed_ids: frozenset[str] = frozenset()
    """Of lessons that are otherwise now, or gone."""
    adopted_changed: int = 0
    """How many of those a project here has taken over."""


class Shelf:
    """The packs in a library's folders.

    It is read when somebody first asks (`read`, before anybody does), and from then on whenever the library is looked
    at (`poll`); both may be on another thread. No file is ever changed: what is new has a name of its own, so that any
    sync tool can carry it.
    """

    def __init__(self, folders: Sequence[Path], latest: LatestShelfChange | None = None) -> None:
        """`folders`: the library's; new packs go into the first. `latest`: where what is done here is noted."""
        self._folders = folders
        self.latest = latest
        self._read: dict[Path, tuple[tuple[int, int], LessonPack | None]] = {}
        self._arranged: tuple[list[LessonPack], list[ShelfJournal]] = [], []
        """Packs and their projects; replaced as one, because two threads may ask."""
        self._packs: list[LessonPack] | None = None
        self._looking = Lock()
        """Held while it is read or changed, so that what is found never is older than what was done."""

    def read(self) -> None:
        """Read it all, so that whoever asks later need not wait."""
        self._arrange(self.packs)

    def poll(self) -> None:
        """Read what has changed on disk, if anybody has asked yet."""
        with self._looking:
            packs = self._packs = None if self._packs is None else self._newest()
        if packs is not None:
            self._arrange(packs)

    @property
    def packs(self) -> list[LessonPack]:
        """The packs, of each origin the newest, in the order of their names."""
        with self._looking:
            if self._packs is None:
                self._packs = self._newest()
            return self._packs

    def _newest(self) -> list[LessonPack]:
        newest: dict[str, LessonPack] = {}
        for path in self._files():
            pack = self._pack(path)
            if pack and (pack.origin.id not in newest or pack.age > newest[pack.origin.id].age):
                newest[pack.origin.id] = pack
        return sorted(newest.values(), key=lambda pack: (filter_key(pack.origin.name), pack.origin.id))

    @property
    def damaged(self) -> list[Path]:
        """The files that are no packs, or hold what no pack may."""
        return [path for path in self._files() if self._pack(path) is None]

    @property
    def journals(self) -> list[ShelfJournal]:
        """The projects on the shelf; a lesson that two origins claim is on it once."""
        return self._arrange(self.packs)

    def _arrange(self, packs: list[LessonPack]) -> list[ShelfJournal]:
        of, journals = self._arranged
        if packs != of:
            taken, journals = set[str](), []
            for pack in packs:
                for project in pack.projects:
                    lessons = [each for each in project.lessons if each.id not in taken]
                    taken |= {each.id for each in lessons}
                    journals.append(ShelfJournal(pack, msgspec.structs.replace(project, lessons=lessons)))
            self._arranged = packs, journals
        return journals

    def lessons(self) -> list[tuple[ShelfJournal, Lesson]]:
        """Return all lessons on the shelf, each with its project."""
        return [(journal, lesson) for journal in self.journals for lesson in journal.lessons]

    def find(self, name: str) -> tuple[ShelfJournal, Lesson] | None:
        """Return the lesson with this id, or unambiguous start or end of it, and its project.

        Raises:
            Ambiguous: `ambiguous_record`.
        """
        wanted = clean(name).strip().casefold()
        fits = [pair for pair in self.lessons() if is_named_by(pair[1].id, wanted)]
        exact = [pair for pair in fits if pair[1].id.casefold() == wanted] or fits
        if len(exact) > 1:
            raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(lesson.id for _, lesson in exact))
        return exact[0] if exact else None

    def named(self, name: str) -> LessonPack:
        """Return the pack from an origin of this name, of a name that begins so, or of this id.

        Raises:
            NotFound: `no_origin`. Ambiguous: `ambiguous_origin`.
        """
        wanted = filter_key(name.strip())
        exact = [pack for pack in self.packs if wanted in (filter_key(pack.origin.name), pack.origin.id.casefold())]
        fits = exact or [pack for pack in self.packs if wanted and filter_key(pack.origin.name).startswith(wanted)]
        if not fits:
            raise NotFound("no_origin", origin=clean(name))
        if len(fits) > 1:
            raise Ambiguous("ambiguous_origin", origin=clean(name), fits=[pack.origin.name for pack in fits])
        return fits[0]

    def look_at(self, data: bytes, own_ids: set[str]) -> PackChanges:
        """Return what a pack would bring. `own_ids`: of the library's projects and lessons.

        Raises:
            Problem: what `decode_pack` raises; `pack_own`, `pack_own_name`, `pack_own_ids`, `pack_others_ids`,
                `pack_name_taken`, `pack_renamed`, `pack_older`: it is not what it says, or comes too late.
        """
        pack = decode_pack(data)
        old = self._refuse_imitation(pack)
        if taken := sorted(pack.lessons.keys() & own_ids):
            raise Problem("pack_own_ids", n=len(taken), origin=pack.origin.name)
        others = {lesson.id for journal, lesson in self.lessons() if journal.origin.id != pack.origin.id}
        if pack.lessons.keys() & others:
            raise Problem("pack_others_ids", origin=pack.origin.name)
        before = old.lessons if old else {}
        after = pack.lessons
        both = before.keys() & after.keys()
        changed = frozenset(each for each in both if before[each] != after[each])
        gone = before.keys() - both
        return PackChanges(pack, old is not None, len(after) - len(both), len(changed), len(gone), changed | gone)

    def _refuse_imitation(self, pack: LessonPack) -> LessonPack | None:
        """Return what is there from the origin that a pack names, if it can be of that origin."""
        own, name = self.own_origin(), filter_key(pack.origin.name)
        if own and own.id == pack.origin.id:
            raise Problem("pack_own")
        if own and filter_key(own.name) == name:
            raise Problem("pack_own_name", origin=pack.origin.name)
        old = next((each for each in self.packs if each.origin.id == pack.origin.id), None)
        if any(filter_key(each.origin.name) == name and each is not old for each in self.packs):
            raise Problem("pack_name_taken", origin=pack.origin.name)
        if old and filter_key(old.origin.name) != name:
            raise Problem("pack_renamed", origin=pack.origin.name, known=old.origin.name)
        if old and old.age > pack.age:
            raise Problem("pack_older", origin=pack.origin.name, day=old.made.isoformat())
        return old

    def put(self, pack: LessonPack) -> None:
        """Store a pack in the place of older ones of its origin.

        Raises:
            Problem: `not_written(file, reason)`.
        """
        from hashlib import sha256  # only here: it loads OpenSSL, and the shelf is looked at in every start

        data = encode_pack(pack)
        with self._looking:
            new = self._write(f"{pack.origin.id}-{sha256(data).hexdigest()[:12]}{_SUFFIX}", data)
            self._remove(pack, but=new)
        if self.latest:
            self.latest.note("put", pack.origin.name)

    def remove(self, pack: LessonPack) -> None:
        """Take everything from a pack's origin off the shelf; what was decided about its lessons stays.

        Raises:
            Problem: `not_written(file, reason)`.
        """
        with self._looking:
            self._remove(pack)
        if self.latest:
            self.latest.note("removed", pack.origin.name)

    def _remove(self, pack: LessonPack, but: Path | None = None) -> None:
        for path in self._files():
            found = self._pack(path)
            if path != but and found and found.origin.id == pack.origin.id:
                try:
                    path.unlink(missing_ok=True)
                    sync_folder(path.parent)
                except OSError as error:
                    raise Problem("not_written", file=str(path), **reason_words(error)) from error
        self._packs = None

    def own_origin(self) -> PackOrigin | None:
        """Return by what others know packs from here: the id that was drawn first, the name that was given last."""
        found: list[tuple[str, PackOrigin]] = []
        for path in self._named(_is_own):
            with suppress(OSError, ValueError, RecursionError, Problem):  # msgspec's errors are ValueErrors
                told = msgspec.json.decode(_read(path), type=PackOrigin)
                found.append((path.name, PackOrigin(told.id, checked_name(told.name))))
        if not found:
            return None
        return PackOrigin(min(told.id for _, told in found), max(found, key=lambda pair: pair[0])[1].name)

    def name_own_origin(self, name: str) -> PackOrigin:
        """Return by what others know packs from here, under this name from now on.

        Raises:
            Problem: `pack_name`, or `not_written(file, reason)`. Invalid: `personal_blocked`.
        """
        known, drawn = self.own_origin(), ulid()
        origin = PackOrigin(known.id if known else drawn, checked_name(name))
        if origin != known:
            self._write(f"own-{drawn}{_SUFFIX}", msgspec.json.encode(origin) + b"\n")
        return origin

    def _write(self, name: str, data: bytes) -> Path:
        folder = self._folders[0] / SHELF_FOLDER
        try:
            self._folders[0].mkdir(parents=True, exist_ok=True)
            folder.mkdir(exist_ok=True)
            atomic_write(folder / name, data)
        except OSError as error:
            raise Problem("not_written", file=str(folder / name), **reason_words(error)) from error
        return folder / name

    def _files(self) -> list[Path]:
        return self._named(_is_pack)

    def _named(self, is_named: Callable[[str], object]) -> list[Path]:
        """Return the files of some names; a link is none, so that what it leads to is not read."""
        return [path for folder in self._folders for path in shelf_files(folder) if is_named(path.name)]

    def _pack(self, path: Path) -> LessonPack | None:
        """Return what a file holds; None where it is no pack."""
        try:
            there = path.lstat()
        except OSError:
            return None
        state = (there.st_mtime_ns, there.st_size)
        if path not in self._read or self._read[path][0] != state:
            pack = None
            with suppress(OSError, Problem):
                pack = decode_pack(_read(path))
            self._read[path] = state, pack
        return self._read[path][1]


def shelf_files(library: Path) -> list[Path]:
    """Return what lies on the shelf of a library's folder, sorted by name; none where it cannot be read."""
    shelf = library / SHELF_FOLDER
    with suppress(OSError):
        return sorted(each for each in shelf.iterdir() if each.suffix == _SUFFIX) if is_folder(shelf) else []
    return []


def own_files(library: Path) -> list[Path]:
    """Return those of them that say what one is called by others."""
    return [path for path in shelf_files(library) if _is_own(path.name)]


def is_shelf_file(path: str) -> bool:
    """Return whether a path in the library, with `/`, is one of the shelf's."""
    return path.startswith(f"{SHELF_FOLDER}/") and path.endswith(_SUFFIX) and path.count("/") == 1


def add_to_shelf(library: Path, files: Iterable[Path]) -> list[Path]:
    """Copy files of another shelf to that of a library's folder, where it has none of their name; return them.

    Raises:
        OSError: one could not be read or written.
    """
    shelf, added = library / SHELF_FOLDER, []
    for each in files:
        if not os.path.lexists(shelf / each.name):
            data = _read(each)
            shelf.mkdir(0o700, parents=True, exist_ok=True)
            create_file(shelf / each.name, data)
            added.append(shelf / each.name)
    return added


def _read(path: Path) -> bytes:
    """Return what a file holds, as far as a pack can be."""
    with open_plain(path) as file:
        return file.read(MOST_PACK_BYTES + 1)
