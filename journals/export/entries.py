"""One record of a learning log as Markdown: an observation, a lesson, an action. User text stays in its own item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journals.export.escape import line, paragraph, text_blocks
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, item, labelled_list, labelled_text
from journals.export.redaction import RedactedProject
from journals.records.document_marks import RecordMark
from journals.records.model import Action, Lesson, Observation
from journals.text.dates import first_day, is_over


def observation(seen: Observation, labels: Labels, mark: RecordMark | None = None) -> str:
    """Return an observation as an item of a list: what it is, its text, and the reply or that it waits for one."""
    blocks = [labels.say("export.apart")] if seen.private else text_blocks(seen.text)
    return item(with_mark(_about(seen, labels), mark), *blocks, reply(seen, labels))


def lesson(learned: Lesson, journal: RedactedProject, labels: Labels) -> str:
    """Return all there is to a lesson but its title, as a list; the observations it rests on are quoted."""
    say = labels.say
    out = learned.status == "retired"
    status = labels.retired(learned.because) if out else say(f"words.lesson_status.{learned.status}")
    texts = (("situation", learned.situation), ("learned", learned.learned), ("do", learned.do))
    return bullets(
        [
            labelled_text(say("export.status"), status),
            labelled_text(say("export.stage"), labels.stage(learned.stage)),
            *_maybe(say("export.pitfalls"), labels.pitfalls(learned.pitfalls)),
            *(fact for name, text in texts for fact in _maybe(say(f"export.{name}"), paragraph(text))),
            *_maybe(say("export.conditions"), paragraph(learned.conditions)),
            _snapshot(learned, journal, labels),
            *_evidence(learned, journal, labels),
        ]
    )


def open_action(action: Action, labels: Labels, mark: RecordMark | None = None) -> str:
    """Return an action that is still to be done as an item of a list."""
    say = labels.say
    due = labels.day(action.due) if action.due else ""
    if is_over(action.due, labels.today):
        due = say("export.late", day=due)
    facts = (("owner", line(action.owner)), ("due", due), ("first_step", paragraph(action.first_step)))
    return _action(action, [each for name, fact in facts for each in _maybe(say(f"export.{name}"), fact)], mark)


def closed_action(action: Action, labels: Labels, mark: RecordMark | None = None) -> str:
    """Return an action that was done or dropped as an item of a list."""
    say = labels.say
    ending = say(f"words.action_status.{action.status}")
    is_undated = action.status == "done" and not action.done  # then the deadline is all that is known of when
    return _action(
        action,
        [
            f"{ending}, {labels.day(action.done)}" if action.done else ending,
            *_maybe(say("export.due"), labels.day(action.due) if is_undated and action.due else ""),
            *_maybe(say("export.owner"), line(action.owner)),
            *_maybe(say("export.because"), paragraph(action.because)),
        ],
        mark,
    )


def unanswered_entry(seen: Observation, labels: Labels) -> str:
    """Return a concern or question that nobody has answered, in a paragraph: its text, what it is, and since when."""
    facts = [labels.fact(f"**{labels.kind(seen.kind)}**"), _day(seen, labels)]
    return f"{' · '.join(filter(None, facts))}: {paragraph(seen.text) or '–'}"


def _action(action: Action, facts: Iterable[str], mark: RecordMark | None) -> str:
    return item("\n".join(filter(None, [with_mark(paragraph(action.text) or "–", mark), bullets(facts)])))


def with_mark(text: str, mark: RecordMark | None) -> str:
    """Return a text with the mark behind it by which its record is known again."""
    return f"{text} {mark.comment}" if mark else text


def _about(seen: Observation, labels: Labels) -> str:
    fact, pitfalls = labels.fact, labels.pitfalls(seen.pitfalls)
    facts = [
        fact(f"**{labels.kind(seen.kind)}**"),
        fact(labels.heading_of(seen)),
        _day(seen, labels),
        fact(labels.say("export.seen_by", role=line(seen.perspective)), seen.perspective)
        if seen.perspective.strip()
        else "",
        ""
        if seen.stage in labels.stages
        else fact(labels.say("export.other_stage", stage=line(seen.stage)), seen.stage),
        fact(" ".join(filter(None, [labels.sign(seen.sign), pitfalls])), labels.unknown(seen.pitfalls)),
        *(fact(labels.insight(each), labels.unknown([each])) for each in sorted(seen.insights)),
    ]
    return " · ".join(filter(None, facts))


def _day(seen: Observation, labels: Labels) -> str:
    return labels.fact(labels.day(seen.happened)) if seen.happened else ""


def reply(seen: Observation, labels: Labels) -> str:
    """Return the reply to a concern or question, or that it waits for one; "" for an observation that needs none."""
    if seen.waits:
        return labels.fact(f"**{labels.say('export.waits')}**")
    text = paragraph(seen.reply)
    label = [
        labels.say("export.reply"),
        labels.day(seen.replied) if seen.replied else "",
        f"({labels.say(f'words.reply_as.{seen.reply_as}')})" if seen.reply_as else "",
    ]
    return labelled_text(labels.fact(" ".join(filter(None, label))), text) if text else ""


def _snapshot(learned: Lesson, journal: RedactedProject, labels: Labels) -> str:
    known = sorted(factor for factor, at in learned.context.items() if at.level or at.note)
    then = labels.say("export.context_then")
    if not known:
        return labelled_text(then, labels.say("words.level.none"))
    if journal.TELLS_CONTEXT and learned.context == journal.project.context:
        return labelled_text(then, labels.say("export.context_same"))
    return labelled_list(then, labels.context(known, learned.context))


def _evidence(learned: Lesson, journal: RedactedProject, labels: Labels) -> Iterator[str]:
    there = [each for wanted in learned.evidence if (each := journal.by_id.get(wanted))]
    found = sorted(there, key=lambda each: (first_day(each.happened or ""), each.id))
    quotes = [_quote(each, labels) for each in found if not each.private]
    if apart := len(found) - len(quotes):
        quotes.append(labels.say.count("export.apart_here", apart))
    if gone := len(learned.evidence) - len(found):
        quotes.append(labels.say.count("export.gone", gone))
    if quotes:
        yield labelled_list(labels.say("export.evidence"), quotes)


def _quote(seen: Observation, labels: Labels) -> str:
    facts = ", ".join(filter(None, [labels.kind(seen.kind), labels.day(seen.happened) if seen.happened else ""]))
    return labels.say("export.quote", text=line(seen.text), facts=facts)


def _maybe(label: str, text: str) -> list[str]:
    return [labelled_text(label, text)] if text else []
