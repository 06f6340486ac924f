"""What we tell an IT department of places, network, licences and environment variables is what the program does."""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import platformdirs
import pytest
from platformdirs import macos, unix, windows
from platformdirs.api import PlatformDirsABC

from journals.library import paths
from tui.cli.session import LANGUAGE_ENV
from tui.settings.folders import LIBRARY_ENV

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "docs/it-department.md", ROOT / "docs/it-afdelingen.md"]
ROOMS = ("tui", "journals", "content")
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "socketserver",
    "requests",
    "httpx",
    "aiohttp",
}
REGISTRY = {"winreg"}
SERVED = {"aiohttp", "socket"}
"""What `tilbageblik serve` listens with, on this machine alone: `tui/web`."""
ONLY_ELSEWHERE = {"colorama"}
"""Packages that another system than this one needs."""

WATCHED = """
import json, os, sys
from tui.cli import main
events = []
watched = "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system"
def hook(name, args):
    if name in watched:
        events.append([name, repr(args)[:200]])
sys.addaudithook(hook)
for words in json.loads(sys.argv[1]):
    sys.argv = ["tilbageblik", *words]
    try:
        main()
    except SystemExit as end:
        if end.code:
            events.append(["ended", repr([words, end.code])])
print(json.dumps(events), file=sys.stderr)
"""


def table(page: Path, first: str) -> list[list[str]]:
    """Return the rows of the table of a page whose first row's first cell holds a word, without its heading."""
    tables = re.findall(r"(?:^\|.*\n?)+", page.read_text(encoding="utf-8"), re.MULTILINE)
    (found,) = [each for each in tables if re.search(rf"^\| (?:{first})[ |]", each, re.MULTILINE)]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in found.splitlines()[2:]]


def folders_of(system: type[PlatformDirsABC], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the program's folders are on a system: library, state, cache, settings."""
    monkeypatch.setenv("HOME", "/home/u")
    monkeypatch.delenv(paths.LOCAL_ENV, raising=False)
    monkeypatch.delenv(paths.CONFIG_ENV, raising=False)
    for each in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setattr(windows, "get_win_folder", lambda name: {"CSIDL_LOCAL_APPDATA": "%LOCALAPPDATA%"}[name])
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    found = paths.local_folders()
    return [str(each).replace("/home/u", "~") for each in (found.state, found.cache, found.config_file)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.skipif(os.name == "nt", reason="paths of other systems are put together as this one does")
def test_the_folders_it_names_are_those_of_each_system(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, *own = table(page, "cache|mellemlager")
    told = [
        [cell.strip("`").replace("\\", "/") for cell in column]
        for column in zip(*[row[1:] for row in own], strict=True)
    ]
    assert told == [folders_of(system, monkeypatch) for system in (windows.Windows, macos.MacOS, unix.Unix)]
    assert all("Tilbageblik" in each for each in library[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_environment_variables_it_names_are_all_there_are(page: Path) -> None:
    told = {row[0].strip("`") for row in table(page, "`TILBAGEBLIK_LANG`")}
    assert told == {LIBRARY_ENV, paths.CONFIG_ENV, paths.LOCAL_ENV, LANGUAGE_ENV}
    named = {name for file in sources() for name in re.findall(r"TILBAGEBLIK_[A-Z]+", file.read_text(encoding="utf-8"))}
    assert named == told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_packages_and_licences_it_names_are_those_installed(page: Path) -> None:
    told = {name.split(" ")[0]: licence for name, licence in table(page, "python-docx")}
    bundle = runpy.run_path(str(ROOT / ".ci/bundle.py"))
    assert set(told) - {"Python"} - ONLY_ELSEWHERE == set(bundle["packages"]()) - {"tilbageblik"} - ONLY_ELSEWHERE
    for name in set(told) - {"Python"} - ONLY_ELSEWHERE:
        about = metadata(name)
        said = " ".join(
            [
                *(about[each] for each in ("License-Expression", "License") if each in about),
                *about.get_all("Classifier", []),
            ]
        )
        assert told[name].split("-")[0] in said, f"{name}: {said}"


def sources() -> list[Path]:
    return [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]


def imported(source: str) -> set[str]:
    """Return the names of all modules that a source imports, each with those that hold it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names | {name.partition(".")[0] for name in names}


def test_no_module_of_ours_reaches_for_the_network_or_the_registry_but_what_serves_a_browser() -> None:
    found = []
    for path in sources():
        source = path.read_text(encoding="utf-8")
        if re.search("|".join(NETWORK | REGISTRY), source):  # parsed only where there is any use in it
            allowed = SERVED if path.parent == ROOT / "tui" / "web" else set[str]()
            found += [(path.name, each) for each in imported(source) & (NETWORK | REGISTRY) - allowed]
    assert found == []
    assert imported("import http.client\nfrom urllib import request") & NETWORK == {"http", "urllib.request"}


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="the home folder is moved by HOME and XDG")
def test_what_it_writes_lies_where_it_says_and_nothing_is_connected_or_started(tmp_path: Path) -> None:
    """A user's usual commands, watched by Python itself."""
    home, library, out = tmp_path / "home", tmp_path / "library", tmp_path / "out"
    home.mkdir()
    out.mkdir()
    at = ["--library", str(library)]
    words = [
        ["demo", "--to", str(library)],
        [*at, "new", "Vagtplan"],
        [*at, "log", "Vagtplan", "skærmen frøs"],
        [*at, "search", "skærmen"],
        [*at, "suggest", "ingen spurgte gruppelederen"],
        [*at, "export", "Vagtplan", "--to", str(out / "log.docx")],
        [*at, "export", "Vagtplan", "--to", str(out / "log.html")],
        [*at, "check"],
        ["info"],
    ]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TILBAGEBLIK", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(words)],
        env={**env, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=out,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    started = json.loads(done.stderr.splitlines()[-1])
    assert [each for each in started if "['uname', '-p']" not in each[1]] == []  # how Python asks which system this is
    written = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}
    own = (".local/state/tilbageblik/", ".cache/tilbageblik/")
    assert written
    assert [each for each in written if not each.startswith(own)] == []
    assert {path.name for path in out.iterdir()} == {"log.docx", "log.html"}
    assert {path.name for path in tmp_path.iterdir()} == {"home", "library", "out"}
