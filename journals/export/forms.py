"""The documents that can be written of projects, by the names they have on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from content import Guide
from journals.export import briefing, markdown
from journals.export.shown import Written
from journals.export.steps import Tick
from journals.export.terms import Say
from journals.library.journal import Journal
from journals.library.library import Library


class Form(Struct, frozen=True):
    """A kind of document."""

    take: Callable[[Library, Iterable[Journal], Say], Sequence[Any]]
    """Takes from projects what it is made of, in the thread that owns them."""
    write: Callable[[Sequence[Any], Guide, Say, date, Tick], Written]
    """Makes the text of what was taken, in any thread."""
    name: Callable[[Iterable[Journal], Say, date], str]
    """Gives a name for the file."""


FORMS: Mapping[str, Form] = {
    "markdown": Form(
        take=lambda library, journals, say: markdown.taken(journals),
        write=lambda chosen, guide, say, today, tick: markdown.learning_log_of(
            chosen, guide, say, today=today, tick=tick
        ),
        name=lambda journals, say, today: markdown.file_name(journals, say, today=today),
    ),
    "briefing": Form(
        take=briefing.taken,
        write=lambda chosen, guide, say, today, tick: briefing.briefing(chosen, guide, say, today=today),
        name=lambda journals, say, today: briefing.file_name(journals, say, today=today),
    ),
}
