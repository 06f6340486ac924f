"""What is chosen to be written out, in words."""

from __future__ import annotations

from content import Guide
from journals.export.scope import Scope
from tui.features.export.selection import ExportSelection
from tui.locale import Catalogue
from tui.wording.display import long_date


def chosen_line(say: Catalogue, guide: Guide, chosen: ExportSelection) -> str:
    """Return in which form it is, for whom and what it is about, as far as the document has such a choice."""
    document = chosen.document
    parts = [
        "" if document.is_data else say(f"export_room.form.{chosen.form.name}"),
        say(f"export_room.for.{chosen.audience}") if document.can_be_shared else "",
        _scope_text(say, guide, chosen.scope) if document.can_be_scoped else "",
    ]
    return " · ".join(filter(None, parts))


def _scope_text(say: Catalogue, guide: Guide, scope: Scope) -> str:
    pitfall = guide.find(scope.pitfall) if scope.pitfall else None
    parts = [
        say("export_room.only.lessons") if scope.lessons_only else "",
        f"{scope.pitfall} {getattr(pitfall, 'title', '')}".strip(),
        period_line(say, scope.since, scope.until),
    ]
    return " · ".join(filter(None, parts)) or say("export_room.only.all")


def period_line(say: Catalogue, since: str, until: str) -> str:
    """Return a period in words; "" for all times."""
    if not since:
        return say("export_room.period.until", last=long_date(say, until)) if until else ""
    first, last = long_date(say, since), long_date(say, until) if until else ""
    return say("export_room.period.between" if until else "export_room.period.since", first=first, last=last)
