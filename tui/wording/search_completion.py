"""How a search line may go on, and what could be meant by a filter that is not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from tui.locale import Catalogue
from tui.wording.display import brief
from tui.wording.search_filters import (
    FILTERS,
    TABLES,
    QueryVocabulary,
    filter_names,
    filter_values,
    folded,
    near_filter,
    type_titles,
)
from tui.wording.search_periods import read_period, spoken_period
from tui.wording.search_query import FILTER, QUOTES

_LAST_WORD = re.compile(r"(?<!\S)([^\W\d_]+)(?::()(\S*))?$")
_LAST_FILTER = re.compile(r'(?<!\S)([^\W\d_]+):("?)([^":]*)$')
"""Whose value is going on after a space, with a quotation mark or still without."""
_LISTED = 8
_LONGEST = 40
"""Characters of a value that is listed."""
_ALIKE = 0.6
_TIME = re.compile(r"(?=.{4}|ma[jy])[^\W\d_]+(?: [^\W\d_]+){0,2}|20[0-9]{2}", re.IGNORECASE)
"""What may be a time that stands alone: short ones are words (*man*, *jul*)."""
_SPANS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
"""Up to so many days, the filter of a time."""


def completions(line: str, known: QueryVocabulary, say: Catalogue) -> list[str]:
    """Return how a line may go on: the names of filters, or the values of the one that is being typed."""
    if offered := time_filter(line, known, say):
        return [offered]
    match = _LAST_WORD.search(line)
    return _completed(line, match, known, say) or _completed(line, _LAST_FILTER.search(line), known, say)


def time_filter(line: str, known: QueryVocabulary, say: Catalogue) -> str:
    """Return the filter of a time that stands alone (*fredag*, *november*); "" for others, and for filters."""
    typed = line.strip()
    if not _TIME.fullmatch(typed) or spoken_period(typed, known.today):
        return ""
    days = read_period("day", typed, known.today)
    if days is None:
        return ""
    first, last = map(date.fromisoformat, days)
    name = next(name for most, name in _SPANS if (last - first).days < most)
    return typed_filter(say(f"search.name.{name}"), typed)


def _completed(line: str, match: re.Match[str] | None, known: QueryVocabulary, say: Catalogue) -> list[str]:
    if match is None:
        return []
    before, typed = line[: match.start()], folded(match[1])
    if ":" not in match[0]:
        names = (say(f"search.name.{name}") for name in FILTERS)
        return [f"{before}{name}:" for name in names if len(typed) > 1 and folded(name).startswith(typed)]
    name = filter_names().get(typed)
    offered = filter_values(name, known, say) if name else ()
    wanted = folded(match[3])
    fits = [value for value in offered if folded(value).startswith(wanted) and value != match[3]]
    return [before + typed_filter(match[1], value) for value in fits]


def typed_filter(name: str, value: str) -> str:
    """Return a filter as it is typed."""
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"


def values_offered(line: str, known: QueryVocabulary, say: Catalogue) -> list[str]:
    """Return the values that the filter at the end of a line can have, where none is typed yet."""
    match = _LAST_WORD.search(line)
    name = filter_names().get(folded(match[1])) if match and match[0].endswith(":") else None
    return filter_values(name, known, say) if name else []


def correction(unknown: str, known: QueryVocabulary, say: Catalogue) -> str:
    """Return the filter that is nearest to one that is not understood; "" where none is near."""
    match = FILTER.fullmatch(unknown)
    if match is None:
        return ""
    name, value = filter_names().get(folded(match[1])), match[2].strip(QUOTES).strip()
    if name is None:
        name = near_filter(match[1], _ALIKE)
        if not name:
            return ""
        return typed_filter(say(f"search.name.{name}"), _nearest(value, filter_values(name, known, say)) or value)
    tables = {folded(say(f"search.table.{table}")): table for table in TABLES}
    if name == "type" and (near := [each for each in tables if value and each.startswith(folded(value))]):
        return typed_filter(say("search.name.in"), say(f"search.table.{tables[near[0]]}"))
    nearest = _nearest(value, filter_values(name, known, say))
    return typed_filter(match[1], nearest) if nearest else ""


def _nearest(value: str, values: Iterable[str]) -> str:
    """Return the value that is nearest to what was typed, or to its beginning; "" where none is."""
    wanted, of = folded(value), {folded(each): each for each in values}
    starts = {each[: len(wanted)]: each for each in of}
    near = get_close_matches(wanted, [*of], n=1, cutoff=_ALIKE)
    near = near or [starts[each] for each in get_close_matches(wanted, [*starts], n=1, cutoff=_ALIKE)]
    return of[near[0]] if near else ""


def hint(unknown: str, known: QueryVocabulary, say: Catalogue) -> str:
    """Return what could be meant: the nearest filter, and the values or names that there are."""
    match = FILTER.fullmatch(unknown)
    if match is None:
        return say("search.no_words")
    name, meant = filter_names().get(folded(match[1])), correction(unknown, known, say)
    parts = [say("search.meant", filter=meant)] if meant else []
    if name == "type" and not meant and (titles := type_titles(match[2].strip(QUOTES), known)):
        parts.append(say("search.unused_type", type=values_text(titles)))
    if name is None:
        parts.append(say("search.filters", names=", ".join(say(f"search.name.{each}") for each in FILTERS)))
        parts.append(say("search.as_words", text=unknown.replace('"', "")))
    elif say.has(f"search.example.{name}"):
        parts.append(say(f"search.example.{name}"))
    elif values := filter_values(name, known, say):
        parts.append(say("search.values", values=values_text(values)))
    else:
        parts.append(say(f"search.no_values.{name}"))
    return " ".join(parts)


def values_text(values: list[str]) -> str:
    """Return values of a filter as a list, the first of many."""
    return ", ".join(brief(each, _LONGEST) for each in values[:_LISTED]) + (" …" if len(values) > _LISTED else "")
