"""The lists from which is chosen what is written out; each choice has a digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from content.retro_format import Format
from journals.export.audience import AUDIENCES
from journals.export.document_format import DocumentFormat
from journals.export.forms import DOCUMENT_FORMS
from journals.export.scope import EVERYTHING
from tui.commands import ALL_DIGITS
from tui.features.export.selection import ExportSelection
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog


def pick_document(app: BaseApp, now: ExportSelection, documents: Iterable[DocumentFormat]) -> PickerDialog:
    """Return a dialog that chooses one of these documents by its name."""
    say = app.say
    texts = [(each.name, say(each.title_key or ""), each.about_key) for each in documents]
    return _picker(app, "export_room.pick_document", texts, now.document.name)


def pick_form(app: BaseApp, now: ExportSelection) -> PickerDialog:
    """Return a dialog that chooses the form of the file by its name."""
    texts = [(each, app.say(f"export_room.form.{each}"), f"export_room.about_form.{each}") for each in DOCUMENT_FORMS]
    return _picker(app, "export_room.pick_form", texts, now.form.name)


def pick_audience(app: BaseApp, now: ExportSelection) -> PickerDialog:
    """Return a dialog that chooses for whom it is."""
    texts = [(each, app.say(f"export_room.for.{each}"), f"export_room.about_for.{each}") for each in AUDIENCES]
    return _picker(app, "export_room.pick_audience", texts, now.audience)


def pick_meeting(app: BaseApp, now: ExportSelection, formats: Iterable[Format]) -> PickerDialog:
    """Return a dialog that chooses the format of a meeting by its id."""
    options = [
        Option(
            each.id,
            f"{number}  {each.title}",
            app.say("dialog.now") if each.id == now.meeting else app.say("retro.minutes", n=each.minutes),
            key=str(number),
            about=each.summary,
        )
        for number, each in enumerate(formats, start=1)
    ]
    return PickerDialog("retro.pick_format", lambda typed: options, typing=False)


def pick_scope(app: BaseApp, now: ExportSelection, *, others: int, is_wider: bool) -> PickerDialog:
    """Return a dialog that chooses what it is about.

    `others`: how many projects the library has beside those chosen; `is_wider`: whether they are in it now.
    """
    say, scope = app.say, now.scope
    kinds = ["all", *(["lessons"] if now.document.tells_lessons else []), "pitfall", "period"]
    kinds = kinds if now.document.can_be_scoped else []
    texts = [(each, say(f"export_room.scope.{each}"), "") for each in kinds]
    if is_wider:
        texts.append(("fewer", say("export_room.scope.fewer"), ""))
    elif others:
        texts.append(("more", say.count("export_room.scope.more", others), ""))
    held = {"lessons": scope.lessons_only, "pitfall": bool(scope.pitfall), "period": scope.is_period}
    chosen = {name for name, is_so in held.items() if is_so} if scope != EVERYTHING else {"all"}
    return _picker(app, "export_room.pick_scope", texts, *chosen)


def _picker(app: BaseApp, key: str, texts: Iterable[tuple[str, str, str]], *now: str) -> PickerDialog:
    """Return a list of values with their texts and the keys of what is told about each."""
    options = [
        Option(
            value,
            f"{digit}  {text}",
            app.say("dialog.now") if value in now else "",
            key=digit.strip(),
            about=app.say(about) if about else "",
        )
        for digit, (value, text, about) in zip(chain(ALL_DIGITS, repeat(" ")), texts, strict=False)
    ]

    def fitting(typed: str) -> Sequence[Option]:
        return options

    return PickerDialog(key, fitting, typing=False)
