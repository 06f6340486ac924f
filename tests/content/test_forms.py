"""The forms of the profile: what they ask, what they warn of, and what can be wrong in their files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content import CardForm, Guide, GuideError, load
from content import __file__ as here
from content.cards import UNKNOWN, Condition, Rule
from content.conditions import conditions
from content.skeleton import skeleton
from tests.guides import guide_of

BUILT_IN = Path(here).parent
RULES = [(form.id, rule.line) for form in guide_of("da").cards for rule in form.rules]


def card(guide: Guide, form_id: str) -> CardForm:
    found = guide.card(form_id)
    assert found is not None
    return found


def test_both_languages_ask_and_warn_of_the_same() -> None:
    def shape(guide: Guide) -> list[object]:
        return [
            (
                form.id,
                (form.stages, form.essential, form.reopens, form.several, form.sources),
                [(f.id, f.kind, f.item, f.names, bool(f.poles), f.note, f.when) for f in form.fields],
                [(bool(f.short), f.ahead, f.shown_with) for f in form.fields],
                [(rule.when, rule.items) for rule in form.rules],
                [rule.when for rule in form.entry_rules],
            )
            for form in guide.cards
        ]

    assert shape(guide_of("da")) == shape(guide_of("en"))


def test_titles_and_questions_are_the_guides_own() -> None:
    guide = guide_of("da")
    factor = card(guide, "context").field("C3")
    assert factor is not None
    assert (factor.label, factor.help) == (guide["C3"].title, getattr(guide["C3"], "question", ""))
    trait = card(guide, "traits").field("T1")
    assert trait is not None
    assert trait.poles == ("moden", "lovende")
    assert [each.id for each in guide.cards if each.essential] == ["context", "purpose", "questions"]


def satisfying(rule: Rule) -> dict[str, str]:
    """Return answers that make a rule's conditions hold."""
    told: dict[str, str] = {}
    item = rule.items[0] if rule.items else ""

    def tell(field: str, condition: Condition) -> None:
        if condition.test != "empty":
            told[field] = condition.values[0] if condition.values else "noget"

    for condition in rule.when:
        if condition.among:
            for field in condition.among[len(condition.among) - condition.least :]:
                tell(field, condition)
        else:
            tell(condition.field.replace(f"{item.rstrip('0123456789')}*", item) if item else condition.field, condition)
    return told


@pytest.mark.parametrize(("form_id", "line"), RULES, ids=lambda value: str(value))
def test_every_warning_can_be_given_and_need_not_be(form_id: str, line: int) -> None:
    form = card(guide_of("da"), form_id)
    rule = next(each for each in form.rules if each.line == line)
    said = [text for text in form.warnings(satisfying(rule)) if text.startswith(rule.text.partition("{")[0])]
    assert len(said) == 1
    assert "{" not in said[0]
    assert rule.text not in list(form.warnings({}))


def test_a_number_that_nobody_near_the_work_has_seen() -> None:
    form = card(guide_of("en"), "purpose")
    (said,) = form.warnings({"G1": "main", "G1.asked": "no", "G4": "side", "G4.asked": "no", "G5.asked": "no"})
    assert said.startswith("Nobody near the work has seen the figure: Better service to citizens or businesses, Lower")
    assert list(form.warnings({"G1": "main", "G1.asked": "yes", "G1.felt": "years", "G2.felt": "now"})) == []
    assert len(list(form.warnings({"G1": "main", "G1.asked": UNKNOWN, "G1.felt": "years"}))) == 1


def test_what_is_asked_follows_from_what_is_answered() -> None:
    form, outcome = card(guide_of("da"), "purpose"), card(guide_of("da"), "outcome")
    assert [field.id for field in form.asked({})] == ["G1", "G2", "G3", "G4", "G5", "G6", "now"]
    assert [field.id for field in form.asked({"G2": "side"})][1:5] == ["G2", "G2.who", "G2.asked", "G2.felt"]
    assert outcome.asked({"purpose/G6": "main", "purpose/G1": "none"})[0].id == "G6"


@pytest.mark.parametrize(
    "text",
    ["G1 is", "G1 main", "is main", "at least of G* is main", "at least 0 of G* is main", "G1 is main and", "a is B"],
)
def test_a_condition_is_read_whole_or_not_at_all(text: str) -> None:
    assert conditions(text) is None


