"""Observations, lessons and actions as CSV: a row a record, for a spreadsheet or a records system.

RFC 4180, UTF-8. No cell is a formula: where a text begins with a sign that makes one, a spreadsheet is told by an
apostrophe that it is text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journals.export.data_snapshot import DataSnapshot, RedactedData
from journals.export.data_text import DataText
from journals.export.labels import Translator
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.redaction import Document, Redactor
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.dates import last_day

CSV_COLUMNS = (
    "table",
    "project",
    "text",
    "kind",
    "sign",
    "stage",
    "pitfalls",
    "happened",
    "perspective",
    "reply",
    "replied",
    "situation",
    "learned",
    "do",
    "conditions",
    "owner",
    "due",
    "status",
    "done",
    "because",
    "id",
)
"""In this order; what each is called is `export.csv.<column>`."""
_WRITTEN = frozenset(
    ("project", "text", "perspective", "reply", "situation", "learned", "do", "conditions", "owner", "because")
)
"""Those in which people write what they like."""
_FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet may take for the beginning of a formula, the wide signs too."""
_MARK = "\ufeff"


def render_csv(
    chosen: Sequence[DataSnapshot],
    say: Translator,
    *,
    for_excel: bool = False,
    tick: ProgressCallback = ignore_progress,
) -> Document:
    """Return the rows of these projects, below one row of headings. Safe in any thread.

    `for_excel`: with a byte order mark, and the separator that a spreadsheet of this language expects.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    steps = ProgressCounter(sum(map(len, chosen)), tick)
    data = RedactedData(chosen, showing := Redactor(say("guard.removed"), steps.advance))
    out, separator = DataText(showing.harmless), say("export.csv.separator") if for_excel else ","
    out.put(_MARK if for_excel else "")
    _put_row(out, [say(f"export.csv.{column}") for column in CSV_COLUMNS], separator)
    for project, records in data:
        for record in records:
            if isinstance(record, Observation | Lesson | Action):
                cells = _cells(record, project, say)
                _put_row(out, [cells.get(column, "") for column in CSV_COLUMNS], separator, looked_at=True)
    return out.document(data.personal, _quoted)


def _put_row(out: DataText, cells: Sequence[str], separator: str, *, looked_at: bool = False) -> None:
    """Append a row; with `looked_at`, what people write in it is looked at for personal data."""
    for column, cell in zip(CSV_COLUMNS, cells, strict=True):
        out.put(separator if column != CSV_COLUMNS[0] else "")
        if cell:
            out.put("\"'" if cell[0] in _FORMULA else '"')
            out.put_value(cell, _quoted) if looked_at and column in _WRITTEN else out.put(_quoted(cell))
            out.put('"')
    out.put("\r\n")


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _cells(record: Observation | Lesson | Action, project: Project, say: Translator) -> Mapping[str, str]:
    """Return what stands in the columns, as people read it; stages and pitfalls by their numbers."""
    cells = {"table": say(f"export.csv.one.{record.TABLE}"), "project": project.name, "id": record.id}
    for column in CSV_COLUMNS:
        if (value := getattr(record, column, None)) is not None and column not in cells:
            cells[column] = _cell(column, value, say)
    if isinstance(record, Lesson):
        cells["text"] = record.title
    return cells


def _cell(column: str, value: object, say: Translator) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    words = _WORDS.get(column)
    return words(str(value), say) if words else str(value)


def _status(value: str, say: Translator) -> str:
    topic = "action_status" if value in ("open", "done", "dropped") else "lesson_status"
    return say(f"words.{topic}.{value}")


_WORDS: Mapping[str, Callable[[str, Translator], str]] = {
    "kind": lambda value, say: say(f"words.kind.{value}"),
    "sign": lambda value, say: say(f"words.sign.{value}"),
    "status": _status,
    "due": lambda value, say: last_day(value),
}
"""Column → what its value is in words."""
