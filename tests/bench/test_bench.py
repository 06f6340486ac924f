"""The measurements run and say what they found; how fast anything is passes or fails nothing."""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.amount import amount
from tests.bench import __main__ as bench
from tests.bench import table
from tests.bench.growing import charts
from tests.bench.pairs import Peer, Row, Spread, compare, missing, sizes, within
from tests.bench.peers import Peers, jrnl_config
from tests.bench.place import Place
from tests.bench.searching import prefixes, queries, texts
from tests.terminal import needs_terminal

DRAWN = ("warm", "cold", "open", "keys", "overview", "memory")
"""Rows that need a terminal to draw in."""
TRIED = amount(("warm", "keys", "memory"), DRAWN)
"""Those of them that are measured here: they stand on the same few pieces."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, Peers(tmp_path / "peers", install=False), quick=True)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[dict[str, object]]]:
    """Return what measures rows and reads their JSON; why a row failed is shown before any is missed."""

    def measured(*rows: str) -> list[dict[str, object]]:
        bench.main(["--quick", "--json", str(tmp_path / "out.json"), "--rows", *rows])
        printed = capsys.readouterr()
        assert "failed" not in printed.out, printed.err
        return read(tmp_path)

    return measured


def read(tmp_path: Path) -> list[dict[str, object]]:
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    for row in found:
        assert row.keys() == {"what", "against", "ratio", "wanted", "better"}
        assert row["better"] in ("lower", "higher")
        assert row["ratio"] is None or row["ratio"] > 0
        assert row["wanted"] is None or row["wanted"] > 0
    return found


def of(found: list[dict[str, object]], *beginnings: str) -> list[tuple[str, object]]:
    """Return what rows are held against and what is wanted, of rows that begin so; none may be missing."""
    for beginning in beginnings:
        assert any(str(row["what"]).startswith(beginning) for row in found), beginning
    kept = [row for row in found if str(row["what"]).startswith(beginnings)]
    return [(str(row["against"]), row["wanted"]) for row in kept]


def test_ratios_are_taken_turn_by_turn_and_the_warming_up_does_not_count() -> None:
    ours, theirs = iter((100.0, 4.0, 8.0, 60.0)), iter((1.0, 2.0, 2.0, 20.0))
    (row,) = compare("x", lambda: next(ours), [Peer("y", lambda: next(theirs), 2.0)], turns=3)
    assert row.ours == Spread(8_000.0, 60_000.0)
    assert row.theirs == Spread(2_000.0, 20_000.0)
    assert (row.what, row.against, row.ratio, row.wanted, row.turns) == ("x", "y", 3.0, 2.0, 3)
    assert row.reached is False


def test_of_many_times_the_p99_counts_against_a_limit() -> None:
    took = [0.001] * 98 + [0.008, 0.1]
    row = within("x", took, 16.0, "frame")
    assert row.ratio == 0.5
    assert row.reached
    assert within("x", took, 16.0, "frame", p99=False).ratio == pytest.approx(1 / 16)


def test_json_has_five_names_a_row() -> None:
    rows = [Row("a", "b", 1.5, 2.0), missing("c", "d", "no jrnl here", 0.2), sizes("e", 3.0, "f", 2.0, None, "MB")]
    assert json.loads(table.as_json(rows)) == [
        {"what": "a", "against": "b", "ratio": 1.5, "wanted": 2.0, "better": "lower"},
        {"what": "c", "against": "d", "ratio": None, "wanted": 0.2, "better": "lower"},
        {"what": "e", "against": "f", "ratio": 1.5, "wanted": None, "better": "lower"},
    ]


def test_the_page_has_every_row_and_says_what_is_not_reached(tmp_path: Path) -> None:
    rows = [Row("a", "b", 2.5, 2.0, Spread(5, 6), Spread(2, 3), turns=7), missing("c", "d", "no jrnl here", 0.2)]
    page = table.as_markdown(rows, date(2026, 11, 25))
    assert "| a | b | 5.00/6.00 ms | 2.00/3.00 ms | 2.50 ! | ≤ 2 | 7 |" in page
    assert "| c | d |  |  | – | ≤ 0.2 | no jrnl here |" in page
    assert "2026-11-25" in page


def test_how_it_grows_is_drawn_size_by_size() -> None:
    rows = [(1_000, 5.0), (10_000, 10.0)]
    found = [(size, Row(f"paint, {size:,} observations", "b", 1.0, ours=Spread(took, took))) for size, took in rows]
    drawn = charts([*found, (1_000, missing("memory, 1,000 observations", "b", "no terminals"))])
    assert drawn.split("\n") == [
        "paint",
        f"      1,000  {'█' * 20} 5.0 ms",
        f"     10,000  {'█' * 40} 10.0 ms",
        "",
        "memory",
        "      1,000  no terminals",
    ]
    page = table.as_markdown([], date(2026, 11, 25), drawn)
    assert drawn in page
    assert "## How it grows" not in table.as_markdown([], date(2026, 11, 25))


def test_the_page_names_no_host_and_no_path() -> None:
    page = table.as_markdown([], date(2026, 11, 25))
    assert platform.node() not in page
    assert str(Path.home()) not in page.replace("tests/bench", "")


@pytest.mark.long
def test_what_is_measured_without_a_screen(run: Callable[..., list[dict[str, object]]]) -> None:
    found = run(*(name for name in bench.ROWS if name not in DRAWN))
    against = of(found, "log one, ")
    assert [name.split()[0].rstrip(",") for name, _ in against[:4]] == ["open", "append", "sqlite3", "TinyDB"]
    assert against[-1] == ("log one, 30 there", 1.2)
    assert [wanted for _, wanted in of(found, "tilbageblik log, ")] == [0.2, 1.8]
    assert [wanted for _, wanted in of(found, "search as you type, ")] == [1.0] * 3
    assert 0.25 in [wanted for _, wanted in of(found, "tilbageblik search, ")]
    assert of(found, "fold ") == [("decoding the same bytes with msgspec", 2.0)]
    assert of(found, "export ") == [("writing the same bytes, fsync", None)] * 7
    assert len(of(found, "tilbageblik export")) == 2
    assert of(found, "bytes on disk after compact") == [("the same records as compact JSON", 1.5)]


@pytest.mark.long
@needs_terminal
def test_what_is_measured_on_a_screen(run: Callable[..., list[dict[str, object]]]) -> None:
    found = run(*TRIED)
    assert [wanted for _, wanted in of(found, "first paint of Home", "memory at Home")] == [1.2, 1.4]
    assert [wanted for _, wanted in of(found, "key down", "page down", "filter letter")] == [
        *(1.0, None, None),
        *(1.0, None, None),
        1.0,
    ]
    if "open" in TRIED:
        against = [name for name, _ in of(found, "open a project")]
        assert against == [*("150 ms", "reading the same bytes"), *("120 ms", "reading the same bytes")]
    if "cold" in TRIED:
        assert [wanted for _, wanted in of(found, "Home usable")] == [2.5]


def test_what_fails_is_said_and_does_not_end_the_run(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(place: Place) -> list[Row]:
        raise ValueError(place)

    monkeypatch.setitem(bench.ROWS, "size", broken)
    names = [row.why or row.what for row in bench.measured(["size", "fold"], place)]
    assert names == ["failed: ValueError", "fold a library of 24 observations, cold"]


def test_docs_are_written_of_whole_runs_only(capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--quick"], ["--rows", "size"]):
        with pytest.raises(SystemExit):
            bench.main(["--docs", *more])
        assert "--docs" in capsys.readouterr().err


def test_what_cannot_be_had_is_not_there(tmp_path: Path) -> None:
    assert Peers(tmp_path, install=False).find("jrnl") in (None, shutil.which("jrnl"))


def test_a_jrnl_journal_has_a_line_for_each_text(tmp_path: Path) -> None:
    config = jrnl_config(tmp_path, ["en", "to"])
    assert str(tmp_path / "journal.txt") in config.read_text(encoding="utf-8")
    written = (tmp_path / "journal.txt").read_text(encoding="utf-8")
    assert written == "[2023-01-02 08:00] en\n[2023-01-02 10:00] to\n"


def test_queries_come_from_the_texts_and_are_always_the_same(place: Place) -> None:
    assert queries(place, 2, 5) == queries(place, 2, 5)
    assert all(len(query.split()) == 2 for query in queries(place, 2, 5))
    assert len(texts(place, 50)) == 50
    assert list(prefixes("to be")) == ["to b", "to be"]
