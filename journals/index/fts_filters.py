"""The filters of a query as FTS5 asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journals.index.query import Filters
from journals.index.terms import CAPITALS
from journals.text.tokens import normalize_word


def fts_filters(filters: Filters, projects: Sequence[int] | None) -> Iterator[str]:
    """Yield a term for each filter; `projects` are the row numbers of those that are asked for."""
    wanted = {
        "r": filters.tables,
        "s": filters.stages,
        "t": filters.pitfalls,
        "k": filters.kinds,
        "g": filters.signs,
        "j": None if projects is None else [*map(str, projects)],
    }
    for mark, values in wanted.items():
        if values:
            yield "(" + " OR ".join(f'"#{mark}{_only(value)}"' for value in sorted(values)) + ")"
        elif values is not None and mark == "j":
            yield '"#nowhere"'
    yield from (f'"{CAPITALS}{_only(word)}"' for word in sorted(filters.capitals))
    if filters.roles:
        yield "(" + " OR ".join(f'"#w{_only(role)}"*' for role in sorted(map(normalize_word, filters.roles))) + ")"


def _only(value: str) -> str:
    """Return a filter's value without FTS5 syntax."""
    return re.sub(r"[^\w.]|_", "", value.casefold())
