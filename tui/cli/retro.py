"""`tilbageblik retro`: what a retrospective agreed and follows up, and the answers to it."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.lessons.adoption import adopted_title
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.model import REPLY_KINDS, Action, Observation
from journals.records.retro import ParkedItem, Retro
from journals.retro.answers import (
    ALL_ANSWERS,
    FollowedRecord,
    answers_to,
    find_followed,
    needs_text,
    settle,
    takes_text,
    with_answer,
)
from journals.retro.follow_up import agreed_actions, follow_up
from journals.retro.meeting import Meeting, former_retros, open_retro
from journals.retro.meeting_list import MeetingCounts, find_retro, list_meetings
from journals.text.clean import one_line
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import follow_up_json, record_json
from tui.cli.lists import report_none
from tui.cli.param_types import ChoiceType, DateType, TextType, none_if_empty
from tui.cli.privacy import allow_personal_data, privacy_guard
from tui.cli.record_lines import meeting_line, record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.storing import answer_was, report_replaced
from tui.cli.usage_error import UsageError
from tui.cli.value_words import shown_word
from tui.wording.retro_formats import retro_titles


@command("retro")
@argument("project", type=TextType())
@argument("item", type=TextType(), required=False)
@argument("answer", type=ChoiceType("retro_answer", ALL_ANSWERS), required=False)
@option("--because", type=TextType(), default="", belongs_to="item")
@option("--owner", type=TextType(), belongs_to="item")
@option("--due", type=DateType("future"), belongs_to="item")
@option("--retro", "retro", type=TextType())
@allow_personal_data()
@click.pass_obj
def retro_command(session: Session, /, project: str, retro: str | None, item: str | None, **given: Any) -> None:
    """Show what a retrospective agreed and follows up; or answer one thing of it, and change who does it by when."""
    journal = find_project(session.library, project)
    if item is not None and retro is not None:
        raise UsageError("cli.error.retro_unused")
    if item is not None:
        _answer(session, journal, item, **given)
        return
    shown = ShownMeeting(journal, retro)
    if session.json:
        titles = retro_titles(session.say, session.guide_folder)
        session.out.json(follow_up_json(journal, shown.counted, titles, shown.agreed, shown.followed))
    else:
        _print(session, journal, shown)


class ShownMeeting:
    """The meeting that is named, else the one under way or the latest; and what is followed up at it or the next."""

    def __init__(self, journal: Journal, name: str | None) -> None:
        under_way, former = open_retro(journal), former_retros(journal)
        if name is not None:
            self._meeting: Meeting | None = Meeting(journal, find_retro(journal, name).id)
        else:
            self._meeting = under_way or (Meeting(journal, former[0].id) if former else None)
        is_past = self._meeting is not None and self._meeting.retro.closed is not None
        self._at = self._meeting if self._meeting and (name is not None or not is_past) else Meeting(journal, ulid())
        self._only_answered = is_past and name is not None
        self._found = follow_up(self._at)

    @property
    def counted(self) -> MeetingCounts | None:
        """The meeting with how many of each came of it; None where none has been held."""
        if (meeting := self._meeting) is None:
            return None
        return next(each for each in list_meetings(meeting.journal) if each.retro.id == meeting.id)

    @property
    def agreed(self) -> list[Action]:
        """What it agreed and carried on, whatever has become of it."""
        return agreed_actions(self._meeting) if self._meeting else []

    @property
    def followed(self) -> list[tuple[FollowedRecord, str]]:
        """What is followed up, each with what was said of it; of a meeting that is over what was answered there."""
        every = ((each, self._found.answer(self._at, each)) for each in self._found.all)
        return [(each, said) for each, said in every if said or not self._only_answered]


def _print(session: Session, journal: Journal, shown: ShownMeeting) -> None:
    say, counted, short = session.say, shown.counted, ShortIds.of(session.library)
    if counted is None:
        report_none(session, Retro, (), (), journal.id)
    else:
        title = retro_titles(say, session.guide_folder)(counted.retro.format)
        session.out.line(meeting_line(say, counted, title, short))
    agreed = [record_line(say, each, short) for each in shown.agreed]
    followed = [_followed_line(session, each, said, short) for each, said in shown.followed]
    for heading, lines in (("meetings.agreed", agreed), ("cli.retro.followed", followed)):
        if lines:
            session.out.line("\n".join([f"{say(heading)}:", *(f"  {line}" for line in lines)]))


def _answer_word(session: Session, record: FollowedRecord, said: str) -> str:
    """Return what was said of a thing in words: of a concern the kind of its reply, or that it was answered."""
    if not said:
        return session.say("cli.retro.unanswered")
    is_reply = isinstance(record, Observation) and said in REPLY_KINDS
    return session.say(f"words.reply_as.{said}" if is_reply else f"follow_up.{said}")


def _followed_line(session: Session, record: FollowedRecord, said: str, short: ShortIds) -> str:
    """Return a thing that is followed up as a line that begins with its id, with what was said of it."""
    say = session.say
    answer = _answer_word(session, record, said)
    if isinstance(record, Action | Observation):
        return f"{record_line(say, record, short)} ({answer})"
    if isinstance(record, ParkedItem):
        return f"{short(record.id)}  {say('cli.a.parked')}: {one_line(record.text)} ({answer})"
    title = one_line(adopted_title(session.library, record)) or say("follow_up.gone")
    return f"{short(record.lesson)}  {say(f'words.decision.{record.decision}')}: {title} ({answer})"


def _check_answer(session: Session, old: FollowedRecord, answer: str | None, because: str, *, is_changed: bool) -> None:
    """Refuse what is no answer to this, with those that are; an answer that is none without words, or keeps none."""
    valid = [shown_word("retro_answer", each, session.say) for each in answers_to(old)]
    if answer is None and not is_changed:
        raise UsageError("cli.error.no_answer", valid=", ".join(valid))
    if answer is not None and answer not in answers_to(old):
        raise Invalid("not_an_answer", answer=shown_word("retro_answer", answer, session.say), valid=", ".join(valid))
    if answer is not None and needs_text(old, answer) and not because.strip():
        raise UsageError("cli.error.missing", name="--because")
    if because.strip() and not (answer and takes_text(old, answer)):
        raise UsageError("cli.error.because_unused")


def _answer(
    session: Session, journal: Journal, item: str, answer: str | None, because: str, owner: str | None, due: str | None
) -> None:
    """Store an answer at the meeting under way, or between meetings, with what changes of an action in the same act."""
    meeting = open_retro(journal)
    at = meeting or Meeting(journal, ulid())
    every = {each.id: each for each in (*agreed_actions(at), *follow_up(at).all, *journal.actions)}
    old = find_followed(every.values(), item, journal.project.name)
    _check_answer(session, old, answer, because, is_changed=owner is not None or due is not None)
    new = with_answer(old, answer, meeting, today=session.today, text=because) if answer else old
    if owner is not None or due is not None:
        if not isinstance(new, Action):
            raise Invalid("not_an_action")
        new = replace(
            new, owner=new.owner if owner is None else owner, due=new.due if due is None else none_if_empty(due)
        )
    with privacy_guard(session, (new, old)):
        pending = settle(journal, meeting, old, new, answer, session.today) if answer else journal.edit((old, new))
        if pending:
            pending.wait()
        stored = journal.get(type(old), old.id) or new
        said = follow_up(at).answer(at, stored) if meeting else answer or ""
        if session.json:
            session.out.json(record_json(journal, stored))
        else:
            session.out.line(_followed_line(session, stored, said, ShortIds.of(session.library)))
        report_replaced(session, answer_was(session.say, old, stored))
