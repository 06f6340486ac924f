"""How fast concerns and questions are answered, in words: the same on the screen, the command line and in documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil

from journals.export.labels import Translator
from journals.overview.replies import AgreedReplies, ReplyTimes
from journals.records.model import Observation
from journals.records.reply_deadline import reply_deadline


def replies_text(say: Translator, times: ReplyTimes, since: str = "") -> str:
    """Return how many concerns and questions are answered, how fast those were, and how many wait.

    `since`: when the oldest that waits was seen, as it is said; "" where that is not known.
    """
    agreed = [told] if (told := agreed_text(say, times.agreed)) else []
    waits = [waits_text(say, times, since)] if times.waiting else []
    return "; ".join([answered_text(say, times), *agreed, *waits, *past_texts(say, times.agreed)])


def answered_text(say: Translator, times: ReplyTimes) -> str:
    """Return how many of those that were raised are answered, and how fast: of how many that is known."""
    answered = times.raised - times.waiting
    told = say("overview.answered_of", n=answered, of=times.raised)
    if times.median_days is None:
        return told
    whole = times.timed == answered
    if times.timed == 1:
        fast = say.count("overview.fast_one" if whole else "overview.fast_known_one", times.longest_days or 0)
    else:
        key = "overview.fast_of_them" if whole else "overview.fast_of_known"
        half = say.count("overview.days", ceil(times.median_days))
        last = say.count("overview.days", times.longest_days or 0)
        fast = say(key, known=times.timed, median=half, longest=last)
    return f"{told}; {fast}"


def waits_text(say: Translator, times: ReplyTimes, since: str) -> str:
    """Return how many wait, where, and since when."""
    told = say("overview.wait", n=times.waiting)
    if times.waiting_ended:
        told += f" ({say('overview.where', active=times.waiting - times.waiting_ended, ended=times.waiting_ended)})"
    if times.waiting_private:
        told += f", {say('overview.wait_private', n=times.waiting_private)}"
    return f"{told}, {say('overview.oldest_since', since=since)}" if since else told


def agreed_text(say: Translator, agreed: AgreedReplies | None) -> str:
    """Return how many were answered in the agreed time, of how many; "" where there is none, or none is over."""
    return say("overview.in_time", done=agreed.in_time, n=agreed.settled) if agreed and agreed.settled else ""


def past_texts(say: Translator, agreed: AgreedReplies | None) -> list[str]:
    """Return how many wait longer than was agreed, where any do."""
    return [say.count("overview.past", agreed.past)] if agreed and agreed.past else []


def reply_due_text(
    say: Translator, asked: Observation, within: int | None, today: date, day_text: Callable[[str], str]
) -> str:
    """Return by when a concern that waits is, or was, to be answered; "" where no time is agreed, or it has no day."""
    deadline = reply_deadline(asked.happened, within)
    if deadline is None or not asked.waits:
        return ""
    return say("export.reply_was_due" if deadline < today.isoformat() else "export.reply_due", day=day_text(deadline))
