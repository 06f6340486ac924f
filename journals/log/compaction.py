"""Compaction: making a log smaller, while it folds to the same state and recent acts can still be undone.

Lines newer than the horizon stay as they are. Of older ones, each field keeps its last value with the stamp it has
always had; a removed field is kept as a null, and a deleted record as its `deleted` field, so that no old copy of a log
brings it back. Lines that cannot be read, or that a newer version wrote, are carried over to the byte.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any, TypeAlias

import msgspec

from journals.log import act as acts
from journals.log.act import Act, RecordChange
from journals.log.fold import DELETED, wins

UNDO_PERIOD = timedelta(days=90)
"""How long a change can be undone, and a deleted record restored."""

WasDeleted: TypeAlias = Callable[[str, str], bool]
"""Whether a record (table, id) was deleted before the horizon: then only its `deleted` field is kept."""

_KNOWN = frozenset(Act.__struct_fields__)
_shape = msgspec.json.Decoder(dict[str, Any])


def horizon(keep: timedelta) -> str:
    """Return the stamp before which everything is older than `keep`."""
    return (datetime.now(UTC) - keep).isoformat(timespec="milliseconds")[:23] + "Z"


def compacted(data: bytes, until: str, gone: WasDeleted, undone: Iterable[str] = ()) -> bytes:
    """Return a log's bytes compacted up to the stamp `until`, or less far where undo still needs what follows.

    `undone`: the stamps of acts that newer acts of other logs undo.
    """
    head, rest = _parsed(data)
    until = limit([act for act, _ in rest if act], until, undone)
    old = [act for act, _ in rest if act and act.at <= until]
    if head is None or not old:
        return data  # nothing to make smaller, or a log that does not begin as ours do
    first = msgspec.structs.replace(head, since=max(until, head.since or ""))
    newer = [line for act, line in rest if act is None or act.at > until]
    return acts.encode(first) + b"".join(map(acts.encode, _base(old, gone))) + b"".join(newer)


def _parsed(data: bytes) -> tuple[Act | None, list[tuple[Act | None, bytes]]]:
    """Return the head, and all other lines in their order; without an act those that must stay as they are."""
    head: Act | None = None
    rest: list[tuple[Act | None, bytes]] = []
    for line in BytesIO(data):
        act = _understood(line)
        if act is None:
            rest += [(None, line)] if line.strip() else []
        elif head is not None and acts.project_in(act) not in (None, acts.project_in(head)):
            rest.append((None, line))  # of another project: in front it would say that the log is that one's
        elif act.project is not None and not act.do:
            since = max(act.since or "", (head.since or "") if head else "") or None
            head = msgspec.structs.replace(act, since=since)  # the latest: it says whose function writes here now
        else:
            rest.append((act, line if line.endswith(b"\n") else line + b"\n"))
    return head, rest


def limit(known: Sequence[Act], until: str, undone: Iterable[str]) -> str:
    """Return the stamp up to which acts may be compacted, so that nothing newer undoes one of them.

    The value that an undo restored has the origin of the one before what it undid; without that act nobody could tell.
    """
    stamps = sorted(act.at for act in known)
    undoing = [(act.at, act.undoes) for act in known if act.undoes] + [("~", each) for each in undone]
    needed = "~"
    for at, target in sorted(undoing, reverse=True):
        if at <= until:
            break
        needed = min(needed, target)
        if needed <= until:
            before = bisect_left(stamps, needed)
            until = stamps[before - 1] if before else ""
    return until


def _understood(line: bytes) -> Act | None:
    """Return the act in a line, None where encoding it again would lose something."""
    try:
        act = acts.decode(line)
        names = _shape.decode(line).keys()
    except ValueError:
        return None
    return act if names <= _KNOWN and (act.format or acts.LOG_FORMAT) <= acts.LOG_FORMAT else None


def _base(old: list[Act], gone: WasDeleted) -> list[Act]:
    """Return the fewest acts that fold to the same state as `old`, each value under its original stamp."""
    standing: dict[tuple[str, str, str], tuple[str, Any]] = {}
    for act in old:
        for table, record, fields in act.do:
            for name, value in fields.items():
                at, now = standing.get((table, record, name), (None, None))
                if wins(act.at, value, at, now) and (name == DELETED or not gone(table, record)):
                    standing[table, record, name] = act.at, value
    undoes = {act.at: act.undoes for act in old}
    by_stamp: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for (table, record, name), (at, value) in standing.items():
        by_stamp.setdefault(at, {}).setdefault((table, record), {})[name] = value
    return [Act(at, _changes(by_stamp[at]), undoes[at]) for at in sorted(by_stamp)]


def _changes(records: dict[tuple[str, str], dict[str, Any]]) -> list[RecordChange]:
    return [(table, record, fields) for (table, record), fields in records.items()]
