"""Here the disk is waited for: it is what a power cut is about."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_syncing() -> None:
    """Leave it as it is."""
