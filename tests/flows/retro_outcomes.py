"""What is pressed and seen in the first meeting of `tests.flows.retro`, from a vote that nobody sees to its end."""

from __future__ import annotations

import time

from tests.files import contents
from tests.flows.desk import Desk
from tests.flows.retro_phases import DOTS, ELSEWHERE, PROJECT, RAW, Size, no_dots
from tests.terminal import PATIENCE

LESSON = "a lesson"
ACTION = "an action: what, who, when"


def choose(desk: Desk, size: Size) -> None:
    """Let the keyboard go round for dots, and see them on both machines only when all have given theirs."""
    assert desk.beside
    desk.see("Hver har 3 prikker")
    desk.press("p")
    desk.see("Parkér til senere:")
    desk.write("Hvem køber")
    desk.cut("Vælg", line="Hvem køber", opens="p", project=PROJECT)
    desk.write(" opladere?")
    desk.press("Enter")
    desk.terminal.until_not("Parkér til senere:")
    desk.press("Enter")
    desk.see("Hvordan giver I prikker?")
    desk.press("2")
    for voter in range(1, size.voters + 1):
        desk.see("Giv prikker hver for sig" if voter == 1 else f"{voter - 1} har haft tastaturet")
        desk.write("viu")  # whoever begins before the page is read
        desk.press("Enter")
        desk.see(f"Nummer {voter} giver prikker", "Du har 3 prikker tilbage")
        assert "●●" not in desk.terminal.text.partition("giver prikker")[2], "the dots of the one before"
        desk.press("2", "Down", "1")
        desk.see("Alle dine prikker er givet")
        desk.press("Enter")
    desk.see(f"{size.voters} har haft tastaturet")
    assert no_dots(desk), "nothing is stored before all of it is shown"
    assert "af 27" not in desk.beside.terminal.text
    if size.voters < 9:  # not all have had it: the room says that it is over
        desk.press("Esc")
        desk.see("Er runden færdig?")
        desk.press("Enter")
    else:
        desk.press("Enter")
    desk.see("Skal det vises nu?")
    desk.press("Enter")
    given = f"{size.voters * DOTS} af 27 prikker"
    desk.see(given)
    desk.beside.see(given)
    two, one = 2 * size.voters, size.voters
    desk.stored(lambda meeting: sorted(group.dots for group in meeting.groups if group.dots) == [one, two])
    desk.tell(f"{size.voters * DOTS} dots given by {size.voters}, unseen until all were shown on both machines")


def lessons(desk: Desk, size: Size) -> None:
    """Make lessons and actions of the piles on top, one of them where the piles are."""
    desk.press("Home")
    with desk.part(LESSON):
        desk.press("d")
        desk.see("hvad ville vi gøre?")
        desk.write("Vi ville begynde med læring 1")
        desk.press("Enter")
    desk.terminal.until_not("hvad ville vi gøre?")
    for number in (1, 2, 3):
        with desk.part(ACTION if number == 1 else "lessons"):
            desk.press("a")
            for asked, text in (("hvad skal ske?", f"Aftale {number}"), ("Hvem gør det?", "gruppelederen")):
                desk.see(asked)
                desk.write(text)
                desk.press("Enter")
            desk.see("Hvornår senest?")
            if number == 2:
                desk.write("24.12")
                desk.cut("Vælg", line="24.12", opens="a", project=PROJECT)
                desk.write(".2030")
            else:
                desk.write("24.12.2030")
            desk.see("senest tirsdag 24.12.2030")
            desk.press("Enter")
        desk.terminal.until_not("Hvornår senest?")
    desk.press("Shift+Tab")
    desk.see("4 Forstå", "d læring")
    desk.press("Home", "d")
    desk.see("hvad ville vi gøre?")
    desk.write("Vi ville begynde med læring 2")
    desk.press("Enter")
    desk.terminal.until_not("hvad ville vi gøre?")
    desk.press("Tab")
    desk.see("5 Vælg")
    desk.stored(lambda meeting: {each.title[-8:] for each in meeting.lessons} == {"læring 1", "læring 2"})
    desk.tell("2 lessons, one of them from among the piles; 3 actions with who and when")
    desk.press("Tab")


