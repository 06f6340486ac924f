"""Projects and records found by what people type."""

from __future__ import annotations

import pytest

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
