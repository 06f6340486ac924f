"""What a search finds, and in which order: inflected, compound and mistyped words, phrases, pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.index.guide_page import IndexedGuidePage
from journals.index.query import Filters
from journals.index.query_expansion import MISTYPED_LEVEL
from journals.records.model import Lesson, Observation, Project
from tests.guides import guide_of
from tests.journals.conftest import added, edited
from tests.journals.index.search_shelf import Shelf, told
from tests.journals.indexing import update_fully


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("skærmbesøg", "Skærmbesøgene faldt ud"),
        ("skærmbesøgene", "Et skærmbesøg faldt ud"),
        ("skærmbesøgenes", "Et skærmbesøg faldt ud"),
        ("skær", "Skærmen er sort"),
        ("borgerne", "En borger ringede"),
        ("besøg", "Et skærmbesøg faldt ud"),
        ("BESØG", "et besøg"),
        ("besoeg", "et besøg"),
        ("besøg", "et besoeg"),
        ("gaarden", "ude på gården"),
        ("gården", "ude paa gaarden"),
        ("aeldre", "ældre folk"),
        ("ældre", "aeldre folk"),
        ("besög", "et besøg"),
        ("idé", "en ide om det"),
        ("ide", "en idé om det"),
        ("cafe", "på caféen"),
        ("besog", "et besøg"),
        ("dobbelt tast", "Der er dobbelttastning igen"),
        ("dobbelttast", "Der er dobbelttastning igen"),
        ("dobbelt tastning", "Der er dobbelttastning igen"),
        ("tastning", "Der er dobbelttastning igen"),
        ("skaermbesoeg", "Skærmbesøgene faldt ud"),
        ("video-besøg", "et videobesøg"),
        ("videobesøg", "et video-besøg"),
        ("44", "Kode 44"),
        ("meeting", "The meetings are long and they were late"),
        ("meetings", "The meeting is long and they were late"),
        ("visit", "They had the screenvisits and that was good"),
    ],
)
def test_finds(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put("noget helt andet", text)
    assert shelf.all_of(typed) == [text]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("noegler", "der var nogle"),
        ("nøgler", "der var nogle"),
        ("nøgle", "der var nogle"),
        ("fører", "en forer"),
        ("gård", "en gard"),
        ("ble", "der er problemer"),
        ("besøgende", "et bes"),
        ("skærmbesøg", "en skærm"),
        ("på", "pa"),
    ],
)
def test_does_not_find(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put(text)
    assert shelf.all_of(typed) == []


def test_what_is_exact_comes_before_what_is_inflected_and_that_before_what_is_compound(shelf: Shelf) -> None:
    shelf.put("et besøg", "besøgene", "et skærmbesøg")  # the newest is the furthest
    assert shelf.find("besøg") == ["et besøg", "besøgene", "et skærmbesøg"]


def test_a_plain_letter_finds_the_danish_one_only_where_the_word_is_unknown(shelf: Shelf) -> None:
    shelf.put("to nøgler", "en nøgle")
    assert set(shelf.find("nogler")) == {"to nøgler", "en nøgle"}
    shelf.put("mine nogler")
    assert shelf.find("nogler") == ["mine nogler"]
    assert shelf.find("nøgler") == ["to nøgler", "en nøgle"]


def test_a_plain_letter_finds_the_danish_one_where_nothing_is_exact(shelf: Shelf) -> None:
    shelf.put("der var nogle", "to nøgler")
    assert "to nøgler" in shelf.find("nogler")
    assert shelf.ask("nogler").mode == "all"


def test_words_beside_one_another_and_in_front_come_first(shelf: Shelf) -> None:
    shelf.put("skærmen i bilen er sort", "sort er skærmen", "skærmen sort")
    shelf.put("sort bil og en skærmen")
    assert shelf.find("skærmen sort")[0] == "skærmen sort"
    added(shelf.journal, Lesson(title="Andet", learned="lås"), Lesson(title="lås", learned="Andet"))
    added(shelf.journal, Lesson(title="Noget", learned="lås"))
    assert shelf.find("lås") == ["lås", "Noget", "Andet"]


def test_the_newest_first_among_equals(shelf: Shelf) -> None:
    shelf.put("besøg en", "besøg to", "besøg tre")
    assert shelf.find("besøg") == ["besøg tre", "besøg to", "besøg en"]


# Several words, and mistyped ones


def test_all_words_and_where_nothing_has_all_some_of_them(shelf: Shelf) -> None:
    shelf.put("skærmen er sort", "koden er væk", "skærm og kode")
    both = shelf.ask("skærm kode")
    assert (both.mode, [told(hit.record) for hit in both.hits]) == ("all", ["skærm og kode"])
    some = shelf.ask("sort kode")
    assert some.mode == "some"
    assert {told(hit.record) for hit in some.hits} == {"skærmen er sort", "koden er væk", "skærm og kode"}
    assert shelf.ask("findesikke").hits == []


def test_where_some_words_are_enough_a_short_one_begins_no_other(shelf: Shelf) -> None:
    shelf.put("en film om filer", "wifi virker")
    assert shelf.find("wa-fi") == []
    assert shelf.find("wi-fi") == ["wifi virker"]


def test_where_some_words_are_found_the_rarest_comes_first(shelf: Shelf) -> None:
    shelf.put("en sofa er våd", *(f"borgeren ringede {number}" for number in range(30)))
    answer = shelf.ask("borgerens sofa")
    assert (answer.mode, told(answer.hits[0].record)) == ("some", "en sofa er våd")
    shelf.put("nøgle og sofa", "lærte andre noget", "andre ord", "superbrugere skal læres op")
    assert told(shelf.ask("hvad lærte andre om superbrugere").hits[0].record) == "superbrugere skal læres op"
    assert told(shelf.ask("borgerens nøgle ligger i en sofa").hits[0].record) == "nøgle og sofa"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("fraværsregistrering", "registreringen af fravær er ny"),
        ("elevfravær", "fraværet blandt elever stiger"),
        ("forældrebesked", "en besked til begge forældre"),
        ("ruteplanlægning", "planlægning af dagens lange ruter"),
        ("vikardækning i weekenden", "ingen dækning i weekenden, og så en vikar"),
    ],
)
def test_a_compound_that_stands_nowhere_is_found_by_its_parts(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put("noget andet", text + ", " + "x " * 9, "fravær", "rute", "besked")
    answer = shelf.ask(typed)
    assert answer.mode in ("all", "parts")
    assert told(answer.hits[0].record).startswith(text)


def test_the_parts_of_a_compound_may_stand_far_apart_and_are_told(shelf: Shelf) -> None:
    shelf.put("fraværet i skolen er højt, og nu er en ny registrering på vej", "fravær alene")
    answer = shelf.ask("fraværsregistrering")
    assert (answer.mode, answer.parts(), len(answer.hits)) == (
        "parts",
        ("fraværsregistrering", "fravær, registrering"),
        1,
    )
    assert shelf.ask("fraværsregistrering findesikke").mode == "some"
    shelf.put("det er ikke sikkert, at vi en dag kan finde vej", "det findes")
    assert shelf.ask("findesikke").mode == "near"


def test_of_the_parts_of_a_compound_own_notes_come_before_pages(shelf: Shelf) -> None:
    shelf.put("en ny medarbejder, og meget andet, manglede inddragelse", "noget andet")
    update_fully(shelf.index, guide_of("da"))
    answer = shelf.ask("medarbejderinddragelse", most=1000)
    own = [hit.project is not None for hit in answer.hits]
    assert answer.mode == "parts"
    assert own == sorted(own, reverse=True)
    assert {*own} == {True, False}


def test_words_side_by_side_in_a_note_come_before_a_page_that_has_them_as_typed(shelf: Shelf) -> None:
    update_fully(shelf.index, guide_of("da"))
    page = next(hit for hit in shelf.ask("superbrugere tid", most=99).hits if hit.project is None)
    shelf.put("en superbruger har tid", "superbrugeren spørger, og der går en lang, lang tid")
    hits = shelf.ask("superbrugere tid", most=99).hits
    assert told(hits[0].record) == "en superbruger har tid"
    assert page.id in {hit.id for hit in hits[1:]}


@pytest.mark.parametrize(
    ("line", "first", "then"),
    [
        ("MED", "vi spurgte MED", []),
        ("med", "vi tog det med", ["vi spurgte MED"]),
        ("IT", "ring til IT", ["vi kan lide it"]),
        ("MED koden", "MED får koden", []),
    ],
)
def test_what_is_typed_in_capitals_comes_first_in_capitals(
    shelf: Shelf, line: str, first: str, then: list[str]
) -> None:
    shelf.put("vi spurgte MED", "ring til IT", "MED får koden" if "koden" in line else "andet", "ALT ER MED OG IT")
    shelf.put("vi tog det med", "koden er her", "vi kan lide it")
    found = [each for each in shelf.find(line) if each != "ALT ER MED OG IT"]
    assert found == [first, *then]


def test_a_small_word_in_capitals_that_stands_nowhere_so_is_not_needed(shelf: Shelf) -> None:
    shelf.put("koden er her")
    assert shelf.find("MED koden") == ["koden er her"]


@pytest.mark.parametrize(
    ("typed", "text", "part"),
    [
        ("netværksdækning", "dækningen er dårlig i kælderen", "dækning"),
        ("netværksdækning hos borgeren", "borgeren har ingen dækning", "dækning"),
        ("ledelsesopbakning", "ledelsen kom forbi", "ledelse"),
    ],
)
def test_a_compound_of_which_one_part_is_unknown_is_found_by_the_other(
    shelf: Shelf, typed: str, text: str, part: str
) -> None:
    shelf.put("noget andet", text)
    answer = shelf.ask(typed)
    assert [told(hit.record) for hit in answer.hits] == [text]
    assert (answer.mode, answer.parts()) == ("parts", (typed.split()[0], part))


@pytest.mark.parametrize("typed", ["omlægning", "behandling", "forening", "xqz"])
def test_what_only_ends_as_another_word_is_no_compound(shelf: Shelf, typed: str) -> None:
    shelf.put("lægning", "handling", "ening", "xq")
    assert shelf.ask(typed).mode != "parts"


def test_a_slip_is_seen_though_what_was_typed_is_akin_to_another_word(shelf: Shelf) -> None:
    shelf.put("en vejleder kom", "vejledningen er for lang")
    assert shelf.find("vejleding") == ["en vejleder kom", "vejledningen er for lang"]


def test_small_words_are_not_needed_where_there_are_others(shelf: Shelf) -> None:
    shelf.put("koden er væk")
    assert shelf.all_of("hvad er koden") == ["koden er væk"]
    assert shelf.all_of("er") == ["koden er væk"]


def test_a_mistyped_word_only_where_it_is_nowhere(shelf: Shelf) -> None:
    shelf.put("borgeren ringede", "skærmen er sort")
    answer = shelf.ask("borgeern")
    assert (answer.mode, [told(hit.record) for hit in answer.hits]) == ("near", ["borgeren ringede"])
    assert next(iter(answer.expanded)).words[MISTYPED_LEVEL] == {"borgeren"}
    assert shelf.ask("borgeern ringede").mode == "near"
    shelf.put("borgeern står der")
    assert shelf.all_of("borgeern")[0] == "borgeern står der"


@pytest.mark.parametrize(("typed", "text"), [("lås", "bås"), ("kon", "kan"), ("ab", "af")])
def test_short_words_are_not_mistyped(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put(text)
    assert shelf.ask(typed).hits == []


# Phrases


@pytest.mark.parametrize("line", ['"skærmen er sort"', "»skærmen er sort«", "“skærmen er sort”", '"skærmen er sort'])
def test_a_phrase_stands_word_by_word(shelf: Shelf, line: str) -> None:
    shelf.put("sort er skærmen", "I dag: skærmen er sort, igen", "skærmen er ikke sort", "skærmene er sorte")
    assert shelf.find(line) == ["I dag: skærmen er sort, igen"]


@pytest.mark.parametrize("phrase", ['"en e-mail"', '"e-mail"', '"e mail"', '"E-MAIL kom"'])
def test_a_phrase_with_a_hyphen(shelf: Shelf, phrase: str) -> None:
    shelf.put("der er en e-mail kom")
    assert shelf.find(phrase) == ["der er en e-mail kom"]


def test_a_phrase_is_found_behind_many_that_only_have_its_words(shelf: Shelf) -> None:
    shelf.put("kode væk")
    added(shelf.journal, *(Observation(text=f"væk er kode {number}") for number in range(400)))
    answer = shelf.ask('"kode væk"')
    assert [told(hit.record) for hit in answer.hits] == ["kode væk"]
    assert not answer.has_more
    dated = added(shelf.journal, Observation(text="kode væk", happened="2020-01-01"))
    added(shelf.journal, *(Observation(text="væk er kode", happened="2020-01-01") for _ in range(400)))
    found = shelf.ask('"kode væk"', Filters(since="2020"))
    assert [hit.id for hit in found.hits] == [dated[0].id]


# Pages and projects


def test_guide_pages_of_the_language_alone(shelf: Shelf) -> None:
    for language in ("da", "en"):
        update_fully(shelf.index, guide_of(language))
    for language, word in (("da", "faldgrube"), ("en", "pitfall")):
        for line in (word, "4.4", "pilot"):
            pages = [
                h.record
                for h in shelf.ask(line, language=language, most=1000).hits
                if isinstance(h.record, IndexedGuidePage)
            ]
            assert {page.language for page in pages} <= {language}
    hits = shelf.ask("pilot", language="en", most=1000).hits
    assert hits
    assert all(hit.project is None and hit.name == "" and "-" not in hit.id for hit in hits)


def test_own_notes_come_before_pages_but_for_one_that_is_called_what_was_typed(shelf: Shelf) -> None:
    shelf.put("En borger ringede", "Borgerne var glade", "Opgraderingen er udsat", "opgradering")
    update_fully(shelf.index, guide_of("da"))
    added(shelf.journal, Observation(text="borger"))
    own = [hit.project is not None for hit in shelf.ask("borger", most=1000).hits]
    assert own[:2] == [True, True]
    assert len([is_own for is_own in own[3:] if not is_own]) > 1
    assert next(hit.id for hit in shelf.ask("opgradering", most=1000).hits) == "1.3"
    assert shelf.find("opgradering")[1:3] == ["opgradering", "Opgraderingen er udsat"]


def test_a_page_that_has_some_of_the_words_is_found_however_many_notes_have_one(shelf: Shelf) -> None:
    shelf.put(*(f"superbruger {number}" for number in range(200)))
    update_fully(shelf.index, guide_of("da"))
    answer = shelf.ask("superbruger ildsjæl xyxyxyx")
    assert answer.mode == "some"
    assert answer.hits[0].id == "3.2"


def test_projects_are_found_by_name_technology_and_area(shelf: Shelf) -> None:
    shelf.library.create(Project(name="Nye låse", technology="Elektronisk dørlås", area="Ældreområdet"))[1].wait()
    for line in ("låse", "dørlås", "ældreområdet", "aeldre"):
        assert shelf.find(line) == ["Nye låse"]


# What changes


def test_what_was_deleted_or_edited_is_no_longer_found_by_its_old_words(shelf: Shelf) -> None:
    goes, changes = added(shelf.journal, Observation(text="vandmelon"), Observation(text="vandmelon igen"))
    assert len(shelf.find("vandmelon")) == 2
    shelf.journal.delete(goes).wait()
    edited(shelf.journal, changes, replace(changes, text="jordbær"))
    assert shelf.find("vandmelon") == []
    assert shelf.find("jordbær") == ["jordbær"]
    assert shelf.find("", tables=frozenset({"observations"})) == ["jordbær"]
    shelf.journal.undelete(goes).wait()
    assert shelf.find("vandmelon") == ["vandmelon"]


def test_a_word_that_has_gone_hides_no_other_when_one_mistypes(shelf: Shelf) -> None:
    shelf.put("vandmeloner")
    (goes,) = added(shelf.journal, Observation(text="vandmelonen"))
    shelf.find("vandmelon")
    shelf.journal.delete(goes).wait()
    assert shelf.find("vandmelomen") == ["vandmeloner"]
