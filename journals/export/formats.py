"""The documents that can be written of projects. Each is declared here and nowhere else.

The command line, its help and the export screen take names, choices and texts from `DOCUMENT_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from journals.errors import Problem
from journals.export import (
    answers,
    briefing,
    calendar_form,
    committee,
    csv_form,
    data_snapshot,
    json_form,
    learning_log,
    log_snapshot,
    map_form,
    overview_form,
    pack_form,
    print_pack,
    retro_log,
    statements,
    summary,
    summary_snapshot,
)
from journals.export.decided_lessons import lessons_in
from journals.export.document_format import DocumentFormat, ExportContext
from journals.export.labels import Labels
from journals.export.progress import ProgressCallback
from journals.export.redaction import Document
from journals.export.retro_snapshot import RetroSnapshot
from journals.lessons.adoption import kept_lesson
from journals.library.journal import Journal
from journals.library.shelf_journal import is_on_shelf
from journals.overview.source import OverviewSource
from journals.records.model import Lesson, Use
from journals.records.retro import Retro
from journals.retro.meeting import Meeting, former_retros
from journals.retro.meeting_list import find_retro


def _chosen_retro(journals: Sequence[Journal], context: ExportContext) -> tuple[Journal, Retro]:
    """Return the one project there is, and the retro that is named, else its latest that has ended or begun.

    Raises:
        Problem: `retro_of_one`, `no_retro`. NotFound: `no_retro_named`. Ambiguous: `ambiguous_record`.
    """
    if len(journals) != 1:
        raise Problem("retro_of_one")
    (journal,) = journals
    if not (held := former_retros(journal)):
        raise Problem("no_retro", project=journal.project.name)
    return journal, find_retro(journal, context.retro) if context.retro else held[0]


def _retro_snapshot(journals: Sequence[Journal], context: ExportContext) -> RetroSnapshot:
    lesson_of = lessons_in(context.library)

    def adopted(use: Use) -> Lesson | None:
        there = lesson_of(use)
        if (found := there or kept_lesson(use)) is None:
            return None
        project, lesson = found
        if not is_on_shelf(project.id):
            return lesson
        outside = "export.from_outside" if there else "export.off_shelf"
        return replace(lesson, title=f"{lesson.title} ({context.say(outside, project=project.name)})")

    journal, retro = _chosen_retro(journals, context)
    return RetroSnapshot.of(Meeting(journal, retro.id), adopted)


def _render_retro(snapshot: RetroSnapshot, context: ExportContext, tick: ProgressCallback) -> Document:
    labels = _labels(context)
    title = context.retro_title(snapshot.retro.format)
    return retro_log.render_retro_log(snapshot, labels, title, short=context.short, tick=tick)


def _retro_file_name(journals: Sequence[Journal], context: ExportContext) -> str:
    journal, retro = _chosen_retro(journals, context)
    return retro_log.retro_file_name(journal.project, retro, _labels(context), short=context.short)


def _of_overview(
    name: str, render: Callable[[OverviewSource, Labels], Document], stem: str, suffix: str
) -> DocumentFormat:
    """Return a form of what the overview shows; `stem` is the key of its file's name, and `svg` makes it a picture."""
    return DocumentFormat(
        name=name,
        is_data=suffix == "svg",
        is_picture=suffix == "svg",
        snapshot=lambda journals, context: overview_form.overview_reading(context.library, journals),
        render=lambda snapshot, context, tick: render(snapshot.overview(tick), _labels(context)),
        file_name=lambda journals, context: learning_log.projects_file_name(
            stem, journals, context.say, today=context.today, suffix=suffix
        ),
        title_key=f"export_room.{name}",
        about_key=f"export_room.about.{name}",
        left_out_key="export_room.left_out.svg",
    )


def _data_file_name(journals: Sequence[Journal], context: ExportContext, suffix: str) -> str:
    return learning_log.projects_file_name(
        "export.data_stem",
        journals,
        context.say,
        today=context.today,
        suffix=suffix,
        scope=context.scope,
        audience="sharing" if suffix == "pack" else context.audience,
    )


