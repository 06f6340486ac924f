"""A table may say what somebody has tagged its rows with; and a column of which nothing comes is named."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.column_roles import completed_choice
from journals.importing.formats import read_file
from journals.importing.found import ColumnChoice, FileReading, ReadingChoices
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.source import ImportSource
from journals.importing.tag_cells import pitfalls_in, stage_in

TODAY = date(2026, 11, 29)


def found(text: str, columns: ColumnChoice | None = None) -> FileReading:
    return read_file(ImportSource("ark.csv", text.encode(), heading_words(), TODAY, ReadingChoices(columns=columns)))


@pytest.mark.parametrize(
    "header",
    ["Note;Type;Faldgrube;Trin;Rolle", "note;type;faldgruber;trin;set af", "Note;Type;Pitfall;Stage;Role"],
)
def test_the_programs_own_words_are_columns(header: str) -> None:
    read = found(
        f"{header}\nAftenholdet nåede hele ruten;Gik godt;4.4;3;gruppeleder\n"
        "Lyden faldt ud hos to;Drillede;2.1, 4.4;;planlægger\nDe spurgte om lyden;Spørgsmål;;S5;\n"
    )
    assert read.columns is None, "nothing has to be asked"
    assert [(each.text, dict(each.own)) for each in read.items] == [
        (
            "Aftenholdet nåede hele ruten",
            {"pitfalls": frozenset({"4.4"}), "stage": "S3", "perspective": "gruppeleder"},
        ),
        ("Lyden faldt ud hos to", {"pitfalls": frozenset({"2.1", "4.4"}), "perspective": "planlægger"}),
        ("De spurgte om lyden", {"stage": "S5"}),
    ]
    assert read.columns_left == ()
    settings = PlanSettings(
        today=TODAY, stage="S1", role_word="en kollega", stages=("S1", "S3", "S5"), pitfalls=("2.1", "4.4")
    )
    planned = make_plan([read], settings).items
    assert [(each.stage, sorted(each.pitfalls)) for each in planned] == [
        ("S3", ["4.4"]),
        ("S1", ["2.1", "4.4"]),
        ("S5", []),
    ]


def test_a_column_with_something_in_it_that_does_not_come_is_named() -> None:
    read = found(
        "Dato;Type;Note;Ansvarlig;Frist;Faldgrube;Stemmer;Tom\n1/2-2025;Gik godt;Ruten blev nået;;;4.4;3;\n"
        "1/2-2025;Drillede;Lyden faldt ud;gruppeleder;1/3-2025;ukendt;1;\n"
        "1/2-2025;Aftale;Ring til dem;driften;1/3-2025;4.4;;\n"
    )
    assert read.columns_left == ("Ansvarlig", "Frist", "Faldgrube", "Stemmer")
    assert [(each.owner, each.due) for each in read.items if each.table == "actions"] == [("driften", "2025-03-01")]


def test_a_person_as_a_role_stays_out() -> None:
    read = found("Note;Type;Rolle\nRuten blev nået;Gik godt;Anna Sørensen\nLyden faldt ud;Drillede;planlægger\n")
    assert [dict(each.own) for each in read.items] == [{}, {"perspective": "planlægger"}]
    assert read.names == ("Anna Sørensen",)


def test_a_question_that_has_such_a_word_in_it_is_no_tag() -> None:
    read = found("Hvilket trin var sværest?;Gik godt\nDet at få alle med fra start;Ruten blev nået\n")
    assert not any(each.own for each in read.items)
    assert "Det at få alle med fra start" in "".join(each.text for each in read.items)


@pytest.mark.parametrize(
    ("cell", "pitfalls", "is_all"),
    [
        ("4.4", {"4.4"}, True),
        ("#4.4; 2,1", {"4.4", "2.1"}, True),
        ("4.4 og noget", {"4.4"}, True),
        ("9.99", set(), False),
        ("ved ikke", set(), False),
        ("1.1, 2.1, 3.1, 4.1, 4.2, 4.3, 4.4", None, False),
    ],
)
def test_pitfalls_are_read_by_number(cell: str, pitfalls: set[str] | None, is_all: bool) -> None:
    read, was_all = pitfalls_in(cell)
    assert was_all == is_all
    assert pitfalls is None or read == pitfalls


def test_stages_are_read_by_number_and_title() -> None:
    assert [stage_in(each) for each in ("3", "S3", "Trin 3", "3 noget", "ukendt", "33")] == [
        *["S3"] * 4,
        None,
        None,
    ]


def test_what_is_chosen_is_completed_by_the_tags() -> None:
    guess = ColumnChoice(text=0, pitfall=2, stage=1)
    assert completed_choice(ColumnChoice(text=0, kind=1), guess) == ColumnChoice(text=0, kind=1, pitfall=2)


@pytest.mark.parametrize(
    "header", ["Hvornår;Observation;Hvem", "hvornår;hvad skete der;hvem", "When;What happened;Who"]
)
def test_beside_what_has_been_it_is_said_who_saw_it_and_when(header: str) -> None:
    read = found(f"{header}\n12-11-2025;Batteriet var dødt hele natten;SOSU\nEfterår 2024;Ingen havde nøglen;leder\n")
    assert [(each.table, each.happened, dict(each.own)) for each in read.items] == [
        ("observations", "2025-11-12", {"perspective": "SOSU"}),
        ("observations", "2024-W42", {"perspective": "leder"}),
    ]
    assert read.columns_left == ()


@pytest.mark.parametrize(
    "header", ["Hvornår;Hvad;Hvem", "Hvornår;Opgave;Hvem", "Frist;Observation;Hvem", "Hvornår;Observation;Ansvarlig"]
)
def test_beside_what_is_to_be_done_or_a_deadline_it_is_who_does_it_and_until_when(header: str) -> None:
    read = found(f"{header}\n12-11-2025;Ring til leverandøren;SOSU\n13-11-2025;Lav en side om brugen;leder\n")
    assert [(each.table, each.due, each.owner) for each in read.items] == [
        ("actions", "2025-11-12", "SOSU"),
        ("actions", "2025-11-13", "leder"),
    ]


def test_who_saw_it_is_a_role_and_never_a_name_and_a_status_makes_no_action_of_it() -> None:
    read = found("Dato;Hvad skete der;Hvem;Status\n12-03-2025;Skærmen frøs;Lone;åben\n14-03-2025;Ny prøve;SOSU;gjort\n")
    assert [(each.table, each.happened, dict(each.own)) for each in read.items] == [
        ("observations", "2025-03-12", {}),
        ("observations", "2025-03-14", {"perspective": "SOSU"}),
    ]
    assert (read.names, read.columns_left) == (("Lone",), ("Status",))


def test_a_given_name_alone_is_no_owner_though_it_may_be_a_word() -> None:
    read = found("Opgave;Hvem;Frist\nRing til leverandøren;Lone;12-03-2027\nLav en seddel;leder;12-03-2027\n")
    assert [(each.table, each.owner) for each in read.items] == [("actions", ""), ("actions", "leder")]
    assert read.names == ("Lone",)


@pytest.mark.parametrize(
    ("header", "cells", "days"),
    [
        ("År", ("2023", "2024"), ["2023-W26", "2024-W27"]),
        ("Uge", ("38", "uge 40"), ["2026-W38", "2026-W40"]),
        ("Periode", ("Q1 2024", "foråret 2025"), ["2024-W07", "2025-W16"]),
        ("Month", ("March 2025", "2025-04"), ["2025-W11", "2025-W16"]),
    ],
)
def test_a_column_of_years_or_weeks_says_when(header: str, cells: tuple[str, str], days: list[str]) -> None:
    read = found(f"{header};Note\n{cells[0]};Batteriet var dødt hele natten\n{cells[1]};Ingen havde nøglen\n")
    assert [each.happened for each in read.items] == days
    assert read.columns_left == ()


@pytest.mark.parametrize(
    ("headers", "cells", "day"),
    [
        ("Year;Month", "2025;3", "2025-W11"),
        ("Month;Year", "October;2025", "2025-W42"),
        ("År;Uge", "2025;38", "2025-W38"),
        ("Uge;Måned;År", "38;9;2025", "2025-W38"),
        ("Kvartal;År", "3;2025", "2025-W33"),
        ("Kvartal;År", "Q2;2025", "2025-W20"),
        ("År;Måned", "2025;", "2025-W27"),
        ("År;Måned", ";marts 2025", "2025-W11"),
    ],
)
def test_columns_of_periods_say_together_when(headers: str, cells: str, day: str) -> None:
    read = found(f"{headers};Note\n{cells};Batteriet var dødt hele natten\n{cells};Ingen havde nøglen\n")
    assert [each.happened for each in read.items] == [day, day]
    assert read.columns_left == ()


def test_an_empty_cell_after_the_text_has_not_the_kind_of_the_one_above() -> None:
    rows = ("Lyden faldt ud", "Skærmen frøs", "Nettet gik ned", "Turen blev nået", "Ingen ringede")
    kinds = ("Gik godt", "", "", "Drillede", "")
    after = found("Note;Type\n" + "\n".join(f"{row};{kind}" for row, kind in zip(rows, kinds, strict=True)))
    assert [each.kind for each in after.items] == ["worked", None, None, "hindered", None]
    before = found("Type;Note\n" + "\n".join(f"{kind};{row}" for row, kind in zip(rows, kinds, strict=True)))
    assert [each.kind for each in before.items] == ["worked"] * 3 + ["hindered"] * 2, "a group begins with its name"


def test_a_day_counts_before_a_year_and_hours_a_week_are_no_day() -> None:
    read = found("År;Dato;Note\n2025;12-11-2025;Batteriet var dødt hele natten\n2025;13-11-2025;Ingen havde nøglen\n")
    assert [each.happened for each in read.items] == ["2025-11-12", "2025-11-13"]
    read = found("Timer pr. uge;Note\n37;Batteriet var dødt hele natten\n32;Ingen havde nøglen\n")
    assert [each.happened for each in read.items] == [None, None]


def test_beside_what_is_done_about_it_who_and_when_are_of_that() -> None:
    read = found("Oplevelser;Næste skridt;Hvem;Hvornår\nNettet gik ned hele dagen;Ring til IT;leder;1/2-2027\n")
    assert [(each.table, each.owner, each.due) for each in read.items if each.table == "actions"] == [
        ("actions", "leder", "2027-02-01")
    ]
