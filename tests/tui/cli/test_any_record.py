"""Whatever JSON stands in whatever field: every command answers, and says what it could not read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.mutations import MANY, SEEDS, Mutations
from tests.tui.cli.conftest import Shell
from tests.tui.cli.every_command import GOES_ON, every_command, reading
from tui.cli.program import COMMAND_MODULES

ELSEWHERE = {"demo"}
"""Commands that read no library."""


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_command_answers(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    (here := tmp_path / "here").mkdir()
    monkeypatch.chdir(here)
    mutations, used = Mutations(Random(seed)), ELSEWHERE | GOES_ON
    project = mutations.library(shell.library, MANY)
    for number, args in enumerate(every_command(mutations, project, tmp_path)):
        used.add(args[0])
        answer = shell(*args, *(["--json"] if (number + seed) % 3 == 0 else []))
        assert answer.status in (0, 1), (args, answer.err)
        assert "Error" not in answer.err, (args, answer.err)
    assert used == {name for section in COMMAND_MODULES.values() for name in section}
    assert list(here.iterdir()) == [], "each puts its files where it is told to"


@pytest.mark.long
def test_what_only_reads_changes_no_file(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here := tmp_path / "here").mkdir()
    monkeypatch.chdir(here)
    mutations = Mutations(Random(0))
    project = mutations.library(shell.library, 20)
    before = files(shell.library)
    for args in reading(mutations, project):
        shell(*args)
        assert (files(shell.library), list(here.iterdir())) == (before, []), args


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