def _data_snapshots(journals: Sequence[Journal], context: ExportContext) -> list[data_snapshot.DataSnapshot]:
    return data_snapshot.data_snapshots(journals, context.audience, context.scope, lessons_in(context.library))


def _labels(context: ExportContext) -> Labels:
    return Labels(context.guide, context.say, context.today, formats=context.formats())


DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = {
    each.name: each
    for each in (
        DocumentFormat(
            name="markdown",
            can_be_shared=True,
            can_be_scoped=True,
            snapshot=lambda journals, context: log_snapshot.project_snapshots(
                journals, lessons_in(context.library), context.audience, context.scope
            ),
            render=lambda snapshot, context, tick: learning_log.render_learning_log(
                snapshot,
                context.guide,
                context.say,
                today=context.today,
                retro_title=context.retro_title,
                formats=context.formats(),
                tick=tick,
            ),
            file_name=lambda journals, context: learning_log.learning_log_file_name(
                journals, context.say, today=context.today, scope=context.scope, audience=context.audience
            ),
            title_key="export_room.title",
            about_key="export_room.about.markdown",
            tells_notes=True,
            written_key="export_room.written",
        ),
        DocumentFormat(
            name="briefing",
            snapshot=lambda journals, context: briefing.briefing_snapshots(
                journals, lessons_in(context.library), context.say
            ),
            render=lambda snapshot, context, tick: briefing.render_briefing(
                snapshot, context.guide, context.say, today=context.today
            ),
            file_name=lambda journals, context: briefing.briefing_file_name(journals, context.say, today=context.today),
            title_key="export_room.briefing",
            about_key="export_room.about.briefing",
            written_key="export_room.briefing_written",
        ),
        DocumentFormat(
            name="retro",
            snapshot=_retro_snapshot,
            render=_render_retro,
            file_name=_retro_file_name,
            has_short=True,
            is_of_meeting=True,
            title_key="export_room.retro",
            about_key="export_room.about.retro",
            written_key="check_out.written",
        ),
        DocumentFormat(
            name="summary",
            snapshot=lambda journals, context: summary_snapshot.summary_snapshots(journals, context.say),
            render=lambda snapshot, context, tick: summary.render_summary(
                snapshot, context.guide, context.say, today=context.today
            ),
            file_name=lambda journals, context: summary.summary_file_name(journals, context.say, today=context.today),
            title_key="export_room.summary",
            about_key="export_room.about.summary",
            written_key="export_room.summary_written",
        ),
        DocumentFormat(
            name="answers",
            has_since=True,
            snapshot=lambda journals, context: answers.answers_snapshots(
                journals, context.say, context.scope.since, context.today
            ),
            render=lambda snapshot, context, tick: answers.render_answers(
                snapshot, context.guide, context.say, today=context.today
            ),
            file_name=lambda journals, context: answers.answers_file_name(journals, context.say, today=context.today),
            title_key="export_room.answers",
            about_key="export_room.about.answers",
        ),
        DocumentFormat(
            name="committee",
            snapshot=lambda journals, context: summary_snapshot.summary_snapshots(journals, context.say),
            render=lambda snapshot, context, tick: committee.render_committee_note(
                snapshot, context.guide, context.say, today=context.today
            ),
            file_name=lambda journals, context: committee.committee_file_name(
                journals, context.say, today=context.today
            ),
            title_key="export_room.committee",
            about_key="export_room.about.committee",
        ),
        DocumentFormat(
            name="csv",
            is_data=True,
            can_be_shared=True,
            can_be_scoped=True,
            snapshot=_data_snapshots,
            render=lambda snapshot, context, tick: csv_form.render_csv(
                snapshot, context.say, for_excel=context.for_excel, tick=tick
            ),
            file_name=lambda journals, context: _data_file_name(journals, context, "csv"),
            title_key="export_room.csv",
            about_key="export_room.about.csv",
            tells_notes=True,
            left_out_key="export_room.left_out.csv",
            is_table=True,
        ),
        DocumentFormat(
            name="json",
            is_data=True,
            can_be_shared=True,
            can_be_scoped=True,
            snapshot=_data_snapshots,
            render=lambda snapshot, context, tick: json_form.render_json(
                snapshot, context.say, today=context.today, scope=context.scope, tick=tick
            ),
            file_name=lambda journals, context: _data_file_name(journals, context, "json"),
            title_key="export_room.json",
            about_key="export_room.about.json",
            tells_notes=True,
        ),
        DocumentFormat(
            name="tinydb",
            is_data=True,
            can_be_shared=True,
            can_be_scoped=True,
            snapshot=_data_snapshots,
            render=lambda snapshot, context, tick: json_form.render_tinydb(snapshot, context.say, tick=tick),
            file_name=lambda journals, context: _data_file_name(journals, context, "tinydb.json"),
            title_key="export_room.tinydb",
            about_key="export_room.about.tinydb",
            tells_notes=True,
        ),
        DocumentFormat(
            name="ics",
            is_data=True,
            snapshot=lambda journals, context: calendar_form.project_dates(
                log_snapshot.sorted_by_name(journals), context.today
            ),
            render=lambda snapshot, context, tick: calendar_form.render_calendar(snapshot, _labels(context)),
            file_name=lambda journals, context: learning_log.projects_file_name(
                "calendar.stem", journals, context.say, today=context.today, suffix="ics"
            ),
            title_key="export_room.ics",
            about_key="export_room.about.ics",
            left_out_key="export_room.left_out.ics",
        ),
        DocumentFormat(
            name="svg",
            is_data=True,
            is_picture=True,
            can_be_scoped=True,
            tells_lessons=False,
            snapshot=lambda journals, context: map_form.map_snapshot(journals, context.scope),
            render=lambda snapshot, context, tick: map_form.render_map(snapshot, _labels(context), context.scope),
            file_name=lambda journals, context: learning_log.projects_file_name(
                "export.map.stem", journals, context.say, today=context.today, suffix="svg", scope=context.scope
            ),
            title_key="export_room.svg",
            about_key="export_room.about.svg",
            left_out_key="export_room.left_out.svg",
        ),
        _of_overview("overview", overview_form.render_overview, "export.overview.stem", "md"),
        _of_overview("timeline", overview_form.render_timeline, "export.weeks.stem", "svg"),
        _of_overview("recurrence", overview_form.render_recurrence, "export.again.stem", "svg"),
        DocumentFormat(
            name="statements",
            snapshot=lambda journals, context: statements.statements_snapshots(journals, context.say),
            render=lambda snapshot, context, tick: statements.render_statements(
                snapshot, context.guide, context.say, today=context.today
            ),
            file_name=lambda journals, context: statements.statements_file_name(
                journals, context.say, today=context.today
            ),
            title_key="export_room.statements",
            about_key="export_room.about.statements",
        ),
        DocumentFormat(
            name="pack",
            is_data=True,
            can_be_shared=True,
            is_always_shared=True,
            snapshot=lambda journals, context: pack_form.pack_snapshot(context.library, journals, context.origin),
            render=lambda snapshot, context, tick: pack_form.render_pack(
                snapshot, context.say, today=context.today, tick=tick
            ),
            file_name=lambda journals, context: _data_file_name(journals, context, "pack"),
        ),
        DocumentFormat(
            name="print",
            is_data=True,
            has_meeting=True,
            snapshot=lambda journals, context: print_pack.print_snapshot(journals),
            render=lambda snapshot, context, tick: print_pack.render_print_pack(
                snapshot, _labels(context), context.meeting
            ),
            file_name=lambda journals, context: learning_log.projects_file_name(
                "print_pack.stem", journals, context.say, today=context.today, suffix="html"
            ),
            title_key="export_room.print",
            about_key="export_room.about.print",
            left_out_key="export_room.left_out.print",
        ),
    )
}
"""Name → format; the first is what is written where none is named."""
