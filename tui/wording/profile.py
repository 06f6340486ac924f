"""How a form's fields and what was answered look: for the card screen, the command line and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import CardField, CardForm, Guide
from content.cards import NOTE, Answers
from journals.lessons.entries import entry_title
from journals.lessons.profile import CONTEXT, Completion, answer_text, card_id, latest_round
from journals.records.base import Record
from journals.records.model import DECIDED, DECISION, Card, Observation
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import brief, long_date

if TYPE_CHECKING:
    from journals.library.readable_journal import ReadableJournal

_FACTORS, _BETWEEN = "C", ("2", "3", "4")
"""Context factors, whose levels have words of their own between the two ends that the form names."""
_QUOTED = 120
"""Characters of an observation that an answer names."""


def label_text(label: str, text: str) -> str:
    """Return a text after its label, which may be a question."""
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def answer_words(say: Catalogue, journal: ReadableJournal | None, field: CardField, answer: str) -> str:
    """Return an answer as it is shown: a choice by its label, a date and an observation as they are elsewhere.

    Without the `journal`, of an observation only that there is one is said.
    """
    if field.kind == "date":
        return long_date(say, answer)
    if field.kind == "observation" and answer:
        if journal is None:
            return say("search.a.observations")
        found = journal.get(Observation, answer)
        if found is None:
            return say("history.elsewhere")
        return say("history.private") if found.private else say("words.quoted", text=brief(found.text, _QUOTED))
    if field.kind == "level" and field.item.startswith(_FACTORS) and answer in _BETWEEN:
        return say(f"words.level.{answer}")
    return answer_text(field, answer, say)


def shown_with_text(say: Catalogue, journal: ReadableJournal | None, form: CardForm, answers: Answers) -> str:
    """Return what an entry led to, each answer after those without which it is never shown; "" for none."""
    parts: list[str] = []
    for field in form.fields:
        if field.shown_with and (answer := answers.get(field.id, "")):
            terms = terms_text(say, journal, form, field, answers)
            result = label_text(field.brief_label, one_line(answer_words(say, journal, field, answer)))
            parts.append(f"{terms} → {result}")
    return " ".join(parts)


def entry_answers_text(say: Catalogue, journal: ReadableJournal | None, form: CardForm, answers: Answers) -> str:
    """Return what an entry led to or, where that is not noted yet, what else is answered in it; "" for none."""
    if led_to := shown_with_text(say, journal, form, answers):
        return led_to
    if not any(field.shown_with for field in form.fields):
        return ""
    title = entry_title(form, answers)
    beside = {field.id for field in (form.date_field, form.field(DECISION)) if field}
    noted = {each: with_note(say, journal, each, answers) for each in form.fields if each.id not in beside}
    return " · ".join(label_text(each.brief_label, text) for each, text in noted.items() if text and text != title)


def terms_text(
    say: Catalogue, journal: ReadableJournal | None, form: CardForm, field: CardField, answers: Answers
) -> str:
    """Return the answers without which a field's is never shown, and which of them are missing."""
    fields = [each for name in field.shown_with if (each := form.field(name))]
    noted = {each: with_note(say, journal, each, answers) for each in fields}
    terms = [label_text(each.brief_label, text) for each, text in noted.items() if text]
    if missing := ", ".join(each.brief_label for each, text in noted.items() if not text):
        terms.append(say("profile.not_noted", fields=missing))
    return " · ".join(terms)


def with_note(say: Catalogue, journal: ReadableJournal | None, field: CardField, answers: Answers) -> str:
    """Return an answer in words on one line, with the note beside it; "" where neither is there."""
    answer, note = answers.get(field.id, ""), one_line(answers.get(field.id + NOTE, ""))
    shown = one_line(answer_words(say, journal, field, answer)) if answer else ""
    return " – ".join(filter(None, (shown, note)))


def sources_text(guide: Guide, form: CardForm) -> str:
    """Return the guide's items that a form rests on, by number and title; "" for none."""
    return " · ".join(f"{each} {guide.title_of(each)}" for each in form.sources)


def settled_text(say: Catalogue, form: CardForm, card: Card) -> str:
    """Return what came of an entry whose form ends in a decision, with a sign; "" for other forms."""
    field = form.field(DECISION) if form.id in DECIDED else None
    if field is None:
        return ""
    answer = card.answers.get(field.id, "")
    return f"✓ {answer_text(field, answer, say)}" if answer else f"○ {say('profile.undecided')}"


def entry_name(say: Catalogue, form: CardForm, answers: Answers) -> str:
    """Return what an entry is called: the text it is known by, or a word for none."""
    return entry_title(form, answers) or say("profile.untitled")


def digit_options(say: Catalogue, field: CardField) -> list[tuple[str, str]]:
    """Return the digits that answer a field, and what each answers."""
    if not field.names:
        return []
    named = [(str(digit), answer_text(field, name, say)) for digit, name in enumerate(field.names, 1)]
    if field.kind in ("level", "stage"):  # whose words begin with the number that the digit may be
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


def stored_card(journal: ReadableJournal, form: CardForm) -> Record:
    """Return the record that a form is stored in; an empty card where nothing is answered yet."""
    if form.id == CONTEXT:
        return journal.project
    wanted = card_id(form.id, latest_round(journal, form.id))
    return journal.get(Card, wanted) or Card(id=wanted, form=form.id)
