"""A learning log that is not about everything: what of a project stands in it, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import structs

from journals.export.labels import Labels
from journals.export.redaction import ProjectSnapshot
from journals.export.retro_snapshot import MeetingSnapshot
from journals.export.scope import Scope, ScopeFilter


def scoped_records(
    snapshot: ProjectSnapshot, meetings: Iterable[MeetingSnapshot], wants: ScopeFilter
) -> ProjectSnapshot:
    """Return what is wanted of a project's records; what that rests on, and `meetings` tell of, stays known."""
    lessons = [*filter(wants, snapshot.lessons)]
    told_of = {each for lesson in lessons for each in lesson.evidence}
    told_of |= {note for meeting in meetings for note in meeting.loose_dots}
    seen = [*filter(wants, snapshot.observations)]
    shown = {each.id for each in seen}
    besides = [each for each in snapshot.observations if each.id in told_of and each.id not in shown]
    cards = [*filter(wants, snapshot.cards)]
    return ProjectSnapshot(
        snapshot.id, snapshot.project, seen, lessons, [*filter(wants, snapshot.actions)], cards, besides
    )


def scoped_meetings(meetings: Iterable[MeetingSnapshot], scope: Scope, wants: ScopeFilter) -> list[MeetingSnapshot]:
    """Return the retrospectives that are wanted; of one pitfall only what their mirrors said of it."""
    if scope.lessons_only:
        return []
    if not scope.pitfall:
        return [each for each in meetings if wants(each.retro)]
    asked = [_only_mirror(each, wants) for each in meetings]
    return [each for each in asked if any(said.answer != "unknown" for said in each.mirror)]


def _only_mirror(meeting: MeetingSnapshot, wants: ScopeFilter) -> MeetingSnapshot:
    retro = structs.replace(meeting.retro, purpose="", taken="", told="", next=None, returned={})
    mirror = [*filter(wants, meeting.mirror)]
    return replace(meeting, retro=retro, groups=[], loose=[], loose_dots={}, mirror=mirror, parked=[])


def scope_sentence(scope: Scope, labels: Labels) -> Sequence[str]:
    """Return the sentence that says what alone stands in a document; none where that is everything."""
    if scope.is_everything:
        return []
    say = labels.say
    kind = "_".join(["lessons"] * scope.lessons_only + ["pitfall"] * bool(scope.pitfall)) or "all"
    what = say(f"export.scope.what.{kind}", pitfall=labels.pitfall(scope.pitfall))
    bound = {(True, True): "between", (True, False): "since", (False, True): "until"}
    when = bound.get((bool(scope.since), bool(scope.until)))
    days = say(f"export.scope.{when}", first=labels.day(scope.since), last=labels.day(scope.until)) if when else ""
    return [say("export.scope.only", what=f"{what} {days}".rstrip())]
