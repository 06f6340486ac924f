"""Where people keep what they wrote."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from journals.importing.import_memory import ImportMemory
from journals.library.paths import documents_folder


def note_folders(memory: ImportMemory) -> list[Path]:
    """Return the folder that files came from last, and the user's documents, downloads and desktop."""
    return [*([memory.folder] if memory.folder else []), *usual_folders()]


def typed_in() -> tuple[Path, ...]:
    """Return where a path begins that is typed without its folder: where the program was started, else documents."""
    folders = [documents_folder()]
    with suppress(OSError):  # the folder it was started in may be gone
        folders.insert(0, Path.cwd())
    return tuple(folders)


def usual_folders() -> list[Path]:
    """Return the user's documents, downloads and desktop, by whatever names this system has for them."""
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    return [user_documents_path(), user_downloads_path(), user_desktop_path()]
