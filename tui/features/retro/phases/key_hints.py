"""The keys at the bottom, where what a key does depends on what the cursor is on."""

from __future__ import annotations

from collections.abc import Iterable

from tui.commands import by_id
from tui.features.retro.phases.phase_view import PhaseView

MEETING_COMMANDS = (
    *("retro.lead", "retro.next", "retro.park", "app.undo", "retro.more", "retro.less", "retro.pause"),
    *("app.guide", "app.theme", "app.back", "app.help"),
)
"""What the key bar shows after a phase's own, the most useful first."""


def with_meeting_hints(view: PhaseView, own: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the keys of a phase's commands (id, word for it here), then those of the meeting that differ."""
    meetings = [each for each in MEETING_COMMANDS if view.host.offers(by_id(each))]
    own = [(name, word) for name, word in own if view.can(by_id(name))]
    pairs = dict([*own, *((each, view.say(f"commands.{each}.short")) for each in meetings)])
    shown: dict[str, str] = {}
    for name, word in pairs.items():
        shown.setdefault(view.host.key(name), word)
    return list(shown.items())
