"""What of a file becomes no note is counted and told: pictures within a text, days that nobody can place."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from content.heading_words import heading_words
from journals.errors import Invalid
from journals.importing.action_details import action_details
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.source import ImportSource

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def reading(name: str, data: str | bytes) -> FileReading:
    data = data if isinstance(data, bytes) else data.encode()
    return read_file(ImportSource(name, data, heading_words(), date(2026, 11, 29)))


def left_out(name: str, data: str | bytes) -> list[tuple[str, int]]:
    return [(each.reason, each.line) for each in reading(name, data).dropped]


def test_pictures_within_a_text_are_counted() -> None:
    markdown = "- see ![plan](a.png) here\n\n![b](b.png)\n\n- ![c](c.png)\n- next ![[d.png]] and ![e](e.png) too\n"
    assert left_out("a.md", markdown) == [("image", 1), ("image", 3), ("image", 5), ("image", 6), ("image", 6)]
    assert left_out("a.html", '<p>See <img src="a.png"> here</p><p><img src="b.png"></p>').count(("image", 1)) == 2


def test_a_picture_within_a_paragraph_of_word_is_counted() -> None:
    document, file = Document(), BytesIO()
    document.add_paragraph("The door was locked").add_run().add_picture(BytesIO(PNG))
    document.add_paragraph("Nobody had the key")
    document.save(file)
    assert left_out("a.docx", file.getvalue()) == [("image", 1)]


@pytest.mark.parametrize("title", ["Meeting 3/2", "Møde 3/2"])
def test_the_day_of_a_title_that_names_no_year_is_told(title: str) -> None:
    text = f"# {title}\n\n## Went well\n\n- one thing\n"
    assert left_out("a.md", text) == [("no_year", 1)]
    assert left_out("2025-05-01 a.md", text) == []


def test_a_box_with_somebody_to_do_it_is_something_to_do() -> None:
    read = reading("a.md", "## What went badly\n\n- [ ] buy cable (owner: IT desk)\n- [x] the cable was wrong\n")
    assert [(each.table, each.owner or each.kind) for each in read.items] == [
        ("actions", "IT desk"),
        ("observations", "hindered"),
    ]


@pytest.mark.parametrize("heading", ["", "## Actions\n\n", "## What went badly\n\n"])
def test_a_box_is_one_without_a_dash_too(heading: str) -> None:
    dashed = f"{heading}- [ ] buy cable (owner: IT desk)\n- [x] call the driver\n- \\[ \\] look at the door\n"
    bare, read = reading("a.md", dashed.replace("\n- ", "\n").removeprefix("- ")), reading("a.md", dashed)
    assert bare.items == read.items
    assert not any("[" in each.text for each in bare.items)


def test_who_stands_between_dashes_does_it() -> None:
    read = action_details("order phones - planner - 1.2.2027", None, lambda name: False)
    assert (read.text, read.owner, read.due) == ("order phones", "planner", "2027-02-01")


def test_text_that_is_only_called_a_workbook_is_not_taken_for_one() -> None:
    with pytest.raises(Invalid) as told:
        reading("a.xlsx", "this is no workbook\n")
    assert told.value.code == "import_not_office"


def test_half_a_file_of_json_is_no_note() -> None:
    with pytest.raises(Invalid) as told:
        reading("a.json", '{"notes": [{"text": "the sound')
    assert told.value.code == "import_not_office"
    assert reading("a.json", '{"text": "one"}\n{"text": "two"}\n').items, "a value a line is whole"


@pytest.mark.parametrize("data", ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "\ufeffbegin:vcalendar\n"])
@pytest.mark.parametrize("name", ["a.ics", "a.txt"])
def test_a_calendar_is_not_taken_for_notes(name: str, data: str) -> None:
    with pytest.raises(Invalid) as told:
        reading(name, data)
    assert told.value.code == "import_calendar"


@pytest.mark.parametrize("heading", ["What went badly", "Went well", "Notes"])
def test_a_box_with_a_sign_for_who_does_it_is_an_action(heading: str) -> None:
    text = f"## {heading}\n\n- [ ] call the supplier @IT by 2026-12-20\n- [ ] write to help@kommune.example\n"
    first, second = reading("a.md", text).items
    assert (first.table, first.owner, first.due) == ("actions", "IT", "2026-12-20")
    assert (second.table == "actions") == (heading == "Notes"), "an address is nobody who does it"


@pytest.mark.parametrize("line", ["Næste møde: 3. november 2027", "- Next meeting: 2027-11-03", "Dato: 3/11-2026"])
def test_a_day_that_is_of_the_meeting_is_no_note(line: str) -> None:
    read = reading("a.txt", f"Gik godt\n- dørene gik op\n\n{line}\n")
    assert [each.text for each in read.items] == ["dørene gik op"]
    assert [(each.reason, each.line) for each in read.dropped] == [("introduction", 4)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("## Aftaler\n\nRing til driften\n\nDato: 3/11-2027\n", ["2027-11-03"]),
        ("## Aftaler\n\nRing til driften\nTidspunkt: 4. november 2027\n", ["2027-11-04"]),
        ("## Aftaler\n\n- Ring til driften\n- Dato: 3/11-2027\n", [None, "2027-11-03"]),
    ],
)
def test_a_day_below_an_action_is_its_deadline(text: str, days: list[str | None]) -> None:
    read = reading("a.md", text)
    assert [each.due for each in read.items] == days
    assert read.dropped == ()


@pytest.mark.parametrize("line", ["Kontakt: i morgen", "Team: mandag", "Tid: fredag"])
def test_a_label_with_a_word_for_a_day_is_a_note(line: str) -> None:
    assert [each.text for each in reading("a.txt", f"Gik godt\n- {line}\n").items] == [line]


def test_a_time_that_was_too_short_is_a_note() -> None:
    read = reading("a.txt", "Gik skidt\n- Tid: 20 min. for lidt\n- Periode: 2 uger var for kort\n")
    assert [each.text for each in read.items] == ["Tid: 20 min. for lidt", "Periode: 2 uger var for kort"]


ASKED = "Who takes those who will not?\nMay relatives join the call?"


@pytest.mark.parametrize(
    "above",
    [
        "Notes\n\nIn spring\n- nobody had been told\n\n",
        "# Notes\n\n## In spring\n\n",
        "# Notes\n\n- nobody had been told\n\n",
        "# Notes\n\nNotes of that\n\n## The visits\n\nTell us.\n\n",
    ],
)
def test_questions_below_a_heading_or_notes_are_notes_line_by_line(above: str) -> None:
    read = reading("a.md", f"{above}{ASKED}\n\n## Went well\n\n- the sound\n")
    asked = [each for each in read.items if each.text.endswith("?")]
    assert [each.text for each in asked] == ASKED.split("\n")
    assert all(each.kind == "question" and not each.is_aside for each in asked)
    assert not any("?" in each.text for each in read.dropped)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "lines",
    [
        ["In spring the team tried it with twelve citizens.", "That was short."],
        ["That was short.", "In spring the team tried it with twelve citizens."],
        ["Is it any use?", "Not much.", "Ask the planners"],
    ],
)
def test_of_a_paragraph_before_the_first_heading_all_or_nothing_is_offered(name: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    read = reading(name, f"# Notes\n\n{text}\n\n## Went well\n\n- the sound\n")
    assert [each.text for each in read.items if each.is_prose] == lines
    assert read.dropped == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who has the key?", "question"),
        ("- Who has the key?", "question"),
        ("“Who has the key?”", "question"),
        ("Nobody had it. Who has the key?", None),
        ("Who has the key? Nobody.", None),
        ("## Went well\n\nWho has the key?", "worked"),
    ],
)
def test_what_only_asks_is_a_question_where_no_heading_says_another_kind(text: str, kind: str | None) -> None:
    assert [each.kind for each in reading("a.md", f"# Week 12\n\n{text}\n").items] == [kind]
