"""How voices look in the overview's list, and what is said below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from journals.overview.small_numbers import FEWEST
from journals.overview.source import OverviewSource
from journals.overview.voices import LeaderOnlyProject, Perspective, silent_stages
from tui.features.overview.column_heads import column_heads
from tui.features.overview.recurrence_rows import short_names
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief
from tui.wording.overview import led_text, masked_text

_ROLE = 28
_NAMED = 3
"""Projects that are named where only leaders are heard."""


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


def voice_header(app: BaseApp, width: int, lines: int) -> Content:
    """Return the names of the stages above the voices, in cells of the list's `width` and at most so many lines."""
    role, room = _voice_columns(width - 2, len(app.guide.stages))
    numbers = [stage.id.removeprefix("S") for stage in app.guide.stages]
    names = [f"{number} {stage.short}" for number, stage in zip(numbers, app.guide.stages, strict=True)]
    fits = lines > 1 or all(cells(name) < room for name in names)
    heads = column_heads(names if fits else numbers, room, lines=lines)
    drawn = ("".join(" " * head.before + head.text for head in line) for line in heads)
    return Content("\n".join(" " * (role + 2) + line for line in drawn))


def _voice_columns(width: int, stages: int) -> tuple[int, int]:
    """Return the cells of the role, and of each stage."""
    role = min(_ROLE, width // 3)
    return role, max(3, (width - role) // max(1, stages))


def voice_detail(
    app: BaseApp,
    voice: Perspective | None,
    heard: Sequence[Perspective],
    source: OverviewSource,
    led: Sequence[LeaderOnlyProject],
) -> Content:
    """Return where all who say their role are leaders (`led`), and where a perspective is silent while others speak."""
    say, lines = app.say, []
    if led:
        lines.append(led_text(say, led, short_names(source), of=len(source.projects), most=_NAMED))
    silent = silent_stages(heard, voice.role) if voice and voice.role else []
    if silent and voice:
        stages = ", ".join(f"{stage.removeprefix('S')} {app.guide.short_of(stage)}" for stage in silent)
        lines.append(say("overview.silent_at", role=brief(voice.role, 30), stages=stages))
    return Content("\n".join([*lines, say("overview.about_voices")]))
