"""Documents in one call, for tests that only look at the text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content import Guide
from journals.export.labels import Translator
from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.library.journal import Journal


def learning_log(journals: Iterable[Journal], guide: Guide, say: Translator, *, today: date) -> str:
    """Return the text of the learning log of these projects."""
    return render_learning_log(project_snapshots(journals), guide, say, today=today).text
