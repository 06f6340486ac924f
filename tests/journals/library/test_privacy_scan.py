"""A scan of a library reads its logs line by line, however long they are."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest
from msgspec.structs import replace

from journals.library.privacy_scan import scan_library
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, edited, started

TODAY = date(2026, 11, 24)


@pytest.mark.long
def test_no_text_is_held_but_that_of_the_line_that_is_looked_at(open_library: OpenLibrary) -> None:
    library = open_library()
    long = "Skærmen frøs igen. " * 500
    journal = started(library)
    for number in range(60):
        added(journal, Observation(text=f"{number}: {long}"))
    scan_library(library, TODAY)  # once before, so that what is made only once is made
    tracemalloc.start()
    found = scan_library(library, TODAY)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not found.faults
    assert most < 30 * len(long)


def test_what_is_marked_stands_only_where_no_later_line_in_any_log_says_otherwise(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="anden")
    journal = started(mine)
    kept, gone = added(journal, Observation(text="Ring til 12 34 56 78"), Observation(text="Ring til 87 65 43 21"))
    theirs.refresh()
    edited(theirs.journals[0], gone, replace(gone, text="Ring til kontoret"))
    theirs.refresh()
    (fault,) = scan_library(theirs, TODAY).faults
    assert (fault.code, fault.params["record"]) == ("personal_asked", kept.id)
