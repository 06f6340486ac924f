"""The retrospectives of a project in its learning log: piles, mirror, what is taken along and what was parked.

The notes themselves stand among the project's observations; what was written in private stands in neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, labelled_list, labelled_text, table
from journals.export.redaction import Redactor
from journals.export.retro_sections import return_on_time
from journals.export.retro_snapshot import MeetingSnapshot, RecordedGroup
from journals.library.journal import Journal
from journals.records.model import Observation
from journals.records.retro import Reflection
from journals.retro.meeting import Meeting
from journals.retro.meeting_list import list_meetings
from journals.retro.trend import mirror_trend


def meeting_snapshots(journal: Journal) -> list[MeetingSnapshot]:
    """Copy what a project's retrospectives hold now, the first first."""
    return [MeetingSnapshot.of(Meeting(journal, each.retro.id)) for each in reversed(list_meetings(journal))]


def shown_records(snapshot: MeetingSnapshot) -> int:
    """Return how many records of a retrospective are looked at for the learning log."""
    return 1 + len(snapshot.groups) + len(snapshot.mirror) + len(snapshot.parked)


class LoggedMeeting:
    """What the learning log shows of a retrospective, as it may be written out."""

    def __init__(self, snapshot: MeetingSnapshot, showing: Redactor, notes: Mapping[str, Observation]) -> None:
        """`notes`: the project's observations by id, as they may be written out."""
        self.retro = showing(snapshot.retro)
        self.groups = [replace(each, theme=showing(each.theme)) for each in snapshot.groups]
        self.loose = [(notes[each.id], dots) for each in snapshot.loose if (dots := snapshot.loose_dots.get(each.id))]
        self.mirror = [showing(each) for each in snapshot.mirror]
        self.parked = [showing(each) for each in snapshot.parked]


def meeting_blocks(meetings: Sequence[LoggedMeeting], labels: Labels, level: int) -> Iterator[str]:
    """Yield the retrospectives under a heading of `level`; nothing where there are none."""
    if not meetings:
        return
    yield heading(level, labels.say("export.meetings"))
    for each in meetings:
        retro = each.retro
        day = labels.day(retro.day) if retro.day else labels.say("export.no_day")
        yield heading(level + 1, " · ".join(filter(None, [day, line(labels.retro_title(retro.format))])))
        if facts := bullets(_facts(each, labels)):
            yield facts
    yield from _mirrors(meetings, labels, level + 1)


def _facts(each: LoggedMeeting, labels: Labels) -> Iterator[str]:
    """Yield what there is to tell of a retrospective; what was not written is not mentioned."""
    say, retro = labels.say, each.retro
    if retro.closed is None:
        yield say("export.under_way")
    facts: tuple[tuple[str, str | list[str]], ...] = (
        ("purpose", paragraph(retro.purpose)),
        (
            "groups",
            [*(_group(group, labels) for group in each.groups), *(_loose(*note, labels) for note in each.loose)],
        ),
        ("mirror", list(_mirror(each.mirror, labels))),
        ("taken", paragraph(retro.taken)),
        ("told", paragraph(retro.told)),
        ("parked", [paragraph(item.text) for item in each.parked]),
        ("next", labels.day(retro.next) if retro.next else ""),
        ("returned", return_on_time(retro, labels)),
    )
    for name, fact in facts:
        if fact:
            label = say(f"export.meeting.{name}")
            yield labelled_text(label, fact) if isinstance(fact, str) else labelled_list(label, fact)


def _group(group: RecordedGroup, labels: Labels) -> str:
    """Return a theme with its dots, how many notes lie in it, and the sentence that stands for the private ones."""
    counts = [labels.say.count("retrolog.dots", group.dots)] if group.dots else []
    counts.append(labels.say.count("export.slips", len(group.notes) + group.private.written))
    told = f"{line(group.theme.name) or labels.say('export.untitled')} ({', '.join(counts)})"
    summary = paragraph(group.theme.summary)
    return f"{told}: {summary}" if summary else told


def _loose(note: Observation, dots: int, labels: Labels) -> str:
    return f"{paragraph(note.text) or '–'} ({labels.say.count('retrolog.dots', dots)})"


def _mirror(mirror: Iterable[Reflection], labels: Labels) -> Iterator[str]:
    answered = sorted((each for each in mirror if each.answer != "unknown"), key=lambda each: each.pitfall)
    for each in answered:
        answer, note = labels.say(f"words.bitten.{each.answer}"), paragraph(each.note)
        yield f"{labels.pitfall(each.pitfall)}: {answer}" + (f" – {note}" if note else "")


def _mirrors(meetings: Sequence[LoggedMeeting], labels: Labels, level: int) -> Iterator[str]:
    """Yield what the mirrors said from one retrospective to the next, where more than one had any."""
    trend = mirror_trend((each.retro for each in meetings), (said for each in meetings for said in each.mirror))
    if len(trend.retros) < 2:
        return
    say = labels.say
    yield heading(level, say("export.mirrors"))
    head = [say("export.pitfall"), *(line(each.day or "–") for each in trend.retros)]
    rows = [
        [labels.pitfall(pitfall), *("" if each == "unknown" else say(f"words.bitten.{each}") for each in answers)]
        for pitfall, answers in trend.answers.items()
    ]
    counts = [say("export.mirror_answered"), *(str(trend.answered(n)) for n in range(len(trend.retros)))]
    yield table(head, [*rows, counts])
    yield say("export.mirror_legend")
