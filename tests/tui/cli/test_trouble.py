"""A disk that is full and paths that cannot be, with real processes and the system's own limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.shell import LIMITED
from tests.tui.cli.conftest import Shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
FULL = "skærmen blev sort"


def run_with_room(shell: Shell, room: int, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process whose files may hold only so many bytes."""
    command = [sys.executable, "-c", LIMITED, str(room), "--library", str(shell.library), *args]
    return subprocess.run(command, capture_output=True, text=True, env=shell.env())


def test_what_a_full_disk_refuses_is_kept_and_comes_in_at_the_next_start(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    for number in range(4):
        shell.done("log", "Skærm", f"lyden faldt ud, {number}")
    (log,) = shell.library.glob("*/*.jsonl")
    before = log.read_bytes()
    assert len(before) > 400
    ended = run_with_room(shell, 400, "log", "Skærm", FULL)
    assert ended.returncode == 1
    why, where = ended.stderr.strip().splitlines()
    assert str(log) in why
    assert "unsaved" in where
    assert log.read_bytes() == before, "no half line"
    assert FULL in [each["text"] for each in shell.json("observations")]
    assert FULL.encode() in b"".join(each.read_bytes() for each in shell.library.glob("*/*.jsonl"))


def test_where_not_even_the_emergency_file_has_room_the_text_is_said(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    ended = run_with_room(shell, 0, "log", "Skærm", FULL)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert FULL in ended.stderr


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 200] * 30)])
def test_a_path_that_is_too_long_is_one_line(shell: Shell, name: str, tmp_path: Path) -> None:
    for args in (["projects"], ["new", "Skærmbesøg"]):
        command = [sys.executable, "-m", "tui", "--library", str(tmp_path / name), *args]
        ended = subprocess.run(command, capture_output=True, text=True, env=shell.env())
        assert ended.returncode == 1
        assert len(ended.stderr.strip().splitlines()) == 1
        assert "Traceback" not in ended.stderr
