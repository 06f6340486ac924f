"""How pitfalls that come back, and what is not used, look in the overview's list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from textual.content import Content

from journals.lessons.entries import entry_title
from journals.overview.recurrence import PitfallRecurrence, recurrences
from journals.overview.source import OverviewSource
from journals.overview.unused import LessonFate, UndecidedTrial, UnusedTag, lesson_fates, undecided_trials, unused_tags
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Heading
from tui.wording.display import brief, signs
from tui.wording.outcomes import track_text
from tui.wording.overview import EVENT_SIGNS, recurrence_text, told_apart

_NAMES = 4
"""Projects that are named of the pitfall under the cursor."""
_LESSONS = 2
"""Lessons that are shown of it."""
_NAME = 44
"""Cells for a pitfall's name, at most."""


RecurrenceRow: TypeAlias = Heading | PitfallRecurrence | LessonFate | UndecidedTrial | UnusedTag


def recurrence_rows(source: OverviewSource, pitfalls: Iterable[str]) -> list[RecurrenceRow]:
    """Return the pitfalls that come back; below headings the lessons that ask to be looked at, and unused tags."""
    rows: list[RecurrenceRow] = [*recurrences(source)]
    for fate, lessons in lesson_fates(source).items():
        if lessons:
            rows += [Heading(f"overview.fate.{fate}"), *lessons]
    if trials := undecided_trials(source):
        rows += [Heading("overview.undecided_trials"), *trials]
    if unused := unused_tags(source.tallies, pitfalls):
        rows += [Heading("overview.unused_tags"), *unused]
    return rows


def _row_key(row: RecurrenceRow) -> str:
    if isinstance(row, LessonFate):
        return row.lesson.id
    if isinstance(row, UndecidedTrial):
        return row.card.id
    return row.key if isinstance(row, Heading) else row.pitfall


def recurrence_drawing(app: BaseApp) -> Drawing[RecurrenceRow]:
    """Return how a pitfall that comes back looks: its name, and in how many projects it bit; and what is below it."""

    def draw(found: RecurrenceRow, width: int, here: bool) -> list[Line]:
        if isinstance(found, Heading):
            return [[], [(fit(app.say(found.key), width), "strong")]]
        if isinstance(found, UnusedTag):
            return [[(fit(f"{found.pitfall} {app.guide.title_of(found.pitfall)}", width), "dim")]]
        if isinstance(found, UndecidedTrial):
            return [[(f"{EVENT_SIGNS['late']} ", "strong"), (fit(trial_title(app, found), width - 2), "")]]
        if isinstance(found, LessonFate):
            track = track_text(app.say, found.track) if found.track.tried or found.track.refused else ""
            room = max(10, width - len(track) - 4)
            return [[("» ", "strong"), (fit(brief(found.lesson.title), room), ""), (f"  {track}", "dim")]]
        name = min(_NAME, width // 2)
        title = fit(f"{found.pitfall} {app.guide.title_of(found.pitfall)}", name)
        text = fit(recurrence_text(app.say, found), width - name - 4)
        return [[(title, ""), ("  ", ""), (f"{signs()['bites']} ", "bites"), (text, "dim")]]

    return Drawing(
        _row_key,
        draw,
        lambda row, width, here: 1 + isinstance(row, Heading),
        lambda row: not isinstance(row, Heading),
    )


def trial_title(app: BaseApp, found: UndecidedTrial) -> str:
    """Return what a trial asks; that it says nothing where nothing is written in it."""
    form = next((form for form in app.guide.cards if form.id == found.card.form), None)
    return brief(entry_title(form, found.card.answers) if form else "") or app.say("overview.trial_unnamed")


def row_detail(app: BaseApp, row: RecurrenceRow, source: OverviewSource) -> Content:
    """Return what is shown of the row under the cursor; nothing of a heading."""
    match row:
        case PitfallRecurrence():
            return recurrence_detail(app, row, source)
        case UnusedTag():
            return Content(app.say("overview.unknown_here"))
        case LessonFate():
            return fate_detail(app, row, source)
        case UndecidedTrial():
            return trial_detail(app, row, source)
    return Content("")


def trial_detail(app: BaseApp, found: UndecidedTrial, source: OverviewSource) -> Content:
    """Return what a trial asks, whose it is, and what is missing."""
    about = short_names(source).get(found.project, found.project)
    return Content.assemble((trial_title(app, found), "bold"), f"\n{app.say('overview.undecided')}\n", (about, "$dim"))


def recurrence_detail(app: BaseApp, found: PitfallRecurrence, source: OverviewSource) -> Content:
    """Return in which projects and at which stages a pitfall bit, and what helped."""
    say = app.say
    names = short_names(source)
    at = [f"{stage.removeprefix('S')} {app.guide.short_of(stage)}: {n}" for stage, n in found.stages.items()]
    lines = [
        Content.assemble((say("overview.bit_at") + " ", "$dim"), " · ".join(at)),
        Content.assemble(
            (say("overview.bit_where") + " ", "$dim"), _some([names[each] for each in found.projects], say)
        ),
    ]
    for project, lesson, track in found.lessons[:_LESSONS]:
        text = f"»{brief(lesson.title, 80)}« ({names.get(project, project)}: {track_text(say, track)})"
        lines.append(Content.assemble((say("overview.tried") + " ", "$dim"), text))
    return Content("\n").join(lines if found.lessons else [*lines, Content(say("overview.untried"))])


def _some(names: Sequence[str], say: Catalogue) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - _NAMES
    shown = ", ".join(names[:_NAMES])
    return shown if more <= 0 else f"{shown} {say.count('waiting.others', more)}"


def short_names(source: OverviewSource) -> dict[str, str]:
    """Return the names of projects by id, without what several of them begin with."""
    names = told_apart([brief(project.name or project.id) for project in source.projects])
    return {each.id: brief(name, 30) for each, name in zip(source.projects, names, strict=True)}


def fate_detail(app: BaseApp, found: LessonFate, source: OverviewSource) -> Content:
    """Return what a lesson that asks to be looked at says one should do, whose it is, and how it did."""
    text = track_text(app.say, found.track) or app.say("overview.not_met")
    about = f"{short_names(source).get(found.project, found.project)} · {text}"
    return Content.assemble((brief(found.lesson.title), "bold"), f"\n{brief(found.lesson.do)}\n", (about, "$dim"))
