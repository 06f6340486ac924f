"""What became of the files of a site, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journals.export.site.site_files import SiteReport
from journals.text.clean import shown_names
from tui.locale import Catalogue

_MOST = 5


def written_line(say: Catalogue, folder: Path, report: SiteReport) -> str:
    """Return how many files were written, and where."""
    if not report.written:
        return say("site.unchanged", folder=folder)
    return say.count("site.written", len(report.written), folder=folder)


def removed_line(say: Catalogue, report: SiteReport) -> str:
    """Return how many pages were removed; "" for none."""
    return say.count("site.removed", len(report.removed)) if report.removed else ""


def kept_line(say: Catalogue, report: SiteReport) -> str:
    """Return which files were left as somebody made them, and which of them are about nothing any more; "" for none."""
    wanted = [path for path in report.kept if path not in report.orphaned]
    lines = (_files_line(say, "site.kept", wanted), _files_line(say, "site.orphaned", report.orphaned))
    return "\n".join(filter(None, lines))


def _files_line(say: Catalogue, key: str, files: Sequence[str]) -> str:
    more = " …" if len(files) > _MOST else ""
    return say.count(key, len(files), files=shown_names(files[:_MOST]) + more) if files else ""
