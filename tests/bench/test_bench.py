"""The measurements run and say what they found; how fast anything is passes or fails nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.logging_one import measure
from tests.bench.pairs import Skipped, compare


def test_ratios_are_taken_turn_by_turn_and_the_warming_up_does_not_count() -> None:
    ours, theirs = iter((100.0, 4.0, 8.0, 60.0)), iter((1.0, 2.0, 2.0, 20.0))
    (row,) = compare("x", lambda: next(ours), {"y": lambda: next(theirs)}, turns=3, wanted="≤ 2")
    assert (row.ours, row.theirs, row.ratio) == (8_000.0, 2_000.0, 3.0)
    assert (row.what, row.against, row.wanted, row.turns) == ("x", "y", "≤ 2", 3)


def test_logging_is_measured_against_bare_appending_and_tinydb() -> None:
    rows = list(measure(sizes=(5,), turns=2))
    assert {row.what for row in rows} == {"log one, 5 there"}
    assert [row.against.split()[0] for row in rows] == ["open,", "append,", "TinyDB"]
    assert all(row.ours > 0 < row.theirs for row in rows)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_starting_is_measured_and_written_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench.main(["--only", "paint,command", "--turns", "1", "--json", str(tmp_path / "out.json")])
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [row["what"].split()[0] for row in found] == ["first", "tilbageblik"]
    assert all(row["ratio"] > 0 for row in found)
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 3
    assert printed[0].startswith("measured")


def test_what_cannot_be_measured_says_why() -> None:
    assert bench.shown(Skipped("first paint", "no app yet")).split("  ")[-1].strip() == "skipped: no app yet"
