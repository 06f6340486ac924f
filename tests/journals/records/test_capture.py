"""Quick capture: markers are understood, words are never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.records.capture import KIND_MARKERS, CapturedLine, parse_line, pasted_lines
from journals.records.model import MOST_PITFALLS
from journals.text.clean import clean
from tests import hostile
from tests.strategies import PITFALLS, STAGES

words = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8)
    | st.sampled_from(
        ("#44", "#4.4", "#99", "#11", "#1.2", ":4", ":9", "#444", "#44,", "a:4", "- x", "*fed*", "netværk")
    ),
    max_size=8,
)


def read(line: str) -> CapturedLine:
    return parse_line(line, PITFALLS, STAGES)


@pytest.mark.parametrize(
    ("line", "quick"),
    [
        ("nettet faldt ud", CapturedLine("nettet faldt ud")),
        ("-nettet faldt ud #44 :4", CapturedLine("nettet faldt ud", "hindered", "S4", ("4.4",))),
        ("+ det gik godt", CapturedLine("det gik godt", "worked")),
        ("! hvem svarer?", CapturedLine("hvem svarer?", "concern")),
        ("?hvem svarer", CapturedLine("hvem svarer", "question")),
        ("* en kasse til kabler #4.4 #1.1", CapturedLine("en kasse til kabler", "idea", None, ("4.4", "1.1"))),
        ("#44 midt #44 i", CapturedLine("midt i", None, None, ("4.4",))),
        ("en #11 to #12 tre #1.1", CapturedLine("en to tre", None, None, ("1.1", "1.2"))),
        ("en #11 to #12 tre #13", CapturedLine("en to tre #13", None, None, ("1.1", "1.2"))),
        (":2 først :5 sidst", CapturedLine("først sidst", None, "S5")),
        ("#99 og :9 findes ikke", CapturedLine("#99 og :9 findes ikke")),
        ("kl. 10:45, sag #4411 og a#44", CapturedLine("kl. 10:45, sag #4411 og a#44")),
        ("  \x1b[31m rød  ", CapturedLine("\ufffd[31m rød")),
        ("", CapturedLine("")),
        ("-", CapturedLine("", "hindered")),
    ],
)
def test_lines(line: str, quick: CapturedLine) -> None:
    assert read(line) == quick


@given(words)
def test_no_word_is_lost(each: list[str]) -> None:
    line = " ".join(each)
    quick = read(line)
    kept = clean(line).strip()
    if quick.kind is not None:
        assert KIND_MARKERS[kept[0]] == quick.kind
        kept = kept[1:]
    left = iter(quick.text.split())
    missing = []
    here = next(left, None)
    for word in kept.split():
        if word == here:
            here = next(left, None)
        else:
            missing.append(word)
    assert here is None, "nothing new, nothing in another order"
    assert {word.replace(".", "") for word in missing if word.startswith("#")} == {
        f"#{pitfall.replace('.', '')}" for pitfall in quick.pitfalls
    }
    assert [f"S{word[1:]}" for word in missing if word.startswith(":")][-1:] == ([quick.stage] if quick.stage else [])
    assert all(word.startswith(("#", ":")) for word in missing)


@given(hostile.texts())
def test_any_line_is_understood_as_something(line: str) -> None:
    quick = read(line)
    assert quick.text == clean(quick.text).strip()
    assert len(quick.pitfalls) <= MOST_PITFALLS
    assert quick.observation("S1", "2026-11-24").stage in STAGES


def test_the_observation_it_stands_for() -> None:
    made = read("-væk #44 :4").observation("S1", "2026-11-24")
    assert (made.text, made.kind, made.stage, made.happened) == ("væk", "hindered", "S4", "2026-11-24")
    assert made.pitfalls == {"4.4"}
    assert read("væk").observation("S2", "2026-11-24").stage == "S2"


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("en\r\n\r\n  to \n", ["en", "to"]),
        ("- en\n- to", ["en", "to"]),
        ("* en\n* to", ["en", "to"]),
        ("- en\n+ to", ["- en", "+ to"]),
        ("1. en\n2) to\n• tre", ["en", "to", "tre"]),
        ("24.11 skete det", ["24.11 skete det"]),
        ("-en\n-to", ["-en", "-to"]),
        ("", []),
    ],
)
def test_the_lines_of_what_was_pasted(pasted: str, lines: list[str]) -> None:
    assert pasted_lines(pasted) == lines
