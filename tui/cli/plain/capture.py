"""Writing observations down, a line each, with the same short marks as the line in the program."""

from __future__ import annotations

from functools import partial

from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.records.capture import parse_line, unread_marks
from journals.records.model import Observation
from journals.text.dates import read_date
from tui.cli.log import LessonAnnouncer
from tui.cli.plain.room import Room
from tui.cli.plain.talk import meant_choices
from tui.wording.display import long_date
from tui.wording.earlier import earlier_text


def write_down(room: Room, journal: Journal) -> None:
    """Ask for observations until there are no more."""
    announcer = LessonAnnouncer(room.session, journal)
    room.talk.tell("plain.log.how")
    while typed := room.talk.ask(room.say("plain.log.next"), "plain.help.log"):
        if _names_task(room, typed) and not room.is_sure(room.say("plain.log.task", typed=typed)):
            room.talk.tell("plain.log.how")
        else:
            room.attempt(partial(_store, room, journal, typed, announcer), stores=True)


def _names_task(room: Room, typed: str) -> bool:
    """Return whether a line is the number or a word of something to do: then the user may believe to be asked that."""
    return " " not in typed and len(meant_choices(room.tasks, typed)) == 1


def _store(room: Room, journal: Journal, typed: str, announcer: LessonAnnouncer) -> None:
    room.check_project(journal)
    guide, today = room.session.guide, room.session.today
    line = parse_line(typed, [each.id for each in guide.pitfalls], [each.id for each in guide.stages], today=today)
    if unread := unread_marks(line):
        words = ", ".join(room.say("project.quoted", word=each) for each in unread)
        room.talk.tell("project.not_read", marks=words)
    new = line.observation(journal.project.stage, today.isoformat())
    if line.date_typed and not room.is_meant(read_date(line.date_typed, today, "past"), line.date_typed):
        room.talk.tell("plain.not_stored")
        return
    stored: list[Observation] = []

    def add(ready: Observation) -> PendingWrite:
        found, pending = journal.add(ready)
        stored.extend(found)
        return pending

    if room.store(new, None, add):
        room.talk.tell("plain.log.stored", about=about_observation(room, stored[0]))
        if (announced := announcer.announced(stored[0])) is not None:
            room.talk.read_out(earlier_text(room.say, announced))


def about_observation(room: Room, record: Observation) -> str:
    """Return what is known of an observation besides its text: kind, stage, day, pitfalls."""
    say, guide = room.say, room.session.guide
    pitfalls = [f"{each} {guide.title_of(each)}" for each in sorted(record.pitfalls)]
    sign = say(f"words.sign.{record.sign}") if record.sign else ""
    parts = (
        say(f"words.kind.{record.kind}") if record.kind else "",
        say("plain.stage", number=record.stage[1:], title=guide.title_of(record.stage)),
        long_date(say, record.happened),
        sign,
        *pitfalls,
    )
    return ", ".join(filter(None, parts))
