"""`tilbageblik export`: the learning log, a briefing, or the record of a retro, as a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import click

from content import GuideError
from content.formats import load_formats
from content.retro_format import Format
from journals.errors import Invalid, Problem
from journals.export.audience import AUDIENCES, Audience
from journals.export.decided_lessons import has_nothing, lessons_in
from journals.export.document_format import DocumentFormat, ExportContext
from journals.export.files import write_new
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.forms import (
    AS_IT_IS,
    DOCUMENT_FORMS,
    MARKDOWN_ENDINGS,
    DocumentForm,
    form_of_file,
    form_with_ending,
    in_form,
)
from journals.export.pack_form import PackSnapshot
from journals.export.progress import ignore_progress
from journals.export.redaction import Document
from journals.export.scope import Scope
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.retro.prompts import format_title
from journals.text.clean import shown_name
from journals.text.language import LANGUAGES
from tui.cli.framework import argument, command, option
from tui.cli.output import print_notice
from tui.cli.param_types import BoundType, ChoiceType, GuideIdType, PathType, TextType
from tui.cli.privacy import allow_personal_data
from tui.cli.session import Session
from tui.cli.usage_error import UsageError
from tui.cli.value_words import named_so, refuse_value, shown_word
from tui.locale import Catalogue
from tui.wording.privacy import document_lines
from tui.wording.retro_formats import available_formats
from tui.wording.shelf import pack_lines

STDOUT = "-"
"""What is typed in the place of a file for what comes without one."""


@command("export")
@argument("projects", type=TextType(), nargs=-1)
@option("--to", type=PathType())
@option("--format", "form", type=ChoiceType("format", tuple({**DOCUMENT_FORMATS, **DOCUMENT_FORMS})))
@option("--retro", type=TextType())
@option("--short", is_flag=True)
@option("--for", "audience", type=ChoiceType("audience", AUDIENCES))
@option("--meeting", type=TextType())
@option("--pitfall", type=GuideIdType("pitfall"))
@option("--since", type=BoundType())
@option("--until", type=BoundType(last=True))
@option("--lessons-only", is_flag=True)
@option("--origin", type=TextType())
@option("--excel", is_flag=True)
@option("--force", is_flag=True)
@allow_personal_data()
@click.pass_obj
def export_command(
    session: Session,
    /,
    projects: tuple[str, ...],
    to: str | None,
    form: str | None,
    retro: str | None,
    short: bool,
    audience: Audience | None,
    meeting: str | None,
    pitfall: str | None,
    since: str | None,
    until: str | None,
    lessons_only: bool,
    origin: str | None,
    excel: bool,
    force: bool,
) -> None:
    """Write a document: to stdout, or to a file that is never written over without `--force`."""
    library, say = session.library, session.say
    journals = [find_project(library, each) for each in projects] or library.journals
    if not journals:
        raise Problem("nothing_to_export")
    chosen, file_form = _chosen(form, to)
    audience = _audience(say, chosen, audience)
    scope = Scope(pitfall or "", since or "", until or "", lessons_only)
    _refuse_misplaced(chosen, origin=origin, retro=retro, short=short, excel=excel, audience=audience, scope=scope)
    formats = cache(lambda: _formats(session))
    context = ExportContext(
        library,
        session.guide,
        say,
        session.today,
        lambda format_id: format_title(formats(), format_id),
        retro or "",
        formats,
        short,
        audience,
        excel,
        scope,
        origin=origin or "",
        meeting=_meeting_format(session, meeting, chosen, formats()),
    )
    if chosen.can_be_scoped and has_nothing(scope, journals, lessons_in(library)):
        print_notice(say("export.scope.nothing"))
    snapshot = chosen.snapshot(journals, context)
    document = chosen.render(snapshot, context, ignore_progress)
    _refuse_personal(session, document, audience)
    path = _path(to, in_form(chosen.file_name(journals, context), file_form))
    encoded = partial(_encoded, file_form, context, document.text)
    if path is not None:
        _write(session, path, encoded(), force=force)
    elif file_form.is_binary:
        raise UsageError("cli.error.needs_file", form=file_form.name)
    name = form or _format_name(chosen, file_form)
    _print_document(session, name, journals, path, document.text, encoded)
    if path is not None and path.name == Path(to or "").name and file_form is AS_IT_IS and not chosen.is_data:
        _tell_ending(session, path, form)
    for line in (*_pack_lines(say, snapshot), *document_lines(say, document.personal)):
        print_notice(line)


def _audience(say: Catalogue, chosen: DocumentFormat, named: Audience | None) -> Audience:
    """Return who a document is for; refuse one's own organisation for what is made for others."""
    if not chosen.is_always_shared:
        return named or "internal"
    if named == "internal":
        option, said = f"--for {shown_word('audience', named, say)}", shown_word("format", chosen.name, say)
        raise UsageError("cli.error.not_for", name=option, what=f"--format {said}")
    return "sharing"


def _pack_lines(say: Catalogue, snapshot: object) -> Sequence[str]:
    """Return what is said of a pack; nothing of other documents."""
    return pack_lines(say, snapshot) if isinstance(snapshot, PackSnapshot) else ()


