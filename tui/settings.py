"""The user's own settings: the config file, what was chosen in the app and is remembered, and the library's folders.

    language = "da"                     # or "en"
    theme = "light"                     # or "dark"
    projects_by = "stage"               # or "name", "waiting", "activity"
    actions_by = "owner"                # or "waiting", "project", "date"
    libraries = ["~/Documents/Tilbageblik"]
    function = "leader's laptop"        # who writes here, in the history: a function, never a name
    [keys]
    project.log = "n, f2"               # a command's id, as `tilbageblik keys --json` gives it, and its keys

What was chosen in the app comes before the config file: that is where an IT department sets how things begin.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

import msgspec

from journals.errors import Problem
from journals.library.paths import LocalFolders, documents_folder
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own
from journals.system_error import reason_words
from tui.locale import Language

ThemeName: TypeAlias = Literal["dark", "light"]

ProjectOrder: TypeAlias = Literal["name", "stage", "waiting", "activity"]
"""By name; or in groups, by stage, by what waits, or by when something last happened."""
ActionOrder: TypeAlias = Literal["waiting", "owner", "project", "date"]
"""The late first, then concerns and actions; or by who does them, by project, by when they are due."""

KeyList: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^\s*[^,\s][^,]*(,\s*[^,\s][^,]*)*$", examples=['"n, f2"'])]
"""One or more keys, with commas between them."""

LIBRARY_ENV = "TILBAGEBLIK_LIBRARY"
"""Names the library's folders, separated as the system separates paths (`:`, on Windows `;`)."""

REMEMBERED = ("language", "theme", "projects_by", "actions_by")
"""The settings that can be chosen in the app."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this user wants things.

    Each field is a key of the config file: its type is what may stand there, and the example in the type is what an
    error message shows instead of a value of another type.
    """

    language: Language = "da"
    theme: ThemeName = "dark"
    libraries: Annotated[tuple[Path, ...], msgspec.Meta(examples=['["…", "…"]'])] = ()
    """The library's folders; none where the config file names none."""
    projects_by: ProjectOrder = "name"
    """The order of the projects on Home."""
    actions_by: ActionOrder = "waiting"
    """The order of concerns and actions."""
    function: Annotated[str, msgspec.Meta(examples=['"…"'])] = ""
    """Of whoever writes on this machine; the history of a record shows it. Never a name."""
    keys: Annotated[dict[str, KeyList], msgspec.Meta(examples=["[keys]"])] = {}
    """Command id → its keys."""


def load_settings(places: LocalFolders) -> Settings:
    """Return the settings of this installation.

    Raises:
        Problem: something in the config file cannot be: `config_unread(file, reason)`, `config_key(file, key,
            nearest)`, `config_clash(file, key, pressed, other)`, `config_typed(file, key, pressed)`,
            `config_fixed(file, key)`, `config_value(file, key, valid)`, `config_type(file,
            key, wanted)`, `config_long(file, key, most)`, `config_function(file)`. What was remembered but cannot be
            read is as if it had never been.
    """
    file = places.config / "config.toml"
    config = _read_config(file)
    _check_names(file, config, Settings.__struct_fields__)
    values = config | remembered(places)
    if isinstance(values.get("keys"), dict):
        values["keys"] = dict(_flat(values["keys"]))
    types = {name: wanted for name, wanted in _types().items() if name in values}
    settings = {name: _convert(file, name, values[name], wanted) for name, wanted in types.items()}
    if "function" in settings:
        settings["function"] = _checked_function(file, settings["function"])
    return Settings(**settings)


def remember(places: LocalFolders, **choices: str) -> None:
    """Keep choices (those of `REMEMBERED`) for the next start; where they cannot be kept, nothing happens."""
    file = _choices_file(places)
    with contextlib.suppress(OSError):
        make_own_folder(file.parent)
        atomic_write(file, msgspec.json.encode(remembered(places) | choices), sync=False)


def choose(settings: Settings, places: LocalFolders, **choices: str) -> Settings:
    """Return settings with choices, and keep them for the next start."""
    remember(places, **choices)
    return msgspec.structs.replace(settings, **choices)


