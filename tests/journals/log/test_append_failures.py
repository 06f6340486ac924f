"""A disk that is full, or does not sync, takes nothing that was acknowledged, and half a line spoils none."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journals.errors import NotSaved
from journals.log.appender import LogWriter
from tests.journals.conftest import ROOT
from tests.journals.log.conftest import a_writer
from tests.journals.log.test_appender import private
from tests.journals.log.test_reader import HEAD, LINES


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
import resource, signal, sys
sys.dont_write_bytecode = True  # or what is imported now would be kept cut off, for every process that comes after
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
