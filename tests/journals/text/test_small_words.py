"""Words that tell nothing by themselves, and capitals that are names."""

import pytest

from journals.text.small_words import is_abbreviation, is_small_word


@pytest.mark.parametrize(
    ("word", "language"), [("og", "da"), ("ikke", "da"), ("x", "da"), ("ku", "da"), ("with", "en"), ("hadn", "en")]
)
def test_a_small_word(word: str, language: str) -> None:
    assert is_small_word(word, language)
    assert not is_small_word("gruppeleder", language)


@pytest.mark.parametrize(
    ("word", "language", "is_name"),
    [
        ("NAT", "da", True),
        ("MED", "da", True),
        ("IKKE", "da", False),
        ("ALLE", "da", False),
        ("nat", "da", False),
        ("Nat", "da", False),
        ("TELEFON", "da", False),
        ("I", "da", False),
        ("IT", "en", True),
        ("WITH", "en", False),
    ],
)
def test_a_few_capitals_are_a_name_unless_they_say_a_small_word_aloud(word: str, language: str, is_name: bool) -> None:
    assert is_abbreviation(word, language) is is_name
