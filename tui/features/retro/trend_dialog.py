"""How it goes from meeting to meeting: was the time well spent, and which pitfalls hit, with how many answered."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from content import Guide
from journals.library.journal import Journal
from journals.records.retro import Retro
from journals.retro.trend import (
    FEW_ANSWERS,
    RETURN_LEVELS,
    MirrorTrend,
    Returned,
    mean,
    project_mirror_trend,
    return_trend,
)
from tui.locale import Catalogue
from tui.ui.dialogs.reader import ReaderDialog
from tui.ui.text_layout import fit
from tui.wording.display import brief, long_date
from tui.wording.meetings import distribution_text, mean_text

_BLOCKS = "▁▂▃▄▅▆▇█"
_BAR = 10
_MOST = 5
"""Meetings beside each other: more do not fit a meeting room's projector."""
_COLUMN = 7


def spark(counts: Returned) -> str:
    """Return how well the time was spent as one block, from low to full; "" where too few answered."""
    middle = mean(counts)
    if middle is None:
        return ""
    share = (middle - RETURN_LEVELS[0]) / (RETURN_LEVELS[-1] - RETURN_LEVELS[0])
    return _BLOCKS[round(share * (len(_BLOCKS) - 1))]


def return_line(say: Catalogue, journal: Journal) -> str:
    """Return whether the time was well spent, meeting by meeting, on one line; "" where nobody was asked."""
    asked = return_trend(journal)[-_MOST:]
    if not asked:
        return ""
    parts = [
        " ".join(filter(None, [_short_day(retro), spark(counts), mean_text(say, counts), f"({counts.total()})"]))
        for retro, counts in asked
    ]
    return f"{say('meetings.trend_time')}  {' · '.join(parts)}"


class TrendDialog(ReaderDialog):
    """The trend of one project's meetings."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal

    def heading(self) -> str:
        """Return what it is."""
        return self.say("meetings.trend")

    def text(self) -> Content:
        """Return the answers about the time, then the mirror."""
        say = self.say
        asked, trend = return_trend(self.journal), project_mirror_trend(self.journal)
        if not asked and not trend.retros:
            return Content(say("meetings.trend_empty"))
        parts: list[Content] = []
        if asked:
            parts += [Content.assemble((say("meetings.trend_time"), "bold")), *_times(say, asked)]
        if trend.retros:
            parts += [Content("")] * bool(parts)
            parts += [Content.assemble((say("meetings.trend_mirror"), "bold")), *_mirror(say, self.app.guide, trend)]
        return Content("\n").join(parts)


def _times(say: Catalogue, asked: list[tuple[Retro, Returned]]) -> Iterator[Content]:
    for retro, counts in asked:
        middle, total = mean(counts), counts.total()
        of = say("meetings.answers_of", n=total, of=retro.people) if retro.people >= total else ""
        answers = of or say.count("meetings.answers", total)
        day = fit(long_date(say, retro.day) or "–", 12)
        if middle is None:
            yield Content(f"{day}{answers}: {distribution_text(say, counts)}")
        else:
            full = round(middle / RETURN_LEVELS[-1] * _BAR)
            bar = "█" * full + "·" * (_BAR - full)
            yield Content.assemble(day, (bar, "$accent"), f"  {mean_text(say, counts)}  {answers}")
    if any(counts.total() < FEW_ANSWERS for _, counts in asked):
        yield Content.assemble((say("meetings.trend_few", few=FEW_ANSWERS), "$dim"))


def _mirror(say: Catalogue, guide: Guide, trend: MirrorTrend) -> Iterator[Content]:
    """Yield a table: a pitfall a row, a meeting a column, the latest at the right."""
    first = max(0, len(trend.retros) - _MOST)
    shown = trend.retros[first:]
    room = 66 - _COLUMN * len(shown)
    yield Content.assemble((" " * room + "".join(fit(_short_day(each), _COLUMN) for each in shown), "$dim"))
    for pitfall, answers in trend.answers.items():
        words = ["·" if each == "unknown" else say(f"words.bitten.{each}") for each in answers[first:]]
        name = fit(f"{pitfall} {brief(guide.title_of(pitfall))}", room - 1)
        yield Content.assemble(f"{name} ", *((fit(word, _COLUMN), _style_of(word, say)) for word in words))
    counts = "".join(fit(str(trend.answered(place)), _COLUMN) for place in range(first, len(trend.retros)))
    yield Content.assemble((fit(say("meetings.trend_answered"), room) + counts, "$dim"))
    yield Content.assemble((say("meetings.trend_legend"), "$dim"))
    if first:
        yield Content.assemble((say.count("meetings.trend_older", first), "$dim"))


def _style_of(word: str, say: Catalogue) -> str:
    return "bold" if word == say("words.bitten.yes") else ""


def _short_day(retro: Retro) -> str:
    """Return the day and month of a meeting: what tells two in a row apart."""
    return f"{retro.day[8:10]}.{retro.day[5:7]}" if retro.day else "–"
