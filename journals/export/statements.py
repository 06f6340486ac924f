"""Statements without names: what the teams themselves have said, by stage, each with the role that said it and no more.

A statement is an observation of which a role is told. What was written in private is none, because nobody
is to know whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from content import Guide
from journals.export.escape import line, paragraph
from journals.export.labels import Labels, Translator
from journals.export.learning_log import projects_file_name
from journals.export.log_snapshot import sorted_by_name
from journals.export.markdown_blocks import bullets, heading
from journals.export.project_pages import PageSnapshot, render_each
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.records.model import Observation
from journals.text.clean import one_line


def is_statement(seen: Observation) -> bool:
    """Return whether an observation is something that somebody in a role has said."""
    return bool(seen.perspective.strip()) and not seen.private


def statements_snapshots(journals: Iterable[Journal], say: Translator) -> list[PageSnapshot]:
    """Copy what the documents of these projects are made of."""
    return [PageSnapshot(journal, say("guard.removed")) for journal in sorted_by_name(journals)]


def render_statements(chosen: Sequence[PageSnapshot], guide: Guide, say: Translator, *, today: date) -> Document:
    """Return the statements, in any thread."""
    return render_each(_page, chosen, "statements.title", guide, say, today=today)


def statements_file_name(journals: Iterable[Journal], say: Translator, *, today: date) -> str:
    """Return a name for the file: plain ASCII, no personal data."""
    return projects_file_name("statements.stem", journals, say, today=today)


def _page(snapshot: PageSnapshot, labels: Labels, level: int) -> Iterator[str]:
    say, shown = labels.say, snapshot.shown
    found = [each for each in reversed(shown.observations) if is_statement(each)]
    if not found:
        yield say("statements.nothing")
        return
    area = line(shown.project.area)
    yield say("statements.of_area", area=area) if area else say("statements.of")
    stages = [stage.id for stage in labels.guide.stages]
    for stage in [*stages, *sorted({each.stage for each in found} - set(stages))]:
        if said := [each for each in found if each.stage == stage]:
            yield heading(level + 1, labels.stage(stage))
            yield bullets(_statement(each) for each in said)


def _statement(seen: Observation) -> str:
    return f"{paragraph(one_line(seen.text)) or '–'} · *{paragraph(one_line(seen.perspective).strip())}*"
