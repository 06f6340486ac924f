"""What the entries of a form show together, as Markdown: who took part how much, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from content import CardForm
from journals.export.escape import line
from journals.export.gap_words import gap_texts
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, table
from journals.export.redaction import RedactedProject
from journals.overview.gaps import GapContext, gaps
from journals.overview.involvement import DEGREES, INVOLVEMENT, Involvement


def together_blocks(form: CardForm, journal: RedactedProject, labels: Labels, level: int) -> Iterator[str]:
    """Yield what the entries of a form show together, under a heading of its own; nothing where they show nothing."""
    noted = GapContext(journal.project, journal.cards, journal.observations, [*labels.stages], labels.today)
    blocks = []
    if form.id == INVOLVEMENT and noted.involvement.groups:
        blocks.append(_involvement_table(noted.involvement, labels))
    if found := gap_texts(labels.say, labels.guide, gaps(form.id, noted), labels.day):
        blocks.append(bullets(map(line, found)))
    if blocks:
        yield heading(level, labels.say("gap.together", title=line(form.title)))
        yield from blocks


def _involvement_table(involvement: Involvement, labels: Labels) -> str:
    """Return at which stages each group was told, asked, tried it, or helped to shape it."""
    say = labels.say
    head = [say("gap.at_stage"), *(say(f"gap.degree.{degree}") for degree in DEGREES)]
    rows = []
    for group in involvement.groups:
        cells = (group.stages.get(degree) for degree in DEGREES)
        numbers = (" ".join(line(stage.removeprefix("S")) or "·" for stage in cell) if cell else "–" for cell in cells)
        rows.append([line(group.name), *numbers])
    return table(head, rows)
