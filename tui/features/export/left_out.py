"""What a document does not hold of the projects it is about, said before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journals.export.decided_lessons import LessonOf, has_nothing
from journals.export.scope import ScopeFilter
from journals.library.journal import Journal
from tui.features.export.selection import ExportSelection
from tui.locale import Catalogue


def left_out_line(say: Catalogue, chosen: ExportSelection, journals: Sequence[Journal], lesson_of: LessonOf) -> str:
    """Return what is left out, in one line, or that nothing is left; "" where nothing is left out."""
    if has_nothing(chosen.scope, journals, lesson_of):
        return say("export.scope.nothing")
    names = ", ".join(_left_out(say, chosen, journals))
    return say("export_room.left_out", what=names) if names else ""


def _left_out(say: Catalogue, chosen: ExportSelection, journals: Sequence[Journal]) -> Iterator[str]:
    about = [(journal, ScopeFilter(chosen.scope, journal)) for journal in journals]
    if chosen.audience == "sharing":
        yield say("export_room.left_out.sharing")
        lessons = [each for journal, wants in about for each in filter(wants, journal.lessons)]
        for status in ("draft", "retired"):
            if number := sum(each.status == status for each in lessons):
                yield say.count(f"export_room.left_out.{status}", number)
        return
    if key := chosen.document.left_out_key:
        yield say(key)
    if chosen.document.tells_notes:
        notes = (each for journal, wants in about for each in filter(wants, journal.observations))
        if private := sum(each.private and not each.reply for each in notes):
            yield say.count("export_room.left_out.private", private)
