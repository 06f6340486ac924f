"""Words are found in any text at once: without that, each of these would take from seconds to years."""

from __future__ import annotations

import pytest

from journals.text.tokens import token_spans, tokenize


@pytest.mark.parametrize("word", ["x" * 300_000, "z" + "\u0301" * 60, "z\u0301" * 60, "z" + "\u0301\u0316" * 2_000])
def test_a_word_of_any_length_and_any_signs_is_passed_by(word: str) -> None:
    text = f"{word} to-trin"
    found = list(tokenize(text))
    assert found[1:] == ["to", "trin", "totrin"]
    assert [each for _, _, each in token_spans(text)] == found[:-1]


def test_what_is_written_in_parts_is_joined_but_for_a_line_below() -> None:
    assert list(tokenize("e-mail a_b-c -d e\u0301-f")) == [
        "e",
        "mail",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "email",
        "bc",
        "ef",
    ]
