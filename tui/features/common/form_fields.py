"""What the forms of records share: fields and options from the guide, and reading what was typed in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar, cast

from msgspec.structs import replace

from journals.errors import Invalid
from journals.records.base import Record
from journals.records.fields import MOST_REPLY_DAYS
from journals.text.numbers import whole_number
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.form_field import Field, Values
from tui.wording.display import MOST_TAGS, QUOTE_LENGTH, brief

R = TypeVar("R", bound=Record)
Options: TypeAlias = Callable[[], Sequence[tuple[str | None, str]]]


def with_typed(record: R, typed: Values, **changed: Any) -> R:
    """Return `record` with what was typed; an empty choice is nothing, an empty line an empty text."""
    fields = set(record.__struct_fields__)
    return replace(record, **{name: value for name, value in typed.items() if name in fields} | changed)


def typed_guide_ids(app: BaseApp, typed: str | None, kind: str, there: frozenset[str]) -> frozenset[str]:
    """Parse `44 2.3` or `#4.4, I2.1` into ids of the guide; what was `there` may stay, also where it is from another.

    Raises:
        Invalid: `no_pitfall` or `no_insight`, where a word is neither.
    """
    found = set()
    for word in (typed or "").replace(",", " ").replace(";", " ").split():
        item = app.guide.find(word)
        if item is not None and item.kind == kind:
            found.add(item.id)
        elif word in there:
            found.add(word)
        else:
            raise Invalid(f"no_{kind}", typed=word)
    return frozenset(found)


def guide_titles(app: BaseApp, typed: str) -> str:
    """Return what the typed ids are called."""
    items = [app.guide.find(word) for word in typed.replace(",", " ").split()[:MOST_TAGS]]
    return " · ".join(f"{item.id} {item.title}" if item else "?" for item in items)


def typed_reply_days(typed: str | None) -> int | None:
    """Parse within how many days a concern is answered; None where nothing is typed.

    Raises:
        Invalid: `bad_reply_days`, where it is no such number.
    """
    if not (typed or "").strip():
        return None
    days = whole_number(typed or "", 1, MOST_REPLY_DAYS)
    if days is None:
        raise Invalid("bad_reply_days", typed=brief(typed or "", QUOTE_LENGTH), most=MOST_REPLY_DAYS)
    return days


def reply_days_text(app: BaseApp, typed: str) -> str:
    """Return what an agreed number of days means."""
    days = whole_number(typed, 1, MOST_REPLY_DAYS)
    return app.say.count("form.reply_days.means", days) if days else ""


def stage_field(app: BaseApp, label: str = "stage", *, name: str = "stage") -> Field:
    """Return the field for a stage of the guide."""
    return Field(
        name, "choice", label=label, options=lambda: [(s.id, f"{s.id[1:]} {s.short}") for s in app.guide.stages]
    )


def word_options(
    app: BaseApp, topic: str, values: Sequence[str], marks: dict[Any, str] | None = None, *, none: bool = False
) -> Options:
    """Return options with their words, and their marks before them; `none` adds an empty one."""

    def options() -> list[tuple[str | None, str]]:
        marked = marks or {}
        named = [(value, f"{marked.get(value, '')} {app.say(f'words.{topic}.{value}')}".strip()) for value in values]
        return cast("list[tuple[str | None, str]]", [*named, *([(None, app.say("form.none"))] if none else [])])

    return options
