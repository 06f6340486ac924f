"""The themes of a retrospective: what lies in each, and how notes are put together and taken apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import NotFound
from journals.ids import ulid
from journals.library.journal import Journal
from journals.library.raw_notes import quotable
from journals.library.record_cache import chronological_key
from journals.records.base import Record
from journals.records.model import Observation
from journals.records.retro import Theme, ThemeMember, member_id
from journals.retro.homes import Homes
from journals.retro.votes import Votes


class Group(Struct, frozen=True):
    """A theme, what belongs to it, and the dots it has."""

    theme: Theme
    notes: list[Observation]
    dots: int = 0
    is_loose: bool = False
    """Whether it is no theme but one loose note that dots can be given to; its `theme` has the id of the note."""

    @property
    def title(self) -> str:
        """What a lesson of it begins with: its name, but not the words of a loose note that was written in private."""
        return "" if self.is_loose and not quotable(self.notes) else self.theme.name


class Themes:
    """The themes of one retrospective."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self._journal, self._retro = journal, retro

    # What there is

    @property
    def groups(self) -> list[Group]:
        """The themes with what belongs to them, in the order they were made."""
        dots = Votes(self._journal, self._retro).counts
        notes: dict[str, list[Observation]] = {each: [] for each in self.homes.living}
        for note, home in self._places().items():
            if home and (found := self._journal.get(Observation, note)):
                notes[home].append(found)
        living = self.homes.living.items()
        return [Group(theme, sorted(notes[name], key=lambda note: note.id), dots[name]) for name, theme in living]

    @property
    def ungrouped(self) -> list[Observation]:
        """What was written at the meeting or taken in from the log and belongs to no theme, the first first."""
        places, taken = self._places(), {each.observation for each in self._members() if each.from_log}
        here = {each.id: each for each in self._journal.of_retro(Observation, self._retro)}
        here |= {each: found for each in taken - here.keys() if (found := self._journal.get(Observation, each))}
        return sorted((each for name, each in here.items() if not places.get(name)), key=chronological_key)

    @property
    def loose(self) -> list[Group]:
        """Each loose note by itself, as what dots can be given to."""
        dots = Votes(self._journal, self._retro).counts
        return [
            Group(Theme(id=note.id, name=note.text, retro=self._retro), [note], dots[note.id], is_loose=True)
            for note in self.ungrouped
        ]

    @property
    def homes(self) -> Homes:
        """Where what names a theme belongs now."""
        return Homes(self._journal, self._retro)

    def _members(self) -> list[ThemeMember]:
        return [*self._journal.of_retro(ThemeMember, self._retro)]

    def _places(self) -> dict[str, str | None]:
        """Return the living theme that each note belongs to, by the note's id."""
        homes = self.homes
        return {each.observation: homes.of(each.theme) for each in self._members()}

    # What is done with them

    def add(self, notes: Iterable[Observation], theme: Theme) -> Theme:
        """Put notes into a theme, a new one where it has no id yet, as one act; from another they are taken out.

        Raises:
            NotFound: `no_theme`: it was taken apart meanwhile, and is part of no other either.
        """
        self._refuse_gone(theme)
        made = theme if theme.id else replace(theme, id=ulid(), retro=self._retro)
        pairs: list[tuple[Record | None, Record]] = [] if theme.id else [(None, made)]
        self._journal.edit(*pairs, *(self._placed(note, made.id) for note in notes))
        return made

    def merge(self, groups: Iterable[Group], notes: Iterable[Observation], into: Theme) -> None:
        """Put whole themes, and single notes, into another theme as one act; all that is in a theme comes along.

        Raises:
            NotFound: as `add`.
        """
        self._refuse_gone(into)
        away = self._brought_back(*(group.theme for group in groups if group.theme.id != into.id))
        self._journal.edit(
            *(self._placed(note, into.id) for note in notes),
            *((theme, replace(theme, merged_into=into.id)) for theme in away),
            gone=away,
        )

    def dissolve(self, theme: Theme) -> None:
        """Take a theme apart: its notes are loose again, and its dots lapse.

        Raises:
            NotFound: `no_theme`: it was taken apart, or put into another, meanwhile.
        """
        if theme.id not in self.homes.living:
            raise NotFound("no_theme", name=theme.name)
        gone = self._brought_back(theme)
        self._journal.edit(*((each, replace(each, merged_into="")) for each in gone), gone=gone)

    def rename(self, theme: Theme, name: str) -> None:
        """Rename a theme."""
        self._journal.edit((theme, replace(theme, name=name)))

    def loosen(self, *notes: Observation) -> None:
        """Let notes be at the meeting without a theme: out of the one they were in, or in from the log."""
        self._journal.edit(*(self._placed(note, None) for note in notes))

    def put_back(self, *notes: Observation) -> None:
        """Leave notes that were taken in from the log to the log again."""
        wanted = {note.id for note in notes if note.retro != self._retro}
        self._journal.edit(gone=[each for each in self._members() if each.observation in wanted])

    def _refuse_gone(self, theme: Theme) -> None:
        if theme.id and self.homes.of(theme.id) is None:
            raise NotFound("no_theme", name=theme.name)

    def _placed(self, note: Observation, theme: str | None) -> tuple[ThemeMember | None, ThemeMember]:
        name = member_id(self._retro, note.id)
        old = self._journal.get(ThemeMember, name)
        member = old or ThemeMember(id=name, retro=self._retro, observation=note.id)
        return old, replace(member, theme=theme, from_log=member.from_log or note.retro != self._retro)

    def _brought_back(self, *themes: Theme) -> list[Theme]:
        """Return the living ones among themes.

        One that is deleted and stands for those it was merged with is brought back for good: what is deleted cannot be
        deleted.
        """
        living = self.homes.living
        found = [living[each.id] for each in themes if each.id in living]
        if gone := [each for each in found if self._journal.get(Theme, each.id) is None]:
            self._journal.undelete(*gone)
        return found
