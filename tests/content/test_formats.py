"""Formats of a meeting: those that are built in, one's own, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.fault import GuideError
from content.formats import load_formats
from content.retro_format import PHASES

OWN = """# Hurtig runde

To sætninger om den.

## Saml (5)

Skriv det, der fylder.

- Hvad gik godt? (+)
- Hvad ellers?

## Tjek ud (2)

Hvem skal vide det?
"""


def own(folder: Path, text: str) -> Path:
    (folder / "da" / "formats").mkdir(parents=True)
    (folder / "da" / "formats" / "hurtig.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_built_in_ones_last_as_long_as_they_say(language: str) -> None:
    minutes = {each.id: each.minutes for each in load_formats(language)}
    assert minutes == {"trio": 30, "hour": 60, "long": 90, "after": 30, "habits": 50}


def test_both_languages_have_the_same_phases_and_prompts() -> None:
    danish, english = load_formats("da"), load_formats("en")
    for one, other in zip(danish, english, strict=True):
        assert [(p.kind, p.minutes, [(x.id, x.sign) for x in p.prompts]) for p in one.phases] == [
            (p.kind, p.minutes, [(x.id, x.sign) for x in p.prompts]) for p in other.phases
        ]
        assert not any(each.id[-1].isdigit() or "{" in each.text for each in one.prompts)
        assert all(phase.lead for phase in (*one.phases, *other.phases))
        assert [p.kind for p in one.phases] == sorted((p.kind for p in one.phases), key=PHASES.index)


def test_a_team_writes_its_own(tmp_path: Path) -> None:
    (form,) = load_formats("da", own(tmp_path, OWN))
    assert (form.id, form.title, form.minutes) == ("hurtig", "Hurtig runde", 7)
    assert [(each.text, each.sign) for each in form.prompts] == [("Hvad gik godt?", "+"), ("Hvad ellers?", "")]
    assert [each.id for each in form.prompts] == ["hurtig/1", "hurtig/2"]  # a prompt without a name goes by its place
    assert form.phase("choose") == form.phases[0]  # one that it leaves out


def test_a_prompt_of_ones_own_has_a_name_that_notes_remember_it_by(tmp_path: Path) -> None:
    named = OWN.replace("godt? (+)", "godt? (+) {godt}").replace("ellers?", "ellers: noget nyt? {nyt}")
    (form,) = load_formats("da", own(tmp_path, named))
    told = [(each.id, each.text, each.sign, each.heading) for each in form.prompts]
    assert told == [
        ("hurtig/godt", "Hvad gik godt?", "+", "Hvad gik godt?"),
        ("hurtig/nyt", "Hvad ellers: noget nyt?", "", "Hvad ellers"),
    ]


def test_a_guide_without_formats_has_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    assert len(load_formats("da", tmp_path)) == 5


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (OWN.replace("# Hurtig runde\n\nTo sætninger om den.\n", ""), 1, "format-title"),
        ("# Kun en titel\n\nog om den\n", 1, "format-phases"),
        (OWN.replace("Saml (5)", "Saml"), 5, "format-phase"),
        (OWN.replace("Saml (5)", "Sang (5)"), 5, "format-phase"),
        (OWN + "\n## Saml (5)\n", 1, "format-order"),
        (OWN.replace("ellers?", "ellers? {1}"), 10, "format-prompt"),
        (OWN.replace("Hvem skal", "- Hvem skal"), 14, "block"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    with pytest.raises(GuideError) as error:
        load_formats("da", own(tmp_path, text))
    assert (code, line) in [(fault.code, fault.line) for fault in error.value.faults]
