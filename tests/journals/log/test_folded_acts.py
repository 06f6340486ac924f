"""Folding while reading: the state is what all lines give, and the lines are not kept."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.log import folded_acts, reader
from journals.log.act import Act, encode
from journals.log.fold import Fold
from journals.log.folded_acts import FoldedActs
from journals.log.reader import LogReader
from tests.strategies import acts

STAMP = "2026-11-23T18:07:{:02d}.{:03d}Z-0000-7hq2m0c4"


def folded(found: list[Act]) -> Fold:
    fold = Fold()
    fold.apply(found)
    return fold


@given(st.lists(acts, max_size=8), st.lists(acts, max_size=8))
def test_two_folds_merged_are_the_fold_of_all(one: list[Act], other: list[Act]) -> None:
    both, applied = folded(one), folded(one)
    assert both.merge(folded(other)) == applied.apply(other)
    assert (both.tables, both.state()) == (applied.tables, applied.state())


def test_what_comes_of_a_merge_is_changed_without_touching_the_acts() -> None:
    (act,) = acts_about_one(1)
    fold = Fold()
    fold.merge(FoldedActs([act]).fold)
    fold.apply([Act(STAMP.format(59, 0), [("observations", "R", {"text": "noget andet"})])])
    assert act.do[0][2] == {"text": "nr. 0"}


def acts_about_one(number: int) -> list[Act]:
    return [
        Act(STAMP.format(each // 1000, each % 1000), [("observations", "R", {"text": f"nr. {each}"})])
        for each in range(number)
    ]


def test_a_log_of_many_lines_about_one_record_is_held_as_one_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, every, most = tmp_path / "7hq2m0c4.jsonl", acts_about_one(300), 20
    for module in (reader, folded_acts):
        monkeypatch.setattr(module, "MANY_ACTS", most)
    log.write_bytes(b"".join(map(encode, every)))
    assert max(map(len, LogReader(log).batches())) == most
    news, half = FoldedActs(), FoldedActs()
    news.read(LogReader(log))
    assert news._few is None, "the lines are not kept"
    assert news.fold.tables == {"observations": {"R": {"text": "nr. 299"}}}
    assert [*news] == [*news] == every, "whoever wants them reads them again"
    half.read(LogReader(log))
    half.merge(news)
    assert half._few is None
    assert half.fold.state() == folded(every).state()


def test_reading_that_is_broken_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, every = tmp_path / "7hq2m0c4.jsonl", acts_about_one(50)
    monkeypatch.setattr(reader, "MANY_ACTS", 20)
    log.write_bytes(b"".join(map(encode, every)))
    ours = LogReader(log)
    assert next(ours.batches()) == every[:20]
    assert ours.read() == every[20:]


def test_a_record_of_a_long_log_takes_little_more_memory_than_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, many = tmp_path / "7hq2m0c4.jsonl", 2_000
    monkeypatch.setattr(folded_acts, "MANY_ACTS", 20)
    monkeypatch.setattr(reader, "MANY_ACTS", 20)
    words = ("happened", "kind", "perspective", "sign", "stage", "where", "status", "unit")
    log.write_bytes(
        b"".join(
            encode(
                Act(
                    STAMP.format(n // 1000, n % 1000), [("observations", f"R{n}", dict(zip(words, words, strict=True)))]
                )
            )
            for n in range(many)
        )
    )
    news = FoldedActs()
    tracemalloc.start()
    news.read(LogReader(log))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(news.fold.tables["observations"]) == many
    assert taken < many * 1_000, "one stamp for what one act set, and one text for words that many records have"
