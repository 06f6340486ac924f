"""The user's own settings: what the config file says, and what was chosen in the app and is remembered.

    language = "da"                     # or "en"
    theme = "light"                     # or "dark"
    libraries = ["~/Documents/Tilbageblik"]
    function = "leader's laptop"        # who writes here, in the history: a function, never a name
    [keys]
    project.log = "n, f2"               # a command's id, as `tilbageblik keys --json` gives it, and its keys

What was chosen in the app comes before the config file: that is where an IT department sets how things begin.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from journals.errors import Problem
from journals.library.paths import Places, documents
from tui.locale import LANGUAGES, Language

ThemeName: TypeAlias = Literal["dark", "light"]
"""As in `tui.ui.theme`, which draws with Textual and so cannot be imported here."""

LIBRARY_ENV = "TILBAGEBLIK_LIBRARY"
"""Names the library's folders, between them what the system writes between paths (`:`, on Windows `;`)."""

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
_KEYS = ("language", "theme", "libraries", "function", "keys")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this user wants things."""

    language: Language = "da"
    theme: ThemeName = "dark"
    libraries: tuple[Path, ...] = ()
    """The library's folders; none where the config file names none."""
    function: str = ""
    """Of whoever writes on this machine; the history of a record shows it. Never a name."""
    keys: dict[str, str] = {}
    """Command id → its keys, with a comma between them."""


def load(places: Places) -> Settings:
    """Give the settings of this installation.

    Raises:
        Problem: something in the config file cannot be: `config_unread(file, reason)`, `config_key(file, key,
            nearest)`, `config_value(file, key, valid)`, `config_type(file, key, wanted)`, `config_long(file, key,
            most)`, `config_function(file)`. What was remembered but cannot be read is as if it had never been.
    """
    file = places.config / "config.toml"
    config = _config(file)
    for key in config:
        if key not in _KEYS:
            raise _unknown(file, key, _KEYS)
    chosen = {key: value for key, value in config.items() if key in ("language", "theme")} | remembered(places)
    for key, valid in (("language", LANGUAGES), ("theme", THEMES)):
        if chosen.get(key, valid[0]) not in valid:
            raise Problem("config_value", file=str(file), key=key, valid=", ".join(valid))
    return Settings(
        libraries=tuple(_libraries(file, config.get("libraries", []))),
        function=_function(file, config.get("function", "")),
        keys=dict(_own_keys(file, config)),
        **chosen,
    )


def remember(places: Places, **choices: str) -> None:
    """Keep choices (`language`, `theme`) for the next start; where they cannot be kept, nothing happens."""
    file = _choices_file(places)
    half = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(msgspec.json.encode(remembered(places) | choices))
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)


def remembered(places: Places) -> dict[str, str]:
    """Give the choices that were kept."""
    try:
        found = msgspec.json.decode(_choices_file(places).read_bytes(), type=dict[str, Any])
    except (OSError, ValueError):
        return {}
    valid = {"language": LANGUAGES, "theme": THEMES}
    return {key: value for key, value in found.items() if key in valid and value in valid[key]}


def folders(told: Sequence[Path], settings: Settings) -> tuple[list[Path], bool]:
    """Give the library's folders, and whether anyone named them.

    What was `told` comes first, then the environment, the config file, and last a folder among the user's documents.
    """
    env = [_at_home(each) for each in os.environ.get(LIBRARY_ENV, "").split(os.pathsep) if each.strip()]
    named = list(told) or env or list(settings.libraries)
    return (named, True) if named else ([documents() / "Tilbageblik"], False)


def _at_home(told: str) -> Path:
    """Give a path, `~` being the user's own folder; `~someone` whom nobody knows is a name like any other."""
    path = Path(told)
    with contextlib.suppress(RuntimeError):
        return path.expanduser()
    return path


def _config(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Problem("config_unread", file=str(file), reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise Problem("config_unread", file=str(file), reason="UTF-8") from error
    import tomllib  # only where there is a file: every command starts by way of here

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML's own errors, and numbers and nesting beyond all measure
        raise Problem("config_unread", file=str(file), reason=str(error)) from error


def _libraries(file: Path, named: object) -> Iterator[Path]:
    """Give folders as paths; one that is not whole begins at the config file's folder."""
    if not isinstance(named, list) or not all(map(_is_path, named)):
        raise Problem("config_type", file=str(file), key="libraries", wanted='["…", "…"]')
    for each in named:
        yield file.parent / _at_home(each)


def _is_path(told: object) -> bool:
    return isinstance(told, str) and bool(told.strip()) and "\0" not in told


def _function(file: Path, told: object) -> str:
    """Give the writer's function, which everyone who shares the library can read."""
    if not isinstance(told, str):
        raise Problem("config_type", file=str(file), key="function", wanted='"…"')
    if not told.strip():
        return ""
    from journals.library.history import MOST_OF_FUNCTION
    from journals.privacy.guard import at_levels
    from journals.text.clean import clean, one_line

    function = one_line(clean(told))
    if len(function) > MOST_OF_FUNCTION:
        raise Problem("config_long", file=str(file), key="function", most=MOST_OF_FUNCTION)
    if at_levels(function):
        raise Problem("config_function", file=str(file))
    return function


def _own_keys(file: Path, config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    own = config.get("keys", {})
    if not isinstance(own, dict):
        raise Problem("config_type", file=str(file), key="keys", wanted="[keys]")
    if not own:
        return
    from tui.commands import COMMANDS

    known = [command.id for command in COMMANDS]
    for name, keys in _flat(own):
        if name not in known:
            raise _unknown(file, name, known)
        if not isinstance(keys, str) or not all(key.strip() for key in keys.split(",")):
            raise Problem("config_type", file=str(file), key=name, wanted='"n, f2"')
        yield name, keys


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give a table's values by their whole names: TOML takes `project.log` without quotes for a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{below}", each) for below, each in _flat(value))
        else:
            yield name, value


def _unknown(file: Path, key: str, known: Iterable[str]) -> Problem:
    from difflib import get_close_matches

    names = list(known)
    nearest = get_close_matches(key, names, 1, 0.4) or names[:1]
    return Problem("config_key", file=str(file), key=key, nearest=nearest[0])


def _choices_file(places: Places) -> Path:
    return places.state / "choices.json"
