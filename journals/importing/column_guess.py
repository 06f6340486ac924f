"""Which column of a table holds what: by what it is called, then by what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from content.column_words import column_words
from journals.importing.board_columns import board_places
from journals.importing.cell_days import past_day
from journals.importing.cells import has_words, is_number
from journals.importing.column_roles import TAG_ROLES
from journals.importing.found import ColumnChoice
from journals.importing.outline import Table
from journals.importing.people import is_person
from journals.importing.source import ImportSource, counted_out
from journals.importing.table_column import ABOUT_A_WORD, KindReader, SeenRole, TableColumn, table_column
from journals.importing.tag_cells import pitfalls_in, stage_in
from journals.privacy.names import GIVEN

_MOST_COLUMNS = 200
"""More columns hold no notes that anybody wrote."""
_FEW = 0.3
_HALF = 0.5
_FEW_VALUES = 3
_LONG = 60
"""Characters from which a cell is no name and no kind, on the average of a column."""


def guessed_columns(table: Table, source: ImportSource, kind_of: KindReader) -> tuple[ColumnChoice, bool]:
    """Return what the columns of a table seem to hold, and whether that is sure enough not to be asked about."""
    columns = [table_column(table, place, source, kind_of) for place in range(table_width(table))]
    board = board_places(table.header, source.words)
    for column in columns:
        column.role = _role_by_values(column, source)
        is_asked = column.role == "kind" and column.is_heading and column.kinds < _FEW and _holds_texts(column)
        if is_asked or (column.place in board and not _holds_no_notes(column, source)):
            column.role = "notes"  # also what is called `Question` and holds no kinds but what was asked
    _settle_who_and_when(columns)
    _settle_headings(columns)
    _settle_tasks(columns)
    if any(each.role == "notes" for each in columns):
        kinds = [each for each in columns if each.role == "kind"]
        if not any(each.kinds >= _FEW for each in kinds):
            for each in kinds:  # a column with such a name, but with nothing in it that is a kind
                each.role = "group"
            return _columns_of_notes(columns)
        texts = any(each.role == "text" and each.values for each in columns)
        if texts and all(each.means == "action" for each in columns if each.role == "notes"):
            return _columns_of_notes(columns)
        for each in columns:
            if each.role == "notes":
                each.role = "task" if each.means == "action" else None
    return _rows_of_notes(columns, is_named=any(table.header))


def table_width(table: Table) -> int:
    """Return how many columns a table has, of those that are looked at."""
    widest = max((len(table.header), *(len(row.cells) for row in table.rows)))
    return min(widest, _MOST_COLUMNS)


def is_grouped(table: Table, choice: ColumnChoice, source: ImportSource) -> bool:
    """Return whether the column of kinds names each once, above the rows that are of it.

    Groups are written before what is in them: in a column after the texts an empty cell says that nobody chose a kind.
    """
    place, text = choice.kind, choice.text if choice.title is None else choice.title
    if place is None or (text is not None and place > text):
        return False
    names = [
        row.cells[place].strip()
        for row in counted_out(table.rows, source.tick)
        if place < len(row.cells) and any(map(str.strip, row.cells))
    ]
    said = [name for name in names if name]
    return len(said) >= 2 and len(names) - len(said) >= 2 and names[0] != "" and len(set(said)) == len(said)


def _role_by_values(column: TableColumn, source: ImportSource) -> SeenRole | None:
    """Return a column's role after a look at what is in it: numbers are no text, and long texts no names."""
    role = column.role
    if not column.values:
        return role
    if role in ("pitfall", "stage"):
        is_read = stage_in if role == "stage" else lambda cell: pitfalls_in(cell)[0]
        return role if column.share(lambda cell: bool(is_read(cell))) >= _HALF else None
    if role == "perspective":
        return "text" if column.length > _LONG else role
    if role not in ("done", "kind") and column.share(lambda text: column_words().means(text, "scale")) >= 0.9:
        return "ignored"  # answers that were ticked
    if column.share(is_number) >= 0.9 and role not in ("date", "period", "due", "when", "done"):
        return "ignored"
    if (
        role not in ("due", "when", "ignored", "done")
        and column.share(lambda text: bool(past_day(text, source.today))) >= 0.8
    ):
        return "date"
    if role == "due" and column.means == "action" and not column.share(_may_be_deadline) >= _FEW:
        return "task"
    if role in ("date", "period", "due", "when") and column.length > _LONG:
        return "text"
    if role in ("names", "owner", "who", "kind", "group") and column.length > _LONG and column.distinct > 0.5:
        return "text" if role != "kind" or column.kinds < 0.5 else role
    if role in (None, "title", "comment", "group") and column.names_kinds:
        return "kind"
    if role is None and column.share(_begins_as_a_name) >= 0.5 and column.share(is_person) >= 0.9:
        return "names"
    if role in ("text", "task") and len(column.values) < 2:
        return role  # one short task may be of the words for one: `Ny aftale`
    if role in ("notes", "done", "text", "group", "task") and column.kinds >= 0.6 and column.length <= ABOUT_A_WORD:
        return "kind" if column.distinct < 1 or len(column.values) < 3 else role
    return role


