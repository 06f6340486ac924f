"""How a hit looks: a card's terms beside what needs them and once, and its day where a time was asked for."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from journals.index.query_expansion import ExpandedQuery, Expansion
from journals.index.search_result import LEVEL_SCORE, Hit, SearchResult
from journals.records.base import Record
from journals.records.model import Card, Observation
from tests.guides import guide_of
from tui.features.search.result_rows import ResultRenderer
from tui.locale import catalogue
from tui.ui.base_app import BaseApp

TRIAL = Card(
    id="card-trial-01KQP0000000000000000000AA",
    form="trial",
    answers={"question": "Ser den fald?", "place": "stuen", "volume": "few", "result": "gulvet vækkede vagten"},
)
NEED = Card(
    id="card-support-01KQP0000000000000000000AA",
    form="support",
    answers={"need": "finde knappen", "help": "en makker ved siden af"},
)


def drawn(record: Record, word: str, *, by_day: bool = False) -> list[str]:
    """Return the lines of a hit for a word, at 80 columns."""
    app = SimpleNamespace(say=catalogue("da"), guide=guide_of("da"), today=date(2026, 11, 24))
    renderer = ResultRenderer(cast("BaseApp", app))
    hit = Hit(8 * LEVEL_SCORE, "P", "Nord", record.TABLE, record.id, b"", "2026-11-20")
    hit.__dict__["record"] = record
    renderer.show(SearchResult([hit], expanded=ExpandedQuery([Expansion(word, {}, {1: {word}})]), by_day=by_day))
    return ["".join(text for text, _ in line) for line in renderer.drawing.draw(hit, 80, False)]


@pytest.mark.parametrize(("word", "terms"), [("gulvet", True), ("fald", False), ("stuen", False)])
def test_terms_stand_beside_the_result_alone(word: str, terms: bool) -> None:
    lines = drawn(TRIAL, word)
    assert (len(lines) > 2) == terms
    assert any("mængde" in line for line in lines) == terms


def test_what_is_among_the_terms_is_not_said_again() -> None:
    assert "".join(drawn(NEED, "makker")).count("finde knappen") == 1
    assert "".join(drawn(NEED, "knappen")).count("finde knappen") == 1


def test_the_day_stands_in_front_where_a_time_was_asked_for() -> None:
    seen = Observation(id="01KQP0000000000000000000AA", text="låsen frøs", stage="S4", happened="2026-11-20")
    assert "20.11.2026" in drawn(seen, "frøs", by_day=True)[1]
    assert "20.11.2026" in drawn(TRIAL, "fald", by_day=True)[1]
    assert "2026" not in drawn(seen, "frøs")[1]
