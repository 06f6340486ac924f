"""`python -m tests.data_format`: write the records' fields into the page about the data format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from journals.records.fields import schema
from journals.records.model import TYPES

PAGE = Path(__file__).parents[1] / "docs" / "data-format.md"
_BEGIN, _END = "<!-- made by `python -m tests.data_format` -->\n", "<!-- end -->"


def records_table() -> str:
    """Return what is in each table, in Markdown."""
    return "\n".join(["| table | a record is | fields |", "|---|---|---|", *_rows(), ""])


def with_table(page: str) -> str:
    """Return the page with the table as it is now."""
    made = f"{_BEGIN}\n{records_table()}\n{_END}"
    return re.sub(re.escape(_BEGIN) + ".*?" + re.escape(_END), lambda _: made, page, flags=re.DOTALL)


def _rows() -> Iterator[str]:
    for table, kind in TYPES.items():
        known = schema(kind)
        fields = []
        for name in kind.__struct_fields__:
            if name != "id":
                is_map = " (map)" if name in known.maps else " (set)"
                fields.append(f"`{name}`" + (is_map if name in known.members else ""))
        about = (kind.__doc__ or "").splitlines()[0].rstrip(".")
        yield f"| `{table}` | {about[0].lower()}{about[1:]} | {', '.join(fields)} |"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
