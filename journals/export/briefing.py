"""The briefing: what a project took with it from its look back, for those who were not there.

What was decided about each earlier lesson and what it became, what is different here and has to be asked about, and
what was skipped. The same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from content import Guide
from journals.export.escape import line, paragraph
from journals.export.layout import below, bullets, document, heading, labelled
from journals.export.markdown import facts, file_name_of, front, in_order, name_of
from journals.export.shown import Showing, Written, personal_in
from journals.export.terms import Say, Terms
from journals.lessons.lifecycle import lessons_by_id
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.comparison import Compared, compared, differing
from journals.records.model import Action, Decision, Lesson, Project, Review, Use

_SECTIONS: tuple[tuple[str, tuple[Decision, ...]], ...] = (
    ("briefing.taken", ("applies", "adapted")),
    ("briefing.later", ("later",)),
    ("briefing.refused", ("no",)),
)


class Decided(Struct, frozen=True):
    """What was decided about a lesson, and what came of it."""

    use: Use
    lesson: Lesson
    """Without a title where it is gone."""
    origin: Project
    measure: Action | None


class Briefed:
    """What a project's briefing is made of: taken at once, so that another thread may write it."""

    def __init__(self, journal: Journal, known: Mapping[str, tuple[Journal, Lesson]], by: str) -> None:
        """`known`: all lessons by id; `by`: the words in the place of what can never be stored."""
        self._shown = Showing(by)
        self.personal = self._shown.personal
        self.project = self._shown(journal.project)
        uses = sorted((use for use in journal.all(Use) if use.decision), key=lambda use: (use.decided or "", use.id))
        self.decided = [self._decided(journal, use, known) for use in uses]
        self.reviews = [self._shown(each) for each in journal.all(Review) if each.status is not None]

    def _decided(self, journal: Journal, use: Use, known: Mapping[str, tuple[Journal, Lesson]]) -> Decided:
        origin, lesson = known.get(use.lesson, (None, Lesson(id=use.lesson)))
        measure = journal.get(Action, use.measure) if use.measure else None
        return Decided(
            self._shown(use),
            self._shown(lesson),
            self._shown(origin.project) if origin else Project(),
            self._shown(measure) if measure else None,
        )


def taken(library: Library, journals: Iterable[Journal], say: Say) -> list[Briefed]:
    """Take from these projects, and those they met, what their briefings are made of."""
    known = lessons_by_id(library)
    return [Briefed(journal, known, say("guard.removed")) for journal in in_order(journals)]


def briefing(chosen: Sequence[Briefed], guide: Guide, say: Say, *, today: date) -> Written:
    """Give the briefing of what was taken, in any thread."""
    terms = Terms(guide, say, today)
    text = document(_one(chosen[0], terms) if len(chosen) == 1 else _several(chosen, terms))
    return Written(text, personal_in(chosen))


def file_name(journals: Iterable[Journal], say: Say, *, today: date) -> str:
    """Give a name for the file: plain ASCII, no personal data."""
    return file_name_of("briefing.stem", journals, say, today=today)


def _one(briefed: Briefed, terms: Terms) -> Iterator[str]:
    yield from front("briefing.title", name_of(briefed.project, terms), terms)
    yield from _project(briefed, terms, 2)


def _several(chosen: Sequence[Briefed], terms: Terms) -> Iterator[str]:
    yield from front("briefing.title", terms.say.count("export.projects", len(chosen)), terms)
    for briefed in chosen:
        yield heading(2, name_of(briefed.project, terms))
        yield from _project(briefed, terms, 3)


def _project(briefed: Briefed, terms: Terms, level: int) -> Iterator[str]:
    say = terms.say
    yield heading(level, say("export.project"))
    yield facts(briefed.project, terms)
    for title, decisions in _SECTIONS:
        if found := [each for each in briefed.decided if each.use.decision in decisions]:
            yield heading(level, say(title))
            for each in found:
                yield heading(level + 1, line(each.lesson.title) or say("briefing.gone"))
                yield bullets(_lesson(each, terms))
    if not briefed.decided:
        yield say("briefing.nothing")
    yield heading(level, say("briefing.ask"))
    yield from _differences(briefed, terms)
    yield heading(level, say("briefing.reviews"))
    yield bullets(_review(each, terms) for each in briefed.reviews) or say("briefing.no_reviews")


