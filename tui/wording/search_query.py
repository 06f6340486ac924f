"""Parsing a search line: `trin:prøve faldgrube:44 siden:2025 skærmen fryser`.

Filters are understood in both languages, whatever language the app speaks; their values by how they begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from content import Guide, GuideError, Item, load
from content.technologies import types_called
from journals.errors import Invalid
from journals.index.query import Filters, Query, query_from_text
from journals.records.model import KINDS, SIGNS, Project
from journals.text.dates import read_date
from journals.text.tokens import normalize_word as folded_word
from journals.text.tokens import tokenize
from tui.locale import LANGUAGES, Catalogue, catalogue

FILTERS = ("stage", "pitfall", "kind", "sign", "project", "area", "type", "role", "since", "until", "in")
TABLES = ("observations", "lessons", "actions", "cards", "projects", "guide")
_FILTER = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*"?|»[^«]*«?|“[^”]*”?|\S*)')
_LAST_WORD = re.compile(r"(?<!\S)([^\W\d_]+)(?::()(\S*))?$")
_LAST_FILTER = re.compile(r'(?<!\S)([^\W\d_]+):("?)([^":]*)$')
"""Whose value is going on after a space, with a quotation mark or still without."""
_QUOTES = '"»«“”'


@dataclass(frozen=True)
class QueryVocabulary:
    """What values of filters can mean."""

    guide: Guide
    projects: Mapping[str, Project]
    """By id."""
    today: date
    other_guides: Callable[[], Iterable[Guide]] = tuple
    """Returns the guide in the other languages: a stage's name is understood in each, whatever the app speaks."""


@dataclass(frozen=True)
class ParsedQuery:
    """What a search line asks for."""

    query: Query
    unknown: list[str] = field(default_factory=list)
    """What means nothing, as it was typed: filters with another value, and signs where no word stands."""

    @property
    def is_understood(self) -> bool:
        """Whether it is worth asking: what is not understood must not widen what is found."""
        return not self.unknown


@cache
def other_guides(language: str, folder: Path | None, cached: Path) -> tuple[Guide, ...]:
    """Return the guide in the other languages, but for one that is broken."""
    found = []
    for each in LANGUAGES:
        if each != language:
            with suppress(GuideError):
                found.append(load(each, folder, cache=cached))
    return tuple(found)


def parse_query(line: str, known: QueryVocabulary, language: str, tables: Iterable[str] = ()) -> ParsedQuery:
    """Parse a search line; `tables`: where to look if it does not say."""
    found: dict[str, set[str]] = {}
    unknown: list[str] = []

    def take(match: re.Match[str]) -> str:
        name = _names().get(_folded(match[1]))
        if name is None:
            return match[0]
        value = match[2].strip(_QUOTES).strip()
        meant = set(_meant(name, value, known))  # a project's name may have commas in it
        meant = meant or {each for part in value.split(",") for each in _meant(name, part.strip(), known)}
        if meant:
            found.setdefault(name, set()).update(meant)
        elif value:
            unknown.append(match[0])
        return " "

    rest = _FILTER.sub(take, line)
    query = query_from_text(rest, _filters(found, known, frozenset(tables)), language)
    if (signs := rest.strip(_QUOTES + " ")) and not (query.words or query.phrases):
        unknown.append(signs)
    return ParsedQuery(query, unknown)


def completions(line: str, known: QueryVocabulary, say: Catalogue) -> list[str]:
    """Return how a line may go on: the names of filters, or the values of the one that is being typed."""
    match = _LAST_WORD.search(line)
    return _completed(line, match, known, say) or _completed(line, _LAST_FILTER.search(line), known, say)


def _completed(line: str, match: re.Match[str] | None, known: QueryVocabulary, say: Catalogue) -> list[str]:
    if match is None:
        return []
    before, typed = line[: match.start()], _folded(match[1])
    if ":" not in match[0]:
        names = (say(f"search.name.{name}") for name in FILTERS)
        return [f"{before}{name}:" for name in names if len(typed) > 1 and _folded(name).startswith(typed)]
    name = _names().get(typed)
    offered = filter_values(name, known, say) if name else ()
    wanted = _folded(match[3])
    fits = [value for value in offered if _folded(value).startswith(wanted) and value != match[3]]
    return [f'{before}{match[1]}:"{value}"' if " " in value else f"{before}{match[1]}:{value}" for value in fits]


