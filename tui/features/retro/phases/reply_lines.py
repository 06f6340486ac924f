"""Asks for the reply to a concern or a question in one line, as the room says it; what it is about stays in sight."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from journals.library.journal import Journal
from journals.records.model import Observation, ReplyKind
from tui.features.common.record_forms import reply_form, with_reply
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import KIND_SIGNS, brief


def ask_reply(
    app: BaseApp, journal: Journal, concern: Observation, reply_as: ReplyKind, store: Callable[[Observation], object]
) -> None:
    """Ask for a reply of a kind: it was acted on, how and when, or no and why; in the form it can become another.

    `store` writes it, and raises what is wrong with it.
    """

    def make(reply: str) -> Observation:
        return with_reply(concern, reply_as, reply, app.today)

    beside = PromptContext(
        lambda: Content(f"{KIND_SIGNS[concern.kind]} {brief(concern.text)}"),
        enter="form.save",
        form=lambda typed: reply_form(
            app, journal, concern, store, typed_before={"reply_as": reply_as, "reply": typed}
        ),
    )
    StoredPrompt(
        app,
        f"follow_up.ask.{reply_as}",
        make,
        lambda new, _: app.write(lambda: store(new)),
        stored=concern.reply,
        about=concern.id,
        before=concern,
        beside=beside,
        mends=True,
    ).ask()
