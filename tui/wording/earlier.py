"""The earlier lesson that announces itself, as one line."""

from __future__ import annotations

from journals.lessons.adoption import TrackRecord
from journals.lessons.announcement import Announcement, is_taken_over
from tui.locale import Catalogue
from tui.wording.display import brief
from tui.wording.shelf import own_name

_NAME = 40


def earlier_text(say: Catalogue, announced: Announcement) -> str:
    """Return the lesson on a line: where it stands with us, how it did, its title, and whose it is."""
    return say(
        "earlier.line",
        lead=_lead(say, announced),
        did=_did(say, announced.track_record),
        title=brief(announced.lesson.title),
        project=brief(own_name(announced.origin), _NAME),
    )


def _lead(say: Catalogue, announced: Announcement) -> str:
    if is_taken_over(announced):
        return say("earlier.taken")
    if announced.use is not None:
        return say("earlier.later")
    origin = announced.origin.shelf_origin
    return say("earlier.theirs", origin=brief(origin, _NAME)) if origin else say("earlier.ours")


def _did(say: Catalogue, track: TrackRecord) -> str:
    """Return how a lesson did; that nobody has said so is said too."""
    if track.helped and track.hurt:
        return say("earlier.helped_hurt", n=track.helped, of=track.tried, hurt=track.hurt)
    for name in ("helped", "hurt"):
        if number := getattr(track, name):
            return say(f"earlier.{name}", n=number, of=track.tried)
    if track.none:
        return say("earlier.none", n=track.none)
    return say("earlier.unanswered", n=track.used) if track.used else say("earlier.untried")
