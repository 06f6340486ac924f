"""What the headings of other people's notes mean: `importing/headings.toml`, which anybody may add to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

HeadingMeaning: TypeAlias = str
"""A kind of observation, or `action`, `lesson`, or `none` for what holds no notes."""

_NO_LETTER = re.compile(r"[^\w']+")


class HeadingWords:
    """Words of headings by what they mean."""

    def __init__(self, table: Mapping[str, Mapping[str, list[str]]]) -> None:
        """`table`: meaning → language → words, as the file has them."""
        self._meaning = {
            _plain(each): meaning for meaning, by in table.items() for words in by.values() for each in words
        }
        self._longest = sorted(self._meaning, key=len, reverse=True)

    def meaning(self, heading: str) -> HeadingMeaning | None:
        """Return what a heading means, by the longest words of it that are known; None where none are."""
        plain = f" {_plain(heading)} "
        return next((self._meaning[words] for words in self._longest if f" {words} " in plain), None)


def _plain(text: str) -> str:
    return " ".join(_NO_LETTER.sub(" ", text.casefold().replace("’", "'")).split())


@cache
def heading_words() -> HeadingWords:
    """Return the words that come with the app."""
    return HeadingWords(tomllib.loads(files("content").joinpath("importing", "headings.toml").read_text("utf-8")))
