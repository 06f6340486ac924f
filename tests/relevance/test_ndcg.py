"""nDCG on orders whose values can be reckoned by hand."""

from __future__ import annotations

from math import log2

import pytest

from tests.relevance.ndcg import ndcg

JUDGED = {"a": 3, "b": 2, "c": 1, "d": 0}
BEST = 7 + 3 / log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("ranked", "at", "value"),
    [
        ("abc", 5, 1.0),
        ("abdc", 2, 1.0),
        ("cba", 5, (1 + 3 / log2(3) + 7 / 2) / BEST),
        ("xyab", 5, (7 / 2 + 3 / log2(5)) / BEST),
        ("bca", 2, (3 + 1 / log2(3)) / (7 + 3 / log2(3))),
        ("aaa", 5, 7 / BEST),
        ("dx", 5, 0.0),
        ("", 5, 0.0),
    ],
)
def test_an_order_is_worth_what_it_brings_forward(ranked: str, at: int, value: float) -> None:
    assert ndcg(list(ranked), JUDGED, at) == pytest.approx(value)


def test_where_nothing_is_worth_reading_no_order_is_good() -> None:
    assert ndcg(["a"], {"a": 0}) == 0.0
    assert ndcg(["a"], {}) == 0.0
