"""Markdown's signs are not read aloud; what only looks like them is."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.strategies import texts as any_text
from tui.wording.plain_markdown import without_markdown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Regn ned**, *før* I regner __op__", "Regn ned, før I regner op"),
        ("## Overskrift\n\n- et\n- [x] to\n> tre", "Overskrift\n\net\nto\ntre"),
        ("Se [siden](https://x.dk/a_b) og `koden`", "Se siden og koden"),
        ("| a | b |\n|---|---|\n| c | d |", "a · b\n\nc · d"),
        ("sku**ffe**n og ~~slet~~", "skuffen og slet"),
        (r"\*stjerner\* og 1\. maj", "*stjerner* og 1. maj"),
        ("2*3*4, min_fil_her, a * b, 5 - 3", "2*3*4, min_fil_her, a * b, 5 - 3"),
        ("```\nkode\n```", "\nkode\n"),
    ],
)
def test_signs_are_left_out_and_words_are_not(written: str, read: str) -> None:
    assert without_markdown(written) == read


@given(any_text)
def test_any_text_becomes_no_longer_but_for_the_lines_of_tables(text: str) -> None:
    assert len(without_markdown(text)) <= len(text) + 3 * text.count("|")
