"""A journal that begins with what the index holds is the one that begins with all acts, stamps included."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.index.index import Index
from journals.library import readable_journal
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.loading import load_fold
from journals.library.undo import apply_plan, plan_undo
from journals.log import purge
from journals.log.act import Act, encode
from journals.log.folder import ProjectFolder
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, installation, started
from tests.journals.index.conftest import OpenIndex
from tests.journals.indexing import update_fully
from tests.strategies import IDS, acts, stamps

PROJECT = "01JD0000000000000000000999"
STAMP = "2026-11-23T18:07:11.500Z-0000-aaaaaaaa"
ONLY = [("observations", IDS[0], {"only": "here"})]
WRITERS = ("aaaaaaaa", "bbbbbbbb")
HEAD = encode(Act(at="2026-11-23T18:07:11.000Z-0000-aaaaaaaa", do=[], project=PROJECT))
ORDERS = st.builds(Act, at=stamps(), do=st.just([purge.order_purge("observations", IDS[0])]))


def packs(act: Act) -> bool:
    """Return whether an index can hold it: not numbers of more than 64 bits."""
    try:
        return bool(msgspec.msgpack.encode(act))
    except OverflowError:
        return False


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write"] * 4 + ["torn", "mend", "shorten", "remove", "remove", "look", "copy"]),
        st.sampled_from(WRITERS),
        st.integers(0, 9).flatmap(lambda number: acts.filter(packs) if number else ORDERS),
    ),
    max_size=14,
)


def do(folders: list[Path], index: Index, what: str, log: Path, line: bytes) -> None:
    """Do to a log what programs, crashes and sync tools do."""
    there = log.read_bytes() if log.exists() else HEAD
    if what == "look":
        update_fully(index)
    elif what == "copy":
        folders[1].mkdir(exist_ok=True)
        (folders[1] / log.name).write_bytes(there)
    elif what == "remove":
        log.unlink(missing_ok=True)
    elif what == "shorten":
        log.write_bytes(HEAD + there[len(HEAD) :].partition(b"\n")[2])
    else:
        log.write_bytes(there + {"torn": line[:-3], "mend": b"\n"}.get(what, line))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_fold_is_the_same(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, Act]]) -> None:
    library = tmp_path_factory.mktemp("library")
    folders = [library / "2026-skaerme", library / "2026-skaerme-kopi"]
    folders[0].mkdir()
    index = Index(library.parent / f"{library.name}-cache", [library])
    for number, (what, writer, act) in enumerate([("write", WRITERS[0], Act(at=STAMP, do=ONLY)), *steps]):
        do(folders, index, what, folders[0] / f"{writer}.jsonl", encode(act))
        if number == 0:
            update_fully(index)
            assert index.snapshot(PROJECT) is not None
    seen = [ProjectFolder(path) for path in folders if path.is_dir()]
    held, _, _ = load_fold(seen, index.snapshot(PROJECT))
    read, all_acts, _ = load_fold([ProjectFolder(each.path) for each in seen], None)
    assert held.state() == read.state()
    assert held.tables == read.tables
    assert {r: held.stamps("observations", r, ["text"]) for r in IDS} == {
        r: read.stamps("observations", r, ["text"]) for r in IDS
    }
    assert all(not each.read() for each in seen), "it goes on where it was"
    assert len([*all_acts]) == len([act for each in seen for act in ProjectFolder(each.path).read()])
    index.close()


@pytest.fixture
def remembered(open_library: OpenLibrary, open_index: OpenIndex, folder: Path, tmp_path: Path) -> Library:
    """A library of one project, opened anew beside an index of it."""
    before = open_library(by="mine")
    journal = started(before)
    added(journal, Observation(text="den første"), Observation(text="den anden"))
    first = journal.observations[1]
    pending = journal.edit((first, replace(first, text="den første, rettet")))
    assert pending is not None
    pending.wait()
    journal.delete(journal.observations[0]).wait()
    before.close()
    index = open_index()
    update_fully(index)
    library = Library([folder], installation(tmp_path / "mine"))
    library.attach_index(index)
    library.absorb(library.in_background(library.poll).result())
    return library


def look(library: Library) -> None:
    library.absorb(library.in_background(library.poll).result())


def opened_by_index(library: Library, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Open the one project; its logs have nothing that the index has not."""
    read: list[Act] = []
    (journal,) = library.journals

    def noted(folders: list[ProjectFolder], snapshot: object) -> object:
        found = load_fold(folders, snapshot)  # type: ignore[arg-type]
        read.extend(found[1])
        return found

    monkeypatch.setattr(readable_journal, "load_fold", noted)
    journal.open(Observation)
    assert not read
    return journal


def test_undo_redo_and_deletion_know_what_was_done_before(
    remembered: Library, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened_by_index(remembered, monkeypatch)
    assert [each.text for each in journal.observations] == ["den første, rettet"]
    (gone,) = journal.deleted()
    added(open_library(by="other").journals[0], Observation(text="fra en anden"))
    look(remembered)
    assert {each.text for each in journal.observations} == {"den første, rettet", "fra en anden"}
    plan = remembered.in_background(lambda: plan_undo(remembered, everyone=True)).result()
    assert plan is not None
    apply_plan(plan).written.wait()
    assert {each.text for each in journal.observations} == {"den første, rettet", "den anden", "fra en anden"}
    assert journal.deleted_at(Observation.TABLE, gone.record.id) is None
    plan = remembered.in_background(lambda: plan_undo(remembered, redo=True, everyone=True)).result()
    assert plan is not None
    apply_plan(plan).written.wait()
    assert [each.record.id for each in journal.deleted()] == [gone.record.id]


def test_what_comes_while_it_is_opened_is_not_lost(
    remembered: Library, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journal,) = remembered.journals

    def meanwhile(folders: list[ProjectFolder], snapshot: object) -> object:
        found = load_fold(folders, snapshot)  # type: ignore[arg-type]
        added(open_library(by="other").journals[0], Observation(text="imens"))
        look(remembered)
        return found

    monkeypatch.setattr(readable_journal, "load_fold", meanwhile)
    journal.open()
    look(remembered)
    assert "imens" in [each.text for each in journal.observations]


def test_a_lost_index_is_no_hindrance(remembered: Library, tmp_path: Path) -> None:
    for file in (tmp_path / "cache").glob("library-*"):
        file.write_bytes(b"not an index")
    (journal,) = remembered.journals
    assert [each.text for each in journal.observations] == ["den første, rettet"]
    assert journal.get(Project, journal.id) is not None
