"""Whose voices are heard at which stage, and how little is said of few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.small_numbers import FEWER, FEWEST, masked
from journals.overview.voices import LeaderOnlyProject, leader_only_projects, silent_stages, voices
from journals.records.facets import tally
from journals.records.model import Observation
from journals.text.clean import filter_key

_notes = st.lists(
    st.builds(
        lambda stage, role, private: Observation(text="x", stage=stage, perspective=role, private=private),
        st.sampled_from(["S1", "S4"]),
        st.sampled_from(["", "Leder", "leder ", "sygeplejerske", "SOSU-hjælper"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(_notes, _notes)
def test_every_note_is_heard_once_by_whoever_saw_it_and_nobody_by_what_was_written_in_private(
    one: list[Observation], other: list[Observation]
) -> None:
    found = {filter_key(voice.role): voice for voice in voices({"A": tally(one), "B": tally(other)})}
    assert sum(sum(voice.stages.values()) for voice in found.values()) == len(one) + len(other)
    for role in ("leder", "sygeplejerske"):
        by = [
            [n for n in notes if filter_key(n.perspective.strip()) == role and not n.private] for notes in (one, other)
        ]
        heard = [note for notes in by for note in notes]
        voice = found.get(role)
        assert (voice is None) == (not heard)
        if voice is not None:
            assert voice.stages == {s: n for s in ("S1", "S4") if (n := sum(each.stage == s for each in heard))}
            assert voice.projects == sum(bool(notes) for notes in by)


def test_voices_stand_in_the_order_of_their_names_and_what_says_none_comes_last() -> None:
    notes = [Observation(text="x", perspective=role) for role in ("ældrechef", "", "leder", "leder", "bruger")]
    assert [voice.role for voice in voices({"A": tally(notes)})] == ["bruger", "leder", "ældrechef", ""]


def test_few_are_never_told_by_number() -> None:
    assert [masked(number) for number in (1, 2)] == [FEWER, FEWER]
    assert masked(FEWEST) == FEWEST == 3


LEADERS = ["leder", "Afdelingsleder", "direktionen", "manager", "head of unit"]
OTHERS = ["sygeplejerske", "skolevejleder", "tillidsrepræsentant", "SOSU-hjælper", "employee"]


@given(st.lists(st.sampled_from([*LEADERS, *OTHERS, ""]), max_size=6))
def test_only_leaders_are_heard_where_three_notes_say_so_and_how_many_say_nothing_is_told(roles: list[str]) -> None:
    said = [role for role in roles if role]
    found = leader_only_projects({"A": tally(Observation(text="x", perspective=role) for role in roles)})
    told = [LeaderOnlyProject("A", len(said), len(roles))]
    assert found == (told if len(said) >= 3 and set(said) <= set(LEADERS) else [])


@given(_notes)
def test_a_voice_is_silent_at_the_stages_where_only_others_speak(notes: list[Observation]) -> None:
    heard = voices({"A": tally(notes)})
    for voice in heard:
        others = {stage for other in heard if other.role and other is not voice for stage in other.stages}
        assert silent_stages(heard, voice.role) == sorted(others - set(voice.stages))
