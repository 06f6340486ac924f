"""How values are written: days in words, signs, tags, and long texts cut short."""

from __future__ import annotations

import os
import re
import sys
from datetime import date

from journals.records.model import Kind, Observation, Sign
from journals.records.retro import MirrorAnswer
from journals.text.clean import one_line
from journals.text.dates import first_day, is_stored_date, iso_week
from journals.text.small_words import is_small_word
from tui.locale import Catalogue

_DAY, _WEEK = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"(\d{4})-W(\d\d)")

KIND_SIGNS: dict[Kind | None, str] = {
    "worked": "+",
    "hindered": "-",
    "concern": "!",
    "question": "?",
    "idea": "*",
    "surprise": "»",
    None: "·",
}
SIGN_SYMBOLS: dict[Sign | None, str] = {"bites": "×", "handled": "✓", "watch": "○", None: "#"}
_PLAIN_SIGNS: dict[Sign | None, str] = {"bites": "x", "handled": "v", "watch": "o", None: "#"}

_ANSWER_SIGNS: dict[MirrorAnswer, str] = {"yes": "●", "partly": "◐", "no": "○", "unknown": "?"}
_PLAIN_ANSWER_SIGNS: dict[MirrorAnswer, str] = {"yes": "#", "partly": "+", "no": "-", "unknown": "?"}

QUOTE_LENGTH = 60
"""Characters of a text that a message about it repeats."""


PREVIEW_LENGTH = 2_000
"""Characters of a text that are shown beside a list."""
PAGE_LENGTH = 8_000
"""Characters of a text that are shown on a page of its own: more takes longer to draw than one likes to wait."""
_A_LINE = 40
"""A line counts as so many characters at least, for each is drawn."""
_BRIEF = 300
MOST_TAGS = 20
"""Tags of one record that are shown; an observation can have two, but what others write may have any number."""


def brief(text: str, most: int = _BRIEF) -> str:
    """Return the beginning of a text, on one line."""
    words = one_line(text[: 2 * most])
    return words if len(text) <= 2 * most and len(words) <= most else words[:most].rstrip() + "…"


def shown_project_name(say: Catalogue, name: str) -> str:
    """Return what a project is called, where it has no name too."""
    return name or say("home.nameless")


def shortened(say: Catalogue, text: str, most: int = PAGE_LENGTH) -> str:
    """Return a text as it is or, where it is far longer than what people write, its beginning and what is left out."""
    kept = text[:most]
    lines = kept.split("\n")
    if len(lines) * _A_LINE > most:
        kept = "\n".join(lines[: most // _A_LINE])
    return text if len(kept) == len(text) else kept + say("words.shortened", n=len(text) - len(kept))


def signs() -> dict[Sign | None, str]:
    """Return the signs towards a pitfall, in letters where the console cannot show them."""
    return _PLAIN_SIGNS if _is_poor() else SIGN_SYMBOLS


def answer_signs() -> dict[MirrorAnswer, str]:
    """Return the signs of what a room answers to a question: how much of a yes it is, and neither good nor bad."""
    return _PLAIN_ANSWER_SIGNS if _is_poor() else _ANSWER_SIGNS


def warning_sign() -> str:
    """Return the sign for personal data."""
    return "!!" if _is_poor() else "▲"


def _is_poor() -> bool:
    """Return whether the console shows little more than letters."""
    encoding = (getattr(sys.__stdout__, "encoding", "") or "").lower()
    return os.environ.get("TERM") == "linux" or bool(encoding and not encoding.startswith("utf"))


def shown_day(observation: Observation) -> str:
    """Return when an observation was, as it is shown: of what a meeting gathered only the week.

    More is not kept of what was written unseen, and a day would part all else from it.
    """
    when = observation.happened or ""
    if observation.retro is None or not is_stored_date(when):
        return when
    return iso_week(date.fromisoformat(first_day(when)))


def relative_day(say: Catalogue, day: str | None, today: date) -> str:
    """Return a stored day or week in words: today, yesterday, a weekday of this week, else the week."""
    if not day:
        return ""
    try:
        then = date.fromisoformat(first_day(day))
    except ValueError:
        return day
    if "W" not in day:
        days = (today - then).days
        if -1 <= days <= 1:
            return say(f"dates.days.{days}")
        if then.isocalendar()[:2] == today.isocalendar()[:2]:
            return say(f"dates.weekday.{then.isoweekday()}")
    return week(say, then, today)


def week(say: Catalogue, then: date, today: date) -> str:
    """Return the ISO week of a day, with its year when it is not this one."""
    year, number, _ = then.isocalendar()
    if year == today.isocalendar().year:
        return say("dates.week", week=number)
    return say("dates.week_year", week=number, year=year)


def long_date(say: Catalogue, day: str | None) -> str:
    """Return a stored day as `24.11.2026`, a stored week as `week 47, 2026`; what others wrote there as it stands."""
    if not day:
        return ""
    if week := _WEEK.fullmatch(day):
        return say("dates.week_long", week=int(week[2]), year=week[1])
    if not _DAY.fullmatch(day):
        return one_line(day)
    return f"{day[8:10]}.{day[5:7]}.{day[:4]}"


def tags(observation: Observation, say: Catalogue) -> str:
    """Return an observation's sign and pitfalls, or that it is untagged, or an answer about a lesson."""
    if not observation.pitfalls:
        return say("dates.untagged" if observation.needs_tag else "dates.answer")
    return f"{signs()[observation.sign]} {' '.join(sorted(observation.pitfalls)[:MOST_TAGS])}"


def without_sign(say: Catalogue, kind: Kind | None) -> str:
    """Return what a line is without a sign of its own, where its question gives it one; else ""."""
    return say("project.without_sign", sign=KIND_SIGNS[kind], kind=say(f"words.kind.{kind}")) if kind else ""


def reads_on(say: Catalogue, text: str) -> str:
    """Return a sentence as it goes on after another's words: a small word begins small; a name stays as it is."""
    first = text.partition(" ")[0]
    begins_small = len(first) > 1 and first.istitle() and is_small_word(first.lower(), say.language)
    return text[:1].lower() + text[1:] if begins_small else text
