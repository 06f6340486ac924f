"""The record of a meeting: a document to hand on, that says what was agreed before it says what it rests on.

What the meeting was for, agreements, lessons, concerns, what was parked and when we meet; the piles and notes are an
appendix. The same records give the same bytes. Who said what is in none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from journals.export import retro_sections as sections
from journals.export.escape import line, paragraph
from journals.export.finished import finished, own_texts
from journals.export.labels import Labels
from journals.export.markdown_blocks import document, heading, item
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.redaction import Document, sum_counts
from journals.export.retro_appendix import appendix
from journals.export.retro_short import short_blocks
from journals.export.retro_snapshot import RedactedRetro, RetroSnapshot
from journals.privacy.guard import redact_text
from journals.records.model import Project
from journals.records.retro import Retro
from journals.text.clean import slug


def render_retro_log(
    snapshot: RetroSnapshot,
    labels: Labels,
    form: str,
    *,
    short: bool = False,
    tick: ProgressCallback = ignore_progress,
) -> Document:
    """Return the record of what was taken, in any thread, or its one page (`short`). `form` is the format's title.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    say = labels.say
    steps = ProgressCounter(len(snapshot), tick)
    shown = RedactedRetro(snapshot, say("guard.removed"), steps.advance)
    if short:
        blocks = short_blocks(shown, labels, form)
    else:
        title = heading(1, say("retrolog.title", about=line(shown.project.name) or say("export.untitled")))
        blocks = chain([title], record_blocks(shown, labels, form))
    return finished(document(blocks), sum_counts([shown]), own_texts(labels, form), by=say("guard.removed"))


def retro_file_name(project: Project, retro: Retro, labels: Labels, *, short: bool = False) -> str:
    """Return a name for the file, such as `tilbageblik-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    day = retro.day or labels.today.isoformat()
    parts = ["retrolog.stem", *(["retrolog.short_stem"] if short else [])]
    stem = "-".join(slug(labels.say(part)) for part in parts)
    return f"{stem}-{slug(redact_text(project.name))}-{slug(day)}.md"


def record_blocks(shown: RedactedRetro, labels: Labels, form: str, level: int = 2) -> Iterator[str]:
    """Yield all of the record below its title; `level` is that of its headings, `form` the format's title."""
    say = labels.say
    yield sections.fact_line(shown.retro, labels, form)
    if shown.is_under_way:
        yield say("retrolog.under_way")
    if purpose := paragraph(shown.retro.purpose):
        yield heading(level, say("retrolog.purpose"))
        yield purpose
    for name, items in _parts(shown, labels):
        if items or name in ("actions", "lessons"):
            yield heading(level, say(f"retrolog.{name}"))
            yield "\n".join(items) or say(f"retrolog.no_{name}")
        if name == "mirror" and items and (unknown := sections.unanswered(shown, labels)):
            yield say.count("retrolog.unknown", unknown)
    piles = [*filter(None, [sections.apart(shown, labels)]), *appendix(shown, labels, level + 1)]
    if piles:
        yield heading(level, say("retrolog.appendix" if shown.groups else "retrolog.appendix_loose"))
        yield from piles


def _parts(shown: RedactedRetro, labels: Labels) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts in the order in which they are read, each a name and its items."""
    yield "actions", sections.agreements(shown, labels)
    yield "lessons", sections.lessons(shown, labels)
    yield "replied", sections.answered(shown, labels)
    yield "waiting", sections.waiting(shown, labels)
    yield "followed", sections.followed(shown, labels)
    yield "losses", [item(paragraph(each.text)) for each in sections.losses(shown, labels)]
    yield "mirror", sections.mirror(shown, labels)
    yield "parked", sections.parked(shown)
    yield "ended", sections.ending(shown.retro, labels)
