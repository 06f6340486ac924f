"""`tilbageblik card`: the cards of a project's profile, shown or filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from content import Form
from content.cards import NOTE
from journals.errors import Invalid, NotFound
from journals.lessons import profile as cards
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.text.clean import one_line
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.session import Session
from tui.cli.usage import Usage
from tui.cli.values import Text
from tui.wording.profile import label_text, progress_text


@command("card")
@argument("project", type=Text())
@argument("form", type=Text(), required=False)
@argument("answers", type=Text(), nargs=-1)
@option("--again", is_flag=True)
@guarded()
@click.pass_obj
def card_command(session: Session, /, project: str, form: str | None, answers: tuple[str, ...], again: bool) -> None:
    """Show all cards, or one, once what is told has been answered."""
    journal = find_project(session.library, project)
    if form is None:
        _list(session, journal)
        return
    found = session.guide.card(form.strip().casefold())
    if found is None:
        raise NotFound("no_card", form=form, valid=", ".join(each.id for each in session.guide.cards))
    if again:
        _open_again(journal, found)
    underlined = []
    if told := dict(_told(each) for each in answers):
        change = cards.answer_change(journal, found, told)
        underlined = look(session, change.after, change.before)
        if pending := cards.save_change(journal, change):
            pending.wait()
    _show(session, journal, found)
    tell(session, underlined)


def _told(answer: str) -> tuple[str, str]:
    name, equals, text = answer.partition("=")
    if not equals:
        raise Usage("cli.error.answer", value=answer)
    return name.strip(), text


def _open_again(journal: Journal, form: Form) -> None:
    pair = cards.next_round(journal, form) if form.reopens else None
    if pair is None:
        raise Invalid("card_empty" if form.reopens else "card_once", form=form.id)
    if pending := journal.edit(pair):
        pending.wait()


def _list(session: Session, journal: Journal) -> None:
    if session.json:
        session.out.json([_as_json(session, journal, form) for form in session.guide.cards])
        return
    for form in session.guide.cards:
        for line in _heading(session, journal, form):
            session.out.line(line)


def _show(session: Session, journal: Journal, form: Form) -> None:
    if session.json:
        session.out.json(_as_json(session, journal, form))
        return
    for line in [*_heading(session, journal, form), *_fields(session, journal, form)]:
        session.out.line(line)


def _heading(session: Session, journal: Journal, form: Form) -> Iterator[str]:
    say, answers = session.say, cards.all_answers(journal, session.guide, form)
    yield f"{form.id}  {label_text(form.title, progress_text(say, cards.completion(form, answers)))}"
    for text in cards.warnings(form, answers):
        yield f"    ! {text}"


def _fields(session: Session, journal: Journal, form: Form) -> Iterator[str]:
    say, answers = session.say, cards.all_answers(journal, session.guide, form)
    last = cards.former_answers(session.library, journal, form)
    for field in form.asked(answers):
        answer = one_line(cards.answer_text(field, answers.get(field.id, ""), say)) or "–"
        yield f"    {field.id}  {label_text(field.label, answer)}"
        if note := answers.get(field.id + NOTE):
            yield f"        {one_line(note)}"
        if last and (then := last.answers.get(field.id)):
            said = one_line(cards.answer_text(field, then, say))
            yield f"        {say('profile.last', project=one_line(last.journal.project.name), answer=said)}"


def _as_json(session: Session, journal: Journal, form: Form) -> dict[str, Any]:
    answers = cards.all_answers(journal, session.guide, form)
    filled, last = cards.completion(form, answers), cards.former_answers(session.library, journal, form)
    return {
        "project": journal.id,
        "form": form.id,
        "title": form.title,
        "round": cards.latest_round(journal, form.id),
        "answers": cards.form_answers(journal, form.id),
        "done": filled.done,
        "of": filled.of,
        "warnings": cards.warnings(form, answers),
        "former": {"project": last.journal.id, "answers": last.answers} if last else None,
    }
