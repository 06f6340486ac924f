"""Reading the list of types of technology (`content.technologies`)."""

from pathlib import Path
from typing import Any

from content.fault import Fault
from content.technologies import TechnologyType, is_type_id
from content.toml_list import read_toml

_FIELDS = {"title", "words"}


def read_technologies(path: Path, name: str, faults: list[Fault]) -> tuple[TechnologyType, ...]:
    """Return the types that a file holds, in its order; what is wrong with it is a fault. `name`: for the faults."""
    text, table = read_toml(path, name, "technologies", faults)
    place = _Place(name, text)
    return tuple(found for type_id, about in (table or {}).items() if (found := _read(type_id, about, place, faults)))


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
