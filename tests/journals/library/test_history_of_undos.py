"""The history of acts that were undone and redone many times: each is told from the one before it."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from journals.library.history import history, undo_states
from journals.log.act import Act


def stamp(number: int) -> str:
    return f"2026-11-23T00:{number // 60000:02}:{number // 1000 % 60:02}.{number % 1000:03}Z-0000-7hq2m0c4"


def by_walking(at: str, undoes: Mapping[str, str]) -> str:
    steps = 0
    while at in undoes:
        at, steps = undoes[at], steps + 1
    return "done" if not steps else "undone" if steps % 2 else "redone"


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 29)), max_size=20))
def test_what_is_told_is_what_walking_back_tells(pairs: list[tuple[int, int]]) -> None:
    undoes = {stamp(at): stamp(of) for at, of in pairs if of < at}
    assert undo_states(undoes) == {at: by_walking(at, undoes) for at in undoes}


class Counted(dict[str, str]):
    """Counts how often somebody asks what an act undoes."""

    asked = 0

    def __getitem__(self, key: str) -> str:
        self.asked += 1
        return super().__getitem__(key)

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked += 1
        return super().get(key, default)


def test_a_long_chain_is_walked_once() -> None:
    number = 2000
    chain = Counted({stamp(each): stamp(each - 1) for each in range(1, number)})
    assert len(undo_states(chain)) == number - 1
    assert chain.asked <= 2 * number


def test_nulls_of_what_never_was_are_no_beginning_of_their_own() -> None:
    do: list[dict[str, object]] = [{"text": None}, {"text": "a", "stage": "S1"}, {"deleted": True}, {"deleted": False}]
    acts = [Act(stamp(at), [("observations", "R", fields)]) for at, fields in enumerate(do)]
    assert [each.what for each in history(acts, "observations", "R")] == ["back", "deleted", "back"]
    assert [each.what for each in history(acts[1:], "observations", "R")] == ["back", "deleted", "made"]
