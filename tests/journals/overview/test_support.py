"""What nobody has seen to: each gap names the groups that a plain reading of the entries finds."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.support import SUPPORT_GAPS, support_gaps
from journals.records.model import Card

TODAY = date(2026, 11, 24)
_checks = st.sampled_from(["yes", "no", "unknown"])
_entries = st.lists(
    st.fixed_dictionaries(
        {"group": st.sampled_from(["aftenvagt", "Aftenvagt", "pedeller", ""])},
        optional={
            "need": st.sampled_from(["øvetid", ""]),
            "help": st.just("superbruger om tirsdagen"),
            "language": _checks,
            "judgement": _checks,
            "able": _checks,
            "pair": st.just("natholdet"),
            "outside": _checks,
            "agreed": _checks,
            "until": st.sampled_from(["2026-11-23", "2026-11-24", "2026-W47", "2026-W48", ""]),
        },
    ),
    max_size=6,
)


@given(_entries, st.lists(st.sampled_from(["aftenvagt", "køkken", ""])))
def test_each_gap_names_the_groups_that_a_plain_reading_finds(
    entries: list[dict[str, str]], involved: list[str]
) -> None:
    told = support_gaps(
        [Card(id=f"card-support-{n:03}", form="support", answers=each) for n, each in enumerate(entries)],
        TODAY,
        involved,
    )
    wanted: dict[str, set[str]] = {gap: set() for gap in SUPPORT_GAPS}
    for each in entries:
        name = each["group"].casefold()
        lacks = {
            "no_help": bool(each.get("need")) and "help" not in each,
            "hidden": (each.get("language") == "yes" or each.get("judgement") == "yes") and each.get("able") != "yes",
            "alone": "pair" not in each,
            "no_agreement": each.get("outside") == "yes" and each.get("agreed") != "yes",
            "run_out": "help" in each and each.get("until") in ("2026-11-23", "2026-W47"),
        }
        for gap, is_so in lacks.items():
            wanted[gap] |= {name} if is_so and name else set()
    wanted["unnamed"] = set(involved) - {"", *(each["group"].casefold() for each in entries)}
    assert {gap: {name.casefold() for name in names} for gap, names in told.items()} == {
        gap: names for gap, names in wanted.items() if names
    }
