"""Which roles lead: `leaders.toml`, which anybody may add to."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")


def is_leader(role: str) -> bool:
    """Return whether a role, as people write it, is a leader's: in Danish or English, in one word or several."""
    words = _leader_words()
    found = _WORD.findall(role.casefold())
    if any(word.endswith(tuple(words["not"])) for word in found):
        return False
    return any(word in words["whole"] or word.endswith(tuple(words["end"])) for word in found)


@cache
def _leader_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("content").joinpath("leaders.toml").read_text("utf-8"))
    return {kind: frozenset(word for words in table[kind].values() for word in words) for kind in table}
