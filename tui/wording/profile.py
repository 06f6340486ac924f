"""How a form's fields and what was answered look: for the card screen, the command line and the history."""

from __future__ import annotations

from content import Field, Form, Guide
from content.cards import NOTE
from journals.lessons.profile import CONTEXT, Filled, card_id, latest_round, said
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Card
from tui.locale import Catalogue


def labelled(label: str, text: str) -> str:
    """Give a text after its label, which may be a question."""
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def options(say: Catalogue, field: Field) -> list[tuple[str, str]]:
    """Give the digits that answer a field, and what each answers."""
    if not field.names:
        return []
    named = [(str(digit), said(field, name, say)) for digit, name in enumerate(field.names, 1)]
    if field.kind == "level":
        named = [(digit, text.removeprefix(digit).strip()) for digit, text in named]
    return [*named, ("0", say("profile.unknown"))]


def how_far(say: Catalogue, filled: Filled) -> str:
    """Say how much of a form is answered."""
    return say("profile.how_far", done=filled.done, of=filled.of)


def field_name(say: Catalogue, guide: Guide, form_id: str, name: str) -> str:
    """Give what the field of an answer is called, also of a form that the guide does not know."""
    form = guide.card(form_id)
    field = form.field(name.removesuffix(NOTE)) if form else None
    if field is None:
        return name
    label = field.label
    if "." in field.id and form and (whole := form.field(field.item)):
        label = f"{whole.label}: {label}"
    return say("profile.note_to", field=label) if name.endswith(NOTE) else label


def card_here(journal: Journal, form: Form) -> Record:
    """Give the record that a form is stored in; an empty card where nothing is answered yet."""
    if form.id == CONTEXT:
        return journal.project
    wanted = card_id(form.id, latest_round(journal, form.id))
    return journal.get(Card, wanted) or Card(id=wanted, form=form.id)
