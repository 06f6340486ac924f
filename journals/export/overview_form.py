"""The overview as a document with its map, what comes back and the weeks; and the last two as pictures alone."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from journals.export.coverage_matrix import cell_rows
from journals.export.data_text import DataText
from journals.export.escape import as_read, line
from journals.export.finished import finished, own_texts
from journals.export.labels import SIGN_MARKS, Labels
from journals.export.map_svg import CountTable
from journals.export.markdown_blocks import document, heading, table
from journals.export.recurrence_svg import recurrence_svg
from journals.export.redaction import Document, Redactor
from journals.export.reply_words import replies_text
from journals.export.svg import escaped, markup
from journals.export.week_svg import week_svg
from journals.library.journal import Journal
from journals.library.library import Library
from journals.overview.coverage import joint_coverage
from journals.overview.recurrence import recurrences
from journals.overview.replies import source_replies
from journals.overview.source import OverviewReading, OverviewSource
from journals.overview.timeline import HAPPENINGS, timeline
from journals.text.clean import one_line

_NAME_HERE = "\ue000"
"""Stands in a picture where a project's name is to stand, which is looked at as it is put in."""
_LEGEND = 120
"""Characters of a line below a picture."""
_LONGEST = 70
"""Characters of a name that fit above it."""


def overview_reading(library: Library, journals: Sequence[Journal]) -> OverviewReading:
    """Take what an overview of these projects is made of; it is read where the document is made."""
    return OverviewReading(library, {each.id for each in journals}, is_beside=True)


def render_overview(source: OverviewSource, labels: Labels) -> Document:
    """Return the document: each part with a table, which a page shows as a picture; empty parts are left out."""
    say, redact = labels.say, Redactor(labels.say("guard.removed"))
    blocks = [heading(1, line(say("export.overview.title", about=_about(source, labels, redact))))]
    if source.tallies:
        head, *rows = cell_rows(joint_coverage(source.tallies), labels)
        legend = say("export.legend", signs=", ".join(map(labels.sign, SIGN_MARKS)))
        blocks += [heading(2, line(say("overview.map"))), table(head, rows), legend]
    if again := recurrence_table(source, labels):
        blocks += [heading(2, line(say("overview.recurrence"))), again, line(say("overview.legend_recurrence")) + "."]
    if weeks := week_table(source, labels):
        blocks += [heading(2, line(say("overview.time"))), weeks, *_replies(source, labels)]
    if len(blocks) == 1:
        blocks.append(line(say("overview.nothing")))
    return finished(document(blocks), redact.personal, own_texts(labels), by=say("guard.removed"))


def render_timeline(source: OverviewSource, labels: Labels) -> Document:
    """Return the weeks as a picture, and the same as a table."""
    cells, legend = _week_cells(source, labels), [as_read(each) for each in _replies(source, labels)]
    return _picture("export.weeks.title", cells, week_svg, "overview.nothing_yet", source, labels, legend)


def render_recurrence(source: OverviewSource, labels: Labels) -> Document:
    """Return what comes back as a picture, and the same as a table."""
    legend = [labels.say("export.again.legend"), labels.say("export.again.others")]
    cells = _recurrence_cells(source, labels)
    return _picture("export.again.title", cells, recurrence_svg, "overview.nothing_recurrence", source, labels, legend)


def week_table(source: OverviewSource, labels: Labels) -> str:
    """Return the weeks as a table, the newest first; "" where nothing has happened."""
    head, *rows = _week_cells(source, labels)
    return table(head, rows) if rows else ""


def recurrence_table(source: OverviewSource, labels: Labels) -> str:
    """Return the pitfalls that have bitten as a table; "" where none has."""
    head, *rows = _recurrence_cells(source, labels)
    return table(head, rows) if rows else ""


def _week_cells(source: OverviewSource, labels: Labels) -> list[list[str]]:
    weeks = timeline(source, labels.today)
    kinds = [each for each in HAPPENINGS if any(week.counts[each] for week in weeks)]
    head = [labels.say("export.weeks.week"), *(labels.say(f"export.weeks.{each}") for each in kinds)]
    return [head, *([week.name, *(str(week.counts[each] or "") for each in kinds)] for week in weeks)]


def _recurrence_cells(source: OverviewSource, labels: Labels) -> list[list[str]]:
    head = [labels.say(f"export.again.{each}") for each in ("pitfall", "bitten", "looked", "bites")]
    return [
        head,
        *(
            [labels.pitfall(each.pitfall), str(len(each.projects)), str(each.looked), str(each.bites)]
            for each in recurrences(source)
        ),
    ]


def _replies(source: OverviewSource, labels: Labels) -> Iterator[str]:
    times = source_replies(source, labels.today)
    if times.raised:
        told = replies_text(labels.say, times, labels.day(times.oldest_waits or ""))
        yield line(f"{labels.say('overview.time_replies')}: {told}.")


def _about(source: OverviewSource, labels: Labels, redact: Redactor) -> str:
    """Return the one project's name, or how many there are."""
    if len(source.projects) != 1:
        return labels.say.count("export.projects", len(source.projects))
    name = one_line(redact(source.projects[0]).name) or labels.say("export.untitled")
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _picture(
    key: str,
    cells: Sequence[Sequence[str]],
    draw: Callable[..., Element],
    nothing: str,
    source: OverviewSource,
    labels: Labels,
    legend: Sequence[str],
) -> Document:
    say, redact = labels.say, Redactor(labels.say("guard.removed"))
    name, about = _about(source, labels, redact), say(key, about=_NAME_HERE)
    head, *rows = (tuple(map(as_read, row)) for row in cells)
    below = [each for told in legend for each in textwrap.wrap(told, _LEGEND)] if rows else [say(nothing)]
    shown = [heading(1, line(say(key, about=name))), table(*_parted(cells)) if rows else line(say(nothing))]
    root = draw(CountTable(head, tuple(rows)), say, name="picture", title=about, caption=[about], legend=below)
    out = DataText()
    for number, piece in enumerate(markup(root, is_alone=True).split(_NAME_HERE)):
        if number:
            out.put_value(name, escaped)
        out.put(piece)
    made = out.document(redact.personal, escaped)
    text = document([*shown, *(map(line, legend) if rows else ())])
    return Document(made.text, made.personal, made.found, made.encode, text)


def _parted(cells: Sequence[Sequence[str]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    return cells[0], cells[1:]
