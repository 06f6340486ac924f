"""A small part of what sync tools do, and that it would be noticed if something were lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journals.log.fingerprint import Fingerprint
from journals.log.reader import LogReader
from tests.faults import syncing
from tests.faults.outcome import Outcome
from tests.faults.synctool import COPIES
from tests.journals.log.test_reader import HEAD, LINES

WHOLE = HEAD + b"".join(LINES)


@pytest.mark.long
@pytest.mark.parametrize(
    "outcome",
    [
        lambda: syncing.copies(len(COPIES), seed=7),
        lambda: syncing.carried(60, seed=7),
        lambda: syncing.while_read(20, seed=7),
        lambda: syncing.away(4, seed=7),
        lambda: syncing.older(4, seed=7),
        lambda: syncing.twins(1, seed=7),
    ],
    ids=["copies", "carried", "while read", "away", "older", "twins"],
)
def test_sync_tools_lose_nothing(outcome: object) -> None:
    assert callable(outcome)
    found: Outcome = outcome()
    assert found.lost == []
    assert found.times


def test_a_program_that_does_not_notice_an_older_copy_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fingerprint, "matches", lambda self, log: True)
    assert "0: nobody was told that something is missing" in syncing.older(1).lost


def test_a_reader_that_believes_all_that_changes_has_grown_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LogReader, "_only_grew", lambda self, file, size: True)
    assert syncing.carried(60, seed=7).lost


@pytest.mark.parametrize("grows", [False, True])
@pytest.mark.parametrize("part", [slice(10, 30), slice(len(HEAD), len(HEAD) + len(LINES[0]) + 20)])
def test_a_hole_that_a_sync_tool_fills_later_is_read_then(tmp_path: Path, part: slice, grows: bool) -> None:
    log = tmp_path / "7hq2m0c4.jsonl"
    first = WHOLE[: -len(LINES[-1])] if grows else WHOLE
    log.write_bytes(first[: part.start] + bytes(part.stop - part.start) + first[part.stop :])
    os.utime(log, (1, 1))
    reader = LogReader(log)
    reader.read()
    assert [fault.code for fault in reader.faults] == ["bad_line"]
    log.write_bytes(WHOLE)
    assert len(reader.read()) == 1 + len(LINES)
    assert reader.faults == []
