"""What is passed over because of a text's signs is what nothing would have been found in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journals.privacy import cpr, cpr_loose, cpr_spelled, detector, health, hidden_signs, numbers, text_signs
from journals.privacy.detector import detect
from journals.privacy.digit_runs import ANY_RUNS, digit_runs
from tests.strategies import costly

_FOLDER = Path(__file__).parent
LINES = [
    line.rpartition("\t")[2]
    for name in ("positives", "negatives")
    for line in (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
]
ODD = [
    *(
        "ſ",
        "İ",
        "ı",
        "\u212a",
        "٣",
        "１",
        "\u200b",
        "\u00ad",
        "–",
        "“",
        "’",
        "é",
        "É",
        "Š",
        "ß",
        "ª",
        "²",
        "\x85",
        "\x9a",
    ),
    *("&#49;", "&#xAEF;", "<b>", "**", "\u00a0", "\n", "(", "[", "@", "(at)", " snabel-a ", " dot ", " punktum "),
    *(" langt ", " lang ", " langtidssyg ", " med ", "sag\n2024-123", "Sag 24-123", " Vej 12", "1234", "-", " hun "),
]
texts = st.lists(st.sampled_from(LINES) | st.sampled_from(ODD) | st.text(max_size=8), max_size=5).map("".join)
texts |= st.tuples(st.sampled_from(LINES), st.integers(0, 80), st.sampled_from(ODD)).map(
    lambda each: each[0][: each[1]] + each[2] + each[0][each[1] :]
)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    detect("010158-1234 Anna")  # patterns are made when the first text is looked at


@given(texts)
@example("1&#xAEA;0158-12&#xAEB;4")
@example("sag\n2024-123")
@example("Han er lang&langtidssyg")
def test_nothing_that_is_passed_over_would_have_been_found(text: str) -> None:
    found = detect(text)
    with pytest.MonkeyPatch.context() as patch:
        for module in (detector, hidden_signs):
            patch.setattr(module, "text_signs", text_signs.any_signs)
        patch.setattr(detector, "_FEWEST_HIDDEN", 0)
        patch.setattr(numbers, "digit_runs", lambda text: ANY_RUNS)
        assert found == detect(text)


IN_PAIRS = (cpr._IN_PAIRS, cpr_spelled._PAIRS, cpr_spelled._SINGLE)
PHONES = (numbers._PHONE, numbers._APART, numbers._ABROAD)
PUT_DOWN_LOOSELY = (
    *(cpr_loose._WRITTEN, cpr_loose._NO_NOUGHT, cpr_loose._YEAR_FIRST),
    *(cpr_loose._DASH_ASTRAY, cpr_loose._SPACE_ASTRAY),
)


@costly(8)
@given(st.data(), st.sampled_from(["", " ", "a", "1. maj ", "✓", "ł"]))
def test_each_form_of_a_number_has_room_where_one_stands(data: st.DataObject, before: str) -> None:
    def runs(*patterns: re.Pattern[str]) -> tuple[int, bool, bool]:
        return digit_runs(before + data.draw(st.from_regex(data.draw(st.sampled_from(patterns)), fullmatch=True)))

    assert runs(*IN_PAIRS)[0] >= 10
    assert runs(*PHONES)[0] >= 7
    assert runs(*PUT_DOWN_LOOSELY)[0] >= 8
    assert runs(cpr._CPR)[0] >= 6
    assert runs(cpr_spelled._MONTH)[1]
    assert runs(*cpr_loose._LATER)[2]


@costly(4)
@given(st.from_regex(re.compile(health._HEALTH.pattern, health._HEALTH.flags), fullmatch=True))
@example("langtidssygepleje")
@example("LANGTIDSSYGEPL")
def test_each_word_about_health_has_one_of_the_stems(word: str) -> None:
    signs = text_signs.text_signs(word)
    assert not signs.is_common or any(map(health._without_common(signs.low).__contains__, health._HEALTH_STEMS))


@given(st.text())
@example("Ærø 12 @ (i Århus)")
@example("“Æ” – 3 [Š]")
def test_never_less_is_told_than_stands_in_a_text(text: str) -> None:
    told = text_signs.text_signs(text)
    assert told.low == text.lower()
    assert told.digits == sum(map(str.isdecimal, text))
    assert told.capitals >= sum(map(str.isupper, text))
    assert told.has_at or "@" not in text
    assert told.has_bracket or not set("([{<") & set(text)


@pytest.mark.parametrize("text", ["vi manglede stik i lokalerne", "“det” – sagde de … går ✓"])
def test_of_a_common_note_it_is_told_that_nothing_is_to_be_looked_for(text: str) -> None:
    assert text_signs.text_signs(text) == (text.lower(), 0, 0, False, False, True)
