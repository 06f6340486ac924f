"""Sets of keys that one line of the config file chooses; what a user gives keys beside it comes before them."""

from __future__ import annotations

from collections.abc import Mapping

_VI = {
    "list.down": "down, j",
    "list.up": "up, k",
    "list.first": "home, g",
    "list.last": "end, G",
    "list.page_down": "pagedown, ctrl+d",
    "list.page_up": "pageup, ctrl+u",
    "page.down": "down, j",
    "page.up": "up, k",
    "page.first": "home, g",
    "page.last": "end, G",
    # what lies on those keys in the table has the large letter instead
    "app.guide": "K",
    "app.language": "ctrl+g",
    "lesson.page": "enter",
    "project.look_back": "J",
    "lessons.merge": "J",
    "groups.join": "J",
    "mirror.earlier": "J",
}
"""As in vi and less: lists and pages by letters. `h`, `l` and `n` stay what they are: help, the theme, a new one."""

KEY_PRESETS: Mapping[str, Mapping[str, str]] = {"standard": {}, "vi": _VI}
