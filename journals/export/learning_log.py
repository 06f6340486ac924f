"""The learning log: one project, or several, as a Markdown document anyone can read without this program.

The same records give the same bytes: whatever could stand in two orders is sorted, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from content import Guide
from content.retro_format import Format
from journals.export.audience import Audience, shared_project
from journals.export.coverage_matrix import matrix_table, recurring_pitfalls
from journals.export.escape import line
from journals.export.finished import finished, own_texts
from journals.export.harmless import HarmlessParagraphs
from journals.export.labels import Labels, Translator
from journals.export.log_opening import opening, period
from journals.export.log_scope import scope_sentence
from journals.export.log_snapshot import LogSnapshot, RedactedLog, sorted_by_name
from journals.export.markdown_blocks import bullets, document, front_matter, heading
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.project_section import project_blocks, project_title
from journals.export.redaction import Document, Redactor, sum_counts
from journals.export.scope import EVERYTHING, Scope
from journals.library.journal import Journal
from journals.privacy.guard import redact_text
from journals.text.clean import slug

_LOOKING = 3
"""How many times as long it takes to look for personal data in a record, or what became of it, as to write it out."""


def render_learning_log(
    chosen: Sequence[LogSnapshot],
    guide: Guide,
    say: Translator,
    *,
    today: date,
    retro_title: Callable[[str], str] = str,
    formats: Sequence[Format] = (),
    tick: ProgressCallback = ignore_progress,
) -> Document:
    """Return the learning log of what was taken, in the language of `guide` and `say`. Safe in any thread.

    `today` is written on it and tells which actions are late. Projects stand in the order of their names. What can
    never be stored, but stands in a record from before, is replaced (`guard.removed`). `retro_title` returns the title
    of a retrospective's format, given its id.

    Raises:
        Cancelled: when `tick` does; it hears of each record when it is looked at, and when it is written out.
    """
    records = sum(map(len, chosen))
    steps = ProgressCounter((2 * _LOOKING + 1) * records, tick)
    removed = say("guard.removed")
    showing = [Redactor(removed, lambda: steps.advance(_LOOKING)) for _ in chosen]
    shown = [RedactedLog(each, redactor) for each, redactor in zip(chosen, showing, strict=True)]
    labels = Labels(guide, say, today, retro_title, formats)
    blocks = _one(shown[0], labels) if len(shown) == 1 else _several(shown, labels)
    text = document(_stepping(blocks, steps))
    looked = steps.share(_LOOKING * records)
    harmless = HarmlessParagraphs(set[str]().union(*(each.harmless for each in showing)), labels.facts)
    return finished(text, sum_counts(shown), own_texts(labels), by=removed, tick=looked, harmless=harmless)


def learning_log_file_name(
    journals: Iterable[Journal],
    say: Translator,
    *,
    today: date,
    scope: Scope = EVERYTHING,
    audience: Audience = "internal",
) -> str:
    """Return a name for the file, such as `laeringslog-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    return projects_file_name("export.stem", journals, say, today=today, scope=scope, audience=audience)


def projects_file_name(
    stem: str,
    journals: Iterable[Journal],
    say: Translator,
    *,
    today: date,
    suffix: str = "md",
    scope: Scope = EVERYTHING,
    audience: Audience = "internal",
) -> str:
    """Return a name for a file about projects that begins with the text `stem`."""
    chosen = sorted_by_name(journals)
    if len(chosen) == 1:
        project = chosen[0].project
        about = (shared_project(project) if audience == "sharing" else project).name or say("export.untitled")
    else:
        about = say.count("export.projects", len(chosen))
    only = [scope.pitfall, scope.since, scope.until, say("export.lessons") if scope.lessons_only else ""]
    parts = [slug(each) for each in (say(stem), *filter(None, only), redact_text(about))]
    return f"{'-'.join(parts)}-{today.isoformat()}.{suffix}"


def _stepping(blocks: Iterable[str], steps: ProgressCounter) -> Iterator[str]:
    """Yield the blocks, of which there are about as many as records."""
    for block in blocks:
        steps.advance()
        yield block


def _one(journal: RedactedLog, labels: Labels) -> Iterator[str]:
    yield front_matter(_about([journal], labels))
    about = _about_pitfall(project_title(journal.project, labels), journal, labels)
    head, *made = document_head("export.title", about, labels, journal.scope)
    yield from (head, *journal.project_marks(), *made)
    yield from project_blocks(journal, labels, 2)


def _several(journals: Sequence[RedactedLog], labels: Labels) -> Iterator[str]:
    """Yield what they have in common first: a line for each, the map of all, and what bit in more than one."""
    say, scope = labels.say, journals[0].scope
    told = [each for each in journals if each.has_any] if not scope.is_everything else journals
    yield front_matter(_about(journals, labels))
    about = _about_pitfall(say.count("export.projects", len(journals)), journals[0], labels)
    yield from document_head("export.title", about, labels, scope)
    yield heading(2, say("export.contents"))
    if told:
        yield bullets(f"**{project_title(each.project, labels)}:** {_in_short(each, labels)}" for each in told)
    if nothing := [project_title(each.project, labels) for each in journals if each not in told]:
        yield say("export.nothing_of_it", projects="; ".join(nothing))
    if any(each.tells_all for each in told):
        yield heading(2, say("export.across"))
        seen = [each for journal in told for each in journal.observations]
        yield from matrix_table(seen, labels, scope.pitfall)
        yield from recurring_pitfalls(journals, labels, scope.pitfall)
    for journal in told:
        yield heading(2, project_title(journal.project, labels))
        yield from journal.project_marks()
        yield from project_blocks(journal, labels, 3)


def _about(journals: Sequence[RedactedLog], labels: Labels) -> dict[str, str | int | list[str]]:
    """Return what programs may want to know of the document; no text that a person wrote, for that must be escaped."""
    between = period(each for journal in journals for each in journal.observations)
    return {
        "generator": "Tilbageblik",
        "lang": labels.guide.language,
        "date": labels.today.isoformat(),
        **({"from": between[0], "to": between[1]} if between else {}),
        **journals[0].scope.values,
        "projects": [each.id for each in journals],
        "observations": sum(len(each.observations) for each in journals),
        "lessons": sum(len(each.lessons) for each in journals),
    }


def _about_pitfall(about: str, journal: RedactedLog, labels: Labels) -> str:
    pitfall = journal.scope.pitfall
    return f"{about} · {labels.pitfall(pitfall)}" if pitfall else about


def document_head(title: str, about: str, labels: Labels, scope: Scope = EVERYTHING) -> Iterator[str]:
    """Yield the heading of a document, the text `title`, what alone stands in it, and what it was made by."""
    say, guide = labels.say, labels.guide
    yield heading(1, say(title, about=about))
    made = say("export.made", day=labels.day(labels.today.isoformat()), guide=line(guide.title))
    source = [say("export.source", source=line(guide.source))] if guide.source else []
    yield " ".join([*scope_sentence(scope, labels), made, *source])


def _in_short(journal: RedactedLog, labels: Labels) -> str:
    return opening(journal, labels) if journal.audience == "internal" else line(journal.project.technology) or "–"
