"""What all that is done in a plain session has in common: the project, the guard's question, and what was stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from journals.errors import Invalid, NotFound, Problem
from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.privacy.guard import new_findings, redacted
from journals.records.base import Record
from journals.text.dates import DateReading
from tui.cli.plain.talk import ListedChoice, Talk
from tui.cli.privacy import report_findings
from tui.cli.session import Session
from tui.cli.usage_error import usage_error_text
from tui.wording.date_text import date_doubt_text
from tui.wording.display import shown_project_name
from tui.wording.errors import problem_text, system_problem
from tui.wording.privacy import advice_text, kinds_of_findings, surest_first

R = TypeVar("R", bound=Record)


class PlainSession:
    """A plain session: who is talked to, about what, and how much of it is stored."""

    def __init__(self, session: Session, talk: Talk) -> None:
        self.session, self.talk, self.say = session, talk, session.say
        self.stored = 0
        """How many changes are on disk."""
        self.tasks: Sequence[ListedChoice[Any]] = ()
        """What can be done in the project, so that the name of a task is not taken for a text."""
        self.unanswered = 0
        """How many lines wait for an answer before they are stored."""
        self.failed = 0
        """How many lines were refused, or could not be stored."""

    def store(self, new: R, before: R | None, write: Callable[[R], PendingWrite | None]) -> bool:
        """Store a record once the privacy guard's question is answered; return whether it is on disk.

        Raises:
            EndOfInput: the question was not answered, so it is not stored. Invalid: what cannot be stored.
        """
        self.unanswered += 1
        settled = self._settled(new, before)
        self.unanswered -= 1
        if settled is None:
            self.talk.say_text("plain.not_stored")
            return False
        if pending := write(settled):
            pending.wait()
        self.stored += 1
        underlined = [each for those in new_findings(settled, before, ("underline",)).values() for each in those]
        report_findings(self.session, [each.what for each in underlined])
        return True

    def attempt(self, task: Callable[[], object], *, stores: bool = False) -> bool:
        """Do something, say what a user can cause by it, and return whether to go on: unless the task says False.

        `stores`: it is to store what was typed, so it is said, too, that what is refused is not stored.
        """
        try:
            return task() is not False
        except Problem as problem:
            self.failed += 1
            text = problem_text(self.say, problem)
            self.talk.read_out(text)
            if stores and isinstance(problem, Invalid | NotFound) and not text.startswith(self.say("cli.refused")):
                self.talk.say_text("plain.not_stored")
        except OSError as error:
            self.failed += 1
            self.talk.read_out(problem_text(self.say, system_problem(error)))
        return True

    def check_project(self, journal: Journal) -> None:
        """Look at what others have done, and refuse to go on in a project that is no more.

        Raises:
            NotFound: `no_project`.
        """
        self.session.library.refresh()
        if not journal.exists:
            raise NotFound("no_project", project=shown_project_name(self.say, journal.name))

    def is_meant(self, read: DateReading, typed: str) -> bool:
        """Ask, where a date is hardly meant, whether it is."""
        if read.doubt is None:
            return True
        return self.is_sure(date_doubt_text(self.say, read, typed))

    def is_sure(self, question: str) -> bool:
        """Ask about a line that is not stored before there is an answer, and return whether that is yes.

        Raises:
            EndOfInput: there is no answer.
        """
        self.unanswered += 1
        sure = self.talk.confirm(question)
        self.unanswered -= 1
        return sure

    def run(self, command: click.Command, *args: str) -> bool:
        """Run a command of the command line with these words, and return whether it went; the guard asks here too.

        Raises:
            Problem: what it refuses.
        """
        try:
            return self._run(command, args)
        except Invalid as problem:
            if problem.code != "personal_asked":
                raise
            self.talk.read_out(problem_text(self.say, problem))
            return self.is_sure(self.say("plain.keep")) and self._run(command, args, allowed=True)

    def _run(self, command: click.Command, args: tuple[str, ...], *, allowed: bool = False) -> bool:
        self.session.allow_personal_data = allowed
        try:
            with command.make_context(command.name, [*args], obj=self.session) as ctx:
                command.invoke(ctx)
        except click.exceptions.Exit as end:
            self.failed += end.exit_code != 0
            return end.exit_code == 0
        except click.ClickException as error:
            self.failed += 1
            self.talk.read_out(usage_error_text(self.say, error))
            return False
        finally:
            self.session.allow_personal_data = False
        return True

    def _settled(self, new: R, before: R | None) -> R | None:
        """Return a record as it may be stored: as it is, or without what was found; None where it is not to be."""
        found = new_findings(new, before)
        each = [one for those in found.values() for one in those]
        if not each:
            return new
        is_blocked = any(one.level == "block" for one in each)
        instead, say = advice_text(self.say, surest_first(each)), self.say
        self.talk.say_text("guard.refused" if is_blocked else "guard.ask", what=kinds_of_findings(say, each))
        self.talk.say_text("guard.about.block" if is_blocked else "guard.about.warn", instead=instead)
        answers = [ListedChoice("remove", say("plain.remove"))]
        if not is_blocked:
            answers.append(ListedChoice("keep", say("guard.keep")))
        answer = self.talk.pick(say("plain.what_now"), answers, enter="plain.enter.drop")
        if answer is None:
            return None
        return redacted(new, say("guard.removed"), before) if answer == "remove" else new
