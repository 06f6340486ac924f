"""What was found in a file, and what was left out of it; nothing of it has been stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from journals.records.document_marks import RecordMark
from journals.records.model import Kind

ItemTable: TypeAlias = Literal["observations", "actions", "lessons"]
YearsFrom: TypeAlias = Literal["file", "lines", "title", "weekday", "today"]
"""The day that holds for all of a file, days of other lines in it, or nothing but that they have been."""
DropReason: TypeAlias = Literal[
    "archived",
    "author",
    "comment",
    "contents",
    "empty",
    "greeting",
    "hidden",
    "image",
    "introduction",
    "name",
    "no_items",
    "no_year",
    "no_day",
    "other_project",
    "placeholder",
    "quoted",
    "repeated",
    "signature",
    "unreadable",
    "votes",
]
"""Why something is no note: each has its words in the catalogues."""

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})
"""One for all: of a long file there are thousands."""


class FoundItem(Struct, frozen=True, kw_only=True, gc=False):
    """A note, an action or a lesson."""

    table: ItemTable = "observations"
    text: str
    """As it would be stored: clean, without the signs of a list; of a lesson its title."""
    line: int
    """Where it begins in the file, counted from 1; of a table the row."""
    kind: Kind | None = None
    """Of an observation; None where the file does not say."""
    happened: str | None = None
    """The ISO day or week the file gives; None where it gives none."""
    owner: str = ""
    """Of an action, as the file has it: it may still be a person's name."""
    due: str | None = None
    is_done: bool = False
    heading: str = ""
    """What it stands below, or the group it was put into."""
    is_reply: bool = False
    """Whether it answers another: it is offered, but not ticked."""
    is_archived: bool = False
    """Whether the team had put it away: it is offered, but not ticked."""
    is_prose: bool = False
    """Whether it is running text before the first heading that is known: it is offered, but not ticked."""
    above: int = 0
    """The line of the item that it stands below, and would not be understood without; 0 where it stands for itself."""
    own: Mapping[str, Any] = NOTHING_MORE
    """Where the file is one of ours: the record's further fields by name, as `--json` prints them (`id`, `stage`,
    `pitfalls`, of a lesson `situation`, `learned`, `do`, …); from any other file nothing."""

    @property
    def is_aside(self) -> bool:
        """Whether it is offered without a tick."""
        return self.is_reply or self.is_archived or self.is_prose


class LoggedItem(FoundItem, frozen=True, kw_only=True):
    """An item of a learning log of ours."""

    project: str = ""
    """The id of the project it stands under; "" where that is not known."""


class LoggedRecord(Struct, frozen=True):
    """A record of ours as it stands in a learning log that somebody may have edited."""

    mark: RecordMark
    line: int
    fields: Mapping[str, Any]
    """What the log tells of it, by field; a field that it does not show, or that nobody can read, is not there."""
    heading: str = ""
    project: str = ""
    """The id of the project it stands under; "" where that is not known."""


class DroppedText(Struct, frozen=True, kw_only=True, gc=False):
    """Something that is not taken, and why."""

    line: int
    reason: DropReason
    text: str = ""
    """What it was, for the eyes of whoever looks the import over; never stored."""


class ColumnChoice(Struct, frozen=True):
    """What the columns of a table hold, each by its place, counted from 0; None for what is not there."""

    text: int | None = None
    kind: int | None = None
    happened: int | None = None
    owner: int | None = None
    due: int | None = None
    names: tuple[int, ...] = ()
    """Columns that hold who wrote or voted: left out, and looked for elsewhere."""
    is_column_per_kind: bool = False
    """Whether each column is a heading, and each cell a note below it; `kind` is then that of the `text` column."""
    is_action: bool = False
    """Whether each row is something to do, where nothing says another kind."""
    is_line_kept: bool = False
    """Whether a cell is one note, however many lines it has."""
    title: int | None = None
    """Stands before the text."""
    after: tuple[int, ...] = ()
    """Stand after the text, as remarks do."""
    kinds_too: tuple[int, ...] = ()
    """Are looked into for a kind, in their order, where `kind` says none: tags, labels, colours."""
    group: int | None = None
    """The theme a note was put into, or the id of the note it was put to."""
    id: int | None = None
    """What `group` names other rows by."""
    done: int | None = None
    """Whether an action is done."""
    pitfall: int | None = None
    """The pitfalls that somebody has tagged it with."""
    stage: int | None = None
    perspective: int | None = None
    """The role in which it was seen."""
    ignored: tuple[int, ...] = ()
    """Hold nothing of what is here: votes, numbers, links."""


class ColumnQuestion(Struct, frozen=True):
    """What must be asked about a table whose columns nobody knows."""

    header: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    """The first rows."""
    guess: ColumnChoice


class ReadingChoices(Struct, frozen=True):
    """What somebody decided about a file; what is None is found out."""

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    columns: ColumnChoice | None = None
    part: str | None = None
    """Which of several boards or teams a file holds."""


class FileReading(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    file: str
    """Its name, without its folder."""
    format: str
    """Name of its format (`formats.py`)."""
    encoding: str
    delimiter: str | None = None
    items: Sequence[FoundItem] = ()
    dropped: tuple[DroppedText, ...] = ()
    names: tuple[str, ...] = ()
    """Names of people that the file itself marks as such, by a column or a sign."""
    columns_left: tuple[str, ...] = ()
    """Columns of its tables with something in them of which all, or some of it, is left out."""
    day: str | None = None
    """The ISO day that holds for all of it."""
    day_from: str = ""
    """Where that stands: in the `text`, in its `title`, or in the `name` of the file."""
    rough_days: Mapping[str, str] = NOTHING_MORE
    """ISO weeks that stand for a time that is no day, each with how the file says it: `efteråret 2024`."""
    years_taken: Mapping[str, str] = NOTHING_MORE
    """ISO days whose year nobody wrote, each with the heading or line that names it without: `Møde 3/2`, `10.9.`."""
    years_from: YearsFrom = "file"
    """What those years are taken from."""
    unsure_days: frozenset[str] = frozenset()
    """ISO days and weeks of lines and cells that were counted from today: read later, they would be others."""
    columns: ColumnQuestion | None = None
    """What is to be asked before its notes can be trusted."""
    parts: tuple[str, ...] = ()
    """The boards or teams it holds, where it is to be asked which; then `items` are of the first, or the chosen."""
    logged: tuple[LoggedRecord, ...] = ()
    """Where it is a learning log of ours: its records that are known by their marks; `items` are the others."""
    log_projects: tuple[RecordMark, ...] = ()
    """The projects that a learning log is of."""
    removed_words: tuple[str, ...] = ()
    """What stands in a learning log in the place of personal data that was taken out."""
    empty_words: frozenset[str] = frozenset()
    """What stands in a learning log in the place of a text that there is none of."""

    def day_given(self, item: FoundItem) -> str:
        """Return the day that tells an item from another of the same text: of an action its deadline; "" for none.

        None is one that would be another if the file were read later, for then nothing of it would be known again.
        """
        if item.table != "observations":
            return (item.table == "actions" and item.due) or ""
        day = item.happened or self.day or ""
        is_unsure = day in self.unsure_days or (self.years_from == "today" and day in self.years_taken)
        return "" if is_unsure else day

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return not (self.items or self.dropped or self.logged or self.log_projects)
