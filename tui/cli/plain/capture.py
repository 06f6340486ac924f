"""Writing observations down, a line each, with the same short marks as the line in the program."""

from __future__ import annotations

from functools import partial

from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.records.capture import parse_line, unread_marks
from journals.records.model import Observation
from journals.text.dates import read_date
from tui.cli.log import LessonAnnouncer
from tui.cli.plain.plain_session import PlainSession
from tui.cli.plain.talk import meant_choices
from tui.wording.display import long_date
from tui.wording.earlier import earlier_text


def write_down(plain: PlainSession, journal: Journal) -> None:
    """Ask for observations until there are no more."""
    announcer = LessonAnnouncer(plain.session, journal)
    plain.talk.say_text("plain.log.how")
    while typed := plain.talk.ask(plain.say("plain.log.next"), "plain.help.log"):
        if _names_task(plain, typed) and not plain.is_sure(plain.say("plain.log.task", typed=typed)):
            plain.talk.say_text("plain.log.how")
        else:
            plain.attempt(partial(_store, plain, journal, typed, announcer), stores=True)


def _names_task(plain: PlainSession, typed: str) -> bool:
    """Return whether a line is the number or a word of something to do: then the user may believe to be asked that."""
    return " " not in typed and len(meant_choices(plain.tasks, typed)) == 1


def _store(plain: PlainSession, journal: Journal, typed: str, announcer: LessonAnnouncer) -> None:
    plain.check_project(journal)
    guide, today = plain.session.guide, plain.session.today
    line = parse_line(typed, [each.id for each in guide.pitfalls], [each.id for each in guide.stages], today=today)
    if unread := unread_marks(line):
        words = ", ".join(plain.say("project.quoted", word=each) for each in unread)
        plain.talk.say_text("project.not_read", marks=words)
    new = line.observation(journal.project.stage, today.isoformat())
    if line.date_typed and not plain.is_meant(read_date(line.date_typed, today, "past"), line.date_typed):
        plain.talk.say_text("plain.not_stored")
        return
    stored: list[Observation] = []

    def add(ready: Observation) -> PendingWrite:
        found, pending = journal.add(ready)
        stored.extend(found)
        return pending

    if plain.store(new, None, add):
        plain.talk.say_text("plain.log.stored", about=about_observation(plain, stored[0]))
        if (announced := announcer.announced(stored[0])) is not None:
            plain.talk.read_out(earlier_text(plain.say, announced))


def about_observation(plain: PlainSession, record: Observation) -> str:
    """Return what is known of an observation besides its text: kind, stage, day, pitfalls."""
    say, guide = plain.say, plain.session.guide
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
