"""The map as a picture: every number is one that anybody can count, and it says in words what it shows."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import content
from journals.export.html_form import html_page
from journals.export.labels import Labels
from journals.export.map_form import count_table, map_snapshot, render_map
from journals.export.map_svg import CountTable, is_count_table, map_svg
from journals.export.redaction import Document
from journals.export.scope import EVERYTHING, Scope
from journals.records.model import SIGNS, Observation, Project, Sign
from journals.text.clean import clean, one_line
from journals.text.language import LANGUAGES, Language
from tests.documents import learning_log
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")
guide_of = cache(content.load)
SVG = "{http://www.w3.org/2000/svg}"
PITFALLS = [each.id for each in guide_of("da").pitfalls]
STAGES = [each.id for each in guide_of("da").stages]
MARKS: dict[Sign | None, str] = {"bites": "×", "handled": "✓", "watch": "○", None: ""}

observations = st.builds(
    Observation,
    stage=st.sampled_from([*STAGES, "S99"]),
    sign=st.sampled_from([*SIGNS, None]),
    pitfalls=st.frozensets(st.sampled_from([*PITFALLS, "9.9"]), max_size=2),
)


def drawn(
    seen: list[Observation], language: Language = "da", scope: Scope = EVERYTHING, name: str = "Skærme"
) -> Document:
    project = journal_of(Project(id="P1", name=name), *seen)
    return render_map(map_snapshot([project], scope), Labels(guide_of(language), catalogue(language), TODAY), scope)


def counted_by_hand(seen: list[Observation]) -> list[str]:
    """What must stand in the cells that are not empty, row by row."""
    cells = []
    for pitfall in PITFALLS:
        for stage in STAGES:
            signs = Counter(each.sign for each in seen if pitfall in each.pitfalls and each.stage == stage)
            cells.append(" ".join(f"{mark}{signs[sign]}" for sign, mark in MARKS.items() if signs[sign]))
    return [each for each in cells if each]


def described_by_hand(seen: list[Observation], language: Language) -> str:
    guide, say = guide_of(language), catalogue(language)
    rows = []
    for pitfall in guide.pitfalls:
        stages = []
        for stage in guide.stages:
            signs = Counter(each.sign for each in seen if pitfall.id in each.pitfalls and each.stage == stage.id)
            words = [f"{signs[sign]} {say('words.sign.' + (sign or 'none'))}" for sign in (*SIGNS, None) if signs[sign]]
            stages += [f"{stage.id[1:]} {stage.short} {', '.join(words)}"] if words else []
        rows += [f"{pitfall.id} {pitfall.title}: {'; '.join(stages)}."] if stages else []
    return " ".join([*rows, say("export.map.unknown")])


def cells_of(svg: ElementTree.Element) -> list[str]:
    found = svg.findall(f"{SVG}text[@class='count']")
    return [" ".join(line.text or "" for line in each) for each in found]


@settings(max_examples=30)
@given(st.lists(observations, max_size=60), st.sampled_from(LANGUAGES))
def test_every_number_is_one_that_can_be_counted(seen: list[Observation], language: Language) -> None:
    numbered = [Observation(id=f"O{n}", stage=e.stage, sign=e.sign, pitfalls=e.pitfalls) for n, e in enumerate(seen)]
    svg = ElementTree.fromstring(drawn(numbered, language).text)
    assert cells_of(svg) == counted_by_hand(numbered)
    assert svg.findtext(f"{SVG}desc") == described_by_hand(numbered, language)
    drawn_boxes = Counter(each.get("class") for each in svg.findall(f"{SVG}rect"))
    assert drawn_boxes.total() == len(PITFALLS) * len(STAGES)
    assert drawn_boxes["unknown"] == drawn_boxes.total() - len(counted_by_hand(numbered))


def test_it_says_in_words_what_it_shows() -> None:
    seen = [
        Observation(id="O1", stage="S4", sign="bites", pitfalls=frozenset({"4.4"})),
        Observation(id="O2", stage="S4", sign="bites", pitfalls=frozenset({"4.4"})),
        Observation(id="O3", stage="S2", pitfalls=frozenset({"4.4"})),
    ]
    document = drawn(seen)
    svg = ElementTree.fromstring(document.text)
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Faldgruber og trin: Skærme"
    about = "4.4 Prøvet, men ikke i virkeligheden: 2 Mål 1 ikke angivet; 4 Prøve 2 bider."
    assert svg.findtext(f"{SVG}desc") == f"{about} {DA('export.map.unknown')}"
    assert {svg.get("aria-labelledby"), svg.get("aria-describedby")} <= {each.get("id") for each in svg}
    assert "prefers-color-scheme: dark" in (svg.findtext(f"{SVG}style") or "")
    assert "| 4.4 Prøvet, men ikke i virkeligheden |  | 1 |  | ×2 |" in document.shown


def test_one_pitfall_is_one_row_and_the_picture_says_so() -> None:
    seen = [Observation(id="O1", stage="S4", sign="bites", pitfalls=frozenset({"4.4", "1.1"}))]
    svg = ElementTree.fromstring(drawn(seen, scope=Scope(pitfall="4.4")).text)
    assert cells_of(svg) == ["×1"]
    assert len(svg.findall(f"{SVG}rect")) == len(STAGES)
    shown = [line.text for text in svg.findall(f"{SVG}text") for line in text]
    assert "Her står kun det om faldgruben »4.4 Prøvet, men ikke i virkeligheden«." in shown


@given(texts())
@example('\ufffe<&"')
def test_a_name_stays_text_whatever_it_holds(name: str) -> None:
    document = drawn([], name=clean(name))
    svg = ElementTree.fromstring(document.text)
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} == {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "text",
        "tspan",
    }
    if len(one_line(clean(name))) <= 70 and not document.personal["block"]:
        expected = one_line(clean(name)).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})
        assert svg.findtext(f"{SVG}title") == f"Faldgruber og trin: {expected}"


def test_a_name_of_somebody_is_asked_about() -> None:
    document = drawn([], name="Skærme hos Anna Sørensen & co")
    (title, caption) = document.found
    assert {document.text[start:end] for each in (title, caption) for start, end in each.spans} == {"Anna Sørensen"}


def test_in_a_page_it_stands_before_its_table_and_says_the_same() -> None:
    seen = [Observation(id="O1", text="x", stage="S4", sign="bites", pitfalls=frozenset({"4.4", "1.1"}))]
    text = learning_log([journal_of(Project(id="P1", name="Skærme"), *seen)], guide_of("da"), DA, today=TODAY)
    page = html_page(text, "da", DA)
    (found,) = re.findall(r"<svg.*?</svg>", page)
    assert cells_of(ElementTree.fromstring(found)) == ["×1", "×1"]
    assert page.index("<svg") < page.index("<details") < page.index("<table") < page.index("</details>")


@pytest.mark.parametrize(
    ("cells", "is_so"),
    [
        ([["Faldgrube", "1 Idé"], ["1.1 x", "×3 ✓1 2"]], True),
        ([["Faldgrube", "1 Idé"], ["1.1 x", ""]], True),
        ([["Faldgrube", "2026-03-10", "–"], ["Faldgruber med svar", "3", "5"]], False),
        ([["Faldgrube", "1 Idé"], ["1.1 x", "ja"]], False),
        ([["Hvad", "1 Idé"], ["1.1 x", "×3"]], False),
        ([["Faldgrube", "1 Idé"]], False),
    ],
)
def test_a_map_is_told_from_other_tables(cells: list[list[str]], is_so: bool) -> None:
    assert is_count_table(cells, "Faldgrube") is is_so


def test_long_words_and_large_numbers_stay_in_their_cells() -> None:
    table = CountTable(("Faldgrube", "1 Et meget langt trin"), (("1.1 " + "lang " * 30, "×12345 ✓12345 ○12345 12345"),))
    svg = map_svg(table, DA, name="m", title="t")
    assert all(len(each.text or "") <= 46 for each in svg.iter("tspan"))
    (cell,) = [each for each in svg.findall("text") if each.get("class") == "count"]
    assert all(len(each.text or "") <= 9 for each in cell)
    (box,) = svg.findall("rect")
    assert float(box.get("height", "0")) >= 4 * 17


def test_a_map_of_nothing_has_every_row() -> None:
    assert len(count_table([], Labels(guide_of("da"), DA, TODAY)).rows) == len(PITFALLS)


def test_what_bit_six_times_does_not_look_like_what_bit_once() -> None:
    table = CountTable(("Faldgrube", "1", "2", "3", "4"), (("1.1", "×1", "×3 ✓1", "×6", "✓6"),))
    root = map_svg(table, DA, name="k", title="Kortet")
    kinds = [each.get("class") for each in root.iter("rect")]
    assert kinds == ["bites few", "bites", "bites many", "handled"]
    assert all(f"rect.{step} {{ fill: #" in "".join(root.itertext()) for step in ("few", "bites", "many", "handled"))
