"""A project's profile as Markdown: what is answered on its cards, form by form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content import CardField, CardForm
from content.cards import NOTE
from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, labelled_text
from journals.export.redaction import RedactedProject
from journals.lessons.profile import answer_text
from journals.records.model import Card


def profile_blocks(journal: RedactedProject, labels: Labels, level: int, *, notes: bool = True) -> Iterator[str]:
    """Yield the cards that have answers, in the order of the guide's forms; nothing where there is none.

    `level` is that of the heading of all. Without `notes`, what is only written beside an answer is left out.
    """
    filled = [card for card in journal.cards if any(text.strip() for text in card.answers.values())]
    places = {form.id: place for place, form in enumerate(labels.guide.cards)}
    filled.sort(key=lambda card: (places.get(card.form, len(places)), card.form, card.round, card.id))
    if filled:
        yield heading(level, labels.say("export.profile"))
    for card in filled:
        form = labels.guide.card(card.form)
        yield heading(level + 1, _title(card, form, labels))
        yield bullets(_known(card, form, labels, notes=notes) if form else _unknown(card))


def _title(card: Card, form: CardForm | None, labels: Labels) -> str:
    title = line(form.title if form else card.form) or "–"
    return title if card.round <= 1 else labels.say("export.round", title=title, n=card.round)


def _known(card: Card, form: CardForm, labels: Labels, *, notes: bool) -> Iterator[str]:
    """Yield what is answered, each item of the guide with its further fields below it."""
    below: dict[str, list[CardField]] = {}
    for field in form.fields:
        if "." in field.id:
            below.setdefault(field.item, []).append(field)
    for field in form.fields:
        if "." not in field.id:
            more = [text for each in below.get(field.item, []) for text in _answer(card, each, labels, notes=notes)]
            own = [*_answer(card, field, labels, notes=notes)] or ([_after(field.label, "–")] if more else [])
            yield from ("\n".join([text, bullets(more)]) if more else text for text in own)


def _answer(card: Card, field: CardField, labels: Labels, *, notes: bool) -> Iterable[str]:
    answer = card.answers.get(field.id, "")
    shown = answer_text(field, answer, labels.say)
    text = line(shown) if field.names else paragraph(shown)
    note = paragraph(card.answers.get(field.id + NOTE, "")) if notes else ""
    if text or note:
        yield _after(field.label, " – ".join(filter(None, [text, note])))


def _after(label: str, text: str) -> str:
    """Return a label and its text; a label that is a question gets no colon."""
    return f"**{line(label)}** {text}" if label.endswith("?") else labelled_text(line(label), text)


def _unknown(card: Card) -> Iterator[str]:
    """Yield the answers to a form that the guide does not know, as they are stored."""
    for name, text in sorted(card.answers.items()):
        if text.strip():
            yield labelled_text(line(name), paragraph(text))
