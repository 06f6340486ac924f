"""The appendix of a meeting's record: the piles with their dots, and every note once.

Of what was written in private there is only how many notes, and the room's own sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import heading, item, labelled_text
from journals.export.retro_sections import losses, with_facts
from journals.export.retro_snapshot import RedactedRetro
from journals.records.model import Observation
from journals.retro.private_notes import PrivateCount


def appendix(shown: RedactedRetro, labels: Labels, level: int) -> Iterator[str]:
    """Yield the piles, those with most dots first, then what is in none; `level` is that of their headings."""
    say = labels.say
    notes = _Notes(shown, labels)
    for group in shown.groups:
        dots = say.count("retrolog.dots", group.dots)
        yield heading(level, f"{line(group.theme.name) or say('export.untitled')} ({dots})")
        yield from notes.blocks(group.notes, group.private, {})
        if summed := paragraph(group.theme.summary):
            yield labelled_text(say("retrolog.summed_up"), summed)
    told = {each.id for each in losses(shown, labels)}
    loose = [each for each in shown.loose if each.id not in told or shown.loose_dots.get(each.id)]
    if loose or shown.loose_private.written:
        if shown.groups:  # where there is no pile all notes are in none
            yield heading(level, say("retrolog.loose"))
        yield from notes.blocks(loose, shown.loose_private, shown.loose_dots)


class _Notes:
    """Writes notes, each on a line with what is known of it."""

    def __init__(self, shown: RedactedRetro, labels: Labels) -> None:
        self._stages, self._labels = shown.retro.stages, labels

    def blocks(self, notes: Iterable[Observation], private: PrivateCount, dots: Mapping[str, int]) -> Iterator[str]:
        """Yield the notes as one list, and last how many were written in private; `dots`: those of single notes."""
        count, left = self._labels.say.count, dict(dots)
        items = [self._note(each, left.pop(each.id, 0)) for each in notes]
        if private.there:
            of_all = sum(left.values())  # those of the private ones: of each it would tell which one mattered
            given = [count("retrolog.dots", of_all)] if of_all else []
            items.append(item(with_facts(count("retrolog.apart_here", private.there), given)))
        if private.erased:
            items.append(item(count("retrolog.apart_gone", private.erased)))
        if items:
            yield "\n".join(items)

    def _note(self, seen: Observation, dots: int) -> str:
        """Return a note with its sign, what it was written under, its tags, and its stage where others count too."""
        labels = self._labels
        tags = " ".join(filter(None, [labels.sign(seen.sign), labels.pitfalls(seen.pitfalls)]))
        facts = [
            labels.kind(seen.kind) if seen.kind else "",
            labels.heading_of(seen),
            tags,
            labels.say("retrolog.at_stage", stage=labels.stage(seen.stage)) if self._stages != {seen.stage} else "",
            labels.say.count("retrolog.dots", dots) if dots else "",
        ]
        return item(with_facts(paragraph(seen.text) or "–", facts))
