"""Pitfalls by stages as a Markdown table: what was seen where, and where nobody has looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journals.export.escape import line
from journals.export.labels import SIGN_MARKS, Labels
from journals.export.markdown_blocks import bullets, table
from journals.export.redaction import RedactedProject
from journals.overview.coverage import Cell, coverage
from journals.overview.recurrence import recurrence
from journals.records.facets import tally
from journals.records.model import Observation


def matrix_table(observations: Iterable[Observation], labels: Labels, only: str = "") -> Iterator[str]:
    """Yield the table with a row for every pitfall of the guide, or for `only` that one, and how to read it."""
    guide, say, cells = labels.guide, labels.say, coverage(tally(observations))
    head, *rows = cell_rows(cells, labels, only)
    yield table(head, rows)
    yield say("export.legend", signs=", ".join(map(labels.sign, SIGN_MARKS)))
    known = {(pitfall.id, stage.id) for pitfall in guide.pitfalls for stage in guide.stages}
    if outside := sum(cell.total() for at, cell in cells.items() if only in ("", at[0]) and at not in known):
        yield say.count("export.outside", outside)


def matrix_cells(observations: Iterable[Observation], labels: Labels, only: str = "") -> Iterator[list[str]]:
    """Yield the row of headings, the stages, and a row for every pitfall, or for `only` that one."""
    return cell_rows(coverage(tally(observations)), labels, only)


def cell_rows(cells: Mapping[tuple[str, str], Cell], labels: Labels, only: str = "") -> Iterator[list[str]]:
    """Yield the rows of what was counted, as `matrix_cells` does."""
    stages = labels.guide.stages
    yield [labels.say("export.pitfall"), *(f"{each.id.removeprefix('S')} {line(each.short)}" for each in stages)]
    for pitfall in labels.guide.pitfalls:
        if only in ("", pitfall.id):
            marks = (_marks(cells.get((pitfall.id, stage.id), Cell())) for stage in stages)
            yield [labels.pitfall(pitfall.id), *marks]


def recurring_pitfalls(journals: Sequence[RedactedProject], labels: Labels, only: str = "") -> Iterator[str]:
    """Yield the pitfalls that have bitten in more than one of these projects, or of them `only` one."""
    tallies = {each.id: tally(each.observations) for each in journals}
    bitten = {pitfall: len(projects) for pitfall, projects in recurrence(tallies).items() if only in ("", pitfall)}
    again = [(pitfall, number) for pitfall, number in bitten.items() if number > 1]
    if again:
        yield labels.say("export.again")
        yield bullets(
            labels.say("export.bitten", pitfall=labels.pitfall(pitfall), n=n, of=len(journals)) for pitfall, n in again
        )


def _marks(cell: Cell) -> str:
    marked = [f"{mark}{cell[sign]}" for sign, mark in SIGN_MARKS.items() if cell[sign]]
    return " ".join([*marked, str(cell[None])] if cell[None] else marked)
