"""How pitfalls that come back, and voices, look in the overview's lists."""

from __future__ import annotations

from textual.content import Content

from journals.overview.recurrence import PitfallRecurrence
from journals.overview.small_numbers import FEWEST
from journals.overview.source import OverviewSource
from journals.overview.voices import Perspective
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief, signs
from tui.wording.outcomes import track_text
from tui.wording.overview import masked_text, recurrence_text

_LESSONS = 2
"""Lessons that are shown of the pitfall under the cursor."""
_NAME = 44
"""Cells for a pitfall's name, at most."""
_ROLE = 28


def recurrence_drawing(app: BaseApp) -> Drawing[PitfallRecurrence]:
    """Return how a pitfall that comes back looks: its name, and in how many projects it bit."""

    def draw(found: PitfallRecurrence, width: int, here: bool) -> list[Line]:
        name = min(_NAME, width // 2)
        title = fit(f"{found.pitfall} {app.guide.title_of(found.pitfall)}", name)
        told = fit(recurrence_text(app.say, found), width - name - 4)
        return [[(title, ""), ("  ", ""), (f"{signs()['bites']} ", "bites"), (told, "dim")]]

    return Drawing(lambda found: found.pitfall, draw, lambda *_: 1)


def recurrence_detail(app: BaseApp, found: PitfallRecurrence, source: OverviewSource) -> Content:
    """Return in which projects and at which stages a pitfall bit, and what helped."""
    say = app.say
    names = {project.id: brief(project.name or project.id, 30) for project in source.projects}
    at = [f"{stage.removeprefix('S')} {app.guide.short_of(stage)} {n}" for stage, n in found.stages.items()]
    lines = [
        Content.assemble((say("overview.bit_at") + " ", "$dim"), " · ".join(at)),
        Content.assemble((say("overview.bit_where") + " ", "$dim"), ", ".join(names[each] for each in found.projects)),
    ]
    for project, lesson, track in found.lessons[:_LESSONS]:
        told = f"»{brief(lesson.title, 80)}« ({names.get(project, project)}: {track_text(say, track)})"
        lines.append(Content.assemble((say("overview.tried") + " ", "$dim"), told))
    return Content("\n").join(lines if found.lessons else [*lines, Content(say("overview.untried"))])


def voice_drawing(app: BaseApp) -> Drawing[Perspective]:
    """Return how a perspective looks: its role, and at which stages it speaks."""

    def draw(voice: Perspective, width: int, here: bool) -> list[Line]:
        stages = app.guide.stages
        role, room = _voice_columns(width, len(stages))
        drawn: Line = [(fit(voice.role or app.say("overview.no_role"), role - 1) + " ", "" if voice.role else "dim")]
        for stage in stages:
            number = voice.stages.get(stage.id, 0)
            text = masked_text(app.say, number) if number else app.say("overview.silent")
            drawn.append((fit(text if len(text) < room else f"<{FEWEST}", room - 1) + " ", "" if number else "dim"))
        return [drawn]

    return Drawing(lambda voice: voice.role, draw, lambda *_: 1)


def voice_header(app: BaseApp, width: int) -> Content:
    """Return the names of the stages above the voices, in cells of the list's `width`."""
    role, room = _voice_columns(width - 2, len(app.guide.stages))
    numbers = [stage.id.removeprefix("S") for stage in app.guide.stages]
    names = [f"{number} {stage.short}" for number, stage in zip(numbers, app.guide.stages, strict=True)]
    return Content(" " * (role + 2) + "".join(fit(name, room - 1) + " " for name in names))


def _voice_columns(width: int, stages: int) -> tuple[int, int]:
    """Return the cells of the role, and of each stage."""
    role = min(_ROLE, width // 3)
    return role, max(3, (width - role) // max(1, stages))
