"""The pieces of reading text: what headings mean, what belongs together, which day; and that nothing breaks it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.heading_words import heading_words
from journals.importing.action_details import action_details
from journals.importing.days import day_in_text, read_deadline
from journals.importing.formats import IMPORT_FORMATS, read_file
from journals.importing.found import FileReading
from journals.importing.inline import plain_inline
from journals.importing.source import ImportSource
from journals.importing.wrapping import unwrapped
from journals.text.clean import clean

TODAY = date(2026, 11, 29)
READERS = ("markdown", "plain", "mail", "html", "jrnl_text", "logseq", "scrumlr_markdown", "funretro_copy")
HEADINGS = {
    "What went well ✅ (2 Notes)": "worked",
    "Hvad gik rigtig godt?": "worked",
    "Was lief gut?": "worked",
    "Det gik faktisk for os alle godt": "worked",
    "Det gik rigtig godt i den første uge": "worked",
    "Det, vi er glade for": "worked",
    "⚓ Anchor": "hindered",
    "Was not good": "hindered",
    "Det gik ikke så godt": "hindered",
    "Stop: hvad skal vi holde op med?": "hindered",
    "Contributing Factors": "hindered",
    "Rocks": "concern",
    "Opmærksomhedspunkter fremover": "concern",
    "Åbne spørgsmål": "question",
    "Forslag til næste gang": "idea",
    "🌱 Bud": "idea",
    "Det undrede os": "surprise",
    "Beslutninger": "action",
    "Hvem gør hvad?": "action",
    "Lessons learnt 💡": "lesson",
    "Retrospective Information": "none",
    "Participants": "none",
    "Executive summary": "overview",
    "Evt.": "other",
    "Plus-projektet i Nord": None,
    "Part 2": None,
    "En god dag på kontoret med alle de nye kolleger": None,
}


@pytest.mark.parametrize(("heading", "meaning"), HEADINGS.items())
def test_headings_mean_what_a_reader_takes_them_for(heading: str, meaning: str | None) -> None:
    assert heading_words().meaning(heading) == meaning


def test_lines_that_an_editor_broke_belong_together() -> None:
    broken = [
        "Skærmen frøs to gange i løbet af formiddagen, og ingen",
        "vidste, hvem man skal ringe til, når det",
        "sker.",
    ]
    notes = ["Skærmen frøs", "Lyden hakkede", "Ingen vidste, hvem man skal ringe til, når det sker om natten."]
    assert [text for _, text in unwrapped(broken)] == [" ".join(broken)]
    assert unwrapped(notes) == list(enumerate(notes))
    assert [text for _, text in unwrapped(["første linje, som er skrevet med vilje  ", "anden linje"])] == [
        "første linje, som er skrevet med vilje",
        "anden linje",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Retro 19022025", "2025-02-19"),
        ("2026_03_04.md", "2026-03-04"),
        ("Møde d. 5. februar 2026", "2026-02-05"),
        ("February 12, 2026 9:00 AM", "2026-02-12"),
        ("noter-uge-9-2026", "2026-W09"),
        ("Rückblick vom 12. März 2026", "2026-03-12"),
        ("tisdag den 5 augusti 2025", "2025-08-05"),
        ("7. desember 2025", "2025-12-07"),
        ("4. Dez. 2025", "2025-12-04"),
        ("12 borgere 2026", None),
        ("24. december 2026", None),
        ("uge 9", None),
        ("99999999", None),
    ],
)
def test_a_day_is_read_where_it_has_its_year_and_has_been(text: str, day: str | None) -> None:
    assert day_in_text(text, TODAY) == day


def test_a_deadline_is_counted_from_the_day_of_the_file_or_not_at_all() -> None:
    assert read_deadline("fredag", date(2026, 3, 4)) == "2026-03-06"
    assert read_deadline("fredag", None) is None
    assert read_deadline("20/3", None) is None
    assert read_deadline("20-03-2026", None) == "2026-03-20"
    assert read_deadline("1. Dezember 2026", None) == "2026-12-01"
    assert read_deadline("3 mai", date(2026, 3, 4)) == "2026-05-03"


@pytest.mark.parametrize(
    ("text", "left", "owner", "due"),
    [
        ("Bestil kort (teamleder, uge 12)", "Bestil kort", "teamleder", "2026-W12"),
        ("Bestil kort inden fredag", "Bestil kort inden fredag", "", "2026-03-06"),
        ("Tablets bestellen bis zum 1. Dezember 2026", "Tablets bestellen", "", "2026-12-01"),
        ("Order toner by 20 Mar 2026", "Order toner", "", "2026-03-20"),
        ("Ring til it. Ansvarlig: superbruger. Deadline: 20/3", "Ring til it", "superbruger", "2026-03-20"),
        ("Spørg 📅 2026-03-20 ⏫", "Spørg", "", "2026-03-20"),
        ("Bestil kort (teamleder, frist 1. februar)", "Bestil kort", "teamleder", "2027-02-01"),
        ("Order cards (planner, deadline 1 Feb)", "Order cards", "planner", "2027-02-01"),
        ("Luk sagen (#12)", "Luk sagen (#12)", "", None),
        ("IT-afdelingen - laver planen", "laver planen", "IT-afdelingen", None),
        ("IT-afdelingen - laver planen - 1. april 2026", "laver planen", "IT-afdelingen", "2026-04-01"),
        ("laver planen - IT-afdelingen - 1. april 2026", "laver planen", "IT-afdelingen", "2026-04-01"),
        ("Ledelsen - spørger driften", "spørger driften", "Ledelsen", None),
        ("Ledelsen - spørg driften", "spørg driften", "Ledelsen", None),
        ("Den daglige leder – kontakter leverandøren", "kontakter leverandøren", "Den daglige leder", None),
        ("IT: opdaterer driften", "opdaterer driften", "IT", None),
        ("Manager - calls the supplier", "calls the supplier", "Manager", None),
        ("Kontakt leverandøren - teamleder", "Kontakt leverandøren", "teamleder", None),
        ("Vejleder nye kolleger - superbruger", "Vejleder nye kolleger", "superbruger", None),
        ("Spørg driften - daglig leder", "Spørg driften", "daglig leder", None),
        ("Køb tablets - ledelsen", "Køb tablets", "ledelsen", None),
        ("Skift stik (det runde)", "Skift stik (det runde)", "", None),
    ],
)
def test_who_and_when_are_read_from_an_action(text: str, left: str, owner: str, due: str | None) -> None:
    found = action_details(text, date(2026, 3, 4), lambda name: False)
    assert (found.text, found.owner, found.due) == (left, owner, due)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**Fed** og _skrå_ og `a*b*`", "Fed og skrå og a*b*"),
        (r"3 \* 4 og snake_case_navn", "3 * 4 og snake_case_navn"),
        ("[ord](https://example.invalid/a_b_c) [[side|navn]] ![x](y.png)", "ord (https://example.invalid/a_b_c) navn "),
        ("Te &amp; kaffe<br>og vand", "Te & kaffe\nog vand"),
    ],
)
def test_marks_within_a_line_are_not_text(marked: str, shown: str) -> None:
    assert plain_inline(marked) == shown


def read_as(form: str, text: str) -> FileReading:
    return IMPORT_FORMATS[form].read(ImportSource("x", text.encode(), heading_words(), TODAY))


PIECES = st.sampled_from(
    (
        *(
            "# ",
            "## Gik godt\n",
            "Drillede:\n",
            "**Aftaler**\n",
            "- ",
            "  - ",
            "\t- ",
            "1. ",
            "- [ ] ",
            "- [x] ",
            "> ",
            "| a | b |\n",
        ),
        *(
            "|---|---|\n",
            "\n",
            "\n\n",
            "---\n",
            "===\n",
            "```\n",
            "<!--",
            "-->",
            "%%",
            "> [!bug] x\n",
            "<li>",
            "<td>",
            "</ul>",
        ),
        *(
            "Fra: x\n",
            "Mvh\n",
            "> > ",
            "[2026-03-04 09:12] ",
            "(3 votes)",
            "Ansvarlig: x",
            "@navn ",
            "[Anna] ",
            "id:: 1\n",
            "TODO ",
        ),
        *(
            "[a](#b)",
            "![",
            "](",
            "&amp;",
            "\\",
            "+ ",
            "? ",
            "+1 ",
            "(teamleder, uge 9)",
            "\ufeff",
            "\x00",
            "\u2028",
            "ord ",
            "Æ",
        ),
    )
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_no_text_breaks_a_reader(text: str) -> None:
    """Whatever stands in a file: what is found is clean, not empty, and in a line that is there."""
    lines = len(text.splitlines()) + 2
    for form in READERS:
        read = read_as(form, text)
        assert all(each.text.strip() and clean(each.text) == each.text for each in read.items), form
        numbers = [each.line for each in read.items] + [each.line for each in read.dropped]
        assert all(0 <= each <= lines for each in numbers), form


@pytest.mark.parametrize(
    "sign", ["[", "*", "_", "`", "<", "(", "#", " ", "\t", "![", "**a", "<!--", "+1 ", "a: ", "- "]
)
def test_a_long_line_of_signs_is_read(sign: str) -> None:
    """What grows with the square would take minutes here."""
    for form in ("markdown", "plain", "html"):
        read_as(form, f"## Aftaler\n- a {sign * 20_000}\n")


def test_an_outline_of_any_depth_is_read() -> None:
    deep = "".join(f"{'  ' * depth}- trin {depth}\n" for depth in range(1500))
    assert len(read_as("markdown", f"## Gik godt\n{deep}").items) == 1
    assert read_as("html", "<ul><li>a" * 3000).items
    assert read_as("html", "<table><tr><td>" * 3000 + "a").items


@pytest.mark.parametrize(("form", "before", "begin"), [("plain", "", ""), ("markdown", "# Uge 12\n\n", "- ")])
def test_long_texts_tell_how_far_they_are(form: str, before: str, begin: str) -> None:
    """Within each step of the work, so that it can be stopped; and it never goes back."""
    lines = (f"{begin}Skærmen gik i sort, mens borgeren ventede {number}" for number in range(12_000))
    source = ImportSource("lang", (before + "\n".join(lines)).encode(), heading_words(), TODAY)
    told: list[float] = []
    source.tick = lambda done, of: told.append(done / of)
    assert len(IMPORT_FORMATS[form].read(source).items) == 12_000
    assert told == sorted(told)
    assert sum(each < 0.5 for each in told) >= 4
    assert sum(each >= 0.5 for each in told) >= 8


def test_a_day_with_a_german_month_is_that_of_its_line() -> None:
    """`12. März` is no number of a list."""
    (first, second) = read_as("plain", "12. März 2026: Alle waren da\n3 maj 2026 - Schemat höll\n").items
    assert (first.text, first.happened) == ("Alle waren da", "2026-03-12")
    assert (second.text, second.happened) == ("Schemat höll", "2026-05-03")


def test_a_heading_with_the_meetings_day_dates_what_is_below_and_is_named_where_its_year_is_unknown() -> None:
    notes = "# Møde 3/2\n\n- Lyden faldt ud\n\n# Retrospective 12\n\n- Skærmen frøs\n\n## Møde den 9. februar\n\n- Ja"
    known = read_as("markdown", f"# Noter\n\nReferat 12. marts 2026\n\n{notes}")
    assert [each.happened for each in known.items] == ["2026-02-03", None, "2026-02-09"]
    assert "no_year" not in [each.reason for each in known.dropped]
    unknown = read_as("markdown", f"# Noter\n\n{notes}")
    assert [each.text for each in unknown.dropped if each.reason == "no_year"] == ["Møde 3/2", "Møde den 9. februar"]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("3/2: Lyden faldt ud\n", ""),
        ("3/2-2025: Lyden faldt ud\n", "2025-02-03"),
        ("uge 7: Lyden faldt ud\n", ""),
        ("Referat 1. marts 2026\n\nLyden faldt ud\n", "2026-03-01"),
    ],
)
def test_a_day_that_another_year_would_read_otherwise_tells_no_texts_apart(text: str, given: str) -> None:
    read = read_file(ImportSource("x.txt", text.encode(), heading_words(), TODAY))
    assert read.day_given(read.items[-1]) == given


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        ("x.md", "# Noter\n\n- ? Hvem svarer\n- ! Det går galt\n- Lyden faldt ud\n", ["question", "concern", None]),
        ("x.txt", "? Hvem svarer\n! Det går galt\nLyden faldt ud\n", ["question", "concern", None]),
        (
            "x.md",
            "- (?) Hvem svarer\n- (bekymring) Det går galt\n- [worry] Nobody comes\n",
            ["question", *["concern"] * 2],
        ),
        ("x.md", "## ?\n- Hvem svarer\n\n## Bekymret for\n- Det går galt\n", ["question", "concern"]),
        ("x.md", "## Undringer\n- Hvem svarer\n\n## What could go wrong\n- Nobody comes\n", ["question", "concern"]),
        ("x.md", "## Handlinger\n- ! Ring til dem\n", [None]),
        (
            "x.csv",
            "Slags;Tekst\n?;Hvem svarer\n!;Det går galt\nspm.;Hvem ringer\n",
            ["question", "concern", "question"],
        ),
        ("x.csv", "Gik godt;?\nDer var makkere;Hvem svarer\n", ["worked", "question"]),
        ("x.csv", "Note;Spørgsmål\nDer var makkere;Hvem svarer om natten\nLyden faldt ud;\n", [None, "question", None]),
    ],
)
def test_a_question_and_a_concern_are_known_by_their_signs_and_words(
    name: str, text: str, kinds: list[str | None]
) -> None:
    read = read_file(ImportSource(name, text.encode(), heading_words(), TODAY))
    assert [each.kind for each in read.items] == kinds
    assert not any(each.text.startswith(("?", "!", "(", "[")) for each in read.items if each.table == "observations")


LONG = "The course took two hours for all of us, also for those who knew it"


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
@pytest.mark.parametrize(
    ("below", "texts"),
    [
        ("Four were afraid.", [f"{LONG}\nFour were afraid."]),
        ("  Four were afraid.", [f"{LONG} Four were afraid."]),
        ("and were afraid.", [f"{LONG} and were afraid."]),
        ("12 of them", [f"{LONG} 12 of them"]),
    ],
)
def test_a_capital_that_begins_the_line_below_an_item_keeps_the_lines_apart(
    name: str, below: str, texts: list[str]
) -> None:
    read = read_file(ImportSource(name, f"- One\n- {LONG}\n{below}\n".encode(), heading_words(), TODAY))
    assert [each.text for each in read.items] == ["One", *texts]


def test_who_and_when_are_read_from_an_action_of_two_lines() -> None:
    text = f"## Actions\n\n- {LONG} with\nAnna. Owner: planner. Deadline: 20-03-2027\n"
    (action,) = read_as("markdown", text).items
    assert (action.owner, action.due) == ("planner", "2027-03-20")
