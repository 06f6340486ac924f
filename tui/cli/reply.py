"""`tilbageblik reply`: an answer to a concern or a question (chapter 4, on fast answers)."""

from __future__ import annotations

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.records.model import REPLY_KINDS, Observation, ReplyKind
from tui.cli.framework import argument, command, option
from tui.cli.param_types import ChoiceType, TextType
from tui.cli.privacy import allow_personal_data
from tui.cli.session import Session
from tui.cli.storing import answer_was, find_record_of, report_replaced, store_change


@command("reply")
@argument("observation", type=TextType())
@argument("text", type=TextType())
@option("--as", "reply_as", type=ChoiceType("reply_as", REPLY_KINDS), required=True)
@allow_personal_data()
@click.pass_obj
def reply_command(session: Session, /, observation: str, text: str, reply_as: ReplyKind) -> None:
    """Reply; a reply that was there before is replaced, its day stands."""
    journal, old = find_record_of(session, observation, Observation)
    if old.kind not in ("concern", "question"):
        raise Invalid("no_reply_wanted", record=observation)
    if not text.strip():
        raise Invalid("text_empty", field="reply")
    new = replace(old, reply=text, reply_as=reply_as, replied=old.replied or session.today.isoformat())
    store_change(session, journal, old, new)
    report_replaced(session, answer_was(session.say, old, new))
