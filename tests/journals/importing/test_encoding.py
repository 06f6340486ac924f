"""Which encoding a file is in: what letters of a byte each make words in."""

from __future__ import annotations

import pytest

from journals.importing.encoding import decode_text

DANISH = "- mødet på afdelingen gik i stå\n- vi må øve os, når nætter er lange\n"


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac-roman", "utf-8", "utf-16-le"])
def test_danish_is_read_as_it_was_written(encoding: str) -> None:
    assert decode_text(DANISH.encode(encoding)) == (DANISH, encoding)


def test_signs_between_letters_are_windows_own() -> None:
    english = "Don’t – it’s the café’s…so-called “room”s"
    assert decode_text(english.encode("cp1252")) == (english, "cp1252")
