"""How weeks look in the overview's list, and what stands above and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from journals.export.reply_words import agreed_text, answered_text, past_texts, waits_text
from journals.overview.replies import ReplyTimes
from journals.overview.source import OverviewSource
from journals.overview.timeline import KeptActions, Week
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief, long_date
from tui.wording.overview import EVENT_SIGNS, event_text, kept_text, week_counts

_EVENTS = 2
"""Events that are shown of the week under the cursor."""
_WEEK = 13
_WIDEST_BAR = 16
_LABEL = 11


def time_drawing(app: BaseApp, weeks: Callable[[], Sequence[Week]]) -> Drawing[Week]:
    """Return how a week looks: a bar of how much happened, beside those of the other `weeks`, and how much of what."""

    def draw(week: Week, width: int, here: bool) -> list[Line]:
        most = max((len(each.events) for each in weeks()), default=1)
        room = min(_WIDEST_BAR, max(4, width // 8))
        bar = "█" * max(1, round(len(week.events) / most * room))
        text = week_counts(app.say, week, app.today)
        name = fit(long_date(app.say, week.name), _WEEK)
        return [[(name + " ", ""), (bar.ljust(room) + " ", "accent"), (fit(text, width - _WEEK - room - 2), "")]]

    return Drawing(lambda week: week.name, draw, lambda *_: 1)


def time_header(app: BaseApp, times: ReplyTimes, kept: KeptActions, width: int, most: int) -> Content:
    """Return how fast concerns are answered, how many as agreed, and how many actions are kept.

    Each in at most so many lines of a `width`.
    """
    say = app.say
    lines = [("overview.time_replies", answered_text(say, times) if times.raised else say("overview.no_replies"))]
    if text := ", ".join(filter(None, [agreed_text(say, times.agreed), *past_texts(say, times.agreed)])):
        lines.append(("overview.time_agreed", text))
    if times.waiting:
        lines.append(("overview.time_waits", waits_text(say, times, long_date(say, times.oldest_waits))))
    lines.append(("overview.time_actions", kept_text(say, kept)))
    laid = [
        f"  {say(name) if not place else '':<{_LABEL}}{line}"
        for name, text in lines
        for place, line in enumerate(wrap(text, width - _LABEL - 3, most))
    ]
    return Content("\n".join(laid))


def week_detail(app: BaseApp, week: Week, source: OverviewSource, width: int) -> Content:
    """Return all that happened in a week by number, and the latest of it."""
    names = {project.id: brief(project.name or project.id, 24) for project in source.projects}
    lines = [Content.assemble((fit(week_counts(app.say, week, app.today), width).rstrip(), "bold"))]
    for event in week.events[:_EVENTS]:
        what = f"{EVENT_SIGNS[event.what]} {app.say(f'overview.event.{event.what}')}: "
        text = f"{what}{event_text(app.say, app.guide, event)} · {names.get(event.project, '')}"
        lines.append(Content(fit(text, width)))
    return Content("\n").join(lines)
