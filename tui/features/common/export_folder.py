"""Where files that somebody asks for go."""

from __future__ import annotations

from pathlib import Path

from journals.library.paths import documents_folder


def export_folder() -> Path:
    """Return the user's documents, or their home where there is no such folder."""
    folder = documents_folder()
    return folder if folder.is_dir() else Path.home()
