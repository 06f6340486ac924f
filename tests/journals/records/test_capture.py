"""Quick capture: markers are understood, words are never lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.records.capture import KIND_MARKERS, CapturedLine, parse_line, unread_marks
from journals.records.model import MOST_PITFALLS
from journals.text.clean import clean
from tests import hostile
from tests.strategies import PITFALLS, STAGES

words = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8)
    | st.sampled_from(
        (
            "#44",
            "#4.4",
            "#99",
            "#11",
            "#1.2",
            ":4",
            ":9",
            "#444",
            "#44,",
            "a:4",
            "- x",
            "*fed*",
            "netværk",
            ";",
            ";i",
            ";x",
            "a;i",
            ";;",
        )
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("lyden faldt ud ;i aftes", "lyden faldt ud", "2026-11-23"),
        ("lyden faldt ud ;i nat", "lyden faldt ud", "2026-11-24"),
        ("lyden faldt ud ; i tirsdags", "lyden faldt ud", "2026-11-17"),
        ("alle smilte;i går", "alle smilte", "2026-11-23"),
        ("it was slow ;last night", "it was slow", "2026-11-23"),
        ("it was slow ;this morning", "it was slow", "2026-11-24"),
    ],
)
def test_a_marked_day_is_read_as_people_say_it(line: str, text: str, day: str) -> None:
    quick = parse_line(line, PITFALLS, STAGES, today=date(2026, 11, 24))
    assert (quick.text, quick.happened) == (text, day)
    assert unread_marks(quick) == []


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("lyden ;30.2", [";30.2"]),
        ("lyden ;tirdag", [";tirdag"]),
        ("lyden ; på tirdag", ["; på tirdag"]),
        ("lyden;tirdag og;i gåår", [";tirdag", ";i gåår"]),
        ("lyden #99 :9", ["#99", ":9"]),
        ("lyden ;24.11 #44:4", ["#44:4"]),
        ("vi ses ;) nu; og kl. 12:30, nr. 4", []),
    ],
)
def test_what_looks_like_a_mark_and_is_none_is_named(line: str, unread: list[str]) -> None:
    assert unread_marks(parse_line(line, PITFALLS, STAGES, today=date(2026, 11, 24))) == unread


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
        ("+45 12 34 56 78 ringede", CapturedLine("+45 12 34 56 78 ringede")),
        ("+3 nye kom med", CapturedLine("+3 nye kom med")),
        ("-5 grader i bilen #44", CapturedLine("-5 grader i bilen", None, None, ("4.4",))),
        ("- 5 kabler manglede", CapturedLine("5 kabler manglede", "hindered")),
        ("*2 gange", CapturedLine("*2 gange")),
        ("", CapturedLine("")),
        ("-", CapturedLine("", "hindered")),
    ],
)
def test_lines(line: str, quick: CapturedLine) -> None:
    assert read(line) == quick


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "quick"),
    [
        (";i går faldt nettet ud", CapturedLine("faldt nettet ud", happened="2026-11-23")),
        (
            "-nettet faldt ud ;14.11 #44",
            CapturedLine("nettet faldt ud", "hindered", None, ("4.4",), None, "2026-11-14"),
        ),
        ("-;14.11: nettet faldt ud", CapturedLine("nettet faldt ud", "hindered", happened="2026-11-14")),
        ("nettet ;i fredags faldt ud :4", CapturedLine("nettet faldt ud", None, "S4", happened="2026-11-20")),
        ("en ;uge 47 to ;uge 46", CapturedLine("en to ;uge 46", happened="2026-11-16")),
        ("den kom ;om 3 dage", CapturedLine("den kom", happened="2026-11-27")),
        ("første\n;i går anden", CapturedLine("første\nanden", happened="2026-11-23")),
        ("kabler; i går var det værst", CapturedLine("kabler; i går var det værst")),
        ("kabler ; i går", CapturedLine("kabler", happened="2026-11-23")),
        ("kabler;14.11", CapturedLine("kabler", happened="2026-11-14")),
        ("sur smiley ;-) og ;man kan ikke", CapturedLine("sur smiley ;-) og ;man kan ikke")),
        ("husk ;snart ;31.2", CapturedLine("husk ;snart ;31.2")),
        (";i går", CapturedLine("", happened="2026-11-23")),
    ],
)
def test_a_day_is_marked_and_what_is_no_day_stays(line: str, quick: CapturedLine) -> None:
    found = parse_line(line, PITFALLS, STAGES, today=TODAY)
    assert replace(found, date_typed="") == quick
    assert f";{found.date_typed}" in line.replace("; i", ";i")
    assert bool(found.date_typed) == bool(quick.happened)
    assert ";" not in line or ";" in read(line).text, "where nobody is to know when, the mark is text"


def test_the_day_of_a_line_goes_before_the_day_it_is_logged() -> None:
    happened = [
        parse_line(line, (), (), today=TODAY).observation("S1", "2026-11-24").happened for line in ("a ;i går", "a")
    ]
    assert happened == ["2026-11-23", "2026-11-24"]


@given(words)
@example([":"])
def test_a_date_takes_no_other_word_away(each: list[str]) -> None:
    dated = parse_line(" ".join([";i går", *each]), PITFALLS, STAGES, today=TODAY)
    plain = parse_line(" ".join(["x", *each]), PITFALLS, STAGES)
    assert ("x " + dated.text).split() == plain.text.split()
    assert dated.happened == "2026-11-23"


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


def test_what_was_pasted_holds_no_marks() -> None:
    line = " -5 grader #44 :4 #11 "
    pasted = [at < line.index(" #11") for at in range(len(line))]
    quick = parse_line(line, PITFALLS, STAGES, pasted=pasted)
    assert quick == CapturedLine("-5 grader #44 :4", None, None, ("1.1",))
