"""Tables whose columns are known, because their tools' public sources write them."""

from __future__ import annotations

from msgspec import Struct

from content.column_words import folded_header
from journals.importing.found import ColumnChoice


class KnownTable(Struct, frozen=True):
    """A table that a tool writes: columns by their names, as `folded_header` has them."""

    tool: str
    """Name of the format (`formats.py`)."""
    needs: tuple[str, ...]
    """Headers by which it is known; others may be there, and all in any order."""
    text: str
    kinds: tuple[str, ...] = ()
    """Where the kind is looked for, in this order."""
    happened: str = ""
    names: tuple[str, ...] = ()
    group: str = ""
    id: str = ""


KNOWN_TABLES = (
    KnownTable(  # a retrospective in Parabol
        "parabol_csv",
        ("reflection group", "type", "prompt", "content", "discussion thread"),
        text="content",
        kinds=("type", "prompt"),
        happened="created at",
        names=("author",),
        group="reflection group",
    ),
    KnownTable(  # a check-in in Parabol
        "parabol_csv",
        ("agenda item", "type", "content", "discussion thread"),
        text="content",
        kinds=("type",),
        happened="created at",
        names=("author",),
        group="agenda item",
    ),
    KnownTable(
        "scrumlr_csv",
        ("note id", "author", "text", "column", "stack"),
        text="text",
        kinds=("column",),
        names=("author",),
        group="stack",
        id="note id",
    ),
    KnownTable(  # Scrumlr before 2022
        "scrumlr_csv",
        ("note id", "author", "text", "column", "timestamp"),
        text="text",
        kinds=("column",),
        happened="timestamp",
        names=("author",),
        group="parent",
        id="note id",
    ),
    KnownTable(  # Azure DevOps Retrospectives: what was written
        "azure_csv",
        ("type", "description", "votes", "created date", "created by"),
        text="description",
        kinds=("type",),
        happened="created date",
        names=("created by",),
    ),
    KnownTable(  # and what is to be done
        "azure_csv",
        ("feedback description", "work item title", "work item type", "work item id"),
        text="work item title",
        kinds=("work item type",),
        group="feedback description",
    ),
)


def known_table(header: tuple[str, ...]) -> KnownTable | None:
    """Return the known table that has these columns."""
    names = {folded_header(each) for each in header}
    return next((each for each in KNOWN_TABLES if names.issuperset(each.needs)), None)


def known_columns(header: tuple[str, ...]) -> ColumnChoice | None:
    """Return what the columns of a known table hold."""
    table = known_table(header)
    if table is None:
        return None
    places = {folded_header(each): at for at, each in reversed(list(enumerate(header)))}
    kinds = tuple(places[name] for name in table.kinds if name in places)
    return ColumnChoice(
        text=places[table.text],
        kind=kinds[0] if kinds else None,
        kinds_too=kinds[1:],
        happened=places.get(table.happened),
        names=tuple(places[name] for name in table.names if name in places),
        group=places.get(table.group),
        id=places.get(table.id),
    )
