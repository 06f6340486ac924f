"""What is known of a project itself, and the conditions it is under, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, labelled_text
from journals.records.model import Project


def project_facts(project: Project, labels: Labels) -> str:
    """Return what is known of a project, as a list."""
    say = labels.say
    status = say(f"words.status.{project.status}")
    facts = [
        ("technology", line(project.technology)),
        ("technology_type", labels.technology_type(project.technology_type)),
        ("project_kind", say(f"words.project_kind.{project.kind}")),
        ("area", line(project.area)),
        ("unit", line(project.unit)),
        ("stage_now", labels.stage(project.stage)),
        ("status", f"{status}, {labels.day(project.ended)}" if project.ended else status),
        ("reply_days", say.count("export.within_days", project.reply_days) if project.reply_days else ""),
        *([("ending", ending)] if (ending := paragraph(project.ending)) else []),
    ]
    return bullets(labelled_text(say(f"export.{name}"), fact) for name, fact in facts if fact)


def project_context(project: Project, labels: Labels) -> Iterator[str]:
    """Yield how each context factor stands of which somebody has said something, and how to read that."""
    factors = [factor.id for factor in labels.guide.factors]
    every = [*factors, *sorted(project.context.keys() - set(factors))]
    known = [each for each in every if (at := project.context.get(each)) and (at.level or at.note)]
    if not known:
        yield labels.say("export.context_none")
        return
    yield labels.say("export.context_scale" if len(known) == len(every) else "export.context_some")
    yield bullets(labels.context(known, project.context))
