"""A heading that is a date says of which day the lines below it are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.records.pasted import PastedLine, pasted_lines
from journals.records.pasted_days import dated_lines
from journals.text.date_words import WEEKDAYS

TODAY = date(2026, 11, 25)
"""A Wednesday."""


def days(pasted: str) -> dict[str, str]:
    """Return the day, without its year, of each line that is no date."""
    lines = dated_lines(pasted_lines(pasted), TODAY)
    return {line.text: line.day.removeprefix("2026-") for line in lines if not line.is_date}


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("Mandag:\n- a\nTirsdag:\n- b\nOnsdag\nc", {"a": "11-23", "b": "11-24", "c": "11-25"}),
        ("Onsdag:\na\nTirsdag:\nb\nMandag:\nc", {"a": "11-25", "b": "11-24", "c": "11-23"}),
        ("Tuesday:\na\nWednesday:\nb\nThursday:\nc", {"a": "11-17", "b": "11-18", "c": "11-19"}),
        ("Monday 16/11:\na\nTuesday\nb", {"a": "11-16", "b": "11-17"}),
        ("Mandag\na\nTirsdag 17.11\nb\nOnsdag:\nc", {"a": "11-16", "b": "11-17", "c": "11-18"}),
        ("**Tirsdag d. 24. november:**\na", {"a": "11-24"}),
        ("Tirsdag (24/11)\na\nb", {"a": "11-24", "b": "11-24"}),
        ("Tirsdag – 24. november 2026\na", {"a": "11-24"}),
        ("- Tirsdag, kl. 10.30:\n- a", {"a": "11-24"}),
        ("Monday morning:\na\nMonday afternoon:\nb", {"a": "11-23", "b": "11-23"}),
        ("Fre:\na", {"a": "11-20"}),
        ("24.11:\na", {"a": "11-24"}),
        ("I går\na\nI dag:\nb", {"a": "11-24", "b": "11-25"}),
        ("# Uge 47\n- a", {"a": "11-16"}),
        ("Møde 3/11\n- a\nMøde d. 10. november:\n- b", {"a": "11-03", "b": "11-10"}),
        ("Team meeting 3 November\na", {"a": "11-03"}),
        ("## Retro tirsdag\na", {"a": "11-24"}),
        ("forord\nTirsdag:\na", {"forord": "", "a": "11-24"}),
        ("# Tirsdag\n## Godt\n- a\n# Andet\n- b", {"## Godt": "11-24", "a": "11-24", "# Andet": "", "b": ""}),
        ("**Tirsdag**\na\n**Andet**\nb", {"a": "11-24", "**Andet**": "", "b": ""}),
        # none of these is a heading, or none that can be meant
        ("24.11\na", {"24.11": "", "a": ""}),
        ("Møde med 3 kolleger\na", {"Møde med 3 kolleger": "", "a": ""}),
        ("fri\na", {"fri": "", "a": ""}),
        ("mandag\ntirsdag\nonsdag", {"mandag": "", "tirsdag": "", "onsdag": ""}),
        ("Tirsdag gik nettet ned\na", {"Tirsdag gik nettet ned": "", "a": ""}),
        ("Uge 53:\na", {"Uge 53:": "", "a": ""}),
        ("Fredag 27/11:\na", {"Fredag 27/11:": "", "a": ""}),
        ("31.2.2026:\na", {"31.2.2026:": "", "a": ""}),
    ],
)
def test_the_lines_below_a_date_are_of_its_day(pasted: str, read: dict[str, str]) -> None:
    assert days(pasted) == read


@given(st.lists(st.sampled_from([*WEEKDAYS]), min_size=1, max_size=12), st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_weekdays_keep_their_names_their_order_and_are_not_to_come(names: list[str], today: date) -> None:
    lines = [line for name in names for line in (PastedLine(f"{name}:"), PastedLine("en linje"))]
    read = [date.fromisoformat(line.day) for line in dated_lines(lines, today)[::2]]
    assert [day.isoweekday() for day in read] == [WEEKDAYS[name] for name in names]
    assert read in (sorted(read), sorted(read, reverse=True))
    assert today - timedelta(days=7) < max(read) <= today


@given(st.text(st.sampled_from("# mandag:tirs*24.1/uge5\n-"), max_size=80))
def test_nothing_is_taken_out_or_moved(pasted: str) -> None:
    lines = pasted_lines(pasted)
    assert [line.text for line in dated_lines(lines, TODAY)] == [line.text for line in lines]
