"""What is typed and not saved: each place that holds some says so, and quitting asks before any of it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from journals.ids import created_at
from journals.library.drafts import NEVER_KEPT, is_erased_draft
from journals.records.capture import parse_line
from journals.retro.meeting import open_retro
from journals.text.clean import clean, one_line
from tui.locale import Catalogue
from tui.ui.box_drafts import BoxPlace, box_name, is_homeless, is_nowhere, stored_texts
from tui.ui.pasted_rows import Paste, draft_texts, is_paste_key, paste_key
from tui.ui.text_layout import fit
from tui.wording.display import shown_project_name

if TYPE_CHECKING:
    from journals.library.journal import Journal
    from tui.ui.base_app import BaseApp

_QUOTED = 48
"""Cells of a text that are shown: enough to know it again."""


def unsaved(app: BaseApp) -> list[str]:
    """Return what is typed and not saved anywhere in the app, in words, the nearest first."""
    held = [line for screen in reversed(app.contexts) for line in screen.unsaved()]
    waiting = (_line(app, place, lines) for place, lines in _by_box(app.drafts))
    return held + [line for line in waiting if line]


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
    """Return the key of a one-line box's draft while a meeting is held; "" elsewhere."""
    meetings = (screen.meeting for screen in app.contexts if screen.meeting)
    return next((draft_key(each.journal.id, each.id, box) for each in meetings), "")


def pop_drafts(app: BaseApp, journal: Journal, meeting: str = "") -> list[str]:
    """Return the lines that were left unsaved in a meeting, or in a project; they wait no longer.

    A project also has those of its meetings that nobody can go on with, and of boxes about what is gone.
    """
    here = draft_key(journal.id, meeting)
    mine = [each for each in app.drafts if each == here]
    if not meeting and (others := [each for each in app.drafts if each.startswith(f"{journal.id}/")]):
        mine += [each for each in others if each != paste_key(here) and _is_adrift(journal, each)]
    return _taken_up(app, mine)


def pop_paste(app: BaseApp, journal: Journal, meeting: str = "") -> Paste | None:
    """Return the pasted lines of a meeting, or a project, of which it was asked what they are; they wait no longer."""
    key = paste_key(draft_key(journal.id, meeting))
    if key not in app.drafts:
        return None
    app.dismiss_notifications("warning")
    paste = Paste.of_draft(app.drafts.pop(key), app.today.isoformat())
    return paste if paste.on else None


def _is_adrift(journal: Journal, key: str) -> bool:
    """Return whether nobody can go on where a draft was typed."""
    if place := BoxPlace.of_key(key):
        return is_homeless(journal, place)
    return not _is_of_meeting_under_way(journal, key)


def pop_dialog_draft(app: BaseApp, box: str) -> str:
    """Return the line that was half typed in a box of the meeting that is held; it waits no longer."""
    return "".join(_taken_up(app, [box])[:1])


def _taken_up(app: BaseApp, places: Sequence[str]) -> list[str]:
    lines = [line for each in places for line in draft_texts(each, app.drafts.pop(each, []))]
    if lines:
        app.dismiss_notifications("warning")  # that they wait was told, and stands where one now goes on
    return lines


def recover_drafts(app: BaseApp, before: dict[str, list[str]], kept_at: datetime = NEVER_KEPT) -> None:
    """Have lines again that an earlier run could only keep, but for those that were logged after they were kept."""
    journals = {journal.id: journal for journal in app.library.journals}
    found: dict[str, list[str]] = {}
    stored: Counter[str] = Counter()
    for place, lines in before.items():
        journal = journals.get(place.partition("/")[0])
        if journal and is_erased_draft(place, kept_at, journal.purges.orders.all):
            continue
        left = _not_logged(app, journal, place, lines, kept_at) if journal else lines
        if journal and BoxPlace.of_key(place) is None:
            stored[journal.id] += len(draft_texts(place, lines)) - len(draft_texts(place, left))
        if left:
            found[place] = left
    app.drafts |= found
    for place, left in _by_box(found):
        _tell_recovered(app, journals.get(place.partition("/")[0]), place, left)
    for project, count in (+stored).items():
        text = app.say.count("dialog.typed_stored", count, project=quoted(_name(app, project)))
        _tell(app, project, text, "information")  # nothing is missing


