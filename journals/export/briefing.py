"""The briefing: what a project took with it from its review, for those who were not there.

What was decided about each earlier lesson and what it became, what is different here and has to be asked about, and
what was skipped. The same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from content import Guide
from journals.export.decided_lessons import (
    DecidedLesson,
    LessonOf,
    decided_lessons,
    labelled_decision,
    labelled_outcome,
    origin_title,
    redacted_decision,
)
from journals.export.escape import line, paragraph
from journals.export.finished import finished, own_texts
from journals.export.labels import Labels, Translator
from journals.export.learning_log import document_head, projects_file_name
from journals.export.log_snapshot import sorted_by_name
from journals.export.markdown_blocks import bullets, document, heading, labelled_list, labelled_text
from journals.export.project_facts import project_facts
from journals.export.project_section import project_title
from journals.export.redaction import Document, Redactor, sum_counts
from journals.library.journal import Journal
from journals.records.base import Level
from journals.records.comparison import FactorComparison, compare_contexts, differing_factors
from journals.records.model import Action, Decision, Review

_SECTIONS: tuple[tuple[str, tuple[Decision, ...]], ...] = (
    ("briefing.taken", ("applies", "adapted")),
    ("briefing.later", ("later",)),
    ("briefing.refused", ("no",)),
)


class BriefingSnapshot:
    """What a project's briefing is made of: taken at once, so that another thread may write it."""

    def __init__(self, journal: Journal, lesson_of: LessonOf, by: str) -> None:
        """`by`: the words in the place of what can never be stored."""
        self._shown = Redactor(by)
        self.personal = self._shown.personal
        self.project = self._shown(journal.project)
        self.decided = [redacted_decision(each, self._shown) for each in decided_lessons(journal, lesson_of)]
        self.reviews = [self._shown(each) for each in journal.all(Review) if each.status is not None]


def briefing_snapshots(journals: Iterable[Journal], lesson_of: LessonOf, say: Translator) -> list[BriefingSnapshot]:
    """Copy what the briefings of these projects are made of, the lessons they met included."""
    return [BriefingSnapshot(journal, lesson_of, say("guard.removed")) for journal in sorted_by_name(journals)]


def render_briefing(chosen: Sequence[BriefingSnapshot], guide: Guide, say: Translator, *, today: date) -> Document:
    """Return the briefing of what was taken, in any thread."""
    labels = Labels(guide, say, today)
    text = document(_one(chosen[0], labels) if len(chosen) == 1 else _several(chosen, labels))
    return finished(text, sum_counts(chosen), own_texts(labels), by=say("guard.removed"))


def briefing_file_name(journals: Iterable[Journal], say: Translator, *, today: date) -> str:
    """Return a name for the file: plain ASCII, no personal data."""
    return projects_file_name("briefing.stem", journals, say, today=today)


def _one(briefed: BriefingSnapshot, labels: Labels) -> Iterator[str]:
    yield from document_head("briefing.title", project_title(briefed.project, labels), labels)
    yield from _project(briefed, labels, 2)


def _several(chosen: Sequence[BriefingSnapshot], labels: Labels) -> Iterator[str]:
    yield from document_head("briefing.title", labels.say.count("export.projects", len(chosen)), labels)
    for briefed in chosen:
        yield heading(2, project_title(briefed.project, labels))
        yield from _project(briefed, labels, 3)


def _project(briefed: BriefingSnapshot, labels: Labels, level: int) -> Iterator[str]:
    say = labels.say
    yield heading(level, say("export.project"))
    yield project_facts(briefed.project, labels)
    for title, decisions in _SECTIONS:
        if found := [each for each in briefed.decided if each.use.decision in decisions]:
            yield heading(level, say(title))
            for each in found:
                yield heading(level + 1, line(each.lesson.title) or say("briefing.gone"))
                yield bullets(_lesson(each, labels))
    if not briefed.decided:
        yield say("briefing.nothing")
    yield heading(level, say("briefing.ask"))
    yield from _differences(briefed, labels)
    yield heading(level, say("briefing.reviews"))
    yield bullets(_review(each, labels) for each in briefed.reviews) or say("briefing.no_reviews")


