"""The formats of a retrospective that a guide has.

A format is a Markdown file, so a team can write its own (docs/guide-format.md): `# Title` with its summary, then a
heading for each phase, `## Gather (15)`, with one line for whoever leads and, where one gathers, a list of prompts.
"""

from functools import cache
from pathlib import Path

from content.cache import place_of
from content.fault import Fault, GuideError
from content.format_reader import read_format
from content.retro_format import Format

FORMATS_FOLDER = "formats"
"""The folder beside a guide's files that holds them; a guide without takes the built-in ones."""

_ORDER = ("trio", "hour", "long", "after", "habits")


def load_formats(language: str, folder: Path | None = None) -> tuple[Format, ...]:
    """Return the formats in the language: those in `formats/` of the guide's folder, else the built-in ones.

    Raises:
        GuideError: a format is broken; it lists every fault.
    """
    place, name = place_of(language, folder)
    if folder is None or not any((place / FORMATS_FOLDER).glob("*.md")):
        return _built_in(language)
    return _read(place, name)


@cache
def _built_in(language: str) -> tuple[Format, ...]:
    return _read(*place_of(language))


def _read(place: Path, name: str) -> tuple[Format, ...]:
    faults: list[Fault] = []
    files = sorted((place / FORMATS_FOLDER).glob("*.md"))
    found = [read_format(path, "/".join(filter(None, (name, FORMATS_FOLDER, path.name))), faults) for path in files]
    if faults:
        raise GuideError(faults)
    known = {name: place for place, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda each: (known.get(each.id, len(known)), each.id)))
