"""A worker as its parent sees it: started, listened to, killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from journals.library.paths import LOCAL_ENV
from tests.faults.promise import Promise

ROOT = Path(__file__).parents[2]
PATIENCE = 600.0


class Feeder:
    """A process that changes a library (tests/faults/worker.py) while a thread listens."""

    def __init__(self, library: Path, local: Path, **told: Any) -> None:
        self.heard: list[bytes] = []
        """The whole lines it has said."""
        self._more = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker", str(library), json.dumps(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, LOCAL_ENV: str(local), "PYTHONIOENCODING": "utf-8"},
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._complaints: list[bytes] = []
        self._complaining = threading.Thread(target=self._hear_complaints, daemon=True)
        self._complaining.start()

    def wait_for(self, word: bytes, times: int = 1) -> bool:
        """Wait until it has said so many lines that begin with `word`; False when it ended before."""

        def said() -> bool:
            return self._ended or self._count(word) >= times

        with self._more:
            assert self._more.wait_for(said, PATIENCE), f"the worker is stuck: {self.heard[-3:]!r}"
            return self._count(word) >= times

    def ask(self, line: str) -> bytes:
        """Have it do something, and give the next line it says."""
        assert self.process.stdin is not None
        with self._more:
            before = len(self.heard)
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        with self._more:
            assert self._more.wait_for(lambda: self._ended or len(self.heard) > before, PATIENCE)
            return self.heard[before] if len(self.heard) > before else b""

    def kill(self) -> None:
        """End it with no chance to tidy up, and hear what it had said."""
        self.process.kill()
        self._hear_out()

    def close(self) -> int:
        """Let it end, hear what it has to say, and return its exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self._hear_out()
        return self.process.returncode

    def acknowledged(self, promise: Promise) -> None:
        """Put what it reported as saved into a promise."""
        promise.hold_lines(line[3:] for line in self.heard if line.startswith(b"ok "))

    def notices(self) -> list[str]:
        """Return the codes of what it found strange, and the last line of what it died of."""
        told = [line.decode() for line in self.heard if line.startswith(b"notice ")]
        return told + [f"the writer said: {line.decode()}" for line in self._complaints[-1:]]

    def _listen(self) -> None:
        assert self.process.stdout is not None
        rest = b""
        while chunk := os.read(self.process.stdout.fileno(), 1 << 16):
            *lines, rest = (rest + chunk).split(b"\n")
            with self._more:
                self.heard += lines
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()

    def _hear_complaints(self) -> None:
        assert self.process.stderr is not None
        self._complaints += self.process.stderr.read().splitlines()

    def _count(self, word: bytes) -> int:
        return sum(line.startswith(word) for line in self.heard)

    def _hear_out(self) -> None:
        self._listener.join(PATIENCE)
        self._complaining.join(PATIENCE)
        self.process.wait(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
