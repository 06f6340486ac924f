"""What is pressed and seen in each phase of the retrospective that `tests.flows.retro` plays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tests.flows.desk import Desk

PROJECT = "Skærmbesøg i aftenvagten"
PEOPLE = 9
DOTS = 3
THROUGH = "one observation, from said to lesson"
_LAST_WORD = "nøglen til skabet lå hos dagvagten"


@dataclass(frozen=True)
class Size:
    """How much the room says."""

    aloud: int
    writers: int
    each: int
    groups: int

    @property
    def observations(self) -> int:
        """How many there are in the end: with what disappears, and with the last word."""
        return self.aloud + self.writers * self.each + 2


def begin(desk: Desk, size: Size) -> None:
    desk.see(PROJECT)
    desk.press("Enter")
    desk.see("loggens seddel 8")
    desk.press("r")
    desk.see("60 minutter")
    desk.press("2")
    desk.see("Opfølgning", "Ring til driften om lyden")
    desk.tell("60 minutes begun, on a project with 8 observations and 2 open actions")


def follow_up(desk: Desk, size: Size) -> None:
    desk.press("1")
    desk.see("1 venter på svar")
    desk.press("3")
    desk.see("Hvorfor")
    desk.write("knapperne sidder andre steder")
    desk.cut("Opfølgning", line="knapperne sidder andre steder", opens="3", project=PROJECT)
    desk.write(" nu")
    desk.press("Enter")
    desk.see("Alt er fulgt op")
    statuses = Counter(each.status for each in desk.meeting().journal.actions)
    assert statuses == {"done": 1, "dropped": 1}
    assert "knapperne sidder andre steder nu" in {each.because for each in desk.meeting().journal.actions}
    desk.tell("2 open actions followed up: one done, one dropped")
    desk.press("Tab")


def check_in(desk: Desk, size: Size) -> None:
    desk.see("Spilleregel")
    desk.press("n")
    desk.see("Hvor mange er I?")
    desk.write(str(PEOPLE))
    desk.press("Enter")
    desk.see("9 deltagere")
    desk.press(*["Space"] * 4)
    desk.see("[4]")
    desk.press("t")
    desk.see("Esc")
    desk.press(*"544355434", "Enter")
    desk.see("█")
    desk.press("Enter")
    desk.see("[4]")
    desk.press(".", ",", "z")
    desk.see("PAUSE")
    desk.press("Enter")
    desk.see("Hvad er mødet til for?")
    desk.write("Hvad lærte vi af")
    desk.cut("Tjek ind", line="Hvad lærte vi af", opens="Enter", project=PROJECT)
    desk.write(" vinteren?")
    desk.press("Enter")
    desk.see("vinteren?", "[4]")
    assert desk.meeting().retro.purpose == "Hvad lærte vi af vinteren?"
    desk.press(*["Space"] * 6)
    desk.see("Alle har haft ordet")
    desk.tell("9 people checked in; a minute given and taken, the clock stopped")
    desk.press("Tab")


def gather(desk: Desk, size: Size) -> None:
    desk.see("Det husker loggen", "loggens seddel")
    desk.press("n")
    for number in range(1, size.aloud + 1):
        if number == size.aloud // 2:
            _close_line(desk)  # a look at what there is: after the kill the room looks at it again
            desk.press("Down", "n")
            desk.write("-halvt sagt")
            desk.cut("Saml", line="-halvt sagt", opens="n", project=PROJECT)
            desk.write(f", nummer {number}")
        else:
            desk.write(f"{'+-*'[number % 3]}sagt højt nummer {number}")
        desk.press("Enter")
    _close_line(desk)
    desk.see(f"Det nye  {size.aloud}")
    desk.press("t")
    desk.see("Tastaturet går rundt")
    for writer in range(1, size.writers + 1):
        desk.press("Enter")
        desk.see(f"Nummer {writer} skriver")
        for number in range(1, size.each + 1):
            desk.write(f"for sig {writer} {number}")
            desk.press("Enter")
        assert "for sig" not in desk.terminal.text
        desk.press("Esc")
        desk.see(f"{writer} har haft tastaturet")
    stored = b"".join(each.read_bytes() for each in desk.library.parent.rglob("*") if each.is_file())
    assert b"for sig 1" not in stored
    desk.press("Esc")
    desk.see("Er runden færdig?")
    desk.press("Tab")
    desk.see("vises nu for alle")
    desk.press("Enter")
    both = size.aloud + size.writers * size.each
    desk.see(f"Det nye  {both}", "for sig")
    desk.tell(f"{size.aloud} observations said aloud, {size.writers * size.each} written in private by {size.writers}")
    desk.press("Tab")


def _close_line(desk: Desk) -> None:
    desk.see("Esc færdig")
    desk.press("Esc")
    desk.terminal.until_not("Esc færdig")  # a key that follows too soon would be one with Alt


def understand(desk: Desk, size: Size) -> None:
    desk.see("Uden bunke")
    loose, groups = size.aloud + size.writers * size.each, size.groups - 1
    for number in range(1, groups + 1):
        notes = loose // groups + (number <= loose % groups)
        if number == 2:
            _group_in_two_steps(desk, number, notes)
        else:
            _choose_notes(desk, notes)
            desk.press("j")
            desk.see("Hvad hedder bunken?")
            desk.write(f"Bunke {number}")
            desk.press("Enter")
        desk.terminal.until_not("Hvad hedder bunken?")
        desk.terminal.until_not("valgt")
    desk.see("0 uden bunke")
    desk.press("a")
    desk.see("Hvad skal med fra loggen?")
    desk.write("seddel 3")
    desk.press("Enter")
    desk.press("m")
    desk.see("Mærk")
    desk.write("44")
    desk.press("Enter")
    desk.tell(f"{groups} groups made of {loose} notes and one from the log; one tagged")
    _mirror(desk)
    desk.press("Tab")


def _choose_notes(desk: Desk, notes: int) -> None:
    desk.press(*["Space"] * notes)
    desk.see(f"{notes} valgt")


def _group_in_two_steps(desk: Desk, number: int, notes: int) -> None:
    """Make a group of one note, the plug pulled while its name is half typed, and put the others into it."""
    desk.press("j")
    desk.see("Hvad hedder bunken?")
    desk.write("Bunke")
    desk.cut("Forstå", line="Bunke", opens="j", project=PROJECT)
    desk.write(f" {number}")
    desk.press("Enter")
    desk.terminal.until_not("Hvad hedder bunken?")
    if notes > 1:
        _choose_notes(desk, notes - 1)
        desk.press("f")
        desk.see("Hvilken bunke?")
        desk.write(f"Bunke {number}")
        desk.press("Enter")


def _sentences(desk: Desk) -> None:
    """Write a sentence for each group that holds private notes, as is asked when the groups are left."""
    for theme in desk.meeting().private_notes.unsummarized:
        desk.see(f"hvad handler »{theme.name}« om?")
        desk.write(f"det siger {theme.name}")
        desk.press("Enter")
    desk.terminal.until_not("Sig det i én sætning")


def _mirror(desk: Desk) -> None:
    desk.press("d")
    _sentences(desk)
    desk.see("Ramte den jer?")
    desk.press(*"1230")
    desk.press("Enter")
    desk.see("Note til svaret:")
    desk.write("det skete to gange")
    desk.press("Enter")
    desk.see("det skete to gange")
    desk.press("1", "d")
    desk.see("Hvad forsvinder?")
    desk.press("Enter")
    desk.write("snakken ved døren")
    desk.press("Enter")
    desk.see("snakken ved døren")
    desk.press("d")
    desk.see("1 uden bunke")
    desk.press("Home", "f")
    desk.see("Hvilken bunke?")
    desk.write("Bunke 1")
    desk.press("Enter")
    desk.see("0 uden bunke")
    answers = Counter(each.answer for each in desk.meeting().reflections.values())
    assert answers == {"yes": 2, "partly": 1, "no": 1, "unknown": 1}
    desk.tell("5 answers in the mirror, one with a note; one thing that disappears")


def choose(desk: Desk, size: Size) -> None:
    """Place all dots but one, with the plug pulled half way; the last goes to the last word."""
    desk.see("Hver har 3 prikker")
    desk.press("Enter")
    desk.see("Hvordan giver I prikker?")
    desk.press("1")
    desk.see("0 af 27 prikker")
    groups, left = size.groups - 1, PEOPLE * DOTS - 1
    for number in range(1, groups + 1):
        dots = left // groups + (number <= left % groups)
        desk.press(str(dots))
        if number == groups // 2:
            desk.press("p")
            desk.see("Parkér til senere:")
            desk.write("Hvem køber")
            desk.cut("Vælg", line="Hvem køber", opens="p", project=PROJECT)
            desk.write(" opladere?")
            desk.press("Enter")
            desk.terminal.until_not("Parkér til senere:")
    desk.see("26 af 27 prikker: 1 mangler")
    desk.tell(f"{left} dots given to {groups} groups, and one thing parked")


def last_word(desk: Desk, size: Size) -> None:
    """Go back for what somebody says now: it is added, grouped, voted for and a lesson, and every key is counted."""
    desk.press("Shift+Tab")
    desk.see("4 Forstå")
    desk.press("Shift+Tab")
    desk.see("3 Saml", "Det nye")
    with desk.part(THROUGH):
        desk.press("n")
        desk.write(f"-{_LAST_WORD}")
        desk.press("Enter")
        _close_line(desk)
        desk.press("Tab")
        desk.see("1 uden bunke")
        desk.press("j")
        desk.see("Hvad hedder bunken?")
        desk.write("Nøglen")
        desk.press("Enter", "Tab")
        desk.see("26 af 27 prikker: 1 mangler")
        desk.press("End", "+")
        desk.see("27 af 27 prikker er givet")
        desk.press("d")
        desk.see("hvad ville vi gøre?", _LAST_WORD)
        desk.write("Nøglen skal hænge ved døren")
        desk.press("Enter")
        desk.see("Læring: ")
    (lesson,) = desk.meeting().lessons
    assert lesson.title == "Nøglen skal hænge ved døren"
    desk.tell("a last word went back to Gather and came all the way to a lesson")


def lessons(desk: Desk, size: Size) -> None:
    """Count, and make lessons and actions of the ones on top."""
    desk.press("v", "Home")
    desk.see(" 1=")
    for number in (1, 2):
        desk.press("d")
        desk.see("hvad ville vi gøre?")
        desk.write(f"Vi ville begynde med læring {number}")
        desk.press("Enter")
        desk.terminal.until_not("hvad ville vi gøre?")
        desk.press("Down")
    for number in (1, 2, 3):
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
        desk.see("senest 24.12.2030")
        desk.press("Enter")
        desk.terminal.until_not("Hvornår senest?")
    desk.tell("27 dots counted; 3 lessons, 3 actions with who and when")
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
    desk.tell("checked out: what we take with us, who is told, when we meet again; the log written")


PHASES = (begin, follow_up, check_in, gather, understand, choose, last_word, lessons, check_out)
