"""The built-in guide: both languages whole, alike, and as the publication has it."""

import re

import pytest

from content import Guide, Item, Pitfall, Role

from .conftest import BUILT_IN

LANGUAGES = ["da", "en"]

# How hard each pitfall typically bites at S1 … S7.
WEIGHTS = {
    "1.1": (3, 2, 1, 0, 0, 2, 0),
    "1.2": (0, 1, 0, 3, 0, 3, 1),
    "1.3": (2, 0, 2, 0, 3, 1, 1),
    "1.4": (3, 1, 2, 0, 1, 0, 3),
    "2.1": (1, 0, 3, 2, 2, 0, 0),
    "2.2": (0, 3, 1, 2, 2, 0, 2),
    "2.3": (0, 3, 1, 0, 3, 1, 2),
    "2.4": (2, 0, 3, 2, 2, 1, 0),
    "3.1": (2, 0, 3, 0, 1, 2, 0),
    "3.2": (0, 1, 3, 2, 0, 2, 1),
    "3.3": (1, 3, 0, 0, 0, 1, 3),
    "3.4": (2, 2, 3, 0, 0, 1, 1),
    "4.1": (0, 0, 1, 1, 3, 2, 1),
    "4.2": (0, 1, 0, 1, 3, 2, 0),
    "4.3": (0, 2, 0, 0, 1, 2, 3),
    "4.4": (0, 0, 1, 3, 0, 2, 0),
}
COUNTS = {
    "about": 10,
    "questions": 4,
    "recommendations": 4,
    "insights": 12,
    "pitfalls": 16,
    "stages": 7,
    "roles": 4,
    "factors": 8,
    "goals": 6,
    "differences": 6,
    "traits": 3,
    "changes": 5,
    "practices": 22,
    "voices": 12,
    "readings": 11,
}


@pytest.fixture(params=LANGUAGES)
def guide(request: pytest.FixtureRequest) -> Guide:
    loaded: Guide = request.getfixturevalue(request.param)
    return loaded


def outline(item: Item) -> tuple[object, ...]:
    """All that must be alike in both languages: everything but the words."""
    weights = tuple((bite.stage, bite.weight) for bite in item.bites) if isinstance(item, Pitfall) else ()
    return (
        item.id,
        item.kind,
        item.file.partition("/")[2],
        item.links,
        getattr(item, "insights", ()),
        weights,
        [block.kind for block in item.intro],
        [(part.name, [(block.kind, len(block.strong)) for block in part.blocks]) for part in item.parts],
    )


def test_danish_and_english_have_the_same_items_and_structure(da: Guide, en: Guide) -> None:
    assert [outline(item) for item in da.items()] == [outline(item) for item in en.items()]


def test_no_sentence_was_left_untranslated(da: Guide, en: Guide) -> None:
    same = [item.id for item in da.items() if item.summary == en[item.id].summary]
    assert same == []


def test_every_point_of_the_publication_is_there(guide: Guide) -> None:
    assert {plural: len(getattr(guide, plural)) for plural in COUNTS} == COUNTS


def test_items_are_all_items_each_once(guide: Guide) -> None:
    ids = [item.id for item in guide.items()]
    assert len(ids) == len(set(ids)) == sum(COUNTS.values())


def test_weights(guide: Guide) -> None:
    stages = [f"S{number}" for number in range(1, 8)]
    assert {each.id: tuple(map(each.weight, stages)) for each in guide.pitfalls} == WEIGHTS


def test_every_bite_has_a_reason(guide: Guide) -> None:
    assert all(bite.reason.endswith(".") for pitfall in guide.pitfalls for bite in pitfall.bites)


def test_titles_fit_a_screen(guide: Guide) -> None:
    assert max(len(item.title) for item in guide.items()) <= 76
    assert max(len(stage.short) for stage in guide.stages) <= 8


def test_every_pitfall_has_all_parts_and_two_to_four_questions(guide: Guide) -> None:
    for pitfall in guide.pitfalls:
        assert [part.name for part in pitfall.parts] == ["shows", "why", "helps", "ask", "bites"]
        ask = pitfall.part("ask")
        assert ask is not None
        assert 2 <= len(ask.blocks) <= 4
        assert all(block.text.endswith("?") for block in ask.blocks)


def test_every_pitfall_page_is_a_page_and_no_more(guide: Guide) -> None:
    words = {pitfall.id: len(re.findall(r"[\w’'-]+", pitfall.body)) for pitfall in guide.pitfalls}
    assert {item_id: count for item_id, count in words.items() if not 80 <= count <= 250} == {}


def test_every_role_has_its_three_checks(guide: Guide) -> None:
    for role in guide.roles:
        checks = role.part("checks")
        assert checks is not None
        assert len(checks.blocks) == 3
    assert len({checks_of(role) for role in guide.roles}) == 1


