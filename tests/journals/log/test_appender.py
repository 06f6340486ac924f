"""Writing one's own log: nothing acknowledged is lost, nothing earlier spoiled, and nobody else's touched."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journals.errors import NotSaved
from journals.log.appender import LogChanged, LogWriter
from journals.log.fingerprint import Fingerprint
from tests.journals.conftest import ROOT
from tests.journals.log.test_reader import HEAD, LINES

private = pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library" / "project" / "7hq2m0c4.jsonl"


@pytest.fixture
def writer(log: Path, tmp_path: Path) -> LogWriter:
    return a_writer(log, tmp_path)


def a_writer(log: Path, local: Path, *, first: bool = True) -> LogWriter:
    return LogWriter(log, local / "torn", Fingerprint(local / "mark"), HEAD, first=first)


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


class FullDisk:
    """Lets some bytes through and then no more, until there is space again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, space: int) -> None:
        self.space = space
        self._write = os.write
        monkeypatch.setattr(os, "write", self.write)

    def write(self, fd: int, data: bytes) -> int:
        if self.space <= 0:
            raise OSError(errno.ENOSPC, "no space left")
        written = self._write(fd, bytes(data[: self.space]))
        self.space -= written
        return written


@pytest.mark.parametrize("space", [0, 1, 40, len(LINES[1]) - 1])
def test_a_full_disk_leaves_no_half_line_and_the_rest_follows_in_order(
    writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch, space: int
) -> None:
    writer.write(LINES[0])
    before = log.read_bytes()
    disk = FullDisk(monkeypatch, space)
    for line in LINES[1:3]:
        with pytest.raises(NotSaved) as refused:
            writer.write(line)
        assert refused.value.code == "not_written"
        assert refused.value.params == {"file": str(log), "reason": "no space left", "system": "ENOSPC"}
        assert log.read_bytes() == before
    assert (writer.pending, writer.unwritten()) == (2, LINES[1] + LINES[2])
    disk.space = 100_000
    writer.write(LINES[3])
    assert log.read_bytes() == before + b"".join(LINES[1:4])
    assert (writer.pending, writer.unwritten()) == (0, b"")


def test_half_a_line_that_could_not_be_taken_back_is_set_aside(
    writer: LogWriter, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int, length: int) -> None:
        raise OSError(errno.EIO, "gone")

    writer.write(LINES[0])
    with monkeypatch.context() as patch:
        FullDisk(patch, 20)
        patch.setattr(os, "ftruncate", refuse)
        with pytest.raises(NotSaved):
            writer.write(LINES[1])
    writer.write()
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]
    assert (tmp_path / "torn" / "7hq2m0c4.P.torn").read_bytes() == LINES[1][:20] + b"\n"


def test_what_could_not_be_synced_was_not_saved(writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(fd: int) -> None:
        raise OSError(errno.EIO, "bad disk")

    writer.write(LINES[0])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(NotSaved):
            writer.write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0]
    writer.write()
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]


def test_a_folder_that_cannot_be_synced_is_no_reason_to_refuse(
    writer: LogWriter, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if not os.path.samestat(os.fstat(fd), log.stat()):
            raise OSError(errno.EINVAL, "not here")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    writer.write(LINES[0])
    assert log.read_bytes() == HEAD + LINES[0]


@pytest.mark.skipif(os.name == "nt", reason="no limit on the size of a file")
def test_a_real_limit_on_the_file_is_met_the_same_way(log: Path, tmp_path: Path) -> None:
    limit = len(HEAD) + len(LINES[0]) + 25
    script = f"""
import resource, signal
from pathlib import Path
from journals.log.fingerprint import Fingerprint
from journals.log.appender import LogWriter
from journals.errors import NotSaved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
local = Path({str(tmp_path)!r})
writer = LogWriter(Path({str(log)!r}), local / "torn", Fingerprint(local / "mark"), {HEAD!r}, first=True)
writer.write({LINES[0]!r})
try:
    writer.write({LINES[1]!r})
except NotSaved as refused:
    print(refused.code, Path({str(log)!r}).stat().st_size)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
writer.write({LINES[2]!r})
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["not_written", str(len(HEAD) + len(LINES[0]))]
    assert log.read_bytes() == HEAD + b"".join(LINES[:3])


def test_a_torn_tail_of_an_earlier_run_is_kept_aside(writer: LogWriter, log: Path, tmp_path: Path) -> None:
    log.parent.mkdir(parents=True)
    log.write_bytes(HEAD + LINES[0] + LINES[1][:30])
    writer.write(LINES[2])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[2]
    (torn,) = (tmp_path / "torn").iterdir()
    assert (torn.name, torn.read_bytes()) == ("7hq2m0c4.P.torn", LINES[1][:30] + b"\n")


@private
def test_half_a_line_is_the_users_alone_also_in_a_file_of_an_earlier_version(
    writer: LogWriter, log: Path, tmp_path: Path
) -> None:
    torn = tmp_path / "torn" / "7hq2m0c4.P.torn"
    for number in (1, 2):
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_bytes(HEAD + LINES[0][:30])
        a_writer(log, tmp_path / str(number)).write(LINES[2])
    writer_of_before = tmp_path / "1" / "torn" / torn.name
    writer_of_before.chmod(0o644)
    log.write_bytes(HEAD + LINES[0][:30])
    (tmp_path / "1" / "mark").unlink()
    a_writer(log, tmp_path / "1").write(LINES[2])
    for path in (writer_of_before, tmp_path / "2" / "torn" / torn.name):
        assert path.stat().st_mode & 0o777 == 0o600
    assert writer_of_before.read_bytes() == 2 * (LINES[0][:30] + b"\n")


def test_a_whole_line_that_only_lacks_its_end_stays(writer: LogWriter, log: Path, tmp_path: Path) -> None:
    log.parent.mkdir(parents=True)
    log.write_bytes(HEAD + LINES[0].rstrip())
    writer.write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]
    assert not (tmp_path / "torn").exists()


def test_nothing_to_write_makes_no_file(writer: LogWriter, log: Path) -> None:
    writer.write()
    assert not log.exists()
