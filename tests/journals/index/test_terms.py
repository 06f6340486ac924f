"""In which language a line is written: short ones have few of the small words that tell."""

from __future__ import annotations

import pytest

from content.notes import load_notes
from journals.index.terms import detect_language
from journals.text.language import LANGUAGES, Language
from journals.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shower chair w. motor: feet get cold", "en"),
        ("3D printer idle since March, nobody trained", "en"),
        ("Parking app charged ppl on a Sunday", "en"),
        ("Potholes reported w. photo get filled", "en"),
        ("Skærmen frøs igen", "da"),
        ("Telefonkøen faldt", "da"),
        ("Batteri dødt hele natten", "da"),
        ("Lønsedler forkerte igen", "da"),
        ("Ny bestilling", "da"),
        ("Workshop aflyst", "da"),
        ("", "da"),
        ("42", "da"),
    ],
)
def test_a_short_line_is_told_by_its_letters(text: str, language: Language) -> None:
    assert detect_language(tokenize(text)) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_guides_notes_nearly_all_are_known_for_what_they_are(language: Language) -> None:
    notes = load_notes(language)
    wrong = [note.text for note in notes if detect_language(tokenize(note.text)) != language]
    assert len(wrong) <= 0.015 * len(notes), wrong
