"""What a line asks for, and how it may go on, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.query import Filters
from journals.records.model import KINDS, SIGNS, Project
from journals.text.date_words import DAYS_FROM_TODAY
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.strategies import texts as any_text
from tui.locale import catalogue
from tui.wording.search_completion import completions, correction, hint
from tui.wording.search_filters import FILTERS, QueryVocabulary, filter_values
from tui.wording.search_periods import NO_DAYS, asked_days
from tui.wording.search_query import parse_query

SCREENS, BOXES, ODD = "01JD0000000000000000000001", "01JD0000000000000000000002", "01JD0000000000000000000003"
PROJECTS = {
    SCREENS: Project(id=SCREENS, name="Skærme, nye og gamle", area="Ældreområdet", technology_type="video-calls"),
    BOXES: Project(id=BOXES, name="Nøglebokse", area="Teknik", technology_type="locks"),
    ODD: Project(id=ODD, name="Skærme", area=""),
}
PERIODS = (("2026-11-09", "2026-11-15"), ("2026-11-16", "2026-11-22"))
KNOWN = {language: QueryVocabulary(guide_of(language), PROJECTS, date(2026, 11, 24)) for language in LANGUAGES}


def asked(line: str, language: Language = "da") -> Filters:
    """The filters in a line, which has nothing that is unknown."""
    found = parse_query(line, KNOWN[language], language)
    assert found.unknown == []
    assert found.query.words == ()
    return found.query.filters


def one(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("trin:2 stage:S2 trin:s2 TRIN:2", Filters(stages=one("S2"))),
        ("trin:2,3 trin:4", Filters(stages=one("S2", "S3", "S4"))),
        ("faldgrube:44 pitfall:4.4 faldgrube:#44", Filters(pitfalls=one("4.4"))),
        ("slags:bekymring kind:concern slags:bek", Filters(kinds=one("concern"))),
        ("slags:spoerg kind:ques", Filters(kinds=one("question"))),
        ("tegn:bider sign:bites", Filters(signs=one("bites"))),
        ("i:observationer in:obs", Filters(tables=one("observations"))),
        ("in:lessons,katalog", Filters(tables=one("lessons", "guide"))),
        ("projekt:nøgle project:noegle", Filters(projects=one(BOXES))),
        ('projekt:"Skærme, nye og gamle"', Filters(projects=one(SCREENS))),
        ("projekt:skærme", Filters(projects=one(SCREENS, ODD))),
        ("projekt:nøgle,skærme", Filters(projects=one(SCREENS, ODD, BOXES))),
        ("område:aeldre area:ældre omraade:ÆLDRE", Filters(projects=one(SCREENS))),
        ("projekt:skærme område:ældre", Filters(projects=one(SCREENS))),
        ("projekt:nøgle område:ældre", Filters(projects=one())),
        ("type:video", Filters(projects=one(SCREENS))),
        ("type:locks type:LOCKS", Filters(projects=one(BOXES))),
        ("type:locks projekt:skærme", Filters(projects=one())),
        (f"project:{BOXES.lower()}", Filters(projects=one(BOXES))),
        ("rolle:Sygeplejerske role:syge", Filters(roles=one("sygeplejerske", "syge"))),
        ("siden:2025 since:2026-03", Filters(since="2025-01-01")),
        ("siden:24.11 ", Filters(since="2026-11-24")),
        ('siden:"i går"', Filters(since="2026-11-23")),
        ("siden:»i går«", Filters(since="2026-11-23")),
        ("til:2025 until:2025-03", Filters(until="2025-12-31")),
        ("til:2025-03", Filters(until="2025-03-31")),
        ("trin: faldgrube:", Filters()),
        ("uge:47 week:2026-W47 uge:2026-47", Filters(periods=PERIODS[1:])),
        ('uge:46,47 uge:"47 2025"', Filters(periods=(("2025-11-17", "2025-11-23"), *PERIODS))),
        ("uge:45-47 uge:»45 – 47«", Filters(periods=(("2026-11-02", "2026-11-22"),))),
        ("uge:51-2", Filters(periods=(("2025-12-15", "2026-01-11"),))),
        ("uge:47 år:2025", Filters(periods=(("2025-11-17", "2025-11-23"),))),
        ("uge:47 måned:10", Filters(periods=(("9999", "0000"),))),
        ('uge:"sidste uge"', Filters(periods=PERIODS[1:])),
        ("måned:november month:11 month:2026-11", Filters(periods=(("2026-11-01", "2026-11-30"),))),
        ("måned:12", Filters(periods=(("2025-12-01", "2025-12-31"),))),
        ("år:2025 year:25", Filters(periods=(("2025-01-01", "2025-12-31"),))),
        ('år:"i år" aar:2026', Filters(periods=(("2026-01-01", "2026-12-31"),))),
        ("year:2024-2026", Filters(periods=(("2024-01-01", "2026-12-31"),))),
        ("dag:24.11 date:2026-11-24 dato:24/11-26", Filters(periods=(("2026-11-24", "2026-11-24"),))),
        ("dag:1.11-15.11", Filters(periods=(("2026-11-01", "2026-11-15"),))),
        ("uge 47", Filters(periods=(("2026-11-16", "2026-11-22"),))),
        ("i uge 45-47", Filters(periods=(("2026-11-02", "2026-11-22"),))),
        ("week 47 2025", Filters(periods=(("2025-11-17", "2025-11-23"),))),
        ("2026-W47", Filters(periods=(("2026-11-16", "2026-11-22"),))),
        ("uge: 47", Filters(periods=(("2026-11-16", "2026-11-22"),))),
        ("fra:2025 indtil:2025", Filters(since="2025-01-01", until="2025-12-31")),
        ("type:concern", Filters(kinds=one("concern"))),
        ("i:møder in:reviews", Filters(tables=one("retros", "themes", "mirror", "parked", "uses", "reviews"))),
    ],
)
def test_filters_in_either_language(lines: str, wanted: Filters, language: Language) -> None:
    assert asked(lines, language) == wanted


def test_the_rest_of_a_line_is_words_and_phrases() -> None:
    found = parse_query('skærmen trin:2 "helt sort" kl:10 http://x', KNOWN["da"], "da")
    assert found.query.words == ("skærmen", "kl", "10", "http", "x")
    assert found.query.phrases == (("helt", "sort"),)
    assert found.query.filters == Filters(stages=one("S2"))
    assert found.query.language == "da"


@pytest.mark.parametrize(
    "typed", ["trin:findesikke", "faldgrube:99", "slags:xx", "siden:engang", "i:skabet", 'projekt:"x y"', "trin:S9"]
)
def test_a_value_that_means_nothing_is_told_and_the_rest_counts(typed: str) -> None:
    found = parse_query(f"lås {typed} trin:2", KNOWN["da"], "da")
    assert found.unknown == [typed]
    assert found.query.words == ("lås",)
    assert found.query.filters == Filters(stages=one("S2"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("slgs:bekymring", "slags:bekymring"),
        ("kind:bekymrng", "kind:bekymring"),
        ("trinn:pr", "trin:Prøve"),
        ("uggge:47", "uge:47"),
        ("projekt:nøglebogse", "projekt:Nøglebokse"),
        ("type:læring", "i:læringer"),
        ("farvning:rød", ""),
        ("uge:99", ""),
        ("uge:47-45", ""),
        ("år:hvert", ""),
        ("type:sensorer", ""),
        ("type:kaffe", ""),
        ("foo:2026-11", ""),
        ("after:2026-W47", "siden:2026-W47"),
    ],
)
def test_what_is_not_understood_finds_nothing_and_says_what_it_could_be(typed: str, meant: str) -> None:
    known, say = KNOWN["da"], catalogue("da")
    found = parse_query(f"lås {typed}", known, "da")
    assert not found.is_understood
    assert (found.unknown, found.filters) == ([typed], [])
    assert correction(typed, known, say) == meant
    assert hint(typed, known, say)
    assert meant in hint(typed, known, say)


@pytest.mark.parametrize(
    ("typed", "projects", "said"),
    [
        ("type:sensorer", PROJECTS, "Ingen projekter har typen"),
        ("type:sensorer", PROJECTS, "Det kan være: Videosamtaler"),
        ("type:sensorer", {}, "Ingen projekter har en type endnu"),
        ("projekt:x", {}, "ingen projekter endnu"),
        ("område:x", {}, "har et område endnu"),
    ],
)
def test_a_value_that_nothing_has_says_what_there_is(typed: str, projects: dict[str, Project], said: str) -> None:
    assert said in hint(typed, replace(KNOWN["da"], projects=projects), catalogue("da"))


@pytest.mark.parametrize("line", ["kl:10", "http://x", 'lås "slgs:bekymring"', "OBS: husk", '"uge 47" lås', "uge 99"])
def test_what_is_no_filter_is_words(line: str) -> None:
    found = parse_query(line, KNOWN["da"], "da")
    assert found.is_understood
    assert found.query.filters == Filters()
    assert found.query.words or found.query.phrases


def test_the_filters_of_a_line_are_known_as_they_were_typed() -> None:
    assert parse_query("lås trin:prøve uge 47 kind:xx", KNOWN["da"], "da").filters == ["trin:prøve", "uge 47"]


@pytest.mark.parametrize("typed", ["🎉", "! ?", "trin:2 🎉", "siden:2026-99"])
def test_signs_and_filters_that_mean_nothing_do_not_widen_what_is_found(typed: str) -> None:
    assert not parse_query(typed, KNOWN["da"], "da", ["observations"]).is_understood


@pytest.mark.parametrize("typed", ["", "  ", '"', "trin:", "trin:2", "lås !"])
def test_what_is_not_yet_typed_is_no_mistake(typed: str) -> None:
    assert parse_query(typed, KNOWN["da"], "da").is_understood


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stage_and_a_pitfall_are_understood_in_either_language(language: Language) -> None:
    other: Language = "en" if language == "da" else "da"
    known = replace(KNOWN[language], other_guides=lambda: [KNOWN[other].guide])
    for guide in (KNOWN["da"].guide, KNOWN["en"].guide):
        for stage in guide.stages:
            assert parse_query(f'trin:"{stage.title}"', known, language).query.filters.stages == {stage.id}
        for pitfall in guide.pitfalls:
            found = parse_query(f'faldgrube:"{pitfall.title}"', known, language)
            assert pitfall.id in found.query.filters.pitfalls


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("siden:2026-W47 til:2026-W47", "2026-11-16", "2026-11-22"),
        ("since:u47 until:w47", "2026-11-16", "2026-11-22"),
        ('siden:"i fredags"', "2026-11-20", ""),
        ("siden:24.12", "2025-12-24", ""),
        ("siden:december til:2025", "2025-12-01", "2025-12-31"),
        ("siden:sidste uge", "2026-11-16", ""),
        ("since:last month until:last week", "2026-10-01", "2026-11-22"),
    ],
)
def test_time_is_read_as_everywhere_and_is_the_latest_such(typed: str, since: str, until: str) -> None:
    filters = parse_query(typed, KNOWN["da"], "da").query.filters
    assert (filters.since, filters.until) == (since, until)


@pytest.mark.parametrize(
    ("typed", "first", "last", "words"),
    [
        ("hvad skete i går", "2026-11-23", "2026-11-23", ("hvad", "skete")),
        ("nøgle sidste uge", "2026-11-16", "2026-11-22", ("nøgle",)),
        ("nøgle i sidste måned", "2026-10-01", "2026-10-31", ("nøgle",)),
        ("key yesterday", "2026-11-23", "2026-11-23", ("key",)),
        ("dag:i går nøgle", "2026-11-23", "2026-11-23", ("nøgle",)),
        ("nøgle i morgen", "2026-11-25", "2026-11-25", ("nøgle",)),
        ("key the day after tomorrow", "2026-11-26", "2026-11-26", ("key",)),
        ("nøgle sidste maaned", "2026-10-01", "2026-10-31", ("nøgle",)),
        ("uge:sidste nøgle", "2026-11-16", "2026-11-22", ("nøgle",)),
        ("uge:denne", "2026-11-23", "2026-11-29", ()),
        ("år:sidste år", "2025-01-01", "2025-12-31", ()),
    ],
)
def test_a_time_told_from_today_is_a_filter(typed: str, first: str, last: str, words: tuple[str, ...]) -> None:
    found = parse_query(typed, KNOWN["da"], "da")
    assert (found.query.filters.periods, found.query.words, found.unknown) == (((first, last),), words, [])
    assert parse_query(f'"{typed}"', KNOWN["da"], "da").query.filters.periods == ()


@pytest.mark.parametrize("words", DAYS_FROM_TODAY)
def test_every_day_that_is_told_from_today_is_a_value(words: str) -> None:
    """As dates are read elsewhere; in a line all but today's are, too, for *i dag* is said of much."""
    day = (KNOWN["da"].today + timedelta(days=DAYS_FROM_TODAY[words])).isoformat()
    for typed in (f"dag:{words}", f"dag: {words.upper().replace('Å', 'AA')}"):
        assert asked(typed) == Filters(periods=((day, day),))
    assert asked(f"siden:{words} til:{words}") == Filters(since=day, until=day)
    in_line = parse_query(f"nøgle {words}", KNOWN["da"], "da").query.filters.periods
    assert in_line == (((day, day),) if DAYS_FROM_TODAY[words] else ())


