"""Picks the observation that a field names, from a list that typing narrows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from journals.library.journal import Journal
from journals.records.model import Observation
from journals.text.clean import filter_key
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.display import KIND_SIGNS, brief, relative_day

_MOST = 200
"""Observations in the list; who looks for an older one types a word of it."""


def pick_observation(app: BaseApp, journal: Journal, take: Callable[[str], object]) -> None:
    """Ask which observation is meant, and hand its id to `take`."""
    folded = cache(filter_key)  # each text once, as long as the box is open

    def options(typed: str) -> list[Option]:
        wanted = filter_key(typed)
        every = (each for each in journal.observations if not each.private)
        found = (each for each in every if not wanted or wanted in folded(each.text))
        return [_option(app, each) for each, _ in zip(found, range(_MOST), strict=False)]

    def picked(observation: str | None) -> None:
        if observation is not None:
            take(observation)

    if not options(""):
        app.notify_user(app.say("profile.no_observations"))
        return
    app.push_screen(PickerDialog("profile.pick_observation", options), picked)


def _option(app: BaseApp, seen: Observation) -> Option:
    return Option(
        seen.id, f"{KIND_SIGNS[seen.kind]} {brief(seen.text)}", relative_day(app.say, seen.happened, app.today)
    )
