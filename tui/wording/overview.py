"""What overviews count, in words: a cell of the map, a number that points at nobody, how fast replies come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from content import Guide
from journals.overview.coverage import Cell
from journals.overview.recurrence import PitfallRecurrence
from journals.overview.small_numbers import FEWEST
from journals.overview.timeline import HAPPENINGS, Event, Happening, KeptActions, Week
from journals.overview.voices import LeaderOnlyProject
from journals.records.model import SIGNS, Action, Card, Lesson, Observation, Project, Use
from journals.records.retro import Retro
from journals.text.dates import is_to_come
from tui.locale import Catalogue
from tui.wording.display import brief, signs

_IN_A_ROW = 3
"""From so many projects on it is said that a pitfall bit in one after the other."""


def shown_text(say: Catalogue, projects: int, seen: range) -> str:
    """Return how many projects there are; where only some of them have room, which of how many are seen."""
    if 0 < len(seen) < projects:
        return say("overview.projects_shown", first=seen[0] + 1, last=seen[-1] + 1, n=projects)
    return say.count("overview.projects", projects)


def coverage_text(cell: Cell) -> str:
    """Return what was seen in one place, such as `×2 ✓1`; a number without a sign is of observations without one."""
    shown = signs()
    parts = [f"{shown[sign]}{cell[sign]}" for sign in SIGNS if cell[sign]]
    return " ".join([*parts, str(cell[None])] if cell[None] else parts)


def masked_text(say: Catalogue, number: int) -> str:
    """Return a number that is broken down by perspective, where it is small as *fewer than 3*."""
    return str(number) if number >= FEWEST else say("overview.fewer", n=FEWEST)


def recurrence_text(say: Catalogue, found: PitfallRecurrence) -> str:
    """Return in how many projects a pitfall bit, of how many where anybody looked."""
    if found.looked == 1:  # of one project it is told how often
        return say.count("overview.bit_times", found.bites)
    bitten = say("overview.bit_in", n=len(found.projects), of=found.looked)
    return f"{bitten} · {say('overview.row', n=found.in_a_row)}" if found.in_a_row >= _IN_A_ROW else bitten


EVENT_SIGNS: dict[Happening, str] = {
    "staged": "#",
    "met": "=",
    "decided": ">",
    "raised": "!",
    "answered": "<",
    "agreed": "+",
    "done": "v",
    "late": "x",
    "learned": "»",
    "elsewhere": "~",
    "discussed": "&",
    "settled": "%",
}


def week_counts(say: Catalogue, week: Week, today: date) -> str:
    """Return how much of what happened in a week, each with its sign; of one to come that it is."""
    counts = week.counts
    told = (f"{EVENT_SIGNS[each]} {_counted(say, each, counts[each])}" for each in HAPPENINGS if counts[each])
    return (f"{say('overview.to_come')}: " if is_to_come(week.name, today) else "") + " · ".join(told)


def _counted(say: Catalogue, what: Happening, number: int) -> str:
    return say.count(f"overview.{what}_in" if what in ("raised", "answered") else f"overview.{what}", number)


def kept_text(say: Catalogue, kept: KeptActions) -> str:
    """Return how many actions were kept, of those that should have been by now."""
    if not kept.settled:
        return say("overview.none_due")
    parts = [say("overview.kept", done=kept.done, n=kept.settled)]
    if kept.late:
        late, ended = say("overview.kept_late", n=kept.late), kept.late_ended
        where = say("overview.where", active=kept.late - ended, ended=ended) if ended else ""
        parts.append(f"{late} ({where})" if where else late)
    if kept.dropped:
        parts.append(say("overview.kept_dropped", n=kept.dropped))
    return " · ".join(parts)


def event_text(say: Catalogue, guide: Guide, event: Event) -> str:
    """Return what an event is about."""
    record = event.record
    if isinstance(record, Project):
        return f"{record.stage.removeprefix('S')} {brief(guide.short_of(record.stage))}".strip()
    if isinstance(record, Card):
        return " · ".join(
            filter(None, (brief(record.answers.get(name, "")) for name in ("what", "units", "topic", "about")))
        )
    if isinstance(record, Use):
        decision = say(f"words.decision.{record.decision or 'none'}")
        return f"{decision}: {brief(event.about or record.lesson_title or say('overview.lesson_gone'))}"
    if isinstance(record, Observation):
        return brief(record.reply if event.what == "answered" else record.text)
    if isinstance(record, Action):
        return brief(record.text)
    if isinstance(record, Lesson):
        return brief(record.title)
    return brief(record.purpose) if isinstance(record, Retro) else ""


def led_text(say: Catalogue, led: Sequence[LeaderOnlyProject], names: Mapping[str, str], of: int, most: int = 0) -> str:
    """Return in which projects all who say their role are leaders, with how many of all say it.

    `of`: projects that were looked at. `most`: how many are named; 0 for all.
    """
    if of == 1:
        return say("overview.only_leaders_here", n=led[0].told, of=led[0].seen)
    shown = led[: most or None]
    named = [f"{names[each.project]} ({say('overview.n_of', n=each.told, of=each.seen)})" for each in shown]
    more = f" +{len(led) - len(named)}" if len(led) > len(named) else ""
    return say("overview.only_leaders", projects=", ".join(named) + more)


def told_apart(names: Sequence[str]) -> list[str]:
    """Return names without what tells few from others: a beginning to the colon that several have, or words of all."""
    begun = Counter(name.partition(": ")[0] for name in names if ": " in name)
    ends = [name.partition(": ")[2] if ": " in name and begun[name.partition(": ")[0]] > 1 else name for name in names]
    shared = "".join(each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*ends, strict=False)))
    cut = shared.rfind(" ") + 1 if len(names) > 1 else 0
    return [end[cut:] or name for end, name in zip(ends, names, strict=True)]
