"""How columns and delimiters are typed, and said again."""

from __future__ import annotations

import pytest

from journals.importing.found import ColumnChoice
from tui.cli.import_options import ColumnsType, DelimiterType, columns_text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("text=2", ColumnChoice(text=1)),
        ("kinds", ColumnChoice(is_column_per_kind=True)),
        (
            "text=2,kind=3,date=1,owner=4,due=5,names=6+7",
            ColumnChoice(text=1, kind=2, happened=0, owner=3, due=4, names=(5, 6)),
        ),
    ],
)
def test_columns_are_read_and_said(typed: str, meant: ColumnChoice) -> None:
    assert ColumnsType().convert(typed, None, None) == meant
    assert columns_text(meant) == typed


def test_a_delimiter_is_itself_or_its_name() -> None:
    read = [DelimiterType().convert(each, None, None) for each in ("tab", "semicolon", ";", "\t")]
    assert read == ["\t", ";", ";", "\t"]
