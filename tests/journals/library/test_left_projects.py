"""A project without a name goes where its log goes: nothing of it stays in a window that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.index.index import Index
from journals.library.library import Library
from journals.log.act import Act, encode
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, installation, own_log, started
from tests.journals.indexing import update_fully
from tests.journals.log.test_misnamed import flipped, misname, team, texts

NOTE = encode(Act("2026-11-29T09:00:00.000Z-0001-zzzzzzzz", [("observations", "X", {"text": "uden navn"})]))


def nameless(folder: Path, name: str = "Noter") -> Path:
    log = folder / name / "zzzzzzzz.jsonl"
    log.parent.mkdir(parents=True)
    log.write_bytes(NOTE)
    return log


def looked(library: Library) -> dict[str, list[str]]:
    """What is there after a look at the disk; there is one project of each name."""
    if library.index is not None:
        update_fully(library.index)
        library.apply_summaries(library.index.summaries())
    library.refresh()
    assert len(texts(library)) == len(library.journals)
    return texts(library)


@pytest.mark.parametrize("remembered", [False, True], ids=["all read", "by the index"])
def test_it_goes_where_its_log_goes(open_library: OpenLibrary, folder: Path, tmp_path: Path, remembered: bool) -> None:
    alpha = own_log(started(open_library(), "Alpha"))
    log = nameless(folder)
    window = Library([folder], installation(tmp_path / "window"))
    index = Index(tmp_path / "index", [folder])
    if remembered:
        update_fully(index)
        window.attach_index(index)
    assert looked(window) == {"Alpha": [], "": ["uden navn"]}
    (old,) = (journal for journal in window.journals if not journal.name)
    log.parent.rename(folder / "Andre noter")
    assert looked(window) == {"Alpha": [], "": ["uden navn"]}, "its folder has another name: it is one, not two"
    (folder / "Andre noter" / log.name).rename(alpha.with_name(log.name))
    assert looked(window) == {"Alpha": ["uden navn"]}
    assert not old.exists
    (alpha.with_name(log.name)).rename(tmp_path / "away")
    nameless(folder)
    assert "" in looked(window), "it comes back too"
    assert old.exists
    window.close()
    index.close()


def test_it_goes_when_another_log_says_whose_it_is(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    alpha = team(open_library, "one", "two")
    first, second = (own_log(journal) for by in ("one", "two") for journal in open_library(by=by).journals)
    misname(second, flipped(alpha.id, 12))
    first.rename(tmp_path / "not here yet")
    window = open_library(by="three")
    assert looked(window) == {"": ["Alpha two"]}
    (tmp_path / "not here yet").rename(first)
    assert looked(window) == {"Alpha": ["Alpha one", "Alpha two"]}


def test_what_somebody_wrote_in_it_stays(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    log = nameless(folder)
    window = open_library()
    (journal,) = window.journals
    added(journal, Observation(text="set her"))
    log.unlink()
    assert looked(window)[""][0] == "set her"
    own_log(journal).parent.rename(tmp_path / "away")
    journal.add(Observation(text="mens den var væk"))
    assert "mens den var væk" in looked(window)[""]


def test_one_with_a_name_stays_while_its_folder_is_away(open_library: OpenLibrary, tmp_path: Path) -> None:
    window = open_library()
    journal, made = window.create(Project(name="Alpha"))
    made.wait()
    own_log(journal).parent.rename(tmp_path / "away")
    assert looked(window) == {"Alpha": []}
