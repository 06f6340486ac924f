"""Excel workbooks: what people keep in sheets is found, and what would fill the memory is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random

import pytest

from journals.errors import Invalid
from tests.journals.importing.test_table_files import counted, reading
from tests.journals.importing.workbooks import Cell, workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FEBRUARY: list[list[Cell]] = [
    ["Retro i hjemmeplejen"],
    ["Deltagere: Testperson Fire"],
    [],
    ["Dato", "Slags", "Hvad skete der", "Stemmer", "Skrevet af"],
    [date(2026, 2, 3), "Gik godt", "Tavlen virkede\nhele dagen", 3, "Testperson Et"],
    [date(2026, 2, 4), None, "Alle kom", 1, "Testperson To"],
    [46058, "Drillede", "'=cmd|' /c calc'!A1", "=1+2", None],
    [date(2031, 2, 4), "Drillede", "#REF!", 0, None],
    ["5.2.2026", "Aftale", "Køb stik", 2.5, "Testperson Et"],
]
SHEETS: dict[str, list[list[Cell]]] = {
    "Februar": FEBRUARY,
    "Aftaler": [
        ["Hvad", "Hvem", "Hvornår", "Færdig"],
        ["Ring til leverandøren", "IT-afdelingen", date(2026, 12, 20), True],
        ["Skriv en vejledning", "Testperson Tre", None, False],
    ],
    "Gammelt": [["Gik godt", "Drillede"], ["Nøgleboks", "Lås"]],
    "Tomt": [],
}


def test_each_sheet_is_read_with_days_merged_cells_and_lines_that_are_true() -> None:
    data = workbook(SHEETS, hidden=["Gammelt"], merged={"Februar": ["A1:E1", "B5:B6"]})
    read = reading("retro.xlsx", data)
    assert (read.format, read.columns) == ("workbook", None)
    assert counted(read.items) == {"worked": 2, "hindered": 1, "action": 3}
    assert [(each.line, each.text, each.happened) for each in read.items[:4]] == [
        (5, "Tavlen virkede\nhele dagen", "2026-02-03"),
        (6, "Alle kom", "2026-02-04"),
        (7, "'=cmd|' /c calc'!A1", "2026-02-05"),
        (9, "Køb stik", "2026-02-05"),
    ]
    ring, write = read.items[4:6]
    assert (ring.owner, ring.due, ring.is_done) == ("IT-afdelingen", "2026-12-20", True)
    assert (write.owner, write.is_done) == ("", False)
    assert [each.text for each in read.items if each.is_archived] == ["Nøgleboks", "Lås"]
    reasons = [each.reason for each in read.dropped]
    assert reasons == ["hidden", "introduction", "introduction", "empty"]
    assert set(read.names) == {f"Testperson {name}" for name in ("Et", "To", "Tre", "Fire")}


def test_a_sheet_whose_columns_are_headings_has_several_notes_in_a_cell() -> None:
    rows: list[list[Cell]] = [
        ["Gik godt", "Kan blive bedre", "Idéer"],
        ["- Lyset\n- Lyden", "Pauser", "Kaffe"],
        [None, "Tavle", None],
    ]
    items = reading("x.xlsx", workbook({"Ark1": rows})).items
    assert [(each.text, each.kind) for each in items] == [
        ("Lyset", "worked"),
        ("Lyden", "worked"),
        ("Pauser", "hindered"),
        ("Kaffe", "idea"),
        ("Tavle", "hindered"),
    ]


def test_what_would_fill_the_memory_is_refused() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    near = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{near}{far}</sheetData></worksheet>'
    with pytest.raises(Invalid, match="import_bomb"):
        reading("x.xlsx", workbook({"Ark1": []}, parts={"xl/worksheets/sheet1.xml": sheet}))
    head = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>'
    entities = head + sheet.replace(">x<", ">&c;<").replace("XFD1048576", "B2")
    try:
        read = reading("x.xlsx", workbook({"Ark1": []}, parts={"xl/worksheets/sheet1.xml": entities}))
    except Invalid:
        return
    assert "root:" not in str(read)


def test_spoiled_workbooks_are_refused_in_words_or_read() -> None:
    data, random = workbook(SHEETS), Random(7)
    for _ in range(150):
        spoiled = bytearray(data)
        for _ in range(random.randint(1, 6)):
            spoiled[random.randrange(len(spoiled))] = random.randrange(256)
        for each in (bytes(spoiled), data[: random.randrange(len(data))]):
            with suppress(Invalid):
                reading("x.xlsx", each)


HEADER: list[Cell] = ["Dato", "Type", "Tekst"]
ROWS: list[list[Cell]] = [[date(2025, 3, 1), "Gik godt", "Makkere"], ["", "Drillede", "Lyden"]]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ([["Evaluering af skærmbesøg"]], None),
        ([["Evaluering af skærmbesøg", "", ""], []], None),
        ([["Evaluering, 14. marts 2025", None, None], []], "2025-03-14"),
        ([["Evaluering af skærmbesøg", "Team Nord", None]], None),
        ([["Evaluering, efteråret 2024", None, None], ["Team Nord", None, None]], None),
    ],
)
def test_what_a_table_is_called_is_no_note_and_may_say_the_day(above: list[list[Cell]], day: str | None) -> None:
    read = reading("a.xlsx", workbook({"Ark1": [*above, HEADER, *ROWS]}))
    assert [(each.kind, each.text, each.happened) for each in read.items] == [
        ("worked", "Makkere", "2025-03-01"),
        ("hindered", "Lyden", day),
    ]
    assert read.columns is None


def test_a_title_above_one_column_is_no_note() -> None:
    rows: list[list[Cell]] = [["Opsamling, efteråret 2024"], ["Noter"], ["Makkere kom altid"], ["Lyden faldt ud"]]
    read = reading("a.xlsx", workbook({"Ark1": rows}))
    assert [(each.text, each.happened) for each in read.items] == [
        ("Makkere kom altid", "2024-W42"),
        ("Lyden faldt ud", "2024-W42"),
    ]
