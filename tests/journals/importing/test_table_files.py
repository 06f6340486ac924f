"""Whole files of rows, of the forms people have: what a person counts in them is found, and no name of a person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from content.heading_words import heading_words
from journals.errors import Invalid
from journals.importing.column_roles import choice_of, roles_of
from journals.importing.formats import read_file
from journals.importing.found import ColumnChoice, FileReading, FoundItem, ReadingChoices
from journals.importing.source import ImportSource

FILES = Path(__file__).parent / "files" / "table"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text("utf-8"))
TODAY = date(2026, 11, 29)


def reading(name: str, data: bytes | str, choices: ReadingChoices | None = None) -> FileReading:
    return read_file(
        ImportSource(name, data.encode() if isinstance(data, str) else data, heading_words(), TODAY, choices)
    )


def counted(items: Sequence[FoundItem]) -> dict[str, int]:
    other = {"actions": "action", "lessons": "lesson"}
    taken = [each for each in items if not (each.is_reply or each.is_archived)]
    return dict(Counter(other.get(each.table) or each.kind or "none" for each in taken))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_person_counts_is_found(name: str) -> None:
    read, expected = reading(name, (FILES / name).read_bytes()), EXPECTED[name]
    assert read.format == expected["format"]
    assert counted(read.items) == expected["items"], [(each.line, each.kind, each.text) for each in read.items]
    assert sum(each.is_reply for each in read.items) == expected.get("replies", 0)
    archived = sum(each.is_archived for each in read.items)
    assert len(read.dropped) + archived == expected.get("dropped", 0), read.dropped
    assert (read.columns is not None) == expected.get("asks", False)
    assert set(expected.get("names", ())) <= set(read.names)
    for person in expected.get("names", ()):
        assert not any(person in f"{each.text} {each.owner} {each.heading}" for each in read.items)
    assert all((each.happened or "") <= TODAY.isoformat() for each in read.items)


def test_texts_are_whole_and_lines_true() -> None:
    azure = reading("azure-other.csv", (FILES / "azure-other.csv").read_bytes()).items
    assert [(each.line, each.text, each.happened) for each in azure] == [
        (6, 'Sig "ja, tak" og "nej, tak" til prøver', "2026-02-03"),
        (7, 'Møder uden "dagsorden"\nog uden "slut", som i går', "2026-02-03"),
        (9, "Kort tavlemøde", "2026-02-03"),
    ]
    old = reading("scrumlr-old.csv", (FILES / "scrumlr-old.csv").read_bytes()).items
    assert [each.text for each in old] == [
        "Skærmen er let at læse",
        "Den, der har vagten, ser alt",
        "Batteriet holder ikke",
        'Hun sagde "pyt"',
        "Ladekablet er for kort\nog løst",
    ]
    assert old[3].heading == "Batteriet holder ikke", "it was put to that one"


def test_what_cannot_be_told_apart_is_told_and_never_shifted() -> None:
    read = reading("ulaeselig.csv", (FILES / "ulaeselig.csv").read_bytes())
    assert [(each.line, each.reason) for each in read.dropped] == [(3, "unreadable"), (5, "unreadable")]
    assert read.items[-1].text == "=cmd|'/c calc'!A1", "a formula is text"


def test_columns_that_nobody_knows_are_asked_about_and_answered() -> None:
    text = "Alfa,Beta,Gamma\nAnton siger at der mangler stik,lyd,7\nDer mangler stole,rum,3\nAlle kom frem,lyd,1\n"
    asked = reading("ukendt.csv", text).columns
    assert asked is not None
    assert asked.header == ("Alfa", "Beta", "Gamma")
    assert asked.examples[0] == ("Anton siger at der mangler stik", "lyd", "7")
    assert (asked.guess.text, asked.guess.ignored) == (0, (2,))
    answer = ReadingChoices(columns=ColumnChoice(text=1, group=0))
    answered = reading("ukendt.csv", text, answer)
    assert answered.columns is None
    assert [each.text for each in answered.items] == ["lyd", "rum", "lyd"]


def test_an_answer_that_columns_are_headings_keeps_what_is_known_of_the_others() -> None:
    data = (FILES / "log.csv").read_bytes()
    asked = reading("log.csv", data).columns
    assert asked is not None
    confirmed = choice_of(roles_of(asked.guess, 9), asked.guess, is_column_per_kind=True)
    for answer in (confirmed, ColumnChoice(is_column_per_kind=True)):
        read = reading("log.csv", data, ReadingChoices(columns=answer))
        assert counted(read.items) == {"none": 2, "action": 1}
        assert (read.items[1].owner, read.items[1].due) == ("Superbruger", "2026-03-01")
    sticky = "Text,Frame,Tags\nAlle kom,Gik godt,\nKøb stik,,handling\n"
    told = reading("x.csv", sticky, ReadingChoices(columns=ColumnChoice(text=0, kind=1)))
    assert counted(told.items) == {"worked": 1, "action": 1}


def test_a_table_in_a_document_keeps_its_empty_cells_and_its_days() -> None:
    rows = ("| Hvad | Hvem | Hvornår |", "|---|---|---|", "| Køb stik || 1. marts |", "| - Ring<br>- Skriv | Leder | |")
    found = reading("referat.md", "# Retro 3. februar 2026\n\n" + "\n".join(rows)).items
    assert [(each.table, each.text, each.owner, each.due) for each in found] == [
        ("actions", "Køb stik", "", "2026-03-01"),
        ("actions", "Ring", "Leder", None),
        ("actions", "Skriv", "Leder", None),
    ]


def test_an_owner_is_a_function_and_a_deadline_counts_from_the_day_of_its_row() -> None:
    text = "Dato;Aftale;Ansvarlig;Frist;Status\n2026-03-04;Køb stik;superbruger;uge 12;udført\n;Ring;Kurt Jensen;;\n"
    first, second = reading("aftaler.csv", text).items
    assert (first.owner, first.due, first.is_done) == ("superbruger", "2026-W12", True)
    assert (second.table, second.owner, second.is_done) == ("actions", "", False)


def test_a_column_of_days_with_the_month_first_is_read_so_as_a_whole() -> None:
    text = "Date,Note\n3/4/2026,One\n3/14/2026,Two\n12/24/2026,Not yet\n"
    assert [each.happened for each in reading("us.csv", text).items] == ["2026-03-04", "2026-03-14", None]


def test_a_heading_between_rows_says_what_stands_below_it() -> None:
    one = reading("en.csv", "Gik godt\nTavlen\n\nDrillede\nLyden\nAftaler\nRing\n").items
    assert [(each.text, each.table, each.kind) for each in one] == [
        ("Tavlen", "observations", "worked"),
        ("Lyden", "observations", "hindered"),
        ("Ring", "actions", None),
    ]
    two = reading("to.csv", "Dato,Tekst\nGik godt,\n3.2.2026,Tavlen\nDrillede,\n4.2.2026,Lyden\n").items
    assert [(each.text, each.kind) for each in two] == [("Tavlen", "worked"), ("Lyden", "hindered")]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_rows_of_the_same_width(sign: str) -> None:
    rows = ["Dato|Tekst|Slags", "3.2.2026|Lyd, billede; og kaffe|Godt", "4.2.2026|To, tre, fire|Skidt", "||"]
    lines = [[f'"{cell}"' if sign in cell else cell for cell in row.split("|")] for row in rows]
    read = reading("x.csv", "\r\n".join(sign.join(row) for row in lines))
    assert read.delimiter == sign
    assert [(each.text, each.kind) for each in read.items] == [
        ("Lyd, billede; og kaffe", "worked"),
        ("To, tre, fire", "hindered"),
    ]


@pytest.mark.long
def test_hostile_rows_end_soon_and_nothing_of_them_is_lost() -> None:
    for line in ('"a', '"a","b "c","d"' * 50, "a," * 5000, '",",' * 300, "abc\0de", '"' * 9999):
        read = reading("x.csv", "Tekst,Slags\n" + f"{line}\n" * 300 + "Alle kom,Godt\n")
        assert read.items or read.dropped
    long = "Alle kom. " * 50_000
    assert reading("x.csv", f'Tekst,Slags\n"{long}",Godt\n').items[0].text == long.strip()


def test_of_all_boards_of_all_teams_one_is_read_and_the_others_are_named() -> None:
    data = (FILES / "azure.json").read_bytes()
    read = reading("azure.json", data)
    assert read.parts == ("Nord – Uge 6", "Tom – Uge 1", "Syd – Uge 6")
    assert [(each.text, each.heading) for each in read.items] == [
        ("Alle kom", "What went well?"),
        ("Også afløserne", "Alle kom"),
        ("Kulde", "What didn't go well?"),
    ]
    other = reading("azure.json", data, ReadingChoices(part="Syd – Uge 6"))
    assert [each.text for each in other.items] == ["Varme"]


def test_cards_and_entries_are_whole_and_never_of_tomorrow() -> None:
    trello = reading("trello.json", (FILES / "trello.json").read_bytes()).items
    assert (trello[1].text, trello[1].due, trello[1].is_done) == ("Ring\n\nTil leverandøren", "2026-12-01", True)
    assert (trello[0].happened, trello[0].line) == ("2026-02-03", 23), "its id tells when it was made"
    jrnl = reading("jrnl.json", (FILES / "jrnl.json").read_bytes()).items
    assert [(each.text, each.happened) for each in jrnl] == [
        ("Lyden faldt ud.\nTo gange før kl. 9.", "2026-02-03"),
        ("Alle kom.", None),
    ]


def test_our_own_records_keep_their_stage_and_pitfalls() -> None:
    note, lesson, done, _ = reading("egne.json", (FILES / "egne.json").read_bytes()).items
    assert (note.own["stage"], note.own["pitfalls"], note.own["perspective"]) == ("S4", ["2.1"], "superbruger")
    assert (lesson.text, lesson.own["learned"]) == ("Tjek stik", "L")
    assert (done.due, done.is_done, done.happened, done.owner) == ("2026-W49", True, "2026-02-09", "driftsleder")
    records = json.loads((FILES / "egne.json").read_text("utf-8"))
    tables = {table: {"1": each} for table, each in zip(("observations", "lessons", "actions"), records, strict=False)}
    tiny = reading("tiny.json", json.dumps(tables))
    assert [each.text for each in tiny.items] == ["Der manglede stik", "Køb stik", "Tjek stik"]
    projects = [{"id": name, "name": name, "records": records} for name in ("Nord", "Syd")]
    whole = reading("alt.json", json.dumps({"form": 1, "projects": projects}), ReadingChoices(part="Syd"))
    assert (whole.parts, len(whole.items)) == (("Syd", "Nord"), 4)
    lines = "\n".join(json.dumps(each) for each in json.loads((FILES / "egne.json").read_text("utf-8")))
    assert [each.line for each in reading("egne.jsonl", lines).items] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        "[{}]",
        '[{"a": null}]',
        '{"lists": [1], "cards": [2]}',
        '{"entries": [{}]}',
        "[1",
    ],
)
def test_json_that_holds_nothing_or_too_much_is_no_error(text: str) -> None:
    try:
        read = reading("x.json", text)
    except Invalid:
        return
    assert not read.items or read.format == "plain"
