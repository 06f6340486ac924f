"""The config file as TOML, and the lines on which its keys stand."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from journals.errors import Problem
from journals.system_error import reason_words

_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_DEEPEST = 20
"""Levels of tables in tables that are read; there are two, but for what somebody wrote by mistake."""


def config_text(file: Path, *, must_exist: bool = False) -> str:
    """Return what a config file says; nothing where there is none, unless it must exist.

    Raises:
        Problem: `config_unread(file, reason)`.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        if must_exist:
            raise Problem("config_unread", file=str(file), **reason_words(error)) from error
        return ""
    except OSError as error:
        raise Problem("config_unread", file=str(file), **reason_words(error)) from error
    except UnicodeDecodeError as error:
        raise Problem("config_unread", file=str(file), **reason_words(OSError(errno.EILSEQ, "UTF-8"))) from error


def parse(file: Path, text: str) -> dict[str, Any]:
    """Return a config file as a table.

    Raises:
        Problem: `config_bad_line(file, line)`.
    """
    if not text:
        return {}
    import tomllib  # only where there is a file: every command starts by way of here

    try:
        table = tomllib.loads(text)
        if _is_too_deep(table):  # dotted names make as many levels as one likes
            raise ValueError
        return table
    except (ValueError, RecursionError) as error:  # TOML's own errors, and numbers and nesting beyond all measure
        line = _TOML_LINE.search(str(error))
        raise Problem("config_bad_line", file=str(file), line=line[1] if line else text.count("\n") + 1) from error


def _is_too_deep(table: Mapping[str, Any]) -> bool:
    level: list[Any] = [table]
    for _ in range(_DEEPEST):
        level = [below for each in level if isinstance(each, dict) for below in each.values()]
    return bool(level)


def flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield a table's values by their whole names: TOML takes `project.log` without quotes for a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{below}", each) for below, each in flat(value))
        else:
            yield name, value


def line_numbers(text: str) -> dict[str, int]:
    """Return the line on which each key of a whole config file begins, by its whole name; also those of tables.

    TOML's reader does not tell. A statement ends where what has been read since the one before it is TOML by itself.
    """
    import tomllib

    found: dict[str, int] = {}
    table, statement, start = "", "", 1
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        statement, start = (statement + line, start) if statement else (line, number)
        try:
            keys = tomllib.loads(statement)
        except (ValueError, RecursionError):
            continue
        if statement.lstrip().startswith("["):
            table = _header(keys)
            found.setdefault(table, start)
            table += "."
        for name in _names(keys if not statement.lstrip().startswith("[") else {}):
            found.setdefault(table + name, start)
        statement = ""
    return found


def _header(keys: Mapping[str, Any]) -> str:
    """Return the name of the table that a heading begins; of a list of tables too."""
    names = []
    value: Any = keys
    while value:
        value = value[0] if isinstance(value, list) else value
        if not value:
            break
        name, value = next(iter(value.items()))
        names.append(name)
    return ".".join(names)


def _names(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a table's values, and of the tables in it."""
    for name, value in table.items():
        yield name
        if isinstance(value, dict):
            yield from (f"{name}.{below}" for below in _names(value))
