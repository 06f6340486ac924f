"""Short ids are short, name one record, and go on naming it; what named a record before still does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.ids import SHORT_LENGTH, is_named_by, joined_id, ulid, ulid_from
from tests.tui.cli.conftest import Shell, ids
from tui.cli.short_ids import ShortIds

MOMENTS = st.integers(0, 2**48 - 1)
FEW = st.integers(0, 40)
"""What is drawn, where two are to be alike in many characters."""


@st.composite
def records(draw: st.DrawFn) -> list[str]:
    """Ids of all kinds: of one moment, drawn alike to the last characters, joined of others', and of old forms."""
    near = st.builds(lambda at, high, low: ulid_from(at, high << 40 | low), MOMENTS, FEW, FEW)
    made = draw(st.lists(st.one_of(near, st.builds(ulid_from, st.just(7), st.integers(0, 2**80 - 1))), min_size=1))
    kinds = (
        str,
        lambda each: joined_id("use", each),
        lambda each: f"card-calendar-{each.lower()}",
        lambda each: each[:7],
    )
    more = [draw(st.sampled_from(kinds))(each) for each in made]
    return list(dict.fromkeys((*made, *more, *draw(st.lists(st.sampled_from(("card-context", "review-S3")))))))


@given(records())
def test_a_short_id_names_its_record_alone(all_ids: list[str]) -> None:
    short = ShortIds(all_ids)
    for record in all_ids:
        shown = short(record)
        typed = shown.casefold()
        fits = [each for each in all_ids if is_named_by(each, typed)]
        exact = [each for each in fits if each.casefold() == typed] or fits
        assert [each.casefold() for each in exact] == [record.casefold()], shown


@given(records())
def test_old_names_are_names_still(all_ids: list[str]) -> None:
    for record in all_ids:
        for length in range(1, len(record) + 1):
            assert is_named_by(record, record[:length].casefold())


@given(st.lists(st.integers(0, 2**80 - 1), min_size=2, max_size=300, unique=True))
def test_what_was_shown_names_the_same_when_others_come(drawn: list[int]) -> None:
    made = [ulid_from(1_790_000_000_000, each) for each in drawn]
    first, *others = made
    shown = ShortIds([first])(first)
    assert shown == first[-SHORT_LENGTH:]
    alike = [each for each in others if is_named_by(each, shown.casefold())]
    assert all(each.endswith(shown) for each in alike), "only one that was drawn so: 35 bits, not the moment"


def test_ids_of_one_moment_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.ids.time.time_ns", lambda: 1_790_000_000_000_000_000)
    made = [ulid() for _ in range(2000)]
    short = ShortIds(made)
    assert sum(len(short(each)) > SHORT_LENGTH for each in made) <= 4
    assert len(set(map(short, made))) == len(made)


def test_one_that_is_not_among_them_is_told_from_them() -> None:
    one, other = ulid_from(1, 5), ulid_from(2, 5)
    short = ShortIds([one])
    assert short(one) == one[-SHORT_LENGTH:]
    assert is_named_by(other, short(other).casefold())
    assert not is_named_by(one, short(other).casefold())


@pytest.mark.parametrize("command", ["observations", "lessons", "actions", "projects"])
def test_what_a_list_shows_names_the_record_everywhere(sampled: Shell, command: str) -> None:
    rows = {row["id"]: row for row in sampled.json(command)}
    shown = [line.split("  ")[0] for line in sampled.done(command).lines if line[:1].isalnum() and "  " in line[:9]]
    assert len(shown) == len(rows)
    assert {len(each) for each in shown} == {SHORT_LENGTH}
    for name in shown[:2]:
        (record,) = [each for each in rows if each.endswith(name)]
        for typed in (name, name.lower(), record, record[:12].lower()):
            assert sampled.json("history", typed) == sampled.json("history", record)
        assert ids(sampled.json("delete", name.lower())) == [record]
        assert name in sampled.done("bin").out
        assert ids(sampled.json("restore", name)) == [record]


def test_an_entry_of_a_form_is_named_by_its_end(sampled: Shell) -> None:
    project = sampled.json("projects", "--text", "sensor")[0]["id"]
    for number in range(2):
        sampled.json("card", project, "calendar", f"what=Nr. {number}", "from=2026-12-01")
    (first, _) = [each["id"] for each in sampled.json("card", project, "calendar")["entries"]]
    assert f" {first[-SHORT_LENGTH:]}  " in sampled.done("card", project, "calendar").out
    assert sampled.json("card", project, "calendar", "--entry", first[-SHORT_LENGTH:].upper())["id"] == first


def test_what_fits_several_lists_them(shell: Shell) -> None:
    project = shell.json("new", "Et")["id"]
    made = shell.json("log", "Et", "noget")["id"]
    told = shell("history", project[:5]).told
    assert project in told
    assert made in told
