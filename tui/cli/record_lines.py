"""Records as lines that can be read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project
from journals.text.clean import one_line, shown_name
from tui.cli.short_ids import ShortIds
from tui.locale import Catalogue
from tui.wording.display import long_date

if TYPE_CHECKING:  # a search does without the library
    from journals.library.journal import Journal
    from journals.library.record_counts import RecordCounts
    from journals.retro.meeting_list import MeetingCounts


def record_line(say: Catalogue, record: Record, short: Callable[[str], str]) -> str:
    """Return a record as one line that begins with its id."""
    match record:
        case Observation():
            about = _observation(say, record)
            text = say("export.apart") if record.private else record.text
        case Lesson():
            about, text = _lesson(say, record), record.title
        case Action():
            about, text = _action(say, record), record.text
        case Project():
            about, text = _project(say, record), record.name
        case Card():
            about, text = [record.form], "; ".join(filter(None, record.answers.values()))
        case _:
            raise TypeError(type(record))
    return f"{short(record.id)}  {_joined(about)}: {one_line(text) or '–'}"


def lesson_lines(say: Catalogue, lesson: Lesson) -> Iterator[str]:
    """Yield what a lesson says, below its title."""
    for name in ("situation", "learned", "do", "conditions"):
        if text := one_line(getattr(lesson, name)):
            yield f"    {say(f'form.{name}')}: {text}"


def project_line(say: Catalogue, journal: Journal, counted: RecordCounts, short: ShortIds) -> str:
    """Return a project as one line, with how much is in it."""
    counts = [
        say.count("cli.line.observations", counted.observations),
        *_if(say.count("cli.line.untagged", counted.untagged) if counted.untagged else ""),
        *_if(say.count("cli.line.waiting", counted.waiting) if counted.waiting else ""),
        *_if(say.count("cli.line.lessons", counted.lessons) if counted.lessons else ""),
        *_if(say.count("cli.line.actions", counted.open_actions) if counted.open_actions else ""),
    ]
    project = journal.project
    return f"{short(journal.id)}  {one_line(project.name) or '–'}: {_joined([*_project(say, project), *counts])}"


def meeting_line(say: Catalogue, each: MeetingCounts, title: str, short: ShortIds) -> str:
    """Return a retrospective as one line; `title` is that of its format."""
    from journals.retro.trend import returned
    from tui.wording.meetings import meeting_counts_text, returned_text, state_text

    retro = each.retro
    time = returned_text(say, returned(retro))
    about = [*_if(long_date(say, retro.day)), state_text(say, retro), *_if(one_line(title))]
    about.append(meeting_counts_text(say, each))
    return f"{short(retro.id)}  {_joined([*about, *_if(time)])}: {one_line(retro.purpose) or '–'}"


def project_block(
    say: Catalogue, journal: Journal, short: ShortIds, factors: dict[str, str], technology_type: str
) -> Iterator[str]:
    """Yield all that is known of a project, one thing a line.

    `factors`: the context factors' titles by id; `technology_type`: what its type of technology is called.
    """
    project = journal.project
    from journals.library.record_counts import count_records

    yield project_line(say, journal, count_records(journal), short)
    facts = (
        ("technology", project.technology),
        ("technology_type", technology_type),
        ("project_kind", say(f"words.project_kind.{project.kind}")),
        ("area", project.area),
        ("unit", project.unit),
        ("ending", project.ending),
        ("reply_days", str(project.reply_days or "")),
        ("delete_after", long_date(say, project.delete_after)),
    )
    for name, text in facts:
        if text:
            yield f"    {say(f'form.{name}')}: {one_line(text)}"
    for factor, at in sorted(project.context.items()):
        level = say(f"words.level.{at.level or 'none'}")
        yield f"    {factor} {factors.get(factor, '–')}: {_joined([level, *_if(one_line(at.note))])}"
    for folder in journal.folders:
        yield f"    {say('cli.line.folder')}: {shown_name(folder.path)}"


def _observation(say: Catalogue, record: Observation) -> Iterable[str]:
    yield record.stage
    yield from _if(long_date(say, record.happened))
    yield say(f"words.kind.{record.kind or 'none'}")
    if record.pitfalls:
        sign = f"{say(f'words.sign.{record.sign}')} " if record.sign else ""
        yield sign + " ".join(sorted(record.pitfalls))
    yield from sorted(record.insights)
    seen_by = "" if record.private else one_line(record.perspective)
    yield from _if(say("cli.line.seen_by", role=seen_by) if seen_by else "")
    yield from _if(say("cli.line.waits") if record.waits else "")
    yield from _if(say("cli.line.replied") if record.reply else "")


def _lesson(say: Catalogue, record: Lesson) -> Iterable[str]:
    yield record.stage
    yield from _if(" ".join(sorted(record.pitfalls)))
    yield say(f"words.lesson_status.{record.status}")
    yield from _if(say("cli.line.because", text=one_line(record.because)) if record.because else "")


def _action(say: Catalogue, record: Action) -> Iterable[str]:
    yield from _if(record.stage)
    yield say(f"words.action_status.{record.status}")
    yield from _if(say("cli.line.due", day=long_date(say, record.due)) if record.due else "")
    yield from _if(one_line(record.owner))
    yield from _if(say("cli.line.because", text=one_line(record.because)) if record.because else "")


def _project(say: Catalogue, record: Project) -> Iterable[str]:
    yield record.stage
    yield say(f"words.status.{record.status}")


def _joined(pieces: Iterable[str]) -> str:
    return ", ".join(pieces)


def _if(text: str | None) -> list[str]:
    return [text] if text else []
