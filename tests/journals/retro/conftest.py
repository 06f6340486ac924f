"""A meeting of an hour for four, and when it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from content.formats import load_formats
from journals.library.journal import Journal
from journals.library.library import Library
from journals.retro.meeting import Meeting, begin_retro
from tests.journals.conftest import OpenLibrary, started

HOUR = next(each for each in load_formats("da") if each.id == "hour")
NOW = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()


@pytest.fixture
def journal(library: Library) -> Journal:
    return started(library)


@pytest.fixture
def meeting(journal: Journal) -> Meeting:
    return begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=4)
