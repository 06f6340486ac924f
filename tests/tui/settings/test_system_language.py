"""The language that the system speaks, on each of the three."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from tui.settings import system_language as asked
from tui.settings.system_language import system_language


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("da_DK.UTF-8", "da"),
        ("nb_NO", "da"),
        ("nn_NO@x", "da"),
        ("sv-SE", "da"),
        ("DA", "da"),
        ("en_US", "en"),
        ("de_DE.UTF-8", "en"),
        ("pl", "en"),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
    ],
)
def test_scandinavians_read_danish_and_all_others_english(told: str, language: str | None) -> None:
    assert system_language({"LANG": told}, "linux") == language


def test_the_first_variable_that_says_anything_holds() -> None:
    assert system_language({"LC_ALL": "", "LC_MESSAGES": "da_DK", "LANG": "en_US"}, "linux") == "da"
    assert system_language({"LC_ALL": "en_GB", "LC_MESSAGES": "da_DK"}, "linux") == "en"
    assert system_language({}, "linux") is None


def test_windows_and_macos_are_asked_where_the_environment_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "_told_by_windows", lambda: "en_US")
    assert system_language({}, "win32") == "en"
    assert system_language({"LANG": "da_DK"}, "win32") == "da"
    assert system_language({"LANG": "C"}, "win32") is None
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert system_language({}, "darwin") is None, "nothing is kept there"
    file = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    for kept, language in (
        ({"AppleLanguages": ["nb-NO", "en-US"]}, "da"),
        ({"AppleLanguages": ["en-DK"]}, "en"),
        ({"AppleLanguages": []}, None),
        ({"AppleLanguages": [7]}, None),
        ([], None),
    ):
        file.write_bytes(plistlib.dumps(kept, fmt=plistlib.FMT_BINARY))
        assert system_language({}, "darwin") == language, kept
    for damaged in (b"no such thing", b"", b"<?xml version='1.0'?><plist><dict>"):
        file.write_bytes(damaged)
        assert system_language({}, "darwin") is None, damaged
