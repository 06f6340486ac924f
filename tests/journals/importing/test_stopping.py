"""A long file can be stopped soon at any time: nothing goes over all of it without a look at who wants that."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.source import ImportSource, cleaned
from journals.text.clean import clean
from tests.bench.importing import TODAY, rows_of_csv

ROWS = 12_000


def _lines(rows: int) -> str:
    return "\n".join(line.rpartition(";")[2] for line in rows_of_csv(rows).splitlines())


FILES: dict[str, tuple[Callable[[int], str], int]] = {
    "rows.csv": (rows_of_csv, 12),
    "rows.json": (lambda rows: json.dumps([{"tekst": each} for each in _lines(rows).split("\n")]), 10),
    "lines.txt": (_lines, 10),
}


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_reading_looks_up_the_more_often_the_longer_the_file_is(name: str) -> None:
    make, least = FILES[name]

    def looks(rows: int) -> int:
        told: list[int] = []
        read_file(
            ImportSource(name, make(rows).encode(), heading_words(), TODAY, tick=lambda done, of: told.append(done))
        )
        return len(told)

    assert looks(ROWS) - looks(50) >= least


def test_a_text_that_needs_cleaning_is_cleaned_in_pieces_and_as_a_whole() -> None:
    text = _lines(ROWS).replace("nætter", "n\u0061\u030aetter \u200b🙂", 500).replace("\n", "\u2028\n", 100)
    told: list[int] = []
    assert cleaned(text, lambda done, of: told.append(done)) == clean(text)
    assert len(told) >= 2


def test_one_note_of_a_whole_file_is_planned_part_by_part() -> None:
    told: list[int] = []
    reading = read_file(ImportSource("a.txt", _lines(ROWS).replace("\n", " ").encode(), heading_words(), TODAY))
    plan = make_plan([reading], PlanSettings(TODAY, "S1", "en kollega"), lambda done, of: told.append(done))
    assert len(plan.items) > 20
    assert len(told) >= 8