def _holds_no_notes(column: TableColumn, source: ImportSource) -> bool:
    """Return whether there are but numbers, ticks or days in a column, whatever it is called."""
    if column.role == "due":
        return column.share(lambda text: any(map(str.isdigit, text)) and len(text) <= ABOUT_A_WORD) >= _HALF
    is_ticked = (
        len(column.values) >= _FEW_VALUES and column.share(lambda text: column_words().means(text, "scale")) >= 0.9
    )
    return is_ticked or column.role == "date" or column.share(is_number) >= 0.9


def _settle_who_and_when(columns: Sequence[TableColumn]) -> None:
    """Settle what `Hvem` and `Hvornår` are: who saw it and when, beside what has been; else who does it until when."""
    roles = {each.role for each in columns}
    to_do = not roles.isdisjoint(("owner", "due", "task")) or any(each.means == "action" for each in columns)
    has_been = any(each.is_seen for each in columns) and not to_do
    for each in columns:
        if each.role == "who":
            each.role = "perspective" if has_been and "perspective" not in roles else "owner"
    has_owner = any(each.role == "owner" for each in columns)
    for each in columns:
        if each.role == "when":
            each.role = "due" if has_owner else "date"


def _settle_headings(columns: list[TableColumn]) -> None:
    """Make headings of columns that could also be something else, such as questions, where two or more are headings."""
    headings = [each for each in columns if each.role == "notes"]
    if len(headings) >= 2:
        for each in columns:
            if each.role in ("task", "kind", "text", "comment", "title") and each.is_heading and each.kinds < 0.5:
                each.role = "notes"
    if any(each.role == "notes" for each in columns) and any(each.role in ("task", "text") for each in columns):
        for each in columns:
            if each.role == "task":
                each.role = "notes"


def _settle_tasks(columns: Sequence[TableColumn]) -> None:
    """Make what is to be done, in a column behind that of what happened, an action beside it and no heading."""
    for each in columns:
        if each.role == "task" and any(text.role == "text" and text.values for text in columns[: each.place]):
            each.role, each.means = "notes", "action"


def _begins_as_a_name(cell: str) -> bool:
    """Return whether a cell begins with a given name: two words with capitals may also be a place, or a system."""
    return len(words := cell.split()) <= 5 and words[0] in GIVEN


def _may_be_deadline(cell: str) -> bool:
    return any(map(str.isdigit, cell)) or len(cell.split()) == 1


def _columns_of_notes(columns: Sequence[TableColumn]) -> tuple[ColumnChoice, bool]:
    """Return the choice for a table in which columns are headings, and whether each such column is known."""
    texts = [each for each in columns if each.role == "text"]
    headed = [each for each in columns if each.role == "notes"]
    unknown = [each.place for each in columns if each.role is None and _holds_texts(each)]
    if not texts and len(headed) == 1:
        texts = [] if unknown else headed  # beside one known heading they are more likely headings than its remarks
    elif not texts:
        for each in columns:
            if each.role == "comment":
                each.role = "notes"
    notes = {each.place for each in columns if each.role in ("notes", "text")}
    happened, owner = _first(columns, "date", "period"), _first(columns, "owner")
    due, done, group = _first(columns, "due"), _first(columns, "done"), _first(columns, "group", "title")
    names, after = _all(columns, "names"), _all(columns, "comment")
    kinds = sorted((each for each in columns if each.role == "kind"), key=lambda each: -each.kinds)
    kind = kinds[0].place if kinds and texts else None
    if texts:
        after = tuple(sorted((*after, *unknown)))
    pitfall, stage, perspective = (_first(columns, name) for name in TAG_ROLES)
    known = {kind, happened, owner, due, done, group, *names, *after, *notes, *unknown, pitfall, stage, perspective}
    choice = ColumnChoice(
        text=texts[0].place if texts else None,
        kind=kind,
        happened=happened,
        owner=owner,
        due=due,
        done=done,
        group=group,
        names=names,
        after=after,
        is_column_per_kind=True,
        ignored=tuple(each.place for each in columns if each.place not in known),
        pitfall=pitfall,
        stage=stage,
        perspective=perspective,
    )
    return choice, not unknown


