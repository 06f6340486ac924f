"""The program's own files damaged in any way: every command goes on, what waited is saved or kept, and it is told."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from journals.ids import ulid
from journals.library.paths import LocalFolders
from journals.log import act as acts
from journals.log.act import Act
from tests.faults.damage import MUTATIONS
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import logs, opened
from tests.faults.shell import Shell
from tests.faults.spoiling import PROJECT
from tui.settings import remember

SAVED, WAITING, TYPED = "allerede gemt", "nåede ikke loggen", "en halv linje"
COMMANDS = (("log", PROJECT, "og videre"), ("search", "gemt"), ("suggest", "lyden faldt ud"), ("check",), ("projects",))
BYTES = ("bits flipped", "cut off", "zeros", "not UTF-8", "shuffled", "repeated", "wrong types", "deeply nested")


def run(quick: bool) -> Iterator[Outcome]:
    """Damage some of them at a time, and let commands run."""
    yield damaged(6 if quick else 80)


def damaged(times: int) -> Outcome:
    """Damage one file of the program's own or several, and run commands; a lost text is one that nobody damaged."""
    outcome, chance, files = (
        Outcome("the program's own files damaged: settings, caches, what waits"),
        random.Random(1),
        0,
    )
    with tempfile.TemporaryDirectory() as name:
        base, whole = Path(name, "now"), Path(name, "whole")
        _litter(base)
        shutil.copytree(base, whole)
        for number in range(times):
            there = sorted(path for path in (base / "local").rglob("*") if path.is_file() and path.suffix != ".lock")
            chosen = chance.sample(there, chance.choice((1, 1, 2, len(there))))
            ways = [_spoil(path, chance) for path in chosen]
            files += len(chosen)
            where = f"{number}, {', '.join(f'{path.name} {way}' for path, way in zip(chosen, ways, strict=True))}"
            outcome.add(_go_on(base, chosen), where[:300])
            outcome.times += 1
            shutil.rmtree(base)
            shutil.copytree(whole, base)
    outcome.held = f"{numbered(files, 'files')} made anew, {numbered(times * len(COMMANDS), 'commands')} went on"
    return outcome


def _go_on(base: Path, chosen: list[Path]) -> list[str]:
    """Run commands, and return what was not as promised."""
    shell, lost = Shell(base / "library", base / "local"), list[str]()
    for words in COMMANDS:
        done = shell(*words)
        lost += [f"{words[0]}: a traceback: {done.stderr[-200:]!r}"] if b"Traceback" in done.stderr else []
        lost += [f"{words[0]} ended with {done.returncode}: {done.stderr!r}"] if done.returncode else []
    texts = shell.texts()
    spoilt = {path.name for path in chosen}
    wanted = [SAVED, "og videre"] + [WAITING] * (not any(name.endswith(".jsonl") for name in spoilt))
    lost += [f"{text} is gone" for text in wanted if text not in texts]
    kept = [path for path in (base / "local").rglob("typed.json") if path.is_file()]
    typed = any(TYPED in path.read_text(encoding="utf-8", errors="replace") for path in kept)
    return lost + (["the half line is gone"] if "typed.json" not in spoilt and not typed else [])


def _spoil(path: Path, chance: random.Random) -> str:
    """Do something to a file that no program of ours would; return what."""
    way = chance.choice([*BYTES, "a folder", "a link", "a line too much"])
    data = path.read_bytes()
    if way in BYTES:
        path.write_bytes(MUTATIONS[way](chance, data))
    elif way == "a line too much":
        path.write_bytes(data + b'{"at": "\xff\n')
    else:
        path.unlink()
        if way == "a folder" or os.name == "nt":
            path.mkdir()
            (path / "x").touch()
        else:
            path.symlink_to(path.with_name("nowhere"))
    return way


def _litter(base: Path) -> None:
    """Let there be each kind of own file, with a line that waits for a log and one half typed."""
    shell, local = Shell(base / "library", base / "local"), base / "local"
    for words in (("new", PROJECT), ("log", PROJECT, SAVED), ("search", "gemt"), ("suggest", "lyden"), ("guide",)):
        shell(*words)
    remember(LocalFolders(local / "state", local / "cache", local / "config"), theme="light", language="da")
    (log,) = logs(shell.library)
    library = opened(shell.library, local)
    (journal,) = library.journals
    library.close()
    head, _, *lines = log.read_bytes().splitlines(keepends=True)
    (lock,) = local.glob("state/writers/*/*.lock")
    unsaved = local / "state" / "unsaved" / lock.parent.name / lock.stem
    unsaved.mkdir(parents=True, exist_ok=True)
    later = acts.decode(lines[-1]).at.replace("-0000-", "-0001-")
    waits = acts.encode(Act(later, [("observations", ulid(), {"text": WAITING})]))
    (unsaved / f"{journal.id}.jsonl").write_bytes(head + waits)
    (unsaved / "typed.json").write_bytes(msgspec.json.encode({journal.id: [TYPED]}))
    (local / "state" / "torn").mkdir(exist_ok=True)
    (local / "state" / "torn" / f"{lock.stem}.{journal.id}.torn").write_bytes(b'{"half')
