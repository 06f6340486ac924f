"""The log of a retrospective: what it followed up, gathered, understood and chose, as Markdown anyone can read.

The same records give the same bytes. Who said what is in none of it, and of what was written in private there is only
how many notes, and the room's own sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journals.export import entries
from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, document, heading, item, labelled_text
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.redaction import Document, sum_counts
from journals.export.retro_snapshot import RedactedRetro, RetroSnapshot
from journals.privacy.guard import redact_text
from journals.records.model import Action, Observation, Project, Use
from journals.records.retro import Retro
from journals.retro.private_notes import PrivateCount
from journals.text.clean import slug


def render_retro_log(
    taken: RetroSnapshot, labels: Labels, form: str, *, tick: ProgressCallback = ignore_progress
) -> Document:
    """Return the log of what was taken, in any thread. `form` is the title of the retro's format.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    steps = ProgressCounter(len(taken), tick)
    shown = RedactedRetro(taken, labels.say("guard.removed"), steps.advance)
    return Document(document(_blocks(shown, labels, form)), sum_counts([shown]))


def retro_file_name(project: Project, retro: Retro, labels: Labels) -> str:
    """Return a name for the file, such as `tilbageblik-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    day = retro.day or labels.today.isoformat()
    return f"{slug(labels.say('retrolog.stem'))}-{slug(redact_text(project.name))}-{slug(day)}.md"


def _blocks(shown: RedactedRetro, labels: Labels, form: str) -> Iterator[str]:
    say = labels.say
    yield heading(1, say("retrolog.title", about=line(shown.project.name) or say("export.untitled")))
    yield _facts(shown, labels, form)
    parts = (
        ("followed", _followed(shown, labels)),
        ("gathered", _gathered(shown, labels)),
        ("mirror", _mirror(shown, labels)),
        ("lessons", _lessons(shown, labels)),
        ("actions", _agreed(shown, labels)),
        ("parked", _parked(shown)),
        ("ended", _ended(shown.retro, labels)),
    )
    for name, blocks in parts:
        yield heading(2, say(f"retrolog.{name}"))
        yield from list(blocks) or [say(f"retrolog.no_{name}")]


def _facts(shown: RedactedRetro, labels: Labels, form: str) -> str:
    say, retro = labels.say, shown.retro
    known = [stage for stage in labels.stages if stage in retro.stages]
    stages = [*known, *sorted(retro.stages - set(known))]
    facts = [
        ("day", labels.day(retro.day) if retro.day else ""),
        ("format", line(form)),
        ("purpose", paragraph(retro.purpose)),
        ("stages", "; ".join(map(labels.stage, stages)) or say("retrolog.all_stages")),
        ("people", str(retro.people) if retro.people else ""),
        *([("apart", _apart(shown.private, retro, labels))] if shown.private.written else []),
    ]
    return bullets(labelled_text(say(f"retrolog.{name}"), fact or say("export.not_written")) for name, fact in facts)


def _apart(private: PrivateCount, retro: Retro, labels: Labels) -> str:
    """Return how many notes were written in private, and what has become or will become of them."""
    end = "erased" if retro.closed and not private.there else retro.raw_notes or "undecided"
    return f"{labels.say.count('retrolog.written_apart', private.written)} {labels.say(f'retrolog.apart_{end}')}"


# Follow-up


def _followed(shown: RedactedRetro, labels: Labels) -> Iterator[str]:
    parts = (
        ("settled", [_settled(action, number, labels) for action, number in shown.settled]),
        ("replied", [entries.observation(each, labels) for each in shown.replied]),
        (
            "held",
            [_held(line(lesson.title) if lesson else "", use, labels) for use, lesson in shown.held],
        ),
    )
    for name, items in parts:
        if items:
            yield heading(3, labels.say(f"retrolog.{name}"))
            yield "\n".join(items)


def _settled(action: Action, number: int, labels: Labels) -> str:
    say = labels.say
    if action.status == "open":
        carried = say("retrolog.carried", n=number) if number > 1 else say("retrolog.carried_once")
        return item(f"{paragraph(action.text) or '–'}\n{bullets([carried])}")
    return entries.closed_action(action, labels)


def _held(title: str, use: Use, labels: Labels) -> str:
    held = use.held or "unknown"
    return item(f"{title or labels.say('retrolog.lesson_gone')}: {labels.say(f'words.held.{held}')}")


# What was gathered


def _gathered(shown: RedactedRetro, labels: Labels) -> Iterator[str]:
    for group in shown.groups:
        dots = labels.say.count("retrolog.dots", group.dots)
        yield heading(3, f"{line(group.theme.name) or labels.say('export.untitled')} ({dots})")
        yield from _notes(group.notes, group.private, labels)
        if summed := paragraph(group.theme.summary):
            yield labelled_text(labels.say("retrolog.summed_up"), summed)
    if shown.loose or shown.loose_private.written:
        yield heading(3, labels.say("retrolog.loose"))
        yield from _notes(shown.loose, shown.loose_private, labels, shown.loose_dots)


def _notes(
    notes: Iterable[Observation], private: PrivateCount, labels: Labels, dots: Mapping[str, int] | None = None
) -> Iterator[str]:
    """Yield the notes, and last how many were written in private.

    `dots`: how many a loose note has by itself.
    """
    count, left = labels.say.count, dict(dots or {})
    said = [(each, left.pop(each.id, 0)) for each in notes]
    items = [_note(each, labels, count("retrolog.dots", number) if number else "") for each, number in said]
    if private.there:
        of_all = sum(left.values())  # those of the private ones: of each it would tell which one mattered
        items.append(
            item(
                count("retrolog.apart_here", private.there) + (f" ({count('retrolog.dots', of_all)})" if of_all else "")
            )
        )
    if private.erased:
        items.append(item(count("retrolog.apart_gone", private.erased)))
    if items:
        yield "\n".join(items)


def _note(seen: Observation, labels: Labels, dots: str) -> str:
    tags = " ".join(filter(None, [labels.sign(seen.sign), labels.pitfalls(seen.pitfalls)]))
    about = [f"**{labels.kind(seen.kind)}**", labels.say("export.at_stage", stage=labels.stage(seen.stage)), tags, dots]
    return item(" · ".join(filter(None, about)), paragraph(seen.text))


def _mirror(shown: RedactedRetro, labels: Labels) -> Iterator[str]:
    answered = {each.pitfall: each for each in shown.mirror if each.answer != "unknown"}
    order = [pitfall.id for pitfall in labels.guide.pitfalls]
    texts = []
    for pitfall in [*order, *sorted(answered.keys() - set(order))]:
        if (each := answered.get(pitfall)) is not None:
            answer, note = labels.say(f"words.bitten.{each.answer}"), paragraph(each.note)
            texts.append(f"{labels.pitfall(pitfall)}: {answer}" + (f" – {note}" if note else ""))
    if texts:
        yield bullets(texts)
    if texts and (unknown := len(order) - len(answered.keys() & set(order))):
        yield labels.say.count("retrolog.unknown", unknown)


# What comes of it


def _lessons(shown: RedactedRetro, labels: Labels) -> Iterator[str]:
    for learned in shown.lessons:
        yield heading(3, line(learned.title) or labels.say("export.untitled"))
        yield entries.lesson(learned, shown, labels)


def _agreed(shown: RedactedRetro, labels: Labels) -> Iterator[str]:
    if shown.agreed:
        write = {True: entries.open_action, False: entries.closed_action}
        yield "\n".join(write[each.status == "open"](each, labels) for each in shown.agreed)


def _parked(shown: RedactedRetro) -> Iterator[str]:
    if shown.parked:
        yield bullets(paragraph(each.text) or "–" for each in shown.parked)


def _ended(retro: Retro, labels: Labels) -> Iterator[str]:
    say = labels.say
    counted = [(level, retro.returned[level]) for level in "54321" if retro.returned.get(level, "0") != "0"]
    spent = "; ".join(f"{say(f'spent.level.{level}')}: {line(number)}" for level, number in counted)
    facts = [
        ("taken", paragraph(retro.taken)),
        ("told", paragraph(retro.told)),
        ("next", labels.day(retro.next) if retro.next else ""),
        ("returned", spent),
    ]
    yield bullets(labelled_text(say(f"retrolog.{name}"), fact or say("export.not_written")) for name, fact in facts)
