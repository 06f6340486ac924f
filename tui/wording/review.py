"""The review in words, for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from content import Guide
from journals.ids import created_at
from journals.lessons.adoption import TrackRecord, measure_text
from journals.lessons.relevance import NEARLY_SAME, WEIGHTS, Contribution
from journals.lessons.review import ReviewItem, count_decisions
from journals.records.base import Level
from journals.records.comparison import FactorComparison
from journals.records.model import DECISIONS, Action, Lesson, Observation, Project
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import brief, reads_on
from tui.wording.shelf import own_name, shelf_mark, told_outcome_text


def because_text(say: Catalogue, guide: Guide, because: Contribution, *, again: bool = False) -> str:
    """Return one reason for which a lesson is shown; `again` where its pitfall was named just before."""
    key, names, counts = f"review.because.{because.reason}", because.names, because.counts
    match because.reason:
        case "technology" if not names[0]:  # only what the projects are called is known to be alike
            return say(f"{key}.name", what=brief(names[1], 60))
        case "type":
            return say(f"{key}.{names[1]}", what=brief(names[0], 60))
        case "technology":
            alike = "same" if because.worth >= NEARLY_SAME * WEIGHTS["technology"] else "like"
            return say(f"{key}.{alike}", what=brief(names[0], 60))
        case "text":
            return say(key, words=", ".join(say("words.quoted", text=word) for word in names))
        case "ahead":
            how = ("often" if counts[0] > 1 else "can") + ".again" * again
            return say(f"{key}.{how}", pitfall=guide.title_of(names[0]), stage=_stage_called(guide, names[1]))
        case "own":
            return say(f"{key}.again") if again else say(key, what=f"{names[0]} {guide.title_of(names[0])}")
        case "area":
            return say(f"{key}.{names[1]}", what=brief(names[0], 60))
        case "stage":
            where = "later" if counts[0] > 0 else "earlier" if counts[0] < 0 else "here"
            return say(f"{key}.{where}", stage=_stage_called(guide, names[0]))
        case "held":
            return say(key, n=counts[0], all=counts[1])
    return say(key, what=brief(names[0], 60) if names else "")


def _stage_called(guide: Guide, stage: str) -> str:
    return f"{stage[1:]} {guide.short_of(stage)}".strip()


def because_texts(say: Catalogue, guide: Guide, item: ReviewItem) -> list[str]:
    """Return the reasons for which a lesson is shown, the strongest first."""
    return because_lines(say, guide, item.ranked.because)


def because_lines(say: Catalogue, guide: Guide, reasons: Iterable[Contribution]) -> list[str]:
    """Return reasons in words, each pitfall named once."""
    texts, named = list[str](), set[str]()
    for each in reasons:
        if each.reason in ("own", "ahead") and each.names:
            texts.append(because_text(say, guide, each, again=each.names[0] in named))
            named.add(each.names[0])
        else:
            texts.append(because_text(say, guide, each))
    return texts


def uses_text(say: Catalogue, track: TrackRecord) -> str:
    """Return how a lesson did: used in so many, helped in so many; "" where nobody has used it."""
    if not track.used:
        return ""
    parts = [say.count("review.used", track.used)]
    parts += [say(f"review.track.{name}", n=n) for name in ("helped", "none", "hurt") if (n := getattr(track, name))]
    return ", ".join(parts)


def level_text(say: Catalogue, at: Level) -> str:
    """Return the level of a context factor, with its note."""
    level = say(f"words.level.{at.level or 'none'}")
    return f"{level} · {brief(at.note).rstrip('.')}" if at.note else level


def distance_text(say: Catalogue, pair: FactorComparison) -> str:
    """Return how far the level now is from the level then."""
    return say(f"review.distance.{pair.distance}")


def planned_measure(lesson: Lesson, project: Project, guide: Guide, *, adapted: str = "") -> Action:
    """Return the measure that a lesson taken over becomes: at its own stage, or now where that has passed.

    `adapted`: how it is adapted. The measure begins with the lesson's title, so that it can be read by itself.
    """
    places = [stage.id for stage in guide.stages]
    ahead = lesson.stage in places and project.stage in places[: places.index(lesson.stage) + 1]
    title = one_line(lesson.title).strip().rstrip(".:")
    text = f"{title}: {adapted}" if adapted else measure_text(lesson)
    return Action(text=text, stage=lesson.stage if ahead else project.stage)


def refusal_note(say: Catalogue, lesson: Lesson, project: Project, because: str, day: str) -> Observation:
    """Return the observation that says why a lesson does not apply here, to be read by itself."""
    text = say("review.refused", lesson=one_line(lesson.title), because=reads_on(say, because))
    return Observation(text=text, stage=project.stage, happened=day)


def done_note(say: Catalogue, items: Sequence[ReviewItem], day: str) -> Observation:
    """Return the observation that says that a project has held its review, and what came of it."""
    found = count_decisions(item.use for item in items if item.use is not None)
    parts = [f"{found[each]} {say(f'words.decision.{each}')}" for each in DECISIONS if found[each]]
    total = say.count("review.done", len(items))
    return Observation(text=f"{total}: {', '.join(parts)}." if parts else f"{total}.", happened=day)


def ended_note(say: Catalogue, items: Sequence[ReviewItem], because: str, day: str) -> Observation:
    """Return the observation that says why a project ended its review before all was read."""
    if not items:
        return skipped_note(say, because, day)
    done = done_note(say, items, day)
    return replace(done, text=f"{done.text} {say('review.ended', because=reads_on(say, because))}")


def skipped_note(say: Catalogue, because: str, day: str) -> Observation:
    """Return the observation that says why a project held no review."""
    return Observation(text=say("review.skipped", because=reads_on(say, because)), happened=day)


def origin_text(say: Catalogue, item: ReviewItem) -> str:
    """Return where a lesson is from, that it is a draft as long as it is one, and how it did since."""
    name, is_draft = own_name(item.origin), item.lesson.status == "draft"
    where = say("review.year", project=brief(name, 120), year=created_at(item.lesson.id).year)
    stage, did = say("review.stage", stage=item.lesson.stage[1:]), uses_text(say, item.ranked.candidate.track_record)
    draft = say("words.lesson_status.draft") if is_draft else ""
    parts = [shelf_mark(say, item.origin), where, draft, stage, did, told_outcome_text(say, item.origin, item.lesson)]
    return " · ".join(filter(None, parts))


def ending_text(say: Catalogue, item: ReviewItem) -> str:
    """Return what the team that learned a lesson said to the next one; where it says where that begins, from there."""
    ending = item.origin.project.ending
    _, mark, advice = ending.partition(say("home.ending"))
    return one_line(advice if mark else ending)


def decided_text(say: Catalogue, items: Iterable[ReviewItem]) -> str:
    """Return how many lessons got each decision; "" where none got any."""
    found = count_decisions(item.use for item in items if item.use is not None)
    return " · ".join(f"{found[each]} {say(f'words.decision.{each}')}" for each in DECISIONS if found[each])
