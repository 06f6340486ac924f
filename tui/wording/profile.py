"""How a form's fields and what was answered look: for the card screen, the command line and the history."""

from __future__ import annotations

from content import CardField, CardForm, Guide
from content.cards import NOTE
from journals.lessons.profile import CONTEXT, Completion, answer_text, card_id, latest_round
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Card
from tui.locale import Catalogue


def label_text(label: str, text: str) -> str:
    """Return a text after its label, which may be a question."""
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def digit_options(say: Catalogue, field: CardField) -> list[tuple[str, str]]:
    """Return the digits that answer a field, and what each answers."""
    if not field.names:
        return []
    named = [(str(digit), answer_text(field, name, say)) for digit, name in enumerate(field.names, 1)]
    if field.kind == "level":
        named = [(digit, text.removeprefix(digit).strip()) for digit, text in named]
    return [*named, ("0", say("profile.unknown"))]


def progress_text(say: Catalogue, filled: Completion) -> str:
    """Return how much of a form is answered."""
    return say("profile.how_far", done=filled.done, of=filled.of)


def field_name(say: Catalogue, guide: Guide, form_id: str, name: str) -> str:
    """Return the label of an answer's field, also of a form that the guide does not know."""
    form = guide.card(form_id)
    field = form.field(name.removesuffix(NOTE)) if form else None
    if field is None:
        return name
    label = field.label
    if "." in field.id and form and (whole := form.field(field.item)):
        label = f"{whole.label}: {label}"
    return say("profile.note_to", field=label) if name.endswith(NOTE) else label


def stored_card(journal: Journal, form: CardForm) -> Record:
    """Return the record that a form is stored in; an empty card where nothing is answered yet."""
    if form.id == CONTEXT:
        return journal.project
    wanted = card_id(form.id, latest_round(journal, form.id))
    return journal.get(Card, wanted) or Card(id=wanted, form=form.id)
