"""A note for a joint committee: the six things that are talked about before a change is decided, on one page.

It is made of what is there. A heading that nothing is known below is left out; the last line names those, so that
somebody can find out before the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from content import CardField, Guide
from content.cards import NOTE, UNKNOWN
from journals.export.escape import line
from journals.export.finished import finished, own_texts
from journals.export.joint_page import joint_page
from journals.export.labels import Labels, Translator
from journals.export.learning_log import projects_file_name
from journals.export.markdown_blocks import document, heading, item, labelled_answer, labelled_text
from journals.export.noted_items import NotedTexts, mid_sentence
from journals.export.one_page import cut, in_turn, listed_page
from journals.export.page_items import NAME_LENGTH, agreement_texts, pitfall_texts, replies_of, waiting_texts
from journals.export.redaction import Document, RedactedProject, sum_counts
from journals.export.summary_snapshot import SummarySnapshot
from journals.lessons.profile import answer_text
from journals.library.journal import Journal
from journals.overview.discussions import COMMITTEE
from journals.overview.involvement import DEGREES, INVOLVEMENT
from journals.overview.support import SUPPORT
from journals.records.model import DECISION
from journals.text.dates import first_day, is_over

_CONCERNS = 2
"""Concerns that nobody has answered that are told in full; how many more there are is said."""


def render_committee_note(chosen: Sequence[SummarySnapshot], guide: Guide, say: Translator, *, today: date) -> Document:
    """Return the note about a project, in any thread; of several one page about all of them."""
    labels = Labels(guide, say, today)
    if len(chosen) == 1:
        blocks = [*_page(chosen[0], labels)]
    else:
        title = say("committee.title", about=say.count("export.projects", len(chosen)))
        blocks = [*joint_page(chosen, labels, title, asks_for=False)]
    return finished(document(blocks), sum_counts(chosen), own_texts(labels), by=say("guard.removed"))


def committee_file_name(journals: Iterable[Journal], say: Translator, *, today: date) -> str:
    """Return a name for the file: plain ASCII, no personal data."""
    return projects_file_name("committee.stem", journals, say, today=today)


def _page(snapshot: SummarySnapshot, labels: Labels) -> Iterator[str]:
    say = labels.say
    profile = _Profile(snapshot.shown, labels)
    title = cut(snapshot.shown.project.name) or say("export.untitled")
    lists = {
        "committee.what": [*_what(snapshot, profile, labels)],
        "committee.effects": [*_effects(snapshot, profile, labels)],
        "committee.whom": [*_whom(snapshot, profile, labels)],
        "committee.told": [*_told(snapshot, profile, labels)],
        "committee.follow_up": [*_follow_up(snapshot, profile, labels)],
        "committee.when": [*_when(snapshot, profile, labels)],
    }
    made = [say("committee.made", day=labels.day(labels.today.isoformat()))]
    if snapshot.shown.project.status == "active":
        made.append(say("committee.to_discuss"))
    head = [heading(1, say("committee.title", about=title)), " ".join(made)]
    missing = [say(name) for name, items in lists.items() if not items]
    tail = [labelled_text(say("committee.missing"), "; ".join(missing))] if missing else []
    yield from listed_page(head, lists, tail, say, 1)


class _Profile(NotedTexts):
    """What a project's cards say in their latest round, in the words of the guide's forms, and what is noted."""

    def __init__(self, shown: RedactedProject, labels: Labels) -> None:
        super().__init__(shown, labels)
        self._answers: dict[str, Mapping[str, str]] = {}
        for card in sorted(shown.cards, key=lambda card: (card.round, card.id)):
            self._answers[card.form] = card.answers

    def fields(self, form_id: str) -> Iterator[tuple[CardField, str]]:
        """Yield what a form asks and what was answered; nothing of what is not known."""
        form, answers = self._labels.guide.card(form_id), self._answers.get(form_id, {})
        for field in form.fields if form else ():
            answer = answers.get(field.id, "").strip()
            if answer and answer != UNKNOWN:
                yield field, answer

    def note(self, form_id: str, field: CardField) -> str:
        """Return what was written beside an answer."""
        return self._answers.get(form_id, {}).get(field.id + NOTE, "")

    def answer(self, form_id: str, field_id: str) -> str:
        """Return an answer as Markdown; "" where there is none."""
        return next((cut(answer) for field, answer in self.fields(form_id) if field.id == field_id), "")

    def items(self, form_id: str, *field_ids: str) -> Iterator[str]:
        """Yield what is answered to these fields, each after what was asked, as items."""
        for field, answer in self.fields(form_id):
            if field.id in field_ids:
                yield item(labelled_answer(line(field.label), cut(answer_text(field, answer, self._labels.say))))


def _what(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield what was decided, and what the change is."""
    yield from in_turn(map(item, profile.decisions()), _planned(snapshot, profile, labels))


