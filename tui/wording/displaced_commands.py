"""Which commands have no key because a user has put something else on theirs, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tui.commands import NO_KEY, by_id, keys_shown
from tui.locale import Catalogue


def displaced_commands(keys: Mapping[str, str]) -> list[str]:
    """Return the ids of the commands that have no key among a user's own keys."""
    return [command for command, key in keys.items() if key == NO_KEY]


def displaced_text(say: Catalogue, command: str) -> str:
    """Return that a command has lost its key, and how it gets another."""
    return say("config.gave_way", command=command, key=keys_shown(by_id(command), say.language))
