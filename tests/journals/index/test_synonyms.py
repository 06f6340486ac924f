"""Synonyms: asked below what was typed, by its stem, only those of its own groups, and never in quotation marks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from content import Guide
from journals.index.query import query_from_text
from journals.index.search_result import SearchResult
from journals.index.synonyms import synonyms_of
from journals.index.terms import searchable_text
from journals.records.model import Observation
from journals.text.tokens import normalize_word, tokenize
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, added, started
from tests.journals.index.conftest import OpenIndex
from tests.journals.indexing import update_fully


class Shelf:
    """A small library, searched with the synonyms of a guide."""

    def __init__(self, open_library: OpenLibrary, open_index: OpenIndex) -> None:
        self.journal, self.index = started(open_library(), "Skærme"), open_index()

    def put(self, *texts: str) -> None:
        """Log texts, the oldest first."""
        for text in texts:
            added(self.journal, Observation(text=text))
        update_fully(self.index)

    def ask(self, line: str, *guides: Guide) -> SearchResult:
        """Search for a line."""
        query = query_from_text(line)
        return self.index.search(replace(query, synonyms=synonyms_of(query.words, guides or [guide_of("da")])))

    def find(self, line: str, *guides: Guide) -> list[str]:
        """Return the texts of what is found, the best first."""
        return [getattr(hit.record, "text", "") for hit in self.ask(line, *guides).hits]


@pytest.fixture
def shelf(open_library: OpenLibrary, open_index: OpenIndex) -> Shelf:
    return Shelf(open_library, open_index)


def _guide(*groups: tuple[str, ...], language: str = "da") -> Guide:
    return replace(guide_of(language), synonyms=groups)


def test_where_nothing_has_the_word_or_a_synonym_what_begins_with_a_synonym_is_found(shelf: Shelf) -> None:
    shelf.put("Kursusleder og kursuslokale mangler", "Skærmen frøs")
    assert shelf.find("undervisning") == ["Kursusleder og kursuslokale mangler"]
    shelf.put("Et kursus er godt")
    assert shelf.find("undervisning") == ["Et kursus er godt"]


def test_what_has_a_synonym_comes_after_what_has_the_word(shelf: Shelf) -> None:
    shelf.put("Undervisningen var for kort", "Vi var på kursus i går", "Oplæringen blev aflyst", "Skærmen frøs")
    other = ["Oplæringen blev aflyst", "Vi var på kursus i går"]
    assert shelf.find("undervisning") == ["Undervisningen var for kort", *other]
    answer = shelf.ask("undervisning")
    assert answer.mode == "all"
    assert answer.is_by_synonyms
    assert answer.synonyms(set(tokenize("\n".join(searchable_text(hit.record) for hit in answer.hits)))) == [
        "kursus",
        "oplæring",
    ]
    assert not shelf.ask("skærmen").is_by_synonyms


def test_a_word_that_nobody_wrote_is_found_by_its_synonyms_and_not_taken_for_mistyped(shelf: Shelf) -> None:
    shelf.put("Der er uro i gruppen", "Modstanderen vandt")
    assert shelf.find("modstand")[-1] == "Der er uro i gruppen"
    assert shelf.find("opgraderinger") == []
    shelf.put("Opdateringen kom i nat")
    assert shelf.find("opgraderinger") == ["Opdateringen kom i nat"]
    assert shelf.find("opgraderingen nat") == ["Opdateringen kom i nat"]


def test_in_quotation_marks_the_word_stands_alone(shelf: Shelf) -> None:
    shelf.put("Vi var på kursus", "Undervisning hjalp")
    for line in ('"undervisning"', "»undervisning«", "“undervisning”"):
        assert shelf.find(line) == ["Undervisning hjalp"]


def test_synonyms_of_synonyms_are_not_asked(shelf: Shelf) -> None:
    shelf.put("en", "to", "tre")
    guide = _guide(("et", "en", "enten"), ("en", "to"), ("to", "tre"))
    assert shelf.find("to", guide) == ["to", "tre", "en"]
    assert shelf.find("tre", guide) == ["tre", "to"]
    assert "to" not in shelf.find("et", guide)


def test_words_that_only_share_a_stem_are_not_taken_for_each_other(shelf: Shelf) -> None:
    shelf.put("Brugerne var glade", "Man kan bruge den", "Den blev brugt")
    assert shelf.find("borger") == ["Brugerne var glade"]
    assert synonyms_of(["bruge"], [guide_of("da")]) == ()
    assert synonyms_of(["brugerne"], [guide_of("da")])
    shelf.put("Kurserne lå i ferien")
    assert shelf.find("undervisning") == ["Kurserne lå i ferien"]
    shelf.put("Undervisning er godt")
    assert shelf.find("kurserne") == ["Kurserne lå i ferien", "Undervisning er godt"]
    shelf.put("En elev trykkede på den")
    assert shelf.find("børn", _guide(("barn", "elev"))) == ["En elev trykkede på den"], "*barn* begins otherwise"
    shelf.put("The worries of the staff are many", "Her unease was there")
    assert shelf.find("unease", guide_of("en")) == ["Her unease was there", "The worries of the staff are many"]


def test_both_languages_are_asked_and_danish_letters_may_be_typed_apart(shelf: Shelf) -> None:
    shelf.put("The training was short", "Oplæring er for kort", "Et kursus")
    assert set(shelf.find("courses", guide_of("en"), guide_of("da"))) == {"The training was short"}
    assert shelf.find("oplaering") == ["Oplæring er for kort", "Et kursus"]


def test_all_typed_words_are_wanted_each_by_itself_or_by_a_synonym(shelf: Shelf) -> None:
    shelf.put("Kursus for alt personale", "Kursus for borgere", "Undervisning for medarbejdere")
    assert shelf.find("undervisning medarbejder") == ["Undervisning for medarbejdere", "Kursus for alt personale"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("wifi", "Nettet faldt ud"),
        ("internet", "Der var intet net"),
        ("netværk", "Nettet faldt ud"),
        ("notifikationer", "Påmindelsen kom for sent"),
        ("tunghøre", "Hun hører meget dårligt"),
        ("hører dårligt", "Han er tunghør"),
        ("dobbeltarbejde", "Vi taster alt to gange"),
        ("dobbelttastning", "Alt skrives to gange"),
        ("to gange", "Det er dobbeltarbejde"),
        ("screen", "Skærmen var sort"),
        ("sensor", "Føleren er løs"),
    ],
)
def test_what_people_call_otherwise_is_found(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put("Noget helt andet", text)
    assert text in shelf.find(typed)


def test_a_verb_that_is_spelled_as_a_synonym_is_none(shelf: Shelf) -> None:
    shelf.put("Sensoren er løs", "Hun føler sig set", "Man måler det")
    assert shelf.find("sensorer") == ["Sensoren er løs"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_word_of_our_lists_leads_to_the_others_of_its_groups_and_no_more(language: str) -> None:
    guide = guide_of(language)
    assert len(guide.synonyms) >= 60
    for group in guide.synonyms:
        for word in map(normalize_word, group):
            found = dict(synonyms_of(word.split(), [guide]))[word]
            assert {normalize_word(each) for each in group} <= {word, *found}
            assert found == tuple(dict.fromkeys(found))
    assert synonyms_of(["xyzzy", "s"], [guide]) == ()
    wanted = {"da": ["undervisning kursus", "pilot prøve", "modstand uro", "borger bruger", "borger patient"]}
    wanted["en"] = ["training course", "pilot trial", "resistance unease", "citizen user", "citizen patient"]
    for pair in wanted[language]:
        one, other = pair.split()
        assert other in dict(synonyms_of([one], [guide]))[one]
        assert one in dict(synonyms_of([other], [guide]))[other]
