"""What `--json` prints of the cards of a project's profile. The names in it are a contract with scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from journals.records.model import Card

if TYPE_CHECKING:  # each command imports only what it needs
    from collections.abc import Mapping

    from content import CardForm
    from journals.library.journal import Journal
    from tui.cli.session import Session


def card_json(session: Session, journal: Journal, form: CardForm) -> dict[str, Any]:
    """Return a card of a project: its answers, how far it is, and what the project before answered."""
    from journals.lessons import profile as cards

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
        "fields": [
            {"id": each.id, "kind": each.kind, "label": each.label, "options": [*each.names]} for each in form.fields
        ],
        "warnings": _card_warnings(session, journal, form, answers),
        "former": {"project": last.journal.id, "answers": last.answers} if last else None,
        **(
            {"entries": _entries_json(session, journal, form), "gaps": _gaps_json(session, journal, form)}
            if form.several
            else {}
        ),
    }


def _card_warnings(session: Session, journal: Journal, form: CardForm, answers: Mapping[str, str]) -> list[str]:
    from tui.wording.entry_warnings import entries_warnings

    if form.several:
        return entries_warnings(session.say, session.guide, journal, form, session.today)
    return [*form.warnings(answers)]


def _gaps_json(session: Session, journal: Journal, form: CardForm) -> list[dict[str, Any]]:
    """Return what is missing in what is noted in a form, or stands in the way; nothing that a gap does not say."""
    from journals.overview.gaps import gaps
    from tui.wording.entry_warnings import noted_in

    found = gaps(form.id, noted_in(journal, session.guide, session.today))
    return [{name: value for name, value in msgspec.to_builtins(each).items() if value} for each in found]


def entry_json(
    session: Session, journal: Journal, form: CardForm, card: Card, by_form: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return one entry of a form that holds several; `by_form`: the answers of all forms, where they are at hand."""
    from journals.lessons import entries as noted
    from journals.lessons import profile as cards

    others = cards.answers_by_form(journal, session.guide) if by_form is None else by_form
    answers = {**others, **noted.entry_answers(card)}
    filled = cards.completion(form, answers)
    return {
        "id": card.id,
        "project": journal.id,
        "form": form.id,
        "title": form.title,
        "day": noted.entry_day(form, card),
        "answers": noted.entry_answers(card),
        "done": filled.done,
        "of": filled.of,
        "warnings": cards.warnings(form, answers),
    }


def _entries_json(session: Session, journal: Journal, form: CardForm) -> list[dict[str, Any]]:
    from journals.lessons.entries import entries
    from journals.lessons.profile import answers_by_form

    by_form = answers_by_form(journal, session.guide)
    return [entry_json(session, journal, form, card, by_form) for card in entries(journal, form)]
