"""One log, read while others write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.log.act import Act, decode, encode
from journals.log.reader import NAMED_LINES, LogFault, LogReader
from tests.strategies import acts

STAMP = "2026-11-23T18:07:{:02d}.000Z-0000-7hq2m0c4"
HEAD = encode(Act(at=STAMP.format(0), do=[], project="P", format=1))


def act(number: int) -> Act:
    return Act(at=STAMP.format(number), do=[("observations", f"R{number}", {"text": f"nr. {number}"})])


LINES = [encode(act(number)) for number in range(1, 6)]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "project" / "7hq2m0c4.jsonl"


def codes(reader: LogReader) -> list[tuple[str, int | None, str]]:
    return [(fault.level, fault.line, fault.code) for fault in reader.faults]


# Reading


@given(st.lists(acts, max_size=5), st.data())
def test_a_log_that_grows_by_any_bytes_is_read_whole(
    tmp_path_factory: pytest.TempPathFactory, found: list[Act], data: st.DataObject
) -> None:
    log = tmp_path_factory.mktemp("growing") / "a.jsonl"
    text = b"".join(encode(each) for each in found)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    reader = LogReader(log)
    got: list[Act] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        with log.open("ab") as file:
            file.write(text[start:end])
        for each in reader.read():
            if each not in got[-1:]:  # a last line without its end is given again with it
                got.append(each)
    again = LogReader(log).read()
    assert again == found
    assert [each for each, last in zip(found, [None, *found], strict=False) if each != last] == got
    assert codes(reader) == ([] if found else [("notice", None, "not_fetched")])


def test_only_what_is_new_is_given(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0])
    reader = LogReader(log)
    assert reader.read() == [act(1)]
    assert reader.read() == []
    log.write_bytes(LINES[0] + LINES[1])
    assert reader.read() == [act(2)]


def test_a_torn_last_line_is_noticed_and_then_read_when_it_is_whole(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0] + LINES[1][:20])
    reader = LogReader(log)
    assert reader.read() == [act(1)]
    assert codes(reader) == [("notice", 2, "torn_tail")]
    log.write_bytes(LINES[0] + LINES[1])
    assert reader.read() == [act(2)]
    assert codes(reader) == []


def test_a_last_line_that_only_lacks_its_end_counts(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0].rstrip())
    reader = LogReader(log)
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
    reader = LogReader(log)
    assert reader.read() == [act(1), act(3)]
    assert reader.faults == [LogFault("wrong", log, 2, "bad_line")]
    with log.open("ab") as file:
        file.write(LINES[3])
    assert reader.read() == [act(4)]
    assert codes(reader) == [("wrong", 2, "bad_line")], "still so, and said once"


def test_a_log_of_a_newer_program_is_read_and_noticed(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(HEAD.replace(b'"format":1', b'"format":2').replace(b"{", b'{"signed":"x",', 1) + LINES[0])
    reader = LogReader(log)
    assert [each.at for each in reader.read()] == [STAMP.format(0), STAMP.format(1)]
    assert reader.faults == [LogFault("notice", log, 1, "newer_format", {"format": 2})]


@pytest.mark.parametrize("now", [LINES[2] + LINES[3], LINES[2], b""], ids=["replaced", "shorter", "emptied"])
def test_a_log_that_was_replaced_is_read_from_its_start(log: Path, now: bytes) -> None:
    log.parent.mkdir()
    log.write_bytes(LINES[0] + b"damage\n")
    reader = LogReader(log)
    reader.read()
    log.write_bytes(now)
    assert [encode(each) for each in reader.read()] == now.splitlines(keepends=True)
    assert codes(reader) == ([] if now else [("notice", None, "not_fetched")])


def test_a_log_that_cannot_be_read_is_a_notice_until_it_can(log: Path) -> None:
    log.mkdir(parents=True)  # nobody can read a folder as a file, not even root
    reader = LogReader(log)
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


@given(acts)
def test_an_act_is_one_line_and_comes_back(each: Act) -> None:
    line = encode(each)
    assert line.count(b"\n") == 1
    assert decode(line) == each


def test_a_log_that_is_long_is_said_to_be_once(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.log.reader.LONG_LOG", len(HEAD + LINES[0]))
    log.parent.mkdir()
    log.write_bytes(HEAD)
    reader = LogReader(log)
    reader.read()
    assert not reader.faults
    for line in LINES:
        with log.open("ab") as file:
            file.write(line)
        assert len(reader.read()) == 1
        assert codes(reader) == [("notice", None, "long_log")]
    assert codes(LogReader(log, reader.position)) == [("notice", None, "long_log")]


def test_of_many_lines_with_a_fault_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    log = tmp_path / "many.jsonl"
    log.write_bytes(b"{damaged\n" * 250)
    reader = LogReader(log)
    reader.read()
    more = ("wrong", None, "more_bad_line")
    assert codes(reader) == [*(("wrong", line, "bad_line") for line in range(1, NAMED_LINES + 1)), more]
    assert reader.faults[-1].params == {"n": 250 - NAMED_LINES}
    assert len(reader.position.faults) == NAMED_LINES + 1
    later = LogReader(log, reader.position)
    with log.open("ab") as file:
        file.write(b"{damaged\n" * 7)
    later.read()
    assert [each.params for each in later.faults if each.code == "more_bad_line"] == [{"n": 257 - NAMED_LINES}]
    log.write_bytes(b"{damaged\n")
    later.read()
    assert codes(later) == [("wrong", 1, "bad_line")]
