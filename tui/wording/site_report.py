"""What became of the files of a site, in words."""

from __future__ import annotations

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
    """Return which files were left as somebody made them; "" for none."""
    if not report.kept:
        return ""
    more = " …" if len(report.kept) > _MOST else ""
    return say.count("site.kept", len(report.kept), files=shown_names(report.kept[:_MOST]) + more)
