"""Purging: once every writer has started, no byte of the text is anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import preview_purge, purge
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, StartWorker, added, edited, own_log, started
from tests.journals.purging import SECRET, anywhere, purged


def test_a_purged_record_is_nowhere_and_the_rest_is_as_it_was(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    seen, other = added(journal, Observation(text=SECRET), Observation(text="bliver"))
    edited(journal, seen, replace(seen, text=SECRET + " endnu"))
    assert purged(library, seen.id) == []
    assert anywhere(tmp_path, SECRET) == []
    assert [each.text for each in journal.observations] == ["bliver"]
    added(journal, Observation(text="bagefter"))
    assert not library.notices, "the log is still ours"
    assert not journal.purges.is_pending
    library.close()
    again = open_library(by="two")
    assert [each.text for each in again.journals[0].observations] == ["bagefter", "bliver"]
    assert [fault for fault in again.faults() if fault.level == "wrong"] == []
    assert other.id in own_log(journal).read_text()


def test_another_writer_obeys_at_its_next_start(open_library: OpenLibrary, tmp_path: Path) -> None:
    theirs = open_library(by="two")
    (seen,) = added(started(theirs), Observation(text=SECRET))
    theirs.close()
    ours = open_library()
    (waiting,) = purged(ours, seen.id)
    assert anywhere(tmp_path, SECRET) == [waiting], "nobody else's log is touched"
    assert ours.journals[0].observations == []
    ours.close()
    orders = [path.read_text() for path in tmp_path.rglob("*.jsonl")]
    assert sum('"purges"' in text for text in orders) == 1
    open_library(by="two").close()
    assert anywhere(tmp_path, SECRET) == []
    assert open_library(by="three").journals[0].observations == []


def test_only_writers_whose_logs_hold_it_are_waited_for(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, others = open_library(by="two"), open_library(by="three")
    (seen,) = added(started(theirs), Observation(text=SECRET))
    others.refresh()
    added(others.journals[0], Observation(text="noget andet"))
    holds, other = own_log(theirs.journals[0]), own_log(others.journals[0])
    ours = open_library()
    order = (Observation.TABLE, seen.id)
    assert preview_purge(ours, ours.journals[0], order).waiting == [holds]

    def read(path: Path) -> bytes:
        if path == other:
            raise PermissionError
        return path.read_bytes()

    with monkeypatch.context() as patch:
        patch.setattr("journals.library.maintenance.read_plain", read)
        assert set(preview_purge(ours, ours.journals[0], order).waiting) == {holds, other}, "nobody can tell"
    assert purged(ours, seen.id) == [holds]


def test_the_log_of_a_writer_that_is_gone_may_be_rewritten(open_library: OpenLibrary, tmp_path: Path) -> None:
    theirs = open_library(by="two")
    journal = started(theirs)
    (seen,) = added(journal, Observation(text=SECRET))
    theirs.close()
    ours = open_library()
    assert purged(ours, seen.id, gone=frozenset({own_log_name(journal)})) == []
    assert anywhere(tmp_path, SECRET) == []


def own_log_name(journal: Journal) -> str:
    return next(journal.folders[0].path.glob("*.jsonl")).stem


def test_copies_made_by_sync_tools_and_what_lies_outside_the_library_are_purged_too(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    log, state, cache = own_log(journal), tmp_path / "one" / "state", tmp_path / "one" / "cache"
    for name in (f"{log.stem}-PC1234.jsonl", f"{log.stem} (conflicted copy 2026-11-23).jsonl", f"{log.name}.new"):
        log.with_name(name).write_bytes(log.read_bytes())
    line = next(line for line in log.read_bytes().splitlines() if SECRET.encode() in line)
    (state / "torn").mkdir()
    (state / "torn" / f"{log.stem}.torn").write_bytes(line[:-9] + b"\n" + b"other\n")
    kept = state / "unsaved" / "library-0" / "7hq2m0c4" / f"{journal.id}.jsonl"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(line + b"\n")
    kept.with_name(f".{journal.id}.0123456789abcdef.jsonl.new").write_bytes(line)  # killed while it was written
    cache.mkdir()
    (cache / "suggest-da.msgpack").write_text(SECRET)
    assert purged(library, seen.id) == []
    assert anywhere(tmp_path, SECRET) == []
    assert (state / "torn" / f"{log.stem}.torn").read_bytes() == b"other\n"


def test_a_copy_that_comes_later_is_purged_at_the_next_start(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    log = own_log(journal)
    before = log.read_bytes()
    purged(library, seen.id)
    library.close()
    log.with_name(f"{log.stem}-backup-2026-11-25.jsonl").write_bytes(before)
    again = open_library()
    assert again.journals[0].observations == [], "an old copy brings nothing back"
    again.close()
    assert anywhere(tmp_path, SECRET) == []


def test_the_log_of_an_open_window_is_purged_when_it_closes(
    open_library: OpenLibrary, start: StartWorker, tmp_path: Path
) -> None:
    window = start()
    window.ask("new Skærmbesøg")
    window.ask(f"add {SECRET}")
    here = open_library()
    done = purge(here, here.journals[0], (Observation.TABLE, here.journals[0].observations[0].id))
    assert len(done.in_use) == 1
    assert here.journals[0].purges.is_pending, "it is tried again"
    here.close()
    window.ask("refresh")
    assert window.ask("texts") == ""
    window.end()
    assert anywhere(tmp_path, SECRET) == []


def test_a_purge_that_has_begun_cannot_be_undone_and_undo_empties_nothing(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    purged(library, seen.id)
    library.refresh()
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert [each.text for each in journal.observations if each.text] == []
    assert [order.record for order in journal.purges.orders.all] == [seen.id]


# By itself


def test_what_another_open_window_is_writing_is_left_to_it(
    open_library: OpenLibrary, start: StartWorker, tmp_path: Path
) -> None:
    """Its emergency file would not come to be; what a window left that crashed goes."""
    window = start()
    library = open_library()
    (seen,) = added(started(library), Observation(text=SECRET))
    window.ask("add en")
    state = library.local.state
    locks = {path.stem: path.parent.name for path in state.glob("writers/*/*.lock")}
    (theirs,) = locks.keys() - {library.writer_of(library.folders[0]).name}
    half = [state / "unsaved" / locks[theirs] / name / ".x.0123456789abcdef.jsonl.new" for name in (theirs, "abcd2345")]
    for path in half:
        path.parent.mkdir(parents=True)
        path.write_text("half")
    purged(library, seen.id)
    assert [path.exists() for path in half] == [True, False]
    window.end()
    purged(library, seen.id)
    assert not half[0].exists()


def test_a_folder_is_not_called_after_a_name_that_is_purged(open_library: OpenLibrary, folder: Path) -> None:
    library = open_library()
    journal, other = started(library, "Besøg hos Karen"), started(library, "Besøg hos Bodil")
    added(journal, Observation(text="en"))
    (other_note,) = added(journal, Observation(text="to"))
    before = own_log(other).parent
    purge(library, journal, (Project.TABLE, journal.id))
    neutral = before.with_name(f"{before.name[:4]}-projekt-{journal.id[-4:].lower()}")
    assert sorted(folder.iterdir()) == sorted([before, neutral])
    journal.delete(other_note).wait()
    library.refresh()
    assert [each.path for each in journal.folders] == [neutral]
    assert sorted(folder.iterdir()) == sorted([before, neutral]), "nothing brings the old name back"
    assert not library.notices
    library.close()
    again = open_library()
    assert [each.text for each in again.journal(journal.id).observations] == ["en"]
    assert sorted(folder.iterdir()) == sorted([before, neutral])


def test_a_folder_that_cannot_be_renamed_yet_keeps_no_text_from_being_erased(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library, "Besøg hos Karen")
    log = own_log(journal)

    def in_use(*_: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as refusing:
        refusing.setattr(Library, "rename_folder", in_use)
        with pytest.raises(NotSaved, match="in use"):
            purge(library, journal, (Project.TABLE, journal.id))
    assert b"Karen" not in log.read_bytes()
    assert journal.purges.is_pending
    library.apply_purges()
    library.in_background(list).result()
    assert not log.exists(), "and it is renamed when it can be"
    assert not journal.purges.is_pending


# Orders