def test_a_project_is_named_by_any_form_of_its_words() -> None:
    assert asked("projekt:nøgleboksen").projects == asked("projekt:nøglebokse").projects


def test_where_to_look_if_the_line_does_not_say() -> None:
    assert parse_query("lås", KNOWN["da"], "da", ["lessons"]).query.filters.tables == one("lessons")
    assert parse_query("lås i:katalog", KNOWN["da"], "da", ["lessons"]).query.filters.tables == one("guide")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILTERS)
def test_every_value_that_is_offered_is_understood(name: str, language: Language) -> None:
    known, say = KNOWN[language], catalogue(language)
    offered = filter_values(name, known, say)
    meant = set[Filters]()
    for value in offered:
        found = parse_query(f'{say(f"search.name.{name}")}:"{value}"', known, language)
        assert found.unknown == []
        assert found.query.filters != Filters(), value
        meant.add(found.query.filters)
    assert len(meant) == len(offered), "each means something of its own"
    if name in ("kind", "sign", "stage"):
        assert len(offered) == {"kind": len(KINDS), "sign": len(SIGNS), "stage": 7}[name]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("tr", ["trin:"]),
        ("lås fald", ["lås faldgrube:"]),
        ("trin:prøve fald", ["trin:prøve faldgrube:"]),
        ("trin:prøve slags:be", ["trin:prøve slags:bekymring"]),
        ('projekt:"Skærme" slags:be', ['projekt:"Skærme" slags:bekymring']),
        ("OMR", ["område:"]),
        ("omraa", ["område:"]),
        ("t", []),
        ("", []),
        ("skærm", []),
        ("lås: ", []),
        ("xtrin:pr", []),
        ("xx:pr", []),
        ("trin:pr", ["trin:Prøve"]),
        ("stage:proev", ["stage:Prøve"]),
        ("trin:Prøve", []),
        ("projekt:skærme", ['projekt:"Skærme, nye og gamle"', "projekt:Skærme"]),
        ('projekt:"skærme, n', ['projekt:"Skærme, nye og gamle"']),
        ("projekt:skærme, n", ['projekt:"Skærme, nye og gamle"']),
        ("slags:", [f"slags:{value}" for value in filter_values("kind", KNOWN["da"], catalogue("da"))]),
        ("siden:20", []),
        ("fredag", ["dag:fredag"]),
        ("Friday", ["dag:Friday"]),
        ("november", ["måned:november"]),
        ("maj", ["måned:maj"]),
        ("i fredags", ['dag:"i fredags"']),
        ("2025", ["år:2025"]),
        ("i dag", ['dag:"i dag"']),
        ("i går", []),
        ("last week", []),
        ("man", []),
        ("lås fredag", []),
        ("lås sommer", []),
    ],
)
def test_how_a_line_may_go_on(line: str, wanted: list[str]) -> None:
    assert sorted(completions(line, KNOWN["da"], catalogue("da"))) == sorted(wanted)


