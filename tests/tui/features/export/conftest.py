"""Where the tests of exporting write."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _documents(documents: Path) -> None:
    """Let every test write to documents of its own."""
