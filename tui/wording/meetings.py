"""Retrospectives in words: that one is under way, how much came of it, and whether the time was well spent."""

from __future__ import annotations

from journals.library.journal import Journal
from journals.records.retro import Retro
from journals.retro.meeting_list import MeetingCounts
from journals.retro.trend import Returned, mean, told_levels
from tui.locale import Catalogue
from tui.wording.display import long_date


def under_way_text(say: Catalogue, journal: Journal, key: str) -> str:
    """Return that a project's retrospective is under way, since when, and which key goes on with it; else ""."""
    since = journal.summary.meeting
    return "" if since is None else say("meetings.under_way", day=long_date(say, since) or "–", key=key)


def state_text(say: Catalogue, retro: Retro) -> str:
    """Return whether a retrospective is under way or has ended, and on which day, where that is another."""
    if retro.closed is None:
        return say("meetings.state.open")
    if retro.closed == retro.day:
        return say("meetings.state.ended")
    return say("meetings.ended_on", day=long_date(say, retro.closed))


def meeting_counts_text(say: Catalogue, each: MeetingCounts) -> str:
    """Return how many of each came of a retrospective; of what there is none, nothing is said."""
    counts = (
        ("notes", each.notes),
        ("themes", each.themes),
        ("lessons", each.lessons),
        ("actions", each.actions),
        ("parked", each.parked),
    )
    counted = [say.count(f"meetings.{name}", number) for name, number in counts if number]
    return ", ".join(counted) or say("meetings.nothing")


def mean_text(say: Catalogue, counts: Returned) -> str:
    """Return the mean of what was answered about the time; "" where too few did."""
    middle = mean(counts)
    return "" if middle is None else f"{middle:.1f}".replace(".", say("export.decimal"))


def returned_text(say: Catalogue, counts: Returned, key: str = "meetings.time") -> str:
    """Return whether the time was well spent, with how many answered, in the text `key`; "" where nobody was asked."""
    if not counts:
        return ""
    answers, middle = say.count("meetings.answers", counts.total()), mean_text(say, counts)
    return say(key, told=say("meetings.mean_of", mean=middle, answers=answers) if middle else answers)


def distribution_text(say: Catalogue, counts: Returned) -> str:
    """Return how many said what of the time, the best first."""
    return " · ".join(
        f"{number} {' / '.join(say(f'spent.level.{level}') for level in levels)}"
        for levels, number in told_levels(counts)
    )
