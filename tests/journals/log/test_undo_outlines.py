"""What the stacks are made of holds no texts, and they are the same."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from journals.log import undo
from journals.log.act import Act
from journals.log.fold import DELETED
from journals.log.purge import PURGES
from journals.log.undo import chronological, is_meeting_edge, is_outline, outlined, reversal_of, reversals_of
from journals.log.undo import undo_redo_stacks as stacks
from journals.records.retro import Retro, RetroProgress

WRITERS = ("aaaaaaaa", "bbbbbbbb")
FIELDS = st.dictionaries(
    st.sampled_from(["text", "closed", "erased.R", DELETED]), st.sampled_from([None, True, False, "x"]), max_size=3
)
TABLES = st.sampled_from(["observations"] * 4 + [Retro.TABLE, RetroProgress.TABLE, PURGES])
DONE = st.lists(st.tuples(TABLES, st.sampled_from("RS"), FIELDS), max_size=2)


@st.composite
def histories(draw: st.DrawFn) -> list[Act]:
    """Acts of two writers, some of which undo earlier ones."""
    found: list[Act] = []
    for number in range(draw(st.integers(1, 12))):
        at = f"2026-11-23T18:07:{number:02}.000Z-0000-{draw(st.sampled_from(WRITERS))}"
        undoes = draw(st.sampled_from([None, *(act.at for act in found)]))
        since = draw(st.sampled_from([None] * 9 + [act.at for act in found[:1]]))
        found.append(Act(at, draw(DONE), undoes, since=since))
    return found


@given(histories(), st.integers(0, 3))
def test_the_stacks_of_outlines_are_those_of_the_acts(acts: list[Act], kept: int) -> None:
    with patch.object(undo, "_KEPT_WHOLE", kept):
        slim = outlined(acts)
    assert [act.at for act in slim] == [act.at for act in acts]
    assert [act.since for act in slim] == [act.since for act in acts]
    assert not any(is_outline(act) for act in slim[len(slim) - kept :])
    for ours, theirs in zip(
        stacks(chronological([slim]), WRITERS[:1]), stacks(chronological([acts]), WRITERS[:1]), strict=True
    ):
        assert [act.at for act in ours] == [act.at for act in theirs]
        assert [is_meeting_edge(act) for act in ours] == [is_meeting_edge(act) for act in theirs]
        assert all(is_outline(one) or one == other for one, other in zip(ours, theirs, strict=True))


@given(histories())
def test_several_acts_are_reversed_as_each_alone(acts: list[Act]) -> None:
    def is_erased(at: str, table: str, record: str, field: str) -> bool:
        return record == "S" and field == "text"

    assert list(reversals_of(acts, acts, is_erased)) == [reversal_of(act, acts, is_erased) for act in acts]
