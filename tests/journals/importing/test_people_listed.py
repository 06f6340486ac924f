"""Whoever a file lists as having been there is a name, whatever stands beside it, and so is the first name alone."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.mentions import names_in_list
from journals.importing.people import NameFinder
from journals.importing.source import ImportSource

NOTES = """

Det gik godt
- Fiktiva Prøvesen og Opdigta Testholm var enige
- Fiktiva fortalte, at Opdigtas skærm virker; Holdet så det
"""


def reading(text: str, name: str = "moede.txt") -> FileReading:
    return read_file(ImportSource(name, text.encode(), heading_words(), date(2026, 11, 29)))


def as_shown(read: FileReading) -> list[str]:
    texts = [each.text for each in read.items]
    people = NameFinder(read.names, texts)
    return [people.replaced(each, "en kollega") for each in texts]


@pytest.mark.parametrize(
    "listed",
    [
        "Deltagere: Fiktiva Prøvesen (teamleder), Opdigta Testholm (SOSU-assistent, aften), Holdet",
        "Til stede: Fiktiva Prøvesen, teamleder; Opdigta Testholm, SOSU-assistent",
        "Deltagere\n- Fiktiva Prøvesen (TL)\n- Opdigta Testholm - SOSU\n- Holdet",
        "Deltagere:\n- Teamleder: Fiktiva Prøvesen\n- Superbruger (Opdigta Testholm)",
        "Deltagere: Fiktiva Prøvesen [leder] og Opdigta Testholm – hjælper",
    ],
)
def test_a_listed_person_is_named_nowhere(listed: str) -> None:
    assert as_shown(reading(f"Møde 3. marts 2025\n{listed}{NOTES}")) == [
        "En kollega og en kollega var enige",
        "En kollega fortalte, at en kollegas skærm virker; Holdet så det",
    ]


def test_a_first_name_that_is_a_common_word_stays() -> None:
    people = NameFinder(["Bo Eksempel", "Skærm Testholm"], ["Bo bor her", "Skærm og en skærm"])
    assert people.replaced("Bo bor her, og Skærm er et ord", "en kollega") == "Bo bor her, og Skærm er et ord"
    assert people.replaced("Bo Eksempel og Skærm Testholm", "en kollega") == "En kollega og en kollega"


def test_functions_in_a_list_are_no_names() -> None:
    assert names_in_list("Teamleder, Testperson Et (afløser), IT-afdelingen") == ["Testperson Et"]
