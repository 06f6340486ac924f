"""Where themes have come to that were merged: however many, in a ring or not, each is gone through once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journals.records.retro import Theme, ThemeMember
from journals.retro.homes import Homes

NAMES = [f"T{number}" for number in range(8)]


class Themes:
    """A journal in which some themes are there, and the others were merged into others."""

    def __init__(self, merged: dict[str, str], there: set[str]) -> None:
        self.merged, self.there = merged, there
        self.asked = Counter[str]()

    def of_retro(self, kind: type, _retro: str) -> list[Any]:
        if kind is Theme:
            return [Theme(id=each, name=each, retro="R") for each in sorted(self.there)]
        placed = [ThemeMember(id=f"M{each}", retro="R", observation=each, theme=each) for each in self.merged]
        return placed if kind is ThemeMember else []

    def values(self, _table: str, theme: str) -> dict[str, str]:
        self.asked[theme] += 1
        return {"name": theme, "retro": "R", "merged_into": self.merged.get(theme, "")}


def end_of(theme: str, journal: Themes) -> str | None:
    """Go the way, without remembering anything."""
    way: list[str] = []
    while theme and theme not in journal.there:
        if theme in way:
            return min(way[way.index(theme) :])
        way.append(theme)
        theme = journal.merged.get(theme, "")
    return theme or None


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, ""])), st.sets(st.sampled_from(NAMES)))
def test_each_belongs_where_the_way_ends(merged: dict[str, str], there: set[str]) -> None:
    journal: Any = Themes(merged, there)
    homes = Homes(journal, "R")
    for name in merged:
        assert homes.of(name) == end_of(name, journal)


def test_a_ring_of_thousands_is_gone_through_once() -> None:
    """Others can write one; it took minutes where each way was gone to its end."""
    many = 3000
    journal: Any = Themes({f"T{each}": f"T{(each + 1) % many}" for each in range(many)}, set())
    homes = Homes(journal, "R")
    assert {homes.of(f"T{each}") for each in range(many)} == {"T0"}
    assert max(journal.asked.values()) <= 2, "once on the way, and once as what stands for them all"
