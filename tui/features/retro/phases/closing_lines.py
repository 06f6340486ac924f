"""Asks what a meeting ends with, a line after the other: what is taken along, who is told, when the room meets again.

Each line is stored when it is sent, so that whoever leaves in between loses nothing; Enter goes on to the next that is
not answered. What is answered is changed in the form.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from textual.content import Content

from journals.records.retro import Retro
from journals.retro.meeting import Meeting
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace
from tui.ui.dialogs.date_question import date_meaning
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.meanwhile import OpenedRecord
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.unsaved import dialog_draft_key
from tui.wording.display import brief

_LINES = ("taken", "told", "next")
_ENTER = {"told": "check_out.to_told", "next": "check_out.to_next", "": "check_out.all_said"}
"""What Enter does, by the line that is asked for next."""


class ClosingLines:
    """The lines of one meeting."""

    def __init__(self, app: BaseApp, meeting: Meeting) -> None:
        self._app, self._meeting = app, meeting

    @property
    def _say(self) -> Catalogue:
        return self._app.say

    def ask(self) -> None:
        """Ask what was half typed when the program ended, else what is not answered, else what is to be changed."""
        half = (each for each in _LINES if self._is_half_typed(each))
        if name := next(half, "") or self._unanswered_after(""):
            self._ask_for(name)
        else:
            self._app.push_screen(self._form())

    def _is_half_typed(self, name: str) -> bool:
        return dialog_draft_key(self._app, f"check_out.ask_{name}/{self._meeting.id}") in self._app.drafts

    def _unanswered_after(self, name: str) -> str:
        """Return the next line that nothing stands in; "" for none."""
        following = _LINES[_LINES.index(name) + 1 :] if name else _LINES
        return next((each for each in following if not getattr(self._meeting.retro, each)), "")

    def _ask_for(self, name: str) -> None:
        if name == "next":
            self._ask_next()
        elif name:
            self._ask(name, lambda text: self._with(**{name: text}), getattr(self._meeting.retro, name))

    def _ask_next(self) -> None:
        """Ask when the room meets again, as people write a date."""
        stored = self._meeting.retro.next or ""

        def understood(typed: str) -> str:
            found, say = date_meaning(self._app, typed, "future"), self._say
            return f"{say('check_out.next_day')}: {found}" if found else say("check_out.next_how")

        def make(when: str) -> Retro:
            return self._with(next=when or None)

        self._ask("next", make, stored, understood)

    def _with(self, **said: str | None) -> Retro:
        return replace(self._meeting.retro, **said)

    def _ask(
        self,
        name: str,
        make: Callable[[str], Retro],
        stored: str,
        understood: Callable[[str], str] | None = None,
    ) -> None:
        app, meeting = self._app, self._meeting

        def store(new: Retro, _: str) -> bool:
            said = {name: getattr(new, name)}
            went = app.write(lambda: meeting.update(self._with(**said)))  # the rest as others have it by now
            if went:
                self._ask_for(self._unanswered_after(name))
            return went

        StoredPrompt(
            app,
            f"check_out.ask_{name}",
            make,
            store,
            stored=stored,
            empty=True,
            about=meeting.id,
            before=meeting.retro,
            beside=PromptContext(
                self._said,
                enter=_ENTER[self._unanswered_after(name)],
                leave="dialog.leave" if name == "taken" else "agree.later",
                form=lambda typed: self._form(name, typed),
                understood=understood,
            ),
            mends=True,
            date="future" if name == "next" else None,
        ).ask()

    def _said(self) -> Content:
        """Return what has been agreed, and what was said before: it stays in sight."""
        say, retro = self._say, self._meeting.retro
        agreed = [Content(f"· {brief(each.text)}") for each in self._meeting.actions]
        facts = (("taken", brief(retro.taken)), ("told", brief(retro.told)))
        said = [Content.assemble((f"{say(f'check_out.{name}')}: ", "$dim"), text) for name, text in facts if text]
        return Content("\n").join([*agreed, *said])

    def _form(self, name: str = "", typed_before: str = "") -> Form:
        """Return all three at once, for longer texts; what was typed for the one named is not stored yet."""
        retro = self._meeting.retro
        fields = [
            Field("taken", "text", says=lambda: self._say("check_out.taken")),
            Field("told", "text", says=lambda: self._say("check_out.told")),
            Field("next", "date", says=lambda: self._say("check_out.next"), direction="future"),
        ]
        values: Values = {"taken": retro.taken, "told": retro.told, "next": retro.next}
        if name:
            values[name] = typed_before

        def submit(typed: Values) -> None:
            said = {"taken": typed["taken"] or "", "told": typed["told"] or ""}
            self._meeting.journal.edit((retro, replace(retro, next=typed["next"], **said)))

        place = BoxPlace(self._meeting.journal.id, "check_out.form", self._meeting.id)
        return Form(
            "check_out.form",
            fields,
            values,
            submit,
            place=place,
            new=bool(typed_before),
            opened=OpenedRecord(self._meeting.journal, retro),
            written=name,
        )
