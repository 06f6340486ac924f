"""The log of a retrospective: what it followed up, gathered, understood and chose, as Markdown anyone can read.

The same records give the same bytes. Who said what is in none of it, and of what was written in private there is only
the text: no time, no kind, no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journals.export import entries
from journals.export.escape import line, paragraph
from journals.export.layout import bullets, document, heading, item, labelled
from journals.export.retrotaken import RetroTaken, ShownRetro
from journals.export.shown import Written, personal_in
from journals.export.steps import Steps, Tick, untold
from journals.export.terms import Terms
from journals.privacy.guard import redact_text
from journals.records.model import Action, Observation, Project, Use
from journals.records.retro import Retro
from journals.text.clean import slug, sort_key


def retro_log_of(taken: RetroTaken, terms: Terms, form: str, *, tick: Tick = untold) -> Written:
    """Give the log of what was taken, in any thread. `form` is the title of the retro's format.

    Raises:
        Stopped: when `tick` does, which hears of each record.
    """
    steps = Steps(len(taken), tick)
    shown = ShownRetro(taken, terms.say("guard.removed"), steps.step)
    return Written(document(_blocks(shown, terms, form)), personal_in([shown]))


def retro_file_name(project: Project, retro: Retro, terms: Terms) -> str:
    """Give a name for the file, such as `tilbageblik-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    day = retro.day or terms.today.isoformat()
    return f"{slug(terms.say('retrolog.stem'))}-{slug(redact_text(project.name))}-{slug(day)}.md"


def _blocks(shown: ShownRetro, terms: Terms, form: str) -> Iterator[str]:
    say = terms.say
    yield heading(1, say("retrolog.title", about=line(shown.project.name) or say("export.untitled")))
    yield _facts(shown.retro, terms, form)
    parts = (
        ("followed", _followed(shown, terms)),
        ("gathered", _gathered(shown, terms)),
        ("mirror", _mirror(shown, terms)),
        ("lessons", _lessons(shown, terms)),
        ("actions", _agreed(shown, terms)),
        ("parked", _parked(shown)),
        ("ended", _ended(shown.retro, terms)),
    )
    for name, blocks in parts:
        yield heading(2, say(f"retrolog.{name}"))
        yield from list(blocks) or [say(f"retrolog.no_{name}")]


def _facts(retro: Retro, terms: Terms, form: str) -> str:
    say = terms.say
    known = [stage for stage in terms.stages if stage in retro.stages]
    stages = [*known, *sorted(retro.stages - set(known))]
    facts = [
        ("day", terms.day(retro.day) if retro.day else ""),
        ("format", line(form)),
        ("purpose", paragraph(retro.purpose)),
        ("stages", "; ".join(map(terms.stage, stages)) or say("retrolog.all_stages")),
        ("people", str(retro.people) if retro.people else ""),
    ]
    return bullets(labelled(say(f"retrolog.{name}"), fact or say("export.not_written")) for name, fact in facts)


# Follow-up


def _followed(shown: ShownRetro, terms: Terms) -> Iterator[str]:
    parts = (
        ("settled", [_settled(action, number, terms) for action, number in shown.settled]),
        ("replied", [entries.observation(each, terms) for each in shown.replied]),
        (
            "held",
            [_held(line(lesson.title) if lesson else "", use, terms) for use, lesson in shown.held],
        ),
    )
    for name, items in parts:
        if items:
            yield heading(3, terms.say(f"retrolog.{name}"))
            yield "\n".join(items)


def _settled(action: Action, number: int, terms: Terms) -> str:
    say = terms.say
    if action.status == "open":
        carried = say("retrolog.carried", n=number) if number > 1 else say("retrolog.carried_once")
        return item(f"{paragraph(action.text) or '–'}\n{bullets([carried])}")
    return entries.closed_action(action, terms)


def _held(title: str, use: Use, terms: Terms) -> str:
    held = use.held or "unknown"
    return item(f"{title or terms.say('retrolog.lesson_gone')}: {terms.say(f'words.held.{held}')}")


# What was gathered


def _gathered(shown: ShownRetro, terms: Terms) -> Iterator[str]:
    for group in shown.groups:
        dots = terms.say.count("retrolog.dots", group.dots)
        yield heading(3, f"{line(group.theme.name) or terms.say('export.untitled')} ({dots})")
        yield from _notes(group.notes, terms)
    if shown.loose:
        yield heading(3, terms.say("retrolog.loose"))
        yield from _notes(shown.loose, terms)


def _notes(notes: Iterable[Observation], terms: Terms) -> Iterator[str]:
    """Give the notes, those that were written in private last and in the order of the alphabet."""
    notes = list(notes)
    said = [_note(each, terms) for each in notes if not each.private]
    private = sorted((paragraph(each.text) for each in notes if each.private), key=sort_key)
    yield "\n".join([*said, *map(item, private)])


def _note(seen: Observation, terms: Terms) -> str:
    tags = " ".join(filter(None, [terms.sign(seen.sign), terms.pitfalls(seen.pitfalls)]))
    about = [f"**{terms.kind(seen.kind)}**", terms.say("export.at_stage", stage=terms.stage(seen.stage)), tags]
    return item(" · ".join(filter(None, about)), paragraph(seen.text))


def _mirror(shown: ShownRetro, terms: Terms) -> Iterator[str]:
    answered = {each.pitfall: each for each in shown.mirror if each.answer != "unknown"}
    order = [pitfall.id for pitfall in terms.guide.pitfalls]
    texts = []
    for pitfall in [*order, *sorted(answered.keys() - set(order))]:
        if (each := answered.get(pitfall)) is not None:
            note = paragraph(each.note)
            texts.append(
                f"{terms.pitfall(pitfall)}: {terms.say(f'words.bitten.{each.answer}')}" + (f" – {note}" if note else "")
            )
    if texts:
        yield bullets(texts)
    if texts and (unknown := len(order) - len(answered.keys() & set(order))):
        yield terms.say.count("retrolog.unknown", unknown)


# What comes of it


def _lessons(shown: ShownRetro, terms: Terms) -> Iterator[str]:
    for learned in shown.lessons:
        yield heading(3, line(learned.title) or terms.say("export.untitled"))
        yield entries.lesson(learned, shown, terms)


def _agreed(shown: ShownRetro, terms: Terms) -> Iterator[str]:
    if shown.agreed:
        write = {True: entries.open_action, False: entries.closed_action}
        yield "\n".join(write[each.status == "open"](each, terms) for each in shown.agreed)


def _parked(shown: ShownRetro) -> Iterator[str]:
    if shown.parked:
        yield bullets(paragraph(each.text) or "–" for each in shown.parked)


def _ended(retro: Retro, terms: Terms) -> Iterator[str]:
    say = terms.say
    counted = [(level, retro.returned[level]) for level in "54321" if retro.returned.get(level, "0") != "0"]
    spent = "; ".join(f"{say(f'spent.level.{level}')}: {line(number)}" for level, number in counted)
    facts = [
        ("taken", paragraph(retro.taken)),
        ("told", paragraph(retro.told)),
        ("next", terms.day(retro.next) if retro.next else ""),
        ("returned", spent),
    ]
    yield bullets(labelled(say(f"retrolog.{name}"), fact or say("export.not_written")) for name, fact in facts)
