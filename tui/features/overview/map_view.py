"""The map: pitfalls down, stages or projects across, and in each cell what was seen there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click

from content import Guide
from journals.overview.coverage import Cell, ProjectCoverage, joint_coverage
from journals.overview.map_steps import map_step
from journals.overview.source import OverviewSource
from journals.records.model import SIGNS
from tui.features.overview.column_heads import column_heads
from tui.ui.bindings import bindings
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.wording.display import brief, signs
from tui.wording.overview import coverage_text, told_apart

USUAL = "·"
"""Where the guide says a pitfall typically bites, and nobody has looked."""
_TITLE = 46
"""Cells for a pitfall's name, where there is room."""
_LEAST_TITLE = 23
"""As many where columns show one after the other, but no more than a third of the width."""
_LEAST_NAME = 7
"""Cells in which the beginning of a name says more than a number alone."""
_MOST_TITLE = 60
"""More would move the cells away from it."""
_NARROWEST, _WIDEST = 6, 20
"""Cells of a column, with the one before it for the cursor."""
_NARROWEST_NAMED = 9
"""The same where only its name tells which it is."""


class MapColumn(Struct, frozen=True):
    """A stage or a project."""

    id: str
    short: str
    """Its name where there is little room."""
    title: str


class PitfallMap(Struct, frozen=True):
    """What the map shows."""

    rows: Sequence[tuple[str, str]]
    """Pitfalls: id and title."""
    columns: Sequence[MapColumn]
    cell: Callable[[str, str], Cell | None]
    """Returns what was seen of a pitfall in a column; None for what is unknown."""
    is_usual: Callable[[str, str], bool]
    """Returns whether the guide says that it typically bites there."""
    narrowest: int = _NARROWEST


_NO_MAP = PitfallMap((), (), lambda *_: None, lambda *_: False)


class _Layout(Struct, frozen=True):
    """How the width is shared."""

    title: int
    cell: int
    first: int
    """The first column that shows."""
    shown: int