# A guide of one's own


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A small guide with a form of its own."""
    skeleton(tmp_path / "own", "en")
    (tmp_path / "own" / "cards").mkdir()
    text = (BUILT_IN / "en" / "cards" / "09-fence.md").read_text(encoding="utf-8")
    text = text.replace("S2, S5, S6, S7", "S1").replace("- Rests on: 4.3, PR08\n", "")
    text = re.sub(r"- Also called: .*\n", "", text)
    (tmp_path / "own" / "cards" / "fence.md").write_text(text, encoding="utf-8")
    return tmp_path / "own"


def test_a_guide_with_forms_has_only_those(own: Path) -> None:
    assert [form.id for form in load("en", own).cards] == ["fence"]


def test_a_guide_without_takes_the_built_in_forms_it_has_items_for(tmp_path: Path) -> None:
    skeleton(tmp_path / "own", "da")
    guide = load("da", tmp_path / "own")
    assert "traits" not in {form.id for form in guide.cards}
    assert [field.id for field in card(guide, "purpose").fields] == ["G1", "G1.who", "G1.asked", "G1.felt", "now"]
    assert "changes" in {form.id for form in guide.cards}  # what is the smallest version needs no item
    assert not any("penge" in rule.text for rule in card(guide, "purpose").rules)  # that is about our G4


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("# fence The fence", "# Fence The fence", "card-heading", 1),
        ("# fence The fence", "The fence", "card-opens", 1),
        ("## way How", "## 4way How", "card-field", 17),
        ("## way How more is let in", "## way", "title-missing", 17),
        ("## way", "## used", "duplicate-id", 17),
        ("## way How more is let in", "## T* Traits", "link-nowhere", 17),
        ("## way How", "## G7.way How", "link-nowhere", 17),
        ("- Stages: S1", "- Stages: S8", "link-nowhere", 3),
        ("- Stages: S1", "- Scenes: S2", "field-unknown", 3),
        ("- Stages: S1", "- Stages", "field-form", 3),
        ("- Kind: line\n\n## not", "- Kind: line\n- Kind: text\n\n## not", "field-twice", 10),
        ("- Kind: line\n\n## not", "- Kind: song\n\n## not", "card-kind", 9),
        ("- Kind: line\n\n## not", "- Kind: choice\n- Options: a, b\n\n## not", "card-options", 10),
        ("- Kind: line\n\n## not", "- Kind: level\n- From and to: low\n\n## not", "poles", 10),
        ("- Kind: line\n\n## not", "- Kind: line\n- Note: perhaps\n\n## not", "card-truth", 10),
        ("- Kind: line\n\n## not", "- Kind: line\n- When: way was open\n\n## not", "card-when", 10),
        ("- Kind: line\n\n## not", "- Kind: line\n- When: gate is empty\n\n## not", "card-nowhere", 10),
        ("- When used is", "- When gate is", "card-nowhere", 25),
        ("- When used is answered", "- When used is big", "card-value", 25),
        ("- When used is answered and", "- Used is answered and", "card-rule", 25),
        ("What is it used for", "#### What is it used for", "block", 5),
        ("- Stages: S1", "- Rests on: 1.9", "link-nowhere", 3),
        ("- Stages: S1", "- Several: perhaps", "card-truth", 3),
        ("- Stages: S1", "- Several: yes\n- Opens again: yes", "card-several-reopens", 1),
        ("- Kind: line\n\n## not", "- Kind: line\n- Shown with: gate\n\n## not", "card-nowhere", 10),
        ("- Kind: line\n\n## not", "- Kind: date\n- Ahead: perhaps\n\n## not", "card-truth", 10),
        ("## Warnings", "## Warnings across", "card-across", 1),
    ],
)
def test_a_fault_is_reported_where_it_stands(own: Path, old: str, new: str, code: str, line: int) -> None:
    file = own / "cards" / "fence.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as raised:
        load("en", own)
    assert (code, "cards/fence.md", line) in [(f.code, f.file, f.line) for f in raised.value.faults]
    assert all(fault.text for fault in raised.value.faults)


def test_a_changed_form_is_read_anew(own: Path, tmp_path: Path) -> None:
    assert load("en", own, tmp_path).cards == load("en", own, tmp_path).cards
    file = own / "cards" / "fence.md"
    file.write_text(file.read_text(encoding="utf-8").replace("The fence", "Our fence"), encoding="utf-8")
    assert load("en", own, tmp_path).cards[0].title == "Our fence"


# Forms that hold several entries

VISITS = """# visits Visits

