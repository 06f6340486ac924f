"""A deadline is read, or it stays in the text as it is written; and who an action begins with is its owner."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.days import read_deadline
from journals.importing.formats import read_file
from journals.importing.found import FoundItem
from journals.importing.source import ImportSource


def found(text: str, name: str) -> list[FoundItem]:
    return list(read_file(ImportSource(name, text.encode(), heading_words(), date(2026, 11, 29))).items)


@pytest.mark.parametrize(
    ("cell", "text", "due"),
    [
        ("snarest", "Ring (frist: snarest)", None),
        ("løbende", "Ring (frist: løbende)", None),
        ("1/12", "Ring (frist: 1/12)", None),
        ("ultimo marts 2025", "Ring", "2025-03-31"),
        ("medio februar 2024", "Ring", "2024-02-15"),
        ("senest 1/12-2025", "Ring", "2025-12-01"),
        ("-", "Ring", None),
        ("", "Ring", None),
    ],
)
def test_no_deadline_of_a_table_is_lost(cell: str, text: str, due: str | None) -> None:
    (item,) = found(f"Opgave;Ansvarlig;Frist\nRing;teamleder;{cell}\n", "opgaver.csv")
    assert (item.text, item.due, item.owner) == (text, due, "teamleder")


@pytest.mark.parametrize(
    ("line", "text", "owner", "due"),
    [
        ("Team lead: order two vests by 2025-04-15", "order two vests", "Team lead", "2025-04-15"),
        ("Team lead: call supplier by 2025-04-15", "call supplier", "Team lead", "2025-04-15"),
        ("IT ansvarlig: bestille kabler", "bestille kabler", "IT ansvarlig", None),
        ("Bestille stole ansvarlig: leder", "Bestille stole", "leder", None),
        ("Ring (gruppelederen, senest 1/11)", "Ring (senest 1/11)", "gruppelederen", None),
        ("Ring (gruppelederen, senest 1/11 2024)", "Ring", "gruppelederen", "2024-11-01"),
        ("Ring\n  - Frist: snarest", "Ring (Frist: snarest)", "", None),
    ],
)
def test_no_deadline_of_a_line_is_lost(line: str, text: str, owner: str, due: str | None) -> None:
    (item,) = found(f"# Noter\n\n## Handlinger\n- {line}\n", "noter.md")
    assert (item.text, item.owner, item.due) == (text, owner, due)


def test_a_part_of_a_month_without_its_year_is_the_next() -> None:
    assert read_deadline("ultimo februar", date(2024, 3, 5)) == "2025-02-28"
    assert read_deadline("ultimo februar", date(2023, 3, 5)) == "2024-02-29"
    assert read_deadline("primo april", date(2024, 3, 5)) == "2024-04-01"
    assert read_deadline("end of March", date(2024, 3, 5)) == "2024-03-31"
    assert read_deadline("ultimo marts", None) is None


def test_a_row_of_what_happened_and_what_is_done_about_it_is_a_note_and_an_action() -> None:
    """The action has the owner and the deadline; a row without one of them is the other."""
    items = found(
        "Dato;Hvad skete der;Godt/skidt;Handling;Ansvarlig;Frist\n"
        "4/9-2023;Døren binder;Skidt;Ring til viceværten;leder;1/10-2023\n"
        "5/9-2023;Kablet er kort;Skidt;;;\n"
        "6/9-2023;Alle var glade;Godt;Bestil kage;hjælper;snarest\n"
        "7/9-2023;;;Køb kaffe;leder;\n",
        "logbog.csv",
    )
    assert [(each.kind or each.table, each.text, each.owner, each.due) for each in items] == [
        ("hindered", "Døren binder", "", None),
        ("actions", "Ring til viceværten", "leder", "2023-10-01"),
        ("hindered", "Kablet er kort", "", None),
        ("worked", "Alle var glade", "", None),
        ("actions", "Bestil kage (frist: snarest)", "hjælper", None),
        ("actions", "Køb kaffe", "leder", None),
    ]
    assert {each.happened for each in items[:2]} == {"2023-09-04"}


def test_a_row_of_a_day_and_nothing_else_is_told_of() -> None:
    data = "Dato;Notat;Handling\n4/9-2023;Døren binder;Ring\n5/9-2023;;\n".encode()
    read = read_file(ImportSource("logbog.csv", data, heading_words(), date(2026, 11, 29)))
    assert [(each.line, each.reason) for each in read.dropped] == [(3, "empty")]


@pytest.mark.parametrize("header", ["Handling", "Opfølgning", "Tiltag", "Aftale", "Opgave", "Næste skridt"])
def test_what_is_done_about_it_has_many_names(header: str) -> None:
    items = found(f"Dato;Notat;{header}\n4/9-2023;Døren binder;Ring til Kaj\n5/9-2023;Kablet er kort;\n", "logbog.csv")
    assert [(each.table, each.text) for each in items] == [
        ("observations", "Døren binder"),
        ("actions", "Ring til Kaj"),
        ("observations", "Kablet er kort"),
    ]


def test_a_description_behind_a_task_belongs_to_it() -> None:
    items = found("Opgave;Beskrivelse;Opfølgning\nRing;Døren binder;3/10-2023\nKøb;Kablet er kort;\n", "opgaver.csv")
    assert [each.text for each in items] == ["Ring\n\nDøren binder", "Køb\n\nKablet er kort"]


def test_a_cell_says_who_and_until_when_in_its_own_words_where_no_column_does() -> None:
    rows = (
        "Hvad gik godt;Hvad skal vi gøre\nMakkere om aftenen;Hold en øvedag, senest 30. april 2025\nRo;Bestil headset\n"
    )
    actions = [each for each in found(rows, "a.csv") if each.table == "actions"]
    assert [(each.text, each.due) for each in actions] == [
        ("Hold en øvedag", "2025-04-30"),
        ("Bestil headset", None),
    ]


@pytest.mark.parametrize("day", ["# Møde 10. januar 2025\n\n", ""])
@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("- [ ] Samle vejledningerne til én (@Mia, senest 1/3)", "Samle vejledningerne til én", ""),
        ("- [ ] Samle vejledningerne til én (@driften, senest 1/3)", "Samle vejledningerne til én", "driften"),
        ("- Samle vejledningerne til én (@Mia senest 1/3)", "Samle vejledningerne til én", ""),
        ("- Samle vejledningerne til én (senest 1/3, Mia)", "Samle vejledningerne til én", ""),
        ("- Skrive til HR - Mia - 1/3", "Skrive til HR", ""),
        ("- Skrive til HR – driften – 1/3", "Skrive til HR", "driften"),
        ("- Skrive til HR - 1/3", "Skrive til HR", ""),
        ("- HR - skrive til alle - 1/3", "skrive til alle", "HR"),
    ],
)
def test_what_is_to_be_done_comes_first_and_who_and_when_behind_it(day: str, line: str, text: str, owner: str) -> None:
    """Without the day of the file nobody knows the year: then the deadline stays in the text."""
    (item,) = found(f"{day}## Aftaler\n\n{line}\n", "referat.md")
    assert (item.text.partition(" (")[0], item.owner) == (text, owner)
    if day:
        assert (item.text, item.due) == (text, "2025-03-01")
    else:
        assert "1/3" in item.text
        assert item.due is None


def test_a_name_behind_a_sign_is_named_without_its_deadline() -> None:
    text = "## Aftaler\n\n- [ ] Samle skabelonerne (@Mia, senest 1/3)\n"
    read = read_file(ImportSource("a.md", text.encode(), heading_words(), date(2026, 11, 29)))
    assert read.names == ("@Mia",)


def test_who_something_is_written_to_does_not_do_it() -> None:
    (item,) = found("## Aftaler\n\n- Skrive til HR - Mia\n", "referat.md")
    assert (item.text, item.owner) == ("Skrive til HR", "")


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("IT-afdelingen - planen", "planen", "IT-afdelingen"),
        ("HR - ferieplanen", "ferieplanen", "HR"),
        ("Leverandør - support", "support", "Leverandør"),
        ("Rapport - planen", "Rapport - planen", ""),
        ("Ny rutine (planen)", "Ny rutine (planen)", ""),
        ("Bestil stik - kalenderen", "Bestil stik - kalenderen", ""),
        ("Vi mangler plads - lageret", "Vi mangler plads - lageret", ""),
        ("Uddan superbrugere - ledelsen", "Uddan superbrugere", "ledelsen"),
        ("Oplæring - superbrugerne", "Oplæring", "superbrugerne"),
        ("Lav planen (IT)", "Lav planen", "IT"),
        ("Planen, ansvarlig: ledelsen", "Planen", "ledelsen"),
        ("Køb kabel (ansvarlig: driften) til vagten", "Køb kabel til vagten", "driften"),
    ],
)
def test_a_thing_behind_a_dash_or_in_brackets_does_not_do_it(line: str, text: str, owner: str) -> None:
    (action,) = found(f"# Handlinger\n\n- {line}\n", "noter.md")
    assert (action.text, action.owner) == (text, owner)