def _encoded(file_form: DocumentForm, context: ExportContext, text: str) -> bytes:
    """Return the bytes of a document in the form of its file."""
    return file_form.encode(text, context, ignore_progress)


def _print_document(
    session: Session, name: str, journals: Sequence[Journal], path: Path | None, text: str, encoded: Callable[[], bytes]
) -> None:
    """Print a document, or where it was written. `name` is what its format is called."""
    if session.json:
        content = {"text": text} if path is None else {"file": str(path)}
        session.out.json({"format": name, "projects": [journal.id for journal in journals], **content})
    elif path is None:
        session.out.document(encoded().decode())
    else:
        session.out.line(shown_name(path))


def _path(to: str | None, name: str) -> Path | None:
    """Return where the document is written; None for stdout. `name` is the file's in a folder that was named."""
    if to is None or to == STDOUT:
        return None
    path = Path(to).absolute()
    return path / name if path.is_dir() or to.endswith(("/", os.sep)) else path


def _write(session: Session, path: Path, data: bytes, *, force: bool) -> None:
    """Write a document to its file; print where its folder is new, for a mistyped one is made as readily."""
    is_new_folder = not path.parent.exists()
    write_new(path, data, force=force)
    if is_new_folder:
        print_notice(session.say("cli.made_folder", folder=path.parent))


def _tell_ending(session: Session, path: Path, form: str | None) -> None:
    """Print that what was written is Markdown where the name that was typed says something else, and nobody asked."""
    if form is None and (ending := shown_name(path.suffix)).lower() not in MARKDOWN_ENDINGS:
        print_notice(session.say("cli.export.is_markdown", ending=ending))


def _chosen(form: str | None, to: str | None) -> tuple[DocumentFormat, DocumentForm]:
    """Return the document that is meant, and the form of its file: by `--format`, else by what the name ends in."""
    ending = Path(to or "").suffix.lower().lstrip(".")
    if form is None and ending in DOCUMENT_FORMATS and DOCUMENT_FORMATS[ending].is_data:
        form = ending
    if form is not None and form in DOCUMENT_FORMATS and form != "markdown":
        document = DOCUMENT_FORMATS[form]
        if document.is_data and form_with_ending(Path(to or "")) is not None:
            raise UsageError("cli.error.other_ending", form=form, ending=f".{ending}")
        return document, form_of_file(Path(to or ""), document)
    log = DOCUMENT_FORMATS["markdown"]
    if form and form_with_ending(Path(to or "")) not in (None, DOCUMENT_FORMS[form]):
        raise UsageError("cli.error.other_ending", form=form, ending=f".{ending}")
    return log, DOCUMENT_FORMS[form] if form else form_of_file(Path(to or ""), log)


def _format_name(chosen: DocumentFormat, file_form: DocumentForm) -> str:
    """Return what `--format` would be called for what was written; the learning log is called by its form."""
    return file_form.name if chosen.name == "markdown" else chosen.name


def _refuse_misplaced(
    chosen: DocumentFormat,
    *,
    origin: str | None,
    retro: str | None,
    short: bool,
    excel: bool,
    audience: Audience,
    scope: Scope,
) -> None:
    """Refuse options that the document has no use for."""
    can_be_part = chosen.can_be_scoped or (chosen.has_since and scope == Scope(since=scope.since))
    misplaced = {
        "cli.error.origin_format": origin is not None and not chosen.is_always_shared,
        "cli.error.retro_format": retro is not None and chosen.name != "retro",
        "cli.error.short_format": short and not chosen.has_short,
        "cli.error.excel_format": excel and not chosen.is_table,
        "cli.error.sharing_format": audience == "sharing" and not chosen.can_be_shared,
        "cli.error.scope_format": not (can_be_part or scope.is_everything),
        "cli.error.lessons_format": scope.lessons_only and not chosen.tells_lessons,
    }
    for key, is_so in misplaced.items():
        if is_so:
            raise UsageError(key)


def _meeting_format(session: Session, typed: str | None, chosen: DocumentFormat, formats: Sequence[Format]) -> str:
    """Return the id of the format of a meeting that is named; "" where none is."""
    if typed is None:
        return ""
    if not chosen.has_meeting:
        raise UsageError("cli.error.meeting_format")
    called = {each.id: [each.title] for each in formats}
    for language in LANGUAGES:
        with suppress(GuideError):
            for each in load_formats(language, session.guide_folder):
                called.get(each.id, []).append(each.title)
    if (found := named_so(called, typed)) is None:
        raise refuse_value("--meeting", typed, called, {each: each for each in called})
    return found


def _refuse_personal(session: Session, document: Document, audience: Audience) -> None:
    """Refuse a document with personal data in it, unless that was allowed; for others it never is.

    Raises:
        Invalid: `personal_in_document`, `personal_in_sharing`.
    """
    if document.found and (audience == "sharing" or not session.allow_personal_data):
        found = [finding for passage in document.found for finding in passage.found]
        code = "personal_in_sharing" if audience == "sharing" else "personal_in_document"
        raise Invalid(code, found={"document": found})


def _formats(session: Session) -> Sequence[Format]:
    """Return the formats of meetings; where the guide's own are broken, it is said."""
    formats, broken = available_formats(session.say, session.guide_folder)
    if broken:
        print_notice(broken)
    return formats
