"""`tilbageblik import`: what a team wrote before, from files of many kinds, looked over with `--dry-run`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import click
from msgspec import Struct
from msgspec.structs import replace

from content.heading_words import heading_words
from journals.errors import Problem
from journals.importing.encoding import ENCODINGS
from journals.importing.formats import IMPORT_FORMATS
from journals.importing.found import ColumnChoice, FileReading, ReadingChoices
from journals.importing.import_memory import ImportMemory
from journals.importing.known_texts import KnownTexts
from journals.importing.log_changes import RecordsHere
from journals.importing.opening import read_stream
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.plan_changes import confirm_personal_data, tick_items
from journals.importing.planned_items import ImportPlan, PlannedItem
from journals.importing.reading import FileResult, ImportInput, read_inputs
from journals.importing.stored_ids import StoredIds
from journals.importing.storing import write_plan
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.text.clean import shown_names
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.import_options import ColumnsType, DelimiterType, columns_text
from tui.cli.import_report import import_json, print_preview, print_stored
from tui.cli.option_pairs import given
from tui.cli.output import print_notice
from tui.cli.param_types import STDIN, ChoiceType, GuideIdType, PathType, TextType
from tui.cli.privacy import allow_personal_data
from tui.cli.progress_line import ProgressLine
from tui.cli.session import Session
from tui.cli.shelf import are_packs, take_packs
from tui.cli.usage_error import UsageError, parameter_name
from tui.locale import SAYS

_AUTO = "auto"
_LARGE = 1_000_000
"""Bytes of a file that is not read in a blink."""


class ImportOptions(Struct, frozen=True, kw_only=True):
    """What was asked for."""

    form: str
    encoding: str
    delimiter: str | None
    columns: ColumnChoice | None
    part: str | None
    stage: str | None
    takes_all: bool
    overwrite: bool
    delete_gone: bool
    dry_run: bool


@command("import")
@argument("files", type=PathType(), nargs=-1, required=True)
@option("--project", "project", type=TextType())
@option("--format", "form", type=ChoiceType("import_format", (_AUTO, *IMPORT_FORMATS)), default=_AUTO)
@option("--encoding", type=ChoiceType("encoding", (_AUTO, *ENCODINGS)), default=_AUTO)
@option("--delimiter", type=DelimiterType())
@option("--columns", type=ColumnsType())
@option("--part", type=TextType())
@option("--stage", type=GuideIdType("stage"))
@option("--all", "takes_all", is_flag=True)
@option("--overwrite", is_flag=True)
@option("--delete-gone", is_flag=True)
@option("--dry-run", is_flag=True)
@allow_personal_data()
@click.pass_obj
def import_command(session: Session, /, files: tuple[str, ...], project: str | None, **options: object) -> None:
    """Store what is new of files as one act; with `--dry-run` only say what that would be. Packs go on the shelf."""
    chosen = ImportOptions(**options)  # type: ignore[arg-type]
    if are_packs(files):
        _refuse_beside_packs(session)
        take_packs(session, files, dry_run=chosen.dry_run)
        return
    if project is None:
        raise UsageError("cli.error.missing", name="--project")
    journal = find_project(session.library, project)
    results, are_all_read = _read_files(session, files, journal.project.name, chosen)
    readings = [each.reading for each in results if each.reading]
    _refuse_unused(results, chosen)
    known = KnownTexts(journal, session.local_folders.state)
    plan = _plan(session, journal, readings, known, chosen)
    are_answered = _are_questions_answered(session, readings, chosen)
    if chosen.dry_run:
        if readings or session.json:
            _show(session, plan, None)
    elif are_all_read and are_answered:
        _remember_columns(session, results, chosen)
        ids = StoredIds()
        if any(plan.each_ready()):
            ids, write = write_plan(plan, journal, known, session.today)
            write.wait()
        _show(session, plan, ids, journal)
    is_held = plan.unconfirmed or plan.undecided or any(each.standing == "blocked" for each in plan.items)
    is_left_out = not are_answered or is_held
    if not are_all_read or (is_left_out and not chosen.dry_run):
        exit_refused()


def _refuse_beside_packs(session: Session) -> None:
    """Refuse what says how notes of a project are brought in: a pack goes on the shelf as it is."""
    for each in given(click.get_current_context()):
        if each.expose_value and each.name not in ("files", "dry_run"):
            raise UsageError(
                "cli.error.not_for",
                name=parameter_name(each, click.get_current_context()),
                what=session.say("cli.a.pack"),
            )


def _refuse_unused(results: list[FileResult], chosen: ImportOptions) -> None:
    """Refuse what says how files are to be read where that is of no use for any of them, or would be passed over."""
    unused = set(frozenset.intersection(*(each.unused for each in results))) if results else set()
    if chosen.delete_gone and not any(each.reading and each.reading.log_projects for each in results):
        unused.add("delete_gone")
    context = click.get_current_context()
    for param in given(context):
        if param.name in unused:
            files = shown_names(each.reading.file for each in results if each.reading)
            raise UsageError("cli.error.no_use", name=parameter_name(param, context), files=files)


def _remember_columns(session: Session, results: list[FileResult], chosen: ImportOptions) -> None:
    """Remember what was said of the columns, so that the next file with the same header is not asked about."""
    memory = ImportMemory(session.local_folders.state)
    for each in results:
        if chosen.columns is not None and each.asked is not None:
            memory.note_columns(each.asked.header, chosen.columns)


def _show(session: Session, plan: ImportPlan, ids: StoredIds | None, journal: Journal | None = None) -> None:
    """Print what was found, and what would be stored or (`ids`: of the records) was."""
    if session.json:
        session.out.json(import_json(plan, ids))
    elif ids is None or journal is None:
        print_preview(session, plan)
    else:
        print_stored(session, plan, journal)


def _read_files(
    session: Session, files: tuple[str, ...], project: str, chosen: ImportOptions
) -> tuple[list[FileResult], bool]:
    """Return what became of the files that could be read, and whether all could; of one that could not, say why."""
    progress = ProgressLine(session.say, "cli.import.reading", is_long=any(map(_is_large, files)))
    remembered = ImportMemory(session.local_folders.state).columns
    results = list[FileResult]()
    inputs = [found for name in files if (found := _input(session, name, chosen)) is not None]
    try:
        results = read_inputs(inputs, heading_words(), session.today, progress, remembered, SAYS, project)
    finally:
        progress.clear()
    read: list[FileResult] = []
    for each in results:
        if each.problem is not None:
            session.report_problem(each.problem)
        elif each.reading is not None:
            named = each.reading if each.input.path else replace(each.reading, file=STDIN)
            read.append(replace(each, reading=named))
    return read, len(read) == len(files)


def _is_large(name: str) -> bool:
    """Return whether a file takes so long to read that somebody would wonder."""
    try:
        return name != STDIN and Path(name).stat().st_size > _LARGE
    except (OSError, ValueError):
        return False


def _input(session: Session, name: str, chosen: ImportOptions) -> ImportInput | None:
    """Return what is to be read; None where what comes in cannot be, which is said."""
    choices = ReadingChoices(
        format=None if chosen.form == _AUTO else chosen.form,
        encoding=None if chosen.encoding == _AUTO else chosen.encoding,
        delimiter=chosen.delimiter,
        columns=chosen.columns,
        part=chosen.part,
    )
    if name != STDIN:
        return ImportInput(Path(name).absolute(), choices=choices)
    try:
        data = read_stream(cast("BinaryIO", sys.stdin.buffer) if sys.stdin else BytesIO(), STDIN)
    except Problem as problem:
        session.report_problem(problem)
        return None
    return ImportInput(data=data, choices=choices)


def _plan(
    session: Session, journal: Journal, readings: list[FileReading], known: KnownTexts, chosen: ImportOptions
) -> ImportPlan:
    guide = session.guide
    stages, pitfalls = (frozenset(each.id for each in those) for those in (guide.stages, guide.pitfalls))
    is_compared = any(
        each.log_projects or each.logged or any(item.table == "actions" for item in each.items) for each in readings
    )
    settings = PlanSettings(
        today=session.today,
        stage=chosen.stage or journal.project.stage,
        role_word=session.say("importing.role_word"),
        is_known=known.has,
        stages=stages,
        pitfalls=pitfalls,
        here=RecordsHere(journal, stages, pitfalls) if is_compared else None,
    )
    progress = ProgressLine(session.say, "cli.import.comparing")
    plan = make_plan(readings, settings, progress)
    progress.clear()
    if chosen.takes_all:
        plan = tick_items(plan, [place for place, each in enumerate(plan.items) if _is_offered(each)], True)
    plan = tick_items(plan, [place for place, each in enumerate(plan.items) if _is_wanted(each, chosen)], True)
    if session.allow_personal_data:
        plan = confirm_personal_data(plan, range(len(plan.items)))
    return plan


def _is_offered(each: PlannedItem) -> bool:
    return each.is_new and each.found.is_aside


def _is_wanted(each: PlannedItem, chosen: ImportOptions) -> bool:
    """Return whether a learning log is to be followed where that takes something away."""
    if each.change is None or not each.is_new:
        return False
    return chosen.delete_gone if each.change.where == "gone" else chosen.overwrite and each.change.is_doubtful


def _are_questions_answered(session: Session, readings: list[FileReading], chosen: ImportOptions) -> bool:
    """Return whether it is known which part of a file is meant and what its columns hold; else ask on stderr."""
    say, are_answered = session.say, True
    for each in readings:
        if each.parts and chosen.part not in each.parts:
            print_notice(say("cli.import.which_part", file=each.file, parts=", ".join(each.parts)))
            are_answered = False
        if each.columns is not None and chosen.columns is None:
            header = ", ".join(f"{number} {name or '–'}" for number, name in enumerate(each.columns.header, start=1))
            guess = columns_text(each.columns.guess)
            print_notice(say("cli.import.which_columns", file=each.file, header=header, guess=guess or "text=1"))
            are_answered = False
    return are_answered
