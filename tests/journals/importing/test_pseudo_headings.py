"""Words that say a kind stand above what is of it, however little else a text says of where one ends."""

from __future__ import annotations

from datetime import date

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.source import ImportSource

TODAY = date(2026, 11, 29)


def found(text: str) -> list[tuple[str, str | None, str]]:
    read = read_file(ImportSource("noter.txt", text.encode(), heading_words(), TODAY))
    return [(each.table, each.kind, each.text) for each in read.items]


@pytest.mark.parametrize("end", ["", ":"])
@pytest.mark.parametrize("bullet", ["- ", "* ", "1. ", ""])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "headings",
    [("Godt", "Skidt", "Aftaler"), ("Plus", "Minus", "Næste skridt"), ("What went well", "What went badly", "Actions")],
)
def test_each_kind_ends_the_one_above(headings: tuple[str, str, str], gap: str, bullet: str, end: str) -> None:
    well, badly, next_steps = headings
    text = (
        f"{well}{end}\n{bullet}Lyden var fin\n{bullet}Borgerne ringer selv{gap}"
        f"{badly}{end}\n{bullet}Nettet faldt ud{gap}{next_steps}{end}\n{bullet}Lav en seddel med koden\n"
    )
    assert found(text) == [
        ("observations", "worked", "Lyden var fin"),
        ("observations", "worked", "Borgerne ringer selv"),
        ("observations", "hindered", "Nettet faldt ud"),
        ("actions", None, "Lav en seddel med koden"),
    ]


def test_a_known_word_alone_among_lines_is_a_note_where_no_other_kind_is_named() -> None:
    text = "- Lyden\nDrillede\n- Nettet\n"
    assert ("observations", "hindered", "Nettet") in found(text), "a list follows: it is a heading"
    text = "Lyden var fin\nDrillede\nNettet faldt ud\n"
    assert all(kind is None for _, kind, _ in found(text))


def test_a_line_that_goes_on_with_an_item_is_no_heading() -> None:
    text = "Godt\n- Lyden var fin, men det var\ngodt\n- Vi ringede selv\nSkidt\n- Nettet faldt ud\n"
    assert found(text) == [
        ("observations", "worked", "Lyden var fin, men det var godt"),
        ("observations", "worked", "Vi ringede selv"),
        ("observations", "hindered", "Nettet faldt ud"),
    ]
