"""The order of the projects on Home, and the groups that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TypeAlias, get_args

from content import Guide
from journals.library.journal import Journal
from journals.overview.waiting import SILENT_AFTER, WaitingKind, latest_sign
from journals.text.clean import sort_key
from tui.locale import Catalogue
from tui.settings import ProjectOrder
from tui.ui.widgets.row_list import GroupTitle

ORDERS: tuple[ProjectOrder, ...] = get_args(ProjectOrder)


HomeRow: TypeAlias = Journal | GroupTitle
_Group: TypeAlias = tuple[int, str]
"""The rank of a group among the others, and its title."""


class ProjectOrdering:
    """Puts projects in an order and, but for that by name, in groups; those that are over come last."""

    def __init__(
        self, say: Catalogue, guide: Guide, today: date, waits: Mapping[str, WaitingKind], order: ProjectOrder
    ) -> None:
        """`waits`: what waits most in the projects (ids)."""
        self._say, self._today, self._waits = say, today, waits
        self._stages = {stage.id: (rank, stage.title) for rank, stage in enumerate(guide.stages)}
        self._order = order
        group: Mapping[ProjectOrder, Callable[[Journal], _Group]] = {
            "name": lambda journal: (0, ""),
            "stage": self._by_stage,
            "waiting": self._by_what_waits,
            "activity": self._by_activity,
        }
        self._group = group[order]

    def rows(self, journals: Iterable[Journal]) -> list[HomeRow]:
        """Return the projects in order, below the names of their groups."""
        ordered = sorted(journals, key=lambda each: sort_key(each.project.name))
        if self._order == "activity":
            ordered.sort(key=lambda each: latest_sign(each.id, each.summary), reverse=True)
        placed = sorted(((self._group_of(each), each) for each in ordered), key=lambda pair: pair[0])
        if self._order == "name":
            return [journal for _, journal in placed]
        groups: dict[_Group, list[Journal]] = {}
        for group, journal in placed:
            groups.setdefault(group, []).append(journal)
        rows: list[HomeRow] = []
        for (_, title), members in groups.items():
            rows += [GroupTitle(title, len(members)), *members]
        return rows

    def _group_of(self, journal: Journal) -> _Group:
        status = journal.project.status
        if status == "active":
            return self._group(journal)
        return (101, self._say("home.group.archived")) if status == "archived" else (100, self._say("home.group.over"))

    def _by_stage(self, journal: Journal) -> _Group:
        project = journal.project
        if project.hearsay:
            return 99, self._say("home.hearsay")
        rank, title = self._stages.get(project.stage, (98, ""))
        return rank, f"{project.stage[1:]} {title}".strip()

    def _by_what_waits(self, journal: Journal) -> _Group:
        kind = self._waits.get(journal.id)
        if kind is None:
            return 99, self._say("waiting.group.nothing")
        return get_args(WaitingKind).index(kind), self._say(f"waiting.group.{kind}")

    def _by_activity(self, journal: Journal) -> _Group:
        sign = latest_sign(journal.id, journal.summary)
        monday = self._today - timedelta(days=self._today.weekday())
        begins = {"week": monday, "month": self._today - SILENT_AFTER}
        names = [name for name, day in begins.items() if sign >= day.isoformat()]
        name = names[0] if names else "silent" if sign else "unknown"
        rank = ("week", "month", "silent", "unknown").index(name)
        return rank, self._say(f"home.group.{name}")
