"""Making a whole library: the same arguments give the same bytes, on any machine and any day."""

from __future__ import annotations

from pathlib import Path
from random import Random

from msgspec import Struct

from journals.demo.stress.records import Maker, in_order
from journals.demo.stress.texts import SentenceGenerator, WordBank, in_danish, in_english
from journals.errors import Problem
from journals.log import act as acts
from journals.log.act import Act
from journals.log.plain_file import create_file
from journals.log.reader import LOG_SUFFIX
from journals.records.base import Record
from journals.records.model import Observation
from journals.system_error import reason_words
from journals.text.clean import slug

ENGLISH_EVERY = 10
"""One of so many projects is written in English."""
_INSTALLATIONS = 40
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Size(Struct, frozen=True):
    """How large a library is to be."""

    projects: int = 500
    observations: int = 200
    """In each project."""
    lessons: int = 10
    writers: int = 3


def make_library(to: Path, size: Size, seed: int = 1) -> Path:
    """Make a library in the folder `to`, which is made too; return it back.

    Raises:
        Problem: `folder_not_empty`, or `not_written` with the system's reason.
    """
    names = _writer_names(max(_INSTALLATIONS, size.writers), seed)
    try:
        to.mkdir(parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise Problem("folder_not_empty", folder=str(to))
        for number in range(size.projects):
            _make_project(to, number, size, names, seed)
    except OSError as error:
        raise Problem("not_written", file=str(to), **reason_words(error)) from error
    return to


def _make_project(to: Path, number: int, size: Size, names: list[str], seed: int) -> None:
    """Make the project of a number, whatever the others are."""
    chance = Random(f"{seed}/{number}")  # noqa: S311 - nothing secret
    language = in_english() if number % ENGLISH_EVERY == ENGLISH_EVERY - 1 else in_danish()
    teller = SentenceGenerator(language, chance)
    writers = chance.sample(names, size.writers)
    maker = Maker(teller, chance, writers)
    name, *about = _named(language, number)
    found = [*maker.project(name, *about), *_work(maker, size)]
    folder = to / f"{maker.year}-{slug(name)}-{maker.id[-4:].lower()}"
    folder.mkdir()
    for head, (writer, done) in zip(maker.heads(), in_order(found, writers).items(), strict=True):
        create_file(folder / f"{writer}{LOG_SUFFIX}", b"".join(map(acts.encode, [head, *done])), 0o666, sync=False)


def _work(maker: Maker, size: Size) -> list[Act]:
    """Return all that was done in a project: observations, lessons from them, and half as many actions."""
    found: list[Act] = []
    seen: dict[str, Observation] = {}
    sources: list[Record] = []
    for observation, act in maker.observations(size.observations):
        seen[observation.id] = observation
        found.append(act)
    rests_on = list(seen.values())
    for _ in range(size.lessons):
        lesson, act = maker.lesson(rests_on)
        sources.append(lesson)
        found.append(act)
    sources = [*sources[::4], *rests_on[: size.lessons]]
    return found + [maker.action(source) for source in sources[: (size.lessons + 1) // 2]]


def _named(language: WordBank, number: int) -> tuple[str, str, str, str]:
    """Return a project's name, technology, area and unit; no two projects have the same name."""
    sort, place = divmod(number, len(language.technologies))
    technology = language.technologies[place]
    area = language.areas[(sort + place) % len(language.areas)]
    unit = language.units[(sort + place) % len(language.units)]
    again = sort // len(language.areas)
    return language.name % (technology, area, f"{unit} {again + 1}" if again else unit), technology, area, unit


def _writer_names(number: int, seed: int) -> list[str]:
    chance = Random(f"{seed}/writers")  # noqa: S311 - nothing secret
    return ["".join(chance.choices(_LETTERS, k=8)) for _ in range(number)]
