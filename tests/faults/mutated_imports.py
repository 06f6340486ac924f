"""10,000 mutated files to bring in: heads damaged, cut off, in other encodings, nested deep, two files in one.

Each is read, planned and, one in ten, stored. What must not be: anything but a `Problem` in words, a text that could
not be stored, more than some seconds, or an act that holds another number of records than were planned.
"""

from __future__ import annotations

import signal
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

from msgspec.structs import replace

import content
from content.heading_words import heading_words
from journals.errors import Problem
from journals.export.html_form import html_page
from journals.export.word_form import word_file as word_file_of
from journals.ids import ulid
from journals.importing.encoding import ENCODINGS
from journals.importing.formats import IMPORT_FORMATS, read_file
from journals.importing.found import ColumnChoice, FileReading, ReadingChoices
from journals.importing.known_texts import KnownTexts
from journals.importing.log_changes import LogChange, RecordsHere
from journals.importing.opening import read_import_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.plan_changes import tick_items
from journals.importing.planned_items import ImportPlan
from journals.importing.source import ImportSource
from journals.importing.storing import store_plan
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.base import Record
from journals.records.document_marks import TEXT_FIELDS
from journals.records.model import Project
from journals.text.clean import MAX_TEXT, clean
from tests.documents import learning_log
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import ROOT
from tests.journals.export.test_learning_log import small_project
from tests.journals.importing.word_files import li, p, tbl, word_file
from tui.locale import SAYS, catalogue

FILES = 10_000
TODAY = date(2026, 11, 24)
SLOW = 5.0
"""Seconds of work that no file of this size may take."""
_EXAMPLES = ROOT / "tests" / "journals" / "importing" / "files"
_HOSTILE = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b'""',
    b"'",
    b";",
    b",",
    b"\t",
    b"\r",
    b"\x1a",
    b"\x1b[2J",
    b"\xe2\x80\xae",
    b"{" * 2000,
    b"[" * 2000,
    b"<div>" * 2000,
    b"<table><tr><td>" * 500,
    b"> " * 2000,
    b"- " * 800,
    b" " * 5000 + b"- x",
    b"#" * 300,
    b"*" * 3000,
    b"`" * 999,
    b"|" * 3000,
    b"&#x41;" * 500,
    b"a" * 30_000,
    b"\n" * 2000,
    b"<!--",
    b"%%",
    b"---\n",
    b"[[",
    b"![](data:image/png;base64," + b"A" * 3000,
    b"1e999",
    b"-1",
    b"99999999999999999999",
    b"null",
    b"\\u0000",
    b"\\ud800",
    b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"9999-99-99",
    b"0000-00-00",
    b"@" * 500,
    b"\xf0\x9f\x98\x80",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"=?utf-8?q?" + b"=C3" * 99 + b"?=",
)
_ENDINGS = ("", "txt", "md", "csv", "tsv", "json", "html", "eml", "docx", "xlsx", "mbox", "org")
_READ_AS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "mac-roman")


class Hangs(Exception):
    """Raised when a file takes far too long."""


def run(quick: bool) -> Iterator[Outcome]:
    """Do it with 10,000 files, or with 500."""
    yield mutated_files(500 if quick else FILES)


def mutated_files(number: int, seed: int = 1, examples: list[tuple[str, bytes]] | None = None) -> Outcome:
    """Read so many mutated files, and note what went wrong."""
    outcome = Outcome("mutated files to bring in, each reader: cut off, damaged, other encodings, nested deep")
    read = stored = 0
    with tempfile.TemporaryDirectory() as place, _library(Path(place)) as (library, journal):
        examples = [*example_files(), *_logs(journal)] if examples is None else examples
        for each in range(number):
            draw = Random(f"{seed} {each}")
            name, data = mutated(draw, examples)
            began = time.process_time()
            try:
                with _at_most(int(4 * SLOW)):
                    plan = _plan_of(Path(place), draw, name, data, journal)
                    read += plan is not None
                    if plan is not None and each % 10 == 0:
                        stored += _stored(plan, library, journal)
            except Exception as error:  # whatever it is, it is a finding
                outcome.lost.append(f"seed {seed} {each} {name}: {type(error).__name__}: {str(error)[:200]}")
            if (took := time.process_time() - began) > SLOW:
                outcome.lost.append(f"seed {seed} {each} {name}: {took:.1f} s")
            outcome.times += 1
    outcome.held = (
        f"{numbered(read, 'read')}, the others refused in words; {numbered(stored, 'records')} stored, whole acts"
    )
    return outcome


