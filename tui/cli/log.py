"""`tilbageblik log`: observations, one from the command line or one a line from stdin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import click

from journals.errors import Invalid, Problem
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.privacy.findings import FindingKind
from journals.records.model import KINDS, SIGNS, Observation
from journals.text.dates import read_date
from tui.cli.date_option import any_date
from tui.cli.dates import confirmed_date
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.output import print_notice
from tui.cli.param_types import STDIN, ChoiceType, DateType, GuideIdType, TextType
from tui.cli.privacy import allow_personal_data, check_privacy, report_finding_counts, report_findings
from tui.cli.record_lines import record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds, short_id

if TYPE_CHECKING:
    from journals.lessons.announcement import Announcement
    from journals.library.all_projects import AllProjects


@command("log")
@argument("project", type=TextType())
@argument("text", type=TextType())
@option("--stage", type=GuideIdType("stage"))
@option("--kind", type=ChoiceType("kind", KINDS))
@option("--pitfall", "pitfalls", type=GuideIdType("pitfall"), multiple=True)
@option("--sign", type=ChoiceType("sign", SIGNS))
@option("--insight", "insights", type=GuideIdType("insight"), multiple=True)
@option("--role", "perspective", type=TextType())
@option("--date", "happened", type=DateType("past"))
@option("--quick", is_flag=True)
@any_date()
@allow_personal_data()
@click.pass_obj
def log_command(session: Session, /, project: str, text: str, *, quick: bool, **options: Any) -> None:
    """Log observations; a line that is refused does not stop the others."""
    session.only_outlines = text != STDIN
    journal = find_project(session.library, project)
    make = partial(_observation, session, journal, options, quick)
    write = _writer(session, journal)
    if text != STDIN:
        report_findings(session, write(make(text)))
        if not (quick or session.json or options["kind"]) and _begins_with_a_sign(text):
            print_notice(session.say("cli.sign_is_text", sign=text[0]))
        return
    from journals.records.pasted import PipedLines  # only here: not for the one line that most log
    from tui.cli.stdin_lines import stdin_lines

    piped = PipedLines()
    refused = number = 0
    underlined: Counter[FindingKind] = Counter()
    for number, line in stdin_lines():
        try:
            if isinstance(line, Invalid):
                raise line
            underlined.update(set(write(make(line if quick else piped.text(line)))))
        except Problem as problem:
            from tui.wording.errors import problem_text

            refused += 1
            reason = problem_text(session.say, problem).removeprefix(session.say("cli.refused"))
            text = session.say("cli.refused_line", line=number, reason=reason)
            session.report_error(problem.code, text, line=number)
    report_finding_counts(session, underlined)
    if not number and not session.json:
        print_notice(session.say("cli.no_lines"))
    if refused:
        exit_refused()


def _begins_with_a_sign(text: str) -> bool:
    """Return whether a text begins as it would in the app to say its kind, which only `--quick` reads."""
    from journals.records.capture import KIND_MARKERS

    return text[:1] in KIND_MARKERS and text[1:].lstrip()[:1].isalpha()


def _observation(session: Session, journal: Journal, options: dict[str, Any], quick: bool, text: str) -> Observation:
    """Return the observation that a text and the options mean; with `quick`, the text's own markers come first."""
    base = Observation(
        text=text,
        stage=options["stage"] or journal.project.stage,
        kind=options["kind"],
        sign=options["sign"],
        pitfalls=frozenset(options["pitfalls"]),
        insights=frozenset(options["insights"]),
        perspective=options["perspective"] or "",
        happened=options["happened"] or session.today.isoformat(),
    )
    return with_markers(session, base) if quick else base


def with_markers(session: Session, observation: Observation) -> Observation:
    """Read the markers of quick capture in an observation's text."""
    from msgspec.structs import replace

    from journals.records.capture import parse_line, unread_marks

    guide = session.guide
    pitfalls, stages, today = [each.id for each in guide.pitfalls], [each.id for each in guide.stages], session.today
    line = parse_line(observation.text, pitfalls, stages, today=today)
    happened = line.happened
    if happened:
        happened = confirmed_date(session, read_date(line.date_typed, today, "past"), line.date_typed)
    if unread := unread_marks(line):
        words = ", ".join(session.say("project.quoted", word=each) for each in unread)
        print_notice(session.say("project.not_read", marks=words))
    return replace(
        observation,
        text=line.text,
        kind=line.kind or observation.kind,
        stage=line.stage or observation.stage,
        happened=happened or observation.happened,
        pitfalls=observation.pitfalls | set(line.pitfalls),
    )


def _writer(session: Session, journal: Journal) -> Callable[[Observation], list[FindingKind]]:
    """Return a function that stores an observation and prints it once it is on disk; see `check_privacy`.

    With it comes the earlier lesson that its pitfall wants, each lesson once.
    """
    library, is_one = session.library, session.only_outlines
    short = None if session.json else partial(short_id, library) if is_one else ShortIds.of(library)
    announcer = LessonAnnouncer(session, journal)

    def write(observation: Observation) -> list[FindingKind]:
        underlined = check_privacy(session, observation)
        new = journal.note(observation)
        announced = announcer.announced(new)
        if short is None:
            from tui.cli.json_shapes import announcement_json, record_json  # only here: most log for people

            earlier = {"earlier_lesson": announcement_json(announced)} if announced is not None else {}
            session.out.json(record_json(journal, new) | earlier)
            return underlined
        session.out.line(record_line(session.say, new, short))
        if announced is not None:
            from tui.wording.earlier import earlier_text

            print_notice(earlier_text(session.say, announced))
        return underlined

    return write


class LessonAnnouncer:
    """Finds the earlier lessons that what is noted in one run wants, each once; the others' are looked up once."""

    def __init__(self, session: Session, journal: Journal) -> None:
        self._session, self._journal = session, journal
        self._said: set[str] = set()

    @cached_property
    def _others(self) -> AllProjects:
        from journals.lessons.announcement import announced_from

        return announced_from(self._session.library, is_beside=False)

    def announced(self, new: Observation) -> Announcement | None:
        """Return the earlier lesson that an observation's pitfalls want, unless it has been said."""
        if not new.pitfalls:
            return None  # most have none, and need not wait for what finds lessons
        from journals.lessons.announcement import announcement_query, best_new_announcement, is_in_trouble

        if not is_in_trouble(new.kind, new.sign):
            return None
        session, pitfalls = self._session, sorted(new.pitfalls)
        self._journal.open()
        asked = (announcement_query(session.library, self._journal, each, new.stage, self._others) for each in pitfalls)
        best = best_new_announcement((query.answer(session.guide) for query in asked if query), self._said)
        if best is not None:
            self._said.add(best.lesson.id)
        return best
