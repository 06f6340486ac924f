"""Reading the config file: what can be used of it, what is wrong with the rest, and where each setting comes from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args, get_origin

import msgspec

from journals.errors import Problem
from journals.library.paths import LocalFolders
from tui.settings.choices import remembered, remembered_library
from tui.settings.config_file import config_text, flat, line_numbers, parse
from tui.settings.folders import expand_user
from tui.settings.model import KeyList, Settings, setting_types
from tui.settings.system_language import system_language

ValueSource: TypeAlias = Literal["default", "system", "preset", "file", "chosen", "environment", "option", "unreadable"]
"""Where a value comes from."""

KEYS = "keys"
"""The table of the config file with the user's own keys."""


class Config(msgspec.Struct, frozen=True):
    """What this installation is set to, as far as that can be read."""

    settings: Settings
    faults: tuple[Problem, ...]
    """What is wrong in the config file, in the order of its lines; all of it is left out of the settings."""
    sources: Mapping[str, ValueSource]
    """Setting → where it comes from; of a command's keys `keys.<its id>`. What is not named is as it comes."""

    @property
    def library_fault(self) -> Problem | None:
        """What is wrong that may have named the library: without it one would write into another one, unnoticed."""
        return next((fault for fault in self.faults if _may_name_library(fault)), None)


def read_config(places: LocalFolders) -> Config:
    """Return the settings of this installation; what cannot be used is left out, and told as a fault.

    The faults are `config_unread(file, reason)` and `config_bad_line(file, line)`, or with `file`, `line` and `key`:
    `config_key(nearest)`, `config_no_setting(valid)`,
    `config_value(valid)`, `config_type(wanted)`, `config_long(most)`, `config_function()`, and
    those of `tui.key_checks`. What was remembered but cannot be read is as if it had never been. Where nobody says a
    language, it is the system's; where the file names no library, it is the one that was chosen in the app.
    """
    file, chosen = places.config_file, remembered(places)
    fallback, sources = _fallback(places)
    try:
        text = config_text(file, must_exist=places.named_config is not None)
        table = parse(file, text)
    except Problem as problem:
        return Config(_settings(fallback | chosen), (problem,), sources | dict.fromkeys(chosen, "chosen"))
    reading = _Reading(file)
    values = reading.values(table)
    own = values.pop(KEYS, {})
    sources |= {**dict.fromkeys(values, "file"), **dict.fromkeys(chosen, "chosen")}
    values = fallback | values | chosen
    keys, key_sources = reading.keys(own, values.get("key_preset", "standard"))
    return Config(_settings(values | {KEYS: keys}), reading.faults(text), sources | key_sources)


def _fallback(places: LocalFolders) -> tuple[dict[str, Any], dict[str, ValueSource]]:
    """Return what holds where the config file says nothing, and where that comes from."""
    found, sources = dict[str, Any](), dict[str, ValueSource]()
    if language := system_language():
        found["language"], sources["language"] = language, "system"
    if library := remembered_library(places):
        found["libraries"], sources["libraries"] = (library,), "chosen"
    return found, sources


def _settings(values: Mapping[str, Any]) -> Settings:
    return Settings(**values)


class _Reading:
    """Takes a config file apart, and gathers what is wrong."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found: list[tuple[str, str, str, dict[str, object]]] = []
        """Name in the file, code, key as it is told, and the other words."""

    def faults(self, text: str) -> tuple[Problem, ...]:
        """Return what is wrong, with the lines, in their order."""
        lines = line_numbers(text) if self._found else {}
        problems = [
            (lines.get(name, 0), Problem(code, file=str(self._file), line=lines.get(name, 0), key=key, **words))
            for name, code, key, words in self._found
        ]
        return tuple(problem for _, problem in sorted(problems, key=lambda each: each[0]))

    def values(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """Return what can be used of the file, converted; the keys still as they are written."""
        types, found = setting_types(), dict[str, Any]()
        for name, value in table.items():
            if name not in types:
                from difflib import get_close_matches  # only where something is wrong

                if nearest := get_close_matches(name, types, 1):
                    self._tell(name, "config_key", name, nearest=nearest[0])
                else:
                    self._tell(name, "config_no_setting", name, valid=", ".join(types))
            elif name == KEYS and isinstance(value, dict):
                found[KEYS] = {command: keys for command, keys in flat(value) if self._is_key_list(command, keys)}
            else:
                self._take(found, name, value, types[name])
        if (function := self._function(found.pop("function", ""))) is not None:
            found["function"] = function
        return found

    def keys(self, own: Mapping[str, str], preset: str) -> tuple[dict[str, str], dict[str, ValueSource]]:
        """Return the keys of commands that are not on those of the table, and where those come from."""
        if not own and preset == "standard":
            return {}, {}  # without the command table, which costs time
        from tui.commands.presets import KEY_PRESETS
        from tui.key_checks import checked_keys

        keys, faults = checked_keys(own, KEY_PRESETS[preset])
        for fault in faults:
            self._tell(f"{KEYS}.{fault.command}", fault.code, fault.command, **fault.words)
        used, chosen = {*own} - {fault.command for fault in faults}, KEY_PRESETS[preset]
        named = [command for command in keys if command in used or command in chosen]  # not what gave way
        return keys, {f"{KEYS}.{command}": "file" if command in used else "preset" for command in named}

    def _take(self, found: dict[str, Any], name: str, value: Any, wanted: Any) -> None:
        try:
            found[name] = msgspec.convert(value, wanted, dec_hook=partial(_decode_path, self._file.parent))
        except msgspec.ValidationError:
            self._tell_type(name, name, wanted)

    def _is_key_list(self, command: str, keys: object) -> bool:
        try:
            msgspec.convert(keys, KeyList)
        except msgspec.ValidationError:
            self._tell_type(f"{KEYS}.{command}", command, KeyList)
            return False
        return True

    def _function(self, text: str) -> str | None:
        """Return the writer's function, which everyone who shares the library can read, clean and on one line.

        None where there is none that can be used.
        """
        if not text.strip():
            return None
        from journals.library.history import MAX_FUNCTION_LENGTH
        from journals.privacy.guard import findings_in
        from journals.text.clean import clean, one_line

        function = one_line(clean(text))
        if len(function) > MAX_FUNCTION_LENGTH:
            self._tell("function", "config_long", "function", most=MAX_FUNCTION_LENGTH)
        elif findings_in("owner", function):  # as that of an action, it is no name
            self._tell("function", "config_function", "function")
        else:
            return function
        return None

    def _tell_type(self, name: str, key: str, wanted: Any) -> None:
        if get_origin(wanted) is Literal:
            self._tell(name, "config_value", key, valid=", ".join(get_args(wanted)))
        else:
            self._tell(name, "config_type", key, wanted=wanted.__metadata__[0].examples[0])

    def _tell(self, name: str, code: str, key: str, **words: object) -> None:
        self._found.append((name, code, key, words))


def _decode_path(base: Path, wanted: type, value: object) -> Path:
    """Return a text as a path; a relative one begins at the config file's folder."""
    if wanted is not Path or not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError
    return base / expand_user(value)


def _may_name_library(fault: Problem) -> bool:
    if fault.code in ("config_unread", "config_bad_line"):
        return True
    return "libraries" in (fault.params.get("key"), fault.params.get("nearest"))
