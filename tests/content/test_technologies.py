"""The types of technology: the same in both languages, suggested by names, and what can be wrong in the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import GuideError, TechnologyType, load, skeleton
from content.technologies import TECHNOLOGIES_FILE, is_type_id, suggested_type, types_called, types_meant
from journals.records.base import from_fields
from journals.records.model import Project
from journals.text.clean import clean
from journals.text.language import LANGUAGES
from tests.guides import guide_of

MINE = (
    TechnologyType(id="sensors", title="Sensorer og alarmer", words=("*sensor*", "alarm*")),
    TechnologyType(id="locks", title="Elektroniske låse", words=("*lås*", "alarmlås*")),
    TechnologyType(id="ai-assistant", title="AI-assistent", words=("ai", "tale til tekst")),
)


def test_both_languages_have_the_same_types_in_the_same_order() -> None:
    assert [each.id for each in guide_of("da").technologies] == [each.id for each in guide_of("en").technologies]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_type_is_suggested_by_what_it_is_called_itself_or_by_nothing_else(language: str) -> None:
    types = guide_of(language).technologies
    for each in types:
        assert len(each.title) <= 40
        assert types_called(types, each.title) == types_called(types, each.id) == [each]
        assert all(word == word.casefold() for word in each.words), each.id
        plain = [word for word in each.words if "*" not in word.strip("*")]
        assert any(suggested_type(types, word.replace("*", "")) == each for word in plain), each.id
    words = [word for each in types for word in each.words]
    assert len(words) == len(set(words)), "a word can suggest one type only"


@pytest.mark.parametrize(
    ("language", "technology", "name", "wanted"),
    [
        ("da", "Videosamtaler med borgere", "", "video-calls"),
        ("da", "", "Skærmbesøg i aftenvagten", "video-calls"),
        ("da", "Fyldningssensorer og ruteapp", "", "sensors"),
        ("da", "RPA til fakturaer", "", "software-robots"),
        ("da", "VR-briller", "", "training-tech"),
        ("da", "Falddetektorer i boligerne", "", "sensors"),
        ("da", "Tryghedstelefon til borgere", "", "sensors"),
        ("da", "Vaskestole", "", "lifting-aids"),
        ("da", "Ble, der siger til", "", "lifting-aids"),
        ("da", "Det, der er blevet til", "", ""),
        ("da", "Tablets til aftenvagten", "", "staff-app"),
        ("da", "Tablets i indskolingen", "", "classroom"),
        ("en", "Fall detectors", "", "sensors"),
        ("en", "Tablets for the late shift", "", "staff-app"),
        ("en", "Tablets in the first grade", "", "classroom"),
        ("da", "Nyt GIS", "", "maps"),
        ("da", "Kolibri", "Elektroniske nøgler i hjemmeplejen", "locks"),
        ("da", "Kolibri", "Ud på gulvet", ""),
        ("da", "Taleboks", "Noget om detaljer", ""),
        ("en", "Care record, new version", "", "records"),
        ("en", "", "Two-factor for all", "sign-on"),
        ("en", "Maple", "The daily round", ""),
    ],
)
def test_names_suggest_a_type_and_a_product_suggests_none(
    language: str, technology: str, name: str, wanted: str
) -> None:
    assert guide_of(language).technology_of(technology, name) == wanted


def test_the_technology_is_asked_before_the_name_and_the_longest_word_wins() -> None:
    assert suggested_type(MINE, "Alarmer", "Låse") == MINE[0]
    assert suggested_type(MINE, "En alarmlås") == MINE[1]
    assert suggested_type(MINE, "Tale-til-tekst") == MINE[2]
    assert suggested_type(MINE, "detail", "") is None


def test_a_type_is_called_by_how_one_of_its_words_begins() -> None:
    assert types_called(MINE, "alarm") == [MINE[0]]
    assert types_called(MINE, "ELEKTRO") == [MINE[1]]
    assert types_called(MINE, " ai-assistent ") == types_called(MINE, "ai-assistant") == [MINE[2]]
    assert types_called(MINE, "e") == [MINE[1]]
    assert types_called(MINE, "") == types_called(MINE, "larm") == []


@given(st.text(max_size=60))
def test_any_name_suggests_a_type_of_the_list_or_none(name: str) -> None:
    types = guide_of("da").technologies
    assert suggested_type(types, name) in (None, *types)
    assert set(types_called(types, name)) <= set(types)


def own_guide(folder: Path, text: str) -> Path:
    skeleton(folder, "da")
    (folder / TECHNOLOGIES_FILE).write_text(text, encoding="utf-8")
    return folder


def test_a_guide_of_ones_own_has_its_own_types_or_the_built_in(tmp_path: Path) -> None:
    text = '[ovens]\ntitle = "Ovne"\nwords = ["ovn*"]\n\n[mixers]\ntitle = "Røremaskiner"\n'
    folder = own_guide(tmp_path / "own", text)
    found = load("da", folder, cache=tmp_path / "cache")
    assert [(each.id, each.title, each.words) for each in found.technologies] == [
        ("ovens", "Ovne", ("ovn*",)),
        ("mixers", "Røremaskiner", ()),
    ]
    assert found.technology_title("mixers") == "Røremaskiner"
    assert found.technology_title("gone") == "gone"
    (folder / TECHNOLOGIES_FILE).write_text(text.replace("Ovne", "Stenovne"), encoding="utf-8")
    assert load("da", folder, cache=tmp_path / "cache").technologies[0].title == "Stenovne", "the cache knows the file"
    (folder / TECHNOLOGIES_FILE).unlink()
    assert load("da", folder, cache=tmp_path / "cache").technologies == guide_of("da").technologies


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('[ovens]\ntitle = "Ovne"\nwords = [', "technologies", 3),
        ('[ovens]\ntitle = "Ovne"\n\n[Røre 1]\ntitle = "x"\n', "technologies", 4),
        ('[ovens]\ntitle = "Ovne"\n\n["Røre 1"]\ntitle = "x"\n', "technology-id", 4),
        ('[ovens]\nwords = ["ovn"]\n', "technology-form", 1),
        ('\n[ovens]\ntitle = "  "\n', "technology-form", 2),
        ('[ovens]\ntitle = "Ovne"\nwords = "ovn"\n', "technology-form", 1),
        ('[ovens]\ntitle = "Ovne"\nwords = ["ovn", "*"]\n', "technology-form", 1),
        ('[ovens]\ntitle = "Ovne"\nhot = true\n', "technology-form", 1),
        ('ovens = "Ovne"\n', "technology-form", 1),
        ('[ovens]\ntitle = "O\u202evne"\n', "character", 2),
    ],
)
def test_what_is_wrong_with_the_list_is_told_with_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(GuideError) as refused:
        load("da", own_guide(tmp_path, text))
    assert [(fault.code, fault.file, fault.line) for fault in refused.value.faults] == [(code, TECHNOLOGIES_FILE, line)]


def test_an_id_has_no_room_for_anything_personal() -> None:
    assert is_type_id("video-calls")
    assert is_type_id("a" * 40)
    assert not any(map(is_type_id, ["", "010158-5123", "Jens", "jens hansen", "-a", "a--b", "a" * 41, "a\n"]))


@given(st.from_regex(r"[a-z-]{0,50}", fullmatch=True) | st.text(max_size=50).map(clean))
def test_a_record_takes_the_ids_that_a_list_may_have(text: str) -> None:
    stored = from_fields(Project, "01", {"technology_type": text}).technology_type
    assert stored == (text if is_type_id(text) else "")


def test_how_a_word_begins_may_mean_several_and_a_whole_word_of_a_title_means_that() -> None:
    types = guide_of("da").technologies
    assert [each.id for each in types_called(types, "skærm")] == ["video-calls", "classroom"]
    assert [each.id for each in types_called(types, "skærme")] == ["classroom"]
    assert types_called(types, "robotstøvsuger") == [], "a word suggests a type, and is not what it is called"
    assert [each.id for each in types_meant(types, "robotstøvsuger")] == ["service-robots"]
    assert types_meant(types, "kaffe") == []
