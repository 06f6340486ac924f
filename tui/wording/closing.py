"""What a project leaves open when it is closed, in words."""

from __future__ import annotations

from datetime import date

from journals.records.summary import Summary
from tui.locale import Catalogue


def left_open_text(say: Catalogue, summary: Summary, today: date) -> str:
    """Return what nobody has settled, a kind after the other; "" where nothing is open.

    It waits no more once the project is closed, so whoever closes it is told.
    """
    day = today.isoformat()
    counts = {
        "closing.open.actions": summary.open_actions,
        "waiting.late": summary.overdue(day),
        "waiting.concerns": summary.waiting,
        "waiting.to_decide": sum(each < day for each in summary.decisions),
        "waiting.trials": len(summary.trials),
        "closing.open.retro": int(summary.next_meeting is not None),
    }
    return "; ".join(say.count(key, number) for key, number in counts.items() if number)
