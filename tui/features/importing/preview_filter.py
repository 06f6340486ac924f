"""Which of the notes are shown before they are brought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from journals.importing.planned_items import ImportPlan, PlannedItem, kind_name
from journals.text.clean import filter_key, one_line
from tui.features.importing.preview_rows import PreviewRow
from tui.locale import Catalogue
from tui.ui.dialogs.pick import Option
from tui.wording.display import brief
from tui.wording.importing import COUNTED_KINDS

OFFERED = ""
"""What is shown to begin with: all but what is in the project already."""
_LOOK = "look"
_MOST_HEADINGS = 60
_LOOKS: dict[str, Callable[[PlannedItem], bool]] = {
    OFFERED: lambda each: each.is_offered,
    "all": lambda each: True,
    _LOOK: lambda each: each.standing in ("twice", "blocked") or each.needs_confirming or each.parts > 1,
    "personal": lambda each: bool(each.findings or each.other_findings),
    "known": lambda each: not each.is_offered or each.standing == "twice",
    "changed": lambda each: each.change is not None,
    "ticked": lambda each: each.is_ticked,
    "unticked": lambda each: not each.is_ticked and each.is_offered,
    "aside": lambda each: each.found.is_aside,
}
_KIND, _FILE, _HEADING = "kind ", "file ", "heading "


def filtered(rows: Iterable[PreviewRow], chosen: str) -> list[PreviewRow]:
    """Return the rows that a filter shows."""
    fits = _fitting(chosen)
    return [row for row in rows if fits(row.planned) or (row.waits and chosen == _LOOK)]


def filter_options(say: Catalogue, plan: ImportPlan, typed: str) -> list[Option]:
    """Return the filters that would show something, each with how much, by what was typed."""
    counts = Counter({name: sum(map(fits, plan.items)) for name, fits in _LOOKS.items()})
    counts[_LOOK] += sum(not _LOOKS[_LOOK](each) for each in plan.held_along)
    offered = [each for each in plan.items if each.is_offered]
    counts.update(f"{_KIND}{kind_name(each.item)}" for each in offered)
    if len(plan.files) > 1:
        counts.update(f"{_FILE}{each.file}" for each in offered)
    headings = Counter(f"{_HEADING}{one_line(each.found.heading)}" for each in offered if each.found.heading)
    counts.update(dict(headings.most_common(_MOST_HEADINGS)))
    order = [*_LOOKS, *(f"{_KIND}{kind}" for kind in COUNTED_KINDS)]
    order += [name for name in counts if name not in order]
    named = [(name, filter_text(say, plan, name)) for name in order if counts[name] or name == OFFERED]
    return [Option(name, text, str(counts[name])) for name, text in named if filter_key(typed) in filter_key(text)]


def filter_text(say: Catalogue, plan: ImportPlan, chosen: str) -> str:
    """Return a filter in words."""
    if chosen.startswith(_KIND):
        kind = chosen.removeprefix(_KIND)
        return say(f"importing.{kind}") if kind in ("action", "lesson") else say(f"words.kind.{kind}")
    if chosen.startswith(_FILE):
        return brief(plan.files[int(chosen.removeprefix(_FILE))].file or say("import_room.pasted_name"), 60)
    if chosen.startswith(_HEADING):
        return say("import_room.under", heading=brief(chosen.removeprefix(_HEADING), 60))
    return say(f"import_room.filter.{chosen or 'offered'}")


def _fitting(chosen: str) -> Callable[[PlannedItem], bool]:
    if chosen.startswith(_KIND):
        kind = chosen.removeprefix(_KIND)
        return lambda each: each.is_offered and kind_name(each.item) == kind
    if chosen.startswith(_FILE):
        file = int(chosen.removeprefix(_FILE))
        return lambda each: each.is_offered and each.file == file
    if chosen.startswith(_HEADING):
        heading = chosen.removeprefix(_HEADING)
        return lambda each: each.is_offered and one_line(each.found.heading) == heading
    return _LOOKS[chosen]
