"""Projects and records found by what people type."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journals.demo.sample import copy_samples
from journals.errors import Ambiguous, NotFound
from journals.library.library import Library
from journals.library.lookup import find_known, find_project, find_record
from journals.records.model import Lesson, Observation, Project
from tests.journals.conftest import OpenLibrary, added, started


@pytest.fixture
def two_projects(open_library: OpenLibrary) -> Library:
    library = open_library()
    for name in ("Skærmbesøg i hjemmeplejen", "Skærmsamtaler", "Affaldssensorer"):
        started(library, name)
    return library


def test_a_project_is_found_by_name_start_id_and_folder(two_projects: Library) -> None:
    journal = two_projects.journals[1]
    for name in ("Skærmsamtaler", "skærms", " SKÆRMS ", journal.id, journal.id.lower(), journal.folders[0].path.name):
        assert find_project(two_projects, name) is journal
    with pytest.raises(Ambiguous) as several:
        find_project(two_projects, "skærm")
    assert several.value.params["fits"] == ["Skærmbesøg i hjemmeplejen", "Skærmsamtaler"]
    assert find_project(two_projects, "hjemmePLEJEN").project.name == "Skærmbesøg i hjemmeplejen", "a part is enough"
    with pytest.raises(Ambiguous):
        find_project(two_projects, "ærm")
    with pytest.raises(NotFound):
        find_known(two_projects, "hjemmeplejen")  # for what erases it has to begin so
    for name in ("", "  ", "drone"):
        with pytest.raises(NotFound):
            find_project(two_projects, name)
    started(two_projects, "Skærm")
    assert find_project(two_projects, "skærm").project.name == "Skærm", "a whole name before the start of another"


def test_a_whole_word_or_number_comes_before_a_longer_one(open_library: OpenLibrary) -> None:
    library = open_library()
    for name in ("Nord 1 sensorer", "Nord 10 skærme", "Nord 11", "Nordvest 1"):
        started(library, name)
    assert find_project(library, "nord 1").name == "Nord 1 sensorer"
    assert find_project(library, "Nord 10").name == "Nord 10 skærme"
    with pytest.raises(Ambiguous) as several:
        find_project(library, "nord")
    assert several.value.params["fits"] == ["Nord 1 sensorer", "Nord 10 skærme", "Nord 11"]
    assert find_project(library, "nordv").name == "Nordvest 1"


def test_a_record_is_found_by_its_id_or_the_start_of_it(two_projects: Library) -> None:
    journal = two_projects.journals[0]
    (seen,) = added(journal, Observation(text="en", id="01AAAAAAAA"))
    (learned,) = added(journal, Lesson(title="to", id="01AAAAAAAAB"))
    assert find_record(two_projects, "01aaaaaaaa") == (journal, seen)
    assert find_record(two_projects, "01AAAAAAAAB") == (journal, learned)
    with pytest.raises(Ambiguous) as several:
        find_record(two_projects, "01AAAA")
    assert several.value.params["fits"] == [seen.id, learned.id]
    assert set(journal.records()) == {(Project, journal.id), (Observation, seen.id), (Lesson, learned.id)}
    with pytest.raises(NotFound):
        find_record(two_projects, "")
    assert find_record(two_projects, journal.id) == (journal, journal.project)


def test_deleted_projects_are_not_there_but_known(two_projects: Library) -> None:
    journal = two_projects.journals[0]
    journal.delete(journal.project).wait()
    assert journal not in two_projects.journals
    assert two_projects.journal(journal.id) is journal
    with pytest.raises(NotFound):
        two_projects.journal("nothing")


def test_projects_of_one_name_are_told_apart_by_what_can_be_typed(open_library: OpenLibrary) -> None:
    library = open_library()
    one, other, _ = (started(library, name) for name in ("Alfa", "alfa", "Beta"))
    with pytest.raises(Ambiguous) as several:
        find_project(library, "alfa")
    fits = several.value.params["fits"]
    assert isinstance(fits, list)
    named = [each.rpartition("(")[2].rstrip(")") for each in fits]
    assert [find_project(library, name) for name in named] == [one, other]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bad", "Et bad i Vest"),  # a whole word before the start of another
        ("badet", "Nyt badetæppe i Vest"),
        ("vest tæppe", "Nyt badetæppe i Vest"),  # in any order, each a part
        ("TAPPE", "Nyt badetæppe i Vest"),  # without the marks of its letters
        ("kolibri", "Løft i Øst"),  # by its technology, where no name has it
        ("oest kolibri", "Løft i Øst"),
        ("trappe", "Trappelift i Syd"),  # whatever technologies there are: the name goes before
        ("løft, i", "Løft i Øst"),
        ("et bad", "Et bad i Vest"),
    ],
)
def test_a_project_is_found_by_words_of_its_name_and_then_of_its_technology(
    open_library: OpenLibrary, typed: str, meant: str
) -> None:
    library = open_library()
    for name, technology in (
        ("Et bad i Vest", ""),
        ("Nyt badetæppe i Vest", ""),
        ("Løft i Øst", "Kolibri lift"),
        ("Trappelift i Syd", "trappe"),
    ):
        library.create(Project(name=name, technology=technology))
    assert find_project(library, typed).project.name == meant


def test_words_that_fit_several_projects_list_them(open_library: OpenLibrary) -> None:
    library = open_library()
    for name in ("Prøve: lys i Nord", "Prøve: lyd i Nord", "Prøve: lys i Syd"):
        started(library, name)
    with pytest.raises(Ambiguous) as several:
        find_project(library, "lys")
    assert several.value.params["fits"] == ["Prøve: lys i Nord", "Prøve: lys i Syd"]
    assert find_project(library, "nord lys").project.name == "Prøve: lys i Nord"
    for nothing in (":", "-", "!?"):
        with pytest.raises((NotFound, Ambiguous)):
            find_project(library, nothing)


def test_every_word_that_one_sample_alone_has_names_it(folder: Path, open_library: OpenLibrary) -> None:
    copy_samples(folder, date(2026, 11, 24))
    library = open_library()
    words = {j.id: set(re.findall(r"\w+", j.project.name.casefold())) for j in library.journals}
    for journal in library.journals:
        others = set[str]().union(*(words[each] for each in words if each != journal.id))
        for word in words[journal.id] - others:
            assert find_project(library, word) is journal, word
