"""What a project leaves open when it is closed, in words."""

from __future__ import annotations

from datetime import date

from journals.records.model import Project
from journals.records.summary import Summary
from tui.locale import Catalogue
from tui.wording.display import brief


def is_put_away_by(old: Project, new: Project) -> bool:
    """Return whether a change puts a project away that was under way, so that what it leaves open is to be told."""
    return old.status == "active" and new.status == "archived"


def closed_text(say: Catalogue, project: Project, summary: Summary, today: date) -> str:
    """Return that a project that was under way is closed or put away, and what it leaves open."""
    done = "home.now_archived" if project.status == "archived" else f"closing.is_{project.status}"
    parts = [say(done, project=brief(project.name))]
    if left := left_open_text(say, summary, today):
        parts.append(say("closing.leaves", open=left))
    return " ".join(parts)


def left_as_drafts_text(say: Catalogue, drafts: int) -> str:
    """Return that so many of a closed project's lessons are drafts, as others will be told; "" where none is."""
    return say.count("closing.drafts", drafts) if drafts else ""


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
    return " · ".join(say.count(key, number) for key, number in counts.items() if number)
