"""Both built-in guides, and a copy of one to break."""

import shutil
from pathlib import Path

import pytest

import content
from content import Guide
from tests.guides import guide_of

BUILT_IN = Path(content.__file__).parent


@pytest.fixture(scope="session")
def da() -> Guide:
    return guide_of("da")


@pytest.fixture(scope="session")
def en() -> Guide:
    return guide_of("en")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A guide of one's own: a copy of the Danish one, to break."""
    return shutil.copytree(BUILT_IN / "da", tmp_path / "own")
