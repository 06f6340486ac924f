"""Actions in groups."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from journals.records.model import Action, Project
from journals.text.dates import iso_week
from tests.journals.making import journal_of
from tui.locale import catalogue
from tui.settings import ActionOrder
from tui.wording.action_groups import grouped_actions

SAY = catalogue("da")
TODAY = date(2026, 11, 24)
_days = st.integers(-20, 40).map(lambda days: TODAY + timedelta(days=days))
_actions = st.lists(
    st.builds(
        lambda **fields: Action(text="x", **fields),
        owner=st.sampled_from(["", " ", "Teamleder", "teamleder", "driften", "Åse"]),
        due=st.none() | _days.map(date.isoformat) | _days.map(iso_week) | st.just("snart"),
        status=st.sampled_from(["open", "done", "dropped"]),
    ),
    max_size=6,
)


@given(_actions, _actions, st.sampled_from(get_args(ActionOrder)))
def test_every_action_stands_once_in_a_group_of_its_own_kind(
    one: list[Action], other: list[Action], by: ActionOrder
) -> None:
    journals = {name: journal_of(Project(id=name, name=name)) for name in ("Porte", "Låse")}
    pairs = [(journals[name], each) for name, actions in (("Porte", one), ("Låse", other)) for each in actions]
    groups = grouped_actions(SAY, pairs, by, TODAY)
    assert sorted(id(each) for _, group in groups for _, each in group) == sorted(id(each) for _, each in pairs)
    for title, group in groups:
        assert group
        for journal, action in group:
            if by == "owner":
                assert title.casefold() == (action.owner.strip().casefold() or "uden ansvarlig")
            elif by == "project":
                assert title == journal.project.name
            else:
                assert (title == "Gjort eller droppet") == (action.status != "open")
    titles = [title for title, _ in groups]
    if by == "owner":
        assert "Uden ansvarlig" not in titles[:-1]
        assert [each.casefold() for each in titles if each != "Uden ansvarlig"] == [
            each for each in ("driften", "teamleder", "åse") if each in {title.casefold() for title in titles}
        ]


def test_the_week_ends_on_sunday_and_a_week_is_late_when_it_is_over() -> None:
    dues = ("2026-11-23", "2026-W47", "2026-11-24", "2026-W48", "2026-11-29", "2026-11-30", None)
    journal = journal_of(Project(id="P", name="P"))
    found = grouped_actions(SAY, [(journal, Action(text="x", due=due)) for due in dues], "date", TODAY)
    assert [(title, [each.due for _, each in group]) for title, group in found] == [
        ("Skulle være gjort", ["2026-W47", "2026-11-23"]),
        ("Denne uge", ["2026-11-24", "2026-W48", "2026-11-29"]),
        ("Senere", ["2026-11-30"]),
        ("Uden frist", [None]),
    ]
