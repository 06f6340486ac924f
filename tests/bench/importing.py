"""Bringing in 20,000 rows of CSV, against reading them and writing as much; and the memory that takes."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.known_texts import KnownTexts
from journals.importing.opening import read_import_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.source import ImportSource
from journals.importing.storing import write_plan
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Project
from tests.bench.pairs import Peer, Row, compare, seconds, sizes
from tests.bench.place import Place

ROWS = 20_000
WANTED, WANTED_MEMORY = 10.0, 3.0
TODAY = date(2026, 1, 5)
_WORDS = (
    "vi manglede stik i lokalerne og undervisningen var for lang men beboerne var glade for de rolige nætter fordi "
    "makkerne ringede til hinanden om aftenen så lyden hakkede når alle kom på samtidig efter ferien"
)
_KINDS = ("Gik godt", "Drillede", "Idé", "Spørgsmål")


def measure(place: Place) -> Iterator[Row]:
    """Measure the whole way from the file to records on disk, each time into a new project."""
    rows = place.number(ROWS)
    file = place.base / "rows.csv"
    file.write_text(rows_of_csv(rows), encoding="utf-8")
    library = Library([place.base / "imported"], place.places("importer"))
    (place.base / "imported").mkdir(exist_ok=True)
    try:
        library.refresh()
        what = f"import {rows:,} rows of CSV: read, look for personal data, store as one act"
        written = Peer("csv.reader, one append, fsync", lambda: seconds(lambda: _read_and_append(file)), WANTED)
        yield from compare(what, lambda: seconds(lambda: bring_in(file, library)), [written], place.turns(5))
    finally:
        library.close()
    size = file.stat().st_size / 1e6
    held = _memory(file, place.base / "measured")
    yield sizes(f"memory to import {rows:,} rows of CSV", held, "the file", size, WANTED_MEMORY, "MB")


def rows_of_csv(number: int) -> str:
    """Return a file of notes, each another, the same on any machine."""
    draw, words = Random(1), _WORDS.split()
    lines = ["Dato;Type;Tekst"]
    for each in range(number):
        day = TODAY - timedelta(days=draw.randrange(700))
        lines.append(f"{day:%d-%m-%Y};{draw.choice(_KINDS)};{' '.join(draw.choices(words, k=12))} {each}")
    return "\n".join(lines) + "\n"


def bring_in(file: Path, library: Library) -> int:
    """Bring a file into a new project; return how many records that is."""
    journal, _ = library.create(Project(name="Hentet"))
    reading = read_file(ImportSource(file.name, read_import_file(file), heading_words(), TODAY))
    known = KnownTexts(journal, library.local.state)
    plan = make_plan([reading], PlanSettings(TODAY, "S1", "en kollega", known.has))
    ids, write = write_plan(plan, journal, known, TODAY)
    write.wait()
    return len(ids)


def _read_and_append(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source, delimiter=";"))
    with file.with_suffix(".log").open("ab") as target:
        target.write("\n".join(map("\t".join, rows)).encode())
        target.flush()
        os.fsync(target.fileno())


def _memory(file: Path, folder: Path) -> float:
    """Return the megabytes by which a process grows at the most while it brings a file in."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.importing", str(file), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return max(0.01, float(done.stdout.split()[-1]))


def _most_held() -> int:
    """Return the most bytes that this process has held since it began; what `resource` says may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Print by how many megabytes this process grows."""
    file, folder = map(Path, sys.argv[1:])
    (folder / "library").mkdir(parents=True)
    library = Library([folder / "library"], LocalFolders(folder / "state", folder / "cache", folder / "config"))
    library.refresh()
    small = folder / "small.csv"
    small.write_text(rows_of_csv(50), encoding="utf-8")
    bring_in(small, library)  # what is loaded once is not of the file
    before = _most_held()
    bring_in(file, library)
    print((_most_held() - before) / 1e6)
    library.close()


if __name__ == "__main__":
    main()
