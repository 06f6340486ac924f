"""The project's profile: cards filled in by the guide's forms.

What a form's conditions ask is in `content.cards`. The conditions of the place (the form `context`) are stored in the
project itself, because lessons carry a snapshot of them; all else is a `Card` for each form and round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from content import CardField, CardForm, Guide
from content.cards import LEVEL_ANSWERS, NOTE, UNKNOWN
from journals.errors import Invalid
from journals.records.base import Level, Record
from journals.records.model import Card, Project, ProjectKind
from journals.text.clean import filter_key
from journals.text.dates import is_stored_date

if TYPE_CHECKING:  # whoever says a card in words has its answers already
    from journals.library.journal import Journal
    from journals.library.library import Library
    from journals.library.pending_write import PendingWrite
    from journals.library.readable_journal import ReadableJournal

CONTEXT = "context"
"""The form whose answers are the project's own context."""
OUTCOME = "outcome"
"""The form that asks at the end whether goals were met."""
REOPENING_KINDS: tuple[ProjectKind, ...] = ("new-use", "upgrade")
"""Kinds of project for which forms that reopen are asked anew (chapter 4, pitfall 3; chapter 1, pitfall 3)."""
_ASKED_OF = 5
"""Projects of the same technology that are looked into for former answers, the latest first."""


class Completion(Struct, frozen=True):
    """How far a form is: how many of the fields that are asked have an answer."""

    done: int
    of: int


class FormerAnswers(Struct, frozen=True):
    """What was answered last time, and in which project."""

    journal: Journal
    answers: dict[str, str]


class AnswerChange(Struct, frozen=True):
    """A record before and after something is answered; both are the same where nothing changes."""

    before: Record
    after: Record


def card_id(form: str, turn: int = 1) -> str:
    """Return the id of a form's card; in small letters, so that it is no start of another record's id."""
    return f"card-{form}-{turn}"


def latest_round(journal: ReadableJournal, form: str) -> int:
    """Return the round a form is in: 1 until it is opened anew."""
    return max((card.round for card in journal.all(Card) if card.form == form and card.id == _id(card)), default=1)


def form_answers(journal: Journal, form: str, turn: int | None = None) -> dict[str, str]:
    """Return what is answered in a form, in its latest round unless another is named."""
    if form == CONTEXT:
        return dict(_of_context(journal.project.context))
    card = journal.get(Card, card_id(form, turn or latest_round(journal, form)))
    return {name: text for name, text in card.answers.items() if text} if card else {}


def all_answers(journal: Journal, guide: Guide, form: CardForm) -> dict[str, str]:
    """Return what a form's conditions may ask about: its own answers by field, all others' as `form/field`."""
    return answers_by_form(journal, guide) | form_answers(journal, form.id)


def answers_by_form(journal: Journal, guide: Guide) -> dict[str, str]:
    """Return the answers of all forms, as `form/field`."""
    return {f"{each.id}/{name}": text for each in guide.cards for name, text in form_answers(journal, each.id).items()}


def answer_change(journal: Journal, form: CardForm, answers: Mapping[str, str]) -> AnswerChange:
    """Return the change that answers make; an empty text removes an answer.

    Raises:
        Invalid: `card_field` or `card_answer`, for what the form cannot be told.
    """
    for name, text in answers.items():
        refuse_wrong_answer(form, name, text)
    if form.id == CONTEXT:
        project = journal.project
        now = {**dict(_of_context(project.context)), **answers}
        rest = {factor: at for factor, at in project.context.items() if form.field(factor) is None}
        return AnswerChange(project, replace(project, context=rest | dict(_to_context(form, now))))
    turn = latest_round(journal, form.id)
    old = journal.get(Card, card_id(form.id, turn)) or Card(id=card_id(form.id, turn))
    now = {name: text for name, text in {**old.answers, **answers}.items() if text.strip()}
    return AnswerChange(old, replace(old, form=form.id, round=turn, answers=now))


def save_change(journal: Journal, change: AnswerChange) -> PendingWrite | None:
    """Write what changes, as one act; None where nothing does."""
    return journal.edit((change.before, change.after))  # of a card that is not there yet it writes all


def completion(form: CardForm, answers: Mapping[str, str]) -> Completion:
    """Count how many of the fields that are asked have an answer; `form_answers` as `all_answers` gives them."""
    asked = form.asked(answers)
    return Completion(sum(bool(answers.get(each.id)) for each in asked), len(asked))


