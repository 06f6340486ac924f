"""Word and Excel files are ZIP archives: opened so that one that would fill the memory is refused before it does."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from journals.errors import Invalid
from journals.importing.source import ImportSource, megabytes

MOST_UNPACKED = 300_000_000
"""Bytes of all that is in an archive."""
MOST_PART = 80_000_000
"""Bytes of one part that is read: as a tree it takes many times as much."""
_MOST_PARTS = 10_000
_DENSE = 10_000_000
_MOST_TIMES = 200
"""No part of more than `_DENSE` bytes is packed to less than a part in so many by honest text."""
_PIECE = 1 << 20
_DAMAGED = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    OverflowError,
)
"""What reading a spoiled archive can raise; `RuntimeError` is what `zipfile` says of one with a password."""


def open_archive(source: ImportSource) -> ZipFile:
    """Return the archive that a file is, after a look at the sizes its directory gives.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    try:
        archive = ZipFile(BytesIO(source.data))
        parts = archive.infolist()
    except _DAMAGED as error:
        raise Invalid("import_damaged", file=source.name) from error
    packed = max(1, len(source.data))
    total = sum(each.file_size for each in parts)
    if len(parts) > _MOST_PARTS or total > MOST_UNPACKED or sum(each.compress_size for each in parts) > 2 * packed:
        raise _bomb(source)
    if any(_is_bomb(each) for each in parts):
        raise _bomb(source)
    return archive


def read_part(archive: ZipFile, name: str, source: ImportSource) -> bytes:
    """Return one part of an archive, counted while it is read, for what its directory says may be a lie; b"" for none.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return b""
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as part:
            while piece := part.read(_PIECE):
                size += len(piece)
                if size > MOST_PART:
                    raise _bomb(source)
                pieces.append(piece)
                source.tick(0, 1)
    except _DAMAGED as error:
        raise Invalid("import_damaged", file=source.name) from error
    return b"".join(pieces)


def part_names(data: bytes) -> frozenset[str]:
    """Return the names of an archive's parts; none where it is no archive that can be read."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _DAMAGED:
        return frozenset()


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _DENSE and part.file_size > _MOST_TIMES * max(1, part.compress_size)


def _bomb(source: ImportSource) -> Invalid:
    return Invalid("import_bomb", file=source.name, most=megabytes(MOST_UNPACKED))
