"""Make a folder in which Tilbageblik runs on a machine without Python, try it, and pack it with a list of hashes.

    python .ci/bundle.py DIR

Run it by a Python into which the project with its extra `[bundle]` is installed, on the kind of system that the folder
is for. DIR gets `tilbageblik/`, the same packed, and `SHA256SUMS` of what is packed; the folder has one of its files.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path
from threading import Timer
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "tilbageblik"
EXTRA = "web"
"""What the folder can besides: `tilbageblik serve`."""
ROOMS = ("tui", "journals", "content")
SUMS = "SHA256SUMS"
WINDOWS = sys.platform == "win32"
ENTRY = """
import os

# The folder's own libraries are for this program alone, not for git and others that it starts.
if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

from tui.cli import main

main()
"""
PAGES = "textual_serve"
"""The package that the page's own files are taken from."""
PATIENCE = 120.0
"""Seconds that the folder has to say its address, and to answer; only a fault takes that long."""
UNUSED = ("tkinter", "unittest", "pydoc_data", "pip", "setuptools", "lib2to3", "curses")


def main() -> None:
    """Do it."""
    out = Path(sys.argv[1]).resolve()
    folder = out / NAME
    if folder.exists():
        sys.exit(f"{folder} is there already")
    freeze(out)
    copy_licences(folder / "licences")
    try_out(folder)
    (folder / SUMS).write_text(sums(folder), encoding="utf-8", newline="\n")
    packed = pack(out)
    (out / SUMS).write_text(f"{digest(packed)}  {packed.name}\n", encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    sys.stdout.write(f"{folder}: {size / 1e6:.0f} MB; {packed.name}: {packed.stat().st_size / 1e6:.0f} MB\n")


def freeze(out: Path) -> None:
    """Have PyInstaller make the folder: all of our modules and data, for most are imported by name when asked for."""
    with tempfile.TemporaryDirectory() as temporary:
        entry = Path(temporary, f"{NAME}.py")
        entry.write_text(ENTRY, encoding="utf-8")
        words = ["--onedir", "--console", "--noconfirm", "--noupx", "--log-level", "WARN", "--name", NAME]
        words += ["--distpath", str(out), "--workpath", temporary, "--specpath", temporary]
        for room in ROOMS:
            words += ["--collect-submodules", room, "--collect-data", room]
        words += ["--collect-data", PAGES]
        for each in packages():
            words += ["--copy-metadata", each]
        for each in UNUSED:
            words += ["--exclude-module", each]
        subprocess.run([sys.executable, "-m", "PyInstaller", *words, str(entry)], check=True)  # noqa: S603


def packages() -> list[str]:
    """Return the names of the program and of all packages that it needs here, those that others need too."""
    found: dict[str, set[str]] = {}
    waiting = [(NAME, {EXTRA})]
    while waiting:
        name, extras = waiting.pop()
        known = found.setdefault(canonicalize_name(name), set())
        if (new := extras | {""}) <= known:
            continue
        known |= new
        for each in map(Requirement, distribution(name).requires or ()):
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in new):
                waiting += [(each.name, each.extras)]
    return sorted(found)


def copy_licences(to: Path) -> None:
    """Copy the licence of Python, of the program and of each package that the folder holds."""
    for name in packages():
        for file in distribution(name).files or ():
            if file.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS")):
                target = to / name / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), target)
    for place in (Path(os.__file__).parent, Path(sys.base_prefix)):
        for licence in place.glob("LICENSE*"):
            (to / "python").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(licence, to / "python" / licence.name)


def try_out(folder: Path) -> None:
    """Make a sample library with it, log an observation and read all again, where no Python is on the path."""
    program = str(folder / (f"{NAME}.exe" if WINDOWS else NAME))
    with tempfile.TemporaryDirectory() as temporary:
        bare = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "USERPROFILE") if name in os.environ}
        env = {**bare, "PATH": "", "HOME": temporary, "TILBAGEBLIK_LOCAL": str(Path(temporary, "local"))}
        library = str(Path(temporary, "library"))
        for words in (
            ["--version"],
            ["demo", "--to", library],
            ["--library", library, "new", "Bundle"],
            ["--library", library, "log", "Bundle", "a line from the folder"],
            ["--library", library, "check"],
            ["--library", library, "export", "Bundle", "--to", str(Path(temporary, "log.docx"))],
        ):
            subprocess.run([program, *words], check=True, env=env, cwd=temporary)  # noqa: S603
        try_in_browser([program, "--library", library, "serve", "--no-browser", "--json"], env)


def try_in_browser(words: list[str], env: Mapping[str, str]) -> None:
    """Have it serve, and go in by the address it says as a browser would, to the page and a file of another package."""
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE) as served:  # noqa: S603
        late = Timer(PATIENCE, served.kill)
        late.start()
        try:
            assert served.stdout is not None
            address = json.loads(served.stdout.readline())["address"]
            browser = build_opener(ProxyHandler({}), HTTPCookieProcessor())
            for place, held in (("", b"<title>Tilbageblik"), ("files/textual.js", b"Terminal")):
                where = address.partition("?")[0] + place if place else address
                with browser.open(where, timeout=PATIENCE) as answer:
                    if held not in answer.read():
                        sys.exit(f"{answer.url} does not hold {held!r}")
        finally:
            late.cancel()
            served.kill()


def sums(folder: Path) -> str:
    """Return the hash of each file below a folder, as `sha256sum --check` reads it."""
    return "".join(f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files(folder))


def files(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder, in order."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(out: Path) -> Path:
    """Pack the folder: a zip on Windows, elsewhere a tar, which keeps what may be run."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    base = out / f"{NAME}-{distribution(NAME).version}-{system}-{platform.machine().lower()}"
    return Path(shutil.make_archive(str(base), "zip" if WINDOWS else "gztar", out, NAME))


if __name__ == "__main__":
    main()
