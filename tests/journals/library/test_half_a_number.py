"""A number that is being typed does not reach the file of half-typed lines, however it is spaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.ids import ulid
from journals.library.drafts import erase_drafts, save_lines
from journals.log.purge import PurgeOrder
from tests.privacy.notes import numbers

FEWEST = 5
"""Digits in a row that nothing is kept of."""


def prefixes(number: str) -> Iterator[str]:
    for end in range(1, len(number) + 1):
        if sum(map(str.isdecimal, number[:end])) >= FEWEST:
            yield number[:end]


@given(numbers(), st.sampled_from(["", "Borgeren ", "lyden faldt ud "]))
def test_no_more_than_four_digits_of_a_number_are_kept(number: str, before: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for typed in prefixes(number):
            save_lines(folder, {"p": [before + typed]})
            assert [path.read_text() for path in folder.iterdir()] == ['{"p":1}'], typed


@pytest.mark.parametrize(
    "half",
    [
        *("1.1.58-", "1/1-58", "01 jan 58-", "født 1. januar 1958", "01_01_58", "01<b>01</b>58-"),
        *("01 jan 58-5", "01 jan 58-51", "01 jan 58-512", "skriv til hanne@", "skriv til hanne@eksempel"),
    ],
)
def test_half_of_what_would_be_asked_about_is_not_kept(tmp_path: Path, half: str) -> None:
    save_lines(tmp_path, {"p": [half], "q": ["Lyden faldt ud 3/2", "Mødet er kl. 12:30 i rum 14"]})
    assert msgspec.json.decode((tmp_path / "typed.json").read_bytes()).keys() == {"q"}
    assert msgspec.json.decode((tmp_path / "withheld.json").read_bytes()) == {"p": 1}


def test_a_line_with_a_week_and_a_room_is_kept(tmp_path: Path) -> None:
    save_lines(tmp_path, {"p": ["uge 47 på stue 12"]})
    (path,) = tmp_path.iterdir()
    assert "stue 12" in path.read_text()


def test_of_pasted_lines_only_those_that_hold_something_are_left_out(tmp_path: Path) -> None:
    kept = ["Torsdag d. 19.11.2026:", "Møde i uge 47", "Fast tid kl. 9", "Sag 12345 ligger stille"]
    chosen = [f"{text}\t2026-W47-4 on none S2" for text in kept]
    held = "hos 010158-5123\t2026-W47-4 on none S2"
    save_lines(tmp_path, {"p/paste": [chosen[0], held, *chosen[1:], held]})
    typed = msgspec.json.decode((tmp_path / "typed.json").read_bytes())
    assert typed == {"p/paste": chosen}
    assert msgspec.json.decode((tmp_path / "withheld.json").read_bytes()) == {"p/cpr": 2}


def order(record: str, *fields: str, at: datetime | None = None) -> PurgeOrder:
    named = ulid(int(at.timestamp() * 1000)) if at else ulid()
    return PurgeOrder(named, "", "observations", record, frozenset(fields) or None, frozenset())


def test_what_was_typed_about_a_record_goes_with_it(tmp_path: Path) -> None:
    save_lines(
        tmp_path, {"p/box:form.reply:reply/r1": ["Lyden"], "p/box:form.lesson:do/new+r1+r2": ["Den"], "p": ["x"]}
    )
    (path,) = tmp_path.iterdir()
    erase_drafts(path, [order("r1")])
    assert path.read_text() == '{"p":["x"]}'


def test_what_was_typed_in_a_field_goes_with_what_stood_there_but_not_what_is_typed_later(tmp_path: Path) -> None:
    save_lines(tmp_path, {"p/box:form.edit:text/r1": ["ring 20 12"], "p/box:form.edit:owner/r1": ["vagten"]})
    (path,) = tmp_path.iterdir()
    erase_drafts(path, [order("r1", "text", at=datetime.now(UTC) - timedelta(minutes=1)), order("r2", "text")])
    assert "20 12" in path.read_text(), "nothing of what was erased can be in what was typed afterwards"
    erase_drafts(path, [order("r1", "text")])
    assert path.read_text() == '{"p/box:form.edit:owner/r1":["vagten"]}'
