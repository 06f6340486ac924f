"""A log belongs to the project that its head names, in whatever folder it lies."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.index import Index
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.maintenance import purge
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act, encode
from journals.records.model import Card, Observation, Project
from journals.sharing.backup import back_up
from journals.sharing.restore import restore_backup
from tests.journals.conftest import OpenLibrary, added, fault_codes, installation, own_log, started
from tests.journals.indexing import update_fully
from tests.strategies import costly

CARD = "card-purpose-1"


def everything(library: Library) -> dict[str, list[object]]:
    """All records of all projects that have a name, and of each its project's."""
    return {
        journal.project.name: [journal.project, *journal.all(Observation), *journal.all(Card)]
        for journal in library.journals
    }


def two_projects(library: Library) -> tuple[Journal, Journal]:
    """Two projects, each with an observation and the same card."""
    journals = started(library, "Alpha"), started(library, "Beta")
    for journal in journals:
        added(journal, Observation(text=f"om {journal.project.name}"))
        added(journal, Card(id=CARD, form="purpose", answers={"now": journal.project.name}))
    return journals


def test_a_log_that_strays_into_another_folder_hides_nothing_and_purging_takes_only_its_own(
    open_library: OpenLibrary, folder: Path
) -> None:
    library = open_library()
    alpha, beta = two_projects(library)
    before = everything(library)
    library.close()
    stray = Path(shutil.copy(own_log(alpha), own_log(beta).with_name("zzzzzzzz.jsonl")))
    library = open_library()
    assert everything(library) == before
    assert fault_codes(library) == [("zzzzzzzz.jsonl", "stray_log")]
    index = Index(folder.parent / "index", [folder])
    update_fully(index)
    assert {each.project.name: each.observations for each in index.summaries().values()} == {"Alpha": 1, "Beta": 1}
    untouched = own_log(beta).read_bytes()
    assert find_project(library, own_log(beta).parent.name).id == beta.id, "a folder's name means its own project"
    found = find_project(library, "Alpha")
    purge(library, found, *found.known_ids(), gone=["zzzzzzzz"])
    assert own_log(beta).read_bytes() == untouched
    assert b"om Alpha" not in stray.read_bytes(), "what strays of a project is purged with it"
    assert everything(open_library(by="two")) == {"Beta": before["Beta"]}
    library.close()
    stray.unlink()
    update_fully(index)
    assert {name for name, each in index.summaries().items() if each.there} == {beta.id}
    index.close()


@pytest.mark.parametrize("name", ["zzzzzzzz", "zzzzzzzz (konfliktkopi)", "0"])
@pytest.mark.parametrize("head", ["0", "01K0NOWHERE0000000000000000"])
def test_a_forged_head_hides_no_project(open_library: OpenLibrary, name: str, head: str) -> None:
    library = open_library()
    alpha, _ = two_projects(library)
    before = everything(library)
    at = "2026-11-29T09:00:00.000Z-000{}-zzzzzzzz"
    lines = [Act(at.format(0), [], project=head, format=1), Act(at.format(1), [("observations", "X", {"text": "x"})])]
    own_log(alpha).with_name(f"{name}.jsonl").write_bytes(b"".join(map(encode, lines)))
    for each in (library, open_library(by="two")):
        each.refresh()
        there = everything(each)
        assert there.pop(""), "what it holds is a project without a name"
        assert there == before
    assert (f"{name}.jsonl", "stray_log") in fault_codes(library)
    assert (own_log(alpha).parent.name, "no_project_record") in fault_codes(library)


