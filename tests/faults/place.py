"""Places where not everything can be written: small disks, folders that one may not change, paths that are too long."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Impossible(Exception):
    """It cannot be made on this system; says why."""


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """Mount a disk of so many kilobytes."""
    if sys.platform != "linux" or shutil.which("mount") is None:
        raise Impossible("only on Linux")
    place = Path(tempfile.mkdtemp())
    try:
        mount("-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0700", "tmpfs", str(place))
        try:
            yield place
        finally:
            subprocess.run(["umount", "--lazy", str(place)], capture_output=True, check=False)
    finally:
        place.rmdir()


def mount(*words: str) -> None:
    """Mount something, or mount it in another way."""
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Impossible(f"mount: {done.stderr.strip()}")


def bound_by_permissions() -> list[str]:
    """Return the words before a command that let it be bound by permissions, as an ordinary user's is."""
    if os.name == "nt":
        raise Impossible("permissions of another kind")
    if os.geteuid():
        return []
    if shutil.which("setpriv") is None:
        raise Impossible("permissions do not bind root, and there is no setpriv")
    without = "-dac_override,-dac_read_search"
    words = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"]
    if subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        raise Impossible("permissions do not bind root, and setpriv may not change that")
    return words


def deepest(base: Path) -> Path:
    """Make folders in folders until the system says that the path is too long, and return the last one there is.

    No file in it has a path that is short enough.
    """
    path = base
    path.mkdir(parents=True)
    for length in (100, 20, 5, 1):
        while True:
            try:
                (path / ("d" * length)).mkdir()
            except OSError:
                break
            path = path / ("d" * length)
    return path
