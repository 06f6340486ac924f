"""A look at a project without opening it: its facts, what bites most, and what was seen last."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from journals.library.journal import Journal
from journals.records.model import Observation
from journals.records.most_bitten import most_bitten
from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro
from journals.text.dates import is_over
from tui.features.home.waiting_list import WaitingRow
from tui.ui.base_app import BaseApp
from tui.wording.date_text import stored_period_text
from tui.wording.display import KIND_SIGNS, brief, relative_day, shown_day, signs

_MOST_NAMES = 20


def project_preview(app: BaseApp, journal: Journal, *, wide: bool) -> Content:
    """Return a look at a project; `wide` where there is room for more than the latest observation."""
    project, say = journal.project, app.say
    about = [project.technology, say(f"words.project_kind.{project.kind}"), project.area, project.unit]
    facts = [brief(fact) for fact in about if fact]
    lines: list[Content] = [Content.assemble((brief(project.name), "bold"), "  ", (" · ".join(facts), "$dim"))]
    lines += _seen(app, journal, 6 if wide else 1) if journal.is_open else [Content(say("home.fetching"))]
    if agreed := _next_meeting(app, journal) if journal.is_open else "":
        lines.insert(1, Content(agreed))
    if project.ending:
        lines.append(Content.assemble((say("home.ending") + " ", "$dim"), brief(project.ending)))
    return Content("\n\n" if wide else "\n").join(lines)


def waiting_preview(app: BaseApp, row: WaitingRow) -> Content:
    """Return all of a line of what waits, and the names of its projects."""
    names = [brief(app.library.journal(project).project.name) for project in row.waiting.projects[:_MOST_NAMES]]
    what = " · ".join(filter(None, [row.words.what, row.words.since]))
    return Content.assemble((what, "bold"), "\n", "\n".join(names))


def _next_meeting(app: BaseApp, journal: Journal) -> str:
    """Return the day that the latest meeting agreed on for the next one; "" where it did not."""
    agreed = next_meeting(journal.all(Retro)) if journal.project.status == "active" else None
    if agreed is None:
        return ""
    key = "home.next_meeting_was" if is_over(agreed.day, app.today) else "home.next_meeting"
    return app.say(key, day=stored_period_text(app.say, agreed.day))


def _seen(app: BaseApp, journal: Journal, most: int) -> Iterator[Content]:
    """Yield what bites most, and the latest observations."""
    bites = most_bitten(journal.observations)
    if bites.named:
        names = [f"{p} {app.guide.title_of(p)} ({n})" for p, n in bites.named]
        sign = f"{signs()['bites']} {app.say('home.bites_most')} "
        yield Content.assemble((sign, "bold $bites"), " · ".join(names))
    elif bites.alike:
        yield Content(app.say("home.bites_alike", n=bites.alike))
    if journal.observations:
        yield from (_observation(app, each) for each in journal.observations[:most])
    else:
        yield Content(app.say("home.no_observations"))


def _observation(app: BaseApp, observation: Observation) -> Content:
    day = relative_day(app.say, shown_day(observation), app.today).capitalize()
    return Content.assemble((f"{day}: ", "$dim"), f"{KIND_SIGNS[observation.kind]} {brief(observation.text)}")
