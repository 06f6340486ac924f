"""What a meeting ended with, part by part, as items of Markdown lists: the record and its one page are made of these.

Each returns only what there is, and says nothing of what nobody wrote. User text stays in its own item.
"""

from __future__ import annotations

from collections.abc import Iterable

from journals.export import entries
from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, item, labelled_text
from journals.export.retro_snapshot import RedactedRetro
from journals.records.model import Action, Lesson, Observation, Use
from journals.records.retro import Retro
from journals.retro.losses import LOSS_QUESTIONS, loss_question
from journals.retro.trend import mean, returned, told_levels


def fact_line(retro: Retro, labels: Labels, form: str) -> str:
    """Return when it was held, in which form, by how many, and what it was about; `form` is the format's title."""
    say = labels.say
    known = [stage for stage in labels.stages if stage in retro.stages]
    stages = "; ".join(map(labels.stage, [*known, *sorted(retro.stages - set(known))]))
    facts = [
        labels.day(retro.day) if retro.day else "",
        line(form),
        say.count("retrolog.people", retro.people) if retro.people else "",
        say("retrolog.stages", stages=stages) if stages else say("retrolog.all_stages"),
    ]
    return " · ".join(filter(None, facts))


def apart(shown: RedactedRetro, labels: Labels) -> str:
    """Return how many notes were written in private, and what has become or will become of them; "" for none."""
    private, retro, say = shown.private, shown.retro, labels.say
    if not private.written:
        return ""
    end = "erased" if retro.closed and not private.there else retro.raw_notes or "undecided"
    told = f"{say.count('retrolog.written_apart', private.written)} {say(f'retrolog.apart_{end}')}"
    return labelled_text(say("retrolog.apart"), told)


