"""One page about several projects for those who lead them: what waits, what hits, who is silent, what to decide.

A page for each would be a pile that nobody reads; who wants one project's page chooses that project alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from journals.export.labels import Labels
from journals.export.markdown_blocks import heading, item, labelled_text
from journals.export.one_page import cut, listed_page
from journals.export.page_items import NAME_LENGTH, waiting_since
from journals.export.reply_words import replies_text
from journals.export.summary_snapshot import SummarySnapshot
from journals.overview.recurrence import recurrences
from journals.overview.replies import source_replies
from journals.overview.source import OverviewSource
from journals.overview.unused import undecided_trials
from journals.overview.voices import leader_only_projects
from journals.overview.waiting import WaitingKind, WaitingSource, what_waits
from journals.records.facets import tally
from journals.records.model import DECISION
from journals.text.dates import first_day, is_stored_date

_NAMED = 3
"""Projects that are named in a line."""
_ASKED_FOR: tuple[WaitingKind, ...] = ("late", "concerns", "missed")
"""Kinds of what waits that are told with their number."""


def joint_page(
    chosen: Sequence[SummarySnapshot], labels: Labels, title: str, *, asks_for: bool = True
) -> Iterator[str]:
    """Yield the blocks of a page about all these projects; `asks_for`: whether it ends with what readers are to do."""
    seen = _Together(chosen, labels)
    say = labels.say
    lists = {
        "summary.all.waits": [*map(item, seen.waits())],
        "summary.waiting": [*map(item, seen.concerns())],
        "summary.all.hits": [*map(item, seen.hits())],
        "summary.all.undecided": [*map(item, seen.undecided())],
        "summary.all.silent": [*map(item, seen.silent())],
        "summary.all.leaders": [*map(item, seen.leaders())],
    }
    asks = [
        say(f"summary.ask.{name}")
        for name in ("waiting", "all.undecided", "all.leaders", "all.silent")
        if lists[f"summary.{name}"]
    ]
    tail = [labelled_text(say("summary.asks"), "; ".join(asks) + ".")] if asks and asks_for else []
    yield from listed_page([heading(1, title), *seen.standing()], lists, tail, say, 1)


class _Together:
    """What several projects show together."""

    def __init__(self, chosen: Sequence[SummarySnapshot], labels: Labels) -> None:
        self._labels, self._chosen = labels, chosen
        say = labels.say
        self._names = {
            each.shown.id: cut(each.shown.project.name, NAME_LENGTH) or say("export.untitled") for each in chosen
        }
        shown = [each.shown for each in sorted(chosen, key=lambda each: each.shown.id)]
        self._source = OverviewSource(
            projects=tuple(each.project for each in shown),
            tallies={each.id: tally(each.observations) for each in shown if each.observations},
            lessons=(),
            uses={},
            concerns=tuple(
                (each.id, seen) for each in shown for seen in each.observations if seen.kind in ("concern", "question")
            ),
            cards=tuple((each.id, card) for each in shown for card in each.cards),
        )
        summaries = {each.shown.id: each.summary for each in chosen}
        self._waiting = {each.kind: each for each in what_waits(WaitingSource(labels.today, summaries))}

    def standing(self) -> Iterator[str]:
        """Yield how many projects are under way and how many are over, and how fast concerns are answered."""
        labels, say = self._labels, self._labels.say
        states = Counter(each.status for each in self._source.projects)
        told = [f"{number} {say(f'words.status.{status}').lower()}" for status, number in sorted(states.items())]
        yield " · ".join([labels.day(labels.today.isoformat()), *told])
        times = source_replies(self._source, labels.today)
        if times.raised:
            told_fast = replies_text(say, times, labels.day(times.oldest_waits or ""))
            yield f"{labelled_text(say('summary.concerns'), told_fast)}."

    def waits(self) -> Iterator[str]:
        """Yield how much waits of a kind, and where."""
        for kind in _ASKED_FOR:
            if found := self._waiting.get(kind):
                yield labelled_text(
                    self._labels.say.count(f"waiting.{kind}", found.number), self._where(found.projects)
                )

    def concerns(self) -> list[str]:
        """Return the concerns and questions of projects under way that have waited longest."""
        projects = {each.id: each for each in self._source.projects if each.status == "active"}
        open_ones = [
            (name, each) for name, each in self._source.concerns if name in projects and each.waits and not each.private
        ]
        open_ones.sort(key=lambda pair: (not pair[1].happened, first_day(pair[1].happened or "")))
        return [
            f"{waiting_since(each, projects[name], self._labels)} · {self._names[name]}" for name, each in open_ones
        ]

    def hits(self) -> Iterator[str]:
        """Yield the pitfalls that hit in most projects, with how many looked."""
        say = self._labels.say
        for found in recurrences(self._source):
            number = say("overview.bit_in", n=len(found.projects), of=found.looked)
            yield f"{self._labels.pitfall(found.pitfall)}: {number} ({self._where(found.projects)})"

    def undecided(self) -> Iterator[str]:
        """Yield agreed decisions that are not made and trials nobody decided about, of projects under way."""
        say = self._labels.say
        active = {each.id for each in self._source.projects if each.status == "active"}
        for project, card in self._source.cards:
            if project in active and card.form == DECISION and card.is_undecided:
                day = card.answers.get("day", "")
                when = self._labels.day(day) if is_stored_date(day) else ""
                about = cut(card.answers.get("about", "")) or say("committee.decision")
                yield " · ".join(filter(None, [about, when, self._names[project]]))
        for trial in undecided_trials(self._source):
            if trial.project in active:
                asked = cut(trial.card.answers.get("question", "")) or say("overview.trial_unnamed")
                result = say("summary.all.has_result") if trial.has_result else ""
                yield " · ".join(filter(None, [asked, result, self._names[trial.project]]))

    def silent(self) -> Iterator[str]:
        """Yield the projects in which nothing has been heard for a month."""
        if found := self._waiting.get("silent"):
            yield labelled_text(self._labels.say.count("waiting.silent", found.number), self._where(found.projects, 8))

    def leaders(self) -> Iterator[str]:
        """Yield the projects in which all who say their role are leaders, with how many say it."""
        for each in leader_only_projects(self._source.tallies):
            told = self._labels.say("overview.n_of", n=each.told, of=each.seen)
            yield self._labels.say("summary.all.led", project=self._names[each.project], told=told)

    def _where(self, projects: Iterable[str], most: int = _NAMED) -> str:
        names = [self._names[each] for each in projects]
        more = len(names) - most
        return ", ".join(names[:most]) + (f" {self._labels.say.count('waiting.others', more)}" if more > 0 else "")
