"""The words of the publication and of the field lead to the pages of the guide that are about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from journals.index.index import Index
from journals.index.query import query_from_text
from journals.index.search_result import SearchResult
from tests.guides import guide_of
from tests.journals.indexing import update_fully

FIRST = 3
"""So many findings somebody looks at before typing something else."""

DANISH = """
    udrulning: S6 | udbredelse: S6 | opskalering: 1.2 S6 | opgradering: 1.3 | opdatering: 1.3 | ny version: 1.3
    involvering: S3 R3 3.1 | inddragelse: S3 R3 | medinddragelse: R3 S3 | brugerinddragelse: S3
    medindflydelse: Q4 PR07 | ejerskab: R3 I3.2 | modstand: 2.4 PR06 | bekymring: 2.4 | uro: 2.4 PR06 | skepsis: 2.4
    business case: 3.3 S2 PR17 | gevinstrealisering: 2.3 | gevinst: 2.3 S2 R2 | gevinstplan: 3.3 PR17
    nulpunktsmåling: S2 PR17 | quick win: PR18 | førstelinjeleder: 3.3 | mellemleder: 3.3 | teamledere: 3.3
    superbruger: 3.2 RO3 | superbrugere: 3.2 RO3 | ambassadør: 3.2 RO3 | ildsjæl: 3.2 | forandringsejer: RO1
    forandringsleder: RO2 | forandringsagent: RO3 | projektleder: RO2 | styregruppe: RO1 | systemejer: RO1
    slutbruger: RO4 | medarbejder: RO4 C1 | leverandør: PR21 | interessenter: PR21 D5 | interessentanalyse: PR21
    pilot: 1.2 S4 | pilotprojekt: 1.2 | pilottest: S4 4.4 | afprøvning: S4 4.4 | prøvehandling: S4 PR03 | prøve: S4
    support: I4.3 PR22 | hotline: I4.3 | hjælp: I4.3 PR22 | oplæring: 4.1 | undervisning: 4.1
    kompetenceudvikling: 4.1 | sidemandsoplæring: I4.3 PR14 | makkerpar: PR14 | implementeringsplan: R4 I4.1 PR02
    handleplan: PR02 | tidsplan: PR02 D3 | scope creep: 4.3 | omfang: 4.3 D2 | afgrænsning: PR08 | hegn: PR08
    formål: Q1 S2 | mål: S2 | go-live: S5 | idriftsættelse: S5 | ibrugtagning: S5 | implementering: B02 S5
    drift: S7 | forankring: S7 | evaluering: PR10 S7 | læringslog: PR10 | erfaringsopsamling: PR10
    retrospektiv: PR10 | tidligere projekt: 1.4 | best practice: 1.1 | kontekst: R1 I1.1 | kerneopgave: I2.1 T2
    faglighed: Q2 I2.2 G2 | faglig identitet: I2.2 | arbejdsgang: A1 I1.2 | arbejdsmiljø: Q2 G3
    tillidsrepræsentant: 3.4 | TR: 3.4 | AMR: 3.4 | arbejdsmiljørepræsentant: 3.4 | MED-udvalg: 3.4 PR07 | AMO: PR07
    TRIO: 3.4 | psykologisk tryghed: I3.1 PR19 | svartid: PR01 | svarfrist: PR01 | feedback: PR01
    kommunikation: 2.1 | dokumentation: 2.2 | information: 3.1 | rollefordeling: I4.2 | ansvarlig: I4.2
    integration: A4 | login: A5 | effektivisering: G4 G5 | besparelse: G4 | indsats: S1 | stopkriterier: PR09
    MVP: 4.2 PR11 | big bang: 4.2 | forandringstræthed: 1.4 C8 | anskaffelse: B09 | forandringsledelse: Q4 RO2 B02
    ledelsesopbakning: RO1 | change management: RO2 B02
    beslutningspunkt: PR09 | prøvekort: 1.2 4.4 PR04 | infrastruktur: C7 | budget: C4
