"""A finished document is looked at as it is read, whatever it was put together of, before it leaves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from content.formats import load_formats
from journals.export import learning_log
from journals.export.escape import as_read, line, paragraph
from journals.export.finished import finished, own_texts, without_findings
from journals.export.labels import Labels
from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.markdown_blocks import bullets, document, heading, labelled_text
from journals.export.redaction import zero_counts
from journals.privacy.guard import findings_at
from journals.records.model import Observation, Project
from journals.text.clean import clean
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tests.journals.markdown import commonmark, faults, shape
from tui.locale import catalogue

BY = "[fjernet]"
PERSONAL = ["Anna Sørensen", "anna.s@kommunen.dk", "86 12 34 56", "Skovvej 12, 2. tv", "Peter Hansen"]


def put_together(first: str, second: str, third: str) -> str:
    """A document with texts in a heading, behind a label, and on lines of one paragraph."""
    return document([heading(2, line(first)), bullets([labelled_text("Hvem", line(second)), paragraph(third)])])


@given(st.sampled_from(PERSONAL), texts(), texts(), st.integers(0, 2))
def test_nothing_that_is_asked_about_hides_behind_markdown(personal: str, before: str, after: str, place: int) -> None:
    said = f"{before} \n{personal}\n {after}" if place == 2 else personal
    lines = "\n".join(each.strip() for each in clean(said).strip().split("\n"))
    assume(any(lines[each.start : each.end] == personal for each in findings_at(lines)))
    text = put_together(*(said if at == place else "x" for at in range(3)))
    made = finished(text, zero_counts(), by=BY)
    assert made.found
    cut = without_findings(made, BY)
    assert personal not in as_read(cut.text)
    assert finished(cut.text, zero_counts(), by=BY).found == []
    assert faults(cut.text) == []
    assert [*shape(commonmark().parse(cut.text))] == [*shape(commonmark().parse(text))]


def test_what_can_never_be_stored_is_taken_out_even_where_two_fields_make_it_up() -> None:
    made = finished("- Hold 010190-\\\n  x\n- **Nr.:** 010190-1234\\*\n", zero_counts(), by=BY)
    assert made.text == "- Hold 010190-\\\n  x\n- **Nr.:** \\[fjernet\\]\\*\n"
    assert made.personal["block"]["cpr"] == 1
    assert made.found == []


def test_what_is_asked_about_is_counted_and_shown_as_it_is_read() -> None:
    (passage,) = (made := finished("# A\n\n- Ring til anna\\@kommunen.dk\\*x &amp; co\n", zero_counts(), by=BY)).found
    assert passage.text == "- Ring til anna@kommunen.dk*x & co"
    assert dict(made.personal["warn"]) == {"email": 1}
    assert without_findings(made, BY).text == "# A\n\n- Ring til \\[fjernet\\]\\*x &amp; co\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_own_words_are_asked_about_by_nobody(language: Language) -> None:
    """Every title of the guide, every format and every text of a document, in the places where they stand."""
    guide, say = guide_of(language), catalogue(language)
    labels = Labels(guide, say, date(2026, 11, 24), formats=load_formats(language))
    ours = [item.title for item in guide.items()] + [factor.question for factor in guide.factors]
    ours += [prompt.text for form in labels.formats for prompt in form.prompts]
    ours += [say("export.made", day="24. november 2026", guide=guide.title), guide.source]
    text = document(map(line, filter(None, ours)))
    assert finished(text, zero_counts(), own_texts(labels), by=BY).found == []


def test_who_wrote_a_guide_of_ones_own_is_named_without_being_asked_about() -> None:
    text = "Kilde: Peter Hansen: Sådan\\!\n\n- Peter Hansen ringede\n"
    assert len(finished(text, zero_counts(), by=BY).found) == 2
    (passage,) = finished(text, zero_counts(), ["Peter Hansen: Sådan!"], by=BY).found
    assert passage.text == "- Peter Hansen ringede"


PIECES = [*PERSONAL, "Lyden faldt ud", "ring til", "hr.", "Jensen", "1234", "0101", "xxxx", "·", ":", "\n", ",", "«"]
SOME = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@given(SOME, st.sampled_from(["beboer, tlf.", "cpr", "adresse", "hr."]) | SOME, st.sampled_from([None, "1958-01-02"]))
def test_what_was_looked_at_in_the_records_is_found_as_if_it_were_looked_at_again(
    text: str, role: str, happened: str | None
) -> None:
    pitfalls = frozenset({"4.2", role.replace("\n", " ")})
    note = Observation(id="O1", text=text, perspective=role, kind="concern", happened=happened, pitfalls=pitfalls)
    taken = project_snapshots([journal_of(Project(id="P1", name="Skærme"), note, replace(note, id="O2", reply=text))])
    made = []
    for trusts in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            if not trusts:
                patch.setattr(learning_log, "finished", lambda *args, harmless, **how: finished(*args, **how))
            made.append(render_learning_log(taken, guide_of("da"), catalogue("da"), today=date(2026, 11, 24)))
    assert made[0] == made[1]
