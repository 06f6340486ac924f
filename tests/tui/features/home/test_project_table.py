"""How the columns share the width, and in which order and groups projects stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import content
from journals.records.model import Observation, Project
from journals.text.language import LANGUAGES, Language
from tests.journals.making import journal_of
from tui.features.home.project_order import ORDERS, ProjectOrdering
from tui.features.home.project_table import Columns
from tui.locale import catalogue
from tui.settings import ProjectOrder
from tui.ui.text_layout import cells
from tui.ui.widgets.row_list import GroupTitle

TODAY = date(2026, 11, 24)
WORDS = ["navn", "4 Prøve", "12", "3", "–", "i går"]


@given(st.integers(20, 200), st.integers(0, 100))
@example(64, 0)
def test_a_line_is_as_wide_as_there_is_room_and_the_name_comes_before_the_technology(width: int, longest: int) -> None:
    columns = Columns.within(width, longest)
    assert cells(columns.line(WORDS, "teknologi")) <= width
    if columns.technology:
        assert columns.name >= min(longest, 60), "every name is whole"
    assert columns.name >= Columns.within(width - 1, longest).name - 36, "no more than a column of its own takes"


def test_a_technology_has_no_column_of_its_own_where_names_would_be_cut() -> None:
    assert Columns.within(118, 38).technology
    assert not Columns.within(118, 45).technology


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heads_of_columns_stand_apart(language: Language) -> None:
    say = catalogue(language)
    heads = [say(f"home.column.{name}") for name in ("stage", "observations", "untagged", "actions", "last")]
    for width in (78, 118):
        line = Columns.within(width, 30).line([say("home.column.name"), *heads], say("home.column.technology"))
        assert set(heads) <= {each.strip() for each in line.split("  ")}


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        ("name", ["Andet", "Beta", "Ældre", "Over"]),
        ("stage", ["#1 Idé", "Beta", "#4 Prøve", "Andet", "Ældre", "#Afsluttet eller stoppet", "Over"]),
        (
            "waiting",
            ["#Stille i over en måned", "Ældre", "#Intet venter", "Andet", "Beta", "#Afsluttet eller stoppet", "Over"],
        ),
        (
            "activity",
            ["#I denne uge", "Beta", "Andet", "#Stille i over en måned", "Ældre", "#Afsluttet eller stoppet", "Over"],
        ),
    ],
)
def test_projects_stand_in_groups_and_those_that_are_over_come_last(order: ProjectOrder, rows: list[str]) -> None:
    seen = {"Ældre": ("S4", "2026-10-01"), "Beta": ("S1", "2026-11-24"), "Andet": ("S4", "2026-11-23")}
    journals = [
        journal_of(Project(id=name, name=name, stage=stage), Observation(id=f"O{name}", text="x", happened=day))
        for name, (stage, day) in seen.items()
    ]
    journals.append(journal_of(Project(id="O", name="Over", stage="S7", status="finished")))
    assert set(ORDERS) == {"name", "stage", "waiting", "activity"}
    ordering = ProjectOrdering(catalogue("da"), content.load("da"), TODAY, {"Ældre": "silent"}, order)
    found = ordering.rows(journals)
    shown = [f"#{row.title}" if isinstance(row, GroupTitle) else row.project.name for row in found]
    assert [each.split(" ", 1)[0] if each[1:2].isdigit() else each for each in shown] == [
        each.split(" ", 1)[0] if each[1:2].isdigit() else each for each in rows
    ]
