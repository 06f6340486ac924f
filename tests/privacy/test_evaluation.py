"""How well the guard does on lines that nothing was tuned on."""

from __future__ import annotations

import re

import pytest

from content.notes import load_notes
from journals.privacy.detector import detect
from tests.privacy.evaluation import evaluate, negatives, positives
from tests.privacy.notes import blocked

BOTH = ("open", "held")


def test_the_set_is_large_enough_and_holds_nothing_of_anyone() -> None:
    marked, plain = positives(*BOTH), negatives(*BOTH)
    assert sum(len(case.spans) for case in marked) >= 200
    assert len({case.text for case in plain}) == len(plain) >= 400
    for case in marked:
        for start, end in case.spans:
            digits = re.sub(r"\D", "", case.text[start:end])
            if case.group == "cpr" and len(digits) == 10:
                assert digits[4:6] in ("58", "59", "60"), case
                assert digits[6] in "5678", case
            if case.group == "email":
                assert re.search(
                    r"\b([\w-]+\.)*example(?:\.|,|\W{1,2}(?:dot|punktum)\W{1,2})(dk|com)$", case.text[start:end].lower()
                ), case


@pytest.mark.parametrize("split", BOTH)
def test_nearly_every_sure_cpr_number_is_blocked(split: str) -> None:
    result = evaluate(case for case in positives(split) if (case.group, case.level) == ("cpr", "block"))
    assert result.whole["cpr", "block"] / result.wanted["cpr", "block"] >= 0.99, result.missed


@pytest.mark.parametrize("split", BOTH)
def test_nothing_is_blocked_that_only_looks_like_personal_data(split: str) -> None:
    assert [case.text for case in negatives(split) if blocked(case.text)] == []
    others = [case for case in positives(split) if case.level != "block"]
    assert [case.text for case in others if blocked(case.text)] == []


def test_the_other_kinds_do_as_well_as_the_docs_say() -> None:
    result = evaluate(positives("open") + negatives("open"))
    for kind, wanted in result.wanted.items():
        assert result.found[kind] / wanted >= 0.9, kind
    assert result.clean / result.negatives >= 0.95


def test_example_notes_are_hardly_ever_marked() -> None:
    notes = [note.text for language in ("da", "en") for note in load_notes(language)]
    marked = [text for text in notes if detect(text)]
    assert len(marked) / len(notes) < 0.005, marked
    assert not any(each.level != "underline" for text in marked for each in detect(text))
