"""A time that is no day becomes the week in its middle, and it is told that it is no more than that."""

from __future__ import annotations

import json
from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.rough_days import rough_day
from journals.importing.source import ImportSource

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("efteråret 2024", "2024-W42"),
        ("Opsamling, efterår 2024", "2024-W42"),
        ("autumn 2024", "2024-W42"),
        ("Winter 2025", "2025-W05"),
        ("sommeren 2025", "2025-W29"),
        ("spring of 2025", "2025-W16"),
        ("primo marts 2025", "2025-W10"),
        ("medio marts 2025", "2025-W11"),
        ("ultimo marts 2025", "2025-W13"),
        ("late March 2025", "2025-W13"),
        ("slutningen af marts 2025", "2025-W13"),
        ("Q3 2024", "2024-W33"),
        ("2024 Q3", "2024-W33"),
        ("3. kvartal 2024", "2024-W33"),
        ("tredje kvartal 2024", "2024-W33"),
        ("first half of 2025", "2025-W14"),
        ("2. halvår 2025", "2025-W40"),
        ("marts 2025", "2025-W11"),
        ("March 2025", "2025-W11"),
        ("2025-03", "2025-W11"),
        ("2024", "2024-W27"),
        ("november 2026", "2026-W46"),
        ("efteråret 2026", "2026-W42"),
        ("4. kvartal 2026", "2026-W46"),
    ],
)
def test_a_time_is_the_week_in_its_middle(text: str, week: str) -> None:
    found = rough_day(text, TODAY)
    assert found is not None
    assert found[0] == week
    assert found[0] <= "2026-W48"


@pytest.mark.parametrize(
    "text", ["efteråret", "marts", "2027", "sommeren 2027", "Budget 2024 er lagt", "5. kvartal 2024"]
)
def test_what_names_no_year_or_is_to_come_is_none(text: str) -> None:
    assert rough_day(text, TODAY) is None


def reading(name: str, text: str) -> FileReading:
    return read_file(ImportSource(name, text.encode(), heading_words(), TODAY))


@pytest.mark.parametrize(
    ("name", "text", "day", "place"),
    [
        ("noter.md", "# Møde 3. marts 2025\n\n- Lyden faldt ud", "2025-03-03", "title"),
        ("noter.md", "# Møde\n\nDato: 3. marts 2025\n\n## Gik godt\n- Lyden", "2025-03-03", "text"),
        ("2025-03-03 noter.txt", "Lyden faldt ud\nMakkerne kom", "2025-03-03", "name"),
        ("noter_efteråret_2024.txt", "Lyden faldt ud\nMakkerne kom", "2024-W42", "name"),
        ("noter.md", "# Erfaringer, efteråret 2024\n\n- Lyden faldt ud", "2024-W42", "title"),
    ],
)
def test_it_is_known_where_the_day_of_a_file_stands(name: str, text: str, day: str, place: str) -> None:
    read = reading(name, text)
    assert (read.day, read.day_from) == (day, place)
    assert bool(read.rough_days) is ("W" in day)


def test_rows_have_rough_days_of_their_own_and_no_deadline_is_counted_from_one() -> None:
    read = reading("a.csv", "Dato;Type;Tekst\nprimo marts 2025;Gik godt;Alle kom\n12-01-2025;Drillede;Lyden\n")
    assert [each.happened for each in read.items] == ["2025-W10", "2025-01-12"]
    assert dict(read.rough_days) == {"2025-W10": "primo marts 2025"}
    rough = reading("a.md", "# Efteråret 2024\n\n## Aftaler\n- Ring til leverandøren, senest på fredag\n")
    assert (rough.day, rough.items[0].due) == ("2024-W42", None)


def test_headings_of_days_take_the_year_of_their_file() -> None:
    read = reading("a.md", "# Februar 2025\n\n## Mandag d. 3. februar\n- Lyden faldt ud\n\n## 4/2\n- Makkerne kom\n")
    assert [each.happened for each in read.items] == ["2025-02-03", "2025-02-04"]
    assert read.years_taken == {"2025-02-03": "Mandag d. 3. februar", "2025-02-04": "4/2"}
    assert not reading("a.md", "# Møde 3/2\n- Lyden faldt ud\n\n# Møde 5/2\n- Ja\n").years_taken


def test_slack_is_a_note_a_message_without_who_is_called() -> None:
    messages = [
        {"type": "message", "text": "Lyden faldt ud", "user": "U01", "ts": "1738660320.000200",
         "user_profile": {"real_name": "Testperson Et"}},
        {"type": "message", "subtype": "channel_join", "text": "<@U02> has joined the channel", "user": "U02",
         "ts": "1738660330.000300"},
        {"type": "message", "text": "<@U01> det er <https://example.org|ledningen> :thumbsup:", "user": "U02",
         "ts": "1738660400.000300", "thread_ts": "1738660320.000200"},
    ]  # fmt: skip
    read = reading("slack.json", json.dumps(messages))
    assert read.format == "slack_json"
    assert [(each.text, each.is_reply, each.happened) for each in read.items] == [
        ("Lyden faldt ud", False, "2025-02-04"),
        ("det er ledningen", True, "2025-02-04"),
    ]
    assert (read.names, [each.reason for each in read.dropped]) == (("Testperson Et",), ["comment"])
