"""The map alone, as a picture in a file."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from msgspec import Struct

from journals.export.coverage_matrix import matrix_cells, matrix_table
from journals.export.data_text import DataText
from journals.export.escape import as_read, line
from journals.export.labels import SIGN_MARKS, Labels
from journals.export.log_scope import scope_sentence
from journals.export.map_svg import CountTable, map_svg
from journals.export.markdown_blocks import document, heading
from journals.export.redaction import Document, Redactor
from journals.export.scope import Scope, ScopeFilter
from journals.export.svg import escaped, markup
from journals.library.journal import Journal
from journals.library.raw_notes import documented
from journals.records.model import Observation, Project
from journals.text.clean import one_line

_NAME_HERE = "\ue000"
"""Stands in the picture where a project's name is to stand, which is looked at as it is put in."""
_LEGEND = 130
"""Characters of a line below the picture."""
_LONGEST = 70
"""Characters of a name that fit above the picture."""


class MapSnapshot(Struct, frozen=True):
    """What a map is made of."""

    project: Project | None
    """The one there is."""
    number: int
    """Of the projects."""
    observations: list[Observation]


def map_snapshot(journals: Sequence[Journal], scope: Scope) -> MapSnapshot:
    """Copy what the map of these projects together is made of."""
    seen = [
        documented(journal, each)
        for journal in journals
        for each in filter(ScopeFilter(scope, journal), journal.observations)
    ]
    return MapSnapshot(journals[0].project if len(journals) == 1 else None, len(journals), seen)


def count_table(observations: Sequence[Observation], labels: Labels, only: str = "") -> CountTable:
    """Return the cells of a map of observations, or of the row of one pitfall."""
    head, *rows = matrix_cells(observations, labels, only)
    return CountTable(tuple(map(as_read, head)), tuple(tuple(map(as_read, row)) for row in rows))


def render_map(snapshot: MapSnapshot, labels: Labels, scope: Scope) -> Document:
    """Return the picture, and the same as a table."""
    say, redact = labels.say, Redactor(labels.say("guard.removed"))
    name = (
        one_line(redact(snapshot.project).name) if snapshot.project else say.count("export.projects", snapshot.number)
    )
    name = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    only = [as_read(each) for each in scope_sentence(scope, labels)]
    about = say("export.map.title", about=_NAME_HERE)
    signs = as_read(", ".join(map(labels.sign, SIGN_MARKS)))
    legend = textwrap.wrap(as_read(say("export.legend", signs=signs)), _LEGEND)
    counts = count_table(snapshot.observations, labels, scope.pitfall)
    root = map_svg(counts, say, name="map", title=" ".join([about, *only]), caption=[about, *only], legend=legend)
    out = DataText()
    for number, piece in enumerate(markup(root, is_alone=True).split(_NAME_HERE)):
        if number:
            out.put_value(name, escaped)
        out.put(piece)
    title = heading(1, line(say("export.map.title", about=name)))
    shown = document(
        [title, *scope_sentence(scope, labels), *matrix_table(snapshot.observations, labels, scope.pitfall)]
    )
    made = out.document(redact.personal, escaped)
    return Document(made.text, made.personal, made.found, made.encode, shown)
