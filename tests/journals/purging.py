"""What tests of purging look for, and how they purge."""

from __future__ import annotations

from pathlib import Path

from journals.library.library import Library
from journals.library.maintenance import purge
from journals.records.model import Observation
from tests.files import contents

SECRET = "ring til 22 22 12 34, den er hemmelig"


def anywhere(base: Path, text: str) -> list[Path]:
    """Return the files that hold a text, plain or as JSON escapes it."""
    return [path for path, held in contents(base).items() if text.encode() in held]


def purged(library: Library, record: str, **words: frozenset[str]) -> list[Path]:
    """Purge an observation, and return the logs that wait for their writers."""
    return purge(library, library.journals[0], (Observation.TABLE, record), **words).waiting
