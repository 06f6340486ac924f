"""The documents that can be written of projects, by the names they have on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from content import Guide
from journals.export import briefing, learning_log
from journals.export.labels import Translator
from journals.export.progress import ProgressCallback
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.library.library import Library


class DocumentFormat(Struct, frozen=True):
    """A kind of document."""

    take: Callable[[Library, Iterable[Journal], Translator], Sequence[Any]]
    """Takes from projects what it is made of, in the thread that owns them."""
    write: Callable[[Sequence[Any], Guide, Translator, date, ProgressCallback], Document]
    """Makes the text of what was taken, in any thread."""
    name: Callable[[Iterable[Journal], Translator, date], str]
    """Gives a name for the file."""


FORMS: Mapping[str, DocumentFormat] = {
    "markdown": DocumentFormat(
        take=lambda library, journals, say: learning_log.project_snapshots(journals),
        write=lambda chosen, guide, say, today, tick: learning_log.render_learning_log(
            chosen, guide, say, today=today, tick=tick
        ),
        name=lambda journals, say, today: learning_log.learning_log_file_name(journals, say, today=today),
    ),
    "briefing": DocumentFormat(
        take=briefing.briefing_snapshots,
        write=lambda chosen, guide, say, today, tick: briefing.render_briefing(chosen, guide, say, today=today),
        name=lambda journals, say, today: briefing.briefing_file_name(journals, say, today=today),
    ),
}
