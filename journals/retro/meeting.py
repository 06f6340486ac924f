"""A retrospective at hand: what the room has gathered, grouped, answered and chosen, and one method for each act.

Everything is stored as it happens; only the private round waits for its reveal (`reveal`). Where the meeting has come
is a record of its own that nobody takes back, so undo reaches across phases to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from content.retro_format import Format
from journals.errors import Invalid
from journals.ids import joined_id, ulid
from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.library.raw_notes import end_retro
from journals.records.base import R, Record
from journals.records.capture import CapturedLine
from journals.records.model import Action, Lesson, Observation
from journals.records.retro import MirrorAnswer, ParkedItem, Reflection, Retro, RetroProgress
from journals.retro.anonymity import MIN_PEOPLE, shuffled
from journals.retro.private_notes import PrivateNotes
from journals.retro.themes import Group, Themes
from journals.retro.timer import MINUTE, adjusted, restarted, toggled, turned
from journals.retro.votes import Votes
from journals.text.dates import iso_week


def begin_retro(journal: Journal, form: Format, *, today: date, now: datetime, leader: str, people: int = 0) -> Meeting:
    """Begin a retrospective at its first phase, as one act."""
    retro = Retro(id=ulid(), format=form.id, day=today.isoformat(), people=people)
    first = form.phases[0]
    running = RetroProgress(id=running_id(retro.id), retro=retro.id, phase=first.kind, leader=leader)
    journal.edit((None, retro), (None, restarted(running, first.minutes * MINUTE, now)))
    return Meeting(journal, retro.id)


def open_retro(journal: Journal) -> Meeting | None:
    """Return the latest retrospective that has begun and not ended; None where there is none."""
    begun = [retro for retro in journal.all(Retro) if retro.closed is None]
    return Meeting(journal, max(retro.id for retro in begun)) if begun else None


def former_retros(journal: Journal, retro: str = "") -> list[Retro]:
    """Return the retrospectives that have ended, or began before `retro`, the latest first."""
    return sorted((r for r in journal.all(Retro) if r.id != retro), key=lambda r: r.id, reverse=True)


def running_id(retro: str) -> str:
    """Return the id of the record that says where a retro has come."""
    return joined_id("running", retro)


class Meeting:
    """One retrospective of a project."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self.journal, self.id = journal, retro

    # What there is

    @property
    def retro(self) -> Retro:
        """The meeting's own record."""
        return self.journal.get(Retro, self.id) or Retro(id=self.id)

    @property
    def running(self) -> RetroProgress:
        """Where it has come."""
        return self.journal.get(RetroProgress, running_id(self.id)) or RetroProgress(
            id=running_id(self.id), retro=self.id
        )

    @property
    def themes(self) -> Themes:
        """Its themes."""
        return Themes(self.journal, self.id)

    @property
    def votes(self) -> Votes:
        """Its dots."""
        return Votes(self.journal, self.id)

    @property
    def private_notes(self) -> PrivateNotes:
        """What was written in private, and what is to become of it."""
        return PrivateNotes(self.journal, self.id)

    @property
    def gathered(self) -> list[Observation]:
        """What was written at this meeting, the latest first."""
        return [*reversed(self.journal.of_retro(Observation, self.id))]

    @property
    def earlier_observations(self) -> list[Observation]:
        """What the log held already of the stages that are looked at, the latest first.

        Not what a review left in the log: that tells what was decided of others' lessons, not what happened here.
        """
        stages, before = self.retro.stages, (o for o in self.journal.observations if o.retro != self.id)
        return [o for o in before if o.review is None and (not stages or o.stage in stages)]

    @property
    def groups(self) -> list[Group]:
        """The themes with what belongs to them, in the order they were made."""
        return self.themes.groups

    @property
    def ungrouped(self) -> list[Observation]:
        """What belongs to no theme, the first first."""
        return self.themes.ungrouped

    @property
    def candidates(self) -> list[Group]:
        """What dots can be given to: the themes, and after them each loose note by itself."""
        return [*self.groups, *self.themes.loose]

    @property
    def ranked(self) -> list[Group]:
        """What dots can be given to, by its dots, most first; equals in the order they were made, themes first."""
        return sorted(self.candidates, key=lambda group: -group.dots)

    @property
    def dots_left(self) -> int:
        """How many dots the room still has; below zero where it gave too many."""
        retro = self.retro
        return retro.people * retro.dots - self.votes.counts.total()

    @property
    def reflections(self) -> dict[str, Reflection]:
        """Pitfall → what the room answered. What is not there is unknown."""
        return {each.pitfall: each for each in self._of(Reflection)}

    @property
    def parked(self) -> list[ParkedItem]:
        """What was laid aside, the first first, and what was laid aside again."""
        laid = [each for each in self.journal.all(ParkedItem) if self.id in (each.retro, *each.again)]
        return sorted(laid, key=_by_id)

    @property
    def lessons(self) -> list[Lesson]:
        """What was learned here, the first first."""
        homes, made = self.themes.homes, reversed(self.journal.lessons)
        return [each for each in made if each.retro == self.id or (each.theme and homes.knew(each.theme))]

    @property
    def actions(self) -> list[Action]:
        """What was agreed here."""
        return [*self.journal.of_retro(Action, self.id)]

    def evidence_on(self, pitfall: str) -> tuple[list[Observation], list[Observation]]:
        """Return the observations that say a pitfall bit, and those that say it was handled, the latest first."""
        about = [each for each in self.journal.observations if pitfall in each.pitfalls]
        return [o for o in about if o.sign != "handled"], [o for o in about if o.sign == "handled"]

    # The meeting moves: never taken back

    def go_to_phase(self, form: Format, kind: str, now: datetime) -> None:
        """Go to a phase, forward or back; its clock goes on from where it was."""
        self._move(turned(self.running, form.phase(kind), now))

    def pause(self, now: datetime) -> None:
        """Stop the clock, or let it go on."""
        self._move(toggled(self.running, now))

    def add_minutes(self, minutes: int, now: datetime) -> None:
        """Add minutes to the phase's time, or subtract some."""
        self._move(adjusted(self.running, minutes, now))

    def set_focus(self, at: str) -> None:
        """Store what the room looks at, so that other machines and a restart show the same."""
        if self.running.at != at:
            self._move(replace(self.running, at=at))

    def take_lead(self, writer: str) -> None:
        """Take over the turning of phases."""
        self._move(replace(self.running, leader=writer))

    def _move(self, running: RetroProgress) -> None:
        before = self.journal.get(RetroProgress, running.id)
        self.journal.edit((before, running))

    # What the room says

    def update(self, retro: Retro) -> PendingWrite | None:
        """Store what changes of the meeting itself: its purpose, how many take part, what it ends with."""
        return self.journal.edit((self.retro, retro))

    def gather(self, *notes: Observation) -> list[Observation]:
        """Store what was written."""
        return self.journal.add(*(replace(each, retro=self.id) for each in notes))[0]

    def reveal(self, notes: Sequence[CapturedLine], stage: str, today: date, *, writers: int) -> list[Observation]:
        """Store what was written in a private round, shuffled, as one act: nothing says who, when or in what order.

        `writers` is how many people wrote, whatever the number of notes; `stage` is for notes that do not say. Of the
        day only the week is kept; every id has the reveal's time and is drawn after the shuffling.

        Raises:
            Invalid: `too_few_writers`.
        """
        if writers < MIN_PEOPLE or not notes:
            raise Invalid("too_few_writers", fewest=MIN_PEOPLE)
        plain = [note.observation(stage, iso_week(today)) for note in notes]
        return self.gather(*(replace(each, id=drawn, private=True) for drawn, each in shuffled(plain, after=self.id)))

    def reflect(self, pitfall: str, answer: MirrorAnswer, note: str = "") -> None:
        """Answer whether a pitfall bit."""
        name = joined_id("mirror", self.id, pitfall.replace(".", "-"))
        old = self.journal.get(Reflection, name)
        new = replace(old or Reflection(id=name, retro=self.id, pitfall=pitfall), answer=answer, note=note)
        self.journal.edit((old, new))

    def park(self, text: str) -> None:
        """Lay something aside for later."""
        self.journal.add(ParkedItem(text=text, retro=self.id))

    def close(self, today: date) -> None:
        """End it. What was written in private is erased for good unless the room has answered that it is kept."""
        answered = self.retro.raw_notes or "delete"  # also where there is nothing: another machine may sync some
        end_retro(self.journal, replace(self.retro, closed=today.isoformat(), raw_notes=answered))

    def _of(self, kind: type[R]) -> list[R]:
        return [*self.journal.of_retro(kind, self.id)]


def _by_id(record: Record) -> str:
    return record.id