def _filters(found: Mapping[str, set[str]], known: QueryVocabulary, tables: frozenset[str]) -> Filters:
    projects = None
    for name in ("project", "area", "type"):
        if name in found:
            projects = found[name] if projects is None else projects & found[name]
    return Filters(
        tables=frozenset(found.get("in", tables)),
        stages=frozenset(found.get("stage", ())),
        pitfalls=frozenset(found.get("pitfall", ())),
        kinds=frozenset(found.get("kind", ())),
        signs=frozenset(found.get("sign", ())),
        projects=None if projects is None else frozenset(projects),
        roles=frozenset(found.get("role", ())),
        since=min(found.get("since", {""})),
        until=max(found.get("until", {""})),
    )


@cache
def _names() -> dict[str, str]:
    """Return the filter for each of its names, in either language, folded."""
    said = {_folded(catalogue(language)(f"search.name.{name}")): name for language in LANGUAGES for name in FILTERS}
    return said | {_folded(name): name for name in FILTERS}


def _meant(name: str, value: str, known: QueryVocabulary) -> Iterator[str]:
    """Yield what a value can mean; nothing where it means nothing."""
    if not value:
        return
    match name:
        case "stage" | "pitfall":
            yield from _items(name, value, known)
        case "kind":
            yield from _called("words.kind", (*KINDS, "none"), value)
        case "sign":
            yield from _called("words.sign", (*SIGNS, "none"), value)
        case "in":
            yield from _called("search.table", TABLES, value)
        case "project" | "area":
            yield from _projects(name, value, known.projects)
        case "type":
            yield from _of_type(value, known)
        case "role":
            yield from tokenize(value)
        case _:
            yield from _day(value, known.today, last=name == "until")


def _items(kind: str, value: str, known: QueryVocabulary) -> list[str]:
    """Return the ids that a value can mean, in our language or, where it means none in that, in another."""
    found = _items_in(kind, value, known.guide)
    return found or sorted({each for guide in known.other_guides() for each in _items_in(kind, value, guide)})


def _items_in(kind: str, value: str, guide: Guide) -> list[str]:
    kinds = ("stage",) if kind == "stage" else ("pitfall", "insight")
    for typed in (value, f"S{value}"):
        item = guide.find(typed)
        if item is not None and item.kind in kinds:
            return [item.id]
    wanted = _folded(value)
    found = [item for item in guide.items() if item.kind in kinds]
    return [item.id for item in found if any(_folded(each).startswith(wanted) for each in _named(item))]


def _named(item: Item) -> tuple[str, ...]:
    """Return what somebody may begin to type for an item of the guide."""
    return (*item.title.split(), item.title, getattr(item, "short", ""))


def _called(topic: str, values: Iterable[str], typed: str) -> list[str]:
    wanted = _folded(typed)
    return [
        value
        for value in values
        if any(_folded(catalogue(each)(f"{topic}.{value}")).startswith(wanted) for each in LANGUAGES) or value == typed
    ]


def _projects(name: str, value: str, projects: Mapping[str, Project]) -> list[str]:
    wanted = _folded(value)
    of: Callable[[Project], str] = (lambda project: project.name) if name == "project" else lambda project: project.area
    return [name for name, each in projects.items() if wanted in _folded(of(each)) or name == value.upper()]


def _of_type(value: str, known: QueryVocabulary) -> list[str]:
    """Return the ids of the projects whose technology is of a type, called as in any of the languages."""
    guides = (known.guide, *known.other_guides())
    wanted = {each.id for guide in guides for each in types_called(guide.technologies, value)}
    return [name for name, each in known.projects.items() if each.technology_type in wanted]


def _day(value: str, today: date, *, last: bool) -> Iterator[str]:
    with suppress(Invalid):
        read = read_date(value, today, "past", long=True)
        if read.doubt != "far":  # without a year it is not understood
            yield (read.last if last else read.first).isoformat()


def filter_values(name: str, known: QueryVocabulary, say: Catalogue) -> list[str]:
    """Return the values of a filter that can be listed, as one would type them."""
    match name:
        case "stage":
            return [getattr(stage, "short", "") or stage.title for stage in known.guide.stages]
        case "pitfall":
            return [pitfall.id for pitfall in known.guide.pitfalls]
        case "kind":
            return [say(f"words.kind.{kind}") for kind in KINDS]
        case "sign":
            return [say(f"words.sign.{sign}") for sign in SIGNS]
        case "in":
            return [say(f"search.table.{table}") for table in TABLES]
        case "project":
            return sorted({project.name for project in known.projects.values()})
        case "area":
            return sorted({project.area for project in known.projects.values() if project.area})
        case "type":
            used = {project.technology_type for project in known.projects.values()}
            return [each.title for each in known.guide.technologies if each.id in used]
        case _:
            return []


def _folded(text: str) -> str:
    """Fold a text for comparing, spaces and all."""
    return " ".join(folded_word(word) for word in text.split())
