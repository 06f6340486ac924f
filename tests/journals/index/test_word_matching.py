"""How a typed word meets the words of the library: irregular forms, parts of compounds, slips, and what is none."""

from __future__ import annotations

import pytest

from content.word_forms import look_alikes, word_families
from journals.index.index import Index
from journals.index.inflection import irregular_forms
from journals.index.query import query_from_text
from journals.index.search_result import SearchResult
from journals.library.library import Library
from journals.records.model import Observation
from journals.text.tokens import normalize_word
from tests.journals.conftest import OpenLibrary, added, started
from tests.journals.index.conftest import OpenIndex
from tests.journals.indexing import update_fully


class Notes:
    """A library of a few notes."""

    def __init__(self, library: Library, index: Index) -> None:
        self._journal, self._index = started(library, "x"), index

    def ask(self, typed: str, *texts: str) -> SearchResult:
        """Log texts, and search for a line."""
        added(self._journal, *(Observation(text=text) for text in texts))
        update_fully(self._index)
        return self._index.search(query_from_text(typed))

    def find(self, typed: str, *texts: str) -> list[str]:
        """Return the texts that a line finds, the best first."""
        return [getattr(hit.record, "text", "") for hit in self.ask(typed, *texts).hits]


@pytest.fixture
def notes(open_library: OpenLibrary, open_index: OpenIndex) -> Notes:
    return Notes(open_library(), open_index())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("barn", "børnene spurgte"),
        ("børn", "et barn spurgte"),
        ("forælder", "to forældre kom"),
        ("mand", "tre mænd kom"),
        ("skrive", "hun skrev det"),
        ("skrevet", "vi skriver det"),
        ("kursus", "Kurset varede en time"),
        ("regel", "for mange regler"),
        ("kørsler", "kørslen blev aflyst"),
        ("hjælpemidler", "et hjælpemiddel manglede"),
        ("logbog", "i logbøgerne"),
        ("god", "det går bedre"),
        ("ringede", "man skal ringe"),
        ("oplært", "han oplærte dem"),
        ("langsom", "det går langsomt"),
        ("boks", "boksen er væk"),
        ("alarm", "faldalarmen gik i gang"),
        ("rapport", "i statusrapporten"),
        ("registrering", "vi registrerer alt"),
        ("dokumenteret", "uden dokumentation"),
        ("child", "The children were there and they were quick"),
        ("wrote", "It is written in the book of the team"),
        ("møder", "Personalemødet er aflyst"),
        ("møder", "et mødereferat"),
        ("bog", "i logbøgerne"),
        ("lås", "dørlåsene har intet batteri, men døren har"),
        ("vagtpaln", "vagtplanen passer ikke"),
        ("medcin", "akutmedicinen er låst inde"),
        ("fysioterapuet", "fysioterapeuterne kom"),
        ("boern", "et barn spurgte"),
        ("beboerne", "en beboer spurgte"),
        ("data ansvarlig", "den dataansvarlige spurgte"),
        ("kørsel liste", "kørselslisterne er væk"),
        ("vagter plan", "vagtplanerne er væk"),
        ("videosamtaler", "en video samtale gik i sort"),
        ("logbook", "it was in the log book and not read"),
        ("handover", "we hand over at three"),
        ("newsletter", "the news letter was not read by them"),
        ("driftsstop", "stop for driften i går"),
        ("koden på", "koden er væk"),
        ("hvem har koden", "koden er væk"),
        ("demente", "en borger med demens"),
        ("demens", "to demente borgere"),
        ("tømning", "vi skal tømme skabet"),
        ("tømmes", "tømningen er om torsdagen"),
        ("spurgte", "spørg lederen"),
        ("spurgte", "man må gerne spørge"),
        ("kørte", "kør forbi"),
        ("kør", "vi kørte forbi"),
        ("viste", "vis det frem"),
        ("underviste", "vi underviser i det"),
        ("søgte", "hun søger efter det"),
        ("besøg", "vi besøgte hende"),
        ("øver", "vi øvede os"),
        ("tolke", "der kom en tolk"),
        ("tolk", "hvem skal tolke"),
        ("会議", "昨日会議に行きました"),
        ("議に", "昨日会議に行きました"),
        ("สด", "สวัสดีครับ"),
    ],
)
def test_a_word_finds(notes: Notes, typed: str, text: str) -> None:
    assert notes.find(typed, "noget helt andet", text)[:1] == [text]