def _layout(width: int, columns: int, at: int, narrowest: int) -> _Layout:
    """Share a width; where not all columns have room, those around column `at` show."""
    cell = max(narrowest, min(_WIDEST, (width - _TITLE) // max(1, columns)))
    shown = max(1, min(columns, (width - min(_LEAST_TITLE, width // 3)) // cell))
    first = max(0, min(at - shown // 2, columns - shown))
    return _Layout(min(_MOST_TITLE, width - shown * cell), cell, first, shown)


class MapRows(Rows[tuple[str, str]]):
    """The map as a list of pitfalls, with a cursor that goes from column to column too."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list", "board")

    def __init__(self, *, id: str) -> None:
        super().__init__(Drawing(lambda row: row[0], self._draw, lambda *_: 1), id=id)
        self.map = _NO_MAP
        self.column = 0
        self._cells_drawn: dict[tuple[str, str, int], Line] = {}
        """How cells of the map look: a key that is pressed leaves all but one as they were."""

    def show(self, shown: PitfallMap) -> None:
        """Show a map; the cursor stays in its column where that is still there."""
        before = self.map.columns[self.column].id if self.column < len(self.map.columns) else ""
        names = [column.id for column in shown.columns]
        self.column = names.index(before) if before in names else max(0, min(self.column, len(names) - 1))
        self.map = shown
        self._cells_drawn.clear()
        self.fill(shown.rows if shown.columns else ())

    def wait(self) -> None:
        """Show the pitfalls without cells, until what is across has been counted; the cursor stays."""
        self.map = _NO_MAP
        self._cells_drawn.clear()
        self.fill(self.items)

    @property
    def column_here(self) -> MapColumn | None:
        """The column under the cursor."""
        return self.map.columns[self.column] if self.map.columns else None

    def action_beside(self, by: int) -> None:
        """Go a column on."""
        self._stand(self.column + by)

    def on_click(self, event: Click) -> None:
        """Go to the cell that was clicked; the row is the list's own."""
        laid = self._laid
        if event.x - 2 >= laid.title:
            self._stand(laid.first + (event.x - 2 - laid.title) // laid.cell)

    def header(self, lines: int) -> Content:
        """Return the names of the columns, laid out as the rows are; `‹` and `›` where there are more."""
        laid = self._laid
        shown = self.map.columns[laid.first : laid.first + laid.shown]
        names, more = _shown_names(shown, laid.cell, lines), laid.first + laid.shown < len(self.map.columns)
        if more:  # within the row, which has no room beyond it
            names[-1] = fit(names[-1], laid.cell - 3) + " ›"
        drawn: list[Content] = []
        for heads in column_heads(names, laid.cell, lines=lines):
            looks = ["bold $accent" if head.column + laid.first == self.column else "$dim" for head in heads]
            parts = [(" " * head.before + head.text, look) for head, look in zip(heads, looks, strict=True)]
            before = "‹ " if laid.first and not drawn else "  "
            drawn.append(Content.assemble(" " * (laid.title + 1) + before, *parts))
        return Content("\n").join(drawn)

    @property
    def columns_shown(self) -> range:
        """The places of the columns that show."""
        laid = self._laid
        return range(laid.first, laid.first + laid.shown) if self.map.columns else range(0)

    @property
    def _laid(self) -> _Layout:
        return _layout(self._width - 2, len(self.map.columns), self.column, self.map.narrowest)

    def _stand(self, column: int) -> None:
        column = max(0, min(column, len(self.map.columns) - 1))
        if column != self.column:
            before = self._laid.first
            self.column = column
            if self._laid.first == before:
                self.refresh_lines(*self.lines_here)
            else:
                self.refresh()
            self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def _draw(self, row: tuple[str, str], width: int, here: bool) -> list[Line]:
        laid = _layout(width, len(self.map.columns), self.column, self.map.narrowest)
        drawn: Line = [(fit(f"{row[0]} {row[1]}", laid.title - 1) + " ", "")]
        for place in range(laid.first, min(laid.first + laid.shown, len(self.map.columns))):
            drawn.append(("▌" if here and place == self.column else " ", "accent"))
            cell = row[0], self.map.columns[place].id, laid.cell - 1
            if cell not in self._cells_drawn:
                self._cells_drawn[cell] = self._cell(*cell)
            drawn += self._cells_drawn[cell]
        return [drawn]

    def _cell(self, pitfall: str, column: str, room: int) -> Line:
        """Return what was seen in a place: all signs where there is room, else what bites first, and `+`."""
        cell = self.map.cell(pitfall, column)
        if not cell:
            return [((USUAL if self.map.is_usual(pitfall, column) else " ").ljust(room), "dim")]
        shown = signs()
        whole = coverage_text(cell)
        between = " " if cells(whole) < room else ""  # else the next column would read as more of this one
        parts = [(f"{shown[sign]}{_short(cell[sign])}", _style_of(sign, cell[sign])) for sign in SIGNS if cell[sign]]
        parts += [(_short(cell[None]), "dim")] if cell[None] else []
        drawn: Line = []
        left = room
        for place, (text, look) in enumerate(parts):
            text = (between or (" " if look == "dim" else "") if place else "") + text  # else it reads as one number
            more = place + 1 < len(parts)
            if cells(text) + more > left and not (cells(text) <= left and not more):
                drawn.append(("+"[:left], "dim"))
                left -= 1
                break
            drawn.append((text, look))
            left -= cells(text)
        return [*drawn, (" " * max(0, left), "")]


def _style_of(sign: str, number: int) -> str:
    """Return how a sign looks; what bites often stands out from what bit once, and more so step by step."""
    step = map_step(number)
    return sign if sign != "bites" or step == "some" else f"{sign}-{step}"


def stage_map(guide: Guide, source: OverviewSource) -> PitfallMap:
    """Return the map of all projects together, by stage."""
    names = {stage.id: stage.id.removeprefix("S") for stage in guide.stages}
    columns = [MapColumn(stage.id, names[stage.id], f"{names[stage.id]} {stage.short}") for stage in guide.stages]
    seen = joint_coverage(source.tallies)
    pitfalls = {each.id: each for each in guide.pitfalls}
    return PitfallMap(
        _pitfalls(guide),
        columns,
        lambda pitfall, stage: seen.get((pitfall, stage)),
        lambda pitfall, stage: bool(pitfalls[pitfall].weight(stage)),
    )


def project_map(guide: Guide, source: OverviewSource) -> PitfallMap:
    """Return the map by project; what is usual there is what is usual at the stage that it is at."""
    names = [brief(each.name or each.id) for each in source.projects]
    ids = [project.id for project in source.projects]
    columns = [MapColumn(*each) for each in zip(ids, told_apart(names), names, strict=True)]
    at = {each.id: each.stage for each in source.projects}
    pitfalls = {each.id: each for each in guide.pitfalls}
    return PitfallMap(
        _pitfalls(guide),
        columns,
        ProjectCoverage(source.tallies).cell,
        lambda pitfall, project: bool(pitfalls[pitfall].weight(at[project])),
        _NARROWEST_NAMED,
    )


def _pitfalls(guide: Guide) -> list[tuple[str, str]]:
    return [(pitfall.id, pitfall.title) for pitfall in guide.pitfalls]


def _shown_names(columns: Sequence[MapColumn], cell: int, lines: int) -> list[str]:
    """Return the names of columns that are shown: all whole where there is room for that in two lines."""
    titles = [column.title for column in columns]
    heads = chain.from_iterable(column_heads(titles, cell, lines=lines))
    if titles and all(head.text.rstrip() == titles[head.column] for head in heads):
        return titles
    return [_shown_name(column, cell - 1) for column in columns]


def _shown_name(column: MapColumn, width: int) -> str:
    """Return a column's name in a width: whole, or what of it tells more than its short form."""
    whole = cells(column.title) <= width or (cells(column.short) < width // 2 and width >= _LEAST_NAME)
    return column.title if whole else column.short


def _short(number: int) -> str:
    """Return a number in at most three cells."""
    return str(number) if number < 1000 else f"{min(number // 1000, 99)}k"