def warnings(form: CardForm, answers: Mapping[str, str]) -> list[str]:
    """Return what the form's rules say to these answers; `form_answers` as `all_answers` gives them."""
    return list(form.warnings(answers))


def answer_text(field: CardField, answer: str, say: Callable[[str], str]) -> str:
    """Return an answer in words: a choice by its label, a level with the meaning of its pole, a text unchanged.

    `say`: the message catalogue.
    """
    if not field.names:
        return answer
    if answer == UNKNOWN:
        return say("profile.unknown")
    if field.kind == "check":
        return {"yes": say("profile.yes"), "no": say("profile.no")}.get(answer, answer)
    if field.kind == "level":
        poles = dict(zip(("1", "5"), field.poles, strict=False))
        return f"{answer} {poles[answer]}" if answer in poles else answer
    return next((option.label for option in field.options if option.name == answer), answer)


# Opened anew


def reopened_cards(journal: Journal, forms: Iterable[CardForm], project: Project) -> list[tuple[Record, Record]]:
    """Return the cards that open when the project becomes `project`, as pairs for `Journal.edit`.

    A form that reopens gets a new round when the kind becomes that of a new use or a new version, and the round that
    is open has been answered.
    """
    if project.kind not in REOPENING_KINDS or journal.project.kind == project.kind:
        return []
    return [pair for form in forms if form.reopens and (pair := next_round(journal, form))]


def next_round(journal: Journal, form: CardForm) -> tuple[Record, Record] | None:
    """Return the card of a form's next round, as a pair for `Journal.edit`; None while this one is empty."""
    turn = latest_round(journal, form.id)
    if form.id == CONTEXT or not form_answers(journal, form.id, turn):
        return None
    new = Card(id=card_id(form.id, turn + 1))
    return new, replace(new, form=form.id, round=turn + 1)


def former_answers(library: Library, journal: Journal, form: CardForm) -> FormerAnswers | None:
    """Return what was answered last time to a form that reopens.

    That is the project's own former round, else the answers of the latest other project with the same technology;
    of more than some such projects the older ones are not looked into.
    """
    if not form.reopens:
        return None
    turn = latest_round(journal, form.id)
    for earlier in range(turn - 1, 0, -1):
        if own := form_answers(journal, form.id, earlier):
            return FormerAnswers(journal, own)
    technology = filter_key(journal.project.technology).strip()
    same = [
        other
        for other in reversed(library.journals)
        if other.id != journal.id and technology and filter_key(other.project.technology).strip() == technology
    ]
    found = ((other, form_answers(other, form.id)) for other in same[:_ASKED_OF])
    return next((FormerAnswers(other, theirs) for other, theirs in found if theirs), None)


# How answers are stored


def _id(card: Card) -> str:
    return card_id(card.form, card.round)


def _of_context(context: Mapping[str, Level]) -> Iterator[tuple[str, str]]:
    for factor, at in context.items():
        if at.level:
            yield factor, str(at.level)
        if at.note:
            yield factor + NOTE, at.note


def _to_context(form: CardForm, answers: Mapping[str, str]) -> Iterator[tuple[str, Level]]:
    """Yield the context; a factor that is unknown is none of it."""
    for field in form.fields:
        level, note = answers.get(field.id, ""), answers.get(field.id + NOTE, "")
        if level in LEVEL_ANSWERS or note.strip():
            yield field.id, Level(int(level) if level in LEVEL_ANSWERS else None, note)


def refuse_wrong_answer(form: CardForm, name: str, text: str) -> None:
    """Refuse what a form cannot be told.

    Raises:
        Invalid: `card_field` or `card_answer`.
    """
    field = form.field(name.removesuffix(NOTE))
    if field is None or (name != field.id and not field.note):
        raise Invalid("card_field", form=form.id, field=name, valid=", ".join(_names(form.fields)))
    if name == field.id and field.names and text not in (*field.names, UNKNOWN, ""):
        raise Invalid("card_answer", field=name, value=text, valid=", ".join((*field.names, UNKNOWN)))
    if name == field.id and field.kind == "date" and text and not is_stored_date(text):
        raise Invalid("card_date", field=name, value=text)


def _names(fields: Iterable[CardField]) -> Iterator[str]:
    for field in fields:
        yield field.id
        if field.note:
            yield field.id + NOTE
