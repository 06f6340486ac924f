"""Whatever an index says or does not: a command answers as if it had read all logs, and reads no more than it must."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from journals.index.index import Index
from journals.library import remembering
from journals.library.paths import local_folders
from journals.log.act import Act
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.reader import ReadPosition
from tests.amount import amount
from tests.journals.indexing import update_fully
from tests.mutations import MANY, SEEDS, Mutations
from tests.tui.cli.conftest import Answer, Made, Shell
from tests.tui.cli.every_command import reading

NO_READERS = ("search", "guide", "keys", "info", "check")
"""Commands that read no project, or all of them whatever the index says."""


@pytest.fixture
def is_large(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Let any library count as large, or none, so that an index is asked or not."""
    return lambda large: monkeypatch.setattr(remembering, "is_small", lambda *_: not large)


def index_of(library: Path) -> Index:
    """The index that commands find."""
    return Index(local_folders().cache, [library])


def indexed(library: Path) -> None:
    """Index a library as it is now."""
    index = index_of(library)
    update_fully(index)
    index.close()


def damaged(library: Path) -> None:
    """Spoil what lies in the middle of the index."""
    for path in local_folders().cache.glob("library-*.index"):
        data = bytearray(path.read_bytes())
        data[len(data) // 3 : len(data) // 3 * 2] = b"\xff" * (len(data) // 3)
        path.write_bytes(data)


def half_built(library: Path) -> None:
    """Begin a new index, and stop after the first project."""
    shutil.rmtree(local_folders().cache)
    index, steps = index_of(library), iter([False, False])
    for _ in index.update(lambda: next(steps, True)):
        pass
    index.close()


def grown(library: Path) -> None:
    """Let another write in one project."""
    log = min(library.glob("*/aaaaaaaa.jsonl"))
    log.with_name("cccccccc.jsonl").write_bytes(log.read_bytes().replace(b"aaaaaaaa", b"cccccccc"))


def strayed(library: Path) -> None:
    """Let a log of one project lie in the folder of the other, too."""
    first, second = sorted(library.iterdir())
    shutil.copy(first / "bbbbbbbb.jsonl", second / "dddddddd.jsonl")


def cut(library: Path) -> None:
    """Take the end of a log away."""
    log = max(library.glob("*/bbbbbbbb.jsonl"))
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def renamed(library: Path) -> None:
    """Rename the folder of a project."""
    min(library.iterdir()).rename(library / "2027-anderledes")


def gone(library: Path) -> None:
    """Take a project away."""
    shutil.rmtree(min(library.iterdir()))


CHANGES = (indexed, grown, strayed, cut, damaged, indexed, half_built, renamed, indexed, gone)


def answers(shell: Shell, commands: list[list[str]]) -> dict[tuple[str, ...], Answer]:
    """What commands answer."""
    return {tuple(args): shell(*args) for args in commands}


def told(answer: Answer) -> tuple[int, object, str]:
    """An answer in which the order of what has none does not count, nor that an own file was damaged."""
    out: object = answer.out
    err = "".join(line for line in answer.err.splitlines(keepends=True) if ".index " not in line)
    with suppress(ValueError):
        out = json.loads(answer.out)
    if isinstance(out, dict) and isinstance(out.get("text"), str):
        with suppress(ValueError):
            out = out | {"text": json.loads(out["text"])}
    return answer.status, out, err


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_answer_is_that_of_the_logs(shell: Shell, is_large: Callable[[bool], None], seed: int) -> None:
    mutations = Mutations(Random(seed))
    project = mutations.library(shell.library, MANY)
    commands = [
        [*each, *form]
        for each in reading(mutations, project)
        if each[0] not in NO_READERS
        for form in ((), ("--json",))
    ]
    chance = Random(seed)
    for number, change in enumerate(CHANGES):
        change(shell.library)
        asked = chance.sample(commands, amount(6, len(commands)))
        is_large(False)
        wanted = answers(shell, asked)
        is_large(True)
        for args, answer in answers(shell, asked).items():
            assert told(answer) == told(wanted[args]), (number, args)


@pytest.mark.parametrize("command", [["project", "{}"], ["observations", "{}"], ["review", "{}"], ["history", "{}"]])
def test_a_command_about_one_project_reads_no_other(
    shell: Shell, project: Made, is_large: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    other = shell.json("new", "Låse")
    for each in (project, other):
        shell.done("log", each["id"], "Noget")
        shell.done("lesson", each["id"], "--title", "Lært")
    indexed(shell.library)
    read: list[Path] = []
    resume, read_all = ProjectFolder.resume, ProjectFolder.read_all

    def resumed(folder: ProjectFolder, places: Mapping[str, ReadPosition]) -> FoldedActs | None:
        read.append(folder.path)
        return resume(folder, places)

    def read_again(folder: ProjectFolder) -> Iterator[Act]:
        read.append(folder.path)
        return read_all(folder)

    monkeypatch.setattr(ProjectFolder, "resume", resumed)
    monkeypatch.setattr(ProjectFolder, "read_all", read_again)
    monkeypatch.setattr(ProjectFolder, "read", lambda self: pytest.fail(f"{self.path} is read whole"))
    is_large(True)
    for every in ("projects", "lessons", "actions", "retros", "bin"):
        shell.json(every)
        assert not read, every
    shell.json(*(each.format(project["id"]) for each in command))
    assert [str(path) for path in read] == project["folders"]
