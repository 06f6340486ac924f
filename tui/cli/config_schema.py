"""A JSON schema of the config file, for editors that complete and check TOML by one."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from journals.library.history import MAX_FUNCTION_LENGTH
from tui.commands import COMMANDS, CONTROLS, Command
from tui.locale import Catalogue
from tui.settings.config import KEYS
from tui.settings.model import KeyList, setting_types


def config_schema(say: Catalogue) -> dict[str, Any]:
    """Return the schema, with what each setting is for in words."""
    properties = {name: _setting(say, name, wanted) for name, wanted in setting_types().items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Tilbageblik",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _setting(say: Catalogue, name: str, wanted: Any) -> dict[str, Any]:
    described: dict[str, Any] = {"description": say(f"config.setting.{name}")}
    if get_origin(wanted) is Literal:
        return described | {"type": "string", "enum": [*get_args(wanted)]}
    if name == KEYS:
        return described | _keys(say)
    if name == "libraries":
        return described | {"type": "array", "items": {"type": "string", "minLength": 1}}
    if name == "function":
        return described | {"type": "string", "maxLength": MAX_FUNCTION_LENGTH}
    return described | {"type": "string"}


def _keys(say: Catalogue) -> dict[str, Any]:
    """Return the schema of the user's own keys: TOML takes `project.log` for a table in a table, unless in quotes."""
    movable = [each for each in (*COMMANDS, *CONTROLS) if "{key}" not in each.does]
    nested: dict[str, Any] = {}
    for each in movable:
        scope = nested.setdefault(each.scope, {"type": "object", "additionalProperties": False, "properties": {}})
        scope["properties"][each.action] = _key_list(say, each)
    whole = {each.id: _key_list(say, each) for each in movable}
    return {"type": "object", "additionalProperties": False, "properties": nested | whole}


def _key_list(say: Catalogue, command: Command) -> dict[str, Any]:
    title = say(key) if say.has(key := f"commands.{command.id}") else ""
    described = {"description": title} if title else {}
    pattern = get_args(KeyList)[1].pattern
    return {"type": "string", "pattern": pattern, **described, "default": ", ".join(command.keys)}
