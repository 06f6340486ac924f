"""The privacy guard on the command line: what is refused, what is passed when told, and what is only told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

import click

from journals.errors import Invalid
from journals.privacy.findings import FindingKind
from journals.privacy.guard import new_findings
from journals.privacy.validation import checked_record
from journals.records.base import Record
from tui.cli.clicking import option, session_of
from tui.cli.out import notice
from tui.cli.session import Session

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=Record)


def guarded() -> Callable[[F], F]:
    """Give a command the option that passes what the guard only asks about."""
    return option("--allow-personal-data", is_flag=True, is_eager=True, expose_value=False, callback=_allow)


def _allow(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        session_of(ctx).allow_personal_data = True


def look(session: Session, new: R, before: R | None = None) -> list[FindingKind]:
    """Look at the texts that change before they are stored; gives what is only to be told of.

    Raises:
        Invalid: what cannot be stored at all, or `personal_asked(found)` unless it was allowed.
    """
    ready = checked_record(new, before)
    asked = new_findings(ready, before, ("warn",))
    if asked and not session.allow_personal_data:
        raise Invalid("personal_asked", found=asked)
    return [each.what for found in new_findings(ready, before, ("underline",)).values() for each in found]


def tell(session: Session, underlined: list[FindingKind]) -> None:
    """Tell what is saved but ought perhaps not to be, as one line that says only what kind it is."""
    if underlined:
        from tui.wording.privacy import advice_text, kinds_text

        say = session.say
        notice(say("guard.notice", found=kinds_text(say, underlined), instead=advice_text(say, underlined)))


def tell_lines(session: Session, lines: Counter[FindingKind]) -> None:
    """Tell the same of many lines: how many hold each kind."""
    from tui.wording.privacy import advice_text, kinds_text

    say = session.say
    for what, number in lines.items():
        words = {"what": kinds_text(say, [what]), "instead": advice_text(say, [what])}
        notice(say.count("guard.notice_lines", number, **words))
