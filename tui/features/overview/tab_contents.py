"""What a tab of the overview shows, counted in a thread beside the screen's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from textual.content import Content

from content import Guide
from journals.overview.recurrence import unsigned_tags
from journals.overview.replies import ReplyTimes, source_replies
from journals.overview.source import OverviewReading, OverviewSource
from journals.overview.timeline import KeptActions, kept_actions, timeline
from journals.overview.voices import LeaderOnlyProject, leader_only_projects, voices
from tui.features.overview.map_view import PitfallMap, project_map, stage_map
from tui.features.overview.recurrence_rows import recurrence_rows
from tui.locale import Catalogue
from tui.wording.display import signs

BY_PROJECT = "by_project"
"""The map with projects across; the other tabs are called as their lists are."""


class TabContent(Struct, frozen=True):
    """What was counted for one tab."""

    source: OverviewSource
    map: PitfallMap | None = None
    rows: Sequence[Any] = ()
    times: ReplyTimes = ReplyTimes()
    kept: KeptActions = KeptActions()
    led: Sequence[LeaderOnlyProject] = ()
    """Projects in which all who say their role are leaders."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.source.tallies if self.map else self.rows)


def read_tab(
    tab: str, reading: OverviewReading, guide: Guide, today: date, tick: Callable[[int, int], object]
) -> TabContent:
    """Return what a tab shows; maps and voices do without records, and are there at once."""
    if tab in ("map", BY_PROJECT):
        source = reading.tallies()
        return TabContent(source, (project_map if tab == BY_PROJECT else stage_map)(guide, source))
    if tab == "voices":
        source = reading.tallies()
        return TabContent(source, rows=voices(source.tallies), led=leader_only_projects(source.tallies))
    source = reading.overview(tick)
    if tab == "recurrence":
        return TabContent(source, rows=recurrence_rows(source, (each.id for each in guide.pitfalls)))
    return TabContent(
        source,
        rows=timeline(source, today),
        times=source_replies(source, today),
        kept=kept_actions(source, today),
    )


def legend(say: Catalogue, tab: str, content: TabContent | None) -> str:
    """Return what a tab's signs mean; where tags say nothing of whether a pitfall bit, that these do not count."""
    if tab == "recurrence" and content and (unsigned := unsigned_tags(content.source.tallies)):
        return say.count("overview.legend_unsigned", unsigned, sign=signs()["bites"])
    return say(f"overview.legend_{tab}", **{str(sign): shown for sign, shown in signs().items()})


def tabs_content(say: Catalogue, tabs: Sequence[str], shown: str) -> Content:
    """Return the line of tabs, with their keys; close enough together for 40 cells."""
    parts: list[tuple[str, str]] = []
    for number, name in enumerate(tabs, 1):
        here = name == shown
        parts.append(("▌" if here else " ", "$accent"))
        parts.append((f"{number} {say(f'overview.{name}')} ", "bold $accent" if here else ""))
    return Content.assemble(*parts)