def agreements(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return what was agreed, then what was carried on from before: what, who, by when, and the first step."""
    said = [(each, "") for each in shown.agreed]
    said += [(each, carried_text(number, labels)) for each, number in shown.settled if each.status == "open"]
    return [_agreement(action, carried, labels) for action, carried in said]


def carried_text(number: int, labels: Labels) -> str:
    """Return that an action was carried on, and for which time."""
    say = labels.say
    return say("retrolog.carried", n=number) if number > 1 else say("retrolog.carried_once")


def _agreement(action: Action, carried: str, labels: Labels) -> str:
    if action.status != "open":
        return entries.closed_action(action, labels)
    say, due = labels.say, labels.day(action.due) if action.due else ""
    facts = (("owner", line(action.owner)), ("due", due), ("first_step", paragraph(action.first_step)))
    told = [labelled_text(say(f"export.{name}"), fact) for name, fact in facts if fact]
    told += [carried] if carried else []
    text = paragraph(action.text) or "–"
    return item(f"{text}\n{bullets(told)}" if told else text)


def lessons(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return each lesson on a line of its own, with the pile it came from."""
    piles = {group.theme.id: line(group.theme.name) for group in shown.groups}
    return [item(_lesson(each, piles.get(each.theme or "", ""), labels)) for each in shown.lessons]


def _lesson(learned: Lesson, pile: str, labels: Labels) -> str:
    said = [line(learned.title) or labels.say("export.untitled"), line(learned.do_besides) or line(learned.learned)]
    facts = [labels.say("retrolog.from_pile", pile=pile)] if pile else []
    facts += [labels.retired(learned.because)] if learned.status == "retired" else []
    return with_facts(" – ".join(filter(None, said)), facts)


def answered(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return the concerns and questions that were answered, each with the reply."""
    return [item("\n".join(filter(None, [_asked(each, labels), _reply(each, labels)]))) for each in shown.replied]


def waiting(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return the concerns and questions that nobody has answered yet, each with since when it has waited."""
    return [item(with_facts(_asked(each, labels), [since(each, labels)])) for each in shown.waiting]


def since(asked: Observation, labels: Labels) -> str:
    """Return since when a concern has waited; "" where that is not known."""
    return labels.say("retrolog.since", day=labels.day(asked.happened)) if asked.happened else ""


def _asked(seen: Observation, labels: Labels) -> str:
    return labels.say("export.apart") if seen.private else paragraph(seen.text) or "–"


def _reply(seen: Observation, labels: Labels) -> str:
    reply = entries.reply(seen, labels)
    return bullets([reply]) if reply else ""


def followed(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return what became of what was parked, how agreements ended, and how lessons did that were taken over."""
    say = labels.say
    parked = [(paragraph(each.text) or "–", say(f"words.parked.{each.outcome}")) for each in shown.unparked]
    ended = [item(say("retrolog.unparked", text=text, outcome=outcome)) for text, outcome in parked]
    ended += [entries.closed_action(each, labels) for each, _ in shown.settled if each.status != "open"]
    return ended + [_held(line(lesson.title) if lesson else "", use, labels) for use, lesson in shown.held]


def _held(title: str, use: Use, labels: Labels) -> str:
    held = labels.say(f"words.held.{use.held or 'unknown'}")
    return item(f"{title or labels.say('retrolog.lesson_gone')}: {held}")


def losses(shown: RedactedRetro, labels: Labels) -> list[Observation]:
    """Return what was said to disappear with the old way, in the order of the questions."""
    titles = [(name, labels.say(f"disappears.{name}")) for name in LOSS_QUESTIONS]
    notes = {each.id: each for each in (*(note for group in shown.groups for note in group.notes), *shown.loose)}
    said = sorted(notes.values(), key=lambda note: note.id)
    return [note for name in LOSS_QUESTIONS for note in said if loss_question(note, titles) == name]


def parked(shown: RedactedRetro) -> list[str]:
    """Return what was laid aside."""
    return [item(paragraph(each.text) or "–") for each in shown.parked]


def mirror(shown: RedactedRetro, labels: Labels) -> list[str]:
    """Return what was answered of the pitfalls, or written of one nobody knows about, in the guide's order."""
    given = {each.pitfall: each for each in shown.mirror if each.answer != "unknown" or each.note}
    texts = []
    for pitfall in _in_order(given, labels):
        answer, note = labels.say(f"words.bitten.{given[pitfall].answer}"), paragraph(given[pitfall].note)
        texts.append(item(f"{labels.pitfall(pitfall)}: {answer}" + (f" – {note}" if note else "")))
    return texts


def unanswered(shown: RedactedRetro, labels: Labels) -> int:
    """Return of how many of the guide's pitfalls nothing is known: no answer, or that nobody knows."""
    given = {each.pitfall for each in shown.mirror if each.answer != "unknown"}
    return sum(pitfall.id not in given for pitfall in labels.guide.pitfalls)


def _in_order(pitfalls: Iterable[str], labels: Labels) -> list[str]:
    known = [pitfall.id for pitfall in labels.guide.pitfalls if pitfall.id in pitfalls]
    return [*known, *sorted(set(pitfalls) - set(known))]


def ending(retro: Retro, labels: Labels) -> list[str]:
    """Return what is taken along, who is told, when they meet next, and whether the time was well spent."""
    say = labels.say
    facts = [
        ("taken", paragraph(retro.taken)),
        ("told", paragraph(retro.told)),
        ("next", labels.day(retro.next) if retro.next else ""),
        ("returned", return_on_time(retro, labels)),
    ]
    return [item(labelled_text(say(f"retrolog.{name}"), fact)) for name, fact in facts if fact]


def return_on_time(retro: Retro, labels: Labels) -> str:
    """Return whether the time was well spent, with how many answered; "" where nobody was asked."""
    say, counts = labels.say, returned(retro)
    if not counts:
        return ""
    told = [
        f"{number} {' / '.join(say(f'spent.level.{level}') for level in levels)}"
        for levels, number in told_levels(counts)
    ]
    middle = mean(counts)
    parts = [say.count("export.answers", counts.total())]
    if middle is not None:
        parts.append(say("export.mean", mean=f"{middle:.1f}".replace(".", say("export.decimal"))))
    return f"{', '.join(parts)}: {'; '.join(told)}"


def with_facts(text: str, facts: Iterable[str]) -> str:
    """Return a text with facts about it in brackets; without them where there are none."""
    told = ", ".join(filter(None, facts))
    return f"{text} ({told})" if told else text
