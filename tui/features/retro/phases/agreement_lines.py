"""Makes a lesson of what the room looks at in one line, and an action in three: what, who, when.

What they rest on stays in sight above the line. Each line is stored when it is sent, so leaving in between loses
nothing: what is left out can be filled in whenever there is time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from msgspec.structs import replace

from journals.records.model import Action, Lesson
from journals.retro.agreements import ENOUGH, draft_action, draft_lesson
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from tui.features.common.lesson_form import lesson_form
from tui.features.common.record_forms import action_form
from tui.features.retro.phases.agreement_texts import group_text
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.date_question import date_meaning
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.unsaved import dialog_draft_key
from tui.wording.display import QUOTE_LENGTH, brief


class AgreementLines:
    """The lines of one meeting."""

    def __init__(self, app: BaseApp, meeting: Meeting) -> None:
        self._app, self._meeting, self._say = app, meeting, app.say

    def ask_lesson(self, group: Group | None) -> None:
        """Ask for a lesson of what the room looks at, in one sentence, and store it as a draft."""
        if group is None:
            return
        app, meeting = self._app, self._meeting

        def store(new: Lesson, _: str) -> bool:
            went = app.write(lambda: meeting.journal.add(new))
            if went:
                app.notify_user(app.say("agree.lesson_stored", title=brief(new.title, QUOTE_LENGTH)))
            return went

        beside = PromptContext(
            lambda: group_text(app.say, meeting, group),
            enter="agree.store_lesson",
            form=lambda typed: lesson_form(app, meeting.journal, draft_lesson(meeting, group, typed), written="title"),
        )
        StoredPrompt(
            app,
            "agree.ask_lesson",
            lambda sentence: draft_lesson(meeting, group, sentence),
            store,
            about=group.theme.id,
            beside=beside,
        ).ask()

    def ask_action(self, group: Group | None) -> None:
        """Ask for an action, one line after another; more than three actions are asked about.

        Where the program ended while the second or third was half typed, that action is gone on with.
        """
        if group is None:
            return
        waiting = [each for each in self._meeting.actions if each.source == group.theme.id]
        number = len(self._meeting.actions) + 1
        if owner := next((each for each in waiting if self._is_half_typed("agree.ask_owner", each)), None):
            self._ask_owner(group, owner)
        elif due := next((each for each in waiting if self._is_half_typed("agree.ask_due", each)), None):
            self._ask_due(group, due)
        elif number <= ENOUGH:
            self._ask_text(group)
        else:
            sure = Confirm(self._say("agree.many_how", n=number), "agree.many_yes", title="agree.many")
            self._app.push_screen(sure, lambda yes: self._ask_text(group) if yes else None)

    def _is_half_typed(self, key: str, action: Action) -> bool:
        return dialog_draft_key(self._app, f"{key}/{action.id}") in self._app.drafts

    def _ask_text(self, group: Group) -> None:
        """Ask what is to be done; with the first Enter it is agreed on."""
        app, meeting = self._app, self._meeting
        stored: list[Action] = []

        def store(new: Action, _: str) -> bool:
            went = app.write(lambda: stored.extend(meeting.journal.add(new)[0]))
            if went:
                self._ask_owner(group, stored[0])
            return went

        def form(typed: str) -> Form:
            return action_form(app, meeting.journal, draft_action(meeting, group, typed), group.title, written="text")

        StoredPrompt(
            app,
            "agree.ask_action",
            lambda text: draft_action(meeting, group, text),
            store,
            about=group.theme.id,
            beside=self._beside(group, None, "agree.to_owner", form),
        ).ask()

    def _ask_owner(self, group: Group, action: Action) -> None:
        """Ask who does it: a function, not a person."""
        app, journal = self._app, self._meeting.journal

        def store(new: Action, _: str) -> bool:
            went = app.write(lambda: journal.edit((action, new)))
            if went:
                self._ask_due(group, new)
            return went

        StoredPrompt(
            app,
            "agree.ask_owner",
            lambda owner: replace(action, owner=owner),
            store,
            empty=True,
            about=action.id,
            before=action,
            beside=self._beside(
                group,
                action,
                "agree.to_due",
                lambda typed: self._rest_of(group, action, "owner", typed),
            ),
        ).ask()

    def _ask_due(self, group: Group, action: Action) -> None:
        """Ask by when, as people write a date."""
        app, journal = self._app, self._meeting.journal

        def understood(typed: str) -> str:
            meaning = date_meaning(app, typed, "future")
            return app.say("agree.when", day=meaning) if meaning else app.say("agree.due_how")

        beside = self._beside(
            group,
            action,
            "agree.store_action",
            lambda typed: self._rest_of(group, action, "due", typed),
        )
        StoredPrompt(
            app,
            "agree.ask_due",
            lambda when: replace(action, due=when or None),
            lambda new, _: app.write(lambda: journal.edit((action, new))),
            empty=True,
            about=action.id,
            before=action,
            beside=dataclasses.replace(beside, understood=understood),
            date="future",
        ).ask()

    def _rest_of(self, group: Group, action: Action, name: str, typed: str) -> Form:
        """Return the form of an action whose later line is left for it."""
        journal = self._meeting.journal
        return action_form(self._app, journal, action, group.title, typed_before={name: typed}, written=name)

    def _beside(self, group: Group, action: Action | None, enter: str, form: Callable[[str], Form]) -> PromptContext:
        """Return what stands by a line; who leaves the later lines of an action leaves that as it is stored."""
        leave = "dialog.leave" if action is None else "agree.later"
        return PromptContext(
            lambda: group_text(self._app.say, self._meeting, group), enter=enter, leave=leave, form=form
        )
