"""What stands on pages for those who decide, discuss or asked: pitfalls, what waits, and what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from journals.export.labels import Labels
from journals.export.one_page import cut
from journals.export.reply_words import replies_text, reply_due_text
from journals.export.retro_sections import since
from journals.overview.replies import project_replies
from journals.records.model import Action, Observation, Project, Sign
from journals.text.dates import is_over

NAME_LENGTH = 45
"""Characters of a name or a function that are shown."""
_PITFALLS = 3
"""Pitfalls that are named of those that have a sign."""


def pitfall_texts(seen: Iterable[Observation], sign: Sign, labels: Labels) -> list[str]:
    """Return the pitfalls that most observations give this sign, each with its number, and how many more there are.

    Of what was handled it is said where it hits all the same.
    """
    counts = Counter((each.sign, pitfall) for each in seen for pitfall in each.pitfalls)
    found = sorted((-number, name) for (given, name), number in counts.items() if given == sign)
    bites = {name: counts["bites", name] for _, name in found if sign == "handled" and counts["bites", name]}
    say = labels.say
    also = {name: ", " + say.count("summary.also_hits", number) for name, number in bites.items()}
    left = len(found) - _PITFALLS
    more = [say.count("retrolog.more", left)] if left > 0 else []
    shown = found[:_PITFALLS]
    return [
        *(f"{labels.pitfall(name)} ({say.count('summary.seen', -less)}{also.get(name, '')})" for less, name in shown),
        *more,
    ]


def waiting_since(seen: Observation, project: Project, labels: Labels) -> str:
    """Return the beginning of a concern that nobody has answered, since when it waits, and by when it is due."""
    due = reply_due_text(labels.say, seen, project.reply_days, labels.today, labels.day)
    return " · ".join(filter(None, [cut(seen.text) or "–", since(seen, labels), due]))


def waiting_texts(asked: Sequence[Observation], project: Project, labels: Labels) -> list[str]:
    """Return the concerns and questions that nobody has answered, the oldest first; `asked` is the newest first."""
    return [waiting_since(each, project, labels) for each in reversed(asked) if each.waits and not each.private]


def replies_of(project: Project, asked: Iterable[Observation], labels: Labels) -> str:
    """Return how fast concerns and questions are answered."""
    times = project_replies(project, asked, labels.today)
    return replies_text(labels.say, times, labels.day(times.oldest_waits or ""))


def agreement_texts(actions: Iterable[Action], labels: Labels) -> list[str]:
    """Return the actions that are open: what, who, and by when."""
    return [_agreement(each, labels) for each in actions if each.status == "open"]


def _agreement(action: Action, labels: Labels) -> str:
    due = labels.day(action.due) if action.due else ""
    if is_over(action.due, labels.today):
        due = labels.say("export.late", day=due)
    return " · ".join(filter(None, [cut(action.text) or "–", cut(action.owner, NAME_LENGTH), due]))
