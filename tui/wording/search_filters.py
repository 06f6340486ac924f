"""The filters of a search: what they are called, in both languages, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from content import Guide, GuideError, Item, load
from content.technologies import types_called
from journals.errors import Invalid
from journals.index.inflection import stem_variants
from journals.records.model import KINDS, SIGNS, Project
from journals.text.dates import read_date
from journals.text.language import LANGUAGES
from journals.text.tokens import normalize_word, tokenize
from tui.locale import Catalogue, catalogue
from tui.wording.search_periods import spoken_period

PERIODS = ("week", "month", "year", "day")
"""Filters whose values are a time from a day to a day."""
FILTERS = (
    *("stage", "pitfall", "kind", "sign", "project", "area", "type", "role"),
    *(*PERIODS, "since", "until", "in"),
)
_OTHER_NAMES = {"fra": "since", "from": "since", "indtil": "until", "dato": "day", "date": "day"}
"""What filters are called besides their names."""
_MEANT = {"efter": "since", "after": "since", "før": "until", "before": "until"}
"""What other programs call a filter: it is proposed and not taken, as there the day itself may not count."""
TABLES = ("observations", "lessons", "actions", "cards", "meetings", "reviews", "projects", "guide")
_TABLES_OF = {"meetings": ("retros", "themes", "mirror", "parked"), "reviews": ("uses", "reviews")}
_LISTED_PERIODS = 6


@dataclass(frozen=True)
class QueryVocabulary:
    """What values of filters can mean."""

    guide: Guide
    projects: Mapping[str, Project]
    """By id."""
    today: date
    other_guides: Callable[[], Iterable[Guide]] = tuple
    """Returns the guide in the other languages: a stage's name is understood in each, whatever the app speaks."""


@cache
def other_guides(language: str, folder: Path | None, cached: Path) -> tuple[Guide, ...]:
    """Return the guide in the other languages, but for one that is broken."""
    found = []
    for each in LANGUAGES:
        if each != language:
            with suppress(GuideError):
                found.append(load(each, folder, cache=cached))
    return tuple(found)


@cache
def filter_names() -> dict[str, str]:
    """Return the filter for each of its names, in either language, folded."""
    said = {folded(catalogue(language)(f"search.name.{name}")): name for language in LANGUAGES for name in FILTERS}
    return said | {folded(name): name for name in FILTERS} | _OTHER_NAMES


def tables_of(named: Iterable[str]) -> frozenset[str]:
    """Return the tables in which what `TABLES` names stands."""
    return frozenset(table for name in named for table in _TABLES_OF.get(name, (name,)))


def near_filter(typed: str, alike: float) -> str:
    """Return the filter with the name that is most like what was typed, at least so much; "" for none."""
    if folded(typed) in _MEANT:
        return _MEANT[folded(typed)]
    near = get_close_matches(folded(typed), sorted(filter_names()), n=1, cutoff=alike)
    return filter_names()[near[0]] if near else ""


def meanings(name: str, value: str, known: QueryVocabulary) -> Iterator[str]:
    """Yield what a value of a filter can mean; nothing where it means nothing."""
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
        case "since" | "until":
            yield from _day(value, known.today, last=name == "until")


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
        case "week":
            weeks = (known.today - timedelta(weeks=back) for back in range(_LISTED_PERIODS))
            return [str(day.isocalendar().week) for day in weeks]
        case "month":
            return [str((known.today.month - 1 - back) % 12 + 1) for back in range(_LISTED_PERIODS)]
        case "year":
            return [str(known.today.year - back) for back in range(_LISTED_PERIODS)]
        case _:
            return []


def folded(text: str) -> str:
    """Fold a text for comparing, spaces and all."""
    return " ".join(normalize_word(word) for word in text.split())


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
    wanted = folded(value)
    found = [item for item in guide.items() if item.kind in kinds]
    return [item.id for item in found if any(folded(each).startswith(wanted) for each in _named(item))]


def _named(item: Item) -> tuple[str, ...]:
    """Return what somebody may begin to type for an item of the guide."""
    return (*item.title.split(), item.title, getattr(item, "short", ""))


def _called(topic: str, values: Iterable[str], typed: str) -> list[str]:
    wanted = folded(typed)
    return [
        value
        for value in values
        if any(folded(catalogue(each)(f"{topic}.{value}")).startswith(wanted) for each in LANGUAGES) or value == typed
    ]


def _projects(name: str, value: str, projects: Mapping[str, Project]) -> list[str]:
    wanted = folded(value)
    of: Callable[[Project], str] = (lambda project: project.name) if name == "project" else lambda project: project.area
    found = [name for name, each in projects.items() if wanted in folded(of(each)) or name == value.upper()]
    return found or [name for name, each in projects.items() if _has_forms(wanted, folded(of(each)))]


def _has_forms(wanted: str, name: str) -> bool:
    """Return whether each word that is wanted stands in a name in any form: *jobcenter*, *jobcentret*."""
    stems = [stem_variants(word) for word in tokenize(name)]
    asked = [stem_variants(word) for word in tokenize(wanted)]
    return bool(asked) and all(any(each & other for other in stems) for each in asked)


def type_titles(value: str, known: QueryVocabulary) -> list[str]:
    """Return what the types that a value can mean are called, whether or not any project has them."""
    wanted = _types(value, known)
    return [each.title for each in known.guide.technologies if each.id in wanted]


def _types(value: str, known: QueryVocabulary) -> set[str]:
    """Return the ids of the types of technology that are called so in any of the languages."""
    guides = (known.guide, *known.other_guides())
    return {each.id for guide in guides for each in types_called(guide.technologies, value)} if value else set()


def _of_type(value: str, known: QueryVocabulary) -> list[str]:
    """Return the ids of the projects whose technology is of a type."""
    wanted = _types(value, known)
    return [name for name, each in known.projects.items() if each.technology_type in wanted]


def _day(value: str, today: date, *, last: bool) -> Iterator[str]:
    if spoken := spoken_period(value, today):
        yield spoken[2][last]
        return
    with suppress(Invalid):
        read = read_date(value, today, "past", long=True)
        if read.doubt != "far":  # without a year it is not understood
            yield (read.last if last else read.first).isoformat()
