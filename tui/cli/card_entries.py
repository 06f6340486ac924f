"""What is noted in a form that holds several, on the command line: listed, noted, changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from content import CardField, CardForm
from content.cards import UNKNOWN
from journals.errors import Invalid
from journals.lessons import entries as noted
from journals.library.journal import Journal
from journals.records.model import DECISION, Card
from tui.cli.card_json import card_json, entry_json
from tui.cli.dates import confirmed_date
from tui.cli.privacy import privacy_guard
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.value_words import all_words, named_so, shown_word
from tui.features.profile.pictures import entries_picture
from tui.wording.display import long_date
from tui.wording.entry_warnings import entries_warnings, noted_in, one_entry_warnings
from tui.wording.profile import entry_answers_text, entry_name, label_text, settled_text, with_note

_WIDTH, _ROWS = 76, 40
"""Cells and lines of a picture."""


def stored_answers(session: Session, journal: Journal, form: CardForm, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers as they are stored: dates and observations are typed as people type them.

    Raises:
        Invalid: a date that cannot be read. NotFound, Ambiguous: an observation that is not there.
    """
    made = dict(answers)
    for name, text in answers.items():
        field = form.field(name)
        if field is None or not text.strip() or text == UNKNOWN:
            continue
        if field.names:
            made[name] = _chosen_answer(session, form, field, text)
        if field.kind == "date":
            read = noted.read_answer_date(field, text, session.today)
            if read.doubt != "has_been" or not answers.get(DECISION):  # of what is settled the day has been
                confirmed_date(session, read, text)
            made[name] = noted.stored_date(read)
        elif field.kind == "observation":
            made[name] = noted.named_observation(journal, text).id
    return made


def _chosen_answer(session: Session, form: CardForm, field: CardField, typed: str) -> str:
    """Return the answer that is called so in any language.

    Raises:
        Invalid: `card_answer`, where none is.
    """
    if found := named_so(_answers_called(session, form, field), typed):
        return found
    labels = {option.name: option.label for option in field.options}
    shown = [labels.get(name) or shown_word("answer", name, session.say) for name in (*field.names, UNKNOWN)]
    raise Invalid("card_answer", field=field.id, value=typed, valid=", ".join(shown))


def _answers_called(session: Session, form: CardForm, field: CardField) -> dict[str, list[str]]:
    """Return what each answer that can be chosen is called, in all languages."""
    called = {name: all_words("answer", name) for name in (*field.names, UNKNOWN)}
    for guide in (session.guide, *session.other_guides):
        there = guide.card(form.id)
        for option in getattr(there and there.field(field.id), "options", ()):
            called.setdefault(option.name, []).append(option.label)
    return called


def note_entry(session: Session, journal: Journal, form: CardForm, given: Mapping[str, str], entry: str | None) -> None:
    """List the entries, show one, change it, or note a new one, as what is told asks for."""
    found = noted.find_entry(journal, form, entry) if entry is not None else None
    if not given and found is None:
        if session.json:
            session.out.json(card_json(session, journal, form))
        else:
            print_entries(session, journal, form)
            _print_fields(session, form)
        return
    if found is None and not any(text.strip() for text in given.values()):
        raise Invalid("entry_empty", form=form.id)
    wanted = found.id if found else noted.new_entry_id(form.id)
    change = noted.entry_change(journal, form, wanted, given)
    with privacy_guard(session, (change.after, change.before)):
        if pending := journal.edit((change.before, change.after)):
            pending.wait()
        _show(session, journal, form, journal.get(Card, wanted) or Card(id=wanted, form=form.id))


def print_entries(session: Session, journal: Journal, form: CardForm) -> None:
    """Print what is noted in a form, the latest first, and what it warns of together."""
    say, found = session.say, noted.entries(journal, form)
    session.out.line(f"{form.id}  {label_text(form.title, say.count('profile.entries', len(found)))}")
    for line in entries_picture(say, form.id, noted_in(journal, session.guide, session.today), _WIDTH, _ROWS):
        session.out.line(f"    {line}")
    for text in entries_warnings(say, session.guide, journal, form, session.today):
        session.out.line(f"    ! {text}")
    short = ShortIds.of(session.library)
    for each in found:
        for line in _lines(session, journal, form, each, short):
            session.out.line(line)


def _print_fields(session: Session, form: CardForm) -> None:
    """Print what can be answered, and by which words."""
    session.out.line(f"  {session.say('cli.card_fields')}")
    for field in form.fields:
        answers = " / ".join(field.names) or {"date": session.say("dates.example")}.get(field.kind, "")
        session.out.line(f"    {field.id}=  {field.label}" + (f" ({answers})" if answers else ""))


def _lines(session: Session, journal: Journal, form: CardForm, card: Card, short: ShortIds) -> Iterator[str]:
    say, answers = session.say, noted.entry_answers(card)
    about = ", ".join(filter(None, (long_date(say, noted.entry_day(form, card)), settled_text(say, form, card))))
    yield f"    {short(card.id)}  {about}: {entry_name(say, form, answers)}"
    if described := entry_answers_text(say, journal, form, answers):
        yield f"        {described}"


def _show(session: Session, journal: Journal, form: CardForm, card: Card) -> None:
    say = session.say
    together = one_entry_warnings(say, session.guide, journal, form, card, session.today)
    if session.json:
        shown = entry_json(session, journal, form, card)
        session.out.json({**shown, "warnings": [*shown["warnings"], *together]})
        return
    answers = noted.all_entry_answers(journal, session.guide, form, card.id)
    session.out.line(
        f"{ShortIds.of(session.library)(card.id)}  {form.title}, {long_date(say, noted.entry_day(form, card))}"
    )
    for text in (*form.warnings(answers), *together):
        session.out.line(f"    ! {text}")
    for field in form.asked(answers):
        answer = with_note(say, journal, field, answers)
        session.out.line(f"    {field.id}  {label_text(field.label, answer or '–')}")
