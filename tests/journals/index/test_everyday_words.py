"""Words as people type them: verbs with particles, words of one root, abbreviations, slips in notes."""

from __future__ import annotations

import pytest

from journals.index.guide_page import IndexedGuidePage
from journals.index.query import Filters
from tests.guides import guide_of
from tests.journals.index.search_shelf import Shelf, told
from tests.journals.indexing import update_fully

BOTH = [
    ("opringning", "hun ringer altid op om aftenen"),
    ("fylder ud", "udfyldningen tager tid"),
    ("nedpakning", "vi pakker det hele ned"),
    ("framelding", "tre meldte fra i går"),
    ("checkout", "we checked out at noon"),
    ("handing over", "the handover failed"),
    ("turnoff", "they turn it off at night"),
    ("valg", "de kunne ikke vælge"),
    ("sælge", "salget gik i stå"),
    ("losses", "we lose the overview"),
    ("employees", "they employ students"),
    ("sult", "gæsterne var sultne"),
    ("kvartal", "tal pr. kvt."),
    ("numre", "nr. 4 virker"),
    ("eftermiddag", "efterm. er der ro"),
    ("managers", "the mgr. said no"),
    ("smuk", "den smukkeste have"),
    ("minutter", "køen er på 25 min."),
    ("hørelse", "de hører os ikke"),
    ("fakturaer", "fakturaen kom igen"),
    ("biking", "a cyclist fell"),
    ("musiker", "musikken spiller for højt"),
    ("modne", "planen er ikke moden"),
    ("lås", "skabet låste sig selv"),
    ("optagelse", "de optog mødet"),
    ("tlf", "telefonsvareren taler for hurtigt"),
    ("mgr", "the managers said no"),
    ("vej", "vejfolkene kender hvert folk"),
    ("nat", "nattevagterne, og den ene vagt"),
    ("koekken", "køkkenpersonalet er nyt"),
    ("opladning", "ledningen til opladeren er væk"),
    ("kø", "telefonkøen faldt til fem minutter"),
    ("torden", "pumpen går i fejl, når det tordner"),
    ("sagsnummer", "sagsnr var det samme"),
    ("training", "idle since March, nobody trained"),
    ("foot", "Shower chair w. motor: feet get cold"),
    ("oplært", "oplæringen blev aflyst"),
    ("hjemmepleje", "hjpl aften: låsen gik ikke op"),
    ("koekkener", "der er koekken i kælderen"),
]


@pytest.mark.parametrize(("typed", "text"), BOTH)
def test_a_word_is_found_by_another_that_says_the_same(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put("gåsen går på gaden, and the goose is on the road", text)
    assert shelf.all_of(typed) == [text]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("opgave", "han gav hende den op"),
        ("nedlukning", "ned til kiosken, som de lukker"),
        ("minutter", "min kollega, 3 gange"),
    ],
)
def test_what_only_has_both_parts_is_no_verb_with_its_particle(shelf: Shelf, typed: str, text: str) -> None:
    shelf.put(text)
    assert shelf.all_of(typed) == []


@pytest.mark.parametrize(
    ("typed", "text"), [("hækkeklipper", "negleklipperen er sløv"), ("kontorpapir", "papiret er slut")]
)
def test_a_compound_that_stands_nowhere_is_found_by_its_last_part_in_others(
    shelf: Shelf, typed: str, text: str
) -> None:
    shelf.put(text)
    answer = shelf.ask(typed)
    assert (answer.mode, [told(hit.record) for hit in answer.hits]) == ("parts", [text])


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("batteries", "hoist batery died"),
        ("leverandører", "leverandoren svarer ikke"),
        ("køkken", "køkkkenet er lukket"),
        ("sygeplejerske", "sygepljersken kom"),
        ("leverandør", "leverandøern svarede"),
        ("understanding", "undrstanding takes time"),
        ("dokumentation", "dokumentatoinen mangler"),
    ],
)
def test_a_slip_in_a_note_is_found_by_the_right_word_that_others_wrote(shelf: Shelf, typed: str, slip: str) -> None:
    shelf.put(typed, slip, "noget andet")
    assert shelf.all_of(typed) == [typed, slip]


@pytest.mark.parametrize(
    ("typed", "other"), [("alarm", "larmen"), ("kontakt", "kontrakter og kontrakten"), ("bruger", "borgere, borgeren")]
)
def test_a_word_of_its_own_is_no_slip(shelf: Shelf, typed: str, other: str) -> None:
    shelf.put(typed, other)
    assert shelf.all_of(typed) == [typed]


@pytest.mark.parametrize(
    ("typed", "whole", "begun"),
    [("sal", "salen er her", "salat til alle"), ("man", "the man left", "management left"), ("tv", "et tv", "tvivl")],
)
def test_a_short_word_that_is_there_does_not_begin_others(shelf: Shelf, typed: str, whole: str, begun: str) -> None:
    shelf.put(whole, begun)
    assert shelf.all_of(typed) == [whole]
    assert shelf.all_of(typed[:1]) != []


def test_what_the_team_wrote_is_not_crowded_out_by_the_guide(shelf: Shelf) -> None:
    update_fully(shelf.index, guide_of("da"))
    shelf.put("medarbejderne savner tid", "en medarbejder har sagt op", "medarbejderen er syg")
    answer = shelf.ask("medarbejders", most=8)
    assert sum(bool(hit.project) for hit in answer.hits) == 3
    assert (len(answer.hits), answer.has_more) == (8, True)
    assert len(shelf.ask("medarbejders", Filters(tables=frozenset({IndexedGuidePage.TABLE})), most=8).hits) == 8


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("vej", "hun vejer det"),
        ("bog", "et bogstav mangler"),
        ("skab", "hun skaber ro"),
        ("gade", "de gad ikke"),
        ("test", "the fastest of them was here"),
    ],
)
def test_a_word_of_another_root_is_not_found(shelf: Shelf, typed: str, other: str) -> None:
    shelf.put(f"{typed}:", other, "this is the way that we take, and plans are there for all of us")
    assert other not in shelf.all_of(typed)
