"""What every test stands on: nothing of this machine's own settings, and nothing written outside the test's folder."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from journals.local import LOCAL_ENV

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background; programs under test would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

for _name in [name for name in os.environ if name == "NO_COLOR" or name.startswith(("TEXTUAL", "TILBAGEBLIK_"))]:
    if _name != "TEXTUAL_SNAPSHOT_TEMPDIR":  # how the processes of one run of tests tell each other of pictures
        del os.environ[_name]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep state, cache and config in the test's own folder; gives the folder they lie in."""
    local = tmp_path / "local"
    monkeypatch.setenv(LOCAL_ENV, str(local))
    return local
