"""Where measurements take place: made libraries, each made once, and the folders of an installation of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from journals.demo.stress.making import Size, make_library
from journals.library.paths import LOCAL_ENV, LocalFolders
from tests.bench.peers import Peers

ROOT = Path(__file__).parents[2]
MANY = Size(projects=500, observations=200, lessons=10, writers=3)
FEW = Size(projects=4, observations=6, lessons=2, writers=2)


class Place:
    """A folder that is gone afterwards. `quick`: everything small and once, to see that it works."""

    def __init__(
        self, base: Path, peers: Peers, *, quick: bool = False, turns: int | None = None, many: Size = MANY
    ) -> None:
        """`many`: how large the library is that `many` makes."""
        self.base = base
        self._size = FEW if quick else many
        self.peers = peers
        self.quick = quick
        self._turns = turns
        self.filled: set[str] = set()
        """Installations whose caches are as they are after the app has been open."""

    def turns(self, usual: int) -> int:
        """Return how often to do something that is usually done so often."""
        return 1 if self.quick else min(usual, self._turns or usual)

    def number(self, usual: int) -> int:
        """Return how many of something there are to be."""
        return max(30, usual // 500) if self.quick else usual

    @property
    def many(self) -> Path:
        """The library of a region: 100,000 observations, unless another size was asked for."""
        return self._made("many", self._size)

    def one(self, observations: int) -> Path:
        """Return a library with one project of so many observations."""
        number = self.number(observations)
        return self._made(f"one-{number}", Size(projects=1, observations=number, lessons=10, writers=3))

    @property
    def observations(self) -> str:
        """How many observations `many` holds, as a text."""
        return f"{self._size.projects * self._size.observations:,} observations"

    def local(self, name: str) -> Path:
        """Return the folder of an installation, which has its state and its cache in it."""
        return self.base / "local" / name

    def places(self, name: str) -> LocalFolders:
        """Return an installation's folders to a library in this process."""
        local = self.local(name)
        return LocalFolders(local / "state", local / "cache", local / "config")

    def env(self, name: str) -> dict[str, str]:
        """Return the environment of a process; all modules are compiled in it, ours too, as once they are installed."""
        compiled = {} if self.quick else {"PYTHONPYCACHEPREFIX": str(self.base / "compiled")}
        return {LOCAL_ENV: str(self.local(name)), "PYTHONDONTWRITEBYTECODE": "", "PYTHONUTF8": "1", **compiled}

    def run(self, name: str, *args: str) -> bytes:
        """Run one of our commands to its end, and return what it answers."""
        return output([*OURS, *args], self.env(name))

    def answer(self, name: str, *args: str) -> object:
        """Return the JSON that one of our commands answers with."""
        return json.loads(self.run(name, *args, "--json"))

    def _made(self, name: str, size: Size) -> Path:
        path = self.base / "libraries" / name
        return path if path.is_dir() else make_library(path, size)


OURS = [sys.executable, "-m", "tui"]


def output(command: list[str], env: dict[str, str]) -> bytes:
    """Run a program to its end, and return what it wrote."""
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[:4]} ended with {done.returncode}: {done.stderr[-300:]!r}")
    return done.stdout


def logs(library: Path) -> list[Path]:
    """Return the logs of a library."""
    return sorted(library.glob("*/*.jsonl"))
