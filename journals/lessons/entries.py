"""The entries of a form that holds several: each is a card with an id of its own, in the order in which they happened.

A trial, a decision, a change elsewhere: what a form asks is in the guide, what was answered in `Card.answers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from content import CardField, CardForm, Guide
from content.cards import WRITTEN_KINDS
from journals.errors import Ambiguous, NotFound
from journals.ids import is_named_by, ulid, written_day
from journals.lessons.profile import AnswerChange, answers_by_form, refuse_wrong_answer
from journals.records.model import Card, Observation
from journals.text.clean import clean, one_line
from journals.text.dates import DateReading, day_named, first_day, is_stored_date, read_near_date

if TYPE_CHECKING:
    from journals.library.journal import Journal
    from journals.library.readable_journal import ReadableJournal


def new_entry_id(form: str) -> str:
    """Return the id of a new entry of a form; in small letters, as the ids of all cards are."""
    return f"card-{form}-{ulid().lower()}"


def entry_day(form: CardForm, card: Card) -> str:
    """Return the day or week that an entry is of: its date, else the day it was written on."""
    told = card.answers.get(form.date_field.id, "") if form.date_field else ""
    return told if is_stored_date(told) else written_day(card.id.rpartition("-")[2].upper())


def entries(journal: ReadableJournal, form: CardForm) -> list[Card]:
    """Return what is noted in a form that holds several, the latest first; one without any answer is none."""
    found = [card for card in journal.all(Card) if card.form == form.id and any(card.answers.values())]
    return sorted(found, key=lambda card: (first_day(entry_day(form, card)), card.id), reverse=True)


def entry_answers(card: Card | None) -> dict[str, str]:
    """Return what is answered in an entry."""
    return {name: text for name, text in card.answers.items() if text} if card else {}


def entry_title(form: CardForm, answers: Mapping[str, str]) -> str:
    """Return the text that an entry is known by; "" where nothing is written in it."""
    wanted = [form.title_field] if form.title_field else []
    written = [*wanted, *(field for field in form.fields if field.kind in WRITTEN_KINDS)]
    return next((text for field in written if (text := one_line(answers.get(field.id, "")))), "")


def all_entry_answers(journal: Journal, guide: Guide, form: CardForm, entry: str) -> dict[str, str]:
    """Return what the conditions of a form may ask about in one of its entries, as `profile.all_answers` does."""
    return answers_by_form(journal, guide) | entry_answers(journal.get(Card, entry))


def entry_change(journal: Journal, form: CardForm, entry: str, answers: Mapping[str, str]) -> AnswerChange:
    """Return the change that answers make to an entry, which may be new; an empty text removes an answer.

    Raises:
        Invalid: `card_field` or `card_answer`, for what the form cannot be told.
    """
    for name, text in answers.items():
        refuse_wrong_answer(form, name, text)
    old = journal.get(Card, entry) or Card(id=entry)
    now = {name: text for name, text in {**old.answers, **answers}.items() if text.strip()}
    return AnswerChange(old, replace(old, form=form.id, answers=now))


def find_entry(journal: Journal, form: CardForm, name: str) -> Card:
    """Return the entry with this id, or with an unambiguous start of it, start of its last part, or end.

    Raises:
        NotFound: `no_entry`. Ambiguous: `ambiguous_record`.
    """
    wanted, begun = clean(name).strip().casefold(), f"card-{form.id}-"
    found = [
        card
        for card in entries(journal, form)
        if wanted and (is_named_by(card.id, wanted) or card.id.removeprefix(begun).startswith(wanted))
    ]
    exact = [card for card in found if card.id.casefold() == wanted] or found
    if not exact:
        raise NotFound("no_entry", form=form.id, entry=clean(name))
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(card.id for card in exact))
    return exact[0]


# What is typed


def read_answer_date(field: CardField, typed: str, today: date) -> DateReading:
    """Read the date that is typed as the answer to a field: people note both what they plan and what has been.

    Raises:
        Invalid: as `read_date`.
    """
    return read_near_date(typed, today, "future" if field.ahead else "past")


def stored_date(read: DateReading) -> str:
    """Return a date as an answer holds it: a day, or a week where one was named."""
    return day_named(read)


def named_observation(journal: Journal, typed: str) -> Observation:
    """Return the observation that an answer names by its id, or by how that begins or ends.

    Raises:
        NotFound: `no_record`. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(typed).strip().casefold()
    found = [each for each in journal.observations if is_named_by(each.id, wanted)]
    if not found:
        raise NotFound("no_record", record=clean(typed), list="tilbageblik observations")
    if len(found) > 1:
        raise Ambiguous("ambiguous_record", record=clean(typed), fits=sorted(each.id for each in found))
    return found[0]


def roles_named(journal: Journal, form: CardForm) -> Iterator[str]:
    """Yield the roles that the project has named, those of this form's entries first, each once."""
    fields = [field.id for field in form.fields if field.kind == "role"]
    if not fields:
        return
    noted = (one_line(card.answers.get(name, "")) for card in entries(journal, form) for name in fields)
    seen = dict.fromkeys(each.perspective for each in journal.observations if not each.private)  # thousands name few
    yield from dict.fromkeys(filter(None, (*noted, *map(one_line, seen))))
