"""How fast concerns and questions are answered, in words: the same on the screen, the command line and in documents."""

from __future__ import annotations

from math import ceil

from journals.export.labels import Translator
from journals.overview.replies import ReplyTimes


def replies_text(say: Translator, times: ReplyTimes) -> str:
    """Return how many concerns and questions were raised and answered, how fast, and how many wait."""
    answered = times.raised - times.waiting
    parts = [say.count("overview.raised", times.raised), say("overview.answered", n=answered)]
    if times.median_days is not None:
        parts.append(
            say("overview.fast", median=ceil(times.median_days), longest=times.longest_days or 0, n=times.timed)
        )
    return ", ".join([*parts, say("overview.wait", n=times.waiting)])
