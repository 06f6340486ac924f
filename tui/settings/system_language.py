"""The language that this system speaks to its user, for whoever has chosen none here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from journals.text.language import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where POSIX says which language messages are in: the first that says anything holds."""
_UNSPOKEN = ("c", "posix")
"""Values that name no language."""
_READS_DANISH = frozenset({"da", "nb", "nn", "no", "sv", "fo", "kl"})
"""Languages whose speakers read Danish more easily than English, or as easily."""
_PREFERENCES = Path("Library", "Preferences", ".GlobalPreferences.plist")
"""Where macOS keeps which languages its user reads, in their own folder."""


def system_language(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Language | None:
    """Return the one of our languages that suits what the system is set to; None where that names no language.

    Terminals of Windows and macOS need not say it in the environment: there the system itself is asked.
    """
    locale = next(filter(None, map(environment.get, _VARIABLES)), "") or _told_by_system(platform)
    name = locale.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].lower()
    if not name or name in _UNSPOKEN:
        return None
    return "da" if name in _READS_DANISH else "en"


def _told_by_system(platform: str) -> str:
    """Return how Windows or macOS calls its user's language, as `da-DK` or `da_DK`; "" where it cannot be told."""
    if platform == "win32":
        return _told_by_windows()
    return _told_by_macos(Path.home()) if platform == "darwin" else ""


def _told_by_windows() -> str:
    import ctypes
    from locale import windows_locale

    try:
        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")  # type: ignore[attr-defined,unused-ignore]
    except (AttributeError, OSError):
        return ""


def _told_by_macos(home: Path) -> str:
    import plistlib  # only here: it reads XML, which costs time
    from xml.parsers.expat import ExpatError

    try:
        with (home / _PREFERENCES).open("rb") as file:
            languages = plistlib.load(file).get("AppleLanguages")
    except (OSError, ValueError, AttributeError, ExpatError):
        return ""
    first = languages[0] if isinstance(languages, list) and languages else ""
    return first if isinstance(first, str) else ""
