"""Whatever JSON stands in whatever field of whatever record: it is folded, counted, indexed, found and written out."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.ids import ID_PATTERN, joined_id
from journals.index.index import Index
from journals.index.query import Query
from journals.library.check import check_library
from journals.library.history import read_history
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.library.trash import trash_items
from journals.library.undo import apply_plan, plan_undo
from journals.log.compaction import compacted
from journals.records.model import RECORDS
from tests.guides import guide_of
from tests.journals.index.conftest import held, written
from tests.journals.indexing import update_fully
from tests.mutations import Mutations
from tests.strategies import costly


@costly(5)
@given(st.integers(0, 1 << 32))
def test_any_record_goes_everywhere(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    place = tmp_path_factory.mktemp("any")
    Mutations(Random(seed)).library(place / "library", 12, projects=1)
    library = Library([place / "library"], LocalFolders(place / "state", place / "cache", place / "config"))
    library.refresh()
    index = Index(place / "cache", library.folders)
    update_fully(index)
    journals = library.all_journals()
    if not any(journal.purges.orders for journal in journals):  # they erase logs and index beside us
        assert held(index) == written(library), "the index reads as the library does"
        assert index.summaries().keys() == {journal.id for journal in journals}
    for hit in index.search(Query(words=("skærmen",))).hits:
        assert not hit.project or hit.id in written(library)
    for journal in journals:
        assert {each.id for each in journal.all(RECORDS[1])} == {each.id for each in journal.observations}
        assert journal.summary.observations == sum(each.review is None for each in journal.observations)
        for table, record in journal.known_ids():
            read_history(library, journal, table, record)
    trash_items(library)
    check_library(library, guide_of("da"))
    for log in (place / "library").glob("*/*.jsonl"):
        compacted(log.read_bytes(), "2026-11-01T00:00:30.000Z", lambda *_: False)
    if plan := plan_undo(library, everyone=True):
        apply_plan(plan)
    library.close()
    index.close()


@pytest.mark.long
def test_every_table_and_field_is_mutated(tmp_path: Path) -> None:
    mutations = Mutations(Random(1))
    seen = b"".join(mutations.lines("01JD0000000000000000000000", 2_500)).decode()
    for kind in RECORDS:
        assert f'["{kind.TABLE}"' in seen
        for name in kind.__struct_fields__:
            assert f'"{name}":' in seen or f'"{name}.' in seen, (kind.TABLE, name)


@given(st.lists(st.text("abcXYZ019-_", max_size=64) | st.text(max_size=3)))
def test_an_id_made_of_others_is_an_id_however_long_they_are(parts: list[str]) -> None:
    made = joined_id("running", *parts)
    assert re.fullmatch(ID_PATTERN, made)
    assert made == joined_id("running", *parts)
