"""A week in a search line as people say it: it is a filter, and what a text may say."""

from __future__ import annotations

import pytest

from tests.tui.wording.test_search_query import KNOWN
from tui.wording.search_query import parse_query


@pytest.mark.parametrize("said", ["uge 38", "i uge 38", "uge38", "u38", "i u.38", "week 38", "wk 38", "w38"])
def test_it_is_a_filter_and_what_a_text_may_say(said: str) -> None:
    query = parse_query(f"kursus {said}", KNOWN["da"], "da").query
    assert (query.words, query.filters.periods) == (("kursus",), (("2026-09-14", "2026-09-20"),))
    assert {("uge", "38"), ("u38",), ("wk", "38")} <= {*query.week_as_written}


@pytest.mark.parametrize("line", ["uge:38", "uge 38 uge 39", "uge 38-39", "uge 38 år:2025", '"uge 38"', "u99"])
def test_other_lines_ask_for_no_text_in_its_place(line: str) -> None:
    assert parse_query(line, KNOWN["da"], "da").query.week_as_written == ()
