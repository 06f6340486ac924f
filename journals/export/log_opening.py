"""The first lines of a learning log: a paragraph that can be read alone, by somebody who reads no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journals.export.escape import line
from journals.export.labels import Labels
from journals.export.redaction import RedactedProject
from journals.records.model import Observation
from journals.records.most_bitten import most_bitten
from journals.text.dates import day_to_order_by, first_day

_MOST = 3
"""Lessons that are named; the rest stands below."""


def opening(journal: RedactedProject, labels: Labels) -> str:
    """Return where a project stands, what was seen, what bites, and what waits, in a few sentences."""
    return " ".join(_sentences(journal, labels))


def period(observations: Iterable[Observation]) -> tuple[str, str] | None:
    """Return the ISO days of the first and the latest observation; None where none has a day that can be."""
    days = sorted(first_day(each.happened or "") for each in observations if day_to_order_by(each.happened))
    return (days[0], days[-1]) if days else None


def _sentences(journal: RedactedProject, labels: Labels) -> Iterator[str]:
    say, project = labels.say, journal.project
    yield say(f"export.opening.{project.status}", stage=labels.stage(project.stage))
    if seen := [each for each in journal.observations if each.review is None]:
        counted = say.count("export.opening.seen", len(seen))
        if between := period(seen):
            first, last = map(labels.day, between)
            key = "export.opening.on" if first == last else "export.opening.between"
            yield say(key, first=first, last=last, counted=counted)
        else:
            yield say("export.opening.some", counted=counted)
    bites = most_bitten(seen)
    if bites.named:
        named = "; ".join(f"{labels.pitfall(pitfall)} ({n})" for pitfall, n in bites.named)
        yield say("export.opening.biting", pitfalls=named)
    elif bites.alike:
        yield say("export.opening.biting_alike", n=bites.alike)
    yield from _learned(journal, labels)
    if waiting := sum(each.waits for each in seen):
        yield say.count("export.opening.waiting", waiting)
    if todo := sum(each.status == "open" for each in journal.actions):
        yield say.count("export.opening.actions", todo)


def _learned(journal: RedactedProject, labels: Labels) -> Iterator[str]:
    titles = [line(each.title) for each in reversed(journal.lessons) if each.status != "retired" and each.title.strip()]
    if titles:
        named = ", ".join(labels.say("export.opening.named", title=title) for title in titles[:_MOST])
        key = "export.opening.lessons" if len(titles) <= _MOST else "export.opening.lessons_among"
        yield labels.say.count(key, len(titles), named=named)