def _lesson(each: DecidedLesson, labels: Labels) -> Iterator[str]:
    """Yield what was decided about a lesson, what it says, and what it became here."""
    say, use, lesson = labels.say, each.use, each.lesson
    yield labelled_decision(use, labels)
    if each.origin.id:
        about = [origin_title(each, labels) or labels.say("export.untitled"), line(each.origin.technology)]
        yield labelled_text(say("briefing.from"), ", ".join(filter(None, about)))
    for name, text in (("learned", lesson.learned), ("do", lesson.do_besides), ("conditions", lesson.conditions)):
        if said := paragraph(text):
            yield labelled_text(say(f"export.{name}"), said)
    if lesson.status == "retired":
        yield labelled_text(say("export.status"), labels.retired(lesson.because))
    if each.measure:
        yield _measure(each.measure, labels)
    if use.held:
        yield labelled_outcome(use, labels)


def _measure(action: Action, labels: Labels) -> str:
    """Return the action that a lesson became, with who, when and at which stage."""
    say = labels.say
    told = [
        ("owner", line(action.owner)),
        ("due", labels.day(action.due) if action.due else ""),
        ("stage", labels.stage(action.stage) if action.stage else ""),
        ("status", say(f"words.action_status.{action.status}")),
    ]
    lines = [labelled_text(say(f"export.{name}"), text) for name, text in told if text]
    return f"{labelled_text(say('briefing.measure'), paragraph(action.text) or '–')}\n{bullets(lines)}"


def _differences(briefed: BriefingSnapshot, labels: Labels) -> Iterator[str]:
    """Yield the factors that differ from where lessons come from, each with its question, the farthest first."""
    factors = {factor.id: line(factor.question) for factor in labels.guide.factors}
    found: dict[str, list[tuple[FactorComparison, DecidedLesson]]] = {}
    for each in (each for each in briefed.decided if each.use.decision != "no" and each.origin.id):
        then = each.lesson.context or each.origin.context
        for pair in differing_factors(compare_contexts(then, briefed.project.context, factors)):
            found.setdefault(pair.factor, []).append((pair, each))
    known = {factor: [(pair, each) for pair, each in pairs if _says(pair)] for factor, pairs in found.items()}
    ranked = sorted((each for each in known if known[each]), key=lambda each: (_farthest(known[each]), each))
    if ranked:
        yield bullets(
            labelled_list(labels.factor(factor), [factors[factor], *_apart(known[factor], labels)]) for factor in ranked
        )
    if nowhere := [factor for factor in factors if factor in known and not known[factor]]:
        yield labels.say("briefing.unknown")
        yield bullets(labelled_text(labels.factor(factor), factors[factor]) for factor in nowhere)
    if not found:
        yield labels.say("briefing.same")


def _says(pair: FactorComparison) -> bool:
    """Return whether anything is known of a factor, there or here."""
    return any(map(_is_known, (pair.then, pair.now)))


def _is_known(at: Level) -> bool:
    return bool(at.level or at.note)


def _farthest(pairs: Iterable[tuple[FactorComparison, DecidedLesson]]) -> int:
    return min(("very", "little", "unknown").index(pair.distance) for pair, _ in pairs)


def _apart(pairs: Iterable[tuple[FactorComparison, DecidedLesson]], labels: Labels) -> Iterator[str]:
    """Yield how a factor differs, once for each project that lessons come from, and not once for each lesson."""
    told = dict[str, set[str]]()
    for pair, each in sorted(pairs, key=lambda pair: not _is_known(pair[0].then)):
        then, now = labels.level(pair.then), labels.level(pair.now)
        of_origin = told.setdefault(each.origin.id, set())
        if then not in of_origin and (_is_known(pair.then) or not of_origin):
            of_origin.add(then)
            title = project_title(each.origin, labels)
            yield labels.say(f"briefing.apart.{pair.distance}", title=title, then=then, now=now)


def _review(review: Review, labels: Labels) -> str:
    """Return how the review before a stage ended: done, or skipped and why."""
    status = labels.say(f"words.review_status.{review.status}")
    told = [
        f"{status}, {labels.day(review.day)}" if review.day else status,
        labels.say.count("briefing.met", review.met) if review.met else "",
        paragraph(review.because),
    ]
    return labelled_text(labels.stage(review.stage), ": ".join(filter(None, told)))
