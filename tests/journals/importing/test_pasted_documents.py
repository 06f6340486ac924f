"""Documents as people paste or save them out of what they work in: a chat, a notebook, minutes, a log of risks."""

from __future__ import annotations

from datetime import date

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.source import ImportSource

TODAY = date(2026, 11, 29)


def read(name: str, text: str) -> FileReading:
    return read_file(ImportSource(name, text.encode(), heading_words(), TODAY))


def test_a_part_of_a_chat_has_a_time_and_no_day() -> None:
    chat = (
        "[09:12] Mette Hansen\nSkærmen virkede fint\n\n[09:15] Jonas Dahl\nLyden faldt ud to gange\n👍 2\n\n"
        "[09:17] Mette Hansen\nVi mangler en vejledning\n\nRedigeret\n[09:20] Teamleder\nJeg bestiller et headset\n"
    )
    found = read("chat.txt", chat)
    assert found.format == "chat_text"
    assert [each.text for each in found.items] == [
        "Skærmen virkede fint",
        "Lyden faldt ud to gange",
        "Vi mangler en vejledning",
        "Jeg bestiller et headset",
    ]
    assert {"Mette Hansen", "Jonas Dahl"} <= set(found.names)


def test_times_before_single_words_are_no_chat() -> None:
    found = read("plan.txt", "[09:00] Velkomst\n[09:15] Status\n[10:00] Pause\n")
    assert found.format != "chat_text"
    assert not found.names


def test_a_heading_of_a_page_is_known_by_its_words_however_it_is_drawn() -> None:
    page = (
        "<html><body><div><p style='font-size:20pt'>Retro</p><p>3. marts 2026</p><p>10:15</p></div><div>"
        "<p style='font-size:16pt'>Det gik godt</p><ul><li>Borgerne faldt til ro</li></ul><p>&nbsp;</p>"
        "<p style='font-size:16pt'>Det var svært</p><ul><li>Netværket var langsomt</li></ul></div></body></html>"
    )
    found = read("retro.html", page)
    assert [(each.text, each.kind) for each in found.items] == [
        ("Borgerne faldt til ro", "worked"),
        ("Netværket var langsomt", "hindered"),
    ]


def test_what_was_decided_under_a_point_that_only_tells_of_the_state_is_not_lost() -> None:
    minutes = (
        "# Referat 12. februar 2026\n\n1. Godkendelse af dagsorden\n   Godkendt.\n\n"
        "2. Status på besøg\n   Godt fra start.\n\n"
        "   **Beslutning:** Prøven fortsætter i Nord.\n\n3. Økonomi\n   Licenserne blev dyrere.\n\n"
        "   **Beslutning: Der hentes nyt tilbud (IT-chefen, senest 1. marts 2026)**\n\n"
        "4. Eventuelt\n   Ingen.\n"
    )
    actions = [each for each in read("referat.md", minutes).items if each.table == "actions"]
    assert [(each.text, each.owner, each.due) for each in actions] == [
        ("Prøven fortsætter i Nord.", "", None),
        ("Der hentes nyt tilbud", "IT-chefen", "2026-03-01"),
    ]


def test_when_it_was_changed_is_no_note() -> None:
    found = read("risici.md", "# Risikolog\n\nOpdateret 5. marts 2026\n\n- Netværket falder ud\n")
    assert [each.text for each in found.items] == ["Netværket falder ud"]
    assert found.day == "2026-03-05"


def test_a_table_of_nothing_but_what_says_what_the_meeting_was_holds_no_notes() -> None:
    for text in ("\0", "Dato: 1. marts 2025\n", "Dato,1-3-2025\n\n\nDeltagere,Alle\n"):
        assert not [each for each in read("a.csv", text).items if each.table == "actions"]
