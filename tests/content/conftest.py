"""Both built-in guides, and a copy of one to break."""

import functools
import shutil
from pathlib import Path

import pytest

import content
from content import Guide, drafts, form_drafts, format_reader
from content.markdown import nodes
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
    """Return a guide of one's own: a copy of the Danish one, to break."""
    return shutil.copytree(BUILT_IN / "da", tmp_path / "own")


_nodes_of = functools.cache(lambda text: tuple(nodes(text)))


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file that is as it was be taken apart once: a test breaks one of them, and has all of them read."""
    for reader in (drafts, form_drafts, format_reader):
        monkeypatch.setattr(reader, "nodes", lambda text: iter(_nodes_of(text)))