- Several: yes
- Rests on: 1.1

Where were you, and what did you see?

## where Where?

- Kind: line
- Short: place

## day When?

- Kind: date
- Ahead: yes

## at At which stage?

- Kind: stage

## whose Whose eyes?

- Kind: role

## seen What set it off?

- Kind: observation

## good Was it good?

- Kind: yes/no

## told What came of it?

- Kind: text
- Shown with: where, day

## Warnings

- When good is no: What would make it better?

## Warnings across

- When at least 2 of good is no and none of good is yes: Nothing good was seen.
- When whose is empty: Whose eyes saw it?
"""


@pytest.fixture
def of_visits(own: Path) -> Path:
    """A small guide with a form of its own that holds several entries."""
    (own / "cards" / "visits.md").write_text(VISITS, encoding="utf-8")
    return own


def test_a_guide_of_ones_own_has_forms_with_several_entries(of_visits: Path) -> None:
    guide = load("en", of_visits)
    form = card(guide, "visits")
    assert (form.several, form.sources) == (True, ("1.1",))
    assert guide.cards_about("1.1") == (form,)
    assert [field.kind for field in form.fields][1:5] == ["date", "stage", "role", "observation"]
    stages = form.field("at")
    assert stages is not None
    assert stages.names == tuple(stage.id for stage in guide.stages)
    assert form.date_field is not None
    assert form.date_field.ahead
    assert form.title_field is form.fields[0]
    assert form.fields[-1].shown_with == ("where", "day")
    bad, good, said = {"good": "no"}, {"good": "yes"}, {"whose": "nights"}
    assert list(form.entry_warnings([])) == []
    assert list(form.entry_warnings([bad | said])) == []
    assert list(form.entry_warnings([bad | said, bad | said])) == ["Nothing good was seen."]
    assert list(form.entry_warnings([bad, bad, good])) == ["Whose eyes saw it?"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("- When whose is empty", "- When nose is empty", "card-nowhere", 46),
        ("- When whose is empty", "- When fence/used is empty", "card-across-field", 46),
        ("- When whose is empty", "- Whose is empty", "card-rule", 46),
        ("- When at least 2 of good is no and", "- When at least 2 of good is bad and", "card-value", 45),
    ],
)
def test_a_fault_of_such_a_form_is_reported_where_it_stands(
    of_visits: Path, old: str, new: str, code: str, line: int
) -> None:
    file = of_visits / "cards" / "visits.md"
    file.write_text(VISITS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as raised:
        load("en", of_visits)
    assert (code, "cards/visits.md", line) in [(f.code, f.file, f.line) for f in raised.value.faults]


def test_no_other_form_can_ask_one_that_holds_several(of_visits: Path) -> None:
    file = of_visits / "cards" / "fence.md"
    file.write_text(file.read_text(encoding="utf-8").replace("used is answered", "visits/told is answered", 1))
    with pytest.raises(GuideError) as raised:
        load("en", of_visits)
    assert [fault.code for fault in raised.value.faults] == ["card-several-asked"]


def test_every_warning_across_trials_can_be_given_and_need_not_be() -> None:
    form = card(guide_of("da"), "trial")
    easy, hard = {"question": "Om natten?", "hard": "no", "decision": "stop"}, {"question": "Ude?", "hard": "yes"}
    assert "hvor det er let" in next(form.entry_warnings([easy, easy]))
    assert not any("hvor det er let" in text for text in form.entry_warnings([easy, easy, hard]))
    named, had = {"question": "Virker det?"}, {"question": "Virker det?", "result": "ja"}
    assert not any("uden en afklaring" in text for text in form.entry_warnings([named, had, named, had]))
    assert any("uden en afklaring" in text for text in form.entry_warnings([had, named, had, had]))
    assert not list(form.entry_warnings([easy]))
    assert [text for text in form.entry_warnings([{**hard, "result": "ja"}] * 3) if "uden en afklaring" in text]
    assert not [text for text in form.entry_warnings([hard, hard, easy]) if "uden en afklaring" in text]


def test_pages_lead_to_the_forms_that_rest_on_them() -> None:
    guide = guide_of("da")
    for page in ("1.2", "4.4", "PR03", "PR04"):
        assert "trial" in [form.id for form in guide.cards_about(page)]
    assert "decision" in [form.id for form in guide.cards_about("PR09")]
    assert [form.id for form in guide.cards_about("C3")] == ["context"]
    assert all(form.sources for form in guide.cards)