def _planned(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield what the change is, what it is for, and where it begins and ends, as it was planned."""
    say, project = labels.say, snapshot.shown.project
    if project.technology.strip():
        facts = [
            cut(project.technology, NAME_LENGTH),
            say(f"words.project_kind.{project.kind}"),
            cut(project.area, NAME_LENGTH),
        ]
        yield item(" · ".join(filter(None, facts)))
    yield from profile.items("questions", "Q1")
    for field, answer in profile.fields("purpose"):
        if answer == "main":
            who = profile.answer("purpose", f"{field.id}.who")
            set_by = f" ({say('committee.set_by', who=mid_sentence(who))})" if who else ""
            yield item(f"{labelled_text(say('committee.goal'), line(field.label))}{set_by}")
    yield from profile.items("fence", "used", "not-now")
    yield from profile.items("changes", "first")


def _effects(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield what it does to people's work: what was thought of before, tried and seen, and what people ask about."""
    say, seen = labels.say, snapshot.shown.observations
    pitfalls = pitfall_texts(seen, "bites", labels)
    noticed = [item(labelled_text(say("committee.seen"), "; ".join(pitfalls)))] if pitfalls else []
    noticed += map(item, profile.gaps(SUPPORT, "hidden", "no_help"))
    asked = [each for each in seen if each.kind in ("concern", "question")]
    waiting = waiting_texts(asked, snapshot.shown.project, labels)
    told_here = waiting[:_CONCERNS]
    if (left := len(waiting) - _CONCERNS) > 0:  # in the same item, which nothing cuts off
        told_here[-1] += f" – {say.count('committee.more_waiting', left)}"
    for concern in told_here:
        yield item(labelled_text(say("summary.waiting"), concern))
    yield from in_turn(_thought_of(profile, labels), map(item, profile.trials()), noticed)


def _thought_of(profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield what it does to people's work, as that was thought of before."""
    say = labels.say
    yield from profile.items("questions", "Q2")
    yield from profile.items("purpose", "now")
    for field, answer in profile.fields("loss"):
        if field.kind == "choice" and answer != "same":
            told = [line(answer_text(field, answer, say)), cut(profile.note("loss", field))]
            yield item(labelled_answer(line(field.label), " – ".join(filter(None, told))))
    if new := [line(field.label) for field, answer in profile.fields("changes") if answer == "yes"]:
        yield item(labelled_text(say("committee.at_once", n=len(new)), "; ".join(new)))


def _whom(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield who works in another way than before, in the unit and outside it, and who was asked or tried it."""
    if unit := cut(snapshot.shown.project.unit):
        yield item(labelled_text(labels.say("export.unit"), unit))
    yield from profile.items("roles", "RO4")
    yield from profile.items("around", "routines", "outside", "heard")
    if groups := [mid_sentence(cut(group.name, NAME_LENGTH)) for group in profile.noted.involvement.groups]:
        yield item(labelled_text(labels.say("committee.groups"), "; ".join(groups)))
    for answers in profile.entries(INVOLVEMENT):
        if answers.get("degree") != "told" and (answers.get("how") or answers.get("came")):
            yield item(_involved(answers, profile, labels))


def _told(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield who leads the change, who was told and how, and how fast those who ask are answered."""
    say = labels.say
    roles = [
        f"{line(field.label)}: {cut(answer, NAME_LENGTH)}"
        for field, answer in profile.fields("roles")
        if field.id in ("RO1", "RO2", "RO3")
    ]
    if roles:
        yield item("; ".join(roles))
    for answers in profile.entries(INVOLVEMENT):
        if answers.get("degree") == "told":
            yield item(_involved(answers, profile, labels))
    asked = [each for each in snapshot.shown.observations if each.kind in ("concern", "question")]
    if asked:
        yield item(labelled_text(say("summary.concerns"), replies_of(snapshot.shown.project, asked, labels)))


def _involved(answers: Mapping[str, str], profile: _Profile, labels: Labels) -> str:
    """Return how a group took part: how much, at which stage, how it happened, and what came of it."""
    degree, stage = answers.get("degree", ""), line(answers.get("stage", "").removeprefix("S"))
    word = labels.say(f"gap.degree.{degree}") if degree in DEGREES else ""
    part = labels.say("committee.at_stage", degree=word, stages=stage).strip() if stage else word
    missing = profile.missing(answers, INVOLVEMENT, "degree")
    texts = filter(None, (part, cut(answers.get("how", "")), cut(answers.get("came", "")), missing))
    return labelled_text(cut(answers.get("group", ""), NAME_LENGTH) or "–", " – ".join(texts) or "–")


def _follow_up(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield when the team meets next, what is agreed with it and with committees, and who helps."""
    if snapshot.next_meeting and not is_over(snapshot.next_meeting, labels.today):
        yield item(labelled_text(labels.say("committee.next"), labels.day(snapshot.next_meeting)))
    if days := snapshot.shown.project.reply_days:
        yield item(labelled_text(labels.say("export.reply_days"), labels.say.count("export.within_days", days)))
    for agreed in agreement_texts(snapshot.shown.actions, labels):
        yield item(labelled_text(labels.say("committee.agreed"), agreed))
    yield from map(item, profile.talks())
    for support in profile.entries(SUPPORT):
        if support.get("help"):
            group = mid_sentence(cut(support.get("group", ""), NAME_LENGTH)) or "–"
            need = cut(support.get("need", "")) or labels.say("export.not_noted")  # no help is told without it
            yield item(labelled_text(labels.say("committee.help", group=group), f"{need} → {cut(support['help'])}"))


def _when(snapshot: SummarySnapshot, profile: _Profile, labels: Labels) -> Iterator[str]:
    """Yield how far it has come, how long it lasts, and when anybody will feel it."""
    project = snapshot.shown.project
    stage = item(labels.say(f"export.opening.{project.status}", stage=labels.stage(project.stage)))
    to_come = [
        item(labelled_answer(cut(about) or labels.say("committee.decision"), labels.day(day)))
        for about, day in _decisions_to_come(profile)
        if day and not is_over(day, labels.today)
    ]
    elsewhere = [item(labelled_text(labels.say("committee.elsewhere"), each)) for each in profile.changes_elsewhere()]
    yield from in_turn(to_come, map(item, profile.plan_changes()), [stage], elsewhere)
    yield from profile.items("differences", "D3")
    goals = {field.id: line(field.label) for field, answer in profile.fields("purpose") if answer in ("main", "side")}
    for field, answer in profile.fields("purpose"):
        goal, _, asked = field.id.partition(".")
        if asked == "felt" and goal in goals:
            felt = line(answer_text(field, answer, labels.say))
            yield item(labelled_text(labels.say("committee.felt", goal=goals[goal]), felt))


def _decisions_to_come(profile: _Profile) -> Iterator[tuple[str, str]]:
    """Yield what is to be decided and when, as decision points and discussions say it, what comes first first."""
    points = [each for each in profile.entries(DECISION) if not each.get("decision")]
    told = [(each.get("about", ""), each.get("day", "")) for each in points]
    told += [(each.get("topic", ""), each.get("decided", "")) for each in profile.entries(COMMITTEE)]
    yield from sorted(told, key=lambda pair: (first_day(pair[1]), pair[0]))
