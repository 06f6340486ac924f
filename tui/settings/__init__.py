"""The user's own settings: the config file, what was chosen in the app and is remembered, and the library's folders."""

from __future__ import annotations

from tui.settings.choices import choose, remember, remember_library, remembered, remembered_library
from tui.settings.config import Config, ValueSource, read_config
from tui.settings.folders import LIBRARY_ENV, library_folders
from tui.settings.model import ActionOrder, KeyPreset, ProjectorChoice, ProjectOrder, Settings, ThemeName

__all__ = [
    "LIBRARY_ENV",
    "ActionOrder",
    "Config",
    "KeyPreset",
    "ProjectOrder",
    "ProjectorChoice",
    "Settings",
    "ThemeName",
    "ValueSource",
    "choose",
    "library_folders",
    "read_config",
    "remember",
    "remember_library",
    "remembered",
    "remembered_library",
]
