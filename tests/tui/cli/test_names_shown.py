"""Names of files and folders, which others choose, cannot forge a line of what is printed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.text.clean import shown_name
from tests.tui.cli.conftest import Made, Shell
from tests.tui.cli.test_hostile_cli import ACTING

FORGED = "wrong: all is lost"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--privacy"),
    ("projects",),
    ("project", "Skærm"),
    ("search", "besked"),
    ("info",),
    ("sync",),
    ("sync", "--init"),
    ("backup", "--to", "{copies}"),
    ("backup", "--from", "{copies}"),
    ("compact", "Skærm"),
    ("purge", "Skærm", "--dry-run"),
    ("export", "--to", "{name}.md"),
    ("export", "--to", "{name}.md"),
    ("guide", "new", "--to", "{name}"),
    ("demo", "--to", "{name} demo"),
    ("demo", "--to", "{name} demo"),
    ("log", "Skærm", "besked"),
    ("--guide", "{name} guide", "guide"),
    ("--library", "{name} none", "projects"),
)


@given(st.text())
def test_a_shown_name_is_one_line_in_which_nothing_acts(name: str) -> None:
    shown = shown_name(name)
    assert len(shown.splitlines()) <= 1
    assert "\t" not in shown
    assert not ACTING.search(shown)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="names cannot hold a line end")
@pytest.mark.parametrize("end", ["\n", "\r", "\v", "\x85", "\u2028"])
def test_no_command_prints_a_line_that_a_name_made(shell: Shell, project: Made, tmp_path: Path, end: str) -> None:
    name = f"a{end}{FORGED}{end}REST"
    (old,) = shell.library.glob("2*")
    folder = old.rename(old.with_name(f"2026-{name}"))
    (log,) = folder.glob("*.jsonl")
    (folder / f"{name}.jsonl").write_bytes(log.read_bytes() + b"{half\n")
    (folder / f"{name} link.jsonl").symlink_to(log)
    head = json.loads(log.read_bytes().splitlines()[0])
    nameless = shell.library / f"2026-{name}-2"
    nameless.mkdir()
    (nameless / f"{name}.jsonl").write_text(json.dumps(head | {"project": "01" + "Z" * 24}) + "\n")
    shell.library = shell.library.rename(shell.library.with_name(f"library {name}"))
    words = {"name": str(tmp_path / name), "copies": str(tmp_path / f"{name} copies")}
    for command in COMMANDS:
        answer = shell(*(word.format(**words) for word in command))
        lines = (answer.out + answer.err).splitlines()
        assert not [line for line in lines if line.startswith((FORGED, "REST"))], (command, lines)
