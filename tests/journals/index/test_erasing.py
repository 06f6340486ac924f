"""What is purged is not left in the index either: not in a free page, a log of SQLite's, or the list of words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.index.query import query_from_text
from journals.index.store import IndexStore, erase_all, path_for
from journals.library.maintenance import purge
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, edited, started
from tests.journals.index.conftest import OpenIndex, held, written
from tests.journals.indexing import update_fully

SECRET = "hemmeligvandmelon ligger bag skuret"


def left(cache: Path) -> set[str]:
    """The names of the files in which any telling word of the secret is left."""
    words = [word.encode() for word in SECRET.split() if len(word) > 3]
    return {path.name for path in cache.iterdir() if any(word in path.read_bytes() for word in words)}


def test_what_was_purged_is_in_no_byte_of_an_index_that_is_open(
    open_library: OpenLibrary, open_index: OpenIndex, tmp_path: Path
) -> None:
    library, index, window = open_library(), open_index(cache="one/cache"), open_index(cache="one/cache")
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    update_fully(index)
    edited(journal, seen, replace(seen, text=f"{SECRET} endnu"))
    added(journal, *(Observation(text=f"bliver {number}") for number in range(50)))
    update_fully(index)
    assert len(index.search(query_from_text("hemmeligvandmelon")).hits) == 1
    assert len(window.search(query_from_text("hemmeligvandmelon")).hits) == 1
    assert left(tmp_path / "one" / "cache")
    (file,) = (tmp_path / "one" / "cache").glob("*.index")
    number = file.stat().st_ino
    purge(library, journal, (Observation.TABLE, seen.id))
    assert file.stat().st_ino == number, "a file that is open elsewhere would live on without its name"
    assert left(tmp_path / "one" / "cache") == set()
    for each in (index, window):
        update_fully(each)
        assert each.search(query_from_text("hemmeligvandmelon")).hits == []
        assert len(each.search(query_from_text("bliver")).hits) == 50
        assert held(each) == written(library)
    assert left(tmp_path / "one" / "cache") == set()


def test_an_index_of_somebody_who_wrote_nothing_forgets_when_the_others_have_obeyed(
    open_library: OpenLibrary, open_index: OpenIndex, tmp_path: Path
) -> None:
    library, index = open_library(by="two"), open_index(cache="one/cache")
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    added(journal, Observation(text="bliver"))
    update_fully(index)
    assert left(tmp_path / "one" / "cache")
    purge(library, journal, (Observation.TABLE, seen.id))
    update_fully(index)
    assert left(tmp_path / "one" / "cache") == set()
    assert held(index) == written(library)
    assert len(index.search(query_from_text("bliver")).hits) == 1


@pytest.mark.parametrize("transaction", [IndexStore.write_transaction, IndexStore.read_transaction])
def test_it_is_erased_even_where_another_one_does_not_stop_writing_or_reading(
    open_library: OpenLibrary,
    open_index: OpenIndex,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    transaction: Callable[[IndexStore], AbstractContextManager[None]],
) -> None:
    library, index = open_library(), open_index(cache="one/cache")
    added(started(library), Observation(text=SECRET))
    update_fully(index)
    monkeypatch.setattr("journals.index.store._WAIT", 0.05)
    other = IndexStore(path_for(tmp_path / "one" / "cache", [folder]))
    with transaction(other):
        assert other.read("SELECT count(*) FROM records") != [(0,)]
        erase_all(tmp_path / "one" / "cache")
        assert left(tmp_path / "one" / "cache") == set()
    other.close()
    update_fully(index)
    assert held(index) == written(library)


def test_other_files_of_the_cache_are_no_index(tmp_path: Path) -> None:
    (tmp_path / "guide-da.msgpack").write_text(SECRET)
    erase_all(tmp_path)
    assert left(tmp_path) == {"guide-da.msgpack"}
