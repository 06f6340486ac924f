"""Who writes: real processes on one folder, killed and restarted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journals.ids import new_writer_name, ulid
from journals.log.fingerprint import Fingerprint, log_state
from journals.log.identity import WriterIdentity
from journals.log.lock import Lock
from tests.journals.conftest import OpenLibrary, StartWorker


def logs(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*/*.jsonl"))


# Names


def test_two_processes_of_one_installation_have_a_log_each_and_see_each_others(
    start: StartWorker, folder: Path
) -> None:
    one, other = start(), start()
    one.ask("new Skærmbesøg")
    other.ask("refresh")
    names = {one.ask("writer"), other.ask("writer")}
    assert len(names) == 2
    assert (one.ask("add en"), other.ask("add to")) == ("en", "to")
    for worker in (one, other):
        worker.ask("refresh")
        assert worker.ask("texts") == "en|to"
    assert set(logs(folder)) == names


def test_a_name_is_free_again_when_its_process_ends_however_it_ends(start: StartWorker) -> None:
    one = start()
    name = one.ask("writer")
    one.ask("close")
    one.end()
    killed = start()
    assert killed.ask("writer") == name
    killed.kill()
    assert start().ask("writer") == name


def test_the_name_used_last_is_taken_first(start: StartWorker) -> None:
    one, other = start(), start()
    first, _ = one.ask("writer"), other.ask("writer")
    other.end()
    one.end()
    now = start()
    assert now.ask("writer") == first, "the window closed last, though opened first"


def test_two_installations_on_one_folder(start: StartWorker, folder: Path) -> None:
    here, there = start("here"), start("there")
    here.ask("new Skærmbesøg")
    there.ask("refresh")
    assert here.ask("writer") != there.ask("writer")
    here.ask("add en")
    there.ask("add to")
    here.ask("refresh")
    there.ask("refresh")
    assert here.ask("texts") == there.ask("texts") == "en|to"
    assert there.ask("undo everyone") == "undone"
    assert there.ask("undo everyone") == "nothing", "the other installation's acts are not this one's to take back"
    here.ask("refresh")
    assert here.ask("texts") == "en"
    assert len(logs(folder)) == 2


def test_undo_after_a_restart_of_the_process(start: StartWorker) -> None:
    one = start()
    one.ask("new Skærmbesøg")
    one.ask("add en")
    one.ask("add to")
    one.kill()
    again = start()
    assert again.ask("undo") == "undone"
    assert again.ask("texts") == "en"


# Killed in the middle


@pytest.mark.long
@pytest.mark.parametrize("moment", range(6))
def test_a_kill_in_the_middle_of_writing_loses_nothing_acknowledged(
    start: StartWorker, open_library: OpenLibrary, moment: int
) -> None:
    worker = start()
    worker.ask("new Skærmbesøg")
    name = worker.ask("writer")
    worker.tell("for-ever nr. ")
    said = [worker.hear() for _ in range(5 + 23 * moment)]
    said += worker.kill()
    again = start()
    assert again.ask("writer") == name
    texts = {text.rstrip(".") for text in again.ask("texts").split("|")}
    assert set(said) <= texts
    assert len(texts - set(said)) <= 1, "at most the one it was about to acknowledge"
    assert again.ask("add bagefter") == "bagefter"
    fresh = open_library(by="two")
    assert [fault for fault in fresh.faults() if fault.level == "wrong"] == []
    assert set(said) | {"bagefter"} <= {each.text.rstrip(".") for each in fresh.journals[0].observations}


@pytest.mark.parametrize("left", [1, 40, 119])
def test_a_torn_tail_is_set_aside_at_the_writers_next_start(
    start: StartWorker, open_library: OpenLibrary, folder: Path, tmp_path: Path, left: int
) -> None:
    worker = start()
    worker.ask("new Skærmbesøg")
    worker.ask("add en")
    worker.ask("add to")
    name = worker.ask("writer")
    worker.kill()
    (log,) = folder.glob(f"*/{name}.jsonl")
    whole = log.read_bytes()
    last = whole[whole.rfind(b"\n", 0, -1) + 1 :]
    log.write_bytes(whole[: len(whole) - len(last) + left])
    (mark,) = (tmp_path / "one" / "state" / "writers").glob(f"*/{name}/*")
    Fingerprint(mark).expect(
        log_state(whole[: -len(last)]), log_state(whole)
    )  # as a crash in the middle of the write leaves it
    reader = open_library(by="two")
    assert [(fault.level, fault.code) for fault in reader.faults()] == [("notice", "torn_tail")]
    assert [each.text for each in reader.journals[0].observations] == ["en"]
    again = start()
    assert again.ask("add tre") == "tre"
    assert log.read_bytes().startswith(whole[: -len(last)])
    assert (tmp_path / "one" / "state" / "torn" / f"{name}.{reader.journals[0].id}.torn").read_bytes() == last[
        :left
    ] + b"\n"
    reader.refresh()
    assert reader.faults() == []
    assert {each.text for each in reader.journals[0].observations} == {"en", "tre"}


# The pieces


def test_a_lock_belongs_to_one(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "a.lock"), Lock(tmp_path / "a.lock")
    assert one.acquire()
    assert one.acquire(), "having it is having it"
    assert not other.acquire()
    one.release()
    assert other.acquire()
    other.release()
    assert (tmp_path / "a.lock").exists()


def test_a_writer_has_a_name_for_each_folder_and_lets_go_of_it(tmp_path: Path) -> None:
    state = tmp_path / "state"
    here, there = WriterIdentity(state, tmp_path / "a"), WriterIdentity(state, tmp_path / "b")
    assert here.name != there.name
    assert here.all_names() == [here.name]
    name = here.name
    second = WriterIdentity(state, tmp_path / "a")
    assert second.all_names() == [name]
    assert sorted([name, second.name]) == here.all_names()
    here.release()
    second.release()
    if os.name != "nt":
        (tmp_path / "link").symlink_to(tmp_path / "a")
        again = WriterIdentity(state, tmp_path / "link")
        assert again.name in {name, *here.all_names()}, "the same folder by another way"
        again.release()
    there.release()


def test_ids_rise_and_names_are_short() -> None:
    ids = [ulid() for _ in range(2_000)]
    assert ids == sorted(set(ids))
    assert {len(each) for each in ids} == {26}
    assert ulid(0) < ids[0] < ulid(4_000_000_000_000)
    names = {new_writer_name() for _ in range(200)}
    assert len(names) == 200
    assert all(len(name) == 8 and name.isalnum() and name == name.lower() for name in names)
