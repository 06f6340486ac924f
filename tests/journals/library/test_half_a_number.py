"""A number that is being typed does not reach the file of half-typed lines, however it is spaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from journals.library.drafts import save_lines
from tests.privacy.notes import numbers

FEWEST = 5
"""Digits in a row that nothing is kept of."""


def prefixes(number: str) -> Iterator[str]:
    for end in range(1, len(number) + 1):
        if sum(map(str.isdecimal, number[:end])) >= FEWEST:
            yield number[:end]


@given(numbers(), st.sampled_from(["", "Borgeren ", "lyden faldt ud "]))
def test_no_more_than_four_digits_of_a_number_are_kept(number: str, before: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for typed in prefixes(number):
            save_lines(folder, {"p": [before + typed]})
            assert not any(folder.iterdir()), typed


def test_a_line_with_a_week_and_a_room_is_kept(tmp_path: Path) -> None:
    save_lines(tmp_path, {"p": ["uge 47 på stue 12"]})
    assert any(tmp_path.iterdir())