def remembered(places: LocalFolders) -> dict[str, str]:
    """Return the choices that were kept; a value that is not among today's is left out."""
    found = read_own(_choices_file(places), msgspec.json.Decoder(dict[str, Any]).decode) or {}
    types = _types()
    return {name: found[name] for name in REMEMBERED if found.get(name) in get_args(types[name])}


def library_folders(requested: Sequence[Path], settings: Settings) -> tuple[list[Path], bool]:
    """Return the library's folders, and whether anyone named them.

    The `requested` ones come first, then the environment, the config file, and last a folder among the user's
    documents.
    """
    env = [_expand_user(each) for each in os.environ.get(LIBRARY_ENV, "").split(os.pathsep) if each.strip()]
    named = list(requested) or env or list(settings.libraries)
    return (named, True) if named else ([documents_folder() / "Tilbageblik"], False)


_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def _expand_user(text: str) -> Path:
    """Return a path, `~` being the user's own folder; `~someone` whom nobody knows is a name like any other."""
    path = Path(text)
    with contextlib.suppress(RuntimeError):
        return path.expanduser()
    return path


def _read_config(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise Problem("config_unread", file=str(file), **reason_words(error)) from error
    except UnicodeDecodeError as error:
        raise Problem("config_unread", file=str(file), **reason_words(OSError(errno.EILSEQ, "UTF-8"))) from error
    import tomllib  # only where there is a file: every command starts by way of here

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML's own errors, and numbers and nesting beyond all measure
        line = _TOML_LINE.search(str(error))
        raise Problem("config_bad_line", file=str(file), line=line[1] if line else text.count("\n") + 1) from error


def _types() -> dict[str, Any]:
    """Return what may stand after each key of the config file."""
    return {field.name: field.type for field in msgspec.structs.fields(Settings)}


def _convert(file: Path, key: str, value: Any, wanted: Any) -> Any:
    """Return a value of the config file as the type that its key wants."""
    if key == "keys" and isinstance(value, dict):
        from tui.commands import COMMANDS, CONTROLS
        from tui.key_checks import find_clash, find_fixed, find_typed

        _check_names(file, value, [command.id for command in (*COMMANDS, *CONTROLS)])
        changed = {name: _convert(file, name, keys, KeyList) for name, keys in value.items()}
        if (fixed := find_fixed(changed)) is not None:
            raise Problem("config_fixed", file=str(file), key=fixed)
        if typed := find_typed(changed):
            raise Problem("config_typed", file=str(file), key=typed[0], pressed=typed[1])
        if clash := find_clash(changed):
            raise Problem("config_clash", file=str(file), **dict(zip(("key", "pressed", "other"), clash, strict=True)))
        return changed
    try:
        return msgspec.convert(value, wanted, dec_hook=partial(_decode_path, file.parent))
    except msgspec.ValidationError as error:
        if get_origin(wanted) is Literal:
            raise Problem("config_value", file=str(file), key=key, valid=", ".join(get_args(wanted))) from error
        raise Problem("config_type", file=str(file), key=key, wanted=wanted.__metadata__[0].examples[0]) from error


def _decode_path(base: Path, wanted: type, value: object) -> Path:
    """Return a text as a path; a relative one begins at the config file's folder."""
    if wanted is not Path or not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError
    return base / _expand_user(value)


def _checked_function(file: Path, text: str) -> str:
    """Return the writer's function, which everyone who shares the library can read, clean and on one line."""
    if not text.strip():
        return ""
    from journals.library.history import MAX_FUNCTION_LENGTH
    from journals.privacy.guard import findings_at
    from journals.text.clean import clean, one_line

    function = one_line(clean(text))
    if len(function) > MAX_FUNCTION_LENGTH:
        raise Problem("config_long", file=str(file), key="function", most=MAX_FUNCTION_LENGTH)
    if findings_at(function):
        raise Problem("config_function", file=str(file))
    return function


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield a table's values by their whole names: TOML takes `project.log` without quotes for a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{below}", each) for below, each in _flat(value))
        else:
            yield name, value


def _check_names(file: Path, names: Iterable[str], known: Sequence[str]) -> None:
    """Refuse a name that is not known, with the nearest that is."""
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            nearest = get_close_matches(name, known, 1, 0.4) or known[:1]
            raise Problem("config_key", file=str(file), key=name, nearest=nearest[0])


def _choices_file(places: LocalFolders) -> Path:
    return places.state / "choices.json"
