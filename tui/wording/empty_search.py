"""What is said where a search finds nothing: what was looked through, and what could be tried."""

from __future__ import annotations

from collections.abc import Sequence

from journals.index.query import Query
from tui.locale import Catalogue
from tui.wording.display import brief

_SHOWN = 120
"""Characters of the filters that are repeated."""


def empty_search_text(say: Catalogue, query: Query, filters: Sequence[str], projects: int) -> str:
    """Return what was looked through, and what could be tried; `filters` are those asked for, as they were typed."""
    named = brief(" ".join(filters), _SHOWN)
    where = say("search.looked_narrow", filters=named) if filters else say.count("search.looked", projects)
    tries = [say("search.try_wider", filters=named)] if filters else []
    tries += [say("search.try_less")] if query.words or query.phrases else []
    return " ".join([where, *tries])
