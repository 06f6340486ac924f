"""Two contexts side by side, or one below the other: no column runs into the next, in either language."""

from __future__ import annotations

import pytest

from content import load
from journals.records.base import Level
from journals.records.comparison import FactorComparison
from journals.text.language import LANGUAGES, Language
from tui.features.review.context_comparison import NARROW, context_comparison
from tui.locale import catalogue
from tui.wording.review import distance_text

PAIRS = [FactorComparison("C1", Level(4, "da"), Level(level, "nu")) for level in (4, 3, 1, None)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [NARROW - 1, NARROW, 100])
def test_how_far_apart_two_are_stands_by_itself(language: Language, width: int) -> None:
    say, guide = catalogue(language), load(language)
    lines = [line.plain for line in context_comparison(say, guide, PAIRS, width, "da", "nu")]
    for pair in PAIRS:
        said = distance_text(say, pair)
        (line,) = [line for line in lines if said in line]
        before, _, after = line.partition(said)
        assert not before or before.endswith(" "), line
        assert not after or after.startswith(" "), line


@pytest.mark.parametrize("name", ["Eksempel: ", "Interdepartmental telecommunications "])
def test_below_each_other_projects_whose_names_begin_alike_are_told_apart(name: str) -> None:
    lines = context_comparison(catalogue("en"), load("en"), PAIRS[:1], 40, f"{name}North", f"{name}South")
    assert [line.plain.split(":")[0].strip() for line in lines][1:] == ["North", "South"]