def _holds_texts(column: TableColumn) -> bool:
    return column.length >= 8 and column.distinct > 0.8


def _rows_of_notes(columns: list[TableColumn], *, is_named: bool) -> tuple[ColumnChoice, bool]:
    """Return the choice for a table with one note a row, and whether it is sure."""
    text, title, is_sure = _text_column(columns)
    if text is None and title is None:
        if guess := _only_texts(columns, is_named=is_named):
            return guess, False
        text, is_sure = _longest(columns), False
    kinds = sorted((each for each in columns if each.role == "kind"), key=lambda each: -each.kinds)
    marks = [each.place for each in columns if each.role in ("tag", "colour") and each.values]
    lonely = kinds[0] if kinds else None
    unknown = [
        each.place for each in columns if each.role is None and each.place not in (text, title) and _holds_texts(each)
    ]
    is_task = any(each.place == text and each.role == "task" for each in columns)
    owner, due, done = _first(columns, "owner"), _first(columns, "due"), _first(columns, "done")
    choice = ColumnChoice(
        text=text if text is not None else title,
        title=title if text is not None and not is_task else None,
        is_action=is_task or (not kinds and owner is not None and (due is not None or done is not None)),
        kind=lonely.place if lonely else None,
        kinds_too=(*(each.place for each in kinds[1:]), *marks),
        happened=_first(columns, "date", "period"),
        owner=owner,
        due=due,
        done=done,
        group=_first(columns, "group", *(("title",) if is_task else ())),
        names=_all(columns, "names"),
        after=tuple(sorted(place for place in (*_all(columns, "comment"), *unknown) if place != text)),
        ignored=_all(columns, "ignored"),
        pitfall=_first(columns, "pitfall"),
        stage=_first(columns, "stage"),
        perspective=_first(columns, "perspective"),
    )
    is_kind_sure = not marks or (lonely is not None and lonely.kinds == 1 and lonely.is_full)
    return choice, is_sure and is_kind_sure and not unknown


def _text_column(columns: Sequence[TableColumn]) -> tuple[int | None, int | None, bool]:
    """Return the columns of the text and of the title before it, and whether their names say so."""
    texts = [each for each in columns if each.role == "text" and each.values]
    title = _first([each for each in columns if each.values], "title")
    task = _first([each for each in columns if each.values], "task")
    if texts:
        best = max(texts, key=lambda each: (each.length, -each.place))
        return best.place, title if title is not None else task, True
    if task is not None or title is not None:
        return (task, title, True) if task is not None else (None, title, True)
    comment = _first([each for each in columns if each.values], "comment")
    if comment is not None:
        return comment, None, True
    unknown = [each for each in columns if each.role is None and each.values]
    if len(unknown) == 1 and (len(columns) == 1 or len(columns) > len(unknown)) and unknown[0].length > 5:
        return unknown[0].place, None, True
    return None, None, False


def _only_texts(columns: Sequence[TableColumn], *, is_named: bool) -> ColumnChoice | None:
    """Return the guess that each column is a heading, where nothing but texts of their own stands in all of them."""
    filled = [each for each in columns if each.values and each.role is None]
    if not is_named or len(filled) < 2 or any(each.role not in (None, "ignored") for each in columns):
        return None
    if not all(each.length >= 8 and each.distinct > 0.8 for each in filled):
        return None
    return ColumnChoice(is_column_per_kind=True, ignored=_all(columns, "ignored"))


def _longest(columns: Sequence[TableColumn]) -> int | None:
    no_text = ("ignored", "names", "date", "period", "due", *TAG_ROLES)
    worded = [each for each in columns if each.role not in no_text and any(map(has_words, each.values))]
    if not worded:
        return None
    return max(worded, key=lambda each: (each.role is None, each.length)).place


def _first(columns: Sequence[TableColumn], *roles: SeenRole) -> int | None:
    return next((each.place for role in roles for each in columns if each.role == role), None)


def _all(columns: Sequence[TableColumn], *roles: SeenRole) -> tuple[int, ...]:
    return tuple(each.place for each in columns if each.role in roles)