"""
ENGLISH = """
    rollout: S6 | roll-out: S6 | scaling up: 1.2 S6 | upgrade: 1.3 | upgrading: 1.3 | new version: 1.3
    involvement: S3 R3 3.1 | participation: S3 R3 | user involvement: S3 | co-influence: Q4 PR07 | co-creation: S3
    ownership: R3 I3.2 | resistance: 2.4 PR06 I2.3 | concern: 2.4 | concerns: 2.4 PR06 PR01 | scepticism: 2.4
    business case: 3.3 S2 PR17 | benefits realisation: 2.3 | benefit: S2 2.3 PR18 | benefits plan: 3.3 PR17
    baseline measurement: S2 PR17 | quick win: PR18 | frontline manager: 3.3 | middle manager: 3.3
    team leaders: 3.3 | super user: 3.2 RO3 | ambassador: 3.2 RO3 | champion: RO3 | change owner: RO1
    change leader: RO2 | change agent: RO3 | project manager: RO2 | steering committee: RO1 | sponsor: RO1
    end user: RO4 | employee: RO4 C1 | vendor: PR21 | stakeholders: PR21 D5 | stakeholder analysis: PR21
    pilot: 1.2 S4 | pilot project: 1.2 | pilot test: S4 4.4 | small experiment: S4 PR03 | trial: S4
    support: I4.3 PR22 | helpdesk: I4.3 | training: 4.1 | teaching: 4.1 | peer training: I4.3 PR14 | buddy: PR14
    implementation plan: R4 I4.1 PR02 | action plan: PR02 | schedule: PR02 D3 | scope creep: 4.3
    scope: 4.3 PR08 D2 | boundary: PR08 | fence: PR08 | purpose: Q1 S2 | goal: S2 G1 G4 | go-live: S5
    going live: S5 | launch: S5 | implementation: B02 S5 | operation: S7 | anchoring: S7 | embedding: S7
    evaluation: PR10 S7 | learning log: PR10 | lessons learned: PR10 | retrospective: PR10 | prior project: 1.4
    best practice: 1.1 | context: R1 I1.1 | core task: I2.1 T2 | professional practice: G2 A2
    professional identity: I2.2 | workflow: A1 I1.2 | working environment: Q2 G3 | shop steward: 3.4
    safety representative: 3.4 | joint committee: 3.4 PR07 | health and safety organisation: PR07
    works council: 3.4 | psychological safety: I3.1 PR19 | response time: PR01 | feedback: PR01 | communication: 2.1
    documentation: 2.2 | information: 3.1 | division of roles: I4.2 | responsible: I4.2 | integration: A4
    login: A5 | efficiency: G4 G5 | savings: G4 | initiative: S1 | stop criteria: PR09 | MVP: 4.2 PR11
    big bang: 4.2 | change fatigue: 1.4 C8 | procurement: B09 | change management: Q4 RO2 B02 | decision point: PR09
    trial card: 1.2 4.4 PR04 | budget: C4
"""


class Guides:
    """The index of a library that holds nothing but the guide."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, line: str, language: str, most: int) -> SearchResult:
        """Search the guide in the language."""
        return self._index.search(query_from_text(line, language=language), most)

    def pages(self, line: str, language: str, most: int = FIRST) -> list[str]:
        """Return the pages that are found first."""
        return [hit.id for hit in self.find(line, language, most).hits]


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guides]:
    place = tmp_path_factory.mktemp("guides")
    index = Index(place / "cache", [place / "library"])
    for language in ("da", "en"):
        update_fully(index, guide_of(language))
    yield Guides(index)
    index.close()


def _table(text: str) -> list[tuple[str, list[str]]]:
    rows = [each.strip().rpartition(":") for line in text.splitlines() for each in line.split("|") if each.strip()]
    return [(term.strip(), pages.split()) for term, _, pages in rows]


@pytest.mark.parametrize("language", ["da", "en"])
def test_terms_lead_to_their_page(guides: Guides, language: str) -> None:
    table = _table(DANISH if language == "da" else ENGLISH)
    assert len(table) >= 60
    found = {term: guides.pages(term, language) for term, _ in table}
    assert not {term: found[term] for term, pages in table if not set(pages) & set(found[term])}


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_other_word_leads_to_its_page_and_all_pages_have_some(guides: Guides, language: str) -> None:
    called = defaultdict[str, set[str]](set)
    for item in guide_of(language).items():
        assert item.also, item.id
        for word in item.also:
            called[word.casefold()].add(item.id)
    lost = {}
    for word, pages in called.items():
        found = guides.pages(word, language, max(FIRST, len(pages)))
        if missed := pages - set(found):
            lost[word] = (missed, found)
    assert not lost
