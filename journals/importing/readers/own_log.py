"""A learning log of ours that somebody has edited: its records by their marks, and what was written beside them."""

from __future__ import annotations

from msgspec.structs import replace

from journals.errors import Invalid
from journals.importing.found import FileReading, FoundItem, LoggedItem
from journals.importing.log_blocks import LogBlock, markdown_log_blocks
from journals.importing.log_page import page_log_blocks
from journals.importing.log_records import LearningLogReader
from journals.importing.log_words import LogWords
from journals.importing.meaning import read_meaning
from journals.importing.outline import Outline
from journals.importing.readers.html import is_html
from journals.importing.readers.log_word import has_word_marks, word_log_blocks
from journals.importing.source import ImportSource
from journals.records.document_marks import has_marks

_FORM = "tilbageblik_log"


def is_own_log(source: ImportSource) -> bool:
    """Return whether a file is a learning log with marks of records in it, and its words are known."""
    if not source.says:
        return False
    if not source.data.startswith(b"PK"):
        return has_marks(source.text)
    try:
        return has_word_marks(source)
    except Invalid:
        return False


def read_own_log(source: ImportSource) -> FileReading:
    """Read a learning log.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    words = LogWords(source.says)
    found = LearningLogReader(words, source.today).read(_blocks(source))
    source.release()
    others = read_meaning(Outline(tuple(found.others)), source, _FORM)
    only = found.projects[0].record if len(found.projects) == 1 else ""
    beside = (_logged(each, only) for each in others.items)
    items = sorted([*found.items, *beside], key=lambda each: each.line)
    return replace(
        others,
        items=tuple(items),
        logged=tuple(found.logged),
        log_projects=tuple(found.projects),
        removed_words=words.removed,
        empty_words=words.empty,
    )


def _logged(item: FoundItem, project: str) -> LoggedItem:
    return LoggedItem(**{name: getattr(item, name) for name in item.__struct_fields__}, project=project)


def _blocks(source: ImportSource) -> list[LogBlock]:
    if source.data.startswith(b"PK"):
        return word_log_blocks(source)
    return page_log_blocks(source) if is_html(source) else markdown_log_blocks(source)
