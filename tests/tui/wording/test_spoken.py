"""What a screen reader is given to say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.text.language import LANGUAGES, Language
from tui.locale import catalogue
from tui.wording.spoken import spoken

DA = catalogue("da")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a · b", "a, b"),
        ("S3 → S4", "S3, til S4"),
        ("✓ gjort …", "gjort ..."),
        ("senest 04.04.2025", "senest 4. april 2025"),
        ("udgave 12.13.2025 og 1.04.04.2025", "udgave 12.13.2025 og 1.04.04.2025"),
        ("~04.04.2025, ~ lidt", "cirka 4. april 2025, lidt"),
        ("S4 Prøve (3/3)", "S4 Prøve (3 af 3)"),
        ("  ┌──┐\n  ▲ fundet  ", "\nfundet"),
        ("æøå #44 :4 !", "æøå #44 :4 !"),
    ],
)
def test_signs_become_words_or_silence(text: str, said: str) -> None:
    assert spoken(DA, text) == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=40))
def test_nothing_that_acts_or_is_drawn_is_left(language: Language, text: str) -> None:
    said = spoken(catalogue(language), text)
    assert not [each for each in said if each != "\n" and unicodedata.category(each) in ("Cc", "Cf", "Co", "Cs")]
    assert not [each for each in said if 0x2190 <= ord(each) < 0x2400 or 0x2500 <= ord(each) < 0x27C0]
