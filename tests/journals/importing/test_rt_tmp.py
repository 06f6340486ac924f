"""A learning log that goes out and comes back: what was changed there comes in, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import content
from content.heading_words import heading_words
from journals.export.html_form import html_page
from journals.export.word_form import word_file
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.log_changes import LogChange, LogComparison, RecordsHere, compare_log
from journals.importing.source import ImportSource
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.document_marks import compared_text
from journals.records.model import Action, Lesson, Observation, Project
from tests.documents import learning_log
from tests.journals.making import journal_of
from tests.strategies import actions, costly, lessons, observations
from tests.strategies import texts as any_texts
from tui.locale import LANGUAGES, Language, catalogue

TODAY = date(2026, 11, 24)
PROJECT = Project(id="01JD0000000000000000000999", name="Nord", stage="S4")
SAYS = tuple(map(catalogue, LANGUAGES))
guide_of = cache(content.load)
FORMS = ("markdown", "html", "docx")


def numbered(records: Iterable[Record]) -> list[Record]:
    return [replace(each, id=f"01JD00000000000000000{n:05d}") for n, each in enumerate(records)]


def written(journal: Journal, language: Language = "da") -> str:
    return learning_log([journal], guide_of(language), catalogue(language), today=TODAY)


def in_form(text: str, form: str, language: Language = "da") -> tuple[str, bytes]:
    if form == "html":
        return "log.html", html_page(text, language, catalogue(language)).encode()
    return ("log.docx", word_file(text, language, TODAY)) if form == "docx" else ("log.md", text.encode())


def read(name: str, data: bytes) -> FileReading:
    return read_file(ImportSource(name, data, heading_words(), TODAY, says=SAYS))


def compared(journal: Journal, data: bytes | str, name: str = "log.md") -> tuple[LogComparison, FileReading]:
    reading = read(name, data.encode() if isinstance(data, str) else data)
    return compare_log(reading, RecordsHere(journal), TODAY), reading


def changes(journal: Journal, data: bytes | str, name: str = "log.md") -> list[LogChange]:
    return [change for change, _ in compared(journal, data, name)[0].changes]


records = st.lists(observations | lessons | actions, max_size=4).map(numbered)


# Nothing is changed


@pytest.mark.parametrize("form", FORMS)
@__import__('hypothesis').settings(max_examples=60, deadline=None)
@given(records=records, language=st.sampled_from(LANGUAGES))
def test_a_log_that_nobody_touched_changes_nothing(form: str, records: list[Record], language: Language) -> None:
    journal = journal_of(PROJECT, *records)
    name, data = in_form(written(journal, language), form, language)
    found, reading = compared(journal, data, name)
    assert (found.changes, found.items, found.elsewhere, reading.items) == ((), (), (), ())
    assert found.unchanged == len(records)
