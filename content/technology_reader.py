"""Reading the list of types of technology (`content.technologies`)."""

import re
import tomllib
from pathlib import Path
from typing import Any

from content.drafts import read_text
from content.fault import Fault
from content.technologies import TechnologyType, is_type_id

_WHERE = re.compile(r"at line (\d+)")
_FIELDS = {"title", "words"}


def read_technologies(path: Path, name: str, faults: list[Fault]) -> tuple[TechnologyType, ...]:
    """Return the types that a file holds, in its order; what is wrong with it is a fault. `name`: for the faults."""
    text = read_text(path, name, faults)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _WHERE.search(str(error))
        faults.append(Fault("technologies", name, int(line[1]) if line else text.count("\n") + 1))
        return ()
    return tuple(
        found for type_id, about in table.items() if (found := _read(type_id, about, _Place(name, text), faults))
    )


class _Place:
    """Where something stands in a file."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self._lines = name, text.split("\n")

    def line(self, type_id: str) -> int:
        """Return the line on which a type begins."""
        heads = (f"[{type_id}]", f'["{type_id}"]', type_id)
        return next((at for at, line in enumerate(self._lines, 1) if line.strip().startswith(heads)), 1)


def _read(type_id: str, about: Any, place: _Place, faults: list[Fault]) -> TechnologyType | None:
    line = place.line(type_id)
    if not is_type_id(type_id):
        faults.append(Fault("technology-id", place.name, line, {"id": type_id}))
        return None
    is_table = isinstance(about, dict) and about.keys() <= _FIELDS
    title, words = (about.get("title"), about.get("words", [])) if is_table else ("", [])
    if not (isinstance(title, str) and title.strip() and isinstance(words, list)):
        faults.append(Fault("technology-form", place.name, line, {"id": type_id}))
        return None
    if not all(isinstance(word, str) and word.strip(" *") for word in words):
        faults.append(Fault("technology-form", place.name, line, {"id": type_id}))
        return None
    return TechnologyType(id=type_id, title=" ".join(title.split()), words=tuple(words))
