"""What each file holds, what of it is left out and why, with the numbers of the lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from journals.importing.planned_items import ImportPlan
from journals.importing.reading import FileResult
from journals.text.clean import one_line, shown_names
from tui.features.importing.preview_texts import trouble_text
from tui.ui.dialogs.reader import ReaderDialog
from tui.wording.display import brief
from tui.wording.importing import (
    columns_left_text,
    date_lines,
    dropped_lines,
    held_along_lines,
    import_format_text,
    left_out_lines,
    planned_text,
)

_MOST_NAMES = 40
_MOST_TEXTS = 100


class LeftOutDialog(ReaderDialog):
    """The files one by one."""

    def __init__(self, results: Sequence[FileResult], plan: ImportPlan) -> None:
        super().__init__()
        self._results, self._plan = results, plan

    def heading(self) -> str:
        """Return what it is."""
        return self.say("import_room.left_out_title")

    def text(self) -> Content:
        """Return the files, each with what was found in it and what is left out."""
        number, parts = 0, list[Content]()
        for result in self._results:
            name = result.reading.file if result.reading else result.input.path.name if result.input.path else ""
            name = brief(name) or self.say("import_room.pasted_name")
            if result.reading is None:
                parts += [Content.assemble((name, "bold")), Content(trouble_text(self.say, result)), Content("")]
                continue
            parts += [*self._file(number, name, result), Content("")]
            number += 1
        return Content("\n").join(parts[:-1])

    def _file(self, number: int, name: str, result: FileResult) -> list[Content]:
        say, plan, reading = self.say, self._plan, result.reading
        assert reading is not None
        form = import_format_text(say, reading.format)
        lines = [
            planned_text(say, (each for each in plan.items if each.file == number and (each.is_ticked or each.change)))
        ]
        lines += date_lines(say, plan, number)
        lines += dropped_lines(say, reading.dropped)
        lines += left_out_lines(say, plan, number)
        lines += held_along_lines(say, plan, number)
        if reading.columns_left:
            lines.append(columns_left_text(say, reading))
        if reading.names:
            lines.append(say("import_room.names", names=shown_names(reading.names[:_MOST_NAMES])))
        dropped = [each for each in reading.dropped if each.text.strip()]
        shown = [
            say("import_room.dropped_text", n=each.line, text=brief(one_line(each.text), 90))
            for each in dropped[:_MOST_TEXTS]
        ]
        return [
            Content.assemble((name, "bold"), (f"  {form} · {reading.encoding}", "$dim")),
            *map(Content, lines),
            *(Content.assemble((line, "$dim")) for line in shown),
        ]
