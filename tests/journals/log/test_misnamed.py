"""A log whose head names a project that nothing else knows of, as one flipped letter makes it do."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.index import Index
from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.maintenance import compact, purge
from journals.log.act import Act, encode, project_in, try_decode
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, edited, fault_codes, installation, own_log, started
from tests.journals.indexing import update_fully
from tests.strategies import costly

AT = "2026-11-29T09:00:00.000Z-000{}-zzzzzzzz"
STRANGE = "01K0NOWHERE0000000000000000"


def texts(library: Library) -> dict[str, list[str]]:
    """The texts of each project that is there, by its name."""
    return {each.project.name: sorted(note.text for note in each.observations) for each in library.journals}


def flipped(project: str, *places: int) -> str:
    """The id of a project with other letters in these places."""
    letters = list(project)
    for place in places:
        letters[place] = "X" if letters[place] != "X" else "Y"
    return "".join(letters)


def misname(log: Path, project: str) -> None:
    """Let the head of a log name another project."""
    head, *rest = log.read_bytes().splitlines(keepends=True)
    act = try_decode(head)
    assert act is not None
    assert act.project is not None
    log.write_bytes(encode(msgspec.structs.replace(act, project=project)) + b"".join(rest))


def team(open_library: OpenLibrary, *names: str, project: str = "Alpha") -> Journal:
    """A project in which these installations have written, the first of which made it."""
    for by in names:
        library = open_library(by=by)
        journal = started(library, project) if by == names[0] else find_project(library, project)
        added(journal, Observation(text=f"{project} {by}"))
        library.close()
    return journal


def planted(project: str, *more: Act) -> bytes:
    """A log of a project with one observation."""
    note = Act(AT.format(1), [("observations", "X", {"text": "x"})])
    return b"".join(map(encode, [Act(AT.format(0), [], project=project, format=1), note, *more]))


@pytest.mark.parametrize("who", ["one", "two", "three"])
def test_a_flipped_letter_splits_no_log_off(open_library: OpenLibrary, folder: Path, who: str) -> None:
    alpha = team(open_library, "one", "two", "three")
    before = texts(open_library(by="four"))
    logs = {by: own_log(find_project(open_library(by=by), "Alpha")) for by in ("one", "two", "three")}
    misname(logs[who], flipped(alpha.id, 12))
    again = open_library(by="five")
    assert texts(again) == before == {"Alpha": ["Alpha one", "Alpha three", "Alpha two"]}
    (fault,) = check_library(again, None)
    assert (fault.file, fault.line, fault.code) == (logs[who], 1, "misnamed")
    assert fault.params == {"project": flipped(alpha.id, 12), "first": "Alpha"}, "it is told by name"
    index = Index(folder.parent / "index", [folder])
    update_fully(index)
    assert {key: each.observations for key, each in index.summaries().items()} == {alpha.id: 3}
    remembered = Library([folder], installation(folder.parent / "six"))
    remembered.attach_index(index)
    remembered.refresh()
    assert texts(remembered) == before
    added(find_project(remembered, alpha.id), Observation(text="videre"))
    remembered.close()
    index.close()
    shutil.copy(logs[who], logs[who].with_stem(f"{logs[who].stem} (konfliktkopi)"))
    assert texts(open_library(by="seven")) == {"Alpha": [*before["Alpha"], "videre"]}, "a copy is no second witness"


def test_what_is_purged_goes_from_a_misnamed_log_too(open_library: OpenLibrary) -> None:
    team(open_library, "one", "two")
    library = open_library(by="one")
    journal = find_project(library, "Alpha")
    log = own_log(find_project(open_library(by="two"), "Alpha"))
    misname(log, flipped(journal.id, 3, 25))
    library.close()
    library = open_library(by="one")
    journal = find_project(library, "Alpha")
    note = next(each for each in journal.observations if each.text == "Alpha two")
    purge(library, journal, (Observation.TABLE, note.id), gone=[log.stem])
    assert b"Alpha two" not in log.read_bytes()
    assert texts(open_library(by="three")) == {"Alpha": ["Alpha one"]}


def test_a_log_that_lies_alone_says_itself_what_is_right(open_library: OpenLibrary) -> None:
    """By the name of its folder, or by more lines than the one."""
    library = open_library()
    alpha, beta, gamma = (started(library, name) for name in ("Alpha", "Beta", "Gamma"))
    edited(beta, beta.project, msgspec.structs.replace(beta.project, unit="Nord"))
    library.close()
    misname(own_log(alpha), flipped(alpha.id, 25))
    misname(own_log(beta), flipped(beta.id, 12))
    misname(own_log(gamma), flipped(gamma.id, 12))
    again = open_library(by="two")
    assert {each.project.name for each in again.journals} == {"Alpha", "Beta", ""}
    assert {each.id for each in again.all_journals()} == {alpha.id, beta.id, flipped(gamma.id, 12)}
    assert (own_log(gamma).parent.name, "no_project_record") in fault_codes(again), "one word against another"


def test_a_head_of_nobody_in_front_of_a_log_takes_it_from_nobody(open_library: OpenLibrary) -> None:
    alpha = team(open_library, "one", "two")
    before = texts(open_library(by="three"))
    for number, by in enumerate(("one", "two")):
        log = own_log(find_project(open_library(by=by), "Alpha"))
        head = encode(Act(AT.format(number), [], project=("P", STRANGE)[number], format=99))
        log.write_bytes(head + log.read_bytes())
        again = open_library(by=f"reader {number}")
        assert texts(again) == before
        assert (log.name, "misnamed") in fault_codes(again)
    assert alpha.id == again.journals[0].id


def test_a_log_from_afar_is_taken_in_by_nobody(open_library: OpenLibrary) -> None:
    """Neither where no other log names its project, nor where the ids of both are nearly the same."""
    team(open_library, "one", "two")
    alpha = find_project(open_library(by="one"), "Alpha")
    before = texts(open_library(by="three"))
    near = flipped(alpha.id, 25)
    for number, project in enumerate((STRANGE, near)):
        stray = own_log(alpha).with_name(f"zzzzzzz{number}.jsonl")
        stray.write_bytes(planted(project))
        if project == near:
            (own_log(alpha).parent.parent / f"2026-egen-{near[-4:].lower()}").mkdir()
    again = open_library(by="four")
    assert {name: found for name, found in texts(again).items() if name} == before
    assert {each.id for each in again.all_journals()} == {alpha.id, STRANGE, near}


@pytest.mark.parametrize("place", [3, 25])
def test_forged_logs_of_nearly_the_same_id_win_nothing(open_library: OpenLibrary, place: int) -> None:
    team(open_library, "one")
    alpha = find_project(open_library(by="one"), "Alpha")
    before = texts(open_library(by="two"))
    near = flipped(alpha.id, place)
    name = Act(AT.format(2), [("projects", near, {"name": "Falsk"})])
    for number in range(3):
        own_log(alpha).with_name(f"zzzzzzz{number}.jsonl").write_bytes(planted(near, name))
    again = open_library(by="three")
    assert texts(again) == before | {"Falsk": ["x"]}
    assert find_project(again, "Alpha").id == alpha.id


def test_making_a_log_small_makes_it_nobody_elses(open_library: OpenLibrary) -> None:
    library = open_library()
    alpha, beta = started(library, "Alpha"), started(library, "Beta")
    added(alpha, Observation(text="om Alpha"))
    log = own_log(alpha)
    library.close()
    head = encode(Act(AT.format(0), [], project=beta.id, format=1))
    log.write_bytes(log.read_bytes() + head)
    for mark in library.local.state.glob(f"writers/*/{log.stem}"):
        shutil.rmtree(mark)  # so that it does not notice
    again = open_library()
    found = find_project(again, "Alpha")
    added(found, Observation(text="videre"))
    compact(again, found, keep=timedelta(0))
    assert b'"since"' in log.read_bytes()
    assert head in log.read_bytes()
    assert texts(open_library(by="two")) == {"Alpha": ["om Alpha", "videre"], "Beta": []}


@costly(15)
@given(st.data())
def test_whichever_letters_of_one_head_are_wrong_all_is_there(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        folder = base / "library"
        for by in ("one", "two", "three"):
            library = Library([folder], installation(base / by))
            library.refresh()
            for project in ("Alpha", "Beta"):
                if by == "one":
                    library.create(Project(name=project))
                added(find_project(library, project), Observation(text=f"{project} {by}"))
            library.close()
        expected = {each: [f"{each} {by}" for by in ("one", "three", "two")] for each in ("Alpha", "Beta")}
        for number, home in enumerate(sorted(folder.iterdir())):
            log = data.draw(st.sampled_from(sorted(home.iterdir())))
            project = str(project_in(try_decode(log.read_bytes().splitlines()[0]) or Act("", [])))
            places = data.draw(st.lists(st.integers(0, len(project) - 1), min_size=1, max_size=3, unique=True))
            misname(log, flipped(project, *places))
            if data.draw(st.booleans()):
                home.rename(home.with_name(f"andet navn {number}"))
        again = Library([folder], installation(base / "four"))
        again.refresh()
        try:
            assert texts(again) == expected
            assert [code for _, code in fault_codes(again)] == ["misnamed", "misnamed"]
        finally:
            again.close()
