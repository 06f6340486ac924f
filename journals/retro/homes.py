"""Where a note's place, a dot or a lesson belongs, when the theme it names was merged into another or taken apart.

They name the theme they were first given to and are not moved when that theme goes: where they belong now is derived
here, so that machines that knew nothing of each other's acts agree once they have each other's logs.
"""

from __future__ import annotations

from collections.abc import Mapping

from journals.library.journal import Journal
from journals.records.base import from_fields
from journals.records.retro import Theme, ThemeMember, Vote


class Homes:
    """The themes of one retrospective as they are at this moment, and which of them stands for one that is gone."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self._journal, self._retro = journal, retro
        self._there = {each.id: each for each in journal.of_retro(Theme, retro)}
        self._ends: dict[str, str] = {}
        """What has been followed → where that ended."""
        placed: list[ThemeMember | Vote] = [*journal.of_retro(ThemeMember, retro), *journal.of_retro(Vote, retro)]
        named = {each.theme for each in placed if each.theme}
        found = {home for each in named if (home := self._follow(each))}
        self.living: Mapping[str, Theme] = {
            each: self._there.get(each) or self._last_known(each) for each in sorted(found | self._there.keys())
        }
        """The themes that there are, by id, in the order they were made."""

    def of(self, theme: str | None) -> str | None:
        """Return the id of the living theme that stands for one: itself, or what it was merged into; None for none."""
        home = self._follow(theme) if theme else None
        return home if home in self.living else None

    def knew(self, theme: str) -> bool:
        """Return whether a theme is the retro's, or was."""
        return self.of(theme) is not None or self._last_known(theme).retro == self._retro

    def _follow(self, theme: str) -> str | None:
        """Go from theme to theme as they were merged.

        Of those that were merged into each other, on two machines at once, the first made stands for all of them: they
        are all deleted, and nobody meant that.
        """
        way: dict[str, int] = {}  # where on it each stands
        while theme and theme not in self._there and theme not in self._ends:
            if theme in way:
                theme = min([*way][way[theme] :])
                break
            way[theme] = len(way)
            theme = self._last_known(theme).merged_into
        end = self._ends.get(theme, theme)
        self._ends |= dict.fromkeys(way, end)  # each step is gone once, however many have been merged
        return end or None

    def _last_known(self, theme: str) -> Theme:
        """Return a theme as it was when it was deleted."""
        return from_fields(Theme, theme, self._journal.values(Theme.TABLE, theme))
