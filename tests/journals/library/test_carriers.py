"""What carries a folder to other machines."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.library import carriers
from journals.library.carriers import carrier_of

_MOUNTS = """sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
//server/drev /mnt/f\\303\\246lles cifs rw 0 0
server:/x /mnt/my\\040share nfs4 rw 0 0
torn
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    (tmp_path / "mounts").write_text(_MOUNTS)
    return tmp_path / "mounts"


@pytest.mark.parametrize(
    ("folder", "carrier"),
    [
        ("/home/a/OneDrive - Nord Kommune/Dokumenter/Tilbageblik", "onedrive"),
        ("/Users/a/Library/CloudStorage/OneDrive-NordKommune/Tilbageblik", "onedrive"),
        ("/home/a/Dropbox/Tilbageblik", "dropbox"),
        ("/home/a/Dropbox (Nord)/Tilbageblik", "dropbox"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.dk/My Drive", "google_drive"),
        ("/home/a/Google Drev/T", "google_drive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/T", "icloud"),
        ("/home/a/iCloudDrive/T", "icloud"),
        ("/home/a/Nextcloud/T", "nextcloud"),
        ("/mnt/my share/T", "network"),
        ("//server/drev/T", "network"),
        ("/home/a/Documents/Tilbageblik", None),
        ("/home/a/Dropboxes/T", None),
        ("/mnt/my/share", None),
    ],
)
def test_a_folder_tells_by_where_it_lies_what_carries_it(folder: str, carrier: str | None, mounts: Path) -> None:
    assert carrier_of(Path(folder), {}, mounts, "linux") == carrier


def test_a_link_tells_where_it_leads(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "OneDrive")
    assert carrier_of(tmp_path / "link" / "T", {}, mounts, "linux") == "onedrive"


def test_windows_says_where_onedrive_is_and_what_a_drive_is(
    tmp_path: Path, mounts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert carrier_of(tmp_path / "Nord" / "T", {"OneDriveCommercial": str(tmp_path / "Nord")}, mounts) == "onedrive"
    monkeypatch.setattr(carriers, "_is_remote_drive", lambda drive: True)
    assert carrier_of(tmp_path, {}, mounts, "win32") == "network"
    assert carrier_of(tmp_path, {}, mounts, "linux") is None


def test_where_the_system_says_nothing_a_folder_is_this_machines(tmp_path: Path) -> None:
    assert carrier_of(tmp_path, {}, tmp_path / "none", "linux") is None
