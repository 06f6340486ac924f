"""The exit status that a command line ends with, and the one place where an error becomes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import click

from journals.errors import Problem
from journals.log.reading_watch import ReadingStopped, reading_watch
from tui.cli.session import Session

DONE = 0
REFUSED = 1
"""Something was refused, could not be done, or was found to be wrong."""
USAGE = 2
"""The command line asks for what is not there."""
INTERRUPTED = 130


def exit_refused() -> NoReturn:
    """End the command with `REFUSED`, after it has said why."""
    click.get_current_context().exit(REFUSED)


def exit_status_of(session: Session, task: Callable[[], None]) -> int:
    """Run a task and return its exit status; whatever a user can cause ends here, told as one line on stderr."""
    try:
        task()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        from tui.cli.usage_error import usage_error_text

        session.report_error("usage", usage_error_text(session.say, error))
        return USAGE
    except Problem as problem:
        session.report_problem(problem)
        return REFUSED
    except OSError as error:
        from tui.wording.errors import system_problem

        session.report_problem(system_problem(error))
        return REFUSED
    except (KeyboardInterrupt, ReadingStopped):
        reading_watch.is_stopped = True  # or closing the library would wait until all is read
        key = "cli.error.interrupted_storing" if session.has_stored else "cli.error.interrupted"
        session.report_error("interrupted", session.say(key))
        return INTERRUPTED
    return DONE
