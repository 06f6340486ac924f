"""Where this installation keeps what is its own: never in the library, always possible to make again or do without."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from journals.privacy.guard import redact_text
from journals.text.clean import slug

LOCAL_ENV = "TILBAGEBLIK_LOCAL"
"""Names one folder to hold all three instead: tests and portable installations use it."""
CONFIG_ENV = "TILBAGEBLIK_CONFIG"
"""Names the config file, wherever it lies."""

SHELF_FOLDER = "shelf"
"""The folder of a library with lessons of other organisations."""
LOSSES_FOLDER = "removed"
"""The folder of a library that says what of it was removed on purpose."""


class LocalFolders(Struct, frozen=True):
    """This installation's folders; they need not exist yet."""

    state: Path
    """Locks and what was set aside; local, never roaming with the user's profile."""
    cache: Path
    """Can be deleted at any time."""
    config: Path
    """The user's own settings."""
    named_config: Path | None = None
    """The config file that was named instead of the one in that folder."""

    @property
    def config_file(self) -> Path:
        """The file with the user's own settings."""
        return self.named_config or self.config / "config.toml"


def local_folders() -> LocalFolders:
    """Return this installation's folders."""
    named = Path(config).absolute() if (config := os.environ.get(CONFIG_ENV)) else None
    if told := os.environ.get(LOCAL_ENV):
        base = Path(told)
        return LocalFolders(base / "state", base / "cache", base / "config", named)
    from platformdirs import PlatformDirs  # only here: it costs a fifth of the start of `tilbageblik log`

    dirs = PlatformDirs("tilbageblik", appauthor=False, roaming=False)
    state, cache, own = Path(dirs.user_state_dir), Path(dirs.user_cache_dir), Path(dirs.user_config_dir)
    return LocalFolders(state, cache, own, named)


def project_folder_name(name: str, project_id: str, year: int) -> str:
    """Return what the folder of a project is called; the guard has no say over who sees it."""
    return f"{year}-{slug(redact_text(name))}-{project_id[-4:].lower()}"


def documents_folder() -> Path:
    """Return the user's own folder for documents."""
    from platformdirs import user_documents_path

    return user_documents_path()
