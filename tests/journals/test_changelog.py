"""One log: read while others write it, written so that nothing acknowledged is lost and nothing earlier spoiled."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.act import Act, decode, encode
from journals.changelog import Fault, Pen, Reader
from journals.errors import NotSaved
from tests.journals.conftest import ROOT
from tests.strategies import acts

STAMP = "2026-11-23T18:07:{:02d}.000Z-0000-7hq2m0c4"
HEAD = encode(Act(at=STAMP.format(0), do=[], project="P", format=1))


def act(number: int) -> Act:
    return Act(at=STAMP.format(number), do=[("observations", f"R{number}", {"text": f"nr. {number}"})])


LINES = [encode(act(number)) for number in range(1, 6)]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "project" / "7hq2m0c4.jsonl"


@pytest.fixture
def pen(log: Path, tmp_path: Path) -> Pen:
    return Pen(log, tmp_path / "torn", HEAD)


def codes(reader: Reader) -> list[tuple[str, int | None, str]]:
    return [(fault.level, fault.line, fault.code) for fault in reader.faults]


# Reading


@given(st.lists(acts, max_size=5), st.data())
def test_a_log_that_grows_by_any_bytes_is_read_whole(
    tmp_path_factory: pytest.TempPathFactory, found: list[Act], data: st.DataObject
) -> None:
    log = tmp_path_factory.mktemp("growing") / "a.jsonl"
    text = b"".join(encode(each) for each in found)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    reader = Reader(log)
    got: list[Act] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        with log.open("ab") as file:
            file.write(text[start:end])
        for each in reader.read():
            if each not in got[-1:]:  # a last line without its end is given again with it
                got.append(each)
    again = Reader(log).read()
    assert again == found
    assert [each for each, last in zip(found, [None, *found], strict=False) if each != last] == got
    assert reader.faults == []


def test_only_what_is_new_is_given(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0])
    reader = Reader(log)
    assert reader.read() == [act(1)]
    assert reader.read() == []
    log.write_bytes(LINES[0] + LINES[1])
    assert reader.read() == [act(2)]


def test_a_torn_last_line_is_noticed_and_then_read_when_it_is_whole(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0] + LINES[1][:20])
    reader = Reader(log)
    assert reader.read() == [act(1)]
    assert codes(reader) == [("notice", 2, "torn_tail")]
    log.write_bytes(LINES[0] + LINES[1])
    assert reader.read() == [act(2)]
    assert codes(reader) == []


def test_a_last_line_that_only_lacks_its_end_counts(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0].rstrip())
    reader = Reader(log)
    assert reader.read() == [act(1)]
    assert reader.faults == []


@pytest.mark.parametrize(
    "damage",
    [
        b"{",
        b"\xff\xfe",
        b"\x00\x00\x00",
        b"null",
        b'{"at":"yesterday","do":[]}',
        LINES[1][:-20],
        LINES[1].replace(b'"R2"', b'"../../R2"').rstrip(),
        LINES[1].replace(b'"nr. 2"', b"[" * 100_000 + b"]" * 100_000).rstrip(),
        HEAD.replace(b'"P"', b'"../P"').rstrip(),
    ],
    ids=["json", "utf-8", "zeros", "null", "stamp", "torn", "id", "deep", "project"],
)
def test_a_damaged_line_in_the_middle_is_skipped_and_reported(log: Path, damage: bytes) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0] + damage + b"\n" + LINES[2])
    reader = Reader(log)
    assert reader.read() == [act(1), act(3)]
    assert reader.faults == [Fault("wrong", log, 2, "bad_line")]
    with log.open("ab") as file:
        file.write(LINES[3])
    assert reader.read() == [act(4)]
    assert codes(reader) == [("wrong", 2, "bad_line")], "still so, and said once"


def test_a_log_of_a_newer_program_is_read_and_noticed(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(HEAD.replace(b'"format":1', b'"format":2').replace(b"{", b'{"signed":"x",', 1) + LINES[0])
    reader = Reader(log)
    assert [each.at for each in reader.read()] == [STAMP.format(0), STAMP.format(1)]
    assert reader.faults == [Fault("notice", log, 1, "newer_format", {"format": 2})]


@pytest.mark.parametrize("now", [LINES[2] + LINES[3], LINES[2], b""], ids=["replaced", "shorter", "emptied"])
def test_a_log_that_was_replaced_is_read_from_its_start(log: Path, now: bytes) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0] + b"damage\n")
    reader = Reader(log)
    reader.read()
    log.write_bytes(now)
    assert [encode(each) for each in reader.read()] == now.splitlines(keepends=True)
    assert reader.faults == []


def test_a_log_that_cannot_be_read_is_a_notice_until_it_can(log: Path) -> None:
    log.mkdir(parents=True)  # nobody can read a folder as a file, not even root
    reader = Reader(log)
    assert reader.read() == []
    assert codes(reader) == [("notice", None, "not_read")]
    log.rmdir()
    log.write_bytes(LINES[0])
    assert reader.read() == [act(1)]
    assert reader.faults == []
    log.unlink()
    assert reader.read() == []
    log.write_bytes(LINES[0])
    assert reader.read() == [act(1)], "it came back"


# Writing


def test_a_log_begins_with_its_head(pen: Pen, log: Path) -> None:
    pen.write(LINES[0])
    pen.write(LINES[1], LINES[2])
    assert log.read_bytes() == HEAD + b"".join(LINES[:3])


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_colleagues_may_read_a_log_where_the_folder_lets_them(pen: Pen, log: Path) -> None:
    pen.write(LINES[0])
    plain = log.with_name("plain")
    plain.touch()
    assert log.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("there", [b"", HEAD[:30]], ids=["empty", "torn head"])
def test_a_log_that_a_crash_left_without_its_head_gets_it(pen: Pen, log: Path, there: bytes) -> None:
    log.parent.mkdir()
    log.write_bytes(there)
    pen.write(LINES[0])
    assert log.read_bytes() == HEAD + LINES[0]


def test_what_is_reported_was_synced_whole_before(pen: Pen, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        real(fd)
        synced.append(log.read_bytes())

    pen.write(LINES[0])
    monkeypatch.setattr(os, "fsync", fsync)
    pen.write(LINES[1])
    assert synced == [log.read_bytes()]


def test_short_writes_are_carried_on(pen: Pen, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:3])))
    pen.write(LINES[0])
    pen.write(LINES[1])
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
    pen: Pen, log: Path, monkeypatch: pytest.MonkeyPatch, space: int
) -> None:
    pen.write(LINES[0])
    before = log.read_bytes()
    disk = FullDisk(monkeypatch, space)
    for line in LINES[1:3]:
        with pytest.raises(NotSaved) as refused:
            pen.write(line)
        assert refused.value.code == "not_written"
        assert refused.value.params == {"file": str(log), "reason": "no space left"}
        assert log.read_bytes() == before
    assert (pen.waiting, pen.left_over()) == (2, LINES[1] + LINES[2])
    disk.space = 100_000
    pen.write(LINES[3])
    assert log.read_bytes() == before + b"".join(LINES[1:4])
    assert (pen.waiting, pen.left_over()) == (0, b"")


def test_half_a_line_that_could_not_be_taken_back_is_set_aside(
    pen: Pen, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int, length: int) -> None:
        raise OSError(errno.EIO, "gone")

    pen.write(LINES[0])
    with monkeypatch.context() as patch:
        FullDisk(patch, 20)
        patch.setattr(os, "ftruncate", refuse)
        with pytest.raises(NotSaved):
            pen.write(LINES[1])
    pen.write()
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]
    assert (tmp_path / "torn" / "7hq2m0c4.torn").read_bytes() == LINES[1][:20] + b"\n"


def test_what_could_not_be_synced_was_not_saved(pen: Pen, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(fd: int) -> None:
        raise OSError(errno.EIO, "bad disk")

    pen.write(LINES[0])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(NotSaved):
            pen.write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0]
    pen.write()
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]


def test_a_folder_that_cannot_be_synced_is_no_reason_to_refuse(
    pen: Pen, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if not os.path.samestat(os.fstat(fd), log.stat()):
            raise OSError(errno.EINVAL, "not here")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    pen.write(LINES[0])
    assert log.read_bytes() == HEAD + LINES[0]


@pytest.mark.skipif(os.name == "nt", reason="no limit on the size of a file")
def test_a_real_limit_on_the_file_is_met_the_same_way(log: Path, tmp_path: Path) -> None:
    limit = len(HEAD) + len(LINES[0]) + 25
    script = f"""