def example_files() -> list[tuple[str, bytes]]:
    """Return files of every form, by name."""
    found = [(each.name, each.read_bytes()) for each in sorted(_EXAMPLES.rglob("*")) if each.is_file()]
    body = (
        p("Gik godt", "Overskrift1"),
        li("Nætterne"),
        li("dybere", 1),
        p("– typet"),
        tbl(("Hvad", "Hvem"), ("a", "b")),
    )
    return [*found, *[("made.docx", word_file(*body))] * 8]


def mutated(draw: Random, examples: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return a file that was one, and what it is called."""
    name, data = draw.choice(examples)
    if data.startswith(b"PK") and draw.random() < 0.7:
        data = _repacked(draw, data)
    else:
        for _ in range(draw.randint(1, 4)):
            data = draw.choice(_CHANGES)(draw, data, examples)
    if draw.random() < 0.2:
        name = f"{name.partition('.')[0]}.{draw.choice(_ENDINGS)}"
    return name, data[:400_000]


def _cut(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    at = draw.randint(0, len(data))
    return data[:at] if draw.random() < 0.7 else data[at:]


def _flip(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    changed = bytearray(data)
    reach = len(changed) if draw.random() < 0.5 else min(200, len(changed))  # often its head
    for _ in range(draw.randint(1, 20) if reach else 0):
        changed[draw.randrange(reach)] = draw.randrange(256)
    return bytes(changed)


def _insert(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    at = draw.randint(0, len(data) if draw.random() < 0.6 else min(100, len(data)))
    return data[:at] + draw.choice(_HOSTILE) * draw.randint(1, 3) + data[at:]


def _remove(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    at = draw.randint(0, len(data))
    return data[:at] + data[at + draw.randint(1, 60) :]


def _repeat(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    at, end = sorted((draw.randint(0, len(data)), draw.randint(0, len(data))))
    return data[:end] + data[at:end][:4000] * draw.randint(1, 20) + data[end:]


def _recode(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    return data.decode(draw.choice(("utf-8", "cp1252")), "replace").encode(draw.choice(_READ_AS), "replace")


def _shuffle(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    sign = draw.choice((b"\n", b",", b'"', b"<", b":"))
    parts = data.split(sign)
    draw.shuffle(parts)
    return sign.join(parts)


def _join(draw: Random, data: bytes, examples: list[tuple[str, bytes]]) -> bytes:
    other = draw.choice(examples)[1]
    return data[: draw.randint(0, len(data))] + other[draw.randint(0, len(other)) :]


_CHANGES: tuple[Callable[[Random, bytes, list[tuple[str, bytes]]], bytes], ...] = (
    *(_cut, _flip, _insert, _insert, _remove),
    *(_repeat, _recode, _shuffle, _join),
)


def _repacked(draw: Random, data: bytes) -> bytes:
    """Return an archive of which a part was changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = draw.choice(names)
        for name in names:
            part = old.read(name)
            if name == victim:
                for _ in range(draw.randint(1, 3)):
                    part = draw.choice((_cut, _flip, _insert, _remove, _repeat, _shuffle))(draw, part, [])
            if name != victim or draw.random() < 0.9:
                new.writestr(name, part)
    return made.getvalue()


def _plan_of(place: Path, draw: Random, name: str, data: bytes, journal: Journal) -> ImportPlan | None:
    """Return what a file would be; None where it is refused in words."""
    file = place / "file"
    file.write_bytes(data)
    try:
        data = read_import_file(file)
        reading = read_file(ImportSource(name, data, heading_words(), TODAY, _choices(draw), says=SAYS))
    except Problem as problem:
        if not problem.code.startswith("import_"):
            raise AssertionError(problem.code) from problem
        return None
    _look_over(reading)
    here = RecordsHere(journal, ("S1", "S2"), ("1.1",))
    settings = PlanSettings(TODAY, "S1", "en kollega", stages=("S1", "S2"), pitfalls=("1.1",), here=here)
    plan = make_plan([reading], settings)
    return tick_items(plan, range(len(plan.items)), True) if draw.random() < 0.3 else plan


def _choices(draw: Random) -> ReadingChoices | None:
    """Return, now and then, what somebody might have chosen for another file."""
    if draw.random() < 0.8:
        return None
    return ReadingChoices(
        format=draw.choice((None, *IMPORT_FORMATS)),
        encoding=draw.choice((None, *ENCODINGS)),
        delimiter=draw.choice((None, ",", ";", "\t")),
        columns=draw.choice((None, ColumnChoice(text=draw.randrange(9), kind=2, names=(0, 7)), ColumnChoice())),
        part=draw.choice((None, "a")),
    )


def _look_over(reading: FileReading) -> None:
    for item in reading.items:
        assert item.text.strip(), "an empty note"
        assert clean(item.text) == item.text, f"not clean: {item.text[:80]!r}"
        assert item.line >= 1, "no line"
    for dropped in reading.dropped:
        assert dropped.line >= 1, "no line"


def _stored(plan: ImportPlan, library: Library, journal: Journal) -> int:
    """Store a plan and take it away again; return how many records it was."""
    ready = plan.ready
    if not ready:
        return 0
    before = len(journal.observations) + len(journal.actions) + len(journal.lessons)
    try:
        records, write = store_plan(plan, journal, KnownTexts(journal, library.local.state), TODAY)
        write.wait()
    except Problem as problem:
        after = len(journal.observations) + len(journal.actions) + len(journal.lessons)
        assert before == after, "half an import"
        raise AssertionError(f"refused as it was planned: {problem}") from problem
    changes = [each.change for each in ready if each.change]
    assert len(records) == len(ready), "half an import"
    assert changes or len(ready) == len(write.act.do), "half an import"
    assert all(len(each.item.text) <= MAX_TEXT for each in ready)
    _take_back(journal, changes, [record for each, record in zip(ready, records, strict=True) if not each.change])
    return len(records)


def _take_back(journal: Journal, changes: list[LogChange], new: list[Record]) -> None:
    """Have the project as it was before something was stored."""
    if new:
        journal.delete(*new).wait()
    if gone := [each.before for each in changes if each.where == "gone"]:
        journal.undelete(*gone).wait()
    edited = [(now, each.before) for each in changes if (now := journal.get(type(each.before), each.before.id))]
    if write := journal.edit(*edited):
        write.wait()


def _logs(journal: Journal) -> list[tuple[str, bytes]]:
    """Return a learning log of a project with records of each kind, in each form it can have."""
    journal.add(*(replace(each, id=ulid()) for each in small_project()[1:] if each.TABLE in TEXT_FIELDS))[1].wait()
    text = learning_log([journal], content.load("da"), catalogue("da"), today=TODAY)
    page = html_page(text, "da", catalogue("da")).encode()
    return [("log.md", text.encode()), ("log.html", page), ("log.docx", word_file_of(text, "da", TODAY))] * 4


@contextmanager
def _library(place: Path) -> Iterator[tuple[Library, Journal]]:
    (place / "library").mkdir()
    library = Library([place / "library"], LocalFolders(place / "state", place / "cache", place / "config"))
    library.refresh()
    journal, write = library.create(Project(name="Filer"))
    write.wait()
    try:
        yield library, journal
    finally:
        library.close()


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Break off what works longer, where the system can."""
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def end(number: int, frame: object) -> None:
        raise Hangs(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
