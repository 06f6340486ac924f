"""`tilbageblik sync`: carrying the library by Git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journals.errors import Problem
from tui.cli.exit_status import exit_refused
from tui.cli.framework import command, option
from tui.cli.json_shapes import sync_json
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.locale import Catalogue

if TYPE_CHECKING:
    from journals.sharing.git_diff import ProjectChange
    from journals.sharing.sync import SyncResult


@command("sync")
@option("--init", is_flag=True)
@option("--trust", is_flag=True)
@click.pass_obj
def sync_command(session: Session, /, init: bool, trust: bool) -> None:
    """Send what is new and fetch what others have sent; with `--init`, only make the folders ready for it.

    With `--trust` first trust what the folder's own Git settings would run.
    """
    session.report_missing()
    done: list[SyncResult] = []
    problems: list[Problem] = []
    for folder in session.folders[0]:
        try:
            done.append(_one(session, folder.absolute(), init=init, trusting=trust))
        except Problem as problem:
            problems.append(problem)
    stopped = [each.problem for each in done if each.problem]
    apart = [problem for problem in problems if problem.code == "sync_no_repository"]
    if session.json:
        session.out.json({"folders": [sync_json(each) for each in done]})
    else:
        for each in done:
            _tell(session, each, init=init)
    for each in done:
        for log in each.truncated:
            print_notice(session.say("sync.short", log=log))
        if each.other_branches and each.sent:
            names = {"branch": each.branch, "others": ", ".join(each.other_branches)}
            print_notice(session.say("sync.elsewhere", **names))
    for trouble in [*problems, *stopped]:
        session.report_problem(trouble)
    if stopped or len(problems) > len(apart) or (apart and not done):
        exit_refused()


def _one(session: Session, folder: Path, *, init: bool, trusting: bool) -> SyncResult:
    from journals.sharing.sync import set_up, sync, trust

    local = session.local_folders
    if trusting and (names := trust(folder, local)):
        print_notice(session.say("sync.trusted", folder=folder, settings=", ".join(names)))
    return set_up(folder, local) if init else sync(folder, local)


def _tell(session: Session, done: SyncResult, *, init: bool) -> None:
    say, out = session.say, session.out
    if len(session.folders[0]) > 1:
        out.line(say("sync.folder", folder=done.folder))
    for each in done.received:
        out.line(say("sync.came", project=each.name, things=_things(say, each)))
    for each in done.sent:
        out.line(say("sync.sent", project=each.name, things=_things(say, each)))
    for each in done.saved if not done.sent else []:
        out.line(say("sync.saved", project=each.name, things=_things(say, each)))
    if init:
        out.line(say("sync.ready" if done.remote else "sync.ready_alone"))
    elif done.problem:
        return
    elif done.remote is None:
        out.line(say("sync.alone"))
    elif not done.received and not done.sent:
        out.line(say("sync.nothing"))


def _things(say: Catalogue, each: ProjectChange) -> str:
    """Return how much of a project it is, in words."""
    return ", ".join(say.count(f"sync.{table}", n) for table, n in each.counts.items() if n)
