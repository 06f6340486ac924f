"""What a kind of document is, and what documents are made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from content import Guide
from content.retro_format import Format
from journals.export.audience import Audience
from journals.export.labels import Translator
from journals.export.progress import ProgressCallback
from journals.export.redaction import Document
from journals.export.scope import EVERYTHING, Scope
from journals.library.journal import Journal
from journals.library.library import Library


class ExportContext(Struct, frozen=True):
    """What documents are made with, besides the projects they are about."""

    library: Library
    guide: Guide
    say: Translator
    today: date
    retro_title: Callable[[str], str] = str
    """Returns the title of a retro's format, given its id."""
    retro: str = ""
    """The id, or the start of it, of the retro that a document is about; the latest where none is named."""
    formats: Callable[[], Sequence[Format]] = tuple
    """Returns the formats that meetings can have."""
    short: bool = False
    """Whether the one page is wanted of a document that has one."""
    audience: Audience = "internal"
    for_excel: bool = False
    """Whether a table is to be as a spreadsheet of the reader's language expects it."""
    scope: Scope = EVERYTHING
    """What of the projects it is about, for a document that can be about less than everything."""
    origin: str = ""
    """What those it is from call themselves, for a document that says so; as before where none is told."""
    meeting: str = ""
    """The id of a meeting's format, for a document that goes by one; that of the latest meeting where none is named."""


class DocumentFormat(Struct, frozen=True):
    """A kind of document."""

    name: str
    """On the command line."""
    snapshot: Callable[[Sequence[Journal], ExportContext], Any]
    """Copies from projects what the document is made of, in the thread that owns them."""
    render: Callable[[Any, ExportContext, ProgressCallback], Document]
    """Makes the document of a snapshot, in any thread."""
    file_name: Callable[[Sequence[Journal], ExportContext], str]
    """Returns a name for the file."""
    title_key: str | None = None
    """The text that the export screen calls it by; None for one that is not shown there."""
    has_short: bool = False
    """Whether there is a form of it on one page."""
    is_picture: bool = False
    """Whether it is a picture (SVG), alone in its file."""
    is_data: bool = False
    """Whether it is for programs, and so has no other form than its own."""
    can_be_shared: bool = False
    """Whether it can be made for others than one's own organisation."""
    is_always_shared: bool = False
    """Whether it is made for nobody else, and says whom it is from."""
    is_table: bool = False
    """Whether it can be made for a spreadsheet."""
    can_be_scoped: bool = False
    """Whether it can be about less than everything."""
    has_since: bool = False
    """Whether it can be told from which day on, and nothing else of a scope."""
    about_key: str = ""
    """The text that says what it is, where it is chosen."""
    left_out_key: str = ""
    """The text that says what it never holds; "" where it holds all."""
    is_of_meeting: bool = False
    """Whether it is about a meeting of one project, and so needs one that was held."""
    has_meeting: bool = False
    """Whether it goes by the format of a meeting."""
    tells_lessons: bool = True
    """Whether it can be about the lessons alone, where it can be about less than everything."""
    tells_notes: bool = False
    """Whether each observation stands in it."""
    written_key: str = "export_room.file_written"
    """The text that tells where it was written."""
