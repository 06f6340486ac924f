"""The line of an act that is too long to be held is, to the byte, the line of the act."""

from __future__ import annotations

from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.log import act as acts
from journals.log import long_line
from journals.log.act import Act, RecordChange
from journals.log.long_line import LongLine

VALUES = st.one_of(st.text(max_size=40), st.booleans())
CHANGES = st.lists(
    st.tuples(
        st.just("observations"),
        st.text("abc", min_size=1, max_size=8),
        st.dictionaries(st.sampled_from(("text", "kind", "x")), VALUES),
    ),
    max_size=12,
)


@given(changes=CHANGES, piece=st.integers(1, 200), has_room=st.booleans(), length=st.integers(1, 90))
def test_it_is_the_line_of_the_act(changes: list[RecordChange], piece: int, has_room: bool, length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_line, "_PIECE", piece)
        line = LongLine(Path(gettempdir() if has_room else "/not/there"))
        for change in changes:
            line.add(change)
        act = line.stamp("2026")
        whole = acts.encode(Act(act.at, changes))
        assert bytes(line) == bytes(line) == whole
        assert len(line) == len(whole)
        assert line.end(length) == whole[-length:]
        line.close()
