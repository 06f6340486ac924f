"""How fast concerns and questions are answered, in words: the same on the screen, the command line and in documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil

from journals.export.labels import Translator
from journals.overview.replies import AgreedReplies, ReplyTimes
from journals.records.model import Observation
from journals.records.reply_deadline import reply_deadline


def replies_text(say: Translator, times: ReplyTimes) -> str:
    """Return how many concerns and questions were raised and answered, how fast, and how many wait."""
    answered = times.raised - times.waiting
    parts = [say.count("overview.raised", times.raised), say("overview.answered", n=answered)]
    if times.median_days is not None:
        parts.append(
            say("overview.fast", median=ceil(times.median_days), longest=times.longest_days or 0, n=times.timed)
        )
    if agreed := agreed_text(say, times.agreed):
        parts.append(agreed)
    return ", ".join([*parts, say("overview.wait", n=times.waiting), *past_texts(say, times.agreed)])


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
