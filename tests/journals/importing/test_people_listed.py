"""Whoever a file lists as having been there is a name, whatever stands beside it, and so is the first name alone."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.mentions import names_in_list
from journals.importing.people import NameFinder, parted_owner
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


@pytest.mark.parametrize(
    ("owner", "function", "people"),
    [
        ("Fiktiva Prøvesen (hjælper)", "hjælper", ["Fiktiva Prøvesen"]),
        ("Hjælper (Fiktiva Prøvesen)", "Hjælper", ["Fiktiva Prøvesen"]),
        ("Fiktiva Prøvesen, SOSU-assistent", "SOSU-assistent", ["Fiktiva Prøvesen"]),
        ("Fiktiva Prøvesen og leder", "leder", ["Fiktiva Prøvesen"]),
        ("Hjælper Fiktiva Prøvesen", "Hjælper", ["Fiktiva Prøvesen"]),
        ("Superbruger Anna", "Superbruger", ["Anna"]),
        ("Fiktiva Prøvesen / Opdigta", "", ["Fiktiva Prøvesen", "Opdigta"]),
        ("Team Nord Vest", "Team Nord Vest", []),
        ("IT (drift)", "IT (drift)", []),
    ],
)
def test_of_an_owner_the_function_is_kept_and_the_person_noted(owner: str, function: str, people: list[str]) -> None:
    assert parted_owner(owner, lambda name: False) == (function, people)
    read = reading(f"Opgave;Ansvarlig\nRing til depotet;{owner}\nKøb kaffe;\n", "opgaver.csv")
    assert read.items[0].owner == function
    assert set(people) == set(read.names)


@pytest.mark.parametrize(
    "header",
    ["Meldt ind af", "Reported by", "Oprettet af", "Indberettet af", "Skrevet af", "Sagsbehandler", "Fundet af"],
)
def test_a_column_of_who_said_it_holds_names(header: str) -> None:
    read = reading(
        f"Kategori;Tekst;{header}\nPositivt;Fiktiva Prøvesen hjalp os;Fiktiva Prøvesen\n"
        "Negativt;Kablet var for kort, sagde Opdigta;Opdigta Testholm\n",
        "tavle.csv",
    )
    assert as_shown(read) == ["En kollega hjalp os", "Kablet var for kort, sagde en kollega"]
    assert [each.kind for each in read.items] == ["worked", "hindered"]
    assert read.columns is None


def test_a_column_without_a_known_name_that_holds_given_names_holds_names_and_one_of_places_does_not() -> None:
    rows = "Positivt;{} hjalp os;{}\nNegativt;Kablet var for kort;{}\n"
    people = reading("Kategori;Tekst;Pip\n" + rows.format("Mette Prøvesen", "Mette Prøvesen", "Lars Testholm"), "t.csv")
    assert as_shown(people)[0] == "En kollega hjalp os"
    places = reading("Kategori;Tekst;Pip\n" + rows.format("Nørre Allé", "Nørre Allé", "Søndre Fiktivvej"), "t.csv")
    assert as_shown(places)[0].startswith("Nørre Allé hjalp os")
    assert not places.names


def test_initials_beside_a_name_are_one_and_other_short_words_are_not() -> None:
    read = reading("Deltagere: Fiktiva Prøvesen (FP), Opdigta Testholm (TL)\n\nDet gik godt\n- FP viste det til TL\n")
    assert as_shown(read) == ["En kollega viste det til TL"]


@pytest.mark.parametrize(
    ("note", "text", "owner"),
    [
        ("- Vi må spørge @teamleder i morgen", "Vi må spørge teamleder i morgen", None),
        ("- Det kom fra @teamleder", "Det kom fra teamleder", None),
        ("- [ ] Bestil remme @teamleder", "Bestil remme", "teamleder"),
        ("# Handlinger\n- Bestil remme @teamleder", "Bestil remme", "teamleder"),
        ("- Tak til @fiktiva.p for hjælpen", "Tak til en kollega for hjælpen", None),
        ("- @fiktiva viste det til @alle", "En kollega viste det til alle", None),
        ("- @fiktiva: det gik godt (@opdigta)", "det gik godt", None),
        ("- [ ] Bestil remme @fiktiva", "Bestil remme", None),
    ],
)
def test_a_note_is_about_those_it_mentions_and_an_action_is_theirs(note: str, text: str, owner: str | None) -> None:
    read = reading(note, "noter.md")
    assert (as_shown(read), read.items[0].owner or None) == ([text], owner)
