"""The page about the data format names every table and every field."""

from __future__ import annotations

from journals.log.act import LOG_FORMAT
from tests.data_format import PAGE, records_table, with_table


def test_the_page_has_the_records_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page, "python -m tests.data_format"
    assert records_table() in page
    assert f"The form of a log is version {LOG_FORMAT}," in page
