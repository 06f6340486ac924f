"""Opening a file that somebody wants to bring in: what cannot be read, or is too large, is told in words."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from journals.errors import Invalid
from journals.importing.archive import part_names
from journals.importing.encoding import decode_text
from journals.importing.source import megabytes
from journals.library.lesson_pack import is_pack
from journals.log.plain_file import open_plain
from journals.system_error import reason_words

MOST_FILE_BYTES = 100_000_000
"""Larger files hold no notes. Beyond it a computer with little memory would stand still."""
_PIECE = 1 << 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word and Excel files begin that are of the time before `.docx`, or need a password."""
_NO_TEXT = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3\0",
    b"\x7fELF",
)
"""How files begin that hold no text one could read here."""
_ARCHIVE = b"PK\x03\x04"
_OFFICE_PARTS = ("word/", "xl/")
_LOOKED_AT = 4096
_REASONS = {
    errno.ENOENT: "import_no_file",
    errno.ENOTDIR: "import_no_file",
    errno.ENAMETOOLONG: "import_no_file",
    errno.EISDIR: "import_folder",
    errno.ELOOP: "import_link",
    errno.EINVAL: "import_not_plain",
    errno.ENXIO: "import_not_plain",
}


def read_import_file(path: Path, *, packs: bool = False) -> bytes:
    """Return what a file holds. `packs`: whether it is to be a lessons pack, which holds no notes.

    Raises:
        Invalid: there is none, it cannot be read, is no file, holds no text, or is too large; told with what to do.
    """
    try:
        with open_plain(path) as file:
            data = read_stream(file, str(path))
    except (OSError, ValueError) as error:  # ValueError: a name with a zero in it
        number = (error.errno or 0) if isinstance(error, OSError) else errno.ENOENT
        if number == errno.EACCES and path.is_dir():  # Windows
            number = errno.EISDIR
        code = _REASONS.get(number, "import_not_read")
        raise Invalid(code, file=str(path), **reason_words(error)) from error
    if not packs and is_pack(data):
        raise Invalid("import_pack", file=str(path))
    return data


def read_stream(file: BinaryIO, name: str, wants: Callable[[], object] = lambda: None) -> bytes:
    """Return all that a stream holds, and look at it as `read_import_file` does; `wants` is called between pieces.

    Raises:
        Invalid: `import_too_large`, or what `refuse_unreadable` does.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > MOST_FILE_BYTES:
            raise Invalid("import_too_large", file=name, most=megabytes(MOST_FILE_BYTES))
        pieces.append(piece)
        wants()
    data = b"".join(pieces)
    refuse_unreadable(data, name)
    return data


def refuse_unreadable(data: bytes, name: str) -> None:
    """Refuse what is known to hold no text that can be read here.

    Raises:
        Invalid: `import_old_office`, `import_damaged` or `import_no_text`.
    """
    if data.startswith(_OLD_OFFICE):
        raise Invalid("import_old_office", file=name)
    if data.startswith(_ARCHIVE):
        parts = part_names(data)
        if not parts:
            raise Invalid("import_damaged", file=name)
        if not any(each.startswith(_OFFICE_PARTS) for each in parts):
            raise Invalid("import_no_text", file=name)
    elif data.startswith(_NO_TEXT) or _is_binary(data[:_LOOKED_AT]):
        raise Invalid("import_no_text", file=name)


def _is_binary(begin: bytes) -> bool:
    """Return whether bytes are none of a text: they hold zeros, and not as text of two or four bytes a letter does."""
    return b"\0" in begin and not decode_text(begin)[1].startswith(("utf-16", "utf-32"))
