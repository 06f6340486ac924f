"""Formats of a retrospective: its phases, how long each may take, and what is asked.

A format is a Markdown file, so a team can write its own (docs/guide-format.md): `# Title` with its summary, then a
heading for each phase, `## Gather (15)`, with one line for whoever leads and, where one gathers, a list of prompts.
"""

from pathlib import Path
from typing import Literal, TypeAlias, get_args

from content.cache import place_of
from content.fault import Fault, GuideError
from content.value import Value

PhaseKind: TypeAlias = Literal["follow-up", "check-in", "gather", "understand", "choose", "check-out"]
PHASES: tuple[PhaseKind, ...] = get_args(PhaseKind)

FORMATS = "formats"
"""The folder beside a guide's files that holds them; a guide without takes the built-in ones."""

_ORDER = ("trio", "hour", "long", "after", "habits")


class Prompt(Value, frozen=True, kw_only=True):
    """What is asked when one gathers; `sign` is the quick capture marker that an answer gets, or ""."""

    text: str
    sign: str = ""


class Phase(Value, frozen=True, kw_only=True):
    """One part of the meeting. `lead` is the line that tells whoever leads what to do next."""

    kind: PhaseKind
    title: str
    minutes: int
    lead: str
    prompts: tuple[Prompt, ...] = ()


class Format(Value, frozen=True, kw_only=True):
    """A way to hold a retrospective. Its phases are in the order of `PHASES`; a format may leave some out."""

    id: str
    title: str
    summary: str
    phases: tuple[Phase, ...]

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(phase.minutes for phase in self.phases)

    def phase(self, kind: str) -> Phase:
        """Give the phase of a kind, the first one where the format leaves it out."""
        return next((phase for phase in self.phases if phase.kind == kind), self.phases[0])

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What is asked when one gathers."""
        return tuple(prompt for phase in self.phases for prompt in phase.prompts)


def load_formats(language: str, folder: Path | None = None) -> tuple[Format, ...]:
    """Return the formats in the language: those in `formats/` of the guide's folder, else the built-in ones.

    Raises GuideError, with every fault, where one is broken.
    """
    place, name = place_of(language, folder)
    if not any((place / FORMATS).glob("*.md")):
        place, name = place_of(language)

    from content.formatreader import read  # only here: markdown-it is imported where there is something to parse

    faults: list[Fault] = []
    files = sorted((place / FORMATS).glob("*.md"))
    found = [read(path, "/".join(filter(None, (name, FORMATS, path.name))), faults) for path in files]
    if faults:
        raise GuideError(faults)
    known = {name: place for place, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda each: (known.get(each.id, len(known)), each.id)))
