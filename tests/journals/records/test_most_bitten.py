"""What bites most: what stands out is named, what is alike is not told apart."""

from __future__ import annotations

import pytest

from journals.records.model import Observation
from journals.records.most_bitten import MostBitten, most_bitten


@pytest.mark.parametrize(
    ("bitten", "found"),
    [
        ("", MostBitten(())),
        ("1.1 2.2", MostBitten((("1.1", 1), ("2.2", 1)))),
        ("1.1 2.2 2.2 3.1 4.1", MostBitten((("2.2", 2),))),
        ("1.1 2.2 3.1 4.1", MostBitten((), 4)),
        ("4.1 4.1 3.1 3.1 2.2 2.2 1.1", MostBitten((("2.2", 2), ("3.1", 2), ("4.1", 2)))),
    ],
)
def test_those_that_bite_equally_often_are_named_all_or_not_at_all(bitten: str, found: MostBitten) -> None:
    assert most_bitten(Observation(sign="bites", pitfalls=frozenset([each])) for each in bitten.split()) == found


def test_what_was_handled_bites_nobody() -> None:
    assert most_bitten([Observation(sign="handled", pitfalls=frozenset({"1.1"}))]) == MostBitten(())
