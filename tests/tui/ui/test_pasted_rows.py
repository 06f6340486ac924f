"""What is chosen for pasted lines outlives the program, whatever the lines say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journals.library.drafts import _HALF_A_NUMBER
from journals.records.model import KINDS
from journals.records.pasted import PastedLine
from journals.text.clean import clean
from tests import hostile
from tui.ui.pasted_rows import Paste, PastedRow

_TEXTS = hostile.texts().map(lambda text: clean(text).replace("\n", " ").strip()).filter(bool)
_DAYS = st.dates(date(1900, 1, 1), date(2299, 1, 1)).map(str)
_LINES = st.builds(PastedLine, _TEXTS, st.booleans(), st.booleans())
_ROWS = st.builds(PastedRow, st.just(0), _LINES, st.sampled_from([*KINDS, None]), st.booleans(), _DAYS)


@given(st.lists(_ROWS, max_size=5), st.sampled_from(["S1", "S7"]))
def test_a_kept_paste_is_as_it_was(rows: list[PastedRow], stage: str) -> None:
    paste = Paste([replace(row, number=number) for number, row in enumerate(rows)], stage)
    again = Paste.of_draft([clean(line) for line in paste.as_draft()], "2026-11-24")
    assert again.rows == paste.rows
    assert again.stage == (stage if rows else "")


@given(_ROWS)
def test_what_is_kept_beside_a_line_is_no_half_number(row: PastedRow) -> None:
    (line,) = Paste([row], "S4").as_draft()
    assert not _HALF_A_NUMBER.search(line.rpartition("\t")[2])


def test_lines_below_a_date_are_so_again_and_what_was_logged_is_gone() -> None:
    lines = [
        PastedLine("før"),
        PastedLine("Tirsdag:", is_date=True, day="2026-11-24", below=1),
        PastedLine("a", day="2026-11-24", below=1),
        PastedLine("b", day="2026-11-24", below=1),
    ]
    kept = Paste.of_lines(lines, "S2", "concern", "2026-11-20").as_draft()
    again = Paste.of_draft(kept, "2026-12-01", {("a", "2026-11-24"), ("b", "2026-11-23")})
    assert [(row.text, row.line.below, row.day, row.is_on) for row in again.rows] == [
        ("før", -1, "2026-11-20", True),
        ("Tirsdag:", 1, "2026-11-24", False),
        ("b", 1, "2026-11-24", True),
    ]
    assert {row.kind for row in again.rows} == {"concern"}


def test_half_a_line_of_a_damaged_file_is_a_line_of_today() -> None:
    (row,) = Paste.of_draft(["lyden fal"], "2026-11-24").rows
    assert (row.text, row.day, row.is_on) == ("lyden fal", "2026-11-24", True)
