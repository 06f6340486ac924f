"""Logging a line where an index knows the project: only what its logs have grown by is read, and nothing is missed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from content import load
from journals.ids import SHORT_LENGTH, ulid
from journals.index import text_indexing
from journals.index.index import Index
from journals.library import journal as journals
from journals.library import loading, readable_journal, remembering
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders, local_folders
from journals.log import act as acts
from journals.log.fold import Touched
from journals.log.folded_acts import FoldedActs
from journals.log.stamp import Clock
from journals.records.model import Observation, Project
from journals.records.retro import Retro
from journals.text.language import LANGUAGES
from tests.amount import amount
from tests.journals.conftest import installation
from tests.journals.indexing import update_fully
from tests.mutations import MANY, Mutations
from tests.tui.cli.conftest import Made, Shell
from tests.tui.cli.test_reading_by_index import CHANGES, told
from tui.cli.param_types import _STAGES

Elsewhere = Callable[[Callable[[Library], None]], None]


@pytest.fixture(autouse=True)
def is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any library count as so large that its index is asked."""
    monkeypatch.setattr(remembering, "is_small", lambda *_: False)


@pytest.fixture
def elsewhere(shell: Shell, tmp_path: Path) -> Elsewhere:
    """Return a function that does something in the library on another machine, which has no index of it."""

    def do(work: Callable[[Library], None]) -> None:
        library = Library([shell.library], installation(tmp_path / "elsewhere"))
        library.refresh()
        work(library)
        library.close()

    return do


@pytest.fixture
def grown(shell: Shell, project: Made) -> Made:
    """Return a project that was indexed with some observations, and has got one since."""
    for number in range(20):
        shell.done("log", project["id"], f"Før {number}")
    index_again(shell)
    shell.done("log", project["id"], "Siden")
    return project


def index_again(shell: Shell) -> None:
    """Index the library as it is now."""
    index = Index(local_folders().cache, [shell.library])
    update_fully(index)
    index.close()


