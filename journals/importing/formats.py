"""The forms of files that can be read. Each is declared here and nowhere else.

What a file is, is told by its bytes and structure; its name's ending only decides where these do not. The first that
recognises a file reads it, so that the particular comes before the general.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import Invalid
from journals.importing.found import FileReading
from journals.importing.readers.azure_json import is_azure_json, read_azure_json
from journals.importing.readers.azure_mail import is_azure_mail, read_azure_mail
from journals.importing.readers.chat_text import is_chat_text, read_chat_text
from journals.importing.readers.delimited import (
    is_delimited,
    is_funretro,
    is_written_by,
    read_delimited,
    read_delimited_as,
)
from journals.importing.readers.funretro_copy import is_funretro_copy, read_funretro_copy
from journals.importing.readers.html import is_html, read_html
from journals.importing.readers.jrnl_json import is_jrnl_json, read_jrnl_json
from journals.importing.readers.jrnl_text import is_jrnl_text, read_jrnl_text
from journals.importing.readers.json_rows import is_json_rows, read_json_rows
from journals.importing.readers.logseq import is_logseq, read_logseq
from journals.importing.readers.mail import is_mail, read_mail
from journals.importing.readers.markdown import is_markdown, read_markdown
from journals.importing.readers.own_csv import is_own_csv, read_own_csv
from journals.importing.readers.own_document import is_own_document
from journals.importing.readers.own_json import is_own_json, read_own_json
from journals.importing.readers.own_log import is_own_log, read_own_log
from journals.importing.readers.plain import is_plain_text, read_plain_text
from journals.importing.readers.scrumlr_json import is_scrumlr_json, read_scrumlr_json
from journals.importing.readers.scrumlr_markdown import is_scrumlr_markdown, read_scrumlr_markdown
from journals.importing.readers.slack_json import is_slack_json, read_slack_json
from journals.importing.readers.trello import is_trello, read_trello
from journals.importing.readers.word import is_word, read_word
from journals.importing.readers.workbook import is_workbook, read_workbook
from journals.importing.source import ImportSource


class ImportFormat(Struct, frozen=True):
    """A form that files have."""

    name: str
    """On the command line and in the catalogues (`import_formats.<name>`)."""
    recognises: Callable[[ImportSource], bool]
    """Returns whether a file is of this form; it may look at all of it, and raises nothing."""
    read: Callable[[ImportSource], FileReading]
    """Reads a file of this form.

    Raises:
        Invalid: `import_unreadable` and the like, told with what to do.
    """
    is_strict: bool = False
    """Whether nothing but what is recognised can be read as it, also where somebody chose it."""
    tells_encoding: bool = False
    """Whether a file says itself how its letters are stored."""


def _table_of(tool: str) -> ImportFormat:
    """Return the format of a file of separated cells whose columns are known by the tool that writes them."""
    return ImportFormat(tool, partial(is_written_by, tool=tool), partial(read_delimited_as, tool))


_FORMATS = (
    ImportFormat("tilbageblik_log", is_own_log, read_own_log, is_strict=True),
    ImportFormat("word", is_word, read_word, is_strict=True, tells_encoding=True),
    ImportFormat("workbook", is_workbook, read_workbook, is_strict=True, tells_encoding=True),
    ImportFormat("tilbageblik_json", is_own_json, read_own_json, is_strict=True),
    ImportFormat("tilbageblik_csv", is_own_csv, read_own_csv),
    ImportFormat("scrumlr_json", is_scrumlr_json, read_scrumlr_json, is_strict=True),
    ImportFormat("azure_json", is_azure_json, read_azure_json, is_strict=True),
    ImportFormat("trello", is_trello, read_trello, is_strict=True),
    ImportFormat("jrnl_json", is_jrnl_json, read_jrnl_json, is_strict=True),
    ImportFormat("slack_json", is_slack_json, read_slack_json, is_strict=True),
    ImportFormat("json", is_json_rows, read_json_rows, is_strict=True),
    ImportFormat("azure_mail", is_azure_mail, read_azure_mail, is_strict=True, tells_encoding=True),
    ImportFormat("chat_text", is_chat_text, read_chat_text),
    ImportFormat("mail", is_mail, read_mail, tells_encoding=True),
    ImportFormat("html", is_html, read_html),
    ImportFormat("scrumlr_markdown", is_scrumlr_markdown, read_scrumlr_markdown),
    ImportFormat("funretro_copy", is_funretro_copy, read_funretro_copy),
    ImportFormat("jrnl_text", is_jrnl_text, read_jrnl_text),
    ImportFormat("logseq", is_logseq, read_logseq),
    _table_of("parabol_csv"),
    _table_of("scrumlr_csv"),
    _table_of("azure_csv"),
    ImportFormat("funretro_csv", is_funretro, partial(read_delimited_as, "funretro_csv")),
    ImportFormat("csv", is_delimited, read_delimited),
    ImportFormat("markdown", is_markdown, read_markdown),
    ImportFormat("plain", is_plain_text, read_plain_text),
)
_CALENDAR = "BEGIN:VCALENDAR"
"""How a calendar begins: what stands in it is agreed on, and nothing that was seen."""
_PACKED = ("docx", "docm", "xlsx", "xlsm")
"""Endings of documents that are archives."""
IMPORT_FORMATS: Mapping[str, ImportFormat] = {each.name: each for each in _FORMATS}
"""Name → format, in the order they are tried."""


def format_of(source: ImportSource) -> ImportFormat:
    """Return the format of a file: the one chosen, else the first that recognises it.

    Raises:
        Invalid: `import_no_text`, where none does; `import_other_format`, where it cannot be of the one chosen;
            `import_not_office`, where it is only called a document of Office, or JSON;
            `import_calendar`; `import_own_document`, where it is a document of ours whose records have no marks.
    """
    if source.choices.format:
        chosen = IMPORT_FORMATS[source.choices.format]
        if chosen.is_strict and not chosen.recognises(source):
            raise Invalid("import_other_format", file=source.name, format=chosen.name)
        return chosen
    is_damaged_json = source.suffix == "json" and source.text.lstrip()[:1] in ("{", "[") and source.json_value is None
    if (source.suffix in _PACKED and not source.is_packed) or is_damaged_json:
        raise Invalid("import_not_office", file=source.name, ending=f".{source.suffix}")
    if not source.is_packed and source.text.lstrip()[: len(_CALENDAR)].upper() == _CALENDAR:
        raise Invalid("import_calendar", file=source.name)
    if is_own_log(source):
        return IMPORT_FORMATS["tilbageblik_log"]
    if is_own_document(source):
        raise Invalid("import_own_document", file=source.name)
    for each in IMPORT_FORMATS.values():
        source.tick(0, 1)  # a look at all of a long file takes its time
        if each.recognises(source):
            return each
    raise Invalid("import_no_text", file=source.name)


def read_file(source: ImportSource) -> FileReading:
    """Return what stands in a file.

    Raises:
        Invalid: it cannot be read; told with what to do.
    """
    reading = format_of(source).read(source)
    return replace(
        reading,
        day_from=source.day_from,
        rough_days=source.rough_days,
        years_taken=source.years_taken,
        years_from=source.years_from,
        unsure_days=frozenset(source.unsure_days),
        columns_left=tuple(source.columns_left),
    )
