"""Who does what is agreed, and when: from the text of an action, or the lines below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import islice

from msgspec import Struct

from journals.importing.days import read_deadline
from journals.importing.leading_owner import leading_owner
from journals.importing.mentions import is_named_person, is_role, is_thing
from journals.importing.phrases import is_placeholder
from journals.privacy.names import GIVEN, NAMES_THAT_ARE_WORDS
from journals.text.dates import leading_date

_OWNER_WORDS = (
    "owners?|ansvarlige?|ansvar|tovholdere?|hvem|who|assignee|assigned to|assigned|responsible|responsibility|dri|lead|"
    "verantwortliche?r?|zuständig|wer|ansvarige?|ansvarlig person|ejer|udføres af|by whom"
)
_DUE_WORDS = (
    "deadline|frist|due date|due|by when|when|hvornår|senest|inden|dato|date|target date|eta|until|"
    "bis|wann|fällig|termin|senast|"
    "innen|tidsfrist|udføres|klar|til|tid|tidspunkt|förfallodatum"
)
_OWNER = re.compile(rf"[*_\s]*(?:{_OWNER_WORDS})[*_\s]*[:=–-][*_\s]*(.*)", re.IGNORECASE | re.DOTALL)
_DUE = re.compile(rf"[*_\s]*(?:{_DUE_WORDS})[*_\s]*[:=–-][*_\s]*(.*)", re.IGNORECASE | re.DOTALL)
_STATUS = re.compile(r"[*_\s]*(?:status|stand|tilstand|state)[*_\s]*[:=–-][*_\s]*(.*)", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(
    r"[*_\s]*(?:priority|prioritet|priorität|estimate|effort|issue|ticket|link|success criteria|"
    r"succeskriterie|kommentar|notes?|bemærkning)[*_\s]*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_DONE = frozenset(
    [
        "done",
        ("completed"),
        "complete",
        "closed",
        "finished",
        "udført",
        "færdig",
        "lukket",
        "gjort",
        "ok",
        "klar",
        "erledigt",
        "fertig",
        "klart",
        "ferdig",
        "yes",
        "ja",
        "x",
        "✅",
        "✔",
        "✓",
        "resolved",
        "løst",
    ]
)
_OWNER_INSIDE = re.compile(rf"(?:^|[\s.,;(|–—-])(?:{_OWNER_WORDS})\s*[:=]\s*([^.;,|()\[\]\n—–]{{1,60}})", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![^\s(])@[^\W\d_]")
_DUE_INSIDE = re.compile(
    r"(?:^|[\s.,;(|–—-])(?:deadline|frist|due date|due|termin|tidsfrist|hvornår)\s*[:=]?\s+(?=[\w])", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:^|[\s,;(–—-])(?:senest|inden|by|before|bis|until|senast|innen|no later than|not later than|"
    r"due|før|til|before the)"
    r"\s+(?:den |d\. |the |zum |på )?(?=\w)",
    re.IGNORECASE,
)
_BEFORE_END = re.compile(
    r"[\s,;(–—-]+(?:senest|inden|by|before|bis|until|senast|innen|før)(?: den| d\.| the| zum)?$", re.IGNORECASE
)
_END_DATE = re.compile(
    r"[\s,;–-]+(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s?[^\W\d_]{3,9}\.? "
    r"\d{4})\s*\.?$"
)
_MOST_END = 60
_MOST_DATES = 10
_END = re.compile(r"\s*[(\[]([^()\[\]\n]{2,80})[)\]]\s*\.?\s*$")
_BY_WHEN = re.compile(r"^(?:senest|inden|by|before|til|bis|innen|senast|due|frist|deadline)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;|]|(?<!\d)/|/(?!\d))\s*|\s+[–-]\s+")
_TASK_DATE = re.compile(r"([📅🗓⏳🛫➕✅❌])\ufe0f?\s*(\d{4}-\d{2}-\d{2})")
_TASK_SIGN = re.compile(r"[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f?[^📅⏳🛫➕✅❌]*|\^[\w-]+\s*$|[🆔⛔]\ufe0f?\s*[\w,]+")
_FIELD = re.compile(
    r"[\[(](due|deadline|scheduled|completion|created|start|owner|priority|repeat)::\s*([^\[\]()]*)[\])]", re.IGNORECASE
)
_ORG_DATE = re.compile(r"\b(DEADLINE|SCHEDULED):\s*<(\d{4}-\d{2}-\d{2})[^<>]*>")
_DASH_OWNER = re.compile(r"\s+(?:[–—-]|->|→|=>)\s*([^–—→>.:]{2,40})$")
_DASH = re.compile(r"\s+[–—-]\s+")
_TOWARDS = frozenset(("til", "med", "fra", "hos", "om", "to", "with", "from", "about", "zu", "mit", "till", "från"))
"""Words of what is done, and for whom: who does it is not called so."""
_LEAD_OWNER = re.compile(r"([^:–\n]{2,40}?)\s*(?::|\s–|\s-)\s+(?=\S)")


class ActionDetails(Struct):
    """What is known of an action besides what is to be done."""

    text: str
    owner: str = ""
    due: str | None = None
    is_done: bool | None = None
    """None where nothing says."""
    unread: str = ""
    """A deadline that is no date, as it is written: it stays in the text."""

    def said_of(self, text: str) -> str:
        """Return the text of an action with a deadline that could not be read."""
        return f"{text} ({self.unread})" if self.unread else text


def read_detail(line: str, details: ActionDetails, day: date | None) -> bool:
    """Take a line below an action that says who or when; return whether it did."""
    if len(line) > 200:
        return False
    if found := _OWNER.fullmatch(line):
        details.owner = details.owner or found[1].strip(" *_.")
        return True
    if found := _STATUS.fullmatch(line):
        words = found[1].strip(" *_.").casefold()
        details.is_done = words in _DONE or (words.split() or [""])[0] in _DONE
        return True
    if found := _DUE.fullmatch(line):
        when = read_deadline(found[1], day)
        details.due = details.due or when
        if not when and any(map(str.isalnum, found[1])) and not is_placeholder(found[1]):
            details.unread = " ".join(line.strip(" *_.").split())
        return True
    other = _OTHER.fullmatch(line)
    return other is not None and not other[1].strip()


def names_owner(text: str) -> bool:
    """Return whether a text says by a label or a sign who is to do it: `(owner: IT desk)`, `@IT`."""
    return _OWNER_INSIDE.search(text) is not None or _HANDLE.search(text) is not None


def action_details(text: str, day: date | None, is_known: Callable[[str], bool]) -> ActionDetails:
    """Return what an action's own text says; what says only who or when is taken out of it.

    `is_known` says of a name whether the file lists it as a person's.
    """
    found = ActionDetails(text)
    _task_signs(found)
    _brackets(found, day)
    _labels(found, day)
    _deadline(found, day)
    _end_parts(found, day)
    _end_date(found)
    _dashes(found, is_known)
    found.text = found.said_of(found.text.strip(" ,;–—-|"))
    return found


def _task_signs(found: ActionDetails) -> None:
    text = found.text
    for each in _TASK_DATE.finditer(text):
        if each[1] in "📅🗓" or (each[1] == "⏳" and found.due is None):
            found.due = each[2]
        elif each[1] == "✅":
            found.is_done = True
    for each in _ORG_DATE.finditer(text):
        if each[1] == "DEADLINE" or found.due is None:
            found.due = each[2]
    for each in _FIELD.finditer(text):
        if each[1].casefold() in ("due", "deadline") or (each[1].casefold() == "scheduled" and found.due is None):
            found.due = read_deadline(each[2], None) or found.due
        elif each[1].casefold() == "owner":
            found.owner = found.owner or each[2].strip()
    found.text = _TASK_SIGN.sub("", _FIELD.sub("", _ORG_DATE.sub("", _TASK_DATE.sub("", text)))).strip()


def _labels(found: ActionDetails, day: date | None) -> None:
    if (owner := _OWNER_INSIDE.search(found.text)) and not _ends_function(found.text, owner):
        found.owner = found.owner or owner[1].strip(" *_")
        after = found.text[owner.end() :]
        after = after.removeprefix(")") if owner[0].startswith("(") else after
        found.text = " ".join((found.text[: owner.start()].rstrip(), after.lstrip())).strip(" .,;|–—-(")
    if (label := _DUE_INSIDE.search(found.text)) and (read := _date_at(found.text, label.end(), day)):
        found.due = found.due or read[0]
        found.text = f"{found.text[: label.start()]} {found.text[read[1] :]}".strip(" .,;|–—-()")


def _ends_function(text: str, owner: re.Match[str]) -> bool:
    """Return whether a word such as `lead` is the end of the function that a text begins with: `Team lead: order …`."""
    lead = _LEAD_OWNER.match(text)
    if not lead or not 0 < owner.start() < lead.end() or "," in lead[1] or not is_role(lead[1]):
        return False
    words = len(lead[1].split())
    if words > 3 or is_named_person(owner[1]):
        return False
    return not is_role(owner[1]) or (words < 3 and lead[1].casefold().endswith("lead"))


def _brackets(found: ActionDetails, day: date | None) -> None:
    """Take `(teamleder, uge 12)` from the end: each part a date, a function or a person."""
    end = _END.search(found.text)
    if end is None or end.start() == 0:
        return
    owner, due, unread = "", None, ""
    for part in filter(None, _PARTS.split(end[1].strip())):
        detail = ActionDetails("")
        bare = _BY_WHEN.sub("", part)
        if when := read_deadline(bare, day) or _without_year(bare):
            due, unread = due or (when if when != "?" else None), unread or (part if when == "?" else "")
        elif read_detail(part, detail, day):
            unread = unread or detail.unread
            owner, due = owner or detail.owner, due or detail.due
        elif (
            is_role(part)
            or is_named_person(part)
            or (not owner and "," in end[1] and part[:1].isalpha() and len(part.split()) <= 3)
        ):
            owner = f"{owner}, {part}" if owner else part
        else:
            return
    if not owner and not due:
        return
    found.owner, found.due = found.owner or owner, found.due or due
    found.text = found.text[: end.start()].rstrip()
    found.unread = "" if found.due else unread


def _without_year(part: str) -> str | None:
    """Return `?` for a date that cannot be placed in a year: it stays in the text, and is no deadline."""
    return "?" if read_deadline(part, date(2000, 6, 1)) else None


def _deadline(found: ActionDetails, day: date | None) -> None:
    """Take `by 20 Mar 2026` from the end; within a sentence, as in `inden fredag`, it stays and is only read."""
    for before in islice(_BEFORE.finditer(found.text), _MOST_DATES):
        read = _date_at(found.text, before.end(), day)
        if read is None:
            continue
        found.due = found.due or read[0]
        if not found.text[read[1] :].strip(" .)") and re.search(r"\d{4}", found.text[before.end() :]):
            found.text = found.text[: before.start()].rstrip(" ,;(–—-")
        return


def _end_date(found: ActionDetails) -> None:
    """Take a date with its year from the end, and a function before it: `nyt skilt, pedellen, 1. april 2026`."""
    if found.due or not (end := _END_DATE.search(found.text[-_MOST_END:])):
        return
    if when := read_deadline(end[1], None):
        found.due, found.text = when, _BEFORE_END.sub("", found.text[: -len(end[0])].rstrip(" ,;–—-"))
        before, comma, who = found.text.rpartition(", ")
        if comma and not found.owner and is_role(who):
            found.owner, found.text = who, before


def _end_parts(found: ActionDetails, day: date | None) -> None:
    """Take `- driften - 1/3` from the end: a short part that is a date is the deadline, one before it who does it."""
    task, dash, last = _parted_end(found.text)
    if not dash or not any(map(str.isdigit, last)):
        return
    when = read_deadline(last, day) or _without_year(last)
    if not when:
        return
    if not found.owner and (led := leading_owner(task)):
        found.owner, task = led
    before, dash, who = _parted_end(task)
    is_one = who.isalpha() and before.strip().count(" ") > 0 and not is_thing(who)
    if dash and not found.owner and (_is_named(who) or is_one or _is_somebody(who, lambda name: False)):
        found.owner, task = who.strip(), before
    found.text = task.rstrip()
    if when != "?":
        found.due = found.due or when
    elif not found.due:
        found.unread = found.unread or last.strip()


def _parted_end(text: str) -> tuple[str, str, str]:
    """Return what stands before the last dash of a text, the dash, and what stands behind it."""
    parts = [*_DASH.finditer(text)]
    return (text[: parts[-1].start()], parts[-1][0], text[parts[-1].end() :]) if parts else ("", "", text)


def _is_named(text: str) -> bool:
    """Return whether a short text is somebody's name, be it a first name alone."""
    name = text.strip(" .@")
    return is_named_person(text) or (name in GIVEN and name not in NAMES_THAT_ARE_WORDS)


