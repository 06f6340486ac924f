"""The forms in which a document can leave: as the Markdown it is made in, as a page, as a Word file.

A form is given only a text that has been looked at and asked about, so that nothing else can leave in another form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from journals.errors import Problem
from journals.export import calendar_form, html_form, word_form
from journals.export.document_format import DocumentFormat, ExportContext
from journals.export.progress import ProgressCallback


class DocumentForm(Struct, frozen=True):
    """A form of file."""

    name: str
    """On the command line."""
    suffixes: tuple[str, ...]
    """What names of such files end in; the first is given to a new one."""
    encode: Callable[[str, ExportContext, ProgressCallback], bytes]
    """Returns the bytes of the file, given the document's text.

    Raises:
        Cancelled: when the callback, which hears how far it has come, does.
    """
    is_binary: bool = False
    """Whether it is no text that could be shown."""


DOCUMENT_FORMS: Mapping[str, DocumentForm] = {
    each.name: each
    for each in (
        DocumentForm("markdown", (".md",), lambda text, context, tick: text.encode()),
        DocumentForm(
            "html",
            (".html", ".htm"),
            lambda text, context, tick: html_form.html_page(text, context.guide.language, context.say, tick).encode(),
        ),
        DocumentForm(
            "docx",
            (".docx",),
            lambda text, context, tick: word_form.word_file(text, context.guide.language, context.today, tick),
            is_binary=True,
        ),
    )
}
"""Name → form; the first is that of a file whose name says nothing else."""
AS_IT_IS = DOCUMENT_FORMS["markdown"]
MARKDOWN_ENDINGS = ("", ".md", ".markdown", ".mdown", ".txt")
"""What the name of a file of Markdown may end in, so that nobody wonders what stands in it."""
_DATA_FORMS: Mapping[str, DocumentForm] = {
    "ics": DocumentForm("ics", (".ics",), lambda text, context, tick: calendar_form.folded_lines(text)),
}
"""Name of a document → its own form, where that is more than its text."""


_OTHERS = frozenset(
    f".{ending}"
    for ending in ("pdf", "doc", "odt", "rtf", "pages", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "png", "zip")
)
"""Endings of forms that cannot be written: Markdown with such a name would not open."""


def form_of_file(path: Path, document: DocumentFormat) -> DocumentForm:
    """Return the form that a file's name asks for; data has no other form than its own.

    Raises:
        Problem: `unknown_ending` for a form that cannot be written.
    """
    if path.suffix.lower() in _OTHERS or (path.suffix.lower() == ".svg" and not document.is_picture):
        raise Problem("unknown_ending", ending=path.suffix.lower())
    if document.is_data:
        return own_form(document)
    return form_with_ending(path) or AS_IT_IS


def form_with_ending(path: Path) -> DocumentForm | None:
    """Return the form whose ending a file's name has; None where it has another, or none."""
    return next((each for each in DOCUMENT_FORMS.values() if path.suffix.lower() in each.suffixes), None)


def own_form(document: DocumentFormat) -> DocumentForm:
    """Return the form that a document has where no other is asked for."""
    return _DATA_FORMS.get(document.name, AS_IT_IS)


def in_form(name: str, form: DocumentForm) -> str:
    """Return a proposed name of a file with the ending of a form; of data its own."""
    return name if name.endswith(form.suffixes) or form is AS_IT_IS else str(Path(name).with_suffix(form.suffixes[0]))