def test_a_look_lists_a_folder_once_to_find_its_logs_and_once_to_read_them(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    two_projects(library)
    library.refresh()
    listed, scan = [], os.scandir

    def noted(path: str | Path) -> object:
        listed.append(Path(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", noted)
    library.refresh()
    for journal in library.journals:
        assert listed.count(own_log(journal).parent) <= 2


def test_a_head_in_the_middle_moves_nothing_and_is_told(open_library: OpenLibrary) -> None:
    library = open_library()
    alpha, beta = two_projects(library)
    before = everything(library)
    with own_log(alpha).open("ab") as log:
        log.write(encode(Act("2026-11-29T09:00:00.000Z-0000-zzzzzzzz", [], project=beta.id, format=1)))
    assert everything(open_library(by="two")) == before
    assert fault_codes(library) == [(own_log(alpha).name, "second_head")]


def test_a_log_without_a_head_counts_as_the_folders_own(open_library: OpenLibrary) -> None:
    library = open_library()
    alpha, beta = two_projects(library)
    before = everything(library)
    library.close()
    headless = own_log(alpha).with_name("headless.jsonl")
    kept = [line for line in own_log(alpha).read_bytes().splitlines(keepends=True) if b'"project' not in line]
    headless.write_bytes(b"".join(kept))
    assert fault_codes(open_library(by="two")) == [], "there is no doubt whose it is"
    shutil.copy(own_log(beta), own_log(alpha).with_name("zzzzzzzz.jsonl"))
    again = open_library(by="three")
    assert everything(again) == before
    assert fault_codes(again) == [(headless.name, "no_head"), ("zzzzzzzz.jsonl", "stray_log")]


def test_the_letters_of_an_id_have_no_case(open_library: OpenLibrary) -> None:
    library = open_library()
    alpha, _ = two_projects(library)
    before = everything(library)
    log = own_log(alpha)
    small = log.read_bytes().replace(f'"project":"{alpha.id}"'.encode(), f'"project":"{alpha.id.lower()}"'.encode())
    log.with_name("zzzzzzzz.jsonl").write_bytes(small)
    again = open_library(by="two")
    assert everything(again) == before
    assert fault_codes(again) == []


def test_a_project_whose_logs_lie_only_in_the_folder_of_another_goes_on_in_one_of_its_own(
    open_library: OpenLibrary,
) -> None:
    """Also where the stray log has the very name that we write by."""
    library = open_library()
    alpha, beta = two_projects(library)
    stray = own_log(beta).with_name("zzzzzzzz.jsonl")
    library.close()
    own_log(alpha).rename(stray)
    own_log(alpha).parent.rmdir()
    untouched = stray.read_bytes(), own_log(beta).read_bytes()
    again = open_library()
    found = find_project(again, "Alpha")
    added(found, Observation(text="videre"))
    assert (stray.read_bytes(), own_log(beta).read_bytes()) == untouched
    home = own_log(found).parent
    assert home.name.endswith(f"alpha-{alpha.id[-4:].lower()}")
    for by in ("one", "two"):
        seen = find_project(open_library(by=by), "Alpha")
        assert [each.text for each in seen.observations] == ["videre", "om Alpha"]


def test_what_is_written_does_not_go_into_a_stray_log_of_our_own_name(open_library: OpenLibrary) -> None:
    library = open_library()
    alpha, beta = two_projects(library)
    library.close()
    theirs = open_library(by="two")
    added(find_project(theirs, "Beta"), Observation(text="andre"))
    theirs.close()
    stray = own_log(beta)
    shutil.copy(own_log(alpha), stray)  # written over: what stood there is gone, by a hand that was not ours
    untouched = stray.read_bytes()
    again = open_library()
    found = find_project(again, beta.id)
    added(found, Observation(text="ny"))
    assert stray.read_bytes() == untouched
    assert [each.text for each in find_project(open_library(by="three"), beta.id).observations] == ["ny", "andre"]
    plan = plan_undo(again)
    assert plan is not None
    assert apply_plan(plan).journal is found
    assert [each.text for each in found.observations] == ["andre"]


def test_a_log_that_is_replaced_by_another_projects_while_we_look_is_that_projects(open_library: OpenLibrary) -> None:
    theirs = open_library(by="two")
    alpha, beta = two_projects(theirs)
    ours = open_library()
    assert everything(ours) == everything(theirs)
    shutil.copy(own_log(beta), own_log(alpha).with_name("zzzzzzzz.jsonl"))
    shutil.copy(own_log(alpha), own_log(beta).with_name("zzzzzzzz.jsonl"))
    ours.refresh()
    before = everything(ours)
    added(alpha, Observation(text="nyt"))
    shutil.copy(own_log(alpha), own_log(alpha).with_name("zzzzzzzz.jsonl"))
    ours.refresh()
    ours.refresh()
    assert everything(ours)["Beta"] == before["Beta"]
    assert everything(ours) == everything(theirs)


def test_a_remembered_library_sees_a_log_that_strays_in(open_library: OpenLibrary, folder: Path) -> None:
    theirs = open_library(by="two")
    alpha, beta = two_projects(theirs)
    third = started(theirs, "Gamma")
    lone = folder.parent / "elsewhere.jsonl"
    own_log(third).rename(lone)
    own_log(third).parent.rmdir()
    index = Index(folder.parent / "index", [folder])
    update_fully(index)
    ours = Library([folder], installation(folder.parent / "three"))
    try:
        ours.attach_index(index)
        ours.refresh()
        lone.rename(own_log(beta).with_name("zzzzzzzz.jsonl"))
        ours.refresh()
        update_fully(index)
        ours.apply_summaries(index.summaries())
        assert {each.name for each in ours.journals} == {"Alpha", "Beta", "Gamma"}
        assert [fault.file.name for fault in ours.stray_logs()] == ["zzzzzzzz.jsonl"]
        assert everything(ours)["Alpha"] == everything(theirs)["Alpha"]
    finally:
        ours.close()
        index.close()
    assert alpha.exists


def test_a_backup_of_mixed_folders_brings_each_project_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    alpha, beta = two_projects(library)
    before = everything(library)
    added(beta, Observation(text="senere"))
    shutil.copy(own_log(beta), own_log(alpha).with_name("zzzzzzzz.jsonl"))
    made = back_up(library, tmp_path / "copies", date(2026, 11, 29))
    library.close()
    whole = everything(open_library(by="two"))
    shutil.rmtree(own_log(alpha).parent)
    log = own_log(beta)
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    again = open_library(by="three")
    assert everything(again) == {"Beta": before["Beta"]}
    restore_backup(again, made.folder, date(2026, 11, 30))
    assert everything(open_library(by="four")) == whole


@costly(10)
@given(st.data())
def test_wherever_logs_lie_each_project_is_what_its_logs_say(data: st.DataObject) -> None:
    """Three projects of three writers; each log is moved or copied anywhere, under any name."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        folder = base / "library"
        for by in ("one", "two"):
            library = Library([folder], installation(base / by))
            library.refresh()
            for number in range(3):
                if by == "one":
                    library.create(Project(name=f"P{number}"))
                journal = find_project(library, f"P{number}")
                added(journal, Observation(text=f"{by} {number}"))
                if by == "two":
                    journal.add(Card(id=CARD, form="purpose", answers={"now": str(number)}))
            library.close()
        whole = Library([folder], installation(base / "three"))
        whole.refresh()
        before = everything(whole)
        whole.close()
        homes = sorted(folder.iterdir())
        logs = [(log.name, log.read_bytes()) for log in sorted(folder.glob("*/*.jsonl"))]
        shutil.rmtree(folder)
        for number, (old, content) in enumerate(logs):
            places = data.draw(
                st.lists(st.sampled_from([*homes, folder / "andet"]), min_size=1, max_size=2, unique=True)
            )
            for place in places:
                place.mkdir(parents=True, exist_ok=True)
                suffix = data.draw(st.sampled_from(("", " (kopi)", "-PC1")))
                path = place / f"{old.removesuffix('.jsonl')}{suffix}.jsonl"
                path = path.with_stem(f"{path.stem} {number}") if path.exists() else path
                path.write_bytes(content)
        mixed = Library([folder], installation(base / "four"))
        mixed.refresh()
        index = Index(base / "index", [folder])
        try:
            assert everything(mixed) == before
            update_fully(index)
            assert {k: v for k, v in index.summaries().items() if v.there} == {j.id: j.summary for j in mixed.journals}
            gone = mixed.journals[0]
            writers = {path.name[:8] for path in folder.glob("*/*.jsonl")}
            logs_then = [path.read_bytes() for path in folder.glob("*/*.jsonl")]
            kept = [content for content in logs_then if f'"project":"{gone.id}"'.encode() not in content]
            purge(mixed, gone, *gone.known_ids(), gone=writers)
            now = [path.read_bytes() for path in folder.glob("*/*.jsonl")]  # a folder called after it has another name
            assert sorted(content for content in now if content in kept) == sorted(kept)
            text = b"".join(now)
            assert b"one 0" not in text
            assert b"two 0" not in text
        finally:
            mixed.close()
            index.close()
