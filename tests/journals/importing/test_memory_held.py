"""How much memory a file takes on its way to a plan: a multiple of the file that does not creep up."""

from __future__ import annotations

import gc
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.source import ImportSource
from tests.bench.importing import TODAY, rows_of_csv

ROWS = 3_000


def planned(rows: int) -> tuple[float, float]:
    """Return what a plan of a file with so many rows holds, and the most that was held, as multiples of the file."""
    data = rows_of_csv(rows).encode()
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    reading = read_file(ImportSource("rows.csv", data, heading_words(), TODAY))
    _, most = tracemalloc.get_traced_memory()
    plan = make_plan([reading], PlanSettings(TODAY, "S1", "en kollega"))
    held, _ = tracemalloc.get_traced_memory()
    assert len(plan.ready) == rows
    return (held - before) / len(data), (most - before) / len(data)


def measured() -> tuple[float, float]:
    """Return the multiples of a long file."""
    gc.collect()
    tracemalloc.start()
    planned(300)  # what is loaded once is not of the file, patterns for the first text of a kind among it
    return planned(ROWS)


@pytest.mark.long
def test_a_plan_holds_its_texts_once_and_little_beside() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:  # no other test has left anything in it
        held, most = pool.submit(measured).result()
    assert held < 2.9  # of it 1.4 are the texts themselves
    assert most < 4.2
