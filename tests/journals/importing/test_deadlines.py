"""A deadline is read, or it stays in the text as it is written; and who an action begins with is its owner."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.days import read_deadline
from journals.importing.formats import read_file
from journals.importing.found import FoundItem
from journals.importing.source import ImportSource


def found(text: str, name: str) -> list[FoundItem]:
    return list(read_file(ImportSource(name, text.encode(), heading_words(), date(2026, 11, 29))).items)


@pytest.mark.parametrize(
    ("cell", "text", "due"),
    [
        ("snarest", "Ring (frist: snarest)", None),
        ("løbende", "Ring (frist: løbende)", None),
        ("1/12", "Ring (frist: 1/12)", None),
        ("ultimo marts 2025", "Ring", "2025-03-31"),
        ("medio februar 2024", "Ring", "2024-02-15"),
        ("senest 1/12-2025", "Ring", "2025-12-01"),
        ("-", "Ring", None),
        ("", "Ring", None),
    ],
)
def test_no_deadline_of_a_table_is_lost(cell: str, text: str, due: str | None) -> None:
    (item,) = found(f"Opgave;Ansvarlig;Frist\nRing;teamleder;{cell}\n", "opgaver.csv")
    assert (item.text, item.due, item.owner) == (text, due, "teamleder")


@pytest.mark.parametrize(
    ("line", "text", "owner", "due"),
    [
        ("Team lead: order two vests by 2025-04-15", "order two vests", "Team lead", "2025-04-15"),
        ("Team lead: call supplier by 2025-04-15", "call supplier", "Team lead", "2025-04-15"),
        ("IT ansvarlig: bestille kabler", "bestille kabler", "IT ansvarlig", None),
        ("Bestille stole ansvarlig: leder", "Bestille stole", "leder", None),
        ("Ring (gruppelederen, senest 1/11)", "Ring (senest 1/11)", "gruppelederen", None),
        ("Ring (gruppelederen, senest 1/11 2024)", "Ring", "gruppelederen", "2024-11-01"),
        ("Ring\n  - Frist: snarest", "Ring (Frist: snarest)", "", None),
    ],
)
def test_no_deadline_of_a_line_is_lost(line: str, text: str, owner: str, due: str | None) -> None:
    (item,) = found(f"# Noter\n\n## Handlinger\n- {line}\n", "noter.md")
    assert (item.text, item.owner, item.due) == (text, owner, due)


def test_a_part_of_a_month_without_its_year_is_the_next() -> None:
    assert read_deadline("ultimo februar", date(2024, 3, 5)) == "2025-02-28"
    assert read_deadline("ultimo februar", date(2023, 3, 5)) == "2024-02-29"
    assert read_deadline("primo april", date(2024, 3, 5)) == "2024-04-01"
    assert read_deadline("end of March", date(2024, 3, 5)) == "2024-03-31"
    assert read_deadline("ultimo marts", None) is None
