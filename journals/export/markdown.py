"""The learning log: one project, or several, as a Markdown document anyone can read without this program.

The same records give the same bytes: whatever could stand in two orders is sorted, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from content import Guide
from journals.export import entries
from journals.export.escape import line, paragraph
from journals.export.layout import bullets, document, heading, labelled
from journals.export.matrix import across, matrix
from journals.export.profile import profile
from journals.export.shown import Showing, Shown, Taken, Written, personal_in
from journals.export.steps import Steps, Tick, untold
from journals.export.terms import Say, Terms
from journals.library.journal import Journal
from journals.privacy.guard import redact_text
from journals.records.model import Observation, Project
from journals.text.clean import slug, sort_key

_LOOKING = 3
"""How many times as long it takes to look for personal data in a record as to write it out."""


def learning_log(journals: Iterable[Journal], guide: Guide, say: Say, *, today: date) -> str:
    """Give the learning log of these projects, in the language of `guide` and `say`.

    `today` is written on it and tells which actions are late. Projects stand in the order of their names. What can
    never be stored, but stands in a record from before, is replaced (`guard.removed`).
    """
    return learning_log_of(taken(journals), guide, say, today=today).text


def taken(journals: Iterable[Journal]) -> list[Taken]:
    """Take from these projects what their learning log is made of."""
    return [Taken.of(journal) for journal in in_order(journals)]


def learning_log_of(chosen: Sequence[Taken], guide: Guide, say: Say, *, today: date, tick: Tick = untold) -> Written:
    """Give the learning log of what was taken, in any thread.

    Raises:
        Stopped: when `tick` does; it hears of each record when it is looked at, and when it is written out.
    """
    steps = Steps((_LOOKING + 1) * sum(map(len, chosen)), tick)
    removed = say("guard.removed")
    shown = [Shown(each, Showing(removed, lambda: steps.step(_LOOKING))) for each in chosen]
    terms = Terms(guide, say, today)
    blocks = _one(shown[0], terms) if len(shown) == 1 else _several(shown, terms)
    return Written(document(_stepping(blocks, steps)), personal_in(shown))


def file_name(journals: Iterable[Journal], say: Say, *, today: date) -> str:
    """Give a name for the file, such as `laeringslog-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    return file_name_of("export.stem", journals, say, today=today)


def file_name_of(stem: str, journals: Iterable[Journal], say: Say, *, today: date) -> str:
    """Give a name for a file about projects that begins with the text `stem`."""
    chosen = in_order(journals)
    about = chosen[0].project.name if len(chosen) == 1 else say.count("export.projects", len(chosen))
    return f"{slug(say(stem))}-{slug(redact_text(about))}-{today.isoformat()}.md"


def in_order(journals: Iterable[Journal]) -> list[Journal]:
    """Give projects in the order of their names, each once."""
    each_once = {journal.id: journal for journal in journals}
    return sorted(each_once.values(), key=lambda journal: (sort_key(journal.project.name), journal.id))


def _stepping(blocks: Iterable[str], steps: Steps) -> Iterator[str]:
    """Give the blocks, of which there are about as many as records."""
    for block in blocks:
        steps.step()
        yield block


def _one(journal: Shown, terms: Terms) -> Iterator[str]:
    yield from front("export.title", name_of(journal.project, terms), terms)
    yield from _project(journal, terms, 2)


def _several(journals: Sequence[Shown], terms: Terms) -> Iterator[str]:
    yield from front("export.title", terms.say.count("export.projects", len(journals)), terms)
    for journal in journals:
        yield heading(2, name_of(journal.project, terms))
        yield from _project(journal, terms, 3)
    yield heading(2, terms.say("export.across"))
    yield from matrix([each for journal in journals for each in journal.observations], terms)
    yield from across(journals, terms)


def front(title: str, about: str, terms: Terms) -> Iterator[str]:
    """Give the heading of a document, the text `title`, and what it was made by."""
    say, guide = terms.say, terms.guide
    yield heading(1, say(title, about=about))
    made = say("export.made", day=terms.day(terms.today.isoformat()), guide=line(guide.title))
    yield f"{made} {say('export.source', source=line(guide.source))}" if guide.source else made


def _project(journal: Shown, terms: Terms, level: int) -> Iterator[str]:
    """Give everything about one project; `level` is that of its headings."""
    say = terms.say
    yield heading(level, say("export.project"))
    yield facts(journal.project, terms)
    yield heading(level, say("export.context"))
    yield from _context(journal.project, terms)
    yield from profile(journal, terms, level)
    yield heading(level, say("export.observations"))
    yield from _observations(journal.observations, terms, level + 1)
    yield heading(level, say("export.lessons"))
    yield from _lessons(journal, terms, level + 1)
    yield heading(level, say("export.actions"))
    yield from _actions(journal, terms, level + 1)
    yield heading(level, say("export.matrix"))
    yield from matrix(journal.observations, terms)


def facts(project: Project, terms: Terms) -> str:
    """Give what is known of a project, as a list."""
    say = terms.say
    status = say(f"words.status.{project.status}")
    facts = [
        ("technology", line(project.technology)),
        ("project_kind", say(f"words.project_kind.{project.kind}")),
        ("area", line(project.area)),
        ("unit", line(project.unit)),
        ("stage_now", terms.stage(project.stage)),
        ("status", f"{status}, {terms.day(project.ended)}" if project.ended else status),
        *([("ending", ending)] if (ending := paragraph(project.ending)) else []),
    ]
    return bullets(labelled(say(f"export.{name}"), fact or say("export.not_written")) for name, fact in facts)


def _context(project: Project, terms: Terms) -> Iterator[str]:
    factors = [factor.id for factor in terms.guide.factors]
    yield terms.say("export.context_scale")
    yield bullets(terms.context([*factors, *sorted(project.context.keys() - set(factors))], project.context))


def _observations(newest_first: Sequence[Observation], terms: Terms, level: int) -> Iterator[str]:
    """Give the observations stage by stage, the oldest first; last those at stages the guide does not know."""
    at: dict[str, list[Observation]] = {stage: [] for stage in [*terms.stages, ""]}
    for each in reversed(newest_first):
        at[each.stage if each.stage in terms.stages else ""].append(each)
    for stage, seen in at.items():
        if seen:
            known = terms.say("export.at_stage", stage=terms.stage(stage))
            yield heading(level, known if stage else terms.say("export.other_stages"))
            yield from (entries.observation(each, terms) for each in seen)
    if not newest_first:
        yield terms.say("export.no_observations")


def _lessons(journal: Shown, terms: Terms, level: int) -> Iterator[str]:
    for learned in reversed(journal.lessons):
        yield heading(level, line(learned.title) or terms.say("export.untitled"))
        yield entries.lesson(learned, journal, terms)
    if not journal.lessons:
        yield terms.say("export.no_lessons")


def _actions(journal: Shown, terms: Terms, level: int) -> Iterator[str]:
    waiting = [entries.open_action(each, terms) for each in journal.actions if each.status == "open"]
    closed = [entries.closed_action(each, terms) for each in journal.actions if each.status != "open"]
    for title, items in (("export.open_actions", waiting), ("export.closed_actions", closed)):
        if items:
            yield heading(level, terms.say(title))
            yield "\n".join(items)
    if not journal.actions:
        yield terms.say("export.no_actions")


def name_of(project: Project, terms: Terms) -> str:
    """Give a project's name, or that it has none."""
    return line(project.name) or terms.say("export.untitled")