def checks_of(role: Role) -> tuple[str, ...]:
    """The words that stand out in the checks: understood, equipped, time."""
    checks = role.part("checks")
    assert checks is not None
    return tuple(block.text[start:stop] for block in checks.blocks for start, stop in block.strong)


def test_every_summary_is_one_sentence(guide: Guide) -> None:
    for item in guide.items():
        assert re.search(r"[.?!][”»]?$", item.summary), item.id
        assert not re.search(r"[.?!] [A-ZÆØÅ]", item.summary), item.id


def test_every_insight_is_what_some_pitfall_answers_to(guide: Guide) -> None:
    answered = {insight for pitfall in guide.pitfalls for insight in pitfall.insights}
    assert {insight.id for insight in guide.insights} == answered


def test_every_stage_asks_one_question(guide: Guide) -> None:
    assert all(stage.question.endswith("?") for stage in guide.stages)
    assert len({stage.question for stage in guide.stages}) == 7


def test_references_name_chapter_and_number(da: Guide, en: Guide) -> None:
    assert da["2.3"].reference == "kap. 2, faldgrube 3"
    assert en["2.3"].reference == "ch. 2, pitfall 3"
    assert all(p.reference == f"kap. {p.id[0]}, faldgrube {p.id[2]}" for p in da.pitfalls)
    assert all(i.reference == f"ch. {i.id[1]}, insight {i.id[3]}" for i in en.insights)


def test_lookup(da: Guide) -> None:
    assert da["4.4"].title == "Prøvet, men ikke i virkeligheden"
    assert da.pitfall("4.4") is da["4.4"]
    assert da.stage("S4").short == "Prøve"
    assert "RO4" in da
    assert "4.5" not in da
    assert da.get("4.5") is None
    with pytest.raises(KeyError):
        da["4.5"]
    with pytest.raises(KeyError):
        da.pitfall("S4")
    with pytest.raises(KeyError):
        da.stage("4.4")


def test_line_is_where_the_heading_stands(guide: Guide) -> None:
    for item in guide.items():
        lines = (BUILT_IN / item.file).read_text(encoding="utf-8").split("\n")
        assert lines[item.line - 1] == f"## {item.id} {item.title}"


def test_pitfalls_at_a_stage_come_hardest_first(da: Guide) -> None:
    at = da.pitfalls_at("S4")
    assert [pitfall.id for pitfall in at] == ["1.2", "4.4", "2.1", "2.2", "2.4", "3.2", "4.1", "4.2"]
    assert [pitfall.weight("S4") for pitfall in at] == [3, 3, 2, 2, 2, 2, 1, 1]


def test_related_goes_both_ways(da: Guide) -> None:
    assert "PR04" in [item.id for item in da.related(da["4.4"])]
    assert "4.4" in [item.id for item in da.related(da["PR04"])]
    assert "4.4" in [item.id for item in da.related(da["I4.1"])]


def test_blocks_begin_each_part_with_its_heading(da: Guide) -> None:
    headings = [block.text for block in da["2.3"].blocks if block.kind == "heading"]
    assert headings == ["Sådan viser den sig", "Derfor falder man i", "Det hjælper", "Spørg hinanden", "Her bider den"]
    assert not any("**" in block.text for item in da.items() for block in item.blocks)


@pytest.mark.parametrize("typed", ["4.4", "44", "#44", "p4.4", " P44 "])
def test_a_pitfall_is_found_by_its_number(da: Guide, typed: str) -> None:
    found = da.find(typed)
    assert found is not None
    assert found.id == "4.4"
    assert [pitfall.id for pitfall in da.match_pitfalls(typed)] == ["4.4"]


def test_find_takes_ids_in_any_case_and_nothing_else(da: Guide) -> None:
    assert da.find("s4") is da["S4"]
    assert da.find("pr07") is da["PR07"]
    assert da.find("4") is None
    assert da.find("") is None


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("4", ["4.1", "4.2", "4.3", "4.4"]),
        ("gevinst", ["2.3", "3.3"]),  # the second is also called gevinstplan
        ("førstelinje", ["3.3"]),
        ("inje", []),
        ("GEVINSTEN kommer", ["2.3"]),
        ("det v", ["1.1", "4.3", "3.1", "1.3", "2.1"]),
        ("samme kursus", ["4.1"]),
        ("99", []),
        ("findes ikke", []),
    ],
)
def test_match_pitfalls_best_first(da: Guide, typed: str, ids: list[str]) -> None:
    assert [pitfall.id for pitfall in da.match_pitfalls(typed)] == ids


def test_nothing_typed_matches_all(da: Guide) -> None:
    assert da.match_pitfalls("") == da.pitfalls


def test_what_an_item_is_called_is_empty_where_there_is_none(da: Guide) -> None:
    assert (da.title_of("S4"), da.short_of("S4")) == (da.stages[3].title, da.stages[3].short)
    assert (da.title_of("4.4"), da.short_of("4.4")) == (da["4.4"].title, "")
    assert (da.title_of("none"), da.short_of("")) == ("", "")
