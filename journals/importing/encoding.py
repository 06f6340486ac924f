"""Which encoding a file is in. Guessing by letters was wrong on short Danish texts; these rules are not guesses."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
"""Bytes at the beginning that are looked at for zeros."""
_PIECE = 1 << 16
ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "iso-8859-1", "cp850", "mac-roman")
"""Those that can be chosen."""


def decode_text(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return a file's text with LF line ends, and the name of its encoding: the one chosen, else the one it shows.

    Its byte order mark first; then strict UTF-8; then UTF-16 by where its zeros stand; else cp1252, in which anything
    can be read. What cannot be decoded becomes U+FFFD.
    """
    name = encoding or _shown_encoding(data)
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8" if name == "utf-8-sig" else name


def _shown_encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if zeros := _zeros_side(data[:_LOOKED_AT]):
        return zeros
    return "utf-8" if _is_utf8(data) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8; of a long file no second text is made for it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with memoryview(data) as view:
            for at in range(0, len(data), _PIECE):
                decoder.decode(view[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _zeros_side(begin: bytes) -> str | None:
    """Return the UTF-16 that a text without a mark is in: every second byte of most European letters is zero."""
    half = len(begin) // 2
    if half and begin[1::2].count(0) > half * 0.4 and begin[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half and begin[::2].count(0) > half * 0.4 and begin[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None
