"""What is noted on forms with several entries, for the pages of those who decide or discuss: a text an entry.

A trial's result never stands without the terms it was made on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from content import CardField, CardForm
from content.cards import NOTE
from journals.export.escape import line
from journals.export.gap_words import gap_texts
from journals.export.labels import Labels
from journals.export.markdown_blocks import labelled_answer, labelled_text
from journals.export.one_page import cut
from journals.export.page_items import NAME_LENGTH
from journals.export.redaction import RedactedProject
from journals.lessons.entries import entry_day
from journals.lessons.profile import answer_text
from journals.overview.change_calendar import CALENDAR, CalendarChange, changes_noted, monday_of
from journals.overview.discussions import COMMITTEE
from journals.overview.gaps import GapContext, GapKind, gaps
from journals.records.model import DECISION, TRIAL
from journals.text.dates import first_day

PLAN = "plan"
"""The form in which changes of the plan are noted."""
_TERM = 70
"""Characters of each of the answers that stand in one text."""


def mid_sentence(name: str) -> str:
    """Return a group or a function as it is written inside a sentence; what is written in capitals stays so."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


class NotedTexts:
    """What a project noted in the forms with several entries, in the words of the guide's forms."""

    def __init__(self, shown: RedactedProject, labels: Labels) -> None:
        self._labels = labels
        self.noted = GapContext(shown.project, shown.cards, shown.observations, [*labels.stages], labels.today)

    def entries(self, form_id: str) -> list[Mapping[str, str]]:
        """Return the answers of a form's entries, the latest first."""
        form = self._labels.guide.card(form_id)
        noted = self.noted.of(form_id) if form and form.several else []
        days = {card.id: first_day(entry_day(form, card)) for card in noted if form}
        return [card.answers for card in sorted(noted, key=lambda card: (days[card.id], card.id), reverse=True)]

    def gaps(self, form_id: str, *kinds: GapKind) -> list[str]:
        """Return what is missing in what is noted in a form, of these kinds."""
        found = [each for each in gaps(form_id, self.noted) if each.what in kinds]
        return [cut(text) for text in gap_texts(self._labels.say, self._labels.guide, found, self._labels.day)]

    def choice(self, form_id: str, field_id: str, answer: str) -> str:
        """Return an answer in the words of the guide; "" for none."""
        form = self._labels.guide.card(form_id)
        field = form.field(field_id) if form else None
        return line(answer_text(field, answer, self._labels.say)) if field and answer else ""

    def decisions(self) -> list[str]:
        """Return what was decided, why, when, and by which function; the latest first."""
        return [self._decision(each) for each in self.entries(DECISION) if each.get("decision")]

    def _decision(self, answers: Mapping[str, str]) -> str:
        say = self._labels.say
        decided = self.choice(DECISION, "decision", answers["decision"])
        by = mid_sentence(cut(answers.get("decided-by", ""), NAME_LENGTH))
        facts = ", ".join(filter(None, (self._day(answers, "day"), say("summary.by", who=by) if by else "")))
        text = " – ".join(filter(None, (decided, cut(answers.get("reasons", "")))))
        return " ".join(
            filter(
                None,
                (
                    self._asked(answers.get("about", "") or say("committee.decision")),
                    text,
                    f"({facts})" if facts else "",
                ),
            )
        )

    def trials(self) -> list[str]:
        """Return each trial: what it was to show, its terms, and what came of it; those with a result come first."""
        form = self._labels.guide.card(TRIAL)
        in_order = sorted(self.entries(TRIAL), key=lambda answers: not answers.get("result"))
        return [self._trial(each, form) for each in in_order] if form else []

    def _trial(self, answers: Mapping[str, str], form: CardForm) -> str:
        field, result = form.field("result"), cut(answers.get("result", ""))
        terms = self._terms(answers, form, field.shown_with if field else (), is_due=bool(result))
        day, then = self._day(answers, "day"), self._then(answers, form)
        tried = " ".join(
            filter(None, (self._asked(answers.get("question", "")), " · ".join(filter(None, (day, *terms)))))
        )
        ended = " – ".join(
            filter(None, (labelled_text(line(field.brief_label), result) if field and result else "", then))
        )
        return " → ".join(filter(None, (tried, ended)))

    def _then(self, answers: Mapping[str, str], form: CardForm) -> str:
        field = form.field("decision")
        return self._words(answers, field) if field else ""

    def _terms(
        self, answers: Mapping[str, str], form: CardForm, names: tuple[str, ...], *, is_due: bool
    ) -> Iterator[str]:
        """Yield the terms that are noted and, where they are due, which are not."""
        for field in filter(None, map(form.field, names)):
            if text := self._words(answers, field):
                yield f"{line(field.brief_label)}: {text}"
        if is_due and (missing := self.missing(answers, form.id, "result")):
            yield missing

    def missing(self, answers: Mapping[str, str], form_id: str, field_id: str) -> str:
        """Return which answers nobody gave without which that to this field is never shown; "" for none."""
        form = self._labels.guide.card(form_id)
        field = form.field(field_id) if form else None
        if not form or not field or not answers.get(field_id):
            return ""
        terms = [each for each in map(form.field, field.shown_with) if each]
        missing = [
            line(each.brief_label) for each in terms if not (answers.get(each.id) or answers.get(each.id + NOTE))
        ]
        return self._labels.say("profile.not_noted", fields=", ".join(missing)) if missing else ""

    def _words(self, answers: Mapping[str, str], field: CardField) -> str:
        answer = cut(answer_text(field, answers.get(field.id, ""), self._labels.say), _TERM)
        return " – ".join(filter(None, (answer, cut(answers.get(field.id + NOTE, ""), NAME_LENGTH))))

    def plan_changes(self) -> list[str]:
        """Return what was changed in the plan, when and why."""
        return [self._plan_change(each) for each in self.entries(PLAN)]

    def _plan_change(self, answers: Mapping[str, str]) -> str:
        when = " ".join(filter(None, (self._labels.say("summary.plan"), self._day(answers, "day"))))
        set_off = self._set_off(answers.get("seen", "")) or self.missing(answers, PLAN, "why")
        texts = filter(None, (cut(answers.get("what", ""), _TERM), cut(answers.get("why", ""), _TERM), set_off))
        return labelled_text(when, " – ".join(texts) or "–")

    def _set_off(self, record_id: str) -> str:
        """Return which observation set off a change, where that is no private one; "" for none."""
        form = self._labels.guide.card(PLAN)
        field = form.field("seen") if form else None
        if not record_id or not field:
            return ""
        texts = (each.text for each in self.noted.observations if each.id == record_id and not each.private)
        return f"{line(field.brief_label)}: {cut(next(texts, ''), _TERM) or self._labels.say('export.seen_elsewhere')}"

    def changes_elsewhere(self) -> list[str]:
        """Return what falls together in the weeks to come, then what else changes, what comes or is there first."""
        there = changes_noted(self.noted.of(CALENDAR))
        together = {name for each in gaps(CALENDAR, self.noted) if each.what == "collision" for name in each.names}
        monday = monday_of(self._labels.today.isoformat())
        alone = [each for each in there if each.what not in together]
        ahead = [each for each in alone if each.last >= monday]
        over = [each for each in reversed(alone) if each.last < monday]
        answers = {card.id: card.answers for card in self.noted.of(CALENDAR)}
        return self.gaps(CALENDAR, "collision") + [self._change(each, answers[each.id]) for each in (*ahead, *over)]

    def _change(self, change: CalendarChange, answers: Mapping[str, str]) -> str:
        starts, ends = self._day(answers, "from"), self._day(answers, "until")
        when = f"{starts} – {ends}" if ends and change.last > change.first else starts
        facts = (cut(change.what) or "–", cut(answers.get("units", ""), NAME_LENGTH), when)
        return " · ".join(filter(None, facts))

    def talks(self) -> list[str]:
        """Return what was talked about in which committee, and what was agreed there."""
        return [self._talk(each) for each in self.entries(COMMITTEE)]

    def _talk(self, answers: Mapping[str, str]) -> str:
        where = self.choice(COMMITTEE, "where", answers.get("where", "")) or self._labels.say("summary.talked")
        texts = [cut(answers.get(name, "")) for name in ("topic", "agreed", "principles")]
        told_all = " – ".join(filter(None, (*texts, self.missing(answers, COMMITTEE, "agreed"))))
        begun = where[:1].upper() + where[1:]
        return labelled_text(" ".join(filter(None, (begun, self._day(answers, "when")))), told_all or "–")

    def _day(self, answers: Mapping[str, str], name: str) -> str:
        return self._labels.day(answers[name]) if answers.get(name) else ""

    def _asked(self, text: str) -> str:
        """Return what an entry is about, to stand before what came of it."""
        shown = cut(text)
        return labelled_answer(shown, "").rstrip() if shown else ""