@pytest.mark.parametrize(
    ("typed", "known", "text"),
    [
        ("far", "far ringede", "får på marken"),
        ("børn", "et barn", "beboerne klager"),
        ("bad", "i bad", "han beder om det"),
        ("møde", "et møde", "imødekommende ledelse"),
        ("ring", "ring til dem", "en orientering om det"),
        ("port", "ved en port", "en rapport om support"),
        ("tal", "et tal", "digitalt hospital"),
        ("borgere", "borgeren og borgere", "i Aalborg"),
        ("vagtplan", "vagtplanen", "plan A: en ny vagt der er her nu"),
        ("lås", "låsen", "et forlis"),
        ("tal", "tallene", "samtalen med ham"),
        ("demens", "demens", "dem der kom"),
        ("menes", "det menes", "men det er sent"),
        ("vækkede", "de vækkede", "det er væk"),
        ("tallene", "tallene", "han talte"),
        ("siderne", "siderne", "siden i går"),
        ("sider", "to sider", "siden i går"),
        ("noter", "noter", "they are not there"),
        ("varer", "varer", "det var godt"),
        ("hearing", "his hearing is what it is", "she had it in her heart and was there"),
        ("tabletter", "to tabletter", "det er let"),
        ("timetable", "a table of the time it was", "the tablet is here at the time and the tablets were not"),
        ("sparer tid", "det sparer tid", "det sparer altid noget"),
        ("newsletter", "the newsletter is there", "the new system, and we let them have what they would"),
        ("newsletters", "two newsletters", "a new letter of the law that was not there"),
        ("letter", "the letter was from him", "they let us in, and it was fine"),
        ("昨会", "昨会", "昨日会議"),
    ],
)
def test_a_word_does_not_find_what_only_looks_like_it(notes: Notes, typed: str, known: str, text: str) -> None:
    assert notes.find(typed, known, text) == [known]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("kitchen", "it was switched off by the team"),
        ("timetable", "the time it took to find the tablet was not there"),
    ],
)
def test_a_slip_or_a_part_is_not_what_stands_in_another_word_by_chance(notes: Notes, typed: str, text: str) -> None:
    answer = notes.ask(typed, text)
    assert answer.mode == "some" or not answer.hits


def test_a_mere_beginning_comes_last_however_new_it_is(notes: Notes) -> None:
    found = notes.find("leder", "teamlederen er væk", "lederne er væk", "en leder er væk", "lederæg er væk")
    assert found == ["en leder er væk", "lederne er væk", "teamlederen er væk", "lederæg er væk"]


def test_a_short_word_that_stands_there_is_no_beginning_of_others(notes: Notes) -> None:
    texts = ["en bil er væk", "bilerne er væk", "billedet er væk"]
    assert set(notes.find("bil", *texts)) == {*texts[:2]}
    assert set(notes.find("bi", *texts)) == {*texts}


def test_what_is_known_is_not_mistyped_and_what_was_meant_is_told(notes: Notes) -> None:
    answer = notes.ask("vagtpaln", "vagtplanen passer", "vagtplan og vagtplaner")
    assert (answer.mode, answer.corrections()[1].split(", ")[0]) == ("near", "vagtplan")
    assert len(answer.hits) == 2
    assert notes.find("mænd", "månd") == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("boern", "børn"),
        ("moede", "møde"),
        ("foraeldre", "forældre"),
        ("gaa", "gå"),
        ("sekretaer", "sekretær"),
        ("systemaendring", "systemændring"),
        ("Beboerne", "beboerne"),
        ("naboer", "naboer"),
        ("troede", "troede"),
        ("troest", "trøst"),
        ("broen", "broen"),
        ("videoenhed", "videoenhed"),
        ("persondataansvarlig", "persondataansvarlig"),
        ("temaer", "temaer"),
        ("Michael", "michael"),
        ("goes", "goes"),
    ],
)
def test_two_letters_are_one_but_where_parts_of_a_word_meet(written: str, read: str) -> None:
    assert normalize_word(written) == read


def test_the_table_is_one_word_a_line_and_leads_from_each_form_to_all() -> None:
    for language in ("da", "en"):
        families = word_families(language)
        assert sum(len(family.forms) for family in families) > 600
        assert len(set(families)) == len(families)
        for family in families:
            forms = {normalize_word(form) for form in family.forms}
            for form in forms - {normalize_word(each) for each in family.one_way}:
                assert forms <= irregular_forms(form, language)
    assert irregular_forms("bad", "da") == {"bad"}
    assert all(len(set(forms)) == len(forms) for forms in look_alikes().words)
