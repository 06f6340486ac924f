"""Documents that this program wrote for people: learning logs and the like. They are made of records, and are none."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from journals.importing.source import ImportSource

_HEAD = 2_000
"""Characters at the beginning in which a document says what made it."""
_MARKS = ('---\ngenerator: "Tilbageblik"', '<meta name="generator" content="Tilbageblik">')
_ABOUT = "docProps/core.xml"
_MOST_ABOUT = 100_000


def is_own_document(source: ImportSource) -> bool:
    """Return whether a file is a document of ours: then it is not read line by line as if people had written it so."""
    if source.data.startswith(b"PK"):
        return b">Tilbageblik</cp:keywords>" in _about(source.data)
    head = source.data[:_HEAD].decode("utf-8", errors="replace").lstrip("\ufeff").replace("\r\n", "\n")
    return head.startswith(_MARKS[0]) or _MARKS[1] in head


def _about(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = archive.getinfo(_ABOUT)
            return archive.read(found) if found.file_size <= _MOST_ABOUT else b""
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error, EOFError):
        return b""
