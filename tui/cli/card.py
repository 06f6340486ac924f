"""`tilbageblik card`: the cards of a project's profile, shown or filled in."""

from __future__ import annotations

from collections.abc import Iterator

import click

from content import CardForm
from content.cards import NOTE
from journals.errors import Invalid, NotFound
from journals.lessons import profile as cards
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.text.clean import one_line
from tui.cli.card_entries import note_entry, print_entries, stored_answers
from tui.cli.card_json import card_json
from tui.cli.date_option import any_date
from tui.cli.framework import argument, command, option
from tui.cli.param_types import TextType
from tui.cli.privacy import allow_personal_data, privacy_guard
from tui.cli.session import Session
from tui.cli.usage_error import UsageError
from tui.cli.value_words import named_so
from tui.wording.profile import answer_words, label_text, progress_text


@command("card")
@argument("project", type=TextType())
@argument("form", type=TextType(), required=False)
@argument("answers", type=TextType(), nargs=-1)
@option("--again", is_flag=True, belongs_to="form")
@option("--entry", type=TextType(), belongs_to="form")
@any_date()
@allow_personal_data()
@click.pass_obj
def card_command(
    session: Session, /, project: str, form: str | None, answers: tuple[str, ...], again: bool, entry: str | None
) -> None:
    """Show all cards, or one, once the answers are stored."""
    journal = find_project(session.library, project)
    if form is None:
        _list(session, journal)
        return
    found = _form(session, form)
    if found is None:
        raise NotFound("no_card", form=form, valid=", ".join(each.id for each in session.guide.cards))
    if again:
        _open_again(journal, found)
    if entry is not None and not found.several:
        raise Invalid("card_single", form=found.id)
    given = stored_answers(session, journal, found, dict(_parsed_answer(each) for each in answers))
    if found.several:
        note_entry(session, journal, found, given, entry)
        return
    if not given:
        _show(session, journal, found)
        return
    change = cards.answer_change(journal, found, given)
    with privacy_guard(session, (change.after, change.before)):
        if pending := cards.save_change(journal, change):
            pending.wait()
        _show(session, journal, found)


def _form(session: Session, typed: str) -> CardForm | None:
    """Return the form of that id, or that is called so in any language; None where none is."""
    if found := session.guide.card(typed.strip().casefold()):
        return found
    called: dict[str, list[str]] = {}
    for guide in (session.guide, *session.other_guides):
        for form in guide.cards:
            called.setdefault(form.id, []).extend((form.title, *form.also))
    return session.guide.card(named_so(called, typed) or "")


def _parsed_answer(answer: str) -> tuple[str, str]:
    name, equals, text = answer.partition("=")
    if not equals:
        raise UsageError("cli.error.answer", value=answer)
    return name.strip(), text


def _open_again(journal: Journal, form: CardForm) -> None:
    pair = cards.next_round(journal, form) if form.reopens else None
    if pair is None:
        raise Invalid("card_empty" if form.reopens else "card_once", form=form.id)
    if pending := journal.edit(pair):
        pending.wait()


def _list(session: Session, journal: Journal) -> None:
    if session.json:
        session.out.json([card_json(session, journal, form) for form in session.guide.cards])
        return
    for form in session.guide.cards:
        if form.several:
            print_entries(session, journal, form)
        else:
            for line in _heading(session, journal, form):
                session.out.line(line)


def _show(session: Session, journal: Journal, form: CardForm) -> None:
    if session.json:
        session.out.json(card_json(session, journal, form))
        return
    for line in [*_heading(session, journal, form), *_fields(session, journal, form)]:
        session.out.line(line)


def _heading(session: Session, journal: Journal, form: CardForm) -> Iterator[str]:
    say, answers = session.say, cards.all_answers(journal, session.guide, form)
    yield f"{form.id}  {label_text(form.title, progress_text(say, cards.completion(form, answers)))}"
    for text in cards.warnings(form, answers):
        yield f"    ! {text}"


def _fields(session: Session, journal: Journal, form: CardForm) -> Iterator[str]:
    say, answers = session.say, cards.all_answers(journal, session.guide, form)
    last = cards.former_answers(session.library, journal, form)
    for field in form.asked(answers):
        answer = one_line(answer_words(say, journal, field, answers.get(field.id, ""))) or "–"
        yield f"    {field.id}  {label_text(field.label, answer)}"
        if note := answers.get(field.id + NOTE):
            yield f"        {one_line(note)}"
        if last and (then := last.answers.get(field.id)):
            said = one_line(answer_words(say, last.journal, field, then))
            yield f"        {say('profile.last', project=one_line(last.journal.project.name), answer=said)}"
