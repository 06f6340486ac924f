"""A meeting of nine with everything in it, to be looked at: notes, themes, dots, answers, what came of it."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from content.retro_format import Format
from journals.library.journal import Journal
from journals.records.model import KINDS, Action, Lesson, Observation
from journals.records.retro import MIRROR_ANSWERS, Theme
from journals.retro.meeting import Meeting, begin_retro

_NOTES = (
    "Lyden falder ud midt i samtalen, og borgeren tror, at vi har lagt på",
    "Det tog en halv time pr. borger de første dage",
    "Vi fik hurtigt svar fra it, når vi ringede om formiddagen",
    "Vikarerne ved ikke, hvordan man starter et opkald",
)
_THEMES = (
    "Lyden på skærmen",
    "Hellere ringe end skærm",
    "Oplæring af nye vikarer",
    "Tiden til det første opkald",
    "Hvem svarer om natten",
    "Lederens opbakning i hverdagen, når det brænder på",
    "Skærme uden strøm",
    "Nærhed og relation",
    "Dokumentation to gange",
    "Pårørende som hjælpere",
    "Udstyr der kommer for sent",
    "Ros fra borgerne",
)
_PITFALLS = ("2.3", "4.4", "4.1", "4.2", "3.2", "4.3")
_DOTS = (7, 5, 5, 3, 2, 2, 1, 1, 1)


def full_meeting(journal: Journal, form: Format, today: date, now: datetime, leader: str = "") -> Meeting:
    """Hold it up to its last phase."""
    meeting = begin_retro(journal, form, today=today, now=now, leader=leader, people=9)
    purpose = "Hvad skal med, før de to næste områder får skærme?"
    meeting.update(replace(meeting.retro, purpose=purpose))
    for number in range(40):
        pitfalls = frozenset({_PITFALLS[number % len(_PITFALLS)]} if number % 2 else ())
        text = _NOTES[number % len(_NOTES)] + f" ({number})" * (number >= len(_NOTES))
        kind, stage = KINDS[number % len(KINDS)], f"S{number % 3 + 3}"
        meeting.gather(Observation(text=text, kind=kind, stage=stage, pitfalls=pitfalls))
    notes = meeting.ungrouped
    for number, name in enumerate(_THEMES):
        meeting.themes.add(notes[number * 3 : number * 3 + 3], Theme(name=name))
    for group, dots in zip(meeting.groups, _DOTS, strict=False):
        for _ in range(dots):
            meeting.votes.add(group.theme.id)
    for number, pitfall in enumerate(_PITFALLS):
        meeting.reflect(pitfall, MIRROR_ANSWERS[number % len(MIRROR_ANSWERS)], "Mest om aftenen" if number == 1 else "")
    for group in meeting.ranked[:3]:
        title = f"Prøv det af først: {group.theme.name}"
        journal.add(Lesson(title=title, stage="S4", theme=group.theme.id, do="Prøv med to borgere"))
        step = Action(text="Aftal med it, hvem der svarer", owner="Gruppelederen", source=group.theme.id)
        journal.add(replace(step, retro=meeting.id, due="2026-12-08", first_step="Ring på mandag"))
    meeting.park("Skal nattevagten have sin egen skærm?")
    told = "Områdelederen hører om natten på mandag"
    meeting.update(replace(meeting.retro, taken="Vi begynder med lyden", told=told, next="2027-01-12"))
    meeting.update(replace(meeting.retro, returned={"5": "4", "4": "3", "2": "1"}))
    return meeting