import resource, signal
from pathlib import Path
from journals.changelog import Pen
from journals.errors import NotSaved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
pen = Pen(Path({str(log)!r}), Path({str(tmp_path / "torn")!r}), {HEAD!r})
pen.write({LINES[0]!r})
try:
    pen.write({LINES[1]!r})
except NotSaved as refused:
    print(refused.code, Path({str(log)!r}).stat().st_size)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
pen.write({LINES[2]!r})
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["not_written", str(len(HEAD) + len(LINES[0]))]
    assert log.read_bytes() == HEAD + b"".join(LINES[:3])


def test_a_torn_tail_of_an_earlier_run_is_kept_aside(pen: Pen, log: Path, tmp_path: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(HEAD + LINES[0] + LINES[1][:30])
    pen.write(LINES[2])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[2]
    assert (tmp_path / "torn" / "7hq2m0c4.torn").read_bytes() == LINES[1][:30] + b"\n"


def test_a_whole_line_that_only_lacks_its_end_stays(pen: Pen, log: Path, tmp_path: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(HEAD + LINES[0].rstrip())
    pen.write(LINES[1])
    assert log.read_bytes() == HEAD + LINES[0] + LINES[1]
    assert not (tmp_path / "torn").exists()


def test_nothing_to_write_makes_no_file(pen: Pen, log: Path) -> None:
    pen.write()
    assert not log.exists()


@given(acts)
def test_an_act_is_one_line_and_comes_back(each: Act) -> None:
    line = encode(each)
    assert line.count(b"\n") == 1
    assert decode(line) == each
