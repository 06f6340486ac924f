"""Documents are Markdown as a formatter would write it, so that nothing changes when somebody's editor saves them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import mdformat
import pytest

from content.formats import load_formats
from journals.demo.sample import copy_samples
from journals.export.document_format import ExportContext
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.progress import ignore_progress
from journals.export.scope import Scope
from journals.library.library import Library
from journals.retro.meeting import begin_retro
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary
from tui.locale import catalogue

TODAY = date(2026, 11, 24)


@pytest.fixture
def library(folder: Path, open_library: OpenLibrary) -> Library:
    """The samples, and a meeting in the first."""
    copy_samples(folder, TODAY)
    library = open_library()
    now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    begin_retro(library.journals[0], load_formats("da")[0], today=TODAY, now=now, leader="x")
    return library


def tidied(text: str) -> str:
    return mdformat.text(text, options={"compact_tables": True}, extensions={"gfm", "tables", "frontmatter"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_as_a_formatter_writes_it(library: Library, language: Language) -> None:
    formats = cache(lambda: load_formats(language))
    context = ExportContext(library, guide_of(language), catalogue(language), TODAY, formats=formats)
    for form in (each for each in DOCUMENT_FORMATS.values() if not each.is_data):
        for journals in ([library.journals[0]], library.journals):
            if form.name != "retro" or len(journals) == 1:
                text = form.render(form.snapshot(journals, context), context, ignore_progress).text
                assert text == tidied(text), form.name


@pytest.mark.parametrize(
    "scope", [Scope("4.4"), Scope(since="2026-01-01", until="2026-12-31"), Scope(lessons_only=True)]
)
def test_so_is_one_that_is_about_less_than_everything(library: Library, scope: Scope) -> None:
    context = ExportContext(library, guide_of("da"), catalogue("da"), TODAY, scope=scope)
    form = DOCUMENT_FORMATS["markdown"]
    for journals in (library.journals[:1], library.journals):
        text = form.render(form.snapshot(journals, context), context, ignore_progress).text
        assert text == tidied(text)
