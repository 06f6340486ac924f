"""No text leaves its place: a learning log with hostile texts is, but for its words, the one with harmless texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from content import Guide
from journals.export.markdown_blocks import without_front_matter
from journals.library.journal import Journal
from journals.records.base import Level
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.clean import clean, one_line
from tests.documents import learning_log
from tests.guides import guide_of
from tests.hostile import HOSTILE, texts
from tests.journals.export.test_escape import kept
from tests.journals.making import journal_of
from tests.journals.markdown import commonmark, faults, github, places, shape
from tests.strategies import costly
from tui.locale import catalogue

Words: TypeAlias = Callable[[str], str]
"""The name of a place → the text that stands there. Names that end in `_line` are of places for one line, in
`_id_line` of an id of the guide, in `_note` of notes, whose lines are paragraphs and lists."""

READERS = pytest.mark.parametrize("reader", [commonmark(), github()], ids=["commonmark", "github"])


def two_of_each(guide: Guide) -> Guide:
    """A guide that is as safe as the whole one, and quicker."""
    return msgspec.structs.replace(
        guide, pitfalls=guide.pitfalls[:2], stages=guide.stages[:2], factors=guide.factors[:2], insights=()
    )


GUIDE = two_of_each(guide_of("en"))


def everything(words: Words) -> Journal:
    """A project with a text in every place that can hold one, keys of a damaged log included."""
    return journal_of(
        Project(
            id="P",
            name=words("name_line"),
            technology=words("technology_line"),
            area=words("area_line"),
            unit=words("unit_line"),
            stage=words("stage_id_line"),
            ending=words("ending"),
            context={"C1": Level(1, words("note_line")), words("factor_id_line"): Level(5)},
        ),
        Observation(
            id="O1",
            text=words("seen_note"),
            stage="S1",
            kind="question",
            sign="bites",
            pitfalls=frozenset({words("pitfall_id_line")}),
            insights=frozenset({words("insight_id_line")}),
            perspective=words("perspective_line"),
            reply=words("reply"),
            reply_as="no",
            replied="2026-11-01",
        ),
        Observation(id="O2", text=words("other_note"), stage="S1"),
        Observation(id="O3", text=words("elsewhere_note"), stage=words("elsewhere_id_line")),
        Lesson(
            id="L1",
            title=words("title_line"),
            situation=words("situation"),
            learned=words("learned"),
            do=words("do"),
            stage=words("lesson_stage_id_line"),
            pitfalls=frozenset({words("lesson_pitfall_id_line")}),
            evidence=frozenset({"O1", "O2"}),
            context={words("then_id_line"): Level(3, words("then_note_line"))},
            conditions=words("conditions"),
        ),
        Lesson(id="L2", title=words("gone_line"), status="retired", because=words("retired_line")),
        Action(id="A1", text=words("action"), owner=words("owner_line"), first_step=words("first")),
        Action(id="A2", text=words("dropped"), status="dropped", because=words("because")),
    )


def of_project(words: Words) -> str:
    return learning_log([everything(words)], GUIDE, catalogue("en"), today=date(2026, 11, 24))


def of_guide(words: Words) -> str:
    """A learning log by a guide that someone else wrote."""
    titled = msgspec.structs.replace
    guide = titled(
        GUIDE,
        title=words("title_line"),
        source=words("source_line"),
        pitfalls=(titled(GUIDE.pitfalls[0], title=words("pitfall_line")), GUIDE.pitfalls[1]),
        stages=(titled(GUIDE.stages[0], title=words("stage_line"), short=words("short_line")), GUIDE.stages[1]),
        factors=(titled(GUIDE.factors[0], title=words("factor_line")), GUIDE.factors[1]),
    )
    seen = Observation(id="O", text="x", stage="S1", pitfalls=frozenset({"1.1"}))
    return learning_log([journal_of(Project(id="P", name="x"), seen)], guide, catalogue("en"), today=date(2026, 11, 24))


def named(written: Callable[[Words], str]) -> list[str]:
    """The names of the places that a document has."""
    names: dict[str, None] = {}

    def ask(name: str) -> str:
        names[name] = None
        return name

    written(ask)
    return list(names)


def harmless(name: str) -> str:
    return f"word-{name.replace('_', '-')}-word"


def check(told: Mapping[str, str], reader: MarkdownIt, written: Callable[[Words], str]) -> None:
    told = {name: guide_id(text) if name.endswith("_id_line") else text for name, text in told.items()}
    told = {name: one_paragraph(text) if name.endswith("_note") else text for name, text in told.items()}
    markdown = written(told.__getitem__)
    tokens, plain = reader.parse(without_front_matter(markdown)), reader.parse(without_front_matter(written(harmless)))
    assert list(shape(tokens)) == list(shape(plain))
    assert places(tokens) == [filled(place, told) for place in places(plain)]
    assert faults(markdown) == []
    assert markdown.encode().decode() == markdown


def guide_id(text: str) -> str:
    """Return a text as it may stand in the place of an id of the guide, which holds no line end and is short."""
    return " ".join(text[:60].splitlines())


def one_paragraph(text: str) -> str:
    """Return a note as one line that begins no list; what becomes of several is tested with `text_blocks`."""
    return one_line(clean(text)).lstrip("-*•– ") or "x"


def filled(place: str, told: Mapping[str, str]) -> str:
    """The words that a place with harmless texts has to have instead."""
    words = {
        harmless(name): one_line(clean(text)) if name.endswith("_line") else kept(text) for name, text in told.items()
    }
    return re.sub("|".join(words), lambda match: words[match[0]], place)


PROJECT, OWN_GUIDE = named(of_project), named(of_guide)


@READERS
@pytest.mark.parametrize("at", range(0, len(HOSTILE), 5))
def test_each_hostile_text_stays_in_its_place(reader: MarkdownIt, at: int) -> None:
    check({name: HOSTILE[(at + shift) % len(HOSTILE)] for shift, name in enumerate(PROJECT)}, reader, of_project)


@READERS
@costly(6)
@given(told=st.fixed_dictionaries({name: texts() for name in PROJECT}))
def test_no_text_leaves_its_place(reader: MarkdownIt, told: dict[str, str]) -> None:
    assume(not any(text in GUIDE for text in told.values()))
    check(told, reader, of_project)


@READERS
@costly(6)
@given(told=st.fixed_dictionaries({name: texts() for name in OWN_GUIDE}))
def test_nor_do_the_titles_of_a_guide(reader: MarkdownIt, told: dict[str, str]) -> None:
    check(told, reader, of_guide)
