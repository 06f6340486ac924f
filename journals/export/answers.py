"""Answers since last time: one page for those who asked. What they asked, what came of it, and what still waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from content import Guide
from journals.export.escape import paragraph
from journals.export.labels import Labels, Translator
from journals.export.learning_log import projects_file_name
from journals.export.log_snapshot import sorted_by_name
from journals.export.markdown_blocks import bullets, heading, item
from journals.export.one_page import cut
from journals.export.page_items import waiting_since
from journals.export.project_pages import PageSnapshot, render_each
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.records.model import Observation
from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro
from journals.text.dates import day_to_order_by, is_over

_PERIOD = timedelta(days=31)
"""So far back it goes where no meeting was held and no day is named."""


class AnswersSnapshot(PageSnapshot):
    """What the page of one project is made of."""

    def __init__(self, journal: Journal, by: str, since: str, today: date) -> None:
        """`by`: the words in the place of what can never be stored. `since`: an ISO day; "" for the latest meeting."""
        super().__init__(journal, by)
        closed = [each for each in journal.all(Retro) if each.closed is not None]
        self.since = since or max((day_to_order_by(each.day) for each in closed), default="")
        self.since = self.since or (today - _PERIOD).isoformat()
        agreed = next_meeting(journal.all(Retro))
        self.next_meeting = agreed.day if agreed else None


def answers_snapshots(journals: Iterable[Journal], say: Translator, since: str, today: date) -> list[AnswersSnapshot]:
    """Copy what the pages of these projects are made of."""
    return [AnswersSnapshot(journal, say("guard.removed"), since, today) for journal in sorted_by_name(journals)]


def render_answers(chosen: Sequence[AnswersSnapshot], guide: Guide, say: Translator, *, today: date) -> Document:
    """Return what was answered since, in any thread."""
    return render_each(_page, chosen, "answers.title", guide, say, today=today)


def answers_file_name(journals: Iterable[Journal], say: Translator, *, today: date) -> str:
    """Return a name for the file: plain ASCII, no personal data."""
    return projects_file_name("answers.stem", journals, say, today=today)


def _page(snapshot: AnswersSnapshot, labels: Labels, level: int) -> Iterator[str]:
    say, shown = labels.say, snapshot.shown
    yield say("answers.since", day=labels.day(snapshot.since))
    asked = [each for each in reversed(shown.observations) if each.kind in ("concern", "question")]
    answered = [each for each in asked if not each.waits and (each.replied or "") >= snapshot.since]
    answered.sort(key=lambda each: (each.replied or "", each.id))
    done = [each for each in shown.actions if each.status == "done" and (each.done or "") >= snapshot.since]
    waiting = [each for each in asked if each.waits and not each.private]
    if answered:
        yield heading(level + 1, say("answers.answered"))
        yield from (_answer(each, labels) for each in answered)
    if done:
        yield heading(level + 1, say("answers.done"))
        yield bullets(cut(each.text) or "–" for each in done)
    if waiting:
        yield heading(level + 1, say("answers.waiting"))
        yield bullets(waiting_since(each, shown.project, labels) for each in waiting)
    if not (answered or done or waiting):
        yield say("answers.nothing")
    if to_come := _next(snapshot, labels):
        yield to_come


def _answer(seen: Observation, labels: Labels) -> str:
    """Return what was asked and what was answered; what was written in private is told by its reply alone."""
    asked = labels.say("export.apart") if seen.private else f"**{cut(seen.text) or '–'}**"
    kind = labels.say(f"words.reply_as.{seen.reply_as}") if seen.reply_as else ""
    facts = " · ".join(filter(None, [kind, labels.day(seen.replied) if seen.replied else ""]))
    return item(asked, f"{paragraph(seen.reply)}{f' ({facts})' if facts else ''}")


def _next(snapshot: AnswersSnapshot, labels: Labels) -> str:
    """Return when there is more to hear: the next meeting, where that is to come."""
    if not snapshot.next_meeting or is_over(snapshot.next_meeting, labels.today):
        return ""
    return f"**{labels.say('retrolog.next')}:** {labels.day(snapshot.next_meeting)}"
