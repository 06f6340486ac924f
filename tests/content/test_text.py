"""The guide as plain text: whole, wrapped, readable aloud."""

import textwrap

import pytest

import content
from content import Guide


@pytest.fixture(params=["da", "en"])
def guide(request: pytest.FixtureRequest) -> Guide:
    loaded: Guide = request.getfixturevalue(request.param)
    return loaded


def test_one_pitfall(en: Guide) -> None:
    text = content.plain(en, en["4.4"])
    assert text.startswith("4.4 Tried, but not in reality\n(ch. 4, pitfall 4)\nAlso called: test, pilot test, ")
    assert "\n\nThe trial does not resemble" in text
    assert "\nWhat helps\n- Make it big enough, in several places. There must" in text
    assert "\n- S4 Trial (3/3): Breadth" in text
    assert "\nSee also\n- I4.1 Build learning into the plan\n" in text
    assert text.endswith("- PR04 Try where it is hard\n\nWhere to write it down\n- trial Trials\n")


def test_a_stage_shows_its_question_and_what_bites_there(da: Guide) -> None:
    text = content.plain(da, da["S4"])
    assert "\nSpørg: Hvad ved vi stadig ikke, fordi" in text
    assert text.index("- 1.2 Prøven gik godt, så nu ruller vi (3/3)") < text.index("- 4.2 Hele pakken")


@pytest.mark.parametrize(
    ("item_id", "line"),
    [
        ("PR04", "Første skridt: Peg på det sted"),
        ("T1", "Fra og til: moden / lovende"),
        ("L02", "Findes på: https://vpt.dk/projekt/sammen-om-ny-teknologi"),
        ("C1", "Spørg: Hvem skal bruge det"),
    ],
)
def test_an_items_own_fields_are_shown(da: Guide, item_id: str, line: str) -> None:
    assert f"\n{line}" in content.plain(da, da[item_id])


def test_the_whole_guide_has_every_item_title_and_source(guide: Guide) -> None:
    text = content.plain(guide)
    lines = text.split("\n")
    assert lines[0] == guide.title
    assert guide.source in " ".join(lines[:4])
    assert [item.id for item in guide.items() if f"{item.id} {item.title}" not in lines] == []


@pytest.mark.parametrize("width", [40, 76])
def test_no_line_is_wider_than_asked_for_but_an_address(guide: Guide, width: int) -> None:
    wide = [line for line in content.plain(guide, width=width).split("\n") if len(line) > width]
    assert all(line.strip().startswith("http") for line in wide)


def test_no_markup_no_drawing_and_no_piled_up_blank_lines(guide: Guide) -> None:
    text = content.plain(guide)
    assert "**" not in text
    assert "#" not in text
    assert not any(0x2500 <= ord(character) <= 0x25FF for character in text)
    for item in guide.items():
        assert "\n\n\n" not in content.plain(guide, item)


def test_every_word_of_an_item_is_in_its_text(guide: Guide) -> None:
    for item in guide.items():
        text = " ".join(content.plain(guide, item).split())
        for block in item.blocks:
            said = block.text if block.kind != "bullet" else block.text.split(": ", 1)[-1]
            assert " ".join(textwrap.dedent(said).split()) in text, item.id