def check_out(desk: Desk, size: Size) -> None:
    desk.see("Før referatet")
    desk.press("1")
    desk.see("Referatet, som det bliver")
    desk.press("Enter")
    for asked, text in (("Hvad tager I med", "Ro på"), ("Hvem får besked om", "Natholdet på fredag")):
        desk.see(asked)
        desk.write(text)
        desk.press("Enter")
    desk.see("Hvornår mødes I igen?")
    desk.write("1.2.2031")
    desk.press("Enter")
    desk.see("01.02.2031")
    desk.press("t")
    desk.see("Backspace")
    desk.press(*"554455345", "Enter", "Enter")
    desk.see("5 godt brugt")
    desk.press("p")
    desk.see("Parkér til senere:")
    desk.write("Kaffen i")
    desk.cut("Tjek ud", line="Kaffen i", opens="p", project=PROJECT)
    desk.write(" mødelokalet")
    desk.press("Enter")
    desk.terminal.until_not("Parkér til senere:")
    desk.press("x")
    desk.see("Referatet er skrevet")
    desk.tell("checked out: what we take with us, who is told, when we meet again; the record written")


def close(desk: Desk, size: Size) -> None:
    """Hold the record against what is on disk, end the meeting, and see that what was written in private is gone."""
    _compare_record(desk, size)
    assert desk.beside
    desk.press("q")
    desk.see("Slut mødet", "bliver slettet for alvor")
    desk.press("Enter")
    desk.see("Vi har aftalt 3 ting")
    desk.press("Enter")
    desk.see("er slettet for alvor", "loggens seddel 8")
    desk.beside.terminal.until_told("afsluttet fra en anden maskine")  # which may have gone while this one was seen
    wait_until_erased(desk)
    desk.tell(f"ended on both machines; no file holds a word of the {size.writers * size.each} private notes")


def wait_until_erased(desk: Desk) -> None:
    """Wait until no file of either machine holds a word of what was written in private."""
    stop = time.monotonic() + PATIENCE
    while found := _found_raw(desk):
        assert time.monotonic() < stop, f"what was written in private is still in {found}"
        for each in filter(None, (desk, desk.beside)):
            each.look()


def _found_raw(desk: Desk) -> list[str]:
    files = contents(*(desk.folder / name for name in ("library", "local", "another", "home")))
    return [str(each) for each, held in files.items() if f"{RAW} ".encode() in held]


def _compare_record(desk: Desk, size: Size) -> None:
    """Find in the written record all that is on disk, and nothing that was written in private."""
    meeting, retro = desk.meeting(), desk.meeting().retro
    (file,) = desk.documents.glob("*.md")
    record = file.read_text(encoding="utf-8")
    notes = [*meeting.gathered, *(note for group in meeting.groups for note in group.notes)]
    texts = [note.text for note in notes if not note.private]
    texts += [lesson.title for lesson in meeting.lessons] + [each.text for each in meeting.parked]
    texts += [text for each in meeting.actions for text in (each.text, each.owner)]
    texts += [each.note for each in meeting.reflections.values()] + [each.text for each in meeting.journal.actions]
    texts += [group.theme.summary for group in meeting.groups]
    texts += [retro.purpose, retro.taken, retro.told, "1. februar 2031", "24. december 2030", ELSEWHERE]
    assert not (missing := [text for text in texts if text not in record]), f"not in the record: {missing}"
    private = meeting.private_notes.there
    assert len(private) == size.writers * size.each
    assert not [note.text for note in private if note.text in record], "what was private left"
    dots = [group.dots for group in meeting.groups]
    assert all(f"{group.theme.name} ({group.dots} prik" in record for group in meeting.groups if group.dots)
    counted = (len(meeting.gathered), len(dots), sum(dots), len(meeting.lessons), len(meeting.actions))
    assert counted == (size.loose + 1, size.groups - 1, size.voters * DOTS, 2, 3)
    desk.tell("{} observations, {} piles, {} dots, {} lessons, {} actions: all in the record".format(*counted))
