"""A learning log that goes out and comes back, whatever is in it: it is read as it was written."""

from __future__ import annotations

import random
import re
from pathlib import Path

import mdformat
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.demo.sample import copy_samples
from journals.export.markdown_blocks import without_front_matter
from journals.records.base import Record
from journals.records.document_marks import FACT_FIELDS, TEXT_FIELDS, compared_text, record_mark
from journals.records.model import Action, Lesson, Observation
from journals.text.language import LANGUAGES, Language
from tests.journals.conftest import OpenLibrary
from tests.journals.importing.edited_logs import (
    FORMS,
    IDS,
    PROJECT,
    TODAY,
    changes,
    compared,
    in_form,
    numbered,
    written,
)
from tests.journals.making import journal_of
from tests.strategies import actions, costly, lessons, observations

any_record = observations | lessons | actions
records = st.lists(any_record, max_size=4).map(numbered)


# Nothing is changed


@pytest.mark.parametrize("form", FORMS)
@costly(4)
@given(records=records, language=st.sampled_from(LANGUAGES))
def test_a_log_that_nobody_touched_changes_nothing(form: str, records: list[Record], language: Language) -> None:
    journal = journal_of(PROJECT, *records)
    name, data = in_form(written(journal, language), form, language)
    found, reading = compared(journal, data, name)
    assert (found.changes, found.items, found.elsewhere, reading.items) == ((), (), (), ())
    assert found.unchanged == len(records)


@pytest.mark.long
def test_the_sample_library_comes_back_whole(folder: Path, open_library: OpenLibrary) -> None:
    copy_samples(folder, TODAY)
    for journal in open_library().journals:
        for form in FORMS:
            for language in LANGUAGES:
                name, data = in_form(written(journal, language), form, language)
                found, reading = compared(journal, data, name)
                assert (found.changes, found.items, reading.items) == ((), (), ()), (journal.project.name, form)
                kinds = (Observation, Lesson, Action)
                assert found.unchanged == sum(len(journal.all(kind)) for kind in kinds) > 20


def saved_otherwise(text: str, how: str) -> str:
    """What editors do to a document that nobody changed."""
    if how == "line ends":
        return text.replace("\n", "\r\n")
    if how == "mark of the bytes":
        return "\ufeff" + text
    if how == "blanks at the ends":
        return re.sub(r"(?<=[^\s\\])$", " ", text, flags=re.MULTILINE)
    if how == "front matter gone":
        return without_front_matter(text)
    if how == "quoted properties":
        return text.replace('generator: "Tilbageblik"', "generator: Tilbageblik")
    if how == "star bullets":
        return re.sub(r"^( *)- (?!\[)", r"\1* ", text, flags=re.MULTILINE)
    return mdformat.text(text, options={"wrap": 40}, extensions={"gfm", "tables", "frontmatter"})


HOWS = (
    "line ends",
    "mark of the bytes",
    "blanks at the ends",
    "front matter gone",
    "quoted properties",
    "star bullets",
)


@pytest.mark.parametrize("how", HOWS)
@costly(5)
@given(records=records)
def test_to_save_it_otherwise_changes_nothing(how: str, records: list[Record]) -> None:
    journal = journal_of(PROJECT, *records)
    found, reading = compared(journal, saved_otherwise(written(journal), how))
    assert (found.changes, found.items, reading.items, found.unchanged) == ((), (), (), len(records))


def sections(text: str, level: int) -> list[str]:
    return re.split(rf"^(?={'#' * level} )", text, flags=re.MULTILINE)


@costly(4)
@given(records=records, order=st.randoms(use_true_random=False))
def test_to_move_sections_and_records_about_changes_nothing(records: list[Record], order: random.Random) -> None:
    journal = journal_of(PROJECT, *records)
    head, *parts = sections(written(journal), 2)
    order.shuffle(parts)
    moved = []
    for part in parts:
        top, *inner = sections(part.rstrip("\n") + "\n\n", 3)
        order.shuffle(inner)
        moved.append(top + "".join(inner))
    found, reading = compared(journal, head + "".join(moved))
    assert (found.changes, found.items, reading.items, found.unchanged) == ((), (), (), len(records))


# Something is changed


@costly(4)
@given(
    before=observations | lessons | actions, after=observations | lessons | actions, language=st.sampled_from(LANGUAGES)
)
def test_what_is_edited_arrives_as_it_was_written(before: Record, after: Record, language: Language) -> None:
    """A document in which somebody has made one record into another, by hand, as the app itself would write it."""
    assume(before.TABLE == after.TABLE)
    before, after = (replace(each, id=IDS[0]) for each in (before, after))
    if isinstance(after, Action) and isinstance(before, Action):  # what only one of them shows is not told
        after = replace(after, status=before.status)
    if isinstance(after, Lesson) and isinstance(before, Lesson):
        after = replace(after, status="final")
    journal = journal_of(PROJECT, before)
    mark = record_mark(before)
    assert mark is not None
    edited = re.sub(rf"{mark.record}:\w+", mark.comment[10:-4], written(journal_of(PROJECT, after), language))
    made = changes(journal, edited)
    got = made[0].after if made else before
    for name in TEXT_FIELDS[before.TABLE]:
        if name not in NOT_ALWAYS_SHOWN:
            assert compared_text(name, getattr(got, name)) == compared_text(name, getattr(after, name)), name
    for name in FACT_FIELDS[before.TABLE]:
        if name not in NOT_ALWAYS_SHOWN:
            assert getattr(got, name) == getattr(after, name), name
    assert all(each.where == "there" for each in made)


NOT_ALWAYS_SHOWN = frozenset(("first_step", "because", "due", "done", "status", "reply_as", "replied", "insights"))