def _lesson(each: Decided, terms: Terms) -> Iterator[str]:
    """Give what was decided about a lesson, what it says, and what it became here."""
    say, use, lesson = terms.say, each.use, each.lesson
    decision = say(f"words.decision.{use.decision}")
    because = paragraph(use.because)
    yield labelled(say("briefing.decision"), f"{decision}: {because}" if because else decision)
    if each.origin.id:
        about = [name_of(each.origin, terms), line(each.origin.technology)]
        yield labelled(say("briefing.from"), ", ".join(filter(None, about)))
    for name, text in (("learned", lesson.learned), ("do", lesson.do), ("conditions", lesson.conditions)):
        if said := paragraph(text):
            yield labelled(say(f"export.{name}"), said)
    if lesson.status == "retired":
        yield labelled(say("export.status"), terms.retired(lesson.because))
    if each.measure:
        yield _measure(each.measure, terms)
    if use.held:
        held, why = say(f"words.held.{use.held}"), paragraph(use.held_because)
        yield labelled(say("briefing.held"), f"{held}: {why}" if why else held)


def _measure(action: Action, terms: Terms) -> str:
    """Give the action that a lesson became, with who, when and at which stage."""
    say = terms.say
    told = [
        ("owner", line(action.owner)),
        ("due", terms.day(action.due) if action.due else ""),
        ("stage", terms.stage(action.stage) if action.stage else ""),
        ("status", say(f"words.action_status.{action.status}")),
    ]
    lines = [labelled(say(f"export.{name}"), text or say("export.not_written")) for name, text in told]
    return f"{labelled(say('briefing.measure'), paragraph(action.text) or '–')}\n{bullets(lines)}"


def _differences(briefed: Briefed, terms: Terms) -> Iterator[str]:
    """Give the factors that differ from where lessons come from, each with its question, the farthest first."""
    factors = {factor.id: line(factor.question) for factor in terms.guide.factors}
    found: dict[str, list[tuple[Compared, Decided]]] = {}
    for each in (each for each in briefed.decided if each.use.decision != "no" and each.origin.id):
        then = each.lesson.context or each.origin.context
        for pair in differing(compared(then, briefed.project.context, factors)):
            found.setdefault(pair.factor, []).append((pair, each))
    known = {factor: [(pair, each) for pair, each in pairs if _says(pair)] for factor, pairs in found.items()}
    ranked = sorted((each for each in known if known[each]), key=lambda each: (_farthest(known[each]), each))
    if ranked:
        yield bullets(
            below(terms.factor(factor), [factors[factor], *(_apart(*each, terms) for each in known[factor])])
            for factor in ranked
        )
    if nowhere := [factor for factor in factors if factor in known and not known[factor]]:
        yield terms.say("briefing.unknown")
        yield bullets(labelled(terms.factor(factor), factors[factor]) for factor in nowhere)
    if not found:
        yield terms.say("briefing.same")


def _says(pair: Compared) -> bool:
    """Tell whether anything is known of a factor, there or here."""
    return any(at.level or at.note for at in (pair.then, pair.now))


def _farthest(pairs: Iterable[tuple[Compared, Decided]]) -> int:
    return min(("very", "little", "unknown").index(pair.distance) for pair, _ in pairs)


def _apart(pair: Compared, each: Decided, terms: Terms) -> str:
    say, title = terms.say, line(each.lesson.title) or terms.say("briefing.gone")
    then, now = terms.level(pair.then), terms.level(pair.now)
    return say(f"briefing.apart.{pair.distance}", title=title, then=then, now=now)


def _review(review: Review, terms: Terms) -> str:
    """Give how the look back before a stage ended: done, or skipped and why."""
    status = terms.say(f"words.review_status.{review.status}")
    told = [
        f"{status}, {terms.day(review.day)}" if review.day else status,
        terms.say.count("briefing.met", review.met) if review.met else "",
        paragraph(review.because),
    ]
    return labelled(terms.stage(review.stage), ": ".join(filter(None, told)))