def _date_at(text: str, at: int, day: date | None) -> tuple[str, int] | None:
    rest = text[at : at + 40].partition("\n")[0]
    found = leading_date(rest.replace(")", " ").replace(";", " "), day or date(2000, 1, 1), "future")
    if found is None:
        return None
    words = rest[: found[1]].strip(" .,:")
    when = read_deadline(words, day)
    return (when, at + found[1]) if when else None


def _dashes(found: ActionDetails, is_known: Callable[[str], bool]) -> None:
    if not found.owner and (led := leading_owner(found.text)):
        found.owner, found.text = led
    end = None if found.owner else _DASH_OWNER.search(found.text)
    if end and (_is_named(end[1]) or (_is_somebody(end[1], is_known) and not _is_led(found.text, end.start()))):
        found.owner, found.text = end[1].strip(), found.text[: end.start()].rstrip()
    if (
        not found.owner
        and (lead := _LEAD_OWNER.match(found.text))
        and _is_somebody(lead[1], is_known)
        and not _OWNER.match(f"{lead[1].split()[0]}:")
    ):
        found.owner, found.text = lead[1].strip(), found.text[lead.end() :].strip()


def _is_led(text: str, end: int) -> bool:
    """Return whether one word for a function stands before a dash: then that does what stands behind it."""
    before = text[:end].strip()
    return " " not in before and is_role(before)


def _is_somebody(text: str, is_known: Callable[[str], bool]) -> bool:
    if any(word in _TOWARDS for word in text.casefold().split()):
        return False  # `Skrive til HR` is what is to be done
    parts = re.split(r"\s*(?:,|/|\bog\b|\band\b|&|\+)\s*", text.strip())
    return all(each and len(each.split()) <= 3 and (is_role(each) or is_known(each)) for each in parts)
