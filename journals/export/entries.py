"""One record of a learning log as Markdown: an observation, a lesson, an action. User text stays in its own item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journals.export.escape import line, paragraph
from journals.export.layout import below, bullets, item, labelled
from journals.export.shown import Shown
from journals.export.terms import Terms
from journals.records.model import Action, Lesson, Observation
from journals.text.dates import first_day


def observation(seen: Observation, terms: Terms) -> str:
    """Give an observation as an item of a list: what it is, its text, and the reply or that it waits for one."""
    return item(_about(seen, terms), paragraph(seen.text), _reply(seen, terms))


def lesson(learned: Lesson, journal: Shown, terms: Terms) -> str:
    """Give all there is to a lesson but its title, as a list; the observations it rests on are quoted."""
    say = terms.say
    out = learned.status == "retired"
    status = terms.retired(learned.because) if out else say(f"words.lesson_status.{learned.status}")
    texts = (("situation", learned.situation), ("learned", learned.learned), ("do", learned.do))
    return bullets(
        [
            labelled(say("export.status"), status),
            labelled(say("export.stage"), terms.stage(learned.stage)),
            *_maybe(say("export.pitfalls"), terms.pitfalls(learned.pitfalls)),
            *(labelled(say(f"export.{name}"), paragraph(text) or say("export.not_written")) for name, text in texts),
            *_maybe(say("export.conditions"), paragraph(learned.conditions)),
            _snapshot(learned, journal, terms),
            *_evidence(learned, journal, terms),
        ]
    )


def open_action(action: Action, terms: Terms) -> str:
    """Give an action that is still to be done as an item of a list."""
    say = terms.say
    due = terms.day(action.due) if action.due else ""
    if action.due and action.due < terms.today.isoformat():
        due = say("export.late", day=due)
    facts = (("owner", line(action.owner)), ("due", due), ("first_step", paragraph(action.first_step)))
    return _action(action, [labelled(say(f"export.{name}"), fact or say("export.not_written")) for name, fact in facts])


def closed_action(action: Action, terms: Terms) -> str:
    """Give an action that was done or dropped as an item of a list."""
    say = terms.say
    ending = say(f"words.action_status.{action.status}")
    return _action(
        action,
        [
            f"{ending}, {terms.day(action.done)}" if action.done else ending,
            *_maybe(say("export.because"), paragraph(action.because)),
        ],
    )


def _action(action: Action, facts: Iterable[str]) -> str:
    return item(f"{paragraph(action.text) or '–'}\n{bullets(facts)}")


def _about(seen: Observation, terms: Terms) -> str:
    tags = [terms.pitfalls(seen.pitfalls), *map(terms.insight, sorted(seen.insights))]
    facts = [
        f"**{terms.kind(seen.kind)}**",
        terms.day(seen.happened) if seen.happened else "",
        terms.say("export.seen_by", role=line(seen.perspective)) if seen.perspective.strip() else "",
        "" if seen.stage in terms.stages else terms.say("export.other_stage", stage=line(seen.stage)),
        " ".join(filter(None, [terms.sign(seen.sign), *tags[:1]])),
        *tags[1:],
    ]
    return " · ".join(filter(None, facts))


def _reply(seen: Observation, terms: Terms) -> str:
    if seen.waits:
        return f"**{terms.say('export.waits')}**"
    text = paragraph(seen.reply)
    label = [
        terms.say("export.reply"),
        terms.day(seen.replied) if seen.replied else "",
        f"({terms.say(f'words.reply_as.{seen.reply_as}')})" if seen.reply_as else "",
    ]
    return labelled(" ".join(filter(None, label)), text) if text else ""


def _snapshot(learned: Lesson, journal: Shown, terms: Terms) -> str:
    known = sorted(factor for factor, at in learned.context.items() if at.level or at.note)
    then = terms.say("export.context_then")
    if not known:
        return labelled(then, terms.say("words.level.none"))
    if journal.TELLS_CONTEXT and learned.context == journal.project.context:
        return labelled(then, terms.say("export.context_same"))
    return below(then, terms.context(known, learned.context))


def _evidence(learned: Lesson, journal: Shown, terms: Terms) -> Iterator[str]:
    there = [each for wanted in learned.evidence if (each := journal.by_id.get(wanted))]
    found = sorted(there, key=lambda each: (first_day(each.happened or ""), each.id))
    quotes = [_quote(each, terms) for each in found]
    if gone := len(learned.evidence) - len(found):
        quotes.append(terms.say.count("export.gone", gone))
    if quotes:
        yield below(terms.say("export.evidence"), quotes)


def _quote(seen: Observation, terms: Terms) -> str:
    facts = ", ".join(filter(None, [terms.kind(seen.kind), terms.day(seen.happened) if seen.happened else ""]))
    return terms.say("export.quote", text=paragraph(seen.text), facts=facts)


def _maybe(label: str, text: str) -> list[str]:
    return [labelled(label, text)] if text else []
