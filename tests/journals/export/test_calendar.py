"""A calendar says what is due, in the form that calendars read (RFC 5545), and the same events each time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from hypothesis import example, given
from msgspec.structs import replace

import content
from journals.export.calendar_form import folded_lines, project_dates, render_calendar
from journals.export.labels import Labels
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.records.model import Action, Card, Project
from journals.records.retro import Retro
from journals.text.clean import clean, one_line
from tests.hostile import texts
from tests.journals.conftest import OpenLibrary, added, edited
from tests.journals.making import journal_of
from tui.locale import catalogue

DA = catalogue("da")
TODAY = date(2026, 11, 24)
guide_of = cache(content.load)


def made(*journals: Journal, today: date = TODAY) -> Document:
    return render_calendar(project_dates(journals, today), Labels(guide_of("da"), DA, today))


def properties(data: bytes) -> list[tuple[str, str]]:
    """The names, with their parameters, and the values of a calendar, read as the standard says."""
    for each in data.split(b"\r\n"):
        assert len(each) <= 75
        each.decode()  # no character is broken
        assert b"\n" not in each
        assert b"\r" not in each
    assert data.endswith(b"\r\n")
    lines = data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = [tuple(each.split(":", 1)) for each in lines]
    signs = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return [(name, re.sub(r"\\[n,;\\]", lambda found: signs[found[0]], value)) for name, value in pairs]


def events(document: Document) -> dict[str, dict[str, str]]:
    """The events by their ids; that all that is opened is closed again is looked at too."""
    found, open_blocks, event = {}, list[str](), dict[str, str]()
    for name, value in properties(folded_lines(document.text)):
        if name == "BEGIN":
            open_blocks.append(value)
            event = {}
        elif name == "END":
            assert open_blocks.pop() == value
            if value == "VEVENT":
                found[event["UID"]] = event
        else:
            assert name not in event
            event[name] = value
    assert open_blocks == []
    return found


def project(text: str = "Køb stik", **more: str) -> Journal:
    return journal_of(
        Project(id="P1", name="Skærme", delete_after="2027-05-01"),
        Action(id="A1", text=text, owner="gruppeleder, nord", due="2026-12-04", first_step="ring", stage="S4"),
        Action(id="A2", text="Aftal vagter", due="2026-W49"),
        Action(id="A3", text="uden frist"),
        Action(id="A4", text="gjort", due="2026-12-01", status="done"),
        Retro(id="R1", day="2026-05-01", next="2026-11-30"),
        Retro(id="R2", day="2026-11-01", next="2026-W50"),
    )


def test_what_is_due_is_an_event_of_whole_days() -> None:
    found = events(made(project()))
    days = {uid: (each["DTSTART;VALUE=DATE"], each["DTEND;VALUE=DATE"]) for uid, each in found.items()}
    assert days == {
        "A1@tilbageblik": ("20261204", "20261205"),
        "A2@tilbageblik": ("20261206", "20261207"),  # a week is over when its Sunday is
        "R2-next@tilbageblik": ("20261207", "20261214"),  # a meeting in a week is somewhere in it
        "P1-delete@tilbageblik": ("20270501", "20270502"),
    }
    first = found["A1@tilbageblik"]
    assert first["SUMMARY"] == "Senest i dag: Køb stik (Skærme)"
    assert first["DESCRIPTION"] == "Hvem: gruppeleder, nord\nFørste skridt: ring\nTrin: 4 Prøve"
    assert all(each["DTSTAMP"] == "20261124T000000Z" and each["TRANSP"] == "TRANSPARENT" for each in found.values())


def test_a_changed_deadline_changes_the_same_event() -> None:
    journal = project()
    before = events(made(journal))
    changed = journal_of(
        Project(id="P1", name="Nyt navn"),
        *(replace(each, due="2027-01-08", text="Køb flere stik") for each in journal.actions if each.id == "A1"),
    )
    after = events(made(changed, today=TODAY + timedelta(days=3)))
    assert set(after) == {"A1@tilbageblik"} <= set(before)
    assert after["A1@tilbageblik"]["DTSTART;VALUE=DATE"] == "20270108"
    assert after["A1@tilbageblik"]["DTSTAMP"] > before["A1@tilbageblik"]["DTSTAMP"]
    assert made(journal).text == made(project()).text


def test_a_meeting_that_should_have_been_is_none_to_come() -> None:
    assert "R2-next@tilbageblik" not in events(made(project(), today=date(2026, 12, 15)))


def test_no_name_gets_into_a_calendar() -> None:
    document = made(project("Ring til Anna Sørensen på 86 12 34 56"))
    assert "Sørensen" not in document.text + document.shown
    assert "86 12" not in document.text + document.shown
    assert document.found == [], "nothing is left that would have to be asked about"
    assert document.personal["block"].total() == 2


@given(texts())
@example("a,b;c\\n\\d: BEGIN:VEVENT\r\nEND:VCALENDAR")
@example("å" * 400)
def test_whatever_is_written_stays_the_text_of_one_property(text: str) -> None:
    journal = journal_of(Project(id="P1", name="Skærme"), Action(id="A1", text=clean(text), due="2026-12-04"))
    found = events(made(journal))
    assert set(found) == {"A1@tilbageblik"}
    said = found["A1@tilbageblik"]
    if len(one_line(clean(text))) <= 120 and not made(journal).personal["block"]:
        assert said["SUMMARY"] == f"Senest i dag: {one_line(clean(text)) or '–'} (Skærme)"


def test_a_decision_that_is_to_be_made_is_in_it_and_one_that_is_made_is_not() -> None:
    told = {"about": "Ud i alle stuer?", "day": "2026-W50"}
    to_come = Card(id="card-decision-1", form="decision", answers=told)
    settled = Card(id="card-decision-2", form="decision", answers={**told, "decision": "stop"})
    found = events(made(journal_of(Project(id="P1", name="Skærme"), to_come, settled)))
    assert set(found) == {"card-decision-1@tilbageblik"}
    assert found["card-decision-1@tilbageblik"]["SUMMARY"] == "Skal afgøres: Ud i alle stuer? (Skærme)"


def test_without_anything_due_it_says_so() -> None:
    document = made(journal_of(Project(id="P1", name="Skærme")))
    assert events(document) == {}
    assert "Der er ingen frister" in document.shown


def test_every_machine_gives_an_event_the_same_id_in_every_language(open_library: OpenLibrary) -> None:
    journal, _ = open_library(by="one").create(Project(name="Skærme", delete_after="2027-05-01"))
    added(journal, Action(text="Køb stik", due="2026-12-04"))
    added(journal, Retro(day="2026-11-01", closed="2026-11-01", next="2026-W50"))
    (there,) = open_library(by="two").journals
    held = there.all(Retro)[0]
    edited(there, held, replace(held, next="2026-12-09"))
    found = [
        events(render_calendar(project_dates([each], TODAY), Labels(guide_of(say.language), say, TODAY)))
        for each, say in ((journal, DA), (there, catalogue("en")))
    ]
    assert set(found[0]) == set(found[1])
    assert len(found[0]) == 3


def test_what_should_have_been_done_is_marked_where_it_is_read() -> None:
    shown = made(project(), today=date(2026, 12, 5)).shown
    assert shown.count("(over tid)") == 1
    assert "4. december 2026 (over tid):** Senest i dag: Køb stik" in shown
    assert "(over tid)" not in made(project()).shown
