"""From a page of the guide to the form in which what it speaks of is written down."""

from __future__ import annotations

from collections.abc import Sequence

from content import CardForm
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog, pick_project
from tui.ui.places import form_page


def note_on_form(app: BaseApp, forms: Sequence[CardForm]) -> None:
    """Open one of the forms in the project we are in; what is not clear of itself is asked for."""

    def chosen(form_id: str | None) -> None:
        form = next((each for each in forms if each.id == form_id), None)
        if form is None:
            return
        if (here := app.journal_here) is not None:
            app.go(form_page(here, form))
        else:
            going_on = sorted(app.library.journals, key=lambda each: each.project.status != "active")
            asked = pick_project(app, "guide.ask_project", among=[each.id for each in going_on])
            app.push_screen(asked, lambda project: _open(app, form, project))

    def options(typed: str) -> list[Option]:
        return [Option(form.id, form.title, key=str(digit)) for digit, form in enumerate(forms, 1)]

    if len(forms) == 1:
        chosen(forms[0].id)
    else:
        app.push_screen(PickerDialog("guide.ask_form", options, typing=False), chosen)


def _open(app: BaseApp, form: CardForm, project: str | None) -> None:
    journal = app.library.journal(project) if project else None
    if journal is not None:
        app.fetch(journal, lambda: app.go(form_page(journal, form)))
