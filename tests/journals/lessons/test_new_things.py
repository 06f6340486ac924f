"""How much is new on one day: counted as anybody counts it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.lessons.new_things import CHANGES, new_things
from tests.guides import guide_of

KINDS = ["A1", "A2", "A3", "A4", "A5"]
FORMS = {form.id: form for form in guide_of("da").cards}


@given(st.dictionaries(st.sampled_from([*KINDS, "first"]), st.sampled_from(["", "yes", "no", "unknown"])))
def test_what_is_new_is_counted_and_what_nobody_said_is_not_taken_for_none(answers: dict[str, str]) -> None:
    told = [answers.get(kind, "") for kind in KINDS]
    counted = new_things(FORMS[CHANGES], answers)
    if counted is None:
        assert not any(told)
    else:
        assert (counted.new, counted.of) == (sum(each == "yes" for each in told), 5)
        assert counted.unsaid == sum(each not in ("yes", "no") for each in told)
    assert new_things(FORMS["traits"], answers) is None
