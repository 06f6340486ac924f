"""Dates on the command line that are hardly meant: asked about at a terminal, and otherwise refused or told."""

from __future__ import annotations

from journals.errors import Invalid
from journals.text.dates import DateReading
from tui.cli.output import is_confirmed, is_interactive, print_notice
from tui.cli.session import Session
from tui.wording.date_text import date_doubt_text, far_date, period_text


def confirmed_date(session: Session, read: DateReading, typed: str) -> str:
    """Return a date that was read as it is stored, once it is sure that it is meant.

    Raises:
        Invalid: `date_either`, `date_next`, `date_to_come` or `date_far`, where nobody at a terminal says that it is.
    """
    if read.doubt is None or session.takes_any_date:
        return read.when
    say = session.say
    asked = date_doubt_text(say, read, typed)
    if is_interactive():
        if is_confirmed(say("cli.date_sure", question=asked)):
            return read.when
    elif read.doubt == "has_been" and read.before is None:  # a script may well bring in what was agreed long ago
        print_notice(say("cli.date_has_been", day=period_text(say, read)))
        return read.when
    elif read.other is not None and read.first < read.other.first and _is_settled(session, read):
        print_notice(say("cli.date_latest", text=typed, day=period_text(say, read), other=period_text(say, read.other)))
        return read.when
    if read.other is not None:
        raise Invalid("date_either", text=typed, day=period_text(say, read), other=period_text(say, read.other))
    if read.doubt == "far":
        raise far_date(say, read, typed)
    if read.doubt == "to_come":
        raise Invalid("date_to_come", day=period_text(say, read))
    before = read.before or read
    raise Invalid("date_next", text=typed, before=period_text(say, before), day=period_text(say, read))


def _is_settled(session: Session, read: DateReading) -> bool:
    """Return whether a script may rely on which of two days is meant: of what was seen the latest, else the next."""
    return read.direction == "past" or read.first > session.today
