"""Lines of a diary begin with their days; one without its year gets it, and no number of a chapter becomes a day."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.diary_days import are_chapters
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.source import ImportSource
from journals.text.dates import first_day

TODAY = date(2026, 11, 29)


def reading(text: str) -> FileReading:
    return read_file(ImportSource("noter.txt", text.encode(), heading_words(), TODAY))


def days(text: str) -> list[tuple[str, str]]:
    return [(first_day(each.happened or ""), each.text) for each in reading(text).items]


DIARY = """Noter om nødkald, efteråret 2026
3.9.2026 Leverandøren viste armbåndene
10.9. Batteriet holdt kun to dage
uge 38: der var møde om overvågning
24/9 Alarmen kunne ikke høres på vaskeriet
- armbåndene passer ikke til små håndled
12.10 Pårørende vil have besked
"""


def test_each_line_has_its_own_day_and_one_without_that_of_the_line_above() -> None:
    read = reading(DIARY)
    assert days(DIARY) == [
        ("2026-09-03", "Leverandøren viste armbåndene"),
        ("2026-09-10", "Batteriet holdt kun to dage"),
        ("2026-09-14", "der var møde om overvågning"),
        ("2026-09-24", "Alarmen kunne ikke høres på vaskeriet"),
        ("2026-09-24", "armbåndene passer ikke til små håndled"),
        ("2026-10-12", "Pårørende vil have besked"),
    ]
    assert read.day is None, "the day of one line is not that of all"
    assert (read.years_taken, read.years_from) == (
        {"2026-09-10": "10.9.", "2026-09-24": "24/9", "2026-10-12": "12.10"},
        "lines",
    )


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("28.12 Alt virkede\n3.1 Skærmen frøs", ["2025-12-28", "2026-01-03"]),
        ("2.11.2024 Vi begyndte\n12.11 Lyden faldt ud\n4.1 Ny lader", ["2024-11-02", "2024-11-12", "2025-01-04"]),
        ("- 3/9: Vi begyndte\n- den 2. oktober: ny lader\n- 12. okt - alle var med", ["09-03", "10-02", "10-12"]),
        ("d. 4/5 Vi begyndte\nd. 6/5 Lyden faldt ud", ["2026-05-04", "2026-05-06"]),
        ("3/12 Vi skal begynde\n5/11 Lyden faldt ud", ["2025-12-03", "2025-11-05"]),
    ],
)
def test_the_year_is_the_one_that_brings_a_day_nearest_to_the_one_before(lines: str, wanted: list[str]) -> None:
    found = days(lines)
    assert [day[-len(each) :] for (day, _), each in zip(found, wanted, strict=True)] == wanted
    assert not any(text[:1].isdigit() for _, text in found)


@pytest.mark.parametrize(
    "lines",
    [
        "1.1 Vi begyndte\n1.2 Lyden faldt ud\n2.1 Ny lader kom",
        "12.10 Pårørende vil have besked\nLyden faldt ud",
        "3.9.2026 Vi begyndte\n3.5 timer gik med det\n24/7 støtte er dyrt",
        "31.02 Vi begyndte\n45.10 Lyden faldt ud",
    ],
)
def test_what_may_be_something_else_is_no_day(lines: str) -> None:
    assert not reading(lines).years_taken


def test_nothing_is_taken_out_that_numbers_no_chapter() -> None:
    assert [text for _, text in days("12.10 Pårørende vil have besked\nLyden faldt ud")] == [
        "12.10 Pårørende vil have besked",
        "Lyden faldt ud",
    ]
    assert [text for _, text in days("1.1 Vi begyndte\n1.2 Lyden faldt ud")] == ["Vi begyndte", "Lyden faldt ud"]


@pytest.mark.parametrize(
    ("numbers", "is_so"),
    [
        (["1.1", "1.2", "2.1"], True),
        (["1.0", "1.1"], True),
        (["10.9", "12.10"], False),
        (["1.1", "1.5"], False),
        (["2.3"], False),
        ([], True),
    ],
)
def test_chapters_are_numbered_one_after_the_other(numbers: list[str], is_so: bool) -> None:
    assert are_chapters([f"{each} Noget" for each in numbers]) is is_so


def test_a_day_in_a_table_that_cannot_be_is_told() -> None:
    rows = ("Tekst,Dato", "Lyden faldt ud,31/02/2026", "Ny lader,3/2/2026", "Alle var med,", "Den kommer,3/2/2031")
    table = "\n".join((*rows, "Ingen var med,-"))
    read = read_file(ImportSource("noter.csv", table.encode(), heading_words(), TODAY))
    assert [each.happened for each in read.items] == [None, "2026-02-03", None, None, None]
    assert [(each.line, each.text) for each in read.dropped if each.reason == "no_day"] == [
        (2, "31/02/2026"),
        (5, "3/2/2031"),
    ]
