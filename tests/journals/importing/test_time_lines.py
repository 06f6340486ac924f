"""A line that is nothing but a time is of what stands below it, until the next one comes, whatever file it is in."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.source import ImportSource
from journals.importing.time_lines import is_time_alone

TODAY = date(2026, 11, 29)


def reading(text: str, name: str = "noter.txt") -> FileReading:
    return read_file(ImportSource(name, text.encode(), heading_words(), TODAY))


def found(text: str, name: str = "noter.txt") -> list[tuple[str | None, str | None, str]]:
    return [(each.happened, each.kind, each.text) for each in reading(text, name).items]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12. marts 2025",
            "  3/12-2024:",
            "2025-03-12",
            "Tirsdag den 12. marts 2025",
            "Møde 3. marts 2025, kl. 14.00:",
        ),
        *("Uge 12, 2025", "2025-W12", "u12 2025", "EFTERÅR 2024", "Foråret 2025:", "3. kvartal 2025", "Q3 2024"),
        *("marts 2025", "ultimo marts 2025", "March 2025", "March 12, 2025", "2025", "i 2024", "**12. marts 2025**"),
        *("Referat fra 12. marts 2025", "Teammøde, 12-03-2025 (kl. 13.00-14.30)"),
    ],
)
def test_a_time_with_its_year_is_one(text: str) -> None:
    assert is_time_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "12", "1889", "20250", "10 12 24 36", "Uge 54, 2025", "31. februar 2025", "Budget 2024 er lagt"),
        *(
            "12. marts 2025 ringede de",
            "Ringede til 12. marts 2025 igen",
            "efteråret",
            "12. marts",
            "Rum 2024",
            "fund 2025",
        ),
    ],
)
def test_what_says_more_or_has_no_year_is_none(text: str) -> None:
    assert not is_time_alone(text)


@pytest.mark.parametrize("bullet", ["- ", "", "* "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("12. marts 2025", "Onsdag den 19. marts 2025:", ("2025-03-12", "2025-03-19")),
        ("Efterår 2024", "FORÅRET 2025", ("2024-W42", "2025-W16")),
        ("Uge 12, 2025", "Uge 13, 2025", ("2025-W12", "2025-W13")),
        ("2024", "2025", ("2024-W27", "2025-W27")),
        ("Mandag d. 3/2", "Tirsdag d. 4/2", ("2025-02-03", "2025-02-04")),
        ("3. februar", "4. februar:", ("2026-02-03", "2026-02-04")),
        ("Uge 38", "Uge 39:", ("2026-W38", "2026-W39")),
    ],
)
def test_what_stands_below_is_of_that_time(
    first: str, second: str, days: tuple[str, str], gap: str, bullet: str
) -> None:
    text = f"{first}\n{bullet}Tabletterne kom.{gap}{second}\n{bullet}Nu ringer de selv op.\n{bullet}Lyden er god.\n"
    early, late = days
    assert found(text) == [
        (early, None, "Tabletterne kom."),
        (late, None, "Nu ringer de selv op."),
        (late, None, "Lyden er god."),
    ]
    assert not reading(text).dropped


def test_times_stand_above_kinds_or_below_them_as_the_first_of_them_does() -> None:
    above = "3. marts 2025\nGik godt\n- Lyden\nDrillede\n- Nettet\n\n10. marts 2025\nGik godt\n- Ruten\n"
    assert found(above) == [
        ("2025-03-03", "worked", "Lyden"),
        ("2025-03-03", "hindered", "Nettet"),
        ("2025-03-10", "worked", "Ruten"),
    ]
    below = "Gik godt\n3. marts 2025\n- Lyden\n10. marts 2025\n- Ruten\nDrillede\n11. marts 2025\n- Nettet\n"
    assert found(below) == [
        ("2025-03-03", "worked", "Lyden"),
        ("2025-03-10", "worked", "Ruten"),
        ("2025-03-11", "hindered", "Nettet"),
    ]


def test_headings_of_the_highest_level_that_are_times_are_no_title() -> None:
    text = "# Efterår 2024\nTabletterne kom, men ingen havde koden.\n\n# 2025\n- Nu ringer de selv op\n"
    assert found(text, "noter.md") == [
        ("2024-W42", None, "Tabletterne kom, men ingen havde koden."),
        ("2025-W27", None, "Nu ringer de selv op"),
    ]
    assert reading(text, "noter.md").day is None


def test_one_time_alone_is_the_day_of_the_file() -> None:
    read = reading("Referat\n12. marts 2025\n\n- Tabletterne kom\n- Lyden er god\n")
    assert read.day == "2025-03-12"
    assert [each.text for each in read.items] == ["Tabletterne kom", "Lyden er god"]


def test_a_weekday_tells_the_year_and_it_is_told_that_it_did() -> None:
    read = reading("Mandag d. 3/2\n- Tabletterne kom\nTirsdag d. 4/2\n- Lyden er god\n12. marts\n- Nettet faldt ud\n")
    assert [each.happened for each in read.items] == ["2025-02-03", "2025-02-04", "2025-03-12"]
    assert read.years_from == "weekday"


def test_a_weekday_that_fits_no_year_near_is_a_slip() -> None:
    read = reading("Onsdag d. 29/2\n- Tabletterne kom\nTorsdag d. 3/9\n- Lyden er god\n")
    assert [each.happened for each in read.items][1] == "2026-09-03"
    assert all(each.happened is None or each.happened <= "2026-11-29" for each in read.items)


def test_numbers_of_chapters_are_no_days() -> None:
    assert [each.happened for each in reading("1.1\n- Tabletterne kom\n1.2\n- Lyden er god\n").items] == [None, None]


def test_the_year_in_a_title_is_that_of_its_days_and_nothing_dated_is_an_introduction() -> None:
    read = reading(
        "Noter fra 2025 - klinikken\n\n12/3 Skærmen frøs\n14.3. Ingen havde koden\nuge 12\n- Det tog lang tid\n"
        "April\n- Nu virker det\n?? hvem betaler\n"
    )
    assert [(each.happened, each.kind) for each in read.items] == [
        ("2025-03-12", None),
        ("2025-03-14", None),
        ("2025-W12", None),
        ("2025-W16", None),
        ("2025-W16", "question"),
    ]
    assert [each.line for each in read.dropped] == [1]


def test_a_name_that_may_be_a_month_is_a_name() -> None:
    read = reading("Til stede:\nJan\nMaj\nLone\n\n12. marts 2025\n- Lyden er god\n")
    assert not any("-01" in (each.happened or "") or "-05" in (each.happened or "") for each in read.items)
    assert not read.years_taken


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a title that names its day is not one of several times, and ends no kind
            "# Møde 12. marts 2025\n\n## Gik skidt\n\n10. marts 2025\n- Nettet\n\n11. marts 2025\n- Lyden\n",
            [("2025-03-10", "hindered", "Nettet"), ("2025-03-11", "hindered", "Lyden")],
        ),
        (  # what goes on in running text is of that text
            "Gik godt\n- Vi holdt lukket i\n  uge 29\n  og det gik fint\n- Også lukket i\n  uge 30\n  uden problemer\n",
            [
                (None, "worked", "Vi holdt lukket i uge 29 og det gik fint"),
                (None, "worked", "Også lukket i uge 30 uden problemer"),
            ],
        ),
        (  # a mark is no day
            "Tilfredshed\n4/5\nAlle var glade.\n\nBrug\n3/5\nDet var svært.\n",
            [(None, None, each) for each in ("Tilfredshed", "4/5", "Alle var glade.", "Brug", "3/5", "Det var svært.")],
        ),
        (  # a number of anything is no year
            "3/3: Nettet gik ned.\n\n5/3: Vi delte 2000 brochurer ud.\n",
            [("2026-03-03", None, "Nettet gik ned."), ("2026-03-05", None, "Vi delte 2000 brochurer ud.")],
        ),
        (  # beside other days a weekday that does not fit is a slip
            "# Log 2025\n\n3/3: Nettet\n\nTirsdag 5/3\nAlt virkede.\n\n7/3: Lyden\n",
            [("2025-03-03", None, "Nettet"), ("2025-03-05", None, "Alt virkede."), ("2025-03-07", None, "Lyden")],
        ),
        (  # below a label a time is the label's
            "12. marts 2025\n\nGik godt\n- Alle\n\nNæste møde\n14. april 2025\n\nGik skidt\n- Nettet\n",
            [(None, "worked", "Alle"), (None, "hindered", "Nettet")],
        ),
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str, wanted: list[tuple[str | None, str | None, str]]) -> None:
    assert found(text, "noter.md") == wanted


def test_the_same_day_twice_is_a_day_twice() -> None:
    for day in ("12. marts 2025", "Onsdag d. 12. marts"):
        text = f"{day}\n- Lyden\n{day}\n- Nettet\n"
        assert found(text) == [("2025-03-12", None, "Lyden"), ("2025-03-12", None, "Nettet")]


def test_chapters_stay_chapters_beside_a_month() -> None:
    read = reading("## Gik godt\n\n1.1 Alle var glade.\n\n1.2 Det gik hurtigt.\n\n## Tidsplan\n\nMarts\n")
    assert [each.happened for each in read.items] == [None, None, None]