def test_how_a_line_may_go_on_in_english() -> None:
    say = catalogue("en")
    assert completions("st", KNOWN["en"], say) == ["stage:"]
    assert completions("x stage:tri", KNOWN["en"], say) == ["x stage:Trial"]
    assert completions("kind:surp", KNOWN["en"], say) == ['kind:"surprised us"']


pieces = st.sampled_from([*FILTERS, ":", '"', "»", "«", " ", ",", "trin", "projekt", "\0", "\ud800"])


@given(line=any_text | st.lists(pieces).map("".join))
def test_any_line_can_be_read_and_completed(line: str) -> None:
    for language in LANGUAGES:
        found = parse_query(line, KNOWN[language], language)
        assert found.query.language == language
        for longer in completions(line, KNOWN[language], catalogue(language)):
            assert longer != line


def test_a_type_is_understood_in_the_other_language_too() -> None:
    known = replace(KNOWN["da"], other_guides=lambda: [guide_of("en")])
    assert parse_query('type:"electronic locks"', known, "da").query.filters == Filters(projects=one(BOXES))
    assert filter_values("type", KNOWN["da"], catalogue("da")) == ["Videosamtaler", "Elektroniske låse og nøgler"]


def test_a_single_day_is_told_as_one() -> None:
    say = catalogue("da")
    assert asked_days(say, asked("dag:i går").periods) == "23.11.2026"
    assert asked_days(say, asked("uge:47").periods) == "16.11.2026 til 22.11.2026"
    assert asked_days(say, [NO_DAYS]) == ""
