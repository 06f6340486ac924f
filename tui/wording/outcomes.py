"""How a lesson did, and whether it held, in words and signs."""

from __future__ import annotations

from journals.lessons.adoption import TrackRecord
from journals.records.model import Outcome, Use
from tui.locale import Catalogue
from tui.wording.display import brief, signs

OUTCOME_STYLES: dict[Outcome | None, str] = {"helped": "handled", "hurt": "bites"}
"""Style names of answers; an answer that is not here is dim."""


def track_text(say: Catalogue, track: TrackRecord) -> str:
    """Return how a lesson did, such as `used in 4, helped in 3`; "" for one that nobody has decided about."""
    counted = (("used", track.used), ("helped", track.helped), ("none", track.none), ("hurt", track.hurt))
    parts = [say(f"lessons.{name}_in", n=n) for name, n in counted if n]
    if track.refused:
        parts.append(say("lessons.refused_in", n=track.refused))
    return ", ".join(parts)


def asks_revision_text(say: Catalogue) -> str:
    """Return, with its sign, that a lesson asks to be revised."""
    return f"{signs()['bites']} {say('lessons.asks')}"


def held_text(say: Catalogue, held: Outcome | None) -> str:
    """Return whether a lesson held, as sign and word."""
    sign = {"helped": signs()["handled"], "none": "=", "hurt": signs()["bites"], None: "?"}[held]
    word = say(f"words.held.{held or 'unknown'}")
    return f"{sign} {word}"


def use_text(say: Catalogue, use: Use) -> str:
    """Return what a project decided about a lesson and whether it held, each with its reason."""
    decision = say(f"words.decision.{use.decision or 'none'}")
    parts = [f"{decision}: {brief(use.because)}" if use.because else decision]
    if use.held:
        held = held_text(say, use.held)
        parts.append(f"{held}: {brief(use.held_because)}" if use.held_because else held)
    return " · ".join(parts)
