"""What carries a folder to other machines: a service that syncs it, or a network; told by where it lies."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

Carrier: TypeAlias = Literal["onedrive", "dropbox", "google_drive", "icloud", "nextcloud", "network"]

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which Windows says where OneDrive's folders are, whatever they are called."""
_NAMES: tuple[tuple[re.Pattern[str], Carrier], ...] = (
    (re.compile(r"onedrive\b.*"), "onedrive"),
    (re.compile(r"sharepoint\b.*"), "onedrive"),
    (re.compile(r"dropbox(\W.*)?"), "dropbox"),
    (re.compile(r"google ?dr(ive|ev)\b.*"), "google_drive"),
    (re.compile(r"icloud ?drive\b.*|mobile documents"), "icloud"),
    (re.compile(r"nextcloud\b.*|owncloud\b.*"), "nextcloud"),
)
"""How the services call the folder that they keep, each name whole and in small letters."""
_NETWORKS = re.compile(r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|davfs|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse)|drvfs")
"""File systems that lie on another machine, as Linux calls them."""
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
"""How Windows calls a drive that lies on another machine."""


def carrier_of(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    mounts: Path = _MOUNTS,
    platform: str = sys.platform,
    *,
    follows: bool = True,
) -> Carrier | None:
    """Return what carries a folder, which need not exist yet; None where it is this machine's alone, as far as we see.

    `follows`: whether links are followed, for which the folder must be looked at: that can take long on a network.
    """
    lies_at = [folder, *([_resolved(folder)] if follows else [])]
    synced = [Path(path) for name in _ONEDRIVE if (path := environment.get(name))]
    if any(each.is_relative_to(root) for each in lies_at for root in synced):
        return "onedrive"
    for part in (part for each in lies_at for part in each.parts):
        for pattern, carrier in _NAMES:
            if pattern.fullmatch(part.casefold()):
                return carrier
    return "network" if any(_is_remote(each, mounts, platform) for each in lies_at) else None


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # a circle of links
        return folder


def _is_remote(folder: PurePath, mounts: Path, platform: str) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if platform == "win32":
        return _is_remote_drive(folder.anchor)
    return bool(_NETWORKS.fullmatch(_file_system(folder, mounts)))


def _is_remote_drive(drive: str) -> bool:
    import ctypes

    try:
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined,unused-ignore]
    except (AttributeError, OSError):
        return False
    return kind == _REMOTE_DRIVE


def _file_system(folder: PurePath, mounts: Path) -> str:
    """Return what Linux calls the file system that a folder lies in; "" where it does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [(_unescaped(line.split(" ")[1]), line.split(" ")[2]) for line in lines if line.count(" ") > 1]
    around = [(at, kind) for at, kind in found if folder.is_relative_to(at)]
    return max(around, key=lambda each: len(each[0]), default=("", ""))[1]


def _unescaped(mount: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mount)
