"""`tilbageblik reply`: an answer to a concern or a question (chapter 4, on fast answers)."""

from __future__ import annotations

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.library.lookup import find_record
from journals.records.model import REPLY_KINDS, Observation, ReplyKind
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.session import Session
from tui.cli.showing import show
from tui.cli.values import OneOf, Text


@command("reply")
@argument("observation", type=Text())
@argument("text", type=Text())
@option("--as", "reply_as", type=OneOf(REPLY_KINDS), required=True)
@guarded()
@click.pass_obj
def reply_command(session: Session, /, observation: str, text: str, reply_as: ReplyKind) -> None:
    """Reply; a reply that was there before is replaced, its day stands."""
    journal, old = find_record(session.library, observation)
    say = session.say
    if not isinstance(old, Observation):
        is_a, wanted = say(f"cli.a.{old.TABLE}"), say("cli.a.observations")
        raise Invalid("wrong_table", record=observation, is_a=is_a, wanted=wanted)
    if old.kind not in ("concern", "question"):
        raise Invalid("no_reply_wanted", record=observation)
    if not text.strip():
        raise Invalid("text_empty", field="reply")
    new = replace(old, reply=text, reply_as=reply_as, replied=old.replied or session.today.isoformat())
    underlined = look(session, new, old)
    if pending := journal.edit((old, new)):
        pending.wait()
    show(session, journal, journal.get(Observation, old.id) or new)
    tell(session, underlined)
