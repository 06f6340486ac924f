"""Before something is purged: what it is, in words, and whether it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from journals.library.journal import Journal
from journals.records.model import TYPES
from tui.cli.out import answer, notice, somebody_answers
from tui.cli.session import Session
from tui.locale import Catalogue
from tui.wording.history import record_text

Wanted: TypeAlias = dict[str, tuple[Journal, dict[tuple[str, str], None]]]
"""What is to be purged: project → the project and the table and id of each record, in the order they were named."""

MOST = 5
"""As many records are named before the question; `--dry-run` names all."""
YES = ("ja", "j", "yes", "y")
"""What means yes, whatever the language: none of it means no in the other."""


def lines(say: Catalogue, wanted: Wanted) -> Iterator[str]:
    """Give what would be purged: how many records, and then each of them."""
    yield say.count("upkeep.would_purge", sum(len(records) for _, records in wanted.values()))
    for journal, records in wanted.values():
        deleted = {each.record.id: each.record for each in journal.deleted()}
        for table, record in records:
            found = journal.get(TYPES[table], record) or deleted.get(record)
            text = (record_text(found) if found else "") or "–"
            yield say("upkeep.one", id=record, kind=say(f"bin.kind.{table}"), text=text)


def meant(session: Session, wanted: Wanted) -> bool:
    """Ask whether it is meant, where somebody sits at a terminal; a script is not asked, for it could not answer."""
    if not somebody_answers():
        return True
    say = session.say
    first, *each = lines(say, wanted)
    for line in [first, *each[:MOST]]:
        notice(line)
    if (more := len(each) - MOST) > 0:
        notice(say.count("upkeep.more", more))
    return answer(say("upkeep.sure")).casefold() in YES
