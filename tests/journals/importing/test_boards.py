"""A board as a table, a heading a column: every cell becomes a note of its column's kind, in both languages."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import ColumnChoice, FileReading, ReadingChoices
from journals.importing.source import ImportSource

HEADINGS = {
    "Went well": "worked",
    "What went well?": "worked",
    "Good": "worked",
    "LIKED": "worked",
    "Keep": "worked",
    "Gik Godt": "worked",
    "went badly": "hindered",
    "Needs improvement": "hindered",
    "To improve": "hindered",
    "Bad": "hindered",
    "Lacked": "hindered",
    "Pain points": "hindered",
    "HVAD DRILLEDE": "hindered",
    "Gik skidt": "hindered",
    "Ideas": "idea",
    "Forslag": "idea",
    "Questions": "question",
    "Actions": "action",
    "Action points": "action",
    "Aftaler": "action",
    "Learned": "lesson",
}
CELLS = [
    "things worked nicely",
    "things failed",
    "third good",
    "stop",
    "det gik godt",
    "more problems",
    "lyden faldt ud",
]


def found(text: str, name: str = "board.csv", columns: ColumnChoice | None = None) -> FileReading:
    source = ImportSource(name, text.encode(), heading_words(), date(2026, 11, 30), ReadingChoices(columns=columns))
    return read_file(source)


def kinds(read: FileReading) -> Counter[tuple[str | None, str]]:
    named = {"actions": "action", "lessons": "lesson"}
    return Counter((named.get(each.table, each.kind), each.text) for each in read.items)


@given(
    headings=st.lists(st.sampled_from(list(HEADINGS)), min_size=2, max_size=5, unique=True).filter(
        lambda those: {HEADINGS[each] for each in those} != {"action"}
    ),
    sign=st.sampled_from(",;\t"),
    is_said=st.booleans(),
    data=st.data(),
)
def test_each_cell_is_a_note_of_its_heading(headings: list[str], sign: str, is_said: bool, data: st.DataObject) -> None:
    cells = st.lists(st.sampled_from(["", *CELLS]), min_size=len(headings), max_size=len(headings)).filter(any)
    rows = data.draw(st.lists(cells, min_size=1, max_size=4))
    text = "".join(sign.join(each) + "\n" for each in (headings, *rows))
    read = found(text, columns=ColumnChoice(is_column_per_kind=True) if is_said else None)
    assert read.columns is None, "nothing has to be asked"
    wanted = Counter((HEADINGS[headings[at]], cell) for row in rows for at, cell in enumerate(row) if cell)
    assert kinds(read) == wanted


def test_columns_beside_the_headings_keep_their_meaning() -> None:
    read = found("Name,Went well,Went badly,Votes\nAnna,things worked nicely,things failed,3\nBo,third good,,1\n")
    assert set(kinds(read)) == {
        ("worked", "things worked nicely"),
        ("hindered", "things failed"),
        ("worked", "third good"),
    }
    assert read.columns_left == ("Votes",)


@pytest.mark.parametrize("header", ["Good,Bad", "Fine things,Sad things"])
def test_said_headings_lose_no_column(header: str) -> None:
    read = found(
        f"{header}\nthe cable held,the battery did not last\nit was quick,the lift stood still\n",
        columns=ColumnChoice(is_column_per_kind=True),
    )
    assert [each.text for each in read.items] == [
        "the cable held",
        "the battery did not last",
        "it was quick",
        "the lift stood still",
    ]
