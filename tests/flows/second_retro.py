"""What is pressed and seen in the second meeting that `tests.flows.retro` plays, led from the other machine."""

from __future__ import annotations

from tests.flows.desk import Desk
from tests.flows.retro_outcomes import wait_until_erased
from tests.flows.retro_phases import PEOPLE, PROJECT, Size, close_line

THROUGH = "one observation, from said to lesson"
ALOUD = "27 dots on 7 piles or notes, aloud"
_LAST_WORD = "nøglen til skabet lå hos dagvagten"
_ALL_BUT_ONE = PEOPLE * 3 - 1


def begin_again(first: Desk, size: Size) -> None:
    """Begin where the first meeting ended: what was parked and agreed is there, with the day that was set."""
    desk = _leader(first)
    desk.see("loggens seddel 8")
    desk.press("r")
    desk.see("1 tilbageblik", "slut")
    desk.press("n")
    desk.see("60 minutter")
    desk.press("2")
    desk.see("Opfølgning", "Parkeret sidst", "Hvem køber opladere?", "Kaffen i mødelokalet", "Næste gang var aftalt")
    desk.tell("a second meeting begun on the second machine, from the list of meetings")


def follow_up_again(first: Desk, size: Size) -> None:
    desk = _leader(first)
    desk.press("1")
    desk.see("taget op")
    desk.press("2")
    desk.see("parkeret igen", "3 venter på svar")
    desk.press("1", "2", "1")
    desk.see("Alt er fulgt op")
    desk.stored(lambda meeting: [each.text for each in meeting.parked] == ["Kaffen i mødelokalet"])
    desk.stored(lambda meeting: [each.text for each in meeting.gathered] == ["Hvem køber opladere?"])
    first.see("Tilbageblik i gang siden")
    first.press("r")
    first.see("Opfølgning", "En anden maskine styrer")
    desk.tell("2 parked points, 3 actions followed up; the first machine goes along")
    desk.press("Tab")


def few_notes(first: Desk, size: Size) -> None:
    """Go to choosing with notes in no pile."""
    desk = _leader(first)
    desk.see("Spilleregel")
    desk.press("n")
    desk.see("Hvor mange er I?")
    desk.write(str(PEOPLE))
    desk.press("Enter")
    desk.see("9 deltagere")
    desk.press("Tab")
    desk.see("3 Saml", "Det nye  1")
    desk.press("n")
    for number in range(1, size.later + 1):
        desk.write(f"andet møde nummer {number}")
        desk.press("Enter")
    close_line(desk)
    desk.see(f"Det nye  {size.later + 1}")
    desk.press("Tab")
    desk.see(f"{size.later + 1} uden bunke")
    desk.press("Tab")
    desk.see("Hver har 3 prikker")


def count_aloud(first: Desk, size: Size) -> None:
    """Count all dots but one aloud, a digit a note; the last goes to the last word."""
    desk = _leader(first)
    notes, left = size.later + 1, _ALL_BUT_ONE
    with desk.part(ALOUD):
        desk.press("Enter")
        desk.see("Hvordan giver I prikker?")
        desk.press("1")
        desk.see("0 af 27 prikker")
        desk.press(*(str(left // notes + (number < left % notes)) for number in range(notes)))
        desk.see("26 af 27 prikker: 1 mangler")
    first.see("26 af 27 prikker")
    desk.tell(f"{left} dots counted aloud on {notes} notes")


def last_word(first: Desk, size: Size) -> None:
    """Go back for what somebody says now: it is added, voted for and a lesson, in no pile, and every key is counted."""
    desk = _leader(first)
    desk.press("Shift+Tab")
    desk.see("4 Forstå")
    desk.press("Shift+Tab")
    desk.see("3 Saml", "Det nye")
    with desk.part(THROUGH):
        desk.press("n")
        desk.write(f"-{_LAST_WORD}")
        desk.press("Enter")
        close_line(desk)
        desk.press("Tab")
        desk.see(f"{size.later + 2} uden bunke")
        desk.press("Tab")
        desk.see("26 af 27 prikker: 1 mangler")
        desk.press("End", "+")
        desk.see("27 af 27 prikker er givet")
        desk.press("d")
        desk.see("hvad ville vi gøre?", _LAST_WORD)
        desk.write("Nøglen skal hænge ved døren")
        desk.press("Enter")
        desk.see("Læring: ")
    desk.stored(lambda meeting: [each.title for each in meeting.lessons] == ["Nøglen skal hænge ved døren"])
    with desk.part(ALOUD):
        desk.press("v")
        desk.see("27 af 27 prikker er talt op")
    desk.tell("a last word went back to Gather and came all the way to a lesson")


def close_again(first: Desk, size: Size) -> None:
    """End it, see both in the list and how it went from one to the other, and end both programs."""
    desk = _leader(first)
    desk.press("Tab")
    desk.see("Referatet, som det bliver")
    desk.press("q")
    desk.see("Slut mødet")
    desk.press("Enter")
    desk.see("Vi har aftalt én ting")
    desk.press("Enter")
    desk.see("Mødet er slut", f"{size.later + 2} sedler", "Det tager vi med: Ro på")
    first.see("afsluttet fra en anden maskine")
    desk.press("t")
    desk.see("Fra gang til gang")
    desk.press("Esc")
    desk.terminal.until_not("Fra gang til gang")
    for each in (desk, first):
        each.leave()
    wait_until_erased(first)
    desk.tell(f"two meetings of »{PROJECT}« in the list, and how it went from the one to the other")


def _leader(first: Desk) -> Desk:
    assert first.beside
    return first.beside
