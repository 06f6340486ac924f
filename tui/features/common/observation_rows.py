"""How an observation looks in a list, and in full beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.content import Content

from journals.records.model import Observation
from journals.text.dates import first_day, last_day
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import (
    KIND_SIGNS,
    MOST_TAGS,
    PREVIEW_LENGTH,
    brief,
    long_date,
    relative_day,
    shortened,
    shown_day,
    signs,
    tags,
)

_WHEN = 10
_TAGS = 11
_MOST = 2
_MOST_HERE = 8


class ObservationRenderer:
    """Draws observations: sign, time, text and tags on a line or two; the one under the cursor with all its text."""

    def __init__(self, app: BaseApp, unsaved: Callable[[], set[str]]) -> None:
        """`unsaved` gives the ids of records that are not on disk yet."""
        self._app = app
        self._unsaved = unsaved
        self._waiting: set[str] = set()
        self.drawing: Drawing[Observation] = Drawing(lambda observation: observation.id, self.draw, self.height)

    def refresh(self) -> None:
        """Look again at what is not on disk yet."""
        self._waiting = self._unsaved()

    def draw(self, observation: Observation, width: int, here: bool) -> list[Line]:
        """Draw one observation."""
        say = self._app.say
        room = self._room(width)
        lines = wrap(observation.text, room, _MOST_HERE if here else _MOST)
        tag = tags(observation, say)
        look = observation.sign or ("dim" if not observation.pitfalls else "")
        drawn: list[Line] = [
            [
                (f"{KIND_SIGNS[observation.kind]} ", "strong"),
                (fit(relative_day(say, shown_day(observation), self._app.today), _WHEN) if width >= 50 else "", "dim"),
                (fit(lines[0], room), ""),
                (" " + fit(tag, _TAGS) if width >= 50 else "", look),
            ]
        ]
        indent = " " * (2 + (_WHEN if width >= 50 else 0))
        drawn += [[(indent + fit(line, room), "")] for line in lines[1:]]
        drawn += [[(indent + fit(line, room), "accent")] for line in self._notes(observation, here, room)]
        return drawn

    def height(self, observation: Observation, width: int, here: bool) -> int:
        """Return how many lines it takes."""
        room = self._room(width)
        lines = height(observation.text, room, _MOST_HERE if here else _MOST)
        return lines + (len(self._notes(observation, here, room)) if here or observation.waits else 0)

    def full_text(self, observation: Observation) -> Content:
        """Return all about it: the text, what it is tagged with, and the reply."""
        say, guide = self._app.say, self._app.guide
        stage = guide.get(observation.stage)
        kind = f"{KIND_SIGNS[observation.kind]} " + say(f"words.kind.{observation.kind or 'none'}")
        facts = [kind, f"{observation.stage[1:]} {getattr(stage, 'title', '')}", long_date(say, shown_day(observation))]
        facts += [brief(observation.perspective)] if observation.perspective else []
        text = shortened(say, observation.text, PREVIEW_LENGTH)
        parts = [Content.assemble((" · ".join(facts), "$dim")), Content(""), Content(text), Content("")]
        sign = f"{signs()[observation.sign]} " + say(f"words.sign.{observation.sign or 'none'}")
        for pitfall in sorted(observation.pitfalls)[:MOST_TAGS]:
            item = guide.get(pitfall)
            look = f"bold ${observation.sign}" if observation.sign else "bold"
            parts.append(Content.assemble((f"{sign}  ", look), f"{pitfall} {item.title if item else ''}"))
            parts.append(Content.assemble((item.summary if item else "", "$dim")))
        parts += [Content(f"{i} {guide.title_of(i)}") for i in sorted(observation.insights)[:MOST_TAGS]]
        if not observation.pitfalls:
            parts.append(
                Content.assemble((say("project.no_tag" if observation.needs_tag else "project.answer"), "$dim"))
            )
        if observation.reply:
            reply = say(f"words.reply_as.{observation.reply_as or 'plan'}")
            words = shortened(say, observation.reply, PREVIEW_LENGTH)
            parts += [Content(""), Content.assemble((f"{say('project.reply')} ({reply}): ", "bold"), words)]
        elif observation.waits:
            parts += [Content(""), Content.assemble((self._wait(observation), "bold $accent"))]
        return Content("\n").join(parts)

    def _notes(self, observation: Observation, here: bool, room: int) -> list[str]:
        """Return what stands below the text: that it waits, or is not saved yet; the reply where the cursor is."""
        notes = [self._wait(observation)] if observation.waits else []
        if observation.id in self._waiting:
            notes.append(self._app.say("project.saving"))
        if here and observation.reply:
            notes += wrap(f"{self._app.say('project.reply')}: {observation.reply}", room, 3)
        return notes

    def _wait(self, observation: Observation) -> str:
        when = shown_day(observation)
        asked = first_day(when) if observation.retro is None else last_day(when)
        try:
            days = (self._app.today - date.fromisoformat(asked)).days
        except ValueError:
            days = 0
        return self._app.say.count("project.waits", max(0, days)) if days > 0 else self._app.say("project.waits.today")

    @staticmethod
    def _room(width: int) -> int:
        return max(10, width - 2 - (_WHEN + _TAGS + 1 if width >= 50 else 0))
