"""The lines of a paste: signs of lists go, and nothing that says something does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.records.pasted import pasted_lines
from journals.text.clean import clean
from tests import hostile


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("en\r\n\r\n  to \n", ["en", "to"]),
        ("en\vto\x85tre\u2028fire", ["en", "to", "tre", "fire"]),
        ("- en\n- to", ["en", "to"]),
        ("* en\n  - to\n+ tre", ["en", "to", "tre"]),
        ("* en\n- to\n+ tre\n! fire\n1) fem\n-5 degrees", ["en", "to", "tre", "fire", "1) fem", "-5 degrees"]),
        ("! en\n!to", ["en", "!to"]),
        ("+ en\n- to\nuden", ["+ en", "- to", "uden"]),
        ("* en\n  - to\n• tre\n– fire\no\tfem\n\uf0b7\tseks", ["en", "to", "tre", "fire", "fem", "seks"]),
        ("- en\n+ to", ["- en", "+ to"]),
        (
            "- The demo ran\n-5 degrees\n**Achieved**\n- [x] chargers",
            ["The demo ran", "-5 degrees", "**Achieved**", "[x] chargers"],
        ),
        ("1. en\n2) to\n3. tre", ["en", "to", "tre"]),
        ("# Liste\n1. en\n2. to", ["# Liste", "en", "to"]),
        ("1. en\n2) to\n• tre", ["1. en", "2) to", "tre"]),
        ("2. linje support\n3. klasses elever", ["2. linje support", "3. klasses elever"]),
        ("1. klasse\n1. klasse igen", ["1. klasse", "1. klasse igen"]),
        ("12. november\n13. november", ["12. november", "13. november"]),
        ("1. klasse alene", ["1. klasse alene"]),
        ("24.11 skete det", ["24.11 skete det"]),
        ("-en\n-to", ["-en", "-to"]),
        ("o alene", ["o alene"]),
        ("", []),
    ],
)
def test_the_lines_of_what_was_pasted(pasted: str, lines: list[str]) -> None:
    assert [line.text for line in pasted_lines(pasted)] == lines


def test_headings_and_rules_are_told_from_what_was_noted() -> None:
    read = pasted_lines("## Godt\n**Nået**:\n__Ikke__\n---\n* * *\n**to** stjerner **her**\n#44 er et mærke\n**\u2019")
    assert [line.is_heading for line in read] == [True, True, True, False, False, False, False, False]
    assert [line.is_rule for line in read] == [False, False, False, True, True, False, False, False]


@given(hostile.texts() | st.text(st.sampled_from("-*+•1230.) #\nabo\t"), max_size=40))
def test_nothing_but_the_signs_of_a_list_is_taken_out(pasted: str) -> None:
    whole = [line.strip() for line in clean(pasted).split("\n") if line.strip()]
    read = pasted_lines(pasted)
    assert len(read) == len(whole)
    for line, was in zip(read, whole, strict=True):
        assert line.text
        assert was.endswith(line.text)
        assert not any(letter.isalpha() and letter != "o" for letter in was.removesuffix(line.text))


def test_numbers_that_begin_anew_below_each_heading_go() -> None:
    lines = pasted_lines("# Godt\n1) et\n2) to\n# Skidt\n1) tre\n2) fire")
    assert [line.text for line in lines if not line.is_heading] == ["et", "to", "tre", "fire"]
    lines = pasted_lines("# Godt\n1) et\n2) to\n# Skidt\n3. klasses elever")
    assert [line.text for line in lines if not line.is_heading] == ["1) et", "2) to", "3. klasses elever"]