def _not_logged(app: BaseApp, journal: Journal, place: str, lines: list[str], kept_at: datetime) -> list[str]:
    """Return the lines of a draft without those that were logged, as they would be, after it was kept."""
    if box := BoxPlace.of_key(place):
        stored = set(stored_texts(journal, box, kept_at))
        return [each for each in lines if each not in stored]
    later = [each for each in journal.observations if created_at(each.id) >= kept_at]
    logged = {(each.text, each.happened or "") for each in later}
    if is_paste_key(place):
        paste = Paste.of_draft(lines, app.today.isoformat(), logged)
        return paste.as_draft() if paste.on else []
    texts = {text for text, _ in logged}
    pitfalls, stages = [each.id for each in app.guide.pitfalls], [each.id for each in app.guide.stages]

    def is_logged(line: str) -> bool:
        quick = parse_line(line, pitfalls, stages, today=app.today)
        if quick.happened:
            return (quick.text, quick.happened) in logged
        return line in texts or quick.text in texts

    return [each for each in lines if not is_logged(each)]


def _tell_recovered(app: BaseApp, journal: Journal | None, place: str, lines: list[str]) -> None:
    if BoxPlace.of_key(place):
        key = "dialog.typed_in_box"
    elif journal is not None and _is_of_meeting_under_way(journal, place):
        key = "dialog.typed_in_meeting"
    else:
        key = "dialog.typed_before"
    _tell(app, place, app.say(key, line=_line(app, place, lines)))


def _tell(app: BaseApp, place: str, text: str, kind: str = "warning") -> None:
    """Show what an earlier run left where one begins, or in its project; elsewhere it can be read among the messages.

    A room that looks on is not to read what was half typed in another project, nor anybody a box through it.
    """
    is_here = len(app.screen_stack) == 1 or (app.journal_here and app.journal_here.id == place.partition("/")[0])
    if is_here and not app.meeting_here and not isinstance(app.screen, ModalScreen):
        app.notify_until_key(text, kind)
    else:
        app.keep_message(text)


def notify_withheld(app: BaseApp, counts: Mapping[str, int]) -> None:
    """Notify of what was half typed when an earlier run ended and may not be kept: nobody has said that it may."""
    pasted: dict[str, Counter[str]] = {}
    for place, count in counts.items():
        project, _, held = place.partition("/")
        if held:
            pasted.setdefault(project, Counter())[held] += count
            continue
        where = app.say("home.title") if is_nowhere(project) else _name(app, project)
        _tell(app, project, app.say.count("dialog.withheld", count, project=quoted(where)))
    for project, lines in pasted.items():
        kinds = dict.fromkeys(kind for held in lines for kind in held.split("+"))
        what = ", ".join(app.say(f"guard.what.{kind}") for kind in kinds)
        where = quoted(_name(app, project))
        _tell(app, project, app.say.count("dialog.withheld_pasted", lines.total(), project=where, what=what))


def _by_box(drafts: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Return the drafts with those of all fields of a box as one, by the place of its first."""
    together: dict[str, tuple[str, list[str]]] = {}
    for key, lines in drafts.items():
        place = BoxPlace.of_key(key)
        together.setdefault(place.key() if place else key, (key, []))[1].extend(lines)
    return list(together.values())


def _line(app: BaseApp, key: str, lines: list[str]) -> str:
    """Return what waits at a place, in words."""
    place = BoxPlace.of_key(key)
    if place is None:
        return "".join(draft_lines(app.say, _name(app, key), draft_texts(key, lines)))
    where = app.say("home.title") if is_nowhere(place.project) else _name(app, key)
    return app.say("dialog.typed_box", box=quoted(box_name(app, place)), project=quoted(where), text=quoted(lines[0]))


def _is_of_meeting_under_way(journal: Journal, place: str) -> bool:
    begun = open_retro(journal)
    return begun is not None and f"{place}/".startswith(f"{draft_key(journal.id, begun.id)}/")


def forget_erased_drafts(app: BaseApp, journal: Journal) -> None:
    """Forget what was half typed about records of a project that are erased: it is mostly what they said."""
    orders = journal.purges.orders.all
    for place in [each for each in app.drafts if each.startswith(f"{journal.id}/")]:
        if is_erased_draft(place, NEVER_KEPT, orders):  # what is still being typed is of no field's past
            del app.drafts[place]


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
    return shown_project_name(app.say, "".join(names))
