"""Atomic rewriting of one's own log, for compaction and purging."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journals.errors import NotSaved
from journals.log.atomic import atomic_write, remove_leftovers
from journals.log.fingerprint import Fingerprint, log_state
from journals.log.plain_file import read_plain
from journals.log.retry import retry
from journals.system_error import reason_words


def rewrite(log: Path, make: Callable[[bytes], bytes], fingerprint: Fingerprint | None) -> tuple[int, int]:
    """Replace a log by `make` of its bytes; return the sizes before and after.

    The caller must hold the writer's name, so that nobody appends meanwhile. `fingerprint` is None for a
    copy that a sync tool made.

    Raises:
        NotSaved: `not_written`, and the log is as it was; `log_changed`, when a sync tool changed it meanwhile.
    """
    try:
        data = retry(lambda: read_plain(log))
        new = make(data)
        if new != data:
            _replace(log, data, new, fingerprint)
    except OSError as error:
        raise NotSaved("not_written", file=str(log), **reason_words(error)) from error
    return len(data), len(new)


def _replace(log: Path, data: bytes, new: bytes, fingerprint: Fingerprint | None) -> None:
    def check() -> None:
        if log.stat().st_size != len(data) or retry(lambda: read_plain(log)) != data:
            raise NotSaved("log_changed", file=str(log))
        if fingerprint is not None:
            fingerprint.expect(log_state(data), log_state(new))

    remove_leftovers(log)  # of a crash: they may hold what is to be purged
    atomic_write(log, new, mode=log.stat().st_mode & 0o777, before_replace=check)
