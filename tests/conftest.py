"""What every test stands on: nothing of this machine's own settings, and nothing written outside the test's folder."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from journals.library.paths import CONFIG_ENV, LOCAL_ENV
from journals.log.own_file import set_aside_files
from tests.amount import amount

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background; programs under test would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

_SIZE = {"COLUMNS", "LINES"}  # readline sets them in pytest, whose processes would pass them on to programs under test
_PICTURES = "TEXTUAL_SNAPSHOT_TEMPDIR"  # where the processes of one run of tests put their pictures

for _name in list(os.environ):
    if _name in {"NO_COLOR", *_SIZE} or (_name.startswith(("TEXTUAL", "TILBAGEBLIK_")) and _name != _PICTURES):
        del os.environ[_name]

for _name in ("LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"  # that names no language, on any system: texts are Danish, then

sys.dont_write_bytecode = False  # or every process would compile all tests, and what they start all of ours, each time
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile(  # a slow machine is not a fault, and a build must not fail by luck
    "unhurried",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=amount(20, 100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("unhurried"), max_examples=2_000, derandomize=False)
settings.register_profile("brief", settings.get_profile("unhurried"), max_examples=10)  # on a second Python
settings.load_profile("unhurried")  # --hypothesis-profile=long for a night


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest and is not to be waited for alone: scenes in a terminal, what one process does."""
    items.sort(key=lambda item: "flows" not in item.path.parts and not item.get_closest_marker("xdist_group"))


def _import_share(config: pytest.Config) -> None:
    """Import every so many of the files of tests, where several processes are about to import all.

    In a fresh checkout what is imported first is compiled, and each process would compile every file, at the same time
    as the others: half a minute of two cores.
    """
    worker = getattr(config, "workerinput", None)  # of pytest-xdist
    if worker is None:
        return
    number, root = int(worker["workerid"].removeprefix("gw")), config.rootpath
    named = [root / each.split("::")[0] for each in config.args]
    files = sorted(file for folder in named if folder.is_dir() for file in folder.rglob("test_*.py"))
    for file in files[number :: worker["workercount"]]:
        with suppress(Exception, pytest.skip.Exception):  # collecting it says what is wrong
            import_module(".".join(file.relative_to(root).with_suffix("").parts))


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Look for no cycles while tests are collected: nearly all that is made then is kept.

    Nor among that later, and seldom: an app is many objects that come and go together, and looking is a fifth of the
    time.
    """
    gc.disable()
    _import_share(session.config)
    collected = yield
    gc.freeze()
    gc.set_threshold(300_000)
    gc.enable()
    return collected


def pytest_sessionfinish() -> None:
    """Look no more for cycles: pytest does so five times at its end, among all that tests have left behind.

    That takes seconds, and xdist interrupts a process that takes more than five to end.
    """
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Return the processes for `-n auto`: one more than there are cores, for some tests mostly wait for terminals."""
    return (os.cpu_count() or 1) + 1


_numbers = count()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a folder of the test's own; pytest's looks through those of all tests before for a free number."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{name}{next(_numbers)}"
    folder.mkdir(0o700)
    return folder


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep state, cache and config in the test's own folder, and yield the folder they lie in."""
    local = tmp_path / "local"
    monkeypatch.setenv(LOCAL_ENV, str(local))
    monkeypatch.delenv(CONFIG_ENV, raising=False)
    yield local
    set_aside_files.clear()  # no other test is to tell of it, nor what several share that is made before the next


@pytest.fixture(autouse=True)
def no_syncing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for the disk, where a test could not tell the difference: `tests/faults` and `tests/bench` can.

    It is nearly half of the time that the tests of `journals` take.
    """
    monkeypatch.setattr(os, "fsync", lambda file: os.fstat(file) and None)  # no file, or one that is closed: as ever
