"""Finding, storing and printing records: the steps that commands which write a record have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from journals.errors import Invalid, NotFound
from journals.library.journal import Journal, erased_fields
from journals.library.lookup import find_record
from journals.records.base import Record
from journals.records.model import Action, Observation, Use
from journals.text.clean import one_line
from tui.cli.json_shapes import record_json
from tui.cli.output import print_notice
from tui.cli.privacy import privacy_guard
from tui.cli.record_lines import record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.locale import Catalogue

R = TypeVar("R", bound=Record)


def find_record_of(session: Session, name: str, kind: type[R]) -> tuple[Journal, R]:
    """Return the record that a name means, which has to be of one kind, and its journal.

    Raises:
        NotFound, Ambiguous: as for any record. Invalid: `wrong_table`, when it is of another kind.
    """
    try:
        journal, record = find_record(session.library, name)
    except NotFound as problem:
        raise NotFound(problem.code, **{**problem.params, "list": f"tilbageblik {kind.TABLE}"}) from None
    if not isinstance(record, kind):
        is_a, wanted = (session.say(f"cli.a.{table}") for table in (record.TABLE, kind.TABLE))
        raise Invalid("wrong_table", record=name, is_a=is_a, wanted=wanted)
    return journal, record


def store_new(session: Session, journal: Journal, record: Record) -> None:
    """Store a new record and print it once it is on disk."""
    with privacy_guard(session, (record, None)):
        (new,), pending = journal.add(record)
        pending.wait()
        print_record(session, journal, new)


def store_change(session: Session, journal: Journal, old: R, new: R) -> None:
    """Store a changed record and print it once it is on disk."""
    with privacy_guard(session, (new, old)):
        erased = erased_fields(old, new)
        if pending := journal.edit((old, new)):
            pending.wait()
        print_record(session, journal, journal.get(type(old), old.id) or new, erased)
        if erased and not session.json:
            print_notice(session.say("cli.old_erased"))


def report_replaced(session: Session, was: str) -> None:
    """Print what an answer was before it was replaced; "" where there was none."""
    if was and not session.json:
        print_notice(session.say("cli.was", was=was))


def _action_was(say: Catalogue, old: Action, new: Action) -> str:
    """Return how an action had ended, and why, where it now stands otherwise; "" for one that was open."""
    if old.status == "open" or (old.status, old.because) == (new.status, new.because):
        return ""
    word = say(f"words.action_status.{old.status}")
    return f"{word}: {one_line(old.because)}" if old.because else word


def _reply_was(say: Catalogue, old: Observation, new: Observation) -> str:
    """Return the reply that a concern had, where it has another now."""
    if not old.reply or (old.reply, old.reply_as) == (new.reply, new.reply_as):
        return ""
    return f"{say(f'words.reply_as.{old.reply_as}')}: {one_line(old.reply)}" if old.reply_as else one_line(old.reply)


def _held_was(say: Catalogue, old: Use, new: Use) -> str:
    """Return how a lesson was said to have done, where that is said otherwise now."""
    if not old.held or (old.held, old.held_because) == (new.held, new.held_because):
        return ""
    word = say(f"words.held.{old.held}")
    return f"{word}: {one_line(old.held_because)}" if old.held_because else word


def answer_was(say: Catalogue, old: Record, new: Record) -> str:
    """Return what was said of a thing that is followed up before something else was."""
    if isinstance(old, Action) and isinstance(new, Action):
        return _action_was(say, old, new)
    if isinstance(old, Observation) and isinstance(new, Observation):
        return _reply_was(say, old, new)
    return _held_was(say, old, new) if isinstance(old, Use) and isinstance(new, Use) else ""


def print_record(session: Session, journal: Journal, record: Record, erased: Sequence[str] = ()) -> None:
    """Print a record that was stored; `erased`: the fields whose old text is erased for good."""
    if session.json:
        session.out.json(record_json(journal, record) | _erased_json(erased))
    else:
        session.out.line(record_line(session.say, record, ShortIds.of(session.library)))


def _erased_json(fields: Sequence[str]) -> dict[str, list[str]]:
    return {"erased": list(fields)} if fields else {}


def record_printer(
    session: Session, found: Sequence[tuple[Journal, Record]], erased: Mapping[str, Sequence[str]] | None = None
) -> Callable[[], None]:
    """Return a function that prints records, as one JSON array or a line each, as they are now.

    It may be called when they are gone. `erased`: by the record's id, the fields whose text is erased for good.
    """
    if session.json:
        lost = erased or {}
        rows = [record_json(journal, record) | _erased_json(lost.get(record.id, ())) for journal, record in found]
        return lambda: session.out.json(rows)
    short = ShortIds.of(session.library)
    lines = [record_line(session.say, record, short) for _, record in found]
    return lambda: session.out.line("\n".join(lines))
