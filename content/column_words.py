"""What the columns of other people's tables are called: `importing/columns.toml`, which anybody may add to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, get_args

ColumnRole: TypeAlias = Literal[
    "text",
    "seen",
    "title",
    "task",
    "kind",
    "tag",
    "colour",
    "date",
    "period",
    "when",
    "who",
    "owner",
    "due",
    "pitfall",
    "stage",
    "perspective",
    "names",
    "group",
    "done",
    "comment",
    "ignored",
]
CellMeaning: TypeAlias = Literal["done", "reply", "action", "nobody", "scale"]

_NO_LETTER = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])")
_NUMBERING = (" id ", " ids ", " nr ", " no ", " number ", " nummer ", " key ", " url ", " link ")
"""What ends in these numbers something, or leads to it."""
_WHOLE_ROLES = ("pitfall", "stage", "perspective", "period")
"""Roles whose names are words that many a question has in it: they hold only where nothing else stands there."""
_LONGEST_HEADER = 80
_LONGEST_VALUE = 40


class ColumnWords:
    """The names of columns by what they hold, and words of cells that mean something."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """`table`: role → language → words, and `value` and `month`, as the file has them."""
        self._role = {
            word: role for role in reversed(get_args(ColumnRole)) for word in folded_words(table.get(role, {}))
        }
        within = [word for word, role in self._role.items() if role not in _WHOLE_ROLES]
        self._longest = sorted(within, key=len, reverse=True)
        values = table.get("value", {})
        self._values = {meaning: frozenset(folded_words(values.get(meaning, {}))) for meaning in get_args(CellMeaning)}
        self.months = {word: at for by in table.get("month", {}).values() for at, word in enumerate(by, 1)}
        """Name of a month → its number, from 1."""

    def role_named(self, header: str) -> ColumnRole | None:
        """Return the role whose name a header is, word for word."""
        return self._role.get(folded_header(header))

    def role_within(self, header: str) -> ColumnRole | None:
        """Return the role of the longest name that a header has in it; None where it has none."""
        plain = f" {folded_header(header)} "
        if len(plain) > _LONGEST_HEADER:
            return None
        if plain.endswith(_NUMBERING):
            return "ignored"
        return next((self._role[word] for word in self._longest if len(word) > 2 and f" {word} " in plain), None)

    def means(self, value: str, meaning: CellMeaning) -> bool:
        """Return whether a cell says so, and nothing else."""
        return len(value) <= _LONGEST_VALUE and folded_header(value) in self._values[meaning]


def folded_words(by_language: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the words of all languages as `folded_header` has them."""
    return [folded_header(word) for words in by_language.values() for word in words]


def folded_header(text: str) -> str:
    """Return a header without case and signs, its words parted: `createdAt` and `Created_at` are `created at`."""
    return " ".join(_NO_LETTER.sub(" ", _HUMP.sub(" ", text)).casefold().split())


@cache
def column_words() -> ColumnWords:
    """Return the words that come with the app."""
    return ColumnWords(tomllib.loads(files("content").joinpath("importing", "columns.toml").read_text("utf-8")))
