"""The days on which something is due, for a calendar (RFC 5545): actions, decisions, meetings, what is to be deleted.

Each is an event of whole days (VEVENT, `VALUE=DATE`) that keeps nobody busy, and no task (VTODO): Outlook on the web
and Google's calendar take no tasks from a file. Its UID is made of the record's id, so that a file that is taken in
again changes the events of before. A week is over when its Sunday is, so that is the day of a deadline that is one.

A calendar is soon shared with others. So what looks like personal data is always replaced, and never asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from journals.export.escape import line
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, document, heading, labelled_text
from journals.export.redaction import Document, PersonalCounts, zero_counts
from journals.library.journal import Journal
from journals.privacy.findings import Finding
from journals.privacy.guard import findings_at, redact_text
from journals.records.model import DECISION, Action, Card, Project
from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro
from journals.text.clean import one_line
from journals.text.dates import first_day, is_over, is_stored_date, last_day

_LINE = 75
"""The most octets of a line."""
_SUMMARY = 120
"""The most characters of what a calendar shows at once; the rest stands below."""


class ProjectDates(Struct, frozen=True):
    """What is due in one project."""

    project: Project
    actions: list[Action]
    decisions: list[Card]
    """Agreed decisions that nobody has made yet, and that have a day."""
    next_meeting: Retro | None
    """The meeting that said when the next one is."""


class _Event(Struct, frozen=True):
    uid: str
    first: str
    last: str
    """ISO days, both included."""
    summary: str
    details: list[str]


def project_dates(journals: Iterable[Journal], today: date) -> list[ProjectDates]:
    """Copy what is due in these projects: open actions that have a date, and a meeting that is to come."""
    return [_dates(each, today) for each in journals]


def _dates(journal: Journal, today: date) -> ProjectDates:
    due = [each for each in journal.actions if each.status == "open" and is_stored_date(each.due)]
    open_points = [each for each in journal.all(Card) if each.form == DECISION and each.is_undecided]
    decisions = [each for each in open_points if is_stored_date(each.answers.get("day"))]
    agreed = next_meeting(journal.all(Retro))
    return ProjectDates(
        journal.project, due, decisions, agreed.retro if agreed and not is_over(agreed.day, today) else None
    )


def render_calendar(chosen: Sequence[ProjectDates], labels: Labels) -> Document:
    """Return the calendar, its lines not yet folded, and the same to be read."""
    redact = _Redaction(labels.say("guard.removed"))
    events = sorted((each for dates in chosen for each in _events(dates, labels, redact)), key=_by_day)
    named = redact(chosen[0].project.name) if len(chosen) == 1 else labels.say.count("export.projects", len(chosen))
    title = labels.say("calendar.title", about=one_line(named))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Tilbageblik//{labels.guide.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(title)}",
        *(each for event in events for each in _event_lines(event, labels.today)),
        "END:VCALENDAR",
    ]
    return Document("".join(f"{each}\r\n" for each in lines), redact.personal, shown=_shown(title, events, labels))


def folded_lines(text: str) -> bytes:
    """Return a calendar as the bytes of a file: no line has more than 75 octets or breaks within a character."""
    return "".join(f"{_folded(each)}\r\n" for each in text.split("\r\n")[:-1]).encode()


class _Redaction:
    """Replaces what looks like personal data, and counts it."""

    def __init__(self, by: str) -> None:
        self.personal: PersonalCounts = zero_counts()
        self._by = by

    def __call__(self, text: str) -> str:
        found: list[Finding] = findings_at(text)
        self.personal["block"] += Counter(each.what for each in found)
        return redact_text(text, self._by) if found else text


def _events(dates: ProjectDates, labels: Labels, redact: _Redaction) -> Iterator[_Event]:
    say, project = labels.say, dates.project
    name = redact(project.name) or say("export.untitled")
    for each in dates.actions:
        text, owner, first_step = redact(each.text), redact(each.owner), redact(each.first_step)
        told = (("owner", owner), ("first_step", first_step), ("stage", _stage(each.stage, labels)))
        facts = [f"{say(f'export.{key}')}: {fact}" for key, fact in told if fact.strip()]
        summary = say("calendar.action", text=_brief(text) or "–", project=one_line(name))
        long = [text] if _brief(text) != one_line(text) else []
        day = last_day(each.due or "")
        yield _Event(each.id, day, day, summary, [*long, *facts])
    for card in dates.decisions:
        about, day = redact(card.answers.get("about", "")), card.answers["day"]
        summary = say("calendar.decision", text=_brief(about) or "–", project=one_line(name))
        yield _Event(
            card.id, first_day(day), last_day(day), summary, [about] if _brief(about) != one_line(about) else []
        )
    if (held := dates.next_meeting) is not None:
        first, last = first_day(held.next or ""), last_day(held.next or "")
        yield _Event(f"{held.id}-next", first, last, say("calendar.meeting", project=one_line(name)), [])
    if is_stored_date(project.delete_after):
        day = last_day(project.delete_after or "")
        yield _Event(f"{project.id}-delete", day, day, say("calendar.delete", project=one_line(name)), [])


def _stage(stage: str | None, labels: Labels) -> str:
    titles = {each.id: f"{each.id.removeprefix('S')} {each.title}" for each in labels.guide.stages}
    return titles.get(stage or "", stage or "")


def _brief(text: str) -> str:
    whole = one_line(text)
    return whole if len(whole) <= _SUMMARY else f"{whole[: _SUMMARY - 1].rstrip()}…"


def _by_day(event: _Event) -> tuple[str, str]:
    return (event.last, event.uid)


def _event_lines(event: _Event, today: date) -> Iterator[str]:
    after = date.fromisoformat(event.last) + timedelta(days=1)  # the end of an event is the day after it
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@tilbageblik"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.first.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.details:
        yield f"DESCRIPTION:{_escaped(chr(10).join(event.details))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(event: _Event, labels: Labels) -> str:
    """Return when it is, and that it should have been where that is over."""
    day = labels.day(event.last)
    if event.first != event.last:
        day = f"{labels.day(event.first)} – {day}"
    return labels.say("export.late", day=day) if is_over(event.last, labels.today) else day


def _escaped(text: str) -> str:
    """Return a text as the value of a property."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(whole: str) -> str:
    pieces, held, room = [""], 0, _LINE
    for character in whole:
        octets = len(character.encode(errors="replace"))
        if held + octets > room:
            pieces.append("")
            held, room = 0, _LINE - 1  # the blank that a further line begins with counts
        pieces[-1] += character
        held += octets
    return "\r\n ".join(pieces)


def _shown(title: str, events: Sequence[_Event], labels: Labels) -> str:
    """Return the same as it is read."""
    told = [labelled_text(_days(each, labels), line(each.summary)) for each in events]
    return document([heading(1, line(title)), bullets(told) or labels.say("calendar.none")])
