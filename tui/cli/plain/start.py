"""The session: which project, what is to be done there, and what is stored when it ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import partial

from journals.errors import Invalid
from journals.library.journal import Journal
from journals.library.lookup import projects_named
from journals.library.pending_write import PendingWrite
from journals.library.record_counts import count_records
from journals.records.model import Project
from journals.text.clean import sort_key
from tui.cli.exit_status import DONE, INTERRUPTED, REFUSED
from tui.cli.plain import bringing_in, capture, following, reading, tagging
from tui.cli.plain.plain_session import PlainSession
from tui.cli.plain.talk import EndOfInput, ListedChoice, SpokenOutput, Talk, Typed
from tui.cli.session import Session
from tui.cli.stdin_lines import typed_lines
from tui.cli.undo import redo_command, undo_command
from tui.wording.display import shown_project_name

_NEW = "new"


@dataclass(frozen=True)
class Task:
    """Something that can be done in a project; it has the name that it has on the command line."""

    name: str
    run: Callable[[PlainSession, Journal], None]


TASKS = (
    Task("log", capture.write_down),
    Task("edit", tagging.tag_untagged),
    Task("retro", following.follow_meeting),
    Task("review", reading.browse_lessons),
    Task("guide", reading.browse_guide),
    Task("search", reading.search),
    Task("import", bringing_in.bring_in),
    Task("undo", lambda plain, _: _take_back(plain, redo=False)),
    Task("redo", lambda plain, _: _take_back(plain, redo=True)),
)


def run_plain(session: Session, lines: Iterator[str | Invalid] | None = None) -> int:
    """Talk with the user until they leave or there is no more input; return the exit status."""
    session.json = False
    session.out = SpokenOutput(session.say)
    talk = Talk(session.say, session.out, typed_lines() if lines is None else lines)
    plain = PlainSession(session, talk)
    with redirect_stderr(_Spoken(talk)):
        try:
            _ = session.guide
            talk.say_text("plain.welcome")
            while (journal := _chosen_project(plain)) is not None:
                _work(plain, journal)
        except EndOfInput:
            pass
        except KeyboardInterrupt:
            _end(plain)
            return INTERRUPTED
        return _end(plain)


def _end(plain: PlainSession) -> int:
    """Read out what is stored and what is not; return the exit status."""
    plain.talk.read_out(
        plain.say.count("plain.stored", plain.stored) if plain.stored else plain.say("plain.stored_none")
    )
    is_script, missed = not sys.stdin or not sys.stdin.isatty(), plain.talk.missed
    if missed and is_script:
        plain.talk.read_out(plain.say.count("plain.missed", missed))
    if plain.unanswered:
        plain.talk.say_text("plain.unanswered")
    return REFUSED if plain.unanswered or ((missed or plain.failed) and is_script) else DONE


def _chosen_project(plain: PlainSession) -> Journal | None:
    """Ask for a project, by number or any word of its name, or for a new one; None where the user leaves."""
    again = False
    while True:
        library = plain.session.library
        library.refresh()
        journals = sorted(library.journals, key=lambda journal: sort_key(journal.project.name))
        choices = [ListedChoice(each.id, _project_line(plain, each)) for each in journals]
        choices.append(ListedChoice(_NEW, plain.say("plain.new"), ("ny", _NEW)))
        question = plain.say("plain.which_project")
        answer = plain.talk.pick_or_type(question, choices, enter="plain.enter.end", again=again)
        if answer is None:
            return None
        again = True
        if isinstance(answer, Typed):
            found = _named(plain, answer.text, choices)
        else:
            found = _new_project(plain) if answer == _NEW else library.journal(answer)
        if found is not None:
            return found


def _named(plain: PlainSession, typed: str, choices: Sequence[ListedChoice[str]]) -> Journal | None:
    """Return the project that is called so in another way than by words of its line, such as by its technology."""
    is_number = typed.isdecimal()  # one that is none of the list's is no part of an id
    found = [] if is_number else projects_named(plain.session.library, typed)
    if len(found) == 1:
        return found[0]
    if found:
        ids = [each.id for each in found]
        plain.talk.say_several(typed, choices, [each for each in choices if each.value in ids])
    else:
        plain.talk.not_understood(typed, len(choices))
    return None


def _project_line(plain: PlainSession, journal: Journal) -> str:
    """Return a project's name, and where it stands."""
    project, guide = journal.project, plain.session.guide
    stage = plain.say("plain.stage", number=project.stage[1:], title=guide.title_of(project.stage))
    name = shown_project_name(plain.say, project.name)
    return f"{name}, {plain.say(f'words.status.{project.status}')}, {stage}"


def _new_project(plain: PlainSession) -> Journal | None:
    """Ask for a name, and begin a project."""
    name = plain.talk.ask(plain.say("plain.new_name"))
    made: list[Journal] = []

    def create(project: Project) -> PendingWrite:
        journal, pending = plain.session.library.create(project)
        made.append(journal)
        return pending

    if name:
        plain.attempt(lambda: plain.store(Project(name=name), None, create), stores=True)
    return made[0] if made else None


def _work(plain: PlainSession, journal: Journal) -> None:
    """Do one thing after the other in a project, until the user goes back or it is no more."""
    choices = [ListedChoice(each, plain.say(f"plain.task.{each.name}"), (each.name,)) for each in TASKS]
    plain.tasks = choices
    _tell_counts(plain, journal)
    again = False
    while (
        task := plain.talk.pick(plain.say("plain.what"), choices, enter="plain.enter.projects", again=again)
    ) is not None:
        again = True
        plain.attempt(partial(_do, plain, journal, task))
        if not journal.exists:
            return


def _do(plain: PlainSession, journal: Journal, task: Task) -> None:
    plain.check_project(journal)
    task.run(plain, journal)


def _tell_counts(plain: PlainSession, journal: Journal) -> None:
    counted, say = count_records(journal), plain.say
    numbers = (
        ("observations", counted.observations),
        ("untagged", counted.untagged),
        ("waiting", counted.waiting),
        ("actions", counted.open_actions),
    )
    parts = [say.count(f"cli.line.{name}", number) for name, number in numbers if number]
    plain.talk.read_out(". ".join([_project_line(plain, journal), *([", ".join(parts)] if parts else [])]) + ".")


def _take_back(plain: PlainSession, *, redo: bool) -> None:
    if plain.run(redo_command if redo else undo_command):
        plain.stored += 1


class _Spoken(io.TextIOBase):
    """What the commands say beside their results, said among them: there is one stream to listen to."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, ""

    def write(self, text: str) -> int:
        """Read out each line that is whole."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._talk.read_out(line)
        return len(text)

    def isatty(self) -> bool:
        """Return that nothing may be asked, or written over, here."""
        return False
