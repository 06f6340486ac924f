"""Small runs of the harness, which does more of each by itself, and that it notices what it is there to notice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.log.act import Act
from journals.log.appender import LogWriter
from journals.records.model import Observation
from tests.faults import (
    crowd,
    damage,
    erasing,
    fuzzing,
    kills,
    mutated_imports,
    planted,
    powercuts,
    values,
    whole_tests,
)
from tests.faults.__main__ import table
from tests.faults.outcome import Outcome
from tests.faults.process import ROOT
from tests.faults.promise import Promise, digest, opened
from tests.faults.sample import is_sound
from tests.faults.worker import early

pytestmark = pytest.mark.long

NO_NAMES = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes names safe by itself")


def test_kills_lose_nothing() -> None:
    for compact in (False, True):
        outcome = kills.kills(2, seed=11, compact=compact)
        assert (outcome.lost, outcome.times) == ([], 2)


@NO_NAMES
def test_power_cuts_lose_nothing() -> None:
    for outcome in powercuts.cuts(12, every=9):
        assert outcome.lost == []
        assert outcome.times


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert crowd.together(tmp_path / "one", 5, writers=4).lost == []
    assert crowd.apart(tmp_path / "two", 5, writers=4).lost == []


def test_damage_takes_nothing_with_it() -> None:
    times = len(damage.MUTATIONS)
    outcome = damage.damages(times)
    assert (outcome.lost, outcome.times) == ([], times)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_is_erased_is_erased_though_it_is_killed() -> None:
    outcome = erasing.erasing(every=9, calls=("fsync", "rename"))
    assert outcome.lost == []
    assert outcome.times > 2


def test_a_promise_that_was_not_kept_is_told(tmp_path: Path) -> None:
    library = opened(crowd.begun(tmp_path / "library", tmp_path / "one"), tmp_path / "two")
    promise = Promise()
    promise.hold(Act("2026-01-01T00:00:00.000Z-0000-aaaaaaaa", [("observations", "R1", {"text": "væk"})]))
    assert len(promise.broken(library)) == 1
    library.close()


def test_a_library_that_sees_less_looks_different(tmp_path: Path) -> None:
    folder = crowd.begun(tmp_path / "library", tmp_path / "one")
    before = opened(folder, tmp_path / "two")
    after = opened(folder, tmp_path / "three")
    after.journals[0].add(Observation(text="mere"))[1].wait()
    assert digest(before) != digest(after)
    before.refresh()
    assert digest(before) == digest(after)
    before.close()
    after.close()


def test_a_pen_that_says_saved_before_it_writes_is_caught_by_kills() -> None:
    assert any("is gone" in lost or "is as old as" in lost for lost in kills.kills(2, seed=11, early=True).lost)


@NO_NAMES
def test_a_pen_that_says_saved_before_it_writes_is_caught_by_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LogWriter, "write", early(LogWriter.write))
    assert all(outcome.lost for outcome in powercuts.cuts(6, every=3))


@NO_NAMES
def test_a_pen_that_leaves_names_in_the_cache_is_caught_by_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.log.appender.sync_folder", lambda folder: None)
    assert any(outcome.lost for outcome in powercuts.cuts(6, every=3))


def test_a_reader_that_rewrites_is_caught_by_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def tidied(folder: Path, local: Path) -> object:
        for log in folder.glob("*/*.jsonl"):
            lines = log.read_bytes().split(b"\n")
            log.write_bytes(b"\n".join(line for line in lines if is_sound(line)) + b"\n")
        return opened(folder, local)

    monkeypatch.setattr(damage, "opened", tidied)
    ways: dict[str, damage.Mutation] = {"wrong types": damage.MUTATIONS["wrong types"]}
    assert damage.damages(1, mutations=ways).lost


def test_the_table_says_what_was_lost() -> None:
    def outcomes() -> Iterator[Outcome]:
        yield Outcome("a", 3, "b")
        yield Outcome("c", 3, "d", lost=["e"])
        yield Outcome("f", skipped="why")

    shown = table(list(outcomes()))
    assert "| a | 3 | b | nothing |" in shown
    assert "| c | 3 | d | 1 broken |" in shown
    assert "not run: why" in shown


def test_what_others_plant_takes_nothing_with_it() -> None:
    assert planted.stray(4).lost == []
    if sys.platform != "win32":
        assert planted.names_taken(2).lost == []
    assert erasing.far_ahead(2).lost == []
    assert damage.damages(2, mutations={"mutated": values._mutated}).lost == []


def test_a_stray_log_that_is_not_named_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planted, "check_library", lambda library, guide: [])
    assert planted.stray(1).lost


def test_a_record_that_is_too_much_for_a_command_is_caught(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): raise OverflowError('too large')\n")
    assert any("too large" in lost for lost in fuzzing.mutated("it", str(tmp_path / "test_it.py"), seeds=1).lost)


def test_mutated_files_to_bring_in_are_read_or_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = mutated_imports.mutated_files(120, seed=7)
    assert outcome.lost == []
    assert outcome.times == 120
    monkeypatch.setattr(mutated_imports, "read_file", lambda source: 1 / 0)
    assert "ZeroDivisionError" in mutated_imports.mutated_files(3).lost[0], "the harness sees what goes wrong"


def test_what_is_done_less_of_here_is_done_whole_with_full() -> None:
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if "from tests.amount import" in path.read_text(encoding="utf-8").partition("\ndef ")[0]
    }
    assert asking == set(whole_tests.TESTS)
