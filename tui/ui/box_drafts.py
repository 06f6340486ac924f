"""What is half typed in a box, a form or one line, kept by where it is typed: it is there again when that box opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from journals.ids import created_at
from tui.wording.profile import field_name

if TYPE_CHECKING:
    from journals.library.journal import Journal
    from tui.ui.base_app import BaseApp

_BOX = "box:"
_NEW = "new"
_NOWHERE = "-"
"""In place of a project's id, where the box is of none."""
_CARD = "card."


@dataclass(frozen=True)
class BoxPlace:
    """Where something is typed: a box, named by the key of its title, about something in a project."""

    project: str
    """Its id; "" for none."""
    box: str
    about: str = ""
    """Id of the record, or what `new_of` gives for one that is not there yet."""

    def key(self, field: str = "") -> str:
        """Return the key under which one field of it is kept; purge orders name what is last in it."""
        return f"{self.project or _NOWHERE}/{_BOX}{self.box}:{field}/{self.about}"

    @classmethod
    def of_key(cls, key: str) -> BoxPlace | None:
        """Return the place that a key is of; None where it is of no box."""
        project, box, about = [*key.split("/", 2), "", ""][:3]
        return cls(project, box.removeprefix(_BOX).rpartition(":")[0], about) if box.startswith(_BOX) else None

    def is_of_new(self) -> bool:
        """Return whether the record it is about is not there yet, so that it cannot have gone either."""
        return not self.about or self.about.split("+")[0] == _NEW


def is_nowhere(project: str) -> bool:
    """Return whether a box is of no project, by what its place says."""
    return project in ("", _NOWHERE)


def card_box(form: str, name: str) -> str:
    """Return the name of the box in which a field of a card is written."""
    return f"{_CARD}{form}.{name}"


def new_of(sources: Iterable[str] = ()) -> str:
    """Return what a box is about that makes a new record of others: their ids say which."""
    return "+".join((_NEW, *sorted(sources)))


def waiting_sources(app: BaseApp, journal: Journal, box: str) -> list[str] | None:
    """Return the ids of what a new record was being made of when an earlier run ended; None where none waits."""
    places = (BoxPlace.of_key(key) for key in app.drafts)
    begun = (each for each in places if each and (each.project, each.box) == (journal.id, box) and each.is_of_new())
    return next((each.about.split("+")[1:] for each in begun), None)


def pop_box_drafts(app: BaseApp, place: BoxPlace, fields: Sequence[str]) -> dict[str, str]:
    """Return and forget what was half typed in the fields of a box."""
    texts = {name: app.drafts.pop(place.key(name), []) for name in fields}
    return {name: lines[0] for name, lines in texts.items() if lines}


def box_drafts(place: BoxPlace, typed: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what is typed in the fields of a box, as it is kept."""
    return {place.key(name): [text] for name, text in typed.items()}


def box_name(app: BaseApp, place: BoxPlace) -> str:
    """Return what a box is called."""
    if place.box.startswith(_CARD):
        form, _, name = place.box.removeprefix(_CARD).partition(".")
        return field_name(app.say, app.guide, form, name)
    return app.say(place.box)


def is_homeless(journal: Journal, place: BoxPlace) -> bool:
    """Return whether nobody can open a box again, because what it is about is gone."""
    return not place.is_of_new() and all(record != place.about for _, record in journal.records())


def stored_texts(journal: Journal, place: BoxPlace, kept_at: datetime) -> Iterator[str]:
    """Yield the texts of what a box is about and of what was made after its text was kept.

    What was saved in the last moment waits no longer.
    """
    for record in (*journal.observations, *journal.lessons, *journal.actions, journal.project):
        if record.id not in (place.about, journal.id) and created_at(record.id) < kept_at:
            continue
        yield from (value for value in asdict(record).values() if isinstance(value, str) and value)
