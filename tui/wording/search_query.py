"""Parsing a search line: `trin:prøve faldgrube:44 siden:2025 skærmen fryser`.

Filters are understood in both languages, whatever language the app speaks; their values by how they begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from journals.index.query import Filters, Query, query_from_text
from journals.index.synonyms import synonyms_of
from tui.wording.search_filters import PERIODS, QueryVocabulary, filter_names, folded, meanings, near_filter, tables_of
from tui.wording.search_periods import (
    SPOKEN_TIME,
    SPOKEN_WEEK,
    VALUE_OF_WORDS,
    Days,
    read_period,
    spoken_period,
    week_as_written,
    within,
)

FILTER = re.compile(r'(?<!\S)([^\W\d_]+):(?: (?=[^\s:"]+(?:\s|$)))?("[^"]*"?|»[^«]*«?|“[^”]*”?|\S*)')
"""A filter with its value; a space between them does not part them."""
QUOTES = '"»«“”'
_QUOTED = re.compile(r'"[^"]*"?|»[^«]*«?|“[^”]*”?')
_VALUE_BEGINS = re.compile(rf"[^\W\d_]|[{QUOTES}]|[0-9]{{4}}-(?:W|U)?[0-9]", re.IGNORECASE)
"""What looks like the value of a filter, a day or a week among it: `kl:10` and `http://` are words."""
_ALIKE = 0.75
"""How alike the name of a filter must be for a number to be its value."""


@dataclass(frozen=True)
class ParsedQuery:
    """What a search line asks for."""

    query: Query
    unknown: list[str] = field(default_factory=list)
    """What means nothing, as it was typed: filters with another name or value, and signs where no word stands."""
    filters: list[str] = field(default_factory=list)
    """The filters that are understood, as they were typed."""

    @property
    def is_understood(self) -> bool:
        """Whether it is worth asking: what is not understood must not widen what is found."""
        return not self.unknown


class _FiltersOfLine:
    """The filters in a line, one after the other."""

    def __init__(self, known: QueryVocabulary) -> None:
        self._known = known
        self.found: dict[str, set[str]] = {}
        self.periods: list[tuple[str, str, str]] = []
        """Of each time the filter, its value, and as what it was typed."""
        self.weeks: list[str] = []
        """Those that are weeks said as people say them."""
        self.unknown: list[str] = []
        self.typed: list[str] = []

    def take(self, match: re.Match[str]) -> str:
        """Take a filter out of the line; what is none stays."""
        name, value = filter_names().get(folded(match[1])), match[2].strip(QUOTES).strip()
        if name is None:
            is_meant = _VALUE_BEGINS.match(match[2]) or (match[2][:1].isdigit() and near_filter(match[1], _ALIKE))
            if not is_meant or match[0][len(match[1]) + 1] == " ":
                return match[0]
            self.unknown.append(match[0])
        elif name in PERIODS:
            self.periods += [(name, each, match[0]) for part in value.split(",") if (each := part.strip())]
        elif meant := self._meant(name, value):
            self.found.setdefault(name, set()).update(meant)
        elif name == "type" and (meant := self._meant("kind", value)):  # as notes are of a type, too
            self.found.setdefault("kind", set()).update(meant)
        elif value:
            self.unknown.append(match[0])
        self.typed += [match[0]] if value else []
        return " "

    def take_week(self, match: re.Match[str]) -> str:
        """Take a week out of the line that is said as people say it; what cannot be one stays."""
        if read_period("week", match[1] or match[2], self._known.today) is None:
            return match[0]
        self.periods.append(("week", match[1] or match[2], match[0]))
        self.weeks.append(match[1] or match[2])
        self.typed.append(match[0])
        return " "

    def take_time(self, match: re.Match[str]) -> str:
        """Take a time out of the line that is told from today; what means none stays."""
        found = spoken_period(match[1], self._known.today)
        if found is None:
            return match[0]
        name, value, _ = found
        self.periods.append((name, value, match[0]))
        self.typed.append(match[0])
        return " "

    def _meant(self, name: str, value: str) -> set[str]:
        meant = set(meanings(name, value, self._known))  # a project's name may have commas in it
        return meant or {each for part in value.split(",") for each in meanings(name, part.strip(), self._known)}

    def days(self) -> tuple[Days, ...]:
        """Return the periods that are asked for; a week or month without a year is of the one beside it."""
        years = [value for name, value, _ in self.periods if name == "year" and re.fullmatch("[0-9]{4}", value)]
        year, found = years[0] if len(years) == 1 else "", dict[str, set[Days]]()
        for name, value, typed in self.periods:
            days = read_period(name, value, self._known.today, year)
            if days is not None:
                found.setdefault(name, set()).add(days)
            elif typed not in self.unknown:
                self.unknown.append(typed)
        return within(found)


def parse_query(line: str, known: QueryVocabulary, language: str, tables: Iterable[str] = ()) -> ParsedQuery:
    """Parse a search line; `tables`: where to look if it does not say, as `TABLES` names it."""
    filters = _FiltersOfLine(known)
    rest = FILTER.sub(filters.take, _outside_quotes(VALUE_OF_WORDS, lambda found: f'{found[1]}:"{found[2]}"', line))
    rest = _outside_quotes(SPOKEN_WEEK, filters.take_week, rest)
    rest = _outside_quotes(SPOKEN_TIME, filters.take_time, rest)
    asked = _filters(filters.found, filters.days(), tables)
    query = replace(query_from_text(rest, asked, language), today=known.today.isoformat())
    if len(filters.periods) == 1 and filters.weeks:
        query = replace(query, week_as_written=week_as_written(*filters.weeks))
    if query.words:
        query = replace(query, synonyms=synonyms_of(query.words, (known.guide, *known.other_guides())))
    if (signs := rest.strip(QUOTES + " ")) and not (query.words or query.phrases):
        filters.unknown.append(signs)
    return ParsedQuery(query, filters.unknown, [each for each in filters.typed if each not in filters.unknown])


def _outside_quotes(pattern: re.Pattern[str], take: Callable[[re.Match[str]], str], line: str) -> str:
    """Return a line without the times that are said in it, but for quoted ones: these are words."""
    parts, at = list[str](), 0
    for quoted in _QUOTED.finditer(line):
        parts += [pattern.sub(take, line[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    return "".join([*parts, pattern.sub(take, line[at:])])


def _filters(found: Mapping[str, set[str]], periods: tuple[Days, ...], tables: Iterable[str]) -> Filters:
    projects = None
    for name in ("project", "area", "type"):
        if name in found:
            projects = found[name] if projects is None else projects & found[name]
    return Filters(
        tables=tables_of(found.get("in", tables)),
        stages=frozenset(found.get("stage", ())),
        pitfalls=frozenset(found.get("pitfall", ())),
        kinds=frozenset(found.get("kind", ())),
        signs=frozenset(found.get("sign", ())),
        projects=None if projects is None else frozenset(projects),
        roles=frozenset(found.get("role", ())),
        since=min(found.get("since", {""})),
        until=max(found.get("until", {""})),
        periods=periods,
    )
