"""What of what was found is new, what is personal, and what a plan makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.importing.found import FoundItem, ItemTable
from journals.importing.people import NameFinder, is_person, owner_function
from journals.importing.plan_changes import (
    confirm_personal_data,
    remove_personal_data,
    set_done,
    set_happened,
    set_kind,
    set_stage,
    set_table,
    tick_items,
    toggle_pitfall,
)
from journals.importing.planned_items import counts_by_kind, is_past_due
from journals.importing.seen_texts import folded_text
from journals.importing.text_parts import text_parts
from journals.text.clean import MAX_TEXT
from tests.journals.importing.planning import TODAY, planned, reading

CPR = "Borgeren 010180-1009 fik ikke sin tid"


def test_what_is_new_is_ticked_and_what_is_there_is_not() -> None:
    plan = planned(
        reading(
            "Der manglede stik",
            "Der  manglede stik.",
            "Kendt",
            CPR,
            FoundItem(text="Enig", line=5, is_reply=True),
            FoundItem(text="Gammelt", line=6, is_archived=True),
            FoundItem(text="Der manglede stik", line=7, table="actions"),
        ),
        is_known=lambda text, day: text == "Kendt",
        stage="S3",
    )
    assert [each.standing for each in plan.items] == ["new", "twice", "known", "blocked", "new", "new", "new"]
    assert [each.is_ticked for each in plan.items] == [True, False, False, False, False, False, True]
    assert {each.stage for each in plan.items} == {"S3"}
    assert counts_by_kind(plan.ticked) == {"none": 1, "action": 1}
    assert not tick_items(plan, [3], True).items[3].is_ticked
    assert len(tick_items(plan, range(7), True).ready) == 6


def test_the_day_is_the_items_own_else_the_files_else_today() -> None:
    own = FoundItem(text="a", line=1, happened="2025-W07")
    assert planned(reading(own, day="2025-03-01")).items[0].item.happened == "2025-W07"
    assert planned(reading("a", day="2025-03-01")).items[0].item.happened == "2025-03-01"
    assert planned(reading("a")).items[0].item.happened == TODAY.isoformat()


def test_names_that_a_file_marks_are_not_in_its_texts() -> None:
    names = ("Testperson Et", "@test1", "Kurt Prøve", "T. Person", "Zorro")
    plan = planned(
        reading(
            "Testperson Et viste det, og TESTPERSON  ETs hjælp var god",
            "spørg @test1 eller test1",
            "Kurt sagde det. Kurt Prøves mail",
            "T. Person holdt oplæg; zorro er en film, Zorro er en person",
            FoundItem(text="Bestil", line=5, table="actions", owner="Testperson Et"),
            FoundItem(text="Bestil to", line=6, table="actions", owner="superbruger nord"),
            names=names,
        )
    )
    assert [each.item.text for each in plan.items[:4]] == [
        "En kollega viste det, og en kollegas hjælp var god",
        "spørg en kollega eller test1",
        "En kollega sagde det. En kollegas mail",
        "En kollega holdt oplæg; zorro er en film, en kollega er en person",
    ]
    assert [each.item.owner for each in plan.items[4:]] == ["", "superbruger nord"]
    assert plan.items[0].is_changed
    assert not plan.items[5].is_changed


@pytest.mark.parametrize(
    "owner",
    ["Testperson Et", "T. Person", "Kurt", "Mette Hansen", "kurt@example.com", "Mads-Peter Øvig", "Fru Hansen"],
)
def test_a_person_is_no_owner(owner: str) -> None:
    assert is_person(owner)
    assert owner_function(owner, NameFinder([])) == ""


@pytest.mark.parametrize(
    "owner",
    [
        "superbruger",
        "IT-afdelingen",
        "Superbruger Nord",
        "Digital Konsulent",
        "Lokal Leder",
        "Ledelsen",
        "Leverandøren",
        "Team Vest",
        "Project Manager",
        "alle",
        "Team leader",
        "Planlæggeren",
        "IT",
        "Service Desk",
        "TR",
    ],
)
def test_a_function_stays_the_owner(owner: str) -> None:
    assert owner_function(owner, NameFinder([])) == owner


def test_personal_data_is_stored_only_when_somebody_has_seen_it() -> None:
    plan = planned(reading("Ring til 20 30 40 50 om det", CPR, "Fint"))
    assert [each.item.text for each in plan.ready] == ["Fint"]
    assert [each.item.line for each in plan.unconfirmed] == [1]
    assert [each.item.line for each in confirm_personal_data(plan, range(3)).ready] == [1, 3]
    plan = remove_personal_data(plan, range(3), "[fjernet]")
    assert [each.item.text for each in plan.items] == [
        "Ring til [fjernet] om det",
        "Borgeren [fjernet] fik ikke sin tid",
        "Fint",
    ]
    assert [each.item.line for each in tick_items(plan, range(3), True).ready] == [1, 2, 3]


@pytest.mark.parametrize("what", [CPR, "Ring til 20 30 40 50"])
def test_what_stands_below_what_is_held_back_waits_with_it(what: str) -> None:
    plan = planned(
        reading(
            FoundItem(text=what, line=3),
            FoundItem(text="Sig det til hende", line=4, above=3, table="actions"),
            FoundItem(text="Og skriv det ned", line=5, above=4, table="actions"),
            FoundItem(text="Under noget andet", line=9, above=8),
        )
    )
    assert [each.found.line for each in plan.held_along] == [4, 5]
    assert [each.found.line for each in plan.ready] == [9]
    without = tick_items(plan, [1], False)
    assert [each.found.line for each in without.held_along] == []
    if what != CPR:
        assert [each.found.line for each in confirm_personal_data(plan, [0]).ready] == [3, 4, 5, 9]
        assert [each.found.line for each in tick_items(plan, [0], False).ready] == [4, 5, 9]


def test_many_are_changed_at_once() -> None:
    plan = planned(reading("a", "b", "c"))
    plan = set_kind(set_stage(set_happened(plan, [0, 1], "2025-01-01"), [1], "S2"), [2], "idea", no_facts)
    plan = set_table(plan, [0], "actions", no_facts)
    assert [(each.item.table, each.item.kind, each.stage, each.item.happened) for each in plan.items] == [
        ("actions", None, "S1", "2025-01-01"),
        ("observations", None, "S2", "2025-01-01"),
        ("observations", "idea", "S1", TODAY.isoformat()),
    ]
    plan = toggle_pitfall(toggle_pitfall(toggle_pitfall(plan, [0], "1.1"), [0, 1], "2.2"), [0, 1], "4.4")
    assert [sorted(each.pitfalls) for each in plan.items] == [["1.1", "2.2"], ["2.2", "4.4"], []]
    assert [sorted(each.pitfalls) for each in toggle_pitfall(plan, [0, 1], "2.2").items] == [["1.1"], ["4.4"], []]


@pytest.mark.parametrize(
    ("owner", "due", "told"),
    [("planner", "2027-01-15", " (planner, 2027-01-15)"), ("", "2027-W03", " (2027-W03)"), ("", None, "")],
)
@pytest.mark.parametrize("table", ["observations", "lessons"])
def test_what_an_action_has_is_told_where_it_becomes_another_and_comes_back(
    owner: str, due: str | None, told: str, table: ItemTable
) -> None:
    plan = planned(reading(FoundItem(table="actions", text="Order phones", line=1, owner=owner, due=due), "b"))
    other = set_table(plan, [0, 1], "lessons", facts) if table == "lessons" else set_kind(plan, [0, 1], "idea", facts)
    again = set_kind(other, [0], None, facts)
    assert [each.item.text for each in other.items] == [f"Order phones{told}", "b"]
    assert (again.items[0].item.table, again.items[0].item.text) == ("observations", f"Order phones{told}")
    back = set_table(again, [0], "actions", facts).items[0].item
    assert (back.text, back.owner, back.due) == ("Order phones", owner, due)


def test_an_action_whose_text_has_no_room_for_who_does_it_stays_one() -> None:
    plan = planned(reading(FoundItem(table="actions", text="a" * MAX_TEXT, line=1, owner="planner")))
    assert set_kind(plan, [0], "idea", facts).items[0].item.table == "actions"


def no_facts(item: FoundItem) -> list[str]:
    return []


def facts(item: FoundItem) -> list[str]:
    return [each for each in (item.owner, item.due) if each]


def test_a_long_text_comes_in_parts() -> None:
    plan = planned(reading("Et afsnit med ord. " * 2500, "kort"))
    assert [(each.part, each.parts) for each in plan.items] == [(1, 3), (2, 3), (3, 3), (1, 1)]
    assert all(each.is_ticked and len(each.item.text) <= MAX_TEXT for each in plan.items)


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(4, 50))
def test_parts_hold_every_word(text: str, most: int) -> None:
    parts = text_parts(text, most)
    assert all(len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.long
@given(st.text())
def test_a_folded_text_folds_to_itself(text: str) -> None:
    assert folded_text(folded_text(text)) == folded_text(text)


def test_records_of_ours_keep_stage_and_pitfalls_that_the_guide_has() -> None:
    own = {"stage": "S2", "pitfalls": ["4.4", "9.9"], "reply": "Ring til 20 30 40 50"}
    (each,) = planned(reading(FoundItem(text="a", line=1, own=own))).items
    assert (each.stage, each.pitfalls) == ("S2", frozenset({"4.4"}))
    assert each.needs_confirming


def test_an_action_of_old_notes_that_would_be_overdue_at_once_can_be_said_to_be_done() -> None:
    old = FoundItem(text="Bestil headset", line=1, table="actions", due="2025-06-01")
    ahead = FoundItem(text="Mål ruten", line=2, table="actions", due="2026-W48")
    plan = planned(reading(old, ahead, replace(old, text="Ring til dem", is_done=True), "Lyden faldt ud"))
    late = [place for place, each in enumerate(plan.items) if is_past_due(each, TODAY)]
    assert [plan.items[place].item.text for place in late] == ["Bestil headset"]
    assert [each.item.is_done for each in set_done(plan, late).items[:2]] == [True, False]
    assert not any(is_past_due(each, TODAY) for each in set_done(plan, late).items)
