"""The pages of keys say what the table of commands says."""

from __future__ import annotations

import pytest

from journals.text.language import LANGUAGES, Language
from tests.key_pages import keys_file, keys_page
from tui.commands import COMMANDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_table_says_now(language: Language) -> None:
    page = keys_file(language).read_text(encoding="utf-8")
    assert page == keys_page(language), "python -m tests.key_pages"
    assert page.count("\n| ") == len(COMMANDS) + page.count("|---|---|")
