"""A project's profile as Markdown: what is answered on its cards, form by form.

An answer that a form shows only with others stands with all of them, also those that nobody gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from content import CardField, CardForm
from content.cards import NOTE
from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, labelled_answer, labelled_text
from journals.export.redaction import RedactedProject
from journals.export.together_section import together_blocks
from journals.lessons.entries import entry_day, entry_title
from journals.lessons.profile import answer_text
from journals.records.model import Card
from journals.text.dates import first_day


def profile_blocks(journal: RedactedProject, labels: Labels, level: int, *, notes: bool = True) -> Iterator[str]:
    """Yield the cards that have answers, in the order of the guide's forms; nothing where there is none.

    `level` is that of the heading of all. Without `notes`, what is only written beside an answer is left out.
    """
    filled = [card for card in journal.cards if any(text.strip() for text in card.answers.values())]
    places = {form.id: place for place, form in enumerate(labels.guide.cards)}
    filled.sort(key=lambda card: (places.get(card.form, len(places)), card.form, *_order(card, labels)))
    if filled:
        yield heading(level, labels.say("export.profile"))
    for form_id, cards in groupby(filled, key=lambda card: card.form):
        form = labels.guide.card(form_id)
        for card in cards:
            yield heading(level + 1, _title(card, form, labels))
            answers = _Answers(card, form, journal, labels, notes=notes) if form else None
            yield bullets(answers.items() if answers else _unknown(card))
        if notes and form and form.several:
            yield from together_blocks(form, journal, labels, level + 1)


def _order(card: Card, labels: Labels) -> tuple[str, int, str]:
    """Return what the cards of one form are ordered by: rounds by their number, entries by their day."""
    form = labels.guide.card(card.form)
    return first_day(entry_day(form, card)) if form and form.several else "", card.round, card.id


def _title(card: Card, form: CardForm | None, labels: Labels) -> str:
    title = line(form.title if form else card.form) or "–"
    if form and form.several:
        own = line(entry_title(form, card.answers)) or labels.say("profile.untitled")
        return labels.say("export.entry", title=title, day=labels.day(entry_day(form, card)), text=own)
    return title if card.round <= 1 else labels.say("export.round", title=title, n=card.round)


class _Answers:
    """The answers on one card, as items of a list."""

    def __init__(self, card: Card, form: CardForm, journal: RedactedProject, labels: Labels, *, notes: bool) -> None:
        self._card, self._form, self._journal, self._labels, self._notes = card, form, journal, labels, notes

    def items(self) -> Iterator[str]:
        """Yield what is answered, each item of the guide with its further fields below it."""
        below: dict[str, list[CardField]] = {}
        for field in self._form.fields:
            if "." in field.id:
                below.setdefault(field.item, []).append(field)
        needed = self._needed()
        for field in self._form.fields:
            if "." not in field.id:
                more = [text for each in below.get(field.item, []) for text in self._answer(each)]
                is_told = more or field.id in needed
                own = [*self._answer(field)] or (
                    [labelled_answer(line(field.label), self._nothing(field, needed))] if is_told else []
                )
                yield from ("\n".join([text, bullets(more)]) if more else text for text in own)

    def _needed(self) -> set[str]:
        """Return the fields without which an answer that is given is not shown."""
        given = [field for field in self._form.fields if self._card.answers.get(field.id, "").strip()]
        return {name for field in given for name in field.shown_with}

    def _nothing(self, field: CardField, needed: set[str]) -> str:
        return self._labels.say("export.not_noted") if field.id in needed else "–"

    def _answer(self, field: CardField) -> Iterable[str]:
        text = self._words(field, self._card.answers.get(field.id, ""))
        note = paragraph(self._card.answers.get(field.id + NOTE, "")) if self._notes else ""
        if text or note:
            yield labelled_answer(line(field.label), " – ".join(filter(None, [text, note])))

    def _words(self, field: CardField, answer: str) -> str:
        if field.kind == "date":
            return self._labels.day(answer) if answer else ""
        if field.kind == "observation" and answer:
            seen = self._journal.by_id.get(answer)
            told = seen is not None and not seen.private and seen.text.strip()
            return line(seen.text) if seen is not None and told else self._labels.say("export.seen_elsewhere")
        shown = answer_text(field, answer, self._labels.say)
        return line(shown) if field.names else paragraph(shown)


def _unknown(card: Card) -> Iterator[str]:
    """Yield the answers to a form that the guide does not know, as they are stored."""
    for name, text in sorted(card.answers.items()):
        if text.strip():
            yield labelled_text(line(name), paragraph(text))
