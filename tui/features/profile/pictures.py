"""What is noted in a form as a picture of plain signs: groups by how much they took part, units by week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from journals.overview.change_calendar import CALENDAR, first_week_shown, unit_weeks
from journals.overview.gaps import GapContext
from journals.overview.involvement import DEGREES, INVOLVEMENT
from tui.locale import Catalogue
from tui.ui.text_layout import cells, fit

NONE, UNSAID = "–", "·"
"""Where nothing is noted; where it is noted, but not at which stage."""
_NAME = 24
_NARROWEST, _WIDEST = 6, 16
"""Cells of a degree; with less there is no picture."""
_WEEK = 4
_MOST_WEEKS = 16


def entries_picture(say: Catalogue, form: str, noted: GapContext, width: int, most: int) -> list[str]:
    """Return the picture of a form (id) in so many cells, with at most so many lines; none for one that has none."""
    draw = _PICTURES.get(form)
    lines = draw(say, noted, width) if draw and noted.of(form) else []
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], say("gap.rows_more", n=len(lines) - most + 1)] if most > 2 else []


def _involvement(say: Catalogue, noted: GapContext, width: int) -> list[str]:
    """Return a line for each group: at which stages it was told, asked, tried it, helped to shape it."""
    groups = noted.involvement.groups
    name = _name_width((group.name for group in groups), width)
    room = min(_WIDEST, (width - name) // len(DEGREES))
    if not groups or room < _NARROWEST:
        return []
    words = [say(f"gap.degree.{degree}") for degree in DEGREES]
    lines = [fit(say("gap.at_stage"), name) + "".join(fit(word, room - 1) + " " for word in words)]
    for group in groups:
        texts = (_stages(group.stages.get(degree)) for degree in DEGREES)
        lines.append(fit(group.name, name - 1) + " " + "".join(fit(text, room - 1) + " " for text in texts))
    return [line.rstrip() for line in lines]


def _stages(stages: tuple[str, ...] | None) -> str:
    return " ".join(stage.removeprefix("S") or UNSAID for stage in stages) if stages is not None else NONE


def _calendar(say: Catalogue, noted: GapContext, width: int) -> list[str]:
    """Return a line for each unit: how many changes go on in each week; where there are more than one, with a sign."""
    changes = noted.changes
    if not changes:
        return []
    units = [unit for change in changes for unit in change.units] or [say("gap.here")]
    name = _name_width(units, width)
    number = max(1, min(_MOST_WEEKS, (width - name) // _WEEK))
    monday = first_week_shown(changes, noted.today, number)
    weeks = [(monday + timedelta(weeks=each)).isocalendar().week for each in range(number)]
    lines = [fit(say("gap.week"), name) + "".join(f"{week:>{_WEEK - 1}} " for week in weeks)]
    for row in unit_weeks(changes, monday, number):
        texts = (_changes(len(there)) for there in row.changes)
        lines.append(
            fit(row.unit or say("gap.here"), name - 1) + " " + "".join(f"{each:>{_WEEK - 1}} " for each in texts)
        )
    return [line.rstrip() for line in lines]


def _changes(number: int) -> str:
    return f"×{number}" if number > 1 else str(number or UNSAID)


def _name_width(names: Iterable[str], width: int) -> int:
    longest = max(map(cells, names), default=0)
    return min(max(longest, 8) + 2, _NAME, width // 3)


_PICTURES: Mapping[str, Callable[[Catalogue, GapContext, int], list[str]]] = {
    INVOLVEMENT: _involvement,
    CALENDAR: _calendar,
}
