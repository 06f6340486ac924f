"""Rows are read as they were written; where quotes are wrong they are mended or told, and no cell moves."""

from __future__ import annotations

import csv
import io
from itertools import accumulate

from hypothesis import assume, given
from hypothesis import strategies as st

from journals.importing.readers.delimited import best_delimiter
from journals.importing.readers.quoted_rows import delimited_rows

TEXTS = st.text(st.sampled_from('ab ",;\n\t|å.'), max_size=12)
WORDS = st.text(st.sampled_from("abcæøå "), min_size=1, max_size=8).filter(lambda text: text.strip() == text)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_is_quoted_right_is_read_as_it_was_written(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([("One", "Two", "Three"), *rows])
    found = delimited_rows(out.getvalue(), delimiter)
    assert [row.cells for row in found.rows] == [("One", "Two", "Three"), *rows]
    assert not found.unreadable
    begins = accumulate((1 + sum(cell.count("\n") for cell in row) for row in rows), initial=2)
    assert [row.line for row in found.rows] == [1, *list(begins)[:-1]]


@given(st.lists(st.tuples(TEXTS, st.integers(0, 99)), min_size=1, max_size=6))
def test_undoubled_quotes_are_mended_in_the_only_way_or_told(notes: list[tuple[str, int]]) -> None:
    """As Azure DevOps Retrospectives writes them: what is read is a text that was written, or no text at all."""
    lines = [f'"Went well?","{text}",{votes},"Somebody"' for text, votes in notes]
    assume(not any("\n" in text for text, _ in notes))
    found = delimited_rows("Type,Description,Votes,CreatedBy\n" + "\n".join(lines) + "\n", ",")
    written = {text for text, _ in notes} | {text.replace('""', '"') for text, _ in notes}
    for row in found.rows[1:]:
        assert (row.cells[0], row.cells[3]) == ("Went well?", "Somebody"), row
        assert row.cells[1] in written
    told = sum(1 + text.count("\n") for _, text in found.unreadable)
    assert len(found.rows) - 1 + told == len(notes)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=8), st.sampled_from(",;\t|"))
def test_the_delimiter_is_found(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    assert best_delimiter("\n".join(delimiter.join(row) for row in rows)) == delimiter