def is_read_whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that gets longer with each project that is read."""
    read: list[int] = []

    def counted(*args: Any) -> Any:
        read.append(1)
        return loading.load_fold(*args)

    monkeypatch.setattr(readable_journal, "load_fold", counted)
    return read


def texts(shell: Shell) -> list[str]:
    """Return what is noted, the latest first."""
    return [row["text"] for row in shell.json("observations")]


def all_text(shell: Shell) -> str:
    """Return all that stands in the logs."""
    return "".join(path.read_text(encoding="utf-8") for path in shell.library.glob("*/*.jsonl"))


def test_only_what_the_logs_have_grown_by_is_decoded(
    shell: Shell, grown: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, lines, decode = is_read_whole(monkeypatch), [], acts.decode

    def counted(line: bytes) -> acts.Act:
        lines.append(line)
        return decode(line)

    monkeypatch.setattr(acts, "decode", counted)
    answer = shell.done("log", "skærm", "Nu")
    assert not read
    assert len([line for line in lines if b"Siden" in line]) <= 2, "as growth, and for the clock"
    assert not [line for line in lines if "Før 3".encode() in line and line not in lines[-64:]]
    (number,) = re.findall(rf"^\w{{{SHORT_LENGTH}}}(?=  )", answer.out)
    monkeypatch.undo()
    assert texts(shell)[:2] == ["Nu", "Siden"]
    assert shell.json("observations")[0]["id"].endswith(number)


def test_the_line_that_is_stored_is_the_same_as_without_an_index(
    shell: Shell, grown: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--stage", "s4", "--kind", "hindered", "--pitfall", "4.4", "--role", "leder", "--date", "i går")
    shell.done("log", "skærm", "Nu", *options)
    monkeypatch.setattr(remembering, "is_small", lambda *_: True)
    shell.done("log", "skærm", "Nu", *options)
    (log,) = [path for path in shell.library.glob("*/*.jsonl") if b"Siden" in path.read_bytes()]
    one, other = (json.loads(line)["do"][0] for line in log.read_bytes().splitlines()[-2:])
    assert [*one[2].items()] == [*other[2].items()]
    assert one[0] == other[0]
    assert one[1] != other[1]


def test_what_another_machine_has_changed_since_is_known(shell: Shell, grown: Made, elsewhere: Elsewhere) -> None:
    def change(library: Library) -> None:
        journal = find_project(library, "skærm")
        old = journal.project
        pending = journal.edit((old, Project(id=old.id, name="Låse", stage="S5")))
        assert pending is not None
        pending.wait()

    elsewhere(change)
    assert shell("log", "skærm", "Nu").status == 1
    assert shell.json("log", "låse", "Nu")["stage"] == "S5"


def test_a_project_that_another_machine_has_deleted_since_is_gone(
    shell: Shell, grown: Made, elsewhere: Elsewhere
) -> None:
    elsewhere(lambda library: (journal := find_project(library, "skærm")).delete(journal.project).wait())
    answer = shell("log", grown["id"], "Nu")
    assert (answer.status, answer.out) == (1, "")
    assert grown["id"] in answer.told


def test_a_project_that_is_new_since_is_found(shell: Shell, grown: Made, elsewhere: Elsewhere) -> None:
    elsewhere(lambda library: library.create(Project(name="Tavler", stage="S3"))[1].wait())
    assert shell.json("log", "tavler", "Nu")["stage"] == "S3"


@pytest.mark.parametrize("is_indexed", [False, True])
def test_an_id_that_ends_as_another_is_shown_so_long_that_it_names_one(
    shell: Shell, grown: Made, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, is_indexed: bool
) -> None:
    mine = ulid()
    like = f"{mine[:17]}{'0' if mine[17] != '0' else '1'}{mine[18:]}"
    elsewhere(lambda library: find_project(library, "skærm").add(Observation(id=like, text="Ens"))[1].wait())
    if is_indexed:
        index_again(shell)
    monkeypatch.setattr(journals, "ulid", lambda: mine)
    assert shell.done("log", "skærm", "Nu").out.startswith(f"{mine[-9:]}  ")


def test_an_earlier_lesson_that_another_project_has_got_since_is_announced(shell: Shell) -> None:
    options = ("--technology", "Videosamtaler", "--area", "Hjemmepleje")
    for name in ("Skærmbesøg i syd", "Skærmbesøg i nord"):
        shell.done("new", name, *options)
    index_again(shell)
    shell.done("lesson", "syd", "--title", "Aftal, hvem der svarer", "--stage", "5", "--pitfall", "4.1")
    answer = shell("log", "nord", "Ingen tog den", "--stage", "5", "--pitfall", "4.1")
    assert answer.told == "Lært før (ingen har prøvet den endnu): Aftal, hvem der svarer · Skærmbesøg i syd"


def test_an_earlier_lesson_is_announced_that_the_index_has_not_taken_the_words_of_yet(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--technology", "Videosamtaler", "--area", "Hjemmepleje")
    for name in ("Skærmbesøg i syd", "Skærmbesøg i nord"):
        shell.done("new", name, *options)
    shell.done("lesson", "syd", "--title", "Aftal, hvem der svarer", "--stage", "5", "--pitfall", "4.1")
    monkeypatch.setattr(text_indexing, "index_texts", lambda *_: iter(()))
    index_again(shell)
    answer = shell("log", "nord", "Ingen tog den", "--stage", "5", "--pitfall", "4.1")
    assert answer.told == "Lært før (ingen har prøvet den endnu): Aftal, hvem der svarer · Skærmbesøg i syd"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(amount(2, 12)))
def test_whatever_the_index_says_or_does_not_the_same_line_is_logged_and_told(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    mutations = Mutations(Random(seed))
    project = mutations.library(shell.library, MANY)
    state, kept = local_folders().state, tmp_path / "kept"

    def logged(name: str, *, is_small: bool) -> tuple[tuple[int, object, str], list[str]]:
        monkeypatch.setattr(remembering, "is_small", lambda *_: is_small)
        for folder in (shell.library, state):
            shutil.copytree(folder, kept / folder.name) if folder.exists() else None
        status, out, err = told(shell("log", name, "Nu, og kun her", "--pitfall", "4.4"))
        lines = [line for line in all_text(shell).splitlines() if "Nu, og kun her" in line]
        acts_of = [json.dumps([fields for *_, fields in json.loads(line)["do"]], sort_keys=True) for line in lines]
        for folder in (shell.library, state):  # as it was before
            shutil.rmtree(folder, ignore_errors=True)
            shutil.move(kept / folder.name, folder) if (kept / folder.name).exists() else None
        return (status, re.sub(r"^\w+(?=  )", "", str(out)), err), acts_of

    for number, change in enumerate(CHANGES):
        change(shell.library)
        for name in (project, *(each.name for each in sorted(shell.library.iterdir())), "a"):
            assert logged(name, is_small=False) == logged(name, is_small=True), (number, name)


def test_what_is_to_be_purged_since_is_purged(shell: Shell, grown: Made, elsewhere: Elsewhere) -> None:
    def purge(library: Library) -> None:
        journal = find_project(library, "skærm")
        (note,) = (each for each in journal.observations if each.text == "Før 7")
        journal.order_purge((Observation.TABLE, note.id)).wait()

    elsewhere(purge)
    shell.done("log", "skærm", "Nu")
    assert not [path for path in shell.library.glob("*/*.jsonl") if "Før 7".encode() in path.read_bytes()]


@pytest.mark.parametrize("times_indexed", [0, 1, 2])
def test_a_private_note_that_comes_after_its_meeting_is_erased(
    shell: Shell, grown: Made, elsewhere: Elsewhere, times_indexed: int
) -> None:
    def hold(library: Library) -> None:
        journal = find_project(library, "skærm")
        (retro,), pending = journal.add(Retro(day="2026-11-20", raw_notes="delete", closed="2026-11-20"))
        pending.wait()
        journal.purges.may_be_late = False  # as it is where the note has not come
        journal.add(Observation(text="Mellem os", retro=retro.id, private=True))[1].wait()
        journal.purges.may_be_late = False

    elsewhere(hold)
    for writer in ("cccccccc", "dddddddd")[:times_indexed]:
        index_again(shell)
        act = acts.Act(at=Clock(writer).tick(), do=[("observations", ulid(), {"text": "Mere", "deleted": False})])
        next(shell.library.glob("*/*.jsonl")).with_name(f"{writer}.jsonl").write_bytes(acts.encode(act))
    assert "purges" not in all_text(shell)
    shell.done("log", "skærm", "Nu")
    assert "purges" in all_text(shell), "it is ordered to be erased"


def test_a_damaged_line_is_told_of(shell: Shell, grown: Made) -> None:
    next(shell.library.glob("*/*.jsonl")).with_name("cccccccc.jsonl").write_bytes(b"{half\n")
    for _ in range(2):
        answer = shell("log", "skærm", "Nu")
        assert answer.status == 0
        assert answer.told == "Noget i en log kunne ikke læses; resten er med. Se hvad: tilbageblik check"
        index_again(shell)


def cut(shell: Shell) -> None:
    """Take the end of a log away."""
    log = max(shell.library.glob("*/*.jsonl"), key=lambda path: path.stat().st_size)
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def changed(shell: Shell) -> None:
    """Change what was read of a log, and let it grow."""
    log = max(shell.library.glob("*/*.jsonl"), key=lambda path: path.stat().st_size)
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:5] + lines[6:] + lines[-1:] * 9))


def gone(shell: Shell) -> None:
    """Let the index be gone."""
    shutil.rmtree(local_folders().cache)


def of_old(shell: Shell) -> None:
    """Let the index be none that can be read."""
    for path in local_folders().cache.glob("library-*.index"):
        path.write_bytes(b"x" * 5000)


@pytest.mark.parametrize("change", [cut, changed, gone, of_old])
def test_where_something_does_not_match_the_project_is_read(
    shell: Shell, grown: Made, monkeypatch: pytest.MonkeyPatch, change: Callable[[Shell], None]
) -> None:
    change(shell)
    read = is_read_whole(monkeypatch)
    absorbed, absorb = [], journals.Journal.absorb

    def counted(journal: journals.Journal, news: FoldedActs) -> Touched:
        absorbed.append(1)
        return absorb(journal, news)

    monkeypatch.setattr(journals.Journal, "absorb", counted)
    assert shell("log", "skærm", "Nu").status == 0
    assert read or absorbed
    monkeypatch.undo()
    assert "Nu" in all_text(shell)


def test_the_stages_that_are_known_without_the_guide_are_those_of_the_guide(tmp_path: Path) -> None:
    for language in LANGUAGES:
        guide = load(language)
        assert {item.id for item in guide.items() if item.kind == "stage"} == set(_STAGES.values())
        for typed, stage in _STAGES.items():
            found = guide.find(typed if typed in ("", stage) or not typed.isdecimal() else f"S{typed}")
            assert found is not None
            assert (found.id, found.kind) == (stage, "stage")


def test_nothing_is_written_to_the_index(shell: Shell, grown: Made) -> None:
    def indexed() -> list[str]:
        local: LocalFolders = local_folders()
        index = Index(local.cache, [shell.library])
        try:
            return sorted(index.record_ids())
        finally:
            index.close()

    before = indexed()
    shell.done("log", "skærm", "Nu")
    assert indexed() == before
