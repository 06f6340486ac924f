"""One page for those who decide: where a project stands, what bites now, what waits, and what was learned.

It is made of what is there; a part that is empty is left out. Lists are as long as the page has room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from content import Guide
from journals.export.finished import finished, own_texts
from journals.export.joint_page import joint_page
from journals.export.labels import Labels, Translator
from journals.export.learning_log import projects_file_name
from journals.export.log_opening import period
from journals.export.markdown_blocks import document, heading, item, labelled_text
from journals.export.noted_items import NotedTexts
from journals.export.one_page import cut, in_turn, listed_page
from journals.export.page_items import NAME_LENGTH, agreement_texts, pitfall_texts, replies_of, waiting_texts
from journals.export.redaction import Document, RedactedProject, sum_counts
from journals.export.summary_snapshot import SummarySnapshot
from journals.library.journal import Journal
from journals.records.model import Lesson, Sign
from journals.text.clean import one_line

_ENDING = 320
"""Characters of what is said of the end: of what is longer the advice to those who come next is told."""
_TOLD: tuple[Sign, ...] = ("bites", "handled")
"""Signs that are told of."""


def render_summary(chosen: Sequence[SummarySnapshot], guide: Guide, say: Translator, *, today: date) -> Document:
    """Return the page of a project, in any thread; of several one page about all of them."""
    labels = Labels(guide, say, today)
    if len(chosen) == 1:
        blocks = [*_page(chosen[0], labels)]
    else:
        blocks = [*joint_page(chosen, labels, say("summary.title", about=say.count("export.projects", len(chosen))))]
    return finished(document(blocks), sum_counts(chosen), own_texts(labels), by=say("guard.removed"))


def summary_file_name(journals: Iterable[Journal], say: Translator, *, today: date) -> str:
    """Return a name for the file: plain ASCII, no personal data."""
    return projects_file_name("summary.stem", journals, say, today=today)


def _page(snapshot: SummarySnapshot, labels: Labels) -> Iterator[str]:
    say, shown = labels.say, snapshot.shown
    title = cut(shown.project.name) or say("export.untitled")
    head = [heading(1, say("summary.title", about=title)), *_standing(shown, labels)]
    asked = [each for each in shown.observations if each.kind in ("concern", "question")]
    if asked:
        head.append(f"**{say('summary.concerns')}:** {replies_of(shown.project, asked, labels)}.")
    tail = [f"**{say('retrolog.next')}:** {labels.day(snapshot.next_meeting)}"] if snapshot.next_meeting else []
    noted = NotedTexts(shown, labels)
    elsewhere = (labelled_text(say("summary.elsewhere"), each) for each in noted.changes_elsewhere())
    waiting = (labelled_text(say("summary.waiting"), each) for each in waiting_texts(asked, shown.project, labels))
    agreed = (labelled_text(say("committee.agreed"), each) for each in agreement_texts(shown.actions, labels))
    lists = {  # few, since each heading takes the room of three lines
        "summary.pitfalls": [*_pitfalls(shown, labels)],
        "summary.decided": [*map(item, in_turn(noted.decisions(), noted.plan_changes(), noted.talks(), elsewhere))],
        "summary.tried": [*map(item, noted.trials())],
        "summary.open": [*map(item, in_turn(waiting, agreed))],
        "summary.lessons": [_lesson(each) for each in _best_first(shown.lessons)],
    }
    yield from listed_page(head, lists, tail, say, 1)


def _standing(shown: RedactedProject, labels: Labels) -> Iterator[str]:
    """Yield what the project is, and how far it has come."""
    say, project = labels.say, shown.project
    kind = say(f"words.project_kind.{project.kind}")
    about = [cut(project.technology, NAME_LENGTH), kind, cut(project.area, NAME_LENGTH), cut(project.unit, NAME_LENGTH)]
    yield " · ".join([*filter(None, about), labels.day(labels.today.isoformat())])
    told = [say(f"export.opening.{project.status}", stage=labels.stage(project.stage))]
    seen = [each for each in shown.observations if each.review is None]  # what a review brought along was not seen here
    if between := period(seen):
        counted = say.count("export.opening.seen", len(seen))
        first, last = map(labels.day, between)
        key = "export.opening.on" if first == last else "export.opening.between"
        told.append(say(key, first=first, last=last, counted=counted))
    yield " ".join(told)
    if project.ending.strip():
        label = say("summary.ending")
        said, mark, advice = project.ending.partition(f"{label}:")
        ending = f"{said}{mark}{advice}" if len(one_line(project.ending)) <= _ENDING else advice or said
        is_labelled = mark and len(one_line(project.ending)) <= _ENDING
        yield cut(ending, _ENDING) if is_labelled else f"**{label}:** {cut(ending, _ENDING, at_sentence=True)}"


def _pitfalls(shown: RedactedProject, labels: Labels) -> Iterator[str]:
    """Yield which pitfalls bite, and which are handled."""
    for sign in _TOLD:
        if told := pitfall_texts(shown.observations, sign, labels):
            yield item(labelled_text(labels.say(f"summary.{sign}"), "; ".join(told)))


def _lesson(learned: Lesson) -> str:
    told = cut(learned.do_besides) or cut(learned.learned)
    return item(f"**{cut(learned.title)}**{f': {told}' if told else ''}")


def _best_first(newest_first: Sequence[Lesson]) -> list[Lesson]:
    """Return the lessons that stand, the finished ones first, then the latest."""
    standing = [each for each in newest_first if each.status != "retired" and each.title.strip()]
    return sorted(standing, key=lambda each: each.status != "final")
