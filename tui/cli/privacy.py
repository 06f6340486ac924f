"""The privacy guard on the command line: what it refuses, what an option lets through, and what it only reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from journals.errors import Invalid
from journals.privacy.findings import FindingKind
from journals.privacy.guard import new_findings
from journals.privacy.validation import checked_record
from journals.records.base import Record
from journals.records.model import Project
from tui.cli.framework import option
from tui.cli.output import print_notice
from tui.cli.session import Session, current_session

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=Record)


def allow_personal_data() -> Callable[[F], F]:
    """Return a decorator that adds the option which lets through what the guard only asks about."""
    return option("--allow-personal-data", is_flag=True, is_eager=True, expose_value=False, callback=_allow)


def _allow(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        current_session(ctx).allow_personal_data = True


def check_privacy(session: Session, new: R, before: R | None = None) -> list[FindingKind]:
    """Check the texts that change, before they are stored, and return the findings that are only to be reported.

    Raises:
        Invalid: what cannot be stored at all, or `personal_asked(found)` unless it was allowed.
    """
    ready = checked_record(new, before)
    asked = new_findings(ready, before, ("warn",))
    if asked and not session.allow_personal_data:
        raise Invalid("personal_asked", found=asked)
    return [each.what for found in new_findings(ready, before, ("underline",)).values() for each in found]


@contextmanager
def privacy_guard(session: Session, *changes: tuple[Record, Record | None]) -> Iterator[None]:
    """Check records, each with the one it replaces, before a block stores them; report after it what was let through.

    Raises:
        Invalid: as `check_privacy`.
    """
    findings = [each for new, before in changes for each in check_privacy(session, new, before)]
    yield
    if findings and set(findings) == {"name"} and any(_is_named_as_a_thing(session, new) for new, _ in changes):
        print_notice(session.say("guard.notice_thing"))
        return
    report_findings(session, findings)


def _is_named_as_a_thing(session: Session, record: Record) -> bool:
    """Return whether a project's name begins with a word for a thing: what follows may be what the thing is called."""
    return isinstance(record, Project) and bool(session.guide.technology_of(record.name.split(" ")[0], ""))


def report_findings(session: Session, underlined: list[FindingKind]) -> None:
    """Report what is saved but ought perhaps not to be, as one line that names only the kinds."""
    if underlined:
        from tui.wording.privacy import advice_text, kinds_text

        say = session.say
        print_notice(say("guard.notice", found=kinds_text(say, underlined), instead=advice_text(say, underlined)))


def report_finding_counts(session: Session, lines: Counter[FindingKind]) -> None:
    """Report the same for many lines: how many hold each kind."""
    from tui.wording.privacy import advice_text, kinds_text

    say = session.say
    for what, number in lines.items():
        words = {"what": kinds_text(say, [what]), "instead": advice_text(say, [what])}
        print_notice(say.count("guard.notice_lines", number, **words))
