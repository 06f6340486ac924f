"""Which encoding a file is in. Guessing by letters was wrong on short Danish texts; these rules are not guesses."""

from __future__ import annotations

import codecs
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "cp850", "mac-roman")
"""Encodings in which a letter is a byte, the likeliest first."""
_INSIDE = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])")
_BETWEEN = "’‘´“”«»„–—·…/\xa0\xad°&"
"""Signs that one finds between two letters."""
_LETTERS_LOOKED_AT = 200_000
_LOOKED_AT = 4096
"""Bytes at the beginning that are looked at for zeros."""
_PIECE = 1 << 16
ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "iso-8859-1", "cp850", "mac-roman")
"""Those that can be chosen."""


def decode_text(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return a file's text with LF line ends, and the name of its encoding: the one chosen, else the one it shows.

    Its byte order mark first; then strict UTF-8; then UTF-16 by where its zeros stand; else cp1252, in which anything
    can be read, or DOS's or an old Mac's letters where those make words. What cannot be decoded becomes U+FFFD.
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
    return "utf-8" if _is_utf8(data) else _letters_of(data)


def _letters_of(data: bytes) -> str:
    """Return the encoding of letters of a byte each: Windows', but where signs stand in the middle of words.

    `m›det` is no word, and DOS's reading of the same bytes is.
    """
    inside = Counter(found[0] for found in _INSIDE.finditer(data[:_LETTERS_LOOKED_AT]))

    def strange(name: str) -> int:
        return sum(count for sign, count in inside.items() if not _may_be_inside(sign.decode(name, "replace")))

    return min(_ONE_BYTE, key=strange) if strange("cp1252") else "cp1252"


def _may_be_inside(sign: str) -> bool:
    return sign.isalpha() or sign in _BETWEEN


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
