"""Writing one's own log: nothing acknowledged is lost, nothing earlier spoiled, and nobody else's touched."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from journals.errors import NotSaved
from journals.log.appender import LogChanged, LogWriter
from tests.journals.log.conftest import a_writer
from tests.journals.log.test_reader import HEAD, LINES

private = pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")


def test_a_log_begins_with_its_head(writer: LogWriter, log: Path) -> None:
    writer.write(LINES[0])
    writer.write(LINES[1], LINES[2])
    assert log.read_bytes() == HEAD + b"".join(LINES[:3])


@private
def test_what_is_made_is_the_users_alone(writer: LogWriter, log: Path) -> None:
    writer.write(LINES[0])
    assert log.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in (log.parent, log.parent.parent)} == {0o700}


@private
def test_in_a_folder_made_for_sharing_it_is_shared(writer: LogWriter, log: Path) -> None:
    log.parent.parent.mkdir()
    log.parent.parent.chmod(0o770)
    umask = os.umask(0o002)
    writer.write(LINES[0])
    os.umask(umask)
    assert log.stat().st_mode & 0o777 == 0o660
    assert log.parent.stat().st_mode & 0o777 == 0o770


@private
def test_a_link_in_the_place_of_a_log_is_not_written_through(writer: LogWriter, log: Path, tmp_path: Path) -> None:
    log.parent.mkdir(parents=True)
    other = tmp_path / "other"
    other.write_bytes(b"not a log")
    log.symlink_to(other)
    with pytest.raises(LogChanged):
        writer.write(LINES[0])
    assert other.read_bytes() == b"not a log"


# Whose log it is


def test_a_new_process_goes_on_in_its_own_log(log: Path, tmp_path: Path) -> None:
    a_writer(log, tmp_path).write(LINES[0])
    a_writer(log, tmp_path).write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]


@pytest.mark.parametrize(
    "changed",
    [
        HEAD + LINES[0],
        HEAD + LINES[0] + LINES[3] + LINES[1],
        HEAD + LINES[0] + LINES[1] + LINES[2],
        HEAD + LINES[0] + LINES[1][:30],
        b"",
        None,
    ],
    ids=["an older one", "another of the same size", "a longer one", "a cut one", "a placeholder", "gone"],
)
@pytest.mark.parametrize("same_process", [True, False])
def test_a_log_that_somebody_else_has_changed_is_left_alone(
    log: Path, tmp_path: Path, changed: bytes | None, same_process: bool
) -> None:
    writer = a_writer(log, tmp_path)
    writer.write(LINES[0])
    writer.write(LINES[2])
    if changed is None:
        log.unlink()
    else:
        log.write_bytes(changed)
    writer._fingerprint.close()
    writer = writer if same_process else a_writer(log, tmp_path)
    with pytest.raises(LogChanged):
        writer.write(LINES[4])
    assert (log.read_bytes() if log.exists() else None) == changed
    assert writer.unwritten() == LINES[4]


@pytest.mark.parametrize("written", [0, 1, 40, len(LINES[1])])
def test_a_crash_in_the_middle_of_our_own_write_is_not_somebody_else(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    def crash(fd: int) -> None:
        raise KeyboardInterrupt

    writer = a_writer(log, tmp_path)
    writer.write(LINES[0])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", crash)
        with pytest.raises(KeyboardInterrupt):
            writer.write(LINES[1])
    log.write_bytes(HEAD + LINES[0] + LINES[1][:written])
    a_writer(log, tmp_path).write(LINES[2])
    kept = LINES[1] if written == len(LINES[1]) else b""
    assert log.read_bytes() == HEAD + LINES[0] + kept + LINES[2]


def test_a_folder_that_is_gone_is_not_made_anew(log: Path, tmp_path: Path) -> None:
    writer = a_writer(log, tmp_path)
    writer.write(LINES[0])
    away = log.parent.parent.rename(tmp_path / "unplugged")
    with pytest.raises(NotSaved):
        writer.write(LINES[1])
    with pytest.raises(NotSaved):
        a_writer(log, tmp_path, first=False).write(LINES[2])
    assert not log.parent.parent.exists()
    away.rename(log.parent.parent)
    writer.write(LINES[3])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1] + LINES[3]


@pytest.mark.parametrize(("times", "saved"), [(3, True), (50, False)])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch, times: int, saved: bool
) -> None:
    real = os.open
    left = [times]

    def held(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path) == log and left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", held)
    monkeypatch.setattr("journals.log.retry.time.sleep", lambda seconds: None)
    if saved:
        writer.write(LINES[0])
    else:
        with pytest.raises(NotSaved):
            writer.write(LINES[0])
        tries = times - left[0]
        with pytest.raises(NotSaved):
            writer.write()
        assert (tries, times - left[0]) == (6, 7), "once more at each look, without holding up the others"
    left[0] = 0
    writer.write()
    assert log.read_bytes() == HEAD + LINES[0]


# Writing


@pytest.mark.parametrize("there", [b"", HEAD[:30]], ids=["empty", "torn head"])
def test_a_log_that_a_crash_left_without_its_head_gets_it(writer: LogWriter, log: Path, there: bytes) -> None:
    log.parent.mkdir(parents=True)
    log.write_bytes(there)
    writer.write(LINES[0])
    assert log.read_bytes() == HEAD + LINES[0]


def test_what_is_reported_was_synced_whole_before(
    writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bytes] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        real(fd)
        synced.append(log.read_bytes())

    writer.write(LINES[0])
    monkeypatch.setattr(os, "fsync", fsync)
    writer.write(LINES[1])
    assert synced == [log.read_bytes()]


def test_short_writes_are_carried_on(writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:3])))
    writer.write(LINES[0])
    writer.write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]


def test_nothing_to_write_makes_no_file(writer: LogWriter, log: Path) -> None:
    writer.write()
    assert not log.exists()
