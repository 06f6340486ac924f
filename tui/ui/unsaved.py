"""What is typed and not saved: each place that holds some says so, and quitting asks before any of it is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journals.records.capture import parse_line
from journals.retro.meeting import open_retro
from journals.text.clean import clean, one_line
from tui.locale import Catalogue
from tui.ui.text_layout import fit

if TYPE_CHECKING:
    from journals.library.journal import Journal
    from tui.ui.base_app import BaseApp

_QUOTED = 48
"""Cells of a text that are shown: enough to know it again."""


def unsaved(app: BaseApp) -> list[str]:
    """Return what is typed and not saved anywhere in the app, in words, the nearest first."""
    held = [line for screen in reversed(app.contexts) for line in screen.unsaved()]
    for project, lines in app.drafts.items():
        held += draft_lines(app.say, _name(app, project), lines)
    return held


def all_drafts(app: BaseApp) -> dict[str, list[str]]:
    """Return the lines that are typed and not logged, by `draft_key`."""
    typed = dict(app.drafts)
    for screen in app.contexts:
        typed |= screen.drafts()
    return typed


def draft_key(project: str, meeting: str = "", box: str = "") -> str:
    """Return the key under which a draft is kept: of a project, a meeting of it, or a dialog in one."""
    return "/".join(filter(None, (project, meeting, box)))


def dialog_draft_key(app: BaseApp, box: str) -> str:
    """Return the key of a dialog's draft while a meeting is held; "" elsewhere, where none is kept."""
    meetings = (screen.meeting for screen in app.contexts if screen.meeting)
    return next((draft_key(each.journal.id, each.id, box) for each in meetings), "")


def pop_drafts(app: BaseApp, journal: Journal, meeting: str = "") -> list[str]:
    """Return the lines that were left unsaved in a meeting, or in a project; they wait no longer.

    A project also has those of its meetings that nobody can go on with.
    """
    mine = [each for each in app.drafts if each == draft_key(journal.id, meeting)]
    if not meeting and (others := [each for each in app.drafts if each.startswith(f"{journal.id}/")]):
        begun = open_retro(journal)
        on = draft_key(journal.id, begun.id) if begun else ""
        mine += [each for each in others if not on or (each != on and not each.startswith(f"{on}/"))]
    return _taken_up(app, mine)


def pop_dialog_draft(app: BaseApp, box: str) -> str:
    """Return the line that was half typed in a box of the meeting that is held; it waits no longer."""
    return "".join(_taken_up(app, [box])[:1])


def _taken_up(app: BaseApp, places: Sequence[str]) -> list[str]:
    lines = [line for each in places for line in app.drafts.pop(each, [])]
    if lines:
        app.dismiss_notifications("warning")  # that they wait was told, and stands where one now goes on
    return lines


def recover_drafts(app: BaseApp, before: dict[str, list[str]]) -> None:
    """Have lines again that an earlier run could only keep, but for those that were logged in its last moment."""
    pitfalls, stages = [each.id for each in app.guide.pitfalls], [each.id for each in app.guide.stages]
    journals = {journal.id: journal for journal in app.library.journals}
    for project, lines in before.items():
        journal = journals.get(project.partition("/")[0])
        logged = {observation.text for observation in journal.observations} if journal else set()
        if journal and _is_erased(journal, project):
            continue
        left = [each for each in lines if not {each, parse_line(each, pitfalls, stages, today=app.today).text} & logged]
        if left:
            app.drafts[project] = left
            line = draft_lines(app.say, _name(app, project), left)[0]
            held = journal is not None and _is_of_meeting_under_way(journal, project)
            key = "dialog.typed_in_meeting" if held else "dialog.typed_before"
            app.notify_user(app.say(key, line=line), "warning")


def _is_of_meeting_under_way(journal: Journal, place: str) -> bool:
    begun = open_retro(journal)
    return begun is not None and f"{place}/".startswith(f"{draft_key(journal.id, begun.id)}/")


def forget_erased_drafts(app: BaseApp, journal: Journal) -> None:
    """Forget what was half typed about records of a project that are erased: it is mostly what they said."""
    for place in [each for each in app.drafts if each.startswith(f"{journal.id}/") and _is_erased(journal, each)]:
        del app.drafts[place]


def _is_erased(journal: Journal, place: str) -> bool:
    about = place.rpartition("/")[2]
    return any(each.record == about and each.fields is None for each in journal.purges.orders.all)


def draft_lines(say: Catalogue, project: str, lines: Sequence[str]) -> list[str]:
    """Return that unlogged lines wait in a project, in words; nothing where there are none."""
    if not lines:
        return []
    return [say.count("dialog.typed_lines", len(lines), project=quoted(project), text=quoted(lines[0]))]


def quoted(text: str) -> str:
    """Return the beginning of what somebody has typed."""
    return fit(one_line(clean(text)), _QUOTED).rstrip()


def _name(app: BaseApp, project: str) -> str:
    """Return the name of the project that a place is in, also where it is no longer there."""
    names = [journal.project.name for journal in app.library.journals if journal.id == project.partition("/")[0]]
    return "".join(names) or app.say("home.nameless")
