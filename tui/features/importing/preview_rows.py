"""How a note looks before it is brought in: what it would be, where it stood, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from journals.importing.planned_items import ImportPlan, PlannedItem
from journals.text.clean import one_line
from tui.features.importing.alike import alike
from tui.ui.base_app import BaseApp
from tui.ui.findings_view import marked
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import KIND_SIGNS, PREVIEW_LENGTH, brief, long_date, shortened, signs, warning_sign
from tui.wording.importing import action_facts, item_kind_text, left_out_reason
from tui.wording.log_changes import change_line, change_text, changed_field_text, value_text
from tui.wording.privacy import FlaggedText, kinds_text

_TABLE_SIGNS = {"actions": "→", "lessons": "✦"}
_BESIDE = 20
_WITH_ONE, _WITH_TWO = 56, 90
"""From these widths on there is room for what stands right of the text: what is to be looked at, and its heading."""
_MOST, _MOST_HERE = 2, 8


@dataclass(frozen=True)
class PreviewRow:
    """A note, and its place in the plan."""

    place: int
    planned: PlannedItem
    waits: bool = False
    """Whether it is held along with what it stands below."""

    @property
    def key(self) -> str:
        """What tells it from others."""
        return str(self.place)


def table_sign(planned: PlannedItem) -> str:
    """Return the sign of what a note would be."""
    return _TABLE_SIGNS.get(planned.item.table) or KIND_SIGNS[planned.item.kind]


class PreviewRenderer:
    """Draws notes on a line or two; the one under the cursor with all its text."""

    def __init__(self, app: BaseApp, plan: Callable[[], ImportPlan | None]) -> None:
        self._app, self._plan = app, plan
        self.drawing: Drawing[PreviewRow] = Drawing(lambda row: row.key, self._draw, self._height)

    def flag(self, row: PreviewRow) -> str:
        """Return what is to be looked at, in a word or two."""
        say, planned = self._app.say, row.planned
        if row.waits:
            return say("import_room.waits", n=planned.found.above)
        found = [*(each.what for each in planned.findings), *planned.other_findings]
        if found and not planned.is_confirmed:
            return kinds_text(say, found)
        if planned.underlined:
            return say("guard.looks.underline", what=kinds_text(say, planned.underlined))
        if planned.change is not None:
            return change_text(say, planned.change)
        reason = left_out_reason(planned)
        if reason is not None and reason != "unticked":
            return say(f"importing.left.{reason}")
        if planned.parts > 1:
            return say("import_room.part", n=planned.part, of=planned.parts)
        return " ".join(sorted(planned.pitfalls))

    def facts(self, planned: PlannedItem) -> str:
        """Return where it stood, and what it would be stored with."""
        say, plan = self._app.say, self._plan()
        parts = [say("import_room.line", n=planned.found.line)] if planned.found.line else []
        if plan is not None and len(plan.files) > 1:
            parts.insert(0, brief(plan.files[planned.file].file or say("import_room.pasted_name"), 30))
        if heading := one_line(planned.found.heading):
            parts.append(say("import_room.under", heading=brief(heading, 40)))
        parts.append(f"{planned.stage[1:]} {self._app.guide.short_of(planned.stage)}".strip())
        if planned.item.happened:
            parts.append(long_date(say, planned.item.happened))
        perspective = planned.perspective or planned.item.own.get("perspective") or ""
        parts += [brief(each, 30) for each in (perspective, *action_facts(say, planned.item)) if each]
        return " · ".join(parts)

    def full_text(self, row: PreviewRow) -> Content:
        """Return all about it."""
        say, app, planned = self._app.say, self._app, row.planned
        head = f"{table_sign(planned)} {item_kind_text(say, planned)} · {self.facts(planned)}"
        parts = [
            Content.assemble((head, "$dim")),
            Content(""),
            *self._texts(planned),
        ]
        if flag := self.flag(row):
            parts += [Content(""), Content.assemble((flag, "bold $accent"))]
        if row.waits:
            parts.append(Content.assemble((say("import_room.waits_why", n=planned.found.above), "$dim")))
        if planned.findings:
            parts.append(marked(say, FlaggedText("", planned.item.text, list(planned.findings))))
        if planned.is_changed:
            parts += [Content(""), Content.assemble((say("import_room.was", text=brief(planned.found.text)), "$dim"))]
        parts.append(Content(""))
        titles = [f"{each} {app.guide.title_of(each)}" for each in sorted(planned.pitfalls)]
        parts += [Content.assemble((f"{signs()[None]} {title}", "bold")) for title in titles]
        parts.append(Content.assemble((alike(app, planned), "$dim")))
        return Content("\n").join(parts)

    def _texts(self, planned: PlannedItem) -> list[Content]:
        """Return the text of a note; of a change what is here and what is in the log, field by field."""
        say, change = self._app.say, planned.change
        if change is not None and change.where == "gone":
            tick = Content.assemble((say("import_room.change.tick_gone"), "$dim"))
            return [Content(shortened(say, planned.item.text, PREVIEW_LENGTH)), Content(""), tick]
        if change is None:
            return [Content(shortened(say, planned.item.text, PREVIEW_LENGTH))]
        tick = Content.assemble((say("import_room.change.tick"), "$dim"))
        lines = [tick, Content("")] if change.is_doubtful else []
        for each in change.differences:
            lines.append(Content.assemble((changed_field_text(say, each.field), "bold")))
            values = [("here", each.here), ("there", getattr(change.after, each.field))]
            for key, value in values if each.written is None else [("written", each.written), *values]:
                shown = value_text(say, change, each.field, value) or "–"
                label = say(f"import_room.change.{key}")
                lines.append(Content.assemble((f"{label}  ", "$dim"), shortened(say, shown, PREVIEW_LENGTH)))
            lines.append(Content(""))
        return lines[:-1]

    def _draw(self, row: PreviewRow, width: int, here: bool) -> list[Line]:
        planned = row.planned
        is_held = planned.needs_confirming or row.waits
        is_in = planned.is_ticked and not is_held
        look = "" if planned.is_ticked else "dim"
        texts = wrap(self._shown(planned, here), self._room(width), _MOST_HERE if here else _MOST) or [""]
        tick = (f"{signs()['handled']} ", "handled") if is_in else ("  ", "")
        if is_held and planned.is_ticked:
            tick = (fit(warning_sign(), 2), "bites")
        first: Line = [tick, (f"{table_sign(planned)} ", "strong" if is_in else "dim")]
        first.append((fit(texts[0], self._room(width)), look))
        heading, flag = one_line(planned.found.heading), self.flag(row)
        if width >= _WITH_TWO or (width >= _WITH_ONE and not flag):
            first.append((" " + fit(heading, _BESIDE - 1), "dim"))
        if width >= _WITH_TWO or (width >= _WITH_ONE and flag):
            first.append((" " + fit(flag, _BESIDE - 1), "bites" if is_held else "watch"))
        below = self._below(planned)
        last: list[Line] = [[(f"    {fit(below, max(1, width - 4)).rstrip()}", "dim")]] if below else []
        return [first, *([("    " + line, look)] for line in texts[1:]), *last]

    def _height(self, row: PreviewRow, width: int, here: bool) -> int:
        text = height(self._shown(row.planned, here), self._room(width), _MOST_HERE if here else _MOST)
        return text + bool(self._below(row.planned))

    def _shown(self, planned: PlannedItem, here: bool) -> str:
        """Return the text as the list has it: as its lines break where the cursor is, else as much as the rows hold."""
        text = change_line(self._app.say, planned)
        return text if here else one_line(text)

    def _below(self, planned: PlannedItem) -> str:
        """Return what stands below an action: who sees to it and by when, to be checked before it is stored."""
        return "" if planned.change else " · ".join(action_facts(self._app.say, planned.item))

    @staticmethod
    def _room(width: int) -> int:
        return max(8, width - 4 - _BESIDE * ((width >= _WITH_ONE) + (width >= _WITH_TWO)))
