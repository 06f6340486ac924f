"""A log, and what appends to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journals.log.appender import LogWriter
from journals.log.fingerprint import Fingerprint
from tests.journals.log.test_reader import HEAD

private = pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library" / "project" / "7hq2m0c4.jsonl"


@pytest.fixture
def writer(log: Path, tmp_path: Path) -> LogWriter:
    return a_writer(log, tmp_path)


def a_writer(log: Path, local: Path, *, first: bool = True) -> LogWriter:
    return LogWriter(log, local / "torn", Fingerprint(local / "mark"), HEAD, first=first)
